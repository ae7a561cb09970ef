"""Articles read on many machines: partitions of sources, parts of a graph, and what brings these into a store."""

from urbankg.cluster.loading import load_parts
from urbankg.cluster.parts import Given, Manifest, is_parts
from urbankg.cluster.running import extract_parts

__all__ = ["Given", "Manifest", "extract_parts", "is_parts", "load_parts"]
