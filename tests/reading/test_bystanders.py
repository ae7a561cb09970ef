"""Who is named by an office without being in it is not told to hold it."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.articles import article_from_text
from urbankg.files import PHRASES, rows
from urbankg.reading import read

# Lists of words that make somebody stand near an office; «accused» goes with «counted».
NEAR = {
    "somebody of", "counted", "cited", "spoken of", "by decree", "only until", "in company of", "nobody", "that",
    "encounter", "other unit", "has members", "is gone", "candidates", "sent to", "number of members", "some as",
    "named aside", "led group", "of its house", "goes to a house", "addressing", "players", "stood for", "without",
    "honoured", "condoles", "of those towns", "is wanted", "makes room", "goes there",
}  # fmt: skip
EXAMPLES = [
    row
    for table in ("bystander_words", "holding_words")
    for row in rows(PHRASES / f"{table}.csv")
    if row["list"] in NEAR and row["example"]
]
MINA = "مینا آذرنیا"


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Subject, role and status of the offices that a text tells."""
    article = article_from_text(f"خبر روز\nدوشنبه ۵ بهمن ۱۳۹۴\n{text}", "a")
    return {(c.subject, c.role, c.status) for c in read(article) if c.kind == "office"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("رضا آذرنیا با حکم استاندار مرکزی معاون عمرانی فرمانداری ساوه شد.", "governor_general"),
        ("با حکم شهردار ساوه، رضا آذرنیا سرپرست اداره کل روابط عمومی این شهرداری شد.", "mayor"),
        (
            "با صدور حکم شهردار محلات توسط وزیر کشور، پیمان کرمی به عنوان شهردار این شهر معرفی شد. "
            "کرمی پیش از این معاون بود و حکم انتصاب وی توسط وزیر کشور صادر شد.",
            "minister",
        ),
        ("دولت به پیشنهاد وزیر کشور، رضا آذرنیا را به عنوان استاندار مرکزی انتخاب کرد.", "minister"),
    ],
)
def test_whom_a_holder_appoints_is_not_the_holder(text: str, office: str) -> None:
    roles = {role for _, role, _ in told(text)}
    assert roles and office not in roles


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "رضا آذرنیا فرماندار ساوه نیامد. استاندار مرکزی دیروز وی را برکنار کرد.",
            {("رضا آذرنیا", "county_governor", "end")},
        ),
        (
            "پس از برکناری رضا آذرنیا، استاندار مرکزی کسی را به فرمانداری ساوه فرستاد.",
            set(),
        ),
        (
            "پس از برکناری رضا آذرنیا، استاندار مرکزی، کارها بر زمین مانده است.",
            {("رضا آذرنیا", "governor_general", "end")},
        ),
    ],
)
def test_who_dismisses_is_another(text: str, offices: set[tuple[str, str, str]]) -> None:
    assert told(text) == offices


