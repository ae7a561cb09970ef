"""Lines that a mail program, a PDF or a form has broken at a width, put together to paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence

_WIDTHS = range(40, 131)  # characters: shorter lines are lists or verses, longer ones paragraphs
_LEAST = 6  # broken lines, before a width is believed
_SHARE = 0.8  # of the lines that end in no mark of a sentence: so many must be full
_SENTENCE_ENDS = (".", "!", "؟", "?", ":", "؛")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Paragraphs of lines that were broken at a width; other lines as they are.

    A line was broken if the first word of the next one, which is not its own, did not fit into it any more. One that
    ends a sentence stays a line by itself, full or not: that parts nothing that belongs together.

    >>> import textwrap
    >>> told = " ".join(["شهردار ساوه از مردم شهر سپاسگزاری کرد و به پرسش‌های آنان پاسخ داد و"] * 6)
    >>> len(textwrap.wrap(told, 50)), len(unwrapped(textwrap.wrap(told, 50)))
    (9, 1)
    """
    stripped = [line.strip() for line in lines]
    width = max(map(len, stripped), default=0)
    if width not in _WIDTHS:
        return list(lines)
    followed = list(zip(stripped, [*stripped[1:], ""], strict=True))
    goes_on = [bool(line and after) and not line.endswith(_SENTENCE_ENDS) for line, after in followed]
    broken = [
        on and len(line) + 1 + len(_first_word(after)) > width and _first_word(line) != _first_word(after)
        for on, (line, after) in zip(goes_on, followed, strict=True)
    ]
    if sum(broken) < max(_LEAST, _SHARE * sum(goes_on)):
        return list(lines)
    joined = [""]
    for line, breaks in zip(stripped, broken, strict=True):
        joined[-1] = f"{joined[-1]} {line}".strip()
        if not breaks:
            joined.append("")
    return joined[:-1] if not joined[-1] else joined


def _first_word(line: str) -> str:
    return line.split(None, 1)[0] if line else ""
