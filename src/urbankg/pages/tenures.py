"""Tenures as pages show them: who, from when to when, and which statements tell so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from urbankg.display.history import Called
from urbankg.display.labels import manners
from urbankg.graph.vocabulary import thing
from urbankg.pages.names import Names
from urbankg.pages.view import Asked
from urbankg.timeline.asked import Post
from urbankg.timeline.conflicts import Conflict
from urbankg.timeline.held import OPEN_FUTURE, OPEN_PAST, Held
from urbankg.timeline.model import Report, Tenure

COLUMNS = (
    "holder", "acting", "start", "firstSeen", "lastSeen", "end", "certainFrom", "certainUntil", "endState",
    "statements",
)  # fmt: skip
_ENDS = 3  # statements at each end of a tenure that a page quotes; between them are sightings, often hundreds


def tenure_data(one: Held, asked: Asked, names: Names, conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """A tenure for the data of a page, without its statements."""
    t = one.tenure
    own = {report.source.statement for report in t.reports}
    return {
        "person": person_of(t, names),
        "acting": t.acting,
        "carried_by": names.ref(_post(one.carried_by)) if one.carried_by else None,
        "started": t.started,
        "ended": t.ended,
        "first_seen": t.first_seen,
        "last_seen": t.last_seen,
        "gone": t.gone.latest if t.gone else None,
        "certain_from": t.certain_from,
        "certain_until": t.certain_until,
        "possible": [
            {"from": None if a == OPEN_PAST else a, "until": None if b == OPEN_FUTURE else b}
            for a, b in one.possible
        ],
        "how_began": manners(t.how_began, asked.lang),
        "how_ended": manners(t.how_ended, asked.lang),
        "end_state": t.end_state,
        "predecessor": person_of(t.predecessor, names) if t.predecessor else None,
        "successor": person_of(t.successor, names) if t.successor else None,
        "contested": any(own & set(side) for conflict in conflicts for side in conflict.sides),
        "statements": len(own),
    }


def person_of(tenure: Tenure, names: Names) -> dict[str, str]:
    """The holder, under the name of the page's language, else the fullest that the reports have."""
    return names.ref(tenure.person, names.own(tenure.person, tenure.name))


def called_on(names: Names) -> Called:
    """The names under which a timeline on a page shows who held a post, and by virtue of which."""
    return Called(lambda tenure: person_of(tenure, names)["label"], lambda post: names.label(_post(post)))


def _post(post: Post) -> str:
    return thing("post", post.slug).value


def as_row(data: Mapping[str, Any]) -> tuple[Any, ...]:
    """The data of a tenure under `COLUMNS`."""
    return (
        data["person"], data["acting"], _stretch(data["started"]), data["first_seen"], data["last_seen"],
        _stretch(data["ended"]), data["certain_from"], data["certain_until"], data["end_state"], data["statements"],
    )  # fmt: skip


def _stretch(days: tuple[dt.date, dt.date] | None) -> str:
    return " / ".join(dict.fromkeys(map(str, days))) if days else ""


def telling(reports: Sequence[Report]) -> list[str]:
    """The statements that a page quotes for some reports: the first and the last in time."""
    said = list(dict.fromkeys(report.source.statement for report in reports))
    return said if len(said) <= 2 * _ENDS else [*said[:_ENDS], *said[-_ENDS:]]


def quoted(wanted: Collection[str], known: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of some statements that the store knows, in order."""
    return [known[statement] for statement in wanted if statement in known]
