"""All names by their letters: pages to look through, and what a site without a server is searched by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from urbankg.graph.store import GraphStore
from urbankg.pages.tables import order_key, paged
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words
from urbankg.search import Findable, context, findable, label
from urbankg.search.things import NO_MARKS
from urbankg.search.words import words

_ROWS = 100
_LEFT_OUT = (
    "article",
    "municipality",
    "council",
    "county-governorate",
)  # by class path; bodies of each city and county


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with the words of all its names."""

    thing: Findable
    words: tuple[str, ...]


def slug_of(letter: str) -> str:
    """A letter as addresses have it: by its number in Unicode.

    >>> slug_of("ق")
    'u0642'
    """
    return f"u{ord(letter):04x}"


def alphabet(store: GraphStore) -> dict[str, list[Entry]]:
    """The things of a store under each letter with which a word of their names begins."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for thing in findable(store):
        if thing.thing.partition("/")[0] not in _LEFT_OUT:
            spelt = tuple(dict.fromkeys(word for name in thing.names for word in words(name)))
            for letter in dict.fromkeys(word[0] for word in spelt):
                found[letter].append(Entry(thing, spelt))
    return dict(sorted(found.items(), key=lambda item: order_key(item[0])))


def slugs(store: GraphStore) -> Iterator[str]:
    """The letters that have pages, as addresses have them."""
    yield from map(slug_of, alphabet(store))


def view(asked: Asked) -> View | None:
    """The names of a letter, or which letters there are; None for a letter that no name begins with."""
    letters = asked.once.of(alphabet)
    slug = asked.named.get("letter", "")
    letter = next((one for one in letters if slug_of(one) == slug), "")
    if slug and not letter:
        return None
    title = Words(asked.lang)["names_title"]
    entries = sorted(letters.get(letter, ()), key=lambda entry: order_key(_label(entry, asked)))
    some, pages = paged(entries, asked, _ROWS)
    whole = entries if pages["number"] == 1 else some  # the list for programs is that of the first page
    things = [_shown(entry, asked) for entry in whole]
    return View(
        "names.html",
        f"{title}: {letter}" if letter else title,
        Words(asked.lang)["names_description"],
        data={
            "letter": letter,
            "letters": list(listed(letters)),
            "things": things,
            "pages": pages,
        },
        shown={"things": things[:_ROWS]},
    )


def listed(letters: Iterable[str]) -> Iterator[dict[str, str]]:
    """Letters with their slugs."""
    for one in letters:
        yield {"letter": one, "slug": slug_of(one)}


def _label(entry: Entry, asked: Asked) -> str:
    return label(entry.thing, asked.lang).translate(NO_MARKS)


def _shown(entry: Entry, asked: Asked) -> dict[str, Any]:
    thing = entry.thing
    return {
        "iri": thing.iri,
        "page": asked.link(thing.iri),
        "label": _label(entry, asked),
        "about": context(thing, asked.lang).translate(NO_MARKS),
        "words": " ".join(entry.words),
    }
