"""Why a request is not answered: a status of HTTP and one line of text."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import PlainTextResponse, Response

from urbankg.errors import UrbankgError


class Refusal(UrbankgError):  # noqa: N818 (what is meant is not that something went wrong)
    """A request that is not answered; ``wait`` are seconds after which it may be tried again, 0 if that is no use."""

    def __init__(
        self, status: int, line: str, wait: int = 0, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(line)
        self.status = status
        self.headers = {**(headers or {}), **({"retry-after": str(wait)} if wait else {})}

    def response(self) -> Response:
        """What is sent: the line as plain text."""
        line = " ".join(str(self).split())
        return PlainTextResponse(line + "\n", self.status, {**self.headers, "cache-control": "no-store"})
