"""Office phrases: each example of the table is read with its role and what it is over; sentences of our own."""

import re

import pytest
from tests.reading.told import claims

from urbankg.articles.text import article_from_text
from urbankg.files import PHRASES, rows
from urbankg.persian.fold import key
from urbankg.reading.mentions.offices import Office, find_offices
from urbankg.reading.scene import Scene

TABLE = list(rows(PHRASES / "offices.csv"))
# What the examples are over, by the words that they hold.
NAMED = {
    "city": "اراک|اهواز",
    "zone": "منطقه [۳۴](?: و ۴)?",
    "province": "مرکزی",
    "county": "ساوه",
    "bakhsh": "نوبران",
    "village": "مزرعه‌نو",
    "ministry": "وزارت نیرو|نیرو",
    "people": "ساوه",
}


def offices(text: str) -> list[Office]:
    """The offices of an article with the given body."""
    return Scene(article_from_text(f"خبر روز\n{text}", "a"), tagger=False).offices


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['role']}: {row['pattern']}")
def test_example_of_the_table(row: dict[str, str]) -> None:
    scene = Scene(article_from_text(f"خبر روز\n{row['example']}", "a"), tagger=False)
    if row["role"] == "other":
        assert not find_offices(scene.document)
        return
    phrase = find_offices(scene.document)[0]
    assert (phrase.role, phrase.form, phrase.over) == (row["role"], row["form"], row["over"])
    named = re.search(NAMED.get(row["over"], "(?!)"), row["example"])
    if named is None:
        return
    office = scene.offices[0]
    assert office.role == row["role"]
    label = key(office.label)
    if row["over"] == "zone":
        assert label.endswith(key("منطقه ۳ اراک")) or label.endswith(key("منطقه ۳"))
    else:
        assert label.endswith(key(named.group()))


@pytest.mark.parametrize("row", list(rows(PHRASES / "bare_offices.csv")), ids=lambda row: row["example"])
def test_bare_office_takes_the_body_spoken_of(row: dict[str, str]) -> None:
    assert row["role"] in [office.role for office in offices(row["example"])]


@pytest.mark.parametrize("row", list(rows(PHRASES / "office_modifiers.csv")), ids=lambda row: row["example"])
def test_adjective_is_part_of_the_phrase(row: dict[str, str]) -> None:
    if row["side"] == "before":
        return
    phrase = find_offices(Scene(article_from_text(f"خبر روز\n{row['example']} آمد", "a")).document)[0]
    assert row["sense"] in phrase.senses or row["sense"] == "plain"


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("رئیس سال گذشته شورای شهر اراک آمد", {"former"}),
        ("شهردار سال قبل ساوه آمد", {"former"}),
        ("شهردار ساوه سال گذشته، رضا نوری، آمد", {"former"}),
        ("شهردار ساوه سال گذشته به اراک رفت", set()),
        ("عضو شورای شهر اراک سال قبل نیامد", set()),
    ],
)
def test_last_year_is_of_the_verb_where_one_follows(text: str, senses: set[str]) -> None:
    first = Scene(article_from_text(f"خبر روز\n{text}", "a")).offices[0]
    assert first.phrase.senses == senses


