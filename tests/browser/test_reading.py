"""From a person to the sentence that tells of them, and back; who held a post on a day; a question and its answer."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import expect


def test_from_a_person_to_the_sentence_and_back(opened, pages) -> None:
    page = opened(pages["person"])
    name = page.get_by_role("heading", level=1).inner_text()
    page.locator(".source a[href*='/id/article/']").first.click()
    expect(page).to_have_url(re.compile("/id/article/"))
    marked = page.locator("blockquote mark")
    expect(marked.first).to_be_visible()
    assert any(text in name or name in text for text in marked.all_inner_texts())
    page.locator(".claims a[href*='/id/person/']").filter(has_text=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page).to_have_url(re.compile("/id/article/"))


def test_who_held_a_post_on_a_day_of_the_jalali_calendar(opened, pages) -> None:
    page = opened(pages["post"])
    day = page.locator("#on")
    day.fill("۱۳۹۰/۰۱/۱۵")
    day.press("Enter")
    answer = page.locator("section.card")
    expect(answer).to_contain_text("محمدباقر قالیباف")
    expect(answer).to_contain_text("2011-04-04")
    expect(answer.locator("mark").first).to_be_visible()
    page.locator("#on").fill("1400")
    page.locator("form.on button").click()
    expect(page.locator("section.card")).to_contain_text("علیرضا زاکانی")
    expect(page.locator("section.card")).to_contain_text("پیروز حناچی")
    page.reload()  # the day is in the address
    expect(page.locator("section.card")).to_contain_text("علیرضا زاکانی")
    page.locator("form.on a").click()
    expect(page.locator("section.card")).to_have_count(0)


def test_what_is_no_day_is_told_and_the_page_stands(opened, pages, watched) -> None:
    page = opened(f"{pages['post']}?on=1400-13-41")
    expect(page.locator("main")).to_contain_text("1400-13-41")
    expect(page.get_by_role("search").first).to_be_visible()
    assert "400" in watched.complaints.pop()


def test_a_bar_of_the_timeline_leads_to_its_holder(opened, pages) -> None:
    page = opened(pages["post"])
    row = page.locator("svg.timeline a").filter(has_text="پیروز حناچی").first
    row.locator("rect.certain").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("پیروز حناچی")
    page.go_back()
    row.locator("text.name").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("پیروز حناچی")


def test_a_dot_of_the_map_leads_to_its_city(opened) -> None:
    page = opened("/map")
    page.locator("figure svg a[href$='/id/city/tehran']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("تهران")


def test_a_question_is_asked_sorted_and_taken_along(opened, tmp_path: Path) -> None:
    page = opened("/questions")
    page.locator("main a[href$='/questions/holders-of-post']").click()
    page.locator("input[name=place]").fill("مشهد")
    page.locator("main form.ask button").click()
    expect(page).to_have_url(re.compile("place="))
    rows = page.locator("main tbody tr")
    expect(rows.first).to_be_visible()
    holders = rows.locator("td:first-child")
    assert "علیرضا زاکانی" not in holders.all_inner_texts()
    asked = sorted(holders.all_inner_texts())
    page.locator("thead a.sort").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "ascending")
    up = holders.all_inner_texts()
    page.locator("thead a.sort").first.click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "descending")
    down = holders.all_inner_texts()
    assert sorted(up) == sorted(down) == asked and up == down[::-1] and len(set(up)) > 1
    answer = page.request.get(page.locator(".twins a", has_text="csv").get_attribute("href"))
    assert answer.headers["content-type"].startswith("text/csv")
    table = list(csv.reader(answer.text().splitlines()))
    assert len(table) == len(up) + 1
    assert [row[0] for row in table[1:]] == down  # as the page has it: the same question, in the same order


def test_the_sparql_of_a_question_is_copied(opened) -> None:
    page = opened("/questions/mayors-now", permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary").last.click()
    copy = page.locator("button[data-copy]")
    before = copy.inner_text()
    copy.click()
    expect(copy).not_to_have_text(before)
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#sparql").text_content()
