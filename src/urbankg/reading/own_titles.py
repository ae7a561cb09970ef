"""Who is introduced with a title that no office is read from: «رئیس اداره هواشناسی، رضا ناصری،»."""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.comparing import Answers, scaled
from urbankg.reading.pairs import Pair
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import sentence_of, titles
from urbankg.reading.wordings import one_of


def as_otherwise_introduced(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who is introduced with a title of another kind does not hold the offices of earlier
    sentences.
    """
    introduced = {
        person: mention.start
        for person, mention in first_mentions(scene).items()
        if mention.kind == "full" and has_own_title(scene, mention)
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


def first_mentions(scene: Scene) -> dict[int, PersonMention]:
    """The first mention of each person by name."""
    found: dict[int, PersonMention] = {}
    for mention in scene.persons.mentions:
        if mention.kind != "pronoun":
            found.setdefault(mention.person, mention)
    return found


def has_own_title(scene: Scene, mention: PersonMention) -> bool:
    """Whether a title of another kind stands right before a name, or right behind it."""
    text, sentence = scene.document.text, sentence_of(scene, mention.start)
    before = _title_before().search(text[sentence.start : mention.start])
    if before is not None and not _names_office(scene, sentence.start + before.start(), mention.start):
        return True
    behind = _title_behind().match(text, mention.end, sentence.end)
    if behind is None:
        return False
    start = behind.start("title")  # an office may be named within: «مدیرکل حوزه استاندار»
    return not _names_office(scene, start, start + 1)


def _names_office(scene: Scene, start: int, end: int) -> bool:
    return any(start <= office.start < end and office.phrase.form != "place" for office in scene.offices)


@cache
def _title_before() -> re.Pattern[str]:
    own = rf"{one_of('own title')}(?: [^\W\d_]+){{1,8}}"
    return re.compile(rf"(?:\A|(?<=[،؛:»] )|(?<= و )){own} ?، ?{titles()}[«\"]?\Z")


@cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(rf"[»\"]? ?،? (?P<title>{one_of('own title')})(?: [^\W\d_]+)+")
