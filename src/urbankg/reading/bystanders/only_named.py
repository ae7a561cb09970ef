"""Who is only spoken of, quoted, pointed at, written to or wished well near an office that is another's.

The words are lists of ``data/phrases/bystander_words.csv`` and ``holding_words.csv``.
"""

from __future__ import annotations

import re

from urbankg.reading.bystanders.named_aside import ahead_of
from urbankg.reading.bystanders.namesakes import is_another_thing
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import office_opens
from urbankg.reading.wordings import any_word, one_of

_BY_WHOM = 25  # characters before an office in which «در نامه‌ای به» stands
# Between an office and what is wanted of its holder: a verb of what this one does, or what is done for it.
DOES = re.compile(rf"(?<!\w)(?:که|تا|ن?می|{one_of('clause verb')}|{one_of('is asked')})(?!\w)")
_APPOSED = re.compile(r"[»\"]? ?، ?")
_GOES_ON = re.compile(r" [^\W\d_]+")
_MADE_SOMETHING = re.compile(rf"[»\"]?(?: [^\W\d_]+)?[»\"]? را {any_word('as').pattern}")
_SAYS = re.compile(rf"{any_word('speaks').pattern}[^:]{{0,20}}:")
_TO_HIM = re.compile(" (?:به|از|با|برای) ")
_WITH = re.compile(r"[»\"]? (?:با|و) ")
_NEXT_COMMA = 60  # characters behind an office in which a comma closes it: «به گفته الف، شهردار ساوه، …»
_NEXT_WORDS = 20  # characters behind a name in which «اظهار داشت» is said of it
APPOSITION = re.compile(r"[ ]?(?:،[ ]?(?:[^\W\d_]+[ ]){0,3}[«\"]?|[«\"])")


def is_only_spoken_of(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether what stands before a name tells that the office near it is somebody else's: «به گفته رضا آذرنیا، شهردار
    ساوه رفت», «دیدار رضا آذرنیا با شهردار», «قاتل رضا آذرنیا», «رئیس‌جمهور رضا آذرنیا را به عنوان سفیر معرفی کرد».
    """
    text = scene.document.text
    before = ahead_of(text, mention)
    if _is_told_again(office, mention) or is_another_thing(scene, office, mention):
        return True
    if _is_quoted(scene, office, mention):
        return True
    if office.end + 1 == mention.start:
        return _MADE_SOMETHING.match(text, mention.end) is not None
    if any_word("cited", closing=True).search(before) and _APPOSED.fullmatch(text, mention.end, office.start):
        comma = text.find("،", office.end, office.end + _NEXT_COMMA)
        does = DOES.search(text, office.end, comma)
        return comma < 0 or (does is not None and does[0] != "که")
    if mention.kind == "pronoun" and _TO_HIM.fullmatch(text, office.end, mention.start):
        return True
    if _is_pointed_at(scene, office, mention.person):
        return True
    if any_word("encounter", closing=True).search(before) and _WITH.fullmatch(
        text, mention.end, office.start
    ):
        return True
    if office.is_beside(mention.start, mention.end):
        return False
    if _is_wished_well(scene, office, mention, before):
        return True
    if any_word("honoured").search(text, office.end, mention.start):
        sentence = scene.document.sentences[scene.document.sentence_at(office.start)]
        if any_word("condoles").search(text, mention.end, sentence.end):
            return True
    return any_word("spoken of", closing=True).search(before) is not None


def _is_pointed_at(scene: Scene, office: Office, person: int) -> bool:
    """Whether a pronoun right before an office and a comma is somebody else: «به گفته او، شهردار ساوه نیامد», «در دیدار
    با وی، شهردار ساوه گفت».
    """
    text = scene.document.text
    return any(
        mention.kind == "pronoun"
        and text[max(0, mention.start - 2) : mention.start - 1].isalpha()
        and _APPOSED.fullmatch(text, mention.end, office.start)
        for mention in scene.persons.people[person].mentions
    )


def _is_quoted(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a name stands in what the holder says («شهردار ساوه گفت: رضا آذرنیا هنرمند است»), or what looks like one
    are the first words of that: «شهردار ساوه: بهار سبز می‌رسد».
    """
    document = scene.document
    sentence = document.sentences[document.sentence_at(office.start)]
    if mention.start < sentence.end and office_opens(scene, office):
        says = _SAYS.search(document.text, office.end, mention.start)
        goes_on = _GOES_ON.search(document.text, mention.end, sentence.end)
        if says is not None and goes_on is not None and not speaks(scene, mention):
            named = (m.start for m in scene.persons.mentions if m.kind != "pronoun")
            return not any(office.end <= start < says.end() for start in named)
    if sentence.part != "title" or document.text[office.end : mention.start].strip() != ":":
        return False
    return _GOES_ON.match(document.text, mention.end, sentence.end) is not None


def _is_told_again(office: Office, mention: PersonMention) -> bool:
    """Who has been spoken of before is by «این سمت» in the office told of him then, not in the last one of the text:
    «ناصری چهار سال در این سمت بود».
    """
    return office.how == "again" and mention.kind == "surname" and mention.start < office.start


def is_addressed(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether an office is that of who is written to, or the other way round who is written to is named: «در نامه‌ای به
    رئیس شورای شهر از سمت خود استعفا داد», «شهردار ساوه خطاب به رضا آذرنیا نوشت»; but a decree is, to who holds it.
    """
    text = scene.document.text
    if office.is_beside(mention.start, mention.end) or APPOSITION.fullmatch(text, office.end, mention.start):
        return False
    before = text[max(0, office.start - _BY_WHOM) : office.start]
    letter = any_word("written to", closing=True).search(before) is not None
    if not any_word("addressing", closing=True).search(ahead_of(text, mention)):
        return letter
    if letter or before.endswith(" به ") or mention.start < office.start:
        return False
    sentence = scene.document.sentences[scene.document.sentence_at(mention.start)]
    decree = any_word("tells of a change").search(text, sentence.start, sentence.end)
    return decree is None


def _is_wished_well(scene: Scene, office: Office, mention: PersonMention, before: str) -> bool:
    """Whether somebody condoles on a person's death, or congratulates, apart from the office: «مینا آذرنیا درگذشت رضا
    ناصری را تسلیت گفت. در پیام شهردار ساوه آمده است …».
    """
    document = scene.document
    index = document.sentence_at(mention.start)
    if index == document.sentence_at(office.start) or not any_word("honoured", closing=True).search(before):
        return False
    return any_word("condoles").search(document.text, mention.end, document.sentences[index].end) is not None


def speaks(scene: Scene, mention: PersonMention) -> bool:
    """Whether a verb of speech follows a name at once: «رضا آذرنیا اظهار داشت»."""
    text = scene.document.text
    behind = any_word("speaks").search(text, mention.end, mention.end + _NEXT_WORDS)
    return behind is not None and not any(
        mention.end <= office.start < behind.start() for office in scene.offices
    )
