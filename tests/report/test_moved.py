"""What moved it: the books balance exactly, and every cause has its words."""

import re
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.report.ledger_causes import cause
from sahel_sim.report.ledger_text import MOST, STOCKS, account_text, moved
from saying import told_in


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("faction", ["government", "csp", "jnim", "is_sahel"])
def test_the_causes_add_up_to_end_minus_start_exactly(north, stock, faction):
    account = moved(north, stock, faction)

    assert account.end - account.start == sum(amount for _, amount in account.causes)


def test_gathering_small_causes_loses_nothing(north):
    account = moved(north, "fighters", "jnim")

    assert account.change == pytest.approx(sum(x for _, x in account.gathered()))


def with_causes(results, amounts):
    """The same results with these causes, and no others, for the fighters of the league."""
    ledger = {
        ("fighters", "recruitment", why): np.stack(
            [np.zeros((len(results), 1)), np.full((len(results), 1), x)], 1
        )[..., 0]
        for why, x in amounts.items()
    }
    return replace(results, ledger=ledger)


def test_causes_come_by_size_and_small_ones_are_gathered(known):
    results = with_causes(known, {"tiny": 1.0, "big": 300.0, "less": -200.0, "small": -2.0})

    assert moved(results, "fighters", "league").gathered() == (("big", 300.0), ("less", -200.0), (None, -1.0))


def test_one_small_cause_alone_keeps_its_name(known):
    results = with_causes(known, {"big": 300.0, "tiny": 1.0})

    assert moved(results, "fighters", "league").gathered() == (("big", 300.0), ("tiny", 1.0))


def test_no_more_than_a_few_causes_are_told_apart(known):
    results = with_causes(known, {f"cause {n}": 100.0 + n for n in range(9)})

    gathered = moved(results, "fighters", "league").gathered()
    assert len(gathered) == MOST + 1
    assert gathered[-1] == (None, 100.0 + 101.0 + 102.0)


def test_a_cause_that_moves_nothing_in_sum_is_not_told(north):
    assert ("fighters", "movement", "moved") in north.ledger
    assert "moved" not in dict(moved(north, "fighters", "jnim").causes)


def test_the_sentence_names_causes_with_their_sign(known):
    results = with_causes(known, {"drafted": 310.0, "deserted": -30.0})

    assert (
        account_text(balanced(results, 280.0), "fighters", "league")
        == "The League +280 fighters: drafted +310, deserted \N{MINUS SIGN}30."
    )


def test_the_sentence_in_french_has_french_causes(known):
    results = with_causes(known, {"drafted": 310.0, "deserted": -30.0})

    assert (
        account_text(balanced(results, 280.0), "fighters", "league", "fr")
        == "La Ligue, +280 combattants\N{NO-BREAK SPACE}: recrues de l'armée +310, "
        "désertions \N{MINUS SIGN}30."
    )


def balanced(results, change):
    """The same results with an end of the league's fighters that is so much above its start."""
    fighters = results.opening["fighters"].copy()
    fighters[:, 1, 0] += change
    return replace(results, final={**results.final, "fighters": fighters})


@pytest.mark.parametrize("faction", ["government", "csp", "jnim", "is_sahel"])
def test_the_numbers_of_a_sentence_add_up(north, faction):
    head, causes = account_text(north, "fighters", faction).split(": ")

    def numbers(text):
        return [
            int(n.replace(",", "").replace("\N{MINUS SIGN}", "-"))
            for n in re.findall(r"[+\N{MINUS SIGN}]?[\d,]*\d", text)
        ]

    assert numbers(head)[-1] == sum(numbers(causes))


def test_a_stock_that_nothing_moved_says_so(known):
    assert account_text(with_causes(known, {}), "fighters", "league") == "The League: nothing moved it."


@pytest.mark.parametrize(
    ("stock", "faction", "named"), [("gold", "crown", "gold"), ("fighters", "duke", "duke")]
)
def test_what_has_no_account_is_named_with_what_there_is(known, stock, faction, named):
    with pytest.raises(KeyError, match=f"'{named}'.*There are: "):
        moved(known, stock, faction)


def test_every_cause_of_a_run_has_french_words(north, results):
    causes = {why: story.factions for story in (north, results) for _, _, why in story.ledger}

    assert len(causes) > 10
    assert set() == {why for why, factions in causes.items() if told_in("fr", cause, why, factions) == why}


def test_who_went_over_is_told_by_the_name_of_the_faction_that_is_left(north):
    assert "defectors (CSP)" == cause("from csp", north.factions)
    assert "transfuges du CSP" == told_in("fr", cause, "from csp", north.factions)
