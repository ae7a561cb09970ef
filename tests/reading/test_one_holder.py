"""Several persons in an office that one at a time holds: what of all that is told can be so together."""

from __future__ import annotations

import pytest

from urbankg.claims import Status
from urbankg.reading.holders.one_holder import Told, not_in_it, together


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # Two came: the one of whom it is less sure left.
        ([("start", {"start": 0.9, "end": 0.1}), ("start", {"start": 0.5, "end": 0.4})], ("start", "end")),
        # One came while another sits: the sitting one held it before.
        (
            [("start", {"start": 0.8}), ("incumbent", {"incumbent": 0.5, "former": 0.4})],
            ("start", "former"),
        ),
        # Nothing else is likely of either: both stay as they are.
        ([("start", {"start": 0.9, "end": 0.01}), ("start", {"start": 0.8})], ("start", "start")),
        # Nobody is made a candidate of.
        ([("start", {"start": 0.9}), ("start", {"start": 0.5, "candidate": 0.4})], ("start", "start")),
        # One left and one came: nothing to settle.
        ([("end", {"end": 0.5, "start": 0.4}), ("start", {"start": 0.9})], ("end", "start")),
        ([("former", {"former": 0.9}), ("former", {"former": 0.9})], ("former", "former")),
    ],
)
def test_what_can_be_so_together_is_taken(
    told: list[tuple[Status, dict[Status, float]]], expected: tuple[Status, ...]
) -> None:
    assert together([Told(status, shares, 0.9) for status, shares in told]) == expected


def test_who_is_less_likely_to_hold_the_office_yields() -> None:
    shares: dict[Status, float] = {"incumbent": 0.6, "former": 0.4}
    told = [Told("incumbent", shares, 0.6), Told("incumbent", shares, 0.95)]
    assert together(told) == ("former", "incumbent")
    assert together(told[::-1]) == ("incumbent", "former")


def test_nobody_sits_in_a_chair_beside_who_surely_does() -> None:
    def told(status: Status, likelihood: float, said: bool = True) -> Told:
        return Told(status, {status: likelihood}, likelihood, said)

    assert not_in_it([told("incumbent", 0.95), told("incumbent", 0.8)]) == 1
    assert not_in_it([told("start", 0.7), told("former", 0.9), told("incumbent", 0.94)]) == 0
    assert not_in_it([told("start", 0.94, said=False), told("start", 0.94)]) == 0  # «آنجا» may be elsewhere
    assert not_in_it([told("incumbent", 0.8), told("start", 0.94)]) is None  # who is called so leaves
    assert not_in_it([told("incumbent", 0.8), told("incumbent", 0.9)]) is None  # neither is sure
    assert not_in_it([told("incumbent", 0.95), told("former", 0.9)]) is None
