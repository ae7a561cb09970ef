"""Conclusions: what follows from all claims together, kept in graphs of its own; each points at what it rests on."""

from urbankg.conclusions.conclude import Concluded, conclude
from urbankg.conclusions.decided import add_decisions, decisions_of
from urbankg.conclusions.marks import Marks

__all__ = ["Concluded", "Marks", "add_decisions", "conclude", "decisions_of"]
