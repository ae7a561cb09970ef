"""Searching as people type: names misspelt, with Arabic letters, chosen by keys or by the mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

MISSPELT = "قاليبف"  # an Arabic letter, and another one missing
MEANT = "محمدباقر قالیباف"


def box(page: Page):
    return page.get_by_role("combobox").first


def test_a_misspelt_name_is_suggested_and_chosen_by_keys(opened) -> None:
    page = opened("/")
    box(page).press_sequentially(MISSPELT)
    option = page.get_by_role("option").filter(has_text=MEANT).first
    expect(option).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    for _ in range(10):
        box(page).press("ArrowDown")
        if option.get_attribute("aria-selected") == "true":
            break
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    box(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(MEANT)
    expect(page).to_have_url(re.compile("/id/person/"))


def test_a_suggestion_is_clicked_and_escape_closes_them(opened) -> None:
    page = opened("/")
    box(page).press_sequentially("زاکان")
    listed = page.get_by_role("listbox").first
    expect(listed).to_be_visible()
    box(page).press("Escape")
    expect(listed).to_be_hidden()
    expect(box(page)).to_have_value("زاکان")
    box(page).press("ArrowDown")
    expect(listed).to_be_visible()
    page.get_by_role("option").filter(has_text="علیرضا زاکانی").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("")
    expect(page).to_have_url(re.compile("/id/"))


def test_enter_without_a_choice_leads_to_all_that_is_found(opened) -> None:
    page = opened("/en/")
    box(page).fill(MISSPELT)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search\?q="))
    found = page.locator("ol.found a")
    expect(found.filter(has_text=MEANT).first).to_be_visible()
    page.locator(".kinds a").first.click()
    expect(page).to_have_url(re.compile("kind="))
    expect(page.get_by_label("Name", exact=True)).to_have_value(MISSPELT)


@pytest.mark.parametrize("typed", ["", "   ", "xqzw", "\u0640\u200c", "ا" * 10_000])
def test_what_nothing_is_called_is_said_to_be_so(opened, typed: str) -> None:
    page = opened("/search")
    field = page.locator("main input[name=q]")
    field.evaluate("(input, text) => { input.removeAttribute('maxlength'); input.value = text; }", typed)
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(r"search\?q="))
    expect(page.locator("main")).to_contain_text(re.compile(r"\S"))
    expect(page.locator("main input[name=q]")).to_be_visible()
