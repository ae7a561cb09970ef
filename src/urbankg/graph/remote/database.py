"""A store's database on a server, by SPARQL 1.1 Query, Update and Graph Store Protocol.

Where the server's default graph is the union of the named ones, a question would count a thing once a graph. So there
the default graph of the store is a named one, `UNION_GRAPH`, and questions go to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from urbankg.errors import StoreError
from urbankg.graph.article_graph import ArticleGraph
from urbankg.graph.card import LAYOUT, fitting
from urbankg.graph.database import Exchange, statements
from urbankg.graph.ordering import chunks
from urbankg.graph.remote.endpoint import JSON, N_TRIPLES, Endpoint, RefusedError
from urbankg.graph.remote.layouts import Settings
from urbankg.graph.remote.literals import our_results, our_triple
from urbankg.graph.remote.updates import Updates
from urbankg.graph.remote.writer import CARD_GRAPH, Writer
from urbankg.graph.vocabulary import BASE, ONTOLOGY_GRAPH, REFERENCE_GRAPH, STALE_GRAPH

UNION_GRAPH = f"{BASE}graph/all"

_CARD, _DECISIONS = f"<{CARD_GRAPH}#card>", f"<{CARD_GRAPH}#decisions>"
_OURS = f"{BASE}graph/"
_NOT_OF_THE_STORE = (UNION_GRAPH, CARD_GRAPH)
_LARGE = (REFERENCE_GRAPH, ONTOLOGY_GRAPH)
_TOGETHER = 50  # graphs that one query reads
_POSTED = 50_000  # triples of one request of the Graph Store Protocol
_LOOKED_UP = 200  # pairs of subject and predicate that one query looks for
_FORM = re.compile(r"<[^<>\s]*>|#[^\n]*|\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_OF_GRAPHS = re.compile(r"\bGRAPH\s*[?$<\w]", re.IGNORECASE)


class RemoteDatabase:
    """A database on a server; who writes to it has signed for it (`urbankg.graph.remote.writer`)."""

    path: Path | None = None

    def __init__(self, endpoint: Endpoint, writer: Writer | None) -> None:
        self.name = endpoint.address
        self._endpoint = endpoint
        self._writer = writer
        self._names: set[ox.NamedNode] | None = None  # the graphs, known to who alone may change them
        self._union: str | None = None

    @classmethod
    def open(cls, address: str, *, read_only: bool, importing: bool = False) -> RemoteDatabase:
        """The store on a server; without ``read_only`` it is made if it is not there.

        One into which an import broke off is only opened for ``importing``.

        StoreError if the address is no endpoint, it refuses who asks, there is no store to read, another program
        writes to it, or it has another layout.
        """
        endpoint = Endpoint(address, Settings.of_environment())
        database = cls(endpoint, None if read_only else Writer(endpoint))
        card = database.card()
        if card is None and read_only:
            raise StoreError(
                f"no urbankg store at {address}; make one with `urbankg ingest PATH --store {address}`"
            )
        if card is not None and card.get("importing") and not importing:
            raise StoreError(f"an import into the store at {address} broke off; run it again")
        if database._writer is not None:
            database._writer.sign()
            try:
                if database.card() is None:
                    database._write(_CARD, json.dumps({"layout": LAYOUT, "fixed": "", "union": ""}))
                    if database._ask(f"ASK {{ ?store {_CARD} ?card }}"):
                        database._union = UNION_GRAPH
                    database.write_card("")
            except BaseException:
                database.close()
                raise
        return database

    def query(self, sparql: str) -> Any:
        """The answer as pyoxigraph gives it; SyntaxError or RuntimeError if the server does not take the query."""
        union = self._union if self._union and not _OF_GRAPHS.search(sparql) else ""
        form = next((found[1].upper() for found in _FORM.finditer(sparql) if found[1]), "")
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                if form == "DESCRIBE":
                    sparql = f"{self._endpoint.layout.describing}\n{sparql}"
                answer = ox.Store()
                answer.extend(
                    ox.Quad(t.subject, t.predicate, t.object)
                    for t in self._triples(self._endpoint.ask(sparql, N_TRIPLES, union))
                )
                return answer.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
            return self._results(self._endpoint.ask(sparql, JSON, union))
        except RefusedError as error:
            ox.Store().query(sparql)  # says where it is no SPARQL
            raise RuntimeError(f"{self.name} does not answer it: {error}") from None

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any, /
    ) -> Iterator[ox.Quad]:
        """The quads of a named graph that fit, or else of the default graph."""
        graph = graph_name if isinstance(graph_name, ox.NamedNode) else ox.DefaultGraph()
        wanted = (subject, predicate, object)
        if isinstance(graph, ox.NamedNode) and not any(wanted):
            yield from self._whole(graph)
            return
        pattern = " ".join(
            str(term or variable) for term, variable in zip(wanted, ("?s", "?p", "?o"), strict=True)
        )
        for row in self._select(pattern, graph):
            yield ox.Quad(subject or row["s"], predicate or row["p"], object or row["o"], graph)

    def graphs(self, names: Collection[ox.NamedNode]) -> dict[ox.NamedNode, set[ox.Quad]]:
        """The quads of many named graphs."""
        found: dict[ox.NamedNode, set[ox.Quad]] = {name: set() for name in names}
        there = [name for name in names if self._names is None or name in self._names]
        for name in there:
            if name in _LARGE:
                found[name] = set(self._whole(name))
        for some in chunks((name for name in there if name not in _LARGE), _TOGETHER):
            values = f"VALUES ?g {{ {' '.join(map(str, some))} }}"
            for row in self._select("?s ?p ?o", ox.Variable("g"), values):
                found[row["g"]].add(ox.Quad(row["s"], row["p"], row["o"], row["g"]))
        return found

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs of the store, sorted; a server may have others."""
        if self._names is not None:
            yield from sorted(self._names, key=lambda name: name.value)
            return
        query = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{_OURS}")) }}'
        names = {row["g"] for row in self._ask(query) if row["g"].value not in _NOT_OF_THE_STORE}
        if self._writer is not None:
            self._names = names
        yield from sorted(names, key=lambda name: str(name.value))

    def contains_named_graph(self, graph_name: ox.NamedNode, /) -> bool:
        """Whether there is a graph of that name."""
        if self._writer is None:
            return bool(self._ask(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}"))
        if self._names is None:
            list(self.named_graphs())
        return graph_name in (self._names or ())

    def load(self, quads: Collection[ox.Quad], marks: Iterable[ox.Quad] = ()) -> None:
        """Add graphs; each that one update takes is there whole or not at all, of others it shows if they broke off."""
        graphs: dict[ox.NamedNode, list[ox.Quad]] = {}
        for quad in quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                graphs.setdefault(quad.graph_name, []).append(quad)
        marks = list(marks)
        for graph, said in graphs.items():
            if 2 * len(said) > self._updates.most and self._endpoint.layout.graphs:
                graphs[graph] = self._posted(graph, said)
        for update in self._updates.adding(graphs.items(), marks):
            self._update(update)
        self._there(*graphs, *([STALE_GRAPH] if marks else ()))

    def load_articles(self, articles: Collection[ArticleGraph]) -> None:
        """Add the graphs of articles, with their marks."""
        marks = ox.parse(b"".join({article.marks for article in articles}), format=ox.RdfFormat.N_QUADS)
        self.load([quad for article in articles for quad in article.quads()], dict.fromkeys(marks))

    def _posted(self, graph: ox.NamedNode, quads: list[ox.Quad]) -> list[ox.Quad]:
        """Add a graph that is too large for one update; gives what is said of it itself, which is to come last."""
        for some in chunks((quad for quad in quads if quad.subject != graph), _POSTED):
            triples = ox.serialize((quad.triple for quad in some), format=ox.RdfFormat.N_TRIPLES) or b""
            for name in (self._union, graph.value):
                self._renew()
                self._endpoint.add(name, triples)
        return [quad for quad in quads if quad.subject == graph]

    def exchange(self, exchanges: Iterable[Exchange]) -> None:
        """Make graphs what they shall be; each by one update if it is of a size that one takes."""
        exchanges = list(exchanges)
        gone = [set(one.kept) - set(one.wanted) for one in exchanges]
        kept = self._elsewhere({quad.triple for quads in gone for quad in quads}, exchanges)
        pairs = [
            (one, {quad for quad in quads if quad.triple not in kept})
            for one, quads in zip(exchanges, gone, strict=True)
        ]
        for update in self._updates.exchanging(pairs):
            self._update(update)
        for one in exchanges:
            if one.wanted:
                self._there(one.graph)
            elif self._names is not None:
                self._names.discard(one.graph)
            if one.marks:
                self._there(STALE_GRAPH)

    def settle(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Put quads in the place of the marks of a graph."""
        said = statements(quads)
        self._update(f"CLEAR SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {said} }} }}")
        self._there(graph)

    def flush(self) -> None:
        """The server keeps what it has taken."""

    def close(self) -> None:
        """Sign off, and let go of the connections."""
        if self._writer is not None:
            self._writer.release()
        self._endpoint.close()

    def card(self) -> dict[str, Any] | None:
        """The card that the server keeps in a graph of its own."""
        text = self._kept(_CARD)
        card = (
            fitting(text, f"the store at {self.name}", f"the card of the store at {self.name}")
            if text
            else None
        )
        self._union = (card or {}).get("union") or None
        return card

    def write_card(self, fixed: str, *, importing: bool = False) -> None:
        """Write the card; it tells how the default graph is kept, too, and whether an import has not ended."""
        said = {"layout": LAYOUT, "fixed": fixed, "union": self._union or "", "importing": importing}
        self._write(_CARD, json.dumps(said))

    def decisions(self) -> str | None:
        """What people decided."""
        return self._kept(_DECISIONS)

    def keep_decisions(self, text: str) -> None:
        """Put a text in the place of what was decided."""
        self._write(_DECISIONS, text)

    @property
    def _updates(self) -> Updates:
        return Updates(self._endpoint.layout.statements, self._union)

    def _update(self, sparql: str) -> None:
        self._renew()
        self._endpoint.update(sparql)

    def _renew(self) -> None:
        if self._writer is not None:
            self._writer.renew()

    def _there(self, *graphs: ox.NamedNode) -> None:
        if self._names is not None:
            self._names.update(graphs)

    def _elsewhere(self, triples: set[ox.Triple], exchanges: list[Exchange]) -> set[ox.Triple]:
        """Those triples that another named graph has, or one that is exchanged is to have; a mark says nothing."""
        found = triples & {quad.triple for one in exchanges for quad in one.wanted} if triples else triples
        changed = {one.graph.value for one in exchanges} | {*_NOT_OF_THE_STORE, STALE_GRAPH.value}
        about = {(triple.subject, triple.predicate) for triple in triples - found}
        # Without the object: Virtuoso does not find "words"@en by VALUES.
        for some in chunks(about, _LOOKED_UP):
            values = " ".join(f"({subject} {predicate})" for subject, predicate in some)
            for row in self._ask(f"SELECT * {{ VALUES (?s ?p) {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
                if row["g"].value not in changed:
                    found.add(ox.Triple(row["s"], row["p"], row["o"]))
        return found

    def _whole(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        answer = self._endpoint.graph(graph.value)
        if answer is None:
            answer = self._endpoint.ask(
                f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {graph} {{ ?s ?p ?o }} }}", N_TRIPLES
            )
        for triple in self._triples(answer):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)

    def _select(self, pattern: str, graph: Any, values: str = "") -> Any:
        if isinstance(graph, ox.DefaultGraph):
            return self.query(f"SELECT * {{ {pattern} }}")
        return self._ask(f"SELECT * {{ {values} GRAPH {graph} {{ {pattern} }} }}")

    def _ask(self, sparql: str) -> Any:
        """The answer to a query on named graphs, or on the server's own default graph."""
        try:
            return self._results(self._endpoint.ask(sparql, JSON))
        except RefusedError as error:
            raise StoreError(f"the store at {self.name} cannot be used: {error}") from None

    def _results(self, answer: bytes) -> Any:
        if self._endpoint.layout.own_literals:
            answer = our_results(answer)
        return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)

    def _triples(self, answer: bytes) -> Iterable[ox.Triple]:
        triples = (quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES))
        return map(our_triple, triples) if self._endpoint.layout.own_literals else triples

    def _kept(self, what: str) -> str | None:
        rows = self._ask(f"SELECT ?text {{ GRAPH <{CARD_GRAPH}> {{ <{CARD_GRAPH}> {what} ?text }} }}")
        row = next(iter(rows), None)
        return None if row is None else str(row["text"].value)

    def _write(self, what: str, text: str) -> None:
        said = f"GRAPH <{CARD_GRAPH}> {{ <{CARD_GRAPH}> {what} "
        self._update(f"DELETE WHERE {{ {said} ?old }} }} ; INSERT DATA {{ {said} {ox.Literal(text)} }} }}")
