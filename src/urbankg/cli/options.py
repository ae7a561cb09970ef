"""Options that several commands share."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = "urbankg-store"
RDF_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")  # those of `urbankg.graph.export`


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Options that belong together as one decorator; help lists them in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class StorePlace(click.Path):
    """The directory of a store, or the address of one on a server, which stays a text."""

    name = "store"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """A path, or an address; a StoreError for what is meant for an address and is none."""
        from urbankg.graph.address import as_address

        return as_address(str(value)) or Path(value)


store_option = click.option(
    "--store",
    "store_path",
    type=StorePlace(),
    metavar="DIR|URL",
    envvar="URBANKG_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
    help="Directory of the store, or the address of a SPARQL server.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["en", "fa"]),
    envvar="URBANKG_LANG",
    default="en",
    show_default=True,
    show_envvar=True,
    help="Language of labels and headings.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


def cores() -> int:
    """How many cores this program may use; no more than eight, which keep a store busy."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, 8)


def only_json(as_json: bool, format_name: str | None) -> None:
    """Refuse ``--json`` beside another format: a usage error."""
    if as_json and format_name not in (None, "json"):
        raise click.UsageError(f"--json and --format {format_name} exclude each other: give one of them")


confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="0…1",
    help="Leave out claims that the reader is less sure of.",
)
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    metavar="N",
    default=cores,
    show_default="cores, at most 8",
    help="Read many articles in so many processes.",
)


def paths_argument(name: str = "paths", *, many: bool = True) -> Callable[[Command], Command]:
    """An argument for files, folders or ``-``; that they exist is checked where they are read."""
    metavar = "PATH..." if many else "FILE"
    return click.argument(name, nargs=-1 if many else 1, required=True, metavar=metavar, type=click.Path())


def examples(*lines: str) -> Callable[[Command], Command]:
    """Put examples at the end of a command's help, each on a line of its own."""

    def decorate(command: Command) -> Command:
        listed = "\n".join(f"  {line}" for line in lines)
        command.__doc__ = f"{inspect.cleandoc(command.__doc__ or '')}\n\n\b\nExamples:\n{listed}"
        return command

    return decorate
