"""A few articles with claims of every kind, made by hand, such that every saved query has something to answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from urbankg.articles.article import Article, Part
from urbankg.claims import Claim, Evidence, Kind
from urbankg.conclusions import conclude
from urbankg.graph.copies import link_copies
from urbankg.graph.store import GraphStore
from urbankg.identity.slugs import article_slug
from urbankg.persian.dates import parse_date

Told = tuple[Article, list[Claim]]


def told(identifier: str, published: str, agency: str, *claims: Claim) -> Told:
    """An article that says claims, a sentence each."""
    sentences = [
        f"{claim.subject} {claim.role or claim.kind} {claim.object or ''} {number}."
        for number, claim in enumerate(claims)
    ]
    text = "\n".join(sentences)
    given = []
    for claim, sentence in zip(claims, sentences, strict=True):
        start = text.index(sentence)
        evidence = (Evidence(start, start + len(sentence), sentence, f"{claim.kind}.test"),)
        if start:  # a second sentence, which stands before
            evidence += (Evidence(0, len(sentences[0]), sentences[0], f"{claim.kind}.test"),)
        given.append(Claim(**{**_fields(claim), "evidence": evidence}))
    day = dt.date.fromisoformat(published) if published else None
    link = identifier if "://" in identifier else None
    return Article(identifier, text, (Part("body", 0, len(text)),), link, day, agency or None), given


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in Claim.__dataclass_fields__}


def office(person: str, role: str, over: str, status: str, date: str = "", **more: Any) -> Claim:
    span = parse_date(date) if date else None
    return Claim("office", person, (), role=role, object=over or None, status=status, date=span, **more)  # type: ignore[arg-type]


def other(kind: Kind, subject: str, over: str | None = None, date: str = "", **more: Any) -> Claim:
    return Claim(kind, subject, (), object=over, date=parse_date(date) if date else None, **more)


ASSEMBLY = "مجمع شهرداران کلانشهرهای ایران"
QAZVIN = told(
    "qazvin-1400-test.txt", "2022-01-17", "ایرنا",
    office("پریسا آذرنیا", "mayor", "قزوین", "start", "1400-10-27", confidence=0.3),
    office("بهروز کاویان", "mayor", "قزوین", "end", "1400-10-26"),
    office("بهروز کاویان", "mayor", "زنجان", "former"),
    office("کیوان رادپور", "acting_mayor", "زنجان", "incumbent"),
    office("مینا سروش", "council_chair", "قزوین", "incumbent"),
    office("احمد نیک‌سرشت", "governor_general", "قزوین", "incumbent"),
    office("رضا پرتوی", "minister", "وزارت کشور", "incumbent"),
    other("member", "قزوین", ASSEMBLY, "1400-10-27", ordinal=20, status="start"),
    other("member", "زنجان", "مجمع شهرداران کلان‌شهرها"),
    other("meeting", "پریسا آذرنیا", "رضا پرتوی", "2022-01-16", place="تهران"),
    other("budget", "شهرداری قزوین", None, "1400", value=900_000_000_000),
    other("population", "قزوین", value=402_748, near=("قزوین",)),
    other("founded", ASSEMBLY, None, "1378", place="تهران"),
    other("seat", ASSEMBLY, "تهران"),
    other("ex_officio", "تهران", ASSEMBLY, role="mayor", value="secretary_general"),
    other("agreement", "شهرداری قزوین", "دانشگاه نمونه", "2022-01-10"),
)  # fmt: skip
LATER = told(
    "https://news.example/1400/11/02/later", "2022-01-22", "فارس",
    office("پریسا آذرنیا", "mayor", "قزوین", "start", "1400-11-01"),
    office("پروین آذرنیا", "mayor", "قزوین", "incumbent"),
    office("کیوان رادپور", "mayor", "نمونه‌آباد", "candidate"),
    office("علیرضا زاکانی", "mayor", "تهران", "incumbent"),
    office("سارا مهرجو", "council_spokesperson", "تهران", "incumbent"),
    office("ناصر ایزدی", "district_mayor", "منطقه ۵ تهران", "incumbent"),
)  # fmt: skip
SAME_YEAR = told(
    "https://news.example/1401/02/05/again", "2022-04-25", "",
    office("پریسا آذرنیا", "mayor", "قزوین", "incumbent"),
    office("پریسا آذرنیا", "mayor", "قزوین", "end", "1401-02-04"),
)  # fmt: skip
UNDATED = told("note.txt", "", "", office("مینا سروش", "council_member", "قزوین", "former"))
# A post that was empty for a time, a person under two spellings and in two offices, and figures that do not fit.
EMPTIED = told(
    "https://news.example/1401/03/11/emptied", "2022-06-01", "ایرنا",
    office("سهراب دانشور", "mayor", "ساوه", "start", "1398-01-15", manner="elected"),
    office("سهراب دانشور", "mayor", "ساوه", "end", "1399-06-01", manner="resigned"),
    office("نسرین پاک‌نهاد", "mayor", "ساوه", "start", "1399-10-01"),
    office("نسرین پاک نهاد", "council_chair", "ساوه", "former"),
    office("سارا مهرجو", "council_member", "تهران", "incumbent"),
)  # fmt: skip
DOUBTED = told("doubted.txt", "2022-06-02", "", other("population", "قزوین", value=702_748, near=("قزوین",)))
TOLD = (QAZVIN, LATER, SAME_YEAR, UNDATED, EMPTIED, DOUBTED)


def filled(articles: tuple[Told, ...] = TOLD) -> GraphStore:
    store = GraphStore.in_memory()
    for article, claims in articles:
        store.ingest(article, claims)
    if {EMPTIED[0].id, DOUBTED[0].id} <= {article.id for article, _ in articles}:
        link_copies(store, {article_slug(EMPTIED[0].id): {article_slug(DOUBTED[0].id)}})
    conclude(store)
    return store
