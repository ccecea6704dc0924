"""Claims that begin at different dates, with other factions, are answered together as each is alone."""

from dataclasses import replace

import numpy as np

from sahel_sim.claim_testing.assumptions import DEFAULTS
from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.simulator import SimulatedAnswers
from sahel_sim.execution.execution import Execution

OF_2012, OF_2024 = "C08_hindcast_rebels_win", "C10b_jihadists_talks_calm_their_war"


def test_a_start_with_other_factions_breaks_nothing_and_changes_nothing():
    asked = [replace(read_claim(name), years=1) for name in (OF_2012, OF_2024)]
    questions = [Question(claim, DEFAULTS, 2) for claim in asked]
    together = SimulatedAnswers(1, Execution(1))
    found = together(questions)

    assert together.broken == {}
    for question, values in zip(questions, found, strict=True):
        (alone,) = SimulatedAnswers(1, Execution(1))([question])
        assert values.keys() == alone.keys()
        for arm, outcomes in alone.items():
            for name, x in outcomes.items():
                np.testing.assert_array_equal(values[arm][name], x)
