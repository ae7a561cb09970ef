"""One office, many names: lists of the elected, of candidates, members and holders, in texts of our own."""

from __future__ import annotations

import pytest
from tests.reading.told import claims

from urbankg.articles import article_from_text
from urbankg.reading import read

Fact = tuple[str, str, str, str]


def told(text: str, title: str = "خبر شهر") -> set[Fact]:
    """The office claims of an article: person, role, object, status."""
    article = article_from_text(f"{title}\n\n{text}", "a")
    return {
        (c.subject, c.role or "", c.object or "", c.status or "") for c in read(article) if c.kind == "office"
    }


def of(role: str, label: str, status: str, *names: str) -> set[Fact]:
    return {(name, role, label, status) for name in names}


TELLS = [
    (  # as many places as names, behind them
        "سؤال کاظمی، گودرزی و سلیمانی نمایندگان ساوه، اراک و تفرش از وزیر نیرو اعلام وصول شد.",
        of("mp", "ساوه", "incumbent", "کاظمی")
        | of("mp", "اراک", "incumbent", "گودرزی")
        | of("mp", "تفرش", "incumbent", "سلیمانی"),
    ),
    (  # and before them
        "نمایندگان مردم ساوه، اراک و تفرش، رضا کاظمی، نسترن گودرزی و مهدی سلیمانی، نیامدند.",
        of("mp", "ساوه", "incumbent", "رضا کاظمی")
        | of("mp", "اراک", "incumbent", "نسترن گودرزی")
        | of("mp", "تفرش", "incumbent", "مهدی سلیمانی"),
    ),
    (  # ministers in order; a session that they are at is no chair that they take
        "رضا کاظمی، نسترن گودرزی و مهدی سلیمانی، وزیران کشور، نیرو و نفت، در این نشست بودند.",
        of("minister", "وزارت کشور", "incumbent", "رضا کاظمی")
        | of("minister", "وزارت نیرو", "incumbent", "نسترن گودرزی")
        | of("minister", "وزارت نفت", "incumbent", "مهدی سلیمانی"),
    ),
    (  # by constituency, without a mark behind it
        "نتیجه انتخابات مجلس: در ساوه رضا کاظمی با ۳۱ هزار رأی و در اراک نسترن گودرزی با ۲۸ هزار رأی به مجلس "
        "راه پیدا کردند.",
        of("mp", "ساوه", "start", "رضا کاظمی") | of("mp", "اراک", "start", "نسترن گودرزی"),
    ),
    (  # villages, each with the head whom a letter appoints
        "احکام دهیاران بخش نوبران اعطا گردید:\nردیف ۱- روستای گزویه: خانم نسترن گودرزی\n"
        "ردیف ۲- روستای سیلاب: مهدی سلیمانی",
        of("village_head", "گزویه", "start", "نسترن گودرزی")
        | of("village_head", "سیلاب", "start", "مهدی سلیمانی"),
    ),
    (  # the elected, with their votes, a line each
        "فرماندار نام منتخبان شورای شهر ملایر را به ترتیب آرا چنین خواند:\n"
        "۱- کامران رضوانی ۱۲۳۴۰ رأی\n۲- نسترن گودرزی ۱۱۲۰۰ رأی\n۳- مهدی سلیمانی ۹۸۷۰ رأی",
        of("council_member", "ملایر", "start", "کامران رضوانی", "نسترن گودرزی", "مهدی سلیمانی"),
    ),
    (  # the elected, with numbers and no comma between them
        "سه نفری که به شورای شهر ساوه می‌روند این‌ها هستند: ۱- لیلا رفیعی ۲- بهنام صادقی با ۹۰۰ رأی ۳- رضا کاظمی",
        of("council_member", "ساوه", "start", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # run together besides
        "منتخبان شورای شهر ساوه: ۱-لیلا رفیعی۲-بهنام صادقی۳-رضا کاظمی",
        of("council_member", "ساوه", "start", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # former holders, an era a line
        "نام کسانی که تاکنون بر صندلی فرمانداری ساوه نشسته‌اند:\n"
        "از سال ۵۸ تا پایان جنگ: لیلا رفیعی، بهنام صادقی\nدهه هفتاد: رضا کاظمی و نسترن گودرزی",
        of("county_governor", "ساوه", "former", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی", "نسترن گودرزی"),
    ),
    (  # the elected, after a colon
        "این سه نفر اعضای اصلی شورای شهر ساوه هستند: لیلا رفیعی، بهنام صادقی و رضا کاظمی.",
        of("council_member", "ساوه", "start", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # by constituency, a line each, two names in one
        "منتخبان استان در مجلس شورای اسلامی بدین شرح‌اند:\nاراک و خنداب: لیلا رفیعی، بهنام صادقی\n"
        "ساوه و زرندیه: رضا کاظمی\nمحلات و دلیجان: نسترن گودرزی",
        of("mp", "اراک و خنداب", "start", "لیلا رفیعی", "بهنام صادقی")
        | of("mp", "ساوه و زرندیه", "start", "رضا کاظمی")
        | of("mp", "محلات و دلیجان", "start", "نسترن گودرزی"),
    ),
    (  # by constituency, in one sentence
        "در حوزه ساوه و زرندیه، رضا کاظمی با ۳۱ هزار و ۴۰۰ رأی؛ در حوزه محلات و دلیجان، نسترن گودرزی با ۲۸ هزار رأی "
        "و در تفرش، مهدی سلیمانی با ۱۹ هزار رأی به مجلس راه یافتند.",
        of("mp", "ساوه و زرندیه", "start", "رضا کاظمی")
        | of("mp", "محلات و دلیجان", "start", "نسترن گودرزی")
        | of("mp", "تفرش", "start", "مهدی سلیمانی"),
    ),
    (  # members of parliament with their constituencies in brackets
        "امضاکنندگان طرح در مجلس عبارت‌اند از: رضا کاظمی (ساوه و زرندیه)، نسترن گودرزی (محلات) و مهدی سلیمانی (تفرش).",
        of("mp", "ساوه و زرندیه", "incumbent", "رضا کاظمی")
        | of("mp", "محلات", "incumbent", "نسترن گودرزی")
        | of("mp", "تفرش", "incumbent", "مهدی سلیمانی"),
    ),
    (  # a second round
        "در انتخابات مجلس کار حوزه ساوه به دور دوم کشید؛ رضا کاظمی و نسترن گودرزی روبه‌روی هم می‌ایستند.",
        of("mp", "ساوه", "candidate", "رضا کاظمی", "نسترن گودرزی"),
    ),
    (  # candidates, said two sentences before
        "شورا سراغ گزینه‌های شهرداری اراک رفت. این سه نفر ماندند: رضا کاظمی، نسترن گودرزی و مهدی سلیمانی.",
        of("mayor", "اراک", "candidate", "رضا کاظمی", "نسترن گودرزی", "مهدی سلیمانی"),
    ),
    (  # candidates of constituencies
        "سمت راست نامزدهای ساوه و زرندیه نشسته بودند: رضا کاظمی و نسترن گودرزی.",
        of("mp", "ساوه و زرندیه", "candidate", "رضا کاظمی", "نسترن گودرزی"),
    ),
    (  # the rest of a council
        "رئیس شورای شهر ملایر، کامران رضوانی، گزارش داد. "
        "دیگر اعضا، یعنی لیلا رفیعی، بهنام صادقی و رضا کاظمی، نیز بودند.",
        of("council_chair", "ملایر", "incumbent", "کامران رضوانی")
        | of("council_member", "ملایر", "incumbent", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # as many places as names
        "شهرداران ساوه، محلات و تفرش نیز در نشست بودند: آقایان رضا کاظمی و مهدی سلیمانی و خانم نسترن گودرزی.",
        of("mayor", "ساوه", "incumbent", "رضا کاظمی")
        | of("mayor", "محلات", "incumbent", "مهدی سلیمانی")
        | of("mayor", "تفرش", "incumbent", "نسترن گودرزی"),
    ),
    (  # in order, former ones
        "در آیین بدرقه، فرمانداران سابق ساوه و تفرش، به ترتیب آقایان رضا کاظمی و مهدی سلیمانی، نیز بودند.",
        of("county_governor", "ساوه", "former", "رضا کاظمی")
        | of("county_governor", "تفرش", "former", "مهدی سلیمانی"),
    ),
    (  # with the years of each
        "در این آیین از سه شهردار پیشین ساوه یاد شد: آقایان رضا کاظمی (۱۳۶۵ تا ۱۳۷۱)، بهنام صادقی (دو سال) و "
        "مهدی سلیمانی.",
        of("mayor", "ساوه", "former", "رضا کاظمی", "بهنام صادقی", "مهدی سلیمانی"),
    ),
    (  # sworn in
        "در آغاز نشست مجلس رضا کاظمی از ساوه، بهنام صادقی از محلات و مهدی سلیمانی از تفرش سوگند نمایندگی خوردند.",
        of("mp", "ساوه", "start", "رضا کاظمی")
        | of("mp", "محلات", "start", "بهنام صادقی")
        | of("mp", "تفرش", "start", "مهدی سلیمانی"),
    ),
    (  # what each of several deputies does, in brackets
        "معاونان فرماندار ساوه، رضا کاظمی (سیاسی و انتظامی) و مهدی سلیمانی (عمرانی)، نیز بودند.",
        of("deputy_county_governor", "ساوه", "incumbent", "رضا کاظمی", "مهدی سلیمانی"),
    ),
    (  # one decree, several counties
        "چهار حکم فرمانداری امضا شد: رضا کاظمی برای ساوه، نسترن گودرزی برای محلات و مهدی سلیمانی برای تفرش.",
        of("county_governor", "ساوه", "start", "رضا کاظمی")
        | of("county_governor", "محلات", "start", "نسترن گودرزی")
        | of("county_governor", "تفرش", "start", "مهدی سلیمانی"),
    ),
    (  # the office after the names
        "رضا کاظمی در ساوه، نسترن گودرزی در محلات و مهدی سلیمانی در تفرش فرماندار شدند.",
        of("county_governor", "ساوه", "start", "رضا کاظمی")
        | of("county_governor", "محلات", "start", "نسترن گودرزی")
        | of("county_governor", "تفرش", "start", "مهدی سلیمانی"),
    ),
    (  # two of one constituency
        "در این آیین لیلا رفیعی و بهنام صادقی دو نماینده مردم ساوه در مجلس حضور داشتند.",
        of("mp", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی"),
    ),
    (  # deputies of one constituency
        "نمایندگان تبریز، آذرشهر و اسکو در مجلس، لیلا رفیعی و بهنام صادقی، نیز حضور داشتند.",
        of("mp", "تبریز، آذرشهر و اسکو", "incumbent", "لیلا رفیعی", "بهنام صادقی"),
    ),
    (  # deputies of towns in several provinces, in their order
        "نمایندگان تبریز، ساوه و زاهدان در مجلس، لیلا رفیعی، بهنام صادقی و رضا کاظمی، تذکر دادند.",
        of("mp", "تبریز", "incumbent", "لیلا رفیعی")
        | of("mp", "ساوه", "incumbent", "بهنام صادقی")
        | of("mp", "زاهدان", "incumbent", "رضا کاظمی"),
    ),
    (  # the places after the names, in their order
        "لیلا رفیعی و بهنام صادقی، فرمانداران ساوه و محلات، گزارش دادند.",
        of("county_governor", "ساوه", "incumbent", "لیلا رفیعی")
        | of("county_governor", "محلات", "incumbent", "بهنام صادقی"),
    ),
    (  # a board in its order, its council named last
        "لیلا رفیعی، بهنام صادقی و رضا کاظمی به ترتیب رئیس، نایب‌رئیس و سخنگوی شورای شهر ساوه شدند.",
        of("council_chair", "ساوه", "start", "لیلا رفیعی")
        | of("council_vice_chair", "ساوه", "start", "بهنام صادقی")
        | of("council_spokesperson", "ساوه", "start", "رضا کاظمی"),
    ),
    (  # a board in its order, of the council of a term
        "اعضا پس از سوگند، رضا کاظمی و لیلا رفیعی را به ترتیب رئیس و نایب‌رئیس شورای ششم ساوه کردند.",
        of("council_chair", "ساوه", "start", "رضا کاظمی")
        | of("council_vice_chair", "ساوه", "start", "لیلا رفیعی"),
    ),
    (  # provinces in their order, after the names
        "لیلا رفیعی، بهنام صادقی و رضا کاظمی به ترتیب به عنوان استانداران استان‌های تهران، ایلام و گیلان منصوب شدند.",
        of("governor_general", "تهران", "start", "لیلا رفیعی")
        | of("governor_general", "ایلام", "start", "بهنام صادقی")
        | of("governor_general", "گیلان", "start", "رضا کاظمی"),
    ),
    (  # towns in their order, after the names
        "لیلا رفیعی، بهنام صادقی و رضا کاظمی به ترتیب شهرداران شهرهای ساوه، تفرش و محلات شدند.",
        of("mayor", "ساوه", "start", "لیلا رفیعی")
        | of("mayor", "تفرش", "start", "بهنام صادقی")
        | of("mayor", "محلات", "start", "رضا کاظمی"),
    ),
    (  # provinces, each before its name
        "استانداران جدید سه استان معرفی شدند: تهران: لیلا رفیعی، البرز: بهنام صادقی، قم: رضا کاظمی.",
        of("governor_general", "تهران", "start", "لیلا رفیعی")
        | of("governor_general", "البرز", "start", "بهنام صادقی")
        | of("governor_general", "قم", "start", "رضا کاظمی"),
    ),
    (  # zones in their order
        "شهرداران مناطق ۳، ۵ و ۹ اهواز به ترتیب لیلا رفیعی، بهنام صادقی و رضا کاظمی معرفی شدند.",
        of("district_mayor", "منطقه ۳ اهواز", "start", "لیلا رفیعی")
        | of("district_mayor", "منطقه ۵ اهواز", "start", "بهنام صادقی")
        | of("district_mayor", "منطقه ۹ اهواز", "start", "رضا کاظمی"),
    ),
    (  # former holders
        "شهرداران پیشین اراک، لیلا رفیعی، بهنام صادقی و رضا کاظمی، تجلیل شدند.",
        of("mayor", "اراک", "former", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # one of a plural
        "یکی از اعضای شورای شهر ساوه، بهنام صادقی، از تأخیر گلایه کرد.",
        of("council_member", "ساوه", "incumbent", "بهنام صادقی"),
    ),
    (  # the supreme council of the provinces, by the office alone
        "شورای عالی استان‌ها هیئت‌رئیسه خود را شناخت.\nنایب‌رئیسان: لیلا رفیعی و بهنام صادقی.",
        of("council_vice_chair", "شورای عالی استان‌ها", "start", "لیلا رفیعی", "بهنام صادقی"),
    ),
    (  # all who make up a council
        "شورای شهر ساوه در استان مرکزی را لیلا رفیعی، بهنام صادقی، رضا کاظمی و مهدی سلیمانی تشکیل می‌دهند.",
        of("council_member", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی", "مهدی سلیمانی"),
    ),
    (  # who its members are, the last of them by a name that nobody knows
        "اعضای شورای شهر ساوه در مرکز ایران نیز لیلا رفیعی، بهنام صادقی، رضا کاظمی و سمیه زرنگار هستند.",
        of("council_member", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی", "سمیه زرنگار"),
    ),
    (  # what a council is made of
        "ترکیب شورای ششم ساوه عبارت است از لیلا رفیعی، بهنام صادقی و رضا کاظمی.",
        of("council_member", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی"),
    ),
    (  # some of the members
        "آقایان رفیعی، صادقی و کاظمی از اعضای شورای اسلامی شهر ساوه در این نشست حضور داشتند.",
        of("council_member", "ساوه", "incumbent", "رفیعی", "صادقی", "کاظمی"),
    ),
    (  # for and against, in a council
        "شورای شهر ساوه رأی داد. لیلا رفیعی، بهنام صادقی و رضا کاظمی با این طرح موافق بودند و "
        "نسترن گودرزی و مهدی سلیمانی مخالفان آن بودند.",
        of("council_member", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی", "رضا کاظمی")
        | of("council_member", "ساوه", "incumbent", "نسترن گودرزی", "مهدی سلیمانی"),
    ),
    (  # the sides of a vote, each after its word
        "شورای شهر ساوه رأی داد. موافقان: لیلا رفیعی و بهنام صادقی. مخالفان: نسترن گودرزی و مهدی سلیمانی.",
        of("council_member", "ساوه", "incumbent", "لیلا رفیعی", "بهنام صادقی")
        | of("council_member", "ساوه", "incumbent", "نسترن گودرزی", "مهدی سلیمانی"),
    ),
    (  # for and against, in parliament
        "در جلسه علنی مجلس آقایان کاظمی و رفیعی به عنوان موافق و صادقی و گودرزی در مخالفت با طرح سخن می‌گویند.",
        of("mp", "", "incumbent", "کاظمی", "رفیعی", "صادقی", "گودرزی"),
    ),
    (  # former holders, a line each, one of them by the surname
        "اسامی استانداران مرکزی از ابتدای انقلاب تاکنون بدین قرار است:\nرضا کاظمی\nرفیعی\nمهندس بهنام صادقی\n"
        "۱۳۷۸ تا ۱۳۸۲: سردار مهدی سلیمانی\nپایان خبر",
        of("governor_general", "مرکزی", "former", "رضا کاظمی", "رفیعی", "بهنام صادقی", "مهدی سلیمانی"),
    ),
    (  # holders with their years, announced without a word of the past
        "نام استانداران مرکزی چنین است:\n۱- رضا کاظمی (۱۳۵۸ تا ۱۳۶۲)\n۲- بهنام صادقی (۱۳۶۲ تا ۱۳۷۰)\n"
        "۳- مهدی سلیمانی (۱۳۷۰ تا ۱۳۷۶)\n۴- لیلا رفیعی (۱۳۷۶ تاکنون)",
        of("governor_general", "مرکزی", "former", "رضا کاظمی", "بهنام صادقی", "مهدی سلیمانی")
        | of("governor_general", "مرکزی", "incumbent", "لیلا رفیعی"),
    ),
    (  # the same, years without brackets, and a sentence between the heading and the list
        "شهرداران ساوه\nنگاهی به نام آنان:\nرضا کاظمی از سال ۱۳۵۸ تا ۱۳۶۲\nبهنام صادقی از سال ۱۳۶۲ تا ۱۳۷۰\n"
        "مهدی سلیمانی از ۱۳۷۰ تا ۱۳۷۶",
        of("mayor", "ساوه", "former", "رضا کاظمی", "بهنام صادقی", "مهدی سلیمانی"),
    ),
    (  # holders since long ago, the one of today among them
        "رضا کاظمی، شهردار ساوه، سخن گفت. شهرداران ساوه از آغاز تاکنون: بهنام صادقی، مهدی سلیمانی و رضا کاظمی.",
        of("mayor", "ساوه", "former", "بهنام صادقی", "مهدی سلیمانی")
        | of("mayor", "ساوه", "incumbent", "رضا کاظمی"),
    ),
    (  # line by line those of an era
        "فرمانداران تفرش پس از انقلاب را مرور می‌کنیم:\nدولت موقت: رضا کاظمی، نسترن گودرزی\n"
        "دهه هفتاد: بهنام صادقی و لیلا رفیعی\nدولت یازدهم:مهدی سلیمانی\nباران: امروز بارید و رضا نوری آمد.",
        of(
            "county_governor",
            "تفرش",
            "former",
            "رضا کاظمی",
            "نسترن گودرزی",
            "بهنام صادقی",
            "لیلا رفیعی",
            "مهدی سلیمانی",
        ),
    ),
    (  # one office, a verb of several
        "سردار رضا کاظمی، مهندس بهنام صادقی و مهدی سلیمانی تا کنون استاندار مرکزی بوده‌اند.",
        of("governor_general", "مرکزی", "former", "رضا کاظمی", "بهنام صادقی", "مهدی سلیمانی"),
    ),
    (
        "کاندیداهای شهرداری ساوه معرفی شدند: لیلا رفیعی، بهنام صادقی و مهدی سلیمانی.",
        of("mayor", "ساوه", "candidate", "لیلا رفیعی", "بهنام صادقی", "مهدی سلیمانی"),
    ),
    (
        "کاندیداهای شورای شهر ساوه: لیلا رفیعی، بهنام صادقی.",
        of("council_member", "ساوه", "candidate", "لیلا رفیعی", "بهنام صادقی"),
    ),
    (  # two seats of one kind
        "در شورای شهر ساوه دو کرسی منشی به لیلا رفیعی و بهنام صادقی رسید.",
        of("council_secretary", "ساوه", "start", "لیلا رفیعی", "بهنام صادقی"),
    ),
]


@pytest.mark.parametrize(("text", "facts"), TELLS)
def test_everybody_of_a_list_has_the_office(text: str, facts: set[Fact]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        # who did not stand, or was not chosen
        "نامزدهای شهرداری اراک کم شدند: رضا کاظمی، نسترن گودرزی و مهدی سلیمانی انصراف دادند.",
        "گزینه‌های شهرداری اراک، رضا کاظمی و نسترن گودرزی، رأی نیاوردند.",
        # lists of others
        "بازیکنان تیم عبارت‌اند از: رضا کاظمی (ساوه)، بهنام صادقی (محلات) و مهدی سلیمانی (تفرش).",
        "برندگان جشنواره کتاب این سه نفرند: لیلا رفیعی، بهنام صادقی و رضا کاظمی.",
        "شورای شهر ساوه از سه هنرمند تجلیل کرد: لیلا رفیعی، بهنام صادقی و رضا کاظمی.",
        # of what a council has, and is not
        "شورای شهر ساوه کارگروهی متشکل از لیلا رفیعی، بهنام صادقی و رضا کاظمی تشکیل داد.",
        "کمیسیون عمران شورای شهر ساوه متشکل از لیلا رفیعی، بهنام صادقی و رضا کاظمی است.",
        # who only sees deputies
        "رضا کاظمی، نسترن گودرزی و مهدی سلیمانی نمایندگان ساوه، اراک و تفرش را دیدند.",
        # for or against what no assembly votes on
        "نویسندگان دو دسته شدند؛ لیلا رفیعی و بهنام صادقی با جایزه موافق بودند.",
        "در ساوه، رضا کاظمی گفت: مجلس باید پاسخ دهد. در تفرش، مهدی سلیمانی گفت: ما هم منتظریم.",
    ],
)
def test_a_list_of_others_gives_nobody_an_office(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("decision", ["با رأی", "با نظر", "به پیشنهاد", "از سوی", "با انتخاب"])
def test_members_who_decide_on_a_list_are_not_those_of_the_list(decision: str) -> None:
    text = f"{decision} اعضای شورای شهر تفرش نسترن گودرزی و مهدی سلیمانی به مرحله نهایی راه یافتند."
    assert told(text) == set()


def test_members_of_a_council_are_named_where_they_decide_nothing() -> None:
    text = "اعضای شورای شهر تفرش، نسترن گودرزی و مهدی سلیمانی، به پارک رفتند."
    assert told(text) == of("council_member", "تفرش", "incumbent", "نسترن گودرزی", "مهدی سلیمانی")


def test_a_dash_without_a_space_parts_a_town_from_its_holder() -> None:
    text = "احکام شهرداران زیر صادر شد:\nساوه - رضا کاظمی\nتفرش- نسترن گودرزی\nزرندیه- مهدی سلیمانی"
    assert told(text) == of("mayor", "ساوه", "start", "رضا کاظمی") | of(
        "mayor", "تفرش", "start", "نسترن گودرزی"
    ) | of("mayor", "زرندیه", "start", "مهدی سلیمانی")


def test_a_name_that_nobody_knows_is_read_where_names_are_counted_off() -> None:
    found = told("منتخبان شورای شهر ساوه: لیلا رفیعی، بهنام صادقی، رضا کاظمی، فریور زرنگاری و مهدی سلیمانی.")
    assert ("فریور زرنگاری", "council_member", "ساوه", "start") in found


@pytest.mark.parametrize("first", ["", "کیومرث‌خدایی، "])
def test_of_whom_a_council_consists_are_its_members_and_nothing_before(first: str) -> None:
    text = "رضا کاظمی و مهدی سلیمانی گزینه‌های شورا برای تصدی شهرداری تفرش هستند.\n۷ عضو اصلی شورای شهر تفرش"
    found = told(f"{text} در دوره پنجم متشکل از {first}لیلا رفیعی، بهنام صادقی و نسترن گودرزی هستند.")
    members = {"لیلا رفیعی", "بهنام صادقی", "نسترن گودرزی"}
    assert {who for who, role, _, _ in found if role == "council_member"} == members
    assert {who for who, role, _, _ in found if role == "mayor"} == {"رضا کاظمی", "مهدی سلیمانی"}


@pytest.mark.parametrize(
    ("does", "are"),
    [
        ("لیلا رفیعی و بهنام صادقی را به مردم معرفی کردند", False),
        ("با لیلا رفیعی و بهنام صادقی گفت‌وگو کردند", False),
        ("از لیلا رفیعی و بهنام صادقی قدردانی کردند", False),
        ("، لیلا رفیعی و بهنام صادقی، را به دادگاه بردند", True),
        ("لیلا رفیعی و بهنام صادقی آمدند", True),
    ],
)
def test_to_whom_members_do_something_is_none_of_them(does: str, are: bool) -> None:
    found = {
        who
        for who, role, _, _ in told(f"اعضای شورای شهر تفرش {does}.".replace(" ،", "،"))
        if role == "council_member"
    }
    assert found == ({"لیلا رفیعی", "بهنام صادقی"} if are else set())


@pytest.mark.parametrize("members", ["اعضا", "اعضاء", "اعضای"])
def test_members_may_be_written_without_their_last_letter(members: str) -> None:
    found = told(f"لیلا رفیعی و بهنام صادقی به عنوان {members} شورای شهر تفرش انتخاب شدند.")
    assert found == {(who, "council_member", "تفرش", "start") for who in ("لیلا رفیعی", "بهنام صادقی")}
    assert not told(f"با رأی {members} شورای شهر تفرش کسی به تهران رفت و لیلا رفیعی و بهنام صادقی نرفتند.")


def test_candidates_may_be_called_by_the_holder_that_one_is_to_be() -> None:
    found = told("از میان کاندیداهای شهردار تفرش، لیلا رفیعی و بهنام صادقی به شورا رفتند.")
    assert found == {(who, "mayor", "تفرش", "candidate") for who in ("لیلا رفیعی", "بهنام صادقی")}


def test_one_word_joined_by_zwnj_where_names_are_counted_off_is_no_name() -> None:
    text = "اعضای شورای شهر ساوه عبارتند از: مینا آذرنیا، رضا ناصری، علی مرادی، حسن کمالی، گله\u200cدار، مهدی رضایی."
    assert "گله\u200cدار" not in {fact[0] for fact in told(text)}


def test_who_lost_an_election_that_another_won_is_no_candidate() -> None:
    found = told(
        "شورای شهر اراک مریم کاویانی را به عنوان شهردار اراک انتخاب کرد. "
        "گزینه‌های شهرداری اراک سه نفر بودند: مریم کاویانی، رضا کاظمی و بهنام صادقی."
    )
    assert found == {("مریم کاویانی", "mayor", "اراک", "start")}


def test_a_claim_of_a_roster_quotes_the_line_of_the_person_and_what_opens_the_list() -> None:
    article = article_from_text(
        "خبر شهر\n\nمنتخبان شورای شهر ملایر عبارت‌اند از:\n۱- کامران رضوانی ۱۲۳۴۰ رأی\n۲- نسترن گودرزی ۱۱۲۰۰ رأی",
        "a",
    )
    claims = [c for c in read(article) if c.subject == "نسترن گودرزی"]
    quotes = [e.quote for c in claims for e in c.evidence]
    assert any("منتخبان" in q for q in quotes) and any("نسترن گودرزی" in q for q in quotes)


@pytest.mark.parametrize("first", ["", "مظفرخدایی، ", "مظفرخدایی، سروناز دخت چراغ، "])
@pytest.mark.parametrize("members", ["هفت عضو اصلی شورای شهر ملایر", "اعضای شورای شهر ملایر در دوره ششم"])
def test_members_of_one_list_are_all_in_the_council_alike(members: str, first: str) -> None:
    """However the models read one or the other of them, and whoever stands first."""
    names = {"رضا کاظمی", "لیلا رفیعی", "بهنام صادقی", "مهدی سلیمانی", "جعفر کرمی", "محمد نوری"}
    found = told(f"{members} متشکل از {first}{'، '.join(sorted(names))} هستند.")
    assert names <= {name for name, role, _, _ in found if role == "council_member"}
    assert len({status for _, _, _, status in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "با پیشنهاد رضا کاظمی رئیس شورای شهر تفرش، بهنام صادقی نامزد شهرداری تفرش شد.",
        "با پیشنهاد رضا کاظمی رئیس شورا، بهنام صادقی برای نایب‌رئیسی شورای شهر تفرش کاندیدا شد.",
    ],
)
def test_who_stands_alone_makes_no_candidate_of_who_is_named_before(text: str) -> None:
    """«نامزد شد» is said of one."""
    assert {c.subject for c in claims("office", text) if c.status == "candidate"} == {"بهنام صادقی"}


def test_parliament_is_no_council_of_a_town() -> None:
    """«مجلس شورای اسلامی»."""
    text = (
        "مهلت ثبت‌نام انتخابات مجلس شورای اسلامی تمام شد. رضا کاظمی، لیلا رفیعی و بهنام صادقی ثبت‌نام کرده‌اند."
    )
    assert not [c for c in claims("office", text) if c.role == "council_member"]


def test_who_brings_something_up_is_no_candidate() -> None:
    """«مطرح کردند» is not «مطرح هستند»."""
    text = "شورای شهر تفرش نشست. رضا کاظمی و بهنام صادقی، دو شهروند، دیدگاه‌های خود را مطرح کردند."
    assert not claims("office", text)


def test_lines_with_years_under_an_office_in_the_plural_are_its_holders() -> None:
    """«شهرداران تفرش:» says of itself not whether they are those of today."""
    lines = "رضا کاظمی ({})\nلیلا رفیعی ({})\nبهنام صادقی ({})"
    years = lines.format("۱۳۷۸ تا ۱۳۸۲", "۱۳۸۲ تا ۱۳۸۹", "۱۳۸۹ تاکنون")
    assert told(f"شهرداران تفرش:\n{years}") == of("mayor", "تفرش", "former", "رضا کاظمی", "لیلا رفیعی") | of(
        "mayor", "تفرش", "incumbent", "بهنام صادقی"
    )
    assert not told(f"شهرداران برتر استان:\n{years}")


def test_what_a_town_is_and_has_tells_of_nobody_who_comes() -> None:
    """Line by line: «رئیس شورا: لیلا رفیعی»; unlike the board that a council elects."""
    lines = "رئیس شورا: لیلا رفیعی\nنام شهردار: مهندس رضا کاظمی\nتلفن: ۰۸۶"
    assert told(f"شناسنامه شهر تفرش\n{lines}") == of("council_chair", "تفرش", "incumbent", "لیلا رفیعی") | of(
        "mayor", "تفرش", "incumbent", "رضا کاظمی"
    )
    board = "رئیس: لیلا رفیعی\nنایب‌رئیس: رضا کاظمی\nمنشی: بهنام صادقی"
    assert {status for *_, status in told(f"هیئت‌رئیسه شورای شهر تفرش انتخاب شد:\n{board}")} == {"start"}


@pytest.mark.parametrize(("called", "status"), [("شهردار", "incumbent"), ("شهردار جدید", "start")])
def test_a_name_above_its_office_is_that_of_who_signs_or_comes(called: str, status: str) -> None:
    assert told(f"آیین معارفه برگزار شد.\nرضا کاظمی\n{called} تفرش") == of(
        "mayor", "تفرش", status, "رضا کاظمی"
    )


@pytest.mark.parametrize(("verb", "status"), [("، به پارک رفتند", "incumbent"), (" شدند", "start")])
def test_offices_in_order_are_held_unless_a_verb_says_that_they_are_taken(verb: str, status: str) -> None:
    """«به ترتیب» is said of both."""
    text = f"رضا کاظمی و لیلا رفیعی، به ترتیب معاون عمرانی و معاون مالی شهردار تفرش{verb}."
    assert told(text) == of("deputy_mayor", "تفرش", status, "رضا کاظمی", "لیلا رفیعی")


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(
    ("heading", "role", "status"),
    [
        ("منتخبان شورای شهر تفرش:", "council_member", "start"),
        ("نتیجه شمارش آرای شورای شهر تفرش:", "council_member", "start"),
        ("اعضای شورای شهر تفرش:", "council_member", "incumbent"),
        ("نامزدهای شهرداری تفرش:", "mayor", "candidate"),
    ],
)
def test_names_may_have_a_line_each(heading: str, role: str, status: str, bullet: str) -> None:
    names = "رضا کاظمی", "لیلا رفیعی", "بهنام صادقی"
    lines = "\n".join(f"{bullet}{name}" for name in names)
    assert told(f"{heading}\n{lines}") == of(role, "تفرش", status, *names)


@pytest.mark.parametrize(
    "heading",
    [
        "شورای شهر تفرش به خانواده آن مرحوم تسلیت می‌گوید.",
        "دیدار اعضای شورای شهر تفرش با هنرمندان:",
        "اعضای شورای شهر تفرش از این شهروندان سپاسگزاری کردند:",
    ],
)
def test_lines_of_names_under_what_others_do_are_no_members(heading: str) -> None:
    assert not told(f"{heading}\nرضا کاظمی\nلیلا رفیعی\nبهنام صادقی")


def test_whom_a_government_confirms_over_places_takes_office() -> None:
    listed = "\n- مرکزی: رضا کاظمی\n- قم: نسترن گودرزی\n- سمنان: مهدی سلیمانی"
    for lead, status in (
        ("دولت استانداران سه استان را تأیید کرد:", "start"),
        ("استانداران سه استان:", "incumbent"),
    ):
        assert {fact[-1] for fact in told(lead + listed)} == {status}
