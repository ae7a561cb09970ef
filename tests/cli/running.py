"""Running commands as a user does, on articles in our own words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from urbankg.cli import main

MAYOR = """شهردار تازه قزوین معارفه شد
ایرنا - یکشنبه ۲۵ مهر ۱۴۰۰
قزوین - ایرنا - شورای اسلامی شهر قزوین امروز پریسا آذرنیا را به عنوان شهردار قزوین انتخاب کرد.
شهر قزوین ۴۰۰ هزار نفر جمعیت دارد.
"""
LATER = """طرح تازه شهرداری قزوین
ایرنا - دوشنبه ۲۷ دی ۱۴۰۰
پریسا آذرنیا، شهردار قزوین، از طرح تازه شهرداری گفت.
"""
COUNCIL = {
    "id": "arak-7",
    "link": "https://news.example/1400/05/14/arak-7",
    "title": "هیئت رئیسه شورای اراک",
    "paragraphs": ["کیوان رادپور به عنوان رئیس شورای شهر اراک برگزیده شد."],
    "published": "2021-08-05",
}


def run(*words: object, input: bytes | str | None = None, **env: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(word) for word in words], input=input, env={"COLUMNS": "120", **env})


def run_apart(*words: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(command(*words), capture_output="stdout" not in options, timeout=120, **options)


def command(*words: object) -> list[str]:
    """What a shell would run."""
    return [sys.executable, "-m", "urbankg", *map(str, words)]


def error_of(result: Result) -> str:
    """The one line of an error that a command ended with."""
    assert result.exit_code == 1, (result.output, result.exception)
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    return line.removeprefix("Error: ")


def rows_of(result: Result) -> list[dict[str, str]]:
    """The rows of an answer in SPARQL JSON."""
    assert result.exit_code == 0, result.output
    bindings = json.loads(result.stdout)["results"]["bindings"]
    return [{name: value["value"] for name, value in row.items()} for row in bindings]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of text."""
    path.write_bytes(text.encode(encoding))
    return path


def write_json(path: Path, *records: object) -> Path:
    """A file of JSON lines."""
    return write(path, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))


IS_ROOT = os.geteuid() == 0
