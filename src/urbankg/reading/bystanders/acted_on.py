"""Who is acted on by the holder of an office, and is no holder of it thereby.

The words are lists of ``data/phrases/bystander_words.csv`` and ``holding_words.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.bystanders.named_aside import ahead_of
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import office_opens, sentence_of, titles
from urbankg.reading.wordings import any_word

_OTHER_CLAUSE = re.compile(r"[:؛]|(?<!\w)که(?!\w)")
_OBJECT = re.compile(r"[»\"]? ?،? را(?!\w)")
_BY_MANY = re.compile(r"(?:(?:[دتنهروس]|گوی|ای)ند|ه ?اند)[ .!»\"\n]*\Z")  # «کردند», «می‌کنند», but not «می‌کند»
_NEAR = 60  # characters from an office to a pronoun that its holder acts on
_NAME = "\0"  # stands for each character of a name
_BESIDE = 4  # characters between a name and an office of its own


def is_acted_on(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether somebody named by an office is whom its holder dismisses, sends or takes leave of."""
    if mention.kind == "pronoun" and _is_object_by_pronoun(scene, office, mention):
        return True
    if office.phrase.plural and _is_among_objects(scene, office, mention):
        return True
    named = mentions_beside(scene, office, mention)
    return any(_is_object(scene, office, one) for one in named) or _is_let_go(scene, office, mention)


def mentions_beside(scene: Scene, office: Office, mention: PersonMention) -> list[PersonMention]:
    """A mention of somebody, and those in the sentence of an office: what tells there that this is another's."""
    sentence = sentence_of(scene, office.start)
    others = scene.persons.people[mention.person].mentions
    return [m for m in others if m == mention or sentence.start <= m.start < sentence.end]


def is_dealt_with(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether somebody is named in the sentence of an office as with whom or for whom its holder does something:
    «فرماندار ساوه از رضا ناصری قدردانی کرد. وی گفت: …».
    """
    text, sentence = scene.document.text, sentence_of(scene, office.start)
    if office.phrase.form != "holder" or office.phrase.plural:
        return False
    named = (
        m
        for m in mentions_beside(scene, office, mention)
        if m.kind != "pronoun" and sentence.start <= m.start
    )
    first = min(named, key=lambda m: m.start, default=mention)
    if first.kind == "pronoun" or not office.end < first.start < sentence.end:
        return False
    if _joined().fullmatch(text, office.end, first.start):
        return True
    return any_word("dealt with", closing=True).search(ahead_of(text, first)) is not None


def puts_out(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether the holder with whom a sentence opens does something to the holder of the next office, of whose coming or
    leaving another sentence tells: «استاندار مرکزی فرماندار ساوه را برکنار کرد. رضا ناصری دو سال فرماندار بود».
    """
    text, sentence = scene.document.text, sentence_of(scene, office.start)
    if sentence.start <= mention.start < sentence.end or not office_opens(scene, office):
        return False
    return any(other.start == office.end + 1 and _OBJECT.match(text, other.end) for other in scene.offices)


def _is_object_by_pronoun(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a pronoun is the object of what the holder of an office does: «استاندار مرکزی دیروز وی را برکنار کرد»."""
    document = scene.document
    if office.phrase.form != "holder" or not document.text.startswith(" را ", mention.end):
        return False
    if not 0 < mention.start - office.end <= _NEAR:
        return False
    between = document.text[office.end : mention.start]
    apart = document.sentence_at(office.start) != document.sentence_at(mention.start)
    return not apart and any_word("clause verb").search(between) is None and not _OTHER_CLAUSE.search(between)


def _is_object(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether the holder with whom a sentence opens does something to who is named next: «استاندار مرکزی رضا ناصری
    شهردار ساوه را به تفرش فرستاد»; not «… را برکنار کردند», where others do it to the holder.
    """
    text = scene.document.text
    if office.end >= mention.start or not _just_titled().fullmatch(text, office.end, mention.start):
        return False
    called = (o.end for o in scene.offices if 0 < o.start - mention.end <= _BESIDE)
    if "،" in text[office.end : mention.start]:
        if not text.startswith(" را ", mention.end):
            return False  # «رئیس شورا، رضا ناصری، شهردار را خواست»
    elif not any(_OBJECT.match(text, end) for end in (mention.end, *called)):
        return False
    return office_opens(scene, office) and not _BY_MANY.search(text, 0, sentence_of(scene, office.start).end)


def _is_among_objects(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether members of a council with whom a sentence opens do something to those named right behind them, or with
    them: «اعضای شورای شهر ساوه رضا ناصری و مینا آذرنیا را به مردم معرفی کردند»; «… با رضا ناصری دیدار کردند».
    """
    end = sentence_of(scene, office.start).end
    if office.role != "council_member" or not office.end < mention.start < end:
        return False
    if not office_opens(scene, office):
        return False
    text, at = scene.document.text, office.end
    pieces: list[str] = []
    for other in scene.persons.mentions:
        if at <= other.start < end:
            pieces += (text[at : other.start], _NAME * (other.end - other.start))
            at = other.end
    named = _objects().match("".join([*pieces, text[at:end]]))
    return named is not None and mention.end - office.end <= named.end()


@cache
def _objects() -> re.Pattern[str]:
    one = rf"[«\"]?{titles()}[«\"]?{_NAME}+[»\"]?"
    run = rf"{one}(?:(?: ?، ?| و ){one})*"
    return re.compile(rf" (?:{run} ?،? را(?!\w)|(?:با|از|به) {run})")


@cache
def _joined() -> re.Pattern[str]:
    """«فرماندار ساوه و رضا ناصری»."""
    return re.compile(rf" و [«\"]?{titles()}[«\"]?")


@cache
def _just_titled() -> re.Pattern[str]:
    return re.compile(rf" ?،? [«\"]?{titles()}[«\"]?")


def _is_let_go(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whose leaving a council decides on is no member of it thereby: «شورای شهر ساوه استعفای رضا آذرنیا را پذیرفت»."""
    document = scene.document
    if office.role != "council_member" or office.phrase.form != "post" or mention.start < office.end:
        return False
    index = document.sentence_at(office.start)
    if index != document.sentence_at(mention.start):
        return False
    sentence = document.sentences[index]
    leaving = any_word("leaving of", closing=True).search(document.text[office.end : mention.start])
    return leaving is not None and not any_word("of this council").search(
        document.text, mention.end, sentence.end
    )
