"""On which day an office was taken up or left: sentences and short articles, the telling words in brackets."""

import datetime as dt

import pytest
from tests.reading.told import claims

from urbankg.articles.text import article_from_text
from urbankg.claims import Status
from urbankg.persian.fold import fold
from urbankg.reading.dating import Dating
from urbankg.reading.scene import Scene

PUBLISHED = dt.date(2021, 5, 11)  # Tuesday, 21 Ordibehesht 1400

DATED: list[tuple[Status, str, str]] = [
    # A day in the sentence itself
    ("start", "رضا کاظمی امروز [شهردار ساوه] شد.", "2021-05-11"),
    ("start", "رضا کاظمی دیروز به عنوان [شهردار ساوه] معرفی شد.", "2021-05-10"),
    ("start", "شب گذشته رضا کاظمی را [شهردار ساوه] کردند.", "2021-05-10"),
    ("end", "دیشب [شهردار ساوه] استعفا داد.", "2021-05-10"),
    ("start", "صبح یکشنبه رضا کاظمی [شهردار ساوه] شد.", "2021-05-09"),
    ("start", "رضا کاظمی روز سه‌شنبه [شهردار ساوه] شد.", "2021-05-11"),
    ("start", "سه‌شنبه هفته گذشته رضا کاظمی [شهردار ساوه] شد.", "2021-05-04"),
    ("start", "رضا کاظمی ۱۸ اردیبهشت با رأی شورا [شهردار ساوه] شد.", "2021-05-08"),
    ("start", "رضا کاظمی با حکم مورخ ۱۴۰۰/۲/۱۹ [شهردار ساوه] شد.", "2021-05-09"),
    ("start", "رضا کاظمی دیروز (دوشنبه، ۲۰ اردیبهشت) [شهردار ساوه] شد.", "2021-05-10"),
    ("start", "دقایقی پیش رضا کاظمی [شهردار ساوه] شد.", "2021-05-11"),
    ("start", "رضا کاظمی سه روز پیش [شهردار ساوه] شد.", "2021-05-08"),
    ("start", "رضا کاظمی از امروز [شهردار ساوه] است.", "2021-05-11"),
    ("start", "رضا کاظمی که دیروز به عنوان [شهردار ساوه] منصوب شد، گفت راه درازی در پیش است.", "2021-05-10"),
    ("start", "رضا کاظمی دیروز در جلسه شورا گفت که [شهرداری ساوه] را پذیرفته است.", "2021-05-10"),
    ("start", "از صبح امروز تا معرفی استاندار، رضا کاظمی [سرپرست استانداری مرکزی] است.", "2021-05-11"),
    # Months and years, where the text has no more
    ("start", "رضا کاظمی در سال ۱۳۹۶ [شهردار ساوه] شد.", "j1396"),
    ("end", "رضا کاظمی دی‌ماه سال گذشته از [شهرداری ساوه] رفت.", "j1399-10"),
    ("start", "در مهر ۱۳۹۸ رضا کاظمی را به [شهرداری ساوه] برگزیدند.", "j1398-07"),
    # The verb between tells dates apart
    ("end", "رضا کاظمی یکشنبه خیابان را جارو کرد و دوشنبه [شهرداری ساوه] را ترک کرد.", "2021-05-10"),
    ("start", "علی نوری یکشنبه استعفا داد و رضا کاظمی دوشنبه [شهردار ساوه] شد.", "2021-05-10"),
    # Until a day an office is held: that day it is left
    ("end", "رضا کاظمی تا دیروز [شهردار ساوه] بود.", "2021-05-10"),
    ("start", "رضا کاظمی که تا دیروز معاون بود، در مراسم امروز [شهردار ساوه] شد.", "2021-05-11"),
    ("start", "شهر شهردار نداشت تا دیروز که رضا کاظمی را [شهردار ساوه] کردند.", "2021-05-10"),
    # The event named before
    (
        "start",
        "جلسه شورای ساوه عصر دیروز برگزار شد.\nدر این جلسه رضا کاظمی [شهردار ساوه] شد.",
        "2021-05-10",
    ),
    (
        "start",
        "آیین معارفه امروز برگزار شد. مهمانان رسیدند.\nرضا کاظمی حکم [شهرداری ساوه] را گرفت.",
        "2021-05-11",
    ),
    ("end", "در مراسم دیروز از علی نوری قدردانی شد. او [شهرداری ساوه] را تحویل داد.", "2021-05-10"),
    ("start", "هیئت وزیران شنبه به استاندار رأی داد.\nعلی نوری [استاندار مرکزی] شد.", "2021-05-08"),
    # A day that heads a paragraph, or is pointed back to
    ("start", "یکشنبه: مهمانان رسیدند. رضا کاظمی به جای علی نوری [شهردار ساوه] شد.", "2021-05-09"),
    ("start", "باران یکشنبه تمام شد. همان روز رضا کاظمی [شهردار ساوه] شد.", "2021-05-09"),
    ("start", "صبح روز جاری رضا کاظمی [شهردار ساوه] شد.", "2021-05-11"),
    # The event named after, of which the first sentence only gives the upshot
    (
        "start",
        "[شهردار ساوه] انتخاب شد.\nاعضای شورا در نشست دیروز خود به رضا کاظمی رأی دادند.",
        "2021-05-10",
    ),
    (
        "start",
        "رضا کاظمی [شهردار ساوه] شد. مراسم معارفه صبح امروز با حضور فرماندار برگزار شد.",
        "2021-05-11",
    ),
    # What is of another day stands aside, and the event counts
    (
        "start",
        "نشست امروز شورا به پایان رسید. رضا کاظمی که پارسال رئیس بود، [نایب‌رئیس شورا] شد.",
        "2021-05-11",
    ),
    (
        "start",
        "نشست امروز شورا به پایان رسید. خزانه‌داری، مثل سال گذشته، به رضا کاظمی [خزانه‌دار شورا] رسید.",
        "2021-05-11",
    ),
    (
        "start",
        "در مراسم دیروز رضا کاظمی به جای علی نوری که هفته گذشته از دنیا رفت [شهردار ساوه] شد.",
        "2021-05-10",
    ),
    (
        "end",
        "در نشست امروز سرپرستی علی نوری بر [شهرداری ساوه] که از فروردین آغاز شده بود به پایان رسید.",
        "2021-05-11",
    ),
    ("start", "رضا کاظمی متولد ۱۳۵۵ است. او در جلسه دیروز [شهردار ساوه] شد.", "2021-05-10"),
    # What stands above a list is of all its items; an item's own day only of itself
    (
        "start",
        "احکام مدیران دیروز ابلاغ شد:\n- ساوه: علی نوری\n- اراک: حسن مرادی\n- دلیجان: رضا کاظمی [شهردار دلیجان]",
        "2021-05-10",
    ),
    (
        "start",
        "• ساوه: شورا شنبه جلسه داشت.\n• اراک: رضا کاظمی دیروز [شهردار اراک] شد.\n• تفرش: باران آمد.",
        "2021-05-10",
    ),
    # An hour alone is that of the day named last, else of the day of publication
    ("start", "ظهر رضا کاظمی را [شهردار ساوه] کردند.", "2021-05-11"),
    ("start", "شورا دیروز صبح باز شد. عصر رضا کاظمی را [شهردار ساوه] کردند.", "2021-05-10"),
    ("start", "ساعت ۱۷: رضا کاظمی رأی آورد و [شهردار ساوه] شد.", "2021-05-11"),
    # The day of the decree, not of the ceremony; also where it stands under the decree
    (
        "start",
        "رضا کاظمی با حکم استاندار [فرماندار ساوه] شد. در مراسم دیروز حکم مورخ ۱۸ اردیبهشت استاندار را به او دادند.",
        "2021-05-08",
    ),
    (
        "start",
        "به موجب این حکم رضا کاظمی به عنوان [فرماندار ساوه] منصوب می‌شود. ۱۵ اردیبهشت ۱۴۰۰ - وزیر کشور",
        "2021-05-05",
    ),
    # Since a month an office is held, if it was taken then
    ("start", "رضا کاظمی از ابتدای فروردین [شهردار ساوه] شد.", "j1400-01"),
    # What had been before the change is not the change
    (
        "end",
        "در مراسم دیروز [شهردار ساوه]، علی نوری، که مهر سال گذشته منصوب شده بود، کنار رفت.",
        "2021-05-10",
    ),
    ("start", "دیروز جلسه بود. رضا کریم زاده [شهردار ساوه] شد.", "2021-05-10"),
    ("start", "رضا کریم‌زاده ۱۸ اردیبهشت [شهردار ساوه] شد.", "2021-05-08"),
    # Words that point back to the changes, after them or after the list that they stand in
    (
        "start",
        "رضا کاظمی [شهردار ساوه] شد. او از تفرش می‌آید. این تغییر که روز یکشنبه رخ داد، سومین تغییر است.",
        "2021-05-09",
    ),
    (
        "end",
        "باران یکشنبه تمام شد. رضا کاظمی از [شهرداری ساوه] رفت. تاریخ نامه شانزدهم اردیبهشت است.",
        "2021-05-06",
    ),
    (
        "start",
        "- ساوه: رضا کاظمی [شهردار ساوه] شد.\n- اراک: حسن مرادی\n- تفرش: باران آمد.\nهمه این حکم‌ها شنبه به امضا رسید.",
        "2021-05-08",
    ),
    # How long after another event is no day
    (
        "end",
        "[شهردار ساوه] دو ماه پس از انتخاب استعفا کرد\nشورا در جلسه شنبه با آن موافقت کرد.",
        "2021-05-08",
    ),
    # A clause ends with any verb, with a denying one too
    (
        "end",
        "رضا کاظمی که دو ماه بیشتر در آنجا دوام نیاورد، دوشنبه [شهرداری ساوه] را به علی نوری داد.",
        "2021-05-10",
    ),
    # The last day at work is that of leaving
    ("end", "رضا کاظمی [شهردار ساوه] را ترک کرد. دیروز آخرین روزش بود.", "2021-05-10"),
    # «وداع گفت» is no saying
    ("end", "رضا کاظمی یکشنبه با کارکنان [شهرداری ساوه] وداع گفت.", "2021-05-09"),
    # «گذشته بود» is a verb
    ("start", "ساعت از ده شب گذشته بود که در نشست شنبه رضا کاظمی را [شهردار ساوه] کردند.", "2021-05-08"),
    # Till a day, but of somebody else
    (
        "end",
        "علی نوری امروز از [شهرداری ساوه] رفت و جایش به حسن مرادی رسید که تا دیروز معاون بود.",
        "2021-05-11",
    ),
    # A chronicle
    ("start", "۱۳۸۵ - بازار می‌سوزد. رضا کاظمی [شهردار ساوه] می‌شود.", "j1385"),
]

