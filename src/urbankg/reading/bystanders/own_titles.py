"""Who is introduced with a title that no office is read from: «رئیس اداره هواشناسی، رضا ناصری،»."""

from __future__ import annotations

import re
from functools import cache

from urbankg.reading.mentions.offices import BESIDE, Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import Answers, scaled
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import office_opens, sentence_of, tells_of_several, titles
from urbankg.reading.wordings import any_word, one_of

_CLOSED = re.compile(r"[»\"]? ?،")
_FIRST_WORDS = 5  # of what stands behind a name, in which «پیشین» is said of its title
# What no cleric is, who may be a member of parliament or of a council.
_OF_NO_CLERIC = frozenset(
    ["mayor", "acting_mayor", "district_mayor", "district_governor", "county_governor", "acting_county_governor",
     "governor_general", "acting_governor_general", "municipal_org_head", "municipal_director"]
)  # fmt: skip
_AND = re.compile(rf"[»\"]? و {titles()}[«\"]?")
_NEXT = 2  # sentences behind one that opens with a title in which its holder is named


def as_otherwise_introduced(scene: Scene, pairs: list[Pair], weighed: list[Answers]) -> list[Answers]:
    """The answers for each pair; who is introduced with a title of another kind does not hold the offices of earlier
    sentences, nor who is named next after one that opens with such a title: «مدیرکل ورزش از شهردار ساوه تقدیر کرد. رضا
    ناصری گفت: …».
    """
    first, titled = first_mentions(scene), _Titled(scene)
    again = list(weighed)
    for at, pair in enumerate(pairs):
        office, introduced = scene.offices[pair.office], first.get(pair.mention.person)
        if (
            introduced is not None
            and office.end < introduced.start
            and office.phrase.form == "holder"
            and not office.phrase.plural
            and pair.listed is None
            and introduced.kind == "full"
            and scene.document.sentence_at(office.start) != scene.document.sentence_at(introduced.start)
            and (
                titled[introduced]
                or is_cleric_without(scene, office, introduced)
                or _opens_with_title(scene, office, introduced)
            )
        ):
            again[at] = scaled(weighed[at], 0.0)
    return again


def _opens_with_title(scene: Scene, office: Office, named: PersonMention) -> bool:
    """Whether the sentence of an office opens with a title of another kind, and who is named next is its holder."""
    document, sentence = scene.document, sentence_of(scene, office.start)
    if document.sentence_at(named.start) - document.sentence_at(office.start) > _NEXT:
        return False
    opening = _title_opens().match(document.text, sentence.start, office.start)
    if opening is None or document.text.endswith(" و ", 0, office.start) or office_opens(scene, office):
        return False
    if _names_office(scene, sentence.start, office.start):
        return False
    return not any(
        sentence.start <= m.start < named.start and m.kind != "pronoun" for m in scene.persons.mentions
    )


