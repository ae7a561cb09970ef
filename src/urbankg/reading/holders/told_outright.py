"""Who holds which office as the wording alone settles it, however unsure the models are: a name right before its title,
offices counted off with their holders, who was made what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from urbankg.reading.bystanders.named_aside import is_aside, makes_room
from urbankg.reading.bystanders.own_offices import as_called_otherwise
from urbankg.reading.bystanders.own_titles import as_otherwise_introduced
from urbankg.reading.bystanders.spoken_of import as_not_spoken_of
from urbankg.reading.cues import is_session
from urbankg.reading.holders.beside_titles import as_beside_titles, may_be_joined
from urbankg.reading.holders.counted_off import runs
from urbankg.reading.holders.listed_alike import alike, as_listed_alike
from urbankg.reading.holders.named_later import as_named_later
from urbankg.reading.holders.one_of_many import as_one_of_many
from urbankg.reading.holders.phrasings import as_phrased
from urbankg.reading.holders.told_in_brief import as_told_in_brief
from urbankg.reading.holders.told_of_opening import as_told_of_opening
from urbankg.reading.holders.unchanged import as_unchanged
from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import LEAST_LIKELY, NOTHING, Answers, in_status, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import titles
from urbankg.reading.wordings import any_word

# How likely a pair is by each wording, from how many of such are right in the annotated articles.
COUNTED_OFF = 0.95  # a run of offices and holders tells it; 99 of 100 are right
CALLED = 0.9  # a full name goes with an office right behind it that says what it is over; 99 of 100 do
CALLED_IN_SHORT = 0.75  # the same of a surname, or of an office that does not say it
MADE = 0.93  # who is named last before «به عنوان … منصوب شد» is who was; 95 of 100 are
REPLACED = 0.75  # who replaces somebody takes the office that this one leaves

_OF_COUNTRY = frozenset(
    ["mp", "speaker", "president", "vice_president"]
)  # what they are over may go without saying
_CHANGES = frozenset(["start", "end", "former", "candidate"])
_REPLACES = 75  # characters before a name in which stands who replaces it
_CALLED = re.compile(r'[»"]?،? ?[«"]?')  # between a name in full and its office
_ALONE = re.compile("شهردار|استاندار|فرماندار")  # «فرماندار ساوه و شهردار» are two persons
_OWN_VERBS = re.compile(r" (?:را|می|شد|شود|رفت|گرفت) ")  # of each in a run or of some
_LONGEST_CALLED = 4  # characters
_APPOSED = re.compile(rf"(?: ?، ?| )[«\"]?{titles()}")
_WAS_MADE = re.compile(rf"[»\" ،]*(?:\w+ ){{0,3}}?{any_word('was made').pattern}")
_AS_OBJECT = re.compile(rf"[»\"]?،? را (?:[^\W\d_]+ ){{0,6}}?(?:{any_word('made to be').pattern} )?")
_MADE = re.compile(rf"[»\"]? {any_word('made so').pattern}")
_BECAME = re.compile(rf"[»\"]? {any_word('became').pattern}")
_BECAME_OTHERWISE = re.compile(
    rf"{any_word('became otherwise').pattern}(?: (?!(?:و|که|بود|است)(?!\w))[^\W\d_]+){{0,4}} \Z"
)
_REPORTED = re.compile(r":|(?<!\w)(?:اینکه|گفت|افزود)(?!\w)")  # what follows is told of others
_AND = re.compile(rf"[»\"]?(?: [^\W\d_]+){{0,4}}?(?: و|،) {titles()}[«\"]?")
_OF_LEFT = re.compile(r"؛|:|(?<!\w)که(?!\w)")  # behind it the sentence goes on with who left


def as_told_outright(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those that a wording settles made as sure as it is."""
    for settled in (
        as_unchanged,
        as_otherwise_introduced,
        _as_counted_off,
        _as_called,
        _as_made,
        _as_became,
        _as_joined,
        as_beside_titles,
        as_one_of_many,
        _as_replaced,
        as_told_in_brief,
        as_named_later,
        as_phrased,
        as_listed_alike,
        as_not_spoken_of,
        as_called_otherwise,
        as_told_of_opening,
    ):
        weighed = settled(scene, pairs, weighed)
    return weighed


