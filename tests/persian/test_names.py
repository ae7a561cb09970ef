"""Personal names in sentences of our own."""

import csv
import random
import time
from functools import partial
from itertools import pairwise, product
from pathlib import Path

import pytest

from urbankg.persian import name_tagger
from urbankg.persian.name_rules import rule_names
from urbankg.persian.name_tagger import Tagging
from urbankg.persian.name_tokens import NameTokens
from urbankg.persian.names import find_names, later_mentions


def full(text: str) -> list[str]:
    return [name.text for name in find_names(text) if name.full and not name.honoured]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("مریم احمدی شهردار اراک شد.", ["مریم احمدی"]),
        ("به گزارش ایرنا، دکتر علی اکبر رضایی، استاندار قم، گفت: کار آغاز شد.", ["علی اکبر رضایی"]),
        ("حجت‌الاسلام محمدباقر موسوی‌نژاد از شورا رفت.", ["محمدباقر موسوی‌نژاد"]),
        ("سید جلال‌الدین حسینی و سیده زهرا کاظمی عضو شورا شدند.", ["سید جلال‌الدین حسینی", "سیده زهرا کاظمی"]),
        ("جواد حاجی نعمتی خزانه‌دار شورا شد.", ["جواد حاجی نعمتی"]),
        ("محسن مدنی کاشانی، رئیس شورای شهر، افزود: چنین است.", ["محسن مدنی کاشانی"]),
        ("سردار حسن وزیری اصل فرماندار شد.", ["حسن وزیری اصل"]),
        ("با حضور «رضا کریمی» معاون شهردار برگزار شد.", ["رضا کریمی"]),
        ("علي كريمي و مهدي رضايي آمدند.", ["علي كريمي", "مهدي رضايي"]),
        ("علی رضایی بار دیگر شهردار اراک شد.", ["علی رضایی"]),
        ("علی رضایی به فرمان ناصرالدین شاه و محمدرضا شاه رفت.", ["علی رضایی"]),
        ("پس از کودتای رضاخانی احمدشاه محمودی و نادر شاه‌حسینی آمدند.", ["احمدشاه محمودی", "نادر شاه‌حسینی"]),
        ("علی رضایی بخشدار بخش حیدری رزن و سپس دهیار دهستان زند ملایر بود.", ["علی رضایی"]),
        ("فرماندار شهرستان علی رضایی و بخشدار بخش مرکزی حسن کریمی آمدند.", ["علی رضایی", "حسن کریمی"]),
        ("حسن کریمی زمانی شهردار اراک بود.", ["حسن کریمی"]),
        ("علی زمانی شهردار اراک بود.", ["علی زمانی"]),
        ("مهندس پرویز صفی خانی و ناصر آقا محمدی در جلسه بودند.", ["پرویز صفی خانی", "ناصر آقا محمدی"]),
        ("حسن کاظمی لحظاتی پیش شهردار اراک شد.", ["حسن کاظمی"]),
        ("رضا صادقی و حسن کاظمی نامزدهای ریاست شورا هستند.", ["رضا صادقی", "حسن کاظمی"]),
        ("برکت نوری، شهردار اراک، گفت: کار آغاز شد.", ["برکت نوری"]),  # given names that are words, too
        ("استعفای مطهر نوری شهردار اراک پذیرفته شد.", ["مطهر نوری"]),
        ("در هفته دفاع مقدس نوری شهردار اراک سخن گفت.", []),
        ("در این فرصت نوری شهردار اراک سخن گفت.", []),
        ("سخنان جنجالی صادقی، شهردار اراک، شنیده شد.", []),  # what is said of a noun is no given name
        ("تصمیمات شتاب‌زده کاوسی، شهردار اراک، ماند.", []),
        ("اظهارات هاوری کاوسی، شهردار اراک، ماند.", ["هاوری کاوسی"]),
        ("سید علی مدینه به عنوان شهردار اراک انتخاب شد.", ["سید علی مدینه"]),  # a surname that is a town
        ("سید علی رضایی بغداد را دید.", ["سید علی رضایی"]),
    ],
)
def test_full_names_without_their_titles(text: str, names: list[str]) -> None:
    assert full(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "در تعطیلات نوروزی شهرداری قزوین خدمات ویژه می‌دهد.",
        "معاون امور روستایی از طرح تازه خبر داد.",
        "مقام معظم رهبری بر این کار تأکید کردند.",
        "سازمان پارک‌ها و فضای سبز شهر آگهی داد.",
        "خیابان‌های محمودآباد آسفالت شد.",
        "به گفته بخشدار، دهیاران پیشین رفته‌اند.",
        "به نقل از سپیده نیوز استاندار مرکزی آمد.",
        "",
        "۱۲۳ ،،، «»",
    ],
)
def test_no_name_where_there_is_none(text: str) -> None:
    assert full(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "اعضا از او خواستند یا کناره گیری کند یا پاسخ بدهد.",
        "دسته بندی نشده",
        "عدم اولویت بندی پروژه‌ها را یادآور شد.",
        "امروز روحانیان و فرهنگیان به شهرداری آمدند.",
        "اعضا پنج رأی را شهردار منتخب شهریار کرد.",
        "دفتر روح الله بسته بود.",
        "راه حسن علی آباد بسته است.",
        "پروژه «بهار شهر» را شورا پسندید.",
    ],
)
def test_no_surname_either_where_there_is_no_name(text: str) -> None:
    assert find_names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تا انتخاب شهردار، نادر کاویانی موقتا کار را پیش می‌برد.", "نادر کاویانی"),
        ("شورا پس از نادر کاویانی برگزید او را.", "نادر کاویانی"),
        ("رأی به عزل نادر کاویانی انجامید.", "نادر کاویانی"),
        ("نادر کاویانی به‌منظور شرکت در نشست آمد.", "نادر کاویانی"),
        ("پس از استعفای نادر کاویانی سکان شهرداری به معاون رسید.", "نادر کاویانی"),
        ("نادر کاویانی شهردارسابق این شهر است.", "نادر کاویانی"),
        ("شورای شهر اراک امیر کاویانی را به سرپرستی گماشت.", "امیر کاویانی"),
        ("امیر حمزه کاویانی به عنوان شهردار معرفی شد.", "امیر حمزه کاویانی"),
        ("در این مراسم امیر غلامرضا کاویانی فرمانده پایگاه شد.", "غلامرضا کاویانی"),
        ("ناصر بندی کاشانی سخنگوی شورا شد.", "ناصر بندی کاشانی"),
        ("حبیب الله داوران", "حبیب الله داوران"),
        ("نادر کاویانی گنج آباد را شهردار کردند.", "نادر کاویانی گنج آباد"),
        ("نادر کاویانی دولت آباد را آباد کرد.", "نادر کاویانی"),
        ("نادر قلی ها پیش از این معاون بود.", "نادر قلی ها"),
        ("دفتر شورا را به «زمان ایلخان» رئیس تازه سپردند.", "زمان ایلخان"),
        ("از «امین الله جام سحر» شهردار سابق تشکر کرد.", "امین الله جام سحر"),
        ("نادر پنبه ریس، شهردار اراک، آمد.", "نادر پنبه ریس"),
        ("نادر کاویانی ایستاده، شهردار نشسته بود.", "نادر کاویانی"),
        ("نادر کاویانی دیروز، پس از جلسه، رفت.", "نادر کاویانی"),
        ("نادر کاویانلو تابلوی خیابان را برداشت.", "نادر کاویانلو"),
        # a given name written apart, of which the first word is none
        ("جهان بخش کاویانی شهردار اراک آمد.", "جهان بخش کاویانی"),
        ("خانم ماه منیر کاویانی از شورا رفت.", "ماه منیر کاویانی"),
        ("شورا رجب علی کاویانی را شهردار کرد.", "رجب علی کاویانی"),
        ("گل محمد کاویانی شهردار اراک شد.", "گل محمد کاویانی"),
        ("حمید رضا هنری شهردار اراک آمد.", "حمید رضا هنری"),
        ("نادر قهوه چی شهردار اراک آمد.", "نادر قهوه چی"),
        ("محمد حسین بازاری سرزده به شهرداری رفت.", "محمد حسین بازاری"),
        ("محمد حسین خیلی خوب کار کرد.", "محمد حسین"),
        ("نادر کاویانی مخبر کمیسیون تلفیق آمد.", "نادر کاویانی"),
        ("محمد مخبر رئیس ستاد شد.", "محمد مخبر"),
    ],
)
def test_where_a_name_ends_and_begins(text: str, name: str) -> None:
    assert [n.text for n in find_names(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "پل خیابان شهید محمد بهشتی باز شد.",
        "بیمارستان علی اصغر رضایی افتتاح شد.",
        "به مرقد امام خمینی (ره) رفتند.",
        "دانشگاه شهید مصطفی چمران میزبان بود.",
    ],
)
def test_things_named_after_people_are_marked(text: str) -> None:
    assert full(text) == []


