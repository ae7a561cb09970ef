"""The index: a file of SQLite in which things are found by their words, whole names, and words spelt alike.

Things are numbered by weight, the most told of first, and their kind is the remainder of the number: so the rows of an
FTS5 table come in the order wanted and are counted by kind, without a look at the things themselves.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from urbankg.errors import StoreError
from urbankg.graph.ordering import chunks
from urbankg.search.things import KINDS, Findable
from urbankg.search.words import bare_name, joined, skeleton, sound, words

FORMAT = 1  # of the file; one of another format is made anew
STEP = 8  # numbers for each place in the order: more than there are kinds
NUMBERS = {kind: number for number, kind in enumerate(KINDS)}

_EDGE = (
    "^"  # twice before a word and once after it, so that its first and last letters count as much as others
)
_LONGEST_KEY = 60  # letters of a name that are compared as a whole
_AT_ONCE = 2000
_MAPPED = 1 << 30  # bytes of the file that are read as memory: the system keeps what is asked for often
_COLUMNS = tuple(field.name for field in fields(Findable))
_SCHEMA = f"""
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE thing (id INTEGER PRIMARY KEY, {", ".join(_COLUMNS)}, spelt);
CREATE TABLE whole (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(
  words, content='', detail=none, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(found, row);
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT, sound TEXT, skeleton TEXT, things INTEGER);
CREATE VIRTUAL TABLE spelt USING fts5(sound, content='', tokenize='trigram case_sensitive 1');
"""
_FINISHED = """
CREATE INDEX word_of ON word (word);
CREATE INDEX skeleton_of ON word (skeleton, things DESC);
INSERT INTO found (found) VALUES ('optimize');
INSERT INTO spelt (spelt) VALUES ('optimize');
ANALYZE;
"""


class Index:
    """An index that is there, to be asked by several threads. Close it when it is not needed any more."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path  # None for one in memory
        self._asking = threading.Lock()

    @classmethod
    def open(cls, path: Path, signature: str) -> Index | None:
        """The index in a file, None if there is none of that signature, of this format, and whole."""
        if not path.exists():
            return None
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            about = dict(connection.execute("SELECT key, value FROM about"))
        except sqlite3.Error:
            return None
        if about != _about(signature):
            connection.close()
            return None
        return cls(connection, path)

    @classmethod
    def build(cls, path: Path, signature: str, things: Iterable[Findable]) -> None:
        """Write an index of things, in their order, into a file, whole or not at all.

        StoreError if the disk does not let it be written, or Python's SQLite is without what is needed.
        """
        fresh = path.with_name(f"{path.name}.{threading.get_ident()}.new")
        try:
            with contextlib.closing(sqlite3.connect(fresh)) as connection:
                _write(connection, signature, things)
            fresh.replace(path)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the index for search cannot be written to {path}: {error}") from None
        finally:
            fresh.unlink(missing_ok=True)

    @classmethod
    def in_memory(cls, things: Iterable[Findable]) -> Index:
        """An index of things that is gone when it is closed."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _write(connection, "", things)
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a question to the tables of the index; StoreError if it is damaged."""
        try:
            with self._asking:
                return self._connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"the index for search is damaged: {error}; remove {self._path}, and it is made anew"
            ) from None

    def things(self, ids: Iterable[int]) -> Iterator[tuple[int, Findable]]:
        """Things by their numbers, each with its number, in no order."""
        for some in chunks(ids, _AT_ONCE):
            marks = ", ".join("?" * len(some))
            for number, *values in self.rows(f"SELECT * FROM thing WHERE id IN ({marks})", some):
                row = dict(zip(_COLUMNS, values, strict=False))
                yield number, Findable(**{**row, "names": tuple(row["names"].split("\n"))})

    def count(self, word: str) -> int:
        """How many things have a word in their names."""
        return sum(number for (number,) in self.rows("SELECT things FROM word WHERE word = ?", (word,)))

    def spelt(self, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The words of things' names by their numbers: a line a name, a space between words."""
        for some in chunks(ids, _AT_ONCE):
            marks = ", ".join("?" * len(some))
            yield from self.rows(f"SELECT id, spelt FROM thing WHERE id IN ({marks})", some)


def whole_key(text_words: Iterable[str]) -> str:
    """The key by which whole names are compared: their letters in a row."""
    return "".join(text_words)[:_LONGEST_KEY]


def edged(sounding: str) -> str:
    """A word as the table of spellings has it, with marks for its ends.

    >>> edged("سباق")
    '^^سباق^'
    """
    return f"{_EDGE * 2}{sounding}{_EDGE}"


def _about(signature: str) -> dict[str, str]:
    return {"format": str(FORMAT), "signature": signature}


def _write(connection: sqlite3.Connection, signature: str, things: Iterable[Findable]) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"search needs an SQLite of 3.34 or newer with FTS5; Python's is {sqlite3.sqlite_version}: {error}"
        ) from None
    placed = enumerate(things)
    for some in chunks(placed, _AT_ONCE):
        numbered = [(place * STEP + NUMBERS[thing.kind], thing) for place, thing in some]
        _put(connection, "thing", ((n, *_values(thing), _spelt(thing)) for n, thing in numbered))
        _put(connection, "whole", ((key, n) for n, thing in numbered for key in _keys(thing)))
        connection.executemany(
            "INSERT INTO found (rowid, words) VALUES (?, ?)",
            ((n, " ".join(_words(thing))) for n, thing in numbered),
        )
    vocabulary = connection.execute("SELECT term, doc FROM vocabulary")
    for spelt in chunks(enumerate(vocabulary), _AT_ONCE):
        listed = [(n, word, sound(word), skeleton(word), count) for n, (word, count) in spelt]
        _put(connection, "word", listed)
        connection.executemany(
            "INSERT INTO spelt (rowid, sound) VALUES (?, ?)", ((row[0], edged(row[2])) for row in listed)
        )
    connection.executescript(_FINISHED)
    _put(connection, "about", _about(signature).items())  # last: without it, the file counts as none
    connection.commit()


def _put(connection: sqlite3.Connection, table: str, found: Iterable[tuple[object, ...]]) -> None:
    listed = [*found]
    marks = ", ".join("?" * len(listed[0])) if listed else ""
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", listed)


def _values(thing: Findable) -> Iterator[object]:
    for value in astuple(thing):
        yield "\n".join(value) if isinstance(value, tuple) else value


def _spelt(thing: Findable) -> str:
    return "\n".join(" ".join(words(name)) for name in thing.names)


def _keys(thing: Findable) -> Iterator[str]:
    """The names of a thing as wholes; a person's without titles, too."""
    for name in thing.names:
        yield whole_key(words(name))
        if thing.kind == "person":
            yield bare_name(name)[:_LONGEST_KEY]


def _words(thing: Findable) -> list[str]:
    """Every word of a thing's names once, also those that are parts of words joined by ZWNJ."""
    found = (word for name in thing.names for word in (*words(name), *joined(name)))
    return list(dict.fromkeys(found))
