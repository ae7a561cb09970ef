"""Which person may hold which office: candidate pairs of an article, and what speaks for or against each.

A pair is described by short names of what is true of it («name then office, nothing between», «a speech verb
follows»). `urbankg.reading.ranking` weighs them; the weights are learnt by ``tools/train_office_model.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.lexicon.phrases import words_of
from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.offices import Office
from urbankg.reading.persons import PersonMention, Persons

MOST_SENTENCES_APART = 3
# What may stand between an office and the name beside it: a mark, or a title.
_BESIDE = frozenset(["،", ":", "(", "«", ",", "دکتر", "مهندس", "اقای", "سردار"])
_ROLE_GROUP = {
    "mayor": "mayor",
    "acting_mayor": "mayor",
    "district_mayor": "zone",
    "deputy_district_mayor": "zone",
    "minister": "national",
    "acting_minister": "national",
    "president": "national",
    "vice_president": "national",
    "speaker": "national",
    "mp": "mp",
    "municipal_org_head": "org",
    "municipal_director": "org",
    "secretary_general": "org",
    "assembly_chair": "org",
    "council_member": "member",
    "committee_chair": "member",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """An office and a mention of a person, with what is true of them together."""

    office: int
    mention: PersonMention
    features: tuple[str, ...]


def role_group(role: str) -> str:
    """Roles that are spoken of alike: council boards, deputies, governors …"""
    if role in _ROLE_GROUP:
        return _ROLE_GROUP[role]
    if role.startswith("council") or role.startswith("provincial"):
        return "board"
    return "deputy" if role.startswith("deputy") else "governor"


class PairFinder:
    """Finds and describes the candidate pairs of one article."""

    def __init__(
        self, document: Document, offices: list[Office], persons: Persons, cues: list[list[Cue]]
    ) -> None:
        self._doc = document
        self._offices = offices
        self._persons = persons
        self._cues = cues
        self._named = [m for m in persons.mentions if m.kind != "pronoun"]
        self._named_starts = [m.start for m in self._named]
        self._office_sentence = [document.sentence_at(o.start) for o in offices]
        self._mention_sentence = {id(m): document.sentence_at(m.start) for m in persons.mentions}
        self._office_tokens = {id(o): self._tokens_of(o) for o in offices}
        self._mention_tokens = {id(m): self._tokens_of(m) for m in persons.mentions}
        self._beside_office = {i: self._adjacent_person(o) for i, o in enumerate(offices)}
        self._beside_person = {p for p in self._beside_office.values() if p is not None}
        self._first_body = next((s.paragraph for s in document.sentences if s.part == "body"), 0)
        self._first_name_of_body = next((m.start for m in self._named if self._part(m) == "body"), 0)

    def pairs(self) -> Iterator[Pair]:
        """Every pair worth weighing, in the order of the offices."""
        for index, office in enumerate(self._offices):
            if office.phrase.plural and office.role not in ("council_member", "district_mayor", "mayor"):
                continue
            for mention in self._persons.mentions:
                apart = self._mention_sentence[id(mention)] - self._office_sentence[index]
                linked = self._links_over_distance(index, mention)
                if abs(apart) <= MOST_SENTENCES_APART or linked:
                    yield Pair(index, mention, tuple(self._features(index, mention, apart, linked)))

    def _tokens_of(self, spoken: Office | PersonMention) -> tuple[int, int]:
        """The first of the tokens of an office or a mention, and the first one after it."""
        return self._doc.token_at(spoken.start), self._doc.token_at(spoken.end)

    def _adjacent_person(self, office: Office) -> int | None:
        for mention in self._named:
            gap = self._gap(office, mention)
            if gap is not None and len(gap) <= 1 and all(w in _BESIDE for w in self._words(gap)):
                return mention.person
        return None

    def _gap(self, office: Office, mention: PersonMention) -> range | None:
        """The tokens between the two; None where one lies in the other."""
        if mention.end <= office.start:
            return range(self._mention_tokens[id(mention)][1], self._office_tokens[id(office)][0])
        if office.end <= mention.start:
            return range(self._office_tokens[id(office)][1], self._mention_tokens[id(mention)][0])
        return None

    def _words(self, tokens: range) -> list[str]:
        return self._doc.tokens[tokens.start : tokens.stop]

    def _between(self, start: int, end: int) -> list[PersonMention]:
        """The mentions by name that begin in a stretch of text, the start included."""
        return self._named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)]

    def _links_over_distance(self, index: int, mention: PersonMention) -> str:
        """A headline's title whose name comes later, or a title taken up again while one person speaks."""
        office = self._offices[index]
        sentence = self._doc.sentences[self._office_sentence[index]]
        if mention.kind != "full":
            return ""
        if sentence.part in ("title", "lead") and self._beside_office[index] is None:
            at = self._doc.sentences[self._mention_sentence[id(mention)]]
            if at.part == "body" and at.paragraph <= self._first_body + 2:
                return "lead-later" if self._first_name_of_body < mention.start else "lead-first"
        if sentence.part == "body" and office.start > mention.end and self._beside_office[index] is None:
            later = self._between(mention.end + 1, office.start)
            if all(m.person == mention.person for m in reversed(later)):
                return "chain"
        return ""

    def _part(self, mention: PersonMention) -> str:
        return self._doc.sentences[self._mention_sentence[id(mention)]].part

    def _word(self, token_index: int) -> str:
        if not 0 <= token_index < len(self._doc.tokens):
            return "END"
        token = self._doc.tokens[token_index]
        if token in words_of("between_words"):
            return token
        if token[0].isdigit():
            return "N"
        if self._doc.token_starts[token_index] in self._persons.name_positions:
            return "NAME"
        return "P" if not token[0].isalpha() else "W"

    def _features(self, index: int, mention: PersonMention, apart: int, linked: str) -> Iterator[str]:
        office, doc = self._offices[index], self._doc
        form, group = office.phrase.form, role_group(office.role)
        gap = self._gap(office, mention)
        side = "in" if gap is None else ("MO" if mention.end <= office.start else "OM")
        gap = gap or range(0)
        near = (
            "0"
            if not gap
            else "1"
            if len(gap) == 1
            else "3"
            if len(gap) <= 3
            else "6"
            if len(gap) <= 6
            else "12"
            if len(gap) <= 12
            else "25"
            if len(gap) <= 25
            else "far"
        )
        where = f"{side}:{form}:s{apart}" if abs(apart) <= MOST_SENTENCES_APART else f"{side}:{form}:s-far"
        yield "bias"
        yield f"where={where}"
        yield f"near={where}:{near}"
        yield f"kind={mention.kind}:{side}:{min(abs(apart), 4)}"
        yield f"group={group}:{side}:{form}:{near if apart == 0 else 'x'}"
        if linked:
            yield f"linked={linked}"
            yield f"linked={linked}:{form}:{group}"
            yield f"linked={linked}:{'explicit' if office.explicit else 'bare'}"
        if apart == 0 and side != "in":
            words = self._words(gap)
            if len(words) <= 5:
                shape = " ".join(
                    w
                    if w in words_of("between_words")
                    else ("N" if w[0].isdigit() else "W" if w[0].isalpha() else "P")
                    for w in words
                )
                yield f"gap={side}:{form}:{shape}"
            for word in words_of("between_words").intersection(words):
                yield f"between={side}:{form}:{word}"
            low, high = (mention.end, office.start) if side == "MO" else (office.end, mention.start)
            others = {m.person for m in self._between(low, high)} - {mention.person}
            yield f"others={side}:{form}:{min(len(others), 3)}"
            offices = sum(low <= o.start < high and o.phrase.form == "holder" for o in self._offices)
            yield f"offices={side}:{form}:{min(offices, 3)}"
            for cue in self._cues[self._office_sentence[index]]:
                place = (
                    "before"
                    if cue.end <= min(office.start, mention.start)
                    else "after"
                    if cue.start >= max(office.end, mention.end)
                    else "mid"
                )
                for sense in cue.senses:
                    yield f"cue={side}:{form}:{place}:{sense}"
        else:
            senses = {s for c in self._cues[self._office_sentence[index]] for s in c.senses}
            for sense in senses:
                yield f"far-cue={form}:{sense}"
        o_first, o_last = doc.token_at(office.start), doc.token_at(office.end)
        m_first, m_last = doc.token_at(mention.start), doc.token_at(mention.end)
        yield f"office-next={side}:{form}:{self._word(o_last)}:{min(abs(apart), 1)}"
        yield f"office-before={side}:{form}:{self._word(o_first - 1)}:{min(abs(apart), 1)}"
        yield f"person-next={side}:{self._word(m_last)}:{min(abs(apart), 1)}"
        yield f"person-before={side}:{self._word(m_first - 1)}:{min(abs(apart), 1)}"
        beside = self._beside_office[index]
        yield (
            "beside="
            + ("none" if beside is None else "this" if beside == mention.person else "other")
            + f":{side}:{min(abs(apart), 1)}"
        )
        taken = mention.person in self._beside_person
        yield f"taken={taken}:{side}:{form}:{min(abs(apart), 1)}"
        sentence = doc.sentences[self._office_sentence[index]]
        yield f"part={sentence.part}:{self._part(mention)}:{form}"
        follows = any(
            "speech" in c.senses and 0 <= c.start - office.end < 160
            for c in self._cues[self._office_sentence[index]]
        )
        speaks = any(
            "speech" in c.senses and 0 <= c.start - mention.end < 200
            for c in self._cues[self._mention_sentence[id(mention)]]
        )
        yield f"speech={follows}:{speaks}:{side}:{form}:{min(abs(apart), 1)}"
        if office.phrase.plural:
            yield f"plural:{side}:{near}"
        for sense in office.phrase.senses:
            yield f"sense={sense}:{side}:{min(abs(apart), 1)}"
        yield f"explicit={office.explicit}:{form}:{side}:{min(abs(apart), 1)}"
        if self._doc.sentences[self._mention_sentence[id(mention)]].paragraph != sentence.paragraph:
            yield f"paragraphs-apart:{side}:{form}"
