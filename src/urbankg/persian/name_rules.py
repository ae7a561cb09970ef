"""Personal names by name lists and by the shapes of Persian names, without a model."""

from __future__ import annotations

from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from urbankg.lexicon.names import (
    cities,
    dictionary_words,
    name_words,
    place_names,
    places_too,
    stop_words,
    surnames,
    well_known_given_names,
)
from urbankg.persian.date_words import months
from urbankg.persian.fold import key
from urbankg.persian.name_extent import (
    MOST_SURNAME_WORDS,
    SENTENCE_ENDS,
    given_words,
    split_ending,
    surname_words,
    written_apart,
)
from urbankg.persian.name_tokens import LINE_END, NameTokens
from urbankg.persian.name_words import Word, is_title

_ORDINALS = (
    "یکم",
    "اول",
    "دوم",
    "سوم",
    "هارم",
    "پنجم",
    "ششم",
    "هفتم",
    "هشتم",
    "نهم",
    "دهم",
    "یستم",
    "\u200cام",
)
_shows_name = attrgetter("shows_name")
MOST_QUOTED_WORDS = 4
_LONGEST_EMBASSY = 6  # words of «سفیر فوق العاده آلمان در ایران»
LEAST_LIKENESS = 0.6  # of a surname after a given name that is also a common word
_REACH = (
    3 + MOST_SURNAME_WORDS + 1
)  # words from a given name to the end of its surname; a surname of two is one
MOST_TRUST = 3
_QUOTES = {"«": "»", '"': '"', "“": "”", "”": "”“"}  # what opens, and what may close it
_CLOSING = frozenset("،,()[]«»:؛|")


class RuleName(NamedTuple):
    """A name of the tokens ``start:end``, whose surname begins at ``surname``.

    ``likely`` (0 to 1) is how much the surname looks like one. ``trust`` (0 to 3) tells what stands before
    it: a word on no list, a given name that is also a common word, a plain given name or a title, or one of
    the best known given names. ``expected`` tells that the words beside it speak of a person: «استعفای», «، شهردار».
    """

    start: int
    surname: int
    end: int
    full: bool
    likely: float
    trust: int
    expected: bool


def rule_names(tokens: NameTokens) -> list[RuleName]:
    """The names among the tokens, in order, none overlapping."""
    found: list[RuleName] = []
    end = 0
    for at in _beginnings(tokens):
        if at >= end and (name := _name_at(tokens, at)) is not None:
            found.append(name)
            end = name.end
    return found


def _beginnings(tokens: NameTokens) -> list[int]:
    """Where a name may begin: at a given name, behind a title or an envoy's seat, before what is surely a surname."""
    words = tokens.words
    found: set[int] = set()
    for at in compress(count(), map(_shows_name, words)):
        word = words[at]
        if _is_seat_of_envoy(tokens, at):
            found.add(at + 1)
            continue
        found.update(first for first in (at - 1, at) if written_apart(tokens, first))
        if (word.given or word.lineage) and (not word.common or word.lineage or _may_open(tokens, at)):
            found.add(at)
        if (word.closes or (word.likeness >= 0.9 and words[at - 1].may_be_given)) and tokens.joined(at):
            found.add(at - 1)
        if word.title and tokens.joined(at + 1) and not (words[at + 1].title and tokens.after(at + 1).given):
            found.add(at + 1)  # of «حاج آقا رضا» behind «آقا»
        if word.surname and _introduced(tokens, at) > at:
            found.add(at)
    return sorted(found)


def _introduced(tokens: NameTokens, at: int) -> int:
    """The end of a surname right before an office, claimed by no noun before («درویشی شهردار ساوه گفت»), or of one that
    opens a sentence and speaks; the position itself if there is none.
    """
    word, before = tokens.words[at], tokens.words[at - 1]
    if not word.surname or word.title or word.never:
        return at
    if tokens.texts[at - 1] in SENTENCE_ENDS and tokens.after(at).key in name_words("speaks"):
        return at + 1  # «کار تمام شد. عدالت افزود:»
    if word.key in well_known_given_names():
        return at
    end = at + 2 if tokens.after(at).continues_surname else at + 1
    if not tokens.after(end - 1).office:
        return at
    if tokens.joined(at) and not (before.before_person or before.key in name_words("before_surname")):
        office_before = before.key == "و" and tokens.words[at - 2].office
        if not office_before:
            return at
    return end


def _may_open(tokens: NameTokens, at: int) -> bool:
    """Whether a given name that is also a common word («داد», «کشور») may open a name: few do, which is soon seen."""
    words = tokens.words
    if words[at - 1].title or words[at + 1].closes or tokens.texts[at - 1] in _QUOTES:
        return True
    for word in words[at + 1 : at + _REACH]:
        if not word.key:
            return False
        if word.likeness >= LEAST_LIKENESS or word.continues_surname:
            return True
    return False


