"""The page of a body: its posts with their last holders, its members in the order of joining, what is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from urbankg.display.history import History, framed, history_of
from urbankg.display.labels import concept
from urbankg.display.timeline_svg import timeline_svg
from urbankg.graph.vocabulary import CLAIM_CLASSES, TYPE, ukg
from urbankg.pages.names import Names, Ref
from urbankg.pages.post import on_day, post_of_iri, posts_in
from urbankg.pages.statements import statements
from urbankg.pages.tables import paged
from urbankg.pages.tenures import COLUMNS, as_row, called_on, tenure_data
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.timeline.conflicts import Conflict
from urbankg.timeline.held import Held, conflicts_in, held_in

_SIZE = 30  # tenures on a page
_TOLD = 10  # statements on a page that are no offices
_LAST = 9999  # where a member without a number stands
_MEMBERSHIP = CLAIM_CLASSES["member"]
# The kinds of claims that the page has elsewhere, by the property by which they are about the body; and records.
_LEFT_OUT = {"subject": ("", "office"), "object": ("", "office", "member")}

Of = tuple[Ref, Held]  # a tenure with its post


def view(asked: Asked) -> View | None:
    """A body by its IRI."""
    names = Names(asked.store, asked.lang)
    if not names.first(asked.iri, TYPE):
        return None
    title, governed = names.label(asked.iri), names.first(asked.iri, ukg("governs"))
    posts = [(ref, post) for ref in posts_in(asked.iri, names) if (post := post_of_iri(ref["iri"], names))]
    held: list[Of] = []
    conflicts: list[Conflict] = []
    for ref, post in posts:
        holders = held_in(asked.store, post)
        conflicts += conflicts_in(post, holders)
        held += [(ref, one) for one in holders]
    held.sort(key=lambda of: (of[1].tenure.begins, of[0]["label"], of[1].tenure.name))
    shown, pages = paged(held, asked, _SIZE)
    days = [(ref, found) for ref, post in posts if (found := on_day(asked, names, post))]
    members, told = _members(asked, names), _told(asked, names)
    picture = _history(title, shown, conflicts, asked, names)
    return View(
        template="body.html",
        title=title,
        description=Words(asked.lang)["body_about"].format(body=title),
        data={
            "iri": asked.iri,
            "label": title,
            "governs": names.ref(governed) if governed else None,
            "kinds": [names.label(kind.value) for kind in names.objects(asked.iri, TYPE)],
            "posts": [{"post": ref, "last": _last(ref, held, asked, names)} for ref, _ in posts],
            "on": {"given": asked.text("on"), "from": days[0][1]["from"], "until": days[0][1]["until"],
                   "posts": [{"post": ref, **found} for ref, found in days]} if days else None,
            "tenures": [{"post": ref, **tenure_data(one, asked, names, conflicts)} for ref, one in shown],
            "pages": pages,
            "members": members,
            "conflicts": len(conflicts),
            "told": told,
        },
        table=Table(
            ("post", *COLUMNS),
            tuple((ref, *as_row(tenure_data(one, asked, names, conflicts))) for ref, one in held),
        ),
        jsonld={
            "@type": "GovernmentOrganization",
            "@id": asked.iri,
            "name": title,
            **({"areaServed": {"@type": "Place", "@id": governed, "name": names.label(governed)}} if governed else {}),
        },
        pictures={"timeline": timeline_svg(picture, asked.lang, asked.link)} if picture else {},
    )  # fmt: skip


def _last(post: Ref, held: Sequence[Of], asked: Asked, names: Names) -> list[dict[str, Any]]:
    """The tenures of a post of which no end is known, the latest first; else the one that ended last."""
    own = [one for ref, one in held if ref == post]
    open_ones = [one for one in own if one.tenure.end_state == "as_of"]
    latest = sorted(
        open_ones or own[-1:], key=lambda one: one.tenure.last_seen or one.tenure.begins, reverse=True
    )
    return [tenure_data(one, asked, names, ()) for one in latest[:3]]


def _history(
    title: str, shown: Sequence[Of], conflicts: Sequence[Conflict], asked: Asked, names: Names
) -> History | None:
    """All tenures in one picture, each with its post where the body has several."""
    if not shown:
        return None
    several = len({ref["iri"] for ref, _ in shown}) > 1
    rows, called = [], called_on(names)
    for ref, one in shown:
        (row,) = history_of("", [one], (), conflicts, asked.lang, called).rows
        office = concept(names.post(ref["iri"])[0], asked.lang) if several else ""
        rows.append(replace(row, by=row.by or office))
    return framed(title, rows, (), (one.tenure.begins for _, one in shown))


def _members(asked: Asked, names: Names) -> list[dict[str, Any]]:
    """Cities and bodies that are said to have joined it: by their number, else by date; each once, with its claims."""
    claims = [c for c in names.subjects(ukg("object"), asked.iri) if _MEMBERSHIP in names.objects(c, TYPE)]
    told = statements(asked, names, claims)
    found: dict[str, dict[str, Any]] = {}
    for claim, said in told.items():
        iri = names.first(claim, ukg("subject"))
        kept = found.setdefault(iri, {"member": names.ref(iri), "ordinal": None, "date": "", "told": []})
        kept["told"].append(said)
        if "ordinal" in said and kept["ordinal"] is None:
            kept["ordinal"] = int(said["ordinal"])
        kept["date"] = kept["date"] or said.get("date", "")
    return sorted(
        found.values(), key=lambda m: (m["ordinal"] or _LAST, m["date"] or str(_LAST), m["member"]["label"])
    )


def _told(asked: Asked, names: Names) -> list[dict[str, Any]]:
    """What articles say of the body besides its offices and its members, the latest first."""
    claims = {
        claim
        for by, left_out in _LEFT_OUT.items()
        for claim in names.subjects(ukg(by), asked.iri)
        if names.first(claim, ukg("kind")) not in left_out
    }
    told = statements(asked, names, claims).values()
    return sorted(told, key=lambda s: s["published"] or dt.date.min, reverse=True)[:_TOLD]
