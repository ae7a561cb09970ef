"""Whether a sum is the whole budget of a municipality: no part of it, no change, and not what one thing costs."""

from __future__ import annotations

import re

from urbankg.lexicon.phrases import words_of
from urbankg.persian.numbers import AmountSpan
from urbankg.reading.kind_cues import Cue
from urbankg.reading.kinds.sums import without_comparisons
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word, one_of

THIS_SUM = re.compile(rf"؛ این {one_of('this sum')}ی?(?!\w)")
_REACHED = re.compile(rf"(?<!\w)به (?:{one_of('sum that is reached')} )?$")
_RISES = re.compile(rf"ی?[ ]*{one_of('rises to a sum')}(?!\w)")
_FOR_SOMETHING = re.compile(r"[ ]+(?:برای|به) (?!سال|امسال|شهرداری)")
_CLOSES = re.compile(r"(?<!\w)سال (?:\S+ ){1,2}را (?:با|روی) (?:رقم |مبلغ )?$")
_FOR_AN_OBJECT = re.compile(r"^[ ]*(?!سال)\w+ را (?:شهرداری|شورا)")
_NEEDED = re.compile(
    rf"(?: \w+){{0,2}} {one_of('needs a budget')}(?!\w)"
)  # «به ۲ میلیارد تومان بودجه نقدی نیاز دارد»
_FOR_YEAR = re.compile(rf"(?<!\w)برای (?:سال )?(?:\d{{2,4}}|{one_of('budget of a year')})(?!\w)")
_MUNICIPALITY = re.compile(r"(?<!\w)(?:شهردار|شهرداری|بودجه)(?!\w)")
_PART_OF = re.compile(rf"(?<!\w){one_of('part of a budget')}(?: از)? $")  # «۶۰ درصد بودجه ۴۵۰ میلیاردی»
_OUT_OF = re.compile(rf"(?<!\w){one_of('share of a budget')} $")  # «از بودجه … ۴۰ میلیارد محقق شد»
_WHICH_IS = re.compile(r"(?<!\w)که(?!\w)")
_FROM, _TO = re.compile(r"(?<!\w)از (?:\w+ )?$"), re.compile(r"ی? به (?:\w+ ){0,2}\d")
# «بودجه پیشنهادی ۱۱۰ میلیارد تومانی به ۹۴ میلیارد تومان رسید»: what it was before
_BECAME = re.compile(
    rf"ی?(?<=ی) (?P<between>[^.؛:]{{0,60}}?)(?<!\w)(?:به|با) (?:\w+ ){{0,2}}?\d[^.؛:،]{{0,12}}(?:میلیارد|میلیون|همت)"
    rf"[^.؛:،]{{0,12}} {one_of('budgeted')}(?!\w)"
)
# «بودجه مناسب‌سازی معابر شهرداری»: of what a word between the two tells
_SPENT_ON = re.compile(r"(?P<on>(?: [^\W\d]+){1,4}?) شهرداری(?!\w)")
_WITH = re.compile(r"(?<!\w)با $")
_OTHER_YEAR = re.compile(r"(?<!\w)(?:برای|سال|امسال)(?!\w)")
_FOR_A_PURPOSE = re.compile(rf"(?<!\w)برای (?!{one_of('budgeted for')}|\d)")
_FARTHEST = 120
CLOSE = 3  # characters between a sum and a word that belongs to it


def is_whole_budget(scene: Scene, start: int, end: int, cue: Cue, amount: AmountSpan) -> bool:
    """Whether a sum between two positions of a clause is what the word beside it says the budget is."""
    text = scene.document.text
    if cue.sense == "closed":
        return cue.start - amount.end in (1, 2) and bool(_CLOSES.search(text[start : amount.start]))
    if cue.sense == "passed":
        return _is_passed(scene, start, end, cue, amount)
    if amount.end <= cue.start and (
        _FOR_AN_OBJECT.search(text[start : amount.start]) or _NEEDED.match(text, cue.end, end)
    ):
        return False
    if abs(amount.start - cue.start) > _FARTHEST or any_word("no budget yet").search(
        text, start, min(cue.start, amount.start)
    ):
        return False
    whole = _PART_OF.search(text[start : cue.start]) and amount.start - cue.end < 2
    if (
        cue.text.startswith("بودجه")
        and not whole
        and any_word("no budget").search(text, max(start, cue.start - 12), min(end, cue.end + 14))
    ):
        return False
    if (
        amount.start > cue.end
        and _REACHED.search(text[cue.end : amount.start])
        and _RISES.match(text, amount.end)
    ):
        return True
    if any_word("changed by").match(text[amount.end : amount.end + 20].lstrip("ی ")):
        return False
    if _FROM.search(text[start : amount.start]) and _TO.match(text, amount.end):
        return False  # what it was: «از ۹۰ میلیارد تومان به ۱۲۰ میلیارد تومان»
    became = _BECAME.match(text, amount.end, end)
    if became and not _OTHER_YEAR.search(became["between"]):
        return False
    if amount.end <= cue.start and _FOR_SOMETHING.match(text, cue.end):
        return False
    if _is_for_a_part(text, cue, amount, end):
        return False
    if amount.start > cue.end:
        between = without_comparisons(text[cue.end : amount.start])
        apart = len(between) > CLOSE and _OUT_OF.search(text[start : cue.start])
        if (apart and not _WHICH_IS.search(between)) or _FOR_A_PURPOSE.search(between):
            return False
        return any_word("no whole budget").search(between) is None
    between = text[amount.end : cue.start]
    if THIS_SUM.match(between):
        return True
    beside = len(between) < 14 and not {"از", "و"}.intersection(between.split())
    return beside or (
        cue.text.startswith("خرج") and not any_word("no whole budget").search(text, amount.end, cue.start)
    )


def _is_for_a_part(text: str, cue: Cue, amount: AmountSpan, end: int) -> bool:
    """Whether a budget is that of one thing: «بودجه ورزش شهرداری», «با بودجه ۲۰ میلیارد تومانی پل را ساخت»."""
    if any_word("built with it").search(text, amount.end, end) and _WITH.search(text, 0, cue.start):
        return True
    until = amount.start if amount.start >= cue.end else end  # «بودجه پنجاه میلیارد تومانی شهرداری»
    spent = _SPENT_ON.match(text, cue.end, until)
    words = any_word("of the whole budget").sub(" ", spent["on"]).split() if spent else []
    return bool(words) and not words_of("stop_words").intersection(words)


def _is_passed(scene: Scene, start: int, end: int, cue: Cue, amount: AmountSpan) -> bool:
    """«۶۵ میلیارد ریالی که برای سال ۸۸ تصویب شده»: what a council passes for a year, in an article on a budget."""
    text = scene.document.text
    if not (amount.end <= cue.start and cue.start - amount.end < _FARTHEST):
        return False
    if any_word("no whole budget").search(text, start, cue.start) or not _FOR_YEAR.search(
        text, amount.end, cue.start
    ):
        return False
    index = scene.document.sentence_at(amount.start)
    around = [*scene.document.sentences[max(0, index - 2) : index + 2], scene.document.sentences[0]]
    return any(_MUNICIPALITY.search(text, s.start, s.end) for s in around)
