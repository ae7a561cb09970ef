"""A claim on one person and one office, as the sentence settles it: for tests of who comes, goes and stays."""

from __future__ import annotations

import re

from urbankg.articles import article_from_text
from urbankg.claims import Claim, Status
from urbankg.persian.fold import Folded
from urbankg.reading.evidence import evidence
from urbankg.reading.scene import Scene
from urbankg.reading.settling.turnover import settled

MINA = "مینا آذرنیا"
_OFFICE = re.compile("(?:شهردار|فرماندار)[^،.]{0,9} ساوه|شهرداری ساوه|وزیر پیشنهادی")


def settled_claim(
    text: str, status: Status = "incumbent", title: str = "خبر روز", role: str = "mayor"
) -> Claim | None:
    """What is left of the claim that Mina holds the office named in a sentence; None if nothing is."""
    scene = Scene(article_from_text(f"{title}\nدوشنبه ۵ مهر ۱۴۰۰\n{text}.", "a"))
    words = scene.document.text
    name = words.index(Folded.of(MINA).text)
    office = _OFFICE.search(words, words.index("\n"))
    marks = [(name, name + len(MINA)), *([office.span()] if office else [])]
    found = evidence(scene.document, "office", *marks)
    claim = Claim("office", MINA, found, role=role, object="ساوه", status=status)
    return next(iter(settled(scene, [claim])), None)
