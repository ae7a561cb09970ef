"""How long every saved query takes on a large graph, beside plain pyoxigraph, and beside rdflib on a smaller one.

    python benchmarks/asking.py STORE [--small STORE] [--rounds 5] [--patience 20]

STORE is that of generated articles (benchmarks/whole.py makes one). Parameters are what the header of a query proposes;
a name or an article is one that the store has. Medians of some rounds, after one that is not counted, in milliseconds
of the processor: of `urbankg.ask`, and of plain pyoxigraph with the same SPARQL, whose rows are taken, too; "over" is
what the former takes more. rdflib holds its graph in memory: it answers on the graph of --small, beside pyoxigraph on
that one. What it has not answered after --patience seconds is left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import process_time

import pyoxigraph as ox
import rdflib

from urbankg.graph.as_rdflib import to_graph
from urbankg.graph.card import DATABASE
from urbankg.graph.store import GraphStore
from urbankg.questions import ask, catalogue
from urbankg.questions.catalogue import Question
from urbankg.questions.parameters import fill

LONGEST = 1.0  # seconds that a saved query may take
SLOW = 10.0  # seconds after which once is enough
PREFIX = "PREFIX ukg: <https://w3id.org/urbankg/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/> "
SOMEBODY = """
SELECT ?name { ?claim ukg:post ?post ; ukg:subjectLabel ?name }
GROUP BY ?name ORDER BY DESC(COUNT(*)) ?name LIMIT 1
"""
SOME_ARTICLE = "SELECT ?id { ?claim ukg:post ?post ; ukg:statedIn/dcterms:identifier ?id } LIMIT 1"


def values(store: GraphStore) -> dict[str, str]:
    """What is asked for, by the name of the parameter, where the default of a query would find nothing."""
    (name,) = (row["name"].value for row in store.query(PREFIX + SOMEBODY))
    (article,) = (row["id"].value for row in store.query(PREFIX + SOME_ARTICLE))
    return {"name": name.split()[-1], "article": article, "role": "council_chair", "since": "2024-01-01"}


def given(question: Question, known: dict[str, str]) -> dict[str, str]:
    """The values for a query."""
    return {p.name: known[p.name] for p in question.parameters if p.name in known}


def taken(found: object) -> int:
    """Take every row of an answer of pyoxigraph."""
    if isinstance(found, ox.QuerySolutions):
        return len([tuple(row) for row in found])
    return len(list(found)) if isinstance(found, ox.QueryTriples) else 1


def milliseconds(actions: list[Callable[[], object]], rounds: int) -> list[float]:
    """The medians of actions that take turns, so that other work on the machine falls on all of them."""
    times: list[list[float]] = [[] for _ in actions]
    for number in range(rounds + 1):
        for action, spent in zip(actions, times, strict=True):
            began = process_time()
            action()
            spent.append(1000 * (process_time() - began))
        if number == 0 and max(spent[0] for spent in times) > 1000 * SLOW:
            break
    return [median(spent[1:] or spent) for spent in times]


def asked(path: Path, rounds: int) -> dict[str, tuple[int, float, float]]:
    """By query: rows, and milliseconds of the saved query and of plain pyoxigraph."""
    found = {}
    with GraphStore.open(path, read_only=True) as store:
        known = values(store)
        raw = ox.Store.read_only(str(path / DATABASE))
        for question in catalogue():
            mine = given(question, known)
            sparql = fill(question.saved, mine)
            answer = ask(store, question, mine)
            print(question.name, end=" ", file=sys.stderr, flush=True)
            rows = len(answer.rows) if answer.triples is None else len(answer.triples)
            spent, plain = milliseconds(
                [lambda q=question, m=mine: ask(store, q, m), lambda s=sparql: taken(raw.query(s))], rounds
            )
            found[question.name] = (rows, spent, plain)
    return found


def _in_rdflib(path: Path, rounds: int, start: int, pipe: Connection) -> None:
    with GraphStore.open(path, read_only=True) as store:
        known = values(store)
        graph = to_graph(store.quads())
    pipe.send(len(graph))
    for question in catalogue()[start:]:
        sparql = fill(question.saved, given(question, known))

        def answer(sparql: str = sparql, graph: rdflib.Graph = graph) -> int:
            return len(list(graph.query(sparql)))

        pipe.send(milliseconds([answer], rounds)[0])


def in_rdflib(path: Path, rounds: int, patience: float) -> dict[str, float]:
    """Milliseconds that rdflib takes, by query; those that it does not answer in time are not there."""
    found: dict[str, float] = {}
    names = [question.name for question in catalogue()]
    start = 0
    while start < len(names):
        mine, other = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_in_rdflib, args=(path, rounds, start, other))
        process.start()
        triples = mine.recv()
        if not start:
            print(f"rdflib has {triples:,} triples in memory", file=sys.stderr)
        while start < len(names) and mine.poll(patience):
            found[names[start]] = mine.recv()
            start += 1
        start += start < len(names)  # that one takes too long
        process.kill()
        process.join()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--small", type=Path, help="a smaller store, whose graph rdflib is asked")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=20, metavar="SECONDS")
    parser.add_argument(
        "--max-over", type=float, default=5, metavar="PERCENT", help="overhead that is asked for"
    )
    told = parser.parse_args()
    large = asked(told.store, told.rounds)
    small = asked(told.small, told.rounds) if told.small else {}
    others = in_rdflib(told.small, 1, told.patience) if told.small else {}
    print("| saved query | rows | ms | pyoxigraph | over |" + (" small: ms | rdflib |" if small else ""))
    print("| --- | ---: | ---: | ---: | ---: |" + (" ---: | ---: |" if small else ""))
    for name, (rows, spent, plain) in large.items():
        more = ""
        if small:
            other = f"{others[name]:,.0f}" if name in others else f"over {told.patience:g} s"
            more = f" {small[name][1]:,.1f} | {other} |"
        print(
            f"| {name} | {rows:,} | {spent:,.1f} | {plain:,.1f} | {100 * (spent / plain - 1):+.1f} % |{more}"
        )
    spent, plain = (sum(found[n] for found in large.values()) for n in (1, 2))
    print(
        f"\nall together {spent:,.0f} ms, {plain:,.0f} ms in plain pyoxigraph: {100 * (spent / plain - 1):+.1f} %"
    )
    over = [
        name for name, (_, spent, plain) in large.items() if spent > plain * (1 + told.max_over / 100) + 0.1
    ]
    slow = [name for name, (_, spent, _) in large.items() if spent > 1000 * LONGEST]
    print(f"over {told.max_over:g} % and 0.1 ms slower than plain pyoxigraph: {', '.join(over) or 'none'}")
    print(f"slower than {LONGEST:g} s: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
