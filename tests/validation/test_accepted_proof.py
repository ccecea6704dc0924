"""An accepted set is known again by what its runs give, and the one that ships is of these rules."""

import json

import numpy as np
import pytest

from sahel_sim.scenario.accepted_set import accepted_text, read_accepted
from sahel_sim.scenario.draw_kinds import SHIPPED
from sahel_sim.scenario.errors import ScenarioError
from sahel_sim.scenario.parameter_draws import DrawnSets, PriorDraws, drawn_numbers
from sahel_sim.validation.accepted_proof import is_proven, stamp
from sahel_sim.validation.calibration_targets import (
    digest_of_start,
    reporting_parts,
    starts,
    targets_digest,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("set") / "accepted_set.json"
    weights = np.full(3, 1.0 / 3.0)
    sets = DrawnSets(np.array([PriorDraws(5).parts(n) for n in range(3)]), weights)
    reporting = DrawnSets(np.array([reporting_parts(5, n) for n in range(3)]), weights, "reporting")
    path.write_text(accepted_text(sets, {"seed": 5}, reporting), "utf-8")
    assert stamp(path)
    return path


def changed(made, tmp_path, **changes):
    path = tmp_path / "accepted_set.json"
    path.write_text(json.dumps({**json.loads(made.read_text("utf-8")), **changes}), "utf-8")
    return path


def test_a_set_of_code_that_is_only_written_otherwise_is_stamped(made, tmp_path):
    path = changed(made, tmp_path, rules="0" * 64)
    with pytest.raises(ScenarioError):
        read_accepted(path)

    assert stamp(path)
    assert len(read_accepted(path)) == 3


def test_a_set_whose_runs_gave_something_else_is_not(made, tmp_path):
    proof = json.loads(made.read_text("utf-8"))["proof"]
    proof[0][0] += 0.01
    path = changed(made, tmp_path, rules="0" * 64, proof=proof)

    assert not is_proven(path)
    assert not stamp(path)
    assert json.loads(path.read_text("utf-8"))["rules"] == "0" * 64


@pytest.mark.skipif(not SHIPPED.is_file(), reason="No accepted set comes with the library yet.")
def test_the_set_that_ships_is_of_these_rules_and_its_runs_give_what_they_gave():
    """If only code was rewritten: python -m sahel_sim.validation.accepted_proof; else calibrate again."""
    read_accepted(SHIPPED)

    assert is_proven(SHIPPED)


def test_what_the_shipped_set_was_fitted_with_is_what_there_is():
    told = json.loads(SHIPPED.read_text("utf-8"))

    assert told["starts"] == {start: digest_of_start(start) for start in starts()}
    assert told["targets"] == targets_digest()
    assert told["names"] == list(drawn_numbers())
