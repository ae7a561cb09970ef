"""Commands that show answers with their evidence: who, explain."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from urbankg.cli.concluding import concluded_store
from urbankg.cli.options import examples, json_option, lang_option, store_option

if TYPE_CHECKING:
    from rich.text import Text

    from urbankg.display.labels import Lang
    from urbankg.questions.evidence import Explanation, Quote
    from urbankg.timeline import Holder, HoldersOnDay
    from urbankg.timeline.model import Report, SetAside, Tenure

_MOST_REPORTS = 3  # of a holder that are shown
_MOST_ASIDE = 2  # reports that are not counted


@click.command()
@click.argument("post", metavar="POST-OR-CITY", nargs=-1, required=True)
@click.option(
    "--on", "date", metavar="DATE", help="The day, month or year, Jalali or Gregorian. [default: today]"
)
@store_option
@lang_option
@json_option
@examples(
    "urbankg who شهردار قزوین --on 1400-10-27",
    "urbankg who تهران --on 2017-08-27 --lang fa",
    "urbankg who وزیر کشور --on '۲۷ دی ۱۴۰۰'",
    "urbankg who تهران --on 1396",
    "urbankg who mayor-tehran --on 1390-01-01 --json",
)
def who(post: tuple[str, ...], date: str | None, store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """Tell who held a post on a day, and which sentences say so.

    The post is an office with its place or body, as Persian papers write it; a city alone means its mayor. Of a
    month or year everybody is told who held it then. The answer weighs all articles and the reference data.
    Certain: the day lies between what is reported of the holder's start (or of the holder in office) and end.
    Possible: nothing speaks against it.
    """
    from urbankg.cli.output import print_json
    from urbankg.persian.dates import parse_date
    from urbankg.timeline import who as ask_who

    on = parse_date(date) if date else dt.date.today()
    with concluded_store(store_path) as store:
        answer = ask_who(store, " ".join(post), on)
    if as_json:
        print_json(_as_json(answer))
    else:
        _print_holders(answer, lang)


def _as_json(answer: HoldersOnDay) -> dict[str, Any]:
    return {
        "post": answer.post.slug,
        "role": answer.post.role,
        "over": answer.post.over,
        "day": answer.on.earliest,
        "last_day": answer.on.latest,
        "jalali": answer.on.jalali,
        "conflict": answer.conflict,
        "holders": [_holder_as_json(holder) for holder in answer.holders],
        "before": answer.before.name if answer.before else None,
        "after": answer.after.name if answer.after else None,
    }


def _holder_as_json(holder: Holder) -> dict[str, Any]:
    tenure = holder.tenure
    return {
        "name": holder.name,
        "person": tenure.person,
        "certainty": holder.certainty,
        "acting": holder.acting,
        "first": holder.first,
        "last": holder.last,
        "possible": [{"first": first, "last": last} for first, last in holder.possible],
        "carried_by": holder.carried_by.slug if holder.carried_by else None,
        "certain_from": tenure.certain_from,
        "certain_until": tenure.certain_until,
        "possible_from": tenure.possible_from,
        "possible_until": tenure.possible_until,
        "how_began": tenure.how_began,
        "how_ended": tenure.how_ended,
        "end_state": tenure.end_state,
        "unconfirmed": tenure.unconfirmed,
        "predecessor": tenure.predecessor.name if tenure.predecessor else None,
        "successor": tenure.successor.name if tenure.successor else None,
        "set_aside": [
            {"what": aside.report.what, "earliest": aside.report.earliest, "latest": aside.report.latest,
             "because": aside.because, "by": aside.by.source.article}
            for aside in holder.set_aside
        ],
        "reports": [
            {
                "what": report.what, "earliest": report.earliest, "latest": report.latest,
                "article": report.source.article, "published": report.source.published,
                "quote": report.source.quote, "statement": report.source.statement or None,
            }
            for report in holder.reports
        ],
    }  # fmt: skip


def _print_holders(answer: HoldersOnDay, lang: Lang) -> None:
    from urbankg.cli.output import print_table, talk
    from urbankg.display.days import both
    from urbankg.display.labels import heading, isolated, listed, post_title

    days_asked = both(answer.on.earliest, answer.on.latest, lang)
    title = f"{post_title(answer.post.role, answer.post.over, lang)} · {days_asked}"
    rows = []
    for holder in answer.holders:
        acting = [heading("acting", lang)] if holder.acting else []
        carried = (
            [post_title(holder.carried_by.role, holder.carried_by.over, lang)] if holder.carried_by else []
        )
        row: dict[str, str | Text] = {
            "certainty": listed([heading(holder.certainty, lang), *acting], lang),
            "holder": holder.name,
            "by": listed(carried, lang),
            "days": _days(holder, lang),
            "since": _since(holder.tenure, lang),
            "until": _until(holder.tenure, lang),
        }
        for number, report in enumerate(_nearest(holder), 1):
            row[f"evidence {number}"] = _told(report, lang)
        for number, aside in enumerate(holder.set_aside[:_MOST_ASIDE], 1):
            row[f"aside {number}"] = _aside(aside, lang)
        rows.append(row)
    below = [f"evidence {n}" for n in range(1, _MOST_REPORTS + 1)] + [
        f"aside {n}" for n in range(1, _MOST_ASIDE + 1)
    ]
    if rows:
        days = [] if answer.on.earliest == answer.on.latest else ["days"]
        shown = ("certainty", "holder", "by", *days, "since", "until")
        print_table(shown, rows, lang, title=title, sentences=below)
    else:
        click.echo(f"{title}: {heading('nobody' if answer.tenures else 'unknown', lang)}")
    for name, tenure in (("before", answer.before), ("after", answer.after)):
        if tenure is not None and not answer.holders:
            bounds = f"{_since(tenure, lang)} … {_until(tenure, lang)}"
            click.echo(f"{heading(name, lang)}: {isolated(tenure.name)} ({bounds})")
    if answer.conflict:
        talk(heading("two holders on a day", lang), style="yellow")


def _days(holder: Holder, lang: Lang) -> str:
    """Of the days asked about those on which somebody certainly held the post, and those on which possibly."""
    from urbankg.display.days import span
    from urbankg.display.labels import heading, listed

    possible = listed((span(*stretch, lang) for stretch in holder.possible), lang)
    if holder.certainty == "possible":
        return possible
    certain = span(holder.first, holder.last, lang)
    stop = "؛" if lang == "fa" else ";"
    return f"{certain}{stop} {heading('possible', lang)} {possible}" if possible else certain


def _since(tenure: Tenure, lang: Lang) -> str:
    """The reported start and how it came about; else the first day on which the holder is seen."""
    from urbankg.display.days import span

    if tenure.started:
        return _with_manners(span(*tenure.started, lang), tenure.how_began, lang)
    day = tenure.certain_from
    return _with_manners(f"≤ {span(day, day, lang)}", tenure.how_began, lang) if day else ""


def _until(tenure: Tenure, lang: Lang) -> str:
    """The reported end and how it came about; else the day by which it was, or the last on which the holder is seen."""
    from urbankg.display.days import span

    if tenure.ended:
        return _with_manners(span(*tenure.ended, lang), tenure.how_ended, lang)
    if tenure.gone:
        gone = tenure.gone.latest
        return _with_manners(f"≤ {span(gone, gone, lang)}", tenure.how_ended, lang)
    day = tenure.seen_until
    return _with_manners(f"≥ {span(day, day, lang)}", tenure.how_ended, lang) if day else ""


def _with_manners(days: str, keys: tuple[str, ...], lang: Lang) -> str:
    from urbankg.display.labels import manners

    return f"{days} ({manners(keys, lang)})" if keys else days


def _aside(aside: SetAside, lang: Lang) -> Text:
    """A report that the answer does not count, why, and where both stand."""
    from rich.text import Text

    from urbankg.display.days import span
    from urbankg.display.labels import heading, isolated

    said, by = aside.report, aside.by
    what = f"{heading(said.what, lang)} {span(said.earliest, said.latest, lang)}"
    why = f"{heading(f'aside {aside.because}', lang)} {span(by.earliest, by.latest, lang)}"
    sources = " / ".join(isolated(report.source.article) for report in (said, by))
    return Text.assemble(
        (f"{heading('set aside', lang)}: {what}", "yellow"), f" · {why}", (f" [{sources}]", "dim")
    )


def _nearest(holder: Holder) -> list[Report]:
    """The reported start, and what is reported last before the days asked about and first after them."""
    started = [r for r in holder.reports if r.what == "start"]
    before = [r for r in holder.reports if r.latest <= holder.last]
    after = [r for r in holder.reports if r.latest > holder.last]
    return list(dict.fromkeys([*started[:1], *before[-1:], *after[:1]]))[:_MOST_REPORTS]


def _told(report: Report, lang: Lang) -> Text:
    from rich.text import Text

    from urbankg.display.days import span
    from urbankg.display.labels import heading, isolated

    source = report.source
    what = f"{heading(report.what, lang)} {span(report.earliest, report.latest, lang)}"
    quote = f": {isolated(' '.join(source.quote.split()))}" if source.quote else ""
    return Text.assemble((what, "bold"), quote, (f" [{isolated(source.article)}]", "dim"))


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Most claims to show.")
@store_option
@lang_option
@json_option
@examples(
    "urbankg explain شهردار قزوین",
    "urbankg explain صباغی --lang fa",
    "urbankg explain person:mhdi-sbaghi-c832d1",
    "urbankg explain claim:seed-0a1b2c-3d4e5f --json",
)
def explain(words: tuple[str, ...], limit: int, store_path: Path | str, lang: Lang, as_json: bool) -> None:
    """Show why something is in the store.

    Claims are shown with the sentences that make them, the words that count marked, and where they come from.
    WORDS are names or offices, all of which a claim must have; or the IRI of one claim. Of a person, by name or IRI,
    it is shown first why appearances in several posts are one person's, and why namesakes are others.
    """
    from urbankg.cli.deciding import print_identity
    from urbankg.cli.output import print_json
    from urbankg.questions.evidence import explain as explain_claims
    from urbankg.questions.identity import identities, is_person

    text = " ".join(words)
    with concluded_store(store_path) as store:
        persons = [p for p in identities(store, text) if p.joined or p.apart or is_person(text)]
        claims = [] if persons and is_person(text) else explain_claims(store, text)
        found = list(islice(claims, limit + 1))
    if as_json:
        print_json([p.as_dict() for p in persons[:limit]] + [e.as_dict() for e in found[:limit]])
        return
    for person in persons[:limit]:
        print_identity(person, lang)
    for explanation in found[:limit]:
        _print_explanation(explanation, lang)
    if len(found) > limit:
        from urbankg.cli.output import talk

        talk(f"More claims are found by these words; --limit {limit * 5} shows more.")


def _print_explanation(found: Explanation, lang: Lang) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from urbankg.cli.output import console, indented
    from urbankg.display.days import span
    from urbankg.display.fields import named_fields
    from urbankg.display.labels import isolated
    from urbankg.questions.answers import shortened

    out = console()
    head = " · ".join(map(isolated, named_fields(found.fields, lang)))
    out.print(Text.assemble((head, "bold"), (f"  {found.confidence:.2f}", "dim")))
    for quote in found.quotes:
        out.print(indented(_marked(quote, coloured=out.is_terminal)))
        out.print(Padding(Text(f"{quote.start}–{quote.end}, {quote.rule}", "dim"), (0, 0, 0, 4)))
    published = span(found.published, found.published, lang) if found.published else ""
    origin = (found.title, found.agency, published, found.article)
    out.print(Padding(Text(" · ".join(isolated(part) for part in origin if part)), (0, 0, 0, 4)))
    out.print(Padding(Text(f"{shortened(found.claim)} · {found.run}", "dim"), (0, 0, 0, 4)))
    out.print()


def _marked(quote: Quote, *, coloured: bool) -> Text:
    """The quote between the words around it; what counts stands out, in brackets where there are no colours."""
    from rich.text import Text

    text = Text("…" + _one_line(quote.before) if quote.before else "", "dim")
    at = 0
    for start, end in quote.marks:
        words = quote.text[max(start, at) : end]
        text.append(quote.text[at:start])
        text.append(words if coloured else f"⟦{words}⟧" if words else "", "bold reverse")
        at = max(at, end)
    text.append(quote.text[at:])
    text.append(_one_line(quote.after) + "…" if quote.after else "", "dim")
    return text


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
