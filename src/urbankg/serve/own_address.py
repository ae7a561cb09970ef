"""Where a request was made to, as the IRIs of answers have it."""

from __future__ import annotations

import re

from starlette.requests import Request

ENDPOINT = "/sparql"

_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


def address(request: Request, path: str = ENDPOINT) -> str:
    """The address of a path of this server, by the name that the client has for it, if that is one."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = request.scope.get("server") or ("localhost", None)
        host = f"[{name}]" if ":" in name else name
        host += f":{port}" if port else ""
    return f"{request.scope['scheme']}://{host}{path}"
