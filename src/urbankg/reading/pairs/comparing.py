"""A second look at the pairs of an article, each held against the others: who else may hold the office, and what
else the person may be.

The first look (`urbankg.reading.pairs.ranking`) weighs every pair by itself. Here a small log-linear model sees what it
said of the pair and of its rivals, and says how likely the two belong together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import Office
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.pairs.ranking import COMPARED, Bundle

NOTHING = "none"  # the answer that office and person do not belong together
# A pair less likely than this is left out: of those between a half and this a third is wrong (docs/accuracy.md).
LEAST_LIKELY = 0.54
WORTH_IT = 0.02  # what is less likely at the first look is not looked at again
_MAY_BE = 0.3  # how likely a rival must be for its status to matter
_SURE, _FINE = 5, 4  # the most steps of log-odds that are told apart, of one and of a half
# Offices that several persons hold side by side.
SEVERAL_SEATS = frozenset(
    ["council_member", "council_secretary", "mp", "vice_president", "deputy_mayor", "deputy_minister",
     "deputy_governor_general", "deputy_county_governor", "deputy_district_mayor", "municipal_director"]
)  # fmt: skip

Answers = dict[str, float]


def compared(offices: Sequence[Office], pairs: Sequence[Pair], weighed: Sequence[Answers]) -> list[Answers]:
    """The answers for each pair once it has been held against the others; the statuses keep their proportions."""
    again = list(weighed)
    for at, bundles in comparisons(offices, pairs, weighed):
        again[at] = scaled(weighed[at], 1 / (1 + math.exp(-COMPARED.score(bundles))))
    return again


def scaled(answers: Answers, likelihood: float) -> Answers:
    """Answers with another likelihood that office and person belong together."""
    share = likelihood / max(1 - answers[NOTHING], 1e-9)
    return {answer: p * share if answer != NOTHING else 1 - likelihood for answer, p in answers.items()}


def in_status(answers: Answers, status: str, likelihood: float) -> Answers:
    """Answers with another likelihood that office and person belong together, and in one status alone."""
    return {answer: likelihood * (answer == status) for answer in answers} | {NOTHING: 1 - likelihood}


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
def _against_likely(
    rival: str, own: str, other: str, status: str, other_status: str, many: str
) -> Iterator[str]:
    yield from (f"{rival}={other}", f"{rival}={own}:{other}")
    yield f"{rival}-status={status}:{other_status}:{many}"


@COMPARED.bundled
def _standing(own: str, share: int, rank: int) -> Iterator[str]:
    yield from (f"share={share}:{own}", f"rank={rank}:{own}")


def comparisons(
    offices: Sequence[Office], pairs: Sequence[Pair], weighed: Sequence[Answers]
) -> Iterator[tuple[int, list[Bundle]]]:
    """Of each pair worth it: its number, and what is true of it among the others."""
    likely = {at: p for at, answers in enumerate(weighed) if (p := 1 - answers[NOTHING]) >= WORTH_IT}
    rivalry = _Rivalry(offices, pairs, likely)
    statuses = {at: status_of(weighed[at]) for at in likely}
    odds = {at: _odds(p) for at, p in likely.items()}
    steps = {at: _step(o) for at, o in odds.items()}
    for at, own in steps.items():
        pair, status = pairs[at], statuses[at]
        office = offices[pair.office]
        form, listed = office.phrase.form, pair.listed is not None
        many = "many" if office.role in SEVERAL_SEATS or office.phrase.plural else "one"
        found = [
            _by_itself(own, _half_step(odds[at]), office.role),
            _described(own, office.how, form, pair.mention.kind, status, listed),
            _standing(own, *rivalry.standing(at)),
        ]
        for name, rival in rivalry.of(at):
            if rival is None:
                found.append(_against(name, own, "none"))
            elif likely[rival] > _MAY_BE:
                found.append(_against_likely(name, own, steps[rival], status, statuses[rival], many))
            else:
                found.append(_against(name, own, steps[rival]))
        yield at, found


def status_of(answers: Answers) -> str:
    """The likeliest status, however likely it is that there is one."""
    statuses = {**answers, NOTHING: -1.0}
    return max(statuses, key=statuses.__getitem__)


class _Rivalry:
    """The pairs of an article that are worth it, by what they have in common."""

    def __init__(self, offices: Sequence[Office], pairs: Sequence[Pair], likely: Mapping[int, float]) -> None:
        self._likely = likely
        self._kinds = {at: tuple(_kinds(at, pairs[at], offices[pairs[at].office])) for at in likely}
        self._starts = {at: offices[pairs[at].office].start for at in likely}
        # By kind and what is shared: wherein the likeliest pair differs from others, and the likeliest that does.
        self._best: dict[tuple[str, object], list[tuple[object, int]]] = {}
        self._of_office: dict[int, dict[int, float]] = {}  # how likely each person is to hold an office
        for at in sorted(likely, key=likely.__getitem__, reverse=True):
            for kind, shared, own in self._kinds[at]:
                best = self._best.setdefault((kind, shared), [])
                if not best or (len(best) == 1 and best[0][0] != own):
                    best.append((own, at))
            self._of_office.setdefault(self._starts[at], {}).setdefault(pairs[at].mention.person, likely[at])

    def of(self, at: int) -> Iterator[tuple[str, int | None]]:
        """The likeliest rivals of a pair, of each kind."""
        for kind, shared, own in self._kinds[at]:
            rival = None
            for differs, other in self._best[kind, shared]:
                if differs != own:
                    rival = other
                    break
            yield kind, rival

    def standing(self, at: int) -> tuple[int, int]:
        """The share, in fifths, of a pair in what all have in the office; and how many are likelier, up to three."""
        own, all_ = self._likely[at], [*self._of_office[self._starts[at]].values()]
        return round(5 * own / max(sum(all_), 1e-6)), sum([p > own for p in all_[:3]])


def _kinds(at: int, pair: Pair, office: Office) -> Iterator[tuple[str, object, object]]:
    """The kinds of rivals of a pair, each with what they share with it, and wherein they differ."""
    person, mention, start = pair.mention.person, pair.mention.start, office.start
    seat = (office.role, key(office.label))
    yield "rival", start, person
    yield "again", (person, seat), at
    yield "else", person, seat
    yield "same-role", (person, office.role), seat
    yield "holder", seat, person
    yield "beside", mention, start
    if pair.listed is not None:
        yield "list-mate", (start, pair.listed), person
    if pair.office_listed is not None:
        yield "office-mate", (mention, pair.office_listed), start


def _odds(likelihood: float) -> float:
    return math.log(max(likelihood, 1e-4) / max(1 - likelihood, 1e-4))


def _step(odds: float) -> str:
    return str(max(-_SURE, min(_SURE, round(odds))))


def _half_step(odds: float) -> str:
    return str(max(-_FINE, min(_FINE, round(2 * odds) / 2)))
