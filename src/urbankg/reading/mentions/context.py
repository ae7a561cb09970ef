"""Which city, county or province a bare «شهردار», «شورا» or «استاندار» belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

from urbankg.lexicon.gazetteer import Gazetteer, Place, capitals
from urbankg.persian.fold import key
from urbankg.reading.document import Document
from urbankg.reading.mentions.place_mentions import (
    BULLET,
    IN_TITLE,
    PlaceMention,
    as_kind,
    is_foreign,
    place_mentions,
)
from urbankg.reading.mentions.places_at import place_at
from urbankg.reading.wordings import any_word, one_of

_KINDS = ("city", "county", "province")
_DATELINE = 6.0  # how much the place says with which the text opens
# Of «به گزارش … از اراک», where an agency has its office: with that mention less than the name of one body elsewhere.
_AGENCY_TOWN = 1.9
_HEAD_ENDS = re.compile(r"[ ]*(?:[:.\-–—―؛/|]|[(][^()\n]{1,25}[)][ ]*[:.\-–—―؛/|]|(?<=[ ])[ ](?=\w))")
_OF_OTHER_KIND = 1 / 3  # how much «فرماندار اراک» says for the city of Arak
_ORDINAL = 8  # characters of a sentence that only counts: «پنج. لوشان. شورا …»
_HERE = re.compile(r"(?<!\w)در (?:شهر |شهرستان |استان )?$")  # «در زرند معاون شهردار بود»
# By the kind of place that «این شهر» may mean: «نراق از شهرهای شهرستان دلیجان است», «در ۵ کیلومتری دلیجان».
_LIES_NEAR = {
    kind: re.compile(rf"(?<!\w)(?:{one_of('lies near')}|(?:{others})(?: \w+)?)(?: (?:شهر|شهرستان))? $")
    for kind, others in (
        ("city", "شهرستان|استان|بخش|مرکز شهرستان"),
        ("county", "استان"),
        ("province", "کشور"),
    )
}
# Between a town and where it lies: «در نراق، مرکز شهرستان دلیجان، رضا ناصری شهردار شد».
_LYING_IN = re.compile(rf" ?،?(?: که)?(?: (?:از|در))? {one_of('lies near')}(?: (?:شهر|شهرستان))? ")
_CLAUSE = re.compile(r"(?:[،؛:»]|(?<!\w)(?:و|اما)) (?:در|از) (?:شهر |شهرستان |استان )?$")
_THERE = re.compile(r"(?<!\w)(?:ان|همان)[ ]?جا (?:[\w ]+ )?$")  # «از ساوه آمد و آنجا شهردار بود»
_THERE_WORDS = frozenset(["انجا", "همانجا", "جا"])
_FAR_FROM_THERE = 40  # characters between «آنجا» and its office
_MARK = re.compile(r"[^\w ]")
_GOES_ON = re.compile(r" (?!و(?!\w))\w")
_LONGEST_HERE = 16  # characters of «در شهرستان »
_TO_IT = re.compile(r"(?:(?: هم| نیز)? (?:به|از|در))? ")
_LOCAL_BODY = re.compile(r"(?<!\w)(?:شهرداری?|فرمانداری?|شورای شهر|شورا)(?!\w)")
# A body of the capital itself: one whose place is not told.
_OWN_BODY = re.compile(rf"{_LOCAL_BODY.pattern}(?! (?:[^\W\d_]+ ?)?\Z)")
_NAMED_SOON = 14  # characters between a body and its place: «شهردار شهر », «فرماندار سابق »
_REPORTED_FROM = re.compile(rf"{any_word('by whose report').pattern} (?:[^\W\d_]+ ){{1,6}}از $")
_JOINED_TO = re.compile(r" و (?:[^\W\d_]+ ){0,4}")  # «شهردار پیشین ساوه و دو عضو شورای این شهر»
_AT_ONCE = 12  # characters between such a place and its office


class Context:
    """The places that an article speaks of, weighed; answers what a bare office or «این شهر» points to."""

    def __init__(
        self,
        document: Document,
        is_name: Callable[[int], bool],
        surnames: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self._document = document
        self._is_name = is_name
        self._surnames = surnames
        self._dateline = Gazetteer.load().find(document.article.dateline or "") or _dated_from(document)

    @cached_property
    def mentions(self) -> list[PlaceMention]:
        """The places named in the article, in order; where a person's name begins, no place is."""
        found = place_mentions(self._document, self._is_name)
        return [m for m in found if not (m.opens and self._is_surname(m))]

    def _is_surname(self, mention: PlaceMention) -> bool:
        """Whether a sentence opens with somebody who is named in full elsewhere: «خاوران پاسخ داد», of مینا خاوران."""
        text, index = self._document.text, self._document.sentence_at(mention.start)
        return (
            self._document.sentences[index].start == mention.start
            and _GOES_ON.match(text, mention.end) is not None
            and key(mention.name) in self._surnames()
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _heads(self) -> dict[int, PlaceMention]:
        return _paragraph_heads(self._document, self.mentions)

    @cached_property
    def _paragraph_starts(self) -> dict[int, int]:
        return {s.paragraph: s.start for s in reversed(self._document.sentences)}

    @cached_property
    def _foreign_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions if is_foreign(mention)]

    def near(self) -> tuple[str, ...]:
        """The provinces and counties that the article names: they tell homonymous cities apart."""
        return self._near

    @cached_property
    def _near(self) -> tuple[str, ...]:
        names = [p.name for m in self.mentions for p in m.places if p.kind in ("province", "county")]
        names += [p.province for p in self._dateline if p.province]
        return tuple(dict.fromkeys(names))

    def place(self, kind: str, position: int) -> str:
        """The name of the place of a kind (city, county, province) that is spoken of at a position; may be empty."""
        return self.nearby(kind, position) or self.main.get(kind, "")

    @cached_property
    def main(self) -> dict[str, str]:
        """By kind, the place that the article as a whole is about."""
        scores: dict[str, dict[str, float]] = {kind: defaultdict(float) for kind in _KINDS}
        for mention in self.mentions:
            for kind in _KINDS:
                if name := as_kind(mention, kind):
                    of_other = kind == "city" and mention.of_county
                    scores[kind][name] += mention.weight * (_OF_OTHER_KIND if of_other else 1.0)
        origin = self._origin
        for kind in _KINDS:
            reports = origin is not None and self._only_reports(origin, kind, self.mentions)
            if reports and origin and (name := as_kind(origin, kind)):
                scores[kind][name] -= origin.weight
            elif name := as_kind(PlaceMention(0, 0, self._from, self._dateline, _DATELINE), kind):
                weighs = kind == "province" or (origin is not None and origin.opens)
                scores[kind][name] += _DATELINE if weighs else _AGENCY_TOWN
        return {kind: max(found, key=lambda name: found[name]) for kind, found in scores.items() if found}

    @property
    def _from(self) -> str:
        return self._dateline[0].name if self._dateline else ""

    @cached_property
    def _origin(self) -> PlaceMention | None:
        """Where the text says that it reports from: the place of its dateline that opens a sentence, «به گزارش … از
        مشهد», or the head of its first paragraph that has one.
        """
        text = self._document.text
        opening = (m for m in self.mentions if m.opens and same_name(m.name, self._from))
        reported = (m for m in self.mentions if _REPORTED_FROM.search(text[max(0, m.start - 60) : m.start]))
        heads = sorted(self._heads.values()) if not self._dateline else []
        return next(opening, None) or next(reported, None) or next(iter(heads), None)

    @cached_property
    def names_towns(self) -> bool:
        """Whether the title, a dateline or the name of a body names a town that the gazetteer has."""
        told = (m for m in self.mentions if m.in_body_name or m.weight >= IN_TITLE)
        return bool(self._dateline or self._heads) or any(as_kind(m, "city") for m in told)

    def names_between(self, kind: str, start: int, position: int) -> bool:
        """Whether a place of a kind is named between two positions."""
        between = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, position)]
        return any(as_kind(m, kind) for m in between)

    def only_held_before(self, start: int, end: int) -> bool:
        """Whether a place in a stretch is named only as one where somebody was before: «پیش از این شهردار ساوه بود»."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = {m.name for m in self.mentions[:first] if not m.held_before}
        return any(m.held_before and m.name not in here for m in self.mentions[first:last])

    def since(self, kind: str, start: int, position: int) -> str:
        """The place that the text has come to speak of between two positions: by the head of an item or a sentence."""
        head = self._heads.get(self._paragraph(position))
        if head and start < head.start and (name := as_kind(head, kind)):
            return name
        if self._paragraph(start) == self._paragraph(position) and head:
            return ""
        between = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, position)]
        return next((name for m in reversed(between) if m.opens and (name := as_kind(m, kind))), "")

    def right_before(self, kind: str, start: int, position: int) -> str:
        """The place named between two positions with «در», right before the second one: «هم در ساوه به همین سمت»."""
        text = self._document.text
        for mention in self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, position)]:
            here = _HERE.search(text, max(0, mention.start - _LONGEST_HERE), mention.start)
            if here and _TO_IT.fullmatch(text, mention.end, position):
                return as_kind(mention, kind)
        return ""

    def of_only_body(self, kind: str, position: int, named: Callable[[PlaceMention], bool]) -> str:
        """The county whose governor, the city whose council the text has named before a position, if it is only one;
        not of somebody who is ``named`` there.
        """
        names = [
            as_kind(mention, kind)
            for mention in self.mentions[: bisect_left(self._starts, position)]
            if (mention.of_county if kind == "county" else mention.of_council)
            and not mention.held_before
            and not named(mention)
        ]
        return names[0] if len({key(name) for name in names}) == 1 else ""

    def host(self, kind: str, position: int) -> str:
        """The place in which those meet who are spoken of: that of the first sentence that tells of a meeting."""
        document = self._document
        for mention in self.mentions[: bisect_left(self._starts, position)]:
            sentence = document.sentences[document.sentence_at(mention.start)]
            here = _HERE.search(document.text, max(0, mention.start - _LONGEST_HERE), mention.start)
            if here and any_word("they meet").search(document.text, sentence.start, sentence.end):
                return as_kind(mention, kind)
        return ""

    def _paragraph(self, position: int) -> int:
        return self._document.sentences[self._document.sentence_at(position)].paragraph

    def nearby(self, kind: str, position: int, besides: tuple[int, int] = (0, 0)) -> str:
        """The place that the paragraph of a position has named before it, as what it speaks of; may be empty. What
        stands between the positions ``besides`` does not count.

        That is where «آنجا» points, the head of an item, else in the sentence itself the last place of its opening, of
        a body's name or right before the position, else the last place that opened a sentence.
        """
        sentence = self._document.sentences[self._document.sentence_at(position)]
        if self._points_there(sentence.start, position):
            there = self.mentions[: bisect_left(self._starts, position)]
            return next(filter(None, (as_kind(mention, kind) for mention in reversed(there))), "")
        first = bisect_left(self._starts, self._paragraph_starts[sentence.paragraph])
        before = self.mentions[first : bisect_left(self._starts, position)]
        if besides[1]:
            before = [m for m in before if not besides[0] <= m.start < besides[1]]
        if kind == "city":
            before = [m for m in before if m.start not in self._only_where]
        here = before[-1] if before and self._is_here(before[-1], position) else None
        head = here or self._heads.get(sentence.paragraph)
        if head and not here and self._only_reports(head, kind, before):
            head = None
            before = before[1:]
        if head and (name := as_kind(head, kind)):
            return name
        if kind == "city" and any(
            m.in_body_name and not m.of_county and not m.held_before and as_kind(m, kind) for m in before
        ):
            before = [m for m in before if not m.of_county]
        for mention in reversed(before):
            inside = mention.start >= sentence.start and (
                (mention.in_body_name and not mention.held_before) or self._right_before(mention, position)
            )
            if (inside or mention.opens) and (name := as_kind(mention, kind)):
                return name
        return ""

    def _only_reports(self, head: PlaceMention, kind: str, before: list[PlaceMention]) -> bool:
        """Whether a head is a capital from where an agency reports of a body of another town of its province."""
        own = {p.province for p in head.places if p.name == capitals().get(p.province)}
        if kind == "province" or not own:
            return False
        text = self._document.text
        return any(
            m.start > head.start
            and m.in_body_name
            and not m.held_before
            and as_kind(m, kind)
            and not same_name(as_kind(m, kind), head.name)
            and any(p.province in own for p in m.places if p.kind in ("city", "county"))
            and not _OWN_BODY.search(text, head.end, m.start)
            for m in before
        ) or self._opens_elsewhere(head, kind, own)

    def _opens_elsewhere(self, head: PlaceMention, kind: str, own: set[str]) -> bool:
        """Whether the sentence of a head names one other place of its provinces, and no body that may be the head's:
        «مشهد - در فریمان مدرسه گشوده شد».
        """
        sentence = self._document.sentences[self._document.sentence_at(head.start)]
        inside = [m for m in self.mentions if head.start < m.start < sentence.end]
        others = [
            m for m in inside if any(p.province in own for p in m.places if p.kind in ("city", "county"))
        ]
        if len({key(as_kind(m, kind)) for m in others}) != 1 or any(
            same_name(m.name, head.name) for m in inside
        ):
            return False
        named = [m.start for m in others if m.in_body_name]
        return not any(
            all(not 0 < start - body.end() <= _NAMED_SOON for start in named)
            for body in _LOCAL_BODY.finditer(self._document.text, head.end, sentence.end)
        )

    @cached_property
    def _only_where(self) -> frozenset[int]:
        """Where places stand that only tell where the town named right before lies."""
        text = self._document.text
        return frozenset(
            place.start
            for town, place in pairwise(self.mentions)
            if as_kind(town, "city") and _LYING_IN.fullmatch(text, town.end, place.start)
        )

    def _points_there(self, start: int, position: int) -> bool:
        if self._document.words.isdisjoint(_THERE_WORDS):
            return False
        start = max(start, position - _FAR_FROM_THERE)
        return _THERE.search(self._document.text, start, position) is not None

    def _is_here(self, mention: PlaceMention, position: int) -> bool:
        """Whether a place stands with «در» right before a position: «در چالوس معاون شهردار است»."""
        text = self._document.text
        near = position - mention.end <= _AT_ONCE and not _MARK.search(text, mention.end, position)
        return near and _HERE.search(text, max(0, mention.start - _LONGEST_HERE), mention.start) is not None

    def _right_before(self, mention: PlaceMention, position: int) -> bool:
        before = self._document.text[max(0, mention.start - _LONGEST_HERE) : mention.start]
        return self._is_here(mention, position) or _CLAUSE.search(before) is not None

    def abroad(self, position: int, pointed: bool) -> bool:
        """Whether a position speaks of a town of another country: its sentence or item opens with one («در پاریس هم
        شهردار …»), or one was named last before «آن شهر».
        """
        if not self._foreign_starts:
            return False
        sentence = self._document.sentences[self._document.sentence_at(position)]
        before = self.mentions[: bisect_left(self._starts, position)]
        if pointed:
            named = (m for m in reversed(before) if is_foreign(m) or as_kind(m, "city"))
            return is_foreign(next(named, None))
        head = self._heads.get(sentence.paragraph)
        inside = [m for m in before if m.start >= sentence.start and (m.opens or self._is_here(m, position))]
        return is_foreign(inside[-1] if inside else head)

    def last(self, kind: str, position: int) -> str:
        """The place of a kind that was named last before a position, but where somebody was before: what «این شهر»
        points to; but of «نراق از توابع دلیجان است» the one that its sentence opens with.
        """
        before = [m for m in self.mentions[: bisect_left(self._starts, position)] if as_kind(m, kind)]
        joined = bool(before) and _JOINED_TO.fullmatch(self._document.text, before[-1].end, position)
        here = before if joined else [m for m in before if not m.held_before] or before
        if kind == "city":
            here = [m for m in here if not m.of_county] or here
        if not here:
            return self.place(kind, position)
        return as_kind(self._told_to_lie_in(here[-1], kind, position) or here[-1], kind)

    def _told_to_lie_in(self, mention: PlaceMention, kind: str, position: int) -> PlaceMention | None:
        """The place that an earlier sentence opens with, if it only says that it lies in or near the one mentioned."""
        document = self._document
        sentence = document.sentences[document.sentence_at(mention.start)]
        if position < sentence.end or not _LIES_NEAR[kind].search(
            document.text, sentence.start, mention.start
        ):
            return None
        first = bisect_left(self._starts, sentence.start)
        opening = self.mentions[first] if first < len(self.mentions) else mention
        return opening if opening.opens and opening.start < mention.start and as_kind(opening, kind) else None


def _dated_from(document: Document) -> tuple[Place, ...]:
    """The place that a line of place and date opens with: «بندرانزلی، چهارشنبه ۱۱ اسفند»."""
    for part in document.article.parts:
        if part.kind == "dateline":
            start, end = document.folded.locate(part.start, part.end)
            stop, places = place_at(document.text, start)
            if places and stop <= end:
                return places
    return ()


def _paragraph_heads(document: Document, mentions: list[PlaceMention]) -> dict[int, PlaceMention]:
    """Paragraphs that open with their place: «* شهرکرد: …», «ساری - …»."""
    heads = {}
    by_start = {m.start: m for m in mentions}
    seen: set[int] = set()
    for sentence in document.sentences:
        if sentence.paragraph in seen:
            continue
        if sentence.end - sentence.start > _ORDINAL:
            seen.add(sentence.paragraph)
        mark = BULLET.match(document.text, sentence.start)
        mention = by_start.get(mark.end() if mark else sentence.start)
        if mention and mention.opens and _HEAD_ENDS.match(document.text, mention.end):
            heads[sentence.paragraph] = mention
    return heads


def same_name(first: str, second: str) -> bool:
    """Whether two labels name the same place, however they are spelt."""
    return key(first) == key(second)
