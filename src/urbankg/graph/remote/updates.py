"""Changes of graphs as SPARQL updates of bounded size, such that one broken off leaves a graph that is seen to be old.

One update is one request, which a server takes whole or not at all. What does not fit into one is put in with what is
said of the graph itself at the end, and taken out with that first: by it an article is known to be there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from urbankg.graph.database import Exchange, statements
from urbankg.graph.ordering import chunks
from urbankg.graph.vocabulary import STALE_GRAPH

_BYTES = 1_000_000  # of one request


@dataclass(frozen=True, slots=True)
class Updates:
    """How updates are made: at most so many triples in one; ``union`` is the graph of all triples, None the default."""

    most: int
    union: str | None

    def adding(
        self, graphs: Iterable[tuple[NamedNode, Collection[Quad]]], marks: Collection[Quad]
    ) -> Iterator[str]:
        """Updates that add graphs which are not there, and marks before them."""
        yield from self._packed(self._marking(marks))
        yield from self._packed(part for graph, quads in graphs for part in self._inserts(graph, quads))

    def exchanging(self, exchanges: Iterable[tuple[Exchange, Collection[Quad]]]) -> Iterator[str]:
        """Updates that make graphs what they shall be; with each those of its old quads that no other graph has."""
        parts: list[tuple[str, int]] = []
        for one, only_here in exchanges:
            kept, wanted = set(one.kept), set(one.wanted)
            whole = [*self._marking(one.marks), *self._deletes(one.graph, kept - wanted, set(only_here))]
            whole += (
                self._inserts(one.graph, wanted - kept) if wanted else [(f"DROP SILENT GRAPH {one.graph}", 1)]
            )
            parts.append((" ;\n".join(text for text, _ in whole), sum(size for _, size in whole)))
            if parts[-1][1] > self.most:  # its parts are packed by themselves, in their order
                yield from self._packed(parts[:-1])
                yield from self._packed(whole)
                parts.clear()
        yield from self._packed(parts)

    def _inserts(self, graph: NamedNode, quads: Collection[Quad]) -> Iterator[tuple[str, int]]:
        ordered = sorted(quads, key=lambda quad: quad.subject == graph)
        for some in chunks(ordered, self.most // 2):
            said = statements(some)
            yield f"INSERT DATA {{ {self._everywhere(said)} GRAPH {graph} {{ {said} }} }}", 2 * len(some)

    def _deletes(
        self, graph: NamedNode, quads: Collection[Quad], only_here: Collection[Quad]
    ) -> Iterator[tuple[str, int]]:
        ordered = sorted(quads, key=lambda quad: quad.subject != graph)
        for some in chunks(ordered, self.most // 2):
            everywhere = self._everywhere(statements(quad for quad in some if quad in only_here))
            # One graph in each: with two in one DELETE DATA, Virtuoso leaves literals with a language.
            parts = ([everywhere] if everywhere else []) + [f"GRAPH {graph} {{ {statements(some)} }}"]
            yield " ;\n".join(f"DELETE DATA {{ {part} }}" for part in parts), 2 * len(some)

    def _marking(self, marks: Collection[Quad]) -> Iterator[tuple[str, int]]:
        for some in chunks(marks, self.most):
            yield f"INSERT DATA {{ GRAPH {STALE_GRAPH} {{ {statements(some)} }} }}", len(some)

    def _everywhere(self, said: str) -> str:
        return f"GRAPH <{self.union}> {{ {said} }}" if self.union and said else said

    def _packed(self, parts: Iterable[tuple[str, int]]) -> Iterator[str]:
        """Parts, each with its number of triples, joined to updates that are not too large."""
        waiting: list[str] = []
        number = length = 0
        for text, size in parts:
            if waiting and (number + size > self.most or length + len(text) > _BYTES):
                yield " ;\n".join(waiting)
                waiting.clear()
                number = length = 0
            waiting.append(text)
            number += size
            length += len(text)
        if waiting:
            yield " ;\n".join(waiting)
