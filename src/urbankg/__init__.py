"""urbankg: Persian news into a knowledge graph of how Iran's cities are governed."""

__version__ = "0.1.0"
