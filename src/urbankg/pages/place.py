"""A city, county or province: who governs it on a day, figures with their sources, where it and what in it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from urbankg.claims import full_role
from urbankg.display.map_svg import locator_svg
from urbankg.graph.rows import path_and_slug, rows, tail
from urbankg.graph.vocabulary import BASE, term
from urbankg.pages.country import CityFacts, Country, country
from urbankg.pages.feeds import change_row
from urbankg.pages.names import Names, Ref
from urbankg.pages.places import Place
from urbankg.pages.post import post_of_iri
from urbankg.pages.tables import order_key, paged
from urbankg.pages.tenures import person_of
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.persian.datespan import DateSpan
from urbankg.persian.fold import key
from urbankg.timeline.asked import Post
from urbankg.timeline.holders import Holder, HoldersOnDay, who_of_all
from urbankg.timeline.posts import full_post

_ROWS = 50
_CHANGES = 5
_SORTS = ("name", "county", "population", "since", "sources")
_FIRST = (
    "mayor",
    "council_chair",
    "council_vice_chair",
    "governor_general",
    "county_governor",
)  # of the offices
_CITIES = ("city", "county", "population", "holder", "acting", "since", "asOf", "sources")
_HOLDERS = ("body", "post", "holder", "certainty", "acting", "since", "asOf")
_TYPES = {"city": "City", "county": "AdministrativeArea", "province": "AdministrativeArea"}
_POSTS = "SELECT ?post ?role { ?post org:postIn <%s> ; org:role/skos:notation ?role }"
_BODIES = "SELECT ?body { ?body ukg:governs <%s> }"
_FIGURES = """
SELECT ?what ?value ?year ?date ?source ?article ?quote {
  { BIND("population" AS ?what) ?it a ukg:PopulationFigure ; ukg:place <%(place)s> ; ukg:value ?value .
    OPTIONAL { ?it ukg:populationYear ?year } OPTIONAL { ?it dcterms:source ?source } }
  UNION
  { BIND("population" AS ?what) ?it ukg:subject <%(place)s> ; a ukg:PopulationClaim ; ukg:value ?value ;
      ukg:statedIn ?article ; ukg:firstEvidence/oa:exact ?quote . OPTIONAL { ?it ukg:date ?date } }
  UNION
  { BIND("budget" AS ?what) ?body ukg:governs <%(place)s> . ?it ukg:subject ?body ; a ukg:BudgetClaim ;
      ukg:value ?value ; ukg:statedIn ?article ; ukg:firstEvidence/oa:exact ?quote . OPTIONAL { ?it ukg:date ?date } }
}
"""


def view(asked: Asked) -> View | None:
    """The page of a place; ``on`` of the URL is a day, ``q``, ``sort`` and ``page`` are of the table of its cities."""
    told = asked.once.of(country)
    place = _place(asked.iri, told)
    if place is None:
        return None
    return _Page(asked, told, place).view()


def _place(iri: str, told: Country) -> Place | None:
    places = told.places
    return places.cities.get(iri) or places.counties.get(iri) or places.provinces.get(iri)


class _Page:
    def __init__(self, asked: Asked, told: Country, place: Place) -> None:
        self._asked = asked
        self._told = told
        self._place = place
        self._kind = path_and_slug(place.iri).split("/")[0]
        self._names = Names(asked.store, asked.lang)
        self._on = asked.days("on") or DateSpan.of_day(asked.today)

    def view(self) -> View:
        asked, names = self._asked, self._names
        words = Words(asked.lang)
        name = self._place.name(asked.lang)
        title = words[f"place_{self._kind}"].format(name=name)
        bodies = list(self._bodies())
        cities = self._cities()
        shown, pages = paged(cities, asked, _ROWS)
        province = self._told.places.province_of(self._place.iri)
        changed = (
            self._told.changes.by_province.get(province, ())[:_CHANGES] if self._kind == "province" else ()
        )
        facts = self._told.cities.get(self._place.iri)
        return View(
            "place.html",
            title,
            words["place_description"].format(name=title),
            data={
                "kind": self._kind,
                "place": names.ref(self._place.iri, name),
                "within": list(self._within(words)),
                "on": self._chosen(),
                "bodies": bodies,
                "figures": list(self._figures()),
                "counties": [names.ref(one.iri, one.name(asked.lang)) for one in self._counties()],
                "cities": list(shown),
                "pages": pages,
                "sort": asked.text("sort"),
                "q": asked.text("q"),
                "changes": [change_row(one, names) for one in changed],
                "feed": f"/feeds/changes/{tail(self._place.iri)}" if self._kind == "province" else "",
            },
            table=self._table(bodies, cities),
            jsonld=self._described(title, facts),
            pictures={"locator": locator_svg(title, [tail(province)], facts.at if facts else None)},
        )

    def _within(self, words: Words) -> Iterator[Ref]:
        """The county and the province that it lies in, each with the word for what it is."""
        for kind, iri in (("county", self._place.county), ("province", self._place.province)):
            if iri:
                label = words[f"place_{kind}"].format(name=self._names.label(iri))
                yield self._names.ref(iri, label)

    def _chosen(self) -> dict[str, Any] | None:
        """The day that was chosen; None where it is today, so that a page stays the same as long as its answers do."""
        given = self._asked.text("on")
        return {"given": given, "from": self._on.earliest, "until": self._on.latest} if given else None

    def _bodies(self) -> Iterator[dict[str, Any]]:
        """The bodies that govern the place and those that it lies in, with their posts and who holds them."""
        posts: dict[str, list[Post]] = {}
        for iri in filter(None, (self._place.iri, self._place.county, self._place.province)):
            bodies = {row["body"] for row in rows(self._asked.store, _BODIES % iri)}
            for body in sorted(bodies, key=lambda one: ("/municipality/" not in one, one)):
                posts[body] = self._posts(body)
        answers = iter(
            who_of_all(self._asked.store, [post for some in posts.values() for post in some], self._on)
        )
        for body, some in posts.items():
            if some:
                yield {"body": self._names.ref(body), "posts": [self._post(next(answers)) for _ in some]}

    def _posts(self, body: str) -> list[Post]:
        """The full posts in a body, the first ones first."""
        found = {
            full_post(tail(row["post"])): full_role(row["role"])
            for row in rows(self._asked.store, _POSTS % body)
        }

        def place_of(post: str) -> tuple[int, str]:
            role = found[post]
            return _FIRST.index(role) if role in _FIRST else len(_FIRST), post

        posts = (post_of_iri(f"{BASE}id/post/{post}", self._names) for post in sorted(found, key=place_of))
        return [post for post in posts if post is not None]

    def _post(self, answer: HoldersOnDay) -> dict[str, Any]:
        before = answer.before
        return {
            "post": self._names.ref(f"{BASE}id/post/{answer.post.slug}"),
            "holders": [self._holder(one) for one in answer.holders],
            "conflict": answer.conflict,
            "before": person_of(before, self._names) if before else None,
        }

    def _holder(self, holder: Holder) -> dict[str, Any]:
        tenure = holder.tenure
        return {
            "person": person_of(tenure, self._names),
            "certainty": holder.certainty,
            "acting": holder.acting,
            "since": tenure.certain_from,
            "until": tenure.certain_until,
            "end_state": tenure.end_state,
        }

    def _figures(self) -> Iterator[dict[str, Any]]:
        """Figures of people and of money, with the year that they are for, and what they are from."""
        found = rows(self._asked.store, _FIGURES % {"place": self._place.iri})
        for row in sorted(
            found, key=lambda row: (row["what"], row.get("year", row.get("date", "")), sorted(row.items()))
        ):
            yield {
                "what": row["what"],
                "value": int(row["value"]),
                "date": row.get("year") or row.get("date", ""),
                "source": row.get("source", ""),
                "article": self._names.ref(row["article"]) if "article" in row else None,
                "quote": row.get("quote", ""),
            }

    def _counties(self) -> list[Place]:
        inside = [one for one in self._told.places.counties.values() if one.province == self._place.iri]
        return sorted(inside, key=lambda one: order_key(one.name(self._asked.lang)))

    def _cities(self) -> list[dict[str, Any]]:
        """The cities in the place that have what is typed in their names, in the chosen order."""
        sort, wanted = self._asked.choice("sort", _SORTS) or "name", key(self._asked.text("q"))
        inside = [
            self._city(one)
            for one in self._told.cities.values()
            if self._place.iri in (one.place.county, one.place.province)
            and (not wanted or wanted in key(one.place.fa) or wanted in key(one.place.en))
        ]
        inside.sort(key=lambda row: order_key(row["city"]))
        if sort in ("population", "sources", "since"):  # the largest and the latest first, then those without
            known = [row for row in inside if row[sort]]
            known.sort(key=lambda row: order_key(row[sort]), reverse=True)
            inside = known + [row for row in inside if not row[sort]]
        elif sort == "county":
            inside.sort(key=lambda row: order_key(row["county"]))
        return inside

    def _city(self, city: CityFacts) -> dict[str, Any]:
        mayor, lang = city.mayor, self._asked.lang
        county = self._told.places.counties.get(city.place.county)
        return {
            "city": self._names.ref(city.place.iri, city.place.name(lang)),
            "county": self._names.ref(county.iri, county.name(lang)) if county else None,
            "population": city.population,
            "mayor": self._names.ref(mayor.iri, self._names.own(mayor.iri, mayor.name)) if mayor else None,
            "acting": bool(mayor and mayor.acting),
            "since": mayor.since if mayor else None,
            "until": mayor.until if mayor else None,
            "sources": city.sources,
        }

    def _table(self, bodies: list[dict[str, Any]], cities: list[dict[str, Any]]) -> Table:
        if self._kind != "city":
            names = ("city", "county", "population", "mayor", "acting", "since", "until", "sources")
            return Table(_CITIES, tuple(tuple(row[name] for name in names) for row in cities))
        told = ("person", "certainty", "acting", "since", "until")
        return Table(
            _HOLDERS,
            tuple(
                (body["body"], post["post"], *(holder[name] for name in told))
                for body in bodies
                for post in body["posts"]
                for holder in post["holders"]
            ),
        )

    def _described(self, title: str, facts: CityFacts | None) -> dict[str, Any]:
        """The place by schema.org."""
        same = [said.value for said in self._names.objects(self._place.iri, term("skos:exactMatch"))]
        around = self._place.county or self._place.province
        told: dict[str, Any] = {"@type": _TYPES[self._kind], "@id": self._place.iri, "name": title}
        if around:
            told["containedInPlace"] = {
                "@type": "AdministrativeArea",
                "@id": around,
                "name": self._names.label(around),
            }
        if facts and facts.at:
            told["geo"] = {"@type": "GeoCoordinates", "longitude": facts.at[0], "latitude": facts.at[1]}
        return {**told, "sameAs": same} if same else told
