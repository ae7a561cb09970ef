"""The command that puts articles into a store: ingest, with its progress, its report and its summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from urbankg.cli.concluding import told
from urbankg.cli.options import (
    confidence_option,
    examples,
    jobs_option,
    json_option,
    paths_argument,
    store_option,
)
from urbankg.cli.sources import options_of, source_options
from urbankg.errors import StoreError

if TYPE_CHECKING:
    from urbankg.conclusions import Concluded
    from urbankg.pipeline import Outcome, Summary

_NAMES = {"new": "new", "changed": "changed", "same": "as before", "failed": "failed"}


@click.command()
@paths_argument()
@store_option
@confidence_option
@source_options
@jobs_option
@click.option(
    "--reread", is_flag=True, help="Read again what is unchanged, as after a change of the program."
)
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path),
    metavar="FILE.jsonl",
    help="Write a line of JSON on every article: id, source, result, claims, seconds, reason.",
)
@click.option(
    "--no-conclude",
    is_flag=True,
    help="Leave conclusions for later: `urbankg conclude` after the last batch.",
)
@json_option
@examples(
    "urbankg ingest article.txt page.html news.jsonl archive.zip",
    "urbankg ingest archive/ --store archive-store --min-confidence 0.8 --report report.jsonl",
    "urbankg ingest 'dump/*.csv' --map title=headline,text=story",
    "urbankg ingest https://news.example/rss --follow",
    "curl -s https://news.example/feed.jsonl | urbankg ingest -",
)
def ingest(
    paths: tuple[str, ...],
    store_path: Path | str,
    min_confidence: float,
    columns: tuple[str, ...],
    follow: bool,
    allow_private: bool,
    timeout: float,
    jobs: int,
    reread: bool,
    report_path: Path | None,
    no_conclude: bool,
    as_json: bool,
) -> None:
    """Put what articles say into the store, and draw the conclusions.

    PATH is a file, a folder that is searched through, a glob, an address, or - for standard input; in any of the
    formats of docs/sources.md: text, HTML, RSS, Atom, JSON lines, CSV, Parquet, WARC, WET, and zip, tar and gzip
    of these. Files that were read before are passed over; an article that the store has is replaced if it has
    changed. One that cannot be read is reported at the end, and the exit code is then 1; the others are kept.
    """
    from urbankg.articles.sources import sources_of
    from urbankg.conclusions import conclude
    from urbankg.graph.store import GraphStore
    from urbankg.pipeline import Summary, ingest_sources

    options = options_of(columns, follow, allow_private, timeout)
    next(sources_of(paths), None)  # a path that does not exist is told before a store is made
    summary = Summary()
    try:
        with _report(report_path) as write, GraphStore.open(store_path) as store:
            if not no_conclude:
                conclude(store)  # what an earlier run left, and so that wrong decisions are told at once
            with (
                _progress(paths) as (step, count),
                closing(
                    ingest_sources(
                        store,
                        paths,
                        options,
                        min_confidence=min_confidence,
                        reread=reread,
                        jobs=jobs,
                        count=count,
                    )
                ) as outcomes,
            ):
                for outcome in outcomes:
                    summary.add(outcome)
                    write(outcome)
                    step(summary.articles)
            done = None if no_conclude else conclude(store)
    except KeyboardInterrupt:
        print_summary(summary, store_path, as_json)
        raise click.ClickException("stopped; what was finished is kept, run it again to go on") from None
    print_summary(summary, store_path, as_json, done)
    if summary.counts["failed"]:
        sys.exit(1)


@contextmanager
def _report(path: Path | None) -> Iterator[Callable[[Outcome], None]]:
    """What writes a line on each outcome into a file, if one is asked for."""
    import json

    try:
        opened: IO[str] | nullcontext[None] = path.open("w", encoding="utf-8") if path else nullcontext()
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}; choose another file"
        ) from None
    with opened as file:

        def write(outcome: Outcome) -> None:
            if file is not None:
                line = {
                    "id": outcome.article or None,
                    "source": outcome.source,
                    "result": outcome.change,
                    "claims": dict(sorted(outcome.kinds.items())),
                    "seconds": round(outcome.seconds, 6),
                    "reason": outcome.reason or None,
                    **(
                        {"articles": outcome.articles}
                        if not outcome.article and outcome.change == "same"
                        else {}
                    ),
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

        yield write


@contextmanager
def _progress(paths: tuple[str, ...]) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """What is told the number of articles, and the bytes that are done: shown on a terminal, with the time left."""
    from urbankg.cli.output import console

    talk = console(err=True)
    if not talk.is_terminal:
        yield (lambda articles: None), (lambda size: None)
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from urbankg.articles.sources import size_of_sources

    shown = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[articles]:,} articles, {task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn(),
    )
    with Progress(*shown, console=talk, transient=True) as progress:
        task = progress.add_task("", total=size_of_sources(paths), articles=0, rate=0.0)

        def step(articles: int) -> None:
            elapsed = progress.tasks[0].elapsed or 0
            progress.update(task, articles=articles, rate=articles / elapsed if elapsed else 0)

        yield step, lambda size: progress.advance(task, size)


def print_summary(
    summary: Summary, store_path: Path | str, as_json: bool, done: Concluded | None = None
) -> None:
    """Print what was put into a store, what of it failed, and what was concluded."""
    from urbankg.cli.output import counted, print_json, talk, tell_failures

    counts = summary.counts
    if as_json:
        print_json(
            {
                "store": str(store_path),
                **{change: counts[change] for change in (*_NAMES, "passed")},
                "claims": summary.claims,
                "failures": [{"source": f.source, "reason": f.reason} for f in summary.failed],
                "concluded": asdict(done) if done else None,
            }
        )
        return
    reasons = [(outcome.source, outcome.reason) for outcome in summary.failed]
    tell_failures(reasons, counts["failed"], "; --report FILE.jsonl lists all")
    changes = ", ".join(f"{counts[change]:,} {name}" for change, name in _NAMES.items() if counts[change])
    articles, claims = counted(summary.articles, "article"), counted(summary.claims, "claim")
    click.echo(f"{articles}: {changes or 'none'}; {claims} read into {store_path}")
    if counts["passed"]:
        talk(f"{counts['passed']:,} passed over: pages of web archives in other languages", style="dim")
    if done:
        talk(told(done), style="dim")
