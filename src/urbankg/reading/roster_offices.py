"""What the people of a roster hold together: winners of an election, candidates, members, the mayors of several towns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.claims import Status
from urbankg.persian.fold import key
from urbankg.persian.numbers import parse_number
from urbankg.reading.objects import read_object
from urbankg.reading.offices import Office
from urbankg.reading.rosters import Item, Roster, RosterFinder
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_PLACES = {"mayor", "governor_general", "county_governor", "village_head", "district_governor", "mp",
           "acting_mayor", "acting_governor_general", "acting_county_governor", "council_chair", "council_member"}  # fmt: skip
_STOOD_FOR = ("council_member", "council_chair", "mp", "mayor", "governor_general", "county_governor", "district_governor")
_COUNCIL = re.compile(r"(?<!\w)(?:شورا|شورای|شوراها|شوراهای|پارلمان شهری)(?!\w)(?! نگهبان| اسلامی ?روستا| عالی)")
_PARLIAMENT = re.compile(r"(?<!\w)(?:مجلس|بهارستان|خانه ملت|پارلمان|حوزه انتخابیه|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) حوزه)(?!\w)(?! خبرگان| شهری)")
_PARLIAMENT_WORDS = frozenset(["مجلس", "بهارستان", "پارلمان"])
_POINTS = re.compile(
    r"(?<!\w)(?:نفر|تن|نام|نام ها|نام های|نامشان|اسامی|اسم ها|فهرست|لیست|شرح|قرار|چنین|این گونه|عبارت ?اند|عبارتند|ترتیب|اینها|گزینه ها)(?!\w)"
)
_OPENS = re.compile(r"[:،]?[ ]*(?:(?:است|هستند|بودند|اند)[ ]*)?:?[ ]*$")
_AT_ONCE = 45  # characters between the words that open a list and its first name
_SENTENCES_BACK = 3
_VERB = 90  # characters after a roster in which its verb says what came of them
_STANDS_FOR = 35  # characters after «نامزد» in which what is stood for is named
_CONSISTS = re.compile(r"عبارت ?(?:ند|اند|است) از[ ]*$|عبارتند از[ ]*$")
_LEADS_TO = re.compile(r"[ ]*(?:را )?(?:نیز |هم )?(?:به (?:عنوان |سمت |مقام ))?")
_INSTEAD = re.compile(r"(?<!\w)(?:به جای|جایگزین|جانشین) [^،؛]{0,20}$")
_SEATS = re.compile(r"(?<!\w)(?:کرسی|صندلی) $")
_SEVERAL = re.compile(r"،|(?<!\w)و(?!\w)")
_CLAUSE = re.compile(r"(?<!\w)(?:که|را|با|گفت|افزود|شد|شدند|کرد|کردند|است)(?!\w)|[.؛:]")
_IN_SESSION = re.compile(r"(?<!\w)(?:جلسه|نشست|صحن)(?!\w)")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of a roster in an office; ``told`` is where the words stand that say which."""

    name: str
    person: int | None
    named: tuple[int, int]
    role: str
    label: str
    status: Status
    told: tuple[int, int]
    form: str
    where: tuple[int, int] | None = None

    @property
    def decides(self) -> bool:
        """Whether the roster itself tells how the office is held: by an election."""
        return self.status in ("start", "candidate") and self.form not in ("aligned", "over-each")


