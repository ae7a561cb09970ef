"""What commands print: tables that keep Persian in its place, JSON, data as bytes; talk goes to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from urbankg.display.days import span
from urbankg.display.excerpt import excerpt
from urbankg.display.fields import named_fields
from urbankg.display.labels import FSI, PDI, Lang, heading, isolated
from urbankg.errors import StoreError
from urbankg.whole_file import whole_file

if TYPE_CHECKING:
    from urbankg.questions.contradictions import Said

_SOURCES = ("article", "source", "otherArticle")
_SENTENCE = 60  # characters: a column with a longer text is one of sentences
_GAP = 2  # between columns
_NARROWEST = 6
_DAY = 10  # columns of a day, the longest word that is never broken
_MOST_FAILURES = 20  # that are told one by one
_WIDTH_OF_FILES = 140  # columns of a table that goes into a file or a pipe, unless COLUMNS says otherwise


class Isolated:
    """A cell whose every line keeps its own direction, so that Persian cells do not change places."""

    def __init__(self, text: Text | str, style: str | Style = "") -> None:
        self._text = Text(text, style=style) if isinstance(text, str) else text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        justify = self._text.justify or options.justify
        for line in self._text.wrap(console, options.max_width, justify="left", overflow="fold"):
            line.rstrip()  # what pads a line stands outside of its marks
            isolated = Text.assemble(FSI, line, PDI) if line else line
            isolated.justify = justify
            yield isolated

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)


def indented(text: Text | str, columns: int = 4, *, style: str = "") -> Padding:
    """A text that stands so many columns in, and keeps its own direction."""
    return Padding(Isolated(text, style), (0, 0, 0, columns))


def statement(said: Said, lang: Lang) -> Text:
    """What a claim or record says, where it stands and since when; on a line of its own its sentence, cut if long."""
    fields = " · ".join(map(isolated, named_fields(said.fields, lang)))
    published = span(said.published, said.published, lang) if said.published else ""
    origin = " · ".join(isolated(part) for part in (said.source, published) if part)
    return Text.assemble((fields, "cyan"), (f" [{origin}]", "dim"), "\n" if said.quote else "", _cut(said))


def _cut(said: Said) -> Text:
    """The sentences of a statement around the words that count, which stand out."""
    quote, marks = excerpt(said.quote, said.marks)
    text = Text(quote)
    for first, last in marks:
        text.stylize("bold", first, last)
    return text


def console(*, err: bool = False) -> Console:
    """Where tables go: standard output, or standard error for talk; wide enough where nobody looks."""
    stream = sys.stderr if err else sys.stdout
    made = Console(file=stream, highlight=False, emoji=False, markup=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = _WIDTH_OF_FILES
    return made


def talk(message: str, *, style: str = "") -> None:
    """Say something that is not the answer."""
    console(err=True).print(message, style=style or None, soft_wrap=True)


def tell_failures(reasons: Sequence[tuple[str, str]], number: int, rest: str) -> None:
    """Say of what failed where it stands and why, the first few of a ``number``; ``rest`` tells where all are."""
    for place, reason in reasons[:_MOST_FAILURES]:
        talk(f"{place}: {reason}", style="red")
    if number > _MOST_FAILURES:
        talk(f"… and {number - _MOST_FAILURES:,} more{rest}", style="red")


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things in English.

    >>> counted(1, "graph"), counted(2000, "graph"), counted(0, "body", "bodies")
    ('1 graph', '2,000 graphs', '0 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def data_stream() -> BinaryIO:
    """Standard output for bytes, after what was printed before."""
    sys.stdout.flush()
    return sys.stdout.buffer


def write_data(data: bytes) -> None:
    """Write bytes to standard output, with a line break at their end."""
    stream = data_stream()
    stream.write(data if data.endswith(b"\n") or not data else data + b"\n")
    stream.flush()


def write_to(out: Path, data: bytes) -> bool:
    """Write bytes to a file, whole or not at all, or to standard output if it is ``-``.

    Tells whether there is a file to speak of. StoreError if it cannot be written.
    """
    if str(out) == "-":
        write_data(data)
        return False
    try:
        with whole_file(out) as file:
            file.write(data)
    except OSError as error:
        raise StoreError(f"{out} cannot be written: {error.strerror or error}; choose another file") from None
    return True


def print_json(value: Any) -> None:
    """Print a value as JSON, Persian as it is."""
    write_data(json.dumps(value, ensure_ascii=False, indent=2, default=str).encode())


def write_json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    write_data(json.dumps(value, ensure_ascii=False).encode())


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print names with their values, those without one left out."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(name, Isolated(value))
    console().print(table)


def print_table(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str | Text]],
    lang: Lang,
    *,
    title: str = "",
    styles: Mapping[str, str] | None = None,
    sentences: Sequence[str] = (),
) -> None:
    """Print rows under the headings of their columns; columns that are empty throughout are left out.

    Whole sentences stand below their row: those named, and columns that turn out to hold long texts.
    """
    kept = list(rows)
    words = {column: [str(row.get(column, "")) for row in kept] for column in columns}
    filled = [column for column in columns if any(words[column])]
    long = [c for c in filled if max(map(len, words[c])) > _SENTENCE] if len(filled) > 2 else []
    shown = [column for column in filled if column not in long]
    made = console()
    widths = _fitting(
        [max(map(cell_len, (heading(c, lang), *words[c]))) for c in shown],
        [_least(words[c]) for c in shown],
        made.width,
    )

    def table() -> Table:
        empty = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
        for column, width in zip(shown, widths, strict=True):
            right = _is_right_to_left("".join(words[column])) or _are_numbers(words[column])
            style = (styles or {}).get(column, "")
            empty.add_column(width=width, justify="right" if right else "left", style=style)
        return empty

    if title:
        made.print(Isolated(title, "bold"))
    head = table()
    head.add_row(*(Isolated(heading(column, lang), "bold") for column in shown))
    head.add_row(*("─" * width for width in widths), style="dim")
    made.print(head)
    for row in kept:
        line = table()
        line.add_row(*(Isolated(row.get(column, "")) for column in shown))
        made.print(line)
        for column in (*long, *sentences):
            if sentence := row.get(column):
                shown_so = f"[{sentence}]" if column in _SOURCES else sentence
                made.print(indented(shown_so, style="dim"))


def _fitting(widths: list[int], least: list[int], room: int) -> list[int]:
    """Widths of columns cut down, the widest first and none below its least, until they have room beside each other."""
    widths = list(widths)
    while sum(widths) + _GAP * len(widths) > room:
        spare = [at for at, width in enumerate(widths) if width > least[at]]
        if not spare:
            break
        widths[max(spare, key=lambda at: widths[at])] -= 1
    return widths


def _least(words: list[str]) -> int:
    """How wide a column must be at least: a day or a number is not broken over lines."""
    longest = max(map(cell_len, words), default=0)
    return longest if longest <= _DAY and all(word[-1:].isdigit() for word in words if word) else _NARROWEST


def markdown(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table in Markdown.

    >>> print(markdown(["a", "b"], [{"a": "1|2"}]).decode())
    | a | b |
    | --- | --- |
    | 1\\|2 |  |
    <BLANKLINE>
    """
    lines = [list(columns), ["---"] * len(columns)]
    lines += [[_cell(row.get(column, "")) for column in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode()


def _cell(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())


def _is_right_to_left(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha()]
    return 2 * sum("\u0600" <= c <= "\u06ff" for c in letters) > len(letters)


def _are_numbers(words: list[str]) -> bool:
    return all(word.replace(",", "").replace("٬", "").replace(".", "").isdigit() for word in words if word)
