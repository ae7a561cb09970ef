"""How long an index for search takes to make, how large it is, and how fast it answers.

    python benchmarks/searching.py [--articles 100000] [--persons 150000] [--store DIR]

Without --store, the things of the reference data are indexed with invented persons and articles; with it, those of a
store, and the time of asking it for them is told too. What is asked is drawn from the names of the things themselves:
as they are, without spaces, with a wrong letter, with words in another order, by surname, in Latin letters; and for
suggestions their first letters. All times but the first are those of the processor.
"""

from __future__ import annotations

import argparse
import random
import resource
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from urbankg.display.labels import concept
from urbankg.files import REFERENCE, rows
from urbankg.graph.store import GraphStore
from urbankg.identity.slugs import slug
from urbankg.search import Findable, Index, findable, search, suggest

ROLES = ("mayor", "council_chair", "council_member", "county_governor", "deputy_mayor")
ASKED = 300  # questions of each kind
_LETTERS = "ابتدرزسشفقکلمنوهی"


def invented(persons: int, articles: int) -> Iterator[Findable]:
    """The things of the reference data and so many persons and articles, in an order by chance."""
    rng = random.Random(1)
    with GraphStore.in_memory() as store:
        yield from findable(store)
    given, surnames, cities, words = (
        column("common_given_names"), column("surnames"), column("cities"), column("common_words", "word"),
    )  # fmt: skip
    affixes = [row["affix_fa"] for row in rows(REFERENCE / "surname_affixes.csv") if row["kind"] == "suffix"]
    for number in range(persons + articles):
        role, city = rng.choice(ROLES), rng.choice(cities)
        if number * persons % (persons + articles) < persons:
            surname = rng.choice(surnames) + rng.choice(("", "\u200c" + rng.choice(affixes)))
            name = f"{rng.choice(given)}{rng.choice(('', ' ' + rng.choice(given)))} {surname}"
            yield Findable(
                f"person/{number}",
                "person",
                name,
                "",
                (name,),
                role,
                city,
                "",
                "",
                "",
                rng.randrange(9),
                "2020-01-01",
            )
        else:
            title = f"{concept(role, 'fa')} {city}: {' '.join(rng.choices(words, k=rng.randint(3, 8)))}"
            yield Findable(
                f"article/{number}", "article", title, "", (title,), "", "", "", "", "", 2, "2020-01-01"
            )


def column(table: str, name: str = "name_fa") -> list[str]:
    return [row[name] for row in rows(REFERENCE / f"{table}.csv")]


def asked(things: list[Findable]) -> dict[str, list[str]]:
    """Questions by what is odd about them."""
    rng = random.Random(2)
    names = [rng.choice(things).fa for _ in range(ASKED)]
    persons = [thing.fa for thing in things if thing.kind == "person"]
    bearers = [rng.choice(persons) for _ in range(ASKED)]
    return {
        "whole names": names,
        "without spaces": ["".join(name.split()) for name in bearers],
        "a wrong letter": [wrong(name, rng) for name in bearers],
        "words turned round": [" ".join(reversed(name.split())) for name in bearers],
        "surnames": [name.split()[-1] for name in bearers],
        "misspelt surnames": [wrong(name.split()[-1], rng) for name in bearers],
        "in Latin letters": [slug(name).replace("-", " ") for name in bearers],
        "a common word": ["شهردار", "شهرداری", "شورای اسلامی شهر", "تهران", "محمد", "علی", "استان"]
        * (ASKED // 7),
        "nothing of the kind": ["پلمرغجقژ ظثقفغ", "xyzzy plugh", "«»؟!", "٪" * 10_000, "ا ب پ ت ث"]
        * (ASKED // 5),
    }


def wrong(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[:at] + rng.choice(_LETTERS) + name[at + 1 :]


def timed(what: str, questions: Iterable[str], answer: Callable[[str], object]) -> None:
    """Print how long answers took."""
    took = []
    for question in questions:
        began = process_time()
        answer(question)
        took.append(1000 * (process_time() - began))
    print(
        f"  {what:<24}{median(took):8.1f} ms at the median{quantiles(took, n=100)[98]:8.1f} ms at the 99th percentile"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--persons", type=int, default=150_000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    seen: list[Findable] = []
    kept = random.Random(3)
    numbers = count()

    def sampled(things: Iterable[Findable]) -> Iterator[Findable]:
        """The things, a few thousand of which are remembered to be asked for."""
        for thing in things:
            if next(numbers) % 50 == 0 or kept.random() < 0.005:
                seen.append(thing)
            yield thing

    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite"
        began, processor = perf_counter(), process_time()
        if given.store:
            with GraphStore.open(given.store, read_only=True) as store:
                Index.build(path, "", sampled(findable(store)))
        else:
            Index.build(path, "", sampled(invented(given.persons, given.articles)))
        print(
            f"{next(numbers):,} things in {perf_counter() - began:.1f} s, {process_time() - processor:.1f} s cpu"
        )
        print(
            f"  the file has {path.stat().st_size / 1e6:,.0f} MB; the most memory that this process had was ",
            end="",
        )
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
        index = Index.open(path, "")
        assert index is not None
        print("search")
        for what, questions in asked(seen).items():
            timed(what, questions, lambda text: search(index, text))
        print("suggestions")
        for letters in (1, 2, 3, 5, 8):
            typed = [thing.fa[:letters] for thing in random.Random(4).choices(seen, k=ASKED)]
            timed(f"{letters} letters", typed, lambda text: suggest(index, text))
        timed("misspelt", asked(seen)["misspelt surnames"], lambda text: suggest(index, text))
        index.close()


if __name__ == "__main__":
    main()
