"""The words of the pages: all there in both languages, and all in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import urbankg.pages
from urbankg import files
from urbankg.pages.words import TABLE, Words
from urbankg.questions import catalogue

PACKAGE = Path(urbankg.pages.__file__).parent
ROWS = list(files.rows(TABLE))
KEYS = [row["key"] for row in ROWS]
_SAID = {
    ".html": (r"(?<![\w.])t\.(\w+)", r"""(?<![\w.])t\[['"](\w+)['"]\]"""),
    ".py": (
        r"""ords(?:\([^)]*\))?\[['"](\w+)['"]\]""", r"""menu="(\w+)\"""",
        r"""(?:PageError|worded)\(\s*\w+,\s*['"](\w+)['"]""",
        r"""ords(?:\([^)]*\))?\.line\(['"](\w+)['"]""",
    ),
}  # fmt: skip
# Keys that are put together of a beginning and what stands in data.
_BEGINNINGS = re.compile(r"""\bt\[['"](\w+_)['"] ~|ords(?:\([^)]*\))?\[\s*f['"](\w+_)\{|f['"](\w+_)\{""")


def sources():
    served = PACKAGE.with_name("serve")
    for path in [*PACKAGE.rglob("*.py"), *served.rglob("*.py"), *PACKAGE.rglob("*.html")]:
        yield path.suffix, path.read_text("utf-8")


def test_each_word_is_there_once_in_both_languages():
    assert len(KEYS) == len(set(KEYS))
    assert [row["key"] for row in ROWS if not row["fa"] or not row["en"]] == []


def test_the_same_values_are_put_into_both():
    places = re.compile(r"\{(\w+)\}")
    assert [r["key"] for r in ROWS if set(places.findall(r["fa"])) != set(places.findall(r["en"]))] == []


def test_who_is_refused_is_told_with_the_values_that_the_words_take():
    called = re.compile(r"""(?:PageError|worded)\(\s*[\w.]+,\s*"(\w+)"((?:[^()]|\([^()]*\))*)\)""")
    calls = [found for _, text in sources() for found in called.findall(text)]
    assert len(calls) > 15
    for key, rest in calls:
        given = set(re.findall(r",\s*(\w+)=", rest))
        assert set(re.findall(r"\{(\w+)\}", Words("en")[key])) == given, key


def test_all_words_that_are_said_are_there_and_all_that_are_there_are_said():
    texts = list(sources())
    said = {key for kind, text in texts for pattern in _SAID[kind] for key in re.findall(pattern, text)}
    assert said - set(KEYS) == set()
    beginnings = {b for _, text in texts for found in _BEGINNINGS.findall(text) for b in found if b}
    unsaid = {key for key in KEYS if key not in said and not key.startswith(tuple(beginnings))}
    in_tables = {key for key in unsaid if any(f'"{key}"' in text for _, text in texts)}
    assert unsaid - in_tables == set()


def test_every_tag_of_a_question_has_a_word():
    words = Words("fa")
    assert all(words[f"tag_{tag}"] for question in catalogue() for tag in question.tags)


@pytest.mark.parametrize("name", ["accuracy.csv", "sources.csv"])
def test_what_the_page_on_the_data_tells_is_what_the_documents_tell(name):
    root = files.RELEASE.parents[1]
    if name == "accuracy.csv":
        document = (root / "docs" / "accuracy.md").read_text("utf-8")
        for row in files.rows(files.RELEASE / name):
            figures = [row[f] for f in ("precision", "recall", "core_f1", "full_f1")]
            line = r" \| ".join(rf"(?:\*\*)?{re.escape(figure)}(?:\*\*)?" for figure in figures)
            dates = rf"(?:\*\*)?{row['dates_right']} of {row['dates']}"
            assert re.search(rf"{line} \| {dates}", document), row
    else:
        licence = (root / "LICENSE-DATA").read_text("utf-8")
        assert all(
            row["name"] in licence and row["url"] in licence for row in files.rows(files.RELEASE / name)
        )
