"""The second look at pairs: a rival counts against a pair, the statuses keep their proportions."""

import pytest

from urbankg.articles.text import article_from_text
from urbankg.reading.pairs.comparing import NOTHING, compared, comparisons, scaled
from urbankg.reading.scene import Scene

TEXT = "خبر روز\nرضا نوری، شهردار اراک، و مینا کاظمی، فرماندار ساوه، آمدند."


def answers(likely: float) -> dict[str, float]:
    return {"incumbent": likely * 0.75, "former": likely * 0.25, NOTHING: 1 - likely}


def test_what_is_unlikely_at_first_is_not_looked_at_again() -> None:
    scene = Scene(article_from_text(TEXT, "a"))
    pairs = list(scene.pairs())
    weighed = [answers(0.001) for _ in pairs]
    assert compared(scene.offices, pairs, weighed) == weighed


def test_a_likely_rival_makes_a_pair_less_likely() -> None:
    scene = Scene(article_from_text(TEXT, "a"))
    pairs = list(scene.pairs())
    own = next(at for at, pair in enumerate(pairs) if pair.office == 0)
    rival = next(at for at, pair in enumerate(pairs) if pair.office == 0 and at != own)
    alone, rivalled = [answers(0.001) for _ in pairs], [answers(0.001) for _ in pairs]
    alone[own] = rivalled[own] = answers(0.6)
    rivalled[rival] = answers(0.97)
    before, after = (compared(scene.offices, pairs, weighed)[own] for weighed in (alone, rivalled))
    assert after[NOTHING] > before[NOTHING]
    assert dict(comparisons(scene.offices, pairs, rivalled)).keys() == {own, rival}


def test_statuses_keep_their_proportions() -> None:
    assert scaled(answers(0.4), 0.8) == pytest.approx(answers(0.8))
