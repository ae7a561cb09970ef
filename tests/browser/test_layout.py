"""How pages lie on a phone, on a wide screen and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .main_pages import NAMES, in_english, page_of

LARGEST = 150_000  # bytes of a page
# What lies outside of the window where nothing scrolls to it, and what is cut off within its own box.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth, at = box => `${Math.round(box.left)}..${Math.round(box.right)}`;
  return [...document.body.querySelectorAll("*")].filter(element => {
    if (element.closest(".wide, pre, .skip, svg") && !element.matches(".wide, pre, svg:not(.wide svg)")) return false;
    const box = element.getBoundingClientRect();
    return box.width && box.height && (box.right > width + 1 || box.left < -1);
  }).map(element => `${element.tagName}.${element.className} ${at(element.getBoundingClientRect())}`);
}"""
CUT = """() => [...document.querySelectorAll("svg text")].filter(text => {
    const box = text.getBoundingClientRect(), whole = text.ownerSVGElement.getBoundingClientRect();
    return box.width && (box.left < whole.left - 1 || box.right > whole.right + 1);
  }).map(text => text.textContent)"""


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_and_nothing_scrolls_sideways(opened, pages, name: str, width: int) -> None:
    page = opened(pages[name], viewport={"width": width, "height": 800})
    for path in (pages[name], in_english(pages[name])):
        if path != pages[name]:
            page.goto(path)
        lies_well(page)


@pytest.mark.parametrize("width", [360, 1400])
def test_words_without_an_end_do_not_widen_a_page(opened, base, width: int) -> None:
    post = page_of(base, "شهردار سمنان", "post")
    page = opened(post, viewport={"width": width, "height": 800})
    lies_well(page)
    article = page.locator("a", has_text="aaaaaaaa").first.get_attribute("href")
    for path in ("/", "/id/city/semnan", article, in_english(article)):
        page.goto(path)
        lies_well(page)


def lies_well(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
        page.url
    )
    assert page.evaluate(OUTSIDE) == [], page.url
    assert page.evaluate(CUT) == [], page.url


def test_on_paper_there_is_the_text_alone_and_all_of_it(opened, pages) -> None:
    page = opened(pages["post"], color_scheme="dark")
    page.emulate_media(media="print")
    for gone in ("header.top", "form.on", "footer .twins"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("svg.timeline")).to_be_visible()
    expect(page.locator("details blockquote").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    ink = (
        page.evaluate("getComputedStyle(document.querySelector('main td')).color").strip("rgb()").split(", ")
    )
    assert max(map(int, ink)) < 80  # dark on white, whatever the screen has
    assert len(page.pdf(format="A4")) > 10_000


def test_no_main_page_is_large(opened, pages) -> None:
    page = opened("/")
    sizes = {
        path: len(page.request.get(path, headers={"accept": "text/html"}).body())
        for own in pages.values()
        for path in (own, in_english(own))
    }
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}
