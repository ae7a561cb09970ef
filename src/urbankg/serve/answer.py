"""An engine's answer as it is sent on: whole or broken off, never cut short in silence.

Oxigraph's server ends an answer that it had to break off as if it were whole, with its complaint in the place of the
rest. So the end of every answer is held against how answers end.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx

from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits

_STOPPED = b"The SPARQL operation has been cancelled"
_ENDS = (b"}", b"]", b">", b"\n")  # of JSON, XML, and all that is made of lines
_BOOLEANS = (b"true", b"false")
_LAST = re.compile(rb"[^\[\]{}>\n]*\Z")
_COMPLAINT = 300  # bytes of it, at most
_TAIL = 256  # bytes that are held back until more come


class Broken(Exception):  # noqa: N818 (it says what happened to the answer)
    """An answer that ended before it was whole."""


class Answer:
    """An answer: its status and media type, ``body`` that has come, and `rest` that comes yet (None if nothing).

    ``stopped``: the engine gave up, as the time was over. It is to be closed.
    """

    def __init__(self, response: httpx.Response, body: bytes, rest: AsyncIterator[bytes] | None) -> None:
        self.status = response.status_code
        self.media_type = response.headers.get("content-type", "application/octet-stream")
        self.body = body
        self.rest = rest
        self.stopped = body.endswith(_STOPPED)
        self._response = response
        self._closing: list[Callable[[], None]] = []

    def on_close(self, action: Callable[[], None]) -> None:
        """Do something more when the answer is closed."""
        self._closing.append(action)

    async def close(self) -> None:
        """Let go of the engine."""
        while self._closing:
            self._closing.pop()()
        await self._response.aclose()


async def read_answer(asking: Awaitable[httpx.Response], limits: Limits, until: float) -> Answer:
    """The answer of an engine, whole or its first `Limits.buffer` bytes; the rest comes until a moment of the loop.

    Broken if the engine is gone before that; Refusal if it gives up for another reason than the time.
    """
    try:
        response = await asking
    except httpx.TransportError:
        raise Broken from None
    try:
        pieces = response.aiter_raw()
        body = bytearray()
        async for piece in pieces:
            body += piece
            if len(body) >= limits.buffer:
                return Answer(response, bytes(body[:-_TAIL]), _rest(pieces, bytes(body[-_TAIL:]), until))
    except httpx.TransportError:
        await response.aclose()
        raise Broken from None
    except BaseException:
        await response.aclose()
        raise
    answer = Answer(response, bytes(body), None)
    if response.status_code == httpx.codes.OK and not answer.stopped and not is_whole(answer.body):
        await answer.close()
        raise Refusal.worded(400, "error_query", said=_complaint(answer.body))
    return answer


async def _rest(pieces: AsyncIterator[bytes], tail: bytes, until: float) -> AsyncIterator[bytes]:
    """The rest of an answer; Broken, before its end is given, if that is none."""
    while True:
        try:
            async with asyncio.timeout_at(until):
                piece = await anext(pieces)
        except StopAsyncIteration:
            break
        except (httpx.TransportError, TimeoutError):
            raise Broken from None
        together = tail + piece
        yield together[:-_TAIL]
        tail = together[-_TAIL:]
    if not is_whole(tail):
        raise Broken
    yield tail


def _complaint(body: bytes) -> str:
    """What stands where an answer was broken off."""
    found = _LAST.search(body[-_COMPLAINT:])
    return found[0].decode(errors="replace").strip() if found else ""


def is_whole(end: bytes) -> bool:
    """Whether an answer ends as answers do.

    >>> is_whole(b'{"head":{}}'), is_whole(b"a,b\\r\\n1,The SPARQL operation has been cancelled")
    (True, False)
    """
    return end.endswith(_ENDS) or end in _BOOLEANS or not end
