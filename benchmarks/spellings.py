"""What it costs when the same articles are typed otherwise: the core F1 of what is read in them, by way of typing.

    python benchmarks/spellings.py [SHARED]

SHARED holds ``gold`` and ``corpus`` (by default ``shared`` beside the checkout). Every annotated article that may be
looked at is typed anew in each way, title and body, and read from a file as any other.
"""

from __future__ import annotations

import html
import json
import re
import sys
import tempfile
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from urbankg.scoring import Comparison, kept_aside, read_gold
from urbankg.scoring.reader import facts_of

SHARED = Path(__file__).parents[2] / "shared"
ZWNJ = "\u200c"
TYPED: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "Arabic letters": lambda text: text.translate(str.maketrans("یک", "يك")),
    "ASCII digits": lambda text: text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")),
    "Latin commas": lambda text: text.replace("،", ",").replace("؛", ";"),
    "two for each space": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "no space behind marks": lambda text: text.replace("، ", "،").replace(". ", ".").replace(": ", ":"),
    "plain quotation marks": lambda text: text.replace("«", '"').replace("»", '"'),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text),
    "the not sign for ZWNJ": lambda text: text.replace(ZWNJ, "\u00ac"),
    "a zero-width space for ZWNJ": lambda text: text.replace(ZWNJ, "\u200b"),
    "alef maksura for ya": lambda text: re.sub(r"ی(?![^\W\d_])", "ى", text),
    "stretched letters": lambda text: re.sub(r"(?<=[بسشمنکهی])(?=[^\W\d_])", "ـ", text),
    "vowel signs": lambda text: re.sub(r"(?<=[^\W\d_آاوی]) (?=[^\W\d_])", "\u0650 ", text),
    "entities": lambda text: (
        html.escape(text).replace(ZWNJ, "&zwnj;").replace("«", "&laquo;").replace("»", "&raquo;")
    ),
    "a bullet before each paragraph": lambda text: f"🔹 {text}",
    "a dot before each paragraph": lambda text: f"• {text}",
    "ی for hamza": lambda text: re.sub(
        r"((?:نماینده|منطقه|اداره|جلسه|دوره|توسعه|برنامه|خزانه)) (?=[^\W\d_]|\d)", rf"\1{ZWNJ}ی ", text
    ),
    "a space before marks": lambda text: re.sub(r"(?=[،؛:.؟»])", " ", text),
    "dots for «الله»": lambda text: re.sub("الله(?![^\\W\\d_])", "ا...", text),
    "a tag for what offices are over": lambda text: re.sub(
        r"((?:شهردار|فرماندار|استاندار|بخشدار) )", r"\1#", text
    ),
    "no space behind offices": lambda text: re.sub(r"(شهردار|فرماندار|استاندار|وزیر) ", r"\1", text),
    "no space behind titles": lambda text: re.sub(r"(?<![^\W\d_])(دکتر|مهندس|سید) ", r"\1", text),
    "lines broken at 70 characters": lambda text: "\n".join(textwrap.wrap(text, 70)) or text,
    "nothing for ZWNJ": lambda text: text.replace(ZWNJ, ""),
    "a space for ZWNJ": lambda text: text.replace(ZWNJ, " "),
}
NOT_TYPED = frozenset(["id", "link", "url"])


def retyped(value: Any, way: Callable[[str], str]) -> Any:
    """A record of JSON with all its texts typed in a way; its keys, ids and links stay."""
    if isinstance(value, str):
        return way(value)
    if isinstance(value, list):
        return [retyped(item, way) for item in value]
    if isinstance(value, dict):
        return {k: v if k in NOT_TYPED else retyped(v, way) for k, v in value.items()}
    return value


def sets_of(shared: Path) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """The gold files and the records of their articles, where these are JSON lines."""
    for gold in sorted((shared / "gold").glob("*.jsonl")):
        articles = shared / "corpus" / gold.name
        if articles.exists():
            yield gold, [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]


def main(shared: Path) -> None:
    """Print the comparison of every way of typing."""
    sets = list(sets_of(shared))
    print(f"{'typed':30}{'precision':>10}{'recall':>8}{'core F1':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, way in TYPED.items():
            whole = Comparison()
            for gold, records in sets:
                path = Path(folder) / gold.name
                lines = (json.dumps(retyped(record, way), ensure_ascii=False) for record in records)
                path.write_text("\n".join(lines), encoding="utf-8")
                whole.add(facts_of(kept_aside(read_gold(gold), aside=False), [path]).compare())
            tally = whole.total
            print(f"{name:30}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>9.3f}")


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if len(sys.argv) > 2 or not (given / "gold").is_dir():
        sys.exit(__doc__)
    main(given)
