"""Sweep files: what they become, and that those that come with the library are sound."""

import contextlib
from pathlib import Path

import pytest

from sahel_sim.designs.experiment_catalogue import SWEEPS, kind_of
from sahel_sim.designs.grid import USUAL_OUTCOMES, USUAL_RUNS, Axis
from sahel_sim.designs.sweep_file import read_sweep, sweeps
from sahel_sim.report.sweep_files import scenario_text, sweep_text
from sahel_sim.scenario import LANGUAGES, ScenarioError, read, with_changes

SWEEP = """
sweep: mine
scenario: force_alone
set:
  years: 2
  government: {restraint: 0.9}
vary:
  csp.will: {from: 1, to: 0, points: 11}
  government.military_pressure: [0.5, 0.25]
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sweeps())
def test_a_shipped_sweep_is_sound_and_in_both_languages(name: str) -> None:
    sweep = read_sweep(name)

    assert sweep.name == name
    assert set(sweep.title) == set(LANGUAGES)
    assert sweep.title["en"] != sweep.title["fr"]
    assert len({cell.digest() for cell in sweep.cells()}) == len(list(sweep.points))


def test_the_flagship_sweep_is_shipped() -> None:
    sweep = read_sweep("pressure_and_inclusivity")

    assert [axis.lever for axis in sweep.axes] == ["dialogue.inclusivity", "government.military_pressure"]


def test_a_file_becomes_a_sweep(tmp_path: Path) -> None:
    sweep = read_sweep(written(tmp_path, SWEEP))

    tenths = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
    assert sweep.axes == (Axis("csp.will", tenths), Axis("government.military_pressure", (0.25, 0.5)))
    assert sweep.shape == (11, 2)
    assert (sweep.runs, sweep.seed, sweep.outcomes) == (USUAL_RUNS, 1, USUAL_OUTCOMES)
    assert dict(sweep.title) == dict(read("force_alone").title)


def test_cells_are_the_scenario_with_what_is_set_and_varied(tmp_path: Path) -> None:
    sweep = read_sweep(written(tmp_path, SWEEP + "runs: 8\nseed: 5\n"))
    levers = {"csp.will": 0.0, "government.military_pressure": 0.5}
    by_hand = {"years": 2, "government.restraint": 0.9, "runs": 8, "seed": 5}

    second = list(sweep.cells())[1]

    assert second.digest() == with_changes(read("force_alone"), {**by_hand, **levers}).digest()


def test_a_lever_can_be_set_for_all_and_varied_for_one(tmp_path: Path) -> None:
    text = SWEEP.replace("years: 2", "csp.military_pressure: 0.1").replace(
        "csp.will", "csp.military_pressure.government"
    )

    first = next(read_sweep(written(tmp_path, text)).cells())

    assert first.settings["csp.military_pressure.government"] == 0.0
    assert first.settings["csp.military_pressure.jnim"] == 0.1


def test_a_sweep_can_start_from_a_scenario_beside_it(tmp_path: Path) -> None:
    written(tmp_path, "scenario: own\nbased_on: force_alone\nyears: 3\n", "own.yaml")
    path = written(tmp_path, SWEEP.replace("force_alone", "own.yaml").replace("years: 2", "csp.skill: 2"))

    assert read_sweep(path).scenario.years == 3


def test_mistakes_of_the_scenario_are_told_in_its_own_file(tmp_path: Path) -> None:
    written(tmp_path, "scenario: own\nbased_on: force_alone\nyears: ten\n", "own.yaml")
    path = written(tmp_path, SWEEP.replace("force_alone", "own.yaml"))

    with pytest.raises(ScenarioError) as caught:
        read_sweep(path)

    (mistake,) = caught.value.mistakes
    assert mistake.spot is not None
    assert (Path(mistake.spot.file).name, mistake.spot.line) == ("own.yaml", 3)


def test_talks_can_be_varied_with_their_table(tmp_path: Path) -> None:
    text = SWEEP.replace("csp.will", "dialogue.inclusivity").replace(
        "government.military_pressure: [0.5, 0.25]", "dialogue.open: [no, yes]"
    )

    assert read_sweep(written(tmp_path, text)).axes[1] == Axis("dialogue.open", (0.0, 1.0))


def test_an_unknown_name_has_a_nearest() -> None:
    with pytest.raises(ScenarioError) as caught:
        read_sweep("pressure_and_inclusivty", "fr")

    (mistake,) = caught.value.mistakes
    assert (mistake.kind, mistake.nearest) == ("unknown_sweep", "pressure_and_inclusivity")
    assert str(caught.value).startswith("Il n'y a pas de balayage")


def test_a_file_that_is_not_there_has_a_nearest(tmp_path: Path) -> None:
    written(tmp_path, SWEEP)

    with pytest.raises(ScenarioError) as caught:
        read_sweep(tmp_path / "mien.yaml")

    (mistake,) = caught.value.mistakes
    assert (mistake.kind, mistake.nearest) == ("no_experiment", "mine.yaml")


def test_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()

    with pytest.raises(ScenarioError, match="is a folder"):
        read_sweep(tmp_path / "folder.yaml", "en")


def test_a_file_tells_what_it_is(tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        written(tmp_path, SWEEP)

        assert kind_of("mine.yaml") == "sweep"
    assert kind_of(written(tmp_path, SWEEP.replace("sweep: mine", ""))) == "sweep"
    assert kind_of(written(tmp_path, "scenario: a\nbased_on: force_alone\n")) == "scenario"
    assert kind_of(tmp_path / "nowhere.yaml") == "scenario"
    assert kind_of("pressure_and_inclusivity") == "sweep"
    assert kind_of("force_alone") == kind_of("no such thing") == "scenario"


def test_names_of_shipped_experiments_are_no_scenarios() -> None:
    from sahel_sim.scenario import catalogue

    assert SWEEPS.path().is_dir()
    assert not set(sweeps()) & set(catalogue())


def test_a_sweep_that_is_written_down_keeps_its_path(tmp_path: Path) -> None:
    text = """
sweep: orders
scenario: return_to_dialogue
set: {years: 1, dialogue.path: civilians_first}
vary:
  dialogue.inclusivity: [0, 0.4, 1]
runs: 2
"""
    sweep = read_sweep(written(tmp_path, text))
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(scenario_text(sweep), encoding="utf-8")
    (folder / "sweep.yaml").write_text(sweep_text(sweep), encoding="utf-8")
    again = read_sweep(folder / "sweep.yaml")

    assert [cell.settings for cell in again.cells()] == [cell.settings for cell in sweep.cells()]
    (_, middle, _) = sweep.cells()
    assert middle.settings["dialogue.parties.women"] == pytest.approx(0.6)
    assert middle.settings["dialogue.parties.csp"] == 0.0
