"""The page about the data: where they come from, how right they are, how old, under which licences."""

from __future__ import annotations

from urbankg import files
from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.graph.summary import summarise
from urbankg.pages.country import country
from urbankg.pages.names import Names
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.version import __version__

_MOST = 15  # agencies that are named
_AGENCIES = """
SELECT ?agency (COUNT(?article) AS ?articles) { ?article a ukg:Article ; schema:publisher ?agency } GROUP BY ?agency
"""
_ACCURACY = ("part", "precision", "recall", "core_f1", "full_f1", "dates_right", "dates", "facts")


def view(asked: Asked) -> View:
    """Figures of the store and of the program that read it."""
    words, names = Words(asked.lang), Names(asked.store, asked.lang)
    held, newest = asked.once.of(summarise), asked.once.of(country).newest
    accuracy = [
        {name: value if name == "part" else float(value) for name, value in row.items()}
        for row in files.rows(files.RELEASE / "accuracy.csv")
    ]
    return View(
        template="about.html",
        title=words["about"],
        description=words["about_about"],
        data={
            "version": __version__,
            "articles": held.articles,
            "claims": held.claims,
            "triples": held.quads,
            "first_day": held.first_day or None,
            "newest": newest,
            "days_old": max(0, (asked.today - newest).days) if newest else None,
            "agencies": [
                {"agency": names.ref(iri), "articles": count}
                for iri, count in asked.once.of(agencies)[:_MOST]
            ],
            "accuracy": accuracy,
            "sources": [
                {**row, "what": row[asked.lang]} for row in files.rows(files.RELEASE / "sources.csv")
            ],
        },
        table=Table(_ACCURACY, tuple(tuple(row[name] for name in _ACCURACY) for row in accuracy)),
        jsonld={
            "@type": "Dataset",
            "name": words["home_title"],
            "description": words["home_about"],
            "license": "https://creativecommons.org/licenses/by/4.0/",
            **({"dateModified": newest} if newest else {}),
        },
    )


def agencies(store: GraphStore) -> list[tuple[str, int]]:
    """The agencies (IRIs) with how many articles are from each, most first."""
    counted = ((row["agency"], int(row["articles"])) for row in rows(store, _AGENCIES) if "agency" in row)
    return sorted(counted, key=lambda found: (-found[1], found[0]))
