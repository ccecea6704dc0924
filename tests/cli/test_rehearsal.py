"""What can fail when results are written is tried before the runs: nothing is simulated for nothing."""

import shutil
from pathlib import Path

import pandas
import pytest
from spoken import Ask

from sahel_sim.cli import rehearsal
from sahel_sim.scenario.place import place_folder

RUN = ("run", "mine.yaml", "--runs", "100", "--set", "years=1", "--workers", "1", "-q", "-o", "made")
COMPARE = ("compare", "two_towns", "mine.yaml", "--runs", "100", "--workers", "1", "-q", "-o", "made")
SWEEP = (
    "sweep", "mine.yaml", "--vary", "crown.restraint=0:1:5", "--vary", "league.restraint=0:1:5",
    "--runs", "4", "--outcomes", "displaced", "--workers", "1", "-q", "-o", "made",
)  # fmt: skip
CLAIMS = ("claims", "c.yaml", "--workers", "1", "-q", "-o", "made")
CLAIM = """
claim: mine
report: "the words of the report"
statement: {en: Fewer fighters., fr: Moins de combattants.}
scenario: mine.yaml
years: 1
arms:
  careless: {crown.restraint: 0.2}
  careful: {crown.restraint: 0.8}
rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}
smallest_effect: 10
runs: 256
"""
EXPERIMENT = ("experiment", "t.csv", "--scenario", "mine.yaml", "--runs", "100", "-q", "-o", "made")


@pytest.fixture
def mine(folder: Path) -> Path:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\ncrown: {restraint: 0.9}\n")
    (folder / "t.csv").write_text("crown.restraint\n0.1\n0.9\n")
    (folder / "c.yaml").write_text(CLAIM)
    return folder


@pytest.fixture
def no_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulating more than a run or two is a mistake of the test."""
    from sahel_sim.cli import claims_progress, progress

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the runs began")

    monkeypatch.setattr(progress, "outcome", never)
    monkeypatch.setattr(progress, "bar", never)
    monkeypatch.setattr(claims_progress, "stages", never)


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        (RUN, "sahel_sim.report.results_folder.write"),
        (COMPARE, "sahel_sim.report.comparison_page.write_comparison"),
        (EXPERIMENT, "sahel_sim.report.experiment_folder.write_experiment"),
        (SWEEP, "sahel_sim.report.sweep_folder.write_sweep"),
        (CLAIMS, "sahel_sim.report.claims_folder.write_claims"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_told_before_the_runs(
    mine: Path, ask: Ask, no_runs: None, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], drawn: str
) -> None:
    def cannot(*_: object, **__: object) -> None:
        raise ValueError("Width and height must not be negative")

    monkeypatch.setattr(drawn, cannot)
    answer = ask(*words)

    assert answer.status == 1
    assert "Width and height must not be negative" in answer.err
    assert not (mine / "made").exists()


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        (RUN, "sahel_sim.report.results_folder.write"),
        (SWEEP, "sahel_sim.report.sweep_folder.write_sweep"),
        (CLAIMS, "sahel_sim.report.claims_folder.write_claims"),
    ],
)
def test_a_folder_that_the_computer_refuses_is_told_before_the_runs(
    mine: Path, ask: Ask, no_runs: None, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], drawn: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(drawn, full)
    english, french = ask(*words), ask(*words, "--lang", "fr")

    assert (2, 2) == (english.status, french.status)
    assert "Nothing can be written into made: No space left on device. Nothing was run." in english.err
    assert "Rien n'a été simulé" in french.err
    assert not (mine / "made").exists()


def test_a_disk_that_is_too_full_is_told_before_the_runs(
    mine: Path, ask: Ask, no_runs: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
    for words in (("run", "two_towns", *RUN[2:]), ("sweep", "two_towns", *SWEEP[2:])):
        answer = ask(*words)

        assert answer.status == 2
        assert "0 MB are free where made is to be. Nothing was run." in " ".join(answer.err.split())
    assert not (mine / "made").exists()


def test_what_is_rehearsed_is_removed_and_the_runs_go_on(mine: Path, ask: Ask, no_figures: None) -> None:
    assert ask(*RUN).status == 0
    assert ["index.html"] == [path.name for path in (mine / "made").iterdir()]
    assert ["c.yaml", "made", "mine.yaml", "t.csv"] == sorted(path.name for path in mine.iterdir())


def test_few_runs_are_done_rather_than_rehearsed(
    mine: Path, ask: Ask, no_figures: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("it was rehearsed")

    monkeypatch.setattr(rehearsal, "rehearse", never)

    assert ask("run", "mine.yaml", "--runs", "3", "--workers", "1", "-q", "-o", "made").status == 0


@pytest.mark.parametrize("label", ["L" * 60, "Two words " * 8])
def test_a_label_of_many_letters_is_drawn(folder: Path, ask: Ask, label: str) -> None:
    _own_place(folder, "factions", "The League", label)
    answer = ask("run", "own.yaml", "--runs", "2", "--workers", "1", "-q", "-o", "made")

    assert (0, "") == (answer.status, answer.err)
    assert (folder / "made" / "figures" / "people_governed.png").is_file()


@pytest.mark.parametrize("words", [SWEEP, CLAIMS])
def test_a_label_of_many_letters_is_drawn_for_sweeps_and_claims_too(
    mine: Path, ask: Ask, no_runs: None, words: tuple[str, ...]
) -> None:
    _own_place(mine, "factions", "The League", "L" * 60)
    shutil.copy(mine / "own.yaml", mine / "mine.yaml")
    answer = ask(*words)

    assert "the runs began" in answer.err


@pytest.mark.parametrize("words", [SWEEP, CLAIMS])
def test_places_at_one_point_are_told_before_the_first_run_of_sweeps_and_claims(
    mine: Path, ask: Ask, no_runs: None, words: tuple[str, ...]
) -> None:
    _own_place(mine, "localities", ",", ",")
    path = mine / "towns" / "localities.csv"
    table = pandas.read_csv(path)
    table["lat"], table["lon"] = 0.4, 0.3
    table.to_csv(path, index=False)
    shutil.copy(mine / "own.yaml", mine / "mine.yaml")
    answer = ask(*words)

    assert (2, False) == (answer.status, "the runs began" in answer.err)
    assert "localities.csv" in answer.err
    assert not (mine / "made").exists()


def test_places_that_nearly_lie_at_one_point_are_drawn(folder: Path, ask: Ask) -> None:
    _own_place(folder, "localities", "Pass,0.5,0.95", "Pass,0.4,0.3000000001")
    answer = ask("run", "own.yaml", "--runs", "2", "--workers", "1", "-q", "-o", "made")

    assert (0, "") == (answer.status, answer.err)


def _own_place(folder: Path, table: str, old: str, new: str) -> None:
    shutil.copytree(place_folder("two_towns"), folder / "towns")
    path = folder / "towns" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (folder / "own.yaml").write_text("scenario: own\nplace: ./towns\ncrown: {support: 5}\n", encoding="utf-8")
