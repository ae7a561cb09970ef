"""What a format is, what it is given to read, and how the one that fits is found: by content, then by name.

A format of your own is a `Format` under the entry point group ``urbankg.articles`` of your package; those that come
with urbankg are the same objects in the table of `urbankg.articles.registry`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from urbankg.articles.article import Article
from urbankg.articles.streams import Budget, with_head
from urbankg.errors import ArticleError

ARCHIVES = 2  # an archive, and one more inside of it


@dataclass(frozen=True, slots=True)
class BadRecord:
    """An input that gave no article: where it stands, and why in one line.

    ``expected`` tells that this was not to be otherwise, such as a page of a web archive in another language: it is
    passed over and counted, and is no failure.
    """

    source: str
    reason: str
    expected: bool = False


Record = Article | BadRecord


class Fetch(Protocol):
    """Gets what an address has; ArticleError if it may not or cannot (see `urbankg.articles.fetch`)."""

    def __call__(self, url: str, *, largest: int) -> Fetched:
        """What the address has, if it is no more than so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: a stream that can be sought in, the address after redirects, the charset as served."""

    stream: BinaryIO
    url: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read.

    ``columns`` tells for ``title``, ``text`` … which column or key has it (see `urbankg.articles.columns`);
    ``follow`` asks for the pages behind the items of feeds; ``allow_private``, ``timeout`` and ``interval`` (seconds)
    are those of `urbankg.articles.fetch`. ``tell`` is given a line on what was guessed, before it is used.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    allow_private: bool = False
    timeout: float = 20.0
    interval: float = 1.0
    tell: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: bytes from their start, and what is known of them.

    ``name`` is the id of an article that has none of its own (a file's name, its path in a folder or archive),
    ``place`` what messages call it, ``fetch`` gets what addresses have,
    ``url`` the address that it was fetched from and
    ``charset`` the encoding as the server told it; ``archives`` how many archives it lies in, ``budget`` what may come
    out of these; ``members`` are those of a zip that are to be read, None for all.
    """

    stream: BinaryIO
    name: str
    place: str
    formats: Sequence[Format]
    fetch: Fetch
    options: Options = field(default_factory=Options)
    url: str | None = None
    charset: str | None = None
    archives: int = 0
    budget: Budget | None = None
    members: Set[str] | None = None

    def articles(self) -> Iterator[Record]:
        """The articles in it, by the format that fits; plain text if none does. ArticleError if it is no use."""
        head, stream = with_head(self.stream)
        if not head:
            raise ArticleError("empty")
        found = fitting(self.formats, head, self.name) or self.formats[-1]
        yield from found.read(replace(self, stream=stream))

    def tell(self, line: str) -> None:
        """Tell what was guessed, if anybody wants to know."""
        if self.options.tell is not None:
            self.options.tell(line)

    def member(self, stream: BinaryIO, name: str, budget: Budget) -> Input:
        """Something that lies in this archive; ArticleError if it is one archive too deep."""
        if self.archives == ARCHIVES:
            raise ArticleError("an archive in an archive in an archive; unpack the outermost first")
        return replace(
            self,
            stream=stream,
            name=f"{self.name}/{name}",
            place=f"{self.place}!{name}",
            url=None,
            charset=None,
            archives=self.archives + 1,
            budget=budget,
            members=None,
        )


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which articles are kept.

    ``sniff`` is given the first bytes (up to `urbankg.articles.streams.HEAD`) and the name in lower case, and tells
    whether this is surely the format; where none is sure, ``suffixes`` of the name decide. ``read`` gives the articles
    and bad records; an ArticleError from it ends the input with one line.
    """

    name: str
    sniff: Callable[[bytes, str], bool]
    read: Callable[[Input], Iterator[Record]]
    suffixes: tuple[str, ...] = ()


def fitting(formats: Sequence[Format], head: bytes, name: str) -> Format | None:
    """The first format that knows the bytes, else the one of the name's suffix, else None."""
    low = name.lower()
    suffix = PurePosixPath(low).suffix
    return next((f for f in formats if f.sniff(head, low)), None) or next(
        (f for f in formats if suffix and suffix in f.suffixes), None
    )
