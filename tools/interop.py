"""Run the tools of tests/interop over a graph and print a table: version, how much they hold, how they answer.

    python tools/interop.py [--store STORE | --release RELEASE | --articles PATH] [TOOL…]

By default over the graph of the sample articles. TOOL is the name of a page of docs/tools. With ``--articles`` the
articles are read into a new store and its release is made twice, which has to give the same bytes. Ends with 1 if
something differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.interop.place import Place  # noqa: E402
from tests.interop.tool import Tool, tools, try_out  # noqa: E402

from urbankg import api  # noqa: E402
from urbankg.graph.store import GraphStore  # noqa: E402
from urbankg.release import write_release  # noqa: E402


def main() -> int:
    """Print the table; give the exit code."""
    arguments = parsed()
    if arguments.articles and not arguments.articles.exists():
        print(f"{arguments.articles} is not there: nothing to compare", file=sys.stderr)
        return 0
    chosen = [tool for tool in tools() if not arguments.tool or tool.page in arguments.tool]
    with tempfile.TemporaryDirectory(prefix="urbankg-interop-") as folder:
        place = place_of(arguments, Path(folder))
        if arguments.articles and not same_again(place):
            return 1
        print(f"{place.held['triples']:,} triples, {place.held['quads']:,} quads in named graphs\n")
        print("| tool | version | holds | five queries |")
        print("| --- | --- | ---: | --- |", flush=True)
        return max([line_of(tool, place) for tool in chosen], default=0)


def parsed() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    graph = parser.add_mutually_exclusive_group()
    graph.add_argument("--store", type=Path, help="directory of a store")
    graph.add_argument("--release", type=Path, help="folder of a release")
    graph.add_argument("--articles", type=Path, help="file or folder of articles, to read into a new store")
    parser.add_argument(
        "tool", nargs="*", choices=[[], *(tool.page for tool in tools())], help="page of docs/tools"
    )
    return parser.parse_args()


def place_of(arguments: argparse.Namespace, folder: Path) -> Place:
    """The release that is asked for, the store beside it."""
    if arguments.store:
        return Place.of_store(folder, arguments.store)
    if arguments.release:
        return Place.of_release(folder, arguments.release)
    if arguments.articles:
        with GraphStore.open(folder / "store") as store:
            api.ingest(store, [arguments.articles])
        return Place.of_store(folder, folder / "store")
    return Place.of_demo(folder)


def same_again(place: Place) -> bool:
    """Whether the store gives the same release once more, byte by byte."""
    with GraphStore.open(place.store, read_only=True) as store:
        again = write_release(store, place.folder / "again").folder
    files = [path.relative_to(place.release) for path in sorted(place.release.rglob("*")) if path.is_file()]
    other = [f for f in files if (place.release / f).read_bytes() != (again / f).read_bytes()]
    size = sum((place.release / f).stat().st_size for f in files)
    print(f"the release made twice: {len(files)} files, {size:,} bytes; {len(other)} differ")
    return not other


def line_of(tool: Tool, place: Place) -> int:
    """Print the line of a tool; give 1 if something differs."""
    if why := tool.missing():
        print(f"| {tool.name} | – | – | {why} |", flush=True)
        return 0
    outcome = try_out(tool, place)
    wanted = place.held[tool.holds]
    held = f"{outcome.held or 0:,} {tool.holds}" + ("" if outcome.held == wanted else f" of {wanted:,}")
    wrong = "".join(f"; {name}: {why}" for name, why in outcome.wrong.items())
    print(
        f"| {tool.name} | {tool.installed_version()} | {held} | {len(set(outcome.right))} of 5{wrong} |",
        flush=True,
    )
    return 0 if outcome.ok(place) else 1


if __name__ == "__main__":
    raise SystemExit(main())
