"""Personal names in running text: full names, and surnames that stand alone."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import attrgetter, itemgetter
from typing import NamedTuple

from urbankg.lexicon.names import (
    cities,
    dictionary_words,
    given_names,
    name_parts,
    name_words,
    place_names,
    stop_words,
    surnames,
    well_known_given_names,
)
from urbankg.persian.fold import key
from urbankg.persian.name_extent import belongs_to_word_before, ends_sentence, given_words, without_copula
from urbankg.persian.name_rules import in_date
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.name_weighing import NameSpan, best_spans
from urbankg.persian.name_words import Word, is_common, is_made_of_common, title_written_on

_SURE_SURNAME = 0.9  # likeness of a word that is a surname by itself
_SURELY_PERSON = 2.5  # the least log-odds of a surname that is also a place, before an office
_SENTENCE_ENDS = frozenset(".؟!\n")
_JOINTS = frozenset(["و", "،"])
_LONGEST_LIST = 25  # tokens of a list of who is mourned
_MOURNING = 2  # tokens: «پیکر مطهر شهید …»
_ENDS_PHRASE = frozenset("،,)»")


class Name(NamedTuple):
    """A personal name at ``start:end`` of the text that was searched.

    ``text`` leaves titles out but keeps سید; ``full`` tells that a given name is there; ``honoured`` that the
    name is that of a street, a school, a martyr, a saint or a king. ``score`` is between 0 and 1.
    """

    start: int
    end: int
    text: str
    given: str | None
    surname: str
    full: bool
    score: float
    honoured: bool = False


def find_names(text: str | NameTokens, *, tagger: bool = True) -> list[Name]:
    """The personal names of a text, in order: full names, and surnames that stand alone but are surely names.

    Without the ``tagger`` the rules decide alone: faster, and names of words on no list stay unknown.

    >>> [(n.text, n.full) for n in find_names("دکتر مهدی رضایی و آقای توکلی آمدند")]
    [('مهدی رضایی', True), ('توکلی', False)]
    """
    tokens = text if isinstance(text, NameTokens) else NameTokens(text)
    return [name for span in best_spans(tokens, tagger=tagger) if (name := _made(tokens, span)) is not None]


def _is_father(tokens: NameTokens, span: NameSpan) -> bool:
    """Whether a span is a given name that only tells whose child somebody is: «حسین کریمی فرزند محمد»."""
    alone = span.end - span.start == 1 and tokens.joined(span.start)
    return alone and tokens.words[span.start - 1].key in name_words("child_of")


def _made(tokens: NameTokens, span: NameSpan) -> Name | None:
    span = _without_quality(tokens, _without_town(tokens, _with_everyday_surname(tokens, span)))
    while span.end - span.start > 2 and in_date(tokens, span.start):
        span = span._replace(start=span.start + 1)  # «۱۲ بهمن حسن نوری»
    if _is_father(tokens, span):
        return None
    words = tokens.words[span.start : span.end]
    joined = "".join(word.key for word in words)
    titled_surname = span.end - span.start == 1 and words[0].surname and _speaks_of_person(tokens, span)
    if (joined in place_names() or _is_village(words)) and not titled_surname:
        return None
    if any(in_date(tokens, at) for at in range(span.start, span.end)) or _closes_compound(tokens, span):
        return None
    if _is_district(tokens, span):
        return None
    if words[-1].closes or ends_sentence(tokens, span.end - 1):  # «روح الله» alone
        return None
    surname = _surname_at(tokens, span.start, span.end)
    first = _with_title_that_is_given(tokens, span.start, full=surname > span.start)
    if titled := title_written_on(tokens.texts[first]):
        surname = max(surname, min(first + 1, span.end - 1))
    full = surname > first
    last = _last_word(tokens, span.end, full=full)
    text, start, end = tokens.text, tokens.start(first) + titled, tokens.end(last)
    end -= len(tokens.texts[last]) - len(without_copula(tokens.texts[last]))
    return Name(
        start=start,
        end=end,
        text=text[start:end],
        given=text[start : tokens.end(surname - 1)] if full else None,
        surname=text[tokens.start(surname) : end],
        full=full,
        score=round(1 / (1 + math.exp(-span.score / 4)), 3),
        honoured=_honoured(tokens, first, span.end, full=full),
    )


def _speaks_of_person(tokens: NameTokens, span: NameSpan) -> bool:
    """Whether a word that is also a place is a person's after all: «آقای زنگنه», «زنگنه وزیر نفت»."""
    if _titled(tokens, span.start):
        return True
    after = tokens.words[span.end]
    heads_no_place = after.office and after.key not in name_words("heads_place")
    return heads_no_place and tokens.joined(span.end) and span.score >= _SURELY_PERSON


