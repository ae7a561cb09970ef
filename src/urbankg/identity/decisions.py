"""What people have decided on who is who: a file of decisions kept apart from the data, read and added to.

A line is ``decision,one,other,by,when,why``: ``same``, ``different`` or ``unsure`` of two things by IRI or short name
(``person:…``, ``appearance:…``, ``body:…``, ``city:…``). ``unsure`` takes back what an earlier line says of the two.
A file with anything wrong in it is refused whole.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal, get_args

from urbankg.errors import UrbankgError
from urbankg.graph.vocabulary import BASE
from urbankg.identity.appearances import Appearance

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COLUMNS = ("decision", "one", "other", "by", "when", "why")

_THINGS = f"{BASE}id/"
_SHORT = re.compile(r"[a-z][a-z-]*:[a-z0-9][a-z0-9.+-]*")
_OF_SEVERAL = re.compile(r"person:(.+-[0-9a-f]{6})-at-(.+)")  # a person whose name others bear, too
_UNLINKED = re.compile(r"^body:|-[0-9a-f]{6}$")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on two things, as short names; ``line`` is where it stands in its file."""

    verdict: Verdict
    one: str
    other: str
    by: str = ""
    when: str = ""
    why: str = ""
    line: int = 0

    @property
    def pair(self) -> frozenset[str]:
        """The two things, whichever comes first."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Decisions:
    """Decisions in the order of their file, known to be free of contradiction."""

    made: tuple[Decision, ...] = ()

    @classmethod
    def read(cls, path: Path, known: Callable[[str], bool] | None = None) -> Decisions:
        """The decisions of a file; none if there is no such file.

        ``known`` tells of an IRI whether there is such a thing. UrbankgError, naming file and line, if a line is
        malformed, names something unknown, or says the contrary of what others together say.
        """
        if not path.exists():
            return cls()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise UrbankgError(f"{path}: not UTF-8; save the file as UTF-8") from None
        return cls.parse(text, str(path), known)

    @classmethod
    def parse(cls, text: str, name: str, known: Callable[[str], bool] | None = None) -> Decisions:
        """The decisions of a file's text; ``name`` is the file's in what is said of errors."""
        made = tuple(_decisions(text, name))
        for decision in made if known else ():
            for what in (decision.one, decision.other):
                if known and not known(iri(what)):
                    raise _wrong(
                        name,
                        decision.line,
                        f"{what} is unknown; take its name from the store or drop the line",
                    )
        decisions = cls(made)
        _refuse_contradictions(decisions.standing, name)
        return decisions

    @classmethod
    def added(
        cls, text: str, name: str, made: Iterable[Decision], known: Callable[[str], bool] | None = None
    ) -> str:
        """A file's text with decisions at its end.

        UrbankgError if an earlier line says the contrary of the same two things, or as in `parse` of the new text.
        """
        made = list(made)
        _refuse_change(text, name, made)
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        if not text.strip():
            writer.writerow(COLUMNS)
        for d in made:
            cells = (d.verdict, short(d.one), short(d.other), d.by, d.when, d.why)
            writer.writerow([" ".join(cell.split()) for cell in cells])
        text += ("\n" if text and not text.endswith("\n") else "") + lines.getvalue()
        cls.parse(text, name, known)
        return text

    @cached_property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that hold: without those that a later ``unsure`` on the same two things takes back."""
        unsure = {_pair(d): number for number, d in enumerate(self.made) if d.verdict == "unsure"}
        return tuple(d for number, d in enumerate(self.made) if number >= unsure.get(_pair(d), 0))

    def taken_back(self, made: Iterable[Decision]) -> list[Decision]:
        """The decisions that stand and that new ones take back."""
        unsure = {_pair(d) for d in made if d.verdict == "unsure"}
        return [d for d in self.standing if d.verdict != "unsure" and _pair(d) in unsure]

    def verdict(self, one: str, other: str) -> Verdict | None:
        """The last verdict on just these two things, by short name or IRI."""
        return self._by_pair.get(frozenset((settled(short(one)), settled(short(other)))))

    @cached_property
    def named(self) -> frozenset[str]:
        """All things that some decision is on, as short names; a person whose name others bear, as one appearance."""
        return frozenset(chain.from_iterable(self._by_pair))

    def together(self) -> Iterator[tuple[str, str]]:
        """The names (last parts of their IRIs) that some decision is on, two by two."""
        for decision in self.standing:
            if decision.verdict != "unsure" and is_of_persons(decision.one):
                yield name_slug(decision.one), name_slug(decision.other)

    def on(
        self, appearances: Iterable[Appearance]
    ) -> tuple[list[tuple[str, ...]], list[tuple[frozenset[str], frozenset[str]]]]:
        """What the decisions mean for some appearances, as slugs: groups that are one person, and pairs of groups
        of which no one of the first is one of the second.
        """
        by_name: dict[str, list[str]] = {}
        for appearance in appearances:
            if appearance.name_slug in self._names:
                by_name.setdefault(appearance.name_slug, []).append(appearance.slug)
        same: list[tuple[str, ...]] = []
        different: list[tuple[frozenset[str], frozenset[str]]] = []
        for decision in self.standing if by_name else ():
            if decision.verdict == "unsure" or not is_of_persons(decision.one):
                continue
            ones, others = (_meant(what, by_name) for what in (decision.one, decision.other))
            if decision.verdict == "same":
                same.append((*ones, *others))
            elif ones and others:
                different.append((frozenset(ones), frozenset(others)))
        return same, different

    def canonical(self, thing: str) -> str:
        """The IRI of the body or place that one is decided to be: of all that are the same, one that is linked."""
        return iri(self._canonical.get(short(thing), short(thing)))

    @cached_property
    def _by_pair(self) -> dict[frozenset[str], Verdict]:
        return {_pair(d): d.verdict for d in self.made}

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(self.together()))

    def same_as(self, thing: str) -> set[str]:
        """The bodies or places (short names) that one is decided to be, itself among them."""
        return {short(thing), *(w for w, of in self._canonical.items() if iri(of) == self.canonical(thing))}

    def between(self, ones: Iterable[Appearance], others: Iterable[Appearance]) -> Decision | None:
        """The decision by which no one of some appearances is one of the others; None if there is none."""
        ones, others = list(ones), list(others)
        for decision in self.standing:
            if decision.verdict == "different" and is_of_persons(decision.one):
                _, apart = Decisions((decision,)).on([*ones, *others])
                for one, other in apart:
                    mine, theirs = {a.slug for a in ones}, {a.slug for a in others}
                    if (one & mine and other & theirs) or (other & mine and one & theirs):
                        return decision
        return None

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        groups = Groups()
        for decision in self.standing:
            if decision.verdict == "same" and not is_of_persons(decision.one):
                groups.join(decision.one, decision.other)
        return {
            what: min(group, key=lambda w: (_UNLINKED.search(w) is not None, w))
            for group in groups.all()
            for what in group
        }


