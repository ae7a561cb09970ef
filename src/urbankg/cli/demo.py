"""The command that shows the whole way at work on the project's own samples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, lang_option
from urbankg.errors import UrbankgError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang


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
@examples("urbankg demo", "urbankg demo --lang fa --store /tmp/demo")
def demo(store_path: Path, lang: Lang) -> None:
    """Read the sample articles into a store and ask it four questions, one answered with its evidence."""
    from urbankg import files
    from urbankg.articles import read_articles
    from urbankg.cli import output
    from urbankg.display.answers import shown_rows
    from urbankg.graph.store import GraphStore
    from urbankg.pipeline import Summary, ingest
    from urbankg.questions import ask, find

    if not files.SAMPLES.is_dir():
        raise UrbankgError(f"the sample articles are not there: {files.SAMPLES}; install urbankg again")
    summary = Summary()
    with GraphStore.open(store_path) as store:
        for outcome in ingest(store, read_articles([files.SAMPLES])):
            summary.add(outcome)
        click.echo(f"{summary.articles} sample articles, {summary.claims} claims read into {store_path}\n")
        for name, parameters in _QUESTIONS:
            question = find(name)
            answer = ask(store, question, parameters)
            click.echo(f"$ urbankg query {name}" + "".join(f" -p {k}={v}" for k, v in parameters.items()))
            output.print_table(
                answer.columns, shown_rows(answer, lang)[:_MOST_ROWS], lang, title=question.summary(lang)
            )
            click.echo()


_MOST_ROWS = 10
_QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("mayors-now", {}),
    ("claims-per-kind", {}),
    ("articles-per-agency", {}),
    ("latest-changes", {}),
)
