"""Offices right before the name of who holds them: between commas, two of them joined, below a letter, or on a line of
what a town is and has.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from urbankg.reading.cues import is_session
from urbankg.reading.mentions.houses import end_with_house
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import NOTHING, Answers, in_status, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import titles
from urbankg.reading.wordings import any_word

# How likely a pair is by each wording, from how many of such are right in the annotated articles.
APPOSED = 0.8  # of those that the models doubt two of three are right, of all 96 of 100
SIGNED = 0.95
DEPUTY_BESIDES = (
    0.85  # who heads an organisation of the state is called a deputy of the president or a minister besides
)
MAYOR_BESIDES = 0.85  # who chairs an assembly of mayors is called a mayor beside it
RIGHT_BEHIND = 0.75  # of those that the models doubt four of five are right
ON_A_LINE = 0.85  # «شهردار: مینا آذرنیا»
IN_BRACKETS = 0.9  # «شهردار ساوه (مینا آذرنیا)»

_JOINED = re.compile(r" و (?:همچنین )?")
# Nobody is two of these at once: «استاندار مرکزی و شهردار ساوه» are two persons.
_HELD_ALONE = frozenset(
    ["governor_general", "county_governor", "district_governor", "mayor", "minister", "mp", "council_chair"]
)
_DEPUTIES_OF_STATE = frozenset(["vice_president", "deputy_minister"])
_FROM = re.compile(r"[»\"]? از (?:(?:شهر|شهرستان|روستای|بخش) )?")
_OPENED = re.compile(r" ?\( ?")
_COLON = re.compile(r" ?: ?")
_LEFT_OF_LINE = 12  # characters behind the office of a signature: a date, a full stop
_TITLES = 30  # characters between an office and a name, all of them titles
_UNTIL = 20  # characters before an office in which «تا انتخاب» stands
_RIGHT_BEHIND = re.compile(r"[»\")]? ?،? ?[«\"(]?")
_COMMA = re.compile(r"[»\")]? ?(?:[،؛]|[.](?!\w)|[–—-] )")
_BESIDE = 4  # characters from a name to an office behind it that is rather the person's


def as_beside_titles(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those of a name right behind an office, or above it in a signature, made surer."""
    again = list(weighed)
    named = {
        number: mention.start
        for number, office in enumerate(scene.offices)
        if (mention := _in_brackets(scene, office)) is not None
    }
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if pair.office in named:
            held = named[pair.office] == mention.start
            again[at] = scaled(again[at], max(IN_BRACKETS, 1 - again[at][NOTHING]) if held else 0.0)
            continue
        if _comes_from(scene, office, mention):
            again[at] = scaled(again[at], max(APPOSED, 1 - again[at][NOTHING]))
        if office.phrase.form != "holder" or office.phrase.plural or mention.kind == "pronoun":
            continue
        if _is_on_its_line(scene, office, mention):
            again[at] = in_status(again[at], "incumbent", max(ON_A_LINE, 1 - again[at][NOTHING]))
        elif _is_mayor_besides(scene, office, mention):
            again[at] = scaled(again[at], max(MAYOR_BESIDES, 1 - again[at][NOTHING]))
        elif _is_deputy_besides(scene, office, mention):
            again[at] = scaled(again[at], max(DEPUTY_BESIDES, 1 - again[at][NOTHING]))
        elif _is_apposed(scene, office, mention):
            likely = 0.0 if _is_yet_to_come(scene, office) else max(APPOSED, 1 - again[at][NOTHING])
            again[at] = scaled(again[at], likely)
        elif _is_right_behind(scene, office, mention):
            again[at] = scaled(again[at], max(RIGHT_BEHIND, 1 - again[at][NOTHING]))
        elif mention.kind == "full" and _signs(scene, office, mention):
            comes = "new" in office.phrase.senses  # «معارفه شد⏎مینا آذرنیا⏎شهردار جدید ساوه»
            again[at] = in_status(again[at], "start" if comes else "incumbent", SIGNED)
    return _as_two(scene, pairs, again)


