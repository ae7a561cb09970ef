"""Offices and persons in different sentences: who is named only after the office, and who is introduced as something
else.

«فرماندار ساوه از کمبود آب گفت. مینا آذرنیا …» speaks of one person: the office opens a sentence that names nobody, and
the next name is new and comes without a title. «رئیس اداره هواشناسی، رضا ناصری،» is no mayor of whom was spoken before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from urbankg.persian.fold import key
from urbankg.reading.comparing import LEAST_LIKELY, NOTHING, Answers, scaled
from urbankg.reading.offices import Office
from urbankg.reading.pairs import Pair
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

NAMED_LATER = (
    0.75  # how likely who is named so holds the office: 19 of 20 do, of those that the models doubt 3 of 4
)
_WORTH_IT = 0.1  # what the models think less likely is left to them
_LEAST_BY_WORDS = 0.03
_LONGEST_WORDS = 15  # characters of «به گفته»
_BY_WHOM = 25  # characters before an office in which «با حکم» stands
_ORDERS = re.compile(r"(?<!\w)(?:حکم|احکام|منصوب|انتصاب)")
_BY_ORDER = re.compile(
    r" ?،? (?:همچنین )?(?:در|طی|با صدور) (?:متن |بخشی از |این |همین )*(?:حکم|احکام)ی?(?!\w)"
)
_MOST_APART = 2  # sentences from the office to the name
_OTHERWISE_HELD = frozenset(["former", "late", "candidate"])  # senses of an office that nobody holds now
_ANY_MARKS = r"[«»\"“”()*•–_ \-]*"
_GOES_ON = re.compile(r"[»\"”)]? ?[،,:(؛]")  # behind a name, with who that is


def as_named_later(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; of an office that nobody is known to hold, who is named next, as `_next_named` tells,
    holds it.
    """
    held = _Held(scene, pairs, weighed)
    first = _first_mentions(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if (
            mention.kind == "pronoun"
            or mention.start < office.end
            or 1 - weighed[at][NOTHING] >= LEAST_LIKELY
            or held.office(pair.office)
            or held.otherwise(office, mention.person)
        ):
            continue
        next_named = first[mention.person] == mention and _next_named(scene, office) == mention
        if next_named and 1 - weighed[at][NOTHING] >= _least(scene, mention):
            again[at] = scaled(weighed[at], NAMED_LATER)
        elif _appoints(scene, office, mention):
            again[at] = {a: NAMED_LATER * (a == "incumbent") for a in weighed[at]} | {
                NOTHING: 1 - NAMED_LATER
            }
    return again


def _least(scene: Scene, mention: PersonMention) -> float:
    """How likely the models must think it that who is named next holds the office: less where it is told by whose
    words.
    """
    before = scene.document.text[max(0, mention.start - _LONGEST_WORDS) : mention.start]
    return _LEAST_BY_WORDS if any_word("in whose words", closing=True).search(before) else _WORTH_IT


def _appoints(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a person makes appointments in the sentences after one by whom they are made: «با حکم شهردار ساوه مدیران
    منصوب شدند. مینا آذرنیا در این احکام …».
    """
    document, text = scene.document, scene.document.text
    number = document.sentence_at(office.start)
    apart = document.sentence_at(mention.start) - number
    if office.phrase.form != "holder" or office.phrase.plural or not 1 <= apart <= _MOST_APART + 1:
        return False
    if _BY_ORDER.match(text, mention.end) is None:
        return False
    sentence = document.sentences[number]
    orders = _before_office().fullmatch(text, sentence.start, office.start) is not None and _ORDERS.search(
        text, office.end, sentence.end
    )
    by_whom = any_word("by whom", closing=True).search(text[max(0, office.start - _BY_WHOM) : office.start])
    return bool(orders or by_whom)


def as_otherwise_introduced(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who is introduced with a title of another kind does not hold the offices of earlier
    sentences.
    """
    introduced = {
        person: mention.start
        for person, mention in _first_mentions(scene).items()
        if mention.kind == "full" and _has_own_title(scene, mention)
    }
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, start = scene.offices[pair.office], introduced.get(pair.mention.person)
        if (
            start is not None
            and office.end < start
            and office.phrase.form == "holder"
            and not office.phrase.plural
            and pair.listed is None
            and scene.document.sentence_at(office.start) != scene.document.sentence_at(start)
        ):
            again[at] = scaled(weighed[at], 0.0)
    return again


class _Held:
    """What the pairs of an article tell already, each as surely as is told."""

    def __init__(self, scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> None:
        self._offices: set[int] = set()
        self._holders: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._seats: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for pair, answers in zip(pairs, weighed, strict=True):
            if 1 - answers[NOTHING] < LEAST_LIKELY:
                continue
            self._offices.add(pair.office)
            if max(answers["incumbent"], answers["start"]) >= max(answers["former"], answers["end"]):
                seat = _seat(scene.offices[pair.office])
                self._holders[seat].add(pair.mention.person)
                self._seats[pair.mention.person].add(seat)

    def office(self, number: int) -> bool:
        """Whether somebody is told to hold an office by this mention of it."""
        return number in self._offices

    def otherwise(self, office: Office, person: int) -> bool:
        """Whether somebody else holds it elsewhere in the article, or the person holds another one."""
        seat = _seat(office)
        return bool(self._holders[seat] - {person} or self._seats[person] - {seat})


def _seat(office: Office) -> tuple[str, str]:
    return office.role, key(office.label)


def _first_mentions(scene: Scene) -> dict[int, PersonMention]:
    """The first mention of each person by name."""
    found: dict[int, PersonMention] = {}
    for mention in _named(scene):
        found.setdefault(mention.person, mention)
    return found


def _named(scene: Scene) -> Iterator[PersonMention]:
    return (mention for mention in scene.persons.mentions if mention.kind != "pronoun")


def _next_named(scene: Scene, office: Office) -> PersonMention | None:
    """Who is named next after an office that opens a sentence without names; where another office stands between, or
    more than a title before the name or behind it, nobody.
    """
    document, text = scene.document, scene.document.text
    number = document.sentence_at(office.start)
    sentence = document.sentences[number]
    if (
        office.phrase.form != "holder"
        or office.phrase.plural
        or not _OTHERWISE_HELD.isdisjoint(office.phrase.senses)
        or not _before_office().fullmatch(text, sentence.start, office.start)
    ):
        return None
    later = next((mention for mention in _named(scene) if mention.start >= sentence.start), None)
    if later is None or later.kind != "full":
        return None
    apart = document.sentence_at(later.start) - number
    between = (o for o in scene.offices if office.end <= o.start < later.start and o.phrase.form == "holder")
    if not 1 <= apart <= _MOST_APART or any(_seat(o) != _seat(office) for o in between):
        return None
    opening = _opening().fullmatch(text, document.sentences[number + apart].start, later.start)
    if opening is None or (opening["told"] is None and _GOES_ON.match(text, later.end)):
        return None
    return later


@cache
def _before_office() -> re.Pattern[str]:
    """What may stand before the office in its sentence: «اما», «سپس نوبت به», «در ساوه،»."""
    return re.compile(
        rf"{_ANY_MARKS}(?:(?:{any_word('before who acts').pattern}|{_adverbial()}) ?)*{_ANY_MARKS}"
    )


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before the name: titles, «به گفته», «او، یعنی», «در این نشست،»."""
    titles = rf"(?:{any_word('title before name').pattern} ?)*"
    told = rf"(?P<told>{any_word('in whose words').pattern} |(?:او|وی)، ?)"
    return re.compile(rf"{_ANY_MARKS}(?:{told}|{_adverbial()} ?)?{titles}{_ANY_MARKS}")


def _adverbial() -> str:
    return rf"{any_word('opens sentence').pattern} [^،.:؛]{{2,80}}،"


def _has_own_title(scene: Scene, mention: PersonMention) -> bool:
    """Whether a person is introduced with a title that no office is read from: «رئیس اداره هواشناسی، رضا ناصری،»."""
    document = scene.document
    sentence = document.sentences[document.sentence_at(mention.start)]
    before = _title_before().search(document.text[sentence.start : mention.start])
    if before is not None and not _names_office(scene, sentence.start + before.start(), mention.start):
        return True
    behind = _title_behind().match(document.text, mention.end, sentence.end)
    return behind is not None and not _names_office(scene, behind.start(), behind.end())


def _names_office(scene: Scene, start: int, end: int) -> bool:
    return any(start <= office.start < end and office.phrase.form != "place" for office in scene.offices)


@cache
def _title_before() -> re.Pattern[str]:
    titles = rf"(?:{any_word('title before name').pattern} ?)*"
    return re.compile(
        rf"(?:\A|(?<=[،؛:»] )|(?<= و )){one_of('own title')}(?: [^\W\d_]+){{1,8}} ?، ?{titles}[«\"]?\Z"
    )


@cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(rf"[»\"]? ?،? {one_of('own title')}(?: [^\W\d_]+)+")
