"""Every command on articles in our own words: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pyoxigraph as ox
import pytest
import rdflib

from urbankg.cli import main
from urbankg.questions import catalogue

from .running import COUNCIL, LATER, MAYOR, command, rows_of, run, run_apart, write, write_json

CONCLUDED = re.compile(
    r"concluded on [\d,]+ surnames, [\d,]+ posts, [\d,]+ bodies and places; [\d,]+ graphs changed\n"
)
FSI, PDI = "\u2068", "\u2069"


def test_help_lists_every_command_and_each_has_examples() -> None:
    listed = run("--help").stdout
    for name, each in main.commands.items():
        assert f"  {name} " in listed
        told = run(name, "--help").stdout
        assert "Examples:" in told and f"urbankg {name}" in told.split("Examples:")[1]
        assert isinstance(each, click.Command) and len((each.help or "").splitlines()[0]) <= 64


def test_help_needs_nothing_heavy() -> None:
    code = "import sys, urbankg.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"rich", "pyoxigraph", "rdflib", "yaml", "resiliparse", "urbankg.reading"} & set(loaded)


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("ingest",),
        ("query",),
        ("who",),
        ("info", "--loud"),
        ("extract", "x", "--min-confidence", "2"),
    ],
)
def test_a_wrong_command_line_ends_with_two(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_an_ingest_tells_what_it_did(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    first = run("ingest", articles, "--store", store)
    assert first.exit_code == 0 and CONCLUDED.fullmatch(first.stderr)
    assert first.stdout.startswith("3 articles: 3 new; ")
    assert run("ingest", articles, "--store", store).stdout.startswith("3 articles: 3 as before; 0 claims")
    changed = write(tmp_path / "mayor.txt", MAYOR.replace("۴۰۰", "۴۱۰"))
    assert run("ingest", changed, "--store", store).stdout.startswith("1 article: 1 changed; ")
    told = json.loads(run("ingest", articles, "--store", store, "--json").stdout)
    assert told["changed"] == 1 and told["concluded"].keys() == {"names", "posts", "things", "changed"}


def test_claims_under_a_confidence_stay_out_until_they_are_asked_for(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    run("ingest", articles, "--store", store, "--min-confidence", "1")
    assert json.loads(run("info", "--store", store, "--json").stdout)["claims"] == 0
    assert "3 as before" in run("ingest", articles, "--store", store, "--min-confidence", "1").stdout
    assert "3 changed" in run("ingest", articles, "--store", store).stdout
    assert json.loads(run("info", "--store", store, "--json").stdout)["claims"] > 2


def test_articles_from_standard_input_and_the_store_from_the_environment(tmp_path: Path) -> None:
    line = json.dumps(COUNCIL, ensure_ascii=False)
    result = run("ingest", "-", input=line, URBANKG_STORE=str(tmp_path / "s"))
    assert result.exit_code == 0 and "1 new" in result.stdout
    assert run("info", "--json", URBANKG_STORE=str(tmp_path / "s")).exit_code == 0


def test_extract_in_every_form(articles: Path) -> None:
    table = run("extract", articles / "mayor.txt").stdout
    assert "Mayor" in table and "پریسا آذرنیا" in table and "article" not in table
    assert "شهردار" in run("extract", articles / "mayor.txt", "--lang", "fa").stdout
    assert "council" in run("extract", articles).stdout  # several articles: their names are told
    lines = run("extract", articles, "--format", "jsonl").stdout.splitlines()
    claims = [json.loads(line) for line in lines]
    assert claims == json.loads(run("extract", articles, "--json").stdout)
    mayor = next(c for c in claims if c.get("role") == "mayor" and c["status"] == "start")
    assert mayor["date"] == "2021-10-17" and mayor["article"] == "mayor.txt"
    turtle = run("extract", articles, "--format", "turtle").stdout
    claim_kind = rdflib.URIRef("https://w3id.org/urbankg/ontology#kind")
    assert len(list(rdflib.Graph().parse(data=turtle).subjects(claim_kind))) == len(claims)


def test_every_quote_of_an_extract_is_the_text_at_its_offsets(articles: Path) -> None:
    for claim in json.loads(run("extract", articles / "mayor.txt", "--json").stdout):
        for evidence in claim["evidence"]:
            assert MAYOR[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_an_article_that_says_nothing_in_scope(tmp_path: Path) -> None:
    result = run("extract", write(tmp_path / "a.txt", "باران بارید\nهوا امروز در همه جا سرد بود."))
    assert result.exit_code == 0 and result.stdout == "" and "Nothing in scope" in result.stderr


def test_the_catalogue(store: Path) -> None:
    listed = json.loads(run("queries", "--json").stdout)
    assert [question["name"] for question in listed] == [question.name for question in catalogue()]
    assert "facts" in run("queries").stdout
    assert (
        "acting-mayors" in run("queries", "acting").stdout and "facts" not in run("queries", "acting").stdout
    )
    assert "هر گزاره" in run("queries", "--lang", "fa").stdout
    assert "no saved question is about 'zzz'" in run("queries", "zzz").stderr


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_every_saved_question_is_answered_as_a_table(question: object, store: Path) -> None:
    result = run("query", getattr(question, "name", ""), "--store", store)
    assert result.exit_code == 0, result.output
    assert result.stdout or "nothing in the store answers this" in result.stderr


def test_an_answer_in_every_format(store: Path) -> None:
    ask = ("query", "facts", "--store", store, "--format")
    rows = rows_of(run(*ask, "json"))
    assert {row["kind"] for row in rows} >= {"office", "population"}
    read = list(csv.DictReader(io.StringIO(run(*ask, "csv").stdout)))
    assert [{k: v for k, v in row.items() if v} for row in read] == rows
    assert len(run(*ask, "tsv").stdout.splitlines()) == len(rows) + 1
    parsed = ox.parse_query_results(run(*ask, "xml").stdout, format=ox.QueryResultsFormat.XML)
    assert len(list(parsed)) == len(rows)
    table = run(*ask, "markdown").stdout.splitlines()
    assert table[1].startswith("| --- |") and len(table) == len(rows) + 2
    assert run(*ask, "table").stdout.count("Mayor") >= 2
    assert run("query", "facts", "--json", "--store", store).stdout == run(*ask, "json").stdout
    assert "turtle does not fit" in run(*ask, "turtle").stderr


def test_a_construct_in_every_format(store: Path) -> None:
    ask = ("query", "person-graph", "-p", "name=آذرنیا", "--store", store)
    sizes = set()
    for name in ("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"):
        data = run(*ask, "--format", name).stdout
        syntax = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}.get(name, name)
        sizes.add(len(rdflib.Dataset(default_union=True).parse(data=data, format=syntax)))
    assert len(sizes) == 1 and sizes.pop() > 10
    assert "csv does not fit" in run(*ask, "--format", "csv").stderr
    assert run(*ask).stdout.startswith("@prefix")


def test_a_query_from_a_file_and_from_standard_input(store: Path, tmp_path: Path) -> None:
    sparql = "ASK { ?s <http://www.w3.org/2000/01/rdf-schema#label> 'قزوین'@fa }"
    for words, given in (((write(tmp_path / "q.rq", sparql),), None), (("-",), sparql)):
        result = run("query", *words, "--format", "json", "--store", store, input=given)
        assert json.loads(result.stdout)["boolean"] is True


def test_info_counts(store: Path) -> None:
    counted = json.loads(run("info", "--store", store, "--json").stdout)
    assert counted["articles"] == 3 and sum(counted["kinds"].values()) == counted["claims"]
    assert (counted["first_day"], counted["last_day"]) == ("2021-08-05", "2022-01-17")
    shown = run("info", "--store", store).stdout
    assert "articles" in shown and "2021-08-05 … 2022-01-17" in shown


def test_export_of_graphs_to_files_and_standard_output(store: Path, tmp_path: Path) -> None:
    whole = run("export", "--format", "nquads", "--store", store).stdout_bytes
    out = tmp_path / "graph.nq"
    assert run("export", out, "--store", store).exit_code == 0
    assert out.read_bytes() == whole == run("export", "-", "-f", "nquads", "--store", store).stdout_bytes
    parts = [
        run("export", "-f", "nquads", "--graph", name, "--store", store).stdout_bytes.splitlines()
        for name in ("articles", "reference", "ontology", "runs", "conclusions")
    ]
    assert sorted(line for part in parts for line in part) == whole.splitlines()
    one = run("export", "-f", "nquads", "--graph", "mayor.txt", "--store", store).stdout
    linked = run("export", "-f", "nquads", "--graph", str(COUNCIL["link"]), "--store", store).stdout
    assert "پریسا" in one and "کیوان" not in one and "کیوان" in linked
    assert "no graph 'nothing'" in run("export", "--graph", "nothing", "--store", store).stderr
    assert "no RDF format ends in .docx" in run("export", tmp_path / "g.docx", "--store", store).stderr


def test_check_finds_no_error_and_tells_one(store: Path, tmp_path: Path) -> None:
    sound = run("check", "--store", store)
    assert sound.exit_code == 0 and "0 errors" in sound.stderr
    assert "without the SHACL shapes" in run("check", "--no-shapes", "--store", store).stderr
    odd = write(tmp_path / "odd.txt", "جمعیت شهر\nشهر قزوین ۴۰۰ هزار میلیارد نفر جمعیت دارد.")
    run("ingest", odd, "--store", tmp_path / "s")
    found = json.loads(
        run("check", "--no-shapes", "--level", "info", "--json", "--store", tmp_path / "s").stdout
    )
    assert found["shapes"] is False and set(found) == {"shapes", "error", "warning", "info", "findings"}


def test_withdraw(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    run("ingest", articles, "--store", store)
    result = run("withdraw", COUNCIL["link"], "nothing", "--store", store)
    assert result.exit_code == 1
    assert (
        result.stdout == f"withdrawn: {COUNCIL['link']}\n" and result.stderr == "not in the store: nothing\n"
    )
    assert "کیوان" not in run("export", "-f", "nquads", "--store", store).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    assert "_URBANKG_COMPLETE" in run("completion", shell).stdout


def test_names_of_questions_are_completed() -> None:
    done = run_apart(
        env={
            "PATH": "",
            "_URBANKG_COMPLETE": "bash_complete",
            "COMP_WORDS": "urbankg query may",
            "COMP_CWORD": "2",
        }
    )
    assert b"mayors-now" in done.stdout


def test_persian_cells_keep_their_places(store: Path) -> None:
    lines = run("query", "facts", "--store", store, COLUMNS="70").stdout.splitlines()
    for line in lines:
        assert line.count(FSI) == line.count(PDI)
        depth = 0
        for letter in line:
            depth += {FSI: 1, PDI: -1}.get(letter, 0)
            assert depth in (0, 1)
            assert depth or not "\u0600" <= letter <= "\u06ff"  # no Persian outside of a cell
    assert max(len(line.replace(FSI, "").replace(PDI, "").replace("\u200c", "")) for line in lines) <= 70


def test_no_colours_and_no_progress_where_nobody_looks(tmp_path: Path, articles: Path) -> None:
    done = run_apart("ingest", articles, "--store", tmp_path / "s")
    assert b"\x1b" not in done.stdout + done.stderr and CONCLUDED.fullmatch(done.stderr.decode())


def test_the_demo_shows_four_answers(tmp_path: Path) -> None:
    result = run("demo", "--store", tmp_path / "s")
    assert result.exit_code == 0, result.output
    assert [n for n in range(1, 9) if f"\n{n}. " in result.stdout] == [1, 2, 3, 4]
    assert "No rows" not in result.output
    assert "بیستمین عضو" in result.stdout and "⟦" in result.stdout  # evidence, its words marked
    assert "چه کسانی شهردار قزوین بوده‌اند؟" in run("demo", "--store", tmp_path / "s", "--lang", "fa").stdout


def test_the_module_is_the_command() -> None:
    assert command()[1:] == ["-m", "urbankg"]
    assert run_apart("--version").stdout.startswith(b"urbankg, version ")


def test_articles_in_another_order_give_the_same_export(tmp_path: Path) -> None:
    records = [{**COUNCIL, "link": "", "id": f"a{n}", "paragraphs": [LATER]} for n in range(4)]
    exports = []
    for name, order in (("one", records), ("two", records[::-1])):
        run("ingest", write_json(tmp_path / f"{name}.jsonl", *order), "--store", tmp_path / name)
        exports.append(run("export", "-f", "trig", "--store", tmp_path / name).stdout_bytes)
    assert exports[0] == exports[1]
