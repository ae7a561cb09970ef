"""The offices of an article with what they are over: said after the phrase, pointed at, or told by the context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from urbankg.persian.fold import Folded
from urbankg.reading.antecedents import Antecedents
from urbankg.reading.bodies import Body, read_body
from urbankg.reading.context import Context
from urbankg.reading.document import Document
from urbankg.reading.listed import listed_offices
from urbankg.reading.objects import Object, read_object, read_places
from urbankg.reading.offices import How, Office, OfficePhrase, find_offices, modifiers_at
from urbankg.reading.persons import Persons

# Without a body in sight, a bare head is over the same body as the office named before it.
_SAME_BODY = {
    "acting": {"mayor": "acting_mayor", "acting_mayor": "acting_mayor", "county_governor": "acting_county_governor",
               "governor_general": "acting_governor_general", "minister": "acting_minister"},
    "chair": {"council_vice_chair": "council_chair", "council_member": "council_chair", "council_chair": "council_chair",
              "council_secretary": "council_chair", "council_treasurer": "council_chair", "council_spokesperson": "council_chair"},
}  # fmt: skip
_DEPUTIES = (
    "deputy_mayor",
    "deputy_district_mayor",
    "deputy_minister",
    "deputy_governor_general",
    "deputy_county_governor",
)
_FARTHEST = 400  # characters back to the office that a bare head shares its body with
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PLACE_KIND = {"city": "city", "zone": "city", "province": "province", "county": "county"}
_NEEDS_PLACE = re.compile(r"(?:شورای|شورای[ ]?اسلامی)$")
_COUNCIL_WORDS = re.compile(r"(?<!\w)(?:شورای|شورا|شوراها|پارلمان شهری)(?!\w)")
_COUNCIL_ONLY = re.compile(
    r"^(?:نایب[ ]?رییسی?|سخنگو|سخنگویی|منشی.*|خزانه[ ]?داری?|(?:رییس|ریاست) (?:این )?(?:کمیسیون|کمیته))$"
)
_UNIT = re.compile(r"^(?:رییس|مدیر[ ]?کل|مدیر|سرپرست|ریاست|سرپرستی)[ ]+(?=\w)")
_MUNICIPALITY_END = re.compile(r"[ \u200c]*(?:شهرداری|شهرداري|شهردار)$")
_MUNICIPALITY_INSIDE = re.compile(r"[ \u200c]+شهردار[یي](?=[ ]|$)")
_BODY_HEAD = re.compile(r"(?:سازمان|شرکت|موسسه|بنیاد|مجمع|اتحادیه|شورای عالی|کانون|شبکه)(?!\w)")
_ASSEMBLY_HEAD = re.compile(r"(?<!\w)(مجمع|اتحادیه)(?= (?:شهردار|شهرها|کلان))")
_NAMED_SUB_ZONE = re.compile(r"(?<!\w)ناحیه")


def read_offices(
    document: Document, persons: Persons, context: Context, bodies: Callable[[], list[Body]]
) -> list[Office]:
    """The offices of an article, in order; those over foreign places or over nothing that can be told are left out.

    ``bodies`` gives the bodies of the article; it is called only where an office points back to one.
    """
    phrases = find_offices(document)
    if not phrases:
        return []
    found = _Reader(document, persons, context, bodies).offices(phrases)
    found += listed_offices(document, persons, context, found)
    return sorted(found, key=lambda o: (o.start, o.end))


def _full(role: str) -> str:
    """A role without «acting» or «deputy»: what a deputy of its holder is deputy to."""
    return role.removeprefix("acting_").removeprefix("deputy_")


class _Reader:
    def __init__(
        self, document: Document, persons: Persons, context: Context, bodies: Callable[[], list[Body]]
    ) -> None:
        self._document = document
        self._persons = persons
        self._context = context
        self._antecedents = Antecedents(document, persons, bodies)

    @cached_property
    def _council(self) -> bool:
        return bool(_COUNCIL_WORDS.search(self._document.text))

    def offices(self, phrases: list[OfficePhrase]) -> list[Office]:
        found: list[Office] = []
        for phrase in phrases:
            words = self._document.text[phrase.start : phrase.head_end]
            if _COUNCIL_ONLY.match(words) and not self._council:
                continue
            if phrase.over == "again":
                if found:
                    phrase = replace(phrase, role=found[-1].role)
                    found.append(Office(phrase, phrase.head_end, found[-1].label, "again", found[-1].role))
            elif phrase.over == "bare":
                found.extend(self._bare(phrase, found))
            elif phrase.over == "superior":
                found.extend(self._deputy(phrase, found))
            elif phrase.over == "body":
                found.extend(self._of_body(phrase))
            else:
                found.extend(self._over_place(phrase))
        return found

    def _over_place(self, phrase: OfficePhrase) -> list[Office]:
        text = self._document.text
        if phrase.plural and phrase.over in _PLACE_KIND and phrase.over != "zone":
            places = read_places(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
            return [
                Office(phrase, place.end, place.label, "said", phrase.role, order)
                for order, place in enumerate(places)
                if not place.foreign
            ]
        reference = read_object(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
        words = text[phrase.start : phrase.head_end].rstrip()
        if reference.foreign or (
            _NEEDS_PLACE.search(words) and not reference.label and not reference.anaphor
        ):
            return []
        end, senses = modifiers_at(text, reference.end)
        phrase = replace(phrase, senses=phrase.senses | senses)
        how: How = "said" if reference.label else "pointed" if reference.anaphor else "context"
        return [
            Office(phrase, max(end, reference.end), label, how, phrase.role, order)
            for order, label in enumerate(self._labels(phrase, reference))
        ]

    def _labels(self, phrase: OfficePhrase, reference: Object) -> list[str]:
        if phrase.over == "none":
            return [""]
        if phrase.role == "municipal_director":
            return [self._unit(phrase, reference)]
        label = reference.label or self._from_context(phrase, reference)
        if phrase.over == "zone":
            return list(self._zones(phrase, reference, label)) if label else []
        if phrase.over == "people" or label:
            return [label]
        return []

    def _zones(self, phrase: OfficePhrase, reference: Object, city: str) -> Iterator[str]:
        words = self._document.text[phrase.start : phrase.head_end]
        unit = "ناحیه" if _NAMED_SUB_ZONE.search(words) else "منطقه"
        inside = f"منطقه {reference.zone} " if reference.zone else ""
        for number in reference.numbers:
            yield f"{unit} {number} {inside}{city}".translate(_PERSIAN_DIGITS)
        if not reference.numbers and reference.anaphor:
            last = self._antecedents.last_zone(phrase.start)
            if last:
                yield f"منطقه {last} {city}".translate(_PERSIAN_DIGITS)

    def _from_context(self, phrase: OfficePhrase, reference: Object) -> str:
        kind = _PLACE_KIND.get(phrase.over)
        if kind is None:
            return ""
        if reference.anaphor:
            return self._context.last(kind, phrase.start)
        return self._context.place(kind, phrase.start)

    def _unit(self, phrase: OfficePhrase, reference: Object) -> str:
        city = reference.label or self._from_context(phrase, reference)
        words = self._document.surface(phrase.start, phrase.head_end)
        folded = Folded.of(words)
        head = _UNIT.match(folded.text)
        unit = words[folded.span(0, head.end())[1] :] if head else words
        unit = _MUNICIPALITY_END.sub("", unit).strip()
        return f"{unit} شهرداری {city}".strip()

    @staticmethod
    def _deputy(phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The deputy of the holder spoken of: «معاون او», «قائم‌مقام خود»."""
        superior = next((o for o in reversed(before) if f"deputy_{_full(o.role)}" in _DEPUTIES), None)
        if superior is not None:
            role = f"deputy_{_full(superior.role)}"
            yield Office(replace(phrase, role=role), phrase.head_end, superior.label, "bare", role)

    def _bare(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The office of a bare «رئیس» or «سرپرست»: its body is pointed at, or was the last one spoken of."""
        found = self._antecedents.body_of(phrase)
        if found is None:
            if before and self._antecedents.stands_alone(phrase.head_end):
                last = before[-1]
                role = _SAME_BODY.get(phrase.role, {}).get(last.role)
                if role and phrase.start - last.end < _FARTHEST:
                    yield Office(replace(phrase, role=role), phrase.head_end, last.label, "bare", role)
            return
        body, role, end = found
        phrase = replace(phrase, role=role)
        if body.kind in ("assembly", "organisation"):
            label = self._body_label(phrase, body)
        elif body.kind == "ministry":
            label = body.label
        elif body.place_name and not self._context.headed(phrase.start, body.start):
            label = body.place_name
        else:
            kind = {
                "governorate": "province",
                "provincial_council": "province",
                "county_governorate": "county",
            }
            label = self._context.place(kind.get(body.kind, "city"), phrase.start)
        if label:
            yield Office(phrase, end, label, "bare", role)

    def _of_body(self, phrase: OfficePhrase) -> list[Office]:
        text = self._document.text
        head = _BODY_HEAD.search(text, phrase.start, phrase.head_end)
        if head is None:
            label = self._last_assembly(phrase.start)
            return [Office(phrase, phrase.head_end, label, "context", phrase.role)] if label else []
        if phrase.role == "municipal_org_head" and not self._antecedents.may_be_municipal(head.start()):
            return []
        body = read_body(self._document, head.start(), head.end(), "organisation", self._persons.begins_at)
        if phrase.role == "municipal_org_head" and not self._antecedents.municipal(body):
            return []
        end, senses = modifiers_at(text, body.end)
        phrase = replace(phrase, senses=phrase.senses | senses)
        how: How = "said" if body.complete else "context"
        return [Office(phrase, max(end, body.end), self._body_label(phrase, body), how, phrase.role)]

    def _body_label(self, phrase: OfficePhrase, body: Body) -> str:
        label = _MUNICIPALITY_INSIDE.sub("", body.label)
        if phrase.role == "municipal_org_head" and not body.complete:
            city = self._context.place("city", phrase.start)
            return f"{label} {city}".strip()
        if phrase.role != "municipal_org_head" and not body.complete and body.end - body.start < 12:
            return self._last_assembly(phrase.start) or label
        return label

    def _last_assembly(self, position: int) -> str:
        found = ""
        for head in _ASSEMBLY_HEAD.finditer(self._document.text):
            body = read_body(self._document, head.start(), head.end(), "assembly", self._persons.begins_at)
            if body.start < position or not found:
                found = body.label if len(body.label) > len(found) or body.start < position else found
        return found
