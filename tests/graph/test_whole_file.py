"""A file is there whole or as it was before, whatever happens while it is written."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from tests.cli.running import run

from urbankg.whole_file import whole_file


def test_what_breaks_off_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "گراف.nq"
    path.write_bytes(b"before")
    with pytest.raises(RuntimeError), whole_file(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == [path.name] and path.read_bytes() == b"before"
    with whole_file(path) as file:
        file.write(b"whole")
        assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == [path.name] and path.read_bytes() == b"whole"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    with whole_file(tmp_path / "link") as file:
        file.write(b"whole")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "file").read_bytes() == b"whole"


def test_an_export_into_a_pipe_leaves_the_pipe_there(tmp_path: Path) -> None:
    store, pipe = tmp_path / "store", tmp_path / "pipe"
    run(
        "ingest", Path(__file__).parents[2] / "data/articles/qazvin-1400-joins-assembly.txt", "--store", store
    )
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert run("export", pipe, "--format", "nquads", "--store", store).exit_code == 0
    reader.join(60)
    assert pipe.is_fifo() and read[0].endswith(b" .\n")
