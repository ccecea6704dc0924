"""Experiments: the outcomes of a scenario under each setting of a table, run as one ensemble."""

import numpy as np
import pytest

import sahel_sim
from sahel_sim.designs.experiment_design import ExperimentOutcomes, design_experiment, run_experiment
from sahel_sim.designs.setting_table import setting_table
from sahel_sim.execution.execution import Execution
from sahel_sim.results.cf_conventions import save
from sahel_sim.scenario import ScenarioError, read, with_changes

TWO_TOWNS = read("two_towns")
ROWS = [
    {"setting": "as it is"},
    {"setting": "hard", "crown.restraint": 0.0},
    {"setting": "no flight", "mechanisms.displacement": "off", "parameters.combat.fire": 0.5},
    {"setting": "short", "years": 3},
]
OUTCOMES = ("battle_deaths", "rebel_war_over", "displaced")
RUNS, SEED = 6, 5
HERE = Execution(workers=1)


def design(rows=ROWS, **changed):
    orders = {"outcomes": OUTCOMES, "runs": RUNS, "seed": SEED, **changed}
    return design_experiment(TWO_TOWNS, setting_table(rows), **orders)


@pytest.fixture(scope="module")
def found() -> ExperimentOutcomes:
    made = design()
    return ExperimentOutcomes(made, run_experiment(made, execution=HERE), {})


def test_each_setting_has_the_bits_of_a_run_of_its_own(found):
    for row in found.design.table.rows:
        alone = sahel_sim.run(with_changes(TWO_TOWNS, row.changes), RUNS, seed=SEED, executor=1).outcomes()
        here = found.frame().query("setting == @row.name").set_index("replicate")
        for name in OUTCOMES:
            np.testing.assert_array_equal(alone[name].to_numpy(np.float64), here[name].to_numpy(), name)


def test_the_table_is_tidy(found):
    table = found.frame()

    settings = ["crown.restraint", "mechanisms.displacement", "parameters.combat.fire", "years"]
    assert list(table.columns) == ["setting", *settings, "replicate", *OUTCOMES]
    assert len(table) == len(ROWS) * RUNS
    assert table["setting"].unique().tolist() == [row["setting"] for row in ROWS]
    assert table["replicate"].tolist() == list(range(RUNS)) * len(ROWS)
    assert table.loc[table["setting"] == "hard", "crown.restraint"].tolist() == [0.0] * RUNS
    assert table.loc[table["setting"] == "as it is", "crown.restraint"].isna().all()


def test_the_summary_has_means_intervals_and_differences_run_beside_run(found):
    summary = found.summary().set_index(["setting", "outcome"])
    table = found.frame()

    deaths = {name: part["battle_deaths"].to_numpy() for name, part in table.groupby("setting")}
    row = summary.loc[("hard", "battle_deaths")]
    gap = deaths["hard"] - deaths["as it is"]
    assert row["mean"] == pytest.approx(deaths["hard"].mean())
    assert row["difference"] == pytest.approx(gap.mean())
    half = 2.570582 * gap.std(ddof=1) / np.sqrt(RUNS)  # Student, 5 degrees of freedom
    assert row["difference_high"] - row["difference"] == pytest.approx(half, rel=1e-6)
    assert np.isnan(summary.loc[("as it is", "battle_deaths"), "difference"])


def test_the_data_have_the_settings_as_an_axis(found, tmp_path):
    data = found.data

    assert data["battle_deaths"].dims == ("setting", "replicate")
    assert data["battle_deaths"].attrs["units"] == "persons"
    assert data["rebel_war_over"].attrs["valid_range"].tolist() == [0.0, 1.0]
    assert data["crown_restraint"].sel(setting="hard") == 0.0
    assert data["mechanisms_displacement"].values.tolist() == ["", "", "off", ""]
    assert data.attrs["kind"] == "experiment"
    assert save(data, tmp_path / "experiment.nc").exists()


def test_with_independent_luck_no_two_runs_share_any():
    rows = [{"setting": "a"}, {"setting": "b", "crown.restraint": TWO_TOWNS.settings["crown.restraint"]}]
    shared, apart = (
        ExperimentOutcomes(made, run_experiment(made, execution=HERE), {})
        for made in (design(rows), design(rows, common_random_numbers=False))
    )

    (a, b), (c, d) = (found.reduction.values["battle_deaths"] for found in (shared, apart))
    np.testing.assert_array_equal(a, b)
    np.testing.assert_array_equal(a, c)
    assert not np.intersect1d(c, d).size
    assert "difference" in shared.summary()
    assert "difference" not in apart.summary()


def test_independent_luck_goes_on_where_it_was_broken_off_and_is_not_mixed_with_common_luck(tmp_path):
    kept = Execution(workers=1, keep=tmp_path / "kept")
    few, many = design(runs=2, common_random_numbers=False), design(common_random_numbers=False)
    run_experiment(few, execution=kept)
    told = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    again = run_experiment(many, execution=Execution(workers=1, keep=tmp_path / "kept", progress=progress))
    assert told[0] == (2 * len(ROWS), RUNS * len(ROWS))
    assert again.digest() == run_experiment(many, execution=HERE).digest()
    with pytest.raises(sahel_sim.SahelError, match=r"begun with luck of kind independent, not common"):
        run_experiment(design(), execution=kept)


def test_too_many_runs_are_refused():
    with pytest.raises(ScenarioError, match="4 rows of 300000 runs: 1200000 runs in all") as caught:
        design(runs=300_000)
    assert "4 lignes de 300000 simulations" in caught.value.text("fr")


def test_an_outcome_that_a_row_is_too_short_to_tell_is_refused_with_the_row():
    with pytest.raises(ScenarioError, match=r"Row 1: In this row a run lasts 1 years, too short to tell"):
        design([{"years": 1}])


def test_unknown_outcomes_and_wrong_settings_are_told_together():
    with pytest.raises(ScenarioError) as caught:
        design([{"crown.restraint": 3}], outcomes=("battle_death",))
    assert [mistake.kind for mistake in caught.value.mistakes] == ["unknown_outcome", "too_high"]


def test_an_experiment_that_is_written_down_keeps_the_path_of_its_table(tmp_path):
    story = with_changes(read("return_to_dialogue"), {"dialogue.path": "armed_first", "years": 3})
    rows = [{"setting": "as it is"}, {"setting": "half way", "dialogue.inclusivity": 0.5}]
    made = design_experiment(story, setting_table(rows), OUTCOMES, RUNS, SEED)
    (tmp_path / "scenario.yaml").write_text(made.scenario.resolved(), encoding="utf-8")
    (tmp_path / "design.csv").write_text(made.table.to_csv(), encoding="utf-8")
    again = design_experiment(
        read(tmp_path / "scenario.yaml"), setting_table(tmp_path / "design.csv"), OUTCOMES, RUNS, SEED
    )

    assert [story.settings for story in again.scenarios] == [story.settings for story in made.scenarios]
    assert made.scenarios[1].settings["dialogue.parties.jnim"] == 1.0
    assert made.scenarios[1].settings["dialogue.parties.women"] == 0.0