def test_a_surname_after_a_title_is_found_but_is_not_full() -> None:
    found = find_names("دکتر توکلی گفت آقای صباغی هم می‌آید.")
    assert [(n.text, n.full, n.given) for n in found] == [("توکلی", False, None), ("صباغی", False, None)]


def test_two_surname_words_without_a_given_name_are_not_full() -> None:
    (name,) = find_names("به گفته دکتر قربانی کاشفی، کار پیش می‌رود.")
    assert (name.text, name.full) == ("قربانی کاشفی", False)


@pytest.mark.parametrize("surname", ["فرج زاده", "مهدی پور", "ایمانی نژاد"])
def test_a_surname_of_two_words_is_no_full_name(surname: str) -> None:
    (name,) = find_names(f"به گفته دکتر {surname}، کار پیش می‌رود.")
    assert (name.text, name.full, name.surname) == (surname, False, surname)


def test_a_surname_that_is_also_a_town_is_a_name_after_a_title() -> None:
    assert [n.text for n in find_names("مهندس مظفری شهردار ساوه آمد.")] == ["مظفری"]
    assert find_names("در مظفری شهرداری نیست.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("درویشی شهردار ساوه گفت: معابر آسفالت شد.", ["درویشی"]),
        ("به گفته آخوندی رئیس کمیسیون بودجه، درآمدها کم است.", ["آخوندی"]),
        ("معاون عمران و توسعه امور شهری و روستایی وزیر کشور آمد.", []),
        ("در پاسخ به این سؤال که زنگنه وزیر نفت چه گفت، سکوت کرد.", ["زنگنه"]),
        ("از زنگنه شهردار تازه‌ای می‌آید.", []),
    ],
)
def test_a_surname_before_an_office_is_a_name_though_it_is_another_word_too(
    text: str, names: list[str]
) -> None:
    assert [n.text for n in find_names(text)] == names


