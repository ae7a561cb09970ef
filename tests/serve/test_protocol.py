"""The cases of the W3C's suite for the SPARQL 1.1 Protocol that a read-only endpoint can meet, by their names there.

The suite's graphs are the web pages of one of its authors; here it is articles' graphs of the store.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx
import pytest

from urbankg.graph.store import GraphStore

from .running import Running

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
BOOLEANS = ("application/sparql-results+json", "application/sparql-results+xml")
ROWS = (*BOOLEANS, "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/rdf+xml")


@dataclass(frozen=True)
class Case:
    """A request: its method, what stands in its URL, its body and that one's type."""

    method: str = "POST"
    url: dict[str, str | list[str]] = field(default_factory=dict)
    body: bytes | str | None = None
    type: str | None = None

    def send(self, server: Running) -> httpx.Response:
        headers = {"content-type": self.type} if self.type else {}
        return httpx.request(
            self.method,
            f"{server.base}/sparql",
            params=self.url,
            content=self.body,
            headers=headers,
            timeout=60,
        )


REFUSED = {
    "bad_query_method": (Case("PUT", {"query": "ASK {}"}), 405),
    "bad_multiple_queries": (Case("GET", {"query": ["ASK {}", "SELECT * {}"]}), 400),
    "bad_query_wrong_media_type": (Case(body="ASK {}", type="text/plain"), 415),
    "bad_query_missing_form_type": (Case(body="query=ASK%20%7B%7D"), 415),
    "bad_query_missing_direct_type": (Case(body="ASK {}"), 415),
    "bad_query_non_utf8": (Case(body="ASK {}".encode("utf-16"), type=f"{QUERY}; charset=UTF-16"), 415),
    "bad_query_syntax": (Case("GET", {"query": "ASK {"}), 400),
    "bad_update_get": (Case("GET", {"update": "CLEAR ALL"}), 403),
    "bad_multiple_updates": (Case(body="update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", type=FORM), 403),
    "bad_update_wrong_media_type": (Case(body="CLEAR NAMED", type="text/plain"), 415),
    "bad_update_missing_form_type": (Case(body="update=CLEAR%20NAMED"), 415),
    "bad_update_non_utf8": (Case(body="CLEAR NAMED".encode("utf-16"), type=f"{UPDATE}; charset=UTF-16"), 403),
    "bad_update_syntax": (Case(body="update=CLEAR%20XYZ", type=FORM), 403),
    "bad_update_dataset_conflict": (
        Case(
            body="using-named-graph-uri=urn%3Ax&update=WITH%20%3Curn%3Ay%3E%20DELETE%20WHERE%20%7B%7D",
            type=FORM,
        ),
        403,
    ),
    "update_dataset_default_graph": (
        Case(url={"using-graph-uri": "urn:x"}, body="CLEAR ALL", type=UPDATE),
        403,
    ),
    "update_post_form": (Case(body="update=CLEAR%20ALL", type=FORM), 403),
    "update_post_direct": (Case(body="CLEAR ALL", type=UPDATE), 403),
    # Beside the suite:
    "update_in_a_query": (Case(body="CLEAR ALL", type=QUERY), 400),
    "load_in_a_query": (Case("GET", {"query": "LOAD <http://example.org/x.ttl>"}), 400),
    "delete_method": (Case("DELETE", {"query": "ASK {}"}), 405),
    "empty_query": (Case("GET", {"query": " "}), 400),
    "form_without_query": (Case(body="quary=ASK%20%7B%7D", type=FORM), 400),
    "query_in_url_and_body": (Case(url={"query": "ASK {}"}, body="ASK {}", type=QUERY), 400),
    "bad_utf8_in_body": (Case(body=b'ASK { ?s ?p "\xff" }', type=QUERY), 400),
    "bad_utf8_in_form": (Case(body=b"query=ASK%20%7B%7D%FF", type=FORM), 400),
    "bad_graph_iri": (Case("GET", {"query": "ASK {}", "default-graph-uri": "no iri"}), 400),
    "unknown_format": (Case("GET", {"query": "ASK {}", "format": "docx"}), 400),
    "body_too_long": (Case(body=b"#" * 10_000_000, type=QUERY), 413),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_breaks_the_protocol_is_refused_in_a_line(server: Running, name: str) -> None:
    case, status = REFUSED[name]
    answer = case.send(server)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.endswith("\n") and len(answer.text.splitlines()) == 1
    assert len(answer.text) < 400


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Case("GET", {"query": "ASK {}"}), id="query_get"),
        pytest.param(Case(body="query=ASK%20%7B%7D", type=FORM), id="query_post_form"),
        pytest.param(Case(body="ASK {}", type=QUERY), id="query_post_direct"),
        pytest.param(Case(body="ASK {}", type=f"{QUERY}; charset=UTF-8"), id="query_post_direct_charset"),
    ],
)
def test_a_query_is_taken_in_each_of_the_three_ways(server: Running, case: Case) -> None:
    answer = case.send(server)
    assert answer.status_code == 200
    assert answer.headers["content-type"] in BOOLEANS
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_persian_comes_through(server: Running, way: str) -> None:
    query = "SELECT ?name { VALUES ?name { 'قزوین‌شهر' 'é' '𝄞 + & %' } } ORDER BY ?name"
    case = {
        "get": Case("GET", {"query": query}),
        "form": Case(body=str(httpx.QueryParams({"query": query})), type=FORM),
        "direct": Case(body=query.encode(), type=QUERY),
    }[way]
    rows = case.send(server).json()["results"]["bindings"]
    assert {row["name"]["value"] for row in rows} == {"قزوین‌شهر", "é", "𝄞 + & %"}


