"""The names of what may be true of an office and a person together: the features that a model weighs.

Each function names, from a few values, features that are true together (`urbankg.reading.pairs.ranking.Bundle`);
`urbankg.reading.pairs.describer` tells which are true of a pair. ``base`` is the side and the form: ``MO:holder``
where the mention comes first and the office is named by its holder («الف، شهردار اراک»), ``OM:post`` where the
post comes first. ``here`` is ``0`` in one sentence, else ``x``; ``steps`` the sentences between, up to two. Words
are seen as the symbols of `urbankg.reading.pairs.surroundings`.
"""

from __future__ import annotations

from collections.abc import Iterator

from urbankg.reading.cues import senses_of
from urbankg.reading.pairs.ranking import PAIRS

Senses = tuple[str, ...]

_GROUPS = {
    "mayor": "mayor",
    "acting_mayor": "mayor",
    "district_mayor": "zone",
    "deputy_district_mayor": "zone",
    "minister": "national",
    "acting_minister": "national",
    "president": "head",
    "vice_president": "head",
    "speaker": "head",
    "mp": "mp",
    "municipal_org_head": "org",
    "municipal_director": "org",
    "secretary_general": "assembly",
    "assembly_chair": "assembly",
    "council_member": "member",
    "committee_chair": "committee",
    "village_head": "village",
}


def role_group(role: str) -> str:
    """Roles that are spoken of alike: council boards, deputies, governors …"""
    if role in _GROUPS:
        return _GROUPS[role]
    if role.startswith(("council", "provincial")):
        return "board"
    return "deputy" if role.startswith("deputy") else "governor"


@PAIRS.bundled
def placed(
    base: str, apart: int, kind: str, near: str, of_mention: str, of_office: str, people: int
) -> Iterator[str]:
    """How the two stand to each other: the side, the sentences (up to four) and the words between, the parts of the
    article; and how many it names in full, up to four.
    """
    far = apart if abs(apart) < 4 else "far"
    yield "bias"
    yield f"where={base}:{far}:{kind}"
    yield f"near={base}:{far}:{near}"
    yield f"m-part={of_mention}:{of_office}"
    yield f"people={people}:{min(abs(apart), 3)}"


@PAIRS.bundled
def named(base: str, form: str, how: str, role: str, near: str, steps: int) -> Iterator[str]:
    """Which office it is, and how it is known what it is over."""
    group = role_group(role)
    yield f"how={how}:{base}:{steps}"
    yield f"group={group}:{base}:{near}"
    yield f"role={role}"
    yield f"form={form}:{group}"


@PAIRS.bundled
def linked(link: str, kind: str, form: str, role: str, how: str) -> Iterator[str]:
    """How the two belong together though they stand far apart."""
    yield f"linked={link}:{kind}"
    yield f"linked={link}:{form}:{role_group(role)}"
    yield f"linked={link}:{how}"


# The office and what stands around it.


@PAIRS.bundled
def office_sense(sense: str, base: str, here: str) -> Iterator[str]:
    """An adjective: «سابق»."""
    yield f"sense={sense}:{here}"
    yield f"sense={sense}:{base}"


@PAIRS.bundled
def before_office(symbol: str, second: str, form: str, base: str, here: str) -> Iterator[str]:
    """The word before, and the one before that."""
    yield f"o-before={symbol}:{form}"
    yield f"o-before2={second} {symbol}"
    yield f"o-before={symbol}:{base}:{here}"


@PAIRS.bundled
def after_office(symbol: str, second: str, form: str, base: str, here: str) -> Iterator[str]:
    """The word after, and the one after that."""
    yield f"o-after={symbol}:{form}"
    yield f"o-after2={symbol} {second}:{here}"
    yield f"o-after={symbol}:{base}:{here}"


@PAIRS.bundled
def office_itself(form: str, base: str, part: str, marked: bool, plural: bool, years: bool) -> Iterator[str]:
    """Where in the article, whether an adjective marks it, whether it is one of several, whether years stand by."""
    if not marked:
        yield f"unmarked:{form}"
    yield f"part={part}:{form}"
    if plural:
        yield f"plural:{base}"
    if years:
        yield f"years:{form}"


