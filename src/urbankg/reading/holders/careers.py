"""Chains of offices that one person held before: «وی شهردار ساوه، فرماندار تفرش و بخشدار آوج را عهده‌دار بوده است».

The words that open or close such a chain («از سوابق اوست», «در کارنامه دارد») say that all of it is over, and whose it
is stands in the sentence or before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.places_at import place_at
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import JOINT, any_word, one_of, openings_of

_CONFIDENCE = 0.85  # of the facts that chains add, the share that is right on annotated articles
_LEAST = 2  # offices of a chain
_BETWEEN = re.compile(r"[^.؛:!؟\n]{0,70}")  # of two offices of a chain: «، مدیرکل اداری سازمان زندان‌ها، »
# What stands before an item of a chain: not «کارشناسی سیاسی» before «استانداری تهران».
_ITEM_BEGINS = re.compile(rf"(?:^|[،:(«]|(?<!\w){one_of('before an office of a career')})[ «]*$")
_SIDES = {"career closes": openings_of("career closes"), "career opens": openings_of("career opens")}
_HELD_NOW = frozenset(["current", "new", "candidate"])
_PLACES = frozenset(["province", "county", "city"])
_STANDS = re.compile(r"[ ]*(?:[،.]|$|(?:و|در|را|بود|بوده|نیز|هم)(?!\w))")  # after the last of several places
_SEVERAL = re.compile(r"[^\W\d_]+ان(?!\w)")  # «استانداران»: the offices of several people


def with_careers(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """The office claims of an article with the offices of its chains, as held before."""
    found = {claim.key: claim for claim in _chained(scene)} if len(scene.offices) >= _LEAST else {}
    told = {_of(claim) for claim in found.values()}
    kept = [*(claim for claim in claims if _of(claim) not in told), *found.values()]
    further = [other for claim in kept for other in _over_further_places(scene, claim)]
    told = {_of(claim) for claim in kept}
    return [*kept, *(claim for claim in further if _of(claim) not in told)]


def _over_further_places(scene: Scene, claim: Claim) -> Iterator[Claim]:
    """What is claimed of an office, of the other places after its head: «شهردار ساوه و تفرش بود»."""
    if claim.status != "former":
        return
    text = scene.document.text
    for office in scene.offices:
        if (office.role, office.label, office.how) != (claim.role, claim.object, "said"):
            continue
        sentence = scene.document.sentences[scene.document.sentence_at(office.start)]
        if _SEVERAL.match(text, office.start) or "ترتیب" in text[sentence.start : office.start]:
            continue
        labels = [other.label for other in scene.offices if other.start == office.start]
        if len(labels) == 1 and office.phrase.over in _PLACES:
            labels += _joined(scene, office)
        for label in labels:
            if label != office.label:
                yield replace(claim, object=label)


def _joined(scene: Scene, office: Office) -> Iterator[str]:
    """The labels of places joined to that of an office by «و» or a comma, where nothing else begins with them."""
    text, at = scene.document.text, office.end
    starts = {other.start for other in scene.offices}
    while joint := JOINT.match(text, at):
        start = joint.end()
        end, known = _place_at(text, start, office.phrase.over)
        if not known or start in starts or scene.persons.begins_at(start) or not _STANDS.match(text, end):
            return
        yield scene.document.surface(start, end)
        at = end


def _of(claim: Claim) -> tuple[str, str, str]:
    return key(claim.subject), claim.role or "", key(claim.object or "")


def _place_at(text: str, start: int, kind: str) -> tuple[int, bool]:
    end, places = place_at(text, start, (kind,))
    return end, any(place.kind == kind for place in places)


def _chained(scene: Scene) -> Iterator[Claim]:
    document = scene.document
    for words, openings in _SIDES.items():
        for start, _ in document.occurrences(openings):
            said = any_word(words).match(document.text, start)
            index = document.sentence_of(start)
            if said is None or index is None:
                continue
            sentence = document.sentences[index]
            if any_word("no career").search(document.text, sentence.start, sentence.end):
                continue
            chain = _chain(scene, sentence, said.span(), before=words == "career closes")
            person = _whose(scene, sentence) if len(chain) >= _LEAST else None
            if person is not None:
                yield from (_claim(scene, person, office) for office in chain)


def _chain(scene: Scene, sentence: Sentence, said: tuple[int, int], *, before: bool) -> list[Office]:
    """The offices of a sentence on one side of the words that open or close their chain, without those held now."""
    text = scene.document.text
    span = (sentence.start, said[0]) if before else (said[1], sentence.end)
    there = [o for o in scene.offices if span[0] <= o.start < span[1] and o.how in ("said", "listed")]
    if before:
        there.reverse()
    chain: list[Office] = there[:1]
    for one, other in pairwise(there):
        first, second = sorted((one, other), key=lambda o: o.start)
        if first.start != second.start and not _BETWEEN.fullmatch(text, first.end, second.start):
            break
        chain.append(other)
    return [
        office
        for office in chain
        if _HELD_NOW.isdisjoint(office.phrase.senses)
        and not _SEVERAL.match(text, office.start)
        and (
            office.how == "listed"
            or _ITEM_BEGINS.search(text[span[0] : office.start])
            or (not before and office.phrase.form == "post" and _is_whose(scene, said[1], office.start))
        )
    ]


def _is_whose(scene: Scene, start: int, end: int) -> bool:
    """Whether no more than a name stands in a stretch: that of «در کارنامه مینا آذرنیا شهرداری ساوه هست»."""
    words = scene.document.text[start:end].strip()
    return any(
        scene.document.text[m.start : m.end] == words for m in scene.persons.mentions if m.start >= start
    )


def _whose(scene: Scene, sentence: Sentence) -> int | None:
    """The person whose chain a sentence tells: the only one in it, or the one spoken of last; none if it names two."""
    there = [m for m in scene.persons.mentions if sentence.start <= m.start < sentence.end]
    people = {mention.person for mention in there}
    if people:
        return people.pop() if len(people) == 1 else None
    before = [m for m in scene.persons.mentions if m.start < sentence.start]
    if not before:
        return None
    last = scene.document.sentence_at(before[-1].start)
    return next(m.person for m in before if scene.document.sentence_at(m.start) == last)


def _claim(scene: Scene, person: int, office: Office) -> Claim:
    named = [m for m in scene.persons.mentions if m.person == person]
    mention = min(named, key=lambda m: abs(m.start - office.start))
    return Claim(
        kind="office",
        subject=scene.persons.people[person].name,
        role=office.role,
        object=office.label or None,
        status="former",
        evidence=evidence(scene.document, "career", (mention.start, mention.end), (office.start, office.end)),
        near=scene.context.near(),
        confidence=_CONFIDENCE,
    )