def test_a_holder_named_between_commas_appoints() -> None:
    text = "از سوی شهردار ساوه، رضا آذرنیا، دو مدیر تازه معرفی شدند."
    assert ("رضا آذرنیا", "mayor", "incumbent") in told(text)


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("تمام گزینه‌های مطرح شده برای شهرداری ساوه در حد گمانه‌زنی است", set()),
        ("تمام گزینه‌های مطرح شده برای شهرداری ساوه و من در حد گمانه‌زنی است", {"candidate"}),
    ],
)
def test_who_only_tells_of_candidates_is_none(said: str, statuses: set[str]) -> None:
    assert {s for _, _, s in told(f"مینا آذرنیا به پرسش‌ها پاسخ داد.\nوی افزود: {said}.")} == statuses


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['list']}: {row['form']}")
def test_who_stands_near_an_office_holds_none(row: dict[str, str]) -> None:
    assert not {subject for subject, _, _ in told(row["example"])} & {MINA}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"به گفته {MINA}، شهردار ساوه، خیابان آسفالت می‌شود.", ("mayor", "incumbent")),
        (f"خانواده {MINA}، شهردار سابق ساوه، به مراسم آمد.", ("mayor", "former")),
        (f"با حضور {MINA} شهردار ساوه کتابخانه باز شد.", ("mayor", "incumbent")),
        (f"دو عضو شورای شهر ساوه، {MINA} و رضا ناصری، بازداشت شدند.", ("council_member", "incumbent")),
        (f"دیدار {MINA} شهردار ساوه با رضا ناصری به درازا کشید.", ("mayor", "incumbent")),
        (f"با حضور {MINA}، شهردار ساوه، رضا ناصری به عنوان فرماندار سوگند یاد کرد.", ("mayor", "incumbent")),
        (f"رضا ناصری و {MINA}، دو عضو شورای شهر ساوه، آمدند.", ("council_member", "incumbent")),
        (f"جلسه شورای شهر ساوه به ریاست {MINA} برگزار شد.", ("council_chair", "incumbent")),
        (f"{MINA} از مهر ۹۲ عضو شورای شهر ساوه است.", ("council_member", "incumbent")),
        (f"{MINA}، شهردار ساوه، درگذشت مادر رضا ناصری را تسلیت گفت.", ("mayor", "incumbent")),
        (f"{MINA} از دست فرماندار ساوه لوح گرفت و شهردار ساوه شد.", ("mayor", "start")),
    ],
)
def test_who_is_called_by_an_office_holds_it_whatever_stands_before_the_name(
    text: str, fact: tuple[str, str]
) -> None:
    assert (MINA, *fact) in told(text)


@pytest.mark.parametrize(
    "title",
    [
        "رئیس کمیسیون ویژه نظارت بر اصل ۴۴ مجلس",
        "رئیس کمیته آموزش کمیسیون فرهنگی مجلس",
        "عضو کمیسیون اصل ۹۰ مجلس",
    ],
)
def test_who_sits_in_a_commission_of_parliament_is_a_member_of_it(title: str) -> None:
    said = f"شورای شهر ساوه نشست داشت. {MINA} {title} شورای اسلامی به ساوه آمد."
    assert {role for _, role, _ in told(said)} == {"mp"}


def test_a_district_of_the_capital_is_one_of_tehran() -> None:
    text = f"شهردار منطقه ۲ استعفا داد\n{MINA} در نامه‌ای به شهردار پایتخت استعفا داد و شهردار منطقه ۲ نماند."
    assert "پایتخت" not in " ".join(c.object or "" for c in read(article_from_text(text, "a")))


@pytest.mark.parametrize("head", ["رئیس", "مدیرعامل", "سرپرست"])
@pytest.mark.parametrize("owner", ["دادگستری", "باشگاه", "فدراسیون کشتی", "هیئت فوتبال", "خانه کارگر", "حزب"])
def test_a_head_of_something_else_is_not_one_of_the_body_spoken_of(head: str, owner: str) -> None:
    spoken_of = "شورای شهر ساوه تشکیل شد. سازمان پسماند شهرداری ساوه گزارش داد."
    assert not told(f"{spoken_of} {MINA} به عنوان {head} {owner} منصوب شد.")


