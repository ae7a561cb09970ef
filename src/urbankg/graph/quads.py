"""An article and its claims as RDF: everything in the article's own named graph, and no blank nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from urbankg.articles.article import Article
from urbankg.claims import Claim, Evidence
from urbankg.graph.literals import day, decimal, integer
from urbankg.graph.runs import run
from urbankg.graph.vocabulary import (
    CLAIM_CLASSES,
    LABEL,
    THING_CLASSES,
    TYPE,
    article_graph,
    concept,
    office,
    term,
    thing,
    ukg,
)
from urbankg.identity import resolve
from urbankg.identity.resolve import Thing
from urbankg.identity.slugs import article_slug
from urbankg.identity.surname_key import block
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.persian.datespan import DateSpan
from urbankg.persian.fold import key, tidy

CONTEXT = 32  # code points of prefix and suffix around a quote
# SPARQL has no way to fold digits, so that a name with a number is found by either kind of them.
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def article_quads(article: Article, claims: Iterable[Claim], least_confidence: float = 0.0) -> list[Quad]:
    """Every quad of an article's graph, each once; ``least_confidence`` is that of the claims that were kept."""
    return list(dict.fromkeys(_Writer(article, least_confidence).quads(claims)))


def article_record(article: Article, least_confidence: float = 0.0) -> tuple[NamedNode, NamedNode, set[Quad]]:
    """An article's node, its graph, and what is said of these two: whence the text is, and which run read it how."""
    writer = _Writer(article, least_confidence)
    return writer.node, writer.graph, {q for q in writer.record() if q.subject in (writer.node, writer.graph)}


