"""Who is named right after a text has told what somebody with a title said, or to whom the holder of an office did
something: that one, and none of those spoken of, or not that holder.

«مدیرکل هواشناسی گفت: استاندار مرکزی آمده است. رضا ناصری افزود: …», «شهردار ساوه از قهرمان کشتی تقدیر کرد. رضا ناصری
مدال طلا دارد».
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from urbankg.reading.bystanders.named_aside import ahead_of, gives_order
from urbankg.reading.bystanders.own_titles import first_mentions
from urbankg.reading.cues import SPEECH
from urbankg.reading.document import Sentence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PRONOUN, PersonMention
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, scaled, status_of
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import adverbial, name_opens, office_opens, sentence_of, titles
from urbankg.reading.wordings import any_word, one_of

_HIM_APART = 2  # sentences between an office and «او», who is its holder
_MOST_APART = 3  # sentences between what a title says and the name of who does
_LEAD = r"(?:[^.]{0,60}?(?:[-–:،] ?))??"  # before a title that opens a sentence: «ساوه - ایرنا - »
_PARTED = re.compile(r"[:–]| - ")  # behind it another speaks than the title before: «خبرنگار ما: شهردار گفت»
_NO_CHANGE = frozenset(["current"])  # «شهردار جدید نیز گفت» may be who has just been named


class _Speech(NamedTuple):
    """A sentence in which a title speaks, and the office that the title is, if it is one."""

    sentence: Sentence
    office: Office | None


def as_not_spoken_of(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who speaks on by name after a title has spoken is in none of the offices that only
    stand in that sentence or before it, nor is who is named where an office has just met, thanked or mourned somebody;
    and who has spoken is not in the office of who speaks next.
    """
    first, speeches = first_mentions(scene), _Speeches(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if 1 - weighed[at][NOTHING] < LEAST_LIKELY or pair.listed is not None:
            continue
        if mention.start < office.start:
            another = _wrote_order(scene, office, mention) or (
                mention.person in first
                and _opens_apart(scene, office, mention)
                and _is_of_another(scene, office, speeches[first[mention.person]])
            )
        elif first.get(mention.person) == mention:
            speech = speeches[mention]
            told = speech is not None and office.start < speech.sentence.end
            another = (
                _is_met(scene, office, mention)
                or _answers(scene, office, mention)
                or (status_of(weighed[at]) == "incumbent" and _has_to_do_with_him(scene, office, mention))
                or (told and _is_of_another(scene, office, speech))
            )
        else:
            continue
        if another:
            again[at] = scaled(weighed[at], 0.0)
    return again


class _Speeches(dict[PersonMention, "_Speech | None"]):
    """The speech before each first mention of somebody; those asked for are remembered."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, mention: PersonMention) -> _Speech | None:
        found = self[mention] = _speech_before(self._scene, mention)
        return found


def _opens_apart(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether an office that one at a time holds opens a sentence behind that of a name."""
    document = scene.document
    return (
        office.phrase.form == "holder"
        and not office.phrase.plural
        and document.sentence_at(mention.start) < document.sentence_at(office.start)
        and office_opens(scene, office)
    )


def _wrote_order(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether the holder of an office has written what made somebody something: «رضا ناصری معاون شد. فرماندار ساوه در
    این حکم نوشت: …».
    """
    if not office.phrase.senses <= _NO_CHANGE or not _opens_apart(scene, office, mention):
        return False
    text = scene.document.text
    made = sentence_of(scene, mention.start)
    return (
        gives_order(text, office.end)
        and not gives_order(text, mention.end)
        and not any_word("by whom", closing=True).search(ahead_of(text, mention))
        and any_word("tells of a change").search(text, made.start, made.end) is not None
    )


def _is_of_another(scene: Scene, office: Office, speech: _Speech | None) -> bool:
    """Whether the title that spoke before somebody was named is another than an office."""
    return speech is not None and not _is_speaker(scene, office, speech)


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


def _has_to_do_with_him(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a sentence opens with «او», which is the holder with whom the one before opens, and names somebody with
    whom this one has to do: «شهردار ساوه آمد. او از رضا ناصری خواست …», but not «وی، رضا ناصری، …».
    """
    document = scene.document
    index, before = document.sentence_at(mention.start), document.sentence_at(office.start)
    if not 0 < index - before <= _HIM_APART or not office_opens(scene, office):
        return False
    he = _he_opens().match(document.text, document.sentences[index].start, mention.start)
    if he is None or not document.text[he.end() : mention.start].strip(" ،«"):
        return False
    return not any(office.end <= m.start < he.end() and m.kind != "pronoun" for m in scene.persons.mentions)


@cache
def _he_opens() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{adverbial()} ?)?{PRONOUN.pattern}")


def _answers(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether somebody answers who asks in the sentence before: «رئیس شورای شهر پرسید: …. رضا ناصری در پاسخ گفت: …»."""
    document = scene.document
    answers = any_word("in answer").match(document.text, mention.end + 1) is not None
    next_one = document.sentence_at(mention.start) - document.sentence_at(office.start) == 1
    return answers and next_one and office_opens(scene, office) and name_opens(scene, mention)


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
    if any_word("in answer").match(document.text, mention.end + 1):
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
