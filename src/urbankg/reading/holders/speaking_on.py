"""Who speaks as an office in one sentence and by name in another, whoever is named in what is said.

«فرماندار ساوه گفت: … . مینا آذرنیا افزود: …», «مینا آذرنیا گفت: … . فرماندار ساوه افزود: …».
"""

from __future__ import annotations

import re
from functools import cached_property

from urbankg.reading.bystanders.own_titles import first_mentions, has_own_title, is_cleric_without
from urbankg.reading.cues import SPEECH
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import in_whose_words, name_opens, office_opens, sentence_of
from urbankg.reading.wordings import any_word

_MOST_APART = 3  # sentences
_KICKER = re.compile(r"(?P<joined> و [^.:؛،\n]{2,40})? ?:[ ]*\n")


class Speakers:
    """The offices and persons of an article that open a sentence in which they speak."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def _speech(self) -> list[int]:
        return [start for start, _ in self._scene.document.occurrences(SPEECH)]

    @cached_property
    def _first(self) -> dict[int, PersonMention]:
        return first_mentions(self._scene)

    @cached_property
    def _names(self) -> list[PersonMention]:
        named = (mention for mention in self._scene.persons.mentions if mention.kind != "pronoun")
        return [mention for mention in named if name_opens(self._scene, mention)]

    @cached_property
    def _offices(self) -> list[Office]:
        offices = (office for office in self._scene.offices if office.phrase.form == "holder")
        return [office for office in offices if office_opens(self._scene, office)]

    @cached_property
    def _says_on(self) -> str:
        """The words for going on to speak: where one person alone is named, any word of speech."""
        named = sum(person.full for person in self._scene.persons.people)
        return "speaks" if named == 1 else "speaks on"

    def is_one(self, office: Office, mention: PersonMention) -> bool:
        """Whether a person speaks next after an office that spoke, or the office goes on after the person."""
        if mention.start > office.end:
            return self._is_named_next(office, mention)
        return self._goes_on(mention, office)

    def only_names(self, office: Office, mention: PersonMention) -> bool:
        """Whether a person is only named by another, of whom the text speaks, before the office goes on to speak: «مینا
        آذرنیا گفت: کار رضا ناصری خوب است. نماینده ساوه افزود: …», «مینا آذرنیا از رضا ناصری تشکر کرد. نماینده ساوه …».
        """
        document = self._scene.document
        apart = document.sentence_at(office.start) - document.sentence_at(mention.start)
        if mention.kind == "pronoun" or not 0 < apart <= _MOST_APART:
            return False
        start = sentence_of(self._scene, mention.start).start
        others = [m for m in self._scene.persons.mentions if start <= m.start < mention.start]
        colon = document.text.rfind(":", start, mention.start)
        if any(self._goes_on(m, office) for m in others if m.start < colon and m.person != mention.person):
            return True
        if not others or others[0].person == mention.person or office not in self._offices:
            return False
        speaker = others[0]
        return (
            name_opens(self._scene, speaker)
            and not self._is_called_otherwise(office, self._first[speaker.person])
            and not any(one.is_beside(mention.start, mention.end) for one in self._scene.offices)
            and not any(mention.end <= name.start < office.start for name in self._names)
            and (self._says_more(office) or not self._holds_another(office, speaker))
        )

    def _holds_another(self, office: Office, mention: PersonMention) -> bool:
        """Whether an office in another role stands beside a name."""
        beside = (one for one in self._scene.offices if one.is_beside(mention.start, mention.end))
        return any(one.role != office.role for one in beside)

    def _says_more(self, office: Office) -> bool:
        """Whether a sentence says on what its office has said before."""
        end = sentence_of(self._scene, office.start).end
        return any_word(self._says_on).search(self._scene.document.text, office.end, end) is not None

    def _is_named_next(self, office: Office, mention: PersonMention) -> bool:
        first = mention.kind == "full" and self._first[mention.person] == mention
        return first and self._follow(office, mention) and not self._is_called_otherwise(office, mention)

    def _goes_on(self, mention: PersonMention, office: Office) -> bool:
        full = self._scene.persons.people[mention.person].full and mention.kind != "pronoun"
        return (
            full
            and self._follow(mention, office)
            and self._says_more(office)
            and not self._is_called_otherwise(office, self._first[mention.person])
        )

    def _is_called_otherwise(self, office: Office, mention: PersonMention) -> bool:
        return has_own_title(self._scene, mention) or is_cleric_without(self._scene, office, mention)

    def _follow(self, one: Office | PersonMention, other: Office | PersonMention) -> bool:
        """Whether both speak, close to each other, and nobody else between them."""
        document = self._scene.document
        apart = document.sentence_at(other.start) - document.sentence_at(one.start)
        return (
            1 <= apart <= _MOST_APART
            and self._speaks(one)
            and self._speaks(other)
            and not any(one.end <= name.start < other.start and name != other for name in self._names)
            and not any(
                one.end <= between.start < other.start and between != other and not _same(between, one, other)
                for between in self._offices
            )
        )

    def _speaks(self, one: Office | PersonMention) -> bool:
        """Whether an office or a name opens a sentence and speaks before another person is named in it."""
        if one not in (self._offices if isinstance(one, Office) else self._names):
            return False
        if isinstance(one, PersonMention) and in_whose_words(self._scene, one):
            return True
        if isinstance(one, Office) and self._is_kicker(one):
            return True
        end = sentence_of(self._scene, one.start).end
        speech = next((start for start in self._speech if one.end <= start < end), None)
        return speech is not None and (isinstance(one, PersonMention) or not self._is_named(one.end, speech))

    def _is_kicker(self, office: Office) -> bool:
        """Whether an office is a line above the headline that it speaks: «معاون استاندار و فرماندار ساوه:»."""
        found = _KICKER.match(self._scene.document.text, office.end)
        return found is not None and (found["joined"] is None or office.role.startswith("deputy_"))

    def _is_named(self, start: int, end: int) -> bool:
        return any(start <= m.start < end and m.kind != "pronoun" for m in self._scene.persons.mentions)


def _same(office: Office, one: Office | PersonMention, other: Office | PersonMention) -> bool:
    """Whether an office is that of one of two said again."""
    seats = [(o.role, o.label) for o in (one, other) if isinstance(o, Office)]
    return (office.role, office.label) in seats
