"""Why a request is not answered: a status of HTTP and one line of text."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from urbankg.errors import UrbankgError

_LINES = {404: "there is nothing at {1}", 405: "{0} is not for {1}: this server only reads"}


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


async def told(request: Request, error: Exception) -> Response:
    """The response to an error of a request, whichever it is: a status and a line."""
    if isinstance(error, Refusal):
        return error.response()
    if isinstance(error, HTTPException):
        said = _LINES.get(error.status_code)
        line = said.format(request.method, request.url.path[:100]) if said else error.detail
        return Refusal(error.status_code, line, headers=error.headers).response()
    return Refusal(500, "something went wrong here; the log of the server tells what").response()
