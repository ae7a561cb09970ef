"""Claims of kind `office`: who holds, held, takes up, leaves or stands for which office."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from urbankg.claims import Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.offices import Office
from urbankg.reading.pairs import Pair
from urbankg.reading.ranking import distribution
from urbankg.reading.scene import Scene

MODEL = "office_pairs"
NOTHING = "none"
# A pair less likely than this is left out; the figure is chosen on the gold for precision (docs/accuracy.md).
LEAST_LIKELY = 0.4
# Of several persons whom one mention of an office could mean, those this far below the best are left out.
RIVAL = 0.25


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office: how likely, in which status, and the pair of mentions that says so best."""

    person: int
    office: Office
    pair: Pair
    likelihood: float
    status: Status


def read_office_claims(scene: Scene) -> list[Claim]:
    """The office claims of an article, the surest first."""
    pairs = list(scene.pairs())
    weighed = [distribution(MODEL, pair.features) for pair in pairs]
    claims: dict[tuple[str, ...], Claim] = {}
    dating = Dating(scene)
    for holding in holdings(scene, pairs, weighed):
        claim = _claim(scene, holding, dating)
        claims.setdefault(claim.key, claim)
    return list(claims.values())


def holdings(scene: Scene, pairs: list[Pair], weighed: list[dict[str, float]]) -> list[Holding]:
    """Who holds which office, given the distribution over statuses (and «none») of every pair; the surest first."""
    by_office: dict[int, list[tuple[float, Pair, dict[str, float]]]] = defaultdict(list)
    for pair, answers in zip(pairs, weighed, strict=True):
        likely = 1 - answers[NOTHING]
        if likely >= LEAST_LIKELY:
            by_office[pair.office].append((likely, pair, answers))
    best: dict[tuple[int, str, str], tuple[float, Pair, dict[str, float]]] = {}
    for index, found in by_office.items():
        office = scene.offices[index]
        top = max(likely for likely, _, _ in found)
        for one in found:
            likely, pair, _ = one
            if likely >= top - RIVAL or office.phrase.plural:
                who = (pair.mention.person, office.role, key(office.label))
                if who not in best or likely > best[who][0]:
                    best[who] = one
    held = [
        Holding(person, scene.offices[pair.office], pair, likely, _likeliest(answers))
        for (person, _, _), (likely, pair, answers) in best.items()
    ]
    return sorted(held, key=lambda h: -h.likelihood)


def _likeliest(answers: dict[str, float]) -> Status:
    return cast(Status, max((a for a in answers if a != NOTHING), key=lambda a: answers[a]))


def _claim(scene: Scene, holding: Holding, dating: Dating) -> Claim:
    office, mention = holding.office, holding.pair.mention
    dated = None
    if holding.status in ("start", "end"):
        dated = dating.of(holding.status, office.start, mention.start)
    return Claim(
        kind="office",
        subject=scene.persons.people[holding.person].name,
        role=office.role,
        object=office.label or None,
        status=holding.status,
        date=dated,
        evidence=evidence(scene.document, "office", (mention.start, mention.end), (office.start, office.end)),
        near=scene.context.near(),
        confidence=round(holding.likelihood, 3),
    )
