"""A second look at the pairs of an article, each held against the others: who else may hold the office, and what
else the person may be.

The first look (`urbankg.reading.ranking`) weighs every pair by itself. Here a small log-linear model sees what it
said of the pair and of its rivals, and says how likely the two belong together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from urbankg.persian.fold import key
from urbankg.reading.offices import Office
from urbankg.reading.pairs import Pair
from urbankg.reading.ranking import COMPARED, Bundle

NOTHING = "none"  # the answer that office and person do not belong together
WORTH_IT = 0.02  # what is less likely at the first look is not looked at again
_MAY_BE = 0.3  # how likely a rival must be for its status to matter
_SURE, _FINE = 5, 4  # the most steps of log-odds that are told apart, of one and of a half
# Offices that several persons hold side by side.
SEVERAL_SEATS = frozenset(
    ["council_member", "council_secretary", "mp", "vice_president", "deputy_mayor", "deputy_minister",
     "deputy_governor_general", "deputy_county_governor", "deputy_district_mayor", "municipal_director"]
)  # fmt: skip

Answers = dict[str, float]
Seat = tuple[str, str]
K = TypeVar("K")


def compared(offices: Sequence[Office], pairs: Sequence[Pair], weighed: Sequence[Answers]) -> list[Answers]:
    """The answers for each pair once it has been held against the others; the statuses keep their proportions."""
    again = list(weighed)
    for at, bundles in comparisons(offices, pairs, weighed):
        [score] = COMPARED.scores(bundles)
        again[at] = scaled(weighed[at], 1 / (1 + math.exp(-score)))
    return again


def scaled(answers: Answers, likelihood: float) -> Answers:
    """Answers with another likelihood that office and person belong together."""
    share = likelihood / max(1 - answers[NOTHING], 1e-9)
    return {answer: p * share if answer != NOTHING else 1 - likelihood for answer, p in answers.items()}


@COMPARED.bundled
def _by_itself(own: str, half: str, role: str) -> Iterator[str]:
    yield from ("bias", f"own={own}", f"own={half}", f"role={role}")


@COMPARED.bundled
def _described(own: str, how: str, form: str, kind: str, status: str, listed: bool) -> Iterator[str]:
    yield from (f"how={how}:{own}", f"form={form}:{own}", f"kind={kind}:{own}", f"status={status}:{own}")
    yield f"listed={listed}:{own}"


@COMPARED.bundled
def _against(rival: str, own: str, other: str) -> Iterator[str]:
    yield from (f"{rival}={other}", f"{rival}={own}:{other}")


@COMPARED.bundled
def _statuses(rival: str, own: str, other: str, many: str) -> Iterator[str]:
    yield f"{rival}-status={own}:{other}:{many}"


@COMPARED.bundled
def _standing(own: str, share: int, rank: int) -> Iterator[str]:
    yield from (f"share={share}:{own}", f"rank={rank}:{own}")


def comparisons(
    offices: Sequence[Office], pairs: Sequence[Pair], weighed: Sequence[Answers]
) -> Iterator[tuple[int, list[Bundle]]]:
    """Of each pair worth it: its number, and what is true of it among the others."""
    likely = {at: p for at, answers in enumerate(weighed) if (p := 1 - answers[NOTHING]) >= WORTH_IT}
    rivalry = _Rivalry(offices, pairs, likely)
    statuses = {at: _status(weighed[at]) for at in likely}
    steps = {at: _step(p) for at, p in likely.items()}
    for at, own in steps.items():
        pair, status = pairs[at], statuses[at]
        office = offices[pair.office]
        many = "many" if office.role in SEVERAL_SEATS or office.phrase.plural else "one"
        found = [
            _by_itself(own, _half_step(likely[at]), office.role),
            _described(
                own, office.how, office.phrase.form, pair.mention.kind, status, pair.listed is not None
            ),
            _standing(own, rivalry.share(at), rivalry.rank(at)),
        ]
        for name, rival in rivalry.of(at):
            found.append(_against(name, own, "none" if rival is None else steps[rival]))
            if rival is not None and likely[rival] > _MAY_BE:
                found.append(_statuses(name, status, statuses[rival], many))
        yield at, found


def _status(answers: Answers) -> str:
    return max((a for a in answers if a != NOTHING), key=lambda a: answers[a])


class _Rivalry:
    """The pairs of an article that are worth it, by what they have in common."""

    def __init__(self, offices: Sequence[Office], pairs: Sequence[Pair], likely: Mapping[int, float]) -> None:
        self._pairs, self._likely = pairs, likely
        held = {at: offices[pairs[at].office] for at in likely}
        self._seats: dict[int, Seat] = {at: (office.role, key(office.label)) for at, office in held.items()}
        self._starts = {at: office.start for at, office in held.items()}
        self._of_office: dict[int, dict[int, int]] = defaultdict(dict)
        self._of_person: dict[int, dict[Seat, int]] = defaultdict(dict)
        self._of_seat: dict[Seat, dict[int, int]] = defaultdict(dict)
        self._of_mention: dict[int, dict[int, int]] = defaultdict(dict)
        self._of_fact: dict[tuple[int, Seat], list[int]] = defaultdict(list)
        self._of_names: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        self._of_offices: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        for at in likely:
            pair = pairs[at]
            person, seat, start = pair.mention.person, self._seats[at], self._starts[at]
            self._keep(self._of_office[start], person, at)
            self._keep(self._of_person[person], seat, at)
            self._keep(self._of_seat[seat], person, at)
            self._keep(self._of_mention[pair.mention.start], start, at)
            self._of_fact[person, seat].append(at)
            if pair.listed is not None:
                self._keep(self._of_names[start, pair.listed], person, at)
            if pair.office_listed is not None:
                self._keep(self._of_offices[pair.mention.start, pair.office_listed], start, at)

    def _keep(self, best: dict[K, int], at_key: K, at: int) -> None:
        if at_key not in best or self._likely[at] > self._likely[best[at_key]]:
            best[at_key] = at

    def _best(self, among: Iterable[int]) -> int | None:
        return max(among, key=self._likely.__getitem__, default=None)

    def _best_other(self, known: Mapping[K, int], own: K) -> int | None:
        """The likeliest of a table but for its own entry."""
        if len(known) < 2:  # which is the own one
            return None
        return self._best(at for other, at in known.items() if other != own)

    def of(self, at: int) -> Iterator[tuple[str, int | None]]:
        """The likeliest rivals of a pair, of each kind."""
        pair, seat, start = self._pairs[at], self._seats[at], self._starts[at]
        person = pair.mention.person
        seats, facts = self._of_person[person], self._of_fact[person, seat]
        same_role = {other: p for other, p in seats.items() if other[0] == seat[0]} if len(seats) > 1 else {}
        yield "rival", self._best_other(self._of_office[start], person)
        yield "again", self._best(p for p in facts if p != at) if len(facts) > 1 else None
        yield "else", self._best_other(seats, seat)
        yield "same-role", self._best_other(same_role, seat)
        yield "holder", self._best_other(self._of_seat[seat], person)
        yield "beside", self._best_other(self._of_mention[pair.mention.start], start)
        if pair.listed is not None:
            yield "list-mate", self._best_other(self._of_names[start, pair.listed], person)
        if pair.office_listed is not None:
            listed = self._of_offices[pair.mention.start, pair.office_listed]
            yield "office-mate", self._best_other(listed, start)

    def share(self, at: int) -> int:
        """The pair's share, in fifths, of what all persons have in the office."""
        rivals = self._of_office[self._starts[at]].values()
        return round(5 * self._likely[at] / max(sum(self._likely[p] for p in rivals), 1e-6))

    def rank(self, at: int) -> int:
        """How many persons are likelier to hold the office, up to three."""
        rivals = self._of_office[self._starts[at]].values()
        return min(sum(self._likely[p] > self._likely[at] for p in rivals), 3)


def _odds(likelihood: float) -> float:
    return math.log(max(likelihood, 1e-4) / max(1 - likelihood, 1e-4))


def _step(likelihood: float) -> str:
    return str(max(-_SURE, min(_SURE, round(_odds(likelihood)))))


def _half_step(likelihood: float) -> str:
    return str(max(-_FINE, min(_FINE, round(2 * _odds(likelihood)) / 2)))
