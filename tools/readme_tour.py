"""Run the commands that the READMEs and docs show, and write what they print back into the pages.

    python tools/readme_tour.py [PAGE.md…]

Every fenced block that opens with ``console`` is run: its lines that begin with ``$ `` are commands, the others
their output. The blocks of a page run one after the other in a directory of their own, which has the project's
`data`, `ontology` and `queries`; in a page that ends in ``.fa.md`` labels are Persian. ``console exact`` marks
output that does not depend on how well articles are read: tests compare it. Blocks of other languages are left alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.fa.md", "docs/graph.md", "docs/tools/README.md")
_BLOCK = re.compile(r"^```console(?P<exact> exact)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_WIDTH = "100"


@dataclass(frozen=True)
class Run:
    """A block that was run: what it shows, what it should show, and the exit codes of its commands."""

    exact: bool
    shown: str
    printed: str
    exit_codes: tuple[int, ...]


def commands(text: str) -> list[str]:
    """The commands of a block."""
    return [line[2:] for line in text.splitlines() if line.startswith("$ ")]


def environment(page: Path) -> dict[str, str]:
    """What the commands of a page run in: this project's own `urbankg`, tables of one width."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    language = "fa" if page.name.endswith(".fa.md") else "en"
    left_out = {"URBANKG_STORE", "NO_COLOR", "FORCE_COLOR"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PATH": path, "COLUMNS": _WIDTH, "URBANKG_LANG": language, "PYTHONUTF8": "1"}


def run_blocks(page: Path, folder: Path) -> Iterator[Run]:
    """Run the blocks of a page in a folder, one after the other."""
    for name in ("data", "ontology", "queries"):
        (folder / name).symlink_to(ROOT / name)
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        lines, codes = [], []
        for command in commands(block["text"]):
            done = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=environment(page), stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, check=False, timeout=300,
            )  # fmt: skip
            codes.append(done.returncode)
            printed = done.stdout.decode().splitlines()
            lines += [f"$ {command}", *(line.rstrip() for line in printed)]
            while not lines[-1]:
                lines.pop()
        yield Run(bool(block["exact"]), block["text"], "\n".join(lines) + "\n", tuple(codes))


def rewritten(page: Path) -> str:
    """A page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        runs = run_blocks(page, Path(folder))

        def replaced(block: re.Match[str]) -> str:
            return block[0].replace(block["text"], next(runs).printed)

        return _BLOCK.sub(replaced, page.read_text(encoding="utf-8"))


def main() -> None:
    """Rewrite the pages that are named, or all that have such blocks."""
    for name in sys.argv[1:] or PAGES:
        page = ROOT / name
        new = rewritten(page)
        changed = new != page.read_text(encoding="utf-8")
        page.write_text(new, encoding="utf-8")
        print(f"{name}: {'rewritten' if changed else 'as it was'}")


if __name__ == "__main__":
    main()
