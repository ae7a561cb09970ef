"""The words at which a reader begins to look are found wherever they stand."""

from __future__ import annotations

from urbankg.articles.text import article_from_text
from urbankg.reading.document import Document
from urbankg.reading.openings import Openings


def test_words_are_found_in_order_of_the_text_and_only_whole() -> None:
    document = Document.of(article_from_text("شورا\n\nبندباز شهر برگزیده شد. بندبازان رفتند، شهر ماند.", "x"))
    found = document.occurrences(Openings(lambda: ("شهر", "بندباز", "استان")))
    assert [word for _, word in found] == ["بندباز", "شهر", "شهر"]
    assert [document.text[start : start + len(word)] for start, word in found] == [w for _, w in found]
