"""An article with a claim of every kind and what is concluded meet the shapes and are consistent, as written."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, XSD

from urbankg.articles import Article, article_from_text, read_articles
from urbankg.claims import KINDS
from urbankg.conclusions import conclude
from urbankg.files import SAMPLES
from urbankg.graph.quads import article_quads
from urbankg.graph.runs import run_quads
from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import CLAIM_CLASSES, ONTOLOGY_GRAPH
from urbankg.reading import read

from .graphs import ONTOLOGY_FILE, SCHEME_FILES, UKG_NS, parsed
from .test_reasoning import owlready2, reason
from .test_shapes import findings

# The address has Persian letters in it, as those of several agencies have.
URL = "https://news.example/1400/10/27/شهردار-تازه"
TEXT = """شهردار تازه قزوین معارفه شد
به گزارش خبرگزاری ایرنا از قزوین، شورای شهر قزوین پریسا آذرنیا را به عنوان شهردار قزوین انتخاب کرد.
بهروز کاویان، شهردار سابق قزوین، در این آیین حضور داشت.
پریسا آذرنیا، شهردار قزوین، با احمد نیک‌سرشت، استاندار قزوین، دیدار کرد.
شهر قزوین بیش از ۴۰۰ هزار نفر جمعیت دارد.
بودجه سال ۱۴۰۰ شهرداری قزوین ۹۰۰ میلیارد تومان است.
شهرداری قزوین به عنوان بیستمین عضو به مجمع شهرداران کلانشهرهای ایران پیوست.
این مجمع در سال ۱۳۷۸ تأسیس شد و دبیرخانه آن در تهران است.
شهردار تهران دبیرکل مجمع شهرداران کلانشهرهای ایران است.
شهرداری قزوین و شهرداری زنجان تفاهم‌نامه همکاری امضا کردند.
کیوان رادپور، شهردار منطقه ۵ تهران، نیز آمد.
شهرداری زنجان به عضویت اتحادیه جهانی شهرهای مهربان درآمد.
"""


def _as_graph(quads: list[ox.Quad]) -> rdflib.Graph:
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert triples is not None
    return rdflib.Graph().parse(data=triples, format="nt")


@cache
def written() -> rdflib.Graph:
    """The graph of an article with something of every kind, and that of the run."""
    article = article_from_text(TEXT, URL, url=URL, published=dt.date(2022, 1, 17))
    return _as_graph([*article_quads(article, read(article)), *run_quads()])


def _with_plain_addresses(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with its addresses as strings: to HermiT, one with Persian letters is malformed."""
    plain = rdflib.Graph()
    for subject, predicate, value in graph:
        is_address = isinstance(value, rdflib.Literal) and value.datatype == XSD.anyURI
        plain.add((subject, predicate, rdflib.Literal(str(value)) if is_address else value))
    return plain


def _reason(folder: Path, *graphs: rdflib.Graph) -> list[str]:
    return reason(folder, *map(parsed, (ONTOLOGY_FILE, *SCHEME_FILES)), *map(_with_plain_addresses, graphs))


@pytest.mark.parametrize("kind", KINDS)
def test_the_article_has_a_claim_of_every_kind(kind: str) -> None:
    """Else the tests below would say little."""
    assert (None, RDF.type, rdflib.URIRef(CLAIM_CLASSES[kind].value)) in written()


@pytest.mark.parametrize(
    "thing", ["Unlinked", "MunicipalDistrict", "Governorate", "NewsAgency", "ExtractionRun"]
)
def test_the_article_has_things_that_are_written_in_ways_of_their_own(thing: str) -> None:
    assert (None, RDF.type, UKG_NS[thing]) in written()


def test_what_is_written_of_an_article_meets_the_shapes() -> None:
    assert findings(written()) == set()


def test_only_terms_of_the_ontology_are_written() -> None:
    declared = set(parsed(ONTOLOGY_FILE).subjects())
    used = {node for triple in written() for node in triple if node in UKG_NS}
    assert used
    assert used <= declared


def test_what_is_written_of_an_article_is_consistent(tmp_path: Path) -> None:
    assert _reason(tmp_path, written()) == []


def test_an_error_in_what_is_written_would_be_found(tmp_path: Path) -> None:
    claim = next(written().subjects(RDF.type, UKG_NS.OfficeClaim))
    error = rdflib.Graph().add((claim, UKG_NS.statedIn, next(written().subjects(RDF.type, UKG_NS.Person))))
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        _reason(tmp_path, written(), error)


@cache
def demo() -> rdflib.Graph:
    """The graphs of all sample articles, which `urbankg demo` reads, with reference data and what is concluded."""
    store = GraphStore.in_memory()
    read_all = ((one, read(one)) for one in read_articles([SAMPLES]) if isinstance(one, Article))
    assert set(store.ingest_many(read_all)) == {"new"}
    conclude(store)
    return _as_graph([quad for quad in store.quads() if quad.graph_name != ONTOLOGY_GRAPH])


@pytest.mark.parametrize(
    "thing", ["Tenure", "TenureRecord", "Appearance", "IdentityLink", "Vacancy"]
)
def test_the_samples_let_something_of_every_class_be_concluded(thing: str) -> None:
    assert (None, RDF.type, UKG_NS[thing]) in demo()


def test_what_is_concluded_of_the_samples_meets_the_shapes() -> None:
    assert findings(demo()) == set()


def test_what_is_concluded_has_only_terms_of_the_ontology() -> None:
    used = {node for triple in demo() for node in triple if node in UKG_NS}
    assert used <= set(parsed(ONTOLOGY_FILE).subjects())


def test_what_is_concluded_of_the_samples_is_consistent(tmp_path: Path) -> None:
    assert _reason(tmp_path, demo()) == []
