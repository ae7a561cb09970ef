"""Commands that put articles in and take them out, or print what they say: ingest, extract, withdraw."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.concluding import existing_store, told
from urbankg.cli.options import (
    confidence_option,
    examples,
    json_option,
    lang_option,
    paths_argument,
    store_option,
)
from urbankg.errors import ArticleError

if TYPE_CHECKING:
    from urbankg.articles import Article, BadRecord
    from urbankg.claims import Claim
    from urbankg.conclusions import Concluded
    from urbankg.display.labels import Lang
    from urbankg.pipeline import Outcome, Summary

_MOST_FAILURES = 20  # that a summary for people lists; --json lists all


@click.command()
@paths_argument()
@store_option
@confidence_option
@click.option(
    "--no-conclude",
    is_flag=True,
    help="Leave conclusions for later: `urbankg conclude` after the last batch.",
)
@json_option
@examples(
    "urbankg ingest article.txt page.html news.jsonl",
    "urbankg ingest archive/ --store archive-store --min-confidence 0.8",
    "curl -s https://news.example/feed.jsonl | urbankg ingest -",
)
def ingest(
    paths: tuple[str, ...], store_path: Path | str, min_confidence: float, no_conclude: bool, as_json: bool
) -> None:
    """Put what articles say into the store, and draw the conclusions.

    PATH is a file (.txt, .html, .jsonl), a folder that is searched through, or - for standard input. An
    article that the store has is replaced if it has changed, and passed over if not. One that cannot be read
    is reported at the end, and the exit code is then 1; the others are kept.
    """
    from urbankg.articles import read_articles
    from urbankg.conclusions import conclude
    from urbankg.graph.store import GraphStore
    from urbankg.pipeline import Summary
    from urbankg.pipeline import ingest as ingest_into

    found = read_articles(paths)
    first = next(found, None)  # a path that does not exist is told before a store is made
    summary = Summary()
    items = () if first is None else _chained(first, found)
    try:
        with GraphStore.open(store_path) as store:
            if not no_conclude:
                conclude(store)  # what an earlier run left, and so that wrong decisions are told at once
            for outcome in _watched(ingest_into(store, items, min_confidence=min_confidence)):
                summary.add(outcome)
            done = None if no_conclude else conclude(store)
    except KeyboardInterrupt:
        _print_summary(summary, store_path, as_json)
        raise click.ClickException("stopped; what was finished is kept, run it again to go on") from None
    _print_summary(summary, store_path, as_json, done)
    if summary.failed:
        sys.exit(1)


def _chained(
    first: Article | BadRecord, rest: Iterator[Article | BadRecord]
) -> Iterator[Article | BadRecord]:
    yield first
    yield from rest


def _watched(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes as they come, counted on a terminal."""
    from urbankg.cli.output import console

    talk = console(err=True)
    if not talk.is_terminal:
        yield from outcomes
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.completed:,.0f} articles"), TimeElapsedColumn())
    with Progress(*columns, console=talk, transient=True) as progress:
        task = progress.add_task("", total=None)
        for outcome in outcomes:
            progress.advance(task)
            yield outcome


def _print_summary(summary: Summary, store_path: Path | str, as_json: bool, done: Concluded | None = None) -> None:
    from urbankg.cli.output import print_json, talk

    if as_json:
        failed = [{"source": f.source, "reason": f.reason} for f in summary.failed]
        counts = {change: summary.counts[change] for change in ("new", "changed", "same", "failed")}
        print_json(
            {"store": str(store_path), **counts, "claims": summary.claims, "failures": failed,
             "concluded": asdict(done) if done else None}
        )  # fmt: skip
        return
    for outcome in summary.failed[:_MOST_FAILURES]:
        talk(f"{outcome.source}: {outcome.reason}", style="red")
    if len(summary.failed) > _MOST_FAILURES:
        talk(f"… and {len(summary.failed) - _MOST_FAILURES:,} more; --json lists all", style="red")
    names = {"new": "new", "changed": "changed", "same": "as before", "failed": "failed"}
    counted = ", ".join(f"{summary.counts[c]:,} {name}" for c, name in names.items() if summary.counts[c])
    plural = "" if summary.articles == 1 else "s"
    click.echo(
        f"{summary.articles:,} article{plural}: {counted or 'none'}; {summary.claims:,} claims read into {store_path}"
    )
    if done:
        talk(told(done), style="dim")


@click.command()
@paths_argument()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "jsonl", "turtle"]),
    default="table",
    show_default=True,
    help="How to print the claims.",
)
@confidence_option
@lang_option
@json_option
@examples(
    "urbankg extract article.txt",
    "urbankg extract archive/ --format jsonl > claims.jsonl",
    "cat article.txt | urbankg extract - --format turtle",
)
def extract(
    paths: tuple[str, ...], format_name: str, min_confidence: float, lang: Lang, as_json: bool
) -> None:
    """Print what articles say, without a store.

    JSON lines have one claim a line, with the keys of the annotation guidelines, the confidence, and each
    sentence with its offsets (code points of the article's text).
    """
    from urbankg.articles import Article, read_articles
    from urbankg.cli import output
    from urbankg.display.records import as_record, as_row
    from urbankg.graph import export
    from urbankg.graph.quads import article_quads
    from urbankg.pipeline import read_claims

    failed = False
    quads = []
    pairs: list[tuple[Article, Claim]] = []
    for item in read_articles(paths):
        try:
            if not isinstance(item, Article):
                raise ArticleError(item.reason)
            claims = read_claims(item, min_confidence)
        except ArticleError as error:
            output.talk(f"{item.source}: {error}", style="red")
            failed = True
            continue
        if format_name == "turtle":
            quads += article_quads(item, claims, min_confidence)
        elif format_name == "jsonl" and not as_json:
            for claim in claims:
                output.write_json_line(as_record(item, claim))
        else:
            pairs += [(item, claim) for claim in claims]
    if as_json:
        output.print_json([as_record(article, claim) for article, claim in pairs])
    elif format_name == "turtle":
        output.write_data(export.serialize(quads, "turtle"))
    elif format_name == "table" and pairs:
        several = len({article.id for article, _ in pairs}) > 1
        columns = [*(["article"] if several else []), *as_row(*pairs[0], lang)]
        rows = [{"article": article.id, **as_row(article, claim, lang)} for article, claim in pairs]
        output.print_table(columns, rows, lang)
    elif format_name == "table" and not failed:
        output.talk("Nothing in scope is said there.")
    if failed:
        sys.exit(1)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
@examples(
    "urbankg withdraw https://news.example/1400/10/27/1",
    "urbankg withdraw article.txt --store archive-store",
)
def withdraw(articles: tuple[str, ...], store_path: Path | str) -> None:
    """Remove articles with all that they say.

    Articles are named by their ids or addresses, as the query `facts` has them. `urbankg query
    articles-per-agency` and `urbankg info` show what is there.
    """
    from urbankg.cli.output import talk
    from urbankg.conclusions import conclude

    missing = 0
    with existing_store(store_path) as store:
        for article in articles:
            if store.withdraw(article):
                click.echo(f"withdrawn: {article}")
            else:
                talk(f"not in the store: {article}", style="red")
                missing += 1
        conclude(store)
    if missing:
        sys.exit(1)
