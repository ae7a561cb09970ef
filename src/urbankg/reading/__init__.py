"""Reading: an article's text into mentions, and mentions into claims.

`read` is the way in. ``mentions`` and ``dates`` find what an article speaks of; ``pairs``, ``holders`` and ``rosters``
say who holds which office; ``kinds`` has a module for each other kind of claim, which takes the `Scene` of an article
and gives its claims; ``settling`` says what claims mean for each other. Each folder imports from those before it alone.
"""

from typing import TYPE_CHECKING

from urbankg.late import late_names

if TYPE_CHECKING:
    from urbankg.reading.readers import READERS, read

__all__ = ["READERS", "read"]

__getattr__, __dir__ = late_names(__name__, {"urbankg.reading.readers": __all__})
