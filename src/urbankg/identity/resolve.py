"""Which thing a label of a claim means: a place or body of the reference data, or one that is not linked yet.

Pure functions of the label, the role and what the article says of where it is; never of what was read before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from urbankg.files import PHRASES, REFERENCE, rows, several
from urbankg.identity.slugs import hashed_slug
from urbankg.lexicon.bodies import ministry_named
from urbankg.lexicon.gazetteer import Gazetteer, PlaceKind
from urbankg.persian.fold import Folded, key

# What an office is in: the class path of the body, and the kind of place that the body governs.
_BODY_OF_ROLE: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("mayor", "acting_mayor", "deputy_mayor"), ("municipality", "city")),
    **dict.fromkeys(("district_mayor", "deputy_district_mayor"), ("municipality", "zone")),
    **dict.fromkeys(
        ("council_chair", "council_vice_chair", "council_spokesperson", "council_secretary",
         "council_treasurer", "council_member", "committee_chair"),
        ("council", "city"),
    ),
    "provincial_council_chair": ("provincial-council", "province"),
    **dict.fromkeys(
        ("governor_general", "acting_governor_general", "deputy_governor_general"),
        ("governorate", "province"),
    ),
    **dict.fromkeys(
        ("county_governor", "acting_county_governor", "deputy_county_governor"),
        ("county-governorate", "county"),
    ),
    "district_governor": ("district-governorate", "district"),
    "village_head": ("village-office", "village"),
    **dict.fromkeys(("minister", "acting_minister", "deputy_minister"), ("ministry", "")),
    "municipal_org_head": ("organisation", ""),
    "municipal_director": ("unit", ""),
    **dict.fromkeys(("secretary_general", "assembly_chair"), ("assembly", "")),
    **dict.fromkeys(("mp", "speaker"), ("parliament", "")),
    **dict.fromkeys(("president", "vice_president"), ("government", "")),
}  # fmt: skip

# How a label of a body begins, and what that makes it: its class path, kind of the place behind the head.
_HEADS: tuple[tuple[str, str, str], ...] = tuple(
    (Folded.of(head).text, path, kind)
    for head, path, kind in (
        ("شورای اسلامی استان", "provincial-council", "province"),
        ("شورای استان", "provincial-council", "province"),
        ("شورای عالی استان‌ها", "assembly", ""),
        ("شورای اسلامی شهر", "council", "city"),
        ("شورای شهر", "council", "city"),
        ("شهرداری", "municipality", "city"),
        ("استانداری", "governorate", "province"),
        ("فرمانداری", "county-governorate", "county"),
        ("بخشداری", "district-governorate", "district"),
        ("دهیاری", "village-office", "village"),
        ("وزارت", "ministry", ""),
        ("مجمع", "assembly", ""),
        ("اتحادیه", "assembly", ""),
        ("شبکه", "assembly", ""),
        ("سازمان", "organisation", ""),
        ("هیئت دولت", "government", ""),
        ("مجلس شورای اسلامی", "parliament", ""),
    )
)
_KIND_WORD = re.compile(r"^(?:کلان ?شهر|شهرستان|شهر|استان|بخش|روستای|روستا|بندر) +(?=\S)")
_ZONE = re.compile(r"^(منطقه|ناحیه) *(\d+) +(?:شهرداری +|شهر +(?=\S))?(.+)$")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_KINDS_BY_WORD = (
    ("استان ", "province"), ("شهرستان ", "county"), ("بخش ", "district"), ("روستای ", "village"),
)  # fmt: skip
# Where several kinds of place bear one name, a figure of people or a membership is of the city first.
_PLACE_ORDER: tuple[PlaceKind, ...] = ("city", "county", "province", "foreign")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an IRI: ``path`` and ``slug`` make it, ``label`` is Persian.

    ``linked`` tells that it is in the reference data; ``candidates`` are ids that it may be if it is open.
    ``place`` is the place that a body governs.
    """

    path: str
    slug: str
    label: str
    linked: bool
    place: Thing | None = None
    candidates: tuple[str, ...] = ()


