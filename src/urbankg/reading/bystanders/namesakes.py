"""What is only called like an office: a team, a group that somebody leads, the chair of a session.

The words are lists of ``data/phrases/bystander_words.csv``.
"""

from __future__ import annotations

from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.scene import Scene
from urbankg.reading.wordings import any_word

_BESIDE = 4  # characters between a name and its office
_GROUP = 60  # characters before an office in which stands what it is over: «گروه موسیقی هزار به سرپرستی»
_TEAM_FORMS = {
    "mayor": "post",
    "mp": "holder",
    "council_secretary": "post",
}  # «شهرداری», «نماینده», «دبیری» of a town


def is_another_thing(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether an office beside a person is none: «رضا ناصری، مهاجم شهرداری», «گروه موسیقی به سرپرستی رضا ناصری»."""
    if _is_of_players(scene, office, mention):
        return True
    return _leads_another(scene, office) or _only_presides(scene, office, mention)


def _is_of_players(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a municipality or the delegate of a town is a team: «رضا ناصری، مهاجم شهرداری», «نماینده ساوه باخت»."""
    if office.role == "municipal_director":
        return "تیم" in scene.document.text[office.start : office.end].split()
    if office.phrase.form != _TEAM_FORMS.get(office.role):
        return False
    if office.phrase.form == "holder" and office.is_beside(mention.start, mention.end):
        return False
    document = scene.document
    sentence = document.sentences[document.sentence_at(office.start)]
    return any_word("players").search(document.text, sentence.start, sentence.end) is not None


def _leads_another(scene: Scene, office: Office) -> bool:
    """Whether what somebody heads is no body of the town: «گروه موسیقی هزار به سرپرستی رضا ناصری»."""
    if office.phrase.form != "post" or office.how not in ("context", "bare"):
        return False
    document = scene.document
    start = max(document.sentences[document.sentence_at(office.start)].start, office.start - _GROUP)
    return any_word("led group", closing=True).search(document.text[start : office.start]) is not None


def _only_presides(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether who is called by another office only chairs a session: «به ریاست رضا ناصری، نایب‌رئیس شورا، برگزار شد»."""
    document = scene.document
    if office.phrase.form != "post" or not document.text.startswith("ریاست", office.start):
        return False
    if not document.text.endswith(" به ", 0, office.start) or office.end + 1 != mention.start:
        return False
    beside = range(mention.end, mention.end + _BESIDE)
    return any(
        o.start in beside and o.phrase.form == "holder" and o.role != office.role for o in scene.offices
    )
