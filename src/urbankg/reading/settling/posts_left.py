"""What a holder leaves that is another post than the office: «الف، شهردار ساوه، از عضویت هیئت مدیره استعفا داد»."""

from __future__ import annotations

from urbankg.reading.wordings import any_word

# By the names of posts that may be left: which of them is the office itself.
_OWN = {
    "council_member": ("عضویت",), "mp": ("عضویت",), "council_vice_chair": ("نیابت", "نایب"),
    "council_spokesperson": ("سخنگویی",), "council_secretary": ("دبیری", "منشی"), "council_treasurer": ("خزانه",),
    "secretary_general": ("دبیرکلی",), "municipal_org_head": ("ریاست", "مدیر"), "municipal_director": ("مدیر",),
} | dict.fromkeys(
    ("council_chair", "committee_chair", "provincial_council_chair", "assembly_chair", "speaker"), ("ریاست",)
)  # fmt: skip


def leaves_another_post(text: str, role: str) -> bool:
    """Whether the words before a verb of leaving name a post that is not an office of a role.

    >>> leaves_another_post("از عضویت هیئت مدیره استعفا داد", "mayor")
    True
    >>> leaves_another_post("از ریاست شورا کنار رفت", "council_chair")
    False
    """
    post = any_word("post left").search(text)
    return post is not None and not any(word in post[0] for word in _OWN.get(role, ()))
