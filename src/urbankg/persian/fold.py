"""Folding: one spelling for what Persian newsrooms type in several, with a way back to the original.

`fold` replaces characters one by one and so keeps every offset; `Folded` also drops what does not change the
reading (vowel signs, tatweel, marks of writing direction) and remembers where it stood; `key` makes the form
in which two names are compared.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, count
from operator import add

from urbankg.persian.characters import DIRECTIONS, JOINERS, SPACES

_LETTERS = {
    "ا": "أإٱآٵ",
    "ک": "كڪڬ",
    "ی": "يىېۍئےێ",
    "ه": "ةۀہھەۂۃ",
    "و": "ؤۆۇ",
    "گ": "ڳ",
}
_DIGITS = {str(n): chr(0x6F0 + n) + chr(0x660 + n) for n in range(10)}
_SPACES = {
    " ": JOINERS + SPACES[1:],
    "\n": "\u2028\u2029\x0b\x0c\x85",
}
_SAME = {
    given: wanted
    for table in (_LETTERS, _DIGITS, _SPACES)
    for wanted, all_ in table.items()
    for given in all_
}

_DELETABLE = (
    "".join(map(chr, range(0x610, 0x61B)))
    + "".join(map(chr, range(0x64B, 0x660)))
    + "\u0640\u0670\u200d"
    + DIRECTIONS
)
_DELETABLE_PATTERN = re.compile(f"[{_DELETABLE}]")


class _FoldTable(dict[int, int]):
    """Folds any character; those met once are remembered."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        wanted = _SAME.get(char, char)
        if wanted == char:
            category = unicodedata.category(char)
            if category == "Nd":
                wanted = str(unicodedata.decimal(char))
            elif category == "Zs":
                wanted = " "
            elif 0xFB50 <= code <= 0xFEFC:  # letters in the shapes that some PDF converters leave behind
                plain = unicodedata.normalize("NFKC", char).strip()
                wanted = _SAME.get(plain, plain) if len(plain) == 1 else char
            elif len(char.lower()) == 1:
                wanted = char.lower()
        self[code] = ord(wanted)
        return self[code]


_TABLE = _FoldTable()

# The fast way: nearly all Persian news is written in fewer than 256 different characters, so the text goes
# through one byte a character. That is about ten times as fast as str.translate with a dictionary.
_COMMON = (
    "".join(map(chr, range(0x7F)))
    + "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأإئؤۀةيكى"
    + "".join(_DIGITS.values())
    + "\u200c\u00a0\u00ac\u00ad\u200b\u200d\u200e\u200f\u202a\u202b\u202c\ufeff\u0640\u064b\u064c\u064d"
    + "\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670«»،؛؟٪٫٬…–—‘’“”•·°×é²³©®﴾﴿ھہە\u2009\u202f−″′€→←■●▪"
)
_TO_BYTE = codecs.charmap_build(_COMMON.ljust(256, "\ufffe"))
_FROM_BYTE = _COMMON.translate(_TABLE).ljust(256, "\ufffe")
_DELETABLE_BYTES = bytes(n for n, char in enumerate(_COMMON) if char in _DELETABLE)
_NO_KEY_BYTES = bytes(
    n
    for n, (char, folded) in enumerate(zip(_COMMON, _FROM_BYTE, strict=False))
    if char in _DELETABLE or not folded.isalnum()
)

# Keyboards without the Persian marks give the Latin ones; between digits a comma parts thousands, and
# tables of patterns have «{2,}».
_LATIN_MARK = re.compile(r"(?<![\d{])[,;]|[,;](?![\d}])")
# What stands in plain quotation marks, of which the one opens and the other closes: «"الف" و "ب"».
_PLAIN_QUOTES = re.compile(r'(?<![^\s،؛:(/])"(?=[^\s"])([^"\n]{1,80}(?<!\s))"(?!\w)')
# No clause ends before «به عنوان», whatever a page writes there: «مینا آذرنیا؛ به عنوان شهردار».
_SLIP = re.compile(r"؛(?= به[ \u200c]عنوان(?!\w))")
_PERSIAN_MARKS = {",": "،", ";": "؛"}

# One word, two spellings, letter for letter: هیئت and هیأت, مسؤول and مسئول.
_SPELLINGS = (("هییت", "هیات"), ("مسوول", "مسیول"))
_KEY_VARIANTS = (*_SPELLINGS, ("ء", ""))


def fold(text: str) -> str:
    """The text with Arabic letters, foreign digits, ZWNJ and other spaces unified; the length never changes.

    Alef with hamza or madda becomes ا, ئ becomes ی (so رئیس and رییس agree), ؤ becomes و, ة and ۀ become ه, every
    digit is ASCII, Latin commas beside words are Persian ones, ZWNJ, no-break spaces and tabs are spaces, Latin
    letters are lower case; هیئت is هیأت.

    >>> fold("كلان‌شهر آبيك، ۱۴۰۰")
    'کلان شهر ابیک، 1400'
    """
    try:
        raw = codecs.charmap_encode(text, "strict", _TO_BYTE)[0]
    except UnicodeEncodeError:
        return _one_spelling(text.translate(_TABLE))
    return _one_spelling(codecs.charmap_decode(raw, "strict", _FROM_BYTE)[0])


