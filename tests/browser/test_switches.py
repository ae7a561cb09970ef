"""The language and the colours: what is chosen stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_other_language_is_of_the_same_page_in_the_same_state(opened, pages, base) -> None:
    page = opened(f"{pages['post']}?on=1390-01-15")
    root = page.locator("html")
    expect(root).to_have_attribute("dir", "rtl")
    page.locator(".switches a").click()
    expect(page).to_have_url(f"{base}/en{pages['post']}?on=1390-01-15")
    expect(root).to_have_attribute("dir", "ltr")
    expect(root).to_have_attribute("lang", "en")
    expect(page.locator("section.card")).to_contain_text("2011-04-04")
    page.locator(".switches a").click()
    expect(page).to_have_url(f"{base}{pages['post']}?on=1390-01-15")
    expect(root).to_have_attribute("lang", "fa")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_are_those_of_the_system_until_others_are_chosen(opened, system: str) -> None:
    page = opened("/", color_scheme=system)
    dark, light = "rgb(18, 23, 28)", "rgb(252, 252, 250)"
    own, other = (dark, light) if system == "dark" else (light, dark)
    assert ground(page) == own
    switch = page.locator("button.theme")
    expect(switch).to_have_attribute("aria-pressed", str(system == "dark").lower())
    switch.click()
    assert ground(page) == other
    page.reload()
    assert ground(page) == other
    page.goto("/en/about")
    assert ground(page) == other
    page.emulate_media(color_scheme="dark" if system == "light" else "light")
    page.locator("button.theme").click()
    assert ground(page) == own


@pytest.mark.parametrize("lang", ["", "/en"])
def test_dark_pages_have_dark_grounds_everywhere(opened, pages, lang: str) -> None:
    page = opened(lang + pages["map"], color_scheme="dark")
    light = page.evaluate(
        """() => [...document.querySelectorAll("body, header, main, table, figure, input, button")].filter(element => {
          const ground = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
          return ground[3] !== 0 && !element.closest("[aria-current]") && Math.min(...ground.slice(0, 3)) > 200;
        }).map(element => element.tagName)"""
    )
    assert light == []
