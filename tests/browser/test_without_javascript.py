"""Without JavaScript: search, days, questions, languages, pages of long tables."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_search(opened) -> None:
    page = opened("/", java_script_enabled=False)
    expect(page.locator("button.theme")).to_be_hidden()
    page.locator("header input[name=q]").fill("قاليبف")
    page.locator("header form button").click()
    page.locator("ol.found a").filter(has_text="محمدباقر قالیباف").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("قالیباف")


def test_days_and_languages(opened, pages) -> None:
    page = opened(pages["post"], java_script_enabled=False)
    page.locator("#on").fill("۱۳۹۰/۰۱/۱۵")
    page.locator("form.on button").click()
    expect(page.locator("section.card")).to_contain_text("محمدباقر قالیباف")
    page.locator(".switches a").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("section.card")).to_contain_text("2011-04-04")


def test_questions(opened) -> None:
    page = opened("/questions/holders-of-post", java_script_enabled=False)
    page.locator("input[name=place]").fill("شیراز")
    page.locator("main form.ask button").click()
    expect(page.locator("main tbody")).to_contain_text("اسدی")
    page.locator("thead a.sort").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("main tbody")).to_contain_text("اسدی")
    expect(page.locator("button[data-copy]")).to_be_hidden()


def test_pages_of_a_long_table(opened) -> None:
    page = opened("/id/province/isfahan?sort=name", java_script_enabled=False)
    cities = page.locator("main tbody th[scope=row] a[href*='/id/city/']")
    first = cities.all_inner_texts()
    page.locator(".pager a[rel=next]").first.click()
    expect(page).to_have_url(re.compile("page=2"))
    expect(page).to_have_url(re.compile("sort=name"))
    assert not set(first) & set(cities.all_inner_texts())
    page.locator(".pager a[rel=prev]").first.click()
    expect(cities.first).to_have_text(first[0])
