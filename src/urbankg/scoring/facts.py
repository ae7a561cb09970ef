"""When two facts are the same: names are compared without titles, kinds of place, spacing and spelling.

A fact is right in its core when kind, subject, role and object agree; in full when the status of an office, or
the number of a population or budget (to one in a hundred), agrees as well. Dates are judged apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from urbankg.files import rows

Fact = Mapping[str, Any]
Core = tuple[str, ...]

_SAME_LETTERS = str.maketrans("يىئكةۀأإٱآؤ", "یییکههاااا" + "و")
_ZERO_WIDTH = "\u200c\u200d\u200e\u200f"
_DROPPED = dict.fromkeys(map(ord, "ءٔـ" + _ZERO_WIDTH + "".join(map(chr, range(0x064B, 0x0653)))))
_DIGITS = {first + digit: str(digit) for first in (0x06F0, 0x0660) for digit in range(10)}
_PUNCTUATION = re.compile(r"[«»\"'()\[\]،,.؛:\s]+")
_WORDS = Path(__file__).with_name("dropped_words.csv")
_LEAST_SHARED = 3  # letters that a shorter name needs to stand for a longer one
_WITHOUT_OBJECT = ("president", "vice_president", "speaker")


@cache
def _dropped(kind: str) -> tuple[str, ...]:
    """The words of a kind that do not count, the longest first."""
    found = [plain(row["words"]) for row in rows(_WORDS) if row["drop"] == kind]
    return tuple(sorted(found, key=len, reverse=True))


def plain(text: object) -> str:
    """A name in one spelling, its words parted by single spaces.

    >>> plain("شهرداري «قزوين»")
    'شهرداری قزوین'
    """
    letters = str(text or "").translate(_SAME_LETTERS).translate(_DROPPED).translate(_DIGITS)
    return _PUNCTUATION.sub(" ", letters).strip()


def _squashed(text: str) -> str:
    return text.replace(" ", "").replace("-", "").replace("هییت", "هیات")


def _without_heads(text: str, kind: str) -> str:
    """A name without what may stand before it, again and again; something is always left."""
    while head := next(
        (h for h in _dropped(kind) if text.startswith(h + " ") and len(text) > len(h) + 1), None
    ):
        text = text[len(head) + 1 :]
    return text


def person(name: object) -> str:
    """What persons are compared by.

    >>> person("دکتر سید مهدی صباغی") == person("مهدي صباغی")
    True
    """
    found = _squashed(_without_heads(plain(name), "title"))
    return found[3:] if found.startswith("سید") and len(found) > 6 else found


def body(name: object) -> str:
    """What places and bodies are compared by.

    >>> body("شهرداری قزوین") == body("شهر قزوین") == body("قزوین")
    True
    """
    words = _without_heads(plain(name), "head").split()
    kept = [word for word in words if word not in _dropped("inside")]
    return _squashed("".join(kept or words))


def core(fact: Fact) -> Core:
    """The core of a fact, for comparing."""
    kind = str(fact["kind"])
    subject, role, over = fact.get("subject"), str(fact.get("role") or ""), fact.get("object")
    if kind == "office":
        return kind, person(subject), role, "" if role in _WITHOUT_OBJECT else body(over)
    if kind in ("meeting", "agreement"):  # either party may stand first
        return kind, *sorted((person(body(subject)), person(body(over))))
    if kind in ("population", "budget", "founded"):
        return kind, body(subject)
    if kind == "ex_officio":
        return kind, body(subject), role, body(over), str(fact.get("value") or "")
    return kind, body(subject), body(over)


def agree(gold: Core, found: Core) -> bool:
    """Whether two cores are the same; the name of a body may be a longer or a shorter one."""
    if gold[0] != found[0] or len(gold) != len(found):
        return False
    exact = 3 if gold[0] == "office" else 1  # kind, and of an office its person and role
    return gold[:exact] == found[:exact] and all(map(_alike, gold[exact:], found[exact:]))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return (
        bool(one and other) and (one in other or other in one) and min(len(one), len(other)) >= _LEAST_SHARED
    )


def agree_in_full(gold: Fact, found: Fact) -> bool:
    """Whether facts with the same core agree in status or number too."""
    if gold["kind"] == "office":
        return (gold.get("status") or "incumbent") == (found.get("status") or "incumbent")
    if gold["kind"] in ("population", "budget"):
        one, other = _number(gold.get("value")), _number(found.get("value"))
        return one is not None and other is not None and abs(one - other) <= 0.01 * one
    return True


def _number(value: object) -> float | None:
    try:
        return float(re.sub(r"[^\d.]", "", str(value).translate(_DIGITS)))
    except ValueError:
        return None


def date_agrees(gold: str, found: object) -> bool:
    """Whether a date is at least as precise as the gold's, and the same; for a Jalali year its Gregorian ones do too.

    >>> date_agrees("2022-01", "2022-01-17"), date_agrees("j1391", "2013"), date_agrees("2022-01-17", "2022")
    (True, True, False)
    """
    said = str(found or "")
    if not said:
        return False
    if gold.startswith("j"):
        year = int(gold[1:5]) + 621
        return said.removeprefix("j").startswith(gold[1:]) or said[:4] in (str(year), str(year + 1))
    return said.startswith(gold)
