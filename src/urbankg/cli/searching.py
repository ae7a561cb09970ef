"""The command that finds things by their names: search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, json_option, lang_option, store_option

if TYPE_CHECKING:
    from urbankg.display.labels import Lang

KINDS = ("person", "post", "place", "body", "article")  # those of `urbankg.search`


@click.command()
@click.argument("text", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", type=click.Choice(KINDS), help="Find only things of this kind.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most things to show."
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg search صباقی",
    "urbankg search شهرداریتهران --kind body --lang fa",
    "urbankg search qalibaf --kind person",
    "urbankg search شورای شهر قزوین --json",
)
def search(
    text: tuple[str, ...], kind: str | None, limit: int, store_path: Path | str, lang: Lang, as_json: bool
) -> None:
    """Find persons, posts, places, bodies and articles by their names.

    Spacing, half-spaces, Arabic letters, titles, the order of words and a wrong letter or two are forgiven; names may
    be in Persian or Latin letters. What is called so comes first, then what begins so, what has all the words, and
    what is spelt like it; among these what most is told of.
    """
    from urbankg.cli.output import counted, print_json, print_table, talk
    from urbankg.display.labels import heading
    from urbankg.search import context, index_of, label, shown
    from urbankg.search import search as find

    index = index_of(store_path, lambda line: talk(line, style="dim"))
    found = find(index, " ".join(text), kind=kind, size=limit)
    if as_json:
        print_json(shown(found, lang))
        return
    if found.cut:
        talk("Only the first words are searched for.")
    if not found.total:
        talk("Nothing is called so; the nearest names:" if found.things else "Nothing is called so.")
    elif found.how == "alike":
        talk("Some of what is found is only spelt like it.")
    rows = [
        {
            "name": label(thing, lang),
            "kind": heading(thing.kind, lang),
            "about": context(thing, lang),
            "iri": thing.thing.replace("/", ":", 1),
        }
        for thing in found.things
    ]
    if rows:
        print_table(("name", "kind", "about", "iri"), rows, lang)
    if found.total > len(rows):
        talk(f"{counted(found.total, 'thing')} found; --limit and --kind show more of them, or others.")