def _name_at(tokens: NameTokens, at: int) -> RuleName | None:
    word = tokens.words[at]
    if (end := _introduced(tokens, at)) > at:
        trust = MOST_TRUST if tokens.after(end - 1).key in name_words("speaks") else 2
        return RuleName(at, at, end, False, _likely(tokens, at, end), trust, True)
    if (end := _envoy(tokens, at)) > at:
        return RuleName(at, end - 1, end, True, 0.5, MOST_TRUST, True)
    if (end := _quoted(tokens, at)) > at:
        return RuleName(at, max(given_words(tokens, at, end - 1), at + 1), end, True, 1.0, MOST_TRUST, True)
    apart = written_apart(tokens, at)
    if word.given and word.common and not (word.lineage or apart or _goes_on_after(tokens, at)):
        return None
    if is_title(word.key + tokens.after(at).key):  # «حجت الاسلام»
        return None
    titled = tokens.words[at - 1].title and tokens.joined(at)
    lineage = word.lineage and tokens.joined(at + 1)
    first = at + 1 if lineage else at
    given_end = given_words(tokens, first)
    if given_end > first and not (lineage or apart) and _doubtful(tokens, first):
        return None
    if given_end == first:
        if (titled or lineage) and (end := surname_words(tokens, first)) > first:
            return _rule_name(tokens, at, first, end, False, 2)
        return _unlisted(tokens, at, first)
    end = surname_words(tokens, given_end)
    closed = tokens.words[given_end - 1].closes  # «روح الله»
    if end == given_end and given_end - first >= 2 and not closed:  # «علی اکبر»: the last may be the surname
        given_end, end = given_end - 1, given_end
    trust = _trust(tokens.words[first], titled or lineage or tokens.after(first).closes)
    if end == given_end and lineage and tokens.after(given_end - 1).key in place_names():
        end += 1  # «سید رضا مدینه به عنوان شهردار»: after «سید» it is no town
    if end == given_end:
        if not _closed(tokens, given_end):
            return None
        awaited = expected(tokens, at, given_end + 1)
        if closed or trust == MOST_TRUST or (trust == 2 and awaited):
            return RuleName(at, given_end, given_end + 1, True, 0.0, trust, awaited)
        return None
    least = (
        LEAST_LIKENESS if expected(tokens, at, end) else 0.9
    )  # of a surname after a common word: «ستاره», «پیام»
    if trust == 1 and max(map(_as_surname, tokens.words[given_end:end])) < least:
        return None
    return _rule_name(tokens, at, given_end, end, True, trust)


def _is_seat_of_envoy(tokens: NameTokens, at: int) -> bool:
    """Whether a word names the country to which an envoy was sent: «ایران» of «سفیر آلمان در ایران»."""
    words = tokens.words
    if words[at].key not in name_words("host_country") or words[at - 1].key != key("در"):
        return False
    first = at - 1
    while first > at - _LONGEST_EMBASSY and tokens.joined(first):
        first -= 1
        if words[first].key in name_words("envoy"):
            return tokens.joined(at)
    return False


def _envoy(tokens: NameTokens, at: int) -> int:
    """The end of a name behind an envoy's seat, of words on no list: «سفیر آلمان در ایران یوهان اشمیت»; the position
    itself if there is none.
    """
    if not _is_seat_of_envoy(tokens, at - 1):
        return at
    end = at
    while end - at < MOST_SURNAME_WORDS and tokens.joined(end) and _may_be_foreign(tokens.words[end]):
        end += 1
    return end if end - at >= 2 else at


def _may_be_foreign(word: Word) -> bool:
    barred = word.common or word.never or word.title or word.verb or word.light_verb or word.office
    return not barred and word.key not in stop_words() and word.key not in dictionary_words()


def _quoted(tokens: NameTokens, at: int) -> int:
    """The end of a name in quotation marks beside an office, or before «را»: «شهردار سابق «زمان سحرخوان»»."""
    closing = _QUOTES.get(tokens.texts[at - 1])
    if closing is None or not tokens.words[at].given:
        return at
    end = at + 1
    while end - at < MOST_QUOTED_WORDS and tokens.joined(end) and _may_be_quoted(tokens.words[end]):
        end += 1
    if end - at < 2 or tokens.texts[end] not in closing or end + 1 >= len(tokens.words):
        return at
    last, before, after = tokens.words[end - 1], tokens.words[at - 2], tokens.words[end + 1]
    well_known = tokens.words[at].key in well_known_given_names() and last.key not in stop_words()
    if (last.common and not well_known) or last.key in place_names():
        return at
    return end if before.office or after.office or after.key == "را" else at


