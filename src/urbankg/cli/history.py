"""Commands on what the conclusions add up to: conflicts, timeline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from urbankg.cli.concluding import concluded_store
from urbankg.cli.options import RDF_FORMATS, examples, json_option, lang_option, only_json, store_option
from urbankg.errors import QueryError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang
    from urbankg.questions.contradictions import Contradiction
    from urbankg.timeline.asked import Post
    from urbankg.timeline.conflicts import Conflict
    from urbankg.timeline.held import Held
    from urbankg.timeline.vacancies import Vacancy

_MOST_STATEMENTS = 3  # of a side that are shown


@click.command()
@click.argument("post", metavar="[POST-OR-CITY]", nargs=-1)
@click.option(
    "--kind", metavar="KIND", help="Only conflicts of one kind, such as two_holders or two_populations."
)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Most conflicts to show."
)
@click.option(
    "--format", "-f", "format_name", type=click.Choice(RDF_FORMATS), help="Write them as RDF, all of them."
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg conflicts",
    "urbankg conflicts شهردار قزوین --lang fa",
    "urbankg conflicts --kind two_populations --json",
    "urbankg conflicts --format turtle > conflicts.ttl",
)
def conflicts(
    post: tuple[str, ...],
    kind: str | None,
    limit: int,
    format_name: str | None,
    store_path: Path | str,
    lang: Lang,
    as_json: bool,
) -> None:
    """List contradictions, those that are most likely errors first.

    Of all posts, bodies and places, or of one post; a city alone means its mayor, its municipality and the city
    itself. Each stands with the sentences of both sides, their sources and dates. What counts as a conflict, and
    what does not, is told in ontology/conflicts.ttl.
    """
    from urbankg.cli.output import print_json, talk, write_data
    from urbankg.graph.export import serialize
    from urbankg.questions.contradictions import as_annotations, contradictions

    only_json(as_json, format_name)
    about = _things(" ".join(post)) if post else None
    wanted = _known_kind(kind) if kind else None
    most = None if format_name or as_json else limit + 1
    with concluded_store(store_path) as store:
        found = contradictions(store, about=about, kind=wanted, limit=most)
        if format_name:
            write_data(serialize(as_annotations(store, found), format_name))
            return
    if as_json:
        print_json([one.as_dict() for one in found])
        return
    for one in found[:limit]:
        _print_contradiction(one, lang)
    if not found:
        talk("No conflicts: nothing in the store contradicts anything else there.")
    elif len(found) > limit:
        talk(f"There are more conflicts; --limit {limit * 5} shows more.")


def _known_kind(text: str) -> str:
    from urbankg.timeline.conflicts import CONFLICT_KINDS

    kind = text.replace("-", "_")
    if kind not in CONFLICT_KINDS:
        raise QueryError(f"no kind of conflict {text!r}; there are {', '.join(CONFLICT_KINDS)}")
    return kind


def _things(text: str) -> list[str]:
    """The IRIs that a user's words are about: a post; if they name a place or body alone, this one too."""
    from urbankg.graph.vocabulary import thing
    from urbankg.persian.fold import key
    from urbankg.timeline.asked import post_of

    post = post_of(text)
    found = [thing("post", post.slug)]
    if key(text) == key(post.over):
        found += [thing(t.path, t.slug) for t in (post.body, post.body.place) if t is not None]
    return [node.value for node in found]


def _print_contradiction(one: Contradiction, lang: Lang) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from urbankg.cli.output import Isolated, console, indented, statement
    from urbankg.display.contradictions import headline
    from urbankg.display.labels import heading

    out = console()
    out.print(Isolated(Text.assemble((headline(one, lang), "bold"), (f"  {one.likelihood:.2f}", "dim"))))
    for number, side in enumerate(one.sides, 1):
        for said in side[:_MOST_STATEMENTS]:
            out.print(indented(Text.assemble((f"{number}. ", "bold"), statement(said, lang))))
        if len(side) > _MOST_STATEMENTS:
            out.print(
                Padding(
                    Text(f"+ {len(side) - _MOST_STATEMENTS} {heading('more', lang)}", "dim"), (0, 0, 0, 7)
                )
            )
    out.print()