def place(label: str, kinds: Iterable[PlaceKind], near: Iterable[str] = ()) -> Thing:
    """The place that a label means, the first kind that fits; not linked if none or several fit."""
    near = tuple(near)
    kinds = tuple(kinds)
    for kind in kinds:
        found = Gazetteer.load().resolve(_bare(label), kind, near)
        if len(found) == 1:
            return Thing(kind, found[0].slug, found[0].name, True)
        if found:
            ids = tuple(sorted(p.id for p in found))
            return Thing(kind, hashed_slug(label), label, False, candidates=ids)
    return Thing(kinds[0] if kinds else "city", hashed_slug(label), label, False)


def _bare(label: str) -> str:
    """A place's label without the word for its kind, unless that word is part of its name («شهر بابک»)."""
    if Gazetteer.load().find(label):
        return label
    return _KIND_WORD.sub("", Folded.of(label).text.strip())


def body_of_office(role: str, label: str, near: Iterable[str] = ()) -> Thing:
    """The body that an office is in, by its object's label: «قزوین» of a ``mayor`` is a municipality."""
    path, kind = _BODY_OF_ROLE[role]
    if kind:
        if path == "council" and Folded.of(label).text.startswith("شورای"):
            # No city's: «شورای استان قزوین». Of its own, or its posts would be those of the city's council.
            return _listed(label) or Thing("body", hashed_slug(label), label, False)
        if path == "provincial-council" and Folded.of(label).text.startswith("شورای"):
            return named_body(label, near)
        return _governing(path, kind, label, near)
    if path == "parliament":
        return Thing(path, "majlis", "مجلس شورای اسلامی", True)
    if path == "government":
        return Thing(path, "iran", "دولت جمهوری اسلامی ایران", True)
    if path == "ministry":
        return _ministry(label)
    return _listed(label) or Thing(path, hashed_slug(label or role), label or role, False)


def _governing(path: str, kind: str, label: str, near: Iterable[str]) -> Thing:
    return _body_over(path, _governed(kind, label, near))


def _body_over(path: str, governed: Thing) -> Thing:
    head = {
        "municipality": "شهرداری", "council": "شورای اسلامی شهر", "governorate": "استانداری",
        "county-governorate": "فرمانداری", "district-governorate": "بخشداری", "village-office": "دهیاری",
        "provincial-council": "شورای اسلامی استان",
    }[path]  # fmt: skip
    return Thing(path, governed.slug, f"{head} {governed.label}", governed.linked, governed)


def _governed(kind: str, label: str, near: Iterable[str]) -> Thing:
    if kind == "zone":
        return _zone(label, near)
    if kind == "district":
        return Thing("district", hashed_slug(label, "district"), label, False)
    if kind == "village":
        return Thing("village", hashed_slug(label, "village"), label, False)
    kinds: tuple[PlaceKind, ...] = (
        ("county",) if kind == "county" else ("province",) if kind == "province" else ("city",)
    )
    return place(label, kinds, near)


def _zone(label: str, near: Iterable[str]) -> Thing:
    """A district of a municipality: «منطقه ۵ تهران»، «ناحیه ۳ منطقه ۱ تهران»."""
    found = _ZONE.match(Folded.of(label).text)
    if found is None:
        return Thing("zone", hashed_slug(label), label, False)
    word, number, rest = found.groups()
    around = _zone(rest, near) if _ZONE.match(rest) else place(rest, ("city",), near)
    slug = f"{around.slug}-{'n' if word == 'ناحیه' else ''}{number}"
    name = f"{word} {number.translate(_PERSIAN_DIGITS)} {around.label}" if around.linked else label
    return Thing("zone", slug, name, around.linked, around.place or around)


def _ministry(label: str) -> Thing:
    name = ministry_named(label.removeprefix("وزارت "), None) or label
    slug = _ministry_slugs().get(key(name))
    return Thing("ministry", slug or hashed_slug(label), name, slug is not None)


@cache
def _ministry_slugs() -> dict[str, str]:
    return {key(r["name_fa"]): r["slug"] for r in rows(REFERENCE / "ministries.csv")}


