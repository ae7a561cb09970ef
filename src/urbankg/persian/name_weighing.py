"""Which words are names: the proposals of the rules and of the tagger, weighed against each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from urbankg.lexicon.names import (
    cities,
    dictionary_words,
    given_names,
    name_words,
    place_names,
    well_known_given_names,
)
from urbankg.persian.name_extent import belongs_to_word_before, given_words, without_predicate
from urbankg.persian.name_lists import listed_surnames
from urbankg.persian.name_rules import (
    MOST_TRUST,
    RuleName,
    ending_at,
    expected,
    rule_names,
    town_with_predicate,
)
from urbankg.persian.name_tagger import Tagging
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_words import Word, is_made_of_common, is_title

# How much a proposal of the rules weighs, in the log-odds of the tagger: by what stands before the surname
# (`RuleName.trust`), and by how much the surname looks like one. Set on articles with gold facts.
TRUST = (-2.0, 1.0, 2.0, 5.0)
DOUBTED = (0.0, 0.5, -1.5, -5.5)  # the least log-odds of the tagger itself, by the same trust
EXPECTED_DOUBTED = (0.0, 0.0, -3.0, -5.5)  # the same where the words beside it speak of a person
LIKELY = 4.0
EXPECTED = 3.0  # where the words beside it speak of a person
SURELY_LONGER = 1.0  # by how much a name must be better with a doubtful first or last word than without
# The least log-odds of what the tagger alone proposes.
LONE_SURNAME = 1.0  # of a word that stands alone
UNLIKELY_SURNAME = 3.0  # the same, of one that is on no list and has no ending of a surname
LONE_COMMON = 4.0  # and of one made of a common word
COMMON_GIVEN = 1.2  # of words of which the first is a given name and a common word, or a town
UNLIKELY_WORDS = 1.0  # and of words of which none is like a given name or a surname
TOWN_FIRST = 2.0  # of words of which the first is a town, and none a surname: «ساوه جامه‌ای نو دوخت»
UNLIKELY_BESIDE_OFFICE = 0.5  # the same where the words beside them speak of a person
RATHER_PLACE = 2.0  # of words behind an office over a place that do not begin as a full name does
SURE_SURNAME = 0.9  # likeness of a word that is a surname by itself
_PLURAL = ("ات", "ها", "های")  # «انتصابات»


class NameSpan(NamedTuple):
    """The tokens ``start:end`` of a text as a name; ``score`` is its log-odds."""

    start: int
    end: int
    score: float


def best_spans(tokens: NameTokens, *, tagger: bool = True) -> list[NameSpan]:
    """The names among the tokens, in order, none overlapping; without the ``tagger``, those of the rules alone."""
    if not tagger:
        return _best(_of_rules(tokens))
    tagging = Tagging(tokens.texts)
    found = _best(_weighed(tokens, tagging))
    listed = listed_surnames(tokens, [(name.start, name.end) for name in found], tagging.margin)
    return sorted([*found, *(NameSpan(*one) for one in listed)])


def _of_rules(tokens: NameTokens) -> dict[tuple[int, int], float]:
    return {(name.start, name.end): w for name in rule_names(tokens) if (w := _weight(name)) > 0}


def _weighed(tokens: NameTokens, tagging: Tagging) -> dict[tuple[int, int], float]:
    scores: dict[tuple[int, int], float] = {}
    by_rules = rule_names(tokens)
    for name in by_rules:
        for end in _ends(tokens, name):
            margin = tagging.margin(name.start, end)
            score = margin + _weight(ending_at(tokens, name, end))
            least = (EXPECTED_DOUBTED if name.expected else DOUBTED)[name.trust]
            least = EXPECTED_DOUBTED[MOST_TRUST] if _opens_with_common(tokens, name) else least
            if score > 0 and margin >= least:
                scores[name.start, end] = score
    for tagged in tagging.names():
        for start, end in _trimmed(tokens, tagged.start, tagged.end):
            if town_with_predicate(tokens, start):
                continue
            titled = start > tagged.start and tokens.words[start - 1].title
            margin = tagged.margin if titled else tagging.margin(start, end)
            least = _least(tokens.words[start:end], expected=expected(tokens, start, end))
            if margin >= (max(least, RATHER_PLACE) if _rather_place(tokens, start) else least):
                backing = _backing(tokens, tagging, by_rules, start, end)
                scores[start, end] = max(margin + backing, scores.get((start, end), 0.0))
    return scores


def _rather_place(tokens: NameTokens, start: int) -> bool:
    """Whether what begins at a word is rather what an office is over: «دهیار چم نمکی», but «شهردار مینا آذرنیا»."""
    word, before = tokens.words[start], tokens.words[start - 1]
    return (
        tokens.joined(start) and before.key in name_words("heads_place") and not (word.given or word.lineage)
    )


def _opens_with_common(tokens: NameTokens, name: RuleName) -> bool:
    """Whether a given name that is also a common word must be a name after all, since no word before it leads to it:
    «برکت کریمی، شهردار ساوه، گفت», «استعفای برکت کریمی، شهردار ساوه».
    """
    if not (name.full and name.expected and name.trust == 1 and name.likely >= SURE_SURNAME):
        return False
    return not tokens.joined(name.start) or tokens.words[name.start - 1].before_person


def _ends(tokens: NameTokens, name: RuleName) -> Iterator[int]:
    """Where a name of the rules may end: the tagger knows whether the last words belong to it."""
    yield name.end
    if _place_follows(tokens, name):
        yield name.end + 1
    for end in range(name.end - 1, name.surname, -1):
        if belongs_to_word_before(tokens, end):
            break
        yield end


def _place_follows(tokens: NameTokens, name: RuleName) -> bool:
    """Whether a city stands right behind a sure name, which may be part of it («شکیبا فومن»): the tagger knows."""
    word = tokens.words[name.end]
    return (
        name.trust >= 2 and tokens.joined(name.end) and not word.never and word.key in cities()
    )  # «بار دیگر»


def _backing(
    tokens: NameTokens, tagging: Tagging, by_rules: Sequence[RuleName], start: int, end: int
) -> float:
    """What speaks for a name by the rules speaks for the longer name that the tagger sees there."""
    inside = [name for name in by_rules if start <= name.start and name.end <= end]
    if not inside:
        return 0.0
    first, last = tokens.words[start], inside[-1]
    leads = last.start > start and not (first.given or first.lineage)
    common = any(word.common and word.key not in cities() for word in tokens.words[last.end : end])
    if leads or common:
        gain = tagging.margin(start, end) - tagging.margin(last.start, last.end)
        if len(inside) > 1 or gain < SURELY_LONGER:
            return 0.0
    return max(map(_weight, inside))


def _least(words: Sequence[Word], *, expected: bool) -> float:
    """The least log-odds of words that the tagger alone takes for a name; fewer where a person is expected."""
    first, rest = words[0], words[1:]
    if not rest:
        return _least_of_one(first, expected=expected)
    like_a_name = first.given or first.lineage
    if first.common and not (like_a_name and any(word.likeness >= 0.9 for word in rest)):
        return 0.0 if like_a_name and expected else COMMON_GIVEN if like_a_name else UNLIKELY_WORDS
    if first.key in cities() and first.key not in well_known_given_names():
        return COMMON_GIVEN if any(word.likeness >= 0.7 for word in rest) else TOWN_FIRST
    like_a_name = like_a_name or any(word.likeness >= 0.7 for word in words)
    return -math.inf if like_a_name else UNLIKELY_BESIDE_OFFICE if expected else UNLIKELY_WORDS


def _least_of_one(word: Word, *, expected: bool) -> float:
    if word.key in well_known_given_names():
        if not word.surname:
            return LONE_COMMON if expected else math.inf
        return 0.0 if expected else LONE_COMMON
    if word.of_common:
        return LONE_COMMON
    if word.likeness >= 0.9:
        return 0.0 if expected else LONE_SURNAME
    return UNLIKELY_SURNAME if word.likeness >= 0.5 else math.inf


def _weight(name: RuleName) -> float:
    return TRUST[name.trust] + LIKELY * name.likely + EXPECTED * name.expected


def _trimmed(tokens: NameTokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part of a tagged stretch that holds only words of names: no titles, no offices, no marks."""
    words = tokens.words
    while start < end and (not words[start].key or words[start].title or _leads(tokens, start, end)):
        start += 1
    stop = start
    while stop < end and (stop == start or tokens.joined(stop)):
        word = words[stop]
        if word.verb or (word.never and not _may_be_name(words, stop, start)):
            break
        stop += 1
    if stop > start:
        lineage = start + words[start].lineage
        least = min(given_words(tokens, lineage, stop), stop - 1) + 1
        yield start, without_predicate(tokens, least, stop)


