"""Office phrases: which office a stretch of text names, in which form, over what, and how it is held.

The phrases are rows of ``data/phrases/offices.csv``; what they are over («اراک» of «شهردار سابق اراک») is
read by `urbankg.reading.mentions.office_mentions`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.lexicon.phrases import needed_words, words_of
from urbankg.persian.fold import Folded
from urbankg.reading.document import Document, Sentence
from urbankg.reading.openings import Openings
from urbankg.reading.wordings import any_word, one_of

Form = Literal["holder", "post", "place"]
# How it is known what an office is over: said by the phrase, pointed at («این شهر»), told by the context; the head
# of a list serves its later items (listed), a bare «رئیس» takes its body (bare), «این سمت» is the office before
# (again).
How = Literal["said", "pointed", "context", "listed", "bare", "again"]

BESIDE = 3  # characters at most between a name and an office that stand side by side
PAST = frozenset(["former", "late"])  # senses of an office that somebody had
_PLURAL_HEAD = re.compile(
    r"(?:اعضا[یء]?|نمایندگان|نواب|منشیان|منشی های|وزرای|شهرداران|معاونان(?:ش|شان)?|معاونین)(?!\w)"
)
_MANY = r"(?P<many>[ ]?(?:های|ها|هایی|هایشان)|ان)?"
_POSSESSIVE = r"(?P<own>[ ]?(?:شان|اش)|ش)?(?:[ ]?(?:مان|ام)|م)?"  # «فرماندارشان»
_IS = r"(?:(?<=[او])(?:ست|یند))?"  # «رئیس شوراست»
# «معاون مالی همین شهرداری»
_THIS = r"(?:(?:این|همین|همان|ان)[ ]+)?"
_LONGEST_MODIFIER = 20  # characters
_BEGINNING = 4  # letters of a word that endings leave alone: «شهردار» in «شهردارانشان»
_POINTS = re.compile(r"(?<!\w)(?:این|همین|همان|ان) (?:شهردار|استاندار|فرماندار|وزارت)")
# «شورای شهر اراک را می‌گرداند»: who does so heads it.
_RUNS = re.compile(
    r"(?:[ ][^\W\d_]+){0,3}[ ]را[ ](?:ریاست|هدایت|اداره|مدیریت|می[ ]?(?:گرداند|چرخاند)|می(?:گردانند|گردانم))"
)
_RUN = {"council_member": "council_chair"}
# «تا انتخاب شهردار جدید شهرداری را بر عهده گرفت»: who does so acts in the office.
_ACTS = {role: f"acting_{role}" for role in ("mayor", "minister", "governor_general", "county_governor")}
_NO_WORD = r"(?![ ][^\W\d_])"  # follows
_UNTIL = 70  # characters before a post in which it is said until when
_TAKEN = re.compile(r"(?:[ ][^\W\d_]+){0,3}[ ]را[ ]")
_PARTS = re.compile(r"^(?:[(][^()]*[)]|[^ (]+(?:[(][^()]*[)])?)(?=[ ]|$)|.+")
_GOVERNS = re.compile(r"[(]?(?:شهردار|استاندار|فرماندار|وزارت)")


@dataclass(frozen=True)
class OfficePattern:
    """A row of the table of offices."""

    role: str
    form: Form
    over: str
    pattern: str
    example: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """What finds it; made when its first word is met, since most articles have few of them, and questions one."""
        return _compile(self.pattern, self.form)

    @cached_property
    def needs(self) -> list[frozenset[str]]:
        """Of each word behind the first one that cannot be left out, how the words of a text must begin for it."""
        found = []
        for openings in [*needed_words(self.pattern)][1:]:
            if min(map(len, openings)) >= _BEGINNING:
                found.append(frozenset([word[:_BEGINNING] for word in openings]))
        return found


class OfficePhrase(NamedTuple):
    """An office named in a text, before its object is read: ``start``/``head_end`` span head and adjectives."""

    start: int
    head_end: int
    role: str
    form: Form
    over: str
    senses: frozenset[str]
    plural: bool
    pointed: bool = False  # «فرماندارشان», «معاون همین شهرداری»: over the place or body before


class Office(NamedTuple):
    """An office phrase with its object read: ``label`` is what it is over, ``how`` tells how that is known.

    ``order`` counts the offices that one phrase names («مناطق ۲، ۴ و ۵») or that one list enumerates.
    """

    phrase: OfficePhrase
    end: int
    label: str
    how: How
    role: str
    order: int = 0

    @property
    def start(self) -> int:
        """Where the phrase begins."""
        return self.phrase.start

    def is_beside(self, start: int, end: int) -> bool:
        """Whether what stands from one position to another is beside the office, with no more than marks between."""
        return start <= self.end + BESIDE + 1 and self.start <= end + BESIDE + 1

    @property
    def explicit(self) -> bool:
        """Whether the phrase itself says what the office is over."""
        return self.how == "said"


def _fold(text: str) -> str:
    return Folded.of(text).text


def _compile(pattern: str, form: str) -> re.Pattern[str]:
    head, *rest = _PARTS.findall(_fold(pattern.replace("~", "\x00").replace("…", "\x01")))
    words = "".join(rest).strip()
    source = head + (" \x02" + "\x03" * bool(_GOVERNS.match(words)) + words if words else "")
    source = re.sub(" +", "[ ]+", source).replace("\x00", "[ ]?").replace("\x01[ ]+", "\x01\x04" + _THIS)
    source = source.replace("\x01", _portfolio()).replace(
        "\x04", rf"(?P<late>(?:{_adjectives()}[ ]+){{0,2}})"
    )
    source = source.replace("\x02", rf"(?P<adjectives>(?:{_adjectives()}[ ]+){{0,2}})").replace("\x03", _THIS)
    ending = _MANY + _POSSESSIVE + _IS if form == "holder" else ""
    return re.compile(source + ending + r"(?![^\W\d])")  # but «منطقه۵»


@cache
def _portfolio() -> str:
    """A pattern of up to eight words of a portfolio; it may hold commas, dashes, quotation marks and a number to call
    («سامانه ۱۳۷»), but no other office, body or verb.
    """
    ends = "|".join(sorted(words_of("portfolio_ends")))
    word = rf"[\"(]?(?!(?:{ends})(?!\w))(?:[^\W\d_]+|\d{{3}})"
    return rf"(?:{word}[ ]*(?:[،,ـ_–\-/«»\")]*[ ]+|[_–\-/]+)){{1,8}}?"


def _adjectives() -> str:
    """A pattern of what may stand after the first word: «رئیس سابق شورا», «معاون پیشین شهردار»."""
    regex, _ = _modifiers("after")
    return regex.pattern


class _Heads:
    """The patterns that may open with the words of one article: of most such words none, of some several.

    Which have all the words that they need, by their beginnings, is told when a word is first met in it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._beginnings = frozenset([word[:_BEGINNING] for word in words])
        self._fitting: dict[str, list[OfficePattern]] = {}

    def longest(
        self, word: str, text: str, start: int, stop: int
    ) -> tuple[OfficePattern, re.Match[str]] | None:
        """The pattern that finds most at a position where a word begins, the first of those that find as much, with its
        match; None if none finds anything before ``stop``.
        """
        patterns = self._fitting.get(word)
        if patterns is None:
            patterns = self._fitting[word] = [
                one for one in _openings()[word] if not any(map(self._beginnings.isdisjoint, one.needs))
            ]
        best = None
        for pattern in patterns:
            found = pattern.regex.match(text, start, stop)
            if found is not None and (best is None or found.end() > best[1].end()):
                best = pattern, found
        return best


