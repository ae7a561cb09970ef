"""Whatever people give it, the program says in one line what is wrong, and leaves nothing half-done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from urbankg.graph.store import GraphStore

from .running import (
    COUNCIL,
    MAYOR,
    command,
    error_of,
    rows_of,
    run,
    run_apart,
    write,
    write_json,
)

HOLDER = """
import sys
from urbankg.graph.store import GraphStore
with GraphStore.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def claims_of(path: Path) -> list[dict[str, object]]:
    result = run("extract", path, "--json")
    assert result.exit_code == 0, result.output
    return [{k: v for k, v in claim.items() if k != "article"} for claim in json.loads(result.stdout)]


def failures(path: Path, store: Path) -> list[str]:
    """The reasons for which an ingest refused inputs; the rest is kept."""
    result = run("ingest", path, "--store", store, "--json")
    assert result.exit_code == 1
    return [failure["reason"] for failure in json.loads(result.stdout)["failures"]]


@pytest.mark.parametrize("words", [("ingest",), ("extract",), ("read",)])
def test_no_such_path(words: tuple[str, ...], tmp_path: Path) -> None:
    store = ["--store", tmp_path / "s"] if words == ("ingest",) else []
    assert "no such file or folder" in error_of(run(*words, tmp_path / "nothing.txt", *store))
    assert not (tmp_path / "s").exists()


def test_a_path_that_is_missing_stops_before_anything_is_read(tmp_path: Path) -> None:
    there = write(tmp_path / "a.txt", MAYOR)
    error_of(run("ingest", there, tmp_path / "b.txt", "--store", tmp_path / "s"))
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (bytes(range(256)) * 40, "not a text"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "not a text"),
        (b"The mayor of Arak spoke of a new plan.", "no Persian"),
    ],
    ids=["empty", "blank", "binary", "program", "english"],
)
def test_a_file_that_is_no_article_is_told_and_the_others_are_kept(
    data: bytes, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(data)
    write(folder / "good.txt", MAYOR)
    result = run("ingest", folder, "--store", tmp_path / "s")
    assert result.exit_code == 1
    assert "1 new, 1 failed" in result.stdout
    line, *_ = result.stderr.splitlines()  # what was concluded is told after it
    assert line.startswith(str(folder / "bad.txt")) and reason in line
    assert json.loads(run("info", "--store", tmp_path / "s", "--json").stdout)["articles"] == 1


def test_an_empty_file_shown_or_extracted(tmp_path: Path) -> None:
    path = write(tmp_path / "empty.txt", "")
    assert "empty" in error_of(run("read", path))
    result = run("extract", path)
    assert result.exit_code == 1 and result.stdout == "" and "empty" in result.stderr


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_texts_in_other_encodings_are_read_right(encoding: str, tmp_path: Path) -> None:
    text = MAYOR.replace("ی", "ي").replace("ک", "ك") if encoding == "cp1256" else MAYOR
    digits = {ord("۰") + n: str(n) for n in range(10)}  # Windows-1256 has no Persian digits
    text = text.translate(digits) if encoding == "cp1256" else text
    claims = claims_of(write(tmp_path / "a.txt", text, encoding))
    said = [(c["kind"], c["subject"], c.get("role"), c.get("value"), c.get("date")) for c in claims]
    assert ("office", "پریسا آذرنیا", "mayor", None, "2021-10-17") in [
        (kind, str(who).replace("ي", "ی"), *rest) for kind, who, *rest in said
    ]
    assert any(kind == "population" and value == 400_000 for kind, _, _, value, _ in said)


def test_broken_html_is_read(tmp_path: Path) -> None:
    page = write(
        tmp_path / "page.html",
        "<html><head><title>شهردار تازه<body><div><h1>شهردار تازه قزوین</div></p></b>"
        "<article><p>پریسا آذرنیا، شهردار قزوین، از طرح تازه گفت.<p>شهر قزوین ۴۰۰ هزار نفر جمعیت دارد.</span></table>",
    )
    assert {"office", "population"} <= {claim["kind"] for claim in claims_of(page)}


def test_a_text_of_fifty_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(MAYOR.encode() * (50_000_000 // len(MAYOR.encode()) + 1))
    began = time.monotonic()
    assert "too large" in error_of(run("read", path))
    assert time.monotonic() - began < 5
    (reason,) = failures(path, tmp_path / "s")
    assert "too large" in reason


def test_too_much_on_standard_input() -> None:
    result = run("extract", "-", input=MAYOR.encode() * 20_000)
    assert result.exit_code == 1 and "too large" in result.stderr


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json}", "not JSON"),
        ('["a", "list"]', "JSON object"),
        ('{"price": 12}', "neither a title nor a text"),
        ('{"title": "شهردار قزوین"}', "needs an id or a link"),
        ('"شهردار"', "JSON object"),
    ],
)
def test_a_json_line_that_is_no_article(line: str, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", f"{line}\n{json.dumps(COUNCIL, ensure_ascii=False)}\n")
    (told,) = failures(path, tmp_path / "s")
    assert reason in told
    assert json.loads(run("info", "--store", tmp_path / "s", "--json").stdout)["articles"] == 1


def test_two_articles_of_one_id(tmp_path: Path) -> None:
    other = {**COUNCIL, "paragraphs": ["سیاوش رستگار به عنوان رئیس شورای شهر اراک برگزیده شد."]}
    path = write_json(tmp_path / "a.jsonl", COUNCIL, other)
    (told,) = failures(path, tmp_path / "s")
    assert "another article with the id" in told


def test_an_article_on_which_the_reader_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from urbankg import reading

    def breaking(article: object) -> list[object]:
        if "arak" in str(getattr(article, "id", "")):
            raise ZeroDivisionError("division by zero")
        return []

    monkeypatch.setattr(reading, "read", breaking)
    path = write_json(tmp_path / "a.jsonl", COUNCIL, {**COUNCIL, "link": "", "id": "other"})
    (told,) = failures(path, tmp_path / "s")
    assert "could not be read (ZeroDivisionError: division by zero)" in told
    assert json.loads(run("info", "--store", tmp_path / "s", "--json").stdout)["articles"] == 1


def test_an_unknown_query_names_what_there_is(store: Path) -> None:
    assert "did you mean mayors-now" in error_of(run("query", "mayor-now", "--store", store))
    assert "there are " in error_of(run("query", "zzz", "--store", store))
    assert "no-such.rq cannot be read" in error_of(run("query", "no-such.rq", "--store", store))


def test_a_parameter_that_is_missing(store: Path, tmp_path: Path) -> None:
    query = write(tmp_path / "q.rq", "SELECT ?s WHERE { ?s ?p ?_word }")
    assert "needs a value for word" in error_of(run("query", query, "--store", store))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("role=king", "there is no 'king'"),
        ("town=اراک", "has no parameter 'town'; it has "),
        ("day=dusk", "not a date"),
        ("day=1400-12-30", "no such Jalali day: 1400-12-30; Esfand 1400 has 29 days"),
        ("day=1400", "more than one day"),
    ],
)
def test_a_parameter_that_does_not_fit(given: str, says: str, store: Path) -> None:
    assert says in error_of(run("query", "holder-on-day", "--param", given, "--store", store))


