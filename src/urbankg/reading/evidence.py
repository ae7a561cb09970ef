"""From marked words to evidence: the sentences that they stand in, with offsets of the article."""

from __future__ import annotations

from urbankg.claims import Evidence
from urbankg.reading.document import Document


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