@pytest.mark.parametrize(
    "text",
    [
        f"{MINA} عضو هیئت رئیسه مجلس خبرگان به ساوه آمد.",
        f"{MINA} نایب‌رئیس مجلس خبرگان به ساوه آمد.",
        f"{MINA} به عنوان نماینده استان مرکزی در رشته شنا در این مسابقات حضور خواهد داشت.",
        f"{MINA} عضو شورای اسلامی این روستا از ساوه آمد.",
        f"{MINA} سرپرست تیم فوتبال شهرداری ساوه گفت: تیم می‌برد.",
        f"{MINA} در فیلم تازه در نقش شهردار ساوه بازی می‌کند.",
        f"{MINA} با حضور فرماندار تجلیل شد.",
        f"{MINA} نایب‌رئیس اتاق بازرگانی اراک گفت: صادرات کم شد. شورای شهر اراک نشست داشت.",
        f"{MINA} رئیس کمیسیون صنایع اتاق بازرگانی اراک گفت: صادرات کم شد. شورای شهر اراک نشست داشت.",
        f"{MINA}، مدیرکل پدافند غیرعامل استانداری مرکزی، آمد.",
        f"{MINA} سخنگوی وزارت کشور گفت: خبر درست است.",
        f"{MINA} به شهردار ساوه تذکر داد و کتابی به فرماندار ساوه بخشید.",
        f"{MINA} با هشت رأی از نه عضو شورای شهر ساوه برنده شد.",
        f"کمیته مشترکی به ریاست {MINA} کار شهرداری ساوه و شهرداری اراک را پی می‌گیرد.",
        f"شهردار ساوه درگذشت کارگر فضای سبز، مرحوم {MINA}، را تسلیت گفت.",
        f"{MINA}، وکیل یکی از دو عضو شورای شهر ساوه، پرونده را ساختگی خواند.",
        f"{MINA} رئیس کمیته خدمات شهری ستاد اربعین به ساوه آمد. شورای شهر ساوه نشست داشت.",
        f"استاندار مرکزی چیزی نگفت. {MINA}، مدیرکل حوزه استاندار، پوزش خواست.",
        f"دولت {MINA} را پذیرفت و رئیس‌جمهور {MINA} را به عنوان سفیر معرفی کرد.",
    ],
)
def test_what_only_looks_like_an_office_is_none(text: str) -> None:
    assert not told(text)


def test_what_a_headline_has_a_holder_say_is_no_name() -> None:
    title = "رئیس سازمان پارک‌های ساوه: مینا آذرنیا می‌کاریم"
    assert not told_under(title, "باران خوبی بارید.")
    assert told_under("رئیس شورای شهر ساوه: مینا آذرنیا", "مینا آذرنیا گفت: باران خوبی بارید.")


def told_under(title: str, text: str) -> set[str]:
    """The persons to whom an article with a title gives an office."""
    return {c.subject for c in read(article_from_text(f"{title}\n{text}", "a")) if c.kind == "office"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("مینا آذرنیا، که همسایه‌ها هنوز «شهردار ساوه» صدایش می‌زنند، معلم است.", False),
        ("مینا آذرنیا، «شهردار ساوه»، آمد.", True),
    ],
)
def test_an_office_in_quotation_marks_behind_a_name_is_what_somebody_is_called(text: str, held: bool) -> None:
    assert ((MINA, "mayor") in {(who, role) for who, role, _ in told(text)}) is held


def test_this_post_is_the_one_told_of_who_is_called_by_surname() -> None:
    text = "رضا ناصری که مدیرعامل سازمان پسماند شهرداری ساوه بود، رفت. استاندار مرکزی، مینا آذرنیا، به جای او"
    ended = f"{text} ساسان نوروزی را معرفی کرد. ناصری سه سال این مسئولیت را بر عهده داشت."
    assert not {role for subject, role, _ in told(ended) if subject == "رضا ناصری"} & {"governor_general"}


def test_a_coach_is_no_mayor_but_a_delegate_of_players_is_one() -> None:
    assert not told(f"هدایت شهرداری ساوه در نیم‌فصل دوم به {MINA} سپرده شد.")
    assert (MINA, "mayor", "start") in told(f"هدایت شهرداری ساوه از دیروز به {MINA} سپرده شد.")
    assert MINA in {s for s, _, _ in told(f"{MINA}، نماینده ساوه در مجلس، از فوتبال شهر گفت.")}


@pytest.mark.parametrize("introduced", ["مدیرکل راه استان", "دادستان تفرش"])
def test_who_was_introduced_by_another_title_holds_no_office_named_elsewhere(introduced: str) -> None:
    text = f"رضا ناصری {introduced} گفت: جاده باز است. وی با اشاره به همکاری فرماندار تفرش افزود: از ایشان سپاسگزاریم."
    assert not told(text)


