"""What a mind of a user decides is checked at the door: whose it is, for whom, and what is expected."""

import numpy as np
import pytest

from sahel_sim.core import DecisionError, Orders, PlainSeat, SahelError, Terms, strategy
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import FactionAgent, SahelModel
from sahel_sim.scenario import read, with_changes
from worlds import NoNumbers

SCENARIO_FILE = with_changes(read("two_towns"), {"years": 1})

BAD = {
    "nothing": (None, "gave nothing"),
    "words": (["a", "b", "c", "d"], "not an array of numbers"),
    "a table": ({"Port": 1.0}, "not an array of numbers"),
    "a list of different lengths": ([[1.0], [1.0, 2.0]], "not an array of numbers"),
    "not numbers": (np.array([1.0, np.nan, 1.0, 1.0]), "NaN"),
    "infinity": (np.array([1.0, np.inf, 1.0, 1.0]), "infinite"),
    "nowhere": (np.zeros(4), "is 0 wherever it may go"),
    "one place too few": (np.ones(2), r"has the shape \(2,\)"),
    "one number in an array": (np.ones(1), r"has the shape \(1,\)"),
    "a place and a world too many": (np.ones((1, 4)), r"has the shape \(1, 4\)"),
    "below nothing": (np.array([1.0, -0.5, 0.0, 0.0]), r"is below 0 somewhere: -0\.5"),
    "three things": ((np.ones(4), 0.5, 0.5), "gave 3 things"),
    "resolve in percent": ((np.ones(4), 50), "not from 0 to 1: 50"),
    "resolve that is no number": ((np.ones(4), float("nan")), "resolve .*NaN"),
    "resolve of another shape": ((np.ones(4), np.ones(2)), r"resolve .* has the shape \(2,\)"),
    "no resolve": ((np.ones(4), None), "resolve .*NaN"),
}


def deciding(decision: object, base: type = FactionAgent) -> type:
    """A mind that decides so."""

    class Odd(base):
        def decide(self) -> object:
            """What it is told to."""
            return decision

    return Odd


DOORS = {
    "SahelModel": lambda mind: SahelModel(SCENARIO_FILE, rng=1, strategies={"league": mind}).step(),
    "run": lambda mind: run(SCENARIO_FILE, 2, strategies={"league": mind}, execution=Execution(1)),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("base", [FactionAgent, PlainSeat])
@pytest.mark.parametrize(("decision", "message"), BAD.values(), ids=BAD)
def test_a_bad_decision_is_told_with_its_class_its_faction_and_what_is_expected(
    door, base, decision, message
):
    with pytest.raises(DecisionError, match=message) as told:
        door(deciding(decision, base))

    for text in (told.value.text("en"), told.value.text("fr")):
        assert "Odd.decide()" in text
        assert "league" in text
        assert "np.ones(4)" in text


@pytest.mark.parametrize(
    "decision", [1.0, [1, 0, 2, 1], np.array([True, False, True, True]), (np.ones(4), 1)]
)
def test_a_decision_that_fits_is_taken(decision):
    SahelModel(SCENARIO_FILE, rng=1, strategies={"league": deciding(decision)}).step()


def test_a_faction_without_fighters_may_be_nowhere():
    story = with_changes(SCENARIO_FILE, {"league.fighters": 0})
    SahelModel(story, rng=1, strategies={"league": deciding(np.zeros(4))}).step()


class Late(PlainSeat):
    """Loses its mind by the dice."""

    def decide(self) -> np.ndarray:
        """NaN, now and then."""
        return np.full(4, np.nan if self.draw("madness")[0] < 0.05 else 1.0)


def test_a_bad_decision_late_in_some_runs_is_a_failure_with_its_number_and_the_others_stay():
    results = run(SCENARIO_FILE, 12, strategies={"league": Late}, execution=Execution(1))

    assert len(results.failures) + len(results.replicates) == 12
    assert 0 < len(results.failures) < 12
    assert all("Late.decide()" in failure.message for failure in results.failures)
    for name in ("fighters", "treasury", "control"):
        assert np.isfinite(results.final[name] if name != "treasury" else results["treasury"]).all()


def orders_of(given: object) -> object:
    @strategy(parameters=NoNumbers, sources=("lanchester1916",))
    def odd(seat: object, p: object) -> object:
        """What it is told to."""
        return given

    return odd


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "gave nothing"),
        (np.ones(4), "gave ndarray"),
        (Terms(0.0, 0.0), "gave Terms"),
        (Orders(np.full((1, 1, 4), np.nan), 1.0), "posture .*NaN"),
        (Orders(np.ones((1, 1, 4)), np.inf), "resolve .*infinite"),
        (Orders(np.ones((1, 1, 5)), 1.0), r"posture .* has the shape \(1, 1, 5\)"),
        (Orders("north", 1.0), "not an array of numbers"),
    ],
)
def test_a_bad_decision_of_a_strategy_on_arrays_is_told(given, message):
    with pytest.raises(DecisionError, match=message) as told:
        SahelModel(SCENARIO_FILE, rng=1, strategies={"league": orders_of(given)}).step()

    assert "odd()" in str(told.value)
    assert "Return Orders(posture, resolve)" in told.value.text("en")


@pytest.mark.parametrize("mind", [lambda seat: np.ones(4), "press", object(), dict, None])
@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_what_is_no_mind_is_refused_before_anything_runs(door, mind):
    with pytest.raises(SahelError, match="'league' cannot be led by"):
        door(mind)
