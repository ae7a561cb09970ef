"""Claims as short pieces of text to be read one after the other."""

from __future__ import annotations

from collections.abc import Mapping

from urbankg.claims import Claim
from urbankg.display.days import date_of_key
from urbankg.display.labels import Lang, concept, heading, kind, number

_UNITS = {"population": "people", "budget": "toman"}  # of the values of claims, by their headings


def described(claim: Claim, lang: Lang) -> list[str]:
    """A claim as short pieces to be read one after the other: what, who, over what, how, how much, when.

    >>> described(Claim("population", "قزوین", (), value=400000), "en")
    ['population', 'قزوین', '400,000 people']
    """
    fields = {
        "kind": claim.kind,
        "subject": claim.subject,
        "role": claim.role,
        "object": claim.object,
        "status": claim.status,
        "value": claim.value,
        "ordinal": claim.ordinal,
        "place": claim.place,
        "date": claim.date_key,
    }
    return named_fields({n: str(v) for n, v in fields.items() if v is not None}, lang)


def named_fields(fields: Mapping[str, str], lang: Lang) -> list[str]:
    """The fields of a claim, by the keys of the annotation guidelines, as pieces to be read.

    >>> named_fields({"kind": "office", "role": "mayor", "subject": "مینا", "status": "start"}, "en")
    ['Mayor', 'مینا', 'Start']
    """
    role = concept(fields.get("role", ""), lang)
    value, ordinal = fields.get("value", ""), fields.get("ordinal", "")
    is_office = fields["kind"] == "office"
    pieces = [
        role if is_office else kind(fields["kind"], lang),
        fields.get("subject", ""),
        "" if is_office else role,
        fields.get("object", ""),
        concept(fields.get("status", ""), lang),
        amount(fields["kind"], int(value), lang) if value.isdecimal() else concept(value, lang),
        f"#{number(int(ordinal), lang)}" if ordinal else "",
        fields.get("place", ""),
        date_of_key(fields["date"], lang) if fields.get("date") else "",
    ]
    return [piece for piece in pieces if piece]


def amount(kind_name: str, value: int, lang: Lang) -> str:
    """The value of a claim of some kind, with what it counts.

    >>> amount("budget", 3_000_000, "en"), amount("population", 400_000, "fa")
    ('3,000,000 toman', '۴۰۰٬۰۰۰ نفر')
    """
    unit = _UNITS.get(kind_name)
    return f"{number(value, lang)} {heading(unit, lang)}" if unit else number(value, lang)


def shown_date(claim: Claim, lang: Lang) -> str:
    """The date of a claim in the reader's calendar; empty if there is none."""
    return date_of_key(claim.date_key, lang)
