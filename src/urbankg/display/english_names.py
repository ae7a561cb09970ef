"""English names of what has a Persian one alone, made of the English names of the places that it belongs to."""

from __future__ import annotations

import re

from urbankg.display.labels import heading

_ZONE = re.compile(r"(منطقه|ناحیه) (\d+)")


def zone_name(label: str, city: str) -> str:
    """A district of a municipality by its Persian name and its city's English one; empty if it has no number.

    >>> zone_name("منطقه ۵ تهران", "Tehran"), zone_name("ناحیه ۳ منطقه ۱ تهران", "Tehran")
    ('District 5 of Tehran', 'Area 3 of district 1 of Tehran')
    """
    parts = [f"{heading(word, 'en')} {int(number)}" for word, number in _ZONE.findall(label)]
    named = " of ".join([*parts, city])
    return named[:1].upper() + named[1:] if parts and city else ""


def body_name(kind: str, place: str) -> str:
    """A body by the English names of its class and of the place that it governs.

    >>> body_name("City council", "Qazvin")
    'City council of Qazvin'
    """
    return f"{kind} of {place}" if kind and place else ""
