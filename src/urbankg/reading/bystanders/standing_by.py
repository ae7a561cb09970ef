"""Who is named by an office without being in it: whom its holder appoints, who only tells of it.

The words are lists of ``data/phrases/bystander_words.csv`` and ``holding_words.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from urbankg.claims import Status
from urbankg.reading.bystanders.acted_on import is_acted_on, is_dealt_with, mentions_beside, puts_out
from urbankg.reading.bystanders.named_aside import ahead_of, is_aside
from urbankg.reading.bystanders.only_named import (
    APPOSITION,
    DOES,
    is_addressed,
    is_only_spoken_of,
    speaks,
)
from urbankg.reading.bystanders.own_titles import has_own_title, is_another_beside, joins_in
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import LONGEST_SAYING, PRONOUN, SAYS_OF, PersonMention, is_author
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import office_opens, sentence_of
from urbankg.reading.wordings import any_word, one_of

_TOLD_OF = re.compile(rf"(?<!\w){PRONOUN.pattern}")
_BY_WHOM = 25  # characters before an office in which «به پیشنهاد و با حکم» stands
_COMMA = re.compile(r"[»\"]?[ ]?،")
_OF_SOMEBODY_ELSE = ("in company of", "nobody", "that")  # word lists: what stands before another's office
_TITLED = 12  # characters between an office and a name behind it, with a title: «: دکتر »
_BESIDE = 4  # characters between a name and its office
_NUMBERED = re.compile(r"(?:\n|^)[ ]*\d{1,2}[ ]?[-–.)ـ][ ]?\Z")
_NUMBER = 8  # characters before a name in which the number of its line stands
_HOUSE = re.compile("شهرداری|فرمانداری|استانداری|بخشداری|وزارت")
_AHEAD_OF_HOUSE = 60  # characters before a house in which stands what is there
_HOUSE_OR_BODY = re.compile(rf"(?:{_HOUSE.pattern}|سازمان|شرکت)(?!\w)")
_FROM_ELSEWHERE = re.compile(r"(?<!\w)از (?:[^\W\d_]+ ){1,3}به $")
_IS_GOING = re.compile(r" (?:باز |بر )?می")
_NEXT_OF_ITS = re.compile(r"(?: ?،)? [^\W\d_]+")
_CONFIRMING = frozenset(["county_governor", "governor_general", "minister"])


def stands_by(scene: Scene, pair: Pair, status: Status) -> bool:
    """Whether a person stands by an office that is another's, however likely the two look together."""
    office, mention = scene.offices[pair.office], pair.mention
    if _is_of_another(scene, pair) or is_only_spoken_of(scene, office, mention):
        return True
    if is_acted_on(scene, office, mention) or is_addressed(scene, office, mention):
        return True
    if status in ("start", "end") and (_goes_to_house(scene, office, mention) or _is_of_board(scene, office)):
        return True
    if any(_appointed_by(scene, office, one) for one in mentions_beside(scene, office, mention)):
        return True
    if status == "candidate":
        return _speaks_of_others(scene, office, mention)
    if status == "incumbent":
        return _is_yet_to_be(scene, office) or is_dealt_with(scene, office, mention)
    if status == "former" and any_word("stood for").match(scene.document.text, office.end + 1):
        return True
    return puts_out(scene, office, mention)


