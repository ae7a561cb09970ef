"""The ten main pages of a store of the samples, by name."""

from __future__ import annotations

from pathlib import Path

import httpx

HERE = Path(__file__).parent
NAMES = ("home", "person", "post", "city", "article", "map", "conflicts", "question", "search", "about")
_FIXED = {
    "home": "/",
    "post": "/id/post/mayor-tehran",
    "city": "/id/city/tehran",
    "map": "/map",
    "conflicts": "/conflicts",
    "question": "/questions/holders-of-post",
    "search": "/search?q=قاليباف",
    "about": "/about",
}


def main_pages(base: str) -> dict[str, str]:
    """The path of each on a server; those of things whose addresses come from their contents are looked up there."""
    looked_up = {
        "person": page_of(base, "محمدباقر قالیباف", "person"),
        "article": page_of(base, "حکم علیرضا زاکانی", "article"),
    }
    return {name: {**_FIXED, **looked_up}[name] for name in NAMES}


def page_of(base: str, name: str, kind: str) -> str:
    """The path of the page of the thing that a name means first."""
    answer = httpx.get(f"{base}/suggest.json", params={"q": name, "kind": kind}, timeout=60)
    things = answer.raise_for_status().json()["things"]
    return str(things[0]["page"])


def in_english(path: str) -> str:
    """The path of the same page in English."""
    return f"/en{path}"
