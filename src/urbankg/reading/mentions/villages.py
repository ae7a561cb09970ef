"""Which village an article speaks of: gazetteers list few, but «روستای» and «دهیار» stand before their names."""

from __future__ import annotations

import re

from urbankg.reading.mentions.objects import read_object
from urbankg.reading.scene import Scene

_VILLAGE = re.compile(r"(?<!\w)روستای(?= )")


def village_at(scene: Scene, head: int, end: int) -> tuple[int, str]:
    """Where the name of the village ends whose «روستای» stands between two positions, and the name as the text has it,
    «روستای» included; an empty name where none follows.
    """
    told = read_object(scene.document, end, "village", lambda _: False)
    return (told.end, scene.document.surface(head, told.end)) if told.label else (end, "")


def village_spoken_of(scene: Scene, position: int) -> str:
    """The village named last before a position, what «این روستا» points to; else the first one after; may be empty."""
    named = [(o.start, o.label) for o in scene.offices if o.role == "village_head"]
    named += [(b.start, b.place_name) for b in scene.bodies if b.kind == "village_office"]
    named += [
        (found.start(), village_at(scene, *found.span())[1])
        for found in _VILLAGE.finditer(scene.document.text)
    ]
    known = sorted((start, name) for start, name in named if name)
    before = [name for start, name in known if start < position]
    return before[-1] if before else next((name for _, name in known), "")