# Sentences of our own; what is over what, in the order of the text. Persons are made up.
TOLD = [
    # adjectives inside the phrase, the holder of today
    ("رئیس پیشین شورای شهر اراک درگذشت.", [("council_chair", "اراک")]),
    ("مدیر پیشین اداره درآمد شهرداری اراک آمد.", [("municipal_director", "اداره درآمد شهرداری اراک")]),
    ("این نامه را شهردار امروز اراک نوشت.", [("mayor", "اراک")]),
    ("او که شهردار آق‌قلاست، پاسخ داد.", [("mayor", "آق‌قلا")]),
    # boards, with their plurals
    (
        "شورای شهر اراک هیئت‌رئیسه خود را برگزید. رضا نوری رئیس و مینا کاظمی و پری زمانی منشی‌های شورا شدند.",
        [("council_member", "اراک"), ("council_chair", "اراک"), ("council_secretary", "اراک")],
    ),
    ("در اراک نیابت ریاست شورای شهر ساوه را هم داشت.", [("council_vice_chair", "ساوه")]),
    ("شورای شهر اراک را مینا کاظمی می‌گرداند.", [("council_member", "اراک")]),
    ("مینا کاظمی که شورای شهر اراک را می‌گرداند، آمد.", [("council_chair", "اراک")]),
    # whom a deputy is deputy to
    ("شهردار اراک از معاون مالی خود، رضا نوری، خواست بماند.", [("mayor", "اراک"), ("deputy_mayor", "اراک")]),
    ("استاندار مرکزی و معاون عمرانی‌اش، رضا نوری، آمدند.",
     [("governor_general", "مرکزی"), ("deputy_governor_general", "مرکزی")]),
    ("وزیر نیرو رضا نوری را معاون پارلمانی این وزارتخانه کرد.",
     [("minister", "وزارت نیرو"), ("deputy_minister", "وزارت نیرو")]),
    ("جانشین وی رضا نوری است.", []),
    # the place that an item, a sentence or a clause speaks of
    ("اراک: شهردار گفت آب هست.\nساوه: شهردار گفت آب نیست.", [("mayor", "اراک"), ("mayor", "ساوه")]),
    ("یک. اراک. شهردار گفت آب هست.\nدو. ساوه. شورا رئیس خود را کنار گذاشت.",
     [("mayor", "اراک"), ("council_chair", "ساوه")]),
    ("شهردار اراک گفت آب هست. ساوه هنوز شهردار ندارد.", [("mayor", "اراک"), ("mayor", "ساوه")]),
    ("شهردار اراک سال‌ها در ساوه معاون شهردار بود.", [("mayor", "اراک"), ("deputy_mayor", "ساوه")]),
    ("شهردار اراک به ساوه رفت و شهردار آنجا شد.", [("mayor", "اراک"), ("mayor", "ساوه")]),
    # several places in order
    (
        "رضا نوری و مینا کاظمی به ترتیب فرمانداری ساوه و محلات را تحویل گرفتند.",
        [("county_governor", "ساوه"), ("county_governor", "محلات")],
    ),
    # seats in parliament
    ("مینا کاظمی که از ساوه و زرندیه به مجلس آمد، پاسخ داد.", [("mp", "ساوه و زرندیه")]),
    ("رئیس مجلس شورای اسلامی پاسخ داد.", [("speaker", "")]),
    # units and zones
    ("مدیر روابط عمومی شهرداری منطقه ۳ اراک آمد.", [("municipal_director", "روابط عمومی شهرداری منطقه ۳ اراک")]),
    ("رضا نوری، مدیر حقوقی همین شهرداری، در اراک ماند.", [("municipal_director", "حقوقی شهرداری اراک")]),
    ("ناصر امیری، شهردار منطقه ۴ اراک، با مینا کاظمی، شهردار ناحیه ۲، آمد.",
     [("district_mayor", "منطقه ۴ اراک"), ("district_mayor", "ناحیه ۲ منطقه ۴ اراک")]),
    ("شهردار منطقه۵ اراک با شهردار منطقه سوم اراک و شهردار منطقه ثامن مشهد آمد.",
     [("district_mayor", "منطقه ۵ اراک"), ("district_mayor", "منطقه ۳ اراک"), ("district_mayor", "منطقه ثامن مشهد")]),
    # villages whose names close with a word of their own
    ("دهیار آبی سفلی با دهیار روستای حاجی آباد آمد.", [("village_head", "آبی سفلی"), ("village_head", "حاجی آباد")]),
    # who chairs a session, with a title; a deputy without a portfolio; an organisation named in short
    ("شورای شهر اراک به ریاست جناب آقای دکتر رضا نوری نشست.", [("council_member", "اراک"), ("council_chair", "اراک")]),
    ("شهردار اراک از معاون پیشین، رضا نوری، یاد کرد.", [("mayor", "اراک"), ("deputy_mayor", "اراک")]),
    ("شرکت واحد اتوبوسرانی تهران و حومه نشست. رضا نوری، مدیرعامل شرکت واحد، آمد.",
     [("municipal_org_head", "شرکت واحد اتوبوسرانی تهران و حومه")] * 2),
    ("رضا نوری به عنوان رئیس سازمان شهرداری‌ها و دهیاری‌ها منصوب شد.",
     [("municipal_org_head", "سازمان شهرداری‌ها و دهیاری‌های کشور")]),
    ("رضا نوری به عنوان ذی‌حساب شهرداری اراک منصوب شد.", []),
    # marks, towns that no list has, the organisation of all municipalities
    ("فرماندار «ساوه» آمد.", [("county_governor", "ساوه")]),
    ("در اراک شهردار برونشفایگ سخن گفت.", [("mayor", "برونشفایگ")]),
    ("در اراک رئیس سازمان شهرداری‌ها و دهیاری‌ها سخن گفت.",
     [("municipal_org_head", "سازمان شهرداری‌ها و دهیاری‌های کشور")]),
    ("دبیرکل حزب کارگران آمد.", [("secretary_general", "حزب کارگران")]),
    ("دبیرکل حزب «مهر میهن» آمد.", [("secretary_general", "حزب مهر میهن")]),
    ("دبیرکل جدید هلال احمر آمد.", [("secretary_general", "هلال احمر")]),
    ("او بر صندلی دبیرکلی جمعیت هلال احمر تکیه زد.", [("secretary_general", "جمعیت هلال احمر")]),
    # what is spoken of
    ("کنگره حزب همبستگی برگزار شد و او به سمت دبیرکل انتخاب شد.", [("secretary_general", "حزب همبستگی")]),
    ("حزب ندای مردم نشست داشت. باران آمد. آسمان ابری است. دبیرکل این حزب آمد.",
     [("secretary_general", "حزب ندای مردم")]),
    ("کنگره حزب همبستگی برگزار شد و دبیرکل حزب آمد.", [("secretary_general", "حزب همبستگی")]),
    ("در کنگره حزب همبستگی او، که دبیر جبهه مردم بود، دبیرکل شد.", [("secretary_general", "حزب همبستگی")]),
    # another's, none told
    ("کنگره حزب همبستگی برگزار شد و نماینده دبیرکل سازمان ملل متحد آمد.", []),
    ("خانه پدری او خراب شد. دبیرکل آمد.", []),
    ("دبیرکل حزب آمد.", []),
    # of another country, of no parliament, of no mayors, not even an office
    ("وزیر دفاع این کشور و رئیس‌جمهور فرانسه آمدند.", []),
    ("نایب‌رئیس اول مجلس نمایندگان عراق آمد.", []),
    ("نماینده ولی فقیه به مجلس رفت.", []),
    ("رئیس مجمع تشخیص مصلحت نظام آمد.", []),
    ("مدیرعامل سازمان حمل و نقل کشور آمد.", []),
    ("معاون آموزش و پرورش ناحیه ۲ اراک آمد.", []),
    ("مشاور فرهنگی شهردار اراک آمد.", []),
    ("تیم فوتبال شهرداری اراک برد.", []),
    ("شهردار ساوه و معاون مالی آمدند.", [("mayor", "ساوه"), ("deputy_mayor", "ساوه")]),
    ("شهردار ساوه و معاون مالی شرکت آمدند.", [("mayor", "ساوه")]),
    ("شهردار ساوه و معاون فنی دانشگاه آمدند.", [("mayor", "ساوه")]),
    (
        "شهرداری ساوه با رفتن وی به معاونت عمرانی استانداری خالی بود. آرش نیک‌سرشت سرپرست بود.",
        [("mayor", "ساوه"), ("deputy_governor_general", "مرکزی"), ("acting_mayor", "ساوه")],
    ),
    # a list that says only with its last item whose they are
    (
        "در این آیین مینا آذرنیا به عنوان معاون سیاسی امنیتی، رضا ناصری به عنوان معاون امور اجتماعی و پری زمانی به"
        " عنوان معاون عمرانی فرمانداری ساوه معرفی شدند.",
        [("deputy_county_governor", "ساوه")] * 3,
    ),
    (
        "مینا آذرنیا معاون مالی دانشگاه و رضا ناصری معاون عمرانی شهرداری ساوه است.",
        [("deputy_mayor", "ساوه")],
    ),
    (
        "مینا آذرنیا به سمت شهردار منطقه ۲ و رضا ناصری به سمت شهردار منطقه ۴ اراک منصوب شد.",
        [("district_mayor", "منطقه ۲ اراک"), ("district_mayor", "منطقه ۴ اراک")],
    ),
    (
        "مینا آذرنیا به مدیریت اداره درآمد و رضا ناصری به مدیریت اداره حراست شهرداری ساوه منصوب شدند.",
        [
            ("municipal_director", "اداره درآمد شهرداری ساوه"),
            ("municipal_director", "اداره حراست شهرداری ساوه"),
        ],
    ),
    # who heads what was named just before; members that are one of many; the secretary of a town's council alone
    ("شورای شهر اراک نشست. مینا کاظمی در کمیسیون عمران، که ریاستش را دارد، ماند.",
     [("council_member", "اراک"), ("committee_chair", "اراک")]),
    ("شورای شهر اراک نشست. عضوی از شورا و عضوی از هیئت رئیسه شورا نیامدند.", [("council_member", "اراک")] * 3),
    ("دبیر شورای اراک و دبیر شورای نگهبان و دبیر شورای سلامت آمدند.", [("council_secretary", "اراک")]),
    ("سرپرست چهل و دو روزه شهرداری اراک رفت.", [("acting_mayor", "اراک")]),
    ("شورای عالی استان‌ها نشست و مینا رئیس این شورا شد.", [("provincial_council_chair", "شورای عالی استان‌ها")]),
    # whose deputy: of the body that is said, of who acts in the sentence
    ("استاندار مرکزی نیامد. وزیر نیرو و معاونش در استانداری مرکزی آمدند.",
     [("governor_general", "مرکزی"), ("minister", "وزارت نیرو"), ("deputy_governor_general", "مرکزی")]),
    ("شهردار ساوه، رضا ناصری، آمد و فرماندار محلات نیامد. ناصری از معاون مالی خود گزارش خواست.",
     [("mayor", "ساوه"), ("county_governor", "محلات"), ("deputy_mayor", "ساوه")]),
    ("شهردار ساوه و فرماندار محلات آمدند. فرماندار از معاون مالی خود گزارش خواست.",
     [("mayor", "ساوه"), ("county_governor", "محلات"), ("county_governor", "محلات"),
      ("deputy_county_governor", "محلات")]),
    # acting for whom the sentence has told, of a ministry that is pointed at
    ("فرمانداری ساوه باز شد. رضا ناصری، معاون استاندار مرکزی، سرپرستی آن را بر عهده گرفت.",
     [("county_governor", "ساوه"), ("deputy_governor_general", "مرکزی"), ("acting_governor_general", "مرکزی")]),
    ("فرمانداری ساوه باز شد. وزارت نیرو نوشت رضا ناصری سرپرستی این وزارتخانه را بر عهده گرفت.",
     [("county_governor", "ساوه"), ("minister", "وزارت نیرو"), ("acting_minister", "وزارت نیرو")]),
    # a committee of finance is none of Mali; the number of a telephone; deputies named again
    ("شورای شهر اراک نشست. رئیس کمیسیون مالی آمد.", [("council_member", "اراک"), ("committee_chair", "اراک")]),
    ("رضا ناصری از ریاست مرکز سامانه ۱۳۷ شهرداری اراک رفت.",
     [("municipal_director", "مرکز سامانه ۱۳۷ شهرداری اراک")]),
    ("معاونت مالی شهرداری اراک و معاون، رضا ناصری، پاسخ ندادند.", [("deputy_mayor", "اراک")] * 2),
    ("رضا ناصری در شهرداری منطقه ۲ اراک معاون بود.",
     [("district_mayor", "منطقه ۲ اراک"), ("deputy_district_mayor", "منطقه ۲ اراک")]),
    ("دانشگاه و معاون، رضا ناصری، پاسخ ندادند.", []),
    ("شهردار اراک آمد. رضا ناصری، معاون، خندید.", [("mayor", "اراک")]),
    ("معاون استاندار مرکزی آمد. وزیر نیرو رفت. رضا ناصری، معاون، خندید.",
     [("deputy_governor_general", "مرکزی"), ("minister", "وزارت نیرو"), ("deputy_governor_general", "مرکزی")]),
    # who speaks for the town in parliament, and who sits in another house
    ("رئیس مجلس، فرماندار ساوه و نماینده شهر، رضا ناصری، آمدند.",
     [("speaker", ""), ("county_governor", "ساوه"), ("mp", "ساوه")]),
    ("نماینده ساوه در شورای عالی استان‌ها آمد.", []),
    # the secretary of an assembly of mayors, and of another
    ("مجمع شهرداران استان مرکزی نشست. دبیر مجمع، رضا ناصری، آمد.",
     [("secretary_general", "مجمع شهرداران استان مرکزی")]),
    ("مجمع شهرداران استان مرکزی نشست. دبیر مجمع تشخیص مصلحت نظام آمد.", []),
    ("مجمع خیرین نشست. دبیر مجمع، رضا ناصری، آمد.", []),
    # portfolios of a list without «وزارت»
    ("سه وزیر پیشنهادی: رضا ناصری برای نفت، مینا آذرنیا برای کار.",
     [("minister", "وزارت نفت"), ("minister", "وزارت تعاون، کار و رفاه اجتماعی")]),
    ("چند وزارتخانه سرپرست دارد. رضا ناصری سرپرست نفت شد، مینا آذرنیا سرپرست آموزش و پرورش.",
     [("acting_minister", "وزارت نفت"), ("acting_minister", "وزارت آموزش و پرورش")]),
    ("وزیر نیرو رفت. رضا ناصری سرپرست بهداشت ساوه شد، مینا آذرنیا سرپرست آموزش و پرورش تفرش.",
     [("minister", "وزارت نیرو")]),
    ("وزیر نیرو رفت. رضا ناصری برای کار آمد.", [("minister", "وزارت نیرو")]),
    # of the council whose other office stands before
    ("شورای شهر ساوه نشست. رئیس شورا، رضا ناصری، و نایبش، مینا آذرنیا، آمدند.",
     [("council_member", "ساوه"), ("council_chair", "ساوه"), ("council_vice_chair", "ساوه")]),
    ("شورای شهر ساوه نشست. رئیس شورا رفت و سخنگویش، مینا آذرنیا، آمد.",
     [("council_member", "ساوه"), ("council_chair", "ساوه"), ("council_spokesperson", "ساوه")]),
    ("شورای شهر ساوه نشست. وزیر نیرو رفت و سخنگویش، مینا آذرنیا، آمد.",
     [("council_member", "ساوه"), ("minister", "وزارت نیرو")]),
    # no offices
    ("تیم شهرداری اراک برد.", []),
    ("رئیس مجلس خبرگان آمد.", []),
    ("وکیل دادگستری آمد.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_offices_of_sentences(text: str, told: list[tuple[str, str]]) -> None:
    found = [(office.role, key(office.label)) for office in offices(text)]
    assert found == [(role, key(label)) for role, label in told]


@pytest.mark.parametrize(
    "text",
    [
        "حسن کاویانی، نماینده استان مرکزی در مجلس خبرگان رهبری، سخن گفت.",
        "حسن کاویانی، وزیر امور خارجه دولت مالزی، سخن گفت.",
        "حسن کاویانی، معاون اداره کل امور روستایی استانداری مرکزی، سخن گفت.",
    ],
)
def test_an_office_in_another_house_or_of_another_government_is_none(text: str) -> None:
    assert offices(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ساوه - بخشدار مرکزی گفت: راه باز شد.", "مرکزی ساوه"),
        ("بخشدار بخش مرکزی شهرستان ساوه گفت: راه باز شد.", "مرکزی ساوه"),
        ("در ساوه طلب را از معاون مالی شهرداری پرسیدیم.", "ساوه"),
        ("مدیر شهرسازی وقت شهرداری ساوه آن را امضا کرد.", "شهرسازی شهرداری ساوه"),
        (
            "منطقه ۶ تهران شهردار دارد. رئیس اداره ترافیک همین منطقه گفت.",
            "اداره ترافیک شهرداری منطقه ۶ تهران",
        ),
        (
            "مدیرعامل شرکت واحد اتوبوسرانی ساوه و حومه گفت: بلیت گران نمی‌شود.",
            "شرکت واحد اتوبوسرانی ساوه و حومه",
        ),
        ("هر دو مدیرعامل پیشین سازمان پسماند ساوه‌اند.", "سازمان پسماند ساوه"),
    ],
)
def test_what_an_office_is_over_is_named_without_the_words_around_it(text: str, label: str) -> None:
    assert key(offices(text)[-1].label) == key(label)


def test_the_board_of_a_provincial_council_is_not_of_the_citys() -> None:
    text = (
        "در خرم‌آباد مینا آذرنیا رئیس شورای اسلامی استان لرستان، رضا کاویانی نایب‌رئیس و سارا رادمنش منشی شد."
    )
    assert [(office.role, office.label) for office in offices(text)] == [
        ("provincial_council_chair", "لرستان"),
        ("council_vice_chair", "شورای استان لرستان"),
        ("council_secretary", "شورای استان لرستان"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "مینا آذرنیا به عنوان رئیس و رضا کاویانی به عنوان منشی شورای شهر ساوه برگزیده شدند.",
            [("council_chair", "ساوه"), ("council_secretary", "ساوه")],
        ),
        (
            "رئیس دادگستری شهرستان اراک با رضا ناصری شهردار، مینا آذرنیا رئیس و سارا رادمنش عضو شورای شهر ساروق آمد.",
            [("mayor", "ساروق"), ("council_chair", "ساروق"), ("council_member", "ساروق")],
        ),
        (
            "مینا آذرنیا رئیس شورا و رضا کاویانی نایب‌رئیس شورای اسلامی شهر آستارا شدند.",
            [("council_chair", "آستارا"), ("council_vice_chair", "آستارا")],
        ),
        (
            "مینا آذرنیا عضو هیئت رئیسه و رضا کاویانی عضو شورای شهر ساوه آمدند.",
            [("council_member", "ساوه"), ("council_member", "ساوه")],
        ),
        (
            "مینا آذرنیا رئیس کمیسیون عمران و عضو شورای شهر ساوه گفت: کار آغاز شد.",
            [("committee_chair", "ساوه"), ("council_member", "ساوه")],
        ),
        # boards of councils that are no town's
        ("مینا آذرنیا رئیس، رضا کاویانی نایب‌رئیس و سارا رادمنش منشی شورای شهرستان ساوه شدند.", []),
        # a list that closes with another body, and one of another sentence
        ("در ساوه رضا ناصری شهردار و مینا آذرنیا رئیس دانشگاه اراک آمدند.", [("mayor", "ساوه")]),
        (
            "در ساوه رضا ناصری شهردار رفت. مینا آذرنیا عضو شورای شهر اراک ماند.",
            [("mayor", "ساوه"), ("council_member", "اراک")],
        ),
        ("شورای شهر ساوه نشست. مینا آذرنیا عضو هیئت رئیسه و خزانه‌دار اتاق بازرگانی گفت: خوب است.", []),
    ],
)
def test_the_last_of_a_list_says_what_the_others_are_over(text: str, told: list[tuple[str, str]]) -> None:
    assert [(office.role, office.label) for office in offices(text) if office.phrase.form == "holder"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مینا آذرنیا و رضا کاویانی به عنوان اعضای علی‌البدل شورای شهر ساوه برگزیده شدند.", []),
        ("مینا آذرنیا و رضا کاویانی به عنوان اعضای علیالبدل شورای شهر تفرش برگزیده شدند.", []),
        ("مینا آذرنیا، رضا کاویانی و سارا رادمنش اعضای علی البدل شورای شهر آستارا هستند.", []),
        ("مینا آذرنیا عضو علی‌البدل شورای شهر ساوه گفت: منتظر می‌مانیم.", []),
        ("مینا آذرنیا و رضا کاویانی به عنوان اعضای شورای شهر ساوه برگزیده شدند.", ["start", "start"]),
        ("مینا آذرنیا عضو علی‌البدل شورای شهر ساوه دیروز سوگند یاد کرد.", ["start"]),
    ],
)
def test_an_alternate_is_no_member_before_a_seat_is_taken(text: str, told: list[str]) -> None:
    assert [claim.status for claim in claims("office", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("در نشست شورای شهرستان ساوه، مینا آذرنیا رئیس و رضا کاویانی منشی شد.", []),
        ("هیئت رئیسه شورای اسلامی شهرستان اراک:\nرئیس: مینا آذرنیا\nنایب رئیس: رضا کاویانی", []),
        (
            "در نشست شورای شهر ساوه، مینا آذرنیا رئیس و رضا کاویانی منشی شد.",
            [("council_chair", "ساوه"), ("council_secretary", "ساوه")],
        ),
        (
            "در انتخابات هیئت رئیسه شورای استان یزد، مینا آذرنیا رئیس و رضا کاویانی نایب رئیس شد.",
            [("provincial_council_chair", "یزد"), ("council_vice_chair", "شورای استان یزد")],
        ),
    ],
)
def test_the_board_of_a_county_council_is_of_no_town(text: str, told: list[tuple[str, str]]) -> None:
    assert [(office.role, office.label) for office in offices(text) if office.phrase.form == "holder"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "شورای شهر ساوه رأی گرفت. در کمیسیون عمران، مینا آذرنیا رئیس و رضا ناصری نایب‌رئیس شد.",
            [("committee_chair", "ساوه")],
        ),
        (
            "شورای شهر ساوه رأی گرفت. مینا آذرنیا، رئیس کمیسیون عمران، نایب‌رئیس شد.",
            [("committee_chair", "ساوه"), ("council_vice_chair", "ساوه")],
        ),
    ],
)
def test_the_deputy_chair_of_a_committee_is_not_the_councils(text: str, told: list[tuple[str, str]]) -> None:
    assert [(o.role, o.label) for o in offices(text) if o.phrase.form == "holder"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مینا آذرنیا نماینده ساوه در مجلس گفت: رضا کاویانی نامزد نایب رئیسی است.", [("mp", "ساوه")]),
        (
            "مینا آذرنیا نماینده ساوه رئیس مجلس شد. رضا کاویانی نایب رئیس اول شد.",
            [("mp", "ساوه"), ("speaker", "")],
        ),
        ("انتخابات مجلس بود. مینا آذرنیا نماینده یزد و نواب رئیس آمدند.", [("mp", "یزد")]),
        ("شورای شهر ساوه نشست و رضا کاویانی نایب رئیس اول شد.", [("council_vice_chair", "ساوه")]),
    ],
)
def test_the_board_of_parliament_is_of_no_town(text: str, told: list[tuple[str, str]]) -> None:
    assert [(office.role, office.label) for office in offices(text) if office.phrase.form == "holder"] == told