def test_a_parameter_with_sparql_in_it_is_only_a_word(store: Path) -> None:
    before = run("export", "--format", "nquads", "--store", store).stdout_bytes
    for word in ('اراک" } } ; DROP ALL #', "اراک' } UNION { ?a ?b ?c }", "?s ?p ?o"):
        rows = rows_of(
            run("query", "holders-of-post", "-p", f"place={word}", "--format", "json", "--store", store)
        )
        assert rows == []
    assert run("export", "--format", "nquads", "--store", store).stdout_bytes == before


@pytest.mark.parametrize(
    "sparql",
    ["INSERT DATA { <a:b> <a:c> <a:d> }", "PREFIX a: <a:>\nDELETE WHERE { ?s ?p ?o }", "CLEAR ALL # {"],
)
def test_updates_are_refused(sparql: str, store: Path) -> None:
    assert "a query only reads" in error_of(run("query", "-", "--store", store, input=sparql))


@pytest.mark.parametrize("sparql", ["", "mayors", "SELECT ?s { ?s ?p", "SELECT * { GRAPH }"])
def test_standard_input_that_is_no_query(sparql: str, store: Path) -> None:
    assert error_of(run("query", "-", "--store", store, input=sparql))


def test_a_parameter_without_a_sign_is_a_wrong_command_line(store: Path) -> None:
    result = run("query", "facts", "-p", "place", "--store", store)
    assert result.exit_code == 2 and "'place' is not NAME=VALUE" in result.stderr


@pytest.mark.parametrize(
    ("day", "says"),
    [("1400-12-30", "Esfand 1400 has 29 days"), ("2021-02-29", "no such day"), ("soon", "not a date")],
)
def test_a_malformed_date(day: str, says: str, store: Path) -> None:
    assert says in error_of(run("who", "قزوین", "--on", day, "--store", store))


@pytest.mark.parametrize("words", ["سلام", "xyz", "؟"])
def test_a_post_that_nobody_knows(words: str, store: Path) -> None:
    assert "no post is known" in error_of(run("who", words, "--store", store))


