// Search on a site without a server: the lists of names, one a letter, are looked through in the browser.
"use strict";
(() => {
  const MOST = 60, WORDS = 5, LONGEST = 200;
  const ALIKE = { "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ء": "" };

  // The words of a text in one spelling, as urbankg.search.words has them.
  const words = (text) =>
    (text.slice(0, LONGEST).normalize("NFKD").replace(/\p{M}/gu, "").replace(/[يىكةۀء]/g, (c) => ALIKE[c])
      .replace(/[۰-۹]/g, (c) => c.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (c) => c.charCodeAt(0) - 0x660)
      .toLowerCase().match(/\p{L}+|\d+/gu) || []).slice(0, WORDS);

  const isNear = (a, b) => { // one letter more, less or other
    if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const [x, y] = [a.slice(at), b.slice(at)];
    return x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y;
  };
  const fits = (typed, word) => (word === typed ? 3 : word.startsWith(typed) ? 2 : isNear(typed, word) ? 1 : 0);
  const score = (typed, entry) => {
    const own = entry.words.split(" ");
    return typed.reduce((sum, one) => {
      const best = Math.max(...own.map((word) => fits(one, word)));
      return sum + (best ? best + 10 : 0);
    }, 0) - own.length / 100;
  };

  const listOf = async (letter, names) => {
    const address = new URL(`u${letter.codePointAt(0).toString(16).padStart(4, "0")}.json`, names);
    const answer = await fetch(address);
    if (!answer.ok) return [];
    const { things } = await answer.json();
    return things.filter((one) => one.page).map((one) => ({ ...one, page: new URL(one.page, address).href }));
  };

  const find = async (text, names) => {
    const typed = words(text);
    const lists = await Promise.all([...new Set(typed.map((word) => word[0]))].map((letter) => listOf(letter, names)));
    const found = new Map(lists.flat().map((one) => [one.iri, one]));
    const scored = [...found.values()].map((one) => [score(typed, one), one]).filter(([points]) => points > 5);
    const most = Math.max(0, ...scored.map(([points]) => Math.floor(points / 10)));
    return scored.filter(([points]) => Math.floor(points / 10) === most)
      .sort(([a], [b]) => b - a).slice(0, MOST).map(([, one]) => one);
  };

  document.addEventListener("DOMContentLoaded", async () => {
    const place = document.getElementById("found");
    const text = new URLSearchParams(location.search).get("q") || "";
    const input = document.querySelector("input[name=q]");
    if (input) input.value = text;
    if (!place || !text.trim()) return;
    const found = await find(text, new URL(place.dataset.names, location.href));
    const list = document.createElement("ul");
    for (const one of found) {
      const link = document.createElement("a"), about = document.createElement("span");
      link.href = one.page;
      link.textContent = one.label;
      about.textContent = one.about;
      about.className = "count";
      const item = document.createElement("li");
      item.append(link, " ", about);
      list.append(item);
    }
    place.replaceChildren(found.length ? list : place.dataset.nothing);
  });
})();
