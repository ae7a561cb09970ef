"""Offices over a place: the city, zone, province, county, village, ministry or seat, said or told by context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document
from urbankg.reading.mentions.antecedents import Antecedents
from urbankg.reading.mentions.constituencies import PARLIAMENT, constituency_here
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.houses import SUPREME_COUNCIL, Houses
from urbankg.reading.mentions.objects import CENTRAL, Object, read_object, read_places
from urbankg.reading.mentions.offices import (
    BESIDE,
    How,
    Office,
    OfficePhrase,
    modifiers_at,
    without_modifiers,
)
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.mentions.place_mentions import PlaceMention, goes_from_there
from urbankg.reading.mentions.places_at import skip_spaces
from urbankg.reading.wordings import JOINT, any_word

PLACE_KIND = {"city": "city", "zone": "city", "province": "province", "county": "county"}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_SMALL = {
    "village": re.compile(r"(?<!\w)(?=روستای )"),
    "bakhsh": re.compile(r"(?<!\w)(?=بخش )"),
}
# Phrases that are an office only where the text says what it is over.
_NEEDS_PLACE = re.compile(r"(?:شورای|شورای[ ]?اسلامی|^حوزه(?: انتخابیه)?|^وکیل|^وکلای)$")
_OF_COMMITTEE = re.compile("(?:کمیسیون|کمیته)$")
_COUNCIL = re.compile("شورا|پارلمان")
_THIS_COUNCIL = 8  # characters of «این شورا» itself
_UNIT = re.compile(r"^(?:رییس|مدیر[ ]?کل|مدیر|مسیول|سرپرست|ریاست|سرپرستی|مدیریت(?= اداره))[ ]+(?=\w)")
_MUNICIPALITY_END = re.compile(r"[ \u200c]*(?:(?:این|همین|همان|آن) )?(?:شهرداری|شهرداري|شهردار)$")
_OF_THE_MAYOR = re.compile("(?:حوزه|دفتر) شهردار")  # the mayor's own office, not one of the municipality
_ZONE_END = re.compile(r"[ ]+(?:(?:این|همین|همان|آن) )?(?:منطقه|ناحیه)$")
_NAMED_SUB_ZONE = re.compile(r"(?<!\w)ناحیه")


def full_role(role: str) -> str:
    """A role without «acting» or «deputy»: what a deputy of its holder is deputy to."""
    return role.removeprefix("acting_").removeprefix("deputy_")


_DISTRICT = re.compile("حوزه(?! انتخابیه)")  # of an office too: «حوزه تهران»
_NEXT = re.compile(r"[ ]*(\w+)")
_WORDS = re.compile(r"\w+")
_COMPOUND = re.compile(rf" \w+ (?:را )?{any_word('clause verb').pattern}")  # «وزیر سخن گفت»
_WAS = re.compile(r"(?: هم| نیز)? بود(?:ه|ه است)?(?!\w)")
_TO_NAME = re.compile(r"[ ]*،?[ ]*")
_TAKEN_UP = re.compile(r"(?<!\w)به (?:عنوان|سمت) $")
_NEXT_PLACE = 40  # characters behind an office in which «و» joins a second place to the first
_SENTENCES_BACK = 2
_NEAR_PARLIAMENT = 60  # characters around «نماینده» in which a word may tell that it is one of parliament


def held_already(
    document: Document, persons: Persons, phrase: OfficePhrase, before: list[Office]
) -> tuple[int, int]:
    """Where the office stands that somebody holds who takes up another («رضا ناصری، معاون شهردار ساوه، به عنوان شهردار
    …»): it does not tell what that other one is over.
    """
    start = document.sentences[document.sentence_at(phrase.start)].start
    if not _TAKEN_UP.search(document.text, start, phrase.start):
        return 0, 0
    named = [m.end for m in persons.mentions if m.kind == "full" and start <= m.start]
    for held in reversed(before):
        if held.start < start:
            break
        if held.how == "said" and any(0 <= held.start - end <= BESIDE for end in named):
            return held.start, held.end
    return 0, 0


def _sits_elsewhere(text: str, at: int) -> bool:
    """Whether a delegate is said to sit in another house than parliament: «نماینده گلستان در مجلس خبرگان»."""
    return any_word("other house").match(text, skip_spaces(text, at)) is not None


def _held_once(office: Office) -> bool:
    return not office.phrase.senses.isdisjoint(["former", "ended"])


def _over_town(office: Office) -> bool:
    return office.how == "said" and office.phrase.over == "city" and office.role != "municipal_director"


def _unlisted_town(offices: list[Office]) -> Office | None:
    """The first office over a town, if it is held today and no gazetteer has the town."""
    town = next((o for o in offices if _over_town(o)), None)
    return town if town and not _held_once(town) and not Gazetteer.load().find(town.label) else None


class OverPlaces:
    """Reads the offices of one article that are over places; ``before`` are the offices found before a phrase."""

    def __init__(
        self, document: Document, persons: Persons, context: Context, antecedents: Antecedents, houses: Houses
    ) -> None:
        self._document = document
        self._persons = persons
        self._context = context
        self._antecedents = antecedents
        self._houses = houses

    def read(self, phrase: OfficePhrase, before: list[Office]) -> list[Office]:
        """The offices that a phrase names: none over a foreign place, or over none that can be told."""
        text = self._document.text
        if phrase.over in PLACE_KIND and phrase.over != "zone" and self._may_be_several(phrase):
            places = read_places(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
            if places and (self._several(phrase) or self._was_over_both(phrase, places)):
                return [
                    Office(phrase, place.end, place.label, "said", phrase.role, order)
                    for order, place in enumerate(places)
                    if not place.foreign
                ]
        if phrase.role == "minister" and phrase.plural:
            ministries = list(self._ministries(phrase.head_end))
            if len(ministries) > 1:
                return [
                    Office(phrase, one.end, one.label, "said", phrase.role, order)
                    for order, one in enumerate(ministries)
                ]
        reference = read_object(self._document, phrase.head_end, phrase.over, self._persons.begins_at)
        words = text[phrase.start : phrase.head_end].rstrip()
        if reference.foreign and _OF_COMMITTEE.search(words):
            reference = Object("", phrase.head_end)  # «رئیس کمیسیون مالی» is of no country
        if reference.foreign or (
            phrase.over != "none"
            and _NEEDS_PLACE.search(words)
            and not reference.label
            and not reference.anaphor
        ):
            return []
        if phrase.over == "people" and not reference.label and self._may_be_delegate(phrase, before):
            label, end = constituency_here(self._document, self._context, phrase, before)
            if label:
                return [Office(phrase, end, label, "pointed", phrase.role)]
        end, senses = modifiers_at(text, reference.end, "end")
        if senses:
            phrase = phrase._replace(senses=phrase.senses | senses)
        how: How = (
            "said" if reference.label else "pointed" if reference.anaphor or phrase.pointed else "context"
        )
        return [
            Office(phrase, max(end, reference.end), label, how, phrase.role, order)
            for order, label in enumerate(self._labels(phrase, reference, before))
        ]

    def _ministries(self, at: int) -> Iterator[Object]:
        """The ministries that a plural is over: «وزیران کشور، نیرو و نفت»."""
        while True:
            one = read_object(self._document, at, "ministry", self._persons.begins_at)
            if not one.label or one.foreign:
                return
            yield one
            joint = JOINT.match(self._document.text, one.end)
            if joint is None:
                return
            at = joint.end()

    def _has_portfolio(self, at: int) -> bool:
        """Whether words behind «وزیر» are a portfolio, of a ministry that no list has: «وزیر مخابرات گفت»."""
        if self._antecedents.stands_alone(at):
            return False
        return _COMPOUND.match(self._document.text, at) is None

    def _several(self, phrase: OfficePhrase) -> bool:
        """Whether the phrase may be over several places: a plural, or in a sentence that says «به ترتیب»."""
        if phrase.plural or "ترتیب" not in self._document.words:
            return phrase.plural
        start = self._document.sentences[self._document.sentence_at(phrase.start)].start
        return "به ترتیب" in self._document.text[start : phrase.start]

    def _may_be_several(self, phrase: OfficePhrase) -> bool:
        """The same, or whether two places seem to be joined behind it."""
        joint = self._document.text.find(" و ", phrase.head_end, phrase.head_end + _NEXT_PLACE)
        return joint >= 0 or self._several(phrase)

    def _was_over_both(self, phrase: OfficePhrase, places: list[Object]) -> bool:
        """Whether an office was held in two places one after the other: «شهردار سابق اراک و ساوه», «روزی شهردار اراک و
        ساوه بود».
        """
        text = self._document.text
        if len(places) != 2 or not text.startswith(" و ", places[0].end):
            return False
        return "former" in phrase.senses or _WAS.match(text, places[1].end) is not None

    def _labels(self, phrase: OfficePhrase, reference: Object, before: list[Office]) -> list[str]:
        if phrase.over == "none":
            return [""]
        words = self._document.text[phrase.start : phrase.head_end]
        label = reference.label or self._from_context(phrase, reference, before)
        if phrase.role == "municipal_director" and phrase.over == "city":
            return [self._unit(phrase, label)]
        if phrase.over == "zone":
            zones = list(self._zones(phrase, reference, label)) if label else []
            if phrase.role == "municipal_director":
                return [self._unit(phrase, zone) for zone in zones]
            return zones
        if phrase.over == "people":
            if _sits_elsewhere(self._document.text, max(phrase.head_end, reference.end)):
                return []
            label = label or self._known_seat(phrase, reference, before)
            spoken_of = (
                self._spoken_of_parliament()
                if _DISTRICT.match(words)
                else label or self._in_parliament(phrase)
            )
            return [label] if spoken_of else []
        if phrase.over == "bakhsh" and label == CENTRAL:
            county = self._context.place("county", phrase.start)
            label = f"{CENTRAL} {county}" if county else f"بخش {CENTRAL}"
        return [label] if label else []

    def _zones(self, phrase: OfficePhrase, reference: Object, city: str) -> Iterator[str]:
        words = self._document.text[phrase.start : phrase.head_end]
        unit = "ناحیه" if _NAMED_SUB_ZONE.search(words) else "منطقه"
        zone = reference.zone or (self._antecedents.last_zone(phrase.start) if unit == "ناحیه" else 0)
        inside = f"منطقه {zone} " if zone else ""
        for number in (reference.zone_name,) if reference.zone_name else reference.numbers:
            yield f"{unit} {number} {inside}{city}".translate(_PERSIAN_DIGITS)
        if not (reference.numbers or reference.zone_name):
            last = self._antecedents.last_zone(phrase.start)
            if last:
                yield f"منطقه {last} {city}".translate(_PERSIAN_DIGITS)

    def _from_context(self, phrase: OfficePhrase, reference: Object, before: list[Office]) -> str:
        if phrase.over == "ministry":
            if phrase.role == "minister" and phrase.form == "holder" and self._has_portfolio(phrase.head_end):
                return ""
            return next((o.label for o in reversed(before) if o.phrase.over == "ministry"), "")
        if phrase.over in _SMALL:
            return self._last_small(phrase, before)
        kind = PLACE_KIND.get(phrase.over)
        if kind is None:
            return ""
        if phrase.pointed and phrase.role.startswith("deputy_"):  # «معاون خدمات شهری‌اش»
            same = (
                o
                for o in reversed(before)
                if full_role(o.role) == full_role(phrase.role) and not _held_once(o)
            )
            if superior := next(same, None):
                return superior.label
        if kind == "city" and self._context.abroad(phrase.start, bool(reference.anaphor or phrase.pointed)):
            return ""
        if phrase.role.startswith("council_") and (council := self._higher_council(phrase, reference)):
            return council
        if reference.anaphor or phrase.pointed:
            town = _unlisted_town(before[::-1]) if kind == "city" else None
            if town and not self._context.names_between(kind, town.end, phrase.start):
                return town.label
            return self._context.last(kind, phrase.start)
        if self._document.text.endswith("میزبان", phrase.start, phrase.head_end) and (
            host := self._context.host(kind, phrase.start)
        ):
            return host
        return (
            self._context.nearby(
                kind, phrase.start, held_already(self._document, self._persons, phrase, before)
            )
            or self._of_same_office(phrase, kind, before)
            or self._of_only_town(kind, before)
            or self._of_only_body(phrase, kind, before)
            or self._context.main.get(kind, "")
        )

    def _of_only_town(self, kind: str, before: list[Office]) -> str:
        """The town that all offices before are over, though no gazetteer has it, where nothing tells of another."""
        if kind != "city" or self._context.names_towns:
            return ""
        town = _unlisted_town(before)
        return town.label if town and all(o.label == town.label for o in before if _over_town(o)) else ""

    def _of_only_body(self, phrase: OfficePhrase, kind: str, before: list[Office]) -> str:
        """«فرماندار», «رئیس شورا»: of the only county whose governor, the only town whose council was named before."""
        if kind == "county" or (kind == "city" and phrase.role.startswith(("council_", "committee_chair"))):
            return self._context.of_only_body(kind, phrase.start, partial(self._names_holder, before))
        return ""

    def _names_holder(self, offices: list[Office], place: PlaceMention) -> bool:
        """Whether somebody is named beside the office whose place is mentioned: who comes as a guest."""
        office = next((o for o in offices if o.start <= place.start < o.end), None)
        if office is None or office.phrase.form != "holder":
            return False  # «شورای شهر یزد، مینا آذرنیا را برگزید»
        behind = _TO_NAME.match(self._document.text, office.end)
        if behind and self._antecedents.names_somebody(behind.end()):
            return True
        return any(m.kind == "full" and 0 <= office.start - m.end <= BESIDE for m in self._persons.mentions)

    def _of_same_office(self, phrase: OfficePhrase, kind: str, before: list[Office]) -> str:
        """«شهردار پیشین» after «شهردار ساوه» in one paragraph: of the office that a sentence or two before named."""
        if kind != phrase.over or phrase.role == "municipal_director":
            return ""
        document = self._document
        at = document.sentence_at(phrase.start)
        for office in reversed(before):
            index = document.sentence_at(office.start)
            if (
                at - index > _SENTENCES_BACK
                or document.sentences[index].paragraph != document.sentences[at].paragraph
            ):
                return ""
            if full_role(office.role) == full_role(phrase.role) and office.how == "said":
                past = (
                    _held_once(office)
                    or goes_from_there(document.text, office.end)
                    or self._context.only_held_before(office.start, office.end)
                    or self._context.since(kind, office.start, phrase.start)
                )
                return "" if past else office.label
        return ""

    def _higher_council(self, phrase: OfficePhrase, reference: Object) -> str:
        """The council of the provinces, or of a province, that «نایب‌رئیسان», «سخنگو», «منشی این شورا» is of: the one
        that was spoken of last; and that «سخنگوی شورا» is of where no other was spoken of.
        """
        text, at, houses = self._document.text, phrase.start, self._houses
        words = text[at : phrase.head_end].rstrip()
        if text.endswith("شورا", phrase.head_end, reference.end):
            supreme, provincial = houses.supreme_before(at - _THIS_COUNCIL), houses.provincial_before(at)
        elif reference.anaphor or phrase.pointed:
            return ""
        elif _COUNCIL.search(words) is None:
            supreme, provincial = houses.supreme_before(at), houses.provincial_before(at)
        elif words.endswith("شورا"):
            supreme, provincial = houses.only_supreme_before(at), houses.only_provincial_before(at)
        else:
            return ""
        if supreme:
            return SUPREME_COUNCIL
        province = self._context.place("province", at) if provincial else ""
        return f"شورای استان {province}" if province else ""

    def _last_small(self, phrase: OfficePhrase, before: list[Office]) -> str:
        """The village or district that was named last: by its own word («روستای», «بخش»), or as an office's."""
        labels = [(o.start, o.label) for o in before if o.phrase.over == phrase.over]
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
        if not _OF_THE_MAYOR.fullmatch(unit):
            unit = _MUNICIPALITY_END.sub("", _ZONE_END.sub("", unit)).strip()
        unit = without_modifiers(unit)
        if unit.endswith("شهردار"):
            return f"{unit} {place}"
        return f"{unit} شهرداری {place}".strip()

    def _in_parliament(self, phrase: OfficePhrase) -> bool:
        """Whether the words by a «نماینده» without a constituency speak of parliament: a guild has one too."""
        text = self._document.text
        after = _NEXT.match(text, phrase.head_end)
        if not (
            self._antecedents.stands_alone(phrase.head_end)
            or (after and after[1] in words_of("parliament_words"))
        ):
            return False  # «نماینده ولی فقیه», «نماینده سازمان»
        return self._near_parliament(phrase)

    def _known_seat(self, phrase: OfficePhrase, reference: Object, before: list[Office]) -> str:
        """«نماینده فعلی», «نماینده مردم» alone: of the constituency that was named last."""
        of_people = self._document.text.endswith("مردم", phrase.start, phrase.head_end)
        if phrase.form != "holder" or phrase.plural or not (phrase.senses or of_people):
            return ""
        end, _ = modifiers_at(self._document.text, reference.end)
        if not self._antecedents.stands_alone(end):
            return ""
        return next((o.label for o in reversed(before) if o.role == "mp" and o.label), "")

    def _spoken_of_parliament(self) -> bool:
        return not self._document.words.isdisjoint(PARLIAMENT)

    def _may_be_delegate(self, phrase: OfficePhrase, before: list[Office]) -> bool:
        return self._near_parliament(phrase) or any(
            o.role == "speaker" or (o.role == "mp" and o.label) for o in before
        )

    def _near_parliament(self, phrase: OfficePhrase) -> bool:
        near = self._document.text[
            max(0, phrase.start - _NEAR_PARLIAMENT) : phrase.head_end + _NEAR_PARLIAMENT
        ]
        return not words_of("parliament_words").isdisjoint(_WORDS.findall(near))
