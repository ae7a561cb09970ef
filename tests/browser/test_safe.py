"""What articles plant is text; a page asks its own server alone, and not again for what it has."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .main_pages import in_english, page_of
from .stage import PLANTED_NAME


def is_harmless(page: Page) -> None:
    assert page.evaluate("typeof planted") == "undefined", page.url
    assert page.locator("main script, main img, main [onload], main [onerror]").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert not any("javascript:" in link.lower().split("?")[0] for link in links)


def test_what_is_planted_in_an_article_is_text(opened, base) -> None:
    path = page_of(base, "شهردار سمنان انتخاب شد", "article")
    page = opened(path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>planted=1</script>")
    expect(page.locator("main")).to_contain_text("javascript:planted=1")  # its address, but no link
    is_harmless(page)
    page.goto(in_english(path))
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>planted=1</script>")
    is_harmless(page)


def test_a_name_that_is_a_script_is_text_on_every_page_that_has_it(opened, base) -> None:
    post = page_of(base, "شهردار سمنان", "post")
    page = opened(post)
    expect(page.locator("main")).to_contain_text(PLANTED_NAME)
    is_harmless(page)
    holder = page.locator("tbody th a").filter(has_text="planted").first
    holder.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PLANTED_NAME)
    is_harmless(page)
    for path in (
        "/",
        "/en/map",
        "/feeds/changes",
        "/questions/mayors-now",
        "/id/city/semnan",
        f"{post}?on=1402-03-01",
    ):
        page.goto(path)
        is_harmless(page)


def test_a_name_that_is_a_script_is_text_among_suggestions(opened) -> None:
    page = opened("/")
    page.get_by_role("combobox").first.press_sequentially("planted")
    expect(page.get_by_role("option").first).to_contain_text("<script>planted=1</script>")
    is_harmless(page)


def test_what_is_typed_or_in_an_address_is_text(opened, watched) -> None:
    page = opened("/search?q=<script>planted=1</script>")
    expect(page.locator("header input[name=q]")).to_have_value("<script>planted=1</script>")
    is_harmless(page)
    page.goto("/id/city/<img src=x onerror=planted=1>")
    is_harmless(page)
    assert "404" in watched.complaints.pop()


def test_scripts_within_a_page_are_forbidden(opened, watched) -> None:
    page = opened("/")
    with page.expect_console_message(lambda message: message.text.startswith("policy: script-src")):
        page.evaluate(
            """() => { const script = document.createElement("script"); script.textContent = "planted=1";
            document.body.append(script); }"""
        )
    is_harmless(page)
    assert watched.complaints  # that the other tests hear of none means something
    watched.complaints.clear()


def test_an_unknown_thing_has_names_near_to_it(opened, watched) -> None:
    page = opened("/id/city/tehrann")
    near = page.locator("main ul a")
    expect(near.filter(has_text="تهران").first).to_be_visible()
    near.filter(has_text="تهران").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("تهران")
    assert "404" in watched.complaints.pop()


def test_what_a_browser_has_is_not_sent_again(opened, pages) -> None:
    page = opened(pages["post"])
    for path in (pages["post"], "/style.css", "/script.js"):
        first = page.request.get(path, headers={"accept": "text/html,*/*;q=0.8"})
        again = page.request.get(
            path, headers={"accept": "text/html,*/*;q=0.8", "if-none-match": first.headers["etag"]}
        )
        assert (first.status, again.status, again.body()) == (200, 304, b"")
