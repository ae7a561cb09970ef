"""Scoring: what the reader finds in articles against what careful annotators found in them."""

from urbankg.scoring.compare import Comparison, Miss, Tally, compare
from urbankg.scoring.gold import GoldArticle, kept_aside, read_gold

__all__ = ["Comparison", "GoldArticle", "Miss", "Tally", "compare", "kept_aside", "read_gold"]
