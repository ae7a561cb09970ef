"""What a bare «رئیس», «سرپرست» or «این منطقه» points back to: the body or zone that was last spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, cached_property

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import words_of
from urbankg.persian.numbers import parse_number
from urbankg.reading.document import Document
from urbankg.reading.mentions.bodies import Body, body_begins
from urbankg.reading.mentions.offices import OfficePhrase
from urbankg.reading.mentions.persons import Persons
from urbankg.reading.mentions.places_at import skip_spaces
from urbankg.reading.wordings import any_word

_SEATS = frozenset(["governorate", "county_governorate"])
_LONGEST_PORTFOLIO = 80  # characters of «معاونت هماهنگی امور عمرانی», before a body
_FARTHEST = 600  # characters back to a body that a bare office may still mean
_LONGEST_NAME = 200  # characters
_LONGEST_OWNER = 5  # words of «اداره ورزش و جوانان» between «سرپرست» and «منصوب شد»
_POINTER = re.compile(r"[ ]*(?:را[ ]+در[ ]+)?(?:این|همین|همان|ان)(?:[ ]+([^\W\d_]+))?(?!\w)")
_LOCAL = frozenset(["municipality", "governorate", "county_governorate"])
_AS = ("به عنوان ", "با عنوان ", "در مقام ")
_WHOLE_COUNTRY = ("کشور", "ایران")
_COMMITTEES = ("کمیسیون", "کمیته")
_NEXT_WORD = re.compile(r"[ ]*([^\W\d_]+|\S|$)")
_ZONE = re.compile(r"(?<!\w)منطقه (\d+|[^\W\d_]+)(?!\w)")


@cache
def _roles() -> dict[str, dict[str, str]]:
    """By the kind of bare head (``chair``, ``acting`` …): the role over each kind of body."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(PHRASES / "bare_offices.csv"):
        found[row["head"]][row["body"]] = row["role"]
    return dict(found)


@cache
def _municipal() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words_of('municipal_bodies')))})")


