"""Phrasings: how a sentence puts a person and an office together, row by row of ``data/phrases/phrasings.csv``.

A text is looked at with its names and offices taken out, so that a row says only what stands around them: «{person} به
عنوان {holder} گفت», «{post} را به {person} سپرد».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import first_words
from urbankg.reading.comparing import NOTHING, Answers, in_status, scaled
from urbankg.reading.offices import Form
from urbankg.reading.pairs import Pair
from urbankg.reading.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, form_source, unreal

# What stands in a text for a person, for an office by its form, and where a sentence begins or ends.
_PERSON, _STOP = "\ue000", "\ue001"
_OFFICES: dict[Form, str] = {"holder": "\ue002", "post": "\ue003", "place": "\ue004"}
_ANY_OFFICE = f"[{''.join(_OFFICES.values())}]"
_SIGN = re.compile(rf"{_PERSON}|{_ANY_OFFICE}")
# By what a row calls it: how a slot is written while the words around it become a pattern, and what it is then.
_SLOTS = {
    "person": ("\ue010", f"(?P<person>{_PERSON})"),
    "office": ("\ue011", f"(?P<office>{_ANY_OFFICE})"),
    "holder": ("\ue012", f"(?P<office>{_OFFICES['holder']})"),
    "post": ("\ue013", f"(?P<office>[{_OFFICES['post']}{_OFFICES['place']}])"),
    "seat": ("\ue019", f"(?P<office>{_OFFICES['post']})"),
    "another": ("\ue014", _PERSON),
    "title": ("\ue015", _ANY_OFFICE),
    "stop": ("\ue016", f"[ ]?{_STOP}[ ]?"),
    "words": ("\ue017", rf"(?:(?:،[ ]*|[ ]+)(?:\w+|{_ANY_OFFICE})){{0,10}}?،?"),
    "any": ("\ue018", f"[^{_STOP}]*?"),
    "left": ("\ue01a", f"(?P<left>{_PERSON})"),
    "came": ("\ue01b", f"(?P<came>{_PERSON})"),
}
_SLOT = re.compile(rf"\{{({'|'.join(_SLOTS)})\}}")
_MARKS = "،؛:"
_NO_PLAIN = re.compile(r"[\\<\[{]|\(\?")  # what is more than words and alternatives
_UNSEEN = re.compile(rf"[«»\"“”]|(?<!\w)(?:{any_word('title of actor').pattern} )+(?=[«\"“ ]*{_PERSON})")
_SENTENCE = re.compile(rf"{_STOP}([^{_STOP}]+)(?={_STOP})")
_OF_OFFICE = re.compile(_ANY_OFFICE)
_WORD = re.compile(r"\w+")
_QUESTION = ("؟", "?")
_ASSERTED = ("incumbent", "start", "end", "former")
_REACH = 40  # characters behind a phrasing in which a word may stand that unmakes it


@dataclass(frozen=True)
class Phrasing:
    """A row: its pattern over slotted text, and what it makes of the pair. A status of «none» parts the two, an empty
    one leaves open how the office is held. Of each set in ``needs`` a text must have a word.
    """

    form: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    status: str
    likelihood: float
    apart: bool  # whether it stands in more than one sentence

    def found_in(
        self, text: str, sentences: Sequence[tuple[int, int, frozenset[str]]]
    ) -> Iterator[re.Match[str]]:
        """Where it stands in a slotted text, of which are given the sentences that name a person and an office."""
        if self.apart:
            yield from self.form.finditer(text)
            return
        for start, end, words in sentences:
            if not any(words.isdisjoint(need) for need in self.needs):
                yield from self.form.finditer(text, start, end)

    @classmethod
    def of(cls, row: dict[str, str]) -> Phrasing:
        """The phrasing of a row of the table; ValueError if it lacks one of the two slots."""
        form = row["form"]
        pattern = slotted_form(form)
        if not {"person", "office"} <= pattern.groupindex.keys():
            raise ValueError(f"phrasings.csv: no {{person}} or no office in: {form}")
        likelihood = float(row["likelihood"]) if row["likelihood"] else 0.0
        apart = "{stop}" in form.removeprefix("{stop}").removesuffix("{stop}")
        return cls(pattern, tuple(needed(form)), row["status"], likelihood, apart)


def slotted_form(form: str) -> re.Pattern[str]:
    """The pattern of a form with slots, over slotted text."""
    source = form_source(_SLOT.sub(lambda slot: _SLOTS[slot[1]][0], form))
    for written, stands_for in _SLOTS.values():
        source = source.replace(written, stands_for)
    return re.compile(rf"(?:(?<!\w)|(?={_STOP}))(?:{source})(?:(?!\w)|(?<={_STOP}))")


def needed(form: str) -> Iterator[frozenset[str]]:
    """Of each word between the slots that cannot be left out, how it may be written or begin."""
    for stretch in _SLOT.split(form)[::2]:
        if stretch.count("(") != stretch.count(")"):
            continue
        for word in _words(stretch.replace("…", " ")):
            if _NO_PLAIN.search(word) or re.fullmatch(form_source(word), ""):
                continue
            if openings := first_words(word.strip(_MARKS)):
                yield openings


def _words(stretch: str) -> list[str]:
    """What spaces part in a stretch of a form, groups of alternatives whole."""
    words, depth = [""], 0
    for letter in stretch:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == " " and not depth:
            words.append("")
        else:
            words[-1] += letter
    return [word for word in words if _WORD.search(word)]


@cache
def phrasings() -> tuple[Phrasing, ...]:
    """The rows of the table."""
    return tuple(map(Phrasing.of, rows(PHRASES / "phrasings.csv")))


def as_phrased(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those that a phrasing settles made as it says; of several that fit the last counts."""
    words = scene.document.words
    fitting = [one for one in phrasings() if not any(words.isdisjoint(need) for need in one.needs)]
    if not fitting or not pairs:
        return weighed
    text, standing = slotted(scene)
    sentences = list(_telling_sentences(text))
    phrased = [(one, found) for one in fitting for found in one.found_in(text, sentences)]
    if not phrased:
        return weighed
    numbers: dict[tuple[int, PersonMention], int] = {(p.office, p.mention): at for at, p in enumerate(pairs)}
    again = list(weighed)
    for one, found in phrased:
        (mention,) = standing[found.start("person")]
        for office in standing[found.start("office")]:
            at = numbers.get((int(office), scene.persons.mentions[mention]))
            if at is not None and _is_asserted(one, text, found):
                again[at] = _settled(one, again[at])
    return again


