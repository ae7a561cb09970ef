"""The history of a post as a picture: a file of SVG that stands alone, light or dark as the reader's screen is."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from html import escape

from urbankg.display.history import History, Row, marks
from urbankg.display.labels import Lang, heading, isolated

_DAY = dt.timedelta(days=1)
_PLOT, _MARGIN, _GAP = (
    720,
    20,
    40,
)  # pixels: width of the bars, free room around, room between labels and bars
_TOP, _AXIS, _ROW, _BAR, _LEGEND = 52, 26, 40, 16, 44  # heights
_MANY = 12  # rows
_STUB = 26  # of a bar whose end nobody knows
_KEY = 26  # width of a sample in the legend
_LEAST_WIDTH, _LEAST_WIDTHS = 3, {"contested": 8, "vacant": 4}
_LEAST_LABELS, _MOST_LABELS = 90, 330  # width of the labels
_LETTER, _SMALL_LETTER = 8.2, 6.4  # estimated widths
_MARK = 64  # at least from one mark of the axis to the next
_KEYS = ("certain", "possible", "acting", "vacant", "contested")
_HATCHED = ("acting", "contested")
_STYLE = """
text { font-family: Vazirmatn, "Noto Sans Arabic", "Noto Naskh Arabic", Tahoma, "DejaVu Sans", sans-serif; }
text { fill: #1f2933; }
.title { font-size: 18px; font-weight: bold; }
.name { font-size: 14px; }
.dates, .mark, .key { font-size: 11px; fill: #5f6c7b; }
.ground { fill: #ffffff; }
.stripe { fill: #f4f6f8; }
.line { stroke: #d5dbe1; stroke-width: 1; }
.certain { fill: #2b6cb0; }
.possible { fill: #2b6cb0; fill-opacity: .22; }
.acting-ground { fill: #f3c77a; }
.acting-line { stroke: #9c5a00; stroke-width: 3; }
.acting-possible { fill: #d9902a; fill-opacity: .25; }
.vacant { fill: none; stroke: #8793a0; stroke-width: 1.5; stroke-dasharray: 4 3; }
.contested-ground { fill: #ffffff; fill-opacity: .55; }
.contested-line { stroke: #c81e1e; stroke-width: 2; }
.contested-edge { fill: none; stroke: #c81e1e; stroke-width: 1; }
.acting-edge { fill: none; stroke: #9c5a00; stroke-width: 1; }
.certain-stop { stop-color: #2b6cb0; }
.acting-stop { stop-color: #d9902a; }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e9ee; }
  .dates, .mark, .key { fill: #9aa7b4; }
  .ground { fill: #14191f; }
  .stripe { fill: #1b222a; }
  .line { stroke: #35404b; }
  .certain { fill: #63a4e8; }
  .possible { fill: #63a4e8; }
  .acting-ground { fill: #8a5a14; }
  .acting-line, .acting-edge { stroke: #f3c77a; }
  .acting-possible { fill: #f3c77a; }
  .contested-ground { fill: #14191f; }
  .contested-line, .contested-edge { stroke: #ff7b7b; }
  .certain-stop { stop-color: #63a4e8; }
  .acting-stop { stop-color: #f3c77a; }
}
"""


def timeline_svg(history: History, lang: Lang, link: Callable[[str], str] | None = None) -> str:
    """The picture: one row a tenure, certain days solid and possible ones light; in Persian from right to left.

    With ``link``, which gives the address of a row's IRI, it is one for a page: each row leads there, and its colours
    are those that the page's style sheet has for the classes of ``svg.timeline``.
    """
    return _Picture(history, lang, link).drawn()


class _Picture:
    def __init__(self, history: History, lang: Lang, link: Callable[[str], str] | None) -> None:
        self._history = history
        self._link = link
        self._lang: Lang = lang
        self._right_to_left = lang == "fa"
        widths = [
            max(_width(self._name(r), _LETTER), _width(self._dates(r), _SMALL_LETTER)) for r in history.rows
        ]
        self._labels = min(max([_LEAST_LABELS, *widths]), _MOST_LABELS)
        self._width = self._labels + _GAP + _PLOT + 2 * _MARGIN
        self._lanes = len(history.rows) + bool(history.vacant)
        self._bottom = _TOP + _AXIS + _ROW * self._lanes
        self._is_long = self._lanes > _MANY
        self._keys = self._bottom + _AXIS * self._is_long  # where the legend is
        self._height = self._keys + _LEGEND
        self._used: set[str] = set()

    def drawn(self) -> str:
        rows = [self._row(number, row) for number, row in enumerate(self._history.rows)]
        rows += [self._vacant()] if self._history.vacant else []
        lanes, stripes, axis, legend = "\n".join(rows), self._stripes(), self._axis(), self._legend()
        title = escape(self._history.title)
        direction = ' direction="rtl"' if self._right_to_left else ""
        language, role, style = f'xml:lang="{self._lang}"', "img", f"\n<style>{_STYLE}</style>"
        heading = self._text("title", self._start(0), 32, self._history.title)
        if self._link:  # what can be followed is no mere image; the page has its own heading
            language, role, style, heading = f'class="timeline" lang="{self._lang}"', "group", "", ""
        top = _TOP - _MARGIN if self._link else 0
        return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{self._width:.0f}" height="{self._height - top}" \
viewBox="0 {top} {self._width:.0f} {self._height - top}" {language}{direction} role="{role}" aria-labelledby="title">
<title id="title">{title}</title>{style}
<defs>
{self._patterns()}
</defs>
<rect class="ground" width="100%" height="100%"/>
{heading}
{stripes}
{axis}
{lanes}
{legend}
</svg>
"""

    def _patterns(self) -> str:
        hatches = (
            f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({angle})"><rect class="{name}-ground" width="8" height="8"/>'
            f'<path class="{name}-line" d="M0 0V8"/></pattern>'
            for name, angle in (("acting", 45), ("contested", -45))
        )
        fades = (
            f'<linearGradient id="{name}-{side}"><stop class="{name}-stop" offset="0" stop-opacity="{begins}"/>'
            f'<stop class="{name}-stop" offset="1" stop-opacity="{ends}"/></linearGradient>'
            for name in ("certain", "acting")
            for side, begins, ends in (("left", 0, 0.4), ("right", 0.4, 0))
        )
        return "\n".join((*hatches, *fades))

    def _start(self, inset: float) -> float:
        """The place at which a text begins, so far from the edge where reading begins."""
        return self._width - _MARGIN - inset if self._right_to_left else _MARGIN + inset

    def _x(self, day: dt.date) -> float:
        along = self._history.share(day) * _PLOT
        return _MARGIN + _PLOT - along if self._right_to_left else _MARGIN + self._labels + _GAP + along

    def _text(self, kind: str, x: float, y: float, text: str, anchor: str = "start") -> str:
        at = f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        return f"{at}{escape(text)}</text>"

    def _axis(self) -> str:
        """The lines of the axis, with their years above and, where that is far away, below."""
        parts = []
        for day, label in marks(self._history, _PLOT // _MARK, self._lang):
            x = self._x(day)
            parts.append(
                f'<path class="line" d="M{x:.1f} {_TOP + _AXIS - 6}V{self._bottom + 6 * self._is_long}"/>'
            )
            parts.append(self._text("mark", x, _TOP + _AXIS - 10, label, "middle"))
            if self._is_long:
                parts.append(self._text("mark", x, self._bottom + 20, label, "middle"))
        return "\n".join(parts)

    def _stripes(self) -> str:
        at = f'x="{_MARGIN // 2}" width="{self._width - _MARGIN:.0f}" height="{_ROW}"'
        tops = (_TOP + _AXIS + _ROW * number for number in range(0, self._lanes, 2))
        return "\n".join(f'<rect class="stripe" y="{top}" {at}/>' for top in tops)

    def _name(self, row: Row, room: float = float("inf")) -> str:
        """The name, which keeps its own direction, cut to the room that there is; and whether as acting holder."""
        added = f" ({heading('acting', self._lang)})" if row.acting else ""
        return isolated(_cut(row.name, room - _width(added, _LETTER), _LETTER)) + added

    def _dates(self, row: Row, *, manners: bool = True) -> str:
        """From when to when, and by virtue of which office."""
        return " · ".join(filter(None, (row.dates(self._lang, manners=manners), row.by)))

    def _row(self, number: int, row: Row) -> str:
        top = _TOP + _AXIS + _ROW * number
        name, dates = self._name(row), self._dates(row)
        shown = dates if _width(dates, _SMALL_LETTER) <= self._labels else self._dates(row, manners=False)
        leads = bool(self._link and row.iri)
        parts = [
            f'<a href="{escape(self._link(row.iri))}">' if self._link and leads else "<g>",
            f"<title>{escape(' · '.join(filter(None, (name, dates))))}</title>",
            self._text("name", self._start(0), top + 15, self._name(row, self._labels)),
            self._text("dates", self._start(0), top + 34, _cut(shown, self._labels, _SMALL_LETTER)),
            *self._bars(row, top + (_ROW - _BAR) / 2),
            "</a>" if leads else "</g>",
        ]
        return "\n".join(parts)

    def _vacant(self) -> str:
        """The lane of the stretches in which nobody held the post."""
        top = self._bottom - _ROW
        name = self._text("dates", self._start(0), top + 24, heading("vacant", self._lang))
        bars = (self._bar("vacant", *stretch, top + (_ROW - _BAR) / 2) for stretch in self._history.vacant)
        return "\n".join((name, *bars))

    def _bars(self, row: Row, top: float) -> list[str]:
        kind, light = ("acting", "acting-possible") if row.acting else ("certain", "possible")
        parts = []
        for first, last in row.possible:
            if first and last:
                parts.append(self._bar(light, first, last, top))
            elif day := first or last:
                parts.append(self._open_end(kind, day, top, past=first is None))
        if row.certain:
            parts.append(self._bar(kind, *row.certain, top))
        for stretch in row.contested:
            parts.append(self._bar("contested", *stretch, top - 3, _BAR + 6))
        return parts

    def _bar(self, kind: str, first: dt.date, last: dt.date, top: float, height: int = _BAR) -> str:
        """A bar over some days, never too narrow to be seen."""
        self._used.add(kind.removeprefix("acting-"))
        begins, ends = sorted((self._x(first), self._x(last + _DAY)))
        least = _LEAST_WIDTHS.get(kind, _LEAST_WIDTH)
        if ends - begins < least:
            begins, ends = (begins + ends - least) / 2, (begins + ends + least) / 2
        return self._rectangle(kind, begins, top, ends - begins, height)

    def _rectangle(self, kind: str, x: float, y: float, width: float, height: float) -> str:
        at = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" rx="2"'
        if kind in _HATCHED:
            return f'<rect {at} fill="url(#{kind})"/><rect class="{kind}-edge" {at}/>'
        return f'<rect class="{kind}" {at}/>'

    def _open_end(self, kind: str, day: dt.date, top: float, *, past: bool) -> str:
        """A stub that fades where nothing bounds a tenure."""
        self._used.add("possible")
        side = "left" if past != self._right_to_left else "right"
        x = self._x(day + _DAY * past) - (_STUB if side == "left" else 0)
        return f'<rect x="{x:.1f}" y="{top}" width="{_STUB}" height="{_BAR}" fill="url(#{kind}-{side})"/>'

    def _legend(self) -> str:
        """What the bars mean, of those that are drawn, in the direction of reading."""
        inset: float = 0
        parts = []
        for kind in _KEYS:
            if kind in self._used:
                label = heading(kind, self._lang)
                x = self._start(inset) - (_KEY if self._right_to_left else 0)
                parts.append(self._rectangle(kind, x, self._keys + 18, _KEY, 12))
                parts.append(self._text("key", self._start(inset + _KEY + 6), self._keys + 28, label))
                inset += _KEY + 6 + _width(label, _SMALL_LETTER) + 22
        return "\n".join(parts)


def _letters(text: str) -> int:
    """How many letters of a text take room: marks above others and what joins them do not."""
    return sum(unicodedata.category(c) not in ("Mn", "Cf") for c in text)


def _width(text: str, letter: float) -> float:
    return _letters(text) * letter


def _cut(text: str, room: float, letter: float) -> str:
    """A text cut to the room that there is for it; the whole stands in the row's title."""
    if _width(text, letter) <= room:
        return text
    return text[: int(room / letter) - 1].rstrip() + "…"
