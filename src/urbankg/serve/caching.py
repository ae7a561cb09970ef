"""Answers that a client may keep, as long as they are the same: ETags."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


def cached(request: Request, body: bytes, media: str, headers: Mapping[str, str] | None = None) -> Response:
    """A response with an ETag, or that the client has it already (304)."""
    tag = f'"{hashlib.sha256(media.encode() + b" " + body).hexdigest()[:32]}"'
    told = {"etag": tag, "cache-control": "no-cache", "vary": "Accept", **(headers or {})}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=told)
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Response(body, headers={**told, "content-type": media + charset})