def _may_be_quoted(word: Word) -> bool:
    if word.closes:  # «حجت الله»
        return True
    return not (word.never or word.title or word.verb or word.light_verb or word.key in stop_words())


def _goes_on_after(tokens: NameTokens, at: int) -> bool:
    """Whether the word after a common one («داد», «کشور») can make a name of it at all: it seldom can."""
    after = tokens.after(at)
    return bool(after.key) and (after.goes_on or tokens.after(at + 1).continues_surname)


def _rule_name(tokens: NameTokens, start: int, surname: int, end: int, full: bool, trust: int) -> RuleName:
    return RuleName(
        start, surname, end, full, _likely(tokens, surname, end), trust, expected(tokens, start, end)
    )


def ending_at(tokens: NameTokens, name: RuleName, end: int) -> RuleName:
    """The name with another end."""
    if end == name.end:
        return name
    return _rule_name(tokens, name.start, name.surname, end, name.full, name.trust)


def _likely(tokens: NameTokens, surname: int, end: int) -> float:
    written = tokens.words[surname:end]
    if "".join(word.key for word in written) in surnames():
        return 1.0
    ended = len(written) > 1 and split_ending(tokens, surname + 1)
    likely = [0.9 if ended else _as_surname(written[0])]
    for n, word in enumerate(written[1:], 1):
        if not split_ending(tokens, surname + n):
            likely.append(min(likely[0], _as_surname(word)) if word.common else _as_surname(word))
    return min(1.0, sum(likely) / len(likely))


def _as_surname(word: Word) -> float:
    return max(word.likeness, 0.9) if word.continues_surname else word.likeness


def expected(tokens: NameTokens, start: int, end: int) -> bool:
    """Whether an office stands right beside a name, a mark between them or none, or words such as «استعفای» before."""
    before, after = tokens.words[start - 1], tokens.words[end]
    if tokens.joined(start) and (before.before_person or before.office):
        return True
    if not after.key and tokens.texts[end] in _CLOSING and end + 1 < len(tokens.words):
        after = tokens.words[end + 1]
    return after.office


def _trust(given: Word, titled: bool) -> int:
    if given.key in well_known_given_names() and not given.common:
        return MOST_TRUST
    return 2 if titled or not (given.common or given.key in cities()) else 1  # «ساوه شهری است»


def _closed(tokens: NameTokens, at: int) -> bool:
    """Whether a common word must be a surname, since the phrase ends with it: «ناصر ممنون،»."""
    word = tokens.words[at]
    if not tokens.joined(at) or len(word.key) < 3:
        return False
    if word.key in stop_words() or word.never or word.title or word.verb:
        return False
    if tokens.texts[at + 1] in _CLOSING or tokens.texts[at + 1] == LINE_END or tokens.after(at).never:
        return True
    return _made_something(tokens, at + 1)


def _made_something(tokens: NameTokens, at: int) -> bool:
    """Whether words say that who is named before them is given an office: «به عنوان», «را به سمت»."""
    if tokens.words[at].key == "را":
        at += 1
    return tokens.words[at].key + tokens.after(at).key in name_words("as_what")


def _unlisted(tokens: NameTokens, at: int, first: int) -> RuleName | None:
    """A given name on no list, before a word that is surely a surname: «یارمراد پنبه‌زن‌پور»."""
    given, surname = tokens.words[first], tokens.after(first)
    if surname.likeness < 0.9 or surname.common or not given.may_be_given:
        return None
    if surname.given and tokens.after(first + 1).likeness >= 0.6:  # «پروژه قاسمعلی فروتن»
        return None
    end = surname_words(tokens, first + 1)
    if end == first + 1:
        return None
    return _rule_name(tokens, at, first + 1, end, True, 0)


def _doubtful(tokens: NameTokens, first: int) -> bool:
    """Whether a given name is rather a word before one: «پیام محمدعلی», «ساری فرهاد», or a town."""
    word, after = tokens.words[first], tokens.after(first)
    if town_with_predicate(tokens, first):
        return True
    if word.key + after.key in place_names() or in_date(tokens, first):  # «خرم آباد»
        return True
    if tokens.after(first + 1).continues_surname:  # «کیهان جعفر نیا»
        return False
    return after.given and not after.common and (word.common or word.key in places_too())


def town_with_predicate(tokens: NameTokens, at: int) -> bool:
    """Whether a word that is also a given name is a town, of which something is told: «شورای مهران پیروز شد»."""
    predicate = tokens.words[at].key in cities() and tokens.after(at).common
    return predicate and tokens.after(at + 1).light_verb


def in_date(tokens: NameTokens, at: int) -> bool:
    """Whether a word is a month after its day: «۲۲ بهمن», «سی‌ام مهر»."""
    before = tokens.texts[at - 1]
    return tokens.words[at].key in months() and (before.isdigit() or before.endswith(_ORDINALS))
