"""What an office is over where its phrase does not say it: by the places, councils and zones spoken of around it."""

import datetime as dt

import pytest
from tests.reading.told import PUBLISHED, claims

from urbankg.articles.text import article_from_text
from urbankg.persian.fold import key
from urbankg.reading import read

TOLD = [
    # A plural without «ی» ends a name.
    (
        "رضا ناصری، رئیس شورای عالی استان‌ها همین امروز آمد.",
        "رضا ناصری",
        "provincial_council_chair",
        ["شورای عالی استان‌ها"],
    ),
    (
        "رضا ناصری، مدیرعامل سازمان همیاری شهرداری‌ها جای سعید کریمی را گرفت.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان همیاری شهرداری‌ها"],
    ),
    # Whom a council makes acting head is that of its town, not of the body that was named before.
    (
        "سازمان تاکسیرانی شهرداری اراک جای خالی ندارد. شورای شهر ساوه همان روز رضا ناصری را سرپرست کرد.",
        "رضا ناصری",
        "acting_mayor",
        ["ساوه"],
    ),
    (
        "شورای شهر ساوه دیروز نشست. سازمان تاکسیرانی شهرداری ساوه رضا ناصری را به عنوان سرپرست شناخت.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان تاکسیرانی ساوه"],
    ),
    # A list of heads of districts is not of the county governor who was named before.
    (
        "با حکم فرماندار پارس‌آباد، مینا آذرنیا، سه بخش از امروز بخشدار تازه دارند: "
        "ساسان نوروزی در بخش مرکزی، رضا ناصری در اصلاندوز و سعید کریمی در تازه‌کند.",
        "رضا ناصری",
        "district_governor",
        ["اصلاندوز"],
    ),
    # «در» right before an office says more than the head of the item.
    (
        "خبرهای استان\nنراق - شورا دو نفر را نگه داشته است: "
        "یکی رضا ناصری که در دلیجان معاون شهردار است و دیگری مینا آذرنیا.",
        "رضا ناصری",
        "deputy_mayor",
        ["دلیجان"],
    ),
    # An office may have been held in two towns, but not be held so.
    (
        "رضا ناصری شهردار سابق نراق و محلات به عنوان فرماندار تفرش معرفی شد.",
        "رضا ناصری",
        "mayor",
        ["نراق", "محلات"],
    ),
    (
        "پیش از این رضا ناصری شهردار نراق و محلات بود.",
        "رضا ناصری",
        "mayor",
        ["نراق", "محلات"],
    ),
    (
        "رضا ناصری شهردار سابق نراق و مینا آذرنیا شهردار محلات آمدند.",
        "رضا ناصری",
        "mayor",
        ["نراق"],
    ),
    (
        "رضا ناصری، شهردار نراق و محلات را برف گرفته است.",
        "رضا ناصری",
        "mayor",
        ["نراق"],
    ),
    # Where a town lies is not the town.
    (
        "در شهر مامونیه مرکز شهرستان زرندیه نیز رضا ناصری به عنوان رئیس شورا انتخاب شد.",
        "رضا ناصری",
        "council_chair",
        ["مامونیه"],
    ),
    (
        "در نراق، شهری در شهرستان دلیجان، رضا ناصری شهردار شد.",
        "رضا ناصری",
        "mayor",
        ["نراق"],
    ),
    (
        "شورای شهر نراق دیروز نشست. در شهرستان دلیجان، رضا ناصری فرماندار شد.",
        "رضا ناصری",
        "county_governor",
        ["دلیجان"],
    ),
    # Where somebody was before is not where the article is.
    (
        "شورای شهر ساوه دیروز نشست. رضا ناصری، شهردار پیشین مامونیه، به عنوان سرپرست شهرداری انتخاب شد.",
        "رضا ناصری",
        "acting_mayor",
        ["ساوه"],
    ),
    (
        "شورای شهر ساوه دیروز نشست. رضا ناصری، شهردار سابق مامونیه، شهردار این شهر شد.",
        "رضا ناصری",
        "mayor",
        ["ساوه", "مامونیه"],
    ),
    (
        "شورای شهر ساوه دیروز نشست. رضا ناصری که پیش از این شهردار مامونیه بود، به عنوان شهردار این شهر انتخاب شد.",
        "رضا ناصری",
        "mayor",
        ["ساوه", "مامونیه"],
    ),
    (
        "رضا ناصری، شهردار سابق مامونیه، شهردار ساوه شد. مینا آذرنیا، رئیس شورا، گفت: او پنج رأی آورد.",
        "مینا آذرنیا",
        "council_chair",
        ["ساوه"],
    ),
    # An agency has its office in the capital of the province.
    (
        "به گزارش خبرگزاری فارس از اردبیل، رضا ناصری شهردار مشگین‌شهر گفت: کار می‌کنیم. "
        "رئیس شورای شهر، مینا آذرنیا، هم تشکر کرد.",
        "مینا آذرنیا",
        "council_chair",
        ["مشگین‌شهر"],
    ),
    # A council that sits on Saturday, and a town that is no everyday word where it opens a sentence.
    (
        "اعضای شورای شهر شنبه به شهردار رأی دادند. رضا ناصری، شهردار، تشکر کرد. اراک دیروز شلوغ بود.",
        "رضا ناصری",
        "mayor",
        ["اراک"],
    ),
    (
        "در نور، رضا ناصری، رئیس شورای شهر، گفت: مردم آمدند. در محمودآباد مینا آذرنیا شهردار بود.",
        "رضا ناصری",
        "council_chair",
        ["نور"],
    ),
    # A surname that opens a sentence is no town, a town does.
    (
        "شهردار ساوه، مینا خاوران، آمد. خاوران دیروز استعفا داد و رضا ناصری، سخنگوی شورا، پذیرفت.",
        "رضا ناصری",
        "council_spokesperson",
        ["ساوه"],
    ),
    (
        "شهردار ساوه، مینا آذرنیا، آمد. خاوران هنوز شهردار ندارد و رضا ناصری، سخنگوی شورا، نگران است.",
        "رضا ناصری",
        "council_spokesperson",
        ["خاوران"],
    ),
    # In the middle of a session, and in the town that is called so.
    (
        "شهردار ساوه در مجلس بود. در میانه جلسه رضا ناصری، رئیس شورا، رفت.",
        "رضا ناصری",
        "council_chair",
        ["ساوه"],
    ),
    ("دو شهر چشم به راه‌اند.\n- میانه: رضا ناصری شهردار شد.", "رضا ناصری", "mayor", ["میانه"]),
    # Who receives the others is at home where they meet.
    (
        "مجمع شهرداران در ساوه جلسه داشت. شهردار اراک، مینا آذرنیا، آمد. شهردار میزبان، رضا ناصری، تشکر کرد.",
        "رضا ناصری",
        "mayor",
        ["ساوه"],
    ),
    # The same office in another place.
    (
        "مینا آذرنیا در ساوه رئیس شورا شد. رضا ناصری هم در محلات به همین مقام رسید.",
        "رضا ناصری",
        "council_chair",
        ["محلات"],
    ),
    # «آنجا», a line that only sets the scene, and the office that the paragraph named before.
    (
        "مینا آذرنیا از ساوه آمده است. او آنجا هشت سال فرماندار بود. شهردار اراک، رضا ناصری، گفت: کار می‌کنیم.",
        "مینا آذرنیا",
        "county_governor",
        ["ساوه"],
    ),
    (
        "شهردار اراک رفت.\nساعت ده صبح، ساوه. شهردار پیشین، مینا آذرنیا، آمده بود.\nشهردار اراک خندید.",
        "مینا آذرنیا",
        "mayor",
        ["ساوه"],
    ),
    (
        "شهردار اراک گفت: کار می‌کنیم. اراک بزرگ است.\n"
        "شهردار ساوه گفت: کار می‌کنیم. شهردار پیشین، مینا آذرنیا، هم آمد.",
        "مینا آذرنیا",
        "mayor",
        ["ساوه"],
    ),
    (
        "شهرداری اراک شهردار ندارد. رضا ناصری، که در ساوه شهردار است، و مینا آذرنیا، رئیس پیشین شورا، گزینه‌اند.",
        "مینا آذرنیا",
        "council_chair",
        ["اراک"],
    ),
    # «این شهر» is no county, and «همین شهرداری» not the one that somebody else had once.
    (
        "شورای شهر ساوه نشست. فرماندار زرندیه گفت: شهر بی‌صاحب نماند. مینا آذرنیا چهار سال شهردار این شهر بود.",
        "مینا آذرنیا",
        "mayor",
        ["ساوه"],
    ),
    (
        "شورای اراک دو گزینه دارد: رضا ناصری، شهردار پیشین ساوه؛ مینا آذرنیا که اکنون معاون شهرسازی همین شهرداری است.",
        "مینا آذرنیا",
        "deputy_mayor",
        ["اراک"],
    ),
    # A company of the state builds new towns, and cement is no «سیما».
    ("رضا ناصری مدیرعامل شرکت عمران شهر جدید پردیس است.", "رضا ناصری", "municipal_org_head", []),
    ("رضا ناصری مدیرعامل شرکت سیمان ساوه است.", "رضا ناصری", "municipal_org_head", []),
    (
        "رضا ناصری رئیس سازمان سیما و منظر اراک است.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان سیما و منظر اراک"],
    ),
    # Who «نماینده فعلی» stands for.
    (
        "رضا ناصری نماینده ساوه و زرندیه در مجلس هشتم بود. نماینده فعلی، مینا آذرنیا، هم آمد.",
        "مینا آذرنیا",
        "mp",
        ["ساوه و زرندیه"],
    ),
    (
        "نماینده پیشین ساوه، رضا ناصری، آمد. مینا آذرنیا، نماینده مجلس، هم گفت: جاده نداریم.",
        "مینا آذرنیا",
        "mp",
        [""],
    ),
    # The name of an organisation ends before the verb, and is the short one of the two that news calls it by.
    (
        "رضا ناصری مدیرعامل سازمان مدیریت پسماند معرفی شد. شهردار اراک این حکم را داد.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان مدیریت پسماند اراک"],
    ),
    (
        "رضا ناصری، مدیرعامل سازمان آتش‌نشانی و خدمات ایمنی شهرداری اراک، گفت: کار می‌کنیم.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان آتش‌نشانی اراک"],
    ),
    (
        "رضا ناصری، مدیرکل حوزه شهردار اراک، گفت: کار می‌کنیم.",
        "رضا ناصری",
        "municipal_director",
        ["حوزه شهردار اراک"],
    ),
    ("رضا ناصری سرپرست چهارماهه شهرداری اراک رفت.", "رضا ناصری", "acting_mayor", ["اراک"]),
    # A name of a person is no place.
    (
        "سرپرست فرمانداری ساوه، رضا محلات، به عنوان فرماندار همین شهرستان معرفی شد.",
        "رضا محلات",
        "county_governor",
        ["ساوه"],
    ),
    # A delegate of the people here.
    (
        "شورای اداری ساوه برگزار شد. رضا ناصری، نماینده مردم در مجلس، گفت: آب نداریم.",
        "رضا ناصری",
        "mp",
        ["ساوه"],
    ),
    (
        "شورای اداری ساوه برگزار شد. رضا ناصری، نماینده این شهرستان در مجلس، گفت: آب نداریم.",
        "رضا ناصری",
        "mp",
        ["ساوه"],
    ),
    (
        "رضا ناصری، نماینده مردم ساوه و زرندیه در مجلس، آمد. مینا آذرنیا، نماینده پیشین این حوزه در مجلس، نیامد.",
        "مینا آذرنیا",
        "mp",
        ["ساوه و زرندیه"],
    ),
    # Names of bodies go on after words that elsewhere close them.
    (
        "رضا ناصری، رئیس سازمان حمل و نقل بار و مسافر شهرداری ساوه، گفت: اتوبوس می‌آید.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان حمل و نقل بار و مسافر ساوه"],
    ),
    (
        "رضا ناصری، مدیر عامل سازمان میادین میوه و تره‌بار و ساماندهی مشاغل شهری شهرداری ساوه، گفت: میوه هست.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان میادین میوه و تره‌بار و ساماندهی مشاغل شهری ساوه"],
    ),
    (
        "رضا ناصری، رئیس سازمان پارک‌ها و فضای سبز شهرداری قائم‌شهر، در ساری گفت: درخت می‌کاریم.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان پارک‌ها و فضای سبز قائم‌شهر"],
    ),
    (
        "رضا ناصری، رئیس سازمان پیشگیری و مدیریت بحران شهر اراک، گفت: آماده‌ایم.",
        "رضا ناصری",
        "municipal_org_head",
        ["سازمان پیشگیری و مدیریت بحران شهر اراک"],
    ),
]


