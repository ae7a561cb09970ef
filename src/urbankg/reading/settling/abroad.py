"""Whose national office is another country's, though the country does not stand beside it: rows of ``abroad.csv``.

«رئیس‌جمهور», «وزیر کشور» and «رئیس مجلس» alone are Iran's, unless the article calls the same person an official of
another country, or speaks of other countries and the person bears no name that is borne here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from urbankg.claims import Claim
from urbankg.files import PHRASES, rows
from urbankg.lexicon.names import borne_in_iran
from urbankg.persian.fold import Folded, key
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.mentions.places_at import place_at
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import compile_form

_NATIONAL = frozenset(
    ["president", "vice_president", "minister", "acting_minister", "deputy_minister", "speaker"]
)
_OF_PARLIAMENT = frozenset(["mp"])  # of ours sit some whose names few bear
_OF_BODIES = frozenset(["secretary_general", "assembly_chair"])
_WORD = re.compile(r"[^\W\d_]+")
_APPOSITION = re.compile(r" ?،? ?")
_LONGEST = 6  # words of an office with its country: «رئیس کمیسیون روابط خارجی پارلمان عراق»
_BEFORE = re.compile(r"(?:[^\W\d_]+ ){2,6}$")  # an office and its country right before a name
_REACH = 90  # characters after a name in which «با همتای ایرانی خود» is said of it


@cache
def _forms(kind: str) -> re.Pattern[str]:
    forms = [row["form"] for row in rows(PHRASES / "abroad.csv") if row["kind"] == kind]
    return compile_form("|".join(forms))


def without_foreign(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The office claims of an article but those on officials of other countries and of bodies of several."""
    return [claim for claim in claims if not _is_foreign(scene, claim)]


def _is_foreign(scene: Scene, claim: Claim) -> bool:
    if claim.role in _OF_BODIES:
        return claim.object is not None and _forms("body").match(Folded.of(claim.object).text) is not None
    if claim.role not in _NATIONAL | _OF_PARLIAMENT:
        return False
    person = next((p for p in scene.persons.people if key(p.name) == key(claim.subject)), None)
    if person is None:
        return False
    if claim.role in _NATIONAL and not borne_in_iran(person.name) and _speaks_of_others(scene):
        return True
    named = [mention for mention in person.mentions if mention.kind != "pronoun"]
    return any(_called_foreign(scene, m) or _has_counterpart(scene, m) for m in named)


def _speaks_of_others(scene: Scene) -> bool:
    """Whether an article names places abroad."""
    return any(place.kind == "foreign" for mention in scene.context.mentions for place in mention.places)


def _called_foreign(scene: Scene, mention: PersonMention) -> bool:
    """Whether an office of another country stands right after a name, or right before it."""
    text = scene.document.text
    joint = _APPOSITION.match(text, mention.end)
    if joint and _office_abroad(text, joint.end()) > joint.end():
        return True
    before = _BEFORE.search(text, max(0, mention.start - 80), mention.start)
    if before is None:
        return False
    starts = [word.start() for word in _WORD.finditer(text, before.start(), mention.start)]
    return any(_office_abroad(text, start) == mention.start - 1 for start in starts)


def _office_abroad(text: str, start: int) -> int:
    """Where an office of another country that begins at a position ends; the position itself if none does."""
    head = _forms("head").match(text, start)
    if head is None:
        return start
    at = head.end()
    for _ in range(_LONGEST):
        if text[at : at + 1] != " ":
            return start
        at += 1
        end, places = place_at(text, at)
        if places and all(place.kind == "foreign" for place in places):
            return end
        if own := _forms("own").match(text, at):
            return own.end()
        word = _WORD.match(text, at)
        if word is None or _forms("home").match(text, at):
            return start
        at = word.end()
    return start


def _has_counterpart(scene: Scene, mention: PersonMention) -> bool:
    """«الف با همتای ایرانی خود دیدار کرد»: nobody else is named between."""
    end = scene.document.sentences[scene.document.sentence_at(mention.start)].end
    found = _forms("counterpart").search(scene.document.text, mention.end, min(end, mention.end + _REACH))
    return found is not None and not any(
        mention.end <= other.start < found.start() for other in scene.persons.mentions
    )
