"""What a store was made from: which files and addresses were read, how, and what of them could not be.

It lies in the store's directory beside the database, not in the graph: the graph of some articles is the same wherever
they were kept. A store without a directory, in memory or on a server, has none that outlives the program.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any

from urbankg.articles.sketch import ALIKE, BANDS, Sketch, bands_of
from urbankg.errors import StoreError

FILE = "sources.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sources (
  id INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, size INTEGER, modified INTEGER, digest BLOB,
  reader TEXT, articles INTEGER, UNIQUE (place, name)
);
CREATE TABLE IF NOT EXISTS failures (source INTEGER NOT NULL, record TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS failures_of ON failures (source);
CREATE TABLE IF NOT EXISTS articles (article INTEGER PRIMARY KEY, source INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sketches (slug TEXT PRIMARY KEY, hashes BLOB NOT NULL, facts BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bands (band INTEGER, slug TEXT, PRIMARY KEY (band, slug)) WITHOUT ROWID;
DROP INDEX IF EXISTS bands_of;
"""
_CHUNK = 1 << 20
_IN_BANDS = (
    "SELECT band, slug, hashes FROM bands JOIN sketches USING (slug) "
    f"WHERE band IN ({', '.join('?' * BANDS)}) AND facts = ?"
)
_MOST_ALIKE = 20  # texts that share a band: more are of one form, as the weather of every day, and no copies


@dataclass(slots=True)
class Entry:
    """One source as it was read: its absolute path or address, the name of its article, its size and digest.

    ``modified`` is when the file changed last, in nanoseconds, 0 for what is no file; ``reader`` tells by which
    program, files and options it was read; ``failures`` has place and reason of each record that gave no article.
    """

    place: str
    name: str
    size: int
    modified: int
    digest: bytes
    reader: str
    articles: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    id: int = 0


class Manifest:
    """The entries of a store. Use it as a context manager; what was not committed is forgotten.

    StoreError if the file cannot be read or written.
    """

    def __init__(self, folder: Path | None) -> None:
        self._place = folder / FILE if folder is not None else None
        try:
            self._database = sqlite3.connect(self._place or ":memory:")
            self._database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)
        except sqlite3.Error as error:
            raise self._explained(error) from None

    def __enter__(self) -> Manifest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def find(self, place: str, name: str) -> Entry | None:
        """What is known of a source; None if it was not read to its end, or its articles are no longer its own."""
        found = self._rows(
            "SELECT size, modified, digest, reader, articles, id FROM sources "
            "WHERE place = ? AND name = ? AND reader IS NOT NULL",
            (place, name),
        )
        if not found:
            return None
        ((size, modified, digest, reader, articles, number),) = found
        told = self._rows("SELECT record, reason FROM failures WHERE source = ? ORDER BY rowid", (number,))
        return Entry(place, name, size, modified, digest, reader, articles, told, number)

    def begin(self, entry: Entry) -> None:
        """A source is read from here on: what was known of it is void until `finish`."""
        key = (entry.place, entry.name)
        self._rows("INSERT OR IGNORE INTO sources (place, name) VALUES (?, ?)", key)
        self._rows("UPDATE sources SET reader = NULL WHERE place = ? AND name = ?", key)
        ((entry.id,),) = self._rows("SELECT id FROM sources WHERE place = ? AND name = ?", key)

    def finish(self, entry: Entry) -> None:
        """A source was read to its end, and what it gave is in the store."""
        self._rows("DELETE FROM failures WHERE source = ?", (entry.id,))
        self._rows(
            "UPDATE sources SET size = ?, modified = ?, digest = ?, reader = ?, articles = ? WHERE id = ?",
            (entry.size, entry.modified, entry.digest, entry.reader, entry.articles, entry.id),
        )
        for failure in entry.failures:
            self._rows("INSERT INTO failures VALUES (?, ?, ?)", (entry.id, *failure))

    def owns(self, article_id: str, entry: Entry | None) -> None:
        """An article of the store is now that of a source; another one that gave it is to be read again."""
        key = _number(article_id)
        self._rows(
            "UPDATE sources SET reader = NULL "
            "WHERE id = (SELECT source FROM articles WHERE article = ? AND source IS NOT ?)",
            (key, entry.id if entry is not None else None),
        )
        if entry is None:
            self._rows("DELETE FROM articles WHERE article = ?", (key,))
        else:
            self._rows("INSERT OR REPLACE INTO articles VALUES (?, ?)", (key, entry.id))

    def is_sketched(self, slug: str) -> bool:
        """Whether copies of an article were looked for."""
        return bool(self._rows("SELECT 1 FROM sketches WHERE slug = ?", (slug,)))

    def copies(self, slug: str, sketch: Sketch | None) -> set[str]:
        """The slugs of the articles that an article is a copy of, whose sketch is kept for those to come."""
        self.unsketch(slug)
        self._rows(
            "INSERT INTO sketches VALUES (?, ?, ?)",
            (slug, sketch.hashes if sketch else b"", sketch.facts if sketch else b""),
        )
        if sketch is None:
            return set()
        alike: dict[int, list[tuple[str, bytes]]] = {band: [] for band in sketch.bands}
        for band, other, hashes in self._rows(_IN_BANDS, (*sketch.bands, sketch.facts)):
            alike[band].append((other, hashes))
        told = {band: others for band, others in alike.items() if len(others) < _MOST_ALIKE}
        self._put("INSERT INTO bands VALUES (?, ?)", [(band, slug) for band in told])
        found = dict(chain.from_iterable(told.values()))
        return {other for other, hashes in found.items() if sketch.alike(hashes) >= ALIKE}

    def unsketch(self, slug: str) -> None:
        """Forget the sketch of an article."""
        for (hashes,) in self._rows("SELECT hashes FROM sketches WHERE slug = ?", (slug,)):
            self._put("DELETE FROM bands WHERE band = ? AND slug = ?", [(b, slug) for b in bands_of(hashes)])
            self._rows("DELETE FROM sketches WHERE slug = ?", (slug,))

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[Any]:
        try:
            return self._database.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._explained(error) from None

    def _put(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        try:
            self._database.executemany(sql, rows)
        except sqlite3.Error as error:
            raise self._explained(error) from None

    def commit(self) -> None:
        """Write what was put."""
        try:
            self._database.commit()
        except sqlite3.Error as error:
            raise self._explained(error) from None

    def _explained(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._place} cannot be used: {error}; remove it, and all sources are read again")


def forget(folder: Path | None, article_id: str, slug: str) -> None:
    """An article was withdrawn from the store in a directory: the source that gave it is to be read again."""
    if folder is not None and (folder / FILE).exists():
        with Manifest(folder) as manifest:
            manifest.owns(article_id, None)
            manifest.unsketch(slug)
            manifest.commit()


def _number(article_id: str) -> int:
    """An article's id as a number of eight bytes."""
    digest = hashlib.blake2b(article_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def digest_of(path: Path) -> bytes:
    """A digest of a file's bytes."""
    digest = hashlib.blake2b(digest_size=20)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()
