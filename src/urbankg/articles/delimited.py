"""CSV and its like: one article a row under a header, parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from urbankg.articles.columns import article_of, columns_of, guessed, told
from urbankg.articles.encoding import encoding_of
from urbankg.articles.formats import BadRecord, Format, Input, Record
from urbankg.articles.streams import LARGEST, with_head
from urbankg.errors import ArticleError

_DELIMITERS = ",;\t|"
_SUFFIXES = (".csv", ".tsv")
_MOST_COLUMNS = 1000
_CHUNK = 65_536


def _read(given: Input) -> Iterator[Record]:
    head, stream = with_head(given.stream)
    encoding = given.charset or encoding_of(head)
    # What does not fit the encoding is kept apart, so that only its own row is given up.
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(LARGEST)
    pieces = _pieces(text)
    first = next(pieces, "")
    reader = csv.reader(chain([first], pieces), delimiter=delimiter(first))
    names = [name.strip() for name in next(reader, [])]
    columns = columns_of(names, given.options.columns)
    given.tell(told(given.place, columns, names))
    while True:
        place = f"{given.place}:{reader.line_num + 1}"
        try:
            row = next(reader, None)
            if row is None:
                return
            if not row:
                continue
            if len(row) != len(names):
                raise ArticleError(f"{len(row)} cells under {len(names)} columns")
            if any("\udc80" <= c <= "\udcff" for cell in row if not cell.isascii() for c in cell):
                raise ArticleError(f"not in the encoding of the file ({encoding})")
            yield article_of(dict(zip(names, row, strict=True)), columns, source=place)
        except csv.Error as error:
            yield BadRecord(place, f"not CSV: {error}")
        except ArticleError as error:
            yield BadRecord(place, str(error))


def _pieces(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a text, of one that is too large so much that the row is refused, and the rest dropped."""
    while piece := text.readline(LARGEST + 1):
        yield piece
        while len(piece) > LARGEST and not piece.endswith("\n"):
            piece = text.readline(_CHUNK)


def delimiter(header: str) -> str:
    """What parts the cells of a table, by its first line."""
    return max(_DELIMITERS, key=header.count)


def _sniff(head: bytes, name: str) -> bool:
    """Whether the first line names columns of which one surely has a title or text, and another something else."""
    try:
        header = head.decode(encoding_of(head), errors="replace").lstrip("\ufeff").split("\n", 1)[0].strip()
    except ArticleError:
        return False
    names = next(csv.reader([header], delimiter=delimiter(header)), []) if header else []
    if len(names) < 2 or len(names) > _MOST_COLUMNS:
        return False
    found = guessed(tuple(n.strip() for n in names))
    return ("title" in found or "text" in found) and ("url" in found or "id" in found)


CSV = Format("CSV", _sniff, _read, _SUFFIXES)
