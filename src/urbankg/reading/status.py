"""How an office is held, by the words around it: what `urbankg.reading.ranking` weighs to tell a status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from urbankg.lexicon.phrases import words_of
from urbankg.reading.cues import Cue
from urbankg.reading.document import Document
from urbankg.reading.offices import Office
from urbankg.reading.pair_features import role_group
from urbankg.reading.persons import PersonMention

_YEARS = re.compile(
    r"(?:از (?:سال )?|[(])\d{2,4} ?(?:تا|-|–|ـ|الی)|(?:به مدت|طی) \w+ سال"
    r"|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|\d+) سال(?: و \w+ ماه)?|تا (?:سال )?\d{2,4}"
)


class StatusReader:
    """Describes an office and its holder for the model of statuses; one an article."""

    def __init__(self, document: Document, offices: list[Office], cues: list[list[Cue]]) -> None:
        self._doc = document
        self._cues = cues
        self._headline = self._headline_senses(offices)

    def _headline_senses(self, offices: list[Office]) -> dict[str, set[str]]:
        """By role: the senses of the cues of the title and lead sentences that speak of it."""
        found: dict[str, set[str]] = {}
        for office in offices:
            index = self._doc.sentence_at(office.start)
            if self._doc.sentences[index].part in ("title", "lead"):
                found.setdefault(office.role, set()).update(s for c in self._cues[index] for s in c.senses)
        return found

    def features(self, office: Office, mention: PersonMention) -> Iterator[str]:
        """What is true of an office and the mention of its holder."""
        doc = self._doc
        at_office, at_person = doc.sentence_at(office.start), doc.sentence_at(mention.start)
        low, high = min(office.start, mention.start), max(office.end, mention.end)
        form, together = office.phrase.form, at_office == at_person
        yield "bias"
        yield f"form={form}"
        yield f"group={role_group(office.role)}:{form}"
        yield f"role={office.role}"
        for sense in office.phrase.senses:
            yield f"sense={sense}"
        yield f"plain={not office.phrase.senses - {'plain'}}:{form}"
        part = doc.sentences[at_office].part
        yield f"part={part}:{form}"
        for index in {at_office, at_person}:
            for cue in self._cues[index]:
                near = "near" if cue.start - high < 60 and low - cue.end < 60 else "far"
                place = "mid" if low <= cue.start < high else "before" if cue.end <= low else "after"
                if (
                    together
                    and low <= cue.start
                    and cue.end <= high
                    and any(cue.start >= s and cue.end <= e for s, e in ((office.start, office.end),))
                ):
                    continue
                for sense in cue.senses:
                    yield f"cue={sense}:{place}:{near}:{form}"
                    yield f"any={sense}"
                yield f"word={cue.text}:{place}:{near}"
                yield f"word={cue.text}"
        for sense in self._headline.get(office.role, ()):
            yield f"headline={sense}"
        sentence = doc.sentences[at_office]
        if _YEARS.search(
            doc.text, max(sentence.start, office.start - 45), min(sentence.end, office.end + 45)
        ):
            yield f"years:{form}"
            yield "years"
        order = "MO" if mention.end <= office.start else "OM"
        yield f"order={order}:{form}:{together}"
        first, last = (mention.end, office.start) if order == "MO" else (office.end, mention.start)
        gap = doc.tokens[doc.token_at(first) : doc.token_at(last)]
        if len(gap) <= 2 and together:
            yield (
                f"gap={order}:{form}:{' '.join(gap)}"
                if all(len(g) < 4 for g in gap)
                else f"gap={order}:{form}:W"
            )
        before, after = doc.token_at(office.start) - 1, doc.token_at(office.end)
        yield f"before={self._word(before)}:{form}"
        yield f"before2={self._word(before - 1)} {self._word(before)}"
        yield f"after={self._word(after)}:{form}"
        bullet = doc.text[sentence.start : sentence.start + 1]
        if bullet in "-*•■":
            yield "bullet"

    def _word(self, index: int) -> str:
        """A token as the model sees it: particles by themselves, any other word as ``W``."""
        if not 0 <= index < len(self._doc.tokens):
            return "END"
        text = self._doc.tokens[index]
        return text if text in words_of("between_words") else "N" if text[0].isdigit() else "W"
