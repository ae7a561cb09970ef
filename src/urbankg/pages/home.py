"""The first page: what the graph holds, who came and who went last, where to begin."""

from __future__ import annotations

import pyoxigraph as ox

from urbankg.graph.store import GraphStore
from urbankg.graph.summary import summarise
from urbankg.graph.vocabulary import TYPE, ukg
from urbankg.pages.country import country
from urbankg.pages.feeds import change_row
from urbankg.pages.names import Names
from urbankg.pages.tables import order_key
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words
from urbankg.questions.contradictions import conflicts

_LATEST = 12  # changes of office
_CITIES = 12  # that are named: those with the most sources


def view(asked: Asked) -> View:
    """The graph in figures and its news; how to fill it, if it has no articles."""
    words, names = Words(asked.lang), Names(asked.store, asked.lang)
    held, told = asked.once.of(summarise), asked.once.of(country)
    known = sorted(told.cities, key=lambda iri: (-told.cities[iri].sources, iri))[:_CITIES]
    latest = [change_row(one, names) for one in told.changes.latest[:_LATEST]]
    return View(
        template="home.html",
        title=words["home_title"],
        description=words["home_about"],
        data={
            "articles": held.articles,
            "claims": held.claims,
            "people": asked.once.of(people),
            "conflicts": len(asked.once.of(conflicts)),
            "newest": told.newest,
            "changes": latest,
            "cities": [names.ref(iri) for iri in known if told.cities[iri].sources],
            "provinces": sorted(
                map(names.ref, told.places.provinces), key=lambda one: order_key(one["label"])
            ),
        },
        jsonld={
            "@type": "WebSite",
            "name": words["site"],
            "description": words["home_about"],
            "inLanguage": asked.lang,
            "potentialAction": {
                "@type": "SearchAction",
                "target": asked.links.absolute(asked.links.page("/search", asked.lang))
                + "?q={search_term_string}",
                "query-input": "required name=search_term_string",
            },
        },
    )


def people(store: GraphStore) -> int:
    """How many persons the graph knows."""
    found = store.database.quads_for_pattern(None, TYPE, ukg("Person"), ox.DefaultGraph())
    return sum(1 for _ in found)


# What the first page tells of the whole graph; a server works it out before somebody asks for it.
OF_THE_WHOLE = (summarise, country, people, conflicts)
