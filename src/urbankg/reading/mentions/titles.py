"""People by what they are besides an office: «سفیر ترکیه», «مدیرکل محیط زیست استان», with a name or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from urbankg.lexicon.phrases import words_of
from urbankg.persian.name_words import is_common
from urbankg.reading.document import Sentence
from urbankg.reading.frames import inside
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

_HEAD = re.compile(rf"(?<!\w){one_of('no official')}(?!\w)")
_ENDED = any_word("no title goes on")
_ON = re.compile(r" (?P<word>[^\W\d_]+)")
# «سفیر عمان در تهران، حسن احمدی», «همتای عراقی خود، حسن احمدی»
_IN = re.compile(r" (?:خود|در [^\W\d_]+)(?P<apart>(?= ?[،«]))?(?!\w)")
_MOST_WORDS = 9
# Who is named as no Iranian is: between «با» and what he is, or between that and a comma.
_STRANGER = re.compile(
    r"(?:(?<!\w)(?:با|و|میزبان|پذیرای)|[:،]|^)[ ]+"
    r"(?P<name>(?!(?:با|و|میزبان|پذیرای) )[^\W\d_]+(?: [^\W\d_]+){1,4})[ ]?،?[ ]?$"
)
_STRANGER_FIRST = re.compile(
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,2})[ ]?،?[ ]?"
)  # at the start of a sentence
_STRANGER_NEXT = re.compile(r"[ ]?،[ ]?(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})[ ]?،")
BESIDE = 3  # characters at most between a title and the name
_FAR = 40  # characters of such a name


class Title(NamedTuple):
    """Where a title stands: its head and all that belongs to it."""

    start: int
    end: int


def titles(scene: Scene, sentence: Sentence) -> Iterator[Title]:
    """The titles of a sentence that are no offices in scope, in order, none inside another."""
    text = scene.document.text
    if not _HEAD.search(text, sentence.start, sentence.end):
        return
    offices = inside(sentence, scene.offices)
    people = inside(sentence, scene.persons.mentions)
    taken = [(o.start, o.end) for o in offices] + [(m.start, m.end) for m in people]
    named = frozenset(m.start for m in people)
    stops = named.union(o.start for o in offices if o.phrase.form == "holder")
    at = sentence.start
    while head := _HEAD.search(text, at, sentence.end):
        at = head.end()
        if any(start <= head.start() < end for start, end in taken):
            continue
        for _ in range(_MOST_WORDS):
            if not (more := _goes_on(text, at, sentence.end, named, stops)):
                break
            at = more
        if at == head.end() and not any(at < one <= at + BESIDE for one in named):
            continue  # «سه وزیر»
        posted = _IN.match(text, at, sentence.end)
        if posted and (posted["apart"] is not None or posted.end() + 1 in named):
            at = posted.end()
        yield Title(head.start(), at)


def _goes_on(text: str, at: int, end: int, named: frozenset[int], stops: frozenset[int]) -> int:
    """Where a title ends with one more word («و» with the word behind it); 0 where it does not go on."""
    more = _ON.match(text, at, end)
    if more and more["word"] == "و":
        more = _ON.match(text, more.end(), end)
        if more is None or more.start("word") in stops or _HEAD.match(text, more.start("word")):
            return 0
    if (
        more is None
        or more["word"] in words_of("stop_words")
        or more.start("word") in named
        or _ENDED.match(text, more.start("word"))
        or any_word("title before name").match(text, more.start("word"))
    ):
        return 0
    return more.end()


def strangers(scene: Scene, sentence: Sentence, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names that no list of names knows, beside titles and offices that stand at some marks: «با فیلیپ برن‌هارد سفیر
    سوئیس»."""
    text = scene.document.text
    people = inside(sentence, scene.persons.mentions)
    for start, end in marks:
        if not any(m.end <= start <= m.end + 3 or end <= m.start <= end + 3 for m in people):
            before = _STRANGER.search(text[:start], max(sentence.start, start - _FAR))
            opening = _STRANGER_FIRST.fullmatch(text, sentence.start, start)
            after = _STRANGER_NEXT.match(text, end, sentence.end)
            for found in (before, opening, after):
                if (
                    found
                    and _may_be_name(found["name"])
                    and not any(found.start("name") < m.end and m.start < found.end("name") for m in people)
                ):
                    yield found.span("name")
                    break


def _may_be_name(words: str) -> bool:
    """Whether no word ends a name, and one at least is none of general Persian."""
    ends = words_of("stop_words") | words_of("name_ends")
    return ends.isdisjoint(words.split()) and not all(map(is_common, words.split()))
