"""ASCII slugs for IRIs: readable, and a function of the name alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from urbankg.persian.fold import Folded, key

_LATIN = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z",
    "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "v",
    "ه": "h", "ی": "i",
}  # fmt: skip
LONGEST = 60  # characters of a slug before its hash


def slug(text: str) -> str:
    """A slug of a name in Persian or Latin letters: small letters, digits and single strokes.

    >>> slug("Āz̄arshahr"), slug("شهرداری قم")
    ('azarshahr', 'shhrdari-qm')
    """
    plain = unicodedata.normalize("NFKD", Folded.of(text).text)
    latin = "".join(_LATIN.get(c, c) for c in plain if not unicodedata.combining(c))
    ascii_only = latin.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", ascii_only)).strip("-")[:LONGEST].strip("-")


@lru_cache(maxsize=32768)
def hashed_slug(name: str, *context: str) -> str:
    """A slug that no other name shares: with six hexadecimal digits of what names are compared by.

    ``context`` is whatever else makes the thing itself (the post of a person known by surname only).

    >>> hashed_slug("علی‌ اکبر") == hashed_slug("علی اکبر")
    True
    """
    whole = "|".join([key(name), *context])
    digest = hashlib.sha256(whole.encode()).hexdigest()[:6]
    return "-".join(filter(None, [slug(" ".join(Folded.of(name).text.split())), digest]))


def article_slug(article_id: str) -> str:
    """The last part of an article's IRI: readable, with twelve digits of its id's digest."""
    digest = hashlib.sha256(article_id.encode()).hexdigest()[:12]
    tail = article_id.rstrip("/").split("://", 1)[-1].split("?", 1)[0]
    readable = slug(tail.rsplit(".", 1)[0] if "/" not in tail else "-".join(tail.split("/")[:3]))[:40].strip(
        "-"
    )
    return "-".join(filter(None, (readable, digest)))
