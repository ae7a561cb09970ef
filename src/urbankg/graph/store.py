"""The store: articles' graphs beside those of reference, ontology and runs, in an Oxigraph database.

Each article is replaced or withdrawn in one transaction, so that a killed program leaves whole articles only.
"""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import pyoxigraph as ox

from urbankg import files
from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.errors import StoreError
from urbankg.graph.quads import article_quads, article_record, article_slug
from urbankg.graph.reference import reference_quads
from urbankg.graph.runs import files_digest, run_quads
from urbankg.graph.vocabulary import (
    BASE,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    RUNS_GRAPH,
    article_graph,
    term,
    thing,
    ukg,
)
from urbankg.version import __version__

LAYOUT = (
    1  # of what lies in a store's directory and graphs; a store of another layout is refused, not converted
)
_CARD = "urbankg.json"  # beside the database: its layout, and from which files its fixed graphs were made
_DATABASE = "database"
_ARTICLE_GRAPHS = f"{BASE}graph/article/"

_UNUSED_RUNS = f"""
DELETE {{ GRAPH {RUNS_GRAPH} {{ ?run ?p ?o }} }}
WHERE {{
  GRAPH {RUNS_GRAPH} {{ ?run ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH ?article {{ ?claim {term("prov:wasGeneratedBy")} ?run }} }}
}}
"""

Change = Literal["new", "changed", "same"]