def test_words_before_an_office_may_be_written_as_one() -> None:
    assert claims("office", "تیمهای شهرداری ساوه بردند. مینا آذرنیا شهردار تازهنفس ساوه است.") != []


def test_saturday_is_no_town() -> None:
    text = "رئیس کمیسیون عمران شورا، مینا آذرنیا، شنبه به بازدید رفت."
    assert [c.object for c in claims("office", text) if c.object == "شنبه"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "وزیر خارجه هلند دیروز در تهران با رضا ناصری همتای ایرانی خود دیدار کرد.",
            [("minister", "وزارت امور خارجه")],
        ),
        ("رئیس‌جمهور عراق در تماس تلفنی با رضا ناصری همتای ایرانی خود سخن گفت.", [("president", "")]),
        ("مربی تیم هلند با رضا ناصری همتای ایرانی خود دست داد.", []),
    ],
)
def test_a_counterpart_has_the_office_of_another_country(text: str, told: list[tuple[str, str]]) -> None:
    assert [(c.role, c.object or "") for c in claims("office", text) if c.subject == "رضا ناصری"] == told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("تا انتخاب شهردار جدید، رضا ناصری سکان شهرداری ساوه را به دست گرفت.", "acting_mayor"),
        ("رضا ناصری تا زمان معرفی فرماندار جدید، فرمانداری ساوه را بر عهده دارد.", "acting_county_governor"),
        ("پس از انتخاب شورا، رضا ناصری سکان شهرداری ساوه را به دست گرفت.", "mayor"),
    ],
)
def test_who_has_a_post_until_another_is_chosen_acts_in_it(text: str, role: str) -> None:
    assert {(c.role, c.status) for c in claims("office", text)} == {(role, "start")}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("عضو هیئت رئیسه و سخنگوی شورای اسلامی شهر", "council_spokesperson"),
        ("عضو هیأت‌رییسه و خزانه‌دار شورای شهر", "council_treasurer"),
        ("عضو هیئت رئیسه و نایب‌رئیس دوم شورای شهر", "council_vice_chair"),
        ("عضو هیئت رئیسه و رئیس کمیسیون فرهنگی شورای شهر", "committee_chair"),
        ("عضو هیئت رئیسه شورای شهر", "council_member"),
    ],
)
def test_who_sits_in_the_board_as_something_is_that(words: str, role: str) -> None:
    found = claims("office", f"سارا رادمنش {words} تفرش گفت: این طرح تصویب شد.")
    assert [(c.role, c.object, c.status) for c in found] == [(role, "تفرش", "incumbent")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "سارا رادمنش شهردار تفرش به عنوان شهردار برتر استان معرفی شد.",
            [("mayor", "تفرش", "incumbent")],
        ),
        (
            "آنجا سارا رادمنش بخشدار کهک به عنوان بخشدار نمونه سال ۹۵ کشور برگزیده شد.",
            [("district_governor", "کهک", "incumbent")],
        ),
        ("در جشنواره سارا رادمنش به عنوان دهیار نمونه کشور شناخته شد.", []),
        ("سارا رادمنش شهردار موفق تفرش از کار خود گفت.", [("mayor", "تفرش", "incumbent")]),
        ("سارا رادمنش به عنوان شهردار تفرش معرفی شد.", [("mayor", "تفرش", "start")]),
    ],
)
def test_the_best_mayor_of_the_year_is_a_prize(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(c.role, c.object, c.status) for c in claims("office", text)] == told


