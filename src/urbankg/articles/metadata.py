"""What an article says of itself: agency, republisher, dateline city, day of publication."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from urllib.parse import unquote

from urbankg.errors import DateError
from urbankg.files import REFERENCE, rows, several
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.persian.date_words import weekdays
from urbankg.persian.dates import DateSpan, find_dates
from urbankg.persian.fold import Folded, key

_DATE_LINE_WORDS = re.compile(
    r"^(?:(?:تاریخ(?: انتشار| خبر)?|انتشار|زمان(?: انتشار)?|ساعت|کد ?(?:خبر|مطلب)?|شناسه"
    r"|سال (?:اول|دوم|سوم|چهارم|پنجم|[^\W\d_]+م)|شماره|گروه|سرویس|گفت و گو|گزارش|خبر|یادداشت)(?!\w)"
    r"|[\s\d:|،,./\-–ـ]"
    r"|شنبه|یکشنبه|یک شنبه|دوشنبه|دو شنبه|سه ?شنبه|چهار ?شنبه|پنج ?شنبه|جمعه)+"
)
_DIGIT = re.compile(r"\d")
_DAY_OF = re.compile(r"\d{1,2} [^\W\d_]")
_DAY_OF_MONTH = re.compile(
    r"\d{1,2} ?(?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند) ?(?:ماه)?"
)
_REPORTED = re.compile(r"(?:به گزارش|به نقل از) [^،.:]{2,60}")
_REPORTER = re.compile(r"به گزارش (?:خبرگزاری |خبرنگار )?([^\W\d_]+)")
_REPORTED_FROM = re.compile(
    r"به (?:گزارش|نقل از)(?: [^\W\d_]+){1,6}? (?:از|در|مرکز) "
    r"(?:شهرستان |استان |مرکز استان |شهر |جنوب استان |غرب استان |شرق استان |شمال استان )?"
)
_DATELINE = re.compile(r"^\W*([^\W\d_]+(?: [^\W\d_]+){0,2}) ?(?:\u200f)?[-–ـ؛:،|](?= )")
_DIGITS_IN_LINK = re.compile(r"/news/(\d{8,14})(?:/|$|\D)")
_DATE_IN_LINK = re.compile(r"/((?:13|14|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|\D)")
_TODAY_IS = re.compile(r"(?:^|\W)امروز[ (،_–ـ-]+")
_REPUBLISHED = re.compile(
    r"(?:موتور جستجوگر خبر|پایگاه خبری|سایت|وب ?سایت|پورتال) ([^\W\d_]+(?: انلاین|نیوز)?)"
)
# A line with one of these tells something; a stamp («هفته‌نامه شهر، شنبه ۲۷ تیر ۱۳۸۸») does not.
_FINITE_VERB = re.compile(
    r"(?<!\w)(?:شد|شدند|کرد|کردند|است|بود|بودند|گفت(?! ?و ?گو)|داد|دادند|رفت|رسید|گرفت|داشت|دارد|خواهد|شود"
    r"|ن?می [^\W\d_]+)(?!\w)"
)
_STAMP_ENDS = re.compile(r" ?(?:[])»:،؛|/.–—ـ-]|ساعت)")
LONGEST_DATE_LINE = 90  # characters
_STAMPED_LINES = 3  # at either end of an article


@cache
def agencies() -> dict[str, str]:
    """The name by which each agency is known («ایرنا»), by the key of every name it has."""
    found: dict[str, str] = {}
    for row in rows(REFERENCE / "agencies.csv"):
        names = (*several(row["short_forms"]), row["name_fa"])
        for name in names:
            found.setdefault(key(name), row["name_fa"])
    return found


@cache
def _agency_regex() -> re.Pattern[str]:
    names: set[str] = set()
    for row in rows(REFERENCE / "agencies.csv"):
        known = (*several(row["short_forms"]), row["name_fa"])
        # «ایران» and «اعتماد» alone are words of the language before they are newspapers.
        plain = [n for n in known if "ambiguous" not in row["note"] or " " in n]
        names.update(Folded.of(n).text for n in plain)
        names.update(
            f"خبرنگار {Folded.of(n).text}" for n in several(row["short_forms"]) if not n.startswith("خبرنگار")
        )
    alternatives = "|".join(re.escape(n).replace(r"\ ", "[ ]?") for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def agency_of(lines: list[str]) -> str | None:
    """The agency that the first lines of an article name as their source.

    >>> agency_of(["به گزارش ایرنا از اراک، شهردار گفت"])
    'خبرگزاری جمهوری اسلامی'
    >>> agency_of(["اعتماد شورا به شهردار اراک"])  # Etemad is a newspaper, but not here
    """
    for line in lines:
        folded = Folded.of(line).text
        opening, *_ = folded[:60].splitlines() or [""]
        for source in (*_REPORTED.findall(folded[:400]), opening):
            report = _REPORTER.match(source)
            if report and key(report.group(1)) in agencies():
                return agencies()[key(report.group(1))]
            if found := _agency_regex().search(source):
                name = found.group().removeprefix("خبرنگار ")
                return agencies().get(key(name)) or agencies().get(key(found.group()))
    return None


def republisher_of(footer: str) -> str | None:
    """The portal that copied an article, as its footer names it."""
    found = _REPUBLISHED.search(footer.translate({0x200C: " "}))
    return found.group(1) if found else None


def dateline_of(lines: list[str]) -> str | None:
    """The city that an article reports from: «قزوین- ایرنا- …», «به گزارش خبرگزاری … از شهرکرد»."""
    gazetteer = Gazetteer.load()
    for line in lines:
        folded = Folded.of(line)
        opening = _DATELINE.match(folded.text)
        if (
            opening
            and opening.group(1) not in weekdays()  # «شنبه - …»: the day, and not the town
            and any(p.kind == "city" for p in gazetteer.find(opening.group(1)))
        ):
            start, end = folded.span(*opening.span(1))
            return line[start:end]
        for report in _REPORTED_FROM.finditer(folded.text[:300]):
            words = re.match(r"[^\W\d_]+(?: [^\W\d_]+){0,3}", folded.text[report.end() :])
            parts = words.group().split(" ") if words else []
            for size in range(len(parts), 0, -1):
                name = " ".join(parts[:size])
                if any(p.kind in ("city", "county") for p in gazetteer.find(name)):
                    start, end = folded.span(report.end(), report.end() + len(name))
                    return line[start:end]
    return None


def is_date_line(folded: str) -> bool:
    """Whether a line, folded and stripped, is metadata: little but an agency, a date, a time and a number.

    >>> is_date_line("ایرنا دوشنبه 27 دی 1400 - 12:50"), is_date_line("دوشنبه شورا تشکیل شد")
    (True, False)
    """
    if len(folded) > LONGEST_DATE_LINE or not _DIGIT.search(folded):
        return False
    rest = _agency_regex().sub(" ", folded)
    spans = find_dates(rest, None)
    if not spans and not _DAY_OF.search(rest):
        return False
    for span in reversed(spans):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = _DAY_OF_MONTH.sub(" ", rest)
    previous = None
    while previous != rest:
        previous, rest = rest, _DATE_LINE_WORDS.sub("", rest).strip(" []()*")
    return len(rest) <= 12 and len(rest.split()) <= 2


def date_of_line(line: str) -> dt.date | None:
    """The day that a date line names, if it names one with its year."""
    days = [f.span for f in find_dates(Folded.of(line).text, None) if f.span.precision == "day"]
    return days[0].earliest if days else None


def date_of_stamp(lines: list[str]) -> dt.date | None:
    """The day that the first or last lines of an article carry as a stamp, be it beside other words.

    >>> date_of_stamp(["شورا تشکیل شد.", "هفته‌نامه شهر، شنبه ۲۷ تیر ۱۳۸۸"])
    datetime.date(2009, 7, 18)
    >>> date_of_stamp(["خبرگزاری نو - بم، ۱۸ خرداد ۱۴۰۱: شورا دیشب تشکیل شد."])
    datetime.date(2022, 6, 8)
    >>> date_of_stamp(["شورا ۱۸ خرداد ۱۴۰۱ تشکیل شد."])
    """
    for line in (*lines[:_STAMPED_LINES], *reversed(lines[_STAMPED_LINES:][-_STAMPED_LINES:])):
        folded = Folded.of(line.strip()).text
        days = [f for f in find_dates(folded[:LONGEST_DATE_LINE], None) if f.span.precision == "day"]
        if not days:
            continue
        if len(folded) <= LONGEST_DATE_LINE and not _FINITE_VERB.search(folded):
            return days[-1].span.earliest
        first = days[0]
        if _STAMP_ENDS.match(folded, first.end) and not _FINITE_VERB.search(folded, 0, first.start):
            return first.span.earliest
    return None


def date_of_link(url: str) -> dt.date | None:
    """The day that a link carries: ``/news/13960821000123`` (Jalali; older ``850517…``), ``/1400/10/27/``.

    >>> date_of_link("https://www.farsnews.ir/news/13960821000123/x")
    datetime.date(2017, 11, 12)
    """
    link = unquote(url)
    if found := _DIGITS_IN_LINK.search(link):
        digits = found.group(1)
        parts = (
            (digits[:4], digits[4:6], digits[6:8])
            if digits[:2] in ("13", "14") and len(digits) > 10
            else ("13" + digits[:2], digits[2:4], digits[4:6])
        )
        return _day(*map(int, parts))
    if found := _DATE_IN_LINK.search(link):
        return _day(*map(int, found.groups()))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return DateSpan.of("gregorian" if year > 1900 else "jalali", year, month, day).earliest
    except DateError:
        return None


def date_in_lead(text: str) -> dt.date | None:
    """The day that a text itself calls today: «امروز (دوشنبه ۲۷ دی ۱۴۰۰)», or opens with: «اراک، ۲۷ دی ۱۴۰۰ - …».

    >>> date_in_lead("شورا امروز- دوشنبه ۲۷ دی ۱۴۰۰- تشکیل شد")
    datetime.date(2022, 1, 17)
    """
    folded = Folded.of(text).text
    for found in find_dates(folded[:60], None)[:1]:
        opens = re.fullmatch(r"\W*(?:[^\W\d_]+(?: [^\W\d_]+)?\W+)?", folded[: found.start])
        if opens and found.span.precision == "day" and re.match(r" *[-–ـ:،]", folded[found.end :]):
            return found.span.earliest
    for today in _TODAY_IS.finditer(folded):
        for found in find_dates(folded[today.end() : today.end() + 60], None):
            if found.span.precision == "day" and found.start <= 12:
                return found.span.earliest
    return None
