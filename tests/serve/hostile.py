"""Queries that nobody who means well would send, by their names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_DEEP, _LONG = 5000, 300
_PLAIN = "?s ?p ?o"
_REMOTE = "{ ?s ?p ?o }"


def elsewhere(other: str) -> Iterator[tuple[str, str]]:
    """Queries that would make the engine ask another host."""
    call = f"SERVICE <{other}> {_REMOTE}"
    for name, keyword in _KEYWORDS.items():
        yield f"keyword-{name}", f"SELECT * {{ {keyword.format(other=other)} {_REMOTE} }}"
    for name, query in _AROUND.items():
        yield f"around-{name}", query.replace("CALL", call).replace("OTHER", other)
        if "CALL" in query:
            silent = f"serviceSilent<{other}>{_REMOTE}"
            yield f"around-{name}-silent", query.replace("CALL", silent).replace("OTHER", other)
    for form in (
        "ASK",
        "CONSTRUCT { ?s ?p ?o }",
        "DESCRIBE ?s",
        "SELECT (COUNT(*) AS ?n)",
        "SELECT DISTINCT ?s",
    ):
        yield f"form-{form.split()[0].lower()}{len(form)}", f"{form} WHERE {{ {call} }}"
    for name, query in _OTHERWISE.items():
        yield f"otherwise-{name}", query.replace("OTHER", other)


_KEYWORDS = {
    "plain": "SERVICE <{other}>",
    "small": "service <{other}>",
    "mixed": "sErViCe <{other}>",
    "silent": "SERVICE SILENT <{other}>",
    "glued-silent": "SERVICESILENT<{other}>",
    "glued": "SERVICE<{other}>",
    "line": "SERVICE\n<{other}>",
    "return": "SERVICE\r<{other}>",
    "tabs": "SERVICE\t\t<{other}>",
    "comment-between": "SERVICE#x\n<{other}>",
    "comment-return": "#x\rSERVICE<{other}>",
    "comment-feed": "#x\nSERVICE<{other}>",
    "escaped": r"\u0053ERVICE <{other}>",
    "escaped-long": r"\U00000053ERVICE <{other}>",
    "all-escaped": r"\u0053\u0045\u0052\u0056\u0049\u0043\u0045 <{other}>",
    "escaped-iri": r"SERVICE <\u0068ttp:{other}>",
    "long-s": "\u017fERVICE <{other}>",
    "variable": "VALUES ?x {{ <{other}> }} SERVICE ?x",
    "variable-glued": "VALUES ?x {{ <{other}> }} SERVICE?x",
    "bound": "BIND(<{other}> AS ?x) SERVICE ?x",
    "computed": "BIND(IRI(CONCAT('', '{other}')) AS ?x) SERVICE ?x",
    "after-true": "?s ?p trueSERVICE<{other}>",
    "after-false-dot": "?s ?p false.SERVICE<{other}>",
    "after-number": "?s ?p 1SERVICE<{other}>",
    "after-decimal": "?s ?p 1.5SERVICE<{other}>",
    "after-exponent": "?s ?p 1e5SERVICE<{other}>",
    "after-variable-dot": "?s ?p ?o.SERVICE<{other}>",
    "after-string": '?s ?p "a"SERVICE<{other}>',
    "after-empty-string": '?s ?p ""SERVICE<{other}>',
    "after-long-string": '?s ?p """a"""SERVICE<{other}>',
    "after-quote-in-string": "?s ?p 'it\\'s'SERVICE<{other}>",
    "after-iri": "?s ?p <a:b>SERVICE<{other}>",
    "after-hash-iri": "?s ?p <a:b#>SERVICE<{other}>",
    "after-path-question": "?s <a:p>?trueSERVICE<{other}>",
    "after-brace": "{{}}SERVICE<{other}>",
    "after-bracket": "?s ?p []SERVICE<{other}>",
    "after-nil": "?s ?p ()SERVICE<{other}>",
    "after-star": "?s <a:p>* ?o.SERVICE<{other}>",
    "less-than-comment": "?s ?p ?o FILTER(?s<?o#>\n)SERVICE<{other}>",
    "less-than-quotes": '?s ?p ?o FILTER(?s<?o#>"""\n)SERVICE<{other}>{{?s ?p ?o}}\n#"""\n SERVICE<{other}>',
    "less-than-iri": "?s ?p ?o FILTER(?s<?o&&?s>?o)SERVICE<{other}>",
    "escaped-iri-comment": r'"x\u0022" <a:\u0062> <a:\u0062#> . SERVICE <{other}>',
}
_AROUND = {
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { CALL } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { CALL } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { CALL } }",
    "graph": "SELECT * { GRAPH ?g { CALL } }",
    "exists": "ASK { FILTER EXISTS { CALL } }",
    "not-exists": "ASK { FILTER(!EXISTS{CALL}) }",
    "in-bind": "SELECT * { BIND(EXISTS { CALL } AS ?x) }",
    "in-having": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING(EXISTS { CALL })",
    "in-order": "SELECT * { ?s ?p ?o } ORDER BY EXISTS { CALL } LIMIT 1",
    "in-select": "SELECT (EXISTS { CALL } AS ?x) {}",
    "in-if": "SELECT (IF(true, EXISTS { CALL }, 1) AS ?x) {}",
    "subselect": "SELECT * { { SELECT * { CALL } } }",
    "deep": "SELECT * { " + "{ " * 30 + "CALL" + " }" * 30 + " }",
    "twice": "SELECT * { CALL . CALL }",
    "nested": "SELECT * { SERVICE <OTHER> { CALL } }",
    "after-a-string-of-it": "SELECT * { ?s ?p 'SERVICE' . CALL }",
    "after-a-comment-of-it": "SELECT * { # SERVICE\n CALL }",
    "between-long-strings": "SELECT * { ?s ?p ''' ' '''  . CALL ?x ?y ''' ' ''' }",
    "behind-a-broken-long-string": 'SELECT * { VALUES ?x { """a" } CALL } # \\x """',
    "behind-a-broken-code-point": "SELECT * { VALUES ?x { '''a' } CALL } # \\uD800 '''",
    "behind-an-escaped-hash": "PREFIX a: <a:> SELECT * { ?s ?p a:b\\# . CALL }",
    "behind-an-escaped-quote": "PREFIX a: <a:> SELECT * { ?s ?p a:b\\' . CALL } # '",
    "behind-an-escaped-quote-alone": "PREFIX a: <a:> SELECT * { ?s ?p a:\\' . CALL # '\n }",
    "after-a-name-with-dots": "PREFIX o: <OTHER> SELECT * { ?s ?p o:b.c.SERVICE o: { ?s ?p ?o } }",
    "after-a-name-with-a-number": "PREFIX o: <OTHER> SELECT * { ?s ?p o:b.1e5.SERVICEo:{} }",
    "behind-unclosed-quote": 'SELECT * { CALL } # "',
    "behind-quote-in-comment": "# '''\nSELECT * { CALL }\n# '''",
    "after-many-names": "SELECT * { " + "?service " * 30 + "CALL }",
    "after-base": "BASE <OTHER> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "prefixed": "PREFIX o: <OTHER> SELECT * { SERVICE o: { ?s ?p ?o } }",
    "prefixed-glued": "PREFIX o: <OTHER> SELECT * { SERVICEo:{ ?s ?p ?o } }",
    "empty-prefix": "PREFIX : <OTHER> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "prefix-dot": "PREFIX o: <OTHER> SELECT * { ?s ?p o:.SERVICE o: { ?s ?p ?o } }",
    "name-dot": "PREFIX o: <OTHER> SELECT * { ?s ?p o:x.SERVICE o: { ?s ?p ?o } }",
    "name-dash": "PREFIX o: <OTHER> SELECT * { ?s ?p o:x-SERVICE o: { ?s ?p ?o } }",
    "blank-node": "SELECT * { ?s ?p _:b.SERVICE <OTHER> { ?s ?p ?o } }",
    "language": "SELECT * { ?s ?p 'x'@en-SERVICE <OTHER> { ?s ?p ?o } }",
}
_OTHERWISE = {
    "from": "SELECT * FROM <OTHER> { ?s ?p ?o }",
    "from-named": "SELECT * FROM NAMED <OTHER> { GRAPH ?g { ?s ?p ?o } }",
    "graph": "SELECT * { GRAPH <OTHER> { ?s ?p ?o } }",
    "describe": "DESCRIBE <OTHER>",
    "load": "LOAD <OTHER>",
    "load-into": "LOAD SILENT <OTHER> INTO GRAPH <OTHER>",
    "insert-service": "INSERT { ?s ?p ?o } WHERE { SERVICE <OTHER> { ?s ?p ?o } }",
    "query-then-load": "ASK {} ; LOAD <OTHER>",
    "function": "SELECT (<OTHER>(1) AS ?x) {}",
    "datatype": "SELECT ('x'^^<OTHER> AS ?x) {}",
}


