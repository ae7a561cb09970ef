"""Commands about what follows from all claims together: conclude."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, json_option, store_option

if TYPE_CHECKING:
    from urbankg.conclusions import Concluded
    from urbankg.graph.store import GraphStore


@contextmanager
def concluded_store(path: Path) -> Iterator[GraphStore]:
    """A store to ask, told of if its conclusions do not fit its claims."""
    from urbankg.conclusions import Marks
    from urbankg.graph.store import GraphStore

    with GraphStore.open(path, read_only=True) as store:
        if Marks(store.marks()).any:
            from urbankg.cli.output import talk

            talk("Conclusions do not fit the articles yet; `urbankg conclude` draws them.", style="yellow")
        yield store


@click.command()
@click.option("--everything", is_flag=True, help="Draw all anew, not only what changed.")
@store_option
@json_option
@examples("urbankg conclude", "urbankg conclude --everything --store archive-store")
def conclude(everything: bool, store_path: Path, as_json: bool) -> None:
    """Draw the conclusions that changed articles ask for.

    Who is the same person, tenures with their bounds, contradictions, plain edges. `ingest` and `withdraw` do this
    at their end; here it is for a store where that was left out or stopped, or after decisions changed.
    """
    from dataclasses import asdict

    from urbankg.cli.output import print_json
    from urbankg.conclusions import conclude as draw
    from urbankg.graph.store import GraphStore

    GraphStore.open(store_path, read_only=True).close()  # a store is not made just to find nothing in it
    with GraphStore.open(store_path) as store:
        done = draw(store, everything=everything)
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(told(done))


def told(done: Concluded) -> str:
    """What was concluded, in a line."""
    return (
        f"concluded on {done.names:,} surnames, {done.posts:,} posts, {done.things:,} bodies and places; "
        f"{done.changed:,} graphs changed"
    )
