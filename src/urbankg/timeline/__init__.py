"""Time: what articles and reference data report of a post, the tenures that follow, and who held it on a day."""

from urbankg.timeline.who import Holder, HoldersOnDay, who

__all__ = ["Holder", "HoldersOnDay", "who"]
