"""Seats held by virtue of office follow the tenures of the office that carries them."""

from __future__ import annotations

import datetime as dt

from tests.questions.examples import office, other, told

from urbankg.conclusions import conclude
from urbankg.graph.rows import rows
from urbankg.graph.store import GraphStore
from urbankg.persian.dates import parse_date
from urbankg.questions import ask
from urbankg.timeline import who

from .samples import concluded, filled, put

ASSEMBLY = "مجمع شهرداران کلانشهرهای ایران"
SEAT = told(
    "seat.txt",
    "2021-01-01",
    "",
    other("ex_officio", "ساوه", ASSEMBLY, role="mayor", value="secretary_general"),
)
MAYOR = told("mayor.txt", "2021-02-01", "", office("مینا سروش", "mayor", "ساوه", "start", "1399-02-01"))
ENDED = told("ended.txt", "2022-02-01", "", office("مینا سروش", "mayor", "ساوه", "end", "1400-02-01"))
ACTING = told("acting.txt", "2021-06-01", "", office("کیوان رادپور", "acting_mayor", "ساوه", "incumbent"))
_SEATS = """
SELECT ?name ?from ?until ?state ?claim {
  ?seat ukg:carriedBy ?tenure ; org:member/skos:prefLabel ?name ; ukg:endState ?state ; ukg:restsOn ?claim ;
    ukg:certainFrom ?from ; ukg:certainUntil ?until .
  ?claim ukg:statedIn ?article .
  FILTER(?name = "مینا سروش"@fa)
}
"""


def seats(store: GraphStore) -> list[tuple[str, str, str]]:
    return [(row["from"], row["until"], row["state"]) for row in rows(store, _SEATS)]


def test_a_seat_has_the_bounds_of_the_tenure_that_carries_it() -> None:
    store = filled([MAYOR])
    assert seats(store) == []
    put(store, [SEAT])
    assert seats(store) == [("2020-04-20", "2020-04-20", "as_of")]
    put(store, [ENDED])
    assert seats(store) == [("2020-04-20", "2021-04-21", "reported")]
    assert concluded(store) == concluded(filled([ENDED, SEAT, MAYOR]))
    store.withdraw("seat.txt")
    conclude(store)
    assert seats(store) == []
    assert concluded(store) == concluded(filled([MAYOR, ENDED]))


def test_nobody_has_the_seat_while_somebody_acts_for_the_one_who_carries_it() -> None:
    """An acting holder has no seat, and where one is certain the full holder is not even possible."""
    store = filled([SEAT, MAYOR, ACTING])
    day = "2021-06-01"
    asked = {"role": "secretary_general", "place": ASSEMBLY, "day": day}
    saying = {row["holder"] for row in ask(store, "holder-on-day", asked).texts()}

    telling = {holder.name for holder in who(store, f"دبیرکل {ASSEMBLY}", parse_date(day)).holders}
    assert saying == telling
    assert not saying & {"مینا سروش", "کیوان رادپور"}


OWN = told("own.txt", "2022-06-01", "", office("کیوان رادپور", "secretary_general", ASSEMBLY, "incumbent"))


def both_say(store: GraphStore, day: str) -> list[tuple[str, str]]:
    """Who has the seat on a day, and how sure, as `who` and the saved query tell it alike."""
    asked = {"role": "secretary_general", "place": ASSEMBLY, "day": day}
    saying = sorted((row["holder"], row["certainty"]) for row in ask(store, "holder-on-day", asked).texts())
    holders = who(store, f"دبیرکل {ASSEMBLY}", dt.date.fromisoformat(day)).holders
    telling = sorted((holder.name, holder.certainty) for holder in holders)
    assert saying == telling
    return telling


def test_where_the_seat_has_a_certain_holder_of_its_own_who_carries_it_is_not_possible() -> None:
    store = filled([SEAT, MAYOR, OWN])
    assert both_say(store, "2022-05-31") == [("مینا سروش", "possible"), ("کیوان رادپور", "possible")]
    assert both_say(store, "2022-06-01") == [("کیوان رادپور", "certain")]


def test_where_who_carries_the_seat_is_certain_its_own_holder_is_not_possible() -> None:
    store = filled([SEAT, MAYOR, OWN])
    assert both_say(store, "2020-04-20") == [("مینا سروش", "certain")]
    answer = who(store, f"دبیرکل {ASSEMBLY}", parse_date("1399"))
    stretches = {h.name: [(str(a), str(b)) for a, b in h.possible] for h in answer.holders}
    assert stretches == {
        "مینا سروش": [("2020-04-21", "2021-03-20")],
        "کیوان رادپور": [("2020-03-20", "2020-04-19"), ("2020-04-21", "2021-03-20")],
    }