def test_a_portfolio_holds_no_other_office() -> None:
    text = "این پارک با همکاری معاونت علمی و فناوری ریاست جمهوری و وزارت نیرو ساخته شد."
    assert "deputy_minister" not in {office.role for office in offices(text)}


def test_the_district_of_an_office_ends_before_somebody_else_is_named() -> None:
    text = "رضا ناصری بخشدار ویژه بخش خارگ و سرگرد محمدی فرمانده پاسگاه آمدند."
    assert [(c.subject, c.object) for c in claims("office", text)] == [("رضا ناصری", "خارگ")]


def test_who_speaks_at_the_farewell_of_another_stays() -> None:
    text = "رضا ناصری فرماندار ساوه در مراسم تودیع و معارفه شهردار این شهر گفت: کار شهر نباید بماند."
    assert [(c.subject, c.role, c.status) for c in claims("office", text)] == [
        ("رضا ناصری", "county_governor", "incumbent")
    ]


@pytest.mark.parametrize("unit", ["مدیریت ارتباطات", "مرکز اطلاع‌رسانی روابط عمومی", "مدیریت آموزش"])
def test_the_unit_that_a_report_is_from_is_no_office_of_who_is_named_behind_it(unit: str) -> None:
    report = f"به گزارش {unit} شهرداری ساوه، رضا ناصری در این سفر با دهیاران سخن گفت."
    assert not claims("office", report)
    lead = "شهردار ساوه به روستاها رفت."
    assert [(c.subject, c.role) for c in claims("office", f"{lead}\n{report}")] == [("رضا ناصری", "mayor")]


