"""The offices of an article with what they are over: said after the phrase, pointed at, or told by the context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from urbankg.lexicon.phrases import words_of
from urbankg.reading.document import Document
from urbankg.reading.mentions.antecedents import Antecedents
from urbankg.reading.mentions.bodies import Body
from urbankg.reading.mentions.constituencies import constituencies
from urbankg.reading.mentions.context import Context
from urbankg.reading.mentions.houses import SUPREME_COUNCIL, Houses
from urbankg.reading.mentions.listed import listed_offices
from urbankg.reading.mentions.named_last import DEPUTIES, named_last
from urbankg.reading.mentions.objects import read_object
from urbankg.reading.mentions.office_bodies import OverBodies
from urbankg.reading.mentions.office_places import PLACE_KIND, OverPlaces, full_role
from urbankg.reading.mentions.offices import BESIDE, PAST, Office, OfficePhrase, find_offices
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.wordings import any_word

_OWN = re.compile(r"(?:او|وی|خود|ایشان|خودش|اش|ام|شان|مقامش|معاونش|معاونشان)$")
_DELEGATES = "نمایندگان"
_COUNCIL = re.compile("شورا|پارلمان")
_BARE_COUNCIL = re.compile(r"(?<!\w)شورا[ ]*\Z")
_OF_COMMITTEE = re.compile("کمیسیون|کمیته")
_WORD = re.compile(r"\w+")
_JOINED_ON = re.compile(r"[ ]?،|[ ]و[ ]")
_HELD_AS_TITLE = re.compile(r"(?:معاونت|مدیریت|ریاست(?! جمهوری))(?!\w)")
_BEHIND_TITLE = re.compile(r"[ ]*[،:]?[ ]*«?")
_TO_A_POST = re.compile(r"(?<!\w)(?:به|از|در|با|سمت|پست|برای|حکم|دوره|جهت|بر|تحت) $")
_SPEAKS_ON = re.compile(
    r"[ ]*(?:[،.؛»)]|$|(?:گفت|اظهار|بیان|افزود|تصریح|خاطرنشان|تاکید|اعلام|ضمن|نیز|هم|همچنین|و)(?!\w))"
)
_IN_A_BODY = re.compile(r" در (شهرداری|فرمانداری|استانداری|وزارت)(?!\w)")
_DEPUTY_IN = {
    "شهرداری": ("deputy_mayor", "city"),
    "فرمانداری": ("deputy_county_governor", "county"),
    "استانداری": ("deputy_governor_general", "province"),
    "وزارت": ("deputy_minister", "ministry"),
}
_THERE = re.compile(r" در(?! (?:این|ان|همین)(?!\w))(?: (?:شهرداری|فرمانداری|استانداری|بخشداری)(?!\w))?(?= )")
_NATIONAL = frozenset(["president", "vice_president", "minister", "deputy_minister", "speaker"])
_BARE = "معاون"
_AROUND_NAME = 3  # spaces in a phrase with a full name in it: «ریاست مینا آذرنیا کار»
_BY_WHOM = 25  # characters before an office in which «با حکم» stands
_SOURCE = 20  # characters before a unit in which «به گزارش» stands
_ALTERNATE = 11  # characters of «علی البدل » before what alternates are of
_NEXT = 12  # characters after «نایب‌رئیس» in which «کمیسیون» is its own


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


class _Reader:
    def __init__(
        self, document: Document, persons: Persons, context: Context, bodies: Callable[[], list[Body]]
    ) -> None:
        self._document = document
        self._context = context
        self._houses = Houses(document)
        self._persons = persons
        antecedents = self._antecedents = Antecedents(document, persons, bodies)
        self._over_places = OverPlaces(document, persons, context, antecedents, self._houses)
        self._over_bodies = OverBodies(document, persons, context, antecedents, self._houses)

    def offices(self, phrases: list[OfficePhrase]) -> list[Office]:
        found: list[Office] = []
        for at, phrase in enumerate(phrases):
            if found and phrase.start < found[-1].end:
                continue  # «شهرداری» of «سازمان آتش‌نشانی شهرداری اراک»
            if self._holds_place(phrase) or self._of_other_council(phrase):
                continue
            if self._holds_name(phrase) or self._is_source(phrase) or self._of_alternate(phrase):
                continue  # «به ریاست مینا آذرنیا کار شهرداری ساوه», «به گزارش مدیریت ارتباطات شهرداری ساوه»
            if self._of_no_town(phrase) or self._of_committee(phrase):
                continue
            if self._heads_bare_council(phrase) and self._houses.only_provincial_before(phrase.start):
                phrase = phrase._replace(role="provincial_council_chair", over="province")
            elif self._heads_bare_council(phrase) and self._houses.only_supreme_before(phrase.start):
                phrase = phrase._replace(role="provincial_council_chair")
                found.append(Office(phrase, phrase.head_end, SUPREME_COUNCIL, "context", phrase.role))
                continue
            shared = named_last(self._document, phrases, at, partial(self._over_places.read, before=found))
            if shared is not None:
                found += shared
            elif phrase.over == "counterpart":
                found += self._counterpart(phrase, phrases[:at])
            elif self._of_another_house(phrase, found):
                continue
            elif told := self._of_house(phrase):
                found += self._read(told, found)
        return [self._as_held(office) for office in found]

    def _holds_name(self, phrase: OfficePhrase) -> bool:
        """Whether a person is named inside what looks like a portfolio."""
        if self._document.text.count(" ", phrase.start, phrase.head_end) < _AROUND_NAME:
            return False  # which is seen at once; names take longer
        return any(
            phrase.start < m.start and m.end < phrase.head_end
            for m in self._persons.mentions
            if m.kind == "full"
        )

    def _holds_place(self, phrase: OfficePhrase) -> bool:
        """Whether what looks like a portfolio names a place and goes on: «معاون دادستان ساوه، شهردار»."""
        if self._document.text.count(" ", phrase.start, phrase.head_end) < _AROUND_NAME:
            return False
        return any(
            phrase.start < m.start
            and m.end < phrase.head_end
            and _JOINED_ON.match(self._document.text, m.end)
            for m in self._context.mentions
        )

    def _of_other_council(self, phrase: OfficePhrase) -> bool:
        """Whether a bare «رئیس شورا» is of a council that is no town's: «شورای ترافیک ساوه نشست. رئیس شورا آمد», a
        county's."""
        text = self._document.text
        seat = phrase.role == "chair" or phrase.role.startswith("council_")
        return (
            seat
            and text[phrase.start : phrase.head_end].rstrip().endswith("شورا")
            and (self._houses.other_before(phrase.start) or self._houses.only_county_before(phrase.start))
        )

    def _is_source(self, phrase: OfficePhrase) -> bool:
        """Whether a unit is named only as where the report is from."""
        if phrase.role != "municipal_director" or phrase.form != "post":
            return False
        before = self._document.text[max(0, phrase.start - _SOURCE) : phrase.start]
        return any_word("by whose report", closing=True).search(before) is not None

    def _of_alternate(self, phrase: OfficePhrase) -> bool:
        """Whether a phrase is of alternates of a council, of whom the article does not tell that a seat is taken."""
        text = self._document.text
        named = any_word("alternate").search(text, max(0, phrase.start - _ALTERNATE), phrase.head_end)
        return named is not None and any_word("alternate sits").search(text) is None

    def _of_no_town(self, phrase: OfficePhrase) -> bool:
        """Whether a phrase that names no council is of the board of one that is none of a town: «شورای بخش مرکزی ساوه
        نشست. رضا ناصری نایب‌رئیس شد».
        """
        seat = phrase.role == "chair" or phrase.role.startswith("council_")
        if not seat or _COUNCIL.search(self._document.text, phrase.start, phrase.head_end):
            return False
        return self._houses.county_before(phrase.start) or self._houses.other_before(phrase.start)

    def _of_committee(self, phrase: OfficePhrase) -> bool:
        """Whether a bare «نایب‌رئیس» is of a committee that the sentence names before it, in nobody's title: «در کمیسیون
        عمران رضا ناصری رئیس و مینا آذرنیا نایب‌رئیس شدند».
        """
        text = self._document.text
        seat = phrase.role.startswith("council_") and phrase.role != "council_member"
        if not seat or _COUNCIL.search(text, phrase.start, phrase.head_end):
            return False
        start = self._document.sentences[self._document.sentence_at(phrase.start)].start
        return any(
            any_word("title in a committee", closing=True).search(text, start, committee.start()) is None
            for committee in _OF_COMMITTEE.finditer(text, start, phrase.start)
        )

    def _heads_bare_council(self, phrase: OfficePhrase) -> bool:
        """Whether a phrase is «رئیس شورا», without a word of which council."""
        words = self._document.text[phrase.start : phrase.head_end]
        return phrase.role == "council_chair" and _BARE_COUNCIL.search(words) is not None

    def _as_held(self, office: Office) -> Office:
        """An office with its form: in letters and portals a post beside a name is who holds it («معاونت عمرانی شهرداری
        اراک، رضا نوری، گفت»).
        """
        text, phrase = self._document.text, office.phrase
        if phrase.form != "post" or office.how == "bare" or not _HELD_AS_TITLE.match(text, phrase.start):
            return office
        behind = _BEHIND_TITLE.match(text, office.end)
        at = behind.end() if behind else office.end
        named_next = self._antecedents.names_somebody(at) and not _TO_A_POST.search(text, 0, phrase.start)
        named_before = _SPEAKS_ON.match(text, office.end) and any(
            m.end <= phrase.start and not text[m.end : phrase.start].strip(" ،«»")
            for m in self._persons.mentions
            if m.kind != "pronoun"
        )
        return (
            office._replace(phrase=phrase._replace(form="holder")) if named_next or named_before else office
        )

    def _of_house(self, phrase: OfficePhrase) -> OfficePhrase | None:
        """A phrase as it is to be read: «نایب‌رئیس» only where a council is, «رئیس کمیسیون» maybe of parliament."""
        text = self._document.text
        if self._is_delegate(phrase):
            return None
        delegates = phrase.over == "none" and text.startswith(_DELEGATES, phrase.start)
        if delegates and not self._named_before(phrase):
            return None  # «نمایندگان مجلس از الف پرسیدند»
        if not any_word("post of a house").fullmatch(text, phrase.start, phrase.head_end):
            return phrase
        house = self._houses.kind_at(phrase.start)
        if house == "parliament" and _OF_COMMITTEE.search(text, phrase.start, phrase.head_end + _NEXT):
            member = text.startswith("عضو", phrase.start)  # who is one is named with a constituency elsewhere
            return (
                None if member and not self._named_before(phrase) else phrase._replace(role="mp", over="none")
            )
        return phrase if house == "council" else None

    def _of_another_house(self, phrase: OfficePhrase, before: list[Office]) -> bool:
        """Whether «نایبش», «سخنگویش» is of no council: the text tells of another house, or of another office last."""
        if not any_word("post of this house").fullmatch(self._document.text, phrase.start, phrase.head_end):
            return False
        seated = not before or before[-1].role.startswith("council_")
        return not seated or self._houses.kind_at(phrase.start) != "council"

    def _named_before(self, phrase: OfficePhrase) -> bool:
        """Whether a name stands right before a phrase: «مینا آذرنیا، عضو کمیسیون عمران»."""
        ends = (m.end for m in self._persons.mentions if m.kind != "pronoun")
        return any(0 < phrase.start - end <= BESIDE for end in ends)

    def _is_delegate(self, phrase: OfficePhrase) -> bool:
        """Whether a «نماینده ساوه» may sit in a council of the provinces: the article names one, the sentence neither
        parliament nor whom else he stands for.
        """
        text = self._document.text
        if phrase.over != "people" or text[phrase.start : phrase.head_end].strip() != "نماینده":
            return False
        if not self._houses.of_provinces:
            return False
        sentence = self._document.sentences[self._document.sentence_at(phrase.start)]
        words = _WORD.findall(text, sentence.start, sentence.end)
        return words_of("parliament_words").isdisjoint(words)

    def _read(self, phrase: OfficePhrase, before: list[Office]) -> list[Office]:
        if phrase.over == "again":
            return [self._again(phrase, self._last_held(phrase, before), before[-1])] if before else []
        if phrase.over == "bare":
            return list(self._over_bodies.bare(phrase, before))
        if phrase.over == "superior":
            return list(self._deputy(phrase, before))
        if phrase.over == "body":
            return self._over_bodies.of_body(phrase)
        return self._over_places.read(phrase, before)

    def _told_of(self, before: list[Office], phrase: OfficePhrase) -> Office | None:
        """The deputy that a bare «معاون» means: one told of before, if the sentence names nobody's office since."""
        start = self._document.sentences[self._document.sentence_at(phrase.start)].start
        for office in reversed(before):
            if office.role in DEPUTIES or office.role == "vice_president":
                return office
            if office.start >= start and f"deputy_{full_role(office.role)}" in DEPUTIES:
                return None
        return None

    def _superior_named(self, phrase: OfficePhrase, superiors: list[Office]) -> Office | None:
        """Whose deputy «معاون خود», «معاونش» is: the office beside the name of who acts in the sentence, said there or
        before.
        """
        if not _OWN.search(self._document.text, phrase.start, phrase.head_end):
            return None
        index = self._document.sentence_at(phrase.start)
        start = self._document.sentences[index].start
        if superiors[-1].start >= start:
            return None
        whose = next((m for m in self._persons.mentions if start <= m.start < phrase.start), None)
        if whose is None:
            return None
        spans = [(m.start, m.end) for m in self._persons.people[whose.person].mentions if m.kind != "pronoun"]
        return next(
            (
                office
                for office in reversed(superiors)
                if any(
                    -BESIDE <= max(office.start - end, begin - office.end) <= BESIDE for begin, end in spans
                )
            ),
            None,
        )

    def _counterpart(self, phrase: OfficePhrase, before: list[OfficePhrase]) -> Iterator[Office]:
        """«همتای ایرانی خود»: the office here that is named last of another country."""
        for other in reversed(before):
            over = read_object(self._document, other.head_end, other.over, self._persons.begins_at)
            if over.foreign and other.role in _NATIONAL and (over.label or other.over == "none"):
                yield Office(
                    phrase._replace(role=other.role), phrase.head_end, over.label, "said", other.role
                )
                return

    def _last_held(self, phrase: OfficePhrase, before: list[Office]) -> Office:
        """The office that «این سمت» points to: not that of who only decides («با حکم وزیر کشور از این سمت رفت»), nor
        one that the new holder had («وی شهردار سابق تفرش است. پیش از او مینا آذرنیا این سمت را داشت»), nor a council.
        """
        text, by_whom = self._document.text, any_word("by whom", closing=True)
        held = [o for o in reversed(before) if not by_whom.search(text[max(0, o.start - _BY_WHOM) : o.start])]
        held = [o for o in held if o.role != "council_member" or o.phrase.form == "holder"]
        if held and self._is_of_who_came_before(phrase):
            held = [o for o in held if not self._was_had(o)] or held
        return held[0] if held else before[-1]

    def _was_had(self, office: Office) -> bool:
        """Whether an office is one that somebody had: «شهردار سابق ساوه», «پیش از این شهردار ساوه بود»."""
        start = self._document.sentences[self._document.sentence_at(office.start)].start
        before = any_word("before this").search(self._document.text, start, office.start)
        return before is not None or not PAST.isdisjoint(office.phrase.senses)

    def _is_of_who_came_before(self, phrase: OfficePhrase) -> bool:
        """Whether «این سمت» is told of somebody who is first named behind «پیش از او», «جایگزین»."""
        text = self._document.text
        start = self._document.sentences[self._document.sentence_at(phrase.start)].start
        told = (any_word(words).search(text, start, phrase.start) for words in ("before this", "replaces"))
        came = next(filter(None, told), None)
        if came is None:
            return False
        named = [m for m in self._persons.mentions if came.end() <= m.start < phrase.start]
        return any(m.kind == "full" and self._persons.people[m.person].mentions[0] == m for m in named)

    def _again(self, phrase: OfficePhrase, last: Office, nearest: Office) -> Office:
        """«این سمت»: the office before, be it in another place («در ساوه به همین سمت رسید», «به همین سمت در ساوه»,
        «شورای شهر ساوه هم الف را برای این سمت برگزید»).
        """
        kind = PLACE_KIND.get(last.phrase.over, "") if last.phrase.over != "zone" else ""
        there = self._context.right_before(kind, last.end, phrase.start) if kind else ""
        if kind == "city" and nearest != last and nearest.phrase.over == "city":
            there = there or nearest.label
        if (kind or last.phrase.over == "zone") and (
            behind := _THERE.match(self._document.text, phrase.head_end)
        ):
            there = read_object(self._document, behind.end(), last.phrase.over, self._persons.begins_at).label
        return Office(
            phrase._replace(role=last.role), phrase.head_end, there or last.label, "again", last.role
        )

    def _deputy(self, phrase: OfficePhrase, before: list[Office]) -> Iterator[Office]:
        """The deputy of the holder spoken of: «معاون او», «قائم‌مقام خود»; «معاون مالی» of whom the text has most."""
        if self._document.text[phrase.start : phrase.head_end] == _BARE and (
            deputy := self._told_of(before, phrase)
        ):
            yield Office(
                phrase._replace(role=deputy.role), phrase.head_end, deputy.label, "bare", deputy.role
            )
            return
        own = _OWN.search(self._document.text, phrase.start, phrase.head_end) is not None
        superiors = [
            o for o in before if f"deputy_{full_role(o.role)}" in DEPUTIES or (own and o.role == "president")
        ]
        elsewhere = any_word("deputy elsewhere").match(self._document.text, phrase.head_end + 1)
        if not superiors or elsewhere:
            return
        inside = _IN_A_BODY.match(self._document.text, phrase.head_end)
        if inside and (role_over := _DEPUTY_IN.get(inside[1])):
            role, over = role_over
            yield from self._over_places.read(
                phrase._replace(role=role, over=over, head_end=inside.end()), before
            )
            return
        superior = self._superior_named(phrase, superiors) or superiors[-1]
        sentence = self._document.sentences[self._document.sentence_at(phrase.start)].start
        if superior.start < sentence and self._document.text[phrase.start : phrase.head_end] == _BARE:
            return
        if superior.start < sentence and not own:
            role = Counter(full_role(o.role) for o in superiors).most_common(1)[0][0]
            same = [o for o in reversed(superiors) if full_role(o.role) == role]
            named = Counter(o.label for o in same)
            superior = max(same, key=lambda o: named[o.label])  # the last, of those that are named most
        role = "vice_president" if superior.role == "president" else f"deputy_{full_role(superior.role)}"
        kind = PLACE_KIND.get(superior.phrase.over, "")
        label = superior.label
        if kind and superior.phrase.over != "zone":
            label = self._context.since(kind, superior.start, phrase.start) or label
        yield Office(phrase._replace(role=role), phrase.head_end, label, "bare", role)
