"""What a site has besides its pages: styles and scripts, what is shown for a page that is not there, the sitemap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as Xml

from urbankg.graph.store import GraphStore
from urbankg.pages.missing import missing
from urbankg.pages.once import Once
from urbankg.pages.render import STATIC, html
from urbankg.pages.view import Asked
from urbankg.pages.words import Words
from urbankg.site.addresses import Sheet, SiteLinks
from urbankg.site.rendering import Plan

_OWN = Path(__file__).with_name("static")
_MISSING = "404.html"

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # addresses in a list, by the protocol


def static() -> dict[str, bytes]:
    """Style sheets, scripts and the like."""
    return {file.name: file.read_bytes() for folder in (STATIC, _OWN) for file in sorted(folder.iterdir())}


def not_found(plan: Plan, store: GraphStore) -> dict[str, bytes]:
    """What a host shows for an address that there is not; its own addresses begin at the root, wherever it stands."""
    links = SiteLinks(_MISSING, plan.paths, plan.base_url, set(), root_of(plan.base_url))
    asked = Asked(store, Once(store), "/", today=dt.date.min, links=links)
    words = Words(asked.lang)
    return {_MISSING: html(missing(asked, 404, words["error_404"]), asked)}


def sitemap(sheets: Iterable[Sheet], base_url: str) -> dict[str, bytes]:
    """The list of all pages, in several files where there are many; nothing without a base address, as it needs one."""
    if not base_url:
        return {}
    start = base_url.rstrip("/") + "/"
    addresses = sorted(
        start + quote(one.file().removesuffix("index.html")) for one in sheets if not one.state
    )
    pieces = [addresses[first : first + _MOST] for first in range(0, len(addresses), _MOST)]
    if len(pieces) == 1:
        return {"sitemap.xml": _listed("urlset", "url", pieces[0])}
    files = {f"sitemap-{n}.xml": _listed("urlset", "url", piece) for n, piece in enumerate(pieces, 1)}
    return files | {"sitemap.xml": _listed("sitemapindex", "sitemap", [start + name for name in files])}


def _listed(kind: str, each: str, addresses: Iterable[str]) -> bytes:
    Xml.register_namespace("", _SITEMAPS)
    whole = Xml.Element(f"{{{_SITEMAPS}}}{kind}")
    for address in addresses:
        Xml.SubElement(Xml.SubElement(whole, f"{{{_SITEMAPS}}}{each}"), f"{{{_SITEMAPS}}}loc").text = address
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(whole, "unicode").encode()


def root_of(base_url: str) -> str:
    """The path of the root of a site on its host.

    >>> root_of("https://example.org/cities"), root_of("")
    ('/cities/', '/')
    """
    return urlsplit(base_url).path.rstrip("/") + "/"
