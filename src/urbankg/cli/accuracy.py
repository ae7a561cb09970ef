"""The command that scores the reader against annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import confidence_option, examples, json_option, lang_option
from urbankg.errors import UrbankgError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang
    from urbankg.scoring import Comparison, Miss


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path), metavar="[ARTICLES]...")
@click.option(
    "--part",
    type=click.Choice(["all", "seen", "kept"]),
    default="all",
    show_default=True,
    help="All gold articles, those that may be looked at, or every third, which is kept aside.",
)
@click.option(
    "--misses", type=click.IntRange(0), default=0, metavar="N", help="List the first N of each cause."
)
@confidence_option
@lang_option
@json_option
@examples(
    "urbankg score gold/town.jsonl corpus/town.jsonl",
    "urbankg score gold/town.jsonl --part seen --misses 5",
    "urbankg score gold/town.jsonl --json",
)
def score(
    gold: Path,
    articles: tuple[Path, ...],
    part: str,
    misses: int,
    min_confidence: float,
    lang: Lang,
    as_json: bool,
) -> None:
    """Compare what is read in articles with what annotators found.

    GOLD is a file of JSON lines with `article` and `facts`. Without ARTICLES, the file of the same name in
    the folder `corpus` beside the gold's folder is read. The misses are counted by cause: what the reader did
    not see, did not join, or told otherwise.
    """
    from urbankg.cli.output import print_json
    from urbankg.scoring.causes import causes, counted
    from urbankg.scoring.gold import kept_aside, read_gold
    from urbankg.scoring.reader import facts_of

    rows = read_gold(gold)
    chosen = rows if part == "all" else kept_aside(rows, aside=part == "kept")
    read = facts_of(chosen, articles or _beside(gold), min_confidence)
    found = read.compare()
    told = causes(found.misses, read.articles, read.facts)
    if as_json:
        by_cause = [{"kind": k, "cause": c, "count": n} for k, c, n in counted(told)]
        listed = [{"cause": cause, **_as_json(miss)} for cause, miss in told] if misses else []
        print_json({**_scores(found), "causes": by_cause, "misses": listed, "not_given": read.missing})
        return
    _print_scores(found, lang)
    _print_causes(told, misses, lang)
    if read.missing:
        click.echo(
            f"{len(read.missing)} gold articles were not among the articles: {', '.join(read.missing[:5])}",
            err=True,
        )


def _beside(gold: Path) -> tuple[Path, ...]:
    for ending in (".jsonl", ".txt"):
        candidate = gold.parent.parent / "corpus" / f"{gold.stem}{ending}"
        if candidate.is_file():
            return (candidate,)
    raise UrbankgError(
        f"no articles for {gold}: there is no {candidate.with_suffix('.jsonl')}; give the files to read"
    )


def _scores(found: Comparison) -> dict[str, object]:
    def figures(tally: object) -> dict[str, object]:
        names = ("precision", "recall", "f1", "full_f1")
        counts = ("right", "found", "gold")
        return {n: round(getattr(tally, n), 3) for n in names} | {n: getattr(tally, n) for n in counts}

    return {
        "articles": found.articles,
        "all": figures(found.total),
        "kinds": {kind: figures(tally) for kind, tally in sorted(found.kinds.items())},
        "dates": {"right": found.dates_right, "of": found.dates},
    }


def _as_json(miss: Miss) -> dict[str, object]:
    return {"article": miss.article, "trouble": miss.trouble, "gold": miss.gold, "found": miss.found}


def _print_scores(found: Comparison, lang: Lang) -> None:
    from urbankg.cli.output import print_table
    from urbankg.display.labels import kind, number

    rows = []
    for name, tally in [*sorted(found.kinds.items()), ("", found.total)]:
        row = {"kind": kind(name, lang) if name else "—"}
        row |= {n: f"{getattr(tally, n):.3f}" for n in ("precision", "recall", "f1", "full_f1")}
        row |= {n: number(getattr(tally, n), lang) for n in ("right", "found", "gold")}
        rows.append(row)
    print_table(("kind", "precision", "recall", "f1", "full_f1", "right", "found", "gold"), rows, lang)
    click.echo(f"\ndates right: {found.dates_right} of {found.dates}; articles: {found.articles}")


def _print_causes(told: list[tuple[str, Miss]], most: int, lang: Lang) -> None:
    from urbankg.cli.output import print_table
    from urbankg.display.fields import named_fields
    from urbankg.display.labels import kind, number
    from urbankg.scoring.causes import counted

    click.echo()
    rows: list[dict[str, str]] = []
    for kind_name, cause, count in counted(told):
        rows.append({"kind": kind(kind_name, lang), "cause": cause, "number": number(count, lang)})
        of_cause = [miss for c, miss in told if c == cause and miss.kind == kind_name]
        for place, miss in enumerate(of_cause[:most], 1):
            pieces = [" · ".join(named_fields(_fields(f), lang)) for f in (miss.gold, miss.found) if f]
            rows[-1][f"miss {place}"] = f"{' ≠ '.join(pieces)} [{miss.article}]"
    listed = [f"miss {place}" for place in range(1, most + 1)]
    print_table(("kind", "cause", "number"), rows, lang, sentences=listed)


def _fields(fact: object) -> dict[str, str]:
    assert isinstance(fact, dict)
    return {str(name): str(value) for name, value in fact.items() if value is not None}
