"""Write docs/ontology.md, the reference of the vocabulary, from ontology/*.ttl and the graph of the sample articles.

    python tools/ontology_page.py

Its diagram is Mermaid: text that GitHub and other forges draw, that reads well where nothing draws it, and whose
changes show in a diff; a picture would be a file more, which nobody can review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

import urbankg
from urbankg.files import ONTOLOGY, SAMPLES
from urbankg.graph.export import serialize
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, ONTOLOGY_GRAPH, PREFIXES, UKG, term

PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"
FILES = ("urbankg", "offices", "manners", "conflicts", "identity")
NO_EXAMPLE = "*No example in the samples.*"

_ALIGNED = {"skos:closeMatch": "close to", "skos:exactMatch": "the same as"}
_TRAITS = {"owl:FunctionalProperty": "one value at most", "owl:IrreflexiveProperty": "never of itself"}
# The classes of the diagram: what everything else is a kind of, and what most questions are about.
_MAIN = (
    "Entity", "Person", "Place", "Body", "Post", "Office", "Statement", "Holding", "Claim", "OfficeClaim",
    "TenureRecord", "Fact", "Tenure", "Vacancy", "Conflict", "Evidence", "Article",
)  # fmt: skip
# Properties of other vocabularies that it shows beside our own, as far as the graph has such a triple.
_BORROWED = (
    ("Post", "org:postIn", "Body"),
    ("Post", "org:role", "Office"),
    ("Tenure", "org:member", "Person"),
    ("Evidence", "prov:wasQuotedFrom", "Article"),
)
_RUN = re.compile(r"\brun:urbankg-[\d.]+-([0-9a-f]+)")
_PREFIX = re.compile(r"^@prefix (\w+): <(.*)> \.$", re.MULTILINE)
_LONGEST = 70  # characters of a literal in a table

_INTRODUCTION = """\
# The vocabulary

