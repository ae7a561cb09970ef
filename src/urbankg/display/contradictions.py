"""What a contradiction is, in a line: its kind, whom and what it is about, and the days or figures that do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from urbankg.display.days import date_of_key, detail, span
from urbankg.display.fields import amount
from urbankg.display.labels import Lang, concept, isolated, listed, number, post_title
from urbankg.questions.contradictions import Contradiction, Said

_FIGURES = {"two_populations": "population", "two_budgets": "budget"}  # and the claims that give them


def headline(one: Contradiction, lang: Lang, about: str = "") -> str:
    """A contradiction for people, as ``kind · about · whom · what does not fit``.

    ``about`` is what the thing is called that it is about, if that is known better than by its Persian name.
    """
    about = about or (post_title(one.role, one.label, lang) if one.role else isolated(one.label))
    parts = (concept(one.kind, lang), about, _whom(one), _what(one, lang))
    return " · ".join(part for part in parts if part)


def _whom(one: Contradiction) -> str:
    """Whose statements stand on the two sides: one person or member, or two against each other."""
    if one.kind in _FIGURES or one.kind == "member_of_itself":
        return ""
    sides = [max((said.fields["subject"] for said in side), key=len, default="") for side in one.sides]
    named = list(dict.fromkeys(filter(None, sides)))
    shown = named if one.kind in ("two_holders", "one_ordinal") else named[:1]
    return " / ".join(map(isolated, shown))


def _what(one: Contradiction, lang: Lang) -> str:
    if kind := _FIGURES.get(one.kind):
        values = [int(value) for value in one.detail.split(" ≠ ") if value.isdecimal()]
        figures = " ≠ ".join(
            [*(number(v, lang) for v in values[:-1]), *(amount(kind, v, lang) for v in values[-1:])]
        )
        told = listed(_times(chain.from_iterable(one.sides), lang), lang)
        return f"{figures} ({told})" if told else figures
    if one.kind in ("two_ordinals", "one_ordinal"):
        return " ≠ ".join(f"#{number(int(n), lang)}" for n in one.detail.split(" ≠ "))
    return detail(one.detail, lang)


def _times(said: Iterable[Said], lang: Lang) -> list[str]:
    """For when figures are told: their own dates, else the days on which they were published, each once."""
    told = (
        date_of_key(one.fields["date"], lang)
        if one.fields.get("date")
        else span(one.published, one.published, lang)
        if one.published
        else ""
        for one in said
    )
    return sorted(set(filter(None, told)))