class RosterReader:
    """Reads the rosters of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document = scene.document
        self._text = scene.document.text
        self._offices = scene.offices

    def seats(self) -> Iterator[Seat]:
        """What the people of the article's rosters hold."""
        for roster in RosterFinder(self._document, self._scene.persons, self._offices).rosters():
            lead, tail = self._lead(roster), self._tail(roster)
            yield from (
                self._aligned(roster)
                or self._shared(roster)
                or self._distributed(roster, lead, tail)
                or self._together(roster, lead, tail)
            )

    # ---- what stands around

    def _lead(self, roster: Roster) -> tuple[int, int]:
        """The words before a roster: its sentence, or the one before if it opens one."""
        at = self._document.sentence_at(roster.start)
        start = self._document.sentences[at].start
        if not self._text[start : roster.start].strip(" «*•-–—0123456789.)") and at:
            before = self._document.sentences[at - 1]
            if self._text[before.start : before.end].rstrip().endswith(":") or roster.lines:
                return before.start, roster.start
        return start, roster.start

    def _tail(self, roster: Roster) -> tuple[int, int]:
        """The words after a roster to the end of its sentence, or to «؛»."""
        end = max(self._document.sentences[self._document.sentence_at(roster.end - 1)].end, roster.end)
        stop = self._text.find("؛", roster.end, end)
        return roster.end, stop if stop >= 0 else end

    def _sentences_before(self, position: int) -> Iterator[tuple[int, int]]:
        """The sentences before one, the nearest first; then the title."""
        at = self._document.sentence_at(position)
        for index in range(at - 1, max(at - 1 - _SENTENCES_BACK, -1), -1):
            yield self._document.sentences[index].start, self._document.sentences[index].end
        for sentence in self._document.sentences:
            if sentence.part in ("title", "lead"):
                yield sentence.start, sentence.end

    def _offices_in(self, start: int, end: int) -> list[Office]:
        return [o for o in self._offices if start <= o.start < end]

    def _change(self, *spans: tuple[int, int]) -> Status:
        """Whether the words of some stretches say that an office is taken up or left; if neither, it is held."""
        senses = {
            sense
            for start, end in spans
            for cue in self._scene.cues[self._document.sentence_at(start)]
            if start <= cue.start < end
            for sense in cue.senses
        }
        if "current" in senses:
            return "incumbent"
        return "start" if "start" in senses else "end" if "end" in senses else "incumbent"

    def _seat(self, item: Item, role: str, label: str, status: Status, told: tuple[int, int], form: str) -> Seat:
        person = item.mention.person if item.mention else None
        name = self._scene.persons.people[person].name if person is not None else item.name
        where = item.where[:2] if item.where else None
        return Seat(name, person, item.named, role, label, status, told, form, where)

    # ---- «شهرداران شیراز، تبریز و قم: الف، ب و ج»

    def _aligned(self, roster: Roster) -> list[Seat]:
        """As many places of a plural as names, in the same order."""
        if any(item.where for item in roster.items):
            return []
        for side in ("before", "after"):
            offices = self._plural(roster, side)
            if len(offices) == len(roster.items):
                told = (offices[0].start, offices[-1].end)
                status = self._held(offices[0], told, roster)
                return [
                    self._seat(item, office.role, office.label, status, told, "aligned")
                    for item, office in zip(roster.items, offices, strict=True)
                ]
        return []

    def _plural(self, roster: Roster, side: str) -> list[Office]:
        sentence = self._document.sentences[self._document.sentence_at(roster.start)]
        if side == "before":
            near = self._offices_in(sentence.start, roster.start)
            near = [o for o in near if o.start == near[-1].start]
            gap = self._text[near[-1].end : roster.start] if near else ""
            if not near or not (":" in gap or len(gap) < 12) or _other_name(self._scene, near[-1].end, roster.start):
                return []
        else:
            near = self._offices_in(roster.end, min(sentence.end, roster.end + _AT_ONCE))
            near = [o for o in near if o.start == near[0].start]
            if not near or "ترتیب" not in self._text[roster.end : near[0].start]:
                return []
        return near if len(near) > 1 else []

    def _held(self, office: Office, told: tuple[int, int], roster: Roster) -> Status:
        if "former" in office.phrase.senses:
            return "former"
        return self._change(self._tail(roster))

    # ---- «دو نماینده ساوه، الف و ب»

    def _shared(self, roster: Roster) -> list[Seat]:
        """One office in the plural, or counted, right before or after as many names."""
        sentence = self._document.sentences[self._document.sentence_at(roster.start)]
        before = self._offices_in(sentence.start, roster.start)[-1:]
        after = self._offices_in(roster.end, min(sentence.end, roster.end + _AT_ONCE))[:1]
        for office in (*after, *before):
            gap = (
                self._text[roster.end : office.start]
                if office in after
                else self._text[office.end : roster.start]
            )
            if not self._shares(office, gap, roster, office in before):
                continue
            held: Status = "former" if "former" in office.phrase.senses else "incumbent"
            if _INSTEAD.search(self._text, sentence.start, office.start):
                held = "former"
            elif _SEATS.search(self._text, sentence.start, office.start):
                held = "start"
            told = (office.start, office.end)
            return [self._seat(item, office.role, office.label, held, told, "shared") for item in roster.items]
        return []

    def _shares(self, office: Office, gap: str, roster: Roster, before: bool) -> bool:
        if len(self._offices_at(office.start)) > 1 or any(item.described or item.where for item in roster.items):
            return False
        count = _COUNT.search(self._text, max(0, office.start - 20), office.start)
        number = parse_number(count.group(1)) if count else None
        if number == len(roster.items):
            gap = gap if before else gap[: len(gap) - len(count.group())]  # type: ignore[union-attr]
            return bool(_BESIDE.fullmatch(gap))
        return office.phrase.plural and number is None and bool(_BESIDE.fullmatch(gap))

    def _offices_at(self, start: int) -> list[Office]:
        return [o for o in self._offices if o.start == start]

    # ---- «الف (اراک)، ب (ساوه)», «در اراک، الف؛ در ساوه، ب»

    def _distributed(self, roster: Roster, lead: tuple[int, int], tail: tuple[int, int]) -> list[Seat]:
        if any(item.where is None for item in roster.items):
            return []
        if any_word("list not chosen").search(self._text, *tail):
            return []
        after = self._offices_in(roster.end, min(tail[1], roster.end + _AT_ONCE))[:1]
        if after and not _LEADS_TO.fullmatch(self._text, roster.end, after[0].start):
            after = []
        if after and after[0].role in _PLACES and after[0].role != "mp":
            return self._over_each(roster, after[0], self._change(tail))
        titles = [(s.start, s.end) for s in self._document.sentences if s.part in ("title", "lead")]
        election = self._sense([tail, lead, *titles])
        status: Status = election[0] if election else "incumbent"
        if all(item.votes for item in roster.items) and not any_word("list candidate").search(self._text, *tail):
            status = "start"
        if governing := self._governing(roster, lead):
            if governing.role != "mp":
                return self._over_each(roster, governing, self._change(lead, tail))
        if not self._of_parliament(roster, lead, tail):
            return []
        seats = []
        for item in roster.items:
            if item.where and item.where.known and not item.holds:
                seats.append(self._seat(item, "mp", item.where.label, status, item.where[:2], "mp-place"))
        return seats

    def _governing(self, roster: Roster, lead: tuple[int, int]) -> Office | None:
        """The office that the words before a roster speak of for all of its places: a plural, or the last one."""
        opens = self._text[lead[0] : lead[1]].rstrip().endswith(":") or "\n" not in self._text[lead[0] : lead[1]]
        near = self._offices_in(*lead) if opens else []
        labels = {key(item.where.label) for item in roster.items if item.where}
        for office in reversed(near):
            if office.role in _PLACES and office.phrase.plural == (office.phrase.form == "holder"):
                return office
            if _counted(self._text, office):
                return office
        for start, end in list(self._sentences_before(roster.start))[:_SENTENCES_BACK]:
            told = self._offices_in(start, end)
            if told and all(o.role == told[0].role for o in told) and told[0].role in _PLACES:
                if (told[0].phrase.plural and told[0].phrase.form == "holder") or _counted(self._text, told[0]):
                    return told[0]
        for office in reversed([o for o in self._offices if o.start < roster.start]):
            if office.role in _PLACES and office.phrase.plural and key(office.label) in labels:
                return office
        return None

    def _over_each(self, roster: Roster, office: Office, status: Status) -> list[Seat]:
        seats = []
        for item in roster.items:
            if item.where is None or item.described:
                continue
            place = read_object(self._document, item.where.start, office.phrase.over, lambda at: False)
            if place.label and not place.foreign:
                told = (office.start, office.end)
                seats.append(self._seat(item, office.role, place.label, status, told, "over-each"))
        return seats

    def _of_parliament(self, roster: Roster, lead: tuple[int, int], tail: tuple[int, int]) -> bool:
        if any(o.role == "mp" for o in self._offices_in(*lead)):
            return True
        several = [item for item in roster.items if item.where and _SEVERAL.search(item.where.label)]
        if several and not _PARLIAMENT_WORDS.isdisjoint(self._document.words):
            return True
        for span in (lead, tail, *self._sentences_before(roster.start)):
            if _PARLIAMENT.search(self._text, *span):
                return True
            if _COUNCIL.search(self._text, *span):
                return False
        return False

    # ---- one office for all

    def _sense(self, spans: list[tuple[int, int]]) -> tuple[Status, int] | None:
        """Whether people were elected or are candidates, by the nearest words of some stretches; and where they stand."""
        for start, end in spans:
            found = [
                (match.start(), sense)
                for sense in ("elected", "candidate")
                for match in any_word(f"list {sense}").finditer(self._text, start, end)
            ]
            if found:
                at, sense = max(found)
                return ("start" if sense == "elected" else "candidate"), at
        return None

    def _together(self, roster: Roster, lead: tuple[int, int], tail: tuple[int, int]) -> list[Seat]:
        text = self._text
        if any_word("list not chosen").search(text, *tail):
            return []
        before = text[lead[0] : lead[1]]
        colon = before.rstrip(" «\n").endswith(":") or bool(_CONSISTS.search(before))
        if members := self._members(roster, lead, colon):
            return members
        at_once = (tail[0], min(tail[1], tail[0] + _VERB))
        if any_word("list not chosen").search(text, *lead):
            return []
        if second := self._second_round(roster, lead, at_once):
            return second
        opens = colon or self._opens_at_once(lead)
        said = self._sense([at_once])
        if said is not None and any_word("list candidate").search(text, *at_once) and said[0] == "start":
            return []  # «سه نامزد که به دور آخر راه یافتند»
        if said is None and opens:
            said = self._sense([lead])
        if said is None and colon and _POINTS.search(before):
            said = self._sense(list(self._sentences_before(roster.start)))
        if said is None:
            return []
        sense, at = said
        house = self._elected_to(roster, at) if sense == "start" else self._stood_for(roster, at)
        if house is None:
            return []
        role, label, told = house
        return [self._seat(item, role, label, sense, told, f"together-{role}-{sense}") for item in roster.items]

    def _opens_at_once(self, lead: tuple[int, int]) -> bool:
        """Whether a list follows «نامزدها» right away: «در میان داوطلبان اراک نام الف و ب دیده می‌شود»."""
        words = list(any_word("list candidate").finditer(self._text, *lead))
        gap = self._text[words[-1].end() : lead[1]] if words else ""
        return bool(words) and len(gap) < _AT_ONCE and not _CLAUSE.search(gap)

    def _second_round(self, roster: Roster, lead: tuple[int, int], tail: tuple[int, int]) -> list[Seat]:
        """«در ساوه کار به دور دوم کشید؛ الف و ب رقابت می‌کنند»: candidates for the seat of the place named last."""
        if not any(any_word("list second round").search(self._text, *span) for span in (lead, tail)):
            return []
        if not self._of_parliament(roster, lead, tail):
            return []
        places = [m for m in self._scene.context.mentions if lead[0] <= m.start < lead[1]]
        if not places:
            return []
        label, told = places[-1].name, (places[-1].start, places[-1].end)
        return [self._seat(item, "mp", label, "candidate", told, "second-round") for item in roster.items]

    def _elected_to(self, roster: Roster, at: int) -> tuple[str, str, tuple[int, int]] | None:
        """The council that people were elected to: the one named nearest to the words that say so."""
        here = self._document.sentences[self._document.sentence_at(at)]
        if at < roster.start <= here.end and any(
            o.role not in ("council_member", "mp") for o in self._offices_in(at, roster.start)
        ):
            return None
        for start, end in ((here.start, here.end), *self._sentences_before(at)):
            if _PARLIAMENT.search(self._text, start, end):
                return None
            if council := _COUNCIL.search(self._text, start, end):
                offices = [o for o in self._offices_in(start, end) if o.role.startswith("council_")]
                nearest = min(offices, key=lambda o: abs(o.start - at), default=None)
                label = nearest.label if nearest else self._scene.context.place("city", roster.start)
                return ("council_member", label, council.span()) if label else None
        return None

    def _stood_for(self, roster: Roster, at: int) -> tuple[str, str, tuple[int, int]] | None:
        """What people stand for: what is named right after the word «نامزد», or after one before it."""
        words = [m for m in any_word("list candidate").finditer(self._text) if m.start() <= at]
        for word in reversed(words):
            end = self._document.sentences[self._document.sentence_at(word.start())].end
            for office in self._offices_in(word.start(), min(end, word.end() + _STANDS_FOR)):
                post = office.phrase.form == "post" or office.role == "mp"
                if office.role in _STOOD_FOR and post and office.label:
                    return self._post(office, roster)
                return None
            start = self._document.sentences[self._document.sentence_at(word.start())].start
            before = self._offices_in(max(start, word.start() - _AT_ONCE), word.start())
            if before and before[-1].role in _STOOD_FOR and before[-1].phrase.form == "post" and before[-1].label:
                return self._post(before[-1], roster)
            nearest = word is words[-1]
            if nearest and (council := _COUNCIL.search(self._text, max(start, word.start() - _AT_ONCE), word.start())):
                label = self._scene.context.place("city", roster.start)
                return ("council_member", label, council.span()) if label else None
            if council := _COUNCIL.search(self._text, word.end(), min(end, word.end() + _STANDS_FOR)):
                label = self._scene.context.place("city", roster.start)
                return ("council_member", label, council.span()) if label else None
            place = read_object(self._document, word.end() + 1, "people", lambda at: False)
            if place.label and not place.foreign and _SEVERAL.search(place.label):
                return "mp", place.label, (word.start(), place.end)
        return None

    def _post(self, office: Office, roster: Roster) -> tuple[str, str, tuple[int, int]]:
        """An office stood for; a council is that of the city that the text has come to speak of since."""
        since = self._scene.context.since("city", office.start, roster.start)
        label = since if office.role == "council_member" and since else office.label
        return office.role, label, (office.start, office.end)

    def _members(self, roster: Roster, lead: tuple[int, int], colon: bool) -> list[Seat]:
        """«دیگر اعضا، یعنی الف و ب»، «از اعضای شورا، الف و ب», «حاضران: الف، ب»."""
        text = self._text
        opened = [m for m in any_word("list members").finditer(text, *lead)]
        if not opened:
            return []
        word = opened[-1]
        gap = text[word.end() : roster.start]
        if _other_name(self._scene, word.end(), roster.start):
            return []
        offices = [o for o in self._offices_in(*lead) if o.start <= word.start() < o.end]
        end = offices[-1].end if offices else word.end()
        gap = text[end : roster.start]
        if not (len(gap.strip()) <= 6 or (colon and len(gap) < _AT_ONCE)) or re.search(r"(?<!\w)(?:که|را|با)(?!\w)", gap):
            return []
        if offices:
            label, role = offices[-1].label, offices[-1].role
            if role != "council_member":
                return []
        elif _DEPUTIES in word.group():
            if not self._of_parliament(roster, lead, lead):
                return []
            return [
                self._seat(item, "mp", item.where.label if item.where else "", "incumbent", word.span(), "members")
                for item in roster.items
                if not item.described
            ]
        else:
            spans = (lead, *self._sentences_before(roster.start))
            if not any(_COUNCIL.search(text, *span) for span in spans):
                return []
            label = self._scene.context.place("city", roster.start)
        if not label:
            return []
        return [
            self._seat(item, "council_member", label, "incumbent", word.span(), "members") for item in roster.items
            if not item.described
        ]


def _other_name(scene: Scene, start: int, end: int) -> bool:
    return any(m.kind != "pronoun" and start <= m.start < end for m in scene.persons.mentions)


_COUNT = re.compile(
    r"(?<!\w)(دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) (?:(?:نفر|تن) از |کرسی |صندلی |تن از )?$"
)
_DEPUTIES = "نمایند"
_BESIDE = re.compile(r"(?:[ ]*،)?[ ]*(?:(?:نیز|هم|یعنی|به نام های|به نامهای|استان|در مجلس|به)[ ]*)*[:،]?[ ]*(?:اقایان|اقای|خانم ها|خانم)?[ ]*«?")


def _counted(text: str, office: Office) -> bool:
    """«سه دهیار», «چهار شهردار»."""
    return office.role in _PLACES and bool(_COUNT.search(text, max(0, office.start - 12), office.start))


def read_rosters(scene: Scene) -> list[Seat]:
    """What the people of an article's rosters hold."""
    return list(RosterReader(scene).seats())
