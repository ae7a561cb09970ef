"""Words that papers print in part: «عبدا... رضایی» for «عبدالله رضایی», so that nobody treads on the name of God."""

from __future__ import annotations

import re

from urbankg.lexicon.names import name_words
from urbankg.persian.fold import key

_DOTS = "\u2026"
_IN_PART = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)([ \u200c]?)ا ?(?:\.{{2,}}|{_DOTS})")


def spelled_out(text: str) -> str:
    """A text in which «الله» is printed behind the words that ``name_parts.csv`` lists: in names and titles.

    >>> spelled_out("عبدا... رضایی و آیت ا… ناظمی آمدند، اما...")
    'عبدالله رضایی و آیت الله ناظمی آمدند، اما...'
    """
    return _IN_PART.sub(_whole, text) if ".." in text or _DOTS in text else text


def _whole(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}الله" if key(found[1]) in name_words("before_god") else found[0]
