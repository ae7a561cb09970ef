"""How long commands take from being typed to their end, beside what the interpreter and its two libraries need.

    python benchmarks/starting.py [--rounds N]

Seconds are those of the wall and of the processor (the command and what it starts), the least of several rounds in
turn; ratios are of processor time, where other work on the machine counts less. The store has the samples in
data/articles. Asked for: help in 150 ms, a question to a small store in 300 ms, on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter

from asked_store import asked_store

ASKED_FOR = {"urbankg --help": 150, "urbankg query mayors-now": 300}  # milliseconds


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of the wall and of the processor that a command takes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * wall, 1000 * processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    urbankg = [sys.executable, "-m", "urbankg"]
    with asked_store(None) as place:
        store = str(place)
        commands = {
            'python -c "import click, pyoxigraph"': [sys.executable, "-c", "import click, pyoxigraph"],
            "urbankg --help": [*urbankg, "--help"],
            "urbankg query mayors-now": [*urbankg, "query", "mayors-now", "--store", store],
            "urbankg query … --format csv": [
                *urbankg, "query", "mayors-now", "--store", store, "--format", "csv",
            ],
            "urbankg who … --on 1400": [*urbankg, "who", "شهردار قزوین", "--on", "1400", "--store", store],
            "urbankg timeline …": [*urbankg, "timeline", "شهردار قزوین", "--store", store],
            "urbankg conflicts": [*urbankg, "conflicts", "--store", store],
        }  # fmt: skip
        best = {title: (float("inf"), float("inf")) for title in commands}
        for _ in range(rounds):
            for title, command in commands.items():
                wall, processor = spent(command)
                best[title] = min(best[title][0], wall), min(best[title][1], processor)
    base = next(iter(best.values()))
    print(f"{'':<40}{'ms':>8}{'ms cpu':>8}{'ratio':>8}")
    for title, (wall, processor) in best.items():
        asked = f"   (asked for: {ASKED_FOR[title]} ms)" if title in ASKED_FOR else ""
        print(f"{title:<40}{wall:>8.0f}{processor:>8.0f}{processor / base[1]:>8.1f}{asked}")


if __name__ == "__main__":
    main()