@pytest.mark.parametrize(
    ("next_one", "held"),
    [
        ("پیمان گلستانی، سازنده این پل، لبخند زد.", False),
        ("پیمان گلستانی، قصاب محله، از گرانی گله داشت.", False),
        ("یکی از کسبه به نام پیمان گلستانی از گرانی گله داشت.", False),
        ("پیمان گلستانی، با اشاره به گرانی، از کسبه گله داشت.", True),
        ("پیمان گلستانی، ۴۵ ساله، از گرانی گله داشت.", False),
        ("پیمان گلستانی، شهردار این شهر، از گرانی گله داشت.", True),
    ],
)
def test_who_is_told_to_be_something_else_between_commas_is_not_spoken_of_before(
    next_one: str, held: bool
) -> None:
    roles = told(f"شهردار محلات از پل بازدید کرد. {next_one}")
    assert roles == ({("پیمان گلستانی", "mayor", "incumbent")} if held else set())


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("فرماندار محلات جلوی حفاری را بگیرد", False),
        ("شهردار محلات باید پاسخگوی مردم باشد", False),
        ("شهرداری محلات بیشتر به پارک‌ها بپردازد", False),
        ("شهردار محلات: مردم در خانه بمانند", True),
        ("شهردار محلات به پارک‌ها رسیدگی می‌کند", True),
        ("شهردار محلات از مردم خواست شهر را پاکیزه کنند", True),
        ("شهردار محلات دستور داد مترو ساخته شود", True),
    ],
)
def test_who_calls_upon_a_holder_is_another(title: str, held: bool) -> None:
    article = article_from_text(f"{title}\n\nترانه گلستانی روز شنبه افزود: کوچه‌ها تاریک است.", "a")
    assert bool([c for c in read(article) if c.kind == "office"]) is held


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("با رأی شش عضو شورای شهر محلات، ترانه گلستانی جایگزین پیمان کرمی در شهرداری شد.", set()),
        ("ترانه گلستانی به عنوان شهردار محلات از سوی پنج عضو شورای شهر جایگزین پیمان کرمی شد.", set()),
        ("هفت عضو شورای شهر محلات به جای پیمان کرمی، ترانه گلستانی را به عنوان شهردار برگزیدند.", set()),
        (
            "با رأی دو عضو شورای شهر محلات، ترانه گلستانی و پیمان کرمی، طرح رد شد.",
            {"ترانه گلستانی", "پیمان کرمی"},
        ),
        ("با رأی ترانه گلستانی، عضو شورای شهر محلات، طرح رد شد.", {"ترانه گلستانی"}),
    ],
)
def test_of_members_who_are_counted_and_decide_nobody_is_named(text: str, members: set[str]) -> None:
    assert {who for who, role, _ in told(text) if role == "council_member"} == members


def test_this_post_is_not_the_one_of_who_decides() -> None:
    text = "رضا ناصری، شهردار ساوه، با حکم وزیر کشور از این سمت کنار رفت."
    assert told(text) == {("رضا ناصری", "mayor", "end")}


def test_who_is_wished_well_does_not_hold_the_office_of_the_next_sentence() -> None:
    text = "لیلا صادقی در پیامی درگذشت رضا ناصری را تسلیت گفت. متن پیام شهردار ساوه چنین است: خداوند صبر دهد."
    assert "رضا ناصری" not in {subject for subject, _, _ in told(text)}


@pytest.mark.parametrize(
    "tie",
    [
        "با شهردار کنونی ساوه نسبت دارد", "نسبت خویشاوندی با شهردار فعلی ساوه دارد", "پسرعموی شهردار ساوه است",
        "شکایتی علیه شهردار ساوه در دادگاه دارد", "اختلافی قدیمی با فرماندار ساوه دارد",
    ],
)  # fmt: skip
def test_whom_a_clause_ties_to_a_holder_holds_nothing(tie: str) -> None:
    assert not told(f"{MINA} که {tie}، در انتخابات شورا نفر نخست شد.")


def test_who_holds_an_office_and_has_to_do_with_another_keeps_it() -> None:
    text = f"{MINA} که شهردار ساوه است و با فرماندار تفرش اختلاف دارد، به تهران رفت."
    assert told(text) == {(MINA, "mayor", "incumbent")}