def short(thing: str) -> str:
    """The short name of an IRI: ``city:qazvin``; a short name stays as it is."""
    return thing.removeprefix(_THINGS).replace("/", ":", 1) if thing.startswith(_THINGS) else thing


def iri(thing: str) -> str:
    """The IRI of a short name.

    >>> iri("city:qazvin")
    'https://w3id.org/urbankg/id/city/qazvin'
    """
    return thing if "://" in thing else _THINGS + thing.replace(":", "/", 1)


def _refuse_change(text: str, name: str, made: Iterable[Decision]) -> None:
    """UrbankgError if a line of a file is the contrary of what is decided of its two things now."""
    verdicts = {_pair(decision): decision.verdict for decision in made}
    for old in Decisions(tuple(_decisions(text, name))).standing:
        if {old.verdict, verdicts.get(_pair(old))} == {"same", "different"}:
            raise UrbankgError(
                f"{old.one} and {old.other} are {'the ' * (old.verdict == 'same')}{old.verdict} by line {old.line} "
                f"of {name}; remove that line, or take it back with `unsure`, to decide otherwise; nothing is added"
            )


def _pair(decision: Decision) -> frozenset[str]:
    return frozenset(settled(short(what)) for what in decision.pair)


def _wrong(name: str, line: int, what: str) -> UrbankgError:
    return UrbankgError(f"{name}, line {line}: {what}; no decision of the file is applied")


def _decisions(text: str, name: str) -> Iterator[Decision]:
    """The decisions of a text, each checked by itself; lines that begin with ``#`` are remarks."""
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise _wrong(name, number, f"no line of a CSV file ({error}); mend its quotes") from None
        if not header:
            if tuple(cells) != COLUMNS:
                raise _wrong(name, number, f"the first line must be {','.join(COLUMNS)}")
            header = True
        else:
            yield _decision(cells, name, number)