def test_what_goes_on_a_list_of_surnames_is_one() -> None:
    text = "آقایان رستمی، درویشی و پاکدل از اعضای شورا بازدید کردند."
    assert [n.text for n in find_names(text)] == ["رستمی", "درویشی", "پاکدل"]
    assert [n.text for n in find_names("آقای رستمی، دیروز و امروز مهمان بود.")] == ["رستمی"]


@pytest.mark.parametrize("name", ["«نوشین میامی‌زاد»", '"منوچهر متکی"', "عبدالعلی نیاوران،"])
def test_a_surname_that_looks_like_another_word_is_one_beside_an_office(name: str) -> None:
    assert full(f"دیروز {name} مدیرعامل سازمان شد.") == [name.strip('«»"،')]


def test_a_city_in_a_name_stays_a_city_where_it_stands_alone() -> None:
    text = "شکیبا فومن شهردار رشت شد. فومن سبز است."
    names = find_names(text)
    assert [n.text for n in [*names, *later_mentions(names, text)]] == ["شکیبا فومن"]


@pytest.mark.parametrize("text", ["نوبت به حسین رسید.", "تسهیلات احداثی به شهرداری داده شد."])
def test_a_lone_given_name_or_common_word_is_no_surname(text: str) -> None:
    assert find_names(text) == []


