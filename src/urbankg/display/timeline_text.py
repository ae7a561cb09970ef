"""The history of a post for the terminal: each tenure a row with a bar over an axis, as wide as there is room."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from urbankg.display.history import History, Row, marks
from urbankg.display.labels import Lang, heading
from urbankg.timeline.held import Stretch

_CERTAIN, _POSSIBLE, _ACTING, _VACANT, _CONTESTED = "█", "░", "▒", "·", "╳"
_STYLES = {_CERTAIN: "blue", _POSSIBLE: "dim blue", _ACTING: "yellow", _VACANT: "dim", _CONTESTED: "bold red"}
_NAMES = {
    _CERTAIN: "certain",
    _POSSIBLE: "possible",
    _ACTING: "acting",
    _VACANT: "vacant",
    _CONTESTED: "contested",
}
_WIDEST_BAR, _LEAST_BAR = 56, 24  # columns
_LEAST_MARK = 8  # columns between two marks of the axis
_GAP = 2  # columns between two cells
_LONGEST = 44  # columns of a name

Cells = dict[str, str | Text]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table: its ``rows`` under ``columns``, what stands on a line below each row, and what the signs mean."""

    columns: tuple[str, ...]
    rows: list[Cells]
    below: tuple[str, ...]
    legend: Text


def timeline_table(history: History, lang: Lang, room: int) -> Drawing:
    """The history in so many columns of a terminal: with the dates beside the bars, or below where that is too narrow.

    The last row has the axis. Time goes from left to right, as in the terminal a bar cannot follow the language.
    """
    rows = [_beside(row, lang) for row in history.rows]
    columns = tuple(c for c in ("holder", "by", "since", "until") if any(row[c] for row in rows))
    below: tuple[str, ...] = ()
    if _needed(columns, rows, lang) + _LEAST_BAR > room:
        rows, columns, below = [_above(row, lang, room) for row in history.rows], ("holder",), ("dates",)
    width = max(min(room - _needed(columns, rows, lang), _WIDEST_BAR), _LEAST_BAR)
    signs = [_signs(history, row, width) for row in history.rows]
    for cells, bar in zip(rows, signs, strict=True):
        cells["when"] = _bar(bar)
    if history.vacant:
        signs.append(_vacant(history, width))
        rows.append({"holder": f"({heading('vacant', lang)})", "when": _bar(signs[-1])})
    rows.append({"when": _axis(history, lang, width)})
    return Drawing((*columns, "when"), rows, below, _legend({sign for bar in signs for sign in bar}, lang))


def _beside(row: Row, lang: Lang) -> Cells:
    since, until = row.told(lang)
    return {
        "holder": _name(row, lang, _LONGEST),
        "by": _cut(row.by, _LONGEST),
        "since": since,
        "until": until,
    }


def _above(row: Row, lang: Lang, room: int) -> Cells:
    """A name that leaves room for a bar beside it, with the dates for the line below it."""
    return {
        "holder": _name(row, lang, min(room - _LEAST_BAR - 2 * _GAP, _LONGEST)),
        "dates": " · ".join([row.dates(lang), *([f"{heading('by', lang)}: {row.by}"] if row.by else [])]),
    }


def _name(row: Row, lang: Lang, most: int) -> str:
    acting = f" ({heading('acting', lang)})" if row.acting else ""
    return _cut(row.name, most - cell_len(acting)) + acting


def _cut(text: str, most: int) -> str:
    """A text of so many columns at most; ZWNJ takes none."""
    while cell_len(text) > most:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text


def _needed(columns: tuple[str, ...], rows: list[Cells], lang: Lang) -> int:
    """The room that columns take, and the gap after the bar beside them."""
    widths = (max(cell_len(str(said)) for said in (heading(c, lang), *(r[c] for r in rows))) for c in columns)
    return sum(width + _GAP for width in widths) + _GAP


def _legend(there: set[str], lang: Lang) -> Text:
    """What the signs of the bars mean, those that are there, and in which calendar the days are."""
    keys = [
        Text.assemble((sign, _STYLES[sign]), f" {heading(name, lang)}")
        for sign, name in _NAMES.items()
        if sign in there
    ]
    return Text("  ").join([*keys, Text(heading("days and years", lang), "dim")])


def _bar(signs: list[str]) -> Text:
    return Text.assemble(*((sign, _STYLES.get(sign, "")) for sign in signs))


def _vacant(history: History, width: int) -> list[str]:
    signs = [" "] * width
    for stretch in history.vacant:
        _put(signs, history, stretch, _VACANT)
    return signs


def _signs(history: History, row: Row, width: int) -> list[str]:
    signs = [" "] * width
    for first, last in row.possible:
        _put(signs, history, (first or history.first, last or history.last), _POSSIBLE)
    if row.certain:
        _put(signs, history, row.certain, _ACTING if row.acting else _CERTAIN)
    for stretch in row.contested:
        _put(signs, history, stretch, _CONTESTED)
    return signs


def _put(signs: list[str], history: History, stretch: Stretch, sign: str) -> None:
    first, last = (_column(history, day, len(signs)) for day in stretch)
    signs[first : last + 1] = sign * (last + 1 - first)


def _column(history: History, day: dt.date, width: int) -> int:
    return min(max(int(history.share(day) * width), 0), width - 1)


def _axis(history: History, lang: Lang, width: int) -> Text:
    line = [" "] * width
    for day, label in marks(history, width // _LEAST_MARK, lang):
        at = _column(history, day, width)
        if at + len(label) < width:
            line[at : at + len(label) + 1] = f"╷{label}"
    return Text("".join(line), "dim")
