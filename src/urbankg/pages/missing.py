"""The page in the place of one that cannot be shown: why, and what is near to what was asked for."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import process

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, THING_CLASSES, TYPE, thing
from urbankg.pages.names import Names, Ref
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words

_NEAR, _ALIKE = 8, 60  # names that are shown, at most; how alike they are, at least, of 100


def missing(asked: Asked, status: int, line: str) -> View:
    """The page of an error; ``line`` says what is wrong and what to do."""
    words = Words(asked.lang)
    title = words[f"error_{status}" if status in (400, 404) else "error_other"]
    return View("error.html", title, line, {"line": line, "near": near(asked) if status == 404 else []})


def near(asked: Asked) -> list[Ref]:
    """The things of the kind that the path names whose slugs are most like the one in it."""
    start, _, rest = asked.path.lstrip("/").partition("/")
    kind, _, slug = rest.partition("/")
    if start != "id" or kind not in THING_CLASSES:
        return []
    found = process.extract(slug[:100], asked.once.of(slugs)[kind], limit=_NEAR, score_cutoff=_ALIKE)
    names = Names(asked.store, asked.lang)
    return [names.ref(thing(kind, like).value) for like, _, _ in found]


def slugs(store: GraphStore) -> dict[str, list[str]]:
    """The slugs of all things of the usual kinds, by the class path of their IRIs."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, of_class in THING_CLASSES.items():
        start = f"{BASE}id/{kind}/"
        for quad in store.database.quads_for_pattern(None, TYPE, of_class, None):
            iri = getattr(quad.subject, "value", "")
            if iri.startswith(start):
                found[kind].add(iri.removeprefix(start))
    return defaultdict(list, {kind: sorted(of_kind) for kind, of_kind in found.items()})
