"""The command by which people settle who is who: decide."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from urbankg.cli.concluding import existing_store
from urbankg.cli.options import examples, json_option, lang_option, store_option
from urbankg.errors import QueryError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang
    from urbankg.graph.store import GraphStore
    from urbankg.identity.candidates import Pair
    from urbankg.identity.decisions import Decision, Verdict
    from urbankg.questions.identity import Apart, Identity

_MOST_STATEMENTS = 3  # of a side that are shown
_ANSWERS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}


@click.command()
@click.argument("decision", metavar="[same|different|unsure ONE OTHER]", nargs=-1)
@click.option("--why", default="", help="The reason, kept with a decision.")
@click.option("--as", "by", metavar="NAME", help="Who decides. [default: the user's name]")
@click.option("--list", "only_list", is_flag=True, help="List the pairs and ask nothing.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Most pairs to look at.")
@click.option(
    "--replay",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take over the decisions of another file.",
)
@click.option(
    "--force", is_flag=True, help="Take two bodies or places of the reference data for one all the same."
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg decide",
    "urbankg decide --list --limit 50",
    "urbankg decide same person:ali-ahmdi-1a2b3c-at-mayor-qom person:ali-ahmdi-1a2b3c-at-mayor-yazd --why 'his CV'",
    "urbankg decide --replay decisions-of-last-year.csv",
)
def decide(
    decision: tuple[str, ...],
    why: str,
    by: str | None,
    only_list: bool,
    limit: int,
    replay: Path | None,
    force: bool,
    store_path: Path | str,
    lang: Lang,
    as_json: bool,
) -> None:
    """Decide which persons or bodies are the same.

    Shows the pairs that are most worth a look, both sides with their sentences, and takes an answer: s(ame),
    d(ifferent), u(nsure), n(ext), q(uit). Or takes a decision from the command line. Decisions are kept in
    decisions.csv in the store's directory; they go before every rule, and hold when articles come or change.
    The last word counts: unsure takes back what was decided of the same two.
    """
    from urbankg.cli.output import print_json
    from urbankg.graph.store import GraphStore
    from urbankg.identity.decisions import Decision
    from urbankg.questions.identity import pairs_worth_a_look

    if only_list or (as_json and not decision and replay is None):
        with GraphStore.open(store_path, read_only=True) as store:
            pairs = pairs_worth_a_look(store, limit)
            if as_json:
                print_json([_as_json(store, pair) for pair in pairs])
            else:
                for number, pair in enumerate(pairs, 1):
                    _show(store, pair, number, lang)
        return
    today, name = dt.date.today().isoformat(), by or _user()
    with existing_store(store_path) as store:
        if replay is not None:
            _add(store, _replayed(store, replay), force=force)
        elif decision:
            verdict, one, other = _told(decision)
            _add(store, [Decision(verdict, one, other, name, today, why)], force=force)
        else:
            _ask(store, pairs_worth_a_look(store, limit), name, today, why, lang)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody's name is known in some containers
        return ""


def _told(decision: Sequence[str]) -> tuple[Verdict, str, str]:
    verdicts = {word: word for word in _ANSWERS.values()}
    if len(decision) != 3 or decision[0] not in verdicts:
        raise QueryError(
            "a decision is `same`, `different` or `unsure` and two things: urbankg decide same person:… person:…"
        )
    return verdicts[decision[0]], decision[1], decision[2]


def _replayed(store: GraphStore, path: Path) -> list[Decision]:
    """The decisions of a file that the store does not have yet."""
    from urbankg.conclusions import decisions_of
    from urbankg.identity.decisions import Decisions
    from urbankg.questions.identity import is_known

    if not path.is_file():
        raise QueryError(f"no file {path}; name a CSV file of decisions")
    given = Decisions.read(path, is_known(store))
    kept = decisions_of(store)
    return [d for d in given.made if kept.verdict(d.one, d.other) != d.verdict]


def _add(store: GraphStore, made: Iterable[Decision], *, force: bool = False) -> None:
    """Keep decisions and draw the conclusions that follow."""
    from urbankg.cli.concluding import told
    from urbankg.cli.output import counted, talk
    from urbankg.conclusions import add_decisions, conclude, decisions_of
    from urbankg.identity.decisions import iri
    from urbankg.questions.identity import is_known, merged_by

    made, known, kept = list(made), is_known(store), decisions_of(store)
    for decision in made:
        for what in (decision.one, decision.other):
            if not known(iri(what)):
                raise QueryError(
                    f"the store knows no {what}; `urbankg decide --list` and `explain` show names"
                )
    if not force and (merged := merged_by(store, kept, made)):
        raise QueryError(
            f"{' and '.join(merged)} are different things of the reference data, which has an id for each; "
            "--force takes them for one all the same"
        )
    if made:
        add_decisions(store, made)
    for old in kept.taken_back(made):
        talk(f"`unsure` takes back line {old.line}: {old.verdict} {old.one} {old.other}", style="yellow")
    click.echo(f"{counted(len(made), 'decision')} added; {told(conclude(store))}")


def _ask(store: GraphStore, pairs: Iterable[Pair], by: str, when: str, why: str, lang: Lang) -> None:
    """Show pairs one by one and take the answers; those given are kept even if it is broken off."""
    from urbankg.identity.decisions import Decision

    made: list[Decision] = []
    try:
        for number, pair in enumerate(pairs, 1):
            _show(store, pair, number, lang)
            choice = click.Choice(["s", "d", "u", "n", "q"], case_sensitive=False)
            answer = click.prompt(
                "s(ame) d(ifferent) u(nsure) n(ext) q(uit)", type=choice, show_choices=False
            )
            if answer == "q":
                break
            if answer in _ANSWERS:
                made.append(Decision(_ANSWERS[answer], pair.one, pair.other, by, when, why))
    finally:
        if made:
            _add(store, made)


def _show(store: GraphStore, pair: Pair, number: int, lang: Lang) -> None:
    from rich.text import Text

    from urbankg.cli.output import console, indented, statement
    from urbankg.display.labels import heading
    from urbankg.questions.identity import statements_on

    out = console()
    head = f"{number}. {heading(pair.why, lang)}"
    out.print(Text.assemble((head, "bold"), (f"  {pair.worth:.2f}", "dim")))
    sides = statements_on(store, pair, _MOST_STATEMENTS)
    for name, label, said in zip((pair.one, pair.other), pair.labels, sides, strict=True):
        out.print(indented(Text.assemble((label, "bold"), (f"  {name}", "dim")), 2))
        for one in said:
            out.print(indented(statement(one, lang)))
    out.print()


def print_identity(person: Identity, lang: Lang) -> None:
    """Print a person's appearances, and for each rule that joins two of them what both sides say."""
    from rich.text import Text

    from urbankg.cli.output import Isolated, console, indented, statement
    from urbankg.display.labels import concept, heading, isolated, post_title
    from urbankg.identity.decisions import short

    out = console()
    out.print(Isolated(Text.assemble((person.name, "bold"), (f"  {short(person.iri)}", "dim"))))
    for name, role, over in person.appearances.values():
        post = post_title(role, over, lang) if role else ""
        out.print(indented(" · ".join(isolated(part) for part in (name, post) if part), 2))
    for other in person.apart:
        out.print(
            indented(Text.assemble((heading("apart", lang), "bold"), f" {isolated(short(other.person))}"), 2)
        )
        out.print(
            indented(
                " · ".join(part for part in (heading(f"apart {other.why}", lang), _decided(other)) if part)
            )
        )
    for joined in person.joined:
        out.print(indented(concept(joined.rule, lang), 2, style="bold"))
        for said in joined.said:
            out.print(indented(statement(said, lang)))
    out.print()


def _decided(other: Apart) -> str:
    """By whom, when and why it was decided that somebody is another person."""
    from urbankg.display.labels import isolated

    decided = other.decision
    return (
        " · ".join(isolated(part) for part in (decided.by, decided.when, decided.why) if part)
        if decided
        else ""
    )


def _as_json(store: GraphStore, pair: Pair) -> dict[str, Any]:
    from urbankg.questions.identity import statements_on

    sides = statements_on(store, pair, _MOST_STATEMENTS)
    return {
        "one": pair.one,
        "other": pair.other,
        "labels": pair.labels,
        "why": pair.why,
        "worth": pair.worth,
        "statements": [[said.as_dict() for said in side] for side in sides],
    }