class Antecedents:
    """The bodies of one article as what bare office words may point back to."""

    def __init__(self, document: Document, persons: Persons, bodies: Callable[[], list[Body]]) -> None:
        self._document = document
        self._persons = persons
        self._bodies = bodies

    def municipal(self, body: Body) -> bool:
        """Whether an organisation is one of a municipality, by its name."""
        text = self._document.text
        of_state = any_word("body of the state").match(text, body.start, body.end)
        if (of_state or text.endswith(_WHOLE_COUNTRY, body.start, body.end)) and "شهردار" not in text[
            body.start : body.end
        ]:
            return False
        return _municipal().search(text, body.start, body.end) is not None

    def may_be_municipal(self, start: int) -> bool:
        """Whether a body that begins here may turn out to be municipal: cheaper than to read its name."""
        return _municipal().search(self._document.text, start, start + _LONGEST_NAME) is not None

    def fuller_name(self, short: Body, position: int) -> Body | None:
        """The municipal organisation whose name goes on where a short one ends («شرکت واحد», «شرکت واحد تهران»): the
        last one before a position, else the first one after.
        """
        name = short.label.removesuffix(short.place_name).rstrip()
        found = [
            body
            for body in self._bodies()
            if body.kind == "organisation"
            and body.label.startswith(f"{name} ")
            and len(body.label) > len(short.label)
            and short.place_name in body.label
            and self.municipal(body)
        ]
        before = [body for body in found if body.start < position]
        return before[-1] if before else found[0] if found else None

    def body_of(
        self, phrase: OfficePhrase, besides: tuple[int, int] = (0, 0)
    ) -> tuple[Body, str, int] | None:
        """The body of a bare office, the role that this makes, and where the words for both end. What is named between
        the positions ``besides`` does not count.
        """
        text = self._document.text
        roles = _roles().get(phrase.role, {})
        pointer = _POINTER.match(text, phrase.head_end)
        named = pointer.group(1) if pointer else None
        if pointer is None and not self.alone(phrase):
            return None
        bodies = self._bodies()
        ministry = named is not None and named.startswith("وزارت")
        if phrase.role == "acting" and not ministry and any(b.kind in _LOCAL for b in bodies):
            bodies = [b for b in bodies if b.kind != "ministry"]  # it is more often named for its approval
        for body in reversed(bodies):
            if body.start >= phrase.start or phrase.start - body.end > _FARTHEST:
                continue
            if besides[0] <= body.start < besides[1]:
                continue
            role = roles.get(body.kind)
            if role is None or (body.kind == "organisation" and not self.municipal(body)):
                continue
            if body.kind == "organisation" and self._somebody_was_in(body):
                continue
            if phrase.role == "acting" and body.kind in _SEATS and self._is_of_others(body):
                continue
            if phrase.role == "acting" and body.kind == "council" and not self._chooses(body, phrase):
                continue
            if body.kind == "committee" and not text.startswith(_COMMITTEES, body.start):
                continue  # «هیئت رئیسه», «ستاد»
            if named and named not in words_of("stop_words") and not text.startswith(named[:4], body.start):
                continue
            end = pointer.end() if pointer and named not in words_of("stop_words") else phrase.head_end
            return body, role, end
        return None

    def _somebody_was_in(self, body: Body) -> bool:
        """Whether a sentence names a body only as where somebody was: «وی پیش از این معاون سازمان پسماند بود»."""
        start = self._document.sentences[self._document.sentence_at(body.start)].start
        told = any_word("somebody was in", closing=True)
        return told.search(self._document.text[start : body.start]) is not None

    def _chooses(self, council: Body, phrase: OfficePhrase) -> bool:
        """Whether a council may be who chooses the acting head of its town: one of the same paragraph, where the
        sentence names no ministry.
        """
        document = self._document
        own, other = (document.sentences[document.sentence_at(at)] for at in (phrase.start, council.start))
        return own.paragraph == other.paragraph and "وزارت" not in document.text[own.start : phrase.start]

    def _is_of_others(self, body: Body) -> bool:
        """«معاونت عمرانی استانداری», «تأیید استانداری»: not what has an acting head."""
        before = self._document.text[max(0, body.start - _LONGEST_PORTFOLIO) : body.start]
        return any_word("no acting head of", closing=True).search(before) is not None

    def alone(self, phrase: OfficePhrase) -> bool:
        """Whether a bare «سرپرست» is no part of a longer name of an office, by what stands behind and before it."""
        if self.stands_alone(phrase.head_end):
            return True
        text = self._document.text  # «به عنوان سرپرست روشن نگه می‌دارد», «با حکم سرپرستی چرخاند»
        titled = phrase.form == "post" if phrase.role == "acting" else False
        following = skip_spaces(text, phrase.head_end)
        return (
            (titled or text.endswith(_AS, 0, phrase.start))
            and not body_begins(text, following)
            and not self._owned(phrase, following)
        )

    def _owned(self, phrase: OfficePhrase, following: int) -> bool:
        """Whether the noun behind a bare title is what it is over: «به عنوان رئیس دادگستری منصوب شد»."""
        text, verb = self._document.text, any_word("behind a title")
        if verb.match(text, following):
            return False
        if phrase.role != "acting":
            return True
        at = following
        for _ in range(_LONGEST_OWNER):
            word = _NEXT_WORD.match(text, at)
            if word is None or not word[1][:1].isalpha() or word[1] in words_of("stop_words"):
                return False
            at = skip_spaces(text, word.end())
            if verb.match(text, at):
                return True
        return False

    def stands_alone(self, position: int) -> bool:
        """Whether no noun follows that a bare «رئیس» would belong to: a particle, a verb, a mark, a name."""
        following = _NEXT_WORD.match(self._document.text, position)
        if following is None or not following.group(1) or not following.group(1)[0].isalpha():
            return True
        return following.group(1) in words_of("stop_words") or self.names_somebody(following.start(1))

    def names_somebody(self, at: int) -> bool:
        """Whether a person is named at a position, be it with a title: «به ریاست جناب آقای دکتر علی رضایی»."""
        while title := any_word("title before name").match(self._document.text, at):
            at = skip_spaces(self._document.text, title.end())
        return self._persons.begins_at(at)

    def points_elsewhere(self, position: int) -> bool:
        """Whether a bare head is of a unit that is pointed at and is none of those read here: «سرپرست این اداره کل»."""
        pointer = _POINTER.match(self._document.text, position)
        return bool(pointer and pointer[1] and any_word("other unit").fullmatch(pointer[1]))

    def last_zone(self, position: int) -> int | None:
        """The number of the zone («منطقه ۷») that is spoken of at a position: the one of the title, else the last."""
        return self._zone_of_title or next(iter(reversed(self._zones(0, position))), None)

    @cached_property
    def _zone_of_title(self) -> int | None:
        titles = [s for s in self._document.sentences if s.part == "title"]
        named = {zone for s in titles for zone in self._zones(s.start, s.end)}
        return named.pop() if len(named) == 1 else None

    def _zones(self, start: int, end: int) -> list[int]:
        words = (found.group(1) for found in _ZONE.finditer(self._document.text, start, end))
        numbers = (int(word) if word.isdigit() else parse_number(word) for word in words)
        return [int(number) for number in numbers if number is not None]