def nested(levels: int) -> Iterator[tuple[str, str]]:
    """Queries with something in itself, so many times."""
    for name, before, after in (
        ("groups", "{ ", " }"),
        ("optionals", "OPTIONAL { ?s ?p ?o ", "}"),
        ("minuses", "MINUS { ?s ?p ?o ", "}"),
        ("graphs", "GRAPH ?g { ", " }"),
        ("exists", "FILTER EXISTS { ?s ?p ?o ", "}"),
        ("not-exists", "FILTER NOT EXISTS { ?s ?p ?o ", "}"),
        ("unions", "{ ?s ?p ?o } UNION { ", " }"),
        ("subselects", "{ SELECT * { ", " } }"),
    ):
        yield name, f"SELECT * {{ {before * levels}{_PLAIN}{after * levels} }} LIMIT 1"
    for name, before, after in (
        ("parentheses", "(", ")"),
        ("ifs", "IF(true,", ",false)"),
        ("functions", "STR(", ")"),
        ("coalesces", "COALESCE(", ")"),
        ("nots", "!(", ")"),
        ("minus-signs", "-(", ")"),
        ("ins", "(1 IN (", "))"),
        ("sums", "(1+", ")"),
    ):
        yield name, f"SELECT * {{ {_PLAIN} FILTER({before * levels}1{after * levels}) }} LIMIT 1"
    for name, before, after in (
        ("path-groups", "(", ")"),
        ("path-stars", "(", ")*"),
        ("path-pluses", "(", ")+"),
        ("path-inverses", "^(", ")"),
        ("path-alternatives", "(<a:p>|", ")"),
        ("path-sequences", "(<a:p>/", ")"),
        ("path-negations", "!(", ")"),
    ):
        yield name, f"SELECT * {{ ?s {before * levels}<a:p>{after * levels} ?o }} LIMIT 1"
    for name, before, after in (
        ("blank-nodes", "[ ?p ", "]"),
        ("collections", "( ", ")"),
        ("quoted-triples", "<<( ?s ?p ", ")>>"),
    ):
        yield name, f"SELECT * {{ ?s ?p {before * levels}1{after * levels} }} LIMIT 1"
    yield "annotations", f"SELECT * {{ {_PLAIN} {'{| ?p ?o ' * levels}{'|}' * levels} }}"
    yield "unclosed", f"SELECT * {{ {'{' * levels}"
    yield "closed-only", f"SELECT * {{ {_PLAIN} {'}' * levels}"
    yield "brackets-mixed", f"SELECT * {{ {'{ [ ( ' * levels}"


