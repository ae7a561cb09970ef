"""What is true of the pairs of office and person of one article, as bundles of features."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from urbankg.lexicon.phrases import words_of
from urbankg.reading import pair_features as features
from urbankg.reading.cues import Cue
from urbankg.reading.offices import Office
from urbankg.reading.persons import PersonMention
from urbankg.reading.ranking import Bundle
from urbankg.reading.surroundings import Standing, Surroundings

_YEARS = re.compile(
    r"(?:از (?:سال )?|[(])\d{2,4} ?(?:تا|-|–|ـ|الی)|(?:به مدت|طی) \w+ سال"
    r"|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) سال(?: و \w+ ماه)?|تا (?:سال )?\d{2,4}"
)
_YEARS_NEAR = 45  # characters around an office
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
_CLAUSE = 25  # tokens after both that may belong to their clause
_NEAR_CUE = 50  # characters
_SPEECH_OF_OFFICE, _SPEECH_OF_MENTION = 160, 200  # characters after which a word of speech is another's


class PairDescriber:
    """Describes pairs of one article; what belongs to an office or a mention alone is worked out once.

    ``replaced`` are the mentions of people whose office another takes: «به جای رضا کاظمی».
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._doc = around.document
        self._offices = around.offices
        self._mentions = around.mentions
        self._symbols = around.symbols
        self._office_parts = [self._doc.sentences[at].part for at in around.office_sentence]
        self._mention_parts = [self._doc.sentences[at].part for at in around.mention_sentence]
        self._office_cues = [self._cues_beside(index) for index in range(len(self._offices))]
        self._holders = [o.start for o in self._offices if o.phrase.form == "holder"]
        self._stops = [stop.start() for stop in _STOP.finditer(self._doc.text)] if self._offices else []
        self._beside_person = {self._mentions[m].person for m in around.beside if m is not None}
        self._attached: dict[tuple[str, str], int] = {}
        self._roles_of_person: dict[int, set[str]] = defaultdict(set)
        for office, beside in zip(self._offices, around.beside, strict=True):
            if beside is not None:
                person = self._mentions[beside].person
                self._roles_of_person[person].add(office.role)
                if office.phrase.form == "holder":
                    self._attached[office.role, office.label] = person
        self._first_body = next((s.paragraph for s in self._doc.sentences if s.part == "body"), 0)
        self._first_name_of_body = next(
            (
                number
                for number, m in enumerate(self._mentions)
                if m.kind != "pronoun" and self._mention_parts[number] == "body"
            ),
            0,
        )
        self.replaced = {
            n for n, (first, _) in enumerate(around.mention_tokens) if self._follows_replaced(first)
        }
        self._full_people = len({m.person for m in self._mentions if m.kind == "full"})
        self._headline = self._headline_senses()
        self._first_item = self._first_items()
        self._of_office: dict[tuple[int, str, str], Bundle] = {}
        self._of_mention: dict[tuple[int, str, int | None], Bundle] = {}
        self._after: dict[tuple[int, str], Bundle] = {}
        self._office_at = [
            self._standing(around.office_sentence[n], o, around.office_tokens[n][0], _SPEECH_OF_OFFICE)
            for n, o in enumerate(self._offices)
        ]
        self._mention_at = [
            self._standing(around.mention_sentence[n], m, around.mention_tokens[n][0], _SPEECH_OF_MENTION)
            for n, m in enumerate(self._mentions)
        ]

    def _cues_beside(self, index: int) -> list[Cue]:
        """The cues of the sentence of an office, but for those of its own words."""
        office = self._offices[index]
        return [
            cue
            for cue in self._around.cues[self._around.office_sentence[index]]
            if cue.start < office.start or cue.end > office.end
        ]

    def _first_items(self) -> dict[int, int]:
        """By sentence: where the first office or name in it begins."""
        first: dict[int, int] = {}
        offices = (
            (at, office.start) for at, office in zip(self._around.office_sentence, self._offices, strict=True)
        )
        names = (
            (at, mention.start)
            for at, mention in zip(self._around.mention_sentence, self._mentions, strict=True)
            if mention.kind != "pronoun"
        )
        for sentence, start in (*offices, *names):
            first[sentence] = min(start, first.get(sentence, start))
        return first

    def _follows_replaced(self, first: int) -> bool:
        return first > 0 and self._doc.tokens[first - 1] in words_of("replaced")

    def _headline_senses(self) -> dict[str, set[str]]:
        """By role: the senses of the cues of the title and lead sentences that speak of it."""
        found: dict[str, set[str]] = {}
        for office, index, part in zip(
            self._offices, self._around.office_sentence, self._office_parts, strict=True
        ):
            if part in ("title", "lead"):
                found.setdefault(office.role, set()).update(
                    s for c in self._around.cues[index] for s in c.senses
                )
        return found

    def link(self, index: int, number: int) -> str:
        """How an office that nobody stands beside and a mention far apart may belong together: a headline's title
        whose name comes later, or a title taken up again while nobody else has been named; empty if not.
        """
        mention, office = self._mentions[number], self._offices[index]
        if mention.kind != "full":
            return ""
        part = self._office_parts[index]
        if part in ("title", "lead") and self._mention_parts[number] == "body":
            at = self._doc.sentences[self._around.mention_sentence[number]]
            if at.paragraph <= self._first_body + 2:
                return "lead-later" if self._first_name_of_body < number else "lead-first"
        if part == "body" and office.start > mention.end:
            between = reversed(self._around.named_between(mention.end + 1, office.start))
            if all(m.person == mention.person for m in between):
                return "chain"
        return ""

    def bundles(self, index: int, number: int, link: str) -> list[Bundle]:
        """What is true of an office and a mention that are linked, or not (empty)."""
        office, mention = self._offices[index], self._mentions[number]
        apart = self._around.mention_sentence[number] - self._around.office_sentence[index]
        steps, form = min(abs(apart), 2), office.phrase.form
        o_first, o_last = self._around.office_tokens[index]
        m_first, m_last = self._around.list_span(number)
        if mention.end <= office.start:
            side, low, high = "MO", m_last, o_first
            between = self._around.named_between(mention.end, office.start)
        else:
            side, low, high = "OM", o_last, m_first
            between = self._around.named_between(office.end, mention.start)
        gap = max(high - low, 0)
        near = _BUCKETS[gap] if gap < len(_BUCKETS) else "far"
        base = f"{side}:{form}"
        others = {m.person for m in between}
        others.discard(mention.person)
        found = [
            features.placed(base, apart if -4 < apart < 4 else "far", mention.kind, near),
            features.named(base, form, office.how, office.role, near if apart == 0 else "x", steps),
            features.parts(self._mention_parts[number], self._office_parts[index]),
        ]
        if link:
            found.append(features.linked(link, mention.kind, form, office.role, office.how))
        found.append(self._office_alone(index, base, "x" if apart else "0"))
        found.append(self._mention_alone(index, number, base, apart))
        if apart == 0:
            found += self._between(index, number, base, low, high)
        else:
            found += self._apart(index, number, base, apart, min(len(others), 2))
        found += self._competition(index, number, side, apart, others)
        return found

    def _office_alone(self, index: int, base: str, here: str) -> Bundle:
        known = self._of_office.get((index, base, here))
        if known is not None:
            return known
        office = self._offices[index]
        form, symbol = office.phrase.form, self._around.symbol
        first, last = self._around.office_tokens[index]
        sentence = self._doc.sentences[self._around.office_sentence[index]]
        low = max(sentence.start, office.start - _YEARS_NEAR)
        high = min(sentence.end, office.end + _YEARS_NEAR)
        years = _YEARS.search(self._doc.text, low, high) is not None
        marked = bool(office.phrase.senses - {"plain"})
        found = [
            features.before_office(symbol(first - 1), symbol(first - 2), form, base, here),
            features.after_office(symbol(last), symbol(last + 1), form, base, here),
            features.office_itself(form, base, sentence.part, marked, office.phrase.plural, years),
        ]
        found += [features.office_sense(sense, base, here) for sense in office.phrase.senses]
        found += [features.headline(sense) for sense in self._headline.get(office.role, ())]
        for cue in self._office_cues[index]:
            after = cue.start >= office.end
            distance = cue.start - office.end if after else office.start - cue.end
            place, close = "after" if after else "before", "near" if distance < _NEAR_CUE else "far"
            found.append(features.office_cue(cue.text, cue.senses, place, close, form, here))
        together = self._of_office[index, base, here] = Bundle.all(found)
        return together

    def _mention_alone(self, index: int, number: int, base: str, apart: int) -> Bundle:
        """What is true of the mention alone, the cues that are words of the office left out."""
        cues = self._around.cues[self._around.mention_sentence[number]]
        own = apart == 0 and len(self._office_cues[index]) < len(cues)
        key = (number, base, index if own else -1 if apart == 0 else None)
        known = self._of_mention.get(key)
        if known is not None:
            return known
        mention, symbol, here = self._mentions[number], self._around.symbol, "x" if apart else "0"
        first, last = self._around.mention_tokens[number]
        found = [
            features.before_mention(symbol(first - 1), symbol(first - 2), base, here),
            features.after_mention(symbol(last), symbol(last + 1), base, here),
        ]
        for cue in self._office_cues[index] if own else cues:
            after = cue.start >= mention.end
            distance = cue.start - mention.end if after else mention.start - cue.end
            place, close = "after" if after else "before", "near" if distance < _NEAR_CUE else "far"
            found.append(features.mention_cue(cue.text, cue.senses, place, close, here))
        together = self._of_mention[key] = Bundle.all(found)
        return together

    def _competition(self, index: int, number: int, side: str, apart: int, others: set[int]) -> list[Bundle]:
        """Who else could hold the office, and what else the person is; ``others`` are named between the two."""
        office, mention = self._offices[index], self._mentions[number]
        person, form, steps = mention.person, office.phrase.form, min(abs(apart), 2)
        beside = self._around.beside[index]
        whose = "none" if beside is None else "this" if self._mentions[beside].person == person else "other"
        holder_is = self._attached.get((office.role, office.label))
        holder = "none" if holder_is is None else "this" if holder_is == person else "other"
        roles = self._roles_of_person.get(person)
        person_is = "none" if roles is None else "same" if office.role in roles else "else"
        taken = person in self._beside_person
        found = [
            features.attached(side, form, steps, whose, taken, holder, person_is),
            features.people(self._full_people, abs(apart)),
        ]
        low, high = (mention.end, office.start) if side == "MO" else (office.end, mention.start)
        mine, theirs = self._around.office_list(index), self._around.name_list(number)
        if theirs:
            others = others - self._around.listed_with(number)
        if self.replaced:
            replaced = {
                self._mentions[n].person for n in self.replaced if low <= self._mentions[n].start < high
            }
            if number in self.replaced:
                found.append(features.replaced("replaced", side, form, steps))
            elif replaced:
                found.append(features.replaced("replaces", side, form, steps))
                others = others - replaced
        heads = bisect_left(self._holders, high) - bisect_left(self._holders, low)
        found.append(
            features.rivals(side, form, steps, min(len(others), 3), min(heads, 3), whose, mention.kind)
        )
        if office.phrase.plural:
            before = self._around.symbol(self._around.office_tokens[index][0] - 1)
            found.append(features.of_many(before, theirs is not None, side, bool(others), steps))
        if apart == 0 and mine and theirs and mine.length == theirs.length:
            found.append(features.aligned(mine.place == theirs.place, min(mine.length, 3)))
        elif apart == 0 and theirs:
            found.append(features.in_list(side, theirs.end, office.phrase.plural, form))
        if apart == 0 and mine and not theirs:
            found.append(features.office_in_list(side, mine.end, form))
        return found

    def _between(self, index: int, number: int, base: str, low: int, high: int) -> list[Bundle]:
        """The words from one to the other in a sentence, and after both."""
        symbols = self._around.collapsed(low, high)
        distinct = dict.fromkeys(symbols)
        found = [features.has(base, symbol) for symbol in distinct]
        if len(symbols) <= _SHAPED:
            found.append(features.shape(base, tuple(symbols)))
        if len(symbols) <= _MOST_SYMBOLS:
            found += [features.two(base, one, other) for one, other in pairwise(["^", *symbols, "$"])]
        if high - low <= _FEW_WORDS:
            tokens = self._doc.tokens
            found += [features.word(base, tokens[at]) for at in range(low, high) if self._symbols[at] == "w"]
        all_between = set(self._symbols[low:high])
        marks = "".join(sorted(all_between & _STOP_LETTERS))
        found.append(features.stops(base, marks, "که" in all_between, "O" in distinct, "M" in distinct))
        (o_first, o_last), (m_first, m_last) = (
            self._around.office_tokens[index],
            self._around.mention_tokens[number],
        )
        found.append(self._after_both(max(o_last, m_last), base))
        found += self._in_clause(index, number, base)
        start = min(o_first, m_first)
        sentence = self._doc.sentences[self._around.office_sentence[index]]
        opens = start == self._doc.token_at(sentence.start)
        found.append(features.opening(base, self._around.symbol(start - 1), opens))
        found.append(self._beyond(index, number, base))
        return found

    def _beyond(self, index: int, number: int, base: str) -> Bundle:
        """What parts the two, and what parts each from its neighbour on the side away from the other."""
        (o_first, o_last), (m_first, m_last) = (
            self._around.office_tokens[index],
            self._around.mention_tokens[number],
        )
        around = self._around
        if o_last <= m_first:
            own = around.parting(o_last, m_first)
            return features.beyond(base, own, around.on_left(o_first, "M"), around.on_right(m_last, "O"))
        own = around.parting(m_last, o_first)
        return features.beyond(base, own, around.on_right(o_last, "M"), around.on_left(m_first, "O"))

    def _after_both(self, end: int, base: str) -> Bundle:
        known = self._after.get((end, base))
        if known is None:
            after = self._around.collapsed(end, self._clause_end(end))
            found = [features.then(base, tuple(after[:2]))]
            found += [
                features.later(base, symbol)
                for symbol in dict.fromkeys(after)
                if symbol not in ("w", "،", "و")
            ]
            known = self._after[end, base] = Bundle.all(found)
        return known

    def _in_clause(self, index: int, number: int, base: str) -> list[Bundle]:
        """The cues of the stretch between stops that holds both."""
        office, mention = self._offices[index], self._mentions[number]
        low, high = min(office.start, mention.start), max(office.end, mention.end)
        before, after = bisect_left(self._stops, low), bisect_left(self._stops, high)
        start = self._stops[before - 1] + 1 if before else 0
        end = self._stops[after] if after < len(self._stops) else len(self._doc.text)
        found = []
        last = ""
        for cue in self._office_cues[index]:
            if cue.end > start and cue.start < end:
                place = "before" if cue.end <= low else "after" if cue.start >= high else "mid"
                found.append(features.clause_cue(cue.text, cue.senses, place, office.phrase.form))
                last = cue.senses[0]
        found.append(features.last_cue(base, last))
        return found

    def _apart(self, index: int, number: int, base: str, apart: int, between: int) -> list[Bundle]:
        """The two stand in different sentences, with so many others named ``between`` (up to two)."""
        mention = self._mentions[number]
        o_sentence, o_opens, leads_office, before_office, follows = self._office_at[index]
        m_sentence, m_opens, leads, before, speaks = self._mention_at[number]
        paragraphs = min(abs(o_sentence.paragraph - m_sentence.paragraph), 3)
        alone, taken = self._around.beside[index] is None, mention.person in self._beside_person
        steps, how = min(abs(apart), 2), self._offices[index].how
        return [
            features.speech(base, steps, follows, speaks, paragraphs, o_opens, m_opens, mention.kind),
            features.across(base, apart, mention.kind, alone, between, o_opens, m_opens),
            features.across_parts(o_sentence.part, m_sentence.part, mention.kind, alone, between, how),
            features.across_speech(follows, speaks, alone, between, taken),
            features.across_subject(leads_office, before_office, leads, before, follows, speaks, between),
        ]

    def _standing(self, at: int, item: Office | PersonMention, first: int, farthest: int) -> Standing:
        """How an office or a mention stands, by its sentence, its first token, how far its word of speech may be."""
        sentence = self._doc.sentences[at]
        return Standing(
            sentence,
            item.start == sentence.start,
            item.start <= self._first_item.get(at, item.start),
            self._around.symbol(first - 1),
            _speech(self._around.cues[at], item.end, farthest),
        )

    def _clause_end(self, at: int) -> int:
        end = self._doc.token_at(
            self._doc.sentences[self._doc.sentence_at(self._doc.token_starts[at - 1])].end
        )
        last = min(end, at + _CLAUSE)
        return next((i for i in range(at, last) if self._symbols[i] in _CLAUSE_ENDS), last)


def _speech(cues: list[Cue], position: int, farthest: int) -> bool:
    return any("speech" in cue.senses and 0 <= cue.start - position < farthest for cue in cues)