@pytest.mark.parametrize(
    "text",
    [
        f"شب شعر با سخنرانی {MINA} در تالار شهرداری ساوه برگزار شد.",
        f"نمایشگاه نقاشی {MINA} در نگارخانه شهرداری تفرش گشایش یافت.",
        f"کارگاه عکاسی با تدریس {MINA} در سالن همایش‌های استانداری مرکزی برپا شد.",
        f"جشن با سخنرانی {MINA} برگزار شد. این جشن از برنامه‌های شهرداری ساوه است.",
        f"کمک شهرداری ساوه به {MINA} رسید.",
        f"تفاهم‌نامه شهرداری ساوه پس از سه ماه به {MINA} و سپس به امضا رسید.",
        f"هیئت شهرداری ساوه با سرپرستی {MINA} وارد باکو شد.",
        f"جمعی از کارکنان فرمانداری ساوه با سرپرستی {MINA} به مناطق سیل‌زده رفتند.",
    ],
)
def test_what_is_in_a_town_hall_or_belongs_to_it_is_no_office(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"سکان شهرداری ساوه به {MINA} رسید.", (MINA, "mayor", "start")),
        (f"سرانجام شهرداری ساوه پس از سه ماه به {MINA} رسید.", (MINA, "mayor", "start")),
        (f"بزرگداشت {MINA}، شهردار ساوه، در سالن شهرداری ساوه برگزار شد.", (MINA, "mayor", "incumbent")),
        (f"شهرداری ساوه با سرپرستی {MINA} اداره می‌شود.", (MINA, "acting_mayor", "incumbent")),
    ],
)
def test_the_town_hall_itself_is_an_office(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"نماینده مردم ساوه در نامه‌ای به وزیر نیرو سد خواست. وی خطاب به {MINA} نوشت: آب کم است.",
        f"شهردار تفرش به وزیر نیرو نامه نوشت. در این نامه خطاب به {MINA} آمده است که آب کم است.",
        f"کشاورزان در نامه‌ای سرگشاده به وزیر نیرو خطاب به {MINA} نوشتند که آب کم است.",
    ],
)
def test_who_is_addressed_is_who_the_letter_goes_to(text: str) -> None:
    assert told(text) == {(MINA, "minister", "incumbent")}


def test_who_is_addressed_is_not_the_writer_unless_by_decree() -> None:
    assert not told(f"شهردار ساوه از سفر بازگشت. وی خطاب به {MINA} نوشت که هوا سرد است.")
    decree = f"حکم شهردار ساوه صادر شد. در این حکم خطاب به {MINA} آمده است: شما به این سمت منصوب شدید."
    assert MINA in {who for who, _, _ in told(decree)}
    assert told(f"شهردار ساوه خطاب به {MINA}، فرماندار تفرش، نوشت که هوا سرد است.") == {
        (MINA, "county_governor", "incumbent")
    }


@pytest.mark.parametrize(
    "present",
    [
        f"بخشداران، شهرداران، {MINA} رئیس اداره برق و رضا ناصری رئیس اتاق اصناف ساوه",
        f"امام جمعه، فرمانداران، خانم {MINA} مدیرکل ورزش و رضا ناصری رئیس دانشگاه اراک",
        f"اعضای شورای شهر ساوه، دهیاران، {MINA} رئیس کمیته امداد و رضا ناصری دادستان ساوه",
    ],
)
def test_some_who_are_not_named_are_none_of_those_listed_behind_them(present: str) -> None:
    assert not told(f"نشست با حضور {present} برگزار شد.")