def heavy() -> Iterator[tuple[str, str]]:
    """Queries that are flat but long, or short with an answer that never ends."""
    for name, piece, end in (
        ("ors", "?o=1||", "?o=2"),
        ("ands", "?o=1&&", "?o=2"),
        ("sums", "1+", "1>0"),
        ("products", "?o*", "1>0"),
        ("nots", "!", "true"),
    ):
        yield f"long-{name}", f"SELECT * {{ {_PLAIN} FILTER({piece * _DEEP}{end}) }} LIMIT 1"
    for name, sign in (("sequence", "/"), ("alternative", "|")):
        path = sign.join(["<a:p>"] * _LONG)
        yield f"long-path-{name}", f"SELECT * {{ ?s {path} ?o }} LIMIT 1"
    for name, piece in (
        ("triples", "?s ?p ?o . "),
        ("unions", "{ ?s ?p ?o } UNION "),
        ("optionals", "OPTIONAL { ?s ?p ?o } "),
        ("minuses", "MINUS { ?s <a:p> ?o } "),
        ("filters", "FILTER(true) "),
    ):
        yield f"long-{name}", f"SELECT * {{ {piece * _LONG} {{ {_PLAIN} }} }} LIMIT 1"
    names = [f"?x{number}" for number in range(_LONG)]
    yield "long-binds", f"SELECT * {{ {_PLAIN} {' '.join(f'BIND(1 AS {n})' for n in names)} }} LIMIT 1"
    yield "long-select", f"SELECT {' '.join(f'(1 AS {n})' for n in names)} {{ {_PLAIN} }} LIMIT 1"
    yield "long-order", f"SELECT * {{ {_PLAIN} }} ORDER BY {'?s ' * _LONG} LIMIT 1"
    yield "long-group", f"SELECT (COUNT(*) AS ?n) {{ {_PLAIN} }} GROUP BY {'(STR(?s)) ' * _LONG}"
    yield (
        "chain",
        f"SELECT * {{ {' . '.join(f'{a} ?p {b}' for a, b in pairwise(names))} }}",
    )
    yield "values", f"SELECT * {{ VALUES ?s {{ {'<a:b> ' * 15_000} }} ?s ?p ?o }}"
    yield "values-rows", f"SELECT * {{ VALUES (?a ?b) {{ {'(1 2) ' * 15_000} }} }}"
    yield "values-square", "SELECT * { " + " ".join(f"VALUES {n} {{ 1 2 3 }}" for n in names[:40]) + " }"
    yield "in-list", f"SELECT * {{ {_PLAIN} FILTER(?o IN ({','.join(['1'] * 20_000)})) }} LIMIT 1"
    yield "long-iri", f"ASK {{ <http://example.org/{'x' * 90_000}> ?p ?o }}"
    yield "long-string", f"ASK {{ ?s ?p '{'x' * 90_000}' }}"
    yield "long-variable", f"SELECT * {{ ?s ?p ?{'x' * 90_000} }} LIMIT 1"
    yield "long-comment", f"ASK {{}} # {'x' * 90_000}"
    yield "too-long", f"ASK {{}} # {'x' * 200_000}"
    yield "many-prefixes", "".join(f"PREFIX p{n}: <a:{n}/> " for n in range(4000)) + "ASK {}"
    yield "many-froms", f"SELECT * {'FROM <a:b> ' * 5000} {{ {_PLAIN} }} LIMIT 1"
    yield "product-count", f"SELECT (COUNT(*) AS ?n) {{ {_product(6)} }}"
    yield "product-rows", f"SELECT * {{ {_product(6)} }}"
    yield "product-distinct", f"SELECT DISTINCT ?a0 ?a1 ?a2 {{ {_product(3)} }}"
    yield "product-sorted", f"SELECT * {{ {_product(3)} }} ORDER BY ?b0 ?b1"
    yield "product-grouped", f"SELECT ?a0 ?a1 (COUNT(*) AS ?n) {{ {_product(3)} }} GROUP BY ?a0 ?a1"
    yield "product-concat", f"SELECT (GROUP_CONCAT(STR(?a0)) AS ?x) {{ {_product(3)} }}"
    yield "product-construct", f"CONSTRUCT {{ ?a0 ?b1 ?a2 }} {{ {_product(3)} }}"
    yield "product-describe", f"DESCRIBE ?a0 ?a1 {{ {_product(3)} }}"
    yield "product-filter", f"SELECT * {{ {_product(5)} FILTER(?b0 = 'x' && ?b4 = 'y' && ?a0 = ?b3) }}"
    yield "product-optional", f"SELECT * {{ {_product(2)} OPTIONAL {{ {_product(5)} }} }}"
    yield "product-minus", f"SELECT * {{ {_product(3)} MINUS {{ ?a0 ?p ?z . ?y ?q ?a1 }} }}"
    for aggregate in ("SUM(STRLEN(STR(?a0)))", "MIN(?b0)", "MAX(?b1)", "AVG(?b2)", "COUNT(DISTINCT ?b1)"):
        yield (
            f"product-{aggregate.partition('(')[0].lower()}-of",
            f"SELECT ({aggregate} AS ?x) {{ {_product(3)} }}",
        )
    yield "star-of-all", "SELECT * { ?s (!<a:p>)* ?o . ?o (!<a:p>)* ?x . ?x (!<a:p>)* ?y }"
    yield "stars-nested", "SELECT (COUNT(*) AS ?n) { ?s (((!<a:p>)*)*)* ?o }"
    yield "both-ways", "SELECT (COUNT(*) AS ?n) { ?s ((!<a:p>)|^(!<a:p>))+ ?o . ?o ((!<a:p>)|^(!<a:p>))+ ?x }"
    yield "alternatives", "SELECT * { ?s (" + "|".join(["(!<a:p>)"] * 50) + ")+ ?o }"
    long = "x" * 3000
    for name, pattern in (
        ("plus", "(a+)+$"),
        ("star", "(a*)*b"),
        ("alternative", "(a|aa)+$"),
        ("nested", "((((a+)+)+)+)+$"),
        ("counted", "(.{1,500}){1,500}"),
        ("huge", "a{1000}{1000}{1000}"),
        ("classes", r"(\\\\w+\\\\s*)+:"),
        ("unclosed", "((((("),
    ):
        yield f"regex-{name}", f"SELECT * {{ ?s ?p ?o FILTER(REGEX('{'a' * 3000}!', '{pattern}')) }}"
    yield (
        "regex-of-all",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?x ?y ?z FILTER(REGEX(STR(?o), STR(?z), 'i')) }",
    )
    doubling = f"'{long}'"
    yield "replace-grows", f"SELECT (REPLACE({doubling}, 'x', '{'y' * 3000}') AS ?x) {{ {_PLAIN} }}"
    growing = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    yield "doubling", f"SELECT (STRLEN(?x40) AS ?n) {{ BIND({doubling} AS ?x0) {growing} }}"
    yield "repeat-all", f"SELECT (GROUP_CONCAT(?o; separator='{long}') AS ?x) {{ ?s ?p ?o . ?s2 ?p2 ?o2 }}"
    yield "random-sort", "SELECT * { ?s ?p ?o . ?s2 ?p2 ?o2 } ORDER BY RAND()"
    yield "offset", "SELECT * { ?s ?p ?o . ?s2 ?p2 ?o2 } OFFSET 900000000000 LIMIT 1"
    yield "limit", "SELECT * { ?s ?p ?o . ?s2 ?p2 ?o2 } LIMIT 99999999999999999999999"
    yield "number", f"SELECT ({'9' * 5000} * {'9' * 5000} AS ?x) {{}}"
    yield "nul", "ASK { ?s ?p '\x00' }"
    yield "surrogate", r"ASK { ?s ?p '\uD800' }"
    yield "out-of-range", r"ASK { ?s ?p '\U00FFFFFF' }"
    yield "no-query", "\ufeff \u202e }{"


def _product(times: int) -> str:
    return " . ".join(f"?a{number} ?p{number} ?b{number}" for number in range(times))
