"""The command that shows the whole way at work on the project's own samples."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, lang_option
from urbankg.errors import UrbankgError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang

# What is asked: a line for the reader in both languages, and the command.
_QUESTIONS = (
    ("Who is mayor where?", "شهردار هر شهر کیست؟", ("query", "mayors-now")),
    (
        "Who ran Tehran's municipality on 1 Ordibehesht 1397, and who says so?",
        "شهرداری تهران یکم اردیبهشت ۱۳۹۷ با چه کسی بود و چه کسی چنین می‌گوید؟",
        ("who", "تهران", "--on", "1397-02-01"),
    ),
    (
        "Which cities joined the assembly of metropolis mayors, in which order?",
        "کدام شهرها و به چه ترتیبی عضو مجمع شهرداران کلانشهرها شدند؟",
        ("query", "assembly-members"),
    ),
    (
        "Why does the graph say that Qazvin's mayor is who it says?",
        "چرا گراف درباره شهردار قزوین چنین می‌گوید؟",
        ("explain", "صباغی شهردار قزوین", "--limit", "1"),
    ),
)


@click.command()
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    default="demo-store",
    show_default=True,
    help="Directory of the store that it makes.",
)
@lang_option
@click.pass_context
@examples("urbankg demo", "urbankg demo --lang fa --store /tmp/demo")
def demo(context: click.Context, store_path: Path, lang: Lang) -> None:
    """See it at work on the sample articles.

    They are read into a store, and it is asked four questions, one of them for the evidence.
    """
    from urbankg import files

    if not files.SAMPLES.is_dir():
        raise UrbankgError(f"the sample articles are not there: {files.SAMPLES}; install urbankg again")
    main = context.find_root().command
    _run(main, ("ingest", str(files.SAMPLES)), store_path, [])
    for english, persian, command in _QUESTIONS:
        click.secho(f"\n{persian if lang == 'fa' else english}", bold=True)
        _run(main, command, store_path, ["--lang", lang])


def _run(main: click.Command, command: tuple[str, ...], store_path: Path, more: list[str]) -> None:
    """Show a command as one would type it, and do what it does."""
    words = [*command, "--store", str(store_path)]
    click.secho(f"$ urbankg {shlex.join(words)}", dim=True)
    main.main([*words, *more], standalone_mode=False)
