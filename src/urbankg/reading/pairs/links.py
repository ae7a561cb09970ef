"""Offices and mentions that belong together though they stand far apart: a headline's title, one taken up again."""

from __future__ import annotations

from functools import cached_property

from urbankg.reading.pairs.surroundings import Surroundings

_FIRST_PARAGRAPHS = 2  # after the first one of the body


class Links:
    """The links of the offices of one article."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def of(self, index: int) -> dict[int, str]:
        """How an office that nobody stands beside and a mention may belong together, by the mentions of full names:
        a headline's title whose name comes later, or a title taken up again while nobody else has been named.
        """
        around = self._around
        part = around.document.sentences[around.office_sentence[index]].part
        return (
            self._of_headline if part in ("title", "lead") else self._chain(index) if part == "body" else {}
        )

    @cached_property
    def _of_headline(self) -> dict[int, str]:
        """The mentions in the first paragraphs of the body, and whether they come after its first name."""
        around = self._around
        sentences = around.document.sentences
        first = next((s.paragraph for s in sentences if s.part == "body"), 0)
        places = [sentences[at] for at in around.mention_sentence]
        named = [n for n, m in enumerate(around.mentions) if m.kind != "pronoun" and places[n].part == "body"]
        return {
            n: "lead-later" if named[0] < n else "lead-first"
            for n in named
            if around.mentions[n].kind == "full" and places[n].paragraph <= first + _FIRST_PARAGRAPHS
        }

    def _chain(self, index: int) -> dict[int, str]:
        """The mentions before an office, up to where another person is named."""
        start = self._around.offices[index].start
        found: dict[int, str] = {}
        person: int | None = None
        for number in reversed(range(self._around.mentions_before(start))):
            mention = self._around.mentions[number]
            if mention.kind == "pronoun":
                continue
            if person is not None and mention.person != person:
                break
            person = mention.person
            if mention.kind == "full" and mention.end < start:
                found[number] = "chain"
        return found
