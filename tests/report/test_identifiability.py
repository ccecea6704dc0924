"""The page of a calibration: which numbers the data moved, and what verdicts hang on."""

import numpy as np
import pandas
import pytest

from sahel_sim.claim_testing.verdict import Verdict
from sahel_sim.report.calibration_page import calibration_page, write_calibration
from sahel_sim.report.identifiability import identifiability_table
from sahel_sim.report.verdict_assumptions import TriedClaim
from sahel_sim.scenario.parameter_ranges import pert_parts
from sahel_sim.validation.approximate_bayes import Posterior, reference_table, synthetic_test
from sahel_sim.validation.calibration import Calibration, every_number
from sahel_sim.validation.calibration_targets import targets
from sahel_sim.validation.history_matching import learn_emulator

TOLD, IDLE = "parameters.combat.fire", "parameters.weariness.memory"


@pytest.fixture(scope="module")
def found():
    """A made-up calibration: the targets are one number and noise, and a high one is accepted."""
    numbers = every_number()
    assert IDLE in numbers
    chance = np.random.Generator(np.random.Philox(4))
    drawn = pert_parts(chance.random((600, len(numbers))), tuple(numbers.values()))
    fire = list(numbers).index(TOLD)
    values = drawn[:, [fire]] + 0.1 * chance.standard_normal((600, len(targets())))
    table = reference_table(drawn, values, seed=1, workers=1, trees=50)
    rows = np.argsort(-drawn[:, fire])[:100]
    accepted = Posterior(rows, np.full(100, 0.01), drawn[rows], 1.0)
    model = drawn[:, : len(numbers) - len([name for name in numbers if name.startswith("reporting.")])]
    goal = values[0]
    return Calibration(
        600, 1, (600,), (1.0,), (learn_emulator(model, values, goal),), table, accepted,
        synthetic_test(table, range(40)), goal, values[:50], values[50:100],
    )  # fmt: skip


def test_only_the_number_that_the_data_tell_of_is_told_to_have_moved(found):
    table = identifiability_table(found).set_index("name")

    assert table.loc[TOLD, "told"]
    assert table.loc[TOLD, "shift"] > 1.0
    assert table.loc[TOLD, "accepted_p50"] > table.loc[TOLD, "prior_p95"] * 0.7
    assert not table.loc[IDLE, "told"]
    assert abs(table.loc[IDLE, "shift"]) < 0.4
    assert table["told"].sum() <= 3
    default = every_number()[IDLE].default
    assert table.loc[IDLE, "prior_p05"] < default < table.loc[IDLE, "prior_p95"]


def test_the_page_shows_what_moved_and_what_verdicts_hang_on(found, tmp_path):
    tried = [
        TriedClaim(
            "C1", True, (), {"en": "War pays.", "fr": "La guerre paie."}, Verdict.DEPENDS,
            (0.5, 0.36, 0.64), (0.8, 0.67, 0.9), ("without combat",), ((TOLD, 0.6), (IDLE, -0.5)),
        )
    ]  # fmt: skip

    page = calibration_page(found, "en", tried)
    folder = write_calibration(found, tmp_path / "out", "fr", claims=tried)

    assert "Which assumption each verdict hangs on" in page
    assert "War pays." in page
    assert "Which assumption" not in calibration_page(found, "en")
    assert "combat.fire" in page
    assert "La guerre paie." in (folder / "index.html").read_text("utf-8")
    assert (folder / "identifiability.csv").is_file()
    assert (folder / "figures" / "numbers.svg").is_file()
    verdicts = pandas.read_csv(folder / "verdicts.csv", encoding="utf-8-sig")
    assert verdicts["told_by_record"].to_list() == [TOLD]
    assert verdicts["numbers"].to_list() == [f"{TOLD} +0.60; {IDLE} -0.50"]
