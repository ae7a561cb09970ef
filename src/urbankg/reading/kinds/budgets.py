"""Claims of kind `budget`: what a municipality may spend in a year, in toman."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from urbankg.claims import Claim
from urbankg.persian.calendars import to_jalali
from urbankg.persian.dates import DateSpan
from urbankg.persian.fold import key
from urbankg.persian.numbers import AmountSpan
from urbankg.reading.document import Sentence
from urbankg.reading.evidence import evidence
from urbankg.reading.frames import clause, cues, inside, nearest, within
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.sums import comparisons, sums, without_comparisons
from urbankg.reading.kinds.whole_budgets import CLOSE, THIS_SUM, is_whole_budget
from urbankg.reading.mentions.parties import Party, parties
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

LEAST = 1_000_000  # toman: less is a figure of speech, or of a past that nobody budgets by
_MUNICIPAL = any_word("municipal")
_PLACE_IS = re.compile(r"(?<!\w)(?:بودجه|بودجهٔ) (?:\w+ ){0,3}(?:شهر )?$")
_THIS, _NEXT, _LAST = any_word("this year"), any_word("next year"), any_word("last year")
_BARE_YEAR = re.compile(rf"(?<![\d/])1[34]\d\d(?!\d)(?![ ]*{one_of('counted and no budget year')})")
_SHORT_YEAR = re.compile(
    rf"(?<!\w)بودجه (?:سال )?(?P<year>\d\d)(?![\d/٫.])(?! ?{one_of('counted and no short year')})"
)
_FIRST_SHORT = 50  # «۵۰» is 1350, «۰۳» 1403
_OF_YEAR = re.compile(r"ی?[ ]+(?:(?:در|برای)[ ]+)?")  # «۳۸۰ میلیارد تومان در سال ۱۴۰۰»
_TABLE_WORDS = ("بودجه", "دخل و خرج", "جیب")
_TABLE = re.compile("|".join(_TABLE_WORDS))
_MANY = re.compile(
    r"شهرداری ها|شهرداری های|شهرها|شهرهای|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده) (?:شهرداری|شهر)(?!\w)"
)
_COLUMNS = re.compile(r"(?:نام )?شهر[ ]*[/|،].*بودجه")  # the head of a table
_IS_THE_BUDGET = re.compile(r"[؛:] (?=بودجه)")
# «بودجه سال ۹۶ شهرداری‌های استان مرکزی»: what all of them have is nobody's own
_OF_MANY = re.compile(rf"(?: \w+){{0,5}}? {one_of('many municipalities')}(?!\w)")
_MANY_OF = re.compile(rf"{one_of('many municipalities')} (?:\w+ )?\Z")
_OURS = re.compile(r"[ ]*(?:\S+ ){0,3}(?:ما|شهر ما)(?!\w)")
# «بودجه شهرداری مراغه ۲۲۰ میلیارد، شهرداری مرند با ۱۹۵ میلیارد»: each sum is that of the municipality right before it.
_BESIDE = re.compile(rf"[ ،:]*(?:{one_of('before a sum')} )*")
_OPENING = 2  # the sentences that tell in brief what an article is about
_NEARLY = 0.2  # how far from a sum, as a part of it, the round number for it may be


def read_budgets(scene: Scene) -> list[Claim]:
    """The budgets of municipalities that an article tells, one a municipality and year."""
    found: dict[tuple[str, str], Claim] = {}
    brief: list[Claim] = []  # what the opening says, in round numbers
    opening = scene.document.sentences[:_OPENING]
    for sentence, said in cues(scene, "budget"):
        for claim in _claims(scene, sentence, said):
            kept = found.setdefault((key(claim.subject), claim.date_key), claim)
            if kept in brief and sentence not in opening and _rounds(kept, claim):
                found[key(claim.subject), claim.date_key] = claim
            elif sentence in opening:
                brief.append(claim)
            if more := _goes_on(scene, sentence, claim):
                found.setdefault((key(more.subject), more.date_key), more)
    for claim in _answers(scene):
        found.setdefault((key(claim.subject), claim.date_key), claim)
    if _compares(scene):
        year = next((c.date for c in found.values() if c.date), None) or _year_of_all(scene)
        known = {place for place, _ in found}
        for claim in _listed(scene, year):
            if key(claim.subject) not in known:
                found.setdefault((key(claim.subject), claim.date_key), claim)
    if not found:
        return []
    dated = [c for c in found.values() if c.date]
    this_year = _year_of_publication(scene)
    return [
        c if c.date else replace(c, date=this_year)
        for c in found.values()
        if c.date or not any(c.subject == d.subject and (c.value == d.value or _rounds(c, d)) for d in dated)
    ]


def _rounds(rough: Claim, exact: Claim) -> bool:
    """Whether one sum is the other in a round number: «بودجه ۳ هزار میلیاردی», then «۳ هزار و ۱۲۰ میلیارد تومان»."""
    one, other = (int(claim.value or 0) for claim in (rough, exact))
    fewer = len(str(one).rstrip("0")) < len(str(other).rstrip("0"))
    return fewer and abs(one - other) <= one * _NEARLY


def _claims(scene: Scene, sentence: Sentence, said: list[Cue]) -> list[Claim]:
    amounts = sums(scene, sentence)
    there = parties(scene, sentence) if amounts else []
    claims = []
    for at in amounts:
        start, end = _clause(scene, sentence, at)
        near = [c for c in said if start <= c.start < end]
        plain = [c for c in near if c.sense == "plain"]
        cue = _cue_of(at, amounts, plain) or nearest(plain, at.start) or nearest(near, at.start)
        if cue is None or at.value < LEAST or not is_whole_budget(scene, start, end, cue, at):
            continue
        # «بودجه ما … است و بودجه شهرداری سمنان …»: the municipality stands with its own budget
        others = [c.start for c in near if c.sense == "plain" and c != cue]
        since = max([o for o in others if o < cue.start], default=start)
        until = min([o for o in others if o > cue.start], default=end)
        municipality = _whose(scene, sentence, (since, until), cue, at, there)
        if municipality:
            year = _year(scene, sentence, since, until, at) or _year(scene, sentence, start, end, at)
            claims.append(_claim(scene, municipality, at, year, (cue.start, cue.end)))
    return claims


def _cue_of(amount: AmountSpan, amounts: list[AmountSpan], said: list[Cue]) -> Cue | None:
    """The word that a sum follows, none other between: «بودجه الف ۹ میلیارد تومان و بودجه ب ۸ میلیارد تومان است»."""
    before = nearest(said, amount.start, before=True)
    after = nearest(said, amount.end, after=True)
    if before is None or after is None or after.start - amount.end < CLOSE:
        return None
    return None if any(before.end <= other.start < amount.start for other in amounts) else before


def _clause(scene: Scene, sentence: Sentence, amount: AmountSpan) -> tuple[int, int]:
    """The clause of a sum; with the next where that says what it is: «۲ میلیارد تومان؛ این رقم بودجه …», and the one
    before that it closes: «بودجه شهرداری: ۲ میلیارد تومان»."""
    text = scene.document.text
    start, end = clause(scene, sentence, amount.start)
    if THIS_SUM.match(text, end):
        _, end = clause(scene, sentence, end + 2)
    if _IS_THE_BUDGET.match(text, amount.end):
        _, end = clause(scene, sentence, end + 2)
    if text.startswith(":", start - 1) and not text[start : amount.start].strip():
        start, _ = clause(scene, sentence, start - 1)
    return start, end


def _goes_on(scene: Scene, sentence: Sentence, claim: Claim) -> Claim | None:
    """The sentence after a budget with the one of another year: «برای سال ۱۴۰۱ رقم … تصویب شد»."""
    index = scene.document.sentence_at(sentence.start) + 1
    if index >= len(scene.document.sentences):
        return None
    following = scene.document.sentences[index]
    amounts = sums(scene, following)
    year = _year(scene, following, following.start, following.end, amounts[0]) if len(amounts) == 1 else None
    words = scene.document.text[following.start : following.end]
    if year is None or year == claim.date or amounts[0].value < LEAST or any_word("no budget").search(words):
        return None
    if any_word("no whole budget").search(words) or not any_word("budgeted").search(words):
        return None
    if any(p.body and p.body.kind == "municipality" for p in parties(scene, following)):
        return None
    return _claim(scene, claim.subject, amounts[0], year, (amounts[0].start, amounts[0].end))


def _answers(scene: Scene) -> list[Claim]:
    """The answers to «بودجه امسال؟»: the first sum of the sentence after the question."""
    claims: list[Claim] = []
    if "بودجه" not in scene.document.text:
        return claims
    for question, answer in pairwise(scene.document.sentences):
        words = scene.document.text[question.start : question.end]
        if "بودجه" not in words or not words.endswith(("؟", "?")):
            continue
        amounts = sums(scene, answer)
        city = scene.context.place("city", answer.start)
        if amounts and city and amounts[0].value >= LEAST and "شهرداری" in scene.document.text:
            year = _year(scene, answer, answer.start, answer.end, amounts[0]) or _relative_year(scene, words)
            mark = (question.start + words.index("بودجه"), question.start + words.index("بودجه") + 5)
            claims.append(_claim(scene, f"شهرداری {city}", amounts[0], year, mark))
    return claims


def _claim(
    scene: Scene, municipality: str, amount: AmountSpan, year: DateSpan | None, mark: tuple[int, int]
) -> Claim:
    return Claim(
        kind="budget",
        subject=municipality,
        value=amount.value,
        date=year,
        evidence=evidence(scene.document, "budget", mark, (amount.start, amount.end)),
        near=scene.context.near(),
        confidence=0.8,
    )


def _whose(
    scene: Scene,
    sentence: Sentence,
    span: tuple[int, int],
    cue: Cue,
    amount: AmountSpan,
    there: list[Party],
) -> str:
    """The municipality whose budget it is: named beside, else the one that the article is about."""
    text = scene.document.text
    start, end = span
    if _OF_MANY.match(text, cue.end):
        return ""
    if _OURS.match(text, cue.end):
        mayors = [o for o in inside(sentence, scene.offices) if o.role == "mayor" and o.end <= cue.start]
        if mayors and mayors[-1].label:
            return f"شهرداری {mayors[-1].label}"
    bodies = [p for p in there if p.body and start <= p.start < end]
    own = [p for p in bodies if p.body and p.body.kind == "municipality" and p.label]
    if beside := [p for p in own if _BESIDE.fullmatch(text, p.end, amount.start)]:
        return beside[-1].label
    if own:
        chosen = min(own, key=lambda p: min(abs(p.start - cue.end), abs(p.start - amount.end)))
        return chosen.label
    others = [p for p in bodies if p.body and p.body.kind not in ("council", "committee")]
    if others:
        return ""
    places = [p for p in there if p.kind == "place" and start <= p.start < end]
    for place in places:
        if _PLACE_IS.search(text[max(start, place.start - 40) : place.start]):
            return f"شهرداری {place.label}"
    if not _MUNICIPAL.search(text, sentence.start, sentence.end) and "شهرداری" not in text:
        return ""
    if any(p.label for p in places):
        return ""
    city = scene.context.place("city", cue.start)
    return f"شهرداری {city}" if city else ""


def _year(scene: Scene, sentence: Sentence, start: int, end: int, amount: AmountSpan) -> DateSpan | None:
    """The Jalali year that a budget is for."""
    text = scene.document.text
    years = [d for d in scene.dates if d.span.calendar == "jalali" and d.span.precision == "year"]
    own = [d for d in years if d.start > amount.end and _OF_YEAR.fullmatch(text, amount.end, d.start)]
    aside = comparisons(text[sentence.start : sentence.end])
    compared = [d for d in years if any(a <= d.start - sentence.start < b for a, b in aside)]
    years = [d for d in years if d not in compared]
    named = nearest(own or within(years, start, end) or inside(sentence, years), amount.start)
    words = without_comparisons(text[start:end])
    relative = _relative_year(scene, words)
    bare = _BARE_YEAR.search(words)
    told = DateSpan.of("jalali", int(bare.group()), text=bare.group()) if bare else _short_year(words)
    if named is not None and (told is None or not _LAST.search(named.span.text)):
        return named.span  # «بودجه ۹۵، بیش از سال قبل» is that of ۹۵
    return (None if named else relative) or told


def _year_of_publication(scene: Scene) -> DateSpan | None:
    """The Jalali year in which an article appeared: that of a budget of which it tells no year."""
    published = scene.document.article.published
    return DateSpan.of("jalali", to_jalali(published)[0]) if published else None


def _short_year(words: str) -> DateSpan | None:
    """«بودجه ۹۳ شهرداری»: a year by its last two digits."""
    found = _SHORT_YEAR.search(words)
    if found is None:
        return None
    year = int(found["year"])
    return DateSpan.of("jalali", year + (1300 if year >= _FIRST_SHORT else 1400), text=found["year"])


def _relative_year(scene: Scene, words: str) -> DateSpan | None:
    published = scene.document.article.published
    if published is None:
        return None
    this_year, _, _ = to_jalali(published)
    for regex, offset in ((_NEXT, 1), (_THIS, 0), (_LAST, -1)):
        if regex.search(words):
            return DateSpan.of("jalali", this_year + offset)
    return None


def _compares(scene: Scene) -> bool:
    """Whether an article sets the budgets of several municipalities side by side: its opening says so."""
    text = scene.document.text
    if not any(word in text for word in _TABLE_WORDS):
        return False
    titled = [s for s in scene.document.sentences[:4] if s.part in ("title", "lead")]
    head = " ".join(text[s.start : s.end] for s in titled or scene.document.sentences[:2])
    return bool(_TABLE.search(head) and _MANY.search(head)) or any(
        _COLUMNS.search(text, s.start, s.end) for s in scene.document.sentences[:8]
    )


def _year_of_all(scene: Scene) -> DateSpan | None:
    """The year that the opening of a comparison names."""
    for sentence in scene.document.sentences[:8]:
        years = [d.span for d in inside(sentence, scene.dates) if d.span.calendar == "jalali"]
        years = [year for year in years if year.precision == "year"]
        if bare := _BARE_YEAR.search(scene.document.text, sentence.start, sentence.end):
            years.append(DateSpan.of("jalali", int(bare.group()), text=bare.group()))
        if years:
            return years[0]
    return None


def _listed(scene: Scene, year: DateSpan | None) -> list[Claim]:
    """The rows of such a comparison: «بعد نوبت راور می‌رسد با ۵/۴ میلیارد تومان»."""
    text = scene.document.text
    claims = []
    for sentence in scene.document.sentences:
        amounts = sums(scene, sentence)
        if not amounts or any_word("no whole budget").search(text, sentence.start, sentence.end):
            continue
        there = [
            p
            for p in parties(scene, sentence)
            if p.label and (p.kind == "place" or (p.body and p.body.kind == "municipality"))
        ]
        for at in amounts:
            before = [p for p in there if p.end <= at.start]
            if before and at.value >= LEAST and not _MANY_OF.search(text[sentence.start : before[-1].start]):
                label = before[-1].label.removeprefix("شهرداری ")
                claims.append(_claim(scene, f"شهرداری {label}", at, year, (before[-1].start, before[-1].end)))
    return claims
