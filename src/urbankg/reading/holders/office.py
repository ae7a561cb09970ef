"""Claims of kind `office`: who holds, held, takes up, leaves or stands for which office."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from urbankg.claims import IN_OFFICE, Claim, Status
from urbankg.persian.fold import key
from urbankg.reading.bystanders.own_titles import is_titled_otherwise
from urbankg.reading.bystanders.silent import most_likely
from urbankg.reading.bystanders.standing_by import stands_by
from urbankg.reading.dates.dating import Dating
from urbankg.reading.evidence import evidence
from urbankg.reading.holders.holding import Holding, surest
from urbankg.reading.holders.one_holder import Told, not_in_it, together
from urbankg.reading.holders.told_outright import as_told_outright
from urbankg.reading.mentions.offices import BESIDE, PAST, Office
from urbankg.reading.mentions.place_mentions import goes_from_there
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, SEVERAL_SEATS, compared
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.pairs.ranking import PAIRS
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, openings_of

# An adjective settles how an office is held, where the rest of the sentence speaks of something else.
_BY_ADJECTIVE: dict[str, Status] = {
    "former": "former", "late": "former", "candidate": "candidate", "current": "incumbent",
}  # fmt: skip
# How nobody who is called so holds an office; «شهردار منتخب کناره گرفت» may be.
_NEVER: dict[str, tuple[Status, ...]] = {"new": ("former", "end"), "elect": ("former",)}
_NOW = frozenset(_NEVER)
_ELECTED_ALL_ALONG = frozenset(
    ["mp", "council_member"]
)  # «نماینده منتخب مردم ساوه», years after the election
_DEAD_OPENS = openings_of("called dead")
SECOND_LIKELY = 0.6  # the same for the second of two persons whom one mention of an office is about
CHANGE = 1.5  # by how much a status that tells a change counts more: what is told once outweighs a title said often
_CHANGES = ("start", "end")
_LEAVES = ("end", "former")  # what is said of somebody whom another replaces
_BOARD = frozenset(
    f"council_{seat}" for seat in ("chair", "vice_chair", "spokesperson", "secretary", "treasurer")
)
_OF_COUNCIL = _BOARD | {"council_member", "committee_chair"}
_BELOW = (
    "deputy_",
    "acting_",
)  # what precedes the role of whoever works under a holder, or in the place of one
_OF_CITIES = re.compile("شهر|دهیار")  # what assemblies are of; «مجمع» alone is of others
# By how far they stand apart, how likely a pair must be to be told: of those less likely five of six are wrong.
_BARE_AND_APART = 0.8
_CHANGE_AND_APART = 0.75
_TITLED_OTHERWISE = 0.8  # the same of who was introduced by another title: below it 14 of 16 are wrong
_TITLES = 25  # characters before a name in which its title stands
_NO_NAME = 0.95  # of single words told to be in office less likely, 19 of 20 are none or another's
_OUTWEIGHS = 0.92  # how likely somebody must be in an office whose deputy the article calls the same person
_SEVERAL = SEVERAL_SEATS | {"committee_chair", "council_vice_chair"}
_SUCCESSIONS: tuple[set[Status], ...] = (
    {"start", "end"}, {"start", "former"}, {"incumbent", "former"}, {"incumbent", "end"}, {"end", "former"},
)  # fmt: skip


# Statuses for which an article need not tell that somebody came or stands for an office.
_NO_NEWS: tuple[Status, ...] = ("incumbent", "end", "former")
_WHO_IS_NOW = re.compile(r"[^.:؛]{0,25}? ?،? که (?:[^\W\d_]+ ){0,4}")

Seat = tuple[int, str, str]  # a person with the role and what it is over


def read_office_claims(scene: Scene) -> list[Claim]:
    """The office claims of an article, the surest first."""
    pairs = list(scene.pairs())
    if not pairs:
        return []
    weighed = compared(scene.offices, pairs, [PAIRS.distribution(pair.bundles) for pair in pairs])
    weighed = as_told_outright(scene, pairs, weighed)
    claims: dict[tuple[str, ...], Claim] = {}
    dating = Dating(scene)
    for holding in holdings(scene, pairs, weighed):
        claim = _claim(scene, holding, dating)
        claims.setdefault(claim.key, claim)
    return list(claims.values())


def holdings(scene: Scene, pairs: list[Pair], weighed: list[dict[str, float]]) -> list[Holding]:
    """Who holds which office, given the distribution over statuses (and «none») of every pair; the surest first.

    One mention of an office is about one person: about others too only where one follows another in it, where
    several stand for it, or where a list of people holds it together.
    """
    said: dict[int, list[Holding]] = defaultdict(list)
    for pair, answers in zip(pairs, weighed, strict=True):
        likely = 1 - answers[NOTHING]
        if likely < LEAST_LIKELY:
            continue
        office = scene.offices[pair.office]
        status, told = _status(office, _leaves_it(scene, office, pair), answers)
        if (
            status == "start"
            and office.phrase.form == "holder"
            and goes_from_there(scene.document.text, office.end)
        ):
            status, told = "incumbent", {"incumbent": told["start"]}  # «شهردار تفرش شهردار ساوه شد»
        if likely < _least_likely(scene, pair, status) or stands_by(scene, pair, status):
            continue
        if status in _NO_NEWS and (likely := min(likely, most_likely(scene, pair))) < LEAST_LIKELY:
            continue
        said[pair.office].append(Holding(pair.mention.person, office, pair, likely, status, told))
    for number, people in _named_there(scene, pairs).items():
        idle = people - {one.person for one in said[number] if not _is_behind(scene, one.pair)}
        said[number] = [one for one in said[number] if one.person not in idle]
    places = Counter(office.start for office in scene.offices)
    best: dict[Seat, Holding] = {}
    for index, found in said.items():
        shared = _many_hold(scene.offices[index]) and places[scene.offices[index].start] == 1
        taken: list[Holding] = []
        for one in sorted(found, key=_by_likelihood):
            if not taken or any(_go_together(other, one, shared) for other in taken):
                taken.append(one)
                who = (one.person, one.office.role, key(one.office.label))
                best[who] = surest(scene, best.get(who, one), one)
    return sorted(_consistent(_one_after_another(best)), key=_by_likelihood)


def _named_there(scene: Scene, pairs: list[Pair]) -> dict[int, set[int]]:
    """Of each mention of an office, who is named in its sentence, but not beside it nor in a list. Who is not told to
    hold it there does not by what follows: «شهردار ساوه از پیمانکار، رضا آذرنیا، انتقاد کرد. وی افزود».
    """
    found: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        office, mention = scene.offices[pair.office], pair.mention
        if (
            mention.kind != "pronoun"
            and pair.listed is None
            and office.how != "again"
            and scene.document.sentence_at(mention.start) == scene.document.sentence_at(office.start)
            and not office.is_beside(mention.start, mention.end)
        ):
            found[pair.office].add(mention.person)
    return found


def _is_behind(scene: Scene, pair: Pair) -> bool:
    """Whether a person is named in a sentence behind that of an office."""
    office, sentence_at = scene.offices[pair.office], scene.document.sentence_at
    return sentence_at(pair.mention.start) > sentence_at(office.start)


def _least_likely(scene: Scene, pair: Pair, status: Status) -> float:
    """How likely a pair must be: more where the name stands in another sentence than an office that does not say what
    it is over, or farther than the next one from an office that is told to change hands; more where somebody was
    introduced by a title that is no office; and more where a single word, neither beside the office nor behind a title,
    may be no name at all.
    """
    if _may_be_no_name(scene, pair):
        return _NO_NAME
    if is_titled_otherwise(scene, pair):
        return _TITLED_OTHERWISE
    office, sentence_at = scene.offices[pair.office], scene.document.sentence_at
    apart = abs(sentence_at(pair.mention.start) - sentence_at(office.start))
    if apart and office.how == "bare":
        return _BARE_AND_APART
    return _CHANGE_AND_APART if apart > 1 and status in _CHANGES else LEAST_LIKELY


def _may_be_no_name(scene: Scene, pair: Pair) -> bool:
    """Whether all that the text has of somebody is one word without a title, apart from the office: «به همت همه»."""
    office, mention = scene.offices[pair.office], pair.mention
    if mention.kind != "surname" or " " in scene.persons.people[mention.person].name.strip():
        return False
    gap = office.start - mention.end if mention.end <= office.start else mention.start - office.end
    before = scene.document.text[max(0, mention.start - _TITLES) : mention.start]
    return gap > BESIDE + 1 and any_word("title before name", closing=True).search(before) is None


def _one_after_another(best: dict[Seat, Holding]) -> dict[Seat, Holding]:
    """The holdings, of those in an office that one at a time holds in statuses that can be so together."""
    seats: dict[tuple[str, str], list[Seat]] = defaultdict(list)
    for who in best:
        if who[2] and who[1] not in _SEVERAL:
            seats[who[1:]].append(who)
    again = dict(best)
    for people in seats.values():
        if len(people) > 1:
            told = [_told(best[who]) for who in people]
            for who, status in zip(people, together(told), strict=True):
                again[who] = replace(best[who], status=status)
            if (idle := not_in_it([_told(again[who]) for who in people])) is not None:
                del again[people[idle]]
    return again


def _told(one: Holding) -> Told:
    return Told(one.status, one.told, one.likelihood, one.office.explicit)


def _consistent(best: dict[Seat, Holding]) -> Iterator[Holding]:
    """The holdings that others do not make idle: who stood for an office that another got asserts nothing; a member
    of parliament is one for somewhere, where the article tells it; a bare «شهردار» is of the town that the article
    calls the same person the mayor of; whom «شورای شهر» elects to its board does not come into the council thereby;
    who goes to «استانداری» as a deputy, or acts in it, is not its holder; a «رئیس کمیسیون» of parliament is none of a
    council; an assembly is one of cities.
    """
    told = {who[:2] for who in best if who[2]}
    said = {(*who[:2], one.status) for who, one in best.items() if who[2] and one.office.explicit}
    chosen = {who[1:] for who, one in best.items() if one.status == "start"}
    boards = {(person, label) for person, role, label in best if role in _BOARD}
    sitting = {who[0] for who, one in best.items() if who[1] == "mp" and one.status in IN_OFFICE}
    for who, one in best.items():
        elected = who[1] == "council_member" and one.status == "start" and one.office.phrase.form == "post"
        if elected and (who[0], who[2]) in boards:
            continue
        if _works_there(who, one, best) or (who[0] in sitting and _may_be_of_parliament(one)):
            continue
        if who[1] == "assembly_chair" and _OF_CITIES.search(one.office.label) is None:
            continue
        vague = (not who[2] and who[:2] in told) or (
            one.office.how == "context" and (*who[:2], one.status) in said
        )
        if not vague and not (one.status == "candidate" and who[1:] in chosen):
            yield one


def _works_there(who: Seat, one: Holding, best: dict[Seat, Holding]) -> bool:
    """Whether somebody is told to hold an office by the name of its house alone, and to work there as a deputy, or is
    replaced there by who comes as one: «الف معاون وزیر شد. او جانشین ب در وزارت کشور است».
    """
    if one.office.phrase.form != "post" or one.status == "candidate" or one.likelihood >= _OUTWEIGHS:
        return False
    person, role, label = who
    if any((person, below + role, label) in best for below in _BELOW):
        return True
    return one.pair.replaced and any(
        other[1:] == (f"deputy_{role}", label) and come.status == "start" for other, come in best.items()
    )


def _may_be_of_parliament(one: Holding) -> bool:
    """Whether an office of a council that does not say whose it is may be one in parliament."""
    return one.office.role in _OF_COUNCIL and not one.office.explicit and one.status in IN_OFFICE


def _by_likelihood(holding: Holding) -> float:
    return -holding.likelihood


def _many_hold(office: Office) -> bool:
    return office.phrase.plural or office.role in SEVERAL_SEATS


def _go_together(one: Holding, other: Holding, shared: bool) -> bool:
    """Whether one mention of an office may be about both persons."""
    if one.person == other.person:
        return True
    if {one.status, other.status} in _SUCCESSIONS and other.likelihood >= SECOND_LIKELY:
        return True
    if one.status == other.status == "candidate":
        return True
    return shared and one.pair.listed is not None and one.pair.listed == other.pair.listed


def _leaves_it(scene: Scene, office: Office, pair: Pair) -> bool:
    """Whether another takes the office of somebody; not in «به جای الف که شهردار اراک شده است»."""
    between = scene.document.text[pair.mention.end : office.start]
    return pair.replaced and _WHO_IS_NOW.fullmatch(between) is None


def _status(office: Office, replaced: bool, answers: dict[str, float]) -> tuple[Status, dict[Status, float]]:
    """The likeliest status that a pair tells, and how surely it tells each that may be."""
    new = not _NOW.isdisjoint(office.phrase.senses)
    impossible = {NOTHING}.union(*(_NEVER.get(sense, ()) for sense in office.phrase.senses))
    if not any(answers[a] for a in answers if a not in impossible):
        impossible = {NOTHING}  # «معارفه شهردار جدید با تقدیر از الف» tells of who was before
    possible = _LEAVES if replaced else [a for a in answers if a not in impossible]
    told = {cast(Status, a): answers[a] * (CHANGE if a in _CHANGES else 1) for a in possible}
    likeliest = max(told, key=lambda a: told[a])
    surely = told[likeliest]
    if likeliest == "former" and "current" in office.phrase.senses:
        return "incumbent", {"incumbent": surely}  # «شهردار کنونی، که سال‌ها معاون بود»
    if likeliest in IN_OFFICE:
        for sense in office.phrase.senses:
            if sense in _BY_ADJECTIVE:
                return _BY_ADJECTIVE[sense], {_BY_ADJECTIVE[sense]: surely}
        if (
            likeliest == "incumbent"
            and "ended" in office.phrase.senses
            and not office.role.startswith("deputy_")
        ):
            return "end", {
                "end": surely
            }  # «شهردار مستعفی»; in «معاون شهردار مستعفی» it is the mayor who left
        if "elect" in office.phrase.senses and office.role not in _ELECTED_ALL_ALONG:
            return "start", {"start": surely}
        if new:
            told = {status: told[status] for status in IN_OFFICE}
    return likeliest, told


def _is_dead(scene: Scene, person: int) -> bool:
    """Whether somebody is called a martyr: «شهید مینا آذرنیا در ساوه به دنیا آمد. وی مسئولیت شهرداری را پذیرفت»."""
    if scene.document.words.isdisjoint(_DEAD_OPENS.words):
        return False
    text, called = scene.document.text, any_word("called dead", closing=True)
    named = (m.start for m in scene.persons.people[person].mentions if m.kind == "full")
    return any(called.search(text, max(0, start - _TITLES), start) for start in named)


def _claim(scene: Scene, holding: Holding, dating: Dating) -> Claim:
    office, mention = holding.office, holding.pair.mention
    dated, status = None, holding.status
    if status in _CHANGES:
        dated = dating.of(status, office.start, mention.start)
        if dated is None and dating.is_long_ago(office.start, mention.start):
            status = "former"  # «در سال ۱۳۵۹ قرعه شهرداری به نام او افتاد»
    if status == "end" and not PAST.isdisjoint(office.phrase.senses):
        status, dated = "former", None  # «تودیع شهردار سابق»
    if status in ("incumbent", "start") and _is_dead(scene, mention.person):
        status, dated = "former", None
    return Claim(
        kind="office",
        subject=scene.persons.people[holding.person].name,
        role=office.role,
        object=office.label or None,
        status=status,
        date=dated,
        evidence=evidence(scene.document, "office", (mention.start, mention.end), (office.start, office.end)),
        near=scene.context.near(),
        confidence=round(holding.likelihood, 3),
    )
