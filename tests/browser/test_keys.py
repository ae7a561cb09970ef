"""With the keyboard alone: the way to the text, all that can be done, where one is."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

WHERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {
    is: at.tagName, skips: at.matches("a.skip"), inMain: !!at.closest("main"),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def tab(page: Page) -> dict:
    page.keyboard.press("Tab")
    return page.evaluate(WHERE)


def test_the_first_key_leads_past_the_menu(opened, pages) -> None:
    page = opened(pages["post"])
    first = tab(page)
    assert first["skips"] and first["seen"] and first["ring"]
    expect(page.locator("a.skip").first).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert tab(page)["inMain"]


def test_every_stop_shows_that_one_is_there(opened, pages) -> None:
    page = opened(pages["post"])
    stops = [tab(page) for _ in range(40)]
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []
    kinds = {stop["is"] for stop in stops}
    assert {"A", "a", "INPUT", "BUTTON", "DIV"} <= kinds  # links, bars, fields, buttons, boxes that scroll
    order = [stop["inMain"] for stop in stops]
    assert order == sorted(order)  # first the top, then the text


def test_a_way_from_search_to_a_sentence_with_keys_alone(opened) -> None:
    page = opened("/")
    while tab(page)["is"] != "INPUT":
        pass
    page.keyboard.type("پیروز حناچی")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/id/person/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("پیروز حناچی")
    page.locator(".source a[href*='/id/article/']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("blockquote mark").first).to_be_visible()


def test_what_articles_say_of_a_holder_is_opened_with_keys(opened, pages) -> None:
    page = opened(pages["post"])
    details = page.locator("details").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details.locator("blockquote").first).to_be_visible()
    page.keyboard.press(" ")
    expect(details.locator("blockquote").first).to_be_hidden()
