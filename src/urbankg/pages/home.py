"""The first page: what the graph holds."""

from __future__ import annotations

from urbankg.graph.summary import summarise
from urbankg.pages.view import Asked, View
from urbankg.pages.words import Words


def view(asked: Asked) -> View:
    """The graph in figures; how to fill it, if it has no articles."""
    words = Words(asked.lang)
    held = asked.once.of(summarise)
    return View(
        template="home.html",
        title=words["home_title"],
        description=words["home_about"],
        data={
            "articles": held.articles,
            "claims": held.claims,
            "first_day": held.first_day,
            "last_day": held.last_day,
        },
        jsonld={"@type": "WebSite", "name": words["site"], "description": words["home_about"]},
    )
