"""Claims of kind `agreement`: two bodies that signed something together, two cities that became sisters."""

from __future__ import annotations

import re
from dataclasses import replace

from urbankg.claims import Claim
from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import key
from urbankg.reading.document import Sentence
from urbankg.reading.event_dates import date_of_event
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import Cue, asserted, clause, cues, inside
from urbankg.reading.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

# «با علی احمدی، رئیس دانشگاه»: the preposition of the name is the university's too.
_HEAD_OF = re.compile(r"^[ ،]*(?:رییس|مدیر ?عامل|مدیر ?کل|مدیر|سرپرست|نماینده|معاون)(?: \w+)?[ ]*$")
_NO_PARTY = frozenset(["committee", "parliament", "government"])
_WORD = re.compile(r"[ ]*([^\W\d_]+)")
_OFFICE_BODY = {
    "mayor": "شهرداری",
    "council_chair": "شورای شهر",
    "governor_general": "استانداری",
    "county_governor": "فرمانداری",
}


def read_agreements(scene: Scene) -> list[Claim]:
    """The agreements that an article tells, one for two parties."""
    found: dict[frozenset[str], Claim] = {}
    for sentence, said in cues(scene, "agreement"):
        for cue in said:
            pair = _pair(scene, sentence, cue)
            if pair is None or not _was_signed(scene, sentence, cue, pair):
                continue
            claim = Claim(
                kind="agreement",
                subject=pair[0].label,
                object=pair[1].label,
                date=date_of_event(scene, sentence, cue.start),
                evidence=evidence(
                    scene.document,
                    "agreement",
                    *((p.start, p.end) for p in pair),
                    (cue.start, cue.end),
                ),
                near=scene.context.near(),
                confidence=0.8,
            )
            parts = frozenset((key(claim.subject), key(claim.object or "")))
            if parts not in found or (found[parts].date is None and claim.date is not None):
                found[parts] = claim
    return list(found.values())


def _was_signed(scene: Scene, sentence: Sentence, cue: Cue, pair: tuple[Party, Party]) -> bool:
    start, end = clause(scene, sentence, cue.start)
    signed = any_word("signed").search(scene.document.text, start, end)
    since = max([cue.start - 45, *(p.end for p in pair if p.end <= cue.start)])
    return bool(sentence.part == "title" or signed) and asserted(scene, sentence, cue, since)


def _pair(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[Party, Party] | None:
    """The two parties: «الف با ب», «الف و ب», «میان الف و ب», before or after the word for the paper."""
    start, end = clause(scene, sentence, cue.start)
    there = [p for p in _partners(scene, sentence, cue) if start <= p.start < end]
    for second in there:
        if second.before == "با":
            firsts = [
                p for p in there if p.end <= second.start and p.before in ("", "و", "میان", "بین", "از")
            ]
            if firsts:
                return firsts[-1], second
            later = [p for p in there if p.start >= second.end and p.before == ""]
            if later:
                return later[0], second
    for first, second in zip(there, there[1:], strict=False):
        if second.before == "و" and first.before in ("", "میان", "بین", "توسط", "با"):
            return first, second
    return None


def _partners(scene: Scene, sentence: Sentence, cue: Cue) -> list[Party]:
    found = []
    last: Party | None = None  # the person before
    for party in parties(scene, sentence):
        if party.body and party.body.kind not in _NO_PARTY:
            label = party.label if party.body.complete else ""
            if not label and party.body.kind == "municipality":
                label = _unlisted(scene, party) or party.label
            head = _HEAD_OF.match(scene.document.text[last.end : party.start]) if last else None
            before = last.before if last and head and not party.before else party.before
            found.append(replace(party, label=label or party.label, before=before))
        elif party.kind == "place" and cue.sense == "sister":
            found.append(party)
        last = party if party.kind == "person" else None
    if sum(bool(p.label) for p in found) < 2:
        found += _of_offices(scene, sentence, found)
    if cue.sense == "sister":
        found += _strangers(scene, sentence, found)
    return sorted((p for p in found if p.label), key=lambda p: p.start)


def _unlisted(scene: Scene, party: Party) -> str:
    """«شهرداری آنکونا»: a town that no gazetteer lists."""
    word = _WORD.match(scene.document.text, party.end)
    if word is None or word.group(1) in words_of("stop_words") | words_of("name_ends"):
        return ""
    return f"شهرداری {scene.document.surface(word.start(1), word.end(1))}"


def _of_offices(scene: Scene, sentence: Sentence, known: list[Party]) -> list[Party]:
    """«شهردار اراک و رئیس دانشگاه اراک»: the mayor signs for the municipality."""
    from_offices = []
    for office in inside(sentence, scene.offices):
        head = _OFFICE_BODY.get(office.role)
        if head and office.label and office.phrase.form == "holder":
            if not any(p.start <= office.start < p.end for p in known):
                before = next((p.before for p in parties(scene, sentence) if p.end >= office.end), "")
                from_offices.append(Party(office.start, office.end, f"{head} {office.label}", "body", before))
    return from_offices


def _strangers(scene: Scene, sentence: Sentence, known: list[Party]) -> list[Party]:
    """A sister city that no gazetteer lists, told by its country: «با آق‌تائو در قزاقستان»."""
    text = scene.document.text
    found = []
    for match in re.compile(r"(?<!\w)(با|و) ((?:شهر )?)([^\W\d_]+(?: [^\W\d_]+)?)(?: در| از|،)? ").finditer(
        text, sentence.start, sentence.end
    ):
        abroad = [
            m
            for m in scene.context.mentions
            if m.start == match.end() and all(p.kind in ("foreign", "country") for p in m.places)
        ]
        if abroad and not any(p.start <= match.start(3) < p.end for p in known):
            label = scene.document.surface(match.start(3), match.end(3))
            found.append(Party(match.start(3), match.end(3), label, "place", match.group(1)))
    return found