class _Writer:
    def __init__(self, article: Article, least_confidence: float) -> None:
        self._article = article
        self._least_confidence = least_confidence
        self._slug = article_slug(article.id)
        self.graph = article_graph(self._slug)
        self.node = thing("article", self._slug)

    def quads(self, claims: Iterable[Claim]) -> Iterator[Quad]:
        yield from self.record()
        for claim in sorted(claims, key=lambda c: c.key):
            yield from self._claim(claim)

    def _quad(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(subject, predicate, value, self.graph)

    def record(self) -> Iterator[Quad]:
        article, node = self._article, self.node
        yield self._quad(self.graph, TYPE, ukg("NamedGraph"))
        yield self._quad(self.graph, term("prov:wasGeneratedBy"), run())
        if self._least_confidence > 0:
            yield self._quad(self.graph, ukg("leastConfidence"), decimal(self._least_confidence))
        yield self._quad(node, TYPE, term("schema:NewsArticle"))
        yield self._quad(node, TYPE, ukg("Article"))
        yield self._quad(node, term("dcterms:identifier"), Literal(article.id))
        if article.url:
            yield self._quad(node, term("schema:url"), Literal(article.url, datatype=term("xsd:anyURI")))
        if article.title:
            yield self._quad(node, term("schema:headline"), Literal(article.title.strip(), language="fa"))
        if article.published:
            yield self._quad(node, term("schema:datePublished"), day(article.published))
        if article.agency:
            agency = resolve.agency(article.agency)
            yield self._quad(node, term("schema:publisher"), thing("agency", agency.slug))
            yield from self._describe(agency)
        if article.republisher:
            yield self._quad(node, ukg("republisher"), Literal(article.republisher, language="fa"))
        if article.dateline:
            place = resolve.any_place(article.dateline)
            yield self._quad(node, ukg("dateline"), thing(place.path, place.slug))
            yield from self._describe(place)
        digest = hashlib.sha256(article.text.encode()).hexdigest()
        yield self._quad(node, ukg("textDigest"), Literal(digest))
        yield self._quad(node, ukg("textLength"), integer(len(article.text)))

    def _describe(self, what: Thing) -> Iterator[Quad]:
        """What an article's graph knows of a thing: its class and name; the reference graph knows more."""
        node = thing(what.path, what.slug)
        yield self._quad(node, TYPE, THING_CLASSES[what.path])
        if what.label:
            yield self._quad(node, LABEL, Literal(tidy(what.label), language="fa"))
            for name in {key(what.label), key(what.label).translate(_PERSIAN_DIGITS)}:
                yield self._quad(node, term("skos:hiddenLabel"), Literal(name))
        if what.path == "person":
            yield self._quad(node, ukg("surnameKey"), Literal(block(what.label)))
        if not what.linked and what.path not in ("person", "post"):
            yield self._quad(node, TYPE, ukg("Unlinked"))
        for candidate in what.candidates:
            yield self._quad(node, ukg("candidate"), thing(*candidate.split("/", 1)))
        if what.place is not None:
            yield self._quad(
                node,
                ukg("inCity" if what.path == "zone" else "governs"),
                thing(what.place.path, what.place.slug),
            )
            yield from self._describe(what.place)

    def _claim(self, claim: Claim) -> Iterator[Quad]:
        digest = hashlib.sha256("|".join(claim.key).encode()).hexdigest()[:10]
        claim_slug = f"{self._slug}-{digest}"
        node = thing("claim", claim_slug)
        yield self._quad(node, TYPE, ukg("Claim"))
        yield self._quad(node, TYPE, CLAIM_CLASSES[claim.kind])
        yield self._quad(node, ukg("kind"), Literal(claim.kind))
        yield self._quad(node, ukg("subjectLabel"), Literal(tidy(claim.subject), language="fa"))
        if claim.object:
            yield self._quad(node, ukg("objectLabel"), Literal(tidy(claim.object), language="fa"))
        yield from self._parties(node, claim)
        if claim.role:
            yield self._quad(node, ukg("role"), office(claim.role))
        if claim.status:
            yield self._quad(node, ukg("status"), concept("status", claim.status))
        if claim.manner:
            yield self._quad(node, ukg("manner"), concept("manner", claim.manner))
        if claim.date:
            yield from self._date(node, claim.date, claim.date_key)
        if claim.ordinal is not None:
            yield self._quad(node, ukg("ordinal"), integer(claim.ordinal))
        if isinstance(claim.value, str):
            yield self._quad(node, ukg("carriesRole"), office(claim.value))
        elif claim.value is not None:
            yield self._quad(node, ukg("value"), integer(claim.value))
        if claim.place:
            place = resolve.any_place(claim.place, claim.near)
            yield self._quad(node, ukg("place"), thing(place.path, place.slug))
            yield self._quad(node, ukg("placeLabel"), Literal(tidy(claim.place), language="fa"))
            yield from self._describe(place)
        yield self._quad(node, ukg("confidence"), decimal(claim.confidence))
        yield self._quad(node, ukg("statedIn"), self.node)
        yield self._quad(node, term("prov:wasGeneratedBy"), run())
        in_order = sorted(claim.evidence, key=lambda e: (e.start, e.end))
        for number, evidence in enumerate(in_order, 1):
            yield from self._evidence(node, f"{claim_slug}-{number}", evidence)
        if in_order:
            yield self._quad(node, ukg("firstEvidence"), thing("evidence", f"{claim_slug}-1"))

    def _parties(self, node: NamedNode, claim: Claim) -> Iterator[Quad]:
        subject, other = _things(claim)
        if claim.kind == "office" and claim.role and other is not None:
            post = resolve.post(claim.role, other)
            subject = resolve.person(claim.subject, post.slug)
            post_node = thing("post", post.slug)
            yield self._quad(node, ukg("post"), post_node)
            yield from self._describe(post)
            yield self._quad(post_node, term("org:role"), office(claim.role))
            yield self._quad(post_node, term("org:postIn"), thing(other.path, other.slug))
        yield self._quad(node, ukg("subject"), thing(subject.path, subject.slug))
        yield from self._describe(subject)
        if other is not None:
            yield self._quad(node, ukg("object"), thing(other.path, other.slug))
            yield from self._describe(other)

    def _date(self, node: NamedNode, date: DateSpan, date_key: str) -> Iterator[Quad]:
        yield self._quad(node, ukg("date"), Literal(date_key))
        if date.text:
            yield self._quad(node, ukg("dateText"), Literal(date.text, language="fa"))
        yield self._quad(node, ukg("dateJalali"), Literal(date.jalali))
        yield self._quad(node, ukg("earliest"), day(date.earliest))
        yield self._quad(node, ukg("latest"), day(date.latest))

    def _evidence(self, claim: NamedNode, evidence_slug: str, evidence: Evidence) -> Iterator[Quad]:
        node, text = thing("evidence", evidence_slug), self._article.text
        yield self._quad(claim, ukg("evidence"), node)
        for name in ("ukg:Evidence", "oa:TextQuoteSelector", "oa:TextPositionSelector"):
            yield self._quad(node, TYPE, term(name))
        yield self._quad(node, term("oa:exact"), Literal(evidence.quote, language="fa"))
        around = {
            "oa:prefix": text[max(0, evidence.start - CONTEXT) : evidence.start],
            "oa:suffix": text[evidence.end : evidence.end + CONTEXT],
        }
        for name, words in around.items():
            if words:
                yield self._quad(node, term(name), Literal(words, language="fa"))
        yield self._quad(node, term("oa:start"), integer(evidence.start))
        yield self._quad(node, term("oa:end"), integer(evidence.end))
        for start, end in evidence.marks:
            yield self._quad(node, ukg("mark"), Literal(f"{start}-{end}"))
        yield self._quad(node, ukg("rule"), Literal(evidence.rule))
        yield self._quad(node, term("prov:wasQuotedFrom"), self.node)
        yield self._quad(node, term("prov:wasGeneratedBy"), run())


def _things(claim: Claim) -> tuple[Thing, Thing | None]:
    """The subject and object of a claim as things, by its kind."""
    near = claim.near
    if claim.kind == "office":
        return resolve.person(claim.subject), resolve.body_of_office(
            claim.role or "", claim.object or "", near
        )
    if claim.kind == "ex_officio":
        carried = str(claim.value)
        return (
            resolve.body_of_office(claim.role or "", claim.subject, near),
            resolve.body_of_office(carried, claim.object or "", near),
        )
    if claim.kind == "population":
        return resolve.any_place(claim.subject, near), None
    if claim.kind == "seat":
        return resolve.named_body(claim.subject, near), resolve.any_place(claim.object or "", near)
    if claim.kind == "member":
        return resolve.party(claim.subject, near), resolve.named_body(claim.object or "", near)
    if claim.kind in ("meeting", "agreement"):
        return _meets(claim.subject, near), _meets(claim.object or "", near)
    return resolve.named_body(claim.subject, near), None


def _meets(label: str, near: tuple[str, ...]) -> Thing:
    """A party of a meeting or an agreement: a body or place if its name says so, else a person."""
    body = resolve.named_body(label, near)
    if body.path != "body" or body.linked or resolve.names_a_body(label):
        return body
    if Gazetteer.load().find(label):
        return resolve.party(label, near)
    return resolve.person(label, key(label))
