"""What people have: files, folders, globs, addresses and standard input, as a stream of articles."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from urbankg.articles.article import Article
from urbankg.articles.formats import BadRecord, Fetch, Fetched, Format, Input, Options, Record, fitting
from urbankg.articles.language import other_language
from urbankg.articles.registry import formats
from urbankg.articles.streams import HEAD
from urbankg.errors import ArticleError
from urbankg.files import STORE_CARD

STDIN = "-"
LARGEST_DOWNLOAD = 1_000_000_000  # bytes of what an address has
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_REMEMBERED = 500_000  # ids of articles, so that memory stays bounded: some 80 MB


@dataclass(frozen=True, slots=True)
class Source:
    """A file, an address or standard input: ``place`` is what messages call it, ``name`` what its article is called.

    ``path`` is None for what is no file.
    """

    place: str
    name: str
    path: Path | None = None
    url: str | None = None


def sources_of(paths: Iterable[Path | str]) -> Iterator[Source | BadRecord]:
    """The sources that paths, globs, addresses and ``-`` stand for; folders are searched through in order of names.

    ArticleError if a path does not exist or a glob finds nothing, before the first source is given.
    """
    wanted = [_found(str(path)) for path in paths]
    for given in wanted:
        if isinstance(given, Source):
            yield given
        elif isinstance(given, list):
            for path in given:
                yield from _of_path(path, path.name)
        else:
            yield from _of_path(given, given.name)


def size_of_sources(paths: Iterable[Path | str]) -> int | None:
    """How many bytes the files are that paths stand for; None if an address or standard input is among them."""
    total = 0
    for source in sources_of(paths):
        if isinstance(source, BadRecord):
            continue
        if source.path is None:
            return None
        try:
            total += source.path.stat().st_size
        except OSError:
            continue
    return total


def _found(path: str) -> Source | Path | list[Path]:
    if path == STDIN:
        return Source("standard input", "stdin")
    if _ADDRESS.match(path):
        return Source(path, path, url=path)
    if Path(path).exists():
        return Path(path)
    if glob.has_magic(path):
        if found := sorted(map(Path, glob.iglob(path, recursive=True))):  # noqa: PTH207 - may be absolute
            return found
        raise ArticleError(f"nothing fits {path}; give a file, a folder, a glob, an address, or -")
    raise ArticleError(f"no such file or folder: {path}; give a file, a folder, a glob, an address, or -")


def _of_path(path: Path, name: str) -> Iterator[Source | BadRecord]:
    if not path.is_dir():
        yield Source(str(path), name, path)
        return
    empty = True
    for file in _files(path):
        if isinstance(file, BadRecord):
            empty = False
            yield file
        elif _is_known(file):
            empty = False
            yield Source(str(file), file.relative_to(path).as_posix(), file)
    if empty:
        yield BadRecord(str(path), f"no file of a known format in this folder ({', '.join(_suffixes())})")


def _files(folder: Path) -> Iterator[Path | BadRecord]:
    """The files in a folder and its folders, in order of their names, without a list of all of them.

    A folder that cannot be searched through is told of in its place.

    Folders that hold a store are passed over, and what is hidden, such as a ``.git``: nobody keeps articles there.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield BadRecord(str(folder), f"this folder cannot be read: {error.strerror or error}")
        return
    if any(entry.name == STORE_CARD for entry in entries):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _suffixes() -> list[str]:
    return list(dict.fromkeys(suffix for each in formats() for suffix in each.suffixes))


def _is_known(file: Path) -> bool:
    """Whether a file of a folder is one to read: by its name, else by its first bytes."""
    if file.suffix.lower() in _suffixes():
        return True
    try:
        with file.open("rb") as stream:
            return fitting(formats(), stream.read(HEAD), file.name) is not None
    except OSError:
        return True  # that it cannot be read is told where it is read


class FirstTexts:
    """By digest, the texts that came first under ids; of many, the latest are remembered."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, bytes] = OrderedDict()

    def have_other(self, article_id: str, digest: bytes) -> bool:
        """Whether another text came first under an id; if none did, this one is the first."""
        key = hashlib.blake2b(article_id.encode(), digest_size=8).digest()
        if self._seen.setdefault(key, digest) != digest:
            return True
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return False

    @staticmethod
    def reason(article_id: str) -> str:
        """Why a second text under an id is not taken."""
        return f"another article with the id {article_id!r} was read before it"


class Reading:
    """Articles read from sources, one source after another; remembers the ids that it gave."""

    def __init__(self, options: Options | None = None, known: Sequence[Format] | None = None) -> None:
        self._options = options or Options()
        self._formats = known or formats()
        self._fetcher: Fetch | None = None
        self._texts = FirstTexts()

    def articles(self, source: Source, stream: BinaryIO | None = None) -> Iterator[Record]:
        """The articles of a source, from ``stream`` if it is open already.

        Whatever cannot be read comes as a `BadRecord` in its place, and so do a text that is not Persian and a second,
        different text under an id that was given before.
        """
        try:
            for record in self._read(source, stream):
                yield self._checked(record) if isinstance(record, Article) else record
        except (ArticleError, OSError) as error:
            yield BadRecord(source.place, getattr(error, "strerror", None) or str(error))
        except Exception as error:  # one source must never stop a batch
            yield BadRecord(source.place, f"cannot be read ({type(error).__name__}: {error})")

    def _read(self, source: Source, stream: BinaryIO | None) -> Iterator[Record]:
        if stream is not None:
            yield from self._given(source, stream).articles()
        elif source.url is not None:
            got = self._fetch(source.url, largest=LARGEST_DOWNLOAD)
            with closing(got.stream):
                yield from self._given(source, got.stream, got.url, got.charset).articles()
        elif source.path is None:
            yield from self._given(source, sys.stdin.buffer).articles()
        else:
            with source.path.open("rb") as file:
                yield from self._given(source, file).articles()

    def _given(
        self, source: Source, stream: BinaryIO, url: str | None = None, charset: str | None = None
    ) -> Input:
        return Input(
            stream, source.name, source.place, self._formats, self._fetch, self._options, url, charset
        )

    def _fetch(self, url: str, *, largest: int) -> Fetched:
        if self._fetcher is None:
            from urbankg.articles.fetch import Fetcher

            asked = self._options
            self._fetcher = Fetcher(
                allow_private=asked.allow_private, timeout=asked.timeout, interval=asked.interval
            )
        return self._fetcher(url, largest=largest)

    def _checked(self, article: Article) -> Record:
        if reason := other_language(article.text):
            return BadRecord(article.source, reason)
        digest = hashlib.blake2b(article.text.encode(), digest_size=8).digest()
        if self._texts.have_other(article.id, digest):
            return BadRecord(article.source, FirstTexts.reason(article.id))
        return article


def read_articles(paths: Iterable[Path | str], options: Options | None = None) -> Iterator[Record]:
    """The articles of files, folders, globs, addresses and ``-`` for standard input, in any known format.

    An article's id is its link, else the id that its record gives, else its file's name (in a folder: its path
    there). Whatever cannot be read comes as a `BadRecord` in its place. ArticleError if a path does not exist, before
    anything is read.
    """
    reading = Reading(options)
    for source in sources_of(paths):
        if isinstance(source, BadRecord):
            yield source
        else:
            yield from reading.articles(source)