def _picture_path(context: click.Context, parameter: click.Parameter, out: Path | None) -> Path | None:
    """A file that a picture can go into, by its ending."""
    if out is not None and str(out) != "-" and out.suffix.lower() != ".svg":
        raise click.BadParameter(
            f"{out} does not end in .svg; only SVG is drawn, and `rsvg-convert` makes a PNG or PDF of it"
        )
    return out


@click.command()
@click.argument("post", metavar="POST-OR-CITY", nargs=-1, required=True)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    callback=_picture_path,
    metavar="FILE.svg",
    help="Draw a picture into a file, or to standard output (-).",
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg timeline شهردار قزوین",
    "urbankg timeline شهردار تهران -o tehran.svg --lang fa",
    "urbankg timeline وزیر کشور --json",
)
def timeline(
    post: tuple[str, ...], out: Path | None, store_path: Path | str, lang: Lang, as_json: bool
) -> None:
    """Draw the history of a post: who held it when.

    Certainly or possibly, in the terminal or as a picture (SVG) that stands alone. A city alone means its mayor.
    A seat that another office carries has that office's holders, too. Days that a contradiction is about are hatched;
    so are, in another way, acting holders.
    """
    from urbankg.cli.output import print_json, talk
    from urbankg.display.labels import heading, post_title
    from urbankg.timeline.asked import post_of
    from urbankg.timeline.held import conflicts_in, held_in
    from urbankg.timeline.posts import SINGLE
    from urbankg.timeline.vacancies import vacancies_of

    if as_json and out is not None:
        raise click.UsageError("--json is printed, -o draws a picture: give one of them")
    asked = post_of(" ".join(post))
    with concluded_store(store_path) as store:
        holders = held_in(store, asked)
    vacancies = vacancies_of(one.tenure for one in holders) if asked.role in SINGLE else []
    found = conflicts_in(asked, holders)
    if as_json:
        print_json(_as_json(asked, holders, vacancies, found))
    elif not holders:
        talk(f"{post_title(asked.role, asked.over, lang)}: {heading('unknown', lang)}")
    else:
        _draw(asked, holders, vacancies, found, out, lang)


def _draw(
    post: Post,
    holders: Iterable[Held],
    vacancies: Iterable[Vacancy],
    found: Iterable[Conflict],
    out: Path | None,
    lang: Lang,
) -> None:
    from urbankg.cli.output import console, print_table, talk, write_to
    from urbankg.display.history import history_of
    from urbankg.display.labels import post_title
    from urbankg.display.timeline_svg import timeline_svg
    from urbankg.display.timeline_text import timeline_table

    history = history_of(post_title(post.role, post.over, lang), holders, vacancies, found, lang)
    if out is not None:
        picture = timeline_svg(history, lang).encode()
        if write_to(out, picture):
            talk(f"{out}: {len(picture):,} bytes")
        return
    made = console()
    drawn = timeline_table(history, lang, made.width)
    print_table(drawn.columns, drawn.rows, lang, title=history.title, sentences=drawn.below)
    made.print(drawn.legend)


def _as_json(
    post: Post, holders: Iterable[Held], vacancies: Iterable[Vacancy], found: Iterable[Conflict]
) -> dict[str, Any]:
    return {
        "post": post.slug,
        "role": post.role,
        "over": post.over,
        "tenures": [_held_as_json(one) for one in holders],
        "vacancies": [{"from": v.certain_from, "until": v.certain_until} for v in vacancies],
        "conflicts": [
            {"kind": c.kind, "detail": c.detail, "likelihood": c.likelihood, "sides": c.sides} for c in found
        ],
    }


def _held_as_json(one: Held) -> dict[str, Any]:
    from urbankg.timeline.held import OPEN_FUTURE, OPEN_PAST

    t = one.tenure
    return {
        "name": t.name, "person": t.person, "acting": t.acting,
        "carried_by": one.carried_by.slug if one.carried_by else None,
        "certain_from": t.certain_from, "certain_until": t.certain_until,
        "possible_from": t.possible_from, "possible_until": t.possible_until,
        "possible": [
            {"from": None if first == OPEN_PAST else first, "until": None if last == OPEN_FUTURE else last}
            for first, last in one.possible
        ],
        "how_began": t.how_began, "how_ended": t.how_ended, "end_state": t.end_state,
        "statements": sorted({r.source.statement for r in t.reports}),
    }  # fmt: skip
