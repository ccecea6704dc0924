"""Every kind of study, asked something small."""

from unittest import mock

import pytest

import sahel_sim
from sahel_sim.claim_testing.effort import EFFORTS, ClaimEffort

SMALL = ClaimEffort(
    "teaching",
    runs=4,
    of_settings=2,
    draws=2,
    of_draws=2,
    steps=1,
    children=1,
    of_coalitions=2,
    points=2,
    looks_again=False,
)
OUTCOMES = ("battle_deaths", "rebel_war_over")
TABLE = [{"setting": "as it is"}, {"setting": "hard", "crown.restraint": 0.0}]
CLAIM = "C12b_one_softer_side_is_enough"
SOFT = "scenario: soft\ntitle: {en: Soft, fr: Doux}\nbased_on: two_towns\ncrown: {restraint: 1.0}\n"


def _run(soft, **orders):
    return sahel_sim.run("two_towns", 5, seed=3, **orders)


def _outcomes(soft, **orders):
    return sahel_sim.run("two_towns", 5, seed=3, outcomes=OUTCOMES, **orders)


def _compare(soft, **orders):
    return sahel_sim.compare("two_towns", soft, runs=5, seed=3, **orders)


def _sweep(soft, **orders):
    return sahel_sim.sweep(
        "two_towns", {"crown.restraint": [0, 1]}, runs=5, seed=3, outcomes=OUTCOMES, **orders
    )


def _experiment(soft, **orders):
    return sahel_sim.experiment(TABLE, "two_towns", runs=5, seed=3, outcomes=OUTCOMES, **orders)


def _claims(soft, **orders):
    with mock.patch.dict(EFFORTS, {"teaching": SMALL}):
        return sahel_sim.claims(CLAIM, seed=3, **orders)


STUDIES = {
    "run": (_run, sahel_sim.run),
    "outcomes": (_outcomes, sahel_sim.run),
    "compare": (_compare, sahel_sim.compare),
    "sweep": (_sweep, sahel_sim.sweep),
    "experiment": (_experiment, sahel_sim.experiment),
    "claims": (_claims, sahel_sim.claims),
}
ALL = tuple(STUDIES)
every_kind = pytest.mark.parametrize("kind", ALL)
