"""How much one client may have in hand: queries, and pages that wait for a query, whoever asked it."""

from __future__ import annotations

import pytest

from urbankg.serve.clients import Clients
from urbankg.serve.refusals import Refusal
from urbankg.serve.settings import Limits


@pytest.mark.parametrize("which", ["running", "waiting"])
def test_one_has_so_many_in_hand_and_others_theirs(which: str) -> None:
    clients = Clients(Limits(at_once_each=2))
    both = {"running": (clients.running, clients.waiting), "waiting": (clients.waiting, clients.running)}
    hold, other = both[which]
    with hold("a"), hold("a"):
        with pytest.raises(Refusal) as refused, hold("a"):
            pass
        assert (refused.value.status, refused.value.headers["retry-after"]) == (429, "1")
        with hold("b"), other("a"):
            pass
    with hold("a"):
        pass
