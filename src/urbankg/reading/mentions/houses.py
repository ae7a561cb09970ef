"""Councils and parliament as a text names them: whose board or committee a bare «نایب‌رئیس», «رئیس کمیسیون» is of."""

from __future__ import annotations

import re
from functools import cached_property

from urbankg.persian.numbers import small_number_pattern
from urbankg.reading.document import Document
from urbankg.reading.wordings import any_word

SUPREME_COUNCIL = "شورای عالی استان‌ها"
_HOUSES = re.compile(r"(?<!\w)(?:مجلس(?: شورای اسلامی)?|شورای|شورا|شوراها|شوراهای|پارلمان شهری)(?!\w)")
_OF_COMMITTEE = re.compile(
    r"کمیسیون (?:امور )?(?:داخلی )?(?:کشور )?(?:و )?$"
)  # «کمیسیون شوراها» is of parliament
_SUPREME = re.compile(r"شورای عالی استان[ ]?ها")
_PROVINCIAL = re.compile(r"شورای (?:اسلامی )?استان(?![ ]?ها)(?!\w)")

_SAYS_NO_MORE = re.compile(r"شورا(?:ها)?(?!\w)")
_COUNTY = re.compile(r"شورای (?:اسلامی )?شهرستان(?!\w)")
_OF_PROVINCES = re.compile(r"شورا(?:ی|های) (?:اسلامی )?(?:عالی )?استان(?:[ ]?ها)?(?!\w)")
# «نماینده ساوه در مجلس، مینا آذرنیا»; of «در مجلس نهم» it is not said that the holder still sits there
_SITS_IN = re.compile(
    rf"،? در {any_word('parliament').pattern}(?: شورای اسلامی)?(?= ?[،»(]| [^\W\d_])"
    rf"(?! {small_number_pattern()}(?!\w))"
)


def end_with_house(text: str, role: str, end: int) -> int:
    """Where an office that ends at a position ends with the house in which its holder sits."""
    house = _SITS_IN.match(text, end) if role == "mp" else None
    return house.end() if house else end


class Houses:
    """The councils and parliaments named in an article, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _named(self) -> list[tuple[int, bool]]:
        """Where each is named, and whether it is a council."""
        text = self._document.text
        found = (
            h
            for h in _HOUSES.finditer(text)
            if not _OF_COMMITTEE.search(text, max(0, h.start() - 30), h.start())
        )
        return [(house.start(), not house.group().startswith("مجلس")) for house in found]

    @cached_property
    def councils(self) -> bool:
        """Whether any council is named."""
        return any(council for _, council in self._named)

    @cached_property
    def of_provinces(self) -> bool:
        """Whether a council of a province, or the supreme one, is named: towns and counties have delegates there."""
        return _OF_PROVINCES.search(self._document.text) is not None

    def kind_at(self, position: int) -> str:
        """Which is spoken of at a position: ``council``, ``parliament``, or empty.

        Parliament where the paragraph says so before the position, or where no council is named at all.
        """
        if not self._named:
            return ""
        paragraph = self._document.sentences[self._document.sentence_at(position)].paragraph
        first = next(s.start for s in self._document.sentences if s.paragraph == paragraph)
        here = [council for start, council in self._named if first <= start < position]
        council = here[-1] if here else self.councils
        return "council" if council else "parliament"

    def supreme_before(self, position: int) -> bool:
        """Whether the council that was named last before a position is the supreme one of the provinces."""
        return self._last_before(position, _SUPREME)

    def provincial_before(self, position: int) -> bool:
        """Whether the council that was named last before a position is a province's."""
        return self._last_before(position, _PROVINCIAL)

    def county_before(self, position: int) -> bool:
        """Whether the council that was named last before a position is a county's."""
        return self._last_before(position, _COUNTY)

    def only_county_before(self, position: int) -> bool:
        """Whether the councils named first and last before a position are a county's: whose a bare «شورا» is."""
        return self._first_and_last_before(position, _COUNTY)

    def only_supreme_before(self, position: int) -> bool:
        """The same of the supreme council of the provinces."""
        return self._first_and_last_before(position, _SUPREME)

    def only_provincial_before(self, position: int) -> bool:
        """The same of a province's council."""
        return self._first_and_last_before(position, _PROVINCIAL)

    def other_before(self, position: int) -> bool:
        """Whether the council that was named last before a position is no town's: «شورای ترافیک»."""
        return self._last_before(position, any_word("council of neither"))

    def provincial_in_sentence(self, position: int) -> bool:
        """Whether the council that the sentence named last before a position is a province's."""
        sentence = self._document.sentences[self._document.sentence_at(position)]
        return self._last_before(position, _PROVINCIAL, since=sentence.start)

    def _last_before(self, position: int, which: re.Pattern[str], since: int = 0) -> bool:
        before = [start for start in self._councils_before(position) if start >= since]
        return bool(before) and which.match(self._document.text, before[-1]) is not None

    def _first_and_last_before(self, position: int, which: re.Pattern[str]) -> bool:
        before = self._councils_before(position)
        return bool(before) and all(
            which.match(self._document.text, start) is not None for start in (before[0], before[-1])
        )

    def _councils_before(self, position: int) -> list[int]:
        """Where councils are named before a position; not where «شورا» alone means one that was, «شوراها» all."""
        return [
            start
            for start, council in self._named
            if council and start < position and not _SAYS_NO_MORE.match(self._document.text, start)
        ]