@cache
def office_patterns() -> dict[str, tuple[OfficePattern, ...]]:
    """The patterns of the table, by their first word."""
    found: dict[str, list[OfficePattern]] = defaultdict(list)
    for row in rows(PHRASES / "offices.csv"):
        entry = OfficePattern(row["role"], row["form"], row["over"], row["pattern"], row["example"])  # type: ignore[arg-type]
        for head in _heads(row["pattern"]):
            found[head].append(entry)
    return {head: tuple(entries) for head, entries in found.items()}


def _heads(pattern: str) -> list[str]:
    """The first words that a pattern can begin with, as the text may write them.

    >>> _heads("(قایم~مقام|جانشین) شهردار")
    ['قایم', 'قایممقام', 'جانشین']
    """
    first = re.match(r"\(([^()]*)\)|[^ ]+", pattern)
    if first is None:
        raise ValueError(f"empty office pattern: {pattern!r}")
    heads = []
    for word in (first.group(1) or first.group()).split("|"):
        word = re.sub(r"\(.*", "", word)
        head = _fold(word.split("~")[0]).split()[0]
        heads += [head] + ([_fold(word.replace("~", ""))] if "~" in word else [])
    return list(dict.fromkeys(heads))


@cache
def _openings() -> dict[str, tuple[OfficePattern, ...]]:
    """The words that may open an office phrase, with the patterns that begin with each."""
    endings = ("", "ان", "ش", "شان", "مان", "م", "ها", "های", "ست")
    patterns = office_patterns()
    return {word + ending: found for ending in reversed(endings) for word, found in patterns.items()}


