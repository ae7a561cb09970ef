"""The key of a surname, under which all names are drawn together that may be of one person."""

from __future__ import annotations

from functools import lru_cache

from urbankg.identity.person_names import SOUNDS, person_name
from urbankg.identity.slugs import hashed_slug, slug

_VOWELS = str.maketrans("", "", "اوی")


@lru_cache(maxsize=65536)
def block(name: str) -> str:
    """The key of the names that are compared with this one: its surname (of two the first) in sounds, as a slug.

    Half-spaces make one word of what spaces part, so that a name may have two keys by its spellings.

    >>> block("مهدی صبّاغی") == block("صباغي"), block("یعقوب هوشیار") == block("هشیار")
    (True, True)
    """
    units = person_name(name).surnames
    return slug(_skeleton(units[0])) or hashed_slug(name)


def _skeleton(word: str) -> str:
    """What is heard of a word when vowels and doubled letters are left out; its first and last letters stay."""
    heard = word.translate(SOUNDS)
    whole = heard[:1] + heard[1:-1].translate(_VOWELS) + heard[-1:] if len(heard) > 1 else heard
    return "".join(c for c, before in zip(whole, " " + whole, strict=False) if c != before)
