"""Parameters: a value becomes a term of its type, whatever a user types; nothing else gets into a query."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from urbankg.errors import QueryError
from urbankg.graph.store import GraphStore
from urbankg.questions import ask, catalogue
from urbankg.questions.parameters import fill, parameters_of, without_opaque
from urbankg.saved import SavedQuery, parse_saved

HEADER = """#+ summary: a test
#+ defaults:
#+   - size: 3
#+ help:
#+   - day: a day
#+ enumerate:
#+   - role:
#+     - mayor
#+     - mp
"""
TYPES = """SELECT ?a {
  ?a ?_text ?_size_integer, ?_part_decimal, ?_day_xsd_date, ?_node_iri, ?_role, ?__left, ?__until_xsd_date
}"""


def query(sparql: str = TYPES) -> SavedQuery:
    return parse_saved("test", HEADER + sparql)


def filled(name: str, value: str) -> ox.Literal | ox.NamedNode | None:
    """The term that a value becomes, as an engine reads it; None if the query refuses to have it."""
    sparql = fill(
        parse_saved("test", f"SELECT * WHERE {{ BIND(?_{name} AS ?it) }}"), {name.split("_")[0]: value}
    )
    (row,) = ox.Store().query(sparql)  # type: ignore[misc]
    return row["it"]  # type: ignore[index]


def test_what_a_query_asks_for() -> None:
    found = {p.name: (p.type, p.required, p.default, p.help, p.choices) for p in parameters_of(query())}
    assert found == {
        "text": ("", True, None, "", ()),
        "size": ("integer", True, "3", "", ()),
        "part": ("decimal", True, None, "", ()),
        "day": ("xsd_date", True, None, "a day", ()),
        "node": ("iri", True, None, "", ()),
        "role": ("", True, None, "", ("mayor", "mp")),
        "left": ("", False, None, "", ()),
        "until": ("xsd_date", False, None, "", ()),
    }


INJECTIONS = [
    '") } ; DROP ALL ; SELECT * { BIND("',
    "' . } DELETE WHERE { ?s ?p ?o } #",
    "} UNION { ?s ?p ?o",
    '\\" . ?s ?p ?o . #',
    "\\u0022 . ?s ?p ?o",
    "\\",
    "a\nVALUES ?x { 1 }",
    '"""',
    "?other",
    "<http://a/> ",
    "#",
    "{{{{",
    "قزوین » « “ ”",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_stays_one_text(text: str) -> None:
    found = filled("name", text)
    assert isinstance(found, ox.Literal)
    assert found.value == " ".join(text.split())


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_but_rows_of_the_question_comes_back(store: GraphStore, text: str) -> None:
    before = len(store.database.raw)
    for question in catalogue():
        for parameter in question.parameters:
            try:
                answer = ask(store, question, {parameter.name: text})
            except QueryError as error:
                assert parameter.type or parameter.choices, error
                assert "\n" not in str(error)
            else:
                assert not answer.rows or parameter.name == "assembly" or text == "#"
    assert len(store.database.raw) == before


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("n_integer", "12", '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("n_integer", "۱۲", '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("n_integer", "-3", '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("n_decimal", "0.50", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("n_decimal", "۰٫۵", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("n_decimal", "1e-2", '"0.01"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("d_xsd_date", "2022-01-17", '"2022-01-17"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("d_xsd_date", "1400-10-27", '"2022-01-17"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("d_xsd_date", "۲۷ دی ۱۴۰۰", '"2022-01-17"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("i_iri", "city:qazvin", "<https://w3id.org/urbankg/id/city/qazvin>"),
        ("i_iri", "https://a.example/قزوین?x=1", "<https://a.example/قزوین?x=1>"),
        ("t", "كرمان", '"کرمان"'),
    ],
)
def test_values_by_type(name: str, value: str, term: str) -> None:
    assert str(filled(name, value)) == term


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("n_integer", "twelve", "no whole number"),
        ("n_integer", "1.5", "no whole number"),
        ("n_integer", "", "no whole number"),
        ("n_integer", "9" * 5000, "no whole number"),
        ("n_integer", "9" * 20, "no whole number"),
        ("n_integer", "1) } #", "no whole number"),
        ("n_decimal", "NaN", "no number"),
        ("n_decimal", "1,5", "no number"),
        ("n_decimal", "1e999999", "no number"),
        ("d_xsd_date", "1400-12-30", "1400"),
        ("d_xsd_date", "2022-02-30", "2022"),
        ("d_xsd_date", "1400", "more than one day"),
        ("d_xsd_date", "1400-10", "more than one day"),
        ("d_xsd_date", "tomorrow", "date"),
        ("i_iri", "qazvin", "no IRI"),
        ("i_iri", "http://a b/", "no IRI"),
        ("i_iri", "http://[/", "no IRI"),
        ("i_iri", "http://a/> . ?s ?p <http://b/", "no IRI"),
        ("t", "a\x00b", "control characters"),
        ("t", "a\udcffb", "broken"),
    ],
)
def test_values_that_do_not_fit(name: str, value: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        filled(name, value)
    message = str(caught.value)
    assert said in message and message.startswith(name.split("_")[0])
    assert "\n" not in message and len(message) < 400
    message.encode()


def test_missing_unknown_and_not_listed() -> None:
    with pytest.raises(QueryError, match="needs a value for part"):
        fill(query(), {"text": "a", "role": "mayor", "day": "2022-01-17", "node": "city:a"})
    with pytest.raises(QueryError, match="has no parameter 'city'; it has text, size"):
        fill(query(), {"city": "قزوین"})
    with pytest.raises(QueryError, match="it has none"):
        fill(query("SELECT * { ?s ?p ?o }"), {"city": "قزوین"})
    with pytest.raises(QueryError, match="role: there is no 'king'; one of mayor, mp"):
        fill(query("SELECT * { ?s ?p ?_role }"), {"role": "king"})


def test_defaults_are_used_and_optional_ones_left_out() -> None:
    given = fill(query("SELECT * WHERE { ?s ?p ?_size_integer FILTER(!BOUND(?__left)) }"), {})
    assert 'VALUES (?_size_integer) { ("3"^^<http://www.w3.org/2001/XMLSchema#integer>) }' in given
    assert fill(query("SELECT * WHERE { ?s ?p ?__left }"), {}) == HEADER + "SELECT * WHERE { ?s ?p ?__left }"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?s ?p ?_x }",
        "SELECT *\n{ ?s ?p ?_x }",
        "ASK { ?s ?p ?_x }",
        "CONSTRUCT { ?s ?p ?_x } WHERE { ?s ?p ?_x }",
        "DESCRIBE ?s WHERE { ?s ?p ?_x }",
        "PREFIX a: <http://a/%7B#> SELECT * WHERE { ?s ?p ?_x # WHERE {\n }",
        'SELECT ("WHERE {" AS ?w) WHERE { ?s ?p $_x }',
    ],
)
def test_values_stand_in_the_outermost_pattern(sparql: str) -> None:
    text = fill(parse_saved("test", sparql), {"x": "WHERE { ?_y }"})
    ox.Store().query(text)
    assert text.count("VALUES") == 1


