"""The displaced inside Mali: the table, what is read off runs, and baselines against closed forms."""

import csv
from pathlib import Path

import numpy as np
import pytest

import sahel_sim
from contract.bibliography import bibliography
from sahel_sim.validation.displaced_people import (
    displaced_baselines,
    displaced_counts,
    displaced_inside,
    forecast_displaced,
)

COUNTS = Path(__file__).parents[3] / "shared" / "data" / "displacement_yearly_to_2023.csv"
MONTHS = tuple(f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13))


def test_counts_are_those_of_the_source():
    if not COUNTS.exists():
        pytest.skip("UNHCR's figures are not beside this project.")
    with COUNTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["asylum_iso"] == "MLI"]
    found = {(row["measure"], row["year"]): float(row["value"]) for row in rows}

    assert len(displaced_counts()) == 12
    for count in displaced_counts():
        assert count.persons == found["idps", count.date[:4]]
        assert count.by_idmc == found["idps_total", count.date[:4]]
    assert {count.source for count in displaced_counts()} <= set(bibliography())


def test_baselines_of_equal_counts_are_sure_of_them():
    for name, sample in displaced_baselines(np.full(5, 3e5), 2).items():
        assert sample == pytest.approx(np.full((1000, 2), 3e5)), name


def test_baselines_are_lognormal_about_what_can_be_counted_by_hand():
    """Doubling each year: the last, the mean of the last two, and a line; the width of the last is log 2."""
    past = 1e5 * np.array([1.0, 2.0, 4.0, 8.0])
    found = displaced_baselines(past, 2)
    line = np.polyval(np.polyfit(np.arange(4.0), past, 1), [4.0, 5.0])

    for name, middle in {"persistence": [8e5] * 2, "last_year": [6e5] * 2, "trend": line}.items():
        assert np.median(found[name], axis=0) == pytest.approx(middle, rel=0.01), name
    width = np.log(found["persistence"]).std(axis=0)
    assert width == pytest.approx([np.log(2.0), np.log(2.0) * np.sqrt(2.0)], rel=0.01)
    assert np.log(found["last_year"]).std(axis=0)[0] == pytest.approx(np.log(8.0 / 3.0), rel=0.01)


def test_ends_of_years_are_taken_and_scored_in_closed_form():
    told = np.tile(np.linspace(100.0, 2400.0, 24), (8, 1))
    found = forecast_displaced({"model": told}, MONTHS)
    came = [379_932.0, 354_739.0]

    assert found.dates == ("2022-12-31", "2023-12-31")
    assert found.outcome.tolist() == came
    assert [count.date[:4] for count in found.past] == ["2017", "2018", "2019", "2020", "2021"]
    score = found.scores()["model"]
    assert score.crps == pytest.approx(np.mean([came[0] - 1200.0, came[1] - 2400.0]))
    exact = np.mean([np.log(came[0] + 1.0) - np.log(1201.0), np.log(came[1] + 1.0) - np.log(2401.0)])
    assert score.log_crps == pytest.approx(exact)
    assert (score.within_50, score.within_90) == (0, 0)


def test_runs_that_know_the_counts_score_better_than_all_baselines():
    told = np.zeros((8, 24))
    told[:, 11], told[:, 23] = 379_932.0, 354_739.0
    scores = forecast_displaced({"knows": told}, MONTHS).scores()

    assert scores["knows"].log_crps == pytest.approx(0.0, abs=1e-12)
    assert scores["knows"].within_50 == 2
    assert all(scores[name].log_crps > 0.0 for name in scores if name != "knows")


def test_those_who_fled_abroad_are_not_inside():
    story = sahel_sim.with_changes(sahel_sim.read("mali_2012_01"), {"years": 1})
    told = sahel_sim.run(story, runs=3, seed=1, executor=1, places=True)
    inside = displaced_inside(told)
    abroad = told.places.foreign[0, 0] > 0.0
    beyond = told.by_place["refuge"][:, 1:, 0, abroad].sum(axis=-1)

    assert inside.shape == (3, 12)
    assert (beyond[:, -1] > 0.0).all()
    assert inside + beyond == pytest.approx(told["displaced"][:, 1:, 0], rel=1e-6)
