"""Time: what articles and reference data report of a post, the tenures that follow, and who held it on a day."""

from typing import TYPE_CHECKING

from urbankg.late import late_names

if TYPE_CHECKING:
    from urbankg.timeline.holders import Holder, HoldersOnDay, who

__all__ = ["Holder", "HoldersOnDay", "who"]

__getattr__, __dir__ = late_names(__name__, {"urbankg.timeline.holders": __all__})
