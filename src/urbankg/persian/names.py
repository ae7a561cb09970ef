"""Personal names in running text: what the rules and the tagger propose, weighed against each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from urbankg.lexicon.names import cities, name_parts, surnames, well_known_given_names
from urbankg.persian.fold import Folded, key
from urbankg.persian.name_rules import RuleName, given_words, rule_names, without_copula
from urbankg.persian.name_tagger import Tagging
from urbankg.persian.name_tokens import NameToken, name_tokens
from urbankg.persian.name_words import is_common, is_given, is_title, surname_likeness

# How much a proposal of the rules weighs, in the log-odds of the tagger: by what stands before the surname
# (`RuleName.trust`), and by how much the surname looks like one. Set on articles with gold facts.
TRUST = (-2.0, 1.0, 1.0, 4.0)
LIKELY = 4.0
LONE_SURNAME = 1.0  # the least log-odds of a word that stands alone
UNLIKELY_SURNAME = 1.5  # the same, of one that is on no list and has no ending of a surname
UNLIKELY_WORDS = 2.0  # and of words of which none is like a given name or a surname


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name at ``start:end`` of the text that was searched.

    ``text`` leaves titles out but keeps سید; ``full`` tells that a given name is there; ``honoured`` that the
    name is that of a street, a school, a martyr or a saint. ``score`` is between 0 and 1.
    """

    start: int
    end: int
    text: str
    given: str | None
    surname: str
    full: bool
    score: float
    honoured: bool = False


@dataclass(frozen=True, slots=True)
class _Proposal:
    start: int
    end: int
    score: float


def find_names(text: str) -> list[Name]:
    """The personal names of a text, in order: full names, and surnames that stand alone but are surely names.

    >>> [(n.text, n.full) for n in find_names("دکتر مهدی رضایی و آقای توکلی آمدند")]
    [('مهدی رضایی', True), ('توکلی', False)]
    """
    found: list[Name] = []
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            found += _names_of_line(text, name_tokens(text, begin, begin + len(line)))
        begin += len(line) + 1
    return found


def _names_of_line(text: str, tokens: Sequence[NameToken]) -> Iterator[Name]:
    tagging = Tagging([token.text for token in tokens])
    for proposal in _best(_proposals(tokens, tagging)):
        name = _made(text, tokens, proposal)
        if name is not None:
            yield name


def _proposals(tokens: Sequence[NameToken], tagging: Tagging) -> dict[tuple[int, int], float]:
    scores: dict[tuple[int, int], float] = {}
    for tagged in tagging.names():
        for start, end in _trimmed(tokens, tagged.start, tagged.end):
            titled = start > tagged.start and is_title(tokens[start - 1].key)
            margin = tagged.margin if titled else tagging.margin(start, end)
            if margin >= _least(tokens[start:end]):
                scores[start, end] = margin
    for name in rule_names(tokens):
        score = tagging.margin(name.start, name.end) + _weight(name)
        if score > 0:
            scores[name.start, name.end] = score
    return scores


def _least(words: Sequence[NameToken]) -> float:
    if len(words) == 1:
        likely = surname_likeness(words[0].key)
        return LONE_SURNAME if likely >= 0.9 else UNLIKELY_SURNAME if likely >= 0.5 else math.inf
    like_a_name = is_given(words[0].key) or words[0].key in name_parts("lineage")
    if is_common(words[0].key) and not like_a_name:
        return UNLIKELY_WORDS
    like_a_name = like_a_name or any(surname_likeness(word.key) >= 0.7 for word in words)
    return -math.inf if like_a_name else UNLIKELY_WORDS


def _weight(name: RuleName) -> float:
    return TRUST[name.trust] + LIKELY * name.likely


