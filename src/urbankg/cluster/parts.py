"""Parts of a graph as files: the statements of many articles as sorted N-Quads, and beside them what is told of each.

``NAME.nq`` has the statements, those of an article together; ``NAME.jsonl`` first the `Given` of the part, then a line
on each article in the same order. The latter is there first, so that a part is whole once the former is there.
``parts.json`` lists the parts of a run in the order of their sources.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from urbankg.articles.sketch import Sketch
from urbankg.errors import UrbankgError
from urbankg.extraction import Extract
from urbankg.whole_file import whole_file

MANIFEST = "parts.json"
LAYOUT = 1


@dataclass(frozen=True, slots=True)
class Given:
    """What a partition gave: how many articles and claims, and the place and reason of each record that gave none.

    ``places`` tell what it is made of; ``passed`` counts what was not to be read, ``repeated`` what came twice.
    """

    name: str
    places: list[str]
    articles: int = 0
    claims: int = 0
    passed: int = 0
    repeated: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a run.

    ``reader`` tells by which program, files and options they were read; ``given_up`` are partitions that have no part,
    with the reason; ``failures`` are places and reasons of what is in no partition.
    """

    reader: str
    parts: list[Given]
    given_up: list[tuple[list[str], str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in a folder; UrbankgError if it is damaged."""
        try:
            said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if said["layout"] != LAYOUT:
                raise UrbankgError(f"{folder / MANIFEST} was written by another urbankg; make the parts anew")
            return cls(
                said["reader"],
                [_given(part) for part in said["parts"]],
                _pairs(said["given_up"]),
                _pairs(said["failures"]),
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise UrbankgError(f"{folder / MANIFEST} cannot be read ({error}); make the parts anew") from None

    def write(self, folder: Path) -> None:
        """Write it into the folder of the parts, whole or not at all."""
        with whole_file(folder / MANIFEST) as file:
            text = json.dumps({"layout": LAYOUT, **asdict(self)}, ensure_ascii=False, indent=1)
            file.write(text.encode())


def is_parts(folder: Path) -> bool:
    """Whether a folder has the parts of a run that came to its end."""
    return (folder / MANIFEST).is_file()


def given(folder: Path, name: str) -> Given | None:
    """What a part gave, None if it is not there."""
    if not _statements(folder, name).exists():
        return None
    try:
        with _records(folder, name).open(encoding="utf-8") as file:
            return _given(json.loads(file.readline()))
    except (OSError, ValueError, TypeError):
        return None


def write_part(folder: Path, said: Given, extracts: Sequence[Extract]) -> None:
    """Write a part, whole or not at all, whoever else writes the same one meanwhile."""
    ordered = sorted(extracts, key=lambda extract: extract.slug)
    with whole_file(_records(folder, said.name)) as file:
        for line in (asdict(said), *map(_told, ordered)):
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    with whole_file(_statements(folder, said.name)) as file:
        file.writelines(extract.statements for extract in ordered)


def read_part(folder: Path, name: str) -> Iterator[Extract]:
    """The articles of a part; UrbankgError if it is damaged or not there."""
    number = 0
    try:
        with (
            _records(folder, name).open(encoding="utf-8") as records,
            _statements(folder, name).open("rb") as file,
        ):
            for number, line in enumerate(records):
                if number:
                    yield _extract(json.loads(line), file)
            if file.readline():
                raise ValueError("more statements than articles")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UrbankgError(
            f"the part {name} in {folder} is damaged at article {number} ({error}); remove it, and extract again"
        ) from None


def _statements(folder: Path, name: str) -> Path:
    return folder / f"{name}.nq"


def _records(folder: Path, name: str) -> Path:
    return folder / f"{name}.jsonl"


def _told(extract: Extract) -> dict[str, Any]:
    sketch = extract.sketch
    return {
        "id": extract.article,
        "source": extract.source,
        "slug": extract.slug,
        "lines": extract.statements.count(b"\n"),
        "marks": extract.marks.decode(),
        "claims": dict(sorted(extract.kinds.items())),
        "seconds": round(extract.seconds, 6),
        "sketch": [b64encode(sketch.hashes).decode(), sketch.bands, b64encode(sketch.facts).decode()]
        if sketch
        else None,
    }


def _extract(said: dict[str, Any], statements: IO[bytes]) -> Extract:
    lines = list(islice(statements, said["lines"]))
    if len(lines) < said["lines"] or not (lines and lines[-1].endswith(b"\n")):
        raise ValueError("cut off")
    sketch = None
    if said["sketch"]:
        hashes, bands, facts = said["sketch"]
        sketch = Sketch(b64decode(hashes), tuple(bands), b64decode(facts))
    return Extract(
        said["slug"],
        b"".join(lines),
        said["marks"].encode(),
        said["id"],
        said["source"],
        Counter(said["claims"]),
        said["seconds"],
        sketch,
    )


def _given(said: dict[str, Any]) -> Given:
    return Given(**{**said, "failures": _pairs(said["failures"])})


def _pairs(said: list[list[Any]]) -> list[tuple[Any, Any]]:
    return [(one, other) for one, other in said]
