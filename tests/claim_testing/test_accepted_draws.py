"""Claims over the accepted set: what is simulated is what runs draw, and verdicts ask both spaces."""

import numpy as np
import pytest

from sahel_sim import read, with_changes
from sahel_sim.claim_testing import assumptions
from sahel_sim.claim_testing.assumptions import DEFAULTS, Family, accepted_draws
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.judgement import judge
from sahel_sim.claim_testing.parameter_space import ContrastMargin
from sahel_sim.claim_testing.registration import of_method
from sahel_sim.claim_testing.rules import Paired
from sahel_sim.claim_testing.simulator import scenario_of
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.verdict import Verdict, verdicts_of
from sahel_sim.scenario.accepted_set import drawn_scenario
from sahel_sim.scenario.draw_kinds import ACCEPTED

WITH, WITHOUT = (
    Arm("with", {"state.military_pressure": 0.8}),
    Arm("without", {"state.military_pressure": 0.0}),
)
CLAIM = Claim(
    name="C_made",
    report="Force",
    statement={"en": "Pressure costs lives.", "fr": "La pression coûte des vies."},
    scenario="two_towns",
    arms=(WITH, WITHOUT),
    rule=Paired("battle_deaths", "with", "without", "more"),
    smallest_effect=100.0,
    runs=60,
)


def test_what_is_simulated_is_what_the_run_of_that_number_draws():
    asked = accepted_draws(3)[2]
    world = scenario_of(CLAIM, WITH, asked)
    run = drawn_scenario(
        with_changes(read("two_towns"), {"parameter_draws": ACCEPTED, **WITH.changes}), replicate=2
    )

    assert asked.family is Family.ACCEPTED
    assert world.settings == run.settings
    assert world.digest() != scenario_of(CLAIM, WITH, DEFAULTS).digest()


def test_a_pressure_of_an_arm_is_scaled_and_none_stays_none():
    asked = accepted_draws(1)[0]
    scale = asked.drawn["scales.pressure_state"]
    pressed = scenario_of(CLAIM, WITH, asked).settings
    spared = scenario_of(CLAIM, WITHOUT, asked).settings
    towards = [key for key in pressed if key.startswith("crown.military_pressure.")]

    assert towards
    assert [pressed[key] for key in towards] == pytest.approx([min(0.8 * scale, 1.0)] * len(towards))
    assert [spared[key] for key in towards] == [0.0] * len(towards)


def test_there_are_none_where_no_set_fits_the_rules_and_the_method_says_so(monkeypatch):
    known = of_method()
    monkeypatch.setattr(assumptions, "accepted_is_of_these_rules", lambda: False)

    assert accepted_draws(5) == ()
    assert of_method() != known


def trial(holds: bool, ranges: float, accepted: float | None) -> Trial:
    """A claim with the margins of hundred points of each space; ``accepted`` None: there is no such set."""
    luck = np.arange(60.0) % 7.0
    size = 300.0 if holds else 0.0
    values = {"with": {"battle_deaths": 1000.0 + size + luck}, "without": {"battle_deaths": 1000.0 - luck}}
    judged = judge(CLAIM.proof, values)

    def points(share: float) -> tuple[TrialResult, ...]:
        signs = [1.0 if at < share * 100 else -1.0 for at in range(100)]
        return tuple(TrialResult(DEFAULTS, judged, x, (ContrastMargin(x, 0.0),)) for x in signs)

    fitted = () if accepted is None else points(accepted)
    return Trial(CLAIM, TrialResult(DEFAULTS, judged, size - 100.0), (), points(ranges), accepted=fitted)


@pytest.mark.parametrize(
    ("holds", "ranges", "accepted", "right"),
    [
        (True, 0.95, 0.95, Verdict.SUPPORTED),
        (True, 0.95, 0.50, Verdict.DEPENDS),
        (True, 0.50, 0.95, Verdict.DEPENDS),
        (True, 0.95, None, Verdict.SUPPORTED),
        (False, 0.05, 0.05, Verdict.NOT_SUPPORTED),
        (False, 0.05, 0.50, Verdict.DEPENDS),
        (False, 0.05, None, Verdict.NOT_SUPPORTED),
    ],
)
def test_a_verdict_for_whatever_is_assumed_asks_both_spaces(
    holds: bool, ranges: float, accepted: float | None, right: Verdict
):
    tried = trial(holds, ranges, accepted)
    (ruling,) = verdicts_of([tried])

    assert ruling.verdict is right
    assert tried.share[0] == ranges
    assert np.isnan(tried.accepted_share[0]) if accepted is None else tried.accepted_share[0] == accepted
