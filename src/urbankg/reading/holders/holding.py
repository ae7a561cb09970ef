"""A person in an office as a pair of mentions tells it, and which of two such pairs tells it better."""

from __future__ import annotations

from dataclasses import dataclass, replace

from urbankg.claims import Status
from urbankg.reading.mentions.offices import BESIDE, PAST, Office
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene

_OUTRIGHT = 0.9  # how surely a pair beside each other must tell a status to outweigh a change told elsewhere
_CHOSEN: set[Status] = {"start", "incumbent"}  # what may be told of somebody elected


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office: how likely, in which status, and the pair of mentions that tells it best.

    ``told`` is how surely the pair tells each status: a change says more than that somebody is called the holder.
    """

    person: int
    office: Office
    pair: Pair
    likelihood: float
    status: Status
    told: dict[Status, float]

    @property
    def telling(self) -> float:
        """How surely the pair tells the likeliest status."""
        return max(self.told.values())


def surest(scene: Scene, one: Holding, other: Holding) -> Holding:
    """What two pairs say of one person in one office: as likely as the likelier, in the status better told. Who is
    called a former holder outright has not just come, who is called an elected one does not sit yet. Of two that say
    the same, the one below the headline says more, and of a sitting holder the one in which the office stands right
    behind the name, not in a sentence on others.
    """
    called = [h for h in (one, other) if h.status == "former" and _called_past(h)]
    titled = [h for h in (one, other) if _is_titled(h)]
    if not called and one.status == other.status == "incumbent" and len(titled) == 1:
        apart = other if titled[0] is one else one
        called = titled if _named_with_others(scene, apart) else []
    called = called or [
        h for h in (one, other) if _called_elected(h) and {one.status, other.status} == _CHOSEN
    ]
    below = [h for h in (one, other) if not _in_title(scene, h)] if one.status == other.status else []
    likeliest = other if other.telling > one.telling else one
    best = called[0] if called else below[0] if len(below) == 1 else likeliest
    return replace(best, likelihood=max(one.likelihood, other.likelihood))


def _in_title(scene: Scene, holding: Holding) -> bool:
    """Whether a holding is told in the headline alone."""
    document, places = scene.document, (holding.office.start, holding.pair.mention.start)
    return all(document.sentences[document.sentence_at(place)].part == "title" for place in places)


def _called_past(holding: Holding) -> bool:
    """Whether the office stands right behind the name as one that is held no more: «الف، وزیر سابق کشور», «پیش از این
    الف وزیر کشور بود».
    """
    return _is_titled(holding) and (
        not PAST.isdisjoint(holding.office.phrase.senses) or holding.telling >= _OUTRIGHT
    )


def _named_with_others(scene: Scene, holding: Holding) -> bool:
    """Whether the office stands in another sentence than the name, and there somebody else is named."""
    sentence = scene.document.sentences[scene.document.sentence_at(holding.office.start)]
    named = {m.person for m in scene.persons.mentions if sentence.start <= m.start < sentence.end}
    return bool(named) and holding.person not in named


def _is_titled(holding: Holding) -> bool:
    """Whether the office stands right behind the name."""
    return 0 <= holding.office.start - holding.pair.mention.end <= BESIDE


def _called_elected(holding: Holding) -> bool:
    """Whether the office stands right behind the name as one to which its holder is only elected."""
    return _is_titled(holding) and holding.status == "start" and "elect" in holding.office.phrase.senses