UNDATED: list[tuple[Status, str]] = [
    ("start", "رضا کاظمی [شهردار ساوه] شد."),
    ("start", "رضا کاظمی هفته گذشته [شهردار ساوه] شد. شورا امروز جلسه داشت."),
    ("end", "رضا کاظمی از [شهرداری ساوه] رفت. او متولد سال ۱۳۵۵ است."),
    ("start", "استاندار دیروز در گفت‌وگو با خبرنگاران گفت: رضا کاظمی [شهردار ساوه] شد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. مراسم معارفه شنبه برگزار خواهد شد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. معارفه از روز پنجشنبه آغاز می‌شود."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. شورا جلسه بعد را به پنجشنبه موکول کرد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. ساوه امروز ده پارک دارد."),
    ("start", "نشست امروز شورا برگزار شد. یادآور می‌شود رضا کاظمی [شهردار اراک] شده است."),
    ("end", "رضا کاظمی سه روز پیش از آن [شهرداری ساوه] را ترک کرده بود. جلسه دیروز برگزار شد."),
    ("start", "رضا کاظمی که از فروردین سرپرست بود [شهردار ساوه] شد."),
    ("start", "احکام از شنبه تا دیروز صادر شد. رضا کاظمی [شهردار ساوه] شد."),
    ("start", "• ساوه: شورا شنبه جلسه داشت.\n• اراک: رضا کاظمی [شهردار اراک] شد.\n• تفرش: باران آمد."),
    ("start", "بودجه ۱۴۰۰ تصویب شد. رضا کاظمی [شهردار ساوه] شد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. او از دوشنبه کارش را شروع می‌کند."),
    ("start", "رضا کاظمی [شهردار ساوه] شد و عصر شنبه معارفه می‌شود."),
    ("start", "روزنامه صبح نوشت رضا کاظمی [شهردار ساوه] شد."),
    ("start", "رضا کاظمی زاده ۱۳۵۵ [شهردار ساوه] شد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. این تصمیم پنجشنبه اجرا خواهد شد."),
    ("start", "رضا کاظمی [شهردار ساوه] شد. او دیروز در گفت‌وگو با خبرنگاران این تغییر را ستود."),
    ("start", "اعضای شورا که مرداد پیش سوگند خوردند، رضا کاظمی را [شهردار ساوه] کردند."),
]


def told(status: Status, marked: str, published: dt.date | None = PUBLISHED, title: str = "خبر روز\n") -> str:
    """The date that an article gives the words in brackets, in the notation of the gold facts; empty if none."""
    before, words, after = (title + marked).replace("]", "[").split("[")
    article = article_from_text(before + words + after, "a", published=published)
    scene = Scene(article, tagger=False)
    start = len(fold(before))
    assert scene.document.text.startswith(fold(words), start)
    found = Dating(scene).of(status, start)
    return found.key if found else ""


@pytest.mark.parametrize(("status", "marked", "date"), DATED)
def test_dated(status: Status, marked: str, date: str) -> None:
    assert told(status, marked) == date


@pytest.mark.parametrize(("status", "marked"), UNDATED)
def test_undated(status: Status, marked: str) -> None:
    assert told(status, marked) == ""


def test_without_a_day_of_publication_only_full_dates_count() -> None:
    assert told("start", "رضا کاظمی دیروز [شهردار ساوه] شد.", None) == ""
    assert told("start", "رضا کاظمی ۱۹ اردیبهشت ۱۴۰۰ [شهردار ساوه] شد.", None) == "2021-05-09"


def test_a_title_takes_the_day_that_the_text_tells() -> None:
    text = "[شهردار ساوه] برگزیده شد\nاعضای شورا در نشست یکشنبه به رضا کاظمی رأی دادند."
    assert told("start", text, title="") == "2021-05-09"


def test_a_title_may_tell_the_day_but_its_stamp_is_none() -> None:
    text = "رضا کاظمی، [شهردار ساوه]، آمد و علی نوری رفت."
    assert told("start", text, title="رأی امروز شورا به کاظمی\n") == "2021-05-11"
    assert told("start", text, title="خبرهای کوتاه (سه‌شنبه)\n") == ""


def test_another_sentence_may_tell_when_the_same_person_left() -> None:
    text = "شورا امروز جلسه داشت. رضا کاظمی به جای علی نوری شهردار ساوه شد. علی نوری پنجم اردیبهشت استعفا داده بود."
    left = [c for c in claims("office", text) if c.status == "end"]
    assert [(c.subject, c.date_key) for c in left] == [("علی نوری", "2021-04-25")]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("در سال ۱۳۵۹ قرعه شهرداری ساوه به نام رضا کاظمی افتاد.", "former", None),
        ("دیروز قرعه شهرداری ساوه به نام رضا کاظمی افتاد.", "start", "2021-05-10"),
        (
            "با حکم وزیر کشور رضا کاظمی روز ۲۷ مهر ۱۳۹۸ به عنوان فرماندار ساوه منصوب شد.",
            "start",
            "2019-10-19",
        ),
    ],
)
def test_a_change_of_long_ago_that_has_no_date_makes_a_former_holder(
    text: str, status: str, date: str | None
) -> None:
    ((told, on),) = {
        (c.status, c.date and c.date.earliest.isoformat()) for c in claims("office", text, PUBLISHED)
    }
    assert (told, on) == (status, date)


@pytest.mark.parametrize(
    ("day", "date"), [("امروز", ""), ("روز گذشته", ""), ("روز ۴ مهر ۱۴۰۰", "2021-09-26")]
)
def test_a_day_told_from_an_unknown_one_is_none_of_another_event(day: str, date: str) -> None:
    text = f"مینا آذرنیا {day} به عنوان شهردار ساوه انتخاب شد. این شهرداری در ۲۲ بهمن ۱۳۹۰ افتتاح شد."
    assert {claim.date_key for claim in claims("office", text, published=None)} == {date}