@pytest.mark.parametrize(("text", "name", "role", "labels"), TOLD)
def test_told_by_the_words_around(text: str, name: str, role: str, labels: list[str]) -> None:
    found = [c.object or "" for c in claims("office", text) if c.subject == name and c.role == role]
    assert sorted(map(key, found)) == sorted(map(key, labels))


@pytest.mark.parametrize(
    ("published", "ministry"),
    [(dt.date(2005, 1, 1), "وزارت راه و ترابری"), (PUBLISHED, "وزارت راه و شهرسازی")],
)
def test_a_short_name_is_of_the_ministry_of_its_day(published: dt.date, ministry: str) -> None:
    told = claims("office", "رضا ناصری، وزیر راه، گفت: جاده می‌سازیم.", published)
    assert [claim.object for claim in told] == [ministry]


def test_a_zone_of_a_city_is_the_one_of_the_title() -> None:
    text = (
        "پارک تازه در منطقه ۴ تهران\n"
        "رضا ناصری گفت: مانند این پارک در منطقه ۹ هم ساخته شد. مینا آذرنیا، شهردار ناحیه سه، تشکر کرد."
    )
    told = [c.object for c in read(article_from_text(text, "a")) if c.subject == "مینا آذرنیا"]
    assert told == ["ناحیه ۳ منطقه ۴ تهران"]


