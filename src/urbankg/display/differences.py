"""What an article changes, for people: the fields of a claim or conclusion before and after, in words."""

from __future__ import annotations

from collections.abc import Iterator

from urbankg.conclusions.difference import Change, Fields
from urbankg.display.days import date_of_key, detail
from urbankg.display.fields import amount
from urbankg.display.labels import (
    Lang,
    concept,
    end_state,
    heading,
    in_digits,
    isolated,
    kind,
    manners,
    number,
    post_title,
)
from urbankg.questions.answers import shortened

_ALWAYS = ("subject", "holder", "post", "about")  # of something that changed: what it is
_OTHERS = {"fa": "posts", "en": "offices"}  # the posts of a person in the form of the other language
_NOTHING = "—"


def fields_of(change: Change, lang: Lang) -> Iterator[str]:
    """The fields of what is or was there, with their names; of what changed, their values before and after."""
    now = _shown(change, change.after or change.before or {}, lang)
    then = _shown(change, change.before or change.after or {}, lang)
    for name in dict.fromkeys((*then, *now)):
        before, after = (fields.get(name, _NOTHING) for fields in (then, now))
        if before != after:
            yield f"{heading(name, lang)} {before} → {after}"
        elif name in _ALWAYS or change.before is None or change.after is None:
            yield f"{heading(name, lang)} {after}"


def _shown(change: Change, fields: Fields, lang: Lang) -> dict[str, str]:
    """Fields by name, each as people read it; of an office and its body one field is made: the post."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        if name == "role" and "body" in fields:
            found["post"] = post_title(value, fields["body"], lang)
        elif name == "about":
            if "role" not in fields:
                found[name] = isolated(fields.get("label") or shortened(value))
        elif name not in ("body", "label", _OTHERS[lang]) and (
            text := _in_words(change.kind, fields, name, value, lang)
        ):
            found[name] = isolated(text)
    return found


def _in_words(what: str, fields: Fields, name: str, value: str, lang: Lang) -> str:
    if name == "acting":
        return heading("yes", lang) if value == "true" else ""
    if name == "kind":
        return kind(value, lang) if what == "claim" else concept(value, lang)
    if name == "endState":
        return end_state(value, lang)
    if name in ("came", "left", "manner"):
        return manners(value.split(), lang)
    if name == "value" and value.isdecimal():
        return amount(fields["kind"], int(value), lang)
    if name in ("role", "status", "value"):
        return concept(value, lang)
    if name == "detail":
        return detail(value, lang)
    if name in ("date", "from", "until", "possibleFrom", "possibleUntil"):
        return date_of_key(value, lang)
    if value.isdecimal():
        return number(int(value), lang)
    return in_digits(value, lang) if name == "likelihood" else value
