"""What of a store can be found: its persons, posts, bodies, places and articles, each with its names and weight.

The store is asked a few questions whose rows are put into temporary tables of SQLite, which joins and sorts them: so
memory does not grow with the store.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from urbankg.display.english_names import body_name, zone_name
from urbankg.display.labels import FSI, PDI, class_label, post_title
from urbankg.graph.ordering import chunks
from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE
from urbankg.timeline.posts import SINGLE

# The kinds of what can be found, each with the class paths of its IRIs.
KINDS: dict[str, tuple[str, ...]] = {
    "person": ("person",),
    "post": ("post",),
    "place": ("province", "county", "district", "city", "village", "zone", "foreign"),
    "body": (
        "municipality", "council", "provincial-council", "ministry", "governorate", "county-governorate",
        "district-governorate", "village-office", "assembly", "organisation", "unit", "parliament", "government",
        "agency", "body",
    ),
    "article": ("article",),
}  # fmt: skip

_IDS = f"{BASE}id/"
_AT_ONCE = 5000  # rows that SQLite is given at a time
_RECENT = 10.0  # years after which it counts no more how long ago something was said last
NO_MARKS = str.maketrans("", "", FSI + PDI)  # for texts that are compared, or go to programs

_TABLES = """
CREATE TEMP TABLE name (thing TEXT, lang TEXT, text TEXT, rank INTEGER);
CREATE TEMP TABLE said (thing TEXT PRIMARY KEY, times INTEGER, day TEXT) WITHOUT ROWID;
CREATE TEMP TABLE post (thing TEXT PRIMARY KEY, role TEXT, over TEXT) WITHOUT ROWID;
CREATE TEMP TABLE held (person TEXT, post TEXT, since TEXT, last TEXT, state TEXT);
CREATE TEMP TABLE within (thing TEXT PRIMARY KEY, whole TEXT) WITHOUT ROWID;
CREATE TEMP TABLE governs (body TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
CREATE TEMP TABLE gone (thing TEXT PRIMARY KEY) WITHOUT ROWID;
"""

# Each fills a table with its columns. A name that several persons bear, or that was replaced, is no person itself.
_NAMES = (
    "skos:prefLabel",
    "rdfs:label",
    "schema:headline",
    "skos:altLabel",
)  # the first of a thing is its label
_FILLED = (
    ("post", "SELECT ?thing ?role ?over { ?thing org:postIn ?body ; org:role/skos:notation ?role . "
             "OPTIONAL { ?body ukg:governs ?place } BIND(COALESCE(?place, ?body) AS ?over) }"),
    ("held", "SELECT ?person ?post ?since ?last ?state { ?tenure org:member ?person ; ukg:post ?post ; "
             "ukg:endState ?state . OPTIONAL { ?tenure ukg:certainFrom ?from } "
             "OPTIONAL { ?tenure ukg:possibleFrom ?maybe } OPTIONAL { ?tenure ukg:certainUntil ?until } "
             "BIND(COALESCE(?from, ?maybe) AS ?since) BIND(COALESCE(?until, ?from, ?maybe) AS ?last) }"),
    ("within", "SELECT ?thing ?whole { ?thing ukg:inProvince|ukg:inCity ?whole }"),
    ("within", "SELECT ?thing ?whole { ?thing schema:publisher ?whole }"),
    ("governs", "SELECT ?body ?place { ?body ukg:governs ?place }"),
    ("gone", "SELECT ?thing { ?thing dcterms:isReplacedBy ?other FILTER NOT EXISTS { ?thing ukg:appearance ?seen } }"),
)  # fmt: skip
_SAID = (
    "SELECT ?thing ?day { ?thing ukg:appearance/ukg:restsOn ?claim . %s }",
    "SELECT ?thing ?day { ?claim ukg:post ?thing . %s }",
    "SELECT ?thing ?day { ?claim ukg:object ?thing . %s }",
    "SELECT ?thing ?day { ?claim ukg:subject ?thing FILTER NOT EXISTS { ?thing a ukg:Person } . %s }",
    "SELECT ?thing ?day { ?claim ukg:statedIn ?thing . OPTIONAL { ?thing schema:datePublished ?day } }",
)
_PUBLISHED = "?claim ukg:statedIn ?article OPTIONAL { ?article schema:datePublished ?day }"
_SEEN_BEFORE = "SELECT ?thing ?day { ?thing schema:datePublished ?day }"

_COUNTED = """
INSERT INTO said VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET times = times + excluded.times, day = max(day, excluded.day)
"""
_SUMMED_UP = """
INSERT INTO said SELECT place, times, day FROM governs JOIN said ON thing = body WHERE true
ON CONFLICT DO UPDATE SET times = times + excluded.times, day = max(day, excluded.day);
INSERT OR IGNORE INTO within SELECT body, whole FROM governs JOIN within ON thing = place;
DELETE FROM post
  WHERE substr(thing, 1, 12) = 'post/acting-' AND 'post/' || substr(thing, 13) IN (SELECT thing FROM post);
DELETE FROM name WHERE thing IN (SELECT thing FROM gone);
CREATE INDEX temp.name_of ON name (thing, lang);
CREATE TEMP TABLE label AS SELECT thing, lang, text FROM
  (SELECT *, row_number() OVER (PARTITION BY thing, lang ORDER BY rank, text) AS place FROM name) WHERE place = 1;
CREATE INDEX temp.label_of ON label (thing, lang, text);
CREATE TEMP TABLE latest AS SELECT person, post FROM
  (SELECT *, row_number() OVER (PARTITION BY person ORDER BY last DESC, since DESC, post) AS place FROM held)
  WHERE place = 1;
CREATE UNIQUE INDEX temp.latest_of ON latest (person);
CREATE TEMP TABLE holder AS SELECT post, person FROM
  (SELECT *, row_number() OVER (PARTITION BY post ORDER BY since DESC, last DESC, person) AS place FROM held)
  WHERE place = 1 AND state = 'as_of';
CREATE UNIQUE INDEX temp.holder_of ON holder (post);
"""
_ALL = """
SELECT every.thing, fa.text, en.text, (SELECT group_concat(text, x'0A') FROM name WHERE name.thing = every.thing),
  coalesce(post.role, office.role),
  over_fa.text, over_en.text, around_en.text, of_fa.text, of_en.text, times, day, weight(times, day, newest)
FROM (SELECT DISTINCT thing FROM name UNION SELECT thing FROM post) AS every
JOIN (SELECT max(day) AS newest FROM said)
LEFT JOIN label AS fa ON fa.thing = every.thing AND fa.lang = 'fa'
LEFT JOIN label AS en ON en.thing = every.thing AND en.lang = 'en'
LEFT JOIN said ON said.thing = every.thing
LEFT JOIN post ON post.thing = every.thing
LEFT JOIN latest ON latest.person = every.thing
LEFT JOIN post AS office ON office.thing = latest.post
LEFT JOIN governs ON governs.body = every.thing
LEFT JOIN label AS over_fa ON over_fa.thing = coalesce(post.over, office.over, place) AND over_fa.lang = 'fa'
LEFT JOIN label AS over_en ON over_en.thing = coalesce(post.over, office.over, place) AND over_en.lang = 'en'
LEFT JOIN within AS around ON around.thing = coalesce(post.over, office.over, place)
LEFT JOIN label AS around_en ON around_en.thing = around.whole AND around_en.lang = 'en'
LEFT JOIN holder ON holder.post = every.thing
LEFT JOIN within ON within.thing = every.thing
LEFT JOIN label AS of_fa ON of_fa.thing = coalesce(holder.person, within.whole) AND of_fa.lang = 'fa'
LEFT JOIN label AS of_en ON of_en.thing = coalesce(holder.person, within.whole) AND of_en.lang = 'en'
ORDER BY 13 DESC, every.thing
"""


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing that can be found: ``thing`` is its class path and slug, ``names`` are all its names, the label first.

    ``role`` is the office of a post, or the latest one of a person, over ``over``, which of a body is the place that it
    governs; ``of`` is the province of a place or
    body, the agency of an article, the present holder of a post. ``said`` counts the claims about it (of an article:
    in it), ``day`` is the newest on which one was published. Empty what is not known.
    """

    thing: str
    kind: str
    fa: str
    en: str
    names: tuple[str, ...]
    role: str
    over_fa: str
    over_en: str
    of_fa: str
    of_en: str
    said: int
    day: str

    @property
    def iri(self) -> str:
        """The IRI."""
        return f"{_IDS}{self.thing}"


def kind_of(thing: str) -> str | None:
    """The kind of a thing by its class path and slug, None for what is not found by search.

    >>> kind_of("city/qazvin"), kind_of("claim/seed-0a1b2c")
    ('place', None)
    """
    path = thing.partition("/")[0]
    return next((kind for kind, paths in KINDS.items() if path in paths), None)


def findable(store: GraphStore) -> Iterator[Findable]:
    """All that can be found in a store, the most told of first."""
    staged = sqlite3.connect("")  # a temporary file, which SQLite removes
    try:
        staged.create_function("weight", 3, _weight, deterministic=True)
        staged.executescript(_TABLES)
        _fill(staged, store)
        staged.executescript(_SUMMED_UP)
        for row in staged.execute(_ALL):
            yield _thing(row)
    finally:
        staged.close()


def _fill(staged: sqlite3.Connection, store: GraphStore) -> None:
    for rank, named in enumerate(_NAMES):
        found = rows(
            store, f"SELECT ?thing ?lang ?text {{ ?thing {named} ?text BIND(LANG(?text) AS ?lang) }}"
        )
        named_things = (
            (thing, row["lang"], row["text"], rank) for row in found if (thing := _short(row["thing"]))
        )
        _put(staged, "INSERT INTO name VALUES (?, ?, ?, ?)", named_things)
    for table, sparql in _FILLED:
        found = rows(store, sparql)
        columns = sparql.removeprefix("SELECT ").partition(" {")[0].replace("?", "").split()
        filled = (
            tuple(_short(row.get(column, "")) or row.get(column) for column in columns) for row in found
        )
        marks = ", ".join("?" * len(columns))
        _put(staged, f"INSERT OR IGNORE INTO {table} VALUES ({marks})", filled)
    for sparql in _SAID:
        found = rows(store, sparql % _PUBLISHED if "%s" in sparql else sparql)
        _put(staged, _COUNTED, ((_short(row["thing"]), 1, row.get("day", "")) for row in found))
    dated = rows(store, _SEEN_BEFORE)
    _put(staged, _COUNTED, ((_short(row["thing"]), 0, row["day"]) for row in dated))


def _put(staged: sqlite3.Connection, sql: str, filled: Iterable[tuple[object, ...]]) -> None:
    for some in chunks(filled, _AT_ONCE):
        staged.executemany(sql, some)


def _short(iri: str) -> str:
    """The class path and slug of a thing that can be found, else empty."""
    short = iri.removeprefix(_IDS) if iri.startswith(_IDS) else ""
    return short if short and kind_of(short) else ""


def _weight(times: int | None, day: str | None, newest: str | None) -> float:
    """How much the graph says of a thing, more if the last of it is new: doubling counts as ten years do."""
    if not times and not day:
        return 0.0
    years = (
        (int(newest[:4]) - int(day[:4])) + (int(newest[5:7]) - int(day[5:7])) / 12
        if day and newest
        else _RECENT
    )
    return math.log2(1 + (times or 0)) + max(0.0, 1 - years / _RECENT)


def _thing(row: tuple[object, ...]) -> Findable:
    texts = [str(value) if value is not None else "" for value in row]
    thing, fa, en, names, role, over_fa, over_en, around_en, of_fa, of_en, said, day, _ = texts
    kind, path = kind_of(thing) or "", thing.partition("/")[0]
    over_en = over_en or zone_name(over_fa, around_en)
    listed = names.split("\n") if names else []
    if kind == "post":
        fa = post_title(role, over_fa, "fa").translate(NO_MARKS)
        en = post_title(role, over_en or over_fa, "en").translate(NO_MARKS)
        if role not in SINGLE:
            of_fa = of_en = ""
    elif path == "zone":
        en = en or zone_name(fa, of_en)
    elif kind == "body":
        en = body_name(class_label(path, "en"), over_en) or en
    named = tuple(dict.fromkeys(filter(None, (fa, en, *listed))))
    return Findable(thing, kind, fa, en, named, role, over_fa, over_en, of_fa, of_en, int(said or 0), day)