@pytest.mark.parametrize(
    "words", [("query", "facts"), ("info",), ("check",), ("export",), ("withdraw", "a"), ("who", "قزوین")]
)
def test_no_store(words: tuple[str, ...], tmp_path: Path) -> None:
    assert "no urbankg store" in error_of(run(*words, "--store", tmp_path / "none"))
    assert not (tmp_path / "none").exists()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A store that another process writes to."""
    path = tmp_path / "held"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield path
        process.kill()


def test_a_store_that_another_process_holds(held: Path, articles: Path) -> None:
    assert "another program writes" in error_of(run("ingest", articles, "--store", held))
    assert run("info", "--store", held).exit_code == 0  # it may be read all the while


def test_a_store_of_an_older_layout(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "s"
    GraphStore.open(store).close()
    card = store / "urbankg.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "layout": 0}))
    for words in (("ingest", articles), ("query", "facts"), ("info",)):
        assert "layout 0" in error_of(run(*words, "--store", store))


def test_a_directory_that_is_no_store(tmp_path: Path, articles: Path) -> None:
    assert "no urbankg store and not empty" in error_of(run("ingest", articles, "--store", articles))
    file = write(tmp_path / "file", "x")
    assert "is a file" in error_of(run("ingest", articles, "--store", file))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    made = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(tmp_path)]
    try:
        mounted = subprocess.run(made, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("may not mount a small disk here")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    many = ({**COUNCIL, "link": "", "id": f"arak-{number}"} for number in range(20_000))
    path = write_json(tmp_path_factory.mktemp("many") / "many.jsonl", *many)
    done = run_apart("ingest", path, "--store", small_disk / "s")
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1 and line.startswith("Error: no space left on the disk")


def test_a_read_only_disk(small_disk: Path, articles: Path) -> None:
    assert run("ingest", articles, "--store", small_disk / "s").exit_code == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    page = articles / "mayor.txt"
    for name in ("s", "other"):
        assert "cannot be written" in error_of(run("ingest", page, "--store", small_disk / name))
    assert rows_of(run("query", "facts", "--format", "json", "--store", small_disk / "s"))
    assert "cannot be written" in error_of(run("export", small_disk / "g.ttl", "--store", small_disk / "s"))
    assert "cannot be written" in error_of(run("read", page, "--html", small_disk / "page.html"))


def damage(path: Path, after: int) -> None:
    """Write nonsense over a file, from a place on."""
    with path.open("r+b") as file:
        file.seek(after)
        file.write(b"\xa5" * (path.stat().st_size - after))


def test_a_damaged_list_of_sources(tmp_path: Path, articles: Path) -> None:
    run("ingest", articles, "--store", tmp_path / "store", "--no-conclude")
    damage(tmp_path / "store" / "sources.sqlite", 4096)
    said = error_of(run("ingest", articles, "--store", tmp_path / "store", "--no-conclude"))
    assert "sources.sqlite" in said and "remove it, and all sources are read again" in said


def test_a_damaged_table_of_a_store(tmp_path: Path, articles: Path) -> None:
    run("ingest", articles, "--store", tmp_path / "store")
    for table in (tmp_path / "store" / "database").glob("*.sst"):
        if table.stat().st_size > 20_000:
            with table.open("r+b") as file:
                file.seek(table.stat().st_size // 3)
                file.write(b"\xa5" * 4000)
    made = run_apart("export", tmp_path / "graph.nq", "--store", tmp_path / "store")
    assert made.returncode == 1
    (line,) = made.stderr.decode().splitlines()
    assert "the store is damaged" in line and "ingest again" in line
    assert not list(tmp_path.glob("*graph*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", [("query", "facts", "--format", "csv"), ("export",), ("query", "facts"), ("info", "--json")]
)
def test_an_answer_that_cannot_be_written(words: tuple[str, ...], store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_apart(*words, "--store", store, stdout=full, stderr=subprocess.PIPE)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1 and "No space left" in line


def test_a_reader_of_the_answer_that_leaves(store: Path) -> None:
    with subprocess.Popen(
        command("export", "--format", "nquads", "--store", store),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_ingest_leaves_whole_articles_and_the_next_goes_on(
    sign: signal.Signals, tmp_path: Path
) -> None:
    many = [{**COUNCIL, "link": "", "id": f"arak-{number}"} for number in range(3000)]
    path = write_json(tmp_path / "many.jsonl", *many)
    store = tmp_path / "s"
    with subprocess.Popen(
        command("ingest", path, "--store", store), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        while not (store / "database").exists():
            time.sleep(0.01)
        time.sleep(1.5)
        process.send_signal(sign)
        _, said = process.communicate(timeout=60)
    if sign is signal.SIGINT and process.returncode == 1:
        assert said.decode().splitlines()[-1].startswith("Error: stopped; what was finished is kept")
    counted = json.loads(run("info", "--store", store, "--json").stdout)
    assert counted["claims"] == counted["articles"]  # each says one thing: none is half there
    again = json.loads(run("ingest", path, "--store", store, "--json").stdout)
    assert again["same"] == counted["articles"] and again["same"] + again["new"] == 3000