@cache
def _municipal_words() -> tuple[str, ...]:
    return tuple(Folded.of(row["word"]).text for row in rows(PHRASES / "municipal_bodies.csv"))


@cache
def _organisations() -> dict[str, tuple[str, str, str]]:
    found = {}
    for row in rows(REFERENCE / "organisations.csv"):
        if row["class_path"]:
            for name in (row["name_fa"], *several(row["variants_fa"])):
                found[key(name)] = (row["class_path"], row["slug"], row["name_fa"])
    return found


def _listed(label: str) -> Thing | None:
    row = _organisations().get(key(label))
    return Thing(row[0], row[1], row[2], True) if row else None


def named_body(label: str, near: Iterable[str] = ()) -> Thing:
    """The body that a full label names: «شهرداری قزوین», «وزارت کشور»; any other is a ``body``."""
    if known := _listed(label):
        return known
    folded = " ".join(Folded.of(label).text.split())
    for head, path, kind in _HEADS:
        if folded.startswith(head + " ") or folded == head:
            rest = folded[len(head) :].strip()
            if path == "ministry":
                return _ministry(label)
            if kind and rest:
                governed = _governed("zone" if kind == "city" and _ZONE.match(rest) else kind, rest, near)
                if governed.linked:
                    return _body_over(path, governed)
                return Thing(path, governed.slug, label, False, governed)
            if path == "organisation" and not any(word in folded for word in _municipal_words()):
                path = "body"
            if path in ("government", "parliament"):
                return body_of_office("president" if path == "government" else "mp", "")
            return Thing(path, hashed_slug(label), label, False)
    return Thing("body", hashed_slug(label), label, False)


def party(label: str, near: Iterable[str] = ()) -> Thing:
    """A city, or a body, that is a member of something: «قزوین» joins as its municipality does."""
    found = place(label, _PLACE_ORDER, near)
    return found if found.linked or found.candidates else named_body(label, near)


def any_place(label: str, near: Iterable[str] = ()) -> Thing:
    """A place of whichever kind, a city before a county; «منطقه ۵ تهران» and «استان گلستان» too."""
    folded = Folded.of(label).text
    if _ZONE.match(folded):
        return _zone(label, near)
    for word, kind in _KINDS_BY_WORD:
        if folded.startswith(word):
            return _governed(kind, folded.removeprefix(word), near)
    return place(label, _PLACE_ORDER, near)


def post(role: str, body: Thing) -> Thing:
    """The post of an office in a body: ``mayor-qazvin``."""
    governed = body.place or body
    return Thing("post", f"{role.replace('_', '-')}-{governed.slug}", "", body.linked)


def person(name: str, context: str = "") -> Thing:
    """A person by name. A single word is too little to go by: its post (``context``) goes into the key."""
    bare = re.sub(r"^(?:سیده|سید)[ \u200c]*(?=\S{2})", "", Folded.of(name).text.strip())
    alone = (context,) if context and len(bare.split()) == 1 and len(bare) < 12 else ()
    return Thing("person", hashed_slug(bare, *alone), name, False)


@cache
def _body_heads() -> tuple[str, ...]:
    extra = ("مسیولان", "اعضای", "شهرداران", "احزاب", "کارگروه", "جمعی", "جهاد دانشگاهی", "دانشگاه")
    return (*(Folded.of(row["head"]).text for row in rows(PHRASES / "body_heads.csv")), *extra)


def names_a_body(label: str) -> bool:
    """Whether a label begins like the name of a body or a group rather than of a person."""
    return Folded.of(label).text.startswith(_body_heads())


@cache
def _agencies() -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for row in rows(REFERENCE / "agencies.csv"):
        for name in (row["name_fa"], *several(row["short_forms"])):
            found.setdefault(key(name), Thing("agency", row["slug"], row["name_fa"], True))
    return found


def agency(name: str) -> Thing:
    """The news agency of a name."""
    return _agencies().get(key(name)) or Thing("agency", hashed_slug(name), name, False)
