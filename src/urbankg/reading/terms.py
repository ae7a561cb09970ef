"""Who sat in a parliament or council whose term was over when the article appeared: «نماینده مجلس نهم» in 1399.

The ends of terms are rows of ``data/reference/terms.csv``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from urbankg.claims import Claim
from urbankg.files import REFERENCE, rows
from urbankg.persian.numbers import parse_ordinal, small_number_pattern
from urbankg.reading.manners import names
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_HOUSES = {
    "parliament": frozenset(["mp", "speaker"]),
    "council": frozenset(
        ["council_member", "council_chair", "council_vice_chair", "council_spokesperson", "council_secretary",
         "council_treasurer", "committee_chair"]
    ),
}  # fmt: skip
_BEHIND = 30  # characters behind an office in which the number of a term stands
_GRACE = dt.timedelta(days=31)  # in which a house that is over may still be spoken of as sitting
_STOP = re.compile("[،.؛:«»\n]")


def of_past_terms(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of an article, its sitting members of a house whose term is over as former ones."""
    published = scene.document.article.published
    if published is None:
        return list(claims)
    return [
        replace(claim, status="former")
        if claim.status == "incumbent" and _is_over(scene, claim, published)
        else claim
        for claim in claims
    ]


def _is_over(scene: Scene, claim: Claim, published: dt.date) -> bool:
    house = next((house for house, roles in _HOUSES.items() if claim.role in roles), None)
    ends = [_ends()[house, number] for number in _numbers(scene, claim, house)] if house else []
    return bool(ends) and max(ends) + _GRACE < published


def _numbers(scene: Scene, claim: Claim, house: str | None) -> Iterator[int]:
    """The numbers of terms that stand with the office of a claim, of those that are known to be over."""
    document = scene.document
    for evidence in claim.evidence:
        for mark in evidence.marks:
            if names(document, mark, claim.subject):
                continue
            start, end = document.folded.locate(*mark)
            stop = _STOP.search(document.text, end, end + _BEHIND)
            for found in _numbered().finditer(document.text, start, stop.start() if stop else end + _BEHIND):
                number = parse_ordinal(found["after"] or found["before"])
                if number is not None and (house, number) in _ends():
                    yield number


@cache
def _numbered() -> re.Pattern[str]:
    rank = small_number_pattern()
    house = any_word("house with terms").pattern
    return re.compile(
        rf"{house}(?: در)?(?: دوره)? (?P<after>{rank})(?!\w)|(?<!\w)(?P<before>{rank}) دوره(?!\w)"
    )


@cache
def _ends() -> dict[tuple[str | None, int], dt.date]:
    return {
        (row["house"], int(row["number"])): dt.date.fromisoformat(row["ends"])
        for row in rows(REFERENCE / "terms.csv")
    }
