"""Addresses of a static site: each page is a folder with an ``index.html``, so that it has the path of its IRI.

All addresses between pages are relative, so a site works in any folder of any web host. What the query of a URL is for
a server (``?page=2``) are folders here (``page/2``); states that are too many to write (a day, an order) are not there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from urbankg.display.labels import Lang
from urbankg.pages.catalogue import RDF
from urbankg.pages.links import ENGLISH, INDEX, Links

STATES = (
    "colour",
    "kind",
    "page",
)  # parameters whose values have pages of their own, in the order of their folders
_INDEX = "index.html"
_THINGS = ("/id/", "/ontology")


@dataclass(frozen=True, slots=True, order=True)
class Sheet:
    """A page in a language and a state: what is written to a file in each of its forms.

    RDF on a thing is the same in all languages and states, and there once.
    """

    path: str
    lang: Lang = "fa"
    state: tuple[tuple[str, str], ...] = ()

    def file(self, ending: str = "html") -> str:
        """The name of the file that has it in a form.

        >>> Sheet("/id/city/qom").file(), Sheet("/id/city/qom", "en").file("json"), Sheet("/", "en").file("json")
        ('id/city/qom/index.html', 'en/id/city/qom.json', 'en/index.json')
        >>> Sheet("/map", "en", (("page", "2"),)).file("csv"), Sheet("/id/city/qom", "en").file("ttl")
        ('en/map/page/2.csv', 'id/city/qom.ttl')
        """
        if ending in RDF and self.path.startswith(_THINGS):
            return f"{self.path.strip('/')}.{ending}"
        language = ENGLISH if self.lang == "en" else ""
        states = "".join(f"/{name}/{value}" for name, value in self.state)
        whole = f"{language}{self.path.rstrip('/')}{states}".lstrip("/")
        if ending == "html":
            return posixpath.join(whole, _INDEX)
        return posixpath.join(whole, f"{INDEX}.{ending}") if self.path == "/" else f"{whole}.{ending}"


class SiteLinks(Links):
    """Addresses as they stand in one file of a site.

    ``paths`` are those of all pages of the site: a link to another one is an empty text. ``wanted`` gets the sheets of
    other states of pages that the file leads to. With a base address canonical addresses are absolute, without it they
    are relative, too.
    ``root`` stands before all addresses of a file that a host shows in the place of others.
    """

    live = False

    def __init__(
        self, file: str, paths: Container[str], base_url: str, wanted: set[Sheet], root: str = ""
    ) -> None:
        super().__init__(base_url.rstrip("/"))
        self._folder = posixpath.dirname(file)
        self._start = root or "../" * file.count("/")
        self._paths = paths
        self._wanted = wanted

    def page(self, path: str, lang: Lang, params: Mapping[str, str] | None = None, ending: str = "") -> str:
        """The address of a page, or of a twin; empty if the site has no such page."""
        if path not in self._paths:
            return ""
        state = tuple(
            (name, value) for name in STATES if (value := (params or {}).get(name, "")) not in ("", "1")
        )
        sheet = Sheet(path, lang, state)
        if state:
            self._wanted.add(sheet)
        return self._address(sheet.file(ending or "html"))

    def file(self, name: str) -> str:
        """The address of a file that all pages share."""
        return self._address(name)

    def absolute(self, address: str) -> str:
        """An address of this file with the base address before it, where that is known."""
        if not self.origin:
            return address
        whole = posixpath.normpath(posixpath.join(self._folder, address))
        ending = "/" if address.endswith("/") and whole != "." else ""
        return f"{self.origin}/{'' if whole == '.' else whole}{ending}"

    def _address(self, file: str) -> str:
        """The address of a file from this one; of an index that of its folder."""
        name = file.removesuffix(_INDEX) if file.rpartition("/")[2] == _INDEX else file
        return quote(self._start + name) or "./"