def _telling_sentences(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where the sentences of a slotted text begin and end that name a person and an office, with their words."""
    for sentence in _SENTENCE.finditer(text):
        if _PERSON in sentence[0] and _OF_OFFICE.search(sentence[0]):
            yield sentence.start(), sentence.end(1) + 1, frozenset(_WORD.findall(sentence[0]))


def _settled(one: Phrasing, answers: Answers) -> Answers:
    if one.status == NOTHING:
        return scaled(answers, 0.0)
    likelihood = max(one.likelihood, 1 - answers[NOTHING])
    return in_status(answers, one.status, likelihood) if one.status else scaled(answers, likelihood)


def _is_asserted(one: Phrasing, text: str, found: re.Match[str]) -> bool:
    """Whether a phrasing found asserts what it says, or says what is not asserted."""
    return one.status not in _ASSERTED or is_asserted(text, found)


def is_asserted(text: str, found: re.Match[str]) -> bool:
    """Whether nothing around a phrasing makes a plan, a doubt or a question of it."""
    start = text.rfind(_STOP, 0, found.start()) + 1
    end = text.find(_STOP, found.end())
    return not (
        text.endswith(_QUESTION, start, end)
        or unreal("ahead").search(text, start, found.end())
        or unreal("after").search(text, found.end(), min(end, found.end() + _REACH))
    )


def slotted(scene: Scene) -> tuple[str, dict[int, list[int]]]:
    """The text with a sign for each name and office, and by where it stands the numbers of the mention or offices.

    Quotation marks, and titles before names, are left out; each sentence has a stop before and behind it.
    """
    signs = _signs(scene)
    document, pieces, ends = scene.document, [_STOP], []
    starts = sorted(signs)
    at = 0
    for sentence in document.sentences:
        position = sentence.start
        while at < len(starts) and starts[at] < sentence.end:
            start = starts[at]
            if start >= position:
                end, sign, numbers = signs[start]
                pieces += (document.text[position:start], sign)
                ends.append(numbers)
                position = end
            at += 1
        pieces += (document.text[position : sentence.end].rstrip(" .!\n"), _STOP)
    text = _UNSEEN.sub("", "".join(pieces))
    return text, dict(zip((sign.start() for sign in _SIGN.finditer(text)), ends, strict=True))


def _signs(scene: Scene) -> dict[int, tuple[int, str, list[int]]]:
    """By where it begins: where a name or an office ends, the sign for it, and its number or numbers."""
    signs: dict[int, tuple[int, str, list[int]]] = {
        m.start: (m.end, _PERSON, [number]) for number, m in enumerate(scene.persons.mentions)
    }
    by_start = defaultdict(list)
    for number, office in enumerate(scene.offices):
        if not office.phrase.plural:
            by_start[office.start].append(number)
    for start, numbers in by_start.items():
        first = scene.offices[numbers[0]]
        signs[start] = (max(scene.offices[n].end for n in numbers), _OFFICES[first.phrase.form], numbers)
    return signs
