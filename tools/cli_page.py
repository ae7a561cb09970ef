"""Write docs/cli.md, the reference of the command line, from the program itself.

python tools/cli_page.py
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from urbankg.cli import COMMANDS, main

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
_INTRODUCTION = """\
# The command line

<!-- Written by tools/cli_page.py from the program: change its help texts, then `make docs`. -->

`urbankg COMMAND --help` prints the same. Data go to standard output, everything else to standard error. An error is one
line that says what is wrong and what to do.

| exit code | |
| --- | --- |
{codes}

| variable | stands for |
| --- | --- |
{variables}

An option on the command line goes before its variable.
"""
_EXAMPLES = re.compile(r"^\x08?\s*Examples:\n", re.MULTILINE)
_WIDTH = 120
_EXIT_CODE = re.compile(r"(\d) ([^;.]+)")


def page() -> str:
    """The text of the page: what all commands share, an overview, then each command."""
    codes, variables = _exit_codes(), _variables()
    parts = [_INTRODUCTION.format(codes="\n".join(codes), variables="\n".join(variables))]
    for title, commands in COMMANDS.items():
        parts += [f"**{title}**", "", *map(_overview, commands), ""]
    for commands in COMMANDS.values():
        parts += map(_command, commands)
    return "\n".join(parts)


def _exit_codes() -> Iterator[str]:
    (told,) = (part for part in _paragraphs(main) if part.startswith("Exit codes:"))
    for code, meaning in _EXIT_CODE.findall(told):
        yield f"| {code} | {meaning} |"


def _variables() -> Iterator[str]:
    found: dict[str, list[str]] = defaultdict(list)
    for command in main.commands.values():
        for option in command.params:
            if isinstance(option, click.Option) and isinstance(option.envvar, str):
                found[option.envvar].append(option.opts[0])
    for name, options in sorted(found.items()):
        yield f"| `{name}` | `{options[0]}` |"


def _overview(command: click.Command) -> str:
    return f"- [`urbankg {command.name}`](#urbankg-{command.name}): {command.get_short_help_str(200)}"


def _command(command: click.Command) -> str:
    context = click.Context(command, info_name=f"urbankg {command.name}")
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## `urbankg {command.name}`", ""]
    for paragraph in _paragraphs(command):
        lines += [textwrap.fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False), ""]
    lines += ["```sh", f"urbankg {command.name} {usage}", "```", ""]
    records = (option.get_help_record(context) for option in command.params)
    if options := [record for record in records if record is not None and record[1]]:
        lines += ["| option | |", "| --- | --- |", *(_row(*record) for record in options), ""]
    if examples := _examples(command):
        lines += ["```sh", *examples, "```", ""]
    return "\n".join(lines)


def _row(names: str, told: str) -> str:
    names, told = (" ".join(text.split()).replace("|", "\\|") for text in (names, told))
    return f"| `{names}` | {told} |"


def _paragraphs(command: click.Command) -> Iterator[str]:
    text = _EXAMPLES.split(inspect.cleandoc(command.help or ""))[0]
    for paragraph in text.split("\n\n"):
        if words := " ".join(paragraph.replace("\b", "").split()):
            yield words


def _examples(command: click.Command) -> list[str]:
    _, *examples = _EXAMPLES.split(inspect.cleandoc(command.help or ""))
    return [line.strip() for text in examples for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