def test_a_plural_before_names_alone_is_of_those() -> None:
    text = f"نشست با حضور شهرداران ساوه و تفرش، {MINA} و رضا ناصری، برگزار شد."
    assert {(who, role) for who, role, _ in told(text)} == {(MINA, "mayor"), ("رضا ناصری", "mayor")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"استاندار مرکزی {MINA} را به سرپرستی فرمانداری تفرش گماشت.",
            {(MINA, "acting_county_governor", "start")},
        ),
        (f"استاندار مرکزی مهندس «{MINA}» را ستود.", set()),
        (f"فرماندار تفرش {MINA} شهردار ساوه را به نشست خواند.", {(MINA, "mayor", "incumbent")}),
        (f"سه معاون وزیر کشور {MINA} را در این سفر همراهی کردند.", set()),
        (f"شهردار ساوه {MINA} را برکنار کردند.", {(MINA, "mayor", "end")}),  # others did
        (f"شورا شهردار ساوه {MINA} را برکنار کرد.", {(MINA, "mayor", "end")}),
        (f"شهردار ساوه {MINA} کوچه را دید.", {(MINA, "mayor", "incumbent")}),
    ],
)
def test_to_whom_a_holder_does_something_is_not_the_holder(text: str, facts: set[object]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"استاندار مرکزی، {MINA}، شهردار ساوه را از کار برکنار کرد.",
            {(MINA, "governor_general", "incumbent")},
        ),
        (f"{MINA}، استاندار مرکزی، شهردار ساوه را برکنار کرد.", {(MINA, "governor_general", "incumbent")}),
        (
            f"پس از برکناری {MINA}، استاندار مرکزی رضا ناصری را به سرپرستی شهرداری ساوه گماشت.",
            {("رضا ناصری", "acting_mayor", "start")},
        ),
        (
            f"استاندار مرکزی دیروز وی را برکنار کرد. {MINA} فرماندار تفرش بود.",
            {(MINA, "county_governor", "former")},
        ),
        (f"شورا {MINA}، شهردار ساوه، را برکنار کرد.", {(MINA, "mayor", "end")}),
        (f"پس از برکناری {MINA}، شهردار ساوه، رضا ناصری آمد.", {(MINA, "mayor", "end")}),
    ],
)
def test_who_dismisses_is_not_who_is_dismissed(text: str, facts: set[object]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize("decision", ["با نظر", "با پیشنهاد", "در رأی‌گیری", "با اتفاق آرای"])
def test_whom_members_decide_on_is_not_a_member_thereby(decision: str) -> None:
    text = f"رضا ناصری و {MINA} {decision} اعضای شورا به عنوان منشی اول و دوم شورای شهر ساوه انتخاب شدند."
    assert told(text) == {(MINA, "council_secretary", "start"), ("رضا ناصری", "council_secretary", "start")}


def test_as_may_be_written_in_one_word() -> None:
    told_of = {
        form: told(f"شورا نشست.\nبا نظر اعضای شورای شهر {MINA} {form} سرپرست شهرداری ساوه منصوب شد.")
        for form in ("به عنوان", "بعنوان")
    }
    assert told_of["بعنوان"] == told_of["به عنوان"] == {(MINA, "acting_mayor", "start")}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "رضا ناصری و مینا آذرنیا در رأی‌گیری اعضای شورا به عنوان منشی شورای شهر ساوه انتخاب شدند.",
            {"council_secretary"},
        ),
        ("رضا ناصری و مینا آذرنیا با نظر اعضای شورای شهر آستارا مدیر نمونه شدند.", set()),
        ("رضا ناصری و مینا آذرنیا به عنوان اعضای شورای شهر ساوه انتخاب شدند.", {"council_member"}),
    ],
)
def test_by_whose_vote_somebody_is_chosen_is_not_what_for(text: str, roles: set[str]) -> None:
    assert {role for _, role, _ in told(text)} == roles


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"تا تعیین شهردار جدید {MINA} به عنوان سرپرست شهرداری ساوه انتخاب شد.",
            {(MINA, "acting_mayor", "start")},
        ),
        (
            f"در آیین معارفه {MINA} به عنوان شهردار ساوه، فرماندار ساوه گفت: کار خوب است.",
            {(MINA, "mayor", "start")},
        ),
        (
            f"در آیین معارفه {MINA} به عنوان شهردار ساوه، فرماندار ساوه، رضا ناصری، گفت: کار خوب است.",
            {(MINA, "mayor", "start"), ("رضا ناصری", "county_governor", "incumbent")},
        ),
        (
            f"رضا ناصری؛ به عنوان استاندار گیلان، {MINA}؛ به عنوان استاندار مرکزی تعیین شدند.",
            {("رضا ناصری", "governor_general", "start"), (MINA, "governor_general", "start")},
        ),
    ],
)
def test_an_office_named_right_beside_may_be_another_persons(text: str, facts: set[object]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "opening",
    [
        "مدیرکل ورزش استان از همکاری شهردار تفرش تقدیر کرد.",
        "امام جمعه تفرش از دستگیری رئیس شورای شهر تفرش خبر داد.",
    ],
)
def test_who_is_named_after_another_title_has_that_one(opening: str) -> None:
    """The office is only spoken of; «این مقام مسئول» is no post."""
    assert not claims("office", f"{opening} رضا کاظمی به کار این مقام مسئول اشاره‌ای نکرد.")


