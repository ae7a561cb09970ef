"""A long quote cut to the words that count and a few around them."""

from __future__ import annotations

from collections.abc import Sequence

_AROUND = 40  # characters kept on both sides of what counts
_SHORT = 160  # characters: a quote that is no longer stays whole
_CUT = "…"

Mark = tuple[int, int]


def excerpt(quote: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """A quote in one line, cut around its marks, with the marks where they then are.

    Words are kept whole. Without marks the beginning is kept.

    >>> excerpt("one " * 60 + "MARK" + " two" * 60, [(240, 244)])
    ('… one one one one one one one one one one MARK two two two two two two two two two two …', [(42, 46)])
    """
    inside = sorted((max(first, 0), min(last, len(quote))) for first, last in marks if first < len(quote))
    if len(quote) <= _SHORT:
        kept = [(0, len(quote))]
    else:
        kept = _joined([_widened(quote, *mark) for mark in inside or [(0, _SHORT - _AROUND)]])
    text, found = "", []
    for first, last in kept:
        text += (f"{_CUT} " if first else "") if not text else f" {_CUT} "
        found += [
            (a - first + len(text), b - first + len(text)) for a, b in inside if first <= a and b <= last
        ]
        text += _one_line(quote[first:last])
    return text + (f" {_CUT}" if kept and kept[-1][1] < len(quote) else ""), found


def _widened(quote: str, first: int, last: int) -> Mark:
    """A mark with words around it, none of them broken."""
    first, last = max(first - _AROUND, 0), min(last + _AROUND, len(quote))
    while first > 0 and not quote[first - 1].isspace():
        first -= 1
    while last < len(quote) and not quote[last].isspace():
        last += 1
    return first, last


def _joined(stretches: Sequence[Mark]) -> list[Mark]:
    """Stretches, those that touch or nearly so as one."""
    found: list[Mark] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + len(_CUT) + 2:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _one_line(text: str) -> str:
    """A text with its line breaks as spaces, as long as it was."""
    return "".join(" " if c.isspace() else c for c in text)
