"""Reading: an article's text into mentions, and mentions into claims.

`read` is the way in. One module a kind of claim; each takes the `Scene` of an article and gives its claims.
"""

from __future__ import annotations

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.reading.office import read_office_claims
from urbankg.reading.scene import Scene

# The readers, in the order in which their claims are given; a new kind of claim is one entry more.
READERS = (read_office_claims,)


def read(article: Article) -> list[Claim]:
    """What an article says, as claims with their evidence; each claim once."""
    scene = Scene(article)
    claims: dict[tuple[str, ...], Claim] = {}
    for reader in READERS:
        for claim in reader(scene):
            claims.setdefault(claim.key, claim)
    return list(claims.values())
