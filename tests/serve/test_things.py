"""Things, graphs, the ontology and the store's description at their addresses, in the form that is wanted."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from urbankg.graph.store import GraphStore
from urbankg.graph.vocabulary import BASE

from .running import BROWSER, Running

CITY = "/id/city/qazvin"


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("by", ["header", "ending"])
def test_a_thing_is_told_in_every_form(
    server: Running, store: Path, by: str, accept: str, media: str, form: str
) -> None:
    endings = {"turtle": "ttl", "json-ld": "jsonld", "nt": "nt", "xml": "rdf"}
    answer = (
        server.get(CITY, accept=accept)
        if by == "header"
        else server.get(f"{CITY}.{endings[form]}", accept=BROWSER)
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert "Accept" in answer.headers["vary"]
    told = rdflib.Dataset(default_union=True).parse(data=answer.text, format=form)
    with GraphStore.open(store, read_only=True) as opened:
        said = list(
            opened.database.quads_for_pattern(ox.NamedNode(BASE + CITY[1:]), None, None, ox.DefaultGraph())
        )
    assert said
    city = rdflib.URIRef(BASE + CITY[1:])
    assert len(list(told.predicate_objects(city))) == len(said)
    assert any(told.subjects(None, city))


def test_browsers_are_given_a_page_that_leads_on(server: Running) -> None:
    answer = server.get(CITY, accept=BROWSER)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "قزوین" in answer.text
    assert f'rel="alternate" type="text/turtle" href="{CITY}.ttl"' in answer.text
    links = re.findall(r'href="(/id/[^"]+)"', answer.text)
    assert len(links) > 5
    assert all(server.get(link).status_code == 200 for link in dict.fromkeys(links[:10]))


def test_articles_go_by_their_headlines_on_pages(server: Running) -> None:
    post = server.get("/id/post/mayor-qazvin", accept=BROWSER).text
    path, headline = re.findall(r'href="(/id/article/[^"]+)"><bdi>([^<]+)<', post)[0]
    assert "قزوین" in headline
    assert f"<title>{headline} · urbankg</title>" in server.get(path, accept=BROWSER).text


@pytest.mark.parametrize(
    "path",
    ["/", "/sparql?saved=mayors-now", CITY + ".html", "/ontology", "/sparql?query=ASK%7B%7D&format=html"],
)
def test_pages_work_alone_and_without_script(server: Running, path: str) -> None:
    answer = server.get(path, accept=BROWSER)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src 'self'" in policy
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert all("src=" in given or "application/ld+json" in given for given in scripts)
    assert "style=" not in answer.text and "<style" not in answer.text
    assert not re.search(r"<[^>]* on[a-z]+=", answer.text)
    loaded = re.findall(
        r'(?:src|action)="([^"]+)"|<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)"', answer.text
    )
    assert all(any(address.startswith("/") for address in found) for found in loaded)


def test_the_form_is_filled_with_a_saved_query_that_then_is_answered(server: Running) -> None:
    page = server.get("/sparql?saved=holders-of-post", accept=BROWSER).text
    assert "holders-of-post" in page and "SELECT" in page
    answer = server.get("/sparql?format=html&query=SELECT%20(%22%3Cscript%3E%22%20AS%20%3Fx)%20%7B%7D").text
    assert "&lt;script&gt;" in answer and "<script>" not in answer
    assert server.get("/sparql?saved=no-such", accept=BROWSER).status_code == 404


def test_the_form_in_the_other_language_has_the_same_query_or_none(server: Running) -> None:
    for comment, kept in (("", True), ("# " + "x" * 600, False)):
        page = server.ask(f"ASK {{}} {comment}", accept="text/html").text
        (other,) = re.findall(r'<a href="([^"]*)" hreflang="en"', page)
        assert other == ("/en/sparql?query=ASK+%7B%7D+" if kept else "/en/sparql")


def test_a_dangerous_iri_is_no_link(server: Running) -> None:
    answer = server.ask("SELECT (<javascript:alert(1)> AS ?x) {}", accept="text/html")
    assert "javascript:alert(1)" in answer.text
    assert 'href="javascript' not in answer.text


def test_graphs_and_the_ontology_are_told_whole(server: Running, store: Path) -> None:
    with GraphStore.open(store, read_only=True) as opened:
        graph = next(opened.article_graphs())
        said = len(opened.graph(graph))
        terms = len(opened.graph(ox.NamedNode(f"{BASE}graph/ontology")))
    path = "/" + graph.value.removeprefix(BASE)
    assert len(rdflib.Graph().parse(data=server.get(path, accept="text/turtle").text)) == said
    assert len(rdflib.Graph().parse(data=server.get("/ontology.ttl").text)) == terms


@pytest.mark.parametrize(
    "path", ["/id/city/no-such-city", "/id/city/qazvin.docx", "/id/", "/graph/x", "/id/%00", "/nothing"]
)
def test_what_there_is_not_is_told_in_a_line(server: Running, path: str) -> None:
    answer = server.get(path)
    assert answer.status_code == 404
    assert len(answer.text.splitlines()) == 1


def test_a_form_that_there_is_not_is_told(server: Running) -> None:
    assert server.get(CITY, accept="image/png").status_code == 406


def test_who_has_it_already_is_not_sent_it_again(server: Running) -> None:
    first = server.get(CITY, accept="text/turtle")
    tag = first.headers["etag"]
    again = server.get(CITY, accept="text/turtle", if_none_match=f'"other", W/{tag}')
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    other = server.get(CITY, accept="application/ld+json", if_none_match=tag)
    assert other.status_code == 200


def test_the_store_is_described(server: Running, store: Path) -> None:
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    dataset = rdflib.URIRef(f"{BASE}dataset")
    for path in ("/.well-known/void", "/dataset"):
        answer = httpx.get(server.base + path, headers={"accept": "text/turtle"}, follow_redirects=True)
        graph = rdflib.Graph().parse(data=answer.text, format="turtle")
        assert graph.value(dataset, void.sparqlEndpoint) == rdflib.URIRef(f"{server.base}/sparql")
    counted = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"][0]["n"][
        "value"
    ]
    assert str(graph.value(dataset, void.triples)) == counted
    assert "text/turtle" in server.get("/.well-known/void", accept="text/html").headers["content-type"]


def test_what_is_the_stores_own_business_is_not_served(server: Running) -> None:
    assert (
        server.ask("ASK { GRAPH <https://w3id.org/urbankg/graph/stale> { ?s ?p ?o } }").json()["boolean"]
        is False
    )
    assert server.get("/graph/stale").status_code == 404