@pytest.mark.parametrize(
    ("query", "types"),
    [
        pytest.param("SELECT (1 AS ?value) {}", ROWS, id="query_content_type_select"),
        pytest.param("ASK {}", BOOLEANS, id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", GRAPHS, id="query_content_type_describe"),
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPHS, id="query_content_type_construct"),
    ],
)
def test_each_form_of_query_has_an_answer_of_a_fitting_type(
    server: Running, query: str, types: tuple[str, ...]
) -> None:
    answer = Case(body=query, type=QUERY).send(server)
    assert answer.status_code == 200
    assert answer.headers["content-type"] in types


@pytest.fixture(scope="module")
def graphs(store: object) -> list[str]:
    """Two graphs of articles in the store, which have no triple in common but for types and the like."""
    with GraphStore.open(str(store), read_only=True) as opened:
        found = [graph.value for graph in opened.article_graphs()]
    return found[:2]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("default", "named", "query"),
    [
        pytest.param([0], [], "ASK {{ <{0}> ?p ?o }}", id="query_dataset_default_graph"),
        pytest.param([0, 1], [], "ASK {{ <{0}> ?p ?o . <{1}> ?q ?r }}", id="query_dataset_default_graphs"),
        pytest.param(
            [],
            [0, 1],
            "ASK {{ GRAPH <{0}> {{ <{0}> ?p ?o }} GRAPH ?g {{ <{1}> ?q ?r }} "
            "FILTER NOT EXISTS {{ ?s ?p2 ?o2 }} }}",
            id="query_dataset_named_graphs",
        ),
        pytest.param(
            [1],
            [0],
            "ASK {{ <{1}> ?p ?o GRAPH ?g {{ <{0}> ?q ?r }} FILTER NOT EXISTS {{ GRAPH <{1}> {{ ?s ?p2 ?o2 }} }} }}",
            id="query_dataset_full",
        ),
        pytest.param(
            [1],
            [],
            "ASK FROM <{0}> {{ <{1}> ?p ?o FILTER NOT EXISTS {{ <{0}> ?q ?r }} }}",
            id="query_multiple_dataset",
        ),
    ],
)
def test_the_dataset_that_a_request_names_is_the_one_that_is_asked(
    server: Running, graphs: list[str], way: str, default: list[int], named: list[int], query: str
) -> None:
    dataset = {
        "default-graph-uri": [graphs[i] for i in default],
        "named-graph-uri": [graphs[i] for i in named],
    }
    asked = query.format(*graphs)
    case = {
        "get": Case("GET", {"query": asked, **dataset}),
        "form": Case(body=str(httpx.QueryParams({"query": asked, **dataset})), type=FORM),
        "direct": Case(url=dataset, body=asked, type=QUERY),
    }[way]
    assert case.send(server).json()["boolean"] is True


