"""The offices of an article with what they are over: said after the phrase, pointed at, or told by the context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from urbankg.persian.fold import Folded
from urbankg.reading.antecedents import Antecedents
from urbankg.reading.bodies import Body, read_body
from urbankg.reading.constituencies import constituencies
from urbankg.reading.context import Context
from urbankg.reading.document import Document
from urbankg.reading.listed import listed_offices
from urbankg.reading.objects import Object, read_object, read_places
from urbankg.reading.offices import How, Office, OfficePhrase, find_offices, modifiers_at
from urbankg.reading.persons import Persons

# Without a body in sight, a bare head is over the same body as the office named before it.
_COUNCIL = ("chair", "vice_chair", "secretary", "treasurer", "spokesperson", "member")
_SAME_BODY = {
    "acting": {
        "mayor": "acting_mayor",
        "acting_mayor": "acting_mayor",
        "county_governor": "acting_county_governor",
        "governor_general": "acting_governor_general",
        "minister": "acting_minister",
    },
    "chair": {f"council_{seat}": "council_chair" for seat in _COUNCIL},
}
_DEPUTIES = (
    "deputy_mayor",
    "deputy_district_mayor",
    "deputy_minister",
    "deputy_governor_general",
    "deputy_county_governor",
)
_OWN = re.compile(r"(?:او|وی|خود|ایشان|خودش|اش|ام|شان|مقامش|معاونش|معاونشان)$")
_FARTHEST = 400  # characters back to the office that a bare head shares its body with
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PLACE_KIND = {"city": "city", "zone": "city", "province": "province", "county": "county"}
_GOVERNED = {"governorate": "province", "provincial_council": "province", "county_governorate": "county"}
_SMALL = {
    "village": re.compile(r"(?<!\w)(?=روستای )"),
    "bakhsh": re.compile(r"(?<!\w)(?=بخش )"),
}
_NEEDS_PLACE = re.compile(r"(?:شورای|شورای[ ]?اسلامی|^حوزه(?: انتخابیه)?|^وکیل|^وکلای)$")
_HOUSES = re.compile(r"(?<!\w)(?:مجلس(?: شورای اسلامی)?|شورای|شورا|شوراها|پارلمان شهری)(?!\w)")
_COUNCIL_ONLY = re.compile(
    r"^(?:نایب[ ]?رییسی?|سخنگو|سخنگویی|منشی.*|خزانه[ ]?داری?|(?:رییس|ریاست) (?:این )?(?:کمیسیون|کمیته))$"
)
_ITEM = re.compile(r"[ ]*:")
_SUPREME = re.compile(r"شورای عالی استان[ ]?ها")
_OF_COMMITTEE = re.compile("کمیسیون|کمیته")
_UNIT = re.compile(r"^(?:رییس|مدیر[ ]?کل|مدیر|سرپرست|ریاست|سرپرستی)[ ]+(?=\w)")
_MUNICIPALITY_END = re.compile(r"[ \u200c]*(?:(?:این|همین|همان|آن) )?(?:شهرداری|شهرداري|شهردار)$")
_ZONE_END = re.compile(r"[ ]+(?:منطقه|ناحیه)$")
_MUNICIPALITY_INSIDE = re.compile(r"[ \u200c]+شهردار[یي](?=[ ]|$)(?![ ]ها)")
_BODY_HEAD = re.compile(r"(?:سازمان|شرکت|موسسه|بنیاد|مجمع|اتحادیه|شورای عالی|کانون|شبکه)(?!\w)")
_OF_COUNTRY = re.compile(r"(?:کشور|ایران)$")
_ASSEMBLY_HEAD = re.compile(r"(?<!\w)(مجمع|اتحادیه)(?= (?:شهردار|شهرها|کلان))")
_NAMED_SUB_ZONE = re.compile(r"(?<!\w)ناحیه")


def read_offices(
    document: Document, persons: Persons, context: Context, bodies: Callable[[], list[Body]]
) -> list[Office]:
    """The offices of an article, in order; those over foreign places or over nothing that can be told are left out.

    ``bodies`` gives the bodies of the article; it is called only where an office points back to one.
    """
    found: list[Office] = []
    if phrases := find_offices(document):
        found += _Reader(document, persons, context, bodies).offices(phrases)
        found += listed_offices(document, persons, context, found)
    found += constituencies(document, context)
    return sorted(found, key=lambda o: (o.start, o.end))


def _full(role: str) -> str:
    """A role without «acting» or «deputy»: what a deputy of its holder is deputy to."""
    return role.removeprefix("acting_").removeprefix("deputy_")


def _same_level(first: str, second: str) -> bool:
    return _full(first) == _full(second)


class _Reader:
    def __init__(
        self, document: Document, persons: Persons, context: Context, bodies: Callable[[], list[Body]]
    ) -> None:
        self._document = document
        self._persons = persons
        self._context = context
        self._antecedents = Antecedents(document, persons, bodies)
        self._last_ministry = ""
        self._found: list[Office] = []

    @cached_property
    def _houses(self) -> list[tuple[int, str]]:
        return [(found.start(), found.group()) for found in _HOUSES.finditer(self._document.text)]

    def _house(self, position: int) -> str:
        """The council or parliament that a position speaks of: parliament where its paragraph says so, or all do."""
        paragraph = self._document.sentences[self._document.sentence_at(position)].paragraph
        first = next(s.start for s in self._document.sentences if s.paragraph == paragraph)
        here = [house for start, house in self._houses if first <= start < position]
        councils = [house for _, house in self._houses if not house.startswith("مجلس")]
        return next(iter(here[-1:] or councils or [house for _, house in self._houses]), "")

    def offices(self, phrases: list[OfficePhrase]) -> list[Office]:
        found, text = self._found, self._document.text
        for phrase in phrases:
            if found and phrase.start < found[-1].end:
                continue  # «شهرداری» of «سازمان آتش‌نشانی شهرداری اراک»
            words = text[phrase.start : phrase.head_end]
            if _COUNCIL_ONLY.match(words):
                house = self._house(phrase.start)
                if not house:
                    continue
                if house.startswith("مجلس") and _OF_COMMITTEE.search(words + text[phrase.head_end :][:12]):
                    phrase = replace(phrase, role="mp", over="none")
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
                if phrase.over == "ministry" and found:
                    self._last_ministry = found[-1].label
        return found

    def _over_place(self, phrase: OfficePhrase) -> list[Office]:
        text = self._document.text
        if phrase.over in _PLACE_KIND and phrase.over != "zone" and self._several(phrase):
            places = read_places(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
            if places:
                return [
                    Office(phrase, place.end, place.label, "said", phrase.role, order)
                    for order, place in enumerate(places)
                    if not place.foreign
                ]
        reference = read_object(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
        words = text[phrase.start : phrase.head_end].rstrip()
        if reference.foreign or (
            phrase.over != "none"
            and _NEEDS_PLACE.search(words)
            and not reference.label
            and not reference.anaphor
        ):
            return []
        end, senses = modifiers_at(text, reference.end)
        phrase = replace(phrase, senses=phrase.senses | senses)
        how: How = (
            "said" if reference.label else "pointed" if reference.anaphor or phrase.pointed else "context"
        )
        return [
            Office(phrase, max(end, reference.end), label, how, phrase.role, order)
            for order, label in enumerate(self._labels(phrase, reference))
        ]

    def _several(self, phrase: OfficePhrase) -> bool:
        """Whether the phrase may be over several places: a plural, or in a sentence that says «به ترتیب»."""
        start = self._document.sentences[self._document.sentence_at(phrase.start)].start
        return phrase.plural or "به ترتیب" in self._document.text[start : phrase.start]

    def _labels(self, phrase: OfficePhrase, reference: Object) -> list[str]:
        if phrase.over == "none":
            return [""]
        if phrase.role == "municipal_director" and phrase.over == "city":
            return [self._unit(phrase, reference.label or self._from_context(phrase, reference))]
        label = reference.label or self._from_context(phrase, reference)
        if phrase.over == "zone":
            zones = list(self._zones(phrase, reference, label)) if label else []
            if phrase.role == "municipal_director":
                return [self._unit(phrase, zone) for zone in zones]
            return zones
        if phrase.over == "people" or label:
            return [label]
        return []

    def _zones(self, phrase: OfficePhrase, reference: Object, city: str) -> Iterator[str]:
        words = self._document.text[phrase.start : phrase.head_end]
        unit = "ناحیه" if _NAMED_SUB_ZONE.search(words) else "منطقه"
        inside = f"منطقه {reference.zone} " if reference.zone else ""
        for number in reference.numbers:
            yield f"{unit} {number} {inside}{city}".translate(_PERSIAN_DIGITS)
        if not reference.numbers:
            last = self._antecedents.last_zone(phrase.start)
            if last:
                yield f"منطقه {last} {city}".translate(_PERSIAN_DIGITS)

    def _from_context(self, phrase: OfficePhrase, reference: Object) -> str:
        if phrase.over == "ministry":
            return self._last_ministry
        if phrase.over in _SMALL:
            return self._last_small(phrase)
        kind = _PLACE_KIND.get(phrase.over)
        if kind is None:
            return ""
        if phrase.pointed and phrase.role in _DEPUTIES:  # «معاون خدمات شهری‌اش»
            superior = next((o for o in reversed(self._found) if _same_level(o.role, phrase.role)), None)
            if superior is not None:
                return superior.label
        if reference.anaphor and phrase.role.startswith("council_"):
            pointer = self._document.text[phrase.head_end : reference.end]
            councils = [
                start
                for start, house in self._houses
                if house.startswith("شورا") and start < phrase.start - 8
            ]
            if pointer.endswith("شورا") and councils and _SUPREME.match(self._document.text, councils[-1]):
                return "شورای عالی استان‌ها"
        if reference.anaphor or phrase.pointed:
            return self._context.last(kind, phrase.start)
        return self._context.place(kind, phrase.start)

    def _last_small(self, phrase: OfficePhrase) -> str:
        """The village or district that was named last: by its own word («روستای», «بخش»), or as an office's."""
        labels = [(o.start, o.label) for o in self._found if o.phrase.over == phrase.over]
        for named in _SMALL[phrase.over].finditer(self._document.text, 0, phrase.start):
            place = read_object(self._document, named.end(), phrase.over, self._persons.begins_at)
            if place.label:
                labels.append((named.start(), place.label))
        return max(labels)[1] if labels else ""

    def _unit(self, phrase: OfficePhrase, place: str) -> str:
        words = self._document.surface(phrase.start, phrase.head_end)
        folded = Folded.of(words)
        head = _UNIT.match(folded.text)
        unit = words[folded.span(0, modifiers_at(folded.text, head.end())[0])[1] :] if head else words
        unit = _MUNICIPALITY_END.sub("", _ZONE_END.sub("", unit)).strip()
        return f"{unit} شهرداری {place}".strip()

    def _deputy(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The deputy of the holder spoken of: «معاون او», «قائم‌مقام خود»; «معاون مالی» of whom the text has most."""
        superiors = [o for o in before if f"deputy_{_full(o.role)}" in _DEPUTIES]
        if not superiors:
            return
        superior = superiors[-1]
        sentence = self._document.sentences[self._document.sentence_at(phrase.start)].start
        if superior.start < sentence and not _OWN.search(self._document.text, phrase.start, phrase.head_end):
            role = Counter(_full(o.role) for o in superiors).most_common(1)[0][0]
            superior = next(o for o in reversed(superiors) if _full(o.role) == role)
        role = f"deputy_{_full(superior.role)}"
        kind = _PLACE_KIND.get(superior.phrase.over, "")
        label = superior.label
        if kind and superior.phrase.over != "zone":
            label = self._context.since(kind, superior.start, phrase.start) or label
        yield Office(replace(phrase, role=role), phrase.head_end, label, "bare", role)

    def _bare(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The office of a bare «رئیس» or «سرپرست»: its body is pointed at, or was the last one spoken of."""
        found = self._antecedents.body_of(phrase)
        if found is None:
            if self._antecedents.stands_alone(phrase.head_end):
                yield from self._of_same_body(phrase, before)
            return
        body, role, end = found
        phrase = replace(phrase, role=role)
        if body.kind in ("assembly", "organisation"):
            label = self._body_label(phrase, body)
        elif body.kind == "ministry":
            label = body.label
        else:
            kind = _GOVERNED.get(body.kind, "city")
            label = self._context.since(kind, body.start, phrase.start) or body.place_name
            label = label or self._context.place(kind, phrase.start)
        if label:
            yield Office(phrase, end, label, "bare", role)

    def _of_same_body(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """A bare head where no body is in sight: of the office before, or of the council whose board is named."""
        last = before[-1] if before else None
        role = _SAME_BODY.get(phrase.role, {}).get(last.role) if last else None
        if last and role and phrase.start - last.end < _FARTHEST:
            kind = _PLACE_KIND.get(last.phrase.over, "city")
            label = self._context.since(kind, last.start, phrase.start) or last.label
        elif phrase.role == "chair" and _ITEM.match(self._document.text, phrase.head_end):
            role, label = "council_chair", self._council_of(phrase)
        else:
            return
        if label and role:
            yield Office(replace(phrase, role=role), phrase.head_end, label, "bare", role)

    def _council_of(self, phrase: OfficePhrase) -> str:
        if not any(house.startswith("شورا") for _, house in self._houses):
            return ""
        return self._context.place("city", phrase.start)

    def _of_body(self, phrase: OfficePhrase) -> list[Office]:
        text = self._document.text
        head = _BODY_HEAD.search(text, phrase.start, phrase.head_end)
        if head is None:
            label = self._last_assembly(phrase.start)
            return [Office(phrase, phrase.head_end, label, "context", phrase.role)] if label else []
        if phrase.role == "municipal_org_head" and not self._antecedents.may_be_municipal(head.start()):
            return list(self._of_last_organisation(phrase))
        body = read_body(self._document, head.start(), head.end(), "organisation", self._persons.begins_at)
        if phrase.role == "municipal_org_head" and not self._antecedents.municipal(body):
            return []
        end, senses = modifiers_at(text, body.end)
        phrase = replace(phrase, senses=phrase.senses | senses)
        how: How = "said" if body.complete else "context"
        return [Office(phrase, max(end, body.end), self._body_label(phrase, body), how, phrase.role)]

    def _of_last_organisation(self, phrase: OfficePhrase) -> Iterator[Office]:
        """«مدیرعامل سازمان» without a name: of the municipal organisation that was named last."""
        if phrase.form == "holder" and self._antecedents.stands_alone(phrase.head_end):
            bare = replace(phrase, role="chief")
            if found := self._antecedents.body_of(bare):
                body, role, _ = found
                label = self._body_label(replace(phrase, role=role), body)
                yield Office(phrase, phrase.head_end, label, "bare", role)

    def _body_label(self, phrase: OfficePhrase, body: Body) -> str:
        label = _MUNICIPALITY_INSIDE.sub("", body.label)
        if phrase.role == "municipal_org_head" and body.place is None and not _OF_COUNTRY.search(label):
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
