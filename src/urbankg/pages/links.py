"""Addresses of pages, of their twins and of what they load, as a page writes them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from urbankg.display.labels import Lang

ENGLISH = "/en"  # stands before the path of an English page
INDEX = "index"  # what a path that ends in a slash is called where it has an ending
_SAFE = "/:@!$&'()*+,;=~-._"  # of a path


class Links:
    """Addresses on a server, from its root; ``origin`` is what absolute ones begin with, if that is known.

    ``live``: what the query of a URL says is answered. Else forms and links that need that are not to be shown.
    """

    live = True

    def __init__(self, origin: str = "") -> None:
        self.origin = origin

    def page(self, path: str, lang: Lang, params: Mapping[str, str] | None = None, ending: str = "") -> str:
        """The address of a page in a language, or of a twin by its ending, with the state that it is in.

        >>> Links().page("/conflicts", "en", {"page": "2"}, "csv")
        '/en/conflicts.csv?page=2'
        >>> Links().page("/", "en"), Links().page("/", "fa", ending="json"), Links().page("//host/x", "fa")
        ('/en/', '/index.json', '/host/x')
        """
        path = "/" + path.lstrip("/")  # two slashes would begin the name of another host
        named = f"{path}{INDEX}" if ending and path.endswith("/") else path
        whole = quote((ENGLISH if lang == "en" else "") + named, safe=_SAFE) + (
            f".{ending}" if ending else ""
        )
        return f"{whole}?{urlencode(params)}" if params else whole

    def file(self, name: str) -> str:
        """The address of a file that all pages share, such as the style sheet."""
        return f"/{name}"

    def absolute(self, address: str) -> str:
        """An address with the host before it, where that is known."""
        return self.origin + address
