"""Persons named one after the other, each beside an office: what a sentence tells of one it tells of all.

So in one sentence, «وزیر کشور احکام انتصاب مینا آذرنیا شهردار ساوه و رضا ناصری شهردار اراک را امضا کرد», and line by
line where a list has a person with an office in each. What is said above it («این افراد منصوب شدند:») is said of each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from urbankg.claims import IN_OFFICE
from urbankg.reading.mentions.offices import BESIDE
from urbankg.reading.pairs.comparing import NOTHING, SEVERAL_SEATS, Answers, in_status
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_TITLES = rf"[ «\"]*(?:{any_word('title of actor').pattern} )*[«\"]?"
_JOINED = re.compile(rf"[»\"]?(?:[ ]?[،؛]| و(?= ))(?: و(?= ))?{_TITLES}")
_AND = re.compile(rf"[»\"]? و{_TITLES.replace('*', '+', 1)}")
_DECREED = re.compile(rf"{any_word('decree before a list').pattern}{_TITLES}$")
_LEFT = re.compile(rf"{any_word('list tells of leaving').pattern}[^\w\n]*:[^\w\n]*\n?[\W\d_]*{_TITLES}$")
_BEFORE = 60  # characters before a list in which words stand that govern it
_ABOVE = 250  # characters above a list of lines in which stands what is told of all in it
_LEAST_LINES = 2
_MAY_SIT = 0.4  # how likely a name of a list must be to sit where the others do
_LONGEST_LINE = 110  # characters; longer ones tell each a story of its own
# How the line of a list begins: a bullet, a number, what it is about («الف) », «ساوه: »).
_HEAD = re.compile(rf"[\W\d_]*(?:(?:[^\W\d_]+ ?){{1,3}}[):؛–—-][\W_]*)?{_TITLES}")
_BESIDE_IN_LINE = re.compile(rf"[»\"]?[ ]?[،؛:(/–—-]?[ ]?{_TITLES}")
_OPENS = re.compile(r"[:؛]\s*\Z|(?<!\w)(?:زیر|ذیل|اتی)(?!\w)")


def alike(weighed: list[Answers], run: Iterable[int]) -> None:
    """Make those of some pairs, by number, that tell of a holder or of one who comes tell the same of all of them."""
    held = [at for at in run if _likeliest(weighed[at]) in IN_OFFICE]
    sums = {status: sum(weighed[at][status] for at in held) for status in IN_OFFICE}
    whole = max(sum(sums.values()), 1e-9)
    for at in held:
        own = sum(weighed[at][status] for status in IN_OFFICE)
        weighed[at] = weighed[at] | {status: own * sums[status] / whole for status in IN_OFFICE}


def _likeliest(answers: Answers) -> str:
    return max((a for a in answers if a != NOTHING), key=answers.__getitem__)


def as_listed_alike(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair, of those listed side by side in statuses as likely as of all of them together."""
    again = list(weighed)
    for run in _runs(scene, pairs):
        if len(run) < 2:
            continue
        first = pairs[run[0]].mention.start
        if change := _change_before(scene.document.text, first):
            for at in run:
                again[at] = in_status(again[at], change, 1 - again[at][NOTHING])
            continue
        _in_shares(again, run)
    for lines in _lists_of_lines(scene, pairs, again):
        status = _told_above(scene, min(pairs[at].mention.start for at in lines))
        if status:
            for at in lines:
                again[at] = in_status(again[at], status, 1 - again[at][NOTHING])
        elif all(scene.offices[pairs[at].office].phrase.form == "holder" for at in lines):
            alike(again, lines)
    for mates in _lists_in_order(pairs, again):
        alike(again, mates)
    for mates in _lists_of_members(scene, pairs, again):
        _in_shares(again, mates)
    _as_both(scene, pairs, again)
    return again


def _in_shares(weighed: list[Answers], run: Sequence[int]) -> None:
    """Make the statuses of some pairs, by number, as likely as they are of all of them together."""
    whole = sum(1 - weighed[at][NOTHING] for at in run)
    shares = {
        answer: sum(weighed[at][answer] for at in run) / max(whole, 1e-9)
        for answer in weighed[run[0]]
        if answer != NOTHING
    }
    for at in run:
        likely = 1 - weighed[at][NOTHING]
        weighed[at] = {a: p * likely for a, p in shares.items()} | {NOTHING: weighed[at][NOTHING]}


def _change_before(text: str, first: int) -> str:
    """What the words right before a list that begins at a place tell of all in it: start, end, or nothing."""
    start = max(0, first - _BEFORE)
    return (
        "start" if _DECREED.search(text, start, first) else "end" if _LEFT.search(text, start, first) else ""
    )


def _lists_in_order(pairs: Sequence[Pair], weighed: Sequence[Answers]) -> Iterable[list[int]]:
    """The pairs, by number, of a list of offices with one of their holders: «شهرداران ساوه و اراک، الف و ب»."""
    lists: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        if pair.office_listed is not None and pair.listed is not None and weighed[at][NOTHING] < 0.5:
            lists[pair.office_listed, pair.listed].append(at)
    return lists.values()


