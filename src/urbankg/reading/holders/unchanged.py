"""Who is called by an office where nothing tells of a change is its sitting holder: the models may take a mere list of
officials, or a title in a report on something else, for the news that they came; or who impeaches somebody for one who
leaves.
"""

from __future__ import annotations

import re

from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import Answers
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_BACK = 8  # sentences before the office in which a change may be told that goes on to it
_PLAIN = frozenset(["plain"])
_BECOMES = frozenset(["شد", "شدند"])  # cues that may be the verb of anything
_CHANGES = frozenset(["start", "end", "former", "candidate"])
_BEHIND = re.compile(rf"(?: [^\W\d_]+){{0,3}} {any_word('chosen for').pattern}")
_LEAST = 0.25  # how likely it must be at the least that somebody came, for this to be looked at
_BECAME = re.compile(r"(?: هم| نیز)? شد(?:ند)?(?!\w)")
_IMPEACHING = frozenset(["council_member", "mp"])
_MAYBE = 0.1  # the same of somebody in a list, or who impeaches


def as_unchanged(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; of a name beside its title, with no word of a change around, a holder's."""
    again = list(weighed)
    sentence_at = scene.document.sentence_at
    for at, pair in enumerate(pairs):
        answers = weighed[at]
        if answers["end"] >= _MAYBE and _impeaches(scene, pair):
            again[at] = _sitting(answers, "end")
        if pair.listed is not None and answers["start"] >= _MAYBE and _sits_all_along(scene, pair):
            again[at] = _sitting(answers, "start")
        if answers["start"] < _LEAST or pair.replaced:
            continue
        office, mention = scene.offices[pair.office], pair.mention
        if office.phrase.senses - _PLAIN:
            continue
        between = scene.document.text[min(office.end, mention.end) : max(office.start, mention.start)]
        own = {sentence_at(office.start), sentence_at(mention.start)}
        if len(own) > 1 and office.phrase.form == "holder" and _is_told_of_all_else(scene, own):
            again[at] = _sitting(answers, "start")
        if len(between) > BESIDE or ":" in between:  # «سخنگو: مینا آذرنیا» may be a board that is elected
            continue
        if _is_called_and_chosen(scene, office, mention):
            again[at] = _sitting(answers, "start")
        if office.phrase.form == "holder" and not _is_change_near(scene, own):
            again[at] = _sitting(answers, "start")
    return again


def _sitting(answers: Answers, change: str) -> Answers:
    """The answers for a pair, what they have for a change counted for a sitting holder."""
    return answers | {"incumbent": answers["incumbent"] + answers[change], change: 0.0}


def _is_told_of_all_else(scene: Scene, own: set[int]) -> bool:
    """Whether nothing in an office's sentence, a name's and those around tells of a change but «شد» for something else:
    «فرماندار ساوه مجروح شد. رضا ناصری در بیمارستان است».
    """
    ends = {office.end + 1 for office in scene.offices}
    around = _around(scene, own) | own
    return not _tells_of_change(scene, around) and not any(
        not _CHANGES.isdisjoint(cue.senses) and (cue.text not in _BECOMES or cue.start in ends)
        for index in around
        for cue in scene.cues[index]
    )


def _impeaches(scene: Scene, pair: Pair) -> bool:
    """Whether all that is told of leaving beside a member is an impeachment, which members only vote on."""
    office, document = scene.offices[pair.office], scene.document
    if office.role not in _IMPEACHING or pair.replaced:
        return False
    own = {document.sentence_at(office.start), document.sentence_at(pair.mention.start)}
    left = [cue for index in own for cue in scene.cues[index] if "end" in cue.senses]
    return bool(left) and all(any_word("impeachment").fullmatch(cue.text) for cue in left)


def _sits_all_along(scene: Scene, pair: Pair) -> bool:
    """Whether nothing tells that those in a list of members came: «پنج عضو شورا نامه نوشتند. الف، ب و … آن را امضا
    کردند».
    """
    document, office = scene.document, scene.offices[pair.office]
    if office.role != "council_member" or pair.replaced:
        return False
    own = {document.sentence_at(office.start), document.sentence_at(pair.mention.start)}
    come = (cue for index in own for cue in scene.cues[index] if "start" in cue.senses)
    if any(_BECAME.fullmatch(f" {cue.text}") is None for cue in come):
        return False
    spans = [(document.sentences[index].start, document.sentences[index].end) for index in own]
    if _BECAME.match(document.text, office.end) or any(
        any_word("list elected").search(document.text, *span) for span in spans
    ):
        return False
    return not _is_told_near(scene, own, own)


def _is_called_and_chosen(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a name with its office behind it is that of somebody chosen for something else."""
    if mention.end > office.start:
        return False
    sentence = scene.document.sentences[scene.document.sentence_at(mention.start)]
    return is_chosen_for_another(scene.document.text, sentence.start, mention.start, office.end)


def is_chosen_for_another(text: str, start: int, name: int, end: int) -> bool:
    """Whether a sentence that begins at ``start`` says, before a name or behind the office that follows it and ends at
    ``end``, that who is chosen is so for something else: «برای عضویت در هیئت‌مدیره، الف شهردار ساوه انتخاب شد».
    """
    chosen = any_word("chosen for")
    return chosen.search(text, start, name) is not None or _BEHIND.match(text, end) is not None


def _is_change_near(scene: Scene, own: set[int]) -> bool:
    """Whether a sentence, one before it, the next one or the title tells of a change of office."""
    sentences, text = scene.document.sentences, scene.document.text
    for index in own:
        if any("start" in cue.senses for cue in scene.cues[index]):
            return True
        if any_word("may tell of a change").search(text, sentences[index].start, sentences[index].end):
            return True
    return _is_told_near(scene, own, set())


def _is_told_near(scene: Scene, own: set[int], among: set[int]) -> bool:
    """Whether a sentence before some, the next one or the title tells of a change; or one of ``among`` these."""
    return _tells_of_change(scene, (_around(scene, own) - own) | among)


def _around(scene: Scene, own: set[int]) -> set[int]:
    """The sentences, by number, from some before to the next one behind, and those of title and lead."""
    sentences = scene.document.sentences
    near = range(max(0, min(own) - _BACK), min(len(sentences), max(own) + 2))
    return {*near, *(i for i, sentence in enumerate(sentences) if sentence.part != "body")}


def _tells_of_change(scene: Scene, sentences: set[int]) -> bool:
    document, told = scene.document, any_word("tells of a change")
    spans = ((document.sentences[index].start, document.sentences[index].end) for index in sorted(sentences))
    return any(told.search(document.text, *span) for span in spans)
