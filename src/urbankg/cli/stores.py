"""Commands about a store as a whole: info, check."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, json_option, lang_option, store_option

if TYPE_CHECKING:
    from rich.text import Text

    from urbankg.display.labels import Lang
    from urbankg.graph.check import Finding

_LEVELS = ("error", "warning", "info")
_LEVEL_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


@click.command()
@store_option
@lang_option
@json_option
@examples("urbankg info", "urbankg info --store archive-store --json")
def info(store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """Tell what is in the store."""
    from urbankg.cli import output
    from urbankg.display.labels import heading, kind, number
    from urbankg.graph.store import GraphStore
    from urbankg.graph.summary import summarise

    with GraphStore.open(store_path, read_only=True) as store:
        found = summarise(store)
    if as_json:
        output.print_json(found.as_dict())
        return
    rows = [
        ("store", found.store),
        ("articles", number(found.articles, lang)),
        ("published", " … ".join(filter(None, (found.first_day, found.last_day)))),
        ("claims", number(found.claims, lang)),
        *((f"  {kind(name, lang)}", number(count, lang)) for name, count in found.kinds.items()),
        ("triples", number(found.quads, lang)),
        *([] if found.megabytes is None else [("size", f"{found.megabytes:.1f} MB")]),
        ("readBy", ", ".join(found.runs)),
    ]
    output.print_pairs((heading(name, lang), value) for name, value in rows)


@click.command()
@click.option(
    "--level", type=click.Choice(_LEVELS), default="warning", show_default=True, help="Least level to show."
)
@click.option(
    "--shapes/--no-shapes",
    default=None,
    help="Whether to apply the SHACL shapes. [default: if pySHACL is there]",
)
@store_option
@lang_option
@json_option
@examples("urbankg check", "urbankg check --level info --json", "urbankg check --no-shapes")
def check(level: str, shapes: bool | None, store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """Check that the store's graph is sound.

    By the SHACL shapes of the ontology and the rules of queries/checks. The exit code is 1 if there is an
    error, 0 if there are only warnings and remarks.
    """
    from importlib.util import find_spec

    from urbankg.cli import output
    from urbankg.display.labels import heading, listed
    from urbankg.graph.check import LEVELS, run_checks, run_shapes
    from urbankg.graph.store import GraphStore
    from urbankg.questions.answers import shortened

    with_shapes = find_spec("pyshacl") is not None if shapes is None else shapes
    with GraphStore.open(store_path, read_only=True) as store:
        found = run_checks(store)
        if with_shapes:
            found += run_shapes(store)
    shown = [f for f in found if LEVELS.index(f.level) <= LEVELS.index(level)]
    counts = {name: sum(f.level == name for f in found) for name in LEVELS}
    if as_json:
        findings = [asdict(finding) for finding in shown]
        output.print_json({"shapes": with_shapes, **counts, "findings": findings})
    elif shown:
        rows = [_row(finding, shortened(finding.node), lang) for finding in shown]
        output.print_table(("level", "check", "node", "message"), rows, lang)
    if not as_json:
        told = listed((_count(name, count, lang) for name, count in counts.items()), lang)
        output.talk(
            told
            + ("" if with_shapes else f" ({heading('without shapes', lang)}: pip install 'urbankg[shacl]')")
        )
    if counts["error"]:
        sys.exit(1)


def _count(level: str, count: int, lang: Lang) -> str:
    from urbankg.cli.output import counted
    from urbankg.display.labels import heading, number

    if lang == "fa":
        return f"{number(count, lang)} {heading(level, lang)}"
    return counted(count, level, "info" if level == "info" else "")


def _row(finding: Finding, node: str, lang: Lang) -> dict[str, str | Text]:
    from rich.text import Text

    from urbankg.display.days import with_days
    from urbankg.display.labels import heading

    level = Text(heading(finding.level, lang), _LEVEL_STYLES[finding.level])
    message = with_days(finding.message_fa, lang) if lang == "fa" else finding.message
    return {"level": level, "check": finding.check, "node": node, "message": message}
