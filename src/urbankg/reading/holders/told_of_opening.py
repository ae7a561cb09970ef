"""Whose former office a sentence tells that opens with an office and names nobody: that of its holder.

«رضا ناصری به عنوان شهردار ساوه معرفی شد. مینا آذرنیا رئیس شورای شهر گفت: … . شهردار جدید ساوه پیشتر شهردار تفرش بود».
"""

from __future__ import annotations

from collections import defaultdict

from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import PAST, Office
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, in_status, scaled, status_of
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import office_opens, sentence_of
from urbankg.reading.wordings import any_word

_HELD = 0.85  # how likely the holder had the office so told
_LEFT = ("former", "end")
_CAME = ("start",)


def as_told_of_opening(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; of an office that the holder of another had before, that one's and nobody's else."""
    opening = {
        number: first for number, office in enumerate(scene.offices) if (first := _opening(scene, office))
    }
    if not opening:
        return weighed
    holders = _holders(scene, pairs, weighed)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if (first := opening.get(pair.office)) is None:
            continue
        whose = holders[first.role, key(first.label), "left" if first.phrase.senses & PAST else "came"]
        if len(whose) == 1:
            own = pair.mention.person in whose
            again[at] = in_status(weighed[at], "former", _HELD) if own else scaled(weighed[at], 0.0)
    return again


def _holders(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> dict[tuple[str, str, str], set[int]]:
    """Who came into which office, and who left it, as the other sentences tell most surely."""
    surest: dict[tuple[str, str, int], tuple[float, str]] = {}
    for pair, answers in zip(pairs, weighed, strict=True):
        office, likely = scene.offices[pair.office], 1 - answers[NOTHING]
        if likely < LEAST_LIKELY or _opening(scene, office):
            continue
        status = status_of(answers)
        event = (
            "left" if status in _LEFT or office.phrase.senses & PAST else "came" if status in _CAME else ""
        )
        who = (office.role, key(office.label), pair.mention.person)
        surest[who] = max(surest.get(who, (0.0, "")), (likely, event))
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for (role, label, person), (_, event) in surest.items():
        found[role, label, event].add(person)
    return found


def _opening(scene: Scene, office: Office) -> Office | None:
    """The office with which a sentence opens, and whose holder had the given one before."""
    sentence, text = sentence_of(scene, office.start), scene.document.text
    before = any_word("before this").search(text, sentence.start, office.start)
    if before is None:
        return None
    first = next((o for o in scene.offices if sentence.start <= o.start), office)
    if first.end > before.start() or first.phrase.form != "holder" or first.phrase.plural:
        return None
    named = any(sentence.start <= m.start < office.start for m in scene.persons.mentions)
    return first if not named and office_opens(scene, first) else None
