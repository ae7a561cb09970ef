"""The full name of a body that a sentence names in short: «مجمع», «این سازمان», «شهرداری», «شورا», «آن»."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from urbankg.lexicon.phrases import words_of
from urbankg.persian.fold import Folded
from urbankg.persian.numbers import small_number_pattern
from urbankg.reading.frames import nearest
from urbankg.reading.mentions.bodies import GOVERNING, Body, Head
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_WHERE = {
    "municipality": ("شهرداری", "city"),
    "council": ("شورای شهر", "city"),
    "provincial_council": ("شورای استان", "province"),
    "governorate": ("استانداری", "province"),
    "county_governorate": ("فرمانداری", "county"),
}
_OF_ONE_TOWN = re.compile(r"(?<!\w)شهرداری(?! ?های)(?!\w)")
JOINABLE = frozenset(["assembly", "organisation"])
_NOT_OF_CITIES = JOINABLE | {"provincial_council"}
_POINTED_AT = _NOT_OF_CITIES | {"committee"}
_OF_HERE = re.compile(r"[ ]+(?:این |همین )?(?P<kind>استان|شهرستان)(?!\w)")
_OF_DISTRICT = re.compile(r"شورای (?:اسلامی )?بخش \w+")  # no council of a city
_ITS_OWN = re.compile(r" اش(?!\w)")  # «ساوه تازه آمده است؛ شهرداری‌اش …»
_HEAD = re.compile(r"\w+")
# «با عضویت ۲۴ شهرداری»: many, and not the one of here; «بودجه ۹۵ شهرداری» has a year
_COUNTED = re.compile(
    rf"(?<!\w)(?<!سال )(?<!منطقه )(?<!ناحیه )(?<!ساعت )(?:[1-4]?\d|[1-9]\d{{2}}|{small_number_pattern(ranks=False)}) $"
)
_ABBREVIATION = re.compile(r"[ »]*\([ ]*(?P<short>[^\W\d_]+)[ ]*\)")


def may_have_members(scene: Scene, body: Body) -> bool:
    """Whether a body is one that others join: an assembly or organisation, but none of one town («سازمان پسماند شهرداری
    ساوه»).
    """
    of_one_town = body.kind == "organisation" and _OF_ONE_TOWN.search(
        scene.document.text, body.start, body.end
    )
    return body.kind in JOINABLE and not of_one_town


def full_name(scene: Scene, body: Body) -> str:
    """A body's full name as the article has it; empty where nothing tells which body is meant."""
    if body.kind == "council" and (district := _OF_DISTRICT.match(scene.document.text, body.start)):
        return scene.document.surface(*district.span())
    if body.kind == "council" and not body.place_name and (pointed := _pointed_at(scene, body)):
        return pointed
    of_city = body.kind in ("municipality", "council")
    if body.kind in _WHERE and not body.place_name and _COUNTED.search(scene.document.text, 0, body.start):
        return ""
    if body.kind in _WHERE and (not body.place_name or (of_city and _is_province(body))):
        head, kind = _WHERE[body.kind]
        own = body.same_place or _ITS_OWN.match(scene.document.text, body.end)
        of = scene.context.last if own else scene.context.place
        place = of(kind, body.start)
        return f"{head} {place}" if place else ""
    if body.kind == "council":
        named = body.place.name if body.place and body.place_name.startswith("مرکز ") else body.place_name
        return f"شورای شهر {named}"
    if body.kind == "committee" and (here := _OF_HERE.match(scene.document.text, body.end)):
        kind = "province" if here["kind"] == "استان" else "county"
        of = scene.context.last if "این" in here.group() else scene.context.place
        return f"{body.label} {here['kind']} {of(kind, body.start)}".strip()
    if body.kind == "provincial_council":
        return body.label.replace("شورای اسلامی استان", "شورای استان")  # as «شورای شهر» is one of a city
    if body.kind in JOINABLE and not body.place_name and (named := _named_before(scene, body)):
        return named
    if body.complete or body.place_name:
        return _with_abbreviation(scene, body) or body.label
    return _said_in_full(scene, body)


def _pointed_at(scene: Scene, body: Body) -> str:
    """«این شورا» after «شورای دستگاه‌های نظارتی» is that one, and not the city's; so is «شورا» where the article
    has named none but «شورای عالی استان‌ها»."""
    before = [
        b
        for b in scene.bodies
        if b.end <= body.start
        and b.end > b.start + len("شورای")
        and scene.document.text.startswith("شورا", b.start)
    ]
    if scene.document.text[: body.start].endswith(("این ", "همین ")):
        return before[-1].label if before and before[-1].kind in _POINTED_AT else ""
    named = [b.label for b in before]
    other = bool(named) and all(b.kind in _NOT_OF_CITIES for b in before)
    return max(named, key=named.count) if other else ""


def _named_before(scene: Scene, body: Body) -> str:
    """«این شبکه جهانی» is the network of cities that was named before, and none of that name."""
    text = scene.document.text
    if not text.endswith(("این ", "همین "), 0, body.start) or any_word("of cities").search(
        _words(scene, body)
    ):
        return ""
    head = _words(scene, body).split()[0]
    before = [b for b in scene.bodies if b.end < body.start and b.kind == body.kind and b.complete]
    named = [b for b in before if _words(scene, b).split()[0] == head and is_urban(scene, b)]
    return _with_abbreviation(scene, named[-1]) or named[-1].label if named else ""


def _with_abbreviation(scene: Scene, body: Body) -> str:
    """«شبکه شهرهای خلاق سازمان آموزشی، علمی و فرهنگی ملل متحد (یونسکو)» as the article calls it elsewhere: «شبکه شهرهای
    خلاق یونسکو»; empty where it does not."""
    bracket = _ABBREVIATION.match(scene.document.text, body.end)
    if bracket is None:
        return ""
    for other in scene.bodies:
        begins = _words(scene, other).removesuffix(bracket["short"])
        of_several_words = begins.endswith(" ") and " " in begins.strip()
        if other.kind == body.kind and of_several_words and _words(scene, body).startswith(begins):
            return other.label
    return ""


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
    full = [b for b in full if b.place_name or any_word("of cities").search(_words(scene, b))] or full
    chosen = nearest(full, body.start, before=True) or nearest(full, body.start)
    return chosen.label if chosen else ""


def _words(scene: Scene, body: Body) -> str:
    return scene.document.text[body.start : body.end]


def is_urban(scene: Scene, body: Body) -> bool:
    """Whether a body governs a place, or its name says that it is one of cities, municipalities or councils."""
    text = _words(scene, body)
    if body.kind in GOVERNING or any_word("of cities").search(text):
        return True
    if body.kind not in JOINABLE:
        return body.kind == "committee" and text.startswith("شورا")
    names = [text] if body.complete else [text, Folded.of(full_name(scene, body)).text]
    if any(any_word("of cities").search(name) for name in names):
        return True
    together = "".join(names).replace(" ", "")
    return any(word in together for word in _municipal())


def may_be_urban(scene: Scene, head: Head) -> bool:
    """Whether what `is_urban` asks for stands behind the head of a name: cheaper than to read the name."""
    document = scene.document
    end = document.sentences[document.sentence_at(head.start)].end
    if any_word("of cities").search(document.text, head.start, end):
        return True
    behind = document.text[head.start : end].replace(" ", "")
    return any(word in behind for word in _municipal())


@cache
def _municipal() -> tuple[str, ...]:
    """The words that make an organisation one of a municipality, without spaces."""
    return tuple(word.replace(" ", "") for word in words_of("municipal_bodies"))


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
