"""The command that publishes a store: serve."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from urbankg.cli.options import examples, store_option
from urbankg.errors import ServeError
from urbankg.extras import needs


@click.command()
@store_option
@click.option(
    "--bind",
    default="127.0.0.1:7878",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to listen; port 0 is any free one.",
)
@click.option(
    "--timeout-s", type=click.FloatRange(1, 3600), default=30.0, show_default=True, help="Longest query."
)
@click.option(
    "--engines", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that answer."
)
@click.option(
    "--memory-mb",
    type=click.IntRange(64),
    help="Most memory of one of them.  [default: a quarter of the machine's]",
)
@click.option(
    "--rate",
    type=click.FloatRange(0),
    default=50.0,
    show_default=True,
    help="Requests a second of one client; 0 is any number.",
)
@click.option(
    "--per-client",
    type=click.IntRange(1),
    default=8,
    show_default=True,
    help="Queries of one client at a time.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A reverse proxy whose X-Forwarded-For is believed.",
)
@click.option("--cors/--no-cors", default=True, show_default=True, help="Answer pages of other sites.")
@click.option("--surroundings", is_flag=True, help="On pages, show the words around a quoted sentence, too.")
@click.option("--quiet", is_flag=True, help="No line a request.")
@examples(
    "urbankg serve",
    "urbankg serve --store archive-store --bind 127.0.0.1:8080 --timeout-s 10",
    "curl -G localhost:7878/sparql --data-urlencode 'query=SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'",
)
def serve(
    store_path: Path | str,
    bind: str,
    timeout_s: float,
    engines: int,
    memory_mb: int | None,
    rate: float,
    per_client: int,
    proxies: tuple[str, ...],
    cors: bool,
    surroundings: bool,
    quiet: bool,
) -> None:
    """Publish the store read-only: pages and a SPARQL endpoint.

    Pages in Persian, in English under /en/; things at the paths of their IRIs (/id/city/qazvin), as Turtle or JSON-LD,
    too; SPARQL 1.1 at /sparql; the description of the store at /.well-known/void. What others write to the store
    meanwhile is served a few seconds later. Each request is a line on standard error, without its query. Ends on
    Ctrl-C.
    """
    with needs("serve", "`serve`", ServeError):
        from urbankg.serve.running import serve as run
        from urbankg.serve.settings import Limits, Settings
    limits = Limits(timeout=timeout_s, rate=rate, at_once_each=per_client)
    if memory_mb is not None:
        limits = replace(limits, memory_mb=memory_mb)
    settings = Settings(store_path, bind, engines, cors, proxies, limits, surroundings)
    run(settings, _tell, (lambda line: None) if quiet else _tell)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
