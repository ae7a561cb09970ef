"""Make the files of ``data/reference`` from a folder of collected facts.

    python tools/build_reference.py FACTS_FOLDER

Rows keep their source. Added are ASCII slugs, which become IRIs: a row that already stands in
``data/reference`` keeps its slug, so that no IRI ever changes, its English name, which may be ours where the
facts have none or several, and the place of GeoNames that we found where they have none; curated files
(``foreign_places.csv``) and rows with the source ``curated`` are left as they are.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from urbankg.files import REFERENCE, rows
from urbankg.identity.slugs import slug

Row = dict[str, str]

# What a row is known by when a file is made anew: the slug and the English name of the old row are kept.
KEYS = {
    "provinces": ("name_fa",),
    "counties": ("name_fa", "province_fa"),
    "cities": ("name_fa", "county_fa", "province_fa"),
    "ministries": ("name_fa",),
    "organisations": ("name_fa",),
    "agencies": ("name_fa",),
}
# The class path and slug of the bodies that are things of their own; the other rows name kinds of bodies.
ORGANISATIONS = {
    "assembly_of_metropolis_mayors": ("assembly", "metropolis-mayors"),
    "municipalities_organisation": ("organisation", "municipalities-organisation"),
    "supreme_council_of_provinces": ("assembly", "supreme-council-of-provinces"),
    "supreme_council_urban_planning": ("body", "supreme-council-of-urban-planning"),
    "majlis": ("parliament", "majlis"),
    "cabinet": ("government", "iran"),
    "administrative_justice_court": ("body", "administrative-justice-court"),
    "city_bank": ("body", "city-bank"),
    "statistical_centre": ("body", "statistical-centre"),
    "plan_budget": ("body", "plan-and-budget-organisation"),
}
# What is GeoNames' of a city.
GEONAMES = ("lat", "lon", "coord_source", "population", "population_source", "geonames_id", "geonames_conf")
PLAIN = (
    "ambiguous",
    "metropolises",
    "offices",
    "honorifics",
    "surname_affixes",
    "mayors",
    "governors",
    "ministers",
    "changes",
)
NAMES = ("given_names", "surnames")


def first_slug(row: Row) -> str:
    return slug(row.get("name_en") or row["name_fa"]).removeprefix("ministry-of-")


def with_slugs(name: str, facts: list[Row], wider: tuple[str, ...]) -> list[Row]:
    """Rows with a slug each: the name; with homonyms, also what they lie in, as far as is needed.

    What we found ourselves is taken from the rows that there are.
    """
    known: dict[tuple[str, ...], Row] = {}
    if (REFERENCE / f"{name}.csv").exists():
        known = {tuple(r[k] for k in KEYS[name]): r for r in rows(REFERENCE / f"{name}.csv")}
    shared = Counter(first_slug(row) for row in facts)
    taken = {row["slug"] for row in known.values()}
    found = []
    for row in facts:
        old = known.get(tuple(row[k] for k in KEYS[name]), {})
        wanted = old.get("slug", "")
        if not wanted:
            plain = first_slug(row)
            choices = [] if shared[plain] > 1 else [plain]
            choices += [
                "-".join(dict.fromkeys([plain, *(slug(row[c]) for c in wider[-n:])]))
                for n in range(1, len(wider) + 1)
            ]
            choices += [f"{plain}-{number}" for number in range(2, 100)]
            wanted = next(choice for choice in choices if choice not in taken)
            taken.add(wanted)
        if old.get("name_en"):
            row["name_en"] = old["name_en"]
        if name == "cities" and old.get("geonames_id") and not row["geonames_id"]:
            row |= {column: old[column] for column in GEONAMES}
        found.append({"slug": wanted, **row})
    return found


def write(name: str, facts: list[Row]) -> None:
    with (REFERENCE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, fieldnames=list(facts[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(facts)
    print(f"{name}: {len(facts)} rows", file=sys.stderr)


def english_provinces(facts: Path) -> Callable[[str], str]:
    names = {r["name_fa"]: r["name_en"] for r in rows(facts / "provinces.csv")}
    return lambda province: names.get(province, province)


def main(folder: Path) -> None:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    english = english_provinces(folder)
    english_of = {(r["name_fa"], r["province_fa"]): r["name_en"] for r in rows(folder / "cities.csv")}
    for name in KEYS:
        facts = list(rows(folder / f"{name}.csv"))
        for row in facts:
            if name in ("counties", "cities"):
                row["province_en"] = english(row["province_fa"])
            if name == "counties":
                row["name_en"] = english_of.get((row["name_fa"], row["province_fa"]), "")
            if name == "provinces":
                row["source"] = "Statistical Centre of Iran; GeoNames (CC BY 4.0); Wikidata (CC0)"
            if name == "counties":
                row["source"] = "Statistical Centre of Iran, list of 1402; GeoNames (CC BY 4.0)"
            if name == "cities":
                row["source"] = "Statistical Centre of Iran, 1399 and 1402; GeoNames (CC BY 4.0)"
        wider = {"counties": ("province_en",), "cities": ("county_fa", "province_en")}.get(name, ())
        made = with_slugs(name, facts, wider)
        for row in made:
            row.pop("province_en", None)
            if name == "organisations":
                row["class_path"], row["slug"] = ORGANISATIONS.get(row["org_key"], ("", row["slug"]))
        write(name, made)
    for name in PLAIN:
        write(name, list(rows(folder / f"{name}.csv")))
    for name in NAMES:
        write(name, list(rows(folder / f"{name}.csv")))


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