@PAIRS.bundled
def headline(sense: str) -> Iterator[str]:
    """What the title and the lead say of the role."""
    yield f"headline={sense}"


@PAIRS.bundled
def office_cue(text: str, place: str, close: str, form: str, here: str) -> Iterator[str]:
    """A cue of the sentence of the office."""
    for sense in senses_of(text):
        yield f"o-cue={sense}:{place}:{close}:{form}"
        yield f"o-cue={sense}:{here}"
    yield f"o-cue-word={text}:{place}:{close}"
    yield f"o-cue-word={text}:{form}"


# The mention and what stands around it.


@PAIRS.bundled
def before_mention(symbol: str, second: str, base: str, here: str) -> Iterator[str]:
    """The word before, and the one before that."""
    yield f"m-before={symbol}:{base}:{here}"
    yield f"m-before2={second} {symbol}:{here}"


@PAIRS.bundled
def after_mention(symbol: str, second: str, base: str, here: str) -> Iterator[str]:
    """The word after, and the one after that."""
    yield f"m-after={symbol}:{base}:{here}"
    yield f"m-after2={symbol} {second}:{here}"


@PAIRS.bundled
def mention_cue(text: str, place: str, close: str, here: str) -> Iterator[str]:
    """A cue of the sentence of the mention."""
    for sense in senses_of(text):
        yield f"m-cue={sense}:{place}:{close}:{here}"
    if close == "near":
        yield f"m-cue-word={text}:{place}:{here}"


# Who else could hold the office, and what else the person is.


@PAIRS.bundled
def rivals(
    side: str,
    form: str,
    steps: int,
    kind: str,
    beside: str,
    taken: bool,
    holder: str,
    person_is: str,
    others: int,
    heads: int,
) -> Iterator[str]:
    """Who stands right beside the office, which office the person stands beside, and how many persons and holders of
    offices (up to three) stand between.
    """
    few, few_heads = min(others, 2), min(heads, 2)
    yield f"beside={beside}:{side}:{steps}"
    yield f"taken={taken}:{side}:{form}:{steps}"
    yield f"holder={holder}:{form}:{steps}"
    yield f"person-is={person_is}:{side}:{steps}"
    yield f"others={side}:{form}:{others}:{steps}"
    yield f"rivals={side}:{form}:{few}:{few_heads}:{steps}"
    yield f"rivals={side}:{few}:{few_heads}:{beside}:{kind}:{steps}"
    yield f"heads={side}:{form}:{heads}:{steps}"


@PAIRS.bundled
def replaced(word: str, side: str, form: str, steps: int) -> Iterator[str]:
    """The person is replaced, or (``replaces``) somebody between the two is."""
    yield f"{word}:{side}:{form}:{steps}"
    yield f"{word}:{steps}"


@PAIRS.bundled
def of_many(before: str, listed: bool, side: str, others: bool, steps: int) -> Iterator[str]:
    """A plural office."""
    yield f"many={before}:{side}:{int(others)}"
    yield f"many={listed}:{side}:{int(others)}:{steps}"


@PAIRS.bundled
def aligned(same_place: bool, length: int) -> Iterator[str]:
    """A list of offices and one of names, equally long."""
    yield f"aligned={same_place}"
    yield f"aligned={same_place}:{min(length, 3)}"


@PAIRS.bundled
def in_list(side: str, end: str, plural: bool, form: str) -> Iterator[str]:
    """The mention stands in a list."""
    yield f"in-list={side}:{end}:{plural}:{form}"


@PAIRS.bundled
def office_in_list(side: str, end: str, form: str) -> Iterator[str]:
    """The office stands in a list, the mention in none."""
    yield f"o-in-list={side}:{end}:{form}"


# In one sentence: the words from one to the other, and after both.


@PAIRS.bundled
def shape(base: str, symbols: Senses) -> Iterator[str]:
    """The few words between, all of them."""
    yield f"shape={base}:{' '.join(symbols)}"


@PAIRS.bundled
def has(base: str, symbol: str) -> Iterator[str]:
    """A word that stands somewhere between."""
    yield f"has={base}:{symbol}"


