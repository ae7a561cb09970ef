"""The history of a post for the terminal: each tenure a row with a bar over a Jalali axis."""

from __future__ import annotations

import datetime as dt

from rich.text import Text

from urbankg.display.history import History, Row, Stretch, marks
from urbankg.display.labels import Lang, heading

_CERTAIN, _POSSIBLE, _ACTING, _VACANT, _CONTESTED = "█", "░", "▒", "·", "╳"
_STYLES = {_CERTAIN: "blue", _POSSIBLE: "dim blue", _ACTING: "yellow", _VACANT: "dim", _CONTESTED: "bold red"}
_LEAST_MARK = 8  # columns between two marks of the axis


def timeline_rows(history: History, lang: Lang, width: int) -> list[dict[str, str | Text]]:
    """The rows of a table under ``holder``, ``since``, ``until`` and ``when``: a bar of ``width`` columns.

    The last row has the axis. Time goes from left to right, as in the terminal a bar cannot follow the language.
    """
    rows: list[dict[str, str | Text]] = [
        {
            "holder": f"{row.name} ({heading('acting', lang)})" if row.acting else row.name,
            **dict(zip(("since", "until"), row.told(lang), strict=True)),
            "when": _bar(_signs(history, row, width)),
        }
        for row in history.rows
    ]
    if history.vacant:
        rows.append({"holder": f"({heading('vacant', lang)})", "when": _bar(_vacant(history, width))})
    return [*rows, {"when": _axis(history, lang, width)}]


def legend(history: History, lang: Lang) -> Text:
    """What the signs of the bars mean, those that are there."""
    there = {sign for row in history.rows for sign in _signs(history, row, 60)} | set(_vacant(history, 60))
    named = {
        _CERTAIN: "certain",
        _POSSIBLE: "possible",
        _ACTING: "acting",
        _VACANT: "vacant",
        _CONTESTED: "contested",
    }
    parts = [(sign, name) for sign, name in named.items() if sign in there]
    return Text("  ").join(
        Text.assemble((sign, _STYLES[sign]), f" {heading(name, lang)}") for sign, name in parts
    )


def _bar(signs: list[str]) -> Text:
    return Text.assemble(*((sign, _STYLES.get(sign, "")) for sign in signs))


def _vacant(history: History, width: int) -> list[str]:
    signs = [" "] * width
    for stretch in history.vacant:
        _put(signs, history, stretch, _VACANT)
    return signs


def _signs(history: History, row: Row, width: int) -> list[str]:
    signs = [" "] * width
    first, last = row.possible
    _put(signs, history, (first or history.first, last or history.last), _POSSIBLE)
    _put(signs, history, row.certain, _ACTING if row.acting else _CERTAIN)
    for stretch in row.contested:
        _put(signs, history, stretch, _CONTESTED)
    return signs


def _put(signs: list[str], history: History, stretch: Stretch | None, sign: str) -> None:
    if stretch is not None:
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
