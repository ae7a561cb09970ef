"""Commands that carry a graph out of a store, whole or as what changed, and into one: export, import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.concluding import concluded_store
from urbankg.cli.options import RDF_FORMATS, examples, json_option, store_option
from urbankg.cli.spreading import import_parts
from urbankg.errors import DateError, UrbankgError

if TYPE_CHECKING:
    import datetime as dt

    from urbankg.release import Differences

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`/][^\s<>\"{}|\\^`]*")  # an IRI of the web


def _address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        raise click.BadParameter(f"{value!r} is no address; write one such as https://data.example/urbankg/")
    return value


@click.command()
@click.argument("out", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(RDF_FORMATS),
    help="By default the one of OUT's ending, else trig.",
)
@click.option(
    "--graph",
    "-g",
    "graphs",
    multiple=True,
    metavar="GRAPH",
    help="articles, conclusions, reference, ontology, runs, or an article's id or address; may be given several times. "
    "[default: all]",
)
@click.option(
    "--release",
    "release",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write a release into a folder: every format, ontology, shapes, tables, description. An older release in "
    "it gives way.",
)
@click.option(
    "--since",
    metavar="DATE|RELEASE",
    help="Write what was added and removed since a release (its folder or graph.nq) into the folder OUT; or the "
    "articles published on a day or later.",
)
@click.option(
    "--compress",
    type=click.Choice(["gz", "zst"]),
    help="Compress a release's graph and tables, or differences. A single file is compressed by OUT's ending.",
)
@click.option(
    "--issued", metavar="DATE", help="When a release is published. [default: the day of the newest article]"
)
@click.option(
    "--url",
    default="",
    metavar="URL",
    callback=_address,
    help="Where a release will be published, for its description.",
)
@click.option(
    "--endpoint",
    default="",
    metavar="URL",
    callback=_address,
    help="Where its graph will answer SPARQL, for its description.",
)
@store_option
@json_option
@examples(
    "urbankg export graph.ttl.gz",
    "urbankg export --format nquads --graph articles | sort | uniq -c",
    "urbankg export one.jsonld --graph https://news.example/1400/10/27/1",
    "urbankg export --release release-2 --compress zst",
    "urbankg export changes --since release-1",
    "urbankg export last-month --since 1404-08-01",
)
def export(
    out: Path | None,
    format_name: str | None,
    graphs: tuple[str, ...],
    release: Path | None,
    since: str | None,
    compress: str | None,
    issued: str | None,
    url: str,
    endpoint: str,
    store_path: Path | str,
    as_json: bool,
) -> None:
    """Write the graph to a file, to standard output, or as a release.

    It is sorted: the same graph always gives the same bytes. TriG, N-Quads and JSON-LD keep the named graphs;
    Turtle, N-Triples and RDF/XML hold their triples together. Endings .gz and .zst compress.
    """
    of_file = {"--format": format_name, "--graph": graphs}
    of_release = {"--issued": issued, "--url": url, "--endpoint": endpoint}
    ending = f".{compress}" if compress else ""
    if release is not None:
        _refuse({"--since": since, "OUT": out, **of_file}, "--release")
        _export_release(release, ending, issued, url, endpoint, store_path, as_json)
    elif since is not None:
        _refuse({**of_file, **of_release}, "--since")
        if out is None or str(out) == "-":
            raise click.UsageError("--since writes a folder: give its name as OUT")
        _export_since(since, out, ending, store_path, as_json)
    else:
        _refuse({**of_release, "--compress": compress, "--json": as_json}, "a single file")
        _export_file(out, format_name, graphs, store_path)


def _refuse(given: Mapping[str, object], what: str) -> None:
    for name, value in given.items():
        if value:
            raise click.UsageError(f"{name} does not go with {what}")


def _export_file(
    out: Path | None, format_name: str | None, graphs: tuple[str, ...], store_path: Path | str
) -> None:
    from urbankg.cli.output import data_stream, talk
    from urbankg.graph import export as exporting
    from urbankg.graph.store import GraphStore
    from urbankg.graph.summary import quads_of

    to_file = out is not None and str(out) != "-"
    if out is not None and to_file and out.is_dir():
        raise click.UsageError(f"{out} is a folder; give a file, or --release {out}")
    chosen = exporting.format_of(out, format_name) if out is not None and to_file else format_name or "trig"
    with GraphStore.open(store_path, read_only=True) as store:
        quads = quads_of(store, graphs)
        if out is not None and to_file:
            size = exporting.write(quads, out, chosen)
            talk(f"{out}: {size:,} bytes of {chosen}")
        else:
            exporting.write_to(quads, data_stream(), chosen)


def _export_release(
    folder: Path,
    ending: str,
    issued: str | None,
    url: str,
    endpoint: str,
    store_path: Path | str,
    as_json: bool,
) -> None:
    from urbankg.cli.output import print_json, talk
    from urbankg.release import write_release

    day = _day(issued, "--issued") if issued else None
    with concluded_store(store_path) as store:
        made = write_release(store, folder, issued=day, compression=ending, url=url, endpoint=endpoint)
    if as_json:
        print_json(made.as_dict())
    else:
        talk(f"{made.folder}: {made.files} files, {made.bytes:,} bytes; {made.triples:,} triples")
        talk(f"canonical hash {made.canonical}")


def _export_since(since: str, folder: Path, ending: str, store_path: Path | str, as_json: bool) -> None:
    from urbankg.cli.output import print_json, talk
    from urbankg.release import write_differences, write_published_since

    older = Path(since)
    day = None if older.exists() else _day(since, "--since", "neither a release nor a date: ")
    with concluded_store(store_path) as store:
        if day is None:
            found = write_differences(store, older, folder, compression=ending)
        else:
            found = write_published_since(store, day, folder, compression=ending)
    if as_json:
        print_json(found.as_dict())
    else:
        talk(f"{folder}: {_told(found)}")


def _told(found: Differences) -> str:
    articles = ", ".join(f"{len(slugs):,} {state}" for state, slugs in found.articles.items() if slugs)
    return f"{found.added:,} statements added, {found.removed:,} removed; articles: {articles or 'none'}"


def _day(text: str, option: str, otherwise: str = "") -> dt.date:
    from urbankg.persian.dates import parse_date

    try:
        date = parse_date(text)
    except DateError as error:
        raise UrbankgError(f"{option}: {otherwise}{error}") from None
    if date.precision != "day" and option == "--issued":
        raise UrbankgError(f"{option}: {text} is no day; write for example 1404-09-01 or 2025-11-22")
    return date.earliest


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
@json_option
@examples(
    "urbankg import release-2",
    "urbankg import release-2 --store other-store",
    "urbankg import /shared/parts --store archive-store",
)
def import_(folder: Path, store_path: Path | str, as_json: bool) -> None:
    """Put a release into an empty store, or parts into any.

    FOLDER is a release that `urbankg export --release` wrote: its checksums are compared first, and the store then has
    the same graph, with its conclusions; nothing is read or concluded anew. Or it has the parts that `urbankg extract
    --cluster` wrote: then the store is what `urbankg ingest` of their sources would have made of it.
    """
    from urbankg.cli.output import print_json, talk
    from urbankg.cluster.parts import is_parts
    from urbankg.release import import_release

    if is_parts(folder):
        import_parts(folder, store_path, as_json)
        return
    done = import_release(folder, store_path)
    if as_json:
        print_json({"store": str(store_path), "articles": done.articles, "quads": done.quads})
    else:
        talk(f"{store_path}: {done.articles:,} articles, {done.quads:,} statements")
