"""Which city, county or province a bare «شهردار», «شورا» or «استاندار» belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from urbankg.lexicon.gazetteer import Gazetteer, Place
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.reading.document import Document
from urbankg.reading.objects import place_at

# How much a mention says about where the article is: in a body's name, in the title, lead, at the head of a paragraph.
_IN_BODY_NAME, _TITLE, _LEAD, _DATELINE, _PLAIN = 3.0, 4.0, 2.0, 3.0, 1.0
_BODY_BEFORE = re.compile(
    r"(?:شهردار|شهرداری|شورای شهر|شورای اسلامی شهر|شورای|شهر|فرماندار|فرمانداری|شهرستان"
    r"|استاندار|استانداری|استان)[ ]+(?:سابق |جدید |پیشین |منتخب )?$"
)
_PARAGRAPH_HEAD = re.compile(r"[*\-•■ ]*")
_HEAD_ENDS = re.compile(r"[ ]*(?:[:\-–—―؛/|]|(?<=[ ])[ ](?=\w))")
_OPENS = re.compile(r"(?:(?:اما|و) )?(?:در|از)(?: شهر| شهرستان| استان)? $|^$")


class PlaceMention(NamedTuple):
    """A place named in the text, by one of its readings."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    weight: float
    in_body_name: bool = False


class Context:
    """The places that an article speaks of, weighed; answers what a bare office or «این شهر» points to."""

    def __init__(self, document: Document, is_name: Callable[[int], bool]) -> None:
        self._document = document
        self._is_name = is_name
        self._dateline = Gazetteer.load().find(document.article.dateline or "")

    @cached_property
    def mentions(self) -> list[PlaceMention]:
        """The places named in the article, in order; where a person's name begins, no place is."""
        return _place_mentions(self._document, self._is_name)

    @cached_property
    def _heads(self) -> dict[int, PlaceMention]:
        return _paragraph_heads(self._document, self.mentions)

    def near(self) -> tuple[str, ...]:
        """The provinces and counties that the article names: they tell homonymous cities apart."""
        names = [p.name for m in self.mentions for p in m.places if p.kind in ("province", "county")]
        names += [p.province for p in self._dateline if p.province]
        return tuple(dict.fromkeys(names))

    def place(self, kind: str, position: int) -> str:
        """The name of the place of a kind (city, county, province) that is spoken of at a position; may be empty."""
        paragraph = self._document.sentences[self._document.sentence_at(position)].paragraph
        if head := self._heads.get(paragraph):
            return _as_kind(head, kind)
        if here := self._in_sentence(kind, position):
            return here
        scores: dict[str, float] = defaultdict(float)
        for mention in self.mentions:
            name = _as_kind(mention, kind)
            if name:
                scores[name] += mention.weight
        for place in self._dateline:
            name = _as_kind(PlaceMention(0, 0, place.name, (place,), 0), kind)
            if name:
                scores[name] += _DATELINE
        if not scores:
            return ""
        return max(scores.items(), key=lambda item: item[1])[0]

    def headed(self, position: int, other: int) -> bool:
        """Whether a position stands in an item with a place at its head, and another position outside of it."""
        at, there = (
            self._document.sentences[self._document.sentence_at(p)].paragraph for p in (position, other)
        )
        return at != there and at in self._heads

    def _in_sentence(self, kind: str, position: int) -> str:
        """The place that the sentence of a position has named before it: at its opening, or in a body's name."""
        sentence = self._document.sentences[self._document.sentence_at(position)]
        for mention in reversed(self.mentions):
            if sentence.start <= mention.start and mention.end <= position:
                opening = self._document.text[sentence.start : mention.start]
                if (mention.in_body_name or _OPENS.fullmatch(opening)) and (name := _as_kind(mention, kind)):
                    return name
        return ""

    def last(self, kind: str, position: int) -> str:
        """The place of a kind that was named last before a position: what «این شهر» points to."""
        for mention in reversed(self.mentions):
            if mention.end <= position and (name := _as_kind(mention, kind)):
                return name
        return self.place(kind, position)


def _as_kind(mention: PlaceMention, kind: str) -> str:
    """The name of the place of a kind that a mention implies: a city has a county and a province."""
    for place in mention.places:
        if place.kind == kind:
            return mention.name
    for place in mention.places:
        if (
            kind == "province"
            and place.kind in ("city", "county")
            and len({p.province for p in mention.places}) == 1
        ):
            return place.province
        if kind == "county" and place.kind == "city" and len(mention.places) == 1:
            return place.county
        if kind == "city" and place.kind == "county":
            return mention.name
    return ""


def _place_mentions(document: Document, is_name: Callable[[int], bool]) -> list[PlaceMention]:
    text = document.text
    found: list[PlaceMention] = []
    end = 0
    for start, _ in document.occurrences(Gazetteer.load().openings):
        index = document.sentence_of(start)
        if start < end or index is None:
            continue
        stop, places = place_at(text, start)
        if not places or is_name(start):
            continue
        sentence = document.sentences[index]
        before = _BODY_BEFORE.search(text, max(sentence.start, start - 30), start)
        if before is None and text[start:stop] in words_of("word_places"):
            continue
        end = stop
        weight = {"title": _TITLE, "lead": _LEAD}.get(sentence.part, _PLAIN)
        weight *= _IN_BODY_NAME if before else 1.0
        found.append(
            PlaceMention(start, end, document.surface(start, end), places, weight, before is not None)
        )
    return found


def _paragraph_heads(document: Document, mentions: list[PlaceMention]) -> dict[int, PlaceMention]:
    """Paragraphs that open with their place: «* شهرکرد: …», «ساری - …»."""
    heads = {}
    by_start = {m.start: m for m in mentions}
    seen: set[int] = set()
    for sentence in document.sentences:
        if sentence.paragraph in seen:
            continue
        seen.add(sentence.paragraph)
        mark = _PARAGRAPH_HEAD.match(document.text, sentence.start)
        mention = by_start.get(mark.end() if mark else sentence.start)
        if mention and _HEAD_ENDS.match(document.text, mention.end):
            heads[sentence.paragraph] = mention
    return heads


def same_name(first: str, second: str) -> bool:
    """Whether two labels name the same place, however they are spelt."""
    return key(first) == key(second)