class GraphStore:
    """A store of articles and their claims. Use it as a context manager, so that it is flushed and closed."""

    def __init__(self, database: ox.Store, path: Path | None, *, read_only: bool) -> None:
        self._database: ox.Store | None = database
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> GraphStore:
        """Open the store in a directory; without ``read_only`` it is made if it is not there.

        StoreError if there is none to read, another program writes to it, it has another layout, or the disk
        does not let it be written.
        """
        folder = Path(path)
        card = _read_card(folder)
        if card is None and read_only:
            raise StoreError(
                f"no urbankg store in {folder}; make one with `urbankg ingest PATH --store {folder}`"
            )
        if card is None and folder.exists() and any(folder.iterdir()):
            raise StoreError(f"{folder} is no urbankg store and not empty; choose another directory")
        try:
            if card is None:
                folder.mkdir(parents=True, exist_ok=True)
                _write_card(folder, {"layout": LAYOUT, "fixed": ""})
            database = (ox.Store.read_only if read_only else ox.Store)(str(folder / _DATABASE))
        except (OSError, RuntimeError) as error:
            raise _explained(error, folder) from None
        store = cls(database, folder, read_only=read_only)
        if not read_only:
            store._refresh_fixed_graphs(card or {})
        return store

    @classmethod
    def in_memory(cls) -> GraphStore:
        """A store that is gone when the program ends, with the reference and ontology graphs."""
        store = cls(ox.Store(), None, read_only=False)
        store._load_fixed_graphs()
        return store

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still in memory and let go of the directory."""
        if self._database is not None:
            try:
                self.flush()
            finally:
                self._database = None

    def flush(self) -> None:
        """Write what is still in memory to the disk, so that the store opens fast even after a kill."""
        if self.path is not None and not self.read_only:
            try:
                self.database.flush()
            except OSError as error:
                raise _explained(error, self.path) from None

    @property
    def database(self) -> ox.Store:
        """The Oxigraph store itself."""
        if self._database is None:
            raise StoreError("the store is closed")
        return self._database

    def is_current(self, article: Article, least_confidence: float = 0.0) -> bool:
        """Whether the store has this very article, as the present program reads it with that confidence."""
        node, graph, record = article_record(article, least_confidence)
        kept = (self.database.quads_for_pattern(n, None, None, graph) for n in (node, graph))
        return record == {quad for quads in kept for quad in quads}

    def ingest(self, article: Article, claims: Iterable[Claim], least_confidence: float = 0.0) -> Change:
        """Put an article's graph in the place of the one that the store has of it, in one transaction.

        ``least_confidence`` tells below which confidence claims were left out before.
        """
        quads = article_quads(article, claims, least_confidence)
        graph = article_graph(article_slug(article.id))
        kept = set(self.database.quads_for_pattern(None, None, None, graph))
        if kept == set(quads):
            return "same"
        self._replace(graph, quads)
        return "changed" if kept else "new"

    def withdraw(self, article_id: str) -> bool:
        """Remove an article, by its id, with all that it says; False if the store has no such article."""
        graph = article_graph(article_slug(article_id))
        if not self.database.contains_named_graph(graph):
            return False
        self._replace(graph, ())
        return True

    def _replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        data = b"".join(sorted(f"{q.subject} {q.predicate} {q.object} .\n".encode() for q in quads)).decode()
        insert = f"INSERT DATA {{ GRAPH {graph} {{\n{data}}} }}" if data else ""
        try:
            self.database.update(f"DROP SILENT GRAPH {graph} ;\n{insert}")  # one request is one transaction
        except OSError as error:
            raise _explained(error, self.path or Path()) from None

    def query(self, sparql: str) -> Any:
        """Results of a SPARQL query over the union of all graphs, as pyoxigraph gives them."""
        return self.database.query(sparql, use_default_graph_as_union=True, prefixes=None)

    def articles(self) -> Iterator[str]:
        """The ids of the articles in the store, sorted."""
        found = self.query(
            f"SELECT ?id {{ ?a a <{ukg('Article').value}> ; <http://purl.org/dc/terms/identifier> ?id }}"
        )
        yield from sorted(row["id"].value for row in found)

    def digest(self, article_id: str) -> str | None:
        """The SHA-256 of the text under which the store has an article."""
        node = thing("article", article_slug(article_id))
        found = next(self.database.quads_for_pattern(node, ukg("textDigest"), None, None), None)
        return found.object.value if found is not None and isinstance(found.object, ox.Literal) else None

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad of the store."""
        yield from self.database

    def article_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of the articles, sorted."""
        graphs = (g for g in self.database.named_graphs() if g.value.startswith(_ARTICLE_GRAPHS))
        yield from sorted(graphs, key=lambda g: g.value)  # type: ignore[misc]

    def _refresh_fixed_graphs(self, card: dict[str, Any]) -> None:
        digest = _fixed_digest()
        if self.path is None or card.get("fixed") == digest:
            return
        try:
            self._load_fixed_graphs()
            _write_card(self.path, {"layout": LAYOUT, "fixed": digest})
        except OSError as error:
            raise _explained(error, self.path) from None

    def _load_fixed_graphs(self) -> None:
        quads = [*reference_quads(), *ontology_quads(), *run_quads()]
        self.database.update(_UNUSED_RUNS)  # runs of older programs stay as long as claims of theirs do
        for graph in (REFERENCE_GRAPH, ONTOLOGY_GRAPH):
            self.database.remove_graph(graph)
        self.database.bulk_extend(quads)


def ontology_quads() -> Iterator[ox.Quad]:
    """The ontology and its schemes, for their named graph; a blank node is refused."""
    for path in sorted(files.ONTOLOGY.glob("*.ttl")):
        if path.name == "shapes.ttl":
            continue
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(
                _named(triple.subject, path), triple.predicate, _named(triple.object, path), ONTOLOGY_GRAPH
            )


def _named(node: Any, path: Path) -> Any:
    if isinstance(node, ox.BlankNode):
        raise StoreError(f"{path.name} has a blank node; name it, so that dumps stay the same bytes")
    return node


@cache
def _fixed_digest() -> str:
    made_by = Path(__file__).with_name("reference.py").read_bytes()
    digest = hashlib.sha256(f"{__version__} {files_digest()}".encode() + made_by)
    for path in sorted(files.ONTOLOGY.glob("*.ttl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_card(folder: Path) -> dict[str, Any] | None:
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file; a store is a directory") from None
        return None
    except OSError as error:
        raise _explained(error, folder) from None
    except ValueError:
        card = None
    if not isinstance(card, dict):
        raise StoreError(f"{folder / _CARD} is damaged; remove {folder} and ingest again")
    if card.get("layout") != LAYOUT:
        raise StoreError(
            f"the store in {folder} has layout {card.get('layout')}, this urbankg writes {LAYOUT}; "
            "ingest its articles into a new store"
        )
    return dict(card)


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    fresh = folder / f"{_CARD}.new"
    fresh.write_text(json.dumps(card), encoding="utf-8")
    fresh.replace(folder / _CARD)


def _explained(error: OSError | RuntimeError, folder: Path) -> StoreError:
    said = str(error)
    number = error.errno if isinstance(error, OSError) else None
    if "LOCK" in said or "lock" in said:
        return StoreError(
            f"another program writes to the store in {folder}; wait for it or choose another --store"
        )
    if number == errno.ENOSPC or "No space left" in said:
        return StoreError(
            f"no space left on the disk of {folder}; what was finished is kept: free some and run again"
        )
    if number in (errno.EACCES, errno.EROFS, errno.EPERM) or "Permission" in said or "Read-only" in said:
        return StoreError(f"{folder} cannot be written; choose another --store or change its permissions")
    return StoreError(
        f"the store in {folder} cannot be used: {said}; if it is damaged, remove it and ingest again"
    )