def test_a_sub_query_that_uses_one_has_its_value_too() -> None:
    inner = "{ SELECT ?n WHERE { BIND(CONCAT(?_x, '!') AS ?n) } } { SELECT ?m WHERE { BIND('none' AS ?m) } }"
    text = fill(parse_saved("test", f"SELECT ?n ?m WHERE {{ {inner} }}"), {"x": "a"})
    assert [(row["n"].value, row["m"].value) for row in ox.Store().query(text)] == [("a!", "none")]
    assert text.count("VALUES") == 1 and "?_x" not in text.split("VALUES")[1].split("}", 1)[1]


def test_what_only_looks_like_a_parameter() -> None:
    saved = parse_saved("test", "SELECT * { ?s <http://a/?_no> \"?_no\" # ?_no\n ; ?p '''?_no''' }")
    assert parameters_of(saved) == ()
    assert len(without_opaque(saved.sparql)) == len(saved.sparql)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("#+ defaults: 5", "`defaults`"),
        ("#+ help:\n#+   - a\n", "`help`"),
        ("#+ summary: [", "no YAML"),
        ("#+ - a\n#+ - b", "no list of"),
    ],
)
def test_a_header_that_is_none(header: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parameters_of(parse_saved("test", f"{header}\nSELECT * {{ ?s ?p ?_x }}"))


def test_a_type_that_is_none() -> None:
    with pytest.raises(QueryError, match="no known type"):
        parameters_of(parse_saved("test", "SELECT * { ?s ?p ?_x_year }"))