_OPENINGS = Openings(_openings)


@cache
def _modifiers(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words before an office, behind its head, or at its end; they may be written as one. With their
    senses without the spaces.
    """
    before = side == "before"
    table = [row for row in rows(PHRASES / "office_modifiers.csv") if (row["side"] == "before") is before]
    opening = ("last", "head") if side == "end" else ("last",)
    last = {_fold(row["word"]) for row in table if row["side"] in opening}
    words = sorted((_fold(row["word"]) for row in table), key=len, reverse=True)
    alternatives = "|".join(
        re.escape(word).replace(r"\ ", "[ ]?") + (_NO_WORD if word in last else "") for word in words
    )
    senses = {_fold(row["word"]).replace(" ", ""): row["sense"] for row in table}
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), senses


@cache
def _next_modifier(side: str) -> re.Pattern[str]:
    regex, _ = _modifiers(side)
    # «شهردار قبل» was, «شهردار ساوه قبل از ظهر آمد» is; «شهردار بازنشسته» is one who was, but «از شهرداری بازنشسته
    # شد» tells what becomes of somebody
    tells = rf"(?:{one_of('became')}|{one_of('becomes')})(?!\w)"
    return re.compile(rf"[ ]{{0,2}}(?!قبل از (?!او|وی|ایشان|ان ))({regex.pattern})(?![ ]{tells})")


def modifiers_at(text: str, position: int, side: str = "after") -> tuple[int, set[str]]:
    """The adjectives of office that stand at a position, with or without spaces before them: behind its head, or at the
    end of all that names it (``side`` end).

    Gives where they end (the position itself, if there is none) and their senses.
    """
    senses: set[str] = set()
    while found := _next_modifier(side).match(text, position):
        senses.add(_modifiers("after")[1][found[1].replace(" ", "")])
        position = found.end()
    return position, senses


def without_modifiers(words: str) -> str:
    """Words of an office without the adjectives that close them: «شهرسازی» of «شهرسازی وقت»."""
    regex, _ = _modifiers("after")
    folded = Folded.of(words)
    last = [found for found in regex.finditer(folded.text) if found.end() == len(folded.text)]
    return (
        without_modifiers(words[: folded.span(last[0].start(), len(folded.text))[0]].rstrip())
        if last
        else words
    )


@cache
def _last_modifier() -> re.Pattern[str]:
    regex, _ = _modifiers("before")
    return re.compile(rf"({regex.pattern})[ ]*\Z")


def _modifiers_before(text: str, position: int) -> set[str]:
    last = _last_modifier().search(text, max(0, position - _LONGEST_MODIFIER), position)
    return {_modifiers("before")[1][last[1].replace(" ", "")]} if last else set()


def _is_until_chosen(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether somebody has a post only until another is chosen for it."""
    ahead = max(sentence.start, start - _UNTIL)
    taken = _TAKEN.match(text, end, sentence.end) is not None
    return taken and any_word("only until").search(text, ahead, start) is not None


def find_offices(document: Document) -> list[OfficePhrase]:
    """The office phrases of an article in order; of phrases that overlap, the one that began first, the longest."""
    text, heads = document.text, _Heads(document.words)
    found: list[OfficePhrase] = []
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    at = 0
    for start, word in document.occurrences(_OPENINGS):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        if start < at or start < sentence.start:
            continue
        stop = sentence.end
        if (longest := heads.longest(word, text, start, stop)) is None:
            continue
        entry, match = longest
        if entry.role == "other":
            at = match.end()
            continue
        end, senses = modifiers_at(text, match.end())
        senses |= _modifiers_before(text, start)
        if "other" in senses:
            continue
        senses |= modifiers_at(text, start + len(word))[1]  # «معاون پیشین وزیر»
        groups = match.groupdict()
        for adjectives in ("adjectives", "late"):  # «معاون پیشین مالی شهردار», «معاون مالی پیشین شهردار»
            if words := groups.get(adjectives):
                senses |= modifiers_at(words, 0)[1]
        many = bool(groups.get("many") or _PLURAL_HEAD.match(match.group()))
        own = bool(groups.get("own") or _POINTS.search(match.group()))
        role = entry.role
        if entry.form == "post" and role in _RUN and _RUNS.match(text, end, stop):
            role = _RUN[role]
        elif entry.form == "post" and role in _ACTS and _is_until_chosen(text, start, end, sentence):
            role = _ACTS[role]
        phrase = OfficePhrase(start, end, role, entry.form, entry.over, frozenset(senses), many, own)
        found.append(phrase)
        at = max(end, match.end())
    return found
