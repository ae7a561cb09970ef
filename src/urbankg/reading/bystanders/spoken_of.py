"""Who is named right after a text has told what somebody with a title said, or to whom the holder of an office did
something: that one, and none of those spoken of, or not that holder.

«مدیرکل هواشناسی گفت: استاندار مرکزی آمده است. رضا ناصری افزود: …», «شهردار ساوه از قهرمان کشتی تقدیر کرد. رضا ناصری
مدال طلا دارد».
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from urbankg.reading.bystanders.own_titles import first_mentions
from urbankg.reading.cues import SPEECH
from urbankg.reading.document import Sentence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import name_opens, office_opens, titles
from urbankg.reading.wordings import any_word, one_of

_MOST_APART = 3  # sentences between what a title says and the name of who does
_LEAD = r"(?:[^.]{0,60}?(?:[-–:،] ?))??"  # before a title that opens a sentence: «ساوه - ایرنا - »
_PARTED = re.compile(r"[:–]| - ")  # behind it another speaks than the title before: «خبرنگار ما: شهردار گفت»


class _Speech(NamedTuple):
    """A sentence in which a title speaks, and the office that the title is, if it is one."""

    sentence: Sentence
    office: Office | None


def as_not_spoken_of(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who speaks on by name after a title has spoken is in none of the offices that only
    stand in that sentence or before it, nor is who is named where an office has just met, thanked or mourned somebody.
    """
    first = first_mentions(scene)
    speeches: dict[PersonMention, _Speech | None] = {}
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if (
            1 - weighed[at][NOTHING] < LEAST_LIKELY
            or pair.listed is not None
            or first.get(mention.person) != mention
            or not (office.end <= mention.start or _opens_behind(scene, office, mention))
        ):
            continue
        if mention.start >= office.end and _is_met(scene, office, mention):
            again[at] = scaled(weighed[at], 0.0)
            continue
        if mention not in speeches:
            speeches[mention] = _speech_before(scene, mention)
        speech = speeches[mention]
        if speech is None or _is_speaker(scene, office, speech):
            continue
        if office.start < speech.sentence.end or (mention.start < office.start and speech.office is None):
            again[at] = scaled(weighed[at], 0.0)
    return again


def _opens_behind(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether an office opens a sentence behind that of a name: «دادستان ساوه گفت: … . رضا ناصری افزود: … . شهردار ساوه
    گفت: …».
    """
    apart = scene.document.sentence_at(office.start) - scene.document.sentence_at(mention.start)
    return apart > 0 and office.phrase.form == "holder" and office_opens(scene, office)


def _is_met(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a sentence that opens with an office tells of somebody without a name, and the next one opens with a
    name, and not as who speaks.
    """
    document = scene.document
    index, before = document.sentence_at(mention.start), document.sentence_at(office.start)
    if index - before != 1 or not office_opens(scene, office) or not name_opens(scene, mention):
        return False
    sentence, own = document.sentences[before], document.sentences[index]
    met = any_word("met without a name").search(document.text, office.end, sentence.end)
    return met is not None and not _speech(scene, mention.end, own.end)


def _is_speaker(scene: Scene, office: Office, speech: _Speech) -> bool:
    """Whether an office is the title that speaks, joined to it («معاون وزیر و رئیس سازمان گفت»), or one whose words
    stand behind a colon.
    """
    text, speaker = scene.document.text, speech.office
    same = speaker is not None and office.role == speaker.role
    return (
        (same and speaker is not None and (office.label in speaker.label or speaker.label in office.label))
        or (office.start >= speech.sentence.start and text.endswith(" و ", 0, office.start))
        or text.startswith(":", office.end)
    )


def _speech_before(scene: Scene, mention: PersonMention) -> _Speech | None:
    """The sentence before a name that speaks, in which a title speaks that may be its bearer's."""
    document = scene.document
    index = document.sentence_at(mention.start)
    own = document.sentences[index]
    opens = name_opens(scene, mention) or _reported().fullmatch(document.text, own.start, mention.start)
    if not opens or not _speech(scene, mention.end, own.end):
        return None
    named = [m.start for m in scene.persons.mentions if m.kind != "pronoun"]
    for sentence in reversed(document.sentences[max(0, index - _MOST_APART) : index]):
        if any(sentence.start <= start < sentence.end for start in named):
            return None
        office = _opening_office(scene, sentence)
        title = _title().match(document.text, sentence.start, sentence.end)
        if title and office and _speech(scene, title.end(), office.start):
            office = None  # «مدیرکل هواشناسی گفت: استاندار …»
        begin = office.end if office else title.end() if title else 0
        speech = _speech(scene, begin, sentence.end) if begin else 0
        if speech and not _PARTED.search(document.text, begin, speech):
            return _Speech(sentence, office)
    return None


def _opening_office(scene: Scene, sentence: Sentence) -> Office | None:
    """The office that a sentence opens with, what says where and by whom it is told apart."""
    first = next((o for o in scene.offices if sentence.start <= o.start < sentence.end), None)
    if first and _lead().fullmatch(scene.document.text, sentence.start, first.start):
        return first
    return None


def _speech(scene: Scene, start: int, end: int) -> int:
    """Where a word of speech stands in a stretch; 0 if there is none."""
    return next((at for at, _ in scene.document.occurrences(SPEECH) if start <= at < end), 0)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}{one_of('own title')}(?!\w)")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_LEAD)


@cache
def _reported() -> re.Pattern[str]:
    """Before a name that speaks: «به گزارش ایرنا از ساوه»."""
    return re.compile(rf"[^\w]*(?:به گزارش|به نقل از) [^.:؛]{{2,150}} {titles()}[«\"]?")
