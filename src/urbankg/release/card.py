"""The card and the checksums of a release: by what it is known, and by what damage shows.

``release.json`` has what a store needs beside the graph: its layout, and which program's reference data and rules made
it. ``SHA256SUMS`` has every file, in the form that ``sha256sum -c`` reads.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from urbankg.errors import StoreError
from urbankg.graph.card import LAYOUT

CARD = "release.json"
SUMS = "SHA256SUMS"

_RELEASE = 1  # of a release's files; one of another is refused
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class Card:
    """What a release's card says.

    ``fixed`` is the digest of what the reference data was made from, ``marks`` are the triples that tell how
    conclusions were drawn, ``graph`` is the file of N-Quads.
    """

    graph: str
    fixed: str
    marks: tuple[str, ...]
    layout: int = LAYOUT
    release: int = _RELEASE

    def write(self, folder: Path) -> None:
        """Write it into a folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / CARD).write_text(text + "\n", encoding="utf-8")


def read_card(folder: Path) -> Card:
    """The card of a release; StoreError says what a folder is if it is none, or one of another layout."""
    path = folder / CARD
    if not path.is_file():
        what = "there is no such folder" if not folder.exists() else f"it has no {CARD}"
        raise StoreError(f"{folder} is no release of urbankg: {what}; `urbankg export --release` makes one")
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        card = Card(
            str(said["graph"]),
            str(said["fixed"]),
            tuple(map(str, said["marks"])),
            int(said["layout"]),
            int(said["release"]),
        )
    except (ValueError, TypeError, KeyError):
        raise StoreError(f"{path} is damaged; get the release anew") from None
    if (card.layout, card.release) != (LAYOUT, _RELEASE):
        raise StoreError(
            f"{folder} has layout {card.layout}.{card.release}, this urbankg reads {LAYOUT}.{_RELEASE}; "
            "take the urbankg that made it, or ingest the articles"
        )
    return card


def write_sums(folder: Path) -> None:
    """Write the checksums of all files of a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / SUMS).write_text("".join(sorted(lines, key=lambda line: line[66:])), encoding="utf-8")


def verify(folder: Path, card: Card) -> None:
    """StoreError names the first file of a release that is missing or not what its checksum says.

    The card and the graph that it names must have a checksum, as nothing else tells of damage in them.
    """
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise StoreError(f"{folder / SUMS} is missing; get the release anew") from None
    except UnicodeDecodeError:
        lines = [""]
    matches = [found for found in map(_LINE.fullmatch, lines) if found]
    sums = {found[2]: found[1] for found in matches}
    if len(sums) != len(lines) or not {CARD, card.graph} <= sums.keys():
        raise StoreError(f"{folder / SUMS} is damaged; get the release anew")
    for name, wanted in sums.items():
        path = folder / name
        if not path.is_file():
            raise StoreError(f"{path} is missing; get the release anew")
        if (actual := sha256(path)) != wanted:
            raise StoreError(
                f"{path} is damaged: its SHA-256 is {actual[:12]}…, {SUMS} says {wanted[:12]}…; get the file anew"
            )


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def graph_of(path: Path) -> Path:
    """The N-Quads of a release, whole as its checksums say; of a file, itself. StoreError if there are none."""
    if path.is_dir():
        card = read_card(path)
        verify(path, card)
        return path / card.graph
    if not path.exists():
        raise StoreError(f"{path} does not exist; give a release or its graph.nq")
    return path
