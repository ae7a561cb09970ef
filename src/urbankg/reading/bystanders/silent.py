"""Who is named for the first time after an office, in another sentence, and does not speak: maybe its holder, maybe
anybody of whom the article tells.

«شهردار ساوه از پل بازدید کرد. رضا ناصری سازنده را ستود» has its mayor as well as a stranger.
"""

from __future__ import annotations

from urbankg.reading.cues import SPEECH
from urbankg.reading.mentions.offices import Office
from urbankg.reading.mentions.persons import PersonMention
from urbankg.reading.pairs.comparing import SEVERAL_SEATS
from urbankg.reading.pairs.finder import Pair
from urbankg.reading.scene import Scene
from urbankg.reading.sentence_openings import in_whose_words, sentence_of
from urbankg.reading.wordings import any_word

# Three in four of them are the holders where news tells of offices, and fewer where it tells of all kinds of people.
_SILENT = 0.65
_AHEAD = 25  # characters before a name in which «را» or «به نمایندگی از» stands


def most_likely(scene: Scene, pair: Pair) -> float:
    """How likely somebody can be the holder of an office at most, by how he is first named after it."""
    office, mention = scene.offices[pair.office], pair.mention
    if office.phrase.plural or not _is_named_after(scene, office, mention):
        return 1.0
    if pair.listed is not None:
        return 1.0 if office.role in SEVERAL_SEATS else 0.0
    text, sentence = scene.document.text, sentence_of(scene, mention.start)
    before = (text, max(sentence.start, mention.start - _AHEAD), mention.start)
    if any_word("behind another", closing=True).search(*before):
        return 0.0
    said = (at for at, _ in scene.document.occurrences(SPEECH))
    if in_whose_words(scene, mention) or any(mention.end <= at < sentence.end for at in said):
        return 1.0
    if any_word("tells of a change").search(text, sentence.start, sentence.end):
        return 1.0
    befalls = any_word("befalls anybody").search(text, mention.end, sentence.end)
    return 0.0 if befalls or any_word("no holder behind", closing=True).search(*before) else _SILENT


def _is_named_after(scene: Scene, office: Office, mention: PersonMention) -> bool:
    """Whether a person is first named in a sentence after that of an office, and stands beside none anywhere."""
    mentions = scene.persons.people[mention.person].mentions
    first = next((named for named in mentions if named.kind != "pronoun"), None)
    if first != mention or office.start >= sentence_of(scene, mention.start).start:
        return False
    return not any(one.is_beside(named.start, named.end) for named in mentions for one in scene.offices)
