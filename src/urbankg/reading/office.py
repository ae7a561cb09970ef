"""Claims of kind `office`: who holds, held, takes up, leaves or stands for which office."""

from __future__ import annotations

from dataclasses import dataclass

from urbankg.claims import Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.offices import Office
from urbankg.reading.pairs import Pair
from urbankg.reading.ranking import distribution, probability
from urbankg.reading.scene import Scene

# A pair less likely than this is left out; the figure is chosen on the gold for precision (docs/accuracy.md).
LEAST_LIKELY = 0.5
# Of several persons whom one mention of a single-seat office could mean, those this far below the best are left out.
_RIVAL = 0.25


@dataclass(frozen=True, slots=True)
class _Holding:
    """A person in an office, by the pairs of mentions that say so, the likeliest first."""

    person: int
    office: Office
    pairs: tuple[tuple[float, Pair], ...]

    @property
    def likelihood(self) -> float:
        return self.pairs[0][0]


def read_office_claims(scene: Scene) -> list[Claim]:
    """The office claims of an article, the surest first."""
    holdings = _holdings(scene)
    claims: dict[tuple[str, ...], Claim] = {}
    for holding in holdings:
        claim = _claim(scene, holding)
        if claim is not None:
            claims.setdefault(claim.key, claim)
    return list(claims.values())


def _holdings(scene: Scene) -> list[_Holding]:
    by_office: dict[int, list[tuple[float, Pair]]] = {}
    for pair in scene.pairs():
        likely = probability("office_pairs", pair.features)
        if likely >= LEAST_LIKELY:
            by_office.setdefault(pair.office, []).append((likely, pair))
    grouped: dict[tuple[int, str, str], list[tuple[float, Pair]]] = {}
    for index, weighed in by_office.items():
        office = scene.offices[index]
        best = max(likely for likely, _ in weighed)
        for likely, pair in weighed:
            if likely >= best - _RIVAL or office.phrase.plural:
                grouped.setdefault((pair.mention.person, office.role, key(office.label)), []).append(
                    (likely, pair)
                )
    found = []
    for (person, _, _), weighed in grouped.items():
        weighed.sort(key=lambda item: -item[0])
        found.append(_Holding(person, scene.offices[weighed[0][1].office], tuple(weighed)))
    return sorted(found, key=lambda h: -h.likelihood)


def _claim(scene: Scene, holding: _Holding) -> Claim | None:
    likely, pair = holding.pairs[0]
    weighed = distribution("office_status", scene.status.features(holding.office, pair.mention))
    status = max(weighed, key=lambda s: weighed[s])
    if status == "none":
        return None
    dated = None
    if status in ("start", "end"):
        dated = Dating(scene).of(holding.office.start, pair.mention.start)
    person = scene.persons.people[holding.person]
    return Claim(
        kind="office",
        subject=person.name,
        role=holding.office.role,
        object=holding.office.label or None,
        status=_status(status),
        date=dated,
        evidence=evidence(
            scene.document,
            "office",
            (pair.mention.start, pair.mention.end),
            (holding.office.start, holding.office.end),
        ),
        near=scene.context.near(),
        confidence=round(likely * weighed[status], 3),
    )


def _status(name: str) -> Status:
    if name not in ("incumbent", "former", "start", "end", "candidate"):
        raise ValueError(f"the model of statuses knows an unknown answer: {name}")
    return name  # type: ignore[return-value]
