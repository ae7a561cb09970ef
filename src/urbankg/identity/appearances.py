"""What identity is decided on: an appearance is one name in one post, with all that is said of it there.

Articles name people; whether two names are one person is a conclusion. Its smallest unit is the *appearance*: all
claims and records in which one name (folded) holds, leaves or stands for one post, or is a party of meetings and
agreements in one article. A person is a set of appearances.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Seen = Literal["holding", "before", "standing", "there"]
"""How a statement sees a person: in the post, as somebody who had it before, as a candidate, or at a meeting."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One statement of a person: ``statement`` is the IRI of a claim or record, ``article`` the IRI of its article.

    The person was ``seen`` so somewhere in the days from ``earliest`` to ``latest``; without a date both are None.
    A record of the reference data has no article.
    """

    statement: str
    article: str
    seen: Seen
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A name in a post.

    ``name_slug`` is the last part of the IRI that its claims have as subject, ``name`` its label (the fullest and then
    first of several spellings). ``post`` is the slug of the post and ``role`` its office; a party of a meeting has
    neither and is told apart by its article. ``body``, ``place`` and ``province`` are the body that the post is in,
    the place that this governs (a city for its districts) and that place's province, each as ``path/slug`` or empty.
    ``wikidata`` is the id that a record gives.
    """

    name_slug: str
    name: str
    post: str
    role: str
    body: str
    place: str
    province: str
    sights: tuple[Sight, ...]
    wikidata: str = ""

    @property
    def slug(self) -> str:
        """The last part of its IRI: the name, and the post or the article."""
        where = self.post or self.sights[0].article.rsplit("/", 1)[-1]
        return f"{self.name_slug}.{where}"