@PAIRS.bundled
def two(base: str, first: str, second: str) -> Iterator[str]:
    """Two words that follow each other between; ``^`` and ``$`` are the ends."""
    yield f"two={base}:{first} {second}"


@PAIRS.bundled
def word(base: str, text: str) -> Iterator[str]:
    """A word on no list that stands between."""
    yield f"word={base}:{text}"


@PAIRS.bundled
def then(base: str, symbols: Senses) -> Iterator[str]:
    """The two words after both."""
    yield f"then={base}:{' '.join(symbols)}"


@PAIRS.bundled
def later(base: str, symbol: str) -> Iterator[str]:
    """A word that comes after both, in their clause."""
    yield f"later={base}:{symbol}"


@PAIRS.bundled
def stops(base: str, marks: str, that: bool, office: bool, mention: bool) -> Iterator[str]:
    """The marks between, and whether «که», another office or another mention stands there."""
    yield f"stops={marks}:{that}:{base}:{office}:{mention}"


@PAIRS.bundled
def clause_cue(text: str, place: str, form: str) -> Iterator[str]:
    """A cue of the stretch between stops that holds both."""
    for sense in senses_of(text):
        yield f"clause={sense}:{place}:{form}"
        yield f"clause={sense}"
    yield f"clause-word={text}:{place}"


@PAIRS.bundled
def last_cue(base: str, sense: str) -> Iterator[str]:
    """The last cue of that stretch; empty if there is none."""
    yield f"clause-last={sense}:{base}"


@PAIRS.bundled
def beyond(base: str, own: str, of_office: str, of_mention: str) -> Iterator[str]:
    """What stands between the two against what stands between the office, or the mention, and its other neighbour."""
    yield f"beyond-office={base}:{own}|{of_office}"
    yield f"beyond-mention={base}:{own}|{of_mention}"


@PAIRS.bundled
def opening(base: str, before: str, opens: bool) -> Iterator[str]:
    """What stands before the first of the two, and whether it opens the sentence."""
    yield f"first={base}:{before}"
    yield f"opens={base}:{opens}"


# In different sentences.


@PAIRS.bundled
def speech(
    base: str,
    steps: int,
    follows: bool,
    speaks: bool,
    paragraphs: int,
    office_opens: bool,
    opens: bool,
    kind: str,
    alone: bool,
    between: int,
    taken: bool,
) -> Iterator[str]:
    """Whether a word of speech follows the one or the other, whether they open their sentences, whether anybody stands
    beside the office, how many persons are named between, and whether the person stands beside an office.
    """
    yield f"speech={follows}:{speaks}:{base}:{steps}"
    yield f"paragraphs={paragraphs}:{base}"
    yield f"opens={office_opens}:{opens}:{base}:{steps}"
    yield f"subjects={office_opens}:{follows}:{base}:{kind}"
    yield f"across={follows}:{speaks}:{alone}:{between}:{taken}"


@PAIRS.bundled
def across(
    base: str,
    apart: int,
    kind: str,
    alone: bool,
    between: int,
    office_opens: bool,
    opens: bool,
    of_office: str,
    of_mention: str,
    how: str,
) -> Iterator[str]:
    """How far apart, by whether anybody stands beside the office, how many persons are named between, and the parts of
    the article.
    """
    yield f"across={base}:{apart}:{kind}:{alone}:{between}"
    yield f"across={base}:{min(abs(apart), 2)}:{alone}:{between}:{office_opens}:{opens}"
    yield f"across={of_office}:{of_mention}:{kind}:{alone}:{between}:{how}"


@PAIRS.bundled
def across_subject(
    office_leads: bool,
    before_office: str,
    leads: bool,
    before: str,
    follows: bool,
    speaks: bool,
    between: int,
) -> Iterator[str]:
    """The same, by whether the two are the first of their sentences, and what stands before them."""
    yield f"subject={office_leads}:{before_office}:{follows}:{speaks}:{between}"
    yield f"subject={office_leads}:{leads}:{follows}:{speaks}:{between}"
    yield f"subject={office_leads}:{before_office}:{leads}:{before}"
