"""The store that a benchmark asks: the one that is named, else one of the samples in data/articles."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from urbankg.files import SAMPLES


@contextmanager
def asked_store(named: Path | None) -> Iterator[Path]:
    """The folder of the store; one of the samples is made, and is gone afterwards."""
    if named is not None:
        yield named
        return
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        ingest = [sys.executable, "-m", "urbankg", "ingest", str(SAMPLES), "--store", str(store)]
        subprocess.run(ingest, check=True, capture_output=True)
        yield store
