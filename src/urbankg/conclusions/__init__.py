"""Conclusions: what follows from all claims together, kept in graphs of its own; each points at what it rests on."""

from typing import TYPE_CHECKING

from urbankg.late import late_names

if TYPE_CHECKING:
    from urbankg.conclusions.decided import add_decisions, decisions_of
    from urbankg.conclusions.drawing import Concluded, conclude
    from urbankg.conclusions.marks import Marks

__all__ = ["Concluded", "Marks", "add_decisions", "conclude", "decisions_of"]

__getattr__, __dir__ = late_names(
    __name__,
    {
        "urbankg.conclusions.decided": ("add_decisions", "decisions_of"),
        "urbankg.conclusions.drawing": ("Concluded", "conclude"),
        "urbankg.conclusions.marks": ("Marks",),
    },
)
