"""Where an article tells a claim: in its evidence, and wherever else its person stands beside the office."""

from __future__ import annotations

from collections.abc import Iterator

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.scene import Scene
from urbankg.reading.settling.manners import names
from urbankg.reading.settling.telling import Telling


def telling(scene: Scene, claim: Claim) -> Telling | None:
    """Where the evidence of a claim names its person; None if it does so nowhere or more than once."""
    document = scene.document
    own, offices = [], []
    for evidence in claim.evidence:
        for mark in evidence.marks:
            place = document.folded.locate(*mark)
            if names(document, mark, claim.subject):
                own.append((evidence, place))
            else:
                offices.append(place)
    if len(own) != 1:
        return None
    ((evidence, person),) = own
    start, end = document.folded.locate(evidence.start, evidence.end)
    return Telling(scene, claim, start, end, person, tuple(offices))


def told_elsewhere(scene: Scene, claim: Claim) -> Iterator[Telling]:
    """Where, but for its evidence, the person of a claim stands beside the office."""
    first = telling(scene, claim)
    subject, label = key(claim.subject), key(claim.object or "")
    held = [o for o in scene.offices if o.role == claim.role and key(o.label) == label]
    for mention in scene.persons.mentions if held else ():
        if mention.kind == "pronoun" or key(scene.persons.people[mention.person].name) != subject:
            continue
        place = mention.start, mention.end
        beside = [o for o in held if 0 <= max(o.start - mention.end, mention.start - o.end) <= BESIDE]
        if beside and (first is None or first.person != place):
            sentence = scene.document.sentences[scene.document.sentence_at(mention.start)]
            offices = tuple((o.start, o.end) for o in beside)
            yield Telling(scene, claim, sentence.start, sentence.end, place, offices)