def test_a_unit_beside_a_name_is_an_office() -> None:
    text = "مدیریت آموزش شهرداری ساوه، رضا ناصری، به روستاها رفت."
    assert [c.role for c in claims("office", text)] == ["municipal_director"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("نماینده وزارت کشور آمد.\nسپس مینا آذرنیا وزیر مخابرات سخن گفت.", []),
        ("نماینده وزارت کشور آمد.\nمینا آذرنیا وزیر آبادی و عمران نیز آمد.", []),
        ("نماینده وزارت کشور آمد.\nسپس مینا آذرنیا وزیر سخن گفت.", [("minister", "وزارت کشور")]),
        ("نماینده وزارت کشور آمد.\nمینا آذرنیا وزیر پیشین نیز آمد.", [("minister", "وزارت کشور")]),
    ],
)
def test_a_portfolio_on_no_list_is_not_that_of_the_ministry_before(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(office.role, office.label) for office in offices(text) if office.phrase.form == "holder"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "شورای شهر ساوه مینا آذرنیا را سخنگوی این نهاد کرد.",
            [("council_member", "ساوه"), ("council_spokesperson", "ساوه")],
        ),
        ("دادگستری اراک نشست. مینا آذرنیا، سخنگوی این نهاد، از شورا گفت.", []),
        (
            "مینا آذرنیا و رضا کاویانی منشی اول و دوم شورای شهر ساوه شدند.",
            [("council_secretary", "ساوه")],
        ),
    ],
)
def test_seats_of_a_board_are_over_the_council(text: str, told: list[tuple[str, str]]) -> None:
    assert [(office.role, office.label) for office in offices(text)] == told


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "مینا آذرنیا به عنوان سومین فرماندار زن کشور در شهرستان تفرش معرفی شد.",
            {("county_governor", "تفرش")},
        ),
        ("مینا آذرنیا اولین فرماندار زن استان مرکزی در شهرستان تفرش شد.", {("county_governor", "تفرش")}),
        ("مینا آذرنیا نخستین بخشدار زن استان در بخش نوبران است.", {("district_governor", "نوبران")}),
        ("مینا آذرنیا نخستین فرماندار زن تفرش است.", {("county_governor", "تفرش")}),
        ("مینا آذرنیا استاندار مرکزی در شهرستان تفرش سخن گفت.", {("governor_general", "مرکزی")}),
    ],
)
def test_the_first_woman_of_a_province_in_an_office_there(text: str, facts: set[tuple[str, str]]) -> None:
    assert {(c.role, c.object) for c in claims("office", text)} == facts


