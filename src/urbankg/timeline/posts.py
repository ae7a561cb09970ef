"""Which posts one person at a time holds, and which post an acting holder fills."""

from __future__ import annotations

# Offices that one person at a time holds; the others are shared, and their holders do not bound each other.
SINGLE = frozenset(
    {
        "president", "minister", "governor_general", "county_governor", "district_governor", "mayor", "district_mayor",
        "council_chair", "council_vice_chair", "council_spokesperson", "council_treasurer",
        "provincial_council_chair", "municipal_org_head", "secretary_general", "assembly_chair", "speaker",
        "village_head",
    }
)  # fmt: skip
_ACTING = "acting-"


def full_post(slug: str) -> str:
    """The post that an acting holder fills, by slugs.

    >>> full_post("acting-mayor-qazvin"), full_post("mayor-qazvin")
    ('mayor-qazvin', 'mayor-qazvin')
    """
    return slug.removeprefix(_ACTING)


def acting_post(slug: str) -> str:
    """The post in which somebody acts for a full holder.

    >>> acting_post("mayor-qazvin")
    'acting-mayor-qazvin'
    """
    return _ACTING + slug


def is_acting(slug: str) -> bool:
    """Whether a post is one in which somebody acts."""
    return slug.startswith(_ACTING)
