"""Everything found in one article that the claim readers share: made once, read by each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from urbankg.articles.article import Article
from urbankg.persian.dates import FoundDate, find_dates
from urbankg.reading.bodies import Body, find_bodies
from urbankg.reading.context import Context
from urbankg.reading.cues import Cue, find_cues
from urbankg.reading.document import Document
from urbankg.reading.office_mentions import read_offices
from urbankg.reading.pairs import Office, Pair, PairFinder
from urbankg.reading.persons import Persons
from urbankg.reading.status import StatusReader


class Scene:
    """An article's document, persons, places, offices, bodies, cues and dates."""

    def __init__(self, article: Article) -> None:
        self.document = Document.of(article)
        self.persons = Persons(self.document)
        self.context = Context(self.document, self.persons.name_positions)
        self.offices: list[Office] = read_offices(self.document, self.persons, self.context)

    @cached_property
    def cues(self) -> list[list[Cue]]:
        """The cues of each sentence."""
        return find_cues(self.document)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies named in the article."""
        return find_bodies(self.document, self.persons.begins_at)

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates of the article, relative ones worked out from its day of publication, in order."""
        return find_dates(self.document.text, self.document.article.published)

    @cached_property
    def status(self) -> StatusReader:
        """What tells how an office is held."""
        return StatusReader(self.document, self.offices, self.cues)

    def pairs(self) -> Iterator[Pair]:
        """The candidate pairs of office and person."""
        return PairFinder(self.document, self.offices, self.persons, self.cues).pairs()
