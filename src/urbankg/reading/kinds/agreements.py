"""Claims of kind `agreement`: two bodies that signed something together, two cities that became sisters."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.lexicon.phrases import words_of
from urbankg.persian.dates import DateSpan
from urbankg.persian.name_words import is_common
from urbankg.reading.dates.event_dates import date_in_clause, dates_of_each, day_reported
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import asserted, clause, cues, inside, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.mentions.body_names import is_urban, same_body
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of, unreal

# «با علی احمدی، رئیس دانشگاه»: the preposition of the name is the university's too.
_HEAD_OF = re.compile(rf"^[ ،]*(?P<and>و )?{one_of('head of a partner')}(?: \w+)?[ ]*$")
_FIRST = ("", "و", "میان", "بین", "از")
_NO_PARTY = frozenset(["committee", "parliament", "government"])
_STRANGER = re.compile(
    rf"(?<!\w)(?P<before>با|و) (?:{one_of('signs for a city')} )?(?:شهر )?(?P<name>[^\W\d_]{{3,}})(?!\w)"
    rf"(?=[ ،]*(?:و \w+ |\w+ )?{one_of('after a sister city')}(?!\w))"
)
_TOWN_ABROAD = re.compile(
    r"(?<!\w)(?P<before>و|با|میان|بین|،)?[ ]*(?:شهر(?: ?های)? )?(?P<name>[^\W\d_]{3,}) $"
)
_ITS_HEAD = re.compile(rf"(?<!\w)(?P<before>با|و) (?P<head>{one_of('signs for a city')}(?: شهر)? )$")
_SISTER_OF = re.compile(rf"[ ]+(?:شهر )?(?P<name>[^\W\d_]{{3,}})(?= {one_of('is a sister')}(?!\w))")
_MY_CITY = re.compile(r"(?<!\w)شهرش(?!\w)")
_FINITE = re.compile(r"(?<!\w)(?:است|بود|شد|کرد|کردند|دارد|گفت|می|نمی|شود|کند)(?!\w)")
# «با امضای تفاهم‌نامه … ۲۰۰ خانه ساخته می‌شود»: what will be done is not the signing.
_AFTER_SIGNING = re.compile(rf"(?<!\w)(?:با|پس از|در پی|به دنبال) {one_of('signing')} $")
_TALKED_OF = re.compile(
    rf"(?<!\w){one_of('only talked of')} (?:{one_of('signing')} )?(?:{one_of('tie of sisters')} )?$"
)
_WHICH = re.compile(r"(?<!\w)که(?!\w)")  # «درباره تفاهم‌نامه‌ای که دیروز امضا شد»
_STANDS = re.compile(rf"(?<!\w){one_of('by an agreement')} $")
_OF_THE_PAPER = 20  # characters between a paper and the first whose it is: «تفاهم‌نامه همکاری میان الف و ب»
# «تفاهم‌نامه‌ای با مراکز علمی از جمله دانشگاه ساوه»: the example stands for those with whom it was signed
_SUCH_AS = re.compile(rf"(?<!\w)با (?!{one_of('help of others')}(?!\w))[^،؛:.]{{2,40}} {one_of('such as')} $")
_LIST = re.compile(r"[ ]*(?:،|و(?= ))[ ]*")
_IN_TOUCH = re.compile(rf"(?<!\w){one_of('is in touch')} (?:و|اما|ولی) ")
_AND = re.compile(r"[ ]*و (?:شهر )?")
_SISTERS = re.compile(r"خواهر ?خوانده ?های(?!\w)")
_OF_SISTER = re.compile(r"[ ]?(?:های )?[ ]*(?:شهر )?")
_OPENS_LIST = re.compile(r"[ ]*(?::|عبارت ?(?:ا?ند|ست|است) از:?)[ ]*")
_AT_ONCE = re.compile(r"(?:شهرهای |شهر )?")
_BACK = 2  # sentences within which the first party was spoken of
_WORD = re.compile(r"[ ]*([^\W\d_]+)")
_OFFICE_BODY = {
    "mayor": "شهرداری",
    "council_chair": "شورای شهر",
    "governor_general": "استانداری",
    "county_governor": "فرمانداری",
}


def read_agreements(scene: Scene) -> list[Claim]:
    """The agreements that an article tells, one for two parties."""
    found: list[Claim] = []
    guessed: set[int] = set()  # which of them have the date of the report, not one that stands beside them
    for sentence, said in cues(scene, "agreement"):
        for cue in said:
            pairs = _pairs(scene, sentence, cue)
            own = dates_of_each(scene, sentence, [second.start for _, second in pairs])
            for pair in pairs:
                if same_body(pair[0].label, pair[1].label):  # a city with its own municipality
                    continue
                if not any(_is_urban(scene, p) for p in pair) or not _was_signed(scene, sentence, cue, pair):
                    continue
                beside = own.get(pair[1].start) or date_in_clause(scene, sentence, cue.start)
                claim = _claim(scene, cue, pair, beside or day_reported(scene, sentence, title=True))
                at = next((i for i, c in enumerate(found) if _same(c, claim)), None)
                if at is None:
                    guessed.update([len(found)] if beside is None else [])
                    found.append(claim)
                elif claim.date is not None and (found[at].date is None or (at in guessed and beside)):
                    found[at] = claim
                    guessed.discard(at)
    return found


def _same(first: Claim, second: Claim) -> bool:
    """Whether two claims are of the same parties, whichever is named first and however short."""
    ends = (first.subject, first.object or ""), (second.subject, second.object or "")
    return any(same_body(ends[0][0], a) and same_body(ends[0][1], b) for a, b in (ends[1], ends[1][::-1]))


def _claim(scene: Scene, cue: Cue, pair: tuple[Party, Party], date: DateSpan | None) -> Claim:
    first, second = pair
    marks = [(first.start, first.end), (second.start, second.end), (cue.start, cue.end)]
    return Claim(
        kind="agreement",
        subject=first.label,
        object=second.label,
        date=date,
        evidence=evidence(scene.document, "agreement", *marks),
        near=scene.context.near(),
        confidence=0.8,
    )


def _is_urban(scene: Scene, party: Party) -> bool:
    return party.body is None or is_urban(scene, party.body)


def _was_signed(scene: Scene, sentence: Sentence, cue: Cue, pair: tuple[Party, Party]) -> bool:
    start, end = clause(scene, sentence, cue.start)
    text = scene.document.text
    signed = any_word("signed").search(text, start, end)
    if _TALKED_OF.search(text, start, cue.start):
        which = _WHICH.search(text, cue.end, end)
        if not (which and any_word("signed").search(text, which.end(), end)):
            return False
    if unreal("ahead").search(text, cue.end, max(cue.end, pair[0].start)):
        return False  # «تفاهم‌نامه‌ای که قرار است الف با ب امضا کند»
    since = max([cue.start - 45, *(p.end for p in pair if p.end <= cue.start)])
    told = (
        sentence.part == "title"
        or signed
        or (cue.sense == "sister" and _OPENS_LIST.match(text, pair[0].end))
        or cue.sense in ("done", "with")
        or _stands(scene, start, cue, pair)
        or _is_headline(scene, start, end)
    )
    signing = _AFTER_SIGNING.search(text[start : cue.start]) or _stands(scene, start, cue, pair)
    until = max(cue.end, pair[1].end) if signing else None
    return bool(told) and asserted(scene, sentence, cue, since, until)


def _stands(scene: Scene, start: int, cue: Cue, pair: tuple[Party, Party]) -> bool:
    """«بر اساس تفاهم‌نامه الف و ب»: what is done by it tells that there is one."""
    text = scene.document.text
    return (
        _STANDS.search(text, start, cue.start) is not None
        and 0 < pair[0].start - cue.end < _OF_THE_PAPER
        and _WHICH.search(text, cue.end, pair[0].start) is None
    )


def _is_headline(scene: Scene, start: int, end: int) -> bool:
    """«پیمان خواهرخواندگی ساوه و قزوین، پنجشنبه در تالار شهر»: no verb, but the day on which it was."""
    return not _FINITE.search(scene.document.text, start, end) and bool(within(scene.dates, start, end))


def _pairs(scene: Scene, sentence: Sentence, cue: Cue) -> list[tuple[Party, Party]]:
    """The parties: «الف با ب», «الف با ب و با ج», «الف و ب», «میان الف و ب», around the word for the paper."""
    start, end = clause(scene, sentence, cue.start)
    partners_there = _partners(scene, sentence, cue)
    sisters = _listed_sisters(scene, cue, partners_there)
    if sisters or _SISTERS.match(scene.document.text, cue.start):
        return sisters
    there = [p for p in partners_there if start <= p.start < end]
    if between := _between_two(scene, cue, there):
        return between
    partners: list[Party] = []
    for before, party in pairwise([None, *there]):
        if party is None or _IN_TOUCH.search(scene.document.text, party.end, max(party.end, cue.start)):
            continue
        joined = before in partners and _LIST.fullmatch(scene.document.text, before.end, party.start)
        if party.before == "با" or (before in partners and (party.before == "و" or joined)):
            partners.append(party)
    if cue.sense == "with":
        partners = [p for p in there if 0 <= p.start - cue.end < 3]
    if cue.sense == "sister" and not partners:
        at_once = (p for p in there if _OF_SISTER.fullmatch(scene.document.text, cue.end, p.start))
        partners = [p for p in at_once if p.before == ""][:1]
        partners = partners if _SISTER_OF.match(scene.document.text, cue.end) else []
    if partners:
        firsts = [p for p in there if p.end <= partners[0].start and p.before in _FIRST]
        firsts = firsts[-1:] or [p for p in there if p.start >= partners[-1].end and p.before == ""][:1]
        firsts = firsts or _spoken_of(scene, sentence, cue)
        return [(first, partner) for first in firsts for partner in partners]
    for at, first in enumerate(there):
        if first.before not in ("", "میان", "بین", "توسط"):
            continue
        listed = [first]
        for party in there[at + 1 :]:
            if not _LIST.match(scene.document.text, listed[-1].end) or party.before not in ("", "و"):
                break
            listed.append(party)
        if len(listed) > 1 and listed[-1].before == "و":
            return [(first, other) for other in listed[1:]]
    return []


def _between_two(scene: Scene, cue: Cue, there: list[Party]) -> list[tuple[Party, Party]]:
    """«پیمان خواهرخواندگی ساوه و قزوین»: those that stand behind the word, whoever is spoken of before: «با اراک دوست
    بودیم و با پیمان خواهرخواندگی ساوه و قزوین …».
    """
    behind = [p for p in there if p.start >= cue.end]
    if len(behind) != 2 or any(p.before == "با" for p in behind):
        return []
    (first, second), text = behind, scene.document.text
    beside = _AT_ONCE.fullmatch(text[cue.end : first.start].lstrip())
    joined = _AND.fullmatch(text, first.end, second.start)
    return [(first, second)] if beside and joined else []


def _listed_sisters(scene: Scene, cue: Cue, there: list[Party]) -> list[tuple[Party, Party]]:
    """«شهرهای خواهرخوانده ساوه: بخارا و باکو»: the city of the list, with each that stands in it."""
    text = scene.document.text
    first = next((p for p in there if _OF_SISTER.fullmatch(text, cue.end, p.start)), None)
    opens = _OPENS_LIST.match(text, first.end) if cue.sense == "sister" and first else None
    if first is None or opens is None:
        return []
    listed: list[Party] = []
    until = opens.end()
    for party in (p for p in there if p.start >= until):
        if not (_LIST if listed else _AT_ONCE).fullmatch(text, until, party.start):
            break
        listed.append(party)
        until = party.end
    return [(first, sister) for sister in listed]


def _spoken_of(scene: Scene, sentence: Sentence, cue: Cue) -> list[Party]:
    """«… با دانشگاه قرارداد بست» with nobody before: the municipality or mayor of the sentences before."""
    start, end = clause(scene, sentence, cue.start)
    if cue.sense == "sister" or not any_word("somebody signed").search(scene.document.text, start, end):
        return []
    index = scene.document.sentence_at(sentence.start)
    for before in reversed(scene.document.sentences[max(0, index - _BACK) : index]):
        bodies = [p for p in parties(scene, before) if p.body and p.body.kind == "municipality" and p.label]
        found = [*bodies, *_of_offices(scene, before, bodies)]
        if found:
            return [replace(found[0], before="")]
    return []


def _partners(scene: Scene, sentence: Sentence, cue: Cue) -> list[Party]:
    found = []
    last: Party | None = None  # the person before
    for party in parties(scene, sentence):
        if party.body and (party.body.kind not in _NO_PARTY or party.label.startswith("قرارگاه")):
            label = party.label if party.body.complete else ""
            if not label and party.body.kind == "municipality":
                label = _unlisted(scene, party) or party.label
            head = _HEAD_OF.match(scene.document.text[last.end : party.start]) if last else None
            before = party.before
            if last and head and not before:
                before = "و" if head["and"] else last.before
            if not before and _SUCH_AS.search(scene.document.text, sentence.start, party.start):
                before = "با"
            found.append(replace(party, label=label or party.label, before=before))
        elif party.kind == "place" and cue.sense == "sister":
            found.append(_with_head(scene, _with_land(scene, sentence, party)))
        last = party if party.kind == "person" else None
    if cue.sense == "sister":
        found += _own_city(scene, sentence)
        found += _of_mayors(scene, sentence, found)
    if sum(bool(p.label) for p in found) < 2:
        found += _of_offices(scene, sentence, found)
    if cue.sense == "sister":
        found += _strangers(scene, sentence, found)
    elif cue.sense == "paper" and sum(bool(p.label) for p in found) < 2:
        found += _cities_that_sign(scene, sentence)
    return sorted((p for p in found if p.label), key=lambda p: p.start)


def _cities_that_sign(scene: Scene, sentence: Sentence) -> list[Party]:
    """«قرارداد همکاری ساوه و شهر وایمار آلمان»: cities that sign themselves, where one of them is abroad."""
    towns = [_with_land(scene, sentence, p) for p in parties(scene, sentence) if p.kind == "place"]
    known = {m.start for m in scene.context.mentions}
    return towns if any(town.start not in known for town in towns) else []


def _with_land(scene: Scene, sentence: Sentence, place: Party) -> Party:
    """«وایمار آلمان»: a country with the town before it that no gazetteer lists, as that town."""
    mention = next((m for m in scene.context.mentions if m.start == place.start), None)
    if mention is None or not all(p.kind == "foreign" for p in mention.places):
        return place
    town = _TOWN_ABROAD.search(scene.document.text, sentence.start, place.start)
    if (
        town is None
        or is_common(town["name"])
        or town["name"] in words_of("stop_words") | words_of("name_ends")
    ):
        return place
    label = scene.document.surface(*town.span("name")).removesuffix("ی")
    before = town["before"] if town["before"] in ("و", "با", "میان", "بین") else ""
    return replace(place, start=town.start("name"), label=label, before=before)


def _own_city(scene: Scene, sentence: Sentence) -> list[Party]:
    """«شهردار ساوه گفت شهرش … خواهرخوانده شده است»."""
    mine = _MY_CITY.search(scene.document.text, sentence.start, sentence.end)
    mayors = [o for o in inside(sentence, scene.offices) if o.role == "mayor" and o.label]
    return [Party(*mine.span(), mayors[0].label, "place")] if mine and mayors else []


def _with_head(scene: Scene, city: Party) -> Party:
    """«و حاکم بخارا»: a city with the words for who signs for it."""
    head = _ITS_HEAD.search(scene.document.text[: city.start])
    return replace(city, start=head.start("head"), before=head["before"]) if head else city


def _of_mayors(scene: Scene, sentence: Sentence, known: list[Party]) -> list[Party]:
    """«شهردار ساوه و حاکم بخارا پیمان خواهرخواندگی بستند»: the mayor signs for the city."""
    there = {p.end: p.before for p in parties(scene, sentence)}
    return [
        Party(o.start, o.end, o.label, "place", there.get(o.end, ""))
        for o in inside(sentence, scene.offices)
        if o.role == "mayor"
        and o.label
        and not any(p.label.endswith(o.label) or (p.start < o.end and o.start < p.end) for p in known)
    ]


def _unlisted(scene: Scene, party: Party) -> str:
    """«شهرداری آنکونا»: a town that no gazetteer lists."""
    word = _WORD.match(scene.document.text, party.end)
    if word is None or word.group(1) in words_of("stop_words") | words_of("name_ends"):
        return ""
    return f"شهرداری {scene.document.surface(word.start(1), word.end(1))}"


def _of_offices(scene: Scene, sentence: Sentence, known: list[Party]) -> list[Party]:
    """«شهردار اراک و رئیس دانشگاه اراک»: the mayor signs for the municipality."""
    found = []
    for office in inside(sentence, scene.offices):
        head = _OFFICE_BODY.get(office.role)
        taken = any(p.start <= office.start < p.end for p in known)
        attends = any_word("attends before").search(scene.document.text, sentence.start, office.start)
        if head and office.label and office.phrase.form == "holder" and not taken and not attends:
            before = next((p.before for p in parties(scene, sentence) if p.end >= office.end), "")
            found.append(Party(office.start, office.end, f"{head} {office.label}", "body", before))
    return found


def _strangers(scene: Scene, sentence: Sentence, known: list[Party]) -> list[Party]:
    """A sister city that no gazetteer lists: «با آق‌تائو در قزاقستان», «و وایمار آلمان»."""
    text = scene.document.text
    found = []
    for match in _STRANGER.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        if any(p.start <= start < p.end for p in known) or is_common(match["name"]):
            continue
        if match["name"] not in words_of("stop_words") | words_of("name_ends"):
            found.append(Party(start, end, scene.document.surface(start, end), "place", match["before"]))
    return found
