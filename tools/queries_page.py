"""Write docs/queries.md, the catalogue of saved queries, from the headers of queries/*.rq.

python tools/queries_page.py
"""

from __future__ import annotations

from pathlib import Path

from urbankg.questions import Question, catalogue

PAGE = Path(__file__).parents[1] / "docs" / "queries.md"
_INTRODUCTION = """\
# The saved queries

<!-- Written by tools/queries_page.py from the headers of queries/*.rq: change those, then `make docs`. -->

`urbankg query NAME` asks one; `-p NAME=VALUE` gives a parameter another value; `urbankg queries WORD` lists those
about a word. They are also in the description of a [release](release.md) and of an [endpoint](endpoint.md), for editors
that offer such examples. How to write one of your own: [cookbook.md](cookbook.md) for the graph,
[queries/README.md](../queries/README.md) for the file.
"""


def page() -> str:
    """The text of the page: an overview, then each query."""
    questions = catalogue()
    overview = ["| query | what it tells |", "| --- | --- |"]
    overview += [
        f"| [`{question.name}`](#{question.name}) | {question.summary('en')} |" for question in questions
    ]
    parts = [_INTRODUCTION, "\n".join(overview) + "\n", *map(entry, questions)]
    return "\n".join(parts)


def entry(question: Question) -> str:
    """A query's part of the page."""
    lines = [f"## {question.name}", "", f"{question.summary('en')} · {question.summary('fa')}", ""]
    if question.description:
        lines += [" ".join(question.description.split()), ""]
    if question.parameters:
        lines += ["| parameter | what | default |", "| --- | --- | --- |"]
        for parameter in question.parameters:
            kind = f" ({parameter.type})" if parameter.type else ""
            default = (
                f"`{parameter.default}`" if parameter.default else "" if parameter.required else "left out"
            )
            lines.append(f"| `{parameter.name}`{kind} | {parameter.help} | {default} |")
        lines.append("")
    return "\n".join([*lines, f"[Its SPARQL](../queries/{question.name}.rq)", ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
