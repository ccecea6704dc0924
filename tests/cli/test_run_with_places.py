"""``sahel-sim run --places``: what it writes, goes on with and reproduces; and the same from Python."""

import json
from pathlib import Path

import pandas
import pytest
from spoken import Ask

import sahel_sim
from sahel_sim.cli.output_folder import UNFINISHED
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import with_changes

SCENARIO_FILE = ("two_towns", "--set", "years=2", "--runs", "3", "--workers", "1")


@pytest.fixture
def begun(folder: Path) -> Path:
    """A run with its places that was broken off after one of three."""
    story = with_changes(sahel_sim.read("two_towns"), {"years": 2, "runs": 3})
    goal = folder / "mine"
    run(story, 1, execution=Execution(1, 1, goal / UNFINISHED), places=True)
    return goal


def test_a_run_with_places_writes_them_and_is_reproduced_with_them(folder: Path, ask: Ask) -> None:
    assert ask("run", *SCENARIO_FILE, "--places", "-o", "mine", "-q").status == 0
    events = pandas.read_csv(folder / "mine" / "events.csv")
    outcomes = pandas.read_csv(folder / "mine" / "outcomes.csv")

    assert events[["deaths_a", "deaths_b"]].to_numpy().sum() == pytest.approx(
        outcomes[[name for name in outcomes if name.startswith("fighters_lost")]].to_numpy().sum(), rel=1e-4
    )
    assert ask("reproduce", "mine", "-q").status == 0


def test_reproducing_finds_a_place_that_was_altered(folder: Path, ask: Ask) -> None:
    import xarray

    ask("run", *SCENARIO_FILE, "--places", "-o", "mine", "-q")
    path = folder / "mine" / "places.nc"
    with xarray.open_dataset(path, engine="h5netcdf") as data:
        altered = data.load()
    altered["fighters"][0, 3, 0, 1] += 1.0
    altered.to_netcdf(path, engine="h5netcdf")
    answer = ask("reproduce", "mine")

    assert answer.status == 1
    assert "fighters" in answer.out


def test_a_run_that_was_begun_with_places_goes_on_with_them(begun: Path, ask: Ask) -> None:
    answer = ask("run", "--resume", "mine", "--workers", "1", "--json")
    alone = ask("run", *SCENARIO_FILE, "--places", "-o", "other", "--json")

    assert json.loads(answer.out)["digest"] == json.loads(alone.out)["digest"]
    for name in ("events.csv", "places_over_time.csv"):
        assert (begun / name).read_bytes() == (begun.parent / "other" / name).read_bytes(), name


def test_places_and_outcomes_alone_exclude_each_other(ask: Ask) -> None:
    answer = ask("run", *SCENARIO_FILE, "--places", "--outcomes", "displaced")

    assert answer.status == 2
    assert "--places" in answer.err
    with pytest.raises(ValueError, match="Leave out one of them"):
        sahel_sim.run("two_towns", 1, outcomes=["displaced"], places=True)  # type: ignore[call-overload]


def test_results_in_a_notebook_have_their_places() -> None:
    results = sahel_sim.run(
        with_changes(sahel_sim.read("two_towns"), {"years": 1}), 2, executor=1, places=True
    )

    assert set(results.event_table()["kind"]) <= {"clash", "attack", "raid"}
    assert results.plot.places().alt.startswith("Six maps of")