def _without_town(tokens: NameTokens, span: NameSpan) -> NameSpan:
    """A name without the town of an office before it: «فرماندار ویژه ساوه علی رضایی»."""
    words = tokens.words[span.start : span.end]
    if len(words) < 3 or words[0].key not in cities() or words[1].key not in well_known_given_names():
        return span
    headed = tokens.joined(span.start) and tokens.words[span.start - 1].key in name_words("heads_place")
    named = not headed and words[0].key in well_known_given_names()  # «شهردار مهران رضا کریمی»
    given = named or words[0].key + words[1].key in given_names()
    return span if given else span._replace(start=span.start + 1)  # «نور محمد»


def _with_everyday_surname(tokens: NameTokens, span: NameSpan) -> NameSpan:
    """A given name of two words with the everyday word behind it that is the surname: «حمید رضا ورزشی آمد», but «حمید
    رضا راضی شد».
    """
    words, end = tokens.words, span.end
    if end - span.start != 2 or "".join(word.key for word in words[span.start : end]) not in given_names():
        return span
    word, after = words[end], tokens.after(end)
    barred = word.never or word.verb or word.light_verb or word.title or word.office or after.light_verb
    if barred or not (tokens.joined(end) and word.of_common):
        return span
    return span if word.key in stop_words() or word.key in place_names() else span._replace(end=end + 1)


def _without_quality(tokens: NameTokens, span: NameSpan) -> NameSpan:
    """A name without a word behind its surname that is one of the dictionary: «علی رضایی موظف است», but «علی رضایی
    چراغ، شهردار».
    """
    end, surname = span.end, _surname_at(tokens, span.start, span.end)
    if end - span.start > 1 and _is_reporter(tokens, end - 1):
        end -= 1
    while end - surname > 1 and tokens.texts[end] not in _ENDS_PHRASE and _is_quality(tokens.words[end - 1]):
        if belongs_to_word_before(tokens, end - 1):
            break
        end -= 1
    return span._replace(end=end)


def _is_reporter(tokens: NameTokens, at: int) -> bool:
    """Whether a word is an office of the commission named behind it: «نادری مخبر کمیسیون تلفیق»."""
    commission = tokens.joined(at + 1) and tokens.after(at).key in name_words("commission")
    return commission and tokens.words[at].key in name_words("office_of")


def _is_quality(word: Word) -> bool:
    if word.surname or word.given or word.continues_surname or word.closes_surname:
        return False
    return word.key in dictionary_words() or is_made_of_common(word.text)


def _is_village(words: Sequence[Word]) -> bool:
    """Whether words are a village rather than a person: «حسن آباد», «حسن علی آباد», but not «حسن علی‌آباد»."""
    if not words[-1].key.endswith("اباد"):
        return False
    apart = words[-1].key == "اباد"
    return not words[0].given or len(words) < (3 if apart else 2) or (apart and words[-2].given)


def _is_district(tokens: NameTokens, span: NameSpan) -> bool:
    """Whether words are what an office is over, with the county around it: «بخشدار بخش حیدری رزن»."""
    words, unit = tokens.words, span.start - 1
    if not (tokens.joined(span.start) and words[unit].key in name_words("unit_of_county")):
        return False
    return words[unit - 1].key in name_words("heads_place") and words[span.end - 1].key in place_names()


def _last_word(tokens: NameTokens, end: int, *, full: bool) -> int:
    """The last token of a name; a full one goes on with a plural, a village or up to a comma: «رضا قلی ها», «رضا ملکی
    ده آباد», «رضا گله دار،».
    """
    if not (full and tokens.joined(end)):
        return end - 1
    if tokens.words[end].key == "ها":
        return end
    if _closes_before_comma(tokens, end):
        return end
    village = tokens.joined(end + 1) and tokens.words[end + 1].key == "اباد"
    if village and tokens.words[end].key + "اباد" not in place_names():
        return end + 1
    return end - 1


def _closes_before_comma(tokens: NameTokens, at: int) -> bool:
    """Whether a word between a full name and a comma must belong to it: before an office («منوچهر گله دار، شهردار»), or
    since what the name has so far is hardly a surname.
    """
    word = tokens.words[at]
    if tokens.texts[at + 1] not in _ENDS_PHRASE or len(word.key) < 2 or word.key in stop_words():
        return False
    if word.never or word.verb or word.light_verb or word.title or word.office:
        return False
    if word.key.endswith(name_parts("verbal_end")):
        return False
    office_follows = at + 2 < len(tokens.words) and tokens.words[at + 2].office
    return office_follows or tokens.words[at - 1].likeness < _SURE_SURNAME


def _closes_compound(tokens: NameTokens, span: NameSpan) -> bool:
    """Whether a word of the name closes a noun of two words: «کناره گیری», «رأی گیری استمزاجی», but «جعفر بندی»."""
    for at in range(span.start, span.end):
        if tokens.words[at].closes_compound and tokens.joined(at):
            before = tokens.words[at - 1]
            if before.common or not (before.given or before.title):
                return True
    return False


