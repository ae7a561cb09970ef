"""The offices of an article with what they are over, read from the phrase or from the context."""

from __future__ import annotations

import re
from dataclasses import dataclass

from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import Folded
from urbankg.reading.bodies import Body, read_body
from urbankg.reading.context import Context
from urbankg.reading.document import Document
from urbankg.reading.objects import Object, read_object
from urbankg.reading.offices import OfficePhrase, find_offices, modifiers_at
from urbankg.reading.pairs import Office
from urbankg.reading.persons import Persons

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PLACE_KIND = {"city": "city", "zone": "city", "province": "province", "county": "county"}
_NEEDS_PLACE = re.compile(r"(?:شورای|شورای[ ]?اسلامی)$")
_COUNCIL_WORDS = re.compile(r"(?<!\w)(?:شورای|شورا)(?!\w)")
_COUNCIL_ONLY = re.compile(
    r"^(?:نایب[ ]?رییسی?|سخنگو|سخنگویی|منشی.*|خزانه[ ]?داری?|(?:رییس|ریاست) (?:این )?(?:کمیسیون|کمیته))$"
)
_UNIT = re.compile(r"^(?:رییس|مدیر[ ]?کل|مدیر|سرپرست|ریاست|مدیریت|سرپرستی)[ ]+")
_MUNICIPALITY_END = re.compile(r"[ \u200c]*(?:شهردار[یي]|شهردار)$")


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    persons: Persons
    context: Context

    def offices(self) -> list[Office]:
        council = bool(_COUNCIL_WORDS.search(self.document.text))
        found: list[Office] = []
        for phrase in find_offices(self.document):
            words = self.document.text[phrase.start : phrase.head_end]
            if _COUNCIL_ONLY.match(words) and not council:
                continue
            found.extend(self._read(phrase))
        return found

    def _read(self, phrase: OfficePhrase) -> list[Office]:
        if phrase.over == "body":
            return self._of_body(phrase)
        reference = read_object(self.document, phrase.head_end, phrase.over, self.persons.begins_at)
        if reference.foreign or (phrase.plural and phrase.role == "governor_general"):
            return []
        words = self.document.text[phrase.start : phrase.head_end].rstrip()
        if _NEEDS_PLACE.search(words) and not reference.label:
            return []
        end, senses = modifiers_at(self.document.text, reference.end)
        if senses:
            phrase = OfficePhrase(
                phrase.start,
                phrase.head_end,
                phrase.role,
                phrase.form,
                phrase.over,
                phrase.senses | senses,
                phrase.plural,
            )
        labels = self._labels(phrase, reference)
        return [
            Office(phrase, max(end, reference.end), label, bool(reference.label), phrase.role)
            for label in labels
        ]

    def _labels(self, phrase: OfficePhrase, reference: Object) -> list[str]:
        if phrase.over == "none":
            return [""]
        if phrase.role == "municipal_director":
            return [self._unit(phrase, reference)]
        label = reference.label or self._from_context(phrase, reference)
        if phrase.over == "zone":
            if not reference.numbers or not label:
                return []
            return [f"منطقه {str(n).translate(_PERSIAN_DIGITS)} {label}" for n in reference.numbers]
        if phrase.over == "people" or label:
            return [label]
        return []

    def _from_context(self, phrase: OfficePhrase, reference: Object) -> str:
        kind = _PLACE_KIND.get(phrase.over)
        if kind is None:
            return ""
        if reference.anaphor:
            return self.context.last(kind, phrase.start)
        return self.context.place(kind, phrase.start)

    def _unit(self, phrase: OfficePhrase, reference: Object) -> str:
        city = reference.label or self._from_context(phrase, reference)
        words = self.document.surface(phrase.start, phrase.head_end)
        folded = Folded.of(words)
        head = _UNIT.match(folded.text)
        unit = words[folded.span(0, head.end())[1] :] if head else words
        unit = _MUNICIPALITY_END.sub("", unit).strip()
        return f"{unit} شهرداری {city}".strip()

    def _of_body(self, phrase: OfficePhrase) -> list[Office]:
        text = self.document.text
        head = re.compile(r"(?:سازمان|شرکت|موسسه|بنیاد|مجمع|اتحادیه|شورای عالی|کانون|شبکه)(?!\w)").search(
            text, phrase.start, phrase.head_end
        )
        if head is None:
            label = self._last_assembly(phrase.start)
            return [Office(phrase, phrase.head_end, label, False, phrase.role)] if label else []
        body = read_body(self.document, head.start(), head.end(), "organisation", self.persons.begins_at)
        if phrase.role == "municipal_org_head" and not self._municipal(body):
            return []
        end, senses = modifiers_at(text, body.end)
        phrase = OfficePhrase(
            phrase.start,
            phrase.head_end,
            phrase.role,
            phrase.form,
            phrase.over,
            phrase.senses | senses,
            phrase.plural,
        )
        return [
            Office(phrase, max(end, body.end), self._body_label(phrase, body), body.complete, phrase.role)
        ]

    def _body_label(self, phrase: OfficePhrase, body: Body) -> str:
        label = re.sub(r"[ \u200c]+شهردار[یي](?=[ \u200c]|$)", "", body.label)
        if phrase.role == "municipal_org_head" and not body.complete:
            city = self.context.place("city", phrase.start)
            return f"{label} {city}".strip()
        if phrase.role != "municipal_org_head" and not body.complete and body.end - body.start < 12:
            return self._last_assembly(phrase.start) or label
        return label

    def _municipal(self, body: Body) -> bool:
        text = self.document.text[body.start : body.end]
        return any(re.search(rf"(?<!\w){re.escape(word)}", text) for word in words_of("municipal_bodies"))

    def _last_assembly(self, position: int) -> str:
        found = ""
        for head in re.compile(r"(?<!\w)(مجمع|اتحادیه)(?= (?:شهردار|شهرها|کلان))").finditer(
            self.document.text
        ):
            body = read_body(self.document, head.start(), head.end(), "assembly", self.persons.begins_at)
            if body.start < position or not found:
                found = body.label if len(body.label) > len(found) or body.start < position else found
        return found


def read_offices(document: Document, persons: Persons, context: Context) -> list[Office]:
    """The offices of an article, in order; those over foreign places or over nothing that can be told are left out."""
    return _Reader(document, persons, context).offices()