def may_be_joined(first: Office, second: Office) -> bool:
    """Whether two offices that «و» joins may be one person's: both name one holder, and somebody may be both."""
    alone = first.role != second.role and {first.role, second.role} <= _HELD_ALONE
    return not alone and all(o.phrase.form == "holder" and not o.phrase.plural for o in (first, second))


def _is_apposed(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«دهیار علی‌آباد، خانم مینا آذرنیا، نامه را خواند»: not where an office behind the name is the person's."""
    text = scene.document.text
    end = end_with_house(text, office.role, office.end)
    apposed = _COMMA.match(text, mention.end) and _between(commas=True).fullmatch(text, end, mention.start)
    return (apposed is not None or _that_is().fullmatch(text, end, mention.start) is not None) and not any(
        _RIGHT_BEHIND.fullmatch(text, mention.end, other.start) and _in_brackets(scene, other) is None
        for other in scene.offices
    )


def _in_brackets(scene: Scene, office: Office) -> PersonMention | None:
    """Who is named in full and alone in brackets right behind an office: «شهردار ساوه (خانم مینا آذرنیا)»."""
    opened = _OPENED.match(scene.document.text, office.end)
    if opened is None or office.phrase.form != "holder" or office.phrase.plural:
        return None
    return next(
        (
            mention
            for mention in scene.persons.mentions
            if mention.kind == "full"
            and opened.end() <= mention.start <= opened.end() + _TITLES
            and scene.document.text[mention.end : mention.end + 2].lstrip().startswith(")")
            and re.fullmatch(titles(), scene.document.text[opened.end() : mention.start])
        ),
        None,
    )


def _is_right_behind(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«رئیس شورای شهر ساوه مینا آذرنیا», «شهردار ساوه آقای ناصری»: not where it is of who is named before
    it, or of who appoints, «با حکم شهردار ساوه مینا آذرنیا مدیر شد».
    """
    text = scene.document.text
    end = end_with_house(text, office.role, office.end)
    if not 0 < mention.start - end <= _TITLES or "،" in text[end : mention.start]:
        return False
    if not _between(commas=False).fullmatch(text, end, mention.start):
        return False
    if mention.kind == "surname" and mention.start - end <= _BESIDE:  # with no title before it
        return False
    before = text[max(0, office.start - _UNTIL) : office.start]
    return any_word("by whom", closing=True).search(before) is None and not any(
        0 <= office.start - other.end <= _BESIDE for other in scene.persons.mentions
    )


def _is_on_its_line(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a line is an office, a colon and a name («شهردار: مینا آذرنیا»), and nobody comes there."""
    document = scene.document
    start, end = document.text.rfind("\n", 0, office.start) + 1, document.text.find("\n", mention.end)
    line = document.text[mention.end : end if end >= 0 else None].strip(" .")
    if line or office.phrase.senses or not _line_begins().fullmatch(document.text, start, office.start):
        return False
    colon = _COLON.match(document.text, office.end)
    if colon is None or not re.fullmatch(titles(), document.text[colon.end() : mention.start]):
        return False
    if any_word("list tells of taking").search(document.text, 0, office.start):
        return False
    return not any(
        "start" in cue.senses and not is_session(document.text, cue)
        for cues in scene.cues[: document.sentence_at(office.start) + 1]
        for cue in cues
    )


def _is_mayor_besides(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«رئیس مجمع، مینا آذرنیا، شهردار ساوه»: who chairs mayors is one of them."""
    if office.role != "assembly_chair":
        return False
    text = scene.document.text
    if not _between(commas=False).fullmatch(text, office.end, mention.start):
        return False
    return any(
        other.role == "mayor" and _RIGHT_BEHIND.fullmatch(text, mention.end, other.start)
        for other in scene.offices
    )


def _is_deputy_besides(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«مینا آذرنیا، رئیس سازمان بهزیستی و معاون وزیر کار»: not where another's name stands behind it."""
    if office.role not in _DEPUTIES_OF_STATE or mention.kind == "pronoun":
        return False
    text = scene.document.text
    if _title_besides().fullmatch(text, mention.end, office.start) is None:
        return False
    behind = _RIGHT_BEHIND.match(text, office.end)
    return behind is None or all(other.start != behind.end() for other in scene.persons.mentions)


@cache
def _title_besides() -> re.Pattern[str]:
    return re.compile(rf"[»\"]? ?،? ?{any_word('own title').pattern}(?: [^\W\d_]+){{1,8}} و ")


def _is_yet_to_come(scene: Scene, office: Office) -> bool:
    """«تا انتخاب شهردار، مینا آذرنیا، کارمند شهرداری، کارها را می‌گرداند»."""
    before = scene.document.text[max(0, office.start - _UNTIL) : office.start]
    return any_word("only until", closing=True).search(before) is not None


def _comes_from(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """«شهرداران دو شهر آمدند: مینا آذرنیا از ساوه و رضا ناصری از دلیجان»: a head of the list's kind of place."""
    document = scene.document
    if office.how != "listed" or office.role.startswith("council"):
        return False
    if _FROM.fullmatch(document.text, mention.end, office.start) is None:
        return False
    start = document.sentences[document.sentence_at(mention.start)].start
    return any(
        start <= other.start < mention.start and other.role == office.role and other.phrase.plural
        for other in scene.offices
    )


def _signs(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a name is a line of its own, and the office the next one."""
    text = scene.document.text
    if mention.end > office.start or not (between := text[mention.end : office.start]).isspace():
        return False
    if "\n" not in between:
        return False
    start = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", office.start)
    rest = text[office.end : last if last >= 0 else len(text)]
    return (
        len(rest.strip()) <= _LEFT_OF_LINE and re.fullmatch(titles(), text[start : mention.start]) is not None
    )


def _as_two(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, of two offices joined before a name the first as likely as the second:
    «معاون استاندار و فرماندار ساوه، مینا آذرنیا».
    """
    text, offices = scene.document.text, scene.offices
    joined = {
        number: (first, second)
        for number, (first, second) in enumerate(pairwise(offices), 1)
        if _JOINED.fullmatch(text, first.end, second.start) and may_be_joined(first, second)
    }
    if not joined:
        return weighed
    index = {(pair.office, pair.mention): at for at, pair in enumerate(pairs) if pair.office + 1 in joined}
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if pair.office not in joined:
            continue
        first, second = joined[pair.office]
        other = index.get((pair.office - 1, pair.mention))
        if (
            other is not None
            and _between(commas=False).fullmatch(text, second.end, pair.mention.start)
            and not any(0 <= first.start - mention.end <= _BESIDE for mention in scene.persons.mentions)
        ):
            likely = max(1 - again[other][NOTHING], 1 - again[at][NOTHING])
            share = again[at] if again[other][NOTHING] > again[at][NOTHING] else again[other]
            again[other] = scaled(share, likely)
    return again


@cache
def _line_begins() -> re.Pattern[str]:
    return re.compile(r"[\W\d_]*(?:نام (?:و نام خانوادگی )?)?")


@cache
def _between(commas: bool) -> re.Pattern[str]:
    """What may stand between an office and the name behind it: titles, and a comma or dash, which may be asked for."""
    return re.compile(rf"(?: ?،| [–—-]){'' if commas else '?'} ?[«\"(]?{titles()}[«\"]?")


@cache
def _that_is() -> re.Pattern[str]:
    """«شهردار ساوه، یعنی», «شهردار ساوه کسی نیست جز»."""
    return re.compile(rf" ?،? {any_word('that is').pattern} {titles()}[«\"]?")
