"""Where the files that ship with urbankg lie: ontology, saved queries, reference data, phrases, samples.

In a checkout they stand at the top level, where people read and correct them; in an installed wheel
they lie inside the package. Nothing else in the program knows the difference.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

_PACKAGED = Path(__file__).parent / "shipped"
_ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2]

ONTOLOGY = _ROOT / "ontology"
QUERIES = _ROOT / "queries"
REFERENCE = _ROOT / "data" / "reference"
PHRASES = _ROOT / "data" / "phrases"
SAMPLES = _ROOT / "data" / "articles"
MODELS = _ROOT / "data" / "models"
RELEASE = _ROOT / "data" / "release"
STORES = _ROOT / "data" / "stores"
MAPS = _ROOT / "data" / "maps"

STORE_CARD = "urbankg.json"  # the file by which a directory is a store, and no folder of articles


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a comma-separated file with a header, as dictionaries of stripped text.

    Lines that begin with ``#`` are remarks and are passed over.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            yield {key: (value or "").strip() for key, value in row.items() if key}


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by ``|``.

    >>> several("ایرنا|خبرگزاری ایرنا")
    ('ایرنا', 'خبرگزاری ایرنا')
    >>> several("")
    ()
    """
    return tuple(value.strip() for value in cell.split("|") if value.strip())
