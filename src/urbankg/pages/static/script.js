// What pages gain by JavaScript; they work without it. Before the page is drawn: the theme that was chosen.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* not allowed here */ } };
  if (kept()) root.dataset.theme = kept();

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  // A box of search as a combobox (WAI-ARIA): what may be meant comes below it while somebody types; arrows choose,
  // Enter goes there, Escape closes. Without an answer it stays the plain form that it is.
  const WAIT = 120; // milliseconds without a key before it is asked
  const suggest = (input, which) => {
    const list = document.createElement("ul");
    list.id = `suggestions-${which}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.getAttribute("aria-label"));
    list.hidden = true;
    input.after(list);
    const about = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(about)) input.setAttribute(name, value);
    let chosen = -1, timer = 0, asked = 0;

    const choose = (at) => {
      list.children[chosen]?.setAttribute("aria-selected", "false");
      chosen = at;
      const option = list.children[at];
      option?.setAttribute("aria-selected", "true");
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };
    const open = (isOpen) => {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) choose(-1);
    };
    const text = (tag, said, kind) => {
      const element = document.createElement(tag);
      element.textContent = said.replace(/\d{4}-\d\d-\d\d/g, "\u2066$&\u2069"); // else turned round behind Persian
      element.className = kind;
      return element;
    };
    const show = (things) => {
      choose(-1);
      list.replaceChildren(...things.map((thing, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.dataset.page = thing.page;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(text("bdi", thing.label, "name"), " ", text("bdi", thing.about, "about"));
        return option;
      }));
      open(things.length > 0 && document.activeElement === input);
    };
    const ask = async () => {
      const number = ++asked;
      const typed = input.value.trim();
      if (!typed) return open(false);
      try {
        const answer = await fetch(`${input.dataset.suggest}.json?q=${encodeURIComponent(typed)}`);
        const found = answer.ok ? (await answer.json()).things : [];
        if (number === asked) show(found); // else another letter was typed meanwhile
      } catch {
        open(false);
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    };

    input.addEventListener("input", later);
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.key === "Escape" && !list.hidden) open(false);
      else if (event.key === "ArrowDown" && list.hidden) return void later();
      else if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
      else if (event.key === "ArrowUp" && !list.hidden) choose(chosen >= 0 ? chosen - 1 : last);
      else if (event.key === "Enter" && !list.hidden && chosen >= 0) location.assign(list.children[chosen].dataset.page);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => open(false));
    list.addEventListener("mousedown", (event) => event.preventDefault()); // so that the box stays in focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) location.assign(option.dataset.page);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const theme = document.querySelector("button.theme");
    if (theme) {
      const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
      theme.hidden = false;
      tell();
      theme.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        keep(root.dataset.theme);
        tell();
      });
    }
    document.querySelectorAll("input[data-suggest]").forEach(suggest);
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.textContent = button.dataset.done;
      });
    }
  });
})();