def persian_marks(text: str) -> str:
    """The text with the Persian comma and semicolon for the Latin ones, guillemets for plain quotation marks, and a
    comma for a semicolon before «به عنوان»; its length stays.

    >>> persian_marks('قم, "یزد"؛ 1,200')
    'قم، «یزد»؛ 1,200'
    >>> persian_marks("رضایی؛ به عنوان شهردار")
    'رضایی، به عنوان شهردار'
    """
    if "," in text or ";" in text:
        text = _LATIN_MARK.sub(lambda mark: _PERSIAN_MARKS[mark[0]], text)
    if "؛" in text:
        text = _SLIP.sub("،", text)
    return _PLAIN_QUOTES.sub(r"«\1»", text) if '"' in text else text


def _one_spelling(text: str) -> str:
    text = persian_marks(text)
    for other, wanted in _SPELLINGS:
        text = text.replace(other, wanted)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text without vowel signs, tatweel and direction marks, and where it lies in the original.

    >>> folded = Folded.of("شهـــردارِ قم")
    >>> folded.text
    'شهردار قم'
    >>> start, end = folded.span(0, 6)
    >>> folded.original[start:end]
    'شهـــردارِ'
    """

    text: str
    original: str
    _cuts: tuple[int, ...] = field(default=(), repr=False)  # where in `text` something was dropped
    _dropped: tuple[int, ...] = field(default=(), repr=False)  # and where in `original`

    @classmethod
    def of(cls, original: str) -> Folded:
        """Fold a text and drop what does not change its reading."""
        try:
            raw = codecs.charmap_encode(original, "strict", _TO_BYTE)[0]
        except UnicodeEncodeError:
            text = _DELETABLE_PATTERN.sub("", original).translate(_TABLE)
        else:
            text = codecs.charmap_decode(raw.translate(None, _DELETABLE_BYTES), "strict", _FROM_BYTE)[0]
        text = _one_spelling(text)
        if len(text) == len(original):
            return cls(text, original)
        dropped = tuple(found.start() for found in _DELETABLE_PATTERN.finditer(original))
        return cls(text, original, tuple(at - before for before, at in enumerate(dropped)), dropped)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `original` of ``text[start:end]``, with the vowel signs after its last letter."""
        if not self._cuts:
            return start, end
        return start + bisect_right(self._cuts, start), end + bisect_right(self._cuts, end)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `text` of ``original[start:end]``: the way back of `span`."""
        if not self._cuts:
            return start, end
        return start - bisect_left(self._dropped, start), end - bisect_left(self._dropped, end)


_IN_WORD = re.compile(r"\w")


class _WordTable(dict[int, int]):
    """Makes a space of any character that is in no word; those met once are remembered."""

    def __missing__(self, code: int) -> int:
        self[code] = code if _IN_WORD.match(chr(code)) else ord(" ")
        return self[code]


_WORDS_ALONE = _WordTable()
_BYTE_TO_WORD = _COMMON.translate(_WORDS_ALONE).ljust(256, "\ufffe")


def word_places(folded: str) -> dict[str, list[int]]:
    """Where each word of a folded text begins; an empty one may be told wherever no word is.

    >>> word_places("از قم، از یزد")["از"]
    [0, 7]
    """
    found: dict[str, list[int]] = defaultdict(list)
    words = _spaced(folded).split(" ")
    starts = map(add, accumulate(map(len, words[:-1]), initial=0), count())
    for word, start in zip(words, starts, strict=True):
        found[word].append(start)
    return found


def _spaced(folded: str) -> str:
    """The text with a space for all that is in no word."""
    try:
        raw = codecs.charmap_encode(folded, "strict", _TO_BYTE)[0]
    except UnicodeEncodeError:
        return folded.translate(_WORDS_ALONE)
    return codecs.charmap_decode(raw, "strict", _BYTE_TO_WORD)[0]


@lru_cache(maxsize=32768)
def key(text: str) -> str:
    """The form in which names are compared: folded, only letters and digits, known double spellings unified.

    >>> key("هیأت‌ امناء") == key("هیئت امنا")
    True
    >>> key("کلان شهر «تهران»")
    'کلانشهرتهران'
    """
    try:
        raw = codecs.charmap_encode(text, "strict", _TO_BYTE)[0]
    except UnicodeEncodeError:
        kept = "".join(filter(str.isalnum, Folded.of(text).text))
    else:
        kept = codecs.charmap_decode(raw.translate(None, _NO_KEY_BYTES), "strict", _FROM_BYTE)[0]
    for variant, usual in _KEY_VARIANTS:
        kept = kept.replace(variant, usual)
    return kept


_TIDY = str.maketrans("كيىڪ", "کییک")
_AROUND_SPACE = re.compile(r"\u200c*\s[\s\u200c]*")


@lru_cache(maxsize=32768)
def tidy(text: str) -> str:
    """A name or phrase as it is shown: Persian letters, single spaces, no vowel signs or marks; ZWNJ stays.

    >>> tidy(" علي‌اكبر  محمّدی ")
    'علی‌اکبر محمدی'
    """
    return _AROUND_SPACE.sub(" ", _DELETABLE_PATTERN.sub("", text).translate(_TIDY)).strip(" \u200c")
