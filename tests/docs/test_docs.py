"""What the READMEs and docs say is so: commands, options, queries, links, terms, outputs."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import click
import pytest

from urbankg import __version__
from urbankg.articles import read_articles
from urbankg.cli import main
from urbankg.files import ONTOLOGY, PHRASES, REFERENCE, SAMPLES, rows
from urbankg.graph.store import GraphStore
from urbankg.questions import catalogue

from .tools import ROOT, text_of, tool

READMES = ("README.md", "README.fa.md")
OF_DATA = ("data/models/README.md", "data/phrases/README.md", "data/reference/README.md", "queries/README.md")
PAGES = (
    *READMES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *(page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "docs").rglob("*.md"))),
    *OF_DATA,
)
FENCED = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`|<code dir=\"ltr\">(.*?)</code>")


def code_of(page: str) -> list[str]:
    """Every piece of code of a page: inline, and the lines of its blocks (of consoles, what is typed)."""
    text = text_of(page)
    pieces = ["".join(match) for match in INLINE.findall(FENCED.sub("", text))]
    for block in FENCED.finditer(text):
        lines = block["text"].splitlines()
        typed = [line[2:] for line in lines if line.startswith("$ ")]
        pieces += typed if block["kind"].startswith("console") else lines
    return pieces


def calls(page: str) -> list[list[str]]:
    """The words of each `urbankg …` that a page names, without what comes after a pipe."""
    return [
        re.split(r"\s+", found.strip())
        for piece in code_of(page)
        for found in re.findall(r"(?:^|[\s(])urbankg((?: [^|#>`]+)?)", piece)
        if re.match(r" [a-z-]", found)
    ]


def options_of(command: click.Command) -> set[str]:
    context = click.Context(command)
    return {
        name
        for parameter in command.get_params(context)
        for name in [*parameter.opts, *parameter.secondary_opts]
    }


EVERY_OPTION = {
    name for command in [main, *main.commands.values()] for name in [*options_of(command), "-h", "--help"]
}


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_exist(page: str) -> None:
    for name, *words in calls(page):
        if name == "COMMAND":
            continue
        allowed = options_of(main) if name.startswith("-") else options_of(main.commands[name])
        given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert given <= {*allowed, "--help", "-h"}, (name, words)
    alone = {piece for piece in code_of(page) if re.fullmatch(r"--[a-z-]+( \w+)?", piece)}
    of_others = {"--check", "--whole", "--union-default-graph", "--strict"}
    assert {option.split()[0] for option in alone} <= {*EVERY_OPTION, *of_others}


@pytest.mark.parametrize("page", PAGES)
def test_queries_exist(page: str) -> None:
    names = {question.name for question in catalogue()}
    asked = {words[1] for words in calls(page) if words[0] == "query" and len(words) > 1}
    asked |= set(re.findall(r'urbankg\.ask\(\w+, "([\w-]+)"', text_of(page)))
    asked |= set(re.findall(r"queries/([\w-]+)\.rq", text_of(page)))
    assert {name for name in asked if re.fullmatch(r"[a-z-]{2,}", name)} <= names


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    anchors = {re.sub(r"[^\w -]", "", line.lstrip("# ")).lower().replace(" ", "-") for line in headings(page)}
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCED.sub("", text_of(page))):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        assert not path or ((ROOT / page).parent / path).exists(), target
        assert path or anchor in anchors, target


def test_the_index_names_every_page() -> None:
    """Pages of a folder are named by the one that leads to them."""
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", text_of("docs/README.md")))
    for page in (ROOT / "docs").glob("*/*.md"):
        folder = page.parent.name
        leading = text_of(f"docs/{folder}.md") if (ROOT / f"docs/{folder}.md").exists() else ""
        leading += text_of(f"docs/{folder}/README.md") if (page.parent / "README.md").exists() else ""
        assert page.name == "README.md" or page.name in leading, page
    for page in READMES:
        assert "(docs/README.md)" in text_of(page)


def test_the_map_of_the_reader_names_every_module() -> None:
    """Those of a folder in a section that names the folder."""
    reading = ROOT / "src/urbankg/reading"
    sections = text_of("docs/reading.md").split("\n## ")
    for folder in [reading, *(path.parent for path in reading.glob("*/__init__.py"))]:
        about = [s for s in sections if folder == reading or f"`{folder.name}/`" in s]
        named = set(re.findall(r"`(\w+)`", "\n".join(about)))
        modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
        assert modules <= named, (folder.name, sorted(modules - named))


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ .+$", FENCED.sub("", text_of(page)), re.MULTILINE)


@pytest.mark.parametrize("page", READMES)
def test_the_table_of_commands_is_complete(page: str) -> None:
    rows = re.findall(r"^\| `urbankg ([a-z]+)` \|", text_of(page), re.MULTILINE)
    assert sorted(rows) == sorted(main.commands)


def test_both_readmes_have_the_same_parts() -> None:
    levels = [[line.split()[0] for line in headings(page)] for page in READMES]
    assert levels[0] == levels[1]
    rows = [len(re.findall(r"^\|", FENCED.sub("", text_of(page)), re.MULTILINE)) for page in READMES]
    assert rows[0] == rows[1]
    blocks = [
        [(b["kind"], shown_in_any_language(b)) for b in FENCED.finditer(text_of(page))] for page in READMES
    ]
    assert blocks[0] == blocks[1]


def shown_in_any_language(block: re.Match[str]) -> list[str]:
    """What of a block is the same in both languages: no output of commands, no remarks, no placeholders."""
    if block["kind"].startswith("console"):
        return [line for line in block["text"].splitlines() if line.startswith("$ ")]
    return [
        re.sub(r"<[^>]* [^>]*>", "<…>", line.split("  #")[0].split("# ")[0].rstrip())
        for line in block["text"].splitlines()
    ]


def test_the_persian_readme_keeps_code_from_left_to_right() -> None:
    text = text_of("README.fa.md")
    assert text.startswith('<div dir="rtl">\n\n') and text.endswith("\n\n</div>\n")
    for block in FENCED.finditer(text):
        assert text[: block.start()].endswith('<div dir="ltr">\n\n') and text[block.end() :].startswith(
            "\n\n</div>\n"
        )
    # What begins or ends with a sign would be torn apart between Persian words, were it not isolated.
    plain = [code for code, _ in INLINE.findall(FENCED.sub("", text)) if code]
    assert [code for code in plain if not (code[0].isalnum() and code[-1].isalnum())] == []


def test_the_persian_readme_is_well_spelt() -> None:
    prose = FENCED.sub("", text_of("README.fa.md"))
    assert re.findall(r"[يك٠-٩]", prose) == []
    assert re.findall(r"(?<!\S)ن?می \S+", prose) == []  # a half-space lost
    assert re.findall(r"\S+ (?:ها|های|هایی|هایشان|تر|ترین)(?!\w)", prose) == []
    assert re.findall("\u200c[\\s،؛.)»]|[\\s(«]\u200c", prose) == []


def test_the_catalogue_is_that_of_the_files() -> None:
    assert text_of("docs/queries.md") == tool("queries_page").page(), "make docs"


def test_the_command_line_is_that_of_the_program() -> None:
    page = text_of("docs/cli.md")
    assert page == tool("cli_page").page(), "make docs"
    assert re.findall(r"^## `urbankg (\w+)`", page, re.MULTILINE) == list(main.commands)
    for command in main.commands.values():
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (command.name, option.name)


def test_the_vocabulary_is_that_of_the_turtle_and_of_the_samples(samples: GraphStore) -> None:
    """Its examples, too: whoever changes what is read in the sample articles makes the page anew."""
    ours = tool("ontology_page")
    assert ours.without_runs(text_of("docs/ontology.md")) == ours.without_runs(ours.page(samples)), (
        "make docs"
    )


def test_every_term_is_told_in_both_languages() -> None:
    page = text_of("docs/ontology.md")
    terms = set(
        re.findall(r"^(ukg:\w+) a owl:", (ONTOLOGY / "urbankg.ttl").read_text(encoding="utf-8"), re.MULTILINE)
    )
    told = re.findall(r"^(?:### |\| )`(ukg:\w+)`", page, re.MULTILINE)
    assert sorted(told) == sorted(terms)
    assert "**no " not in page  # so the page says where a label or a definition is missing
    for name in ("graph", "conclusions"):
        assert set(re.findall(r"ukg:\w+", text_of(f"docs/{name}.md"))) <= terms


def test_a_term_without_words_or_example_is_shown_as_such(samples: GraphStore) -> None:
    ours = tool("ontology_page")
    words, examples = ours.vocabulary(), ours.Examples(samples)
    words.classes.append("ukg:Invented")
    entry = ours._class(words, examples, "ukg:Invented")
    assert "**no label in fa**" in entry and "**no definition in en**" in entry
    assert ours.NO_EXAMPLE in entry


def test_the_counts_are_right() -> None:
    offices = (ONTOLOGY / "offices.ttl").read_text(encoding="utf-8").count("a skos:Concept, ukg:Office")
    assert f"{len(list(read_articles([SAMPLES])))} sample articles" in text_of("README.md")
    assert f"{offices} offices" in text_of("README.md")


def test_the_changelog_begins_with_this_version() -> None:
    assert re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)[0] == __version__


@pytest.mark.parametrize("page", tool("readme_tour").PAGES)
def test_the_tour_runs(page: str, tmp_path: Path) -> None:
    for run in tool("readme_tour").run_blocks(ROOT / page, tmp_path):
        assert set(run.exit_codes) == {0}, run.printed
        assert len(run.printed.splitlines()) > len(run.exit_codes), run.printed  # something is printed
        if run.exact:
            assert run.printed == run.shown, "make docs"


@pytest.mark.parametrize("page", READMES)
def test_the_python_of_the_tour_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = (block["text"] for block in FENCED.finditer(text_of(page)) if block["kind"] == "pycon")
    test = doctest.DocTestParser().get_doctest(block, {}, page, page, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_page_of_phrases_has_each_table() -> None:
    told = set(re.findall(r"`(\w+\.csv)`", text_of("data/phrases/README.md")))
    assert {path.name for path in PHRASES.glob("*.csv")} <= told


def test_the_page_of_reference_data_counts_each_table() -> None:
    told = re.findall(r"^\| (`[^|]+`) \| ([\d, ]+) \|", text_of("data/reference/README.md"), re.MULTILINE)
    counted = {
        name: count
        for names, counts in told
        for name, count in zip(re.findall(r"`([^`]+)`", names), counts.split(), strict=True)
    }
    assert counted == {path.name: f"{sum(1 for _ in rows(path)):,}" for path in REFERENCE.glob("*.csv")}
