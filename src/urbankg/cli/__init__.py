"""The command line: each command parses its words, calls one function of the package, and prints what it gives.

Modules of commands import nothing heavy before a command runs, so that help comes at once.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from urbankg.cli import (
    accuracy,
    articles,
    asking,
    concluding,
    deciding,
    demo,
    evidence,
    history,
    ingesting,
    publishing,
    reading,
    releasing,
    searching,
    serving,
    shell,
    stores,
)
from urbankg.errors import UrbankgError
from urbankg.version import __version__

# By subject, in the order in which help lists them.
COMMANDS = {
    "From articles": (ingesting.ingest, articles.extract, reading.read, articles.withdraw),
    "To answers": (
        asking.queries,
        asking.query,
        evidence.who,
        searching.search,
        history.timeline,
        history.conflicts,
        evidence.explain,
    ),
    "The store": (
        concluding.conclude,
        deciding.decide,
        concluding.diff,
        stores.info,
        releasing.export,
        releasing.import_,
        stores.check,
        serving.serve,
        publishing.site,
    ),
    "More": (demo.demo, accuracy.score, shell.completion),
}


class _Commands(click.Group):
    """A group that lists its commands by subject, and prints every error of urbankg as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl([(c.name or "", c.get_short_help_str(70)) for c in commands])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UrbankgError as error:
            raise click.ClickException(" ".join(str(error).split())) from None
        except RuntimeError as error:
            from urbankg.graph.card import damaged, is_damage

            if not is_damage(error):
                raise
            raise click.ClickException(damaged(error)) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            _drop_unwritten()
            where = f" ({error.filename})" if error.filename else ""
            raise click.ClickException(f"{error.strerror or error}{where}") from None


def _drop_unwritten() -> None:
    """What standard output did not take is not tried once more, and told once more, when the program ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="urbankg")
def main() -> None:
    """Persian news into a knowledge graph of how Iran's cities are governed, every fact with its sentence.

    Exit codes: 0 all went well; 1 something could not be done, or a check found an error; 2 the command
    line itself is wrong.

    \b
    Examples:
      urbankg demo                                     see it at work in a few seconds
      urbankg read article.txt                         an article with what is found in it
      urbankg ingest articles/                         put what articles say into the store
      urbankg who 'شهردار قزوین' --on 1400-10-27       who held a post on a day
      urbankg query mayors-now --format csv            ask a saved question
      urbankg export graph.ttl                         the graph for other tools
    """


for _commands in COMMANDS.values():
    for _command in _commands:
        main.add_command(_command)
