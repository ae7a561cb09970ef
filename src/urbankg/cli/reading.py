"""The command that shows an article with what is found in it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import confidence_option, examples, lang_option, paths_argument
from urbankg.errors import ArticleError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from urbankg.articles import Article
    from urbankg.claims import Claim
    from urbankg.display.labels import Lang
    from urbankg.display.marked import MarkedLine

_STYLES = {
    "person": "bold green",
    "office": "yellow",
    "place": "cyan",
    "body": "magenta",
    "date": "blue",
}


@click.command()
@paths_argument("file", many=False)
@click.option(
    "--number",
    "-n",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Which article of a file that has several.",
)
@click.option(
    "--html",
    "html_out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="OUT",
    help="Write a page instead (- for standard output): right to left, with no scripts.",
)
@confidence_option
@lang_option
@examples(
    "urbankg read article.txt",
    "urbankg read news.jsonl --number 12 --lang fa",
    "urbankg read article.txt --html article.html",
)
def read(file: str, number: int, html_out: Path | None, min_confidence: float, lang: Lang) -> None:
    """Show an article with what is found in it.

    Persons, offices, places, bodies and dates are coloured. The claims stand beside the sentences that make
    them; the words that a claim rests on are underlined. This is the quickest way to see why a fact is there,
    or missing.
    """
    from urbankg.extraction import read_claims

    article = _article(file, number)
    claims = read_claims(article, min_confidence)
    if html_out is None:
        _show(article, claims, lang)
    else:
        _write_page(article, claims, html_out, lang)


def _article(file: str, number: int) -> Article:
    from urbankg.articles import BadRecord, read_articles

    found = next(islice(read_articles([file]), number - 1, None), None)
    if found is None:
        raise ArticleError(f"{file} has fewer than {number} articles")
    if isinstance(found, BadRecord):
        raise ArticleError(f"{found.source}: {found.reason}")
    return found


def _write_page(article: Article, claims: list[Claim], out: Path, lang: Lang) -> None:
    from urbankg.cli.output import talk, write_to
    from urbankg.display.page import page

    if write_to(out, page(article, claims, lang).encode()):
        talk(f"{out}: {len(claims)} claims; open it in a browser")


def _show(article: Article, claims: list[Claim], lang: Lang) -> None:
    from rich.table import Table
    from rich.text import Text

    from urbankg.cli.output import Isolated, console
    from urbankg.display.labels import heading, isolated
    from urbankg.display.marked import NAMED, marked_lines

    made = console()
    about = (article.agency, article.dateline, article.published, article.url or article.id)
    made.print(Text(" · ".join(isolated(str(part)) for part in about if part), "dim"), justify="right")
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=3, justify="right")
    for line in marked_lines(article, claims):
        if line.opens:
            grid.add_row("", "")
        grid.add_row(_beside(line, claims, lang), Isolated(_coloured(line)))
    made.print(grid)
    legend = Text("  ").join(Text(isolated(heading(named, lang)), _STYLES[named]) for named in NAMED)
    made.print()
    made.print(legend, justify="right")


def _coloured(line: MarkedLine) -> Text:
    from rich.text import Text

    text = Text(style="bold" if line.is_title else "" if line.is_read else "dim", justify="right")
    for piece in line.pieces:
        style = _STYLES[piece.named] if piece.named else ""
        text.append(piece.text.replace("\n", " "), f"{style} underline" if piece.is_evidence else style)
    return text


def _beside(line: MarkedLine, claims: list[Claim], lang: Lang) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from urbankg.display.fields import described
    from urbankg.display.labels import isolated

    said = []
    for number in line.claims:
        claim = claims[number - 1]
        words = " · ".join(map(isolated, described(claim, lang)))
        said.append(Text.assemble((f"{number}. ", "dim"), words, (f"  {claim.confidence:.2f}", "dim")))
    return Group(*said)
