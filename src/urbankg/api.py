"""What the command line does, as functions: from articles to claims, to a store, to answers and graphs.

>>> import urbankg
>>> article = urbankg.article_from_text(
...     "آیین معارفه شهردار اراک\\n۲۷ دی ۱۴۰۰\\nمینا آذرنیا، شهردار اراک، از طرح تازه گفت.", "arak-1"
... )
>>> [(claim.subject, claim.role, claim.object) for claim in urbankg.read(article)]
[('مینا آذرنیا', 'mayor', 'اراک')]
>>> store = urbankg.open_store()
>>> urbankg.ingest(store, [article]).counts["new"]
1
>>> said = urbankg.ask(store, "reports-of-post", role="mayor", place="اراک").texts()
>>> [row["holder"] for row in said if row["source"] == "arak-1"]
['مینا آذرنیا']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from urbankg.articles import Article, BadRecord, Options, article_from_text, read_articles
from urbankg.claims import Claim
from urbankg.conclusions import Concluded
from urbankg.conclusions import conclude as draw_conclusions
from urbankg.graph.store import GraphStore
from urbankg.persian.dates import parse_date
from urbankg.pipeline import Summary, ingest_sources
from urbankg.pipeline import ingest as ingest_each
from urbankg.questions import Answer
from urbankg.questions import ask as ask_store
from urbankg.questions.evidence import Explanation
from urbankg.questions.evidence import explain as explain_claims
from urbankg.reading import read as read_article
from urbankg.timeline import HoldersOnDay
from urbankg.timeline import who as who_on_day

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "article_from_text", "ask", "conclude", "explain", "ingest", "open_store", "read", "read_articles", "to_dataset",
    "to_graph", "who",
]  # fmt: skip


def read(article: Article) -> list[Claim]:
    """What an article says, as claims with their evidence: offsets in code points of ``article.text``.

    >>> article = article_from_text("خبر شهر\\nشهر قزوین ۴۰۰ هزار نفر جمعیت دارد.", "qazvin-1")
    >>> claim = read(article)[0]
    >>> claim.kind, claim.subject, claim.value
    ('population', 'قزوین', 400000)
    >>> evidence = claim.evidence[0]
    >>> article.text[evidence.start : evidence.end] == evidence.quote
    True
    """
    return read_article(article)


def open_store(path: Path | str | None = None, *, read_only: bool = False) -> GraphStore:
    """Open the store in a directory, made if it is not there; without a path, one in memory.

    Use it as a context manager, so that it is written and let go of. StoreError if it cannot be used.

    >>> with open_store() as store:
    ...     list(store.articles())
    []
    """
    if path is not None:
        return GraphStore.open(path, read_only=read_only)
    store = GraphStore.in_memory()
    draw_conclusions(store)
    return store


def ingest(
    store: GraphStore,
    articles: Iterable[Article | BadRecord | Path | str],
    options: Options | None = None,
    *,
    min_confidence: float = 0.0,
    reread: bool = False,
    jobs: int = 1,
) -> Summary:
    """Put what articles say into a store; gives how many were new, changed, the same or failed.

    Articles are given as such, or as paths of files and folders, globs and addresses, which ``options`` tells how to
    read; what the store has as it is now is read again only with ``reread``. Many are read in ``jobs`` processes. One
    that cannot be read is in the summary's ``failed`` and stops nothing; StoreError if the store cannot be written.

    >>> summary = ingest(open_store(), [article_from_text("شهردار اراک\\nمتن", "a"), BadRecord("b.txt", "empty")])
    >>> summary.counts["new"], [(outcome.source, outcome.reason) for outcome in summary.failed]
    (1, [('b.txt', 'empty')])
    """
    summary = Summary()
    for are_paths, some in groupby(articles, lambda item: isinstance(item, str | Path)):
        if are_paths:
            paths = cast("Iterable[str]", some)
            outcomes = ingest_sources(
                store, paths, options, min_confidence=min_confidence, reread=reread, jobs=jobs
            )
        else:
            given = cast("Iterable[Article]", some)
            outcomes = ingest_each(store, given, min_confidence=min_confidence, reread=reread, jobs=jobs)
        for outcome in outcomes:
            summary.add(outcome)
    conclude(store)
    return summary


def conclude(store: GraphStore, *, everything: bool = False) -> Concluded:
    """Draw the conclusions that changed articles ask for: persons, tenures, contradictions; `ingest` does it itself.

    With ``everything`` all from scratch, with the same result. UrbankgError if the file of decisions is wrong.

    >>> conclude(open_store()).changed
    0
    """
    return draw_conclusions(store, everything=everything)


def ask(store: GraphStore, question: str, /, **parameters: str) -> Answer:
    """Ask a saved question by its name, an ``.rq`` file, or SPARQL; parameters are given by name.

    The answer has rows (``texts()``), bytes in any format (``serialize("csv")``) and objects of rdflib
    (``to_rdflib()``). QueryError if there is no such question or a value does not fit.

    >>> ask(open_store(), "holders-of-post", role="mayor", place="تهران").rows != ()
    True
    >>> ask(open_store(), "ASK { ?city <http://www.w3.org/2000/01/rdf-schema#label> 'قزوین'@fa }").boolean
    True
    """
    return ask_store(store, question, parameters)


def who(store: GraphStore, post: str, on: dt.date | str) -> HoldersOnDay:
    """Who held a post on a day, or in a month or year: certain and possible holders with the reports that say so.

    The post is an office with its place (or a city alone, for its mayor); the day a date, or a text in the Jalali
    or Gregorian calendar. QueryError if no post is meant, DateError if there is no such date.

    >>> [(h.name, h.certainty) for h in who(open_store(), "شهردار تهران", "1390-01-01").holders]
    [('محمدباقر قالیباف', 'certain')]
    """
    return who_on_day(store, post, parse_date(on) if isinstance(on, str) else on)


def explain(store: GraphStore, words: str) -> list[Explanation]:
    """The claims that have all of some words, or the one of an IRI, with their sentences and their origin.

    QueryError if there is none.

    >>> store = open_store()
    >>> article = article_from_text("خبر شهر\\nشهر قزوین ۴۰۰ هزار نفر جمعیت دارد.", "qazvin-1")
    >>> _ = ingest(store, [article])
    >>> explain(store, "قزوین")[0].quotes[0].text
    'شهر قزوین ۴۰۰ هزار نفر جمعیت دارد.'
    """
    return list(explain_claims(store, words))


def to_graph(store: GraphStore) -> rdflib.Graph:
    """Everything in a store as one rdflib graph.

    >>> len(to_graph(open_store())) > 10_000
    True
    """
    from urbankg.graph import as_rdflib

    return as_rdflib.to_graph(store.quads())


def to_dataset(store: GraphStore) -> rdflib.Dataset:
    """Everything in a store as an rdflib dataset: a named graph an article, beside reference, ontology and runs.

    What is concluded on a surname, a post or a thing is in a named graph of its own too.

    >>> names = {str(graph.identifier).rsplit("/", 1)[-1] for graph in to_dataset(open_store()).graphs()}
    >>> names >= {"ontology", "reference", "runs", "mayor-tehran"}
    True
    """
    from urbankg.graph import as_rdflib

    return as_rdflib.to_dataset(store.quads())
