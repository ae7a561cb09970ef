"""One release of the demo graph a session, however many processes the tests run in."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from .place import Place


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.getbasetemp()
    if folder.name.startswith("popen-"):  # a process of pytest-xdist: the folder above is that of the session
        folder = folder.parent
    shared = folder / "interop"
    with (folder / "interop.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (shared / "release" / "SHA256SUMS").exists():
            return Place(shared, shared / "release", shared / "store")
        shared.mkdir()
        return Place.of_demo(shared)


@pytest.fixture
def room(place: Place, request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own in which the paths of the pages lead somewhere."""
    return place.room(request.node.name.replace("/", "-"))