@pytest.mark.parametrize(
    ("title", "held"),
    [
        (
            "معاون سیاسی و سرپرست استانداری قم",
            {("deputy_governor_general", "قم"), ("acting_governor_general", "قم")},
        ),
        (
            "معاون عمرانی و سرپرست فرمانداری تفرش",
            {("deputy_county_governor", "تفرش"), ("acting_county_governor", "تفرش")},
        ),
        ("کارمند و سرپرست شهرداری ساوه", {("acting_mayor", "ساوه")}),
    ],
)
def test_a_deputy_acts_in_the_house_where_he_is_one(title: str, held: set[tuple[str, str]]) -> None:
    assert {(o.role, o.label) for o in offices(f"با حضور مینا آذرنیا {title} این پل باز شد.")} == held


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شورا اداره موقت شهرداری تفرش را به کسی سپرد.", [("acting_mayor", "تفرش")]),
        ("اداره امور جاری شهرداری تفرش را به کسی سپردند.", [("mayor", "تفرش")]),
        ("مدیریت موقت فرمانداری تفرش را به کسی سپردند.", [("acting_county_governor", "تفرش")]),
        (
            "اداره امور مالی شهرداری تفرش را به کسی سپردند.",
            [("municipal_director", "اداره امور مالی شهرداری تفرش")],
        ),
    ],
)
def test_to_run_a_house_is_to_run_no_unit_of_it(text: str, told: list[tuple[str, str]]) -> None:
    assert [(o.role, o.label) for o in offices(text) if o.role != "council_member"] == told