def test_a_day_of_the_week_is_no_dateline() -> None:
    assert article_from_text("خبر روز\nشنبه - شهردار اراک از آغاز کار پل خبر داد.", "a").dateline is None


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("به گزارش ندای نور به نقل از روابط عمومی شهرداری منطقه ۴ کرج، رضا ناصری", "منطقه ۴ کرج"),
        ("به گزارش پایگاه خبری صبح ری، رضا ناصری در بازدید از شهرداری منطقه ۴ تهران", "منطقه ۴ تهران"),
        ("به گزارش نسیم بابل، رضا ناصری در همایش مدیران قزوین", "منطقه ۴ قزوین"),
        # a town after which only the paper is named, where no other is
        ("به گزارش ندای کرج، رضا ناصری", "منطقه ۴ کرج"),
        # and the town that a report is from
        ("به گزارش ایرنا از کرج، رضا ناصری", "منطقه ۴ کرج"),
    ],
)
def test_a_paper_named_after_a_town_tells_less_than_the_text(report: str, told: str) -> None:
    text = f"شهردار منطقه ۴ از ساخت پارک خبر داد.\n{report} افزود: این کار ادامه دارد."
    assert [claim.object for claim in claims("office", text)] == [told]


@pytest.mark.parametrize(
    ("career", "town"),
    [
        ("وی پیش از این معاون شهردار تفرش بود.", "ساوه"),
        ("وی سابقه شهرداری خمین را دارد.", "ساوه"),
        ("او سال‌ها شهردار دلیجان بود.", "ساوه"),
    ],
)
def test_where_a_new_holder_was_before_is_not_where_the_next_office_is(career: str, town: str) -> None:
    chosen = "اعضای شورای شهر ساوه رضا ناصری را به عنوان شهردار برگزیدند."
    text = f"{chosen} {career} تا آن روز مینا آذرنیا سرپرست شهرداری است."
    assert {c.object for c in claims("office", text) if c.subject == "مینا آذرنیا"} == {town}
