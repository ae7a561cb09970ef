"""Facts found against gold facts: precision, recall and F1 by kind, and what was missed or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from urbankg.claims import KINDS
from urbankg.scoring.facts import Core, Fact, agree, agree_in_full, core, date_agrees
from urbankg.scoring.gold import GoldArticle, by_name, find

Trouble = Literal["missed", "extra", "status or value", "date"]


@dataclass(slots=True)
class Tally:
    """Counts: facts right in their core, right in full, found, and in the gold."""

    right: int = 0
    full: int = 0
    found: int = 0
    gold: int = 0

    def add(self, other: Tally) -> None:
        """Count another tally's facts too."""
        self.right += other.right
        self.full += other.full
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """How many of those found are right in their core."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How many of the gold's are found, with the right core."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Tally(right=8, full=7, found=10, gold=10).f1
        0.8
        """
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0

    @property
    def full_f1(self) -> float:
        """The same, for facts right in full."""
        return 2 * self.full / (self.found + self.gold) if self.full else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that went wrong in an article: a gold fact missed, a fact too many, or one right but for its status,
    value or date.
    """

    article: str
    trouble: Trouble
    gold: Fact | None
    found: Fact | None

    @property
    def kind(self) -> str:
        """The kind of the fact."""
        return str((self.gold or self.found or {})["kind"])


@dataclass(slots=True)
class Comparison:
    """A comparison of articles: counts by kind, dates, what went wrong, and for each fact found whether it is right.

    ``dated`` are the facts wanted that have a date, ``dates`` those of them that were found, ``dates_right`` those of
    which the date was found too.
    """

    articles: int = 0
    kinds: dict[str, Tally] = field(default_factory=dict)
    dates_right: int = 0
    dates: int = 0
    dated: int = 0
    misses: list[Miss] = field(default_factory=list)
    judged: list[tuple[Fact, bool]] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """The counts of all kinds together."""
        whole = Tally()
        for tally in self.kinds.values():
            whole.add(tally)
        return whole

    def add(self, other: Comparison) -> None:
        """Take another comparison in, of other articles."""
        self.articles += other.articles
        for kind, tally in other.kinds.items():
            self.tally(kind).add(tally)
        self.dates_right += other.dates_right
        self.dates += other.dates
        self.dated += other.dated
        self.misses += other.misses
        self.judged += other.judged

    def tally(self, kind: str) -> Tally:
        """The counts of a kind."""
        return self.kinds.setdefault(kind, Tally())


def compare(gold: Iterable[GoldArticle], facts: Iterable[Fact]) -> Comparison:
    """Compare facts, as rows of the query ``facts``, with gold articles; rows of other articles do not count.

    Facts on foreign places and persons do not count on either side.
    """
    articles = list(gold)
    known = by_name(articles)
    found: dict[str, dict[tuple[Core, str], Fact]] = defaultdict(dict)
    for fact in facts:
        article = find(known, str(fact.get("article", "")))
        if article is not None and fact.get("kind") in KINDS:
            told_apart = str(fact.get("status" if fact["kind"] == "office" else "value"))
            found[article.id].setdefault((core(fact), told_apart), fact)
    result = Comparison()
    for article in articles:
        _compare_article(result, article, list(found[article.id].values()))
    return result


def _compare_article(result: Comparison, article: GoldArticle, found: list[Fact]) -> None:
    foreign = [core(fact) for fact in article.facts if fact.get("foreign")]
    wanted: list[Fact] = [fact for fact in article.facts if not fact.get("foreign")]
    found = [fact for fact in found if not any(agree(one, core(fact)) for one in foreign)]
    result.articles += 1
    for fact in wanted:
        result.tally(fact["kind"]).gold += 1
        result.dated += bool(fact.get("date"))
    for fact in found:
        result.tally(fact["kind"]).found += 1
    # Facts that agree in full are paired first, so that no half right one takes the place of another.
    for in_full in (True, False):
        for fact in list(wanted):
            hit = next(
                (f for f in found if agree(core(fact), core(f)) and (not in_full or agree_in_full(fact, f))),
                None,
            )
            if hit is not None:
                wanted.remove(fact)
                found.remove(hit)
                _count(result, article.id, fact, hit)
    result.misses += [Miss(article.id, "missed", fact, None) for fact in wanted]
    result.misses += [Miss(article.id, "extra", None, fact) for fact in found]
    result.judged += [(fact, False) for fact in found]


def _count(result: Comparison, article: str, gold: Fact, hit: Fact) -> None:
    tally = result.tally(gold["kind"])
    tally.right += 1
    result.judged.append((hit, True))
    date = str(gold.get("date") or "")
    date_right = bool(date) and date_agrees(date, hit.get("date"))
    result.dates += bool(date)
    result.dates_right += date_right
    if not agree_in_full(gold, hit):
        result.misses.append(Miss(article, "status or value", gold, hit))
        return
    tally.full += 1
    if date and not date_right:
        result.misses.append(Miss(article, "date", gold, hit))
