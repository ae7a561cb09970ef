"""The full name of a body that a sentence names in short: «مجمع», «این سازمان», «شهرداری», «شورا», «آن»."""

from __future__ import annotations

import re
from collections.abc import Container

from urbankg.persian.fold import Folded
from urbankg.reading.bodies import Body
from urbankg.reading.frames import nearest
from urbankg.reading.scene import Scene

_WHERE = {
    "municipality": ("شهرداری", "city"),
    "council": ("شورای شهر", "city"),
    "provincial_council": ("شورای استان", "province"),
    "governorate": ("استانداری", "province"),
    "county_governorate": ("فرمانداری", "county"),
}
JOINABLE = frozenset(["assembly", "organisation"])
_HEAD = re.compile(r"\w+")


def full_name(scene: Scene, body: Body) -> str:
    """A body's full name as the article has it; empty where nothing tells which body is meant."""
    of_city = body.kind in ("municipality", "council")
    if body.kind in _WHERE and (not body.place_name or (of_city and _is_province(body))):
        head, kind = _WHERE[body.kind]
        of = scene.context.last if body.same_place else scene.context.place
        place = of(kind, body.start)
        return f"{head} {place}" if place else ""
    if body.kind == "council":
        named = body.place.name if body.place and body.place_name.startswith("مرکز ") else body.place_name
        return f"شورای شهر {named}"
    if body.complete or body.place_name:
        return body.label
    return _said_in_full(scene, body)


def _is_province(body: Body) -> bool:
    """«پارلمان شهری مرکز مازندران» is the council of the capital, which the context tells."""
    return body.place is not None and body.place.kind == "province"


def _said_in_full(scene: Scene, body: Body) -> str:
    """«مجمع» alone is the assembly that the article names in full, by preference before."""
    head = _HEAD.match(scene.document.text, body.start)
    full = [
        b
        for b in scene.bodies
        if b.complete
        and head
        and scene.document.text.startswith(head.group(), b.start)
        and b.kind == body.kind
    ]
    chosen = nearest(full, body.start, before=True) or nearest(full, body.start)
    return chosen.label if chosen else ""


def same_body(first: str, second: str) -> bool:
    """Whether one name is the other in short: each word of the shorter begins one of the longer.

    >>> same_body("مجمع کلان‌شهرها", "مجمع شهرداران کلانشهرهای ایران")
    True
    """
    short, long = sorted((_stems(first), _stems(second)), key=len)
    return all(any(stem in other for other in long) for stem in short)


def _stems(name: str) -> list[str]:
    words = Folded.of(name).text.replace("کلان شهر", "کلانشهر").split()
    return [w.removesuffix("های").removesuffix("ها") or w for w in words]


def spoken_of(scene: Scene, position: int, kinds: Container[str]) -> Body | None:
    """The body of some kinds that was named last before a position: what «آن», «این نهاد» point to."""
    known = [b for b in scene.bodies if b.kind in kinds and full_name(scene, b)]
    return nearest(known, position, before=True)
