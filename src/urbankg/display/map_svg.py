"""Iran and its cities as a picture, and a small one that shows where a place lies.

Both are SVG inside a page: colours are classes of its style sheet, as a strict policy lets no style stand in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from urbankg.display.labels import Lang
from urbankg.display.map_outlines import HEIGHT, WIDTH, outlines, pixels

RADII = (3, 4, 5, 6, 8)  # pixels of the dots of a class, so that colour alone tells nothing
_LOCATOR_DOT = 22


@dataclass(frozen=True, slots=True)
class Dot:
    """A city on the map: where it is, what is said when one points at it, where it leads, its class from 0 to 4.

    Without ``href`` it is a dot and no more; ``rank`` None is the dot of a city of which nothing is told.
    """

    lon: float
    lat: float
    title: str = ""
    href: str = ""
    rank: int | None = None


def map_svg(dots: Sequence[Dot], title: str, lang: Lang) -> str:
    """The picture of all dots; small ones are drawn last, so that none is hidden by a larger one."""
    drawn = outlines()
    linked = sorted((dot for dot in dots if dot.href), key=lambda dot: -(dot.rank or 0))
    borders = "".join(f'<path d="{path}"/>' for path in drawn.provinces.values())
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(title)}">'
        f"<defs>{_samples()}</defs>"
        f'<rect class="map-sea" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<path class="map-land" d="{drawn.neighbours}"/>'
        f'<g class="map-provinces">{borders}</g>'
        f'<path class="map-country" d="{drawn.country}"/>'
        f"{_sea_names(lang)}{_bare(dots)}{''.join(map(_link, linked))}</svg>"
    )


def locator_svg(title: str, provinces: Iterable[str] = (), at: tuple[float, float] | None = None) -> str:
    """A small picture of the country with provinces (by slug) filled and a place (longitude, latitude) marked."""
    drawn = outlines()
    filled = "".join(drawn.provinces.get(slug, "") for slug in provinces)
    area = f'<path class="map-here" d="{filled}"/>' if filled else ""
    dot = ""
    if at is not None:
        x, y = pixels(*at)
        dot = f'<circle class="map-spot" cx="{x}" cy="{y}" r="{_LOCATOR_DOT}"/>'
    return (
        f'<svg class="locator" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f'<path class="map-country" d="{drawn.country}"/>{area}{dot}</svg>'
    )


def _samples() -> str:
    return "".join(f'<circle id="c{rank}" class="rank-{rank}" r="{r}"/>' for rank, r in enumerate(RADII))


def _sea_names(lang: Lang) -> str:
    names = ((sea.x, sea.y, sea.fa if lang == "fa" else sea.en) for sea in outlines().seas)
    return "".join(f'<text class="map-name" x="{x}" y="{y}">{escape(name)}</text>' for x, y, name in names)


def _bare(dots: Iterable[Dot]) -> str:
    """Dots that lead nowhere, those of a class in one path: each is a line of no length with round ends."""
    found: dict[str, list[str]] = {}
    for dot in dots:
        if not dot.href:
            x, y = pixels(dot.lon, dot.lat)
            kind = "map-city" if dot.rank is None else f"line-{dot.rank}"
            found.setdefault(kind, []).append(f"M{x} {y}h0")
    return "".join(f'<path class="{kind}" d="{"".join(steps)}"/>' for kind, steps in sorted(found.items()))


def _link(dot: Dot) -> str:
    x, y = pixels(dot.lon, dot.lat)
    return (
        f'<a href="{escape(dot.href)}"><title>{escape(dot.title)}</title>'
        f'<use href="#c{dot.rank or 0}" x="{x}" y="{y}"/></a>'
    )