def _trimmed(tokens: Sequence[NameToken], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part of a tagged stretch that holds only words of names: no titles, no offices, no marks."""
    while start < end and (
        not tokens[start].key or is_title(tokens[start].key) or _leads(tokens, start, end)
    ):
        start += 1
    stop = start
    while stop < end and (stop == start or tokens[stop].joined):
        if tokens[stop].key in name_parts("never") and (stop > start or tokens[stop].key not in surnames()):
            break
        stop += 1
    if stop > start:
        yield start, stop


def _leads(tokens: Sequence[NameToken], at: int, end: int) -> bool:
    """Whether a word stands before a name without being part of it: «حجت الاسلام», «نصیب بهرام کلانتری»."""
    if at + 1 >= end:
        return False
    word, after = tokens[at].key, tokens[at + 1].key
    return is_title(word + after) or (word in name_parts("never") and is_given(after))


def _best(scores: dict[tuple[int, int], float]) -> list[_Proposal]:
    """The proposals that are left when every two that overlap have been decided by score."""
    taken: list[_Proposal] = []
    for (start, end), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if all(end <= other.start or other.end <= start for other in taken):
            taken.append(_Proposal(start, end, score))
    return sorted(taken, key=lambda proposal: proposal.start)


def _made(text: str, tokens: Sequence[NameToken], proposal: _Proposal) -> Name | None:
    words = tokens[proposal.start : proposal.end]
    joined = "".join(word.key for word in words)
    if joined in cities() or joined.endswith("اباد"):
        return None
    surname = _surname_at(words)
    start, end = words[0].start, words[-1].end
    end -= len(words[-1].text) - len(without_copula(words[-1].text))
    full = surname > 0
    return Name(
        start=start,
        end=end,
        text=text[start:end],
        given=text[start : words[surname - 1].end] if full else None,
        surname=text[words[surname].start : end],
        full=full,
        score=round(1 / (1 + math.exp(-proposal.score / 4)), 3),
        honoured=_honoured(tokens, proposal.start, proposal.end),
    )


def _surname_at(words: Sequence[NameToken]) -> int:
    """Which word the surname begins with; 0 if there is no given name: «رحمانی فضلی»."""
    if len(words) == 1:
        return 0
    lineage = int(words[0].key in name_parts("lineage"))
    given_end = given_words(words, lineage)
    if given_end > lineage:
        surname = min(given_end, len(words) - 1)
        while surname > lineage + 1 and _belongs_to_surname(words[surname - 1].key, words[surname].key):
            surname -= 1
        return surname
    first = words[lineage].key
    if lineage or is_given(first):
        return lineage
    looks_like_surname = first in surnames() or surname_likeness(first) >= 0.6
    return 0 if looks_like_surname else 1


def _belongs_to_surname(word: str, after: str) -> bool:
    """Whether a word that is on the list of given names is rather a surname: «رضایی» نژاد."""
    return after in name_parts("surname_word") or (
        word in surnames() and word not in well_known_given_names()
    )


def _honoured(tokens: Sequence[NameToken], start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and tokens[before + 1].joined:
        word = tokens[before].key
        if word in name_parts("honoured_before"):
            return True
        if not is_title(word):
            break
        before -= 1
    after = tokens[end : end + 2]
    return len(after) == 2 and after[0].text == "(" and after[1].key in name_parts("honoured_after")


def later_mentions(names: Iterable[Name], text: str) -> list[Name]:
    """Where the surname of a full name of the text stands alone: «صباغی افزود»."""
    names = list(names)
    known: dict[str, Name] = {}
    for name in names:
        if name.full and not name.honoured and not is_common(key(name.surname)):
            known.setdefault(key(name.surname), name)
            parts = name.surname.split()
            if len(parts) > 1 and not is_common(key(parts[0])):
                known.setdefault(key(parts[0]), name)
    return list(_alone(known, sorted((n.start, n.end) for n in names), text)) if known else []


def _alone(known: dict[str, Name], spans: list[tuple[int, int]], text: str) -> Iterator[Name]:
    tokens = name_tokens(text)
    inside = iter(spans)
    span = next(inside, None)
    at = 0
    while at < len(tokens):
        word = tokens[at]
        while span is not None and span[1] <= word.start:
            span = next(inside, None)
        at += 1
        if not word.key or (span is not None and span[0] <= word.start):
            continue
        end, joined = word.end, word.key
        if at < len(tokens) and tokens[at].joined and joined + tokens[at].key in known:
            end, joined = tokens[at].end, joined + tokens[at].key
            at += 1
        if joined in known:
            name = known[joined]
            yield Name(word.start, end, text[word.start : end], None, name.surname, False, name.score)


def same_person(first: str, second: str) -> bool:
    """Whether two names differ only in spelling or in سید."""
    return _without_lineage(first) == _without_lineage(second)


def _without_lineage(name: str) -> str:
    return key(re.sub(r"^(?:سیده?)\s+", "", Folded.of(name).text.strip()))