def test_from_in_a_query_names_its_dataset(server: Running, graphs: list[str]) -> None:
    inside, outside = graphs
    assert server.ask(f"ASK FROM <{inside}> {{ <{inside}> ?p ?o }}").json()["boolean"] is True
    assert server.ask(f"ASK FROM <{inside}> {{ <{outside}> ?p ?o }}").json()["boolean"] is False


@pytest.mark.parametrize(
    ("accept", "query", "type"),
    [
        ("application/sparql-results+xml", "SELECT * {}", "application/sparql-results+xml"),
        ("application/json", "SELECT * {}", "application/sparql-results+json"),
        (
            "text/csv;q=0.5, text/tab-separated-values",
            "SELECT * {}",
            "text/tab-separated-values; charset=utf-8",
        ),
        ("application/n-triples", "CONSTRUCT { <a:b> <a:b> 1 } {}", "application/n-triples"),
        ("application/ld+json", "CONSTRUCT { <a:b> <a:b> 1 } {}", "application/ld+json"),
        ("application/rdf+xml, */*;q=0.1", "CONSTRUCT { <a:b> <a:b> 1 } {}", "application/rdf+xml"),
        ("*/*", "CONSTRUCT { <a:b> <a:b> 1 } {}", "text/turtle"),
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "ASK {}",
            "text/html; charset=utf-8",
        ),
    ],
)
def test_an_answer_has_the_form_that_is_wanted(server: Running, accept: str, query: str, type: str) -> None:
    answer = server.ask(query, accept=accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == type
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(("accept", "query"), [("image/png", "ASK {}"), ("text/turtle", "SELECT * {}")])
def test_a_form_that_there_is_not_is_told(server: Running, accept: str, query: str) -> None:
    assert server.ask(query, accept=accept).status_code == 406


def test_a_format_may_stand_in_the_url(server: Running) -> None:
    asked = {"query": "SELECT (1 AS ?n) {}", "format": "csv"}
    assert Case("GET", asked).send(server).text == "n\r\n1\r\n"


def test_a_syntax_error_is_told_by_its_place_in_the_query_as_it_was_sent(server: Running) -> None:
    answer = server.ask("SELECT *\n{ ?s ?p }")
    assert answer.status_code == 400
    assert "line 2, column" in answer.text


def test_relative_iris_are_of_the_endpoint(server: Running) -> None:
    answer = server.ask("CONSTRUCT { <x> <y> 1 } {}", accept="application/n-triples")
    assert answer.text.startswith(f"<{server.base}/x> <{server.base}/y> ")


def test_a_host_that_is_no_name_puts_nothing_into_the_query(server: Running) -> None:
    host = "a> SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } #"
    answer = server.ask("CONSTRUCT { <x> <y> 1 } {}", accept="application/n-triples", host=host)
    assert answer.status_code == 200
    assert answer.text.startswith("<http://127.0.0.1:")


def test_head_gives_what_get_gives_without_the_body(server: Running) -> None:
    answer = Case("HEAD", {"query": "ASK {}"}).send(server)
    assert answer.status_code == 200
    assert answer.headers["content-type"] in BOOLEANS
    assert answer.content == b""


def test_the_endpoint_describes_itself(server: Running) -> None:
    import rdflib

    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept, form in (("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("*/*", "turtle")):
        answer = server.get("/sparql", accept=accept)
        assert answer.status_code == 200
        graph = rdflib.Graph().parse(data=answer.text, format=form)
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.base}/sparql")
        assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
        assert graph.value(service, sd.defaultDataset) is not None


def test_pages_of_other_sites_may_ask(server: Running) -> None:
    origin = {"origin": "https://pages.example"}
    asked = httpx.options(
        f"{server.base}/sparql",
        headers={
            **origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "content-type" in asked.headers["access-control-allow-headers"].lower()
    for answer in (server.ask("ASK {}", **origin), server.ask("ASK {", **origin)):
        assert answer.headers["access-control-allow-origin"] == "*"