def _with_title_that_is_given(tokens: NameTokens, start: int, *, full: bool) -> int:
    """Where a name begins if the title before it is rather its given name: «امیر رضایی», «امیر حمزه رضایی»."""
    title = tokens.words[start - 1]
    if not (_titled(tokens, start) and title.key in well_known_given_names()):
        return start
    compound = title.key + tokens.words[start].key in given_names()
    return start - 1 if compound or not full else start


def _titled(tokens: NameTokens, start: int) -> bool:
    return tokens.joined(start) and tokens.words[start - 1].title


def _surname_at(tokens: NameTokens, start: int, end: int) -> int:
    """With which token the surname begins; the first one if there is no given name: «قربانی کاشفی»."""
    words = tokens.words
    if end - start == 1:
        return start
    if end - start == 2 and words[start + 1].closes_surname:  # «فرج زاده»
        return start
    given = start + words[start].lineage
    given_end = given_words(tokens, given, end)
    if given_end > given:
        surname = min(given_end, end - 1)
        while surname > given + 1 and _belongs_to_surname(words[surname - 1], words[surname]):
            surname -= 1
        return surname
    first = words[given]
    if given > start or first.given:
        return given
    looks_like_surname = first.surname or first.likeness >= 0.6
    return start if looks_like_surname else start + 1


def _belongs_to_surname(word: Word, after: Word) -> bool:
    """Whether a word that is on the list of given names is rather a surname: «رضایی» نژاد."""
    return after.continues_surname or (word.surname and word.key not in well_known_given_names())


def _honoured(tokens: NameTokens, start: int, end: int, *, full: bool) -> bool:
    """Whether a name is that of a street, a school, a saint, or of a martyr of whom a sentence does not itself tell:
    «خانواده شهید علی رضایی», but «شهید علی رضایی در ساوه به دنیا آمد».
    """
    words = tokens.words
    if words[end - 1].key.endswith(name_parts("ruler_end")):  # «ناصرالدین شاه», «رضاشاه»
        return True
    before = start - 1
    while tokens.joined(before + 1):
        if words[before].key in name_words("honoured_before"):
            spoken_of = words[before].key in name_words("martyr") and _is_told_of(tokens, before)
            return not (spoken_of and full)
        if not words[before].title:
            break
        before -= 1
    return (
        tokens.texts[end] == "("
        and end + 1 < len(words)
        and words[end + 1].key in name_words("honoured_after")
    )


def _is_told_of(tokens: NameTokens, martyr: int) -> bool:
    """Whether a sentence tells of who is called a martyr: it begins with the word, or says where the coffin goes, be it
    of several: «پیکر مطهر شهید علی رضایی، … و شهید رضا علوی تشییع شد».
    """
    words, before = tokens.words, martyr - 1
    if tokens.texts[before] in _SENTENCE_ENDS:
        return True
    mourned, listed = name_words("mourned"), tokens.texts[before] in _JOINTS
    for at in range(before, max(-1, before - (_LONGEST_LIST if listed else _MOURNING)), -1):
        if tokens.texts[at] in _SENTENCE_ENDS:
            return False
        if words[at].key in mourned:
            return True
    return False


def later_mentions(names: Iterable[Name], text: str | NameTokens) -> list[Name]:
    """Where the surname of a full name stands alone: «صباغی افزود»."""
    names = sorted(names, key=attrgetter("start"))
    known: dict[str, Name] = {}
    for name in names:
        if name.full and not name.honoured and _stands_alone(key(name.surname)):
            known.setdefault(key(name.surname), name)
            parts = name.surname.split()
            if len(parts) > 1 and not is_common(key(parts[0])):
                known.setdefault(key(parts[0]), name)
    if not known:
        return []
    spans = [(name.start, name.end) for name in names]
    beginnings = {name[:size] for name in known for size in range(1, len(name) + 1)}
    tokens = text if isinstance(text, NameTokens) else NameTokens(text)
    return list(_alone(known, beginnings, spans, tokens))


def _stands_alone(surname: str) -> bool:
    """Whether a word is a name also where it stands alone: neither a word of general Persian nor a city."""
    return not is_common(surname) and (surname not in cities() or surname in surnames())


def _alone(
    known: dict[str, Name], beginnings: set[str], spans: list[tuple[int, int]], tokens: NameTokens
) -> Iterator[Name]:
    words = tokens.words
    last = 0
    for at in compress(count(), map(beginnings.__contains__, tokens.keys)):
        if at <= last:
            continue
        end, surname = at, words[at].key
        if surname + words[at + 1].key in known and tokens.joined(at + 1):
            end, surname = at + 1, surname + words[at + 1].key
        if surname in known and not _covered(spans, start := tokens.start(at)):
            last, stop, name = end, tokens.end(end), known[surname]
            yield Name(start, stop, tokens.text[start:stop], None, name.surname, False, name.score)


def _covered(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether one of some spans, in order, holds a position."""
    at = bisect_right(spans, position, key=itemgetter(0))
    return at > 0 and position < spans[at - 1][1]