def _says_of_another(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a person only says that another holds the office: «رضا آذرنیا گفت: او شهردار ساوه بود»."""
    text, sentence = scene.document.text, sentence_of(scene, mention.start)
    if mention.kind == "pronoun" or not mention.end < office.start < sentence.end:
        return False
    if not is_author(scene.document, mention):
        return False  # «شهردار درباره رضا آذرنیا گفت: او معلم بود»
    return any(
        SAYS_OF.search(text, max(mention.end, told.start() - LONGEST_SAYING), told.start())
        for told in _TOLD_OF.finditer(text, mention.end, office.start)
    )


def _is_of_another(scene: Scene, pair: Pair) -> bool:
    """Whether what stands before an office makes it one of somebody else than who is named near: «رضا آذرنیا، برادر
    شهردار ساوه», «رضا آذرنیا گفت: اگر شهردار نیاید», «رضا آذرنیا از شهردار ساوه پرسید», «۲ عضو شورا بازداشت
    شدند. رضا آذرنیا افزود».
    """
    document, office, mention = scene.document, scene.offices[pair.office], pair.mention
    before = document.text[max(0, office.start - _BY_WHOM) : office.start]
    near = mention.start < office.start or 0 < mention.start - office.end <= _TITLED
    if near and any_word("somebody of", closing=True).search(before):
        return True  # «الف، برادر شهردار», «مشاور شهردار، ب»
    if _is_told_to(document.text, office, mention, before) or _is_parted(document.text, office, mention):
        return True
    said = 0 < mention.start - office.end < LONGEST_SAYING and (
        mention.kind == "pronoun" or _is_in_speech(scene, mention)
    )
    if said and SAYS_OF.search(document.text, office.end, mention.start):
        return True  # «شهردار ساوه گفت: او معلم بود»
    if joins_in(scene, office, mention) or _says_of_another(scene, office, mention):
        return True
    if _is_house(document.text, office):
        sentence = document.sentences[document.sentence_at(office.start)]
        ahead = document.text[max(sentence.start, office.start - _AHEAD_OF_HOUSE) : office.start]
        if any_word("of its house", closing=True).search(ahead):
            return True
        if any(other.end + 1 == office.start and other.phrase.over == "zone" for other in scene.offices):
            return True  # «مدیر منطقه دو شهرداری»
    if office.phrase.form == "post" and any(
        any_word(words, closing=True).search(before) for words in ("goes to a house", "member of")
    ):
        return True
    if _is_of_unnamed(scene, office, mention) or _decides(document.text, pair, office, before):
        return True
    if office.phrase.plural and any_word("of those towns").match(document.text, office.end + 1):
        return True  # «شهرداران شهرهای فوق»: which of them is whose, the list before tells
    asks = before.endswith((" از ", " تا ")) and (mention.end <= office.start or mention.kind == "pronoun")
    if asks and any_word("is asked").match(document.text, office.end + 1):
        return True
    if _has_to_do_with_it(document.text, office, mention, before):
        return True
    if any_word("only until", closing=True).search(before):
        return True
    if office.is_beside(mention.start, mention.end):
        return False
    if _is_handed_something(document.text, office, before) or is_another_beside(scene, office, mention):
        return True
    if any_word("without", closing=True).search(before):
        return any_word("leaving of", closing=True).search(ahead_of(document.text, mention)) is None
    if pair.listed is None and _is_counted(scene, office, mention, before):
        return True
    if mention.end <= office.start:
        if any_word("as", closing=True).search(before):
            if is_aside(scene, mention):
                return True
            decree = any_word("by decree").match(document.text, mention.end + 1)
            return decree is not None and " را " in document.text[decree.end() : office.start]
        if office.phrase.form == "post":
            apart = document.sentence_at(mention.start) != document.sentence_at(office.start)
            if _is_sent_to(document.text, office, before) or (not apart and _is_choice(before)):
                return True
            return any_word("nobody", closing=True).search(before) is not None
        return any(any_word(words, closing=True).search(before) for words in _OF_SOMEBODY_ELSE)
    return _is_of_others(scene, pair, before)


def _is_of_board(scene: Scene, office: Office) -> bool:
    """Whether a council is named as that of a board: who leaves the board stays in the council."""
    if office.role != "council_member" or office.phrase.form != "post":
        return False
    before = scene.document.text[max(0, office.start - _BY_WHOM) : office.start]
    return any_word("board of", closing=True).search(before) is not None


def _is_of_unnamed(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether an office in the plural is of some who are not named, before somebody with another title in a list of who
    was there: «بخشداران، شهرداران، رضا آذرنیا رئیس اداره برق».
    """
    if not office.phrase.plural or office.how == "said" or mention.start < office.end:
        return False
    sentence = scene.document.sentences[scene.document.sentence_at(office.start)]
    return mention.end <= sentence.end and has_own_title(scene, mention)


def _decides(text: str, pair: Pair, office: Office, before: str) -> bool:
    """Whether members of a council only decide on somebody: «با نظر اعضای شورا به عنوان منشی انتخاب شد», «با رأی شش عضو
    شورا به جای رضا ناصری آمد», «اعضای شورا برای انتخاب شهردار رأی دادند».
    """
    if office.role != "council_member" or office.phrase.form != "holder":
        return False
    if office.phrase.plural:
        return bool(
            any_word("decision of", closing=True).search(before)
            or any_word("to choose").match(text, office.end + 1)
        )
    number = any_word("number of members", closing=True).search(before)
    if number is None or pair.replaced:
        return number is not None
    return pair.listed is None and _decided_by().search(before[: number.start()]) is not None


@cache
def _decided_by() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('decision of').pattern}|{any_word('by whom').pattern}) \Z")


