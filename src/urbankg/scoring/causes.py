"""Why a fact was missed or wrong, as far as the reader's own steps tell: not seen, not joined, or told otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from urbankg.articles.article import Article
from urbankg.reading.scene import Scene
from urbankg.scoring.compare import Miss
from urbankg.scoring.facts import Fact, body, person, plain


def causes(
    misses: Iterable[Miss], articles: Mapping[str, Article], found: Mapping[str, Sequence[Fact]]
) -> list[tuple[str, Miss]]:
    """Each miss with its cause; articles and the facts found in them by the gold's id."""
    scenes: dict[str, Scene] = {}
    told = []
    for miss in misses:
        if miss.trouble == "missed" and miss.article in articles:
            if miss.article not in scenes:
                scenes[miss.article] = Scene(articles[miss.article])
            told.append((_cause(miss, scenes[miss.article], found.get(miss.article, ())), miss))
        elif miss.trouble == "missed":
            told.append(("article not given", miss))
        else:
            told.append((_of_wrong(miss), miss))
    return told


def counted(told: Iterable[tuple[str, Miss]]) -> list[tuple[str, str, int]]:
    """How often each cause stands behind a kind, the most frequent first."""
    counts = Counter((miss.kind, cause) for cause, miss in told)
    return [
        (kind, cause, n) for (kind, cause), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _of_wrong(miss: Miss) -> str:
    if miss.trouble == "extra":
        return "found, not in the gold"
    if miss.trouble == "date":
        return "date differs" if (miss.found or {}).get("date") else "date not found"
    return "status differs" if miss.kind == "office" else "number differs"


def _cause(miss: Miss, scene: Scene, found: Sequence[Fact]) -> str:
    fact = miss.gold or {}
    same_kind = [f for f in found if f.get("kind") == fact["kind"]]
    if fact["kind"] != "office":
        return _cause_of_other(fact, same_kind)
    who, over = person(fact.get("subject")), body(fact.get("object"))
    for other in same_kind:
        same = (
            person(other.get("subject")) == who,
            other.get("role") == fact.get("role"),
            body(other.get("object")) == over,
        )
        if sum(same) == 2:
            return ("another person", "another office", "another place")[same.index(False)]
    if not any(person(p.name) == who for p in scene.persons.people):
        part = any(
            person(p.name) in who or who in person(p.name) for p in scene.persons.people if plain(p.name)
        )
        return "name cut otherwise" if part else "name not found"
    if not any(office.role == fact.get("role") for office in scene.offices):
        return "office not found"
    return "person and office not joined"


def _cause_of_other(fact: Fact, same_kind: Sequence[Fact]) -> str:
    if not same_kind:
        return "nothing of this kind found"
    if any(body(f.get("subject")) == body(fact.get("subject")) for f in same_kind):
        return "object differs"
    return "subject differs"
