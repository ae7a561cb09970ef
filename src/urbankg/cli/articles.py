"""Commands that print what articles say, and take them out of a store: extract, withdraw."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from urbankg.cli.concluding import existing_store
from urbankg.cli.options import (
    confidence_option,
    examples,
    jobs_option,
    json_option,
    lang_option,
    only_json,
    paths_argument,
    store_option,
)
from urbankg.cli.sources import options_of, source_options
from urbankg.cli.spreading import cluster_options, extract_on_cluster

if TYPE_CHECKING:
    from urbankg.articles import Article, BadRecord, Options
    from urbankg.claims import Claim
    from urbankg.display.labels import Lang


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
@source_options
@jobs_option
@cluster_options
@lang_option
@json_option
@examples(
    "urbankg extract article.txt",
    "urbankg extract archive/ --format jsonl > claims.jsonl",
    "cat article.txt | urbankg extract - --format turtle",
    "urbankg extract dump.jsonl --cluster tcp://scheduler:8786 --parts /shared/parts",
)
def extract(
    paths: tuple[str, ...],
    format_name: str,
    min_confidence: float,
    columns: tuple[str, ...],
    follow: bool,
    allow_private: bool,
    timeout: float,
    jobs: int,
    cluster: str | None,
    parts: Path | None,
    workers: int | None,
    part_size: float | None,
    lang: Lang,
    as_json: bool,
) -> None:
    """Print what articles say, without a store.

    JSON lines have one claim a line, with the keys of the annotation guidelines, the confidence, and each
    sentence with its offsets (code points of the article's text). With --cluster, many machines read, and write what
    they find into files for `urbankg import`: see docs/cluster.md.
    """
    from urbankg.articles import BadRecord
    from urbankg.cli import output
    from urbankg.display.records import as_record, as_row
    from urbankg.graph import export
    from urbankg.graph.quads import article_quads

    only_json(as_json, "turtle" if format_name == "turtle" else None)
    options = options_of(columns, follow, allow_private, timeout)
    if cluster is not None:
        extract_on_cluster(paths, cluster, parts, options, min_confidence, workers, part_size, as_json)
        return
    if parts or workers or part_size:
        raise click.UsageError("--parts, --workers and --part-size go with --cluster")
    failed = False
    quads = []
    pairs: list[tuple[Article, Claim]] = []
    with closing(_read(paths, options, min_confidence, jobs)) as found:
        for article, claims in found:
            if isinstance(claims, BadRecord):
                output.talk(f"{claims.source}: {claims.reason}", style="red")
                failed = True
            elif format_name == "turtle":
                quads += article_quads(article, claims, min_confidence)
            elif format_name == "jsonl" and not as_json:
                for claim in claims:
                    output.write_json_line(as_record(article, claim))
            else:
                pairs += [(article, claim) for claim in claims]
    if as_json:
        output.print_json([as_record(article, claim) for article, claim in pairs])
    elif format_name == "turtle":
        output.write_data(export.serialize(quads, "turtle"))
    elif format_name == "table" and pairs:
        several = len({article.id for article, _ in pairs}) > 1
        shown = [*(["article"] if several else []), *as_row(*pairs[0], lang)]
        rows = [{"article": article.id, **as_row(article, claim, lang)} for article, claim in pairs]
        output.print_table(shown, rows, lang)
    elif format_name == "table" and not failed:
        output.talk("Nothing in scope is said there.")
    if failed:
        sys.exit(1)


def _read(
    paths: tuple[str, ...], options: Options, min_confidence: float, jobs: int
) -> Generator[tuple[Any, list[Claim] | BadRecord], None, None]:
    """The articles of sources with their claims, or with what is wrong with them."""
    from urbankg.articles import Article, BadRecord, read_articles
    from urbankg.extraction import claims_of_all
    from urbankg.workers import in_order

    found = read_articles(paths, options)
    items = ((item, item if isinstance(item, Article) else None) for item in found)
    work = partial(claims_of_all, min_confidence=min_confidence)
    told = in_order(work, items, jobs)
    with closing(told):
        for item, claims in told:
            if claims is not None:
                yield item, claims
            elif isinstance(item, BadRecord) and not item.expected:
                yield item, item


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
