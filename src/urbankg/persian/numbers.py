"""Numbers in Persian text: digits of three scripts, words, both mixed; ordinals; sums of money in toman."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from urbankg.files import PHRASES, rows
from urbankg.persian.date_words import months, word_tree
from urbankg.persian.fold import Folded, fold

_LETTER = r"[^\W\d_]"
# A run of digits with whatever joins digits; only what `_DIGITS` reads of it is a number (a time is not).
_RUN = r"(?>\d(?:[\d.,/:٫٬\-–]*\d)?(?:،\d{3}(?!\d))*)"
_DIGITS = re.compile(
    r"(?P<plain>0|[1-9]\d{0,14})|(?P<grouped>[1-9]\d{0,2}(?:[,٬،]\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,})"
    r"|(?P<decimal>\d{1,9}[.٫/]\d{1,3})"
)
_ORDINAL_ENDING = r"(?: ?(?:امین|مین|ام)|م)"
_SPACE = " {0,2}"  # ZWNJ beside a space folds to two
_GLUED = rf"(?=(?:نفر|تومان|ریال)ی?(?!{_LETTER}))"  # «۷۵ هزارنفر»
_CURRENCY = re.compile(rf" ?(?P<unit>تومان|ریال|همت)ی?(?!{_LETTER})")
_IN_TOMAN = {"تومان": Fraction(1), "تومن": Fraction(1), "ریال": Fraction(1, 10), "همت": Fraction(10**12)}


_YEARS = range(1300, 1500)  # Jalali

Value = int | Fraction  # a fraction only on the way: «یک و نیم میلیون»


class NumberSpan(NamedTuple):
    """A whole number at ``text[start:end]`` of a folded text."""

    start: int
    end: int
    value: int
    ordinal: bool = False


class AmountSpan(NamedTuple):
    """A sum of money at ``text[start:end]`` of a folded text; ``value`` is in toman."""

    start: int
    end: int
    value: int


class _Token(NamedTuple):
    start: int
    end: int
    value: Value
    kind: str  # as in number_words.csv, or digits, decimal, nothing (digits that are no number)
    ordinal: bool
    joined: bool  # whether «و» stands before it


class _Read(NamedTuple):
    start: int
    end: int
    value: Value
    ordinal: bool
    tokens: int


def parse_number(text: str) -> int | None:
    """The whole number that a text is, and nothing else; None if it is not one.

    >>> parse_number("۳ هزار و ۵۰۰ میلیارد"), parse_number("نیم میلیون"), parse_number("۱٬۲۰۰٬۰۰۰")
    (3500000000000, 500000, 1200000)
    >>> parse_number("سه‌شنبه") is None
    True
    """
    read = _whole(text)
    return int(read.value) if read and not read.ordinal and read.value.denominator == 1 else None


def parse_ordinal(text: str) -> int | None:
    """The rank that a text names, and nothing else; None if it names none.

    >>> parse_ordinal("بیستمین"), parse_ordinal("۲۰مین"), parse_ordinal("سی‌ودومین"), parse_ordinal("نخست")
    (20, 20, 32, 1)
    """
    read = _whole(text)
    return int(read.value) if read and read.ordinal and read.value.denominator == 1 else None


def find_numbers(folded: str) -> list[NumberSpan]:
    """Numbers and ordinals of a folded text (`Folded.text`), without dates, times and telephone numbers.

    Words that are numbers and something else (یک، نه، ده) count only where a neighbour shows that they number
    or count something.

    >>> find_numbers(fold("بیستمین نشست، ساعت ۱۰:۳۰ روز سه‌شنبه"))
    [NumberSpan(start=0, end=7, value=20, ordinal=True)]
    """
    return [
        NumberSpan(read.start, read.end, int(read.value), read.ordinal)
        for read in _reads(folded)
        if read.value.denominator == 1 and _counts(folded, read)
    ]


def find_amounts(folded: str) -> list[AmountSpan]:
    """Sums of money of a folded text, in toman: ten rial are one, a همت is a thousand billion.

    >>> find_amounts(fold("بودجه ۵۴۰ میلیارد ریالی"))
    [AmountSpan(start=6, end=23, value=54000000000)]
    """
    found = []
    for read in _reads(folded):
        if not read.ordinal and (unit := _CURRENCY.match(folded, read.end)):
            value = read.value * _IN_TOMAN[unit["unit"]]
            if value.denominator == 1:
                found.append(AmountSpan(read.start, unit.end(), int(value)))
    return found


@cache
def small_number_pattern(ranks: bool = True) -> str:
    """A pattern over folded text for the words of numbers up to 99 (and ranks, unless told otherwise)."""
    below = [
        word
        for word, (_, kind, ordinal) in _words().values.items()
        if kind in ("unit", "teen", "ten", "ordinal") and (ranks or not ordinal)
    ]
    thirtieth = ["سی ?امین", "سی ?ام"] if ranks else []  # `values` knows them without their space
    word = "|".join([*thirtieth, *sorted(below, key=len, reverse=True)])
    return rf"(?:(?:بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود){_SPACE}و{_SPACE}(?:{word})|{word})"


def small_number_openings() -> list[str]:
    """The words with which a number or rank up to 99 can begin, folded."""
    return [*_words().values, "سی"]


class _Words(NamedTuple):
    values: dict[str, tuple[Value, str, bool]]  # word without spaces → value, kind, ordinal
    chain: re.Pattern[str]  # number words and digits that follow each other
    token: re.Pattern[str]  # one of them
    ambiguous: frozenset[str]
    article: frozenset[str]
    head: re.Pattern[str]
    counter: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]


_LISTS = ("ambiguous", "article", "head", "counter", "not_before", "not_after")


@cache
def _words() -> _Words:
    values: dict[str, tuple[Value, str, bool]] = {}
    lists: dict[str, list[str]] = {kind: [] for kind in _LISTS}
    spelled: list[str] = []
    for row in rows(PHRASES / "number_words.csv"):
        word, kind = fold(row["word"]), row["kind"]
        if kind in lists:
            lists[kind].append(word.replace(" ", " ?"))
            continue
        for form, ordinal in _forms(word, kind):
            spelled.append(form)
            values[form.replace(" ", "")] = _value(row["value"]), kind.removesuffix("_ordinal"), ordinal
    number = word_tree(spelled)
    start = rf"(?=[\d{''.join(sorted({word[0] for word in spelled}))}])(?:(?<!{_LETTER})|(?=\d)(?<![\da-z]))"
    ending = rf"(?P<ending>{_ORDINAL_ENDING}(?!{_LETTER}))?"
    part = rf"(?:{_RUN}(?:{_ORDINAL_ENDING}(?!{_LETTER}))?|{number})"
    return _Words(
        values,
        re.compile(
            rf"{start}{part}(?:(?:{_SPACE}و{_SPACE}|{_SPACE}){part})*(?:(?<=\d)(?![a-z])|(?!{_LETTER})|{_GLUED})"
        ),
        re.compile(rf"(?P<joined>و{_SPACE})?(?:(?P<run>{_RUN}){ending}|(?P<word>{number}))"),
        frozenset(lists["ambiguous"]),
        frozenset(lists["article"]),
        re.compile(rf"(?<!{_LETTER})(?:{'|'.join(lists['head'])}) $"),
        re.compile(rf" ?(?:{'|'.join(lists['counter'])})(?!{_LETTER})"),
        re.compile(rf" ?(?:{'|'.join(lists['not_before'])})(?!{_LETTER})"),
        re.compile(
            rf"(?<!{_LETTER})(?:{'|'.join([*lists['not_after'], 'ماه', *months()])})(?: \d+ (?:تا|و|الی))? ?$"
        ),
    )


def _forms(word: str, kind: str) -> Iterator[tuple[str, bool]]:
    """The spellings of a number word: itself, and the ordinals that are formed from it."""
    yield word, kind.endswith("ordinal")
    # سه، دو and سی have ordinals of their own in the table: «سهم» is a share and «سیم» a wire.
    if kind in ("unit", "teen", "ten", "hundred", "scale") and word not in ("سه", "دو", "سی", "صفر"):
        yield word + "م", True
        yield word + "مین", True


def _value(text: str) -> Value:
    return int(text) if text.isdigit() else Fraction(text)


def _whole(text: str) -> _Read | None:
    folded = " ".join(Folded.of(text).text.split())
    reads = list(_reads(folded))
    if len(reads) == 1 and (reads[0].start, reads[0].end) == (0, len(folded)):
        return reads[0]
    return None


def _reads(folded: str) -> Iterator[_Read]:
    for chain in _words().chain.finditer(folded):
        tokens = list(_tokens(folded, *chain.span()))
        at = 0
        while at < len(tokens):
            read = _number(tokens, at)
            if read is not None:
                yield read
            at += read.tokens if read else 1


def _tokens(folded: str, start: int, end: int) -> Iterator[_Token]:
    words = _words()
    for found in words.token.finditer(folded, start, end):
        at = found.end("joined") if found["joined"] else found.start()
        joined = bool(found["joined"])
        if found["word"]:
            yield _Token(at, found.end(), *words.values[found["word"].replace(" ", "")], joined)
            continue
        digits = _DIGITS.fullmatch(found["run"])
        if digits is None:
            yield _Token(at, found.end(), 0, "nothing", False, joined)
        elif digits["decimal"]:
            value: Value = Fraction(re.sub("[/٫]", ".", digits["decimal"]))
            yield _Token(at, found.end(), value, "decimal", False, joined)
        else:
            value = int(re.sub("[,٬،.]", "", found["run"]))
            yield _Token(at, found.end(), value, "digits", bool(found["ending"]), joined)


def _number(tokens: list[_Token], at: int) -> _Read | None:
    """The number that begins with a token, as long as the following tokens can belong to it."""
    group = _group(tokens, at)
    if group is None:
        return None
    value, _, room, ordinal, end = group
    while end < len(tokens) and tokens[end].joined and not ordinal and room > 1:
        if tokens[end].kind == "half":  # یک میلیون و نیم
            value, room, end = value + Fraction(room, 2), 1, end + 1
            continue
        following = _group(tokens, end)
        if following is None:
            break
        added, coefficient, next_room, ordinal_follows, next_end = following
        if added < room:
            value += added
        elif coefficient < room < next_room:  # ۳ هزار و ۵۰۰ میلیارد
            value = (value + coefficient) * next_room
        else:
            break
        room, ordinal, end = next_room, ordinal_follows, next_end
    return _Read(tokens[at].start, tokens[end - 1].end, value, ordinal, end - at)


def _group(tokens: list[_Token], at: int) -> tuple[Value, Value, Value, bool, int] | None:
    """A number below 1000 with its scales: value, number before the scales, scale, ordinal, end."""
    coefficient, ordinal, end = _coefficient(tokens, at)
    if _is_year_before(tokens, at):
        return coefficient, coefficient, 1, ordinal, end
    if end == at and not (tokens[at].kind == "scale" and tokens[at].value == 1000):
        return None
    scale: Value = 1
    while end < len(tokens) and tokens[end].kind == "scale" and not ordinal:
        if tokens[end].joined and end > at:
            break
        scale *= tokens[end].value
        ordinal = tokens[end].ordinal
        end += 1
    if scale == 1 and tokens[at].kind == "half":
        return None
    return coefficient * scale, coefficient, scale, ordinal, end


def _is_year_before(tokens: list[_Token], at: int) -> bool:
    """Whether digits are the year before a number that begins with «هزار»: «سال ۱۴۰۱ هزار و ۸۰۰ میلیارد»."""
    if tokens[at].kind != "digits" or tokens[at].value not in _YEARS or at + 1 == len(tokens):
        return False
    return tokens[at + 1].kind == "scale" and tokens[at + 1].value == 1000 and not tokens[at + 1].joined


def _coefficient(tokens: list[_Token], at: int) -> tuple[Value, bool, int]:
    first = tokens[at]
    if first.kind in ("scale", "nothing"):
        return 1, False, at
    value, ordinal, end, kind = first.value, first.ordinal, at + 1, first.kind
    smaller = {"hundred": ("ten", "teen", "unit"), "ten": ("unit",)}
    while end < len(tokens) and tokens[end].joined and not ordinal and kind != "half":
        follows = tokens[end]
        if follows.kind in smaller.get(kind, ()) and follows.value:
            value, ordinal, kind = value + follows.value, follows.ordinal, follows.kind
        elif follows.kind == "half" and end + 1 < len(tokens) and tokens[end + 1].kind == "scale":
            value, kind = value + follows.value, "half"
        else:
            break
        end += 1
    return value, ordinal, end


def _counts(folded: str, read: _Read) -> bool:
    """Whether the words around a number let it be one."""
    words = _words()
    text = folded[read.start : read.end]
    before = folded[max(0, read.start - 20) : read.start]
    if _date_words().match(folded, read.end):
        return False
    if read.tokens == 1 and not text[0].isdigit() and words.not_before.match(folded, read.end):
        return False
    if read.ordinal:
        return True
    if words.not_after.search(before):
        return False
    counted = words.counter.match(folded, read.end)
    if text in words.article:
        return bool(words.head.search(before))
    if text in words.ambiguous:
        return bool(counted or words.head.search(before))
    if text.isdigit() and not counted:
        # A year, or a telephone number.
        return not (len(text) == 4 and text[:2] in ("13", "14")) and len(text) < 8
    return True


@cache
def _date_words() -> re.Pattern[str]:
    # Also the first day of «۱۱ و ۱۲ تیر».
    names = sorted((name for name in months() if name != "می"), key=len, reverse=True)
    return re.compile(
        rf"(?: ?(?:تا|و|الی|،) ?\d\d?)?{_SPACE}(?:{'|'.join([*names, 'شنبه', 'میلادی'])})(?!{_LETTER})"
    )
