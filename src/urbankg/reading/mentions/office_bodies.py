"""Offices over a body: municipal organisations, assemblies, and what a bare «رئیس» or «سرپرست» is the head of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.lexicon.phrases import words_of
from urbankg.reading.document import Document
from urbankg.reading.mentions.antecedents import Antecedents
from urbankg.reading.mentions.bodies import Body, read_body
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.houses import SUPREME_COUNCIL, Houses
from urbankg.reading.mentions.office_places import PLACE_KIND, full_role, held_already
from urbankg.reading.mentions.offices import How, Office, OfficePhrase, modifiers_at
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.wordings import any_word, one_of

# Without a body in sight, a bare head is over the same body as the office named before it.
_COUNCIL = ("chair", "vice_chair", "secretary", "treasurer", "spokesperson", "member")
_SAME_BODY = {
    "acting": {
        "mayor": "acting_mayor",
        "county_governor": "acting_county_governor",
        "governor_general": "acting_governor_general",
        "minister": "acting_minister",
    },
    "chair": {f"council_{seat}": "council_chair" for seat in _COUNCIL},
    "spokesperson": {f"council_{seat}": "council_spokesperson" for seat in _COUNCIL},
}
_FARTHEST = 400  # characters back to the office that a bare head shares its body with
_GOVERNED = {"governorate": "province", "provincial_council": "province", "county_governorate": "county"}
# «رئیس:», and «رئیس، نایب‌رئیس و سخنگو»: a board is counted off.
_ITEM = re.compile(r"[ ]*:|[ ]*(?:،|و) (?:\w+ ){0,4}(?:نایب[ ]?رییس|خزانه[ ]?دار)(?!\w)")
_MUNICIPALITY_INSIDE = re.compile(r"[ \u200c]+شهردار[یي](?=[ ]|$)(?![ ]ها)")
_BODY_HEAD = re.compile(rf"{one_of('head of a body')}(?!\w)")
_OF_MAYORS = re.compile(r"شهردار|شهر ?ها|کلان ?شهر|شوراها|دهیار")
_OF_ALL_MAYORS = re.compile(  # the organisation of the whole country
    r"شهردار[یي].*دهیار[یي]|^سازمان (?:امور )?شهردار[یي][ \u200c]?ها$"
)
_OF_COUNTRY = re.compile(r"(?:کشور|ایران)$")
_ASSEMBLY_HEAD = re.compile(r"(?<!\w)(مجمع|اتحادیه)(?= (?:شهردار|شهرها|کلان))")
_COALITION = "ایتلاف"
_THIS_COUNCIL = re.compile(r"[ ]*(?:این|همین|همان|ان)[ ]+شورا(?!\w)")
_SECRETARY = re.compile(r"دبیر (?:مجمع|اتحادیه) ?")
_WORD = re.compile(r"[ ]*([^\W\d_]+)")
_QUOTED = re.compile(r"[ ]*[«\"](?P<name>[^«»\"\n]{2,40})[»\"]")  # «حزب «مهر ایران»»
_PARTY = re.compile(rf"(?<!\w){one_of('has a secretary-general')}(?!\w)")
_SOON = 24  # characters within which words right before a name begin
_CONGRESS = re.compile(rf"(?<!\w){one_of('congress of a party')} $")
_THIS_PARTY = re.compile(rf"[ ]+(?:این|همین) (?P<head>{one_of('has a secretary-general')})(?!\w)")
_SHORT = 12  # characters of a name that says no more than «مجمع»


class OverBodies:
    """Reads the offices of one article that are over bodies; ``before`` are the offices found before a phrase."""

    def __init__(
        self, document: Document, persons: Persons, context: Context, antecedents: Antecedents, houses: Houses
    ) -> None:
        self._document = document
        self._persons = persons
        self._context = context
        self._antecedents = antecedents
        self._houses = houses

    def bare(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The office of a bare «رئیس» or «سرپرست»: its body is pointed at, or was the last one spoken of."""
        this = _THIS_COUNCIL.match(self._document.text, phrase.head_end) if phrase.role == "chair" else None
        if this and self._houses.supreme_before(phrase.start):
            role = "provincial_council_chair"
            yield Office(phrase._replace(role=role), this.end(), SUPREME_COUNCIL, "bare", role)
            return
        held = held_already(self._document, self._persons, phrase, before)
        found = self._antecedents.body_of(phrase, held)
        if found and phrase.role == "acting" and (own := self._of_own_deputy(phrase, found[0], before)):
            yield own
            return
        if found is None or self._is_coalition(found[0]):
            of_holder = bool(before) and before[-1].phrase.form == "holder"
            alone = self._antecedents.stands_alone(phrase.head_end)
            alone = alone or (of_holder and self._antecedents.alone(phrase))
            if alone and not self._antecedents.points_elsewhere(phrase.head_end):
                yield from self._of_same_body(phrase, before)
            return
        body, role, end = found
        phrase = phrase._replace(role=role)
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

    def _is_coalition(self, body: Body) -> bool:
        """Whether a body is some in a council who go together, that nobody heads: «ائتلاف امید»."""
        named = self._document.text[body.start : body.end]
        return named.startswith(_COALITION) and _OF_MAYORS.search(named) is None

    def _of_same_body(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """A bare head where no body is in sight: of the office before, or of the council whose board is named."""
        roles = _SAME_BODY.get(phrase.role, {})
        last = before[-1] if before else None
        role = roles.get(last.role) if last else None
        if (
            last and phrase.role == "acting"
        ):  # «معاونش، مینا آذرنیا، سرپرست شد»: of whom the deputy is a deputy
            sentence_at = self._document.sentence_at
            if sentence_at(last.start) == sentence_at(phrase.start):
                role = roles.get(full_role(last.role))
        if last and role and phrase.start - last.end < _FARTHEST:
            kind = PLACE_KIND.get(last.phrase.over, "city")
            label = self._context.since(kind, last.start, phrase.start) or last.label
        elif phrase.role == "chair" and self._houses.provincial_in_sentence(phrase.start):
            role, label = "provincial_council_chair", self._context.place("province", phrase.start)
        elif (
            phrase.role == "chair"
            and self._houses.councils
            and _ITEM.match(self._document.text, phrase.head_end)
        ):
            role, label = "council_chair", self._context.place("city", phrase.start)
        else:
            return
        if label:
            yield Office(phrase._replace(role=role), phrase.head_end, label, "bare", role)

    def _of_own_deputy(self, phrase: OfficePhrase, body: Body, before: list[Office]) -> Office | None:
        """A bare «سرپرست» of whose deputy the sentence has just told, where the body stands in another sentence."""
        sentence_at = self._document.sentence_at
        last = before[-1] if before else None
        if last is None or not last.role.startswith("deputy_"):
            return None
        if sentence_at(last.start) != sentence_at(phrase.start) or sentence_at(body.start) == sentence_at(
            phrase.start
        ):
            return None
        return next(self._of_same_body(phrase, before), None)

    def of_body(self, phrase: OfficePhrase) -> list[Office]:
        """The office over the organisation or assembly that its phrase names."""
        text = self._document.text
        head = _BODY_HEAD.search(text, phrase.start, phrase.head_end)
        if head is None:
            end, label = phrase.head_end, ""
            if this := _THIS_PARTY.match(text, end):
                end, label = this.end(), self._party_before(phrase.start, this["head"])
            label = label or self._last_assembly(phrase.start)
            if not label and phrase.role == "secretary_general" and self._says_no_more(end):
                label = self._party_before(phrase.start)
            return [Office(phrase, end, label, "context", phrase.role)] if label else []
        if phrase.role == "municipal_org_head" and not self._antecedents.may_be_municipal(head.start()):
            return list(self._of_last_organisation(phrase))
        body = self._named(head)
        if phrase.role == "secretary_general" and not body.complete and _PARTY.fullmatch(head.group()):
            label = self._party_before(phrase.start, head.group())
            return [Office(phrase, head.end(), label, "context", phrase.role)] if label else []
        if phrase.role == "municipal_org_head" and not self._antecedents.municipal(body):
            return []
        secretary = _SECRETARY.fullmatch(text, phrase.start, phrase.head_end) is not None
        if secretary and not self._last_assembly(phrase.start):
            return []  # of no assembly of mayors
        if (
            (secretary or phrase.role == "assembly_chair")
            and body.complete
            and not _OF_MAYORS.search(text, body.start, body.end)
        ):
            return []
        end, senses = modifiers_at(text, body.end)
        phrase = phrase._replace(senses=phrase.senses | senses)
        how: How = "said" if body.complete else "context"
        return [Office(phrase, max(end, body.end), self._body_label(phrase, body), how, phrase.role)]

    def _says_no_more(self, end: int) -> bool:
        """Whether no name of what it is over follows a head: «به سمت دبیرکل انتخاب شد»."""
        word = _WORD.match(self._document.text, end)
        return self._antecedents.stands_alone(end) or (word is not None and word[1] in words_of("name_ends"))

    def _named(self, head: re.Match[str]) -> Body:
        """The body whose name begins with a head, be it told between quotation marks."""
        start, end = head.span()
        quoted = _QUOTED.match(self._document.text, end)
        if quoted is None:
            return read_body(self._document, start, end, "organisation", self._persons.begins_at)
        surface = self._document.surface
        label = f"{surface(start, end)} {surface(*quoted.span('name'))}"
        return Body(start, quoted.end(), label, "organisation", complete=True)

    def _party_before(self, position: int, head: str = "") -> str:
        """What has a secretary-general and was named last before a position: wherever, with the head that «این حزب»
        points to; else in the sentence or the one before."""
        document = self._document
        near = document.sentences[max(0, document.sentence_at(position) - 1)].start
        told = [
            n for n in _PARTY.finditer(document.text, 0 if head else near, position) if head in ("", n[0])
        ]
        met = [
            named
            for named in told
            if _CONGRESS.search(document.text, max(0, named.start() - _SOON), named.start())
        ]
        bodies = [self._named(named) for named in met or told]
        return next((body.label for body in reversed(bodies) if body.complete), "")

    def _of_last_organisation(self, phrase: OfficePhrase) -> Iterator[Office]:
        """«مدیرعامل سازمان» without a name: of the municipal organisation that was named last."""
        if phrase.form == "holder" and self._antecedents.alone(phrase):
            bare = phrase._replace(role="chief")
            if found := self._antecedents.body_of(bare):
                body, role, _ = found
                label = self._body_label(phrase._replace(role=role), body)
                yield Office(phrase, phrase.head_end, label, "bare", role)

    def _body_label(self, phrase: OfficePhrase, body: Body) -> str:
        if phrase.role == "municipal_org_head":
            body = self._antecedents.fuller_name(body, phrase.start) or body
        label = _MUNICIPALITY_INSIDE.sub("", body.label)
        label = any_word("name in full").sub(lambda full: full[0].split()[0], label)  # as news mostly has it
        if phrase.role == "municipal_org_head" and body.place is None and not _OF_COUNTRY.search(label):
            if _OF_ALL_MAYORS.search(label):
                return f"{label.removesuffix('ی')}ی کشور"
            city = self._context.place("city", phrase.start)
            return f"{label} {city}".strip()
        if phrase.role != "municipal_org_head" and not body.complete and body.end - body.start < _SHORT:
            return self._last_assembly(phrase.start) or label
        return label

    def _last_assembly(self, position: int) -> str:
        found = ""
        for head in _ASSEMBLY_HEAD.finditer(self._document.text):
            body = read_body(self._document, head.start(), head.end(), "assembly", self._persons.begins_at)
            if body.start < position or not found:
                found = body.label if len(body.label) > len(found) or body.start < position else found
        return found
