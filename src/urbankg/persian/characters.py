"""The characters of a text as they are meant: single spaces, one joiner (ZWNJ) for all that stand in for it, letters
in no shape of their own, no entities of HTML, no ornaments, a word in a sentence without the sign of a tag.
"""

from __future__ import annotations

import html
import re
import unicodedata

# What a space may be, the usual one first.
SPACES = " \t\r\u00a0\u2002\u2003\u2009\u202f\u3000"
# ZWNJ, and what converters made of it: a zero-width space, the not sign, the soft hyphen.
JOINERS = "\u200c\u200b\u00ac\u00ad"
# Marks of writing direction and other signs that nobody sees.
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff"
_STRESS = "\u02c8"  # a letter to Unicode, but an agency's quotation mark
_UNEVEN = re.compile(rf"[{SPACES}{JOINERS}{DIRECTIONS}]{{2,}}|[{SPACES[1:]}{JOINERS[1:]}{DIRECTIONS}]")
_SHAPED = re.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]+")  # letters as they look in a place, from old converters
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+);", re.IGNORECASE)
# What stands for the eye alone: emoji and dingbats, unlike bullets, which make a line an item of a list.
_ORNAMENTS = "\u2139\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_ORNAMENT = re.compile(f"[{_ORNAMENTS}]")
_ORNATE = re.compile(
    rf"(?P<opens>^)? *[{_ORNAMENTS}][{_ORNAMENTS}\ufe0f\u200d ]*(?P<closes>$)?", re.MULTILINE
)
# Of Markdown, as messengers export it; «**» are its bold words.
_LINK = re.compile(r"\[([^\]\n]+)\]\(https?://[^\s)]*\)")
_STRETCHED = re.compile(r"(?<=[^\W\d_])ـ+(?=[^\W\d_])")  # alone, it is a dash
# «خانه‌ی», «خانه ی»: what is else written «خانهٔ».
_APART = re.compile(r"ه[\u200c ]{1,2}[یيى](?![^\W\d_\u200c])")
_LAST_APART = re.compile(r" (?<=[^\W\d_][او] )([یيى])(?![^\W\d_\u200c])")  # «شورا ی», «ها ی»
_TAGS = re.compile(r"(?<!\S)#[^\W\d_][\w\u200c]*(?:[^\w\s#]*\s+#\S+)*")  # one in a sentence, or a row of them


def evened(text: str) -> str:
    """A text with single spaces and joiners, composed letters in no fixed shape, no marks of writing direction.

    Line breaks stay; «ˈ…ˈ» are quotation marks. A tag in a sentence is a word of it; rows of tags stay as they are.

    >>> evened("شهردار  اراک\\u00a0می¬رود").replace("\\u200c", "|")
    'شهردار اراک می|رود'
    >>> evened("🔹 &laquo;ساوه&raquo;")
    '«ساوه»'
    >>> evened("نماینده\u200cی شهـــر در خانه ی ما")
    'نمایندهٔ شهر در خانهٔ ما'
    >>> evened("**رضا صفری** شهردار [ساوه](https://a.ir) شد")
    'رضا صفری شهردار ساوه شد'
    >>> evened("\\ufed7\\ufee2")
    'قم'
    >>> evened("استاندار #آذربایجان_غربی آمد #خبر #ارومیه")
    'استاندار آذربایجان غربی آمد #خبر #ارومیه'
    >>> evened("📣 رضا صفری 👈 شهردار ساوه 🌹")
    'رضا صفری – شهردار ساوه'
    """
    text = unicodedata.normalize("NFC", _unmarked(text))
    text = _UNEVEN.sub(_meant, text).replace(_STRESS, '"')
    text = _APART.sub("هٔ", _STRETCHED.sub("", text) if "ـ" in text else text)
    text = _LAST_APART.sub(r"\1", text)
    text = _TAGS.sub(_word, text) if "#" in text else text
    return _SHAPED.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), text)


def _unmarked(text: str) -> str:
    """A text without what other formats left in it: entities, escaped line breaks, Markdown, and ornaments."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "**" in text or "](" in text:
        text = _LINK.sub(r"\1", text.replace("**", ""))
    text = text.replace("\\n", "\n")
    return _ORNATE.sub(_parting, text) if _ORNAMENT.search(text) else text


def _parting(ornaments: re.Match[str]) -> str:
    """What an ornament leaves: a dash where it parts the words of a line, nothing around them."""
    return "" if ornaments["opens"] is not None or ornaments["closes"] is not None else " – "


def _meant(run: re.Match[str]) -> str:
    if any(mark in SPACES for mark in run[0]):
        return " "
    return "\u200c" if any(mark in JOINERS for mark in run[0]) else ""


def _word(tags: re.Match[str]) -> str:
    return tags[0] if tags[0].count("#") > 1 else tags[0][1:].replace("_", " ")