def _decision(cells: list[str], name: str, number: int) -> Decision:
    if len(cells) != len(COLUMNS):
        raise _wrong(name, number, f"{len(cells)} cells where {len(COLUMNS)} belong ({','.join(COLUMNS)})")
    verdict, one, other, by, when, why = cells
    if verdict not in VERDICTS:
        raise _wrong(name, number, f"{verdict!r} is no decision; write {', '.join(VERDICTS)}")
    one, other = short(one), short(other)
    for what in (one, other):
        if not _SHORT.fullmatch(what):
            raise _wrong(
                name, number, f"{what!r} is no name of a thing; write person:…, city:… or its whole IRI"
            )
    if is_of_persons(one) != is_of_persons(other):
        raise _wrong(
            name, number, f"{one} and {other} cannot be compared; a person is compared with a person"
        )
    if one == other:
        raise _wrong(name, number, f"{one} is compared with itself; name two things")
    if when:
        try:
            dt.datetime.fromisoformat(when)
        except ValueError:
            raise _wrong(name, number, f"{when!r} is no date; write it as 2026-01-31") from None
    return Decision(verdict, one, other, by, when, why, number)


def is_of_persons(what: str) -> bool:
    """Whether a short name is that of a person or an appearance."""
    return what.startswith(("person:", "appearance:"))


def settled(what: str) -> str:
    """A thing as decisions are compared by: a person whose name others bear, by an appearance."""
    found = _OF_SEVERAL.fullmatch(what)
    return f"appearance:{found[1]}.{found[2]}" if found else what


def name_slug(what: str) -> str:
    """The name (last part of its IRI) that a person or an appearance has, by its short name.

    >>> name_slug("person:ali-ahmdi-1a2b3c-at-mayor-qom"), name_slug("appearance:ali-ahmdi-1a2b3c.mayor-qom")
    ('ali-ahmdi-1a2b3c', 'ali-ahmdi-1a2b3c')
    """
    return settled(what).partition(":")[2].partition(".")[0]


def _meant(what: str, by_name: Mapping[str, list[str]]) -> list[str]:
    """The appearances that a person or appearance means, of those of each name."""
    what = settled(what)
    slug = what.partition(":")[2]
    of_name = by_name.get(name_slug(what), [])
    return of_name if what.startswith("person:") else [a for a in of_name if a == slug]


class Groups:
    """Things that are the same, joined one pair after the other."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def join(self, one: str, other: str) -> None:
        """Take two things, and all that is the same as either, for one."""
        small, large = sorted((self.of(one), self.of(other)), key=len)
        if small is not large:
            large |= small
            self._of.update(dict.fromkeys(small, large))

    def of(self, what: str) -> set[str]:
        """All that is the same as a thing, itself among them."""
        return self._of.setdefault(what, {what})

    def all(self) -> list[set[str]]:
        """The things, by what is the same."""
        return list({id(group): group for group in self._of.values()}.values())


def _refuse_contradictions(made: Iterable[Decision], name: str) -> None:
    """UrbankgError if two things that are the same by what is decided are decided to be different, too."""
    made = list(made)
    groups = Groups()
    appearances: dict[str, set[str]] = {}
    for decision in made:
        for what in map(settled, (decision.one, decision.other)):
            if what.startswith("appearance:"):
                appearances.setdefault(f"person:{name_slug(what)}", set()).add(what)
    for decision in made:
        if decision.verdict == "same":
            one, other = settled(decision.one), settled(decision.other)
            groups.join(one, other)
            for whole in (one, other):  # all that bear the name are then one
                for part in appearances.get(whole, ()):
                    groups.join(whole, part)
    for decision in made:
        if decision.verdict == "different":
            ones, others = ({settled(w), *appearances.get(w, ())} for w in (decision.one, decision.other))
            if any(other in groups.of(one) for one in ones for other in others):
                same = [
                    d for d in made if d.verdict == "same" and groups.of(settled(d.one)) & (ones | others)
                ]
                lines = ", ".join(str(d.line) for d in same)
                raise _wrong(
                    name,
                    decision.line,
                    f"{decision.one} and {decision.other} are different here, but the same by line {lines}; drop one",
                )
