"""Why a request is not answered: a status of HTTP and one line of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from starlette.responses import PlainTextResponse, Response

from urbankg.errors import UrbankgError
from urbankg.pages.words import Words


class Refusal(UrbankgError):  # noqa: N818 (what is meant is not that something went wrong)
    """A request that is not answered; ``wait`` are seconds after which it may be tried again, 0 if that is no use.

    The line is in English, as it is for programs; one that people may come to is made by `worded`.
    """

    def __init__(
        self, status: int, line: str, wait: int = 0, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(line)
        self.status = status
        self._worded: tuple[str, Mapping[str, str | float]] | None = None
        self.headers = {**(headers or {}), **({"retry-after": str(wait)} if wait else {})}

    @classmethod
    def worded(cls, status: int, key: str, wait: int = 0, **values: str | float) -> Self:
        """A refusal whose line is words of the pages by their key, with what goes in them: in both languages."""
        refusal = cls(status, Words("en").line(key, **values), wait)
        refusal._worded = key, values
        return refusal

    def line(self, words: Words) -> str:
        """The line in the language of some words, if it has one in that."""
        return words.line(self._worded[0], **self._worded[1]) if self._worded else str(self)

    def response(self) -> Response:
        """What is sent: the line as plain text."""
        line = " ".join(str(self).split())
        return PlainTextResponse(line + "\n", self.status, {**self.headers, "cache-control": "no-store"})
