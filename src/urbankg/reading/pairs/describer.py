"""What is true of the pairs of office and person of one article, as bundles of features."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from urbankg.reading.pairs import features as features
from urbankg.reading.pairs.ranking import Bundle
from urbankg.reading.pairs.sides import MentionSide, OfficeSide, Sides
from urbankg.reading.pairs.surroundings import Surroundings

_STOP = re.compile("[؛.:؟!»«]")
_STOP_LETTERS = frozenset("؛:.»«که")
_CLAUSE_ENDS = frozenset("؛.:")
_BUCKETS = (
    "0",
    "1",
    "3",
    "3",
    "6",
    "6",
    "6",
    *("12",) * 6,
    *("25",) * 13,
)  # how near, by tokens between; then far
_MOST_SYMBOLS = 12
_SHAPED = 5  # symbols between that are seen as a whole
_FEW_WORDS = 10  # tokens between that are seen as words too
_MOST_PEOPLE = 4  # named in full that are told apart
_CLAUSE = 25  # tokens after both that may belong to their clause
_MOST_REMEMBERED = 1 << 13  # stretches of symbols


class PairDescriber:
    """Describes pairs of one article."""

    def __init__(self, around: Surroundings, sides: Sides) -> None:
        self._around = around
        self._sides = sides
        self._doc = around.document
        self._symbols = around.symbols
        self._people = min(sides.full_people, _MOST_PEOPLE)
        self._stops = [stop.start() for stop in _STOP.finditer(self._doc.text)]
        self._after: dict[tuple[int, str], Bundle] = {}

    def bundles(self, office: OfficeSide, mention: MentionSide, link: str) -> list[Bundle]:
        """What is true of an office and a mention that are linked, or not (empty)."""
        form, kind, o_place, m_place = office.form, mention.kind, office.place, mention.place
        apart = m_place.at - o_place.at
        distance = abs(apart)
        steps, here = min(distance, 2), "x" if apart else "0"
        if m_place.end <= o_place.start:
            side, low, high = "MO", mention.span[1], o_place.first
            others = self._around.people_between(m_place.names[1], o_place.names[0])
            heads = o_place.holders[0] - m_place.holders[1]
        else:
            side, low, high = "OM", o_place.last, mention.span[0]
            others = self._around.people_between(o_place.names[1], m_place.names[0])
            heads = m_place.holders[0] - o_place.holders[1]
        base = f"{side}:{form}"
        others.discard(mention.person)
        gap = max(high - low, 0)
        near = _BUCKETS[gap] if gap < len(_BUCKETS) else "far"
        before, second, after, next_ = m_place.symbols
        found = [
            features.placed(
                base, apart, kind, near, m_place.sentence.part, o_place.sentence.part, self._people
            ),
            features.named(base, form, office.how, office.role, "x" if apart else near, steps),
            features.before_mention(before, second, base, here),
            features.after_mention(after, next_, base, here),
            *office.alone(base, here),
        ]
        if link:
            found.append(features.linked(link, kind, form, office.role, office.how))
        if apart:
            found.append(mention.told(here))
            found += self._apart(office, mention, base, apart, steps, min(len(others), 2))
        else:
            found += [mention.told(here)] if office.all_cues else mention.told_by(office.cues, here)
            found += self._between(office, mention, base, low, high)
            found += _in_lists(office, mention, side)
        found += self._competition(office, mention, side, steps, others, heads)
        return found

    def _competition(
        self, office: OfficeSide, mention: MentionSide, side: str, steps: int, others: set[int], heads: int
    ) -> list[Bundle]:
        """Who else could hold the office, and what else the person is; ``others`` are named between the two."""
        person, form = mention.person, office.form
        whose = "none" if office.beside is None else "this" if office.beside == person else "other"
        holder = "none" if office.holder is None else "this" if office.holder == person else "other"
        taken = bool(mention.roles)
        person_is = "none" if not taken else "same" if office.role in mention.roles else "else"
        found = []
        if mention.mates:
            others = others - mention.mates
        if self._sides.replaced:
            replaced = self._sides.replaced_between(office.place, mention.place)
            if mention.replaced:
                found.append(features.replaced("replaced", side, form, steps))
            elif replaced:
                found.append(features.replaced("replaces", side, form, steps))
                others = others - replaced
        found.append(
            features.rivals(
                side,
                form,
                steps,
                mention.kind,
                whose,
                taken,
                holder,
                person_is,
                min(len(others), 3),
                min(heads, 3),
            )
        )
        if office.plural:
            listed = mention.listed is not None
            found.append(features.of_many(office.place.symbols[0], listed, side, bool(others), steps))
        return found

    def _between(
        self, office: OfficeSide, mention: MentionSide, base: str, low: int, high: int
    ) -> list[Bundle]:
        """The words from one to the other in a sentence, and after both."""
        o_place, m_place = office.place, mention.place
        symbols = self._around.collapsed(low, high)
        found = [_passage(base, tuple(symbols))]
        if high - low <= _FEW_WORDS:
            tokens = self._doc.tokens
            found += [features.word(base, tokens[at]) for at in range(low, high) if self._symbols[at] == "w"]
        all_between = set(self._symbols[low:high])
        marks = "".join(sorted(all_between & _STOP_LETTERS))
        found.append(features.stops(base, marks, "که" in all_between, "O" in symbols, "M" in symbols))
        found.append(self._after_both(max(o_place.last, m_place.last), base))
        found += self._in_clause(office, mention, base)
        first = o_place if o_place.first <= m_place.first else m_place
        opens = first.first == self._doc.token_at(first.sentence.start)
        found.append(features.opening(base, first.symbols[0], opens))
        found.append(self._beyond(office, mention, base))
        return found

    def _beyond(self, office: OfficeSide, mention: MentionSide, base: str) -> Bundle:
        """What parts the two, and what parts each from its neighbour on the side away from the other."""
        around, o_place, m_place = self._around, office.place, mention.place
        if o_place.last <= m_place.first:
            own = around.parting(o_place.last, m_place.first)
            of_office, of_mention = around.on_left(o_place.first, "M"), around.on_right(m_place.last, "O")
        else:
            own = around.parting(m_place.last, o_place.first)
            of_office, of_mention = around.on_right(o_place.last, "M"), around.on_left(m_place.first, "O")
        return features.beyond(base, own, of_office, of_mention)

    def _after_both(self, end: int, base: str) -> Bundle:
        known = self._after.get((end, base))
        if known is None:
            after = self._around.collapsed(end, self._clause_end(end))
            known = self._after[end, base] = _behind(base, tuple(after))
        return known

    def _in_clause(self, office: OfficeSide, mention: MentionSide, base: str) -> list[Bundle]:
        """The cues of the stretch between stops that holds both."""
        if not office.cues:
            return [features.last_cue(base, "")]
        low = min(office.place.start, mention.place.start)
        high = max(office.place.end, mention.place.end)
        before, after = bisect_left(self._stops, low), bisect_left(self._stops, high)
        start = self._stops[before - 1] + 1 if before else 0
        end = self._stops[after] if after < len(self._stops) else len(self._doc.text)
        found = []
        last = ""
        for cue in office.cues:
            if cue.end > start and cue.start < end:
                place = "before" if cue.end <= low else "after" if cue.start >= high else "mid"
                found.append(features.clause_cue(cue.text, place, office.form))
                last = cue.senses[0]
        found.append(features.last_cue(base, last))
        return found

    def _apart(
        self, office: OfficeSide, mention: MentionSide, base: str, apart: int, steps: int, between: int
    ) -> list[Bundle]:
        """The two stand in different sentences, with so many others named ``between`` (up to two)."""
        kind, o_place, m_place = mention.kind, office.place, mention.place
        o_opens, m_opens, follows, speaks = o_place.opens, m_place.opens, o_place.speaks, m_place.speaks
        o_sentence, m_sentence = o_place.sentence, m_place.sentence
        paragraphs = min(abs(o_sentence.paragraph - m_sentence.paragraph), 3)
        alone, taken = office.beside is None, bool(mention.roles)
        leads_office, before_office = o_place.leads, o_place.symbols[0]
        leads, before = m_place.leads, m_place.symbols[0]
        return [
            features.speech(
                base, steps, follows, speaks, paragraphs, o_opens, m_opens, kind, alone, between, taken
            ),
            features.across(
                base,
                apart,
                kind,
                alone,
                between,
                o_opens,
                m_opens,
                o_sentence.part,
                m_sentence.part,
                office.how,
            ),
            features.across_subject(leads_office, before_office, leads, before, follows, speaks, between),
        ]

    def _clause_end(self, at: int) -> int:
        end = self._doc.token_at(
            self._doc.sentences[self._doc.sentence_at(self._doc.token_starts[at - 1])].end
        )
        last = min(end, at + _CLAUSE)
        return next((i for i in range(at, last) if self._symbols[i] in _CLAUSE_ENDS), last)


def _in_lists(office: OfficeSide, mention: MentionSide, side: str) -> list[Bundle]:
    """How the two stand in lists of offices and of names in one sentence."""
    mine, theirs = office.listed, mention.listed
    if theirs is None:
        return [] if mine is None else [features.office_in_list(side, mine.end, office.form)]
    if mine is not None and mine.length == theirs.length:
        return [features.aligned(mine.place == theirs.place, min(mine.length, 3))]
    return [features.in_list(side, theirs.end, office.plural, office.form)]


@lru_cache(maxsize=_MOST_REMEMBERED)
def _passage(base: str, symbols: tuple[str, ...]) -> Bundle:
    """The symbols from one to the other in a sentence."""
    found = [features.has(base, symbol) for symbol in dict.fromkeys(symbols)]
    if len(symbols) <= _SHAPED:
        found.append(features.shape(base, symbols))
    if len(symbols) <= _MOST_SYMBOLS:
        found += [features.two(base, one, other) for one, other in pairwise(["^", *symbols, "$"])]
    return Bundle.all(found)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _behind(base: str, symbols: tuple[str, ...]) -> Bundle:
    """The symbols after both, in their clause."""
    found = [features.then(base, symbols[:2])]
    found += [
        features.later(base, symbol) for symbol in dict.fromkeys(symbols) if symbol not in ("w", "،", "و")
    ]
    return Bundle.all(found)
