"""Releases: a store's graph as a folder for other people, what changed between two, and back into a store."""

from urbankg.release.differences import Differences, write_differences, write_published_since
from urbankg.release.importing import Imported, import_release
from urbankg.release.writing import Release, write_release

__all__ = [
    "Differences", "Imported", "Release",
    "import_release", "write_differences", "write_published_since", "write_release",
]  # fmt: skip
