"""The sums of money of a sentence, in toman; those too whose unit is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.persian.numbers import AmountSpan, find_amounts, find_numbers
from urbankg.reading.document import Sentence
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_MILLIARDS = re.compile(r"(?:میلیارد|میلیون|همت)$")
_MILLIARDS_OF = re.compile(r"میلیاردی$")
_NO_UNIT = re.compile(r"[ ]*(?:[.،؛»]|$)")
_BUDGET_OF = re.compile(r"(?<!\w)بودجه (?:\w+ ){0,4}$")


def sums(scene: Scene, sentence: Sentence) -> list[AmountSpan]:
    """The sums of money of a sentence; «یک همت و ۲۰۰ میلیارد تومان» is one."""
    text = scene.document.text
    found: list[AmountSpan] = []
    for start, end, value in find_amounts(text[sentence.start : sentence.end]):
        at = AmountSpan(sentence.start + start, sentence.start + end, value)
        if found and text[found[-1].end : at.start] == " و " and value < found[-1].value:
            last = found.pop()
            at = AmountSpan(last.start, at.end, last.value + value)
        found.append(at)
    return sorted([*found, *_without_unit(scene, sentence, found)])


def comparisons(words: str) -> list[tuple[int, int]]:
    """Where words set a sum beside that of another year: «با ۳۰ درصد رشد نسبت به سال گذشته»."""
    return [found.span() for found in any_word("beside another year").finditer(words)]


def without_comparisons(words: str) -> str:
    """The words with blanks for what compares them with another year, every letter else in its place."""
    return any_word("beside another year").sub(lambda found: " " * len(found.group()), words)


def _without_unit(scene: Scene, sentence: Sentence, known: list[AmountSpan]) -> Iterator[AmountSpan]:
    """«بودجه ۱۲۰ میلیاردی», and «… ۳۷ میلیارد تومان است و … ۴۴ میلیارد»: toman, or the unit said before."""
    text = scene.document.text
    for number in find_numbers(text[sentence.start : sentence.end]):
        start, end = sentence.start + number.start, sentence.start + number.end
        if number.ordinal or any(at.start < end and start < at.end for at in known):
            continue
        before = [at for at in known if at.end <= start]
        if before and _MILLIARDS.search(text, start, end) and _NO_UNIT.match(text, end):
            rial = "ریال" in text[before[-1].start : before[-1].end]
            yield AmountSpan(start, end, number.value // 10 if rial else number.value)
        elif _BUDGET_OF.search(text[sentence.start : start]) and _MILLIARDS_OF.search(text, start, end):
            yield AmountSpan(start, end, number.value)