def test_who_is_named_after_an_office_that_opens_holds_it() -> None:
    """The other way round."""
    text = "شهردار تفرش با مدیرکل ورزش استان دیدار کرد. رضا کاظمی گفت: ورزشگاه ساخته می‌شود."
    assert [(c.subject, c.role) for c in claims("office", text)] == [("رضا کاظمی", "mayor")]


def test_who_alone_is_named_goes_on_as_the_office() -> None:
    """With any word of speech."""
    said = "بهنام صادقی گفت: کار خوب است.\nفرماندار تفرش به آن اشاره کرد و گفت: کار می‌ماند."
    assert [(c.subject, c.role) for c in claims("office", said)] == [("بهنام صادقی", "county_governor")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"رضا ناصری با حکم استاندار مرکزی، {MINA}، به عنوان فرماندار ساوه منصوب شد.",
            {("رضا ناصری", "county_governor", "start"), (MINA, "governor_general", "incumbent")},
        ),
        (
            f"رضا ناصری در جلسه‌ای به ریاست شهردار ساوه، مهندس {MINA}، به سمت معاون مالی شهرداری ساوه معرفی شد.",
            {("رضا ناصری", "deputy_mayor", "start"), (MINA, "mayor", "incumbent")},
        ),
        (
            f"رضا ناصری به پیشنهاد فرماندار ساوه، {MINA}، بخشدار نوبران شد.",
            {("رضا ناصری", "district_governor", "start")},
        ),
        (
            f"رضا ناصری مشاور {MINA} به عنوان سرپرست شهرداری ساوه منصوب شد.",
            {("رضا ناصری", "acting_mayor", "start")},
        ),
        # nobody else is there who was made it, or the title is not the name's
        (
            f"دیروز با حکم استاندار مرکزی، {MINA} به عنوان فرماندار ساوه منصوب شد.",
            {(MINA, "county_governor", "start")},
        ),
        (
            f"رضا ناصری رفت و با حکم استاندار مرکزی، {MINA} به عنوان فرماندار ساوه منصوب شد.",
            {(MINA, "county_governor", "start")},
        ),
    ],
)
def test_who_decides_is_not_made_so(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"{MINA} طی حکمی به عنوان شهردار ساوه منصوب شد.", {(MINA, "mayor", "start")}),
        (
            f"{MINA} در حکمی از سوی وزیر کشور به عنوان استاندار مرکزی معرفی شد.",
            {(MINA, "governor_general", "start")},
        ),
        (f"{MINA} طی حکمی به فرمانداری ساوه منصوب شد.", {(MINA, "county_governor", "start")}),
        (
            f"{MINA}، فرماندار ساوه، طی حکمی رضا ناصری را به عنوان بخشدار نوبران منصوب کرد.",
            {(MINA, "county_governor", "incumbent"), ("رضا ناصری", "district_governor", "start")},
        ),
    ],
)
def test_who_is_made_something_by_decree_and_who_gives_it(
    text: str, facts: set[tuple[str, str, str]]
) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"{MINA} استعفای خود را تسلیم استاندار مرکزی کرد.", set()),
        (f"{MINA} استعفانامه‌اش را به فرماندار ساوه تقدیم کرد و رفت.", set()),
        (
            f"با استعفای فرماندار ساوه که تقدیم استاندار مرکزی شده بود موافقت شد و {MINA} از سمت خود کنار رفت.",
            {(MINA, "county_governor", "end")},
        ),
        (
            f"{MINA} بخشدار نوبران استعفای خود را تقدیم فرماندار ساوه کرد.",
            {(MINA, "district_governor", "end")},
        ),
    ],
)
def test_who_gets_a_resignation_is_another(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"رضا ناصری وزیر نیرو و {MINA} معاون پارلمانی معاون اول رئیس‌جمهور به ساوه آمدند.", set()),
        (
            f"رضا ناصری وزیر نیرو و {MINA} معاون پارلمانی به ساوه آمدند.",
            {(MINA, "deputy_minister", "incumbent")},
        ),
    ],
)
def test_the_deputy_of_a_deputy_is_none_of_the_minister(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert {one for one in told(text) if one[0] == MINA} == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("پیکر مینا آذرنیا، معلم تفرشی، تا سازمان آتش‌نشانی تشییع شد. شهرداری تفرش میزبان بود.", set()),
        (f"{MINA} از سازمان پسماند شهرداری تفرش بازدید و با کارکنان گفت‌وگو کرد.", set()),
        (f"کارگران همراه {MINA} مقابل سازمان میادین شهرداری تفرش تجمع کردند.", set()),
        (f"{MINA}، کارپرداز سازمان پسماند شهرداری تفرش، درگذشت.", set()),
        (f"{MINA} به تفرش آمد تا شهرداری تفرش را در دست بگیرد.", {(MINA, "mayor", "start")}),
        (f"{MINA} به سمت شهردار تفرش منصوب شد.", {(MINA, "mayor", "start")}),
        # the portfolio of a deputy does not go on behind the body that he is deputy in
        (
            f"{MINA} معاون درمان دانشگاه علوم پزشکی اراک، ناصری شهردار تفرش و دیگران آمدند.",
            {("ناصری", "mayor", "incumbent")},
        ),
        (
            f"{MINA}، معاون عمران، حمل‌ونقل و ترافیک شهردار تفرش آمد.",
            {(MINA, "deputy_mayor", "incumbent")},
        ),
    ],
)
def test_who_comes_to_a_house_or_is_deputy_elsewhere_holds_no_office_there(
    text: str, facts: set[object]
) -> None:
    assert told(text) == facts


