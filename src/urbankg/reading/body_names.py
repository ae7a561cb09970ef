"""The full name of a body that a sentence names in short: «مجمع», «این سازمان», «شهرداری», «شورا», «آن»."""

from __future__ import annotations

import re
from collections.abc import Container

from urbankg.reading.bodies import Body
from urbankg.reading.frames import nearest
from urbankg.reading.scene import Scene

GOVERNING = {
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
    if body.kind in GOVERNING and not body.place_name:
        head, kind = GOVERNING[body.kind]
        of = scene.context.last if body.same_place else scene.context.place
        place = of(kind, body.start)
        return f"{head} {place}" if place else ""
    if body.kind == "council":
        return f"شورای شهر {body.place_name}"
    if body.complete or body.place_name:
        return body.label
    return _said_in_full(scene, body)


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


def spoken_of(scene: Scene, position: int, kinds: Container[str]) -> Body | None:
    """The body of some kinds that was named last before a position: what «آن», «این نهاد» point to."""
    known = [b for b in scene.bodies if b.kind in kinds and full_name(scene, b)]
    return nearest(known, position, before=True)
