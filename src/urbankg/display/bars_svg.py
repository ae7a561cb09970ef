"""Counts as bars: a picture for a page, in the direction of its language, with colours from the style sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape

from urbankg.display.labels import Lang, number

_WIDTH, _ROW, _BAR, _GAP = 720, 26, 16, 10  # pixels
_LETTER, _LEAST, _MOST = 7.4, 60, 300  # estimated width of a letter; room for labels
_FIGURES = 80  # room for the counts


def bars_svg(title: str, bars: Sequence[tuple[str, int]], lang: Lang) -> str:
    """The picture: a bar a label, as long as its count is large; the classes are those of ``svg.bars``."""
    room = min(max([_LEAST, *(_width(label) for label, _ in bars)]), _MOST)
    longest = _WIDTH - room - _FIGURES - 2 * _GAP
    largest = max([1, *(count for _, count in bars)])
    right_to_left = lang == "fa"
    direction = ' direction="rtl"' if right_to_left else ""
    height = _ROW * len(bars) + _GAP
    rows = []
    for place, (label, count) in enumerate(bars):
        length, top = max(1.0, longest * count / largest), _ROW * place + _GAP / 2
        begin = room + _GAP
        x = _WIDTH - begin - length if right_to_left else begin
        at_label, at_count = (
            _WIDTH - at if right_to_left else at for at in (room, begin + length + _GAP / 2)
        )
        rows.append(
            f"<g><title>{escape(label)}: {number(count, lang)}</title>"
            f'<text x="{at_label:.1f}" y="{top + 13}" text-anchor="end">{escape(_cut(label, room))}</text>'
            f'<rect x="{x:.1f}" y="{top}" width="{length:.1f}" height="{_BAR}" rx="2"/>'
            f'<text class="count" x="{at_count:.1f}" y="{top + 13}">{number(count, lang)}</text></g>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bars" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" lang="{lang}"{direction} role="img" aria-label="{escape(title)}">'
        + "\n".join(rows)
        + "</svg>"
    )


def _width(text: str) -> float:
    return _LETTER * sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


def _cut(text: str, room: float) -> str:
    return text if _width(text) <= room else text[: int(room / _LETTER) - 1].rstrip() + "…"