def _goes_to_house(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether somebody only went to a house, be it to work there («الف، شهردار سابق، به شهرداری اراک رفت»): not where
    it was from elsewhere («از ساوه به شهرداری اراک رفت»).
    """
    text = scene.document.text
    return (
        mention.end <= office.start
        and office.phrase.form == "post"
        and _HOUSE_OR_BODY.match(text, office.start) is not None
        and text.endswith(" به ", mention.end, office.start)
        and _FROM_ELSEWHERE.search(text[mention.end : office.start]) is None
        and _IS_GOING.match(text, office.end) is None
        and any_word("goes there").match(text, office.end + 1) is not None
    )


def _is_house(text: str, office: Office) -> bool:
    """Whether an office is named by its house alone, which is also a place and owns things: «شهرداری ساوه»."""
    return office.phrase.form == "post" and _HOUSE.match(text, office.start) is not None


def _is_parted(text: str, office: Office, mention: PersonMention) -> bool:
    """Whether a place of a list stands in another item of it («منطقه ۲: رضا آذرنیا؛ منطقه ۳: …»), or an office behind a
    name is one in quotation marks only («که او را «شهردار خیابان» می‌خوانند»).
    """
    between = text[min(mention.end, office.end) : max(mention.start, office.start)]
    if office.phrase.form == "place":
        return "؛" in between
    if mention.end > office.start or not between.endswith("«") or len(between) <= _BESIDE:
        return False
    return any_word("as", closing=True).search(between[:-1]) is None  # «به سمت «شهردار ساوه» منصوب شد»


def _is_told_to(text: str, office: Office, mention: PersonMention, before: str) -> bool:
    """Whether somebody gives or tells something to the holder of an office: «رضا آذرنیا به شهردار ساوه نوشت»."""
    return (
        mention.end <= office.start
        and before.endswith(" به ")
        and office.phrase.form == "holder"
        and not office.phrase.plural
        and any_word("rises").match(text, office.end + 1) is None
    )


def _has_to_do_with_it(text: str, office: Office, mention: PersonMention, before: str) -> bool:
    """Whether somebody meets the holder of an office, or has other work in its house: «رضا آذرنیا با شهردار ساوه دیدار
    کرد», «رضا آذرنیا در شهرداری ساوه کار می‌کند».
    """
    if office.phrase.form == "post":
        return before.endswith(" در ") and any_word("works there").match(text, office.end + 1) is not None
    met = before.endswith(" با ") and any_word("is met").match(text, office.end + 1) is not None
    return met and mention.end <= office.start


def _is_handed_something(text: str, office: Office, before: str) -> bool:
    """Whether somebody hands something to the holder of an office: «استعفای خود را تقدیم فرماندار کرد»."""
    if any_word("handed to", closing=True).search(before):
        return True
    return before.endswith(" به ") and any_word("is handed").match(text, office.end + 1) is not None


def _is_counted(scene: Scene, office: Office, mention: PersonMention, before: str) -> bool:
    """Whether an office is of some who are only counted: «مینا آذرنیا با رأی شش عضو شورا شهردار شد», «شهردار با رأی شش
    عضو شورا برکنار شد. مینا آذرنیا …», «ساوه ۱۳ عضو شورا دارد», «مینا آذرنیا شهردار و دو نفر به عنوان عضو علی‌البدل …».
    """
    if any_word("some as", closing=True).search(before):
        return True
    if office.role != "council_member" or office.phrase.form != "holder":
        return False
    number = any_word("number of members", closing=True).search(before)
    if number is None or any_word("no count", closing=True).search(before[: number.start()]):
        return False
    sentence_at = scene.document.sentence_at
    if mention.end <= office.start or sentence_at(mention.start) != sentence_at(office.start):
        return True
    return any_word("has members").match(scene.document.text, office.end + 1) is not None


def _is_sent_to(text: str, office: Office, before: str) -> bool:
    """Whether somebody's choice is only told to who confirms it: «به فرمانداری معرفی شد»."""
    told = office.role in _CONFIRMING and before.endswith(" به ")
    return told and any_word("sent to").match(text, office.end + 1) is not None


def _is_choice(before: str) -> bool:
    """Whether an office is that of candidates in the plural, who are not said to have the person among them."""
    choice = any_word("candidates", closing=True).search(before)
    return choice is not None and any_word("among", closing=True).search(before[: choice.start()]) is None


def _is_of_others(scene: Scene, pair: Pair, before: str) -> bool:
    """Whether an office is of some who are counted («۲ عضو شورا بازداشت شدند»), of who is called upon to do something
    («شهردار ساوه به حاشیه شهر برسد»), or of who has just been put out of it («شهردار ساوه برکنار شد»), while the person
    only speaks of it in another sentence.
    """
    document, office, mention = scene.document, scene.offices[pair.office], pair.mention
    sentence = document.sentences[document.sentence_at(office.start)]
    if pair.listed is not None or sentence.start <= mention.start < sentence.end:
        return False
    if _is_called_upon(scene, office):
        return True
    if any_word("counted", closing=True).search(before):
        return (
            any_word("has members").match(document.text, office.end + 1) is not None
            or any_word("accused").search(document.text, sentence.start, sentence.end) is not None
        )
    if mention.start < sentence.end:
        return False
    if not office.phrase.plural and _NUMBERED.search(
        document.text, max(0, mention.start - _NUMBER), mention.start
    ):
        return True  # «فرماندار نام برگزیدگان را خواند: ۱- رضا آذرنیا»
    gone = any_word("is gone").match(document.text, office.end + 1)
    return (gone is not None and speaks(scene, mention)) or has_own_title(scene, mention)


def _is_called_upon(scene: Scene, office: Office) -> bool:
    """Whether a sentence wants its holder to do something, of which somebody else speaks then: «استاندار مرکزی از ورزش
    حمایت کند»; «… می‌کند» and «… خواست آب را قطع نکند» tell what the holder does.
    """
    document = scene.document
    end = document.sentences[document.sentence_at(office.start)].end
    wanted = _wanted().match(document.text, office.end, end)
    return wanted is not None and not DOES.search(wanted["what"]) and office_opens(scene, office)


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(rf" (?P<what>[^:؛.!؟\n]*?)(?<!می )(?<!\w){one_of('is wanted')}(?:[ .!»\"\n]*\Z|(?=\n))")


def _is_in_speech(scene: Scene, mention: PersonMention) -> bool:
    """Whether a name behind a colon opens what somebody says: not «شهردار ساوه هم گفت: مینا آذرنیا»."""
    more = _NEXT_OF_ITS.match(scene.document.text, mention.end)
    return more is not None and not speaks(scene, mention)


def _is_yet_to_be(scene: Scene, office: Office) -> bool:
    """«احتمال دارد مینا آذرنیا شهردار ساوه شود», «مینا آذرنیا شهردار نمی‌شود»."""
    return any_word("yet to be").match(scene.document.text, office.end + 1) is not None


def _appointed_by(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whom the holder appoints: «رضا آذرنیا با حکم شهردار ساوه», «با حکم شهردار ساوه، رضا آذرنیا مدیر شد», «رضا آذرنیا
    مدیر شد. حکم وی از سوی شهردار ساوه صادر شد»; nor is such a one the holder where the text goes on with the name.

    A name between commas is the holder's: «با حکم شهردار ساوه، رضا آذرنیا، مدیران معرفی شدند».
    """
    document = scene.document
    if office.phrase.form != "holder" or not office.explicit:
        return False
    before = document.text[max(0, office.start - _BY_WHOM) : office.start]
    if not any_word("by whom", closing=True).search(before):
        return False
    if mention.start < office.start:
        return True
    return any(
        APPOSITION.fullmatch(document.text, office.end, named.start)
        and not _COMMA.match(document.text, named.end)
        for named in scene.persons.people[mention.person].mentions
    )


def _speaks_of_others(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Who only tells of candidates, and not of being one: «وی گفت: ۲۱ نامزد در ساوه رقابت می‌کنند»."""
    text = scene.document.text
    colon = text.rfind(":", mention.end, office.start)
    if colon < 0 or not any_word("speaks").search(text, mention.end, colon):
        return False
    sentence = scene.document.sentences[scene.document.sentence_at(office.start)]
    return any_word("of oneself").search(text, colon, sentence.end) is None
