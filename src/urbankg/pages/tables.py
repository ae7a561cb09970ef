"""Long tables in pieces: pages of rows, sorted as a reader of Persian expects."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from urbankg.pages.view import Asked, PageError

T = TypeVar("T")
_LETTERS = "ءآأاإبپتثجچحخدذرزژسشصضطظعغفقکكگلمنوؤهةیيىئ"
_SIGNS = "'‘’`"  # of romanised names, for letters that English has not
_MARKED = re.compile(rf"[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f{_SIGNS}]")
_ORDER = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_LETTERS)} | {0x200C: " "}


def paged(rows: Sequence[T], asked: Asked, size: int) -> tuple[Sequence[T], dict[str, int]]:
    """The rows of the page that ``page`` of the URL names, and for the template which of how many that are.

    PageError (404) for a page that there is not.
    """
    number, last = asked.number("page"), max(1, -(-len(rows) // size))
    if number > last:
        raise PageError(404, "error_last_page", given=number, last=last)
    first = (number - 1) * size
    shown = rows[first : first + size]
    return shown, {"number": number, "last": last, "total": len(rows), "first": first + 1}


def order_key(value: Any) -> tuple[int, Any]:
    """What values of a column are sorted by: numbers and days by size, texts by the Persian alphabet, nothing last.

    Latin letters stand with those that they are without their marks.

    >>> sorted(["یزد", "پارس", "تهران", "آمل", "گرگان"], key=order_key)
    ['آمل', 'پارس', 'تهران', 'گرگان', 'یزد']
    >>> sorted(["Kerman", "Zābol", "Kāshān", "‘Eshqābād", "Ābyek"], key=order_key)
    ['Ābyek', '‘Eshqābād', 'Kāshān', 'Kerman', 'Zābol']
    """
    if value is None or value == "":
        return 3, ""
    if isinstance(value, bool | int | float):
        return 0, value
    if isinstance(value, dt.date):
        return 1, value.isoformat()
    if isinstance(value, Mapping):
        return order_key(value.get("label"))
    return 2, unmarked(str(value)).casefold().translate(_ORDER)


def unmarked(text: str) -> str:
    """A romanised name with the letters that it has without their marks.

    >>> unmarked("‘Eshqābād"), unmarked("قزوین")
    ('Eshqabad', 'قزوین')
    """
    return _MARKED.sub(_bare, text)


def _bare(letter: re.Match[str]) -> str:
    is_mark = letter[0] in _SIGNS or unicodedata.combining(letter[0])
    return "" if is_mark else unicodedata.normalize("NFD", letter[0])[:1]
