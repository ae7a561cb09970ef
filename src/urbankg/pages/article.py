"""The page of an article: what it says, beside the sentences that say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from urbankg.graph.rows import day
from urbankg.graph.vocabulary import article_graph, term, ukg
from urbankg.pages.names import Names, Ref
from urbankg.pages.statements import statements
from urbankg.pages.tables import paged
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words

_SIZE = 40  # sentences on a page
_COLUMNS = ("kind", "subject", "role", "object", "status", "date", "ordinal", "value", "confidence", "quote")
_EVIDENCE = {"text": "oa:exact", "before": "oa:prefix", "after": "oa:suffix"}


def view(asked: Asked) -> View | None:
    """An article by its IRI."""
    names = Names(asked.store, asked.lang)
    identifier = names.first(asked.iri, term("dcterms:identifier"))
    if not identifier:
        return None
    claims = statements(asked, names, names.subjects(ukg("statedIn"), asked.iri))
    sentences, pages = paged(_sentences(claims, asked, names), asked, _SIZE)
    title, words = names.label(asked.iri), Words(asked.lang)
    agency, dateline = (names.first(asked.iri, by) for by in (term("schema:publisher"), ukg("dateline")))
    published = day(names.first(asked.iri, term("schema:datePublished")) or None)
    url = names.first(asked.iri, term("schema:url")) or identifier
    return View(
        template="article.html",
        title=title,
        description=words["article_about"].format(title=title),
        data={
            "iri": asked.iri,
            "label": title,
            "agency": names.ref(agency) if agency else None,
            "dateline": names.ref(dateline) if dateline else None,
            "published": published,
            "address": url,
            "copies": _copies(asked.iri, names),
            "claims": len(claims),
            "sentences": sentences,
            "pages": pages,
            "graph": {"iri": article_graph(asked.named["slug"]).value, "label": words["article_graph"]},
        },
        table=Table(
            _COLUMNS, tuple(tuple(said.get(column) for column in _COLUMNS) for said in claims.values())
        ),
        jsonld={
            "@type": "NewsArticle",
            "@id": asked.iri,
            "headline": title,
            "inLanguage": "fa",
            **({"datePublished": published} if published else {}),
            **(
                {"publisher": {"@type": "NewsMediaOrganization", "name": names.label(agency)}}
                if agency
                else {}
            ),
            **({"url": url} if url.startswith(("http://", "https://")) else {}),
        },
    )


def _sentences(claims: dict[str, dict[str, Any]], asked: Asked, names: Names) -> list[dict[str, Any]]:
    """The sentences that say something, in the order of the text, each with what it says and the words it rests on."""
    found: dict[int, dict[str, Any]] = {}
    for iri, said in claims.items():
        for evidence in names.objects(iri, ukg("evidence")):
            start = int(names.first(evidence.value, term("oa:start")))
            if start not in found:
                around = {key: names.first(evidence.value, term(by)) for key, by in _EVIDENCE.items()}
                if not asked.surroundings:
                    around |= {"before": "", "after": ""}
                found[start] = {"start": start, **around, "marks": [], "claims": []}
            marks = _offsets(start, (o.value for o in names.objects(evidence.value, ukg("mark"))))
            found[start]["marks"] += [mark for mark in marks if mark not in found[start]["marks"]]
            found[start]["claims"].append(said)
    return [found[start] for start in sorted(found)]


def _offsets(start: int, marks: Iterable[str]) -> list[tuple[int, int]]:
    """Marks of an article, ``245-256``, as offsets within the sentence that begins at an offset."""
    spans = (mark.partition("-") for mark in marks)
    return sorted((int(first) - start, int(last) - start) for first, _, last in spans)


def _copies(iri: str, names: Names) -> list[Ref]:
    """The articles of the same text."""
    said = ukg("sameTextAs")
    found = {one.value for one in names.objects(iri, said)} | set(names.subjects(said, iri))
    return [names.ref(one) for one in sorted(found - {iri})]
