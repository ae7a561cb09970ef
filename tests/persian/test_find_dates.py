import datetime as dt

import pytest

from urbankg.persian.calendars import jalali_month_length, to_jalali
from urbankg.persian.dates import find_dates, parse_date
from urbankg.persian.fold import Folded, fold

WEDNESDAY = dt.date(2022, 1, 19)  # چهارشنبه ۲۹ دی ۱۴۰۰


def keys(text: str, published: dt.date | None = WEDNESDAY) -> list[str]:
    return [found.span.key for found in find_dates(fold(text), published)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("۲۷ دی ۱۴۰۰", "2022-01-17"),
        ("27 دی‌ماه 1400", "2022-01-17"),
        ("۲۷ دی‌ماه سال ۱۴۰۰", "2022-01-17"),
        ("بیست و هفتم دی ۱۴۰۰", "2022-01-17"),
        ("۲۷ام دی", "2022-01-17"),
        ("سی‌ام آذر", "2021-12-21"),
        ("دوشنبه ۲۷ دی", "2022-01-17"),
        ("دوشنبه، ۲۷ دی", "2022-01-17"),
        ("۲۹ آذرماه", "2021-12-20"),
        ("سیزدهم آبان", "2021-11-04"),
        ("بیست و دوم بهمن سال ۱۳۵۷", "1979-02-11"),
        ("1400/10/27", "2022-01-17"),
        ("۱۴۰۰-۱۰-۲۷", "2022-01-17"),
        ("27/10/1400", "2022-01-17"),
        ("۹۵/۶/۱۲", "2016-09-02"),
        ("سال ۱۳۷۸", "j1378"),
        ("سال ۹۲", "j1392"),
        ("سال ۰۲", "j1402"),
        ("سال ۱۳۹۲ شمسی", "j1392"),
        ("سال ۲۰۱۷ میلادی", "2017"),
        ("دی ماه سال جاری", "j1400-10"),
        ("مهر ماه امسال", "j1400-07"),
        ("تیرماه امسال", "j1400-04"),
        ("تیرماه سال گذشته", "j1399-04"),
        ("تیر پارسال", "j1399-04"),
        ("آبان‌ماه", "j1400-08"),
        ("اسفندماه", "j1400-12"),
        ("مهر ۱۳۹۸", "j1398-07"),
        ("اسفند ۹۸", "j1398-12"),
        ("ژانویه ۲۰۱۷", "2017-01"),
        ("۱۷ ژانویه ۲۰۲۲", "2022-01-17"),
        ("2022-01-17", "2022-01-17"),
        ("نهم ربیع‌الاول ۱۴۴۳", "2021-10-15"),
        ("دهه شصت", "j136x"),
        ("دهه ۱۳۶۰", "j136x"),
        ("امروز", "2022-01-19"),
        ("امشب", "2022-01-19"),
        ("صبح امروز", "2022-01-19"),
        ("دیروز", "2022-01-18"),
        ("دیشب", "2022-01-18"),
        ("شب گذشته", "2022-01-18"),
        ("روز گذشته", "2022-01-18"),
        ("پریروز", "2022-01-17"),
        ("فردا", "2022-01-20"),
        ("روز دوشنبه", "2022-01-17"),
        ("روز چهارشنبه", "2022-01-19"),
        ("چهارشنبه گذشته", "2022-01-12"),
        ("دوشنبه‌شب", "2022-01-17"),
        ("دوشنبهشب", "2022-01-17"),
        ("عصر دوشنبه", "2022-01-17"),
        ("پنج‌شنبه گذشته", "2022-01-13"),
        ("دوشنبه آینده", "2022-01-24"),
        ("چهارشنبه پیش رو", "2022-01-26"),
        ("دوشنبه هفته گذشته", "2022-01-10"),
        ("پنجشنبه هفته جاری", "2022-01-20"),
        ("شنبه هفته آینده", "2022-01-22"),
        ("سه روز پیش", "2022-01-16"),
        ("۳ ماه قبل", "j1400-07"),
        ("پنج سال پیش", "j1395"),
        ("ماه گذشته", "j1400-09"),
        ("۲۵ ماه جاری", "2022-01-15"),
        ("پنجم ماه گذشته", "2021-11-26"),
        ("امسال", "j1400"),
        ("هفده سال پیش", "j1383"),
        ("سال هزار و سیصد و نود و سه", "j1393"),
        ("پنجم مهر نود و هشت", "2019-09-27"),
        ("مهر سال یک‌هزار و چهارصد", "j1400-07"),
        ("اسفند گذشته", "j1399-12"),
        ("آذرماه گذشته", "j1400-09"),
        ("امروز (دوشنبه ۲۷ دی)", "2022-01-17"),
        ("امروز دوشنبه ۲۷ دی ماه ۱۴۰۰", "2022-01-17"),
        ("روز گذشته (سه‌شنبه، 28 دی)", "2022-01-18"),
        ("امروز سه شنبه", "2022-01-18"),
    ],
)
def test_one_date_one_span(text: str, key: str) -> None:
    folded = fold(f"به گفته او، {text} جلسه برگزار شد.")
    found = find_dates(folded, WEDNESDAY)
    assert [date.span.key for date in found] == [key]
    assert folded[found[0].start : found[0].end] == found[0].span.text
    assert found[0].span.text in fold(text)
    assert len(found[0].span.text) >= len(fold(text)) - 1  # a closing bracket stays outside


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("هفته گذشته", ("week", "1400-10-18/1400-10-24")),
        ("هفته جاری", ("week", "1400-10-25/1400-11-01")),
        ("دو هفته پیش", ("week", "1400-10-12/1400-10-18")),
        ("بهار ۱۳۵۸", ("season", "1358-01-01/1358-03-31")),
        ("زمستان گذشته", ("season", "1399-10-01/1399-12-30")),
        ("زمستان سال گذشته", ("season", "1399-10-01/1399-12-30")),
        ("دهه ۶۰", ("decade", "1360-01-01/1369-12-29")),
    ],
)
def test_longer_spans(text: str, wanted: tuple[str, str]) -> None:
    (found,) = find_dates(fold(text), WEDNESDAY)
    assert (found.span.precision, found.span.jalali) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("از ۱۳۷۸ تا ۱۳۸۲ شهردار بود", ["j1378", "j1382"]),
        ("سال‌های ۷۸ تا ۸۲", ["j1378", "j1382"]),
        ("از سال ۹۲ تا سال ۹۶", ["j1392", "j1396"]),
        ("۲۷ و ۲۸ دی", ["2022-01-17", "2022-01-18"]),
        ("۲۰ تا ۲۵ مهر ۱۴۰۰", ["2021-10-12", "2021-10-17"]),
        ("بودجه ۱۴۰۰ شهرداری", ["j1400"]),
        ("در مهر ۱۳۹۲ آمد و در دی همان سال رفت", ["j1392-07", "j1392-10"]),
        ("از اواخر شهریور", ["j1400-06"]),
        ("روزهای ۲۵ و ۲۶ دی", ["2022-01-15", "2022-01-16"]),
        ("تاریخ انتشار: دوشنبه ۲۷ دی ۱۳۹۷ ساعت ۱۰:۱۵", ["2019-01-17"]),
        ("متولد: ۱۳۵۲", ["j1352"]),
        ("۲۰ می ۲۰۲۰", ["2020-05-20"]),
        ("امروز و فردا", ["2022-01-19", "2022-01-20"]),
    ],
)
def test_several_dates(text: str, wanted: list[str]) -> None:
    assert keys(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "به گزارش خبرگزاری مهر، آقای بهمن آذر و خانم مهر تیر آمدند",
        "۳۰ اسفند ۱۴۰۰",
        "۳۱ مهر",
        "1400/12/30",
        "۱۷ ژانویه ۱۴۰۰",
        "میدان هفتم تیر و خیابان ۲۲ بهمن",
        "امام جمعه و نماز جمعه",
        "هر دوشنبه و روزهای یکشنبه و سه‌شنبه",
        "پس از شهریور بیست",
        "دوشنبه‌بازار",
        "در سه سال گذشته و دو روز اخیر",
        "سه روز قبل از آن",
        "ساعت ۱۲:۳۰ و ۱۰-۸",
        "تلفن 021-1400-10-27",
        "در ۱۳۹۱ نفر",
        "سال ۲۵ نفر",
        "۲۰ می‌شود",
        "چهل سال پیش",
        "مهر ۲۵ نفر",
        "کتاب ۱۳۹۲ صفحه دارد",
        "سال ۱۵",
        "دهه ۶۵",
    ],
)
def test_no_date(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    "text", ["امروز", "روز دوشنبه", "۲۷ دی", "مهرماه", "سال جاری", "سه روز پیش", "دی ماه امسال"]
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    assert keys(text, None) == []


def test_without_a_day_of_publication_full_dates_are_found() -> None:
    assert keys("۲۷ دی ۱۴۰۰ و سال ۱۳۷۸ و مهر ۱۳۹۸", None) == ["2022-01-17", "j1378", "j1398-07"]


def test_an_explicit_today_dates_the_whole_text() -> None:
    text = "دیروز شورا رأی داد. امروز (دوشنبه ۲۷ دی) شهردار آمد. فردا جلسه است."
    assert keys(text) == ["2022-01-16", "2022-01-17", "2022-01-18"]
    assert keys("امروز، ۲۷ دی ۱۴۰۰، آمد و فردا می‌رود", None) == ["2022-01-17", "2022-01-18"]
    # A day that is months away is no day of writing.
    assert keys("امروز (۲۷ دی) و دیروز", dt.date(2021, 6, 1)) == ["2021-01-16", "2021-05-31"]


def test_a_weekday_chooses_the_year_and_the_digits_win() -> None:
    new_year = dt.date(2022, 3, 25)  # 5 Farvardin 1401
    assert keys("یکشنبه ۲۲ اسفند", new_year) == ["2022-03-13"]
    assert keys("۲۵ اسفند", new_year) == ["2022-03-16"]
    assert keys("۱۵ فروردین", dt.date(2022, 3, 16)) == ["2022-04-04"]
    assert keys("پنجشنبه ۲۷ دی") == ["2022-01-17"]  # Thursday in none of the years around
    assert keys("دوشنبه ۲۵ دی ۱۴۰۰") == ["2022-01-15"]


def test_month_names_fold_and_offsets_lead_back() -> None:
    original = "شهردار در ۲۷ دیِ ۱۴۰۰ و در مهــر ۱۳۹۸"
    folded = Folded.of(original)
    found = find_dates(folded.text, None)
    said = [original[slice(*folded.span(date.start, date.end))] for date in found]
    assert said == ["۲۷ دیِ ۱۴۰۰", "مهــر ۱۳۹۸"]


def test_every_day_of_some_years_is_found_in_three_forms() -> None:
    names = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور")
    names += ("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
    for year in (1378, 1399, 1400):
        for month, name in enumerate(names, 1):
            for day in range(1, 32):
                forms = (f"{day} {name} {year}", f"{year}/{month}/{day}", f"{day}/{month}/{year}")
                found = [keys(form) for form in forms]
                if day > jalali_month_length(year, month):
                    assert found == [[], [], []]
                    continue
                span = parse_date(f"{year}-{month}-{day}")
                assert found == [[span.key]] * 3
                assert to_jalali(span.earliest) == (year, month, day)


def test_a_clock_time_after_a_short_year_counts_nothing() -> None:
    assert keys("سه‌شنبه ۱۴ آبان ۸۷ ساعت ۱۷:۲۰") == ["2008-11-04"]
    assert "2008-11-05" not in keys("۱۴ آبان ۸۷ ساعت کار کردند")


@pytest.mark.parametrize("text", ["دوشنبه / ۲۷ / دی / ۱۴۰۰", "27 دی 1400-12:34", "1400/10/27-12:34"])
def test_stamps_of_portals(text: str) -> None:
    assert {found.span.earliest for found in find_dates(fold(text), None)} == {dt.date(2022, 1, 17)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("دوشنبه استعفا داد و روز بعد پذیرفته شد", ["2022-01-17", "2022-01-18"]),
        ("دوشنبه رفت. همان شب جانشین آمد", ["2022-01-17", "2022-01-17"]),
        ("سوم دی رفت؛ سه روز پس از آن برگشت", ["2021-12-24", "2021-12-27"]),
        ("سوم دی آمد. دو روز پیش از آن خوانده بودند", ["2021-12-24", "2021-12-22"]),
        ("در سال ۱۳۸۰ آمد و چهار سال بعد رفت", ["j1380", "j1384"]),
        ("مهر ۱۳۸۰ آمد و آبان همان سال رفت", ["j1380-07", "j1380-08"]),
        ("سه روز پس از آن برگشت", []),
        ("سوم دی رفت، سه روز پس از آن که خواندند", ["2021-12-24"]),
        ("سوم دی رفت و از همان روز نخست پشیمان بود", ["2021-12-24"]),
    ],
)
def test_what_counts_from_the_date_named_before(text: str, wanted: list[str]) -> None:
    assert keys(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تا پایان آذر", ["j1400-09"]),
        ("در روزهای نخست مهر", ["j1400-07"]),
        ("آذر کریمی رفت", []),
        ("۱۳۸۵ - شهرداری ساخته شد\n۱۳۹۰: بازار آمد", ["j1385", "j1390"]),
        ("۱۳۸۵ نفر آمدند", []),
        ("از ۱۳۹۱ عضو مجمع است", ["j1391"]),
    ],
)
def test_months_and_years_without_more(text: str, wanted: list[str]) -> None:
    assert keys(text) == wanted


def test_an_article_of_unknown_date_may_tell_it_in_a_line_of_its_own() -> None:
    assert keys("خبر روز\nساوه - ۲۷ دی ۱۴۰۰\nشهردار دیروز رفت", None) == ["2022-01-17", "2022-01-16"]
    assert keys(
        "شهردار که در نشست روز ۲۷ دی ۱۴۰۰ شورای شهر ساوه با پنج رأی برگزیده شد، دیروز رفت.", None
    ) == ["2022-01-17"]
