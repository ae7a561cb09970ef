"""Where the tools are tried: a release, its store, the questions, and what pyoxigraph answers to them."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from urbankg import api, files
from urbankg.graph.store import GraphStore
from urbankg.questions.catalogue import find
from urbankg.questions.parameters import fill
from urbankg.release import import_release, write_release
from urbankg.saved import read_saved

from . import answers
from .answers import Rows

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this module."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query with values for its parameters."""

    name: str
    sparql: str

    @property
    def builds(self) -> bool:
        """Whether it gives a graph."""
        return "construct" in find(self.name).tags


def questions() -> list[Question]:
    """The five questions that every tool is asked."""
    return [
        Question(
            row["name"], fill(find(row["name"]).saved, dict(p.split("=") for p in row["parameters"].split()))
        )
        for row in read_table("questions")
    ]


@dataclass(frozen=True)
class Place:
    """A release and the store that it is of, with a folder in which the tools may write."""

    folder: Path
    release: Path
    store: Path

    @classmethod
    def of_demo(cls, folder: Path) -> Place:
        """The graph of the sample articles, as `urbankg demo` makes it."""
        with GraphStore.open(folder / "store") as store:
            api.ingest(store, [files.SAMPLES])
        return cls.of_store(folder, folder / "store")

    @classmethod
    def of_store(cls, folder: Path, store: Path) -> Place:
        """The graph of a store."""
        with GraphStore.open(store, read_only=True) as opened:
            write_release(opened, folder / "release")
        return cls(folder, folder / "release", store)

    @classmethod
    def of_release(cls, folder: Path, release: Path) -> Place:
        """The graph of a release, with a store made from it."""
        import_release(release, folder / "store")
        return cls(folder, release, folder / "store")

    @cached_property
    def database(self) -> ox.Store:
        """The release in an engine of its own: the named graphs, and each triple once without them."""
        database = ox.Store()
        quads = list(ox.parse(path=str(self.release / "graph.nq")))
        database.bulk_extend([*quads, *(ox.Quad(q.subject, q.predicate, q.object) for q in quads)])
        return database

    @cached_property
    def expected(self) -> dict[str, Rows]:
        """What pyoxigraph answers to each of the questions."""
        return {q.name: answers.of_query(self.database.query(q.sparql)) for q in questions()}

    @cached_property
    def expected_tables(self) -> dict[str, Rows]:
        """The rows of the release's tables without types: what CSV can tell."""
        asked = {
            row["name"]: read_saved(files.QUERIES / "tables" / f"{row['name']}.rq").sparql
            for row in self.tables
        }
        return {name: answers.texts_of_query(self.database.query(sparql)) for name, sparql in asked.items()}

    @cached_property
    def tables(self) -> list[dict[str, str]]:
        """The five tables that libraries for tables are asked for, by their name."""
        return read_table("tables")

    @cached_property
    def held(self) -> dict[str, int]:
        """How much there is: triples, quads (a triple once a named graph), rows of the tables."""
        quads = sum(1 for _ in ox.parse(path=str(self.release / "graph.nq")))
        triples = sum(1 for _ in self.database.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        tables = (read_saved(path).sparql for path in (files.QUERIES / "tables").glob("*.rq"))
        rows = sum(len(answers.texts_of_query(self.database.query(sparql))) for sparql in tables)
        return {"triples": triples, "quads": quads, "rows": rows}

    def room(self, name: str) -> Path:
        """A new folder for a tool, in which the paths of the pages lead to what they name.

        Beside the saved queries it has ``filled``, those with values for their parameters.
        """
        room = self.folder / "rooms" / name
        (room / "filled").mkdir(parents=True)
        for question in questions():
            (room / "filled" / f"{question.name}.rq").write_text(question.sparql, encoding="utf-8")
        links = {
            "release": self.release,
            "urbankg-store": self.store,
            "queries": files.QUERIES,
            "node_modules": NODE_MODULES,
        }
        for link, target in links.items():
            (room / link).symlink_to(target.resolve())
        return room


def jars(pattern: str) -> Iterator[Path]:
    """Files inside an installed Python package, by a pattern that begins with the package's name."""
    package, _, inside = pattern.partition("/")
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        yield from sorted(Path(folder).glob(inside))
