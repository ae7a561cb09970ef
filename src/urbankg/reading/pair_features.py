"""What is true of an office and a person together, as short names that a model weighs.

The words between, before and after them are seen as symbols (`urbankg.reading.surroundings`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from urbankg.lexicon.phrases import words_of
from urbankg.reading.surroundings import InList, Surroundings

_GROUPS = {
    "mayor": "mayor",
    "acting_mayor": "mayor",
    "district_mayor": "zone",
    "deputy_district_mayor": "zone",
    "minister": "national",
    "acting_minister": "national",
    "president": "head",
    "vice_president": "head",
    "speaker": "head",
    "mp": "mp",
    "municipal_org_head": "org",
    "municipal_director": "org",
    "secretary_general": "assembly",
    "assembly_chair": "assembly",
    "council_member": "member",
    "committee_chair": "committee",
    "village_head": "village",
}
_YEARS = re.compile(
    r"(?:از (?:سال )?|[(])\d{2,4} ?(?:تا|-|–|ـ|الی)|(?:به مدت|طی) \w+ سال"
    r"|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) سال(?: و \w+ ماه)?|تا (?:سال )?\d{2,4}"
)
_MOST_SYMBOLS = 12
_STOPS = "؛.:؟!»«"
_BUCKETS = ((0, "0"), (1, "1"), (3, "3"), (6, "6"), (12, "12"), (25, "25"))


def role_group(role: str) -> str:
    """Roles that are spoken of alike: council boards, deputies, governors …"""
    if role in _GROUPS:
        return _GROUPS[role]
    if role.startswith(("council", "provincial")):
        return "board"
    return "deputy" if role.startswith("deputy") else "governor"


def _end(listed: InList) -> str:
    """Whether an item is at one of the ends of its list."""
    return "first" if listed.place == 0 else "last" if listed.place == listed.length - 1 else "mid"


class PairDescriber:
    """Describes pairs of one article; what belongs to an office or a mention alone is worked out once.

    ``replaced`` are the mentions of people whose office another takes: «به جای رضا کاظمی».
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._doc = around.document
        self._offices = around.offices
        self._mentions = around.mentions
        self._cues = around.cues
        self._symbols = around.symbols
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
                if m.kind != "pronoun" and around.part_of_mention(number) == "body"
            ),
            0,
        )
        self.replaced = {
            n for n, (first, _) in enumerate(around.mention_tokens) if self._follows_replaced(first)
        }
        self._full_people = len({m.person for m in self._mentions if m.kind == "full"})
        self._headline = self._headline_senses()
        self._alone: dict[tuple[str, int, str, str, bool], tuple[str, ...]] = {}

    def _follows_replaced(self, first: int) -> bool:
        return first > 0 and self._doc.tokens[first - 1] in words_of("replaced")

    def _headline_senses(self) -> dict[str, set[str]]:
        """By role: the senses of the cues of the title and lead sentences that speak of it."""
        found: dict[str, set[str]] = {}
        for office, index in zip(self._offices, self._around.office_sentence, strict=True):
            if self._doc.sentences[index].part in ("title", "lead"):
                found.setdefault(office.role, set()).update(s for c in self._cues[index] for s in c.senses)
        return found

    def link(self, index: int, number: int) -> str:
        """How an office and a mention far apart may belong together: a headline's title whose name comes later,
        or a title taken up again while nobody else has been named; empty if not.
        """
        mention, office = self._mentions[number], self._offices[index]
        if mention.kind != "full" or self._around.beside[index] is not None:
            return ""
        part = self._doc.sentences[self._around.office_sentence[index]].part
        if part in ("title", "lead"):
            at = self._doc.sentences[self._around.mention_sentence[number]]
            if at.part == "body" and at.paragraph <= self._first_body + 2:
                return "lead-later" if self._first_name_of_body < number else "lead-first"
        if part == "body" and office.start > mention.end:
            between = reversed(self._around.named_between(mention.end + 1, office.start))
            if all(m.person == mention.person for m in between):
                return "chain"
        return ""

    def features(self, index: int, number: int, linked: str) -> Iterator[str]:
        """The names of what is true of an office and a mention; see the module's description."""
        office, mention = self._offices[index], self._mentions[number]
        apart = self._around.mention_sentence[number] - self._around.office_sentence[index]
        form, group = office.phrase.form, role_group(office.role)
        side = "MO" if mention.end <= office.start else "OM"
        o_first, o_last = self._around.office_tokens[index]
        m_first, m_last = self._around.list_span(number)
        low, high = (m_last, o_first) if side == "MO" else (o_last, m_first)
        gap = max(high - low, 0)
        near = next((name for most, name in _BUCKETS if gap <= most), "far")
        base = f"{side}:{form}"
        kind = mention.kind
        where = f"{base}:{apart}" if -4 < apart < 4 else f"{base}:far"
        yield "bias"
        yield f"where={where}:{kind}"
        yield f"near={where}:{near}"
        yield f"how={office.how}:{base}:{min(abs(apart), 2)}"
        yield f"group={group}:{base}:{near if apart == 0 else 'x'}"
        yield f"role={office.role}"
        yield f"form={form}:{group}"
        if linked:
            yield f"linked={linked}:{kind}"
            yield f"linked={linked}:{form}:{group}"
            yield f"linked={linked}:{office.how}"
        yield from self._office_alone(index, base, apart)
        yield from self._mention_alone(index, number, base, apart)
        yield from self._competition(index, number, side, form, apart)
        if apart == 0:
            yield from self._between(index, number, base, low, high)
        else:
            yield from self._apart(index, number, base, apart)

    def _office_alone(self, index: int, base: str, apart: int) -> tuple[str, ...]:
        """`_of_office`, worked out once for all mentions on the same side."""
        known = ("office", index, base, "", apart == 0)
        if known not in self._alone:
            self._alone[known] = tuple(self._of_office(index, base, apart))
        return self._alone[known]

    def _mention_alone(self, index: int, number: int, base: str, apart: int) -> tuple[str, ...]:
        """`_of_mention`, worked out once for all offices of other sentences in the same part."""
        if apart == 0:
            return tuple(self._of_mention(index, number, base, apart))
        known = (
            "mention",
            number,
            base,
            self._doc.sentences[self._around.office_sentence[index]].part,
            False,
        )
        if known not in self._alone:
            self._alone[known] = tuple(self._of_mention(index, number, base, apart))
        return self._alone[known]

    def _of_office(self, index: int, base: str, apart: int) -> Iterator[str]:
        office = self._offices[index]
        form = office.phrase.form
        here = "0" if apart == 0 else "x"
        first, last = self._around.office_tokens[index]
        sentence = self._doc.sentences[self._around.office_sentence[index]]
        for sense in office.phrase.senses:
            yield f"sense={sense}:{here}"
            yield f"sense={sense}:{base}"
        if not office.phrase.senses - {"plain"}:
            yield f"unmarked:{form}"
        before, before2 = self._around.symbol(first - 1), self._around.symbol(first - 2)
        after, after2 = self._around.symbol(last), self._around.symbol(last + 1)
        yield f"o-before={before}:{form}"
        yield f"o-before2={before2} {before}"
        yield f"o-after={after}:{form}"
        yield f"o-after2={after} {after2}:{here}"
        yield f"o-before={before}:{base}:{here}"
        yield f"o-after={after}:{base}:{here}"
        yield f"part={sentence.part}:{form}"
        if office.phrase.plural:
            yield f"plural:{base}"
        if _YEARS.search(
            self._doc.text, max(sentence.start, office.start - 45), min(sentence.end, office.end + 45)
        ):
            yield f"years:{form}"
        for sense in self._headline.get(office.role, ()):
            yield f"headline={sense}"
        for cue in self._cues[self._around.office_sentence[index]]:
            if cue.start >= office.start and cue.end <= office.end:
                continue
            distance = cue.start - office.end if cue.start >= office.end else office.start - cue.end
            place = "after" if cue.start >= office.end else "before"
            close = "near" if distance < 50 else "far"
            for sense in cue.senses:
                yield f"o-cue={sense}:{place}:{close}:{form}"
                yield f"o-cue={sense}:{here}"
            yield f"o-cue-word={cue.text}:{place}:{close}"
            yield f"o-cue-word={cue.text}:{form}"

    def _of_mention(self, index: int, number: int, base: str, apart: int) -> Iterator[str]:
        mention = self._mentions[number]
        here = "0" if apart == 0 else "x"
        first, last = self._around.mention_tokens[number]
        yield f"m-before={self._around.symbol(first - 1)}:{base}:{here}"
        yield f"m-after={self._around.symbol(last)}:{base}:{here}"
        yield f"m-before2={self._around.symbol(first - 2)} {self._around.symbol(first - 1)}:{here}"
        yield f"m-after2={self._around.symbol(last)} {self._around.symbol(last + 1)}:{here}"
        sentence = self._around.mention_sentence[number]
        office_part = self._doc.sentences[self._around.office_sentence[index]].part
        yield f"m-part={self._doc.sentences[sentence].part}:{office_part}"
        for cue in self._cues[sentence]:
            if apart == 0 and cue.start >= self._offices[index].start and cue.end <= self._offices[index].end:
                continue
            place = "after" if cue.start >= mention.end else "before"
            distance = cue.start - mention.end if place == "after" else mention.start - cue.end
            close = "near" if distance < 50 else "far"
            for sense in cue.senses:
                yield f"m-cue={sense}:{place}:{close}:{here}"
            if close == "near":
                yield f"m-cue-word={cue.text}:{place}:{here}"

    def _competition(self, index: int, number: int, side: str, form: str, apart: int) -> Iterator[str]:
        """Who else could hold the office, and what else the person is."""
        office, mention = self._offices[index], self._mentions[number]
        here = str(min(abs(apart), 2))
        beside = self._around.beside[index]
        whose = (
            "none"
            if beside is None
            else "this"
            if self._mentions[beside].person == mention.person
            else "other"
        )
        yield f"beside={whose}:{side}:{here}"
        yield f"taken={mention.person in self._beside_person}:{side}:{form}:{here}"
        attached = self._attached.get((office.role, office.label))
        holder = "none" if attached is None else "this" if attached == mention.person else "other"
        yield f"holder={holder}:{form}:{here}"
        roles = self._roles_of_person.get(mention.person, set())
        yield f"person-is={'same' if office.role in roles else 'else' if roles else 'none'}:{side}:{here}"
        yield f"people={min(self._full_people, 4)}:{min(abs(apart), 3)}"
        low, high = (mention.end, office.start) if side == "MO" else (office.end, mention.start)
        mine, theirs = self._around.office_list(index), self._around.name_list(number)
        others = {m.person for m in self._around.named_between(low, high)} - {mention.person}
        others -= self._around.listed_with(number)
        replaced = {self._mentions[n].person for n in self.replaced if low <= self._mentions[n].start < high}
        if number in self.replaced:
            yield f"replaced:{side}:{form}:{here}"
            yield f"replaced:{here}"
        elif replaced:
            yield f"replaces:{side}:{form}:{here}"
            yield f"replaces:{here}"
            others -= replaced
        yield f"others={side}:{form}:{min(len(others), 3)}:{here}"
        heads = sum(low <= o.start < high and o.phrase.form == "holder" for o in self._offices)
        yield f"rivals={side}:{form}:{min(len(others), 2)}:{min(heads, 2)}:{here}"
        yield f"rivals={side}:{min(len(others), 2)}:{min(heads, 2)}:{whose}:{mention.kind}:{here}"
        if office.phrase.plural:
            yield f"many={self._around.symbol(self._around.office_tokens[index][0] - 1)}:{side}:{min(len(others), 1)}"
            yield f"many={theirs is not None}:{side}:{min(len(others), 1)}:{here}"
        yield f"heads={side}:{form}:{min(heads, 3)}:{here}"
        if apart == 0 and mine and theirs and mine.length == theirs.length:
            yield f"aligned={mine.place == theirs.place}"
            yield f"aligned={mine.place == theirs.place}:{min(mine.length, 3)}"
        elif apart == 0 and theirs:
            yield f"in-list={side}:{_end(theirs)}:{office.phrase.plural}:{form}"
        if apart == 0 and mine and not theirs:
            yield f"o-in-list={side}:{_end(mine)}:{form}"

    def _between(self, index: int, number: int, base: str, low: int, high: int) -> Iterator[str]:
        """The words from one to the other in a sentence."""
        symbols = self._around.collapsed(low, high)
        if len(symbols) <= 5:
            yield f"shape={base}:{' '.join(symbols)}"
        padded = ["^", *symbols, "$"][: _MOST_SYMBOLS + 2]
        for symbol in dict.fromkeys(symbols):
            yield f"has={base}:{symbol}"
        if len(symbols) <= _MOST_SYMBOLS:
            for one, other in pairwise(padded):
                yield f"two={base}:{one} {other}"
        if high - low <= 10:
            for at in range(low, high):
                if self._symbols[at] == "w":
                    yield f"word={base}:{self._doc.tokens[at]}"
        end = max(self._around.office_tokens[index][1], self._around.mention_tokens[number][1])
        after = self._around.collapsed(end, self._clause_end(end))
        yield f"then={base}:{' '.join(after[:2])}"
        for symbol in dict.fromkeys(after):
            if symbol not in ("w", "،", "و"):
                yield f"later={base}:{symbol}"
        stops = "".join(sorted(set(self._symbols[low:high]) & set("؛:.»«که")))
        yield f"stops={stops}:{'که' in self._symbols[low:high]}:{base}:{'O' in symbols}:{'M' in symbols}"
        yield from self._in_clause(index, number, base)
        start = min(self._around.office_tokens[index][0], self._around.mention_tokens[number][0])
        yield f"first={base}:{self._around.symbol(start - 1)}"
        sentence = self._doc.sentences[self._around.office_sentence[index]]
        yield f"opens={base}:{start == self._doc.token_at(sentence.start)}"

    def _in_clause(self, index: int, number: int, base: str) -> Iterator[str]:
        """The cues of the stretch between stops that holds both."""
        office, mention = self._offices[index], self._mentions[number]
        sentence = self._doc.sentences[self._around.office_sentence[index]]
        low, high = min(office.start, mention.start), max(office.end, mention.end)
        start = max((self._doc.text.rfind(stop, sentence.start, low) + 1 for stop in _STOPS), default=0)
        ends = [at for stop in _STOPS if (at := self._doc.text.find(stop, high, sentence.end)) >= 0]
        end = min(ends, default=sentence.end)
        form = office.phrase.form
        last = ""
        for cue in self._cues[self._around.office_sentence[index]]:
            if cue.end <= start or cue.start >= end or (cue.start >= office.start and cue.end <= office.end):
                continue
            place = "before" if cue.end <= low else "after" if cue.start >= high else "mid"
            for sense in cue.senses:
                yield f"clause={sense}:{place}:{form}"
                yield f"clause={sense}"
            yield f"clause-word={cue.text}:{place}"
            last = cue.senses[0]
        yield f"clause-last={last}:{base}"

    def _apart(self, index: int, number: int, base: str, apart: int) -> Iterator[str]:
        """The two stand in different sentences."""
        office, mention = self._offices[index], self._mentions[number]
        o_at, m_at = (
            self._doc.sentences[self._around.office_sentence[index]],
            self._doc.sentences[self._around.mention_sentence[number]],
        )
        follows = any(
            "speech" in c.senses and 0 <= c.start - office.end < 160
            for c in self._cues[self._around.office_sentence[index]]
        )
        speaks = any(
            "speech" in c.senses and 0 <= c.start - mention.end < 200
            for c in self._cues[self._around.mention_sentence[number]]
        )
        yield f"speech={follows}:{speaks}:{base}:{min(abs(apart), 2)}"
        paragraphs = min(abs(o_at.paragraph - m_at.paragraph), 3)
        yield f"paragraphs={paragraphs}:{base}"
        o_opens, m_opens = office.start == o_at.start, mention.start == m_at.start
        yield f"opens={o_opens}:{m_opens}:{base}:{min(abs(apart), 2)}"
        yield f"subjects={o_opens}:{follows}:{base}:{mention.kind}"
        low, high = (
            (mention.end, office.start) if mention.end <= office.start else (office.end, mention.start)
        )
        between = {m.person for m in self._around.named_between(low, high)} - {mention.person}
        alone = self._around.beside[index] is None
        yield f"across={base}:{apart}:{mention.kind}:{alone}:{min(len(between), 2)}"
        yield f"across={base}:{min(abs(apart), 2)}:{alone}:{min(len(between), 2)}:{o_opens}:{m_opens}"
        yield f"across={o_at.part}:{m_at.part}:{mention.kind}:{alone}:{min(len(between), 2)}:{office.how}"
        yield f"across={follows}:{speaks}:{alone}:{min(len(between), 2)}:{mention.person in self._beside_person}"

    def _clause_end(self, at: int) -> int:
        end = self._doc.token_at(
            self._doc.sentences[self._doc.sentence_at(self._doc.token_starts[at - 1])].end
        )
        for i in range(at, min(end, at + 25)):
            if self._symbols[i] in ("؛", ".", ":"):
                return i
        return min(end, at + 25)
