"""What a reader looks for is found whenever its words were made known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from urbankg.articles.text import article_from_text
from urbankg.reading.document import Document
from urbankg.reading.openings import Openings


@pytest.fixture
def late() -> Iterator[Openings]:
    """Openings of a module that is loaded after articles were read."""
    Openings.by_word()
    made = Openings(lambda: ("بندباز",))
    yield made
    Openings._all.remove(made)
    Openings.by_word.cache_clear()


def document() -> Document:
    return Document.of(article_from_text("شورا\n\nبندباز شهر برگزیده شد. بندباز رفت.", "x"))


def test_a_reader_that_is_loaded_after_the_first_article_finds_what_it_looks_for(late: Openings) -> None:
    assert [word for _, word in document().occurrences(late)] == ["بندباز", "بندباز"]


def test_one_that_is_loaded_while_a_document_is_searched_is_not_passed_over_in_silence(
    late: Openings,
) -> None:
    searched = document()
    assert searched.occurrences(late)
    Openings._all.remove(later := Openings(lambda: ("شهر",)))
    with pytest.raises(KeyError):
        searched.occurrences(later)
