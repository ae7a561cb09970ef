"""The command that writes the pages of a store as files for any web host: site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from urbankg.cli.options import examples, store_option
from urbankg.extras import needs


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@store_option
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where the site will be: for its sitemap, feeds and canonical addresses.",
)
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that render.  [default: one a processor]")
@examples(
    "urbankg site public/",
    "urbankg site public/ --store archive-store --base-url https://example.org/cities/",
    "python -m http.server -d public/",
)
def site(folder: Path, store_path: Path | str, base_url: str, jobs: int | None) -> None:
    """Write the pages of the store as a static site, for any web host.

    All pages of `urbankg serve` in both languages, with their data and feeds; links are relative, so that it works in
    any folder of a host. What needs a server is not there: SPARQL, a day or an order that is typed. Search is done in
    the browser, or by lists of names. A site that is there is brought up to date: only files that changed are written,
    and those of things that are gone are removed. A folder with other files in it is refused.
    """
    from urbankg.cli.output import counted, talk

    with needs("serve", "`site`"):
        from urbankg.site.building import build
    with _progress() as tell:
        built = build(store_path, folder, base_url=base_url, jobs=jobs or 0, tell=tell)
    unchanged = f"{built.files - built.written:,} unchanged, {built.removed:,} removed"
    talk(f"{counted(built.pages, 'page')} in {folder}; of the files {built.written:,} written, {unchanged}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where that is a terminal; it is told how many pages are done, of how many."""
    from rich.progress import Progress

    from urbankg.cli.output import console

    with Progress(console=console(err=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
