"""Who is named right behind a sentence that speaks of one office without its holder, wherever the office stands.

«نماینده ساوه دیروز با فرماندار دیدار کرد. در این دیدار مینا آذرنیا …».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from functools import cache, cached_property

from urbankg.persian.fold import key
from urbankg.reading.bystanders.own_titles import first_mentions, has_own_title
from urbankg.reading.document import Sentence
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import name_opens, sentence_of, titles
from urbankg.reading.wordings import any_word, one_of

_GOES_ON = re.compile(r"[«\"]?(?:وی|او|ایشان)(?!\w)")
_BEFORE = 40  # characters before an office in which a word may say that another is meant
_SAID = re.compile(r"[«“][^»”]*$|(?<!\w)(?:وی|او|ایشان) ")


class NamedBehind:
    """The offices of an article that a sentence speaks of, and who is named behind it; ``held`` are the numbers of the
    offices with a holder.
    """

    def __init__(self, scene: Scene, held: Container[int]) -> None:
        self._scene = scene
        self._held = held
        self._found: dict[int, PersonMention | None] = {}

    def of(self, number: int) -> PersonMention | None:
        """Who is named in the sentence behind that of an office, as its holder; nobody where that is not sure."""
        if number not in self._found:
            self._found[number] = self._behind(number)
        return self._found[number]

    def _behind(self, number: int) -> PersonMention | None:
        document, office = self._scene.document, self._scene.offices[number]
        index = document.sentence_at(office.start)
        if document.sentences[index].part == "title":
            return None
        mention = self._next_named(index)
        if (
            mention is None
            or mention.kind != "full"
            or self._first[mention.person] != mention
            or not self._speaks_of(office, index)
            or not (self._named_by_head(office, mention) or self._just_opens(mention))
        ):
            return None
        return mention

    @cached_property
    def _first(self) -> dict[int, PersonMention]:
        return first_mentions(self._scene)

    @cached_property
    def _named(self) -> list[PersonMention]:
        return [mention for mention in self._scene.persons.mentions if mention.kind != "pronoun"]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [mention.start for mention in self._named]

    def _first_named(self, sentence: Sentence) -> PersonMention | None:
        at = bisect_left(self._name_starts, sentence.start)
        return self._named[at] if at < len(self._named) and self._named[at].start < sentence.end else None

    def _next_named(self, index: int) -> PersonMention | None:
        """Who is named first in the sentence behind one, or behind that where it goes on with «وی»."""
        for sentence in self._scene.document.sentences[index + 1 : index + 3]:
            mention = self._first_named(sentence)
            if mention is not None or _GOES_ON.match(self._scene.document.text, sentence.start) is None:
                return mention
        return None

    def _just_opens(self, mention: PersonMention) -> bool:
        return name_opens(self._scene, mention) and not has_own_title(self._scene, mention)

    def _named_by_head(self, office: Office, mention: PersonMention) -> bool:
        """Whether a sentence opens with a word or two of an office and the name: «این معاون، مینا آذرنیا»."""
        text = self._scene.document.text
        start = sentence_of(self._scene, mention.start).start
        opening = _headed().fullmatch(text, start, mention.start)
        return opening is not None and text.startswith(f"{opening['head']} ", office.start, office.end)

    def _means_another(self, office: Office, sentence: Sentence) -> bool:
        """«دفتر شهردار», «با حکم شهردار», «یک شهردار»: not one of whom more is told."""
        text = self._scene.document.text
        before = text[max(sentence.start, office.start - _BEFORE) : office.start]
        return (
            _another().search(before) is not None
            or any_word("by whom", closing=True).search(before) is not None
        )

    def _in_office(self, position: int) -> bool:
        return any(office.start <= position < office.end for office in self._scene.offices)

    def _speaks_of(self, office: Office, index: int) -> bool:
        """Whether a sentence tells something of one office, those aside whose holders are told, and nobody says it."""
        text, sentence = self._scene.document.text, self._scene.document.sentences[index]
        if (
            _SAID.search(text[sentence.start : office.start])
            or self._means_another(office, sentence)
            or any("speech" in cue.senses and cue.start < office.start for cue in self._scene.cues[index])
            or any(
                not self._in_office(title.start())
                for title in _titled().finditer(text, sentence.start, office.start)
            )
        ):
            return False
        others = [
            number
            for number, other in enumerate(self._scene.offices)
            if sentence.start <= other.start < sentence.end
            and other.phrase.form == "holder"
            and (other.role, key(other.label)) != (office.role, key(office.label))
        ]
        return all(number in self._held for number in others)


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('not the one').pattern}|(?<!\w)\d+) \Z")


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(rf"[«\"]?(?:(?:این|ان|همین) )?(?P<head>[^\W\d_]+(?: [^\W\d_]+)?) ?، ?{titles()}[«\"]?")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('own title')}(?!\w)")
