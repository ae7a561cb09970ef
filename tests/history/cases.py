"""The gold set of histories: made from a seed, written as files that people can read, and as large as one likes.

    python -m tests.history.cases [--seed N] [--posts M] [FOLDER]

Without FOLDER the files of tests/history/gold are made anew. `articles.jsonl` can be ingested as it is; beside it stand
the claims that a careful reader finds (and who is meant), the true terms, the contradictions and the namesakes.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

from .casting import Cast, cast
from .people import HERE, Names
from .planting import Planted, Planter
from .telling import Teller
from .world import DAY, Term, invented_posts, invented_terms, real_terms
from .writing import Desk, Spoken, Story

GOLD = HERE / "gold"
SEED, POSTS = 1400, 64  # of the checked-in set: invented posts, beside the real ones


@dataclass(frozen=True)
class World:
    """What was so, and the articles that tell of it, in order of publication."""

    terms: tuple[Term, ...]
    stories: tuple[Story, ...]
    planted: tuple[Planted, ...]
    cast: Cast

    def spelt(self) -> dict[str, list[str]]:
        """The persons whom articles name in more than one way, with these names."""
        found: dict[str, set[str]] = {}
        for story in self.stories:
            for said in story.said:
                if said.person:
                    found.setdefault(said.person, set()).add(said.claim.subject)
        return {person: sorted(names) for person, names in sorted(found.items()) if len(names) > 1}


@cache
def world(seed: int = SEED, posts: int = POSTS) -> World:
    """The world of a seed, with so many invented posts."""
    real = real_terms()
    names = Names()
    terms = [
        t for post in invented_posts(seed, posts, [t.post for t in real]) for t in invented_terms(seed, post)
    ]
    told = cast(seed, terms, names)
    stories = [story for group in _by_post(real) for story in _tell(seed, group, told)]
    stories += [story for group in _by_post(terms) for story in _tell(seed, group, told)]
    stories += _told_together(seed, told)
    planter = Planter(seed, terms, _extras(terms, told), names)
    stories += planter.stories(max(1, posts // 200))
    stories.sort(key=lambda s: (str(s.record["published"]), s.article.id))
    return World((*real, *terms), tuple(stories), tuple(planter.planted), told)


def _by_post(terms: Iterable[Term]) -> Iterator[list[Term]]:
    ordered = sorted(terms, key=lambda t: (t.post.slug, t.start.earliest, t.acting))
    for _, group in groupby(ordered, key=lambda t: t.post.slug):
        yield list(group)


def _tell(seed: int, terms: list[Term], told: Cast) -> Iterator[Story]:
    """The articles on one post."""
    desk, rng = Desk(seed, terms[0].post.slug), Random(f"{seed}|tell|{terms[0].post.slug}")
    before: Teller | None = None
    interleaved = {id(t) for pair in told.interleaved for t in pair}
    persons = {t.person.key: t.person for t in terms if t.person}
    bearers = Counter(person.name.surname for person in persons.values())
    for term, following in zip(terms, [*terms[1:], None], strict=True):
        assert term.person is not None
        teller = Teller(rng, desk, term)
        if not term.person.invented:
            yield from teller.real()
        else:
            after = following.start.earliest if following and not following.acting else None
            yield from teller.invented(before, after, surname_alone=bearers[term.person.name.surname] == 1)
            if id(term) in interleaved:
                yield from _seen_often(teller, term, told)
        before = teller


def _seen_often(teller: Teller, term: Term, told: Cast) -> Iterator[Story]:
    """Two namesakes in office at once: each seen twice while the other is, in turn."""
    one, other = next(pair for pair in told.interleaved if any(t is term for t in pair))
    first = max(one.certain[0], other.certain[0])
    last = min(one.certain[1], other.certain[1])
    step = (last - first) // 6
    for turn in (1, 3):
        yield teller.story("seen", first + step * (turn + (term is other)))


def _told_together(seed: int, told: Cast) -> Iterator[Story]:
    """Articles that say of somebody with a common name what the office before was."""
    for one, other in told.told_together:
        assert other.person is not None
        desk = Desk(seed, f"{other.post.slug}-moved-{other.start.earliest:%Y%m}")
        who = Spoken(other.person, other.person.name)
        yield desk.office(
            "moved", other.post, who, other.start.earliest + DAY, date=other.start, other=one.post
        )


def _extras(terms: Iterable[Term], told: Cast) -> list[Term]:
    """The terms that play no part, into whose posts contradictions may be put."""
    parts = (*told.careers, *told.interleaved, *told.brothers)
    playing = {id(term) for pair in parts for term in pair}
    return [term for term in terms if id(term) not in playing]


def files(made: World) -> dict[str, str]:
    """The texts of the files of a gold set, by name."""
    claims = (
        (
            story.article.id,
            c.kind,
            c.subject,
            c.role,
            c.object,
            c.status,
            c.date_key,
            c.ordinal,
            c.value,
            c.manner,
            said.person,
        )
        for story in made.stories
        for said in story.said
        for c in (said.claim,)
    )
    terms = (
        (t.post.slug, "acting" if t.acting else "full", t.person.key, t.person.name, *_days(t))
        for t in made.terms
        if t.person
    )
    return {
        "articles.jsonl": "".join(json.dumps(s.record, ensure_ascii=False) + "\n" for s in made.stories),
        "claims.csv": _table(
            "article kind subject role object status date ordinal value manner person", claims
        ),
        "terms.csv": _table(
            "post kind person name earliest_start latest_start earliest_end latest_end", terms
        ),
        "contradictions.csv": _table("kind article", ((p.kind, p.article) for p in made.planted)),
        "namesakes.csv": _table("one other", made.cast.namesakes),
        "spellings.csv": _table("person names", ((p, "|".join(n)) for p, n in made.spelt().items())),
    }


def _days(term: Term) -> tuple[object, ...]:
    end = (term.end.earliest, term.end.latest) if term.end else ("", "")
    return (term.start.earliest, term.start.latest, *end)


def _table(header: str, rows: Iterable[Iterable[object]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(("" if cell is None else cell for cell in row) for row in rows)
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--posts", type=int, default=POSTS, help="invented posts, of about 17 articles each")
    given = parser.parse_args()
    made = world(given.seed, given.posts)
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(made).items():
        (given.folder / name).write_text(text, encoding="utf-8")
    print(
        f"{len({t.post.slug for t in made.terms})} posts, {len(made.terms)} terms, {len(made.stories)} articles, "
        f"{len(made.planted)} contradictions, {len(made.cast.namesakes)} pairs of namesakes, "
        f"{len(made.spelt())} persons with several spellings, {len(made.cast.careers)} careers"
    )


if __name__ == "__main__":
    main()
