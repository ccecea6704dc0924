"""Flows: what one mechanism moved of a stock in a run."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.claim_testing.ledger_flows import MOVERS, Flow, words_for_stock
from sahel_sim.claim_testing.run_statistics import MeasureOf
from sahel_sim.core import stocks
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import read, with_changes


@pytest.fixture(scope="module")
def north() -> Ensemble:
    """Three runs of northern Mali over two years, with talks."""
    return run(with_changes(read("force_and_dialogue"), {"years": 2}), 3, execution=Execution(1))


@pytest.fixture(scope="module")
def known(north: Ensemble) -> Ensemble:
    """The same with a ledger known by hand; factions: government, csp, jnim, is_sahel, platform, hunters."""
    hostility = np.zeros((3, 6, 6))
    hostility[:, 1, 2], hostility[:, 2, 1] = -0.5, -0.3
    hostility[:, 1, 3] = hostility[:, 3, 1] = 0.1
    ledger = {
        ("fighters", "recruitment", "angry"): np.array(
            [[0.0, 1, 10, 100, 0, 0], [0, 2, 20, 200, 0, 0], [0, 3, 30, 300, 0, 0]]
        ),
        ("fighters", "recruitment", "paid"): np.array(
            [[0.0, 5, 0, -1, 0, 0], [0, 5, 0, 0, 0, 0], [0, 5, 0, 0, 0, 0]]
        ),
        ("fighters", "combat", "killed"): np.full((3, 6), -7.0),
        ("approval", "opinion", "rally"): np.array([[0.4, 0.0, 0.2, 0.6, 0.0, 0.0]] * 3),
        ("hostility", "alliance", "reasons"): hostility.reshape(3, 36),
        ("divide", "opinion", "war"): np.array([[0.1], [0.2], [0.3]]),
        ("residents", "harm", "killed"): np.array([[-5.0], [-6.0], [-7.0]]),
    }
    return replace(north, ledger=ledger)


def moved(told: Ensemble, stock: str, whom: str, by: str) -> list[float]:
    return Flow("x", stock, whom, by).of_runs(told).tolist()


def test_the_causes_of_one_mechanism_are_added_up(known):
    assert moved(known, "fighters", "csp", "recruitment") == [6.0, 7.0, 8.0]
    assert moved(known, "fighters", "csp", "combat") == [-7.0] * 3


def test_the_factions_of_a_bloc_are_added_up(known):
    assert moved(known, "fighters", "jihadists", "recruitment") == [109.0, 220.0, 330.0]
    assert moved(known, "fighters", "all", "recruitment") == [115.0, 227.0, 338.0]


def test_an_index_is_a_mean_over_a_bloc(known):
    assert moved(known, "approval", "jihadists", "opinion") == pytest.approx([0.4] * 3)


def test_what_holds_between_two_is_the_mean_of_both_views(known):
    assert moved(known, "hostility", "csp-jnim", "alliance") == pytest.approx([-0.4] * 3)
    assert moved(known, "hostility", "jnim-csp", "alliance") == pytest.approx([-0.4] * 3)
    assert moved(known, "hostility", "rebels-jihadists", "alliance") == pytest.approx([-0.15] * 3)


def test_what_is_of_nobody_in_particular(known):
    assert moved(known, "divide", "all", "opinion") == [0.1, 0.2, 0.3]
    assert moved(known, "residents", "all", "harm") == [-5.0, -6.0, -7.0]


def test_what_a_mechanism_never_moved_is_0(known):
    assert moved(known, "fighters", "jihadists", "desertion") == [0.0] * 3
    assert moved(known, "divide", "all", "combat") == [0.0] * 3


@pytest.mark.parametrize("whom", ["government", "csp", "jnim", "is_sahel", "state", "jihadists", "all"])
@pytest.mark.parametrize("stock", ["fighters", "treasury"])
def test_the_flows_of_a_stock_add_up_to_its_change_to_the_last_grain(north, stock, whom):
    total = sum(Flow("x", stock, whom, by).of_runs(north) for by in MOVERS)

    assert total.tolist() == MeasureOf("x", stock, whom, "change").of_runs(north).tolist()
    lapses = stock == "treasury" and whom in ("government", "state")
    assert lapses or np.any(total != 0.0)


@pytest.mark.parametrize("whom", ["csp-jnim", "csp-is_sahel", "government-csp"])
@pytest.mark.parametrize("stock", ["hostility", "weariness"])
def test_so_do_the_flows_of_what_holds_between_two(north, stock, whom):
    total = sum(Flow("x", stock, whom, by).of_runs(north) for by in MOVERS)

    assert total.tolist() == MeasureOf("x", stock, whom, "change").of_runs(north).tolist()


@pytest.mark.parametrize("held", ["town_control", "village_control"])
def test_so_do_the_flows_of_control_summed_over_places(north, held):
    total = sum(Flow("x", held, "jihadists", by).of_runs(north) for by in MOVERS)
    change = (north.final[held] - north.opening[held])[:, 2:4].sum(axis=(1, 2))

    assert total.tolist() == change.tolist()


def test_everything_in_the_ledger_has_a_known_mover(north):
    assert {mechanism for _, mechanism, _ in north.ledger} <= set(MOVERS)


@pytest.mark.parametrize("stock", stocks())
def test_every_stock_can_be_told_of_all_its_words(north, stock):
    for whom in words_for_stock(stock, north.factions):
        assert Flow("x", stock, whom, "combat").of_runs(north).shape == (3,)


def test_a_flow_has_the_unit_of_its_stock_and_a_label_in_both_languages():
    flow = Flow("x", "fighters", "jihadists", "recruitment")

    assert flow.unit == "persons"
    assert flow.label["en"] == "Fighters (jihadists), moved by recruitment"
    assert flow.label["fr"] == "Combattants (les djihadistes), sous l'effet de recruitment"


@pytest.mark.parametrize(
    ("stock", "whom", "by", "named"),
    [
        ("soldiers", "csp", "combat", "fighters"),
        ("fighters", "csp", "recruiting", "recruitment"),
        ("fighters", "plateforme", "combat", "csp"),
        ("hostility", "csp", "alliance", "csp-jnim"),
        ("divide", "csp", "opinion", "all"),
    ],
)
def test_words_that_are_not_there(known, stock, whom, by, named):
    with pytest.raises(KeyError, match=named):
        Flow("x", stock, whom, by).of_runs(known)
