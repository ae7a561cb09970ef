"""The page of a person: offices in time, what each article says, and who else bears the name."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import Any

import pyoxigraph as ox

from urbankg.conclusions.decided import Decided
from urbankg.display.days import shortest
from urbankg.display.history import History, Row, framed
from urbankg.display.labels import concept, manners
from urbankg.display.timeline_svg import timeline_svg
from urbankg.graph.rows import day, key_of
from urbankg.graph.vocabulary import LABEL, term, ukg
from urbankg.pages import thing
from urbankg.pages.names import Names
from urbankg.pages.statements import shown, statements
from urbankg.pages.tables import paged
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.questions.contradictions import Said
from urbankg.questions.identity import apart_of, joined_of

_SIZE = 20  # statements on a page
_BECAUSE = 4  # statements that tell why appearances are joined, of a rule
_COLUMNS = (
    "post",
    "by",
    "acting",
    "start",
    "firstSeen",
    "lastSeen",
    "end",
    "certainFrom",
    "certainUntil",
    "endState",
)
_SAYING = ("holder", "subject", "object")  # properties by which a statement is about a person
_PUBLISHED = term("schema:datePublished")


def view(asked: Asked) -> View | None:
    """A person by the IRI; of one that turned out to be another, or several, what stands in its place."""
    names = Names(asked.store, asked.lang)
    if not names.first(asked.iri, term("skos:prefLabel")):
        return thing.view(asked)
    name = names.label(asked.iri)
    apart = apart_of(asked.store, [asked.iri], asked.once.of(Decided.of)).get(asked.iri, ())
    offices = sorted(
        (_office(t, asked, names) for t in names.subjects(term("org:member"), asked.iri)), key=_order
    )
    told, pages = paged(_statements(asked, names), asked, _SIZE)
    said = statements(asked, names, told)
    links = [found.value for found in names.objects(asked.iri, term("skos:exactMatch"))]
    history = _history(name, offices, asked)
    return View(
        template="person.html",
        title=name,
        description=Words(asked.lang)["person_about"].format(person=name),
        data={
            "iri": asked.iri,
            "label": name,
            "labels": sorted({found.value for found in names.objects(asked.iri, LABEL)} - {name}),
            "same_as": links,
            "offices": offices,
            "statements": [said[statement] for statement in told if statement in said],
            "pages": pages,
            "namesakes": [
                {"person": names.ref(other.person), "why": other.why, "offices": _posts(other.person, names)}
                for other in apart
            ],
            "joined": _joined(asked, names),
        },
        table=Table(_COLUMNS, tuple(_row(office) for office in offices)),
        jsonld={
            "@type": "Person",
            "@id": asked.iri,
            "name": name,
            "jobTitle": list(dict.fromkeys(office["post"]["label"] for office in offices)),
            "sameAs": links,
        },
        pictures={"timeline": timeline_svg(history, asked.lang, asked.link)} if history else {},
    )


def _office(tenure: str, asked: Asked, names: Names) -> dict[str, Any]:
    """A concluded tenure for the data of the page; one by virtue of another office has the days of that one."""
    found = _said_of(tenure, asked)
    carrier = _said_of(found["carriedBy"][0], asked) if "carriedBy" in found else {}
    found = {**carrier, **found}

    def one(name: str) -> dt.date | None:
        return day(next(iter(found.get(name, ())), None))

    def stretch(first: str, last: str) -> tuple[dt.date, dt.date] | None:
        days = one(first), one(last)
        return (days[0], days[1]) if days[0] and days[1] else None

    end_state, ended = next(iter(found.get("endState", ())), "unknown"), stretch("earliestEnd", "latestEnd")
    return {
        "tenure": tenure,
        "post": names.ref(found["post"][0]),
        "carried_by": names.ref(carrier["post"][0]) if carrier else None,
        "acting": found.get("acting") == ["true"],
        "started": stretch("earliestStart", "latestStart"),
        "ended": ended,
        "first_seen": one("firstSeen"),
        "last_seen": one("lastSeen"),
        "gone": one("possibleUntil") if end_state == "unknown" and not ended else None,
        "certain_from": one("certainFrom"),
        "certain_until": one("certainUntil"),
        "possible_from": one("possibleFrom"),
        "possible_until": one("possibleUntil"),
        "how_began": manners(map(key_of, sorted(found.get("howBegan", ()))), asked.lang),
        "how_ended": manners(map(key_of, sorted(found.get("howEnded", ()))), asked.lang),
        "end_state": end_state,
    }


def _said_of(tenure: str, asked: Asked) -> dict[str, list[str]]:
    """What the graph says of a tenure, by the last part of the properties."""
    found: dict[str, list[str]] = {}
    for quad in asked.store.database.quads_for_pattern(ox.NamedNode(tenure), None, None, ox.DefaultGraph()):
        said = key_of(quad.predicate.value.replace("#", "/"))
        found.setdefault(said, []).append(getattr(quad.object, "value", ""))
    return found


def _order(office: dict[str, Any]) -> tuple[dt.date, bool, str]:
    """By when they begin, an office that another one brings with it after that one."""
    return _begins(office), office["carried_by"] is not None, office["post"]["label"]


def _begins(office: dict[str, Any]) -> dt.date:
    days = [office["certain_from"], office["possible_from"], office["possible_until"]]
    return next((day for day in days if day), dt.date.min)


def _history(name: str, offices: list[dict[str, Any]], asked: Asked) -> History | None:
    """The offices as rows of a timeline."""
    dated = [office for office in offices if _begins(office) != dt.date.min]
    if not dated:
        return None
    return framed(name, [_drawn(office, asked) for office in dated], (), map(_begins, dated))


def _drawn(office: dict[str, Any], asked: Asked) -> Row:
    first, last = office["certain_from"], office["certain_until"]
    certain = (first, last) if first and last and first <= last else None
    outer = office["possible_from"], office["possible_until"]
    possible: list[tuple[dt.date | None, dt.date | None]] = [outer]
    if certain:
        one = dt.timedelta(days=1)
        possible = [(outer[0], certain[0] - one)] if outer[0] is None or outer[0] < certain[0] else []
        if outer[1] is None or outer[1] > certain[1]:
            possible.append((certain[1] + one, outer[1]))
    start, end, gone = office["started"], office["ended"], office["gone"]
    told = [
        shortest(first_day, last_day, asked.lang) if first_day and last_day else ""
        for first_day, last_day in (
            start or (office["first_seen"], office["first_seen"]),
            end or (gone or office["last_seen"],) * 2,
        )
    ]
    return Row(
        name=office["post"]["label"],
        acting=office["acting"],
        since=told[0],
        until=f"≤ {told[1]}" if gone else told[1],
        is_seen=(not start, not end and not gone),
        began=office["how_began"],
        ended=office["how_ended"],
        certain=certain,
        possible=tuple((a, b) for a, b in possible if a or b),
        contested=(),
        by=office["carried_by"]["label"] if office["carried_by"] else "",
        iri=office["post"]["iri"],
    )


def _row(office: dict[str, Any]) -> tuple[Any, ...]:
    spans = (" / ".join(dict.fromkeys(map(str, office[name] or ()))) for name in ("started", "ended"))
    start, end = spans
    return (
        office["post"], office["carried_by"], office["acting"], start, office["first_seen"], office["last_seen"], end,
        office["certain_from"], office["certain_until"], office["end_state"],
    )  # fmt: skip


def _statements(asked: Asked, names: Names) -> list[str]:
    """The statements about the person, those of the latest articles first."""
    found = set(chain.from_iterable(names.subjects(ukg(said), asked.iri) for said in _SAYING))
    dated = []
    for statement in found:
        article = names.first(statement, ukg("statedIn"))
        dated.append((names.first(article, _PUBLISHED) if article else "", statement))
    return [statement for _, statement in sorted(dated, reverse=True)]


def _posts(person: str, names: Names) -> list[dict[str, str]]:
    """The posts that somebody held."""
    held = (names.first(tenure, ukg("post")) for tenure in names.subjects(term("org:member"), person))
    return [names.ref(post) for post in sorted(set(filter(None, held)))]


def _joined(asked: Asked, names: Names) -> list[dict[str, Any]]:
    """Why what is told under this name is of one person: by which rules, with some statements that say so."""
    by_rule: dict[str, list[Said]] = {}
    for one in joined_of(asked.store, [asked.iri]).get(asked.iri, ()):
        by_rule.setdefault(one.rule, []).extend(one.said[:2])
    return [
        {"rule": concept(rule, asked.lang), "said": [shown(one, asked, names) for one in said[:_BECAUSE]]}
        for rule, said in by_rule.items()
    ]
