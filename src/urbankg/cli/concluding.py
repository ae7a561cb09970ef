"""Commands about what follows from all claims together: conclude, diff."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, json_option, lang_option, store_option
from urbankg.errors import ArticleError

if TYPE_CHECKING:
    from urbankg.articles import Article
    from urbankg.claims import Claim
    from urbankg.conclusions import Concluded
    from urbankg.conclusions.difference import Difference
    from urbankg.display.labels import Lang
    from urbankg.graph.store import GraphStore


@contextmanager
def concluded_store(path: Path | str) -> Iterator[GraphStore]:
    """A store to ask, told of if its conclusions do not fit its claims."""
    from urbankg.conclusions import Marks
    from urbankg.graph.store import GraphStore

    with GraphStore.open(path, read_only=True) as store:
        if Marks(store.marks()).any:
            from urbankg.cli.output import talk

            talk("Conclusions do not fit the articles yet; `urbankg conclude` draws them.", style="yellow")
        yield store


@contextmanager
def existing_store(path: Path | str) -> Iterator[GraphStore]:
    """A store to change; none is made just to find nothing in it."""
    from urbankg.graph.store import GraphStore

    GraphStore.open(path, read_only=True).close()
    with GraphStore.open(path) as store:
        yield store


@click.command()
@click.option("--everything", is_flag=True, help="Draw all anew, not only what changed.")
@store_option
@json_option
@examples("urbankg conclude", "urbankg conclude --everything --store archive-store")
def conclude(everything: bool, store_path: Path | str, as_json: bool) -> None:
    """Draw the conclusions that changed articles ask for.

    Who is the same person, tenures with their bounds, contradictions, plain edges. `ingest` and `withdraw` do this
    at their end; here it is for a store where that was left out or stopped, or after decisions changed.
    """
    from urbankg.cli.output import print_json
    from urbankg.conclusions import conclude as draw

    with existing_store(store_path) as store:
        done = draw(store, everything=everything)
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(told(done))


def told(done: Concluded) -> str:
    """What was concluded, in a line."""
    from urbankg.cli.output import counted

    things = counted(done.things, "body or place", "bodies and places")
    return (
        f"concluded on {counted(done.names, 'surname')}, {counted(done.posts, 'post')}, {things}; "
        f"{counted(done.changed, 'graph')} changed"
    )


@click.command()
@click.argument("article", metavar="ARTICLE")
@store_option
@lang_option
@json_option
@examples(
    "urbankg diff new-article.txt",
    "urbankg diff https://news.example/1400/10/27/1",
    "urbankg diff archive.jsonl --json",
)
def diff(article: str, store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """Show what an article adds: claims and conclusions.

    ARTICLE is a file: it is read anew and held against what the store has of it, so that a new version of the text
    or of the program shows what it changes. Or it is the id of an article in the store: what would be missing without
    it. Nothing is written.
    """
    from urbankg.cli.output import print_json
    from urbankg.conclusions.difference import difference

    found = []
    with concluded_store(store_path) as store:
        if store.digest(article) is not None:
            found.append(difference(store, article, None))
        else:
            for item, claims in _read(article):
                found.append(difference(store, item.id, (item, claims)))
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        for one in found:
            _print_difference(one, lang)


def _read(path: str) -> Iterator[tuple[Article, list[Claim]]]:
    from urbankg.articles import Article, read_articles
    from urbankg.extraction import read_claims

    if path != "-" and not Path(path).exists():
        raise ArticleError(
            f"{path} is neither a file nor an article of the store; `urbankg query facts` has the ids"
        )
    for item in read_articles([path]):
        if not isinstance(item, Article):
            raise ArticleError(f"{item.source}: {item.reason}")
        yield item, read_claims(item)


def _print_difference(found: Difference, lang: Lang) -> None:
    from urbankg.cli.output import console
    from urbankg.display.differences import fields_of
    from urbankg.display.labels import heading, isolated

    out = console()
    state = "" if found.known else f" ({heading('not in the store', lang)})"
    out.print(f"{isolated(found.article)}{state}", style="bold")
    if not found.changes:
        out.print(f"  {heading('nothing changes', lang)}")
    for change in found.changes:
        sign, style = (
            ("~", "yellow")
            if change.before and change.after
            else ("+", "green")
            if change.after
            else ("-", "red")
        )
        shown = " · ".join(fields_of(change, lang))
        out.print(f"  {sign} {heading(change.kind, lang)}: {shown}", style=style)
