"""What things are called on a page: their labels in its language, each looked up once."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from urbankg.display.english_names import body_name, zone_name
from urbankg.display.labels import FSI, PDI, Lang, class_label, post_title
from urbankg.graph.rows import key_of, path_and_slug
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE, LABEL, term, ukg
from urbankg.pages.filters import foreign
from urbankg.pages.tables import order_key
from urbankg.persian.fold import key
from urbankg.questions.answers import shortened

_HEADLINE, _NAME = term("schema:headline"), term("skos:prefLabel")
_KEY = term("skos:hiddenLabel")  # of what has names that people search for
_ROLE, _IN, _GOVERNS = term("org:role"), term("org:postIn"), ukg("governs")
_POST, _ZONE, _AGENCY = (f"{BASE}id/{path}/" for path in ("post", "zone", "agency"))
_LONGEST = 80  # characters of a name; what is longer is a sentence
_UNISOLATED = {ord(FSI): None, ord(PDI): None}  # pages keep names apart by elements
Ref = dict[str, str]


class Names:
    """The names of things of a store in a language."""

    def __init__(self, store: GraphStore, lang: Lang) -> None:
        self._store = store
        self.lang: Lang = lang
        self._kept: dict[str, str] = {}
        self._called: dict[str, str] = {}

    def ref(self, iri: str, label: str = "") -> Ref:
        """A thing as the data of pages have it: its IRI, and its label or the one that is given."""
        return {"iri": iri, "label": label or self.label(iri)}

    def label(self, iri: str) -> str:
        """The label of a thing: of a post its office and place, of an article its headline; else the IRI in short."""
        if iri not in self._kept:
            if iri.startswith(_POST):
                composed = self._post(iri)
            else:
                composed = self._zone(iri) if iri.startswith(_ZONE) else self._body(iri)
            self._kept[iri] = composed or self._plain(iri) or shortened(iri)
        return self._kept[iri]

    def objects(self, iri: str, said: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        """What the store says of a thing by a property, sorted."""
        quads = self._store.database.quads_for_pattern(ox.NamedNode(iri), said, None, ox.DefaultGraph())
        found = (quad.object for quad in quads)
        return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=lambda o: o.value)

    def first(self, iri: str, said: ox.NamedNode) -> str:
        """The first of what the store says of a thing by a property; empty for nothing."""
        return next((found.value for found in self.objects(iri, said)), "")

    def subjects(self, said: ox.NamedNode, about: str | ox.Literal) -> list[str]:
        """The IRIs of what the store says a property of, with a thing (by its IRI) or a text as its object, sorted."""
        node = about if isinstance(about, ox.Literal) else ox.NamedNode(about)
        quads = self._store.database.quads_for_pattern(None, said, node, ox.DefaultGraph())
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})

    def own(self, iri: str, name: str) -> str:
        """A name that is better than a thing's Persian label; on English pages the English label, if there is one."""
        label = self.label(iri)
        return name if self.lang == "fa" or foreign(label, "en") else label

    def called(self, text: str) -> str:
        """A name as this language has it: on English pages the English one of all that is called by a Persian one.

        The text itself where nothing is called so, where it has no English name, or where several have other ones.
        """
        if self.lang == "fa" or len(text) > _LONGEST or not foreign(text, "en"):
            return text
        if text not in self._called:
            known = self.subjects(_KEY, ox.Literal(key(text)))
            # Who is named so without "news agency" is hardly one.
            meant = [iri for iri in known if not iri.startswith(_AGENCY)] or known
            labels = sorted(map(self.label, meant))
            is_one = len({order_key(label) for label in labels}) == 1  # Hamadān, Hamadan
            self._called[text] = labels[0] if is_one and not foreign(labels[0], "en") else text
        return self._called[text]

    def post(self, iri: str) -> tuple[str, str]:
        """The key of a post's office, and the IRI of the place that its body governs, or of the body."""
        body = self.first(iri, _IN)
        return key_of(self.first(iri, _ROLE)), self.first(body, _GOVERNS) or body if body else ""

    def _post(self, iri: str) -> str:
        role, over = self.post(iri)
        title = post_title(role, self.label(over) if over else "", self.lang) if role else ""
        return title.translate(_UNISOLATED)

    def _body(self, iri: str) -> str:
        """The English name of a body that has a Persian one alone, by its kind and the place that it governs."""
        kind = path_and_slug(iri).partition("/")[0]
        place = self.first(iri, _GOVERNS) if self.lang == "en" else ""
        return body_name(class_label(kind, "en"), self.label(place)) if place else ""

    def _zone(self, iri: str) -> str:
        """The English name of a district of a municipality, by its number and its city."""
        city = self.first(iri, ukg("inCity")) if self.lang == "en" else ""
        return zone_name(self._plain(iri), self.label(city)) if city else ""

    def _plain(self, iri: str) -> str:
        for said in (LABEL, _NAME, _HEADLINE):
            if found := self._in_language(self.objects(iri, said)):
                return found
        return ""

    def _in_language(self, labels: Iterable[ox.NamedNode | ox.Literal]) -> str:
        by_language: dict[str, str] = {}
        for label in labels:
            if isinstance(label, ox.Literal):
                by_language.setdefault(label.language or "", label.value)
        order = ("fa", "", "en") if self.lang == "fa" else ("en", "fa", "")
        return next((by_language[lang] for lang in order if lang in by_language), "")