@pytest.mark.parametrize("towns", ["شهرهای فوق", "شهرهای مذکور", "این شهرها", "شهرهای یادشده"])
def test_mayors_of_towns_that_are_named_elsewhere_are_of_none_near_by(towns: str) -> None:
    text = (
        "استاندار به پیشنهاد شورای شهرهای زرند، بافت در شهرستان بافت و راور در شهرستان راور، "
        f"کامران رضوی، نسترن گودرزی و مهدی سلیمانی را به ترتیب به عنوان شهرداران {towns} منصوب کرد."
    )
    assert told(text) == set()


def test_mayors_of_towns_that_are_named_with_them_are_told() -> None:
    text = "نسترن گودرزی و مهدی سلیمانی به ترتیب به عنوان شهرداران بافت و راور منصوب شدند."
    assert {(name, role) for name, role, _ in told(text)} == {
        ("نسترن گودرزی", "mayor"),
        ("مهدی سلیمانی", "mayor"),
    }


@pytest.mark.parametrize("line", ["پیمان گلستانی", "گزارش: پیمان گلستانی", "پیمان گلستانی/ خبرنگار"])
def test_who_wrote_what_stands_above_holds_no_office_of_it(line: str) -> None:
    assert not told(f"شهردار محلات گفت: پل باز شد. وی افزود: جاده خراب است.\n{line}")


@pytest.mark.parametrize("who", ["یک استاد دانشگاه", "این کارشناس شهری", "خطیب جمعه محلات"])
def test_who_speaks_of_a_holder_is_named_next(who: str) -> None:
    assert not told(f"{who} از شهردار محلات انتقاد کرد. پیمان گلستانی گفت: کوچه‌ها تاریک است.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شهردار پیشین ساوه، رضا ناصری، به شهرداری اراک رفت.", {("ساوه", "former")}),
        ("رضا ناصری دیروز به شهرداری ساوه رفت و با کارکنان سخن گفت.", set()),
        ("رضا ناصری از شهرداری ساوه به شهرداری اراک رفت.", {("ساوه", "end"), ("اراک", "start")}),
    ],
)
def test_who_went_to_a_house_does_not_head_it_thereby(text: str, told: set[tuple[str, str]]) -> None:
    assert {(c.object, c.status) for c in claims("office", text)} == told
