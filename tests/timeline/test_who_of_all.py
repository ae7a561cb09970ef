"""Who held many posts on a day is what is answered for each of them alone."""

import urbankg
from urbankg.articles import article_from_text
from urbankg.persian.dates import parse_date
from urbankg.timeline.asked import post_of
from urbankg.timeline.holders import who, who_of_all


def test_all_together_are_answered_as_each_alone():
    store = urbankg.open_store()
    told = "شهر\n۲۷ دی ۱۴۰۰\nمینا آذرنیا، شهردار قزوین، از طرح تازه گفت."
    urbankg.ingest(store, [article_from_text(told, "qazvin-1")])
    posts = [
        post_of(words) for words in ("شهردار تهران", "شهردار قزوین", "استاندار اصفهان", "رئیس شورای شهر قم")
    ]
    for day in ("1390-01-01", "1400-11-01", "1400"):
        span = parse_date(day)
        for post, together in zip(posts, who_of_all(store, posts, span), strict=True):
            alone = who(store, post, span)
            assert (together.post, together.conflict) == (alone.post, alone.conflict)
            said = [(h.name, h.certainty, h.first, h.last, h.possible) for h in alone.holders]
            assert [(h.name, h.certainty, h.first, h.last, h.possible) for h in together.holders] == said
