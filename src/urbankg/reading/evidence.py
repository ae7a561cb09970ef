"""From marked words to evidence: the sentences that they stand in, with offsets of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from urbankg.claims import Claim, Evidence
from urbankg.reading.document import Document
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene


def evidence(document: Document, rule: str, *marks: tuple[int, int]) -> tuple[Evidence, ...]:
    """One `Evidence` for each sentence that holds some of the marks (stretches of the folded text), in order."""
    sentences: dict[int, list[tuple[int, int]]] = {}
    for start, end in marks:
        sentences.setdefault(document.sentence_at(start), []).append(document.original(start, end))
    found = []
    for index in sorted(sentences):
        sentence = document.sentences[index]
        start, end = document.original(sentence.start, sentence.end)
        found.append(
            Evidence(start, end, document.article.text[start:end], rule, tuple(sorted(sentences[index])))
        )
    return tuple(found)


def with_names(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of an article; where the evidence has only «وی» for a person, with the sentence that names him."""
    naming = _naming(scene) if claims else {}  # where nothing is told, nobody needs be looked for
    for claim in claims:
        shown = {one.start for one in claim.evidence}
        added = {
            sentence.start: sentence
            for one in claim.evidence
            for mark in one.marks
            if mark in naming
            for sentence in evidence(scene.document, one.rule, naming[mark])
            if sentence.start not in shown
        }
        together = sorted((*claim.evidence, *added.values()), key=attrgetter("start"))
        yield replace(claim, evidence=tuple(together)) if added else claim


def _naming(scene: Scene) -> dict[tuple[int, int], tuple[int, int]]:
    """By where a pronoun stands in the article: where in the folded text its person was named last, in full if ever."""
    last: dict[int, PersonMention] = {}
    found = {}
    for mention in scene.persons.mentions:
        before = last.get(mention.person)
        if mention.kind != "pronoun":
            if mention.kind == "full" or before is None or before.kind != "full":
                last[mention.person] = mention
        elif before is not None:
            found[scene.document.original(mention.start, mention.end)] = (before.start, before.end)
    return found
