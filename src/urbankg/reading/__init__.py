"""Reading: an article's text into mentions, and mentions into claims.

`read` is the way in. One module a kind of claim; each takes the `Scene` of an article and gives its claims.
"""

from typing import TYPE_CHECKING

from urbankg.late import late_names

if TYPE_CHECKING:
    from urbankg.reading.readers import READERS, read

__all__ = ["READERS", "read"]

__getattr__, __dir__ = late_names(__name__, {"urbankg.reading.readers": __all__})