def test_given_name_and_surname_are_told_apart() -> None:
    (name,) = find_names("دکتر سید علی اکبر رضایی نژاد آمد.")
    assert (name.given, name.surname) == ("سید علی اکبر", "رضایی نژاد")


def test_offsets_are_those_of_the_text_given() -> None:
    text = "شهــردارِ اراک، آقای «مهدی\u200f رضایی»\n\nو مریم\u200cسادات احمدی، گفتند."
    found = find_names(text)
    assert found
    for name in found:
        assert text[name.start : name.end] == name.text


def test_names_do_not_overlap_and_stay_in_their_line() -> None:
    found = find_names("نوبت به علی\nرضایی رسید و حسن محمدی نژاد، رضا احمدی را دید.")
    assert all("\n" not in name.text for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_verb_written_on_to_a_name_is_left_out() -> None:
    assert full("شهردار تازه علی رضایی‌فرد و سرپرست پیشین مهران قره‌داغلوست.")[-1:] == ["مهران قره‌داغلو"]


def test_later_mentions_are_surnames_of_names_already_found() -> None:
    text = "کاظم صباغی شهردار شد. صباغی افزود: کار را آغاز می‌کنیم."
    names = find_names(text)
    places = {n.start for n in names if not n.full} | {n.start for n in later_mentions(names, text)}
    assert text.rindex("صباغی") in places


def test_later_mentions_do_not_repeat_what_was_found() -> None:
    text = "کاظم صباغی و آقای صباغی آمدند."
    names = find_names(text)
    starts = [n.start for n in [*names, *later_mentions(names, text)]]
    assert len(starts) == len(set(starts)) == 2


def test_rules_alone_find_plain_names() -> None:
    tokens = NameTokens("آقای رضا کریمی با مهندس لیلا محمدی‌نژاد دیدار کرد")
    found = [" ".join(tokens.texts[n.start : n.end]) for n in rule_names(tokens)]
    assert found == ["رضا کریمی", "لیلا محمدی‌نژاد"]


def test_without_the_tagger_the_rules_decide() -> None:
    found = find_names("آقای رضا کریمی با مهندس لیلا محمدی‌نژاد دیدار کرد", tagger=False)
    assert [name.text for name in found] == ["رضا کریمی", "لیلا محمدی‌نژاد"]


def test_the_tagger_speaks_for_names_and_against_other_words() -> None:
    words = ["دیروز", "علی", "رضایی", "در", "جلسه", "گفت"]
    tagging = Tagging(words)
    assert tagging.margin(1, 3) > 0 > tagging.margin(4, 6)


def test_hostile_text_is_read_in_linear_time() -> None:
    text = "علی رضایی " * 20_000
    begin = time.perf_counter()
    find_names(text)
    assert time.perf_counter() - begin < 20


def test_a_common_word_is_a_surname_where_it_ends_the_phrase() -> None:
    assert full("سخنران نخست «وحید ممنون»، معاون شهردار، بود.") == ["وحید ممنون"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("آیت الله حسن رضایی به اراک رفت.", "حسن رضایی"),
        ("حجت الاسلام سهرابی این را گفت.", "سهرابی"),
        ("حجت الاسلام و المسلمین علی سهرابی گفت.", "علی سهرابی"),
        ("روح الله رضایی آمد.", "روح الله رضایی"),
        ("عنایت الله میمه‌ای رفت.", "عنایت الله میمه‌ای"),
        ("حجت رضایی گفت.", "حجت رضایی"),
    ],
)
def test_a_title_of_two_words_is_left_out_and_a_given_name_of_two_is_not(text: str, name: str) -> None:
    assert [n.text for n in find_names(text)] == [name]


