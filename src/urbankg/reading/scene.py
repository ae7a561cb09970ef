"""Everything found in one article that the claim readers share: made once, read by each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from urbankg.articles.article import Article
from urbankg.claims import IN_OFFICE, Claim
from urbankg.persian.dates import FoundDate, find_dates
from urbankg.persian.fold import key
from urbankg.reading.cues import Cue, find_cues
from urbankg.reading.document import Document, Sentence
from urbankg.reading.kind_cues import KindCues
from urbankg.reading.mentions.bodies import Body, Head, find_bodies, find_heads
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.office_mentions import read_offices
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.pairs.finder import Pair, PairFinder
from urbankg.reading.slotted_text import SlottedText

if TYPE_CHECKING:
    from urbankg.reading.mentions.parties import Party
    from urbankg.reading.settling.told_rows import Row


class Scene:
    """An article's document, persons, places, offices, bodies, cues and dates, each sought when first asked for.

    Without the ``tagger`` persons are found by rules alone.
    """

    def __init__(self, article: Article, *, tagger: bool = True) -> None:
        self.document = Document.of(article)
        self.persons = Persons(self.document, tagger=tagger)
        self.context = Context(self.document, self.persons.names_at, lambda: self.persons.surnames)
        self.officials: set[str] = set()
        self.in_office: set[str] = set()  # those of them who neither come nor go
        # Of the sentences that `urbankg.reading.mentions.parties` has read, with titles or without.
        self.parties: dict[tuple[Sentence, bool], list[Party]] = {}
        # Of the tables of `urbankg.reading.settling.told_rows`.
        self.told_rows: dict[tuple[str, str], list[Row]] = {}
        self._holders: dict[tuple[str, str], str] = {}
        self._in_office: dict[tuple[str, str], str] = {}  # those of them who do not take it up just now

    @cached_property
    def offices(self) -> list[Office]:
        """The offices named in the article, with what they are over."""
        return read_offices(self.document, self.persons, self.context, lambda: self.bodies)

    @cached_property
    def cues(self) -> list[list[Cue]]:
        """The cues of each sentence."""
        return find_cues(self.document)

    @cached_property
    def kind_cues(self) -> KindCues:
        """The cues of the smaller kinds of claim."""
        return KindCues(self.document)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies named in the article."""
        return find_bodies(self.document, self.body_heads, self.persons.begins_at)

    @cached_property
    def body_heads(self) -> list[Head]:
        """Where names of bodies may begin, with the kinds of body that their heads make."""
        return find_heads(self.document)

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates of the article, relative ones worked out from its day of publication, in order."""
        return find_dates(self.document.text, self.document.article.published, self.document.places)

    @cached_property
    def slotted(self) -> SlottedText:
        """The article with its names and offices taken out."""
        return SlottedText(self.document, self.persons.mentions, self.offices)

    def settle(self, claims: list[Claim]) -> None:
        """Take note of the office claims: later readers ask who holds an office and who is an official."""
        self.officials = {claim.subject for claim in claims}
        arrived = {claim.subject for claim in claims if claim.status != "incumbent"}
        self.in_office = {claim.subject for claim in claims if claim.status == "incumbent"} - arrived
        for claim in claims:
            seat = (claim.role or "", key(claim.object or ""))
            if claim.status in IN_OFFICE:
                self._holders.setdefault(seat, claim.subject)
            if claim.status == "incumbent":
                self._in_office.setdefault(seat, claim.subject)

    def holder(self, role: str, label: str, *, settled: bool = False) -> str:
        """The person whom the article calls the present holder of an office; empty if it names none.

        Whoever takes it up just now is one, too, unless only who is ``settled`` in it is asked for.
        """
        return (self._in_office if settled else self._holders).get((role, key(label)), "")

    def pairs(self) -> Iterator[Pair]:
        """The candidate pairs of office and person."""
        if self.offices and self.persons.mentions:
            yield from PairFinder(self.document, self.offices, self.persons, self.cues).pairs()
