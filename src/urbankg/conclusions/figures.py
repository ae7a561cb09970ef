"""Memberships and figures of a store that conflicts are looked for in: what claims say of bodies and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from urbankg.graph.rows import day, rows_for
from urbankg.graph.store import GraphStore
from urbankg.timeline.conflicts import (
    Conflict,
    Figure,
    Membership,
    Statement,
    figure_conflicts,
    membership_conflicts,
)

_MEMBERSHIPS = """
SELECT ?body ?claim ?article ?member ?ordinal ?confidence ?quote {
  %s
  ?claim a ukg:MembershipClaim ; ukg:object ?body ; ukg:subject ?member ; ukg:statedIn ?article ;
    ukg:confidence ?confidence ; ukg:firstEvidence/oa:exact ?quote .
  OPTIONAL { ?claim ukg:ordinal ?ordinal }
}
"""
_FIGURES = """
SELECT ?about ?claim ?article ?kind ?value ?published ?earliest ?latest ?confidence ?quote {
  %s
  ?claim ukg:kind ?kind ; ukg:subject ?about ; ukg:value ?value ; ukg:statedIn ?article ; ukg:confidence ?confidence ;
    ukg:firstEvidence/oa:exact ?quote .
  FILTER(?kind = "population" || ?kind = "budget")
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?claim ukg:earliest ?earliest } OPTIONAL { ?claim ukg:latest ?latest }
}
"""


def conflicts_by_thing(store: GraphStore, things: Iterable[str] | None = None) -> dict[str, list[Conflict]]:
    """What is said of memberships and figures of things (IRIs; None: of all) that does not fit, by thing."""
    terms = None if things is None else [f"<{thing}>" for thing in things]
    memberships: dict[str, list[Membership]] = defaultdict(list)
    for row in rows_for(store, _MEMBERSHIPS, "body", terms):
        ordinal = int(row["ordinal"]) if "ordinal" in row else None
        memberships[row["body"]].append(Membership(_statement(row), row["member"], row["body"], ordinal))
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in rows_for(store, _FIGURES, "about", terms):
        kind: Literal["population", "budget"] = "population" if row["kind"] == "population" else "budget"
        said = row.get("published") if kind == "population" else None  # a figure without a date of its own
        first, last = (day(row.get(name, said)) for name in ("earliest", "latest"))
        figures[row["about"]].append(
            Figure(_statement(row), kind, row["about"], int(row["value"]), first, last)
        )
    found = {
        thing: membership_conflicts(memberships.get(thing, ())) + figure_conflicts(figures.get(thing, ()))
        for thing in {*memberships, *figures}
    }
    return {thing: conflicts for thing, conflicts in found.items() if conflicts}


def _statement(row: dict[str, str]) -> Statement:
    return Statement(row["claim"], row["article"], row["quote"], float(row["confidence"]))