def _lists_of_members(scene: Scene, pairs: Sequence[Pair], weighed: Sequence[Answers]) -> Iterable[list[int]]:
    """The pairs, by number, of the names of a list with the seats that it may be about: «در دیدار اعضای شورا، الف، ب و
    ج آمدند».
    """
    lists: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        office = scene.offices[pair.office]
        if pair.listed is None or pair.replaced or office.role not in SEVERAL_SEATS:
            continue
        if 1 - weighed[at][NOTHING] >= _MAY_SIT:
            lists[pair.listed, office.role, office.label].append(at)
    return lists.values()


def _as_both(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> None:
    """Make who is joined to the name right before an office in the plural as likely to hold it: «مینا آذرنیا و رضا
    ناصری نمایندگان مردم».
    """
    text, index = scene.document.text, {(pair.office, pair.mention): at for at, pair in enumerate(pairs)}
    full = [mention for mention in scene.persons.mentions if mention.kind == "full"]
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        beside = office.phrase.plural and 0 <= office.start - mention.end <= BESIDE
        if not beside or office.phrase.form != "holder" or mention.kind != "full":
            continue
        other = next((m for m in full if _AND.fullmatch(text, m.end, mention.start)), None)
        first = index.get((pair.office, other)) if other else None
        if first is not None and weighed[first][NOTHING] > weighed[at][NOTHING]:
            weighed[first] = weighed[at]


def _lists_of_lines(scene: Scene, pairs: Sequence[Pair], weighed: Sequence[Answers]) -> Iterator[list[int]]:
    """The pairs of each list that has a line for each, by number."""
    document = scene.document
    if len(pairs) < _LEAST_LINES or document.sentences[-1].paragraph < _LEAST_LINES:
        return
    lines: dict[int, list[int]] = defaultdict(list)
    begin: dict[int, int] = {}
    own: set[int] = set()  # lines that tell something else
    for sentence in document.sentences:
        start = begin.setdefault(sentence.paragraph, sentence.start)
        if sentence.end - start > _LONGEST_LINE:
            own.add(sentence.paragraph)
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        first, second = sorted(((office.start, office.end), (mention.start, mention.end)))
        if pair.replaced or mention.kind != "full" or not 0 <= second[0] - first[1] <= BESIDE:
            continue
        if office.phrase.plural or office.phrase.senses:
            continue
        if office.role == "mp":
            continue  # «نایب‌رئیس: الف، نماینده ساوه»
        if weighed[at][NOTHING] >= 0.5 or not _BESIDE_IN_LINE.fullmatch(document.text, first[1], second[0]):
            continue
        sentence = document.sentences[document.sentence_at(first[0])]
        paragraph = sentence.paragraph
        if paragraph in own or any(pairs[other].mention == mention for other in lines.get(paragraph, ())):
            continue
        if any_word("list tells of others").search(document.text, begin[paragraph], sentence.end):
            continue
        if any_word("speaks").search(document.text, second[1], sentence.end):
            continue  # «الف شهردار ساوه گفت: …»: a story, and no line of a list
        if paragraph in lines or _HEAD.fullmatch(document.text, begin[paragraph], first[0]):
            lines[paragraph].append(at)
    run: list[int] = []
    for one, other in pairwise([*sorted(lines), 1 << 30]):
        run.append(one)
        if other - one > 1:
            if len(run) >= _LEAST_LINES:
                yield [at for line in run for at in lines[line]]
            run = []


def _told_above(scene: Scene, start: int) -> str:
    """What stands above a list of lines tells of all in it: that they leave, take or are proposed for their offices."""
    document = scene.document
    if _LEFT.search(document.text, max(0, start - _BEFORE), start):
        return "end"
    index = document.sentence_at(start)
    paragraph = document.sentences[index].paragraph
    above = [s for s in document.sentences[:index] if paragraph - s.paragraph == 1]
    if not above:
        return ""
    text = document.text[max(above[0].start, above[-1].end - _ABOVE) : above[-1].end]
    if _OPENS.search(text) is None:
        return ""
    if any_word("list tells of proposals").search(text) and not any_word("trusted").search(text):
        return "candidate"
    takes = any_word("list tells of taking").search(text) and not any_word("list tells of others").search(
        text
    )
    return "start" if takes else ""


def _runs(scene: Scene, pairs: list[Pair]) -> Iterator[list[int]]:
    """The pairs of each list, by number: a name with its office behind it, and so on."""
    beside: dict[int, int] = {}
    for at, pair in enumerate(pairs):
        office, mention = scene.offices[pair.office], pair.mention
        if (
            0 <= office.start - mention.end <= BESIDE
            and mention.kind == "full"
            and office.phrase.form == "holder"
            and not office.phrase.senses
        ):
            beside.setdefault(mention.start, at)
    run: list[int] = []
    for start in sorted(beside):
        if run:
            end = scene.offices[pairs[run[-1]].office].end
            if end > start or not _JOINED.fullmatch(scene.document.text, end, start):
                yield run
                run = []
        run.append(beside[start])
    yield run