def _as_counted_off(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, those of offices that the text counts off with their holders as it does so."""
    holders: dict[int, set[PersonMention]] = defaultdict(set)
    at_once: dict[int, str] = {}  # the statuses that the verbs of runs tell
    counted = list(runs(scene.document, scene.offices, scene.persons.mentions))
    for run in counted:
        for office, mention in run.pairs:
            holders[office].add(mention)
            if run.status is not None:
                at_once[office] = run.status
            elif run.by_semicolon and not _tells_of_change(scene, mention.start):
                at_once[office] = "incumbent"
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if pair.office in holders:
            held = pair.mention in holders[pair.office]
            likely = max(COUNTED_OFF, 1 - weighed[at][NOTHING]) if held else 0.0
            again[at] = scaled(weighed[at], likely)
            if held and pair.office in at_once:
                again[at] = in_status(again[at], at_once[pair.office], likely)
    index = {(pair.office, pair.mention): at for at, pair in enumerate(pairs)} if counted else {}
    for run in counted:
        told = [index[one] for one in run.pairs if one in index and not scene.offices[one[0]].phrase.senses]
        first = min(mention.start for _, mention in run.pairs)
        last = max(max(scene.offices[office].start, mention.end) for office, mention in run.pairs)
        if not _OWN_VERBS.search(scene.document.text, first, last):
            alike(again, told)
    return again


def _tells_of_change(scene: Scene, at: int) -> bool:
    """Whether the sentence at a place has words for coming into an office, leaving it or standing for it."""
    cues = scene.cues[scene.document.sentence_at(at)]
    return any(
        not _CHANGES.isdisjoint(cue.senses) and not is_session(scene.document.text, cue) for cue in cues
    )


def _as_called(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; a name right before an office that says or points to what it is over is its holder's:
    «مینا آذرنیا، وزیر سابق نیرو», «آذرنیا شهردار این شهر»; where no comma parts them, that of any office.
    """
    document, text = scene.document, scene.document.text
    again = list(weighed)
    called: dict[int, PersonMention] = {}
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if mention.kind == "pronoun" or not 0 <= office.start - mention.end <= _LONGEST_CALLED:
            continue
        if office.phrase.form != "holder" or office.phrase.plural:
            continue
        if not _CALLED.fullmatch(text, mention.end, office.start):
            continue
        said = office.how in ("said", "pointed") or (office.role in _OF_COUNTRY and not office.label)
        beside = office.start - mention.end <= 1
        if _is_between_titles(scene, pair):
            again[at] = scaled(weighed[at], 0.0)
            continue
        if (said or beside) and not any_word("yet to be").match(text, office.end + 1):
            likely = CALLED if said and mention.kind == "full" else CALLED_IN_SHORT
            again[at] = scaled(weighed[at], max(likely, 1 - weighed[at][NOTHING]))
            if likely == CALLED:
                called[pair.office] = pair.mention
    for at, pair in enumerate(pairs):
        named = called.get(pair.office, pair.mention)
        apart = document.sentence_at(named.start) != document.sentence_at(pair.mention.start)
        if apart and named.person != pair.mention.person:
            again[at] = scaled(again[at], min(0.5, 1 - again[at][NOTHING]))
    return again


def _is_between_titles(scene: Scene, pair: Pair) -> bool:
    """Whether a name stands behind its own title, and the office behind it is of who is named next:
    «معاون استاندار، رضا ناصری، فرماندار ساوه، مینا آذرنیا، …».
    """
    office, mention, number = scene.offices[pair.office], pair.mention, pair.office
    before = scene.offices[number - 1] if number else None
    text = scene.document.text
    if before is None or before.phrase.form != "holder":
        return False
    if not _APPOSED.fullmatch(text, before.end, mention.start):
        return False
    mentions = scene.persons.mentions
    return any(_APPOSED.fullmatch(text, office.end, other.start) for other in mentions) and not any(
        _CALLED.fullmatch(text, other.end, before.start) for other in mentions
    )


def _as_made(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who is named last before «به عنوان شهردار ساوه منصوب شد», or as its object before «را
    شهردار کرد», is who was made so.
    """
    text, made = scene.document.text, _verbs_of_making(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if pair.office not in made:
            continue
        mention = pair.mention
        start, opening, verbs = made[pair.office]
        if mention.start < start or mention.end > opening:
            continue
        if not _is_made(text[mention.end : opening], verbs):
            continue
        if _is_not_made(scene, mention):
            again[at] = scaled(weighed[at], 0.0)
        elif all(_is_not_made(scene, m) for m in scene.persons.mentions if mention.end <= m.start < opening):
            likely = max(MADE, 1 - weighed[at][NOTHING])
            again[at] = in_status(weighed[at], "start", likely)
    return again


def _is_not_made(scene: Scene, mention: PersonMention) -> bool:
    """Whether somebody is only named beside who is made something."""
    return is_aside(scene, mention) or makes_room(scene, mention)


def _verbs_of_making(scene: Scene) -> dict[int, tuple[int, int, frozenset[re.Pattern[str]]]]:
    """The offices behind which stands that somebody is made it: where their sentences begin, and they or the one that
    «و» joins to them («به سمت معاون استاندار و فرماندار ساوه منصوب شد»), and which verbs do.
    """
    document, found = scene.document, {}
    for number, office in enumerate(scene.offices):
        if office.phrase.plural:
            continue
        sentence = document.sentences[document.sentence_at(office.start)]
        behind = document.text[office.end : sentence.end]
        if verbs := frozenset(verb for verb in (_WAS_MADE, _MADE) if verb.match(behind)):
            found[number] = sentence.start, office.start, verbs
            before = scene.offices[number - 1] if number else office
            if document.text[before.end : office.start] == " و " and _opens_two(
                scene, before, sentence.start
            ):
                found[number - 1] = found[number] = sentence.start, before.start, verbs
    return found


def _opens_two(scene: Scene, office: Office, start: int) -> bool:
    """Whether an office in a sentence that begins at ``start`` is the first of two that one person is given: not where
    two persons are («الف و ب به عنوان رئیس و منشی شورا»).
    """
    text = scene.document.text
    if office.phrase.plural or any_word("as", closing=True).search(text, start, office.start) is None:
        return False
    named = [m for m in scene.persons.mentions if start <= m.start and m.end <= office.start]
    return not any(_AND.fullmatch(text, one.end, other.start) for one, other in pairwise(named))


def _is_made(between: str, verbs: frozenset[re.Pattern[str]]) -> bool:
    """Whether the words between a person and an office say that the one was made the other, as the verb behind does."""
    if _WAS_MADE in verbs and any_word("as", closing=True).search(between):
        return _REPORTED.search(between) is None
    return _MADE in verbs and _AS_OBJECT.fullmatch(between) is not None


def _as_became(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; the only person of a sentence, named in full before «شهردار شد», became it, unless
    that is said of something else: «پیگیر انتصاب شهردار شد».
    """
    document = scene.document
    became = {
        number: document.sentence_at(office.start)
        for number, office in enumerate(scene.offices)
        if office.phrase.form == "holder"
        and not office.phrase.plural
        and _BECAME.match(document.text, office.end)
    }
    if not became:
        return weighed
    alone = _alone_in_sentences(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if pair.office not in became:
            continue
        index, mention = became[pair.office], pair.mention
        start = scene.offices[pair.office].start
        if (
            mention.kind == "full"
            and mention.end <= start
            and alone.get(index) == mention.person
            and document.sentence_at(mention.start) == index
            and not _BECAME_OTHERWISE.search(document.text, mention.end, start)
            and not _REPORTED.search(document.text, mention.end, start)
        ):
            again[at] = scaled(weighed[at], max(CALLED, 1 - weighed[at][NOTHING]))
    return again


def _alone_in_sentences(scene: Scene) -> dict[int, int]:
    """The person of each sentence that speaks of only one."""
    people: dict[int, set[int]] = defaultdict(set)
    for mention in scene.persons.mentions:
        people[scene.document.sentence_at(mention.start)].add(mention.person)
    return {index: next(iter(named)) for index, named in people.items() if len(named) == 1}


def _as_joined(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, of two offices joined behind a name the second as likely as the first:
    «مینا آذرنیا معاون استاندار و فرماندار ساوه».
    """
    text = scene.document.text
    joined = {
        number: (first, second)
        for number, (first, second) in enumerate(pairwise(scene.offices))
        if text[first.end : second.start] == " و "
        and may_be_joined(first, second)
        and not (
            first.explicit and second.how == "context" and _ALONE.fullmatch(text, second.start, second.end)
        )
    }
    if not joined:
        return weighed
    index = {(pair.office, pair.mention): at for at, pair in enumerate(pairs) if pair.office - 1 in joined}
    again = list(weighed)
    for at, pair in enumerate(pairs):
        if pair.office not in joined:
            continue
        first, second = joined[pair.office]
        other = index.get((pair.office + 1, pair.mention))
        if other is None or not 0 <= first.start - pair.mention.end <= BESIDE:
            continue
        if not any(
            mention.start in range(second.end, second.end + BESIDE) for mention in scene.persons.mentions
        ):
            likely = max(1 - again[other][NOTHING], 1 - again[at][NOTHING])
            again[other] = scaled(again[other], likely)
    return again


def _as_replaced(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; of the office of whom another replaces, that other takes it: «مینا آذرنیا جایگزین رضا
    ناصری در شهرداری ساوه شد».
    """
    replaced = {pair.mention for pair in pairs if pair.replaced}
    if not replaced:
        return weighed
    again = list(weighed)
    index = {(pair.office, pair.mention): at for at, pair in enumerate(pairs)}
    for left in replaced:
        came = _replacing(scene, left)
        if came is None or came.person == left.person:
            continue
        both = [
            (at, index[office, came])
            for (office, mention), at in index.items()
            if mention == left
            and pairs[at].replaced
            and (office, came) in index
            and not _entitles(scene, scene.offices[office], left, came)
        ]
        if not both:
            continue
        of_left, of_came = min(both, key=lambda two: again[two[0]][NOTHING])
        acting = {
            scene.offices[pair.office].role
            for at, pair in enumerate(pairs)
            if pair.mention.person == came.person and 1 - again[at][NOTHING] >= LEAST_LIKELY
        }
        if (
            1 - again[of_left][NOTHING] >= LEAST_LIKELY
            and f"acting_{scene.offices[pairs[of_left].office].role}" not in acting
        ):
            again[of_came] = _only(again[of_came], ("start", "incumbent"), REPLACED)
    return again


def _entitles(scene: Scene, office: Office, left: PersonMention, came: PersonMention) -> bool:
    """Whether an office is the title of one of two persons of whom one replaces the other in something else: «مینا
    آذرنیا، شهردار ساوه، جانشین رضا ناصری، شهردار اراک، شد».
    """
    text = scene.document.text
    if scene.document.sentence_at(office.start) != scene.document.sentence_at(left.start):
        return True
    if office.end <= came.start and any_word("speaks").search(text, office.end, came.start):
        return True  # «فرماندار ساوه گفت: الف جایگزین ب شد»
    if came.end <= office.start < left.start:
        return any_word("as", closing=True).search(text, came.end, office.start) is None
    behind = text[left.end : office.start]
    apposed = 0 < office.start - left.end <= BESIDE and not behind.isspace()
    return (
        apposed
        or _OF_LEFT.search(behind) is not None
        or any(0 <= mention.start - office.end <= BESIDE for mention in (left, came))
    )


def _replacing(scene: Scene, left: PersonMention) -> PersonMention | None:
    """Who replaces somebody: who is named last before, in the sentence."""
    sentence = scene.document.sentences[scene.document.sentence_at(left.start)]
    before = [
        mention
        for mention in scene.persons.mentions
        if max(sentence.start, left.start - _REPLACES) <= mention.start and mention.end <= left.start
    ]
    return before[-1] if before else None


def _only(answers: Answers, statuses: tuple[str, ...], likely: float) -> Answers:
    """Answers at least so likely, of which only some statuses are left."""
    likely = max(likely, 1 - answers[NOTHING])
    kept = {answer: answers[answer] for answer in statuses}
    share = likely / max(sum(kept.values()), 1e-9)
    return {a: kept.get(a, 0.0) * share for a in answers} | {NOTHING: 1 - likely}
