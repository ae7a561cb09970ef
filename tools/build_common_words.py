"""Make ``data/reference/common_words.csv``: words that are seldom or never part of a personal name.

    python tools/build_common_words.py PARSTWINER_TRAIN.txt

Counted are the words of ParsTwiNER (overfit-ir/parstwiner, MIT), a corpus with labelled names.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from urbankg.files import REFERENCE
from urbankg.persian.fold import key

FEWEST = 2  # times that a word must occur
NAME_SHARE = 0.12  # of its occurrences that may lie in a personal name


def main(path: Path) -> None:
    """Write the table from a corpus in the format "word, tab, label"."""
    seen, in_name = counted(path)
    kept = sorted(
        word
        for word, count in seen.items()
        if count >= FEWEST
        and in_name[word] / count <= NAME_SHARE
        and word.isalpha()
        and not word.isascii()
        and len(word) > 1
    )
    write_words(
        "common_words.csv",
        "# Words of general Persian that are seldom part of a name; made by tools/build_common_words.py\n"
        "# from ParsTwiNER (https://github.com/overfit-ir/parstwiner, MIT licence).\n",
        kept,
    )


def counted(path: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word (a comparison key) stands in a corpus with labelled names, and how often in a name."""
    seen: Counter[str] = Counter()
    in_name: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.partition("\t")
        if word_key := key(word):
            seen[word_key] += 1
            in_name[word_key] += label.endswith("PER")
    return seen, in_name


def write_words(name: str, remarks: str, words: Sequence[str]) -> None:
    """Write a table of words into the reference data, and say how many they are."""
    with (REFERENCE / name).open("w", encoding="utf-8", newline="") as file:
        file.write(remarks)
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["word"])
        out.writerows([word] for word in words)
    print(f"{len(words)} words", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
