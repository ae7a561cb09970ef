"""The date of a change: which of an article's dates belongs to an office that is taken up or left."""

from __future__ import annotations

from urbankg.persian.dates import DateSpan, FoundDate
from urbankg.reading.scene import Scene


class Dating:
    """Chooses among the dates of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document = scene.document

    def of(self, *positions: int) -> DateSpan | None:
        """The date that belongs to words at the given positions of the folded text.

        The nearest date of their sentences counts, a day before a month or year; else one of the sentence
        before in the same paragraph. Nothing is guessed from the day of publication.
        """
        indexes = list(dict.fromkeys(self._document.sentence_at(p) for p in positions))
        for index in [*indexes, *(i - 1 for i in indexes)]:
            if index < 0 or self._paragraph(index) not in {self._paragraph(i) for i in indexes}:
                continue
            if found := self._in_sentence(index, positions[0]):
                return found.span
        return None

    def _paragraph(self, index: int) -> int:
        return self._document.sentences[index].paragraph

    def _in_sentence(self, index: int, position: int) -> FoundDate | None:
        sentence = self._document.sentences[index]
        published = self._document.article.published
        dates = [
            d
            for d in self._scene.dates
            if sentence.start <= d.start < sentence.end
            and (published is None or d.span.earliest <= published)
        ]
        return min(dates, key=lambda d: (d.span.precision != "day", abs(d.start - position)), default=None)
