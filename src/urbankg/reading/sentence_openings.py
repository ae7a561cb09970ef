"""What a sentence opens with: an office, or the name of who acts in it, with few words before."""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.document import Sentence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_MARKS = r"[«»\"“”()*•–_ \-]*"
_LONGEST_WORDS = 40  # characters of «به گفته» with titles
# Behind the name of who wrote what stands above: «گزارش: رضا ناصری».
_IS_ALL = re.compile(r"\W*(?:خبرنگار\W*)?")
_THEY_DO = re.compile(r"[^\W\d_]{2}ند[ .!؟»\n]*\Z")
_GOES_ON = re.compile(r"[»\"”)]? ?[،,:(؛]")  # behind a name, with who that is


def sentence_of(scene: Scene, position: int) -> Sentence:
    """The sentence that a position of the text is in."""
    return scene.document.sentences[scene.document.sentence_at(position)]


def tells_of_several(scene: Scene, position: int) -> bool:
    """Whether the sentence of a position closes, behind it, with what several do: «… آمدند»."""
    return _THEY_DO.search(scene.document.text, position, sentence_of(scene, position).end) is not None


def office_opens(scene: Scene, office: Office) -> bool:
    """Whether a sentence opens with an office, after words such as «اما», «سپس نوبت به», «در ساوه،»."""
    start = sentence_of(scene, office.start).start
    return _before_office().fullmatch(scene.document.text, start, office.start) is not None


def name_opens(scene: Scene, mention: PersonMention) -> bool:
    """Whether a sentence opens with a name and goes on at once, with no more than titles, «به گفته», «او، یعنی» or
    «در این نشست،» before it.
    """
    text, sentence = scene.document.text, sentence_of(scene, mention.start)
    if _IS_ALL.fullmatch(text, mention.end, sentence.end) and not any(
        not text[office.end : mention.start].strip()
        for office in scene.offices
        if office.end <= mention.start
    ):
        return False
    opening = _before_name().fullmatch(text, sentence.start, mention.start)
    return opening is not None and (opening["told"] is not None or _GOES_ON.match(text, mention.end) is None)


def in_whose_words(scene: Scene, mention: PersonMention) -> bool:
    """Whether «به گفته» stands right before a name, with no more than titles between."""
    before = scene.document.text[max(0, mention.start - _LONGEST_WORDS) : mention.start]
    return _in_whose_words().search(before) is not None


@cache
def _in_whose_words() -> re.Pattern[str]:
    return re.compile(rf"{any_word('in whose words').pattern} [«\"]?{titles()}[«\"]?\Z")


def titles() -> str:
    """A pattern of the titles before a name, or of none."""
    return rf"(?:{any_word('title before name').pattern} ?)*"


@cache
def _before_office() -> re.Pattern[str]:
    acts = rf"(?:(?:{any_word('before who acts').pattern}|{adverbial()}) ?)*"
    return re.compile(rf"{_MARKS}(?:(?:{_source()}|[^\W_]+ [^\W_]+ ?:) ?)?{acts}{_MARKS}")


@cache
def _before_name() -> re.Pattern[str]:
    told = rf"(?P<told>{any_word('in whose words').pattern} |(?:او|وی)، ?)"
    there = rf"(?:{told}|{adverbial()} ?|{any_word('at that occasion').pattern} )?"
    return re.compile(rf"{_MARKS}(?:{_source()} ?)?{there}{titles()}{_MARKS}")


def adverbial() -> str:
    """A pattern of words with a comma that tell when or where: «در این نشست،»."""
    return rf"{any_word('opens sentence').pattern} [^،.:؛]{{2,80}}[،؛]"


def _source() -> str:
    """«به گزارش خبرگزاری صبح ساوه» without a comma, «ساوه - خبرگزاری صبح -», «ساوه:»."""
    report = rf"{any_word('by whose report').pattern} [^،.:؛]{{2,80}}"
    return rf"(?:{report}|[^\W_]+ ?:|(?:[^،.:؛/–—-]{{2,30}} ?[/–—-] ?){{1,2}})"
