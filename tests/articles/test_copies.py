"""The same article from two portals is one article with two sources: found, linked, and not linked where it is not."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from tests.cli.running import run, write_json

import urbankg
from urbankg import GraphStore

PARAGRAPHS = [
    "شورای اسلامی شهر اراک در نشست علنی امروز خود کیوان رادپور را با یازده رأی به عنوان رئیس این شورا برگزید.",
    "او در این نشست گفت که رسیدگی به حمل و نقل همگانی و بهسازی خیابان‌های مرکز شهر در اولویت کار شورا است.",
    "در پایان این نشست مینا آذرنیا نیز به عنوان نایب رئیس شورای شهر اراک معرفی شد و از همکاران خود سپاسگزاری کرد.",
]
FIRST = {
    "link": "https://one.example/1400/05/14/1",
    "title": "رئیس شورای شهر اراک برگزیده شد",
    "paragraphs": PARAGRAPHS,
    "published": "2021-08-05",
}
COPY = {
    "link": "https://two.example/news/77",
    "title": "کیوان رادپور رئیس شورا شد",
    "paragraphs": ["به گزارش پایگاه نمونه،", *PARAGRAPHS, "انتهای پیام/"],
    "published": "2021-08-06",
}
OTHER = {
    "link": "https://three.example/5",
    "title": "بودجه شهرداری ساوه",
    "paragraphs": [
        "شهردار ساوه در گفت و گو با خبرنگاران از بودجه سال آینده شهرداری و برنامه‌های عمرانی آن سخن گفت.",
        "به گفته او ساخت دو بوستان محله‌ای و نوسازی ناوگان اتوبوسرانی از برنامه‌های سال آینده شهرداری ساوه است.",
    ],
}


def pairs(store: Path) -> set[tuple[str, str]]:
    with GraphStore.open(store, read_only=True) as opened:
        found = urbankg.ask(opened, "copies").texts()
        return {tuple(sorted((row["article"], row["otherArticle"]))) for row in found}  # type: ignore[misc]


PAIR = {(FIRST["link"], COPY["link"])}


def test_copies_are_linked_whatever_their_order_and_however_they_come(tmp_path: Path) -> None:
    files = [write_json(tmp_path / f"{n}.jsonl", record) for n, record in enumerate((FIRST, COPY, OTHER))]
    graphs = set()
    for number, order in enumerate(itertools.permutations(files)):
        store = tmp_path / f"store-{number}"
        if number % 2:
            assert run("ingest", *order, "--store", store).exit_code == 0
        else:
            for path in order:
                assert run("ingest", path, "--store", store).exit_code == 0
        assert pairs(store) == PAIR
        graphs.add(run("export", "--format", "nquads", "--store", store).stdout_bytes)
    assert len(graphs) == 1


def test_a_link_goes_with_either_of_its_articles_and_comes_again(tmp_path: Path) -> None:
    store, path = tmp_path / "store", write_json(tmp_path / "a.jsonl", FIRST, COPY, OTHER)
    run("ingest", path, "--store", store)
    before = run("export", "--format", "nquads", "--store", store).stdout_bytes
    for gone in (FIRST, COPY):
        assert run("withdraw", gone["link"], "--store", store).exit_code == 0
        assert pairs(store) == set()
        run("ingest", path, "--store", store)
        assert run("export", "--format", "nquads", "--store", store).stdout_bytes == before


def test_a_copy_is_no_second_sighting(tmp_path: Path) -> None:
    """An article that is printed again a year later does not tell that the mayor is still there."""
    text = [
        "مینا آذرنیا، شهردار ساوه، در نشست با خبرنگاران از برنامه‌های تازه شهرداری برای نوسازی ناوگان اتوبوسرانی گفت.",
        "او افزود که ساخت دو بوستان محله‌ای و بهسازی پیاده‌روهای مرکز شهر نیز تا پایان سال به انجام می‌رسد.",
    ]
    first = {
        "link": "https://one.example/1",
        "title": "برنامه‌های شهرداری",
        "paragraphs": text,
        "published": "2021-08-05",
    }
    again = {**first, "link": "https://two.example/2", "published": "2022-08-05"}
    last = {}
    for name, order in (("one", [first]), ("both", [first, again]), ("reversed", [again, first])):
        store = tmp_path / name
        for number, record in enumerate(order):
            run("ingest", write_json(tmp_path / f"{name}-{number}.jsonl", record), "--store", store)
        last[name] = [holder_on(store, day) for day in ("2021-08-05", "2022-08-05")]
    assert last["one"] == last["both"] == last["reversed"]
    assert last["one"][0] == ["certain"] and "certain" not in last["one"][1]
    run("withdraw", first["link"], "--store", tmp_path / "both")
    assert holder_on(tmp_path / "both", "2022-08-05") == ["certain"]


def holder_on(store: Path, day: str) -> list[str]:
    with GraphStore.open(store, read_only=True) as opened:
        found = urbankg.who(opened, "شهردار ساوه", day).holders
        return [h.certainty for h in found if h.name == "مینا آذرنیا"]


def test_an_article_whose_text_changes_is_a_copy_no_longer(tmp_path: Path) -> None:
    store, path = tmp_path / "store", write_json(tmp_path / "a.jsonl", FIRST, COPY)
    run("ingest", path, "--store", store)
    write_json(path, FIRST, {**COPY, "paragraphs": OTHER["paragraphs"]})
    told = json.loads(run("ingest", path, "--store", store, "--json").stdout)
    assert (told["changed"], told["same"]) == (1, 1)
    assert pairs(store) == set()


def test_short_texts_and_texts_of_one_form_are_not_taken_for_copies(tmp_path: Path) -> None:
    short = [
        {"id": f"short-{n}", "title": "آب و هوا", "text": "هوای اراک فردا آفتابی است."} for n in range(3)
    ]
    forms = [
        {
            "id": f"form-{city}",
            "title": f"نشست شورای {city}",
            "text": f"نشست شورای شهر {city} فردا برگزار می‌شود. در این نشست {what} بررسی خواهد شد و گزارش کمیسیون {who} "
            f"درباره {about} خوانده می‌شود. حضور شهروندان {city} در این نشست آزاد است.",
        }
        for city, what, who, about in (
            ("اراک", "طرح جامع ترافیک و پارکینگ‌های طبقاتی", "عمران و معماری", "پل کابلی خیابان امام"),
            ("ساوه", "لایحه بودجه سال آینده و اصلاح تعرفه‌ها", "برنامه و بودجه", "درآمد پایدار شهر"),
        )
    ]
    names = [
        {
            "id": f"name-{number}",
            "title": "شهردار ساوه برگزیده شد",
            "text": f"شورای اسلامی شهر ساوه در نشست علنی امروز خود {name} را با رأی همه به عنوان شهردار ساوه برگزید. "
            "در این نشست گزارش کمیسیون برنامه و بودجه درباره درآمدهای پایدار شهرداری و گزارش کمیسیون عمران درباره "
            "بهسازی پیاده‌روهای مرکز شهر نیز خوانده شد و اعضا درباره نوسازی ناوگان اتوبوسرانی گفت‌وگو کردند.",
        }
        for number, name in enumerate(("مینا آذرنیا", "کیوان رادپور"))
    ]
    store = tmp_path / "store"
    run("ingest", write_json(tmp_path / "a.jsonl", *short, *forms, *names), "--store", store)
    assert pairs(store) == set()
