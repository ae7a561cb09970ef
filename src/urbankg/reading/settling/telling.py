"""Where a claim's person stands in the sentence that tells it, and what is said of this person before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.dates.date_company import company_words
from urbankg.reading.mentions.offices import BESIDE, PAST
from urbankg.reading.scene import Scene
from urbankg.reading.settling.posts_left import leaves_another_post
from urbankg.reading.settling.told_rows import TITLED, TITLES, Row, ends, rows_of
from urbankg.reading.wordings import any_word, unreal

_FARTHEST = 14  # words between the person and the verb
_JOINT = re.compile(r"[ ،]*")
_CLOSES = re.compile(r" ?(?:[.،؛!:»)]|$|(?:و|بود|است|تا|ولی|اما)\b)")  # behind a verb that ends its clause
_AS = re.compile(rf"{any_word('as').pattern} $")
_AND_AS = re.compile(rf" و (?:[^،.؛:«»!؟]{{2,80}} )?{any_word('as').pattern} ")
_AS_WELL = re.compile(rf"{any_word('as').pattern} ")
_CLOSE = 40  # characters between an office and the verb that tells how it was come by
_QUOTED = re.compile("[«:؛]")
_FROM = re.compile(r"(?<!\w)از (?:(?:سمت|مقام|پست) )?$")
_IS = re.compile(r"[»\"]?(?: هم| نیز)? (?:است|هست|هستند|می ?باشد|می ?باشند)(?!\w)")
_IS_WRITTEN_ON = re.compile(r"(?:ا|ه|و)ست$(?<!ریاست)")
_OWN_RELATIVE = re.compile(r"^[ ،]*که ")
_NO_SUBJECT = re.compile(rf"(?:^| ){any_word('no actor before').pattern}\Z")
_LEADS = re.compile(rf"[ ،«]*{TITLED}")
# What goes on with a person: «، که از سال ۱۳۹۶ شهردار بود،», «، معاون پیشین عمرانی،».
_RELATIVE = re.compile(
    r"[ ،]*که (?P<told>[^،.؛:«»!؟]{1,90})(?:،| (?=به عنوان)|(?<= بود)(?= )|(?<= بودند)(?= )|(?<= داشت)(?= ))"
)
_OPENS_RELATIVE = re.compile(r"(?<!\w)که (?:[^،.؛:«»!؟]{1,40} )?\Z")
_HAS_COME = re.compile(rf" (?:{any_word('was made').pattern}|{any_word('became').pattern}|شده)(?! بود)(?!\w)")
_APPOSITION = re.compile(r"[ ]?،(?P<told>[^،.؛:«»!؟]{2,70})،")


@dataclass(frozen=True)
class Telling:
    """A person of a claim in a sentence: all places are those of the folded text."""

    scene: Scene
    claim: Claim
    start: int
    end: int
    person: tuple[int, int]
    offices: tuple[tuple[int, int], ...]

    @property
    def before(self) -> str:
        """The sentence up to the person."""
        return self.scene.document.text[self.start : self.person[0]]

    @property
    def after(self) -> str:
        """The sentence from the person on."""
        return self.scene.document.text[self.person[1] : self.end]

    @property
    def own_part(self) -> str:
        """The sentence from the person on, up to where another one is named."""
        others = (
            m for m in self.scene.persons.mentions if m.kind != "pronoun" and not self._is_own(m.person)
        )
        end = min((m.start for m in others if self.person[1] <= m.start < self.end), default=self.end)
        return self.scene.document.text[self.person[1] : end]

    @property
    def is_doubtful(self) -> bool:
        """Whether what is told of the person is only planned, denied or asked for."""
        return unreal("after").search(self.own_part) is not None

    @property
    def is_proposed(self) -> bool:
        """Whether whom the sentence tells to be presented is so to those who are still to choose."""
        if self.claim.status != "candidate":
            return False
        starts = {start for start, _ in self.offices}
        called = any(o.start in starts and "candidate" in o.phrase.senses for o in self.scene.offices)
        return called or any_word("is proposed").search(self.after) is not None

    @property
    def is_called_holder(self) -> bool:
        """Whether an office stands right behind the name as one that is held: «الف، شهردار ساوه»."""
        return any(
            o.phrase.form == "holder" and PAST.isdisjoint(o.phrase.senses)
            for o in self.scene.offices
            if 0 <= o.start - self.person[1] <= BESIDE
        )

    @property
    def is_titled(self) -> bool:
        """Whether an office stands right beside the name as one that is held: «شهردار ساوه، الف،», or elsewhere."""
        apart = not any(self.start <= start < self.end for start, _ in self.offices)
        return apart or self.is_called_holder or any(self._leading())

    @property
    def tells_of_another(self) -> bool:
        """Whether the sentence names offices, and none of them is the claim's: «الف پیش از این شهردار تفرش بود»."""
        here = any(self.start <= o.start < self.end for o in self.scene.offices)
        return here and not any(self.start <= start < self.end for start, _ in self.offices)

    @property
    def is_past(self) -> bool:
        """Whether somebody is called a former holder: «الف، شهردار سابق ساوه»."""
        starts = {start for start, _ in self.offices}
        return any(
            not PAST.isdisjoint(o.phrase.senses)
            and (o.start in starts or 0 <= max(o.start - self.person[1], self.person[0] - o.end) <= BESIDE)
            for o in self.scene.offices
        )

    @property
    def is_former(self) -> bool:
        """The same, or whether somebody was a holder before something else: «الف که پیش‌تر شهردار ساوه بود»."""
        before, text = any_word("before this"), self.scene.document.text
        return self.is_past or any(before.search(text, self.person[1], start) for start, _ in self.offices)

    @property
    def is_so_now(self) -> bool:
        """Whether a verb of the present stands right behind the office: «الف که پیش‌تر معاون بود، حالا شهردار است»; not
        where it is that of a career, «در کارنامه الف شهرداری هم هست».
        """
        text = self.scene.document.text
        if any(evidence.rule == "career" for evidence in self.claim.evidence):
            return False
        return any(
            self.person[1] <= start
            and not self._others(self.person[1], start)
            and (_IS.match(text, end, self.end) or _IS_WRITTEN_ON.search(text, start, end))
            and not any_word("in a row of holders", closing=True).search(text, self.person[1], start)
            for start, end in self.offices
        )

    @property
    def has_just_come(self) -> bool:
        """Whether a clause behind name and title tells that this one came into the office: «الف، شهردار ساوه که معاون
        استاندار شده است، تودیع شد».
        """
        text, beside = self.scene.document.text, _skip(self, self.person[1])
        own = (self.claim.role, self.claim.object or "")
        return any(o.start == beside and (o.role, o.label) != own for o in self.scene.offices) and any(
            _OPENS_RELATIVE.search(text, self.person[1], start) and _HAS_COME.match(text, end, self.end)
            for start, end in self.offices
            if start > beside
        )

    @property
    def has_left(self) -> bool:
        """Whether what is put in behind the name tells that this one left: «الف که پارسال عزل شد، بازداشت شد»."""
        told = _RELATIVE.match(self.scene.document.text, self.person[1], self.end)
        return told is not None and company_words("leaving").search(told["told"]) is not None

    @property
    def is_subject(self) -> bool:
        """Whether the person may do what the clause tells: not «در حضور الف سوگند یاد کرد», nor «پس از دیدار با شهردار
        ساوه، الف، استعفا داد».
        """
        return not any(_NO_SUBJECT.search(TITLES.sub("", one)) for one in self._openings())

    def right_before(self, table: str) -> Iterator[Row]:
        """The rows whose words stand right before the name, or before its office («استعفای شهردار ساوه، الف»), and
        «then» later in the sentence.
        """
        after = self.after
        before = self._openings()
        for row in self._rows(table, "before", self.start, self.person[0]):
            if any(ends(row, text) for text in before) and (row.then is None or row.then.search(after)):
                yield row

    def of_another(self, table: str) -> Iterator[Row]:
        """The rows whose words stand right before an office of which the person is not the holder: «در غیاب شهردار
        ساوه، الف آمد», but «استعفای شهردار ساوه، الف، رسید».
        """
        text = self.scene.document.text
        put_in = text[self.person[1] : self.person[1] + 2].lstrip().startswith("،")
        at = _skip(self, self.person[1])
        if put_in and all(office.start != at for office in self.scene.offices):
            return
        for start, end in self._leading():
            if "،" in text[end : self.person[0]]:
                before = text[self.start : start]
                yield from (row for row in rows_of(self.scene, table, "office") if ends(row, before))

    def ahead(self, table: str) -> Iterator[Row]:
        """The rows whose words stand anywhere in the sentence before the name."""
        rows = self._rows(table, "ahead", self.start, self.person[0])
        yield from (row for row in rows if row.form.search(self.before))

    def _openings(self) -> list[str]:
        """What stands before the name, and before the office in front of it."""
        return [self.before, *(self.before[: at - self.start] for at, _ in self._leading())]

    def _leading(self) -> Iterator[tuple[int, int]]:
        """The office of the claim, if it stands right before the name."""
        text = self.scene.document.text
        for start, end in self.offices:
            if self.start <= start and end <= self.person[0] and _LEADS.fullmatch(text, end, self.person[0]):
                yield start, end

    def behind(self, table: str) -> Iterator[Row]:
        """The rows whose words close a clause that has the person for its subject."""
        objects, closing = (self._rows(table, side, self.person[1], self.end) for side in ("object", "after"))
        if not any(self.start <= office.start < self.end for office in self.scene.offices):
            closing = [*closing, *self._rows(table, "alone", self.person[1], self.end)]
        places = list(self._behind()) if objects or closing else []
        text = self.scene.document.text
        acted_on = [_skip(self, place) for place in places if not self._acts_on_another(place)]
        for row in objects:
            found = next((m for at in acted_on if (m := row.form.match(text, at, self.end))), None)
            if found and (row.then is None or row.then.search(text, found.end(), self.end)):
                yield row
        for row in closing:
            if any(self._follows(row, place) == "own" for place in places):
                yield row

    def _acts_on_another(self, place: int) -> bool:
        """Whether another office ends there, and no comma: «استاندار مرکزی، الف، شهردار ساوه را برکنار کرد»."""
        seats = [(o.role, o.label) for o in self.scene.offices if o.end == place]
        closed = self.scene.document.text.startswith(("،", " ،"), place)
        return bool(seats) and (self.claim.role, self.claim.object or "") not in seats and not closed

    def leaves_another(self, table: str) -> bool:
        """Whether the person, called by the office of the claim, leaves another one, and changes nothing else."""
        if not any(0 <= start - self.person[1] <= BESIDE for start, _ in self.offices) and not any(
            self._leading()
        ):
            return False
        closing = self._rows(table, "after", self.person[1], self.end)
        found = {
            self._follows(row, place) for place in (self._behind() if closing else ()) for row in closing
        }
        return "another" in found and "own" not in found

    def taken_as(self, table: str) -> Iterator[Row]:
        """The rows whose words stand close behind the office of the claim, which «به عنوان» opens."""
        text = self.scene.document.text
        for start, end in (*self.offices, *self._again()):
            named = self.person[1] <= start < self.end and _AS.search(text, self.person[1], start)
            if not named or self._others(self.person[1], start):
                continue
            # «الف به عنوان شهردار و ب به عنوان معاون معرفی شدند»
            shared = _AND_AS.search(text, end, self.end)
            yield from self._as_rows(table, end, self.end if shared else min(self.end, end + _CLOSE))

    def in_passing(self, table: str) -> Iterator[Row]:
        """The rows whose words close a clause that gives the person another office than the one that stands beside
        the name: «الف، معاون شهردار، به عنوان سرپرست … انتخاب شد».
        """
        text = self.scene.document.text
        beside = [end for start, end in self.offices if start == _skip(self, self.person[1])]
        beside += [self.person[1] for _ in self._leading()]
        for place in beside:
            taken = _AS_WELL.search(text, place, self.end)
            if (
                taken
                and not self._others(place, taken.end())
                and not _QUOTED.search(text, place, taken.end())
            ):
                yield from self._as_rows(table, taken.end(), self.end)

    def put_between(self, table: str) -> Iterator[Row]:
        """The rows whose words stand between the name and its office, and «then» right behind the office: «الف که
        پیش از این شهردار ساوه بود».
        """
        text = self.scene.document.text
        for start, end in self.offices:
            for row in rows_of(self.scene, table, "between") if start > self.person[1] else ():
                put = row.form.match(text, _skip(self, self.person[1]), start)
                if put and put.end() >= start - 1 and (row.then is None or row.then.match(text, end + 1)):
                    yield row

    def _as_rows(self, table: str, start: int, end: int) -> Iterator[Row]:
        """The rows of side «as» with words in a stretch, nothing quoted before them."""
        for row in self._rows(table, "as", start, end):
            found = row.form.search(self.scene.document.text, start, end)
            if found and not _QUOTED.search(self.scene.document.text, start, found.start()):
                yield row

    def _rows(self, table: str, side: str, start: int, end: int) -> list[Row]:
        """The rows for one side that may match in a stretch, going by its words."""
        holds = self.scene.document.holds
        return [row for row in rows_of(self.scene, table, side) if holds(row.openings, start, end)]

    def _again(self) -> Iterator[tuple[int, int]]:
        """Where else the sentence names the office of the claim: «الف، شهردار ساوه، باز به عنوان شهردار …»."""
        label = key(self.claim.object or "")
        for office in self.scene.offices:
            same = office.role == self.claim.role and key(office.label) == label
            if same and self.person[1] <= office.start < self.end:
                yield office.start, office.end

    def _others(self, start: int, end: int) -> bool:
        """Whether another person is named in a stretch."""
        return any(
            start <= m.start < end and m.kind != "pronoun" and not self._is_own(m.person)
            for m in self.scene.persons.mentions
        )

    def _follows(self, row: Row, place: int) -> str | None:
        """Of whose office the words of a row tell that close the clause: of one's own, of another; None if of none."""
        text = self.scene.document.text
        found = row.form.search(text, place, self.end)
        if found is None or not _CLOSES.match(text, found.end(), self.end):
            return None
        if row.then and not row.then.search(text, self.start, self.end):
            return None
        if self._is_told_before_office(row, found.end()):
            return None
        gap = _OWN_RELATIVE.sub("", text[place : found.start()])
        if len(gap.split()) > _FARTHEST or _QUOTED.search(gap) or any_word("told already").search(gap):
            return None
        if any(barrier.form.search(gap) for barrier in rows_of(self.scene, "turnover", "barrier")):
            return None
        if self._others(place, found.start()):
            return None
        return "another" if self._gives_up_another(place, found.end()) else "own"

    def _is_told_before_office(self, row: Row, place: int) -> bool:
        """Whether words that close a clause at a place are of another office than the claim's, which only follows:
        «الف که سرپرستی شهرداری ساوه را بر عهده داشت، به عنوان شهردار معرفی شد».
        """
        later = [start for start, _ in self.offices if place <= start < self.end]
        if not later or len(later) < len(self.offices):
            return False
        text = self.scene.document.text
        return row.event == "holding" or all(_AS.search(text, place, start) for start in later)

    def _gives_up_another(self, start: int, end: int) -> bool:
        """Whether the words before a verb name another office that somebody leaves: «عضو شورا، از ریاست کمیسیون
        استعفا داد».
        """
        text = self.scene.document.text
        left = [
            o for o in self.scene.offices if start <= o.start < end and _FROM.search(text, start, o.start)
        ]
        left = [o for o in left if not text.startswith("حوزه", o.start)]  # it is stood for
        if left:
            return all(o.role != self.claim.role for o in left)
        return leaves_another_post(text[start:end], self.claim.role or "")

    def _listed(self, place: int) -> int | None:
        """The end of a name that «و» joins to the person: «الف و ب استعفا دادند»."""
        at = place + 2 if self.scene.document.text.startswith("و ", place) else place
        return next(
            (m.end for m in self.scene.persons.mentions if m.start == at and m.kind != "pronoun"), None
        )

    def _is_own(self, person: int) -> bool:
        return key(self.scene.persons.people[person].name) == key(self.claim.subject)

    def _behind(self) -> Iterator[int]:
        """The places from which the clause of the person may go on: behind the name, the office, what is put in."""
        text = self.scene.document.text
        place = self.person[1]
        yield place
        while place < self.end:
            at = _skip(self, place)
            office = next((o.end for o in self.scene.offices if o.start == at), None) or self._listed(at)
            if office is None:
                told = _RELATIVE.match(text, place, self.end) or _APPOSITION.match(text, place, self.end)
                if told is None or (told.re is _APPOSITION and any_word("told already").search(told["told"])):
                    return
                office = told.end()
            if office <= place:
                return
            place = office
            yield place


def _skip(telling: Telling, place: int) -> int:
    found = _JOINT.match(telling.scene.document.text, place, telling.end)
    return found.end() if found else place
