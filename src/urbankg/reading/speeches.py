"""Who spoke in a session of which an article tells no chair: an official who speaks «در سخنانی»."""

from __future__ import annotations

from urbankg.reading.chairs import Part, Session, in_speech
from urbankg.reading.frames import clause
from urbankg.reading.parties import parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_SAID_THERE = 6  # the rank of who spoke, but is nowhere said to have done so in that session


def speaking_there(scene: Scene, session: Session) -> Part | None:
    """The official who held a speech, in an article that opens with a session."""
    document = scene.document
    if in_speech(scene, session) or not any_word("in a speech").search(document.text):
        return None
    for sentence in document.sentences[document.sentence_at(session.sentence.start) :]:
        for speech in any_word("in a speech").finditer(document.text, sentence.start, sentence.end):
            start, _ = clause(scene, sentence, speech.start())
            there = [p for p in parties(scene, sentence) if start <= p.start and p.end <= speech.start()]
            for party in there:
                if party.official and party.kind == "person" and party.before in ("", "و"):
                    return Part(party.label, (party.start, party.end), _SAID_THERE)
    return None