def _may_be_name(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a word that is else no part of a name is one after all: alone, or after سید («سید هدایت رضایی»)."""
    if at > start:
        return words[at - 1].lineage and (words[at].surname or words[at].key in given_names())
    return words[at].surname


def _leads(tokens: NameTokens, at: int, end: int) -> bool:
    """Whether a word stands before a name without being part of it: «حجت الاسلام», «خرم آباد», «نایب رئیسی»."""
    words = tokens.words
    if tokens.joined(at):
        joined = words[at - 1].key + words[at].key
        if joined in place_names() or joined in name_words("never"):
            return True
    if at + 1 >= end:
        return False
    if is_title(words[at].key + words[at + 1].key) or (words[at].never and words[at + 1].given):
        return True
    word = words[at]
    if word.given or word.lineage or word.surname or words[at + 1].continues_surname:
        return False
    if is_made_of_common(word.text) or (word.common and word.key.endswith(_PLURAL)):
        return True
    before = words[at - 1]
    if not (tokens.joined(at) and before.common and before.key.endswith(_PLURAL)):
        return False
    return word.key in dictionary_words() or word.key.endswith("ی")  # «تصمیمات شتاب‌زده رضایی»


def _best(scores: dict[tuple[int, int], float]) -> list[NameSpan]:
    """The proposals that are left when every two that overlap have been decided by score."""
    taken: list[NameSpan] = []
    used: set[int] = set()
    for (start, end), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if used.isdisjoint(range(start, end)):
            used.update(range(start, end))
            taken.append(NameSpan(start, end, score))
    return sorted(taken, key=lambda proposal: proposal.start)