# Sentences of the newswire with a place for a name. Each name of full_names.txt stands in each of them.
CARRIERS = (
    "{} شهردار اراک شد.",
    "به گزارش ایرنا، {}، فرماندار قم، گفت: کار آغاز شد.",
    "{} امروز در نشست شورا گفت که بودجه کم است.",
    "مهندس {} با حکم وزیر کشور سرپرست استانداری شد.",
    "در این جلسه {} و رضا کریمی هم بودند.",
    "استعفای {} پذیرفته شد.",
    "با رأی اعضا {} به عنوان رئیس انتخاب شد.",
    "شورای شهر {} را شهردار کرد.",
    "شهردار تازه کرج «{}» است.",
    "وی جانشین {} می‌شود.",
)


def of_file(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("tagger", "floor"), [(True, 0.94), (False, 0.92)])
def test_names_of_all_peoples_and_shapes_are_found_exactly(tagger: bool, floor: float) -> None:
    tried = [(name, carrier.format(name)) for name in of_file("full_names.txt") for carrier in CARRIERS]
    found = [name in [n.text for n in find_names(text, tagger=tagger)] for name, text in tried]
    assert len(tried) >= 2000
    assert sum(found) / len(found) >= floor


def test_names_end_where_the_sentence_goes_on_and_things_are_no_names() -> None:
    wrong = [
        row["text"]
        for row in csv.DictReader(of_file("name_contexts.csv"))
        if full(row["text"]) != [name for name in row["names"].split("|") if name]
    ]
    assert len(wrong) <= 2, wrong


def test_the_names_of_a_stretch_are_those_of_the_best_labelling() -> None:
    turns, draw = name_tagger._turns(), random.Random(7).uniform

    def score(emissions: list[complex], labels: tuple[int, ...]) -> float:
        seen = [(0.0, e.real, e.imag)[label] for e, label in zip(emissions, labels, strict=True)]
        return sum(seen) + sum(turns[a][b] for a, b in pairwise((0, *labels, 0)))

    for length in (1, 2, 3, 5) * 20:
        emissions = [complex(draw(-4, 4), draw(-4, 4)) for _ in range(length)]
        best = max(product(range(3), repeat=length), key=partial(score, emissions))
        assert tuple(name_tagger._best_path(emissions)) == best


@pytest.mark.parametrize(
    "word", ["موظف", "ناراضی", "مکلف", "آستین", "جوان‌ترین", "پنجاه‌ساله", "بی‌خبر", "دانش‌آموخته"]
)
@pytest.mark.parametrize("name", ["مسعود ربیعی", "لیلا کرمانشاهی"])
def test_an_everyday_word_behind_a_full_name_is_no_part_of_it(name: str, word: str) -> None:
    assert full(f"شهردار ساوه، {name} {word} را دید.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حاج‌قاسم رضایی آمد", "قاسم رضایی"),
        ("مهندس‌علی رضایی آمد", "علی رضایی"),
        ("آقارضا توکلی آمد", "آقارضا توکلی"),
        ("سید‌رضا موسوی آمد", "سید‌رضا موسوی"),
    ],
)
def test_a_title_written_on_to_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert full(text) == [name]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("کار آغاز شد. پیروز افزود: چنین است.", ["پیروز"]),  # a surname that is a word too, and speaks
        ("کار آغاز شد. سعادت تصریح کرد: چنین است.", ["سعادت"]),
        ("کار آغاز شد. شورا افزود: چنین است.", []),
        ("تیم پیروز افزود: چنین است.", []),
    ],
)
def test_a_surname_opens_a_sentence_in_which_it_speaks(text: str, alone: list[str]) -> None:
    assert [name.text for name in find_names(text) if not name.full] == alone