<!-- Written by tools/ontology_page.py from ontology/*.ttl and the graph of data/articles; anew by `make docs`. -->

Every class and property of [`ontology/urbankg.ttl`](../ontology/urbankg.ttl), {classes} and {properties}, and the SKOS
schemes beside it. The prefix `ukg:` is `{namespace}`. [graph.md](graph.md) says how a graph is made of them,
[cookbook.md](cookbook.md) how it is asked.

Examples are triples of the graph that `urbankg ingest data/articles` makes: of a class its first thing by IRI, of a
property its first triple by subject and object. The run that found something (`prov:wasGeneratedBy`) is left out.
"""
_DIAGRAM = """\
## The main classes

Hollow arrows lead to what a class is a kind of, the others are properties.

```mermaid
classDiagram
    direction LR
{lines}
```
"""
_OTHERS = """\
## Terms of other vocabularies

Properties in the graph that W3C and others define, each with its first triple. What only the vocabulary itself and its
schemes have is left out.

| property | example |
| --- | --- |
{rows}
"""


@dataclass
class Vocabulary:
    """The triples of the Turtle files in the order in which they stand there."""

    objects: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = field(
        default_factory=lambda: defaultdict(list)
    )
    classes: list[str] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    concepts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, subject: str, predicate: str) -> list[str]:
        """What stands under a property of a thing, by short names."""
        return [short(one.value) for one in self.objects.get((subject, predicate), [])]

    def text(self, subject: str, predicate: str, language: str) -> str:
        """A text in a language; says so where there is none."""
        for one in self.objects.get((subject, predicate), []):
            if isinstance(one, ox.Literal) and one.language == language:
                return one.value
        return f"**no {predicate.partition(':')[2]} in {language}**"

    def under(self, name: str) -> list[str]:
        """The classes of ours that are directly a kind of a class."""
        return [one for one in self.classes if name in self.of(one, "rdfs:subClassOf")]

    def tree(self, depth: int = 0, above: str = "") -> Iterator[tuple[int, str]]:
        """The classes, each before its kinds and as often as it is a kind of another, with how deep it stands."""
        for name in self.under(above) if above else [one for one in self.classes if not self.supers(one)]:
            yield depth, name
            yield from self.tree(depth + 1, name)

    def supers(self, name: str) -> list[str]:
        """The classes of ours that a class is directly a kind of."""
        return [one for one in self.of(name, "rdfs:subClassOf") if one.startswith("ukg:")]


@cache
def prefixes() -> dict[str, str]:
    """The prefixes of the graph and of the Turtle."""
    return PREFIXES | dict(_PREFIX.findall((ONTOLOGY / "urbankg.ttl").read_text(encoding="utf-8")))


def short(iri: str) -> str:
    """An IRI with its prefix."""
    namespace, local = iri[: (end := max(iri.rfind("/"), iri.rfind("#")) + 1)], iri[end:]
    return next((f"{name}:{local}" for name, one in prefixes().items() if one == namespace and local), iri)


def vocabulary() -> Vocabulary:
    """The vocabulary, as the Turtle files have it."""
    found = Vocabulary()
    lists = {"owl:Class": found.classes, "skos:ConceptScheme": found.schemes} | dict.fromkeys(
        ("owl:ObjectProperty", "owl:DatatypeProperty"), found.properties
    )
    for name in FILES:
        for quad in ox.parse(path=str(ONTOLOGY / f"{name}.ttl")):
            subject, predicate = short(quad.subject.value), short(quad.predicate.value)
            found.objects[subject, predicate].append(quad.object)
            if predicate == "rdf:type" and (subject.startswith("ukg:") or subject.startswith("scheme:")):
                lists.get(short(quad.object.value), []).append(subject)
            elif predicate == "skos:inScheme":
                found.concepts[short(quad.object.value)].append(subject)
    return found


class Examples:
    """The graph of the samples, asked for the first of something."""

    def __init__(self, store: GraphStore) -> None:
        self._graph = ox.Store()  # every triple once
        self._graph.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in store.quads())
        self.described = {quad.subject for quad in store.graph(ONTOLOGY_GRAPH)}

    def thing(self, name: str) -> list[ox.Quad]:
        """The triples of the first thing of a class; none if there is none."""
        things = (quad.subject for quad in self._graph.quads_for_pattern(None, term("rdf:type"), term(name)))
        first = min(things, key=str, default=None)
        found = self._graph.quads_for_pattern(first, None, None) if first is not None else ()
        return [quad for quad in found if quad.predicate != term("prov:wasGeneratedBy")]

    def triple(self, predicate: ox.NamedNode) -> ox.Quad | None:
        """The first triple of a property, one of the vocabulary itself only if there is no other; or None."""
        found = list(self._graph.quads_for_pattern(None, predicate, None))
        told = [quad for quad in found if quad.subject not in self.described] or found
        return min(told, key=lambda quad: (str(quad.subject), str(quad.object)), default=None)

    def has(self, source: str, predicate: str, target: str) -> bool:
        """Whether a thing of a class has a property whose value is of another, or of a kind of it."""
        kind = "rdf:type/rdfs:subClassOf*"
        asked = f"ASK {{ ?one {predicate} ?other ; {kind} ukg:{source} . ?other {kind} ukg:{target} }}"
        return bool(self._graph.query(asked, prefixes=PREFIXES))

    def borrowed(self) -> list[ox.NamedNode]:
        """The properties of others that things of the graph have, by their short names."""
        used = {quad.predicate for quad in self._graph if quad.subject not in self.described}
        return sorted((p for p in used if not p.value.startswith(UKG)), key=lambda p: short(p.value))


def page(store: GraphStore) -> str:
    """The text of the page; the store has the sample articles."""
    words, examples = vocabulary(), Examples(store)
    parts = [
        _INTRODUCTION.format(
            namespace=f"{BASE}ontology#", classes=len(words.classes), properties=len(words.properties)
        ),
        _DIAGRAM.format(lines="\n".join(_diagram(words, examples))),
        "## The classes as a tree\n\n" + "\n".join(_tree(words)) + "\n",
        "## Classes and their properties\n",
        *(_class(words, examples, name) for name in dict.fromkeys(name for _, name in words.tree())),
        "## The schemes\n",
        *(_scheme(words, name) for name in words.schemes),
        _OTHERS.format(rows="\n".join(_borrowed_rows(examples))),
    ]
    return "\n".join(parts)


def without_runs(text: str) -> str:
    """A page without the digests of runs, which differ with every word of the tables that the reader goes by."""
    for digest in set(_RUN.findall(text)):
        text = text.replace(digest, "…")
    return text


def _diagram(words: Vocabulary, examples: Examples) -> Iterator[str]:
    main = {f"ukg:{name}" for name in _MAIN}
    for name in _MAIN:
        for above in words.supers(f"ukg:{name}"):
            if above in main:
                yield f"    {above[4:]} <|-- {name}"
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, predicate, target in _BORROWED:
        if examples.has(source, predicate, target):
            edges[source, target].append(predicate.partition(":")[2])
    for name in words.properties:
        (source,), (target,) = words.of(name, "rdfs:domain"), words.of(name, "rdfs:range")
        if {source, target} <= main:
            edges[source[4:], target[4:]].append(name[4:])
    for (source, target), names in sorted(edges.items()):
        yield f"    {source} --> {target} : {', '.join(names)}"


def _tree(words: Vocabulary) -> Iterator[str]:
    for depth, name in words.tree():
        labels = f"{words.text(name, 'rdfs:label', 'en')} · {words.text(name, 'rdfs:label', 'fa')}"
        yield f"{'  ' * depth}- [`{name}`](#{_anchor(name)}) {labels}"


def _class(words: Vocabulary, examples: Examples, name: str) -> str:
    lines = [f"### `{name}`", "", *_told(words, name), ""]
    facts = [f"Kind of {_codes(words.of(name, 'rdfs:subClassOf'))}."]
    facts += [
        f"{told.capitalize()} {_codes(words.of(name, how))}."
        for how, told in _ALIGNED.items()
        if words.of(name, how)
    ]
    lines += [" ".join(facts), "", *_class_example(words, examples, name), ""]
    own = [one for one in words.properties if words.of(one, "rdfs:domain") == [name]]
    if own:
        lines += ["| property | value | what it says | example |", "| --- | --- | --- | --- |"]
        lines += [*(_property_row(words, examples, one) for one in own), ""]
    return "\n".join(lines)


def _class_example(words: Vocabulary, examples: Examples, name: str) -> list[str]:
    if found := examples.thing(name):
        turtle = serialize(found, "turtle").decode()
        body = [line.replace("\t", "    ") for line in turtle.splitlines() if not line.startswith("@prefix")]
        return ["```turtle", *body, "```"]
    below = list(words.under(name))
    for kind in below:
        if examples.thing(kind):
            return [f"Every example is of a kind of it, such as [`{kind}`](#{_anchor(kind)})."]
        below += words.under(kind)
    return [NO_EXAMPLE]


def _property_row(words: Vocabulary, examples: Examples, name: str) -> str:
    labels = f"{words.text(name, 'rdfs:label', 'en')} · {words.text(name, 'rdfs:label', 'fa')}"
    values = [_linked(words, one) for one in words.of(name, "rdfs:range")]
    values += [_TRAITS[kind] for kind in words.of(name, "rdf:type") if kind in _TRAITS]
    english, persian = (words.text(name, "skos:definition", language) for language in ("en", "fa"))
    says = [english, f'<span dir="rtl">{persian}</span>']
    for how, told in {"rdfs:subPropertyOf": "a kind of", "owl:inverseOf": "inverse of", **_ALIGNED}.items():
        if found := words.of(name, how):
            says.append(f"{told} {_codes(found)}")
    example = _triple(examples.triple(term(name)))
    return f"| `{name}`<br>{labels} | {', '.join(values)} | {'<br>'.join(says)} | {example} |"


def _scheme(words: Vocabulary, name: str) -> str:
    lines = [f"### `{name}`", "", *_told(words, name), ""]
    lines += ["| concept | names | what it is | more |", "| --- | --- | --- | --- |"]
    for one in words.concepts[name]:
        names = [words.text(one, "skos:prefLabel", language) for language in ("en", "fa")]
        names += words.of(one, "skos:altLabel")
        english, persian = (words.text(one, "skos:definition", language) for language in ("en", "fa"))
        more = [f"key `{key}`" for key in words.of(one, "skos:notation") if key != one.partition(":")[2]]
        more += [
            f"{how.partition(':')[2]} {_codes(found)}"
            for how in ("skos:broader", "skos:related")
            if (found := words.of(one, how))
        ]
        if words.of(one, "ukg:singleSeat") == ["true"]:
            more.append("one holder at a time")
        lines.append(
            f'| `{one}` | {" · ".join(names)} | {english}<br><span dir="rtl">{persian}</span> | {", ".join(more)} |'
        )
    return "\n".join([*lines, ""])


def _told(words: Vocabulary, name: str) -> list[str]:
    labels = f"**{words.text(name, 'rdfs:label', 'en')} · {words.text(name, 'rdfs:label', 'fa')}**"
    english, persian = (words.text(name, "skos:definition", language) for language in ("en", "fa"))
    return [labels, "", english, "", persian]


def _borrowed_rows(examples: Examples) -> Iterator[str]:
    for predicate in examples.borrowed():
        yield f"| [`{short(predicate.value)}`]({predicate.value}) | {_triple(examples.triple(predicate))} |"


def _triple(quad: ox.Quad | None) -> str:
    return f"`{_short(quad.subject)}` → `{_short(quad.object)}`" if quad is not None else NO_EXAMPLE


def _short(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return short(node.value)
    assert isinstance(node, ox.Literal)
    text = node.value if len(node.value) <= _LONGEST else f"{node.value[:_LONGEST]}…"
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")


def _linked(words: Vocabulary, name: str) -> str:
    return f"[`{name}`](#{_anchor(name)})" if name in words.classes else f"`{name}`"


def _anchor(name: str) -> str:
    """The anchor of a heading that has a term alone, as GitHub makes it."""
    return name.replace(":", "").lower()


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    with urbankg.open_store() as samples:
        urbankg.ingest(samples, [SAMPLES])
        made = page(samples)
    if not PAGE.exists() or without_runs(made) != without_runs(PAGE.read_text(encoding="utf-8")):
        PAGE.write_text(made, encoding="utf-8")
