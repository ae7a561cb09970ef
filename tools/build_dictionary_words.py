"""Make ``data/reference/dictionary_words.csv``: words of a dictionary of Persian that go on no personal name.

    python tools/build_dictionary_words.py WORDS.dat PARSTWINER_TRAIN.txt

``WORDS.dat`` is the dictionary of the package hazm (MIT; "word, tab, count, tab, parts of speech"). A word is kept if
it is in use, if no list of names or places has it, nor ``common_words.csv``, and if it is not part of names in
ParsTwiNER (overfit-ir/parstwiner, MIT), a corpus with labelled names, or in the articles of ``training``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from build_common_words import NAME_SHARE, counted, write_words

from urbankg.lexicon.names import common_words, given_names, name_parts, place_names, surnames
from urbankg.persian.fold import key

TRAINING = Path(__file__).parents[1] / "training" / "gold.jsonl"
FEWEST = 20_000  # times that the dictionary counted a word: rarer ones are seldom met, and often names
SPEECH = frozenset(["AJ", "ADV", "N", "V", "PREP", "CONJ", "POSTP", "PRO", "NUM", "DET", "CL"])


def main(dictionary: Path, corpus: Path) -> None:
    """Write the table."""
    named = _words_of_names(corpus)
    listed = common_words() | surnames() | given_names() | place_names()
    kept = sorted(
        word
        for word in _in_use(dictionary)
        if word.isalpha()
        and len(word) > 1
        and word not in listed
        and word not in named
        and not word.endswith(name_parts("surname_end"))
    )
    write_words(
        "dictionary_words.csv",
        "# Words of a dictionary of Persian that go on no name; made by tools/build_dictionary_words.py from\n"
        "# the dictionary of hazm (https://github.com/roshan-research/hazm, MIT licence).\n",
        kept,
    )


def _in_use(dictionary: Path) -> set[str]:
    counts: Counter[str] = Counter()
    spoken: set[str] = set()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, speech = line.split("\t")
        if count.isdigit():
            counts[key(word)] += int(count)
        if SPEECH.intersection(speech.split(",")):
            spoken.add(key(word))
    return {word for word in spoken if counts[word] >= FEWEST}


def _words_of_names(corpus: Path) -> set[str]:
    """Words that a corpus and our own articles have in names, but for those that are mostly something else."""
    seen, in_name = counted(corpus)
    named = {word for word, count in in_name.items() if count > NAME_SHARE * seen[word]}
    for line in TRAINING.read_text(encoding="utf-8").splitlines():
        for fact in json.loads(line)["facts"]:
            if fact["kind"] == "office":
                named.update(map(key, fact["subject"].split()))
    return named


if __name__ == "__main__":
    if len(sys.argv) != 3 or not all(Path(path).is_file() for path in sys.argv[1:]):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
