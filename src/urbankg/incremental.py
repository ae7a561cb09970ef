"""Sources one after another, of which only what is new or changed is read; a store's manifest knows the others."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from urbankg.articles import Article, BadRecord, Options
from urbankg.articles.sources import Reading, Source
from urbankg.graph.manifest import Entry, Manifest, digest_of
from urbankg.graph.runs import run

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_TICK = 10_000_000  # nanoseconds in which two changes of a file may bear one time


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source that is as it was when it was read."""

    source: Source
    entry: Entry


@dataclass(frozen=True, slots=True)
class Begun:
    """A source that is read from here on; what is found in it is put into its entry, None if it is not to be kept."""

    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Finished:
    """A source that was read to its end, as messages call it."""

    entry: Entry
    place: str

    @property
    def is_final(self) -> bool:
        """Whether it did not fail as a whole, for want of a library, say, or as a disk failed."""
        return not any(place == self.place for place, _ in self.entry.failures)


Item = Article | BadRecord | Unchanged | Begun | Finished


class IncrementalReading:
    """The records of sources, with marks of where each begins and ends.

    ``count`` is told how many bytes more of the files are done.
    """

    def __init__(
        self,
        manifest: Manifest,
        options: Options,
        min_confidence: float,
        *,
        reread: bool = False,
        count: Callable[[int], None] | None = None,
    ) -> None:
        self._manifest, self._reread = manifest, reread
        self._count = count or (lambda size: None)
        self._reading = Reading(options)
        self._may_change = options.follow  # pages behind a feed are other ones tomorrow
        said = {"columns": dict(options.columns), "follow": options.follow, "least": min_confidence}
        self._reader = f"{run().value} {json.dumps(said, sort_keys=True, ensure_ascii=False)}"

    def items(self, sources: Iterable[Source | BadRecord]) -> Iterator[Item]:
        """What the sources give, in order."""
        for source in sources:
            if isinstance(source, BadRecord):
                yield source
            elif source.path is None or not source.path.is_file():
                yield Begun(None)
                yield from self._reading.articles(source)
            else:
                yield from self._of_file(source, source.path)

    def _of_file(self, source: Source, path: Path) -> Iterator[Item]:
        try:
            entry, known = self._entry(source, path)
        except OSError:
            entry = None  # why it cannot be read is told by who reads it
        else:
            if known is not None:
                yield Unchanged(source, known)
                self._count(known.size)
                return
        yield Begun(entry)
        try:
            with _Counted(str(path), self._count) as raw, io.BufferedReader(raw, 1 << 18) as file:
                size = os.fstat(raw.fileno()).st_size  # some formats close the file when they have read it
                yield from self._reading.articles(source, file)
                self._count(max(0, size - raw.counted))
        except OSError as error:
            yield BadRecord(source.place, error.strerror or str(error))
            return
        if entry is not None and self._is_final(entry, path):
            yield Finished(entry, source.place)

    def _entry(self, source: Source, path: Path) -> tuple[Entry, Entry | None]:
        """A file as it is now, and what the manifest knows of it if that is the same."""
        place, found = str(path.resolve()), path.stat()
        known = None if self._reread else self._manifest.find(place, source.name)
        size, modified = found.st_size, found.st_mtime_ns
        if known is not None and (known.reader, known.size) == (self._reader, size):
            if known.modified == modified:
                return known, known
            digest = digest_of(path)
            if known.digest == digest:  # touched
                known.modified = modified
                self._manifest.finish(known)
                return known, known
        else:
            digest = digest_of(path)
        return Entry(place, source.name, size, modified, digest, self._reader), None

    def _is_final(self, entry: Entry, path: Path) -> bool:
        """Whether reading a file again would give the same: nothing changed meanwhile or may change outside of it."""
        try:
            now = path.stat()
        except OSError:  # it went when it was read
            return False
        same = (now.st_size, now.st_mtime_ns) == (entry.size, entry.modified)
        settled = time.time_ns() - entry.modified > _TICK  # or a change in the same tick would not show
        return same and settled and not self._may_change


class _Counted(io.FileIO):
    """A file that tells how many bytes of it were read."""

    def __init__(self, path: str, count: Callable[[int], None]) -> None:
        super().__init__(path, "rb")
        self._tell = count
        self.counted = 0

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        size = super().readinto(buffer) or 0
        self.counted += size
        self._tell(size)
        return size
