"""What `extract --cluster` and `import` do with the parts of a graph that many machines make."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import together

if TYPE_CHECKING:
    from urbankg.articles import Options
    from urbankg.cluster import Given, Manifest

# Of a command that can read on a cluster; it is given them as `cluster`, `parts`, `workers`, `part_size`.
cluster_options = together(
    click.option(
        "--cluster",
        metavar="ADDRESS|local",
        help="Read on the workers of a Dask scheduler, such as tcp://scheduler:8786, into the folder of --parts.",
    ),
    click.option(
        "--parts",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where the workers write N-Quads, for `urbankg import`. All of them must have it, and the sources.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="How many `--cluster local` starts.  [default: one a core]",
    ),
    click.option(
        "--part-size",
        type=click.FloatRange(0, min_open=True),
        metavar="MB",
        help="How much of the sources a worker reads at a time.  [default: 16]",
    ),
)


def extract_on_cluster(
    paths: tuple[str, ...],
    cluster: str,
    parts: Path | None,
    options: Options,
    min_confidence: float,
    workers: int | None,
    part_size: float | None,
    as_json: bool,
) -> None:
    """Make the parts of sources, and tell what they gave; exit code 1 if something gave none."""
    from urbankg.cli.output import talk
    from urbankg.cluster import extract_parts
    from urbankg.cluster.splitting import SIZE

    if parts is None:
        raise click.UsageError("--cluster writes files: name their folder with --parts DIR")
    if workers is not None and cluster != "local":
        raise click.UsageError("--workers is for --cluster local; a scheduler has its own")

    def step(given: Given, done: int, of: int) -> None:
        talk(f"part {done:,} of {of:,}: {given.articles:,} articles, {given.claims:,} claims", style="dim")

    size = round(part_size * 1_000_000) if part_size else SIZE
    try:
        manifest = extract_parts(
            paths,
            parts,
            cluster,
            options,
            min_confidence=min_confidence,
            workers=workers,
            size=size,
            step=step,
        )
    except KeyboardInterrupt:
        raise click.ClickException("stopped; parts that are there are kept, run it again to go on") from None
    _tell(manifest, parts, as_json)


def _tell(manifest: Manifest, folder: Path, as_json: bool) -> None:
    from urbankg.cli.output import counted, print_json, tell_failures

    made = manifest.parts
    failures = [*manifest.failures, *(failure for part in made for failure in part.failures)]
    failures += [(", ".join(places), f"given up: {reason}") for places, reason in manifest.given_up]
    articles, claims = sum(part.articles for part in made), sum(part.claims for part in made)
    if as_json:
        told = [{"source": source, "reason": reason} for source, reason in failures]
        print_json(
            {
                "parts": len(made),
                "folder": str(folder),
                "articles": articles,
                "claims": claims,
                "failures": told,
            }
        )
    else:
        tell_failures(failures, len(failures), f" in {folder}/parts.json")
        said = f"{counted(articles, 'article')}, {counted(claims, 'claim')}"
        click.echo(
            f"{counted(len(made), 'part')} in {folder}: {said}; `urbankg import {folder}` puts them into a store"
        )
    if failures:
        sys.exit(1)


def import_parts(folder: Path, store_path: Path | str, as_json: bool) -> None:
    """Put parts into a store, draw the conclusions and tell; exit code 1 if something gave no article."""
    from urbankg.cli.ingesting import print_summary
    from urbankg.cluster import load_parts
    from urbankg.conclusions import conclude
    from urbankg.graph.store import GraphStore
    from urbankg.pipeline import Summary

    summary = Summary()
    with GraphStore.open(store_path) as store:
        for outcome in load_parts(store, folder):
            summary.add(outcome)
        done = conclude(store)
    print_summary(summary, store_path, as_json, done)
    if summary.counts["failed"]:
        sys.exit(1)