def is_cleric_without(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether somebody, apart from every office, is called a cleric, and the office is one that none holds."""
    if office.role not in _OF_NO_CLERIC:
        return False
    start = sentence_of(scene, mention.start).start
    called = any_word("title of a cleric", closing=True).search(scene.document.text, start, mention.start)
    return called is not None and not _beside_office(scene, mention)


def _beside_office(scene: Scene, mention: PersonMention) -> bool:
    return any(office.is_beside(mention.start, mention.end) for office in scene.offices)


class _Titled(dict[PersonMention, bool]):
    """Of each mention, whether it has a title of another kind; those asked for are remembered."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, mention: PersonMention) -> bool:
        told = self[mention] = has_own_title(self._scene, mention)
        return told


def first_mentions(scene: Scene) -> dict[int, PersonMention]:
    """The first mention of each person by name."""
    found: dict[int, PersonMention] = {}
    for mention in scene.persons.mentions:
        if mention.kind != "pronoun":
            found.setdefault(mention.person, mention)
    return found


def is_titled_otherwise(scene: Scene, pair: Pair) -> bool:
    """Whether a person was introduced by a title of another kind before an office that stands elsewhere is named:
    «رضا ناصری، مدیرکل راه، گفت: … وی از فرماندار ساوه تشکر کرد».
    """
    office, mention = scene.offices[pair.office], pair.mention
    if -BESIDE <= max(office.start - mention.end, mention.start - office.end) <= BESIDE:
        return False
    introduced = next(m for m in scene.persons.people[mention.person].mentions if m.kind != "pronoun")
    earlier = introduced.kind == "full" and introduced.end <= office.start
    return earlier and _has_known_title(scene, introduced)


def has_own_title(scene: Scene, mention: PersonMention) -> bool:
    """Whether a title of another kind stands beside a name, or what can only be one between commas behind it."""
    return _has_known_title(scene, mention) or _is_apposed(scene, mention) or _is_what_opens(scene, mention)


def _has_known_title(scene: Scene, mention: PersonMention) -> bool:
    text, sentence = scene.document.text, sentence_of(scene, mention.start)
    if any_word("rank of no official", closing=True).search(text, sentence.start, mention.start):
        return not _beside_office(scene, mention)
    before = _title_before().search(text[sentence.start : mention.start])
    if before is not None and not _names_office(scene, sentence.start + before.start(), mention.start):
        return True
    behind = _title_behind().match(text, mention.end, sentence.end)
    if behind is None or any_word("held before").search(" ".join(behind[0].split()[:_FIRST_WORDS])):
        return False
    start = behind.start("title")  # an office may be named within: «مدیرکل حوزه استاندار»
    return not _names_office(scene, start, start + 1)


def is_another_beside(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a name behind an office in its sentence has a title of its own, by which another is told of: «شهردار
    ساوه با پیمانکار پل، رضا ناصری، دیدار کرد», «شهردار ساوه و پیمانکار پل، رضا ناصری، آمدند».
    """
    text, sentence = scene.document.text, sentence_of(scene, office.start)
    if not office.end < mention.start < sentence.end or office.phrase.form != "holder":
        return False
    title = _title_of_another().search(text, office.end, mention.start)
    if title is None or _names_office(scene, title.start(), mention.start):
        return False
    if title["and"] is None:
        return True
    two = any(_AND.fullmatch(text, mention.end, other.start) for other in scene.persons.mentions)
    return tells_of_several(scene, mention.end - 1) and not two  # «شهردار ساوه و رئیس اتاق، الف و ب، آمدند»


def joins_in(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a sentence opens with an office that speaks as well as who is named before it, or in answer, or of whom a
    title of another kind was told: «رضا ناصری گفت: … . شهردار ساوه نیز گفت».
    """
    if mention.kind == "pronoun" or office.phrase.form != "holder" or not office_opens(scene, office):
        return False
    document = scene.document
    if document.sentence_at(mention.start) >= document.sentence_at(office.start):
        return False
    joins = any(any_word(words).match(document.text, office.end + 1) for words in ("in turn", "in answer"))
    return joins or (not office.phrase.senses and has_own_title(scene, mention))


def _is_apposed(scene: Scene, mention: PersonMention) -> bool:
    """Whether a few words between commas behind a name can only tell who that is: «رضا ناصری، قصاب محله، گفت»; not «رضا
    ناصری، در این آیین، گفت».
    """
    apposed = _apposed().match(scene.document.text, mention.end)
    if apposed is None or any_word("held before").search(apposed["who"]):
        return False
    start, end = apposed.span("who")
    return not _names_office(scene, start, end) and not any(
        start <= other.start < end and other.kind != "pronoun" for other in scene.persons.mentions
    )


def _is_what_opens(scene: Scene, mention: PersonMention) -> bool:
    """Whether the few words before a comma that open a sentence can only tell who is named behind it: «طراح این پل، رضا
    ناصری، گفت»; not «صبح امروز، رضا ناصری، …».
    """
    start = sentence_of(scene, mention.start).start
    opens = _what_opens().fullmatch(scene.document.text, start, mention.start)
    if opens is None or not _CLOSED.match(scene.document.text, mention.end):
        return False
    return not _names_office(scene, start, mention.start) and not any(
        start <= other.start < mention.start for other in scene.persons.mentions
    )


@cache
def _what_opens() -> re.Pattern[str]:
    who = rf"(?!{any_word('tells not who').pattern})[^\W\d_]+(?: (?!{one_of('clause verb')}(?!\w))[^\W\d_]+){{1,6}}"
    return re.compile(rf"\W*{who} ?، ?{titles()}[«\"]?")


def _names_office(scene: Scene, start: int, end: int) -> bool:
    return any(start <= office.start < end and office.phrase.form != "place" for office in scene.offices)


@cache
def _title_opens() -> re.Pattern[str]:
    return re.compile(rf"[«\"]?(?:(?:یک|این) )?{one_of('own title')}(?: [^\W\d_]+)+")


@cache
def _title_before() -> re.Pattern[str]:
    own = rf"{one_of('own title')}(?: [^\W\d_]+){{0,8}}"
    return re.compile(rf"(?:\A|(?<=[،؛:»] )|(?<= و )){own}(?: ?،| به نام) ?{titles()}[«\"]?\Z")


@cache
def _title_of_another() -> re.Pattern[str]:
    before = rf" (?:(?P<and>و)|{any_word('comes to another').pattern}) {one_of('own title')}(?!\w)"
    return re.compile(rf"{before}(?: [^\W\d_]+){{0,6}} ?،? ?{titles()}[«\"]?\Z")


@cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(rf"[»\"]? ?،? (?P<title>{one_of('own title')})(?:(?: [^\W\d_]+)+|(?= ?[:،]))")


@cache
def _apposed() -> re.Pattern[str]:
    no_title = any_word("tells not who").pattern
    return re.compile(rf"[»\"]? ?، (?!{no_title})(?P<who>[^\W\d_]+(?: [^\W\d_]+){{0,4}}) ?،")
