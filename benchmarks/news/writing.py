"""Generated news: article after article from templates, each a function of the seed and its number alone.

So the first thousand of a million are the thousand of the same seed, and a part can be made without what is before it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from random import Random
from statistics import NormalDist
from typing import TypeAlias, TypeVar

from urbankg.files import rows

from .world import COUNCILS, DIGITS, FIRST, LAST, OFFICES, Day, Term, Town, World

HERE = Path(__file__).parent
PLAIN, OFFICIALS = (
    0.5,
    0.2,
)  # of all articles: without any office; with offices in nobody's scope. The rest has events
MEDIAN, SPREAD = 1330, 0.92  # characters of an article, log-normal as those of the corpus
SHORTEST, LONGEST = 350, 20_000
REPRINTED = 0.03  # of all, from the last so many:
BACK = 3000
WRONG = 0.02  # of starts that name another day or person than others do
EVENTS = {
    "seen": 40, "named": 14, "start": 14, "handover": 6, "end": 6, "former": 4, "board": 6, "roll": 2,
    "meeting": 6, "population": 2, "budget": 2, "agreement": 1, "founded": 1,
}  # fmt: skip

_SLOT = re.compile(r"\{(\w+)\}")
_T = TypeVar("_T")
# Words as they are, the name of what is told or drawn, or a choice between texts.
_Text: TypeAlias = "list[str | tuple[str] | list[_Text]]"


class Writer:
    """Writes the articles of a seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._world = World(seed)
        self._random = Random()
        self._days = cache(Day)
        self._choices = {"town": [town.name for town in self._world.towns], **_figures(seed)}
        self._slots: dict[str, list[_Text]] = {}
        for row in rows(HERE / "words.csv"):
            self._choices[row["slot"]] = row["words"].split("|")
        self._titles, self._leads, self._bodies = (
            self._sentences(part) for part in ("title", "lead", "body")
        )
        self._topics = sorted(self._titles)
        self._others = [sentence for topic in self._topics for sentence in self._bodies[topic]]
        self._events: dict[str, list[tuple[tuple[str, ...], _Text, _Text]]] = defaultdict(list)
        for row in rows(HERE / "events.csv"):
            roles = tuple(row["roles"].split("|")) if row["roles"] else tuple(OFFICES)
            self._events[row["event"]].append((roles, self._parsed(row["title"]), self._parsed(row["text"])))
        self._kinds = [kind for kind, often in EVENTS.items() for _ in range(often)]
        self._lengths = [
            min(
                LONGEST,
                max(SHORTEST, int(exp(log(MEDIAN) + SPREAD * NormalDist().inv_cdf((n + 0.5) / 1000)))),
            )
            for n in range(1000)
        ]
        self._opener, self._footer = self._parsed("{opener}"), self._parsed("{footer}")

    def lines(self, start: int, stop: int) -> Iterator[bytes]:
        """Articles of some numbers as lines of JSON."""
        encode = json.JSONEncoder(ensure_ascii=False).encode
        for number in range(start, stop):
            yield encode(self.article(number)).encode() + b"\n"

    def article(self, number: int) -> dict[str, object]:
        """An article: its id, link, title, abstract, paragraphs, and the line with its day."""
        self._random.seed(self._seed << 40 | number)
        draw = self._random.random
        if number > BACK and draw() < REPRINTED:
            earlier = number - 1 - int(draw() * BACK)
            portal, minute = int(draw() * 9), int(draw() * 1440)
            self._random.seed(self._seed << 40 | earlier)
            draw()  # as when it was written
            return self._record(number, portal, minute, *self._written())
        written = self._written()
        return self._record(number, int(draw() * 9), int(draw() * 1440), *written)

    def _record(
        self, number: int, portal: int, minute: int, day: Day, parts: tuple[str, str, list[str]]
    ) -> dict[str, object]:
        title, lead, paragraphs = parts
        clock = f"{minute // 60:02}:{minute % 60:02}".translate(DIGITS)
        return {
            "id": f"made-{self._seed}-{number}",
            "link": f"https://news{portal}.example/{day.path}/{number}",
            "title": title,
            "abstract": lead,
            "paragraphs": paragraphs,
            "published_line": day.lines[portal % 3] + clock,
        }

    def _written(self) -> tuple[Day, tuple[str, str, list[str]]]:
        draw = self._random.random
        town = _one(self._world.towns, draw())
        kind, topic = draw(), _one(self._topics, draw())
        told = {"city": town.name}
        length = _one(self._lengths, draw())
        opening = self._filled(self._opener, told)
        bodies = self._bodies[topic]
        if kind < PLAIN + OFFICIALS:
            day = self._days(FIRST + int(draw() * (LAST - FIRST)))
            title = self._filled(_one(self._titles[topic], draw()), told)
            first = self._filled(_one(self._leads[topic], draw()), told)
            officials = 0 if kind < PLAIN else 1 + int(draw() * 3)
        else:
            day, title, first = self._event(town, told)
            officials = int(draw() * 2)
        lead = "" if draw() < 0.3 else self._filled(_one(self._leads[topic], draw()), told)
        paragraphs, said, written = (
            [],
            [f"{opening} {first}"],
            len(title) + len(lead) + len(opening) + len(first),
        )
        while written < length:
            if officials and draw() < 0.5:
                officials -= 1
                sentence = _one(self._bodies["office"], draw())
            else:
                chosen = draw()
                kept = bodies if chosen < 0.4 else self._bodies["any"] if chosen < 0.8 else self._others
                sentence = _one(kept, draw())
            text = self._filled(sentence, told)
            written += len(text) + 1
            said.append(text)
            if draw() < 0.6:
                paragraphs.append(" ".join(said))
                said = []
        if said:
            paragraphs.append(" ".join(said))
        paragraphs.append(self._filled(self._footer, told))
        spelling = draw()
        if spelling < 0.25:
            title, lead, paragraphs = _arabic(title), _arabic(lead), [_arabic(p) for p in paragraphs]
        elif spelling < 0.35:
            title, lead, paragraphs = _spaced(title), _spaced(lead), [_spaced(p) for p in paragraphs]
        return day, (title, lead, paragraphs)

    def _event(self, town: Town, told: dict[str, str]) -> tuple[Day, str, str]:
        """A day, a title and what happened."""
        draw = self._random.random
        kind = _one(self._kinds, draw())
        fitting = [event for event in self._events[kind] if any(role in town.roles for role in event[0])]
        if not fitting:  # the holders of the town's post are recorded
            kind, fitting = "seen", [e for e in self._events["seen"] if "council_chair" in e[0]]
        roles, title, text = _one(fitting, draw())
        role = _one([role for role in roles if role in town.roles], draw())
        terms = self._world.terms(town, role)
        at = int(draw() * len(terms))
        term, before = terms[at], terms[max(0, at - 1)]
        day = self._happened(kind, term)
        told |= self._named(kind, town, role, term, before, day)
        if kind == "meeting":
            other = _one(self._world.towns, draw())
            told |= self._other(other, role if role in other.roles else "council_chair", day)
        elif kind == "board":
            told |= {f"board{n}": self._holder(town, role, day) for n, role in enumerate(COUNCILS, 1)}
        elif kind == "roll":
            told["roll"] = " و ".join(
                f"{t.who} از {self._year(t.start)} تا {self._year(t.end)}" for t in terms[: 2 + at]
            )
        elif kind == "agreement":
            told["othercity"] = _one(self._world.towns, draw()).name
        return (
            self._days(min(LAST, day + int(draw() * 2))),
            self._filled(title, told),
            self._filled(text, told),
        )

    def _happened(self, kind: str, term: Term) -> int:
        if kind in ("start", "handover", "board"):
            return term.start
        if kind == "end":
            return term.end
        return term.start + 1 + int(self._random.random() * max(1, term.end - term.start - 2))

    def _named(self, kind: str, town: Town, role: str, term: Term, before: Term, day: int) -> dict[str, str]:
        draw = self._random.random
        said, who = self._days(day), term.who
        if kind == "start" and draw() < WRONG:
            if draw() < 0.5:
                who = _one(self._world.names, draw())
            else:
                said = self._days(max(FIRST, day - 60 - int(draw() * 300)))
        office, former, body = (name.format(town.name) for name in OFFICES[role])
        if kind == "former":
            who = before.who
        return {
            "who": who, "surname": who.split(" ", 1)[1], "old": before.who, "oldsurname": before.who.split(" ", 1)[1],
            "office": office, "oldoffice": former, "body": body, "day": _one(said.texts, draw()), "year": said.year,
        }  # fmt: skip

    def _other(self, town: Town, role: str, day: int) -> dict[str, str]:
        return {
            "other": self._holder(town, role, day),
            "otheroffice": OFFICES[role][0].format(town.name),
            "othercity": town.name,
        }

    def _holder(self, town: Town, role: str, day: int) -> str:
        terms = self._world.terms(town, role)
        return next((t.who for t in terms if t.start <= day < t.end), terms[0].who)

    def _year(self, day: int) -> str:
        return self._days(day).year

    def _sentences(self, part: str) -> dict[str, list[_Text]]:
        found: dict[str, list[_Text]] = defaultdict(list)
        for row in rows(HERE / "sentences.csv"):
            if row["part"] == part:
                found[row["topic"]].append(self._parsed(row["text"]))
        return found

    def _parsed(self, text: str) -> _Text:
        pieces: _Text = []
        for n, piece in enumerate(_SLOT.split(text)):
            if n % 2 == 0:
                pieces.append(piece)
            elif piece not in self._choices:
                pieces.append((piece,))  # what is told
            else:
                if piece not in self._slots:
                    self._slots[piece] = [self._parsed(words) for words in self._choices[piece]]
                pieces.append(self._slots[piece])
        return pieces

    def _filled(self, text: _Text, told: dict[str, str]) -> str:
        draw = self._random.random
        out = []
        for piece in text:
            if isinstance(piece, str):
                out.append(piece)
            elif isinstance(piece, tuple):
                (name,) = piece
                out.append(told[name] if name in told else _one(self._world.names, draw()))
            else:
                words = piece[int(draw() * len(piece))]
                out.append(
                    words[0] if len(words) == 1 and isinstance(words[0], str) else self._filled(words, told)
                )
        return "".join(out)


