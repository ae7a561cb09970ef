"""Commands on what the conclusions add up to: conflicts, timeline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from urbankg.cli.concluding import concluded_store
from urbankg.cli.options import RDF_FORMATS, examples, json_option, lang_option, store_option
from urbankg.errors import QueryError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang
    from urbankg.questions.contradictions import Contradiction
    from urbankg.timeline.conflicts import Conflict
    from urbankg.timeline.model import Tenure
    from urbankg.timeline.vacancies import Vacancy
    from urbankg.timeline.asked import Post

_MOST_STATEMENTS = 3  # of a side that are shown
_WIDEST_BAR, _LEAST_BAR = 56, 20  # columns


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
    store_path: Path,
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
    from urbankg.display.history import shown_detail
    from urbankg.display.labels import concept, heading, isolated

    out = console()
    post = f"{concept(one.role, lang)} {isolated(one.label)}" if one.role else isolated(one.label)
    parts = (concept(one.kind, lang), post, shown_detail(one.detail, lang))
    head = " · ".join(part for part in parts if part)
    out.print(Isolated(Text.assemble((head, "bold"), (f"  {one.likelihood:.2f}", "dim"))))
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


@click.command()
@click.argument("post", metavar="POST-OR-CITY", nargs=-1, required=True)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
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
def timeline(post: tuple[str, ...], out: Path | None, store_path: Path, lang: Lang, as_json: bool) -> None:
    """Draw the history of a post: who held it when.

    Certainly or possibly, in the terminal or as a picture (SVG) that stands alone. A city alone means its mayor.
    Days that a contradiction is about are hatched; so are, in another way, acting holders.
    """
    from urbankg.cli.output import print_json, talk
    from urbankg.display.labels import heading
    from urbankg.graph.vocabulary import thing
    from urbankg.timeline.conflicts import post_conflicts
    from urbankg.timeline.posts import SINGLE
    from urbankg.timeline.vacancies import vacancies_of
    from urbankg.timeline.asked import post_of
    from urbankg.timeline.held import tenures_in

    asked = post_of(" ".join(post))
    with concluded_store(store_path) as store:
        tenures = tenures_in(store, asked)
    vacancies = vacancies_of(tenures) if asked.role in SINGLE else []
    found = post_conflicts(thing("post", asked.slug).value, asked.role, tenures)
    if as_json:
        print_json(_as_json(asked, tenures, vacancies, found))
    elif not tenures:
        talk(f"{_title(asked, lang)}: {heading('unknown', lang)}")
    else:
        _draw(asked, tenures, vacancies, found, out, lang)


def _title(post: Post, lang: Lang) -> str:
    from urbankg.display.labels import concept, isolated

    return f"{concept(post.role, lang)} {isolated(post.over)}"


def _draw(
    post: Post,
    tenures: Iterable[Tenure],
    vacancies: Iterable[Vacancy],
    found: Iterable[Conflict],
    out: Path | None,
    lang: Lang,
) -> None:
    from urbankg.cli.output import console, print_table, talk, write_to
    from urbankg.display.history import history_of
    from urbankg.display.timeline_svg import timeline_svg
    from urbankg.display.timeline_text import legend, timeline_rows

    history = history_of(_title(post, lang), tenures, vacancies, found, lang)
    if out is not None:
        picture = timeline_svg(history, lang).encode()
        if write_to(out, picture):
            talk(f"{out}: {len(picture):,} bytes")
        return
    made = console()
    width = min(max(made.width - 84, _LEAST_BAR), _WIDEST_BAR)
    print_table(
        ("holder", "since", "until", "when"), timeline_rows(history, lang, width), lang, title=history.title
    )
    made.print(legend(history, lang))


def _as_json(
    post: Post, tenures: Iterable[Tenure], vacancies: Iterable[Vacancy], found: Iterable[Conflict]
) -> dict[str, Any]:
    return {
        "post": post.slug,
        "role": post.role,
        "over": post.over,
        "tenures": [
            {
                "name": t.name, "person": t.person, "acting": t.acting,
                "certain_from": t.certain_from, "certain_until": t.certain_until,
                "possible_from": t.possible_from, "possible_until": t.possible_until,
                "how_began": t.how_began, "how_ended": t.how_ended, "end_state": t.end_state,
                "statements": sorted({r.source.statement for r in t.reports}),
            }
            for t in tenures
        ],
        "vacancies": [{"from": v.certain_from, "until": v.certain_until} for v in vacancies],
        "conflicts": [
            {"kind": c.kind, "detail": c.detail, "likelihood": c.likelihood, "sides": c.sides} for c in found
        ],
    }  # fmt: skip
