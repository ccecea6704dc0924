"""The ledger says of any stock what moved it, cause by cause."""

import numpy as np

from sahel_sim.core import gain, note
from sahel_sim.engine import Ledger
from worlds import country

ONES = np.ones((2, 4, 6))


def entered(*, by_locality: bool) -> Ledger:
    ledger = Ledger(by_locality)
    ledger.enter("recruitment", (gain("fighters", ONES, "joined"), note("losses", ONES)))
    ledger.enter("desertion", (gain("fighters", -2 * ONES, "left"),))
    ledger.enter("recruitment", (gain("fighters", 3 * ONES, "joined"),))
    return ledger


def test_amounts_of_one_cause_add_up():
    joined, left = entered(by_locality=True).of("fighters")

    assert (joined.mechanism, joined.why, left.mechanism, left.why) == (
        "recruitment",
        "joined",
        "desertion",
        "left",
    )
    assert (joined.amount == 4.0).all()
    assert (left.amount == -2.0).all()


def test_amounts_are_summed_over_places_unless_told_otherwise():
    assert (
        entered(by_locality=False).of("fighters")[0].amount.tolist() == (24.0 * np.ones((2, 4, 1))).tolist()
    )
    assert entered(by_locality=True).of("fighters")[0].amount.shape == (2, 4, 6)


def test_the_total_is_the_sum_of_all_causes():
    assert (entered(by_locality=False).total("fighters") == 12.0).all()


def test_flows_are_not_in_the_books():
    assert entered(by_locality=False).of("losses") == ()


def test_nothing_moved_what_no_mechanism_touched():
    assert entered(by_locality=False).total("treasury") == 0.0


def test_the_same_cause_by_two_mechanisms_makes_two_lines():
    ledger = Ledger()
    ledger.enter("harm", (gain("residents", -ONES[:, :1], "died"),))
    ledger.enter("combat", (gain("residents", -ONES[:, :1], "died"),))

    assert [line.mechanism for line in ledger.of("residents")] == ["harm", "combat"]


def test_a_ledger_that_was_told_nothing_has_no_lines():
    assert list(Ledger()) == []


def test_entering_does_not_alter_the_changes():
    entry = gain("fighters", country(2).fighters, "joined")
    before = entry.amount.tobytes()
    ledger = Ledger(by_locality=True)
    ledger.enter("a", (entry,))
    ledger.enter("a", (entry,))

    assert entry.amount.tobytes() == before