def _one(items: Sequence[_T], drawn: float) -> _T:
    return items[int(drawn * len(items))]


def _arabic(text: str) -> str:
    """As old systems write it, with Arabic letters."""
    return text.replace("ی", "ي").replace("ک", "ك")


def _spaced(text: str) -> str:
    """As it comes out where half-spaces are lost."""
    return text.replace("\u200c", " ")


def _figures(seed: int) -> dict[str, list[str]]:
    """Numbers as news writes them."""
    drawn = Random(f"{seed} figures")

    def number() -> str:
        size = drawn.random()
        if size < 0.4:
            return str(drawn.randrange(11, 999)).translate(DIGITS)
        if size < 0.6:
            return str(drawn.randrange(11, 999))
        if size < 0.8:
            return f"{drawn.randrange(2, 90)} هزار و {drawn.randrange(10, 99) * 10}".translate(DIGITS)
        return f"{drawn.randrange(1000, 90_000)}".translate(DIGITS)

    return {
        "number": [number() for _ in range(3000)],
        "percent": [str(n).translate(DIGITS) for n in range(2, 96)],
        "digit": [str(n).translate(DIGITS) for n in range(1, 10)],
        "digits": [str(drawn.randrange(10**6, 10**7)).translate(DIGITS) for _ in range(3000)],
        "people": [
            f"{drawn.randrange(12, 240)} هزار و {drawn.randrange(100, 999)}".translate(DIGITS)
            for _ in range(900)
        ],
        "billions": [str(n * 10).translate(DIGITS) for n in range(12, 400)],
        "oldyear": [str(n).translate(DIGITS) for n in range(1300, 1375)],
    }
