"""Score the reader on every gold set, print the table, and fail under the floors of tests/accuracy/floors.json.

    python tools/accuracy.py [SHARED] [--raise]

SHARED holds ``gold`` and ``corpus`` (by default ``shared`` beside the checkout; where there is none, nothing is
done). Each set counts in two parts: what may be looked at, and every third article, which is kept aside. Floors
are pinned with the digests of the files that they were measured on, and only go up: ``--raise`` pins what is
reached now where it is higher. Sets that nothing is pinned for are shown and do not count.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from urbankg.scoring import Comparison, kept_aside, read_gold
from urbankg.scoring.reader import facts_of

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "accuracy" / "floors.json"
PARTS = {"seen": False, "kept": True}
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def sets_of(shared: Path) -> dict[str, tuple[Path, Path]]:
    """The gold sets that have their articles, by name."""
    found = {}
    for gold in sorted((shared / "gold").glob("*.jsonl")):
        for ending in (".jsonl", ".txt"):
            corpus = shared / "corpus" / (gold.stem + ending)
            if corpus.is_file():
                found[gold.stem] = (gold, corpus)
                break
    return found


def digest(files: tuple[Path, ...]) -> str:
    """The SHA-256 of some files together."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def line(name: str, found: Comparison) -> str:
    """A line of the table."""
    total = found.total
    dates = f"{found.dates_right}/{found.dates}"
    return (
        f"{name:<24}{total.precision:>8.3f}{total.recall:>8.3f}{total.f1:>8.3f}{total.full_f1:>9.3f}{dates:>10}"
        f"{total.right:>7}{total.found:>7}{total.gold:>6}"
    )


def figures(found: Comparison) -> dict[str, float]:
    """What floors are set for, cut (not rounded) to three places.

    Dates count against all that the gold has, not against those of facts found: a fact found more would lower that.
    """
    total = found.total
    dates = found.dates_right / found.dated if found.dated else 0.0
    values = {"core": total.f1, "full": total.full_f1, "precision": total.precision, "dates": dates}
    return {name: int(value * 1000) / 1000 for name, value in values.items()}


def print_table(sets: dict[str, dict[str, Comparison]], totals: dict[str, Comparison]) -> None:
    """Every set in two parts, then every kind over all, then how far the confidence can be trusted."""
    print(f"{'':<24}{'P':>8}{'R':>8}{'F1':>8}{'full F1':>9}{'dates':>10}{'right':>7}{'found':>7}{'gold':>6}")
    for name, parts in sets.items():
        for part, found in parts.items():
            if found.articles:
                print(line(f"{name} {part}", found))
    both = Comparison()
    for part, found in totals.items():
        print(line(f"all {part}", found))
        both.add(found)
    print(line("all", both), end="\n\n")
    for kind, tally in sorted(both.kinds.items()):
        print(
            f"{kind:<24}{tally.precision:>8.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}{tally.full_f1:>9.3f}{'':>10}"
            f"{tally.right:>7}{tally.found:>7}{tally.gold:>6}"
        )
    print("\nconfidence      found   right in core")
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        judged = [right for fact, right in both.judged if low <= float(fact["confidence"]) < high]
        if judged:
            print(f"{low:.1f} … {min(high, 1):.1f}{len(judged):>11}{sum(judged) / len(judged):>16.3f}")


def main() -> int:
    """Run; 1 if a floor is missed."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    cli.add_argument(
        "--raise", dest="higher", action="store_true", help="pin the figures reached now as floors"
    )
    options = cli.parse_args()
    sets = sets_of(options.shared)
    if not sets:
        print(f"no gold in {options.shared}: accuracy is not measured here")
        return 0
    pinned: dict[str, Any] = (
        json.loads(FLOORS.read_text()) if FLOORS.is_file() else {"sets": {}, "floors": {}}
    )
    digests = {name: digest(files) for name, files in sets.items()}
    count = digests if options.higher else pinned["sets"]
    totals = {part: Comparison() for part in PARTS}
    measured: dict[str, dict[str, Comparison]] = {}
    for name, (gold, corpus) in sets.items():
        measured[name] = {}
        for part, aside in PARTS.items():
            found = facts_of(kept_aside(read_gold(gold), aside=aside), [corpus]).compare()
            measured[name][part] = found
            if name in count:
                totals[part].add(found)
    print_table(measured, totals)
    reached = {part: figures(found) for part, found in totals.items()}
    if options.higher:
        same = pinned["sets"] == digests
        for part, values in reached.items():
            old = pinned["floors"].get(part, {}) if same else {}
            pinned["floors"][part] = {name: max(value, old.get(name, 0.0)) for name, value in values.items()}
        pinned["sets"] = digests
        FLOORS.parent.mkdir(parents=True, exist_ok=True)
        FLOORS.write_text(json.dumps(pinned, indent=2) + "\n")
        print(f"\nfloors pinned in {FLOORS.relative_to(ROOT)}")
        return 0
    if other := [name for name, was in pinned["sets"].items() if digests.get(name) != was]:
        print(f"\nNot what the floors were measured on: {', '.join(other)}. Pin new ones with --raise.")
        return 1
    under = [
        f"{part} {name}: {reached[part][name]:.3f} is under the floor of {floor:.3f}"
        for part, floors in pinned["floors"].items()
        for name, floor in floors.items()
        if reached[part][name] < floor
    ]
    if not pinned["floors"]:
        print("\nNo floors are pinned; pin them with --raise.")
    else:
        print("\n" + ("\n".join(under) if under else "All figures are at or above their floors."))
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
