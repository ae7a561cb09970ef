"""Articles for measurements, as JSON lines: as many as are asked for, the same ones for the same seed.

    python benchmarks/articles.py 1000000 [--seed 1] [--from 0] [-o articles.jsonl]

They have the shapes of news (lengths, lists, meetings, elections, figures, reprints, half of them without any office)
in sentences written for this, and tell of an invented history of real towns. The first articles of a seed do not depend
on how many follow. Written to standard output if no file is named.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from news.writing import Writer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--from", dest="start", type=int, default=0, metavar="N", help="number of the first one"
    )
    parser.add_argument("-o", "--output", type=Path, help="file to write")
    given = parser.parse_args()
    lines = Writer(given.seed).lines(given.start, given.start + given.articles)
    if given.output is None:
        sys.stdout.buffer.writelines(lines)
        return
    with given.output.open("wb") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
