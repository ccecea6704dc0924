"""Calibration: its targets, what is refused, and a small one from end to end."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas
import pytest

import sahel_sim
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.scenario import ScenarioError
from sahel_sim.scenario.accepted_set import read_accepted
from sahel_sim.scenario.parameter_draws import DrawnSets, PriorDraws
from sahel_sim.validation.calibration import CalibrationError, calibrate, check_calibration, every_number
from sahel_sim.validation.calibration_targets import (
    HALF,
    LAST_YEAR,
    TargetReader,
    by_target,
    on_scale,
    recorded,
    reporting_of_runs,
    starting_scenario,
    starts,
    targets,
)

beside = [each for each in (Path.cwd(), *Path.cwd().parents) if (each / "shared/evidence").is_dir()]
HERE = beside[0] / "shared" if beside else None
needs_data = pytest.mark.skipif(
    HERE is None, reason="UCDP's tables are not shipped and not beside this checkout"
)


def test_nothing_later_than_2021_is_fitted():
    assert {target.start for target in targets()} == {"mali_2012_01", "mali_2013_01", "mali_2017_03"}
    assert all(target.first <= target.last <= LAST_YEAR for target in targets())
    assert all(target.low <= target.best <= target.high for target in targets())
    assert len({target.id for target in targets()}) == len(targets())


def test_each_start_is_simulated_until_its_last_target_and_no_longer():
    for start in starts():
        story = starting_scenario(start)
        last = max(target.last for target in targets() if target.start == start)
        assert story.dates[-1] == f"{last + 1}-01-01"


def test_sides_of_targets_are_in_their_scenarios():
    for target in targets():
        names = starting_scenario(target.start).place.factions.names
        assert target.side_a in names, target.id
        assert target.side_b in (*names, "civilians"), target.id


@needs_data
def test_targets_are_the_yearly_figures_of_ucdp():
    assert HERE is not None
    published = pandas.read_csv(HERE / "evidence/deaths_by_dyad_year.csv")
    sides = {"csp": ["CMA"], "aqim": ["AQIM", "MUJAO", "Signed-in-Blood Battalion", "al-Murabitun"],
             "ansar_dine": ["Ansar Dine", "FLM"], "jnim": ["JNIM"], "is_sahel": ["IS"]}  # fmt: skip
    for target in targets():
        if target.source == "K1":
            years = published["year"].between(target.first, target.last)
            chosen = published[years & published["side_b"].isin(sides[target.side_b])]
            assert chosen["best"].sum() == target.best, target.id
            if len(chosen):
                assert (chosen["low"].sum(), chosen["high"].sum()) == (target.low, target.high), target.id


def test_what_is_below_the_threshold_is_not_far_from_it():
    assert on_scale(np.array([0.0])) == pytest.approx(np.log(HALF))
    assert recorded().shape == (len(targets()),)


def test_targets_are_read_off_runs_with_reporting_of_their_own():
    start = "mali_2012_01"
    story, reading = starting_scenario(start), TargetReader(start, 1)
    how = {"seed": 1, "execution": Execution(1)}
    found = reduce_runs([story], reading, 4, **how)  # type: ignore[arg-type]
    alone = reduce_runs([story], reading, replicates=[2], **how)  # type: ignore[arg-type]

    assert set(found.values) == {target.id for target in targets() if target.start == start}
    for name, values in found.values.items():
        deaths = np.exp(values[0]) - HALF
        assert ((deaths < 0.01) | (deaths >= 24.99)).all(), name
        assert values[0, 2] == alone.values[name][0, 0]
    assert replace(reading, seed=2).identity != reading.identity


def test_targets_of_all_starts_stand_side_by_side():
    values = [
        {target.id: np.full(3, float(at)) for at, target in enumerate(targets()) if target.start == start}
        for start in starts()
    ]

    assert (by_target(values) == np.arange(len(targets()))).all()


def test_too_few_sets_are_refused_before_anything_is_run():
    with pytest.raises(CalibrationError) as refused:
        check_calibration(10)

    assert "10 sets are too few" in refused.value.text("en")
    assert refused.value.text("fr") != refused.value.text("en")


@pytest.mark.slow
def test_a_small_calibration_goes_on_where_it_was_broken_off_and_is_written(tmp_path):
    """The method is tested elsewhere on posteriors that are known; so few sets say nothing about Mali."""
    seen: list[str] = []

    def stop(what, done, total):
        seen.append(what)
        if what.startswith("wave 2"):
            raise KeyboardInterrupt

    how = Execution(1, keep=tmp_path / "work")
    with pytest.raises(KeyboardInterrupt):
        calibrate(240, seed=3, execution=how, note=stop)
    again: list[tuple[str, int, int]] = []
    found = sahel_sim.calibrate(
        240, seed=3, executor=1, keep=tmp_path / "work", note=lambda *told: again.append(told)
    )
    kept = [done for what, done, total in again if what.startswith("wave 1")]

    assert kept == [240, 240, 240]
    assert found.accepted.weights.sum() == pytest.approx(1.0)
    assert ((found.accepted.parts >= 0.0) & (found.accepted.parts <= 1.0)).all()
    assert found.accepted_values.shape == (512, len(targets()))
    folder = found.write(tmp_path / "out")
    told = read_accepted(folder / "accepted_set.json")
    assert len(told) == len(found.accepted.weights)
    assert told.known["last_year"] == 2021
    assert len(pandas.read_csv(folder / "targets.csv")) == len(targets())
    assert "synthetic truths" in found.headline("en")
    assert told.reporting is not None
    assert told.known["effective"] == pytest.approx(found.accepted.effective, abs=0.1)


@pytest.mark.slow
def test_known_numbers_are_found_again_from_end_to_end(tmp_path):
    """Two wars that are known, with little and with much fire, take the place of Mali in turn."""
    fire = list(every_number()).index("parameters.combat.fire")
    usual = PriorDraws(99).parts(7)
    found = []
    for part in (0.1, 0.9):
        truth = usual.copy()
        truth[fire] = part
        of_truth = DrawnSets(truth[None], np.ones(1), "truth")
        goal = by_target(
            [
                reduce_runs(
                    [starting_scenario(start)], TargetReader(start, 42), 1, seed=42, execution=Execution(1),
                    draws=of_truth,
                ).of_scenario(0)
                for start in starts()
            ]
        )[0]  # fmt: skip
        work = tmp_path / str(part)
        if found:
            shutil.copytree(
                tmp_path / "0.1", work, ignore=shutil.ignore_patterns("wave_2*", "wave_3*", "acc*")
            )
        told = calibrate(400, seed=3, goal=goal, execution=Execution(1, keep=work))
        found.append((truth, goal, told))

    means = [float(told.accepted.weights @ told.accepted.parts[:, fire]) for _, _, told in found]
    prior = np.array([PriorDraws(3).parts(n)[fire] for n in range(400)]).mean()
    assert means[0] < prior < means[1]
    assert means[1] - means[0] > 0.2
    for truth, goal, told in found:
        assert all(emulator.plausible(truth[None], goal)[0] for emulator in told.emulators)
        fitted = [at for at in told.table.fitted if at < len(truth)]
        assert fire in fitted


def test_sets_with_other_numbers_of_reporting_are_refused():
    few = DrawnSets(np.full((3, 5), 0.5), np.full(3, 1.0 / 3.0), "reporting")

    with pytest.raises(ScenarioError, match="damaged"):
        reporting_of_runs([0, 1], seed=1, sets=few)
