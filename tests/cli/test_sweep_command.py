"""``sahel-sim sweep``: what it says and writes, what it refuses, and how it goes on."""

import json
import os
import signal
import subprocess
import time
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
import xarray
from spoken import Ask, command, elsewhere

import sahel_sim

VARY = ("--vary", "crown.restraint=0:1:3", "--vary", "crown.military_pressure=0.2,0.8")
FEW = ("--runs", "3", "--outcomes", "battle_deaths", "--set", "years=1", "--workers", "1")
SWEEP = ("sweep", "two_towns", *VARY, *FEW, "-o", "mine")
LONG = ("sweep", "two_towns", *VARY, "--runs", "20", "--outcomes", "battle_deaths", "--set", "years=1")
RESUME = ("sweep", "--resume", "mine", "--workers", "1")


@pytest.fixture
def mine(folder: Path, ask: Ask) -> Path:
    """The folder of a sweep."""
    assert 0 == ask(*SWEEP, "-q").status
    return folder / "mine"


@pytest.fixture
def broken_off(folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sweep of 120 runs that was stopped with Ctrl-C after the first 60."""
    from sahel_sim.execution.checkpoint import Checkpoint

    put = Checkpoint.put

    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", once)
        stop.setattr("sahel_sim.execution.plan.worlds_per_chunk", lambda *_: 60)
        answer = ask(*LONG, "-o", "mine", "--workers", "1")
    assert (130, True) == (answer.status, "sahel-sim sweep --resume mine" in answer.err)
    return folder / "mine"


def unbroken(ask: Ask) -> str:
    return str(json.loads(ask(*LONG, "-o", "whole", "--workers", "1", "--json", "-q").out)["digest"])


def test_a_sweep_is_a_folder_with_a_page_maps_and_every_cell(mine: Path) -> None:
    assert [
        "cells.csv", "figures", "index.html", "provenance.json", "scenario.yaml", "sweep.nc", "sweep.yaml",
    ] == sorted(os.listdir(mine))  # fmt: skip
    assert ["map_battle_deaths.png", "map_battle_deaths.svg"] == sorted(os.listdir(mine / "figures"))
    HTMLParser().feed((mine / "index.html").read_text(encoding="utf-8"))


def test_a_cell_is_the_mean_of_the_same_story_run_alone(mine: Path) -> None:
    rows = pandas.read_csv(mine / "cells.csv", encoding="utf-8-sig")
    row = rows[(rows["crown.restraint"] == 0.5) & (rows["crown.military_pressure"] == 0.8)].iloc[0]
    changes = {"years": 1, "crown.restraint": 0.5, "crown.military_pressure": 0.8}
    story = sahel_sim.with_changes(sahel_sim.read("two_towns"), changes)
    alone = sahel_sim.outcomes(sahel_sim.run(story, 3, executor=1))["battle_deaths"]
    assert (6, pytest.approx(alone.mean(), rel=1e-5), 3) == (len(rows), row["mean"], row["runs"])
    with xarray.open_dataset(mine / "sweep.nc", engine="h5netcdf") as data:
        cell = data["battle_deaths"].sel(crown_restraint=0.5, crown_military_pressure=0.8)
        assert alone.tolist() == cell.values.tolist()


def test_its_own_file_gives_the_same_bits_again(mine: Path, ask: Ask) -> None:
    told = json.loads(ask("sweep", "mine/sweep.yaml", "-o", "again", "--workers", "1", "--json", "-q").out)
    assert json.loads((mine / "provenance.json").read_text())["digest"] == told["digest"]
    answer = ask("reproduce", "mine", "--workers", "1")
    assert (0, "The same bits: 18 runs of two_towns, seed 1.\n") == (answer.status, answer.out)


def test_reproduce_says_what_differs(mine: Path, ask: Ask) -> None:
    text = (mine / "sweep.yaml").read_text(encoding="utf-8")
    (mine / "sweep.yaml").write_text(text.replace("0.5", "0.6"), encoding="utf-8")
    answer = ask("reproduce", "mine", "--workers", "1")
    assert (1, True) == (answer.status, "- crown_restraint: 1 of 3 numbers" in answer.out)


def test_fighters_are_varied_with_those_that_are_wanted(folder: Path, ask: Ask) -> None:
    words = ("--vary", "league.fighters=100,2000", "--runs", "2", "--outcomes", "battle_deaths")
    first = json.loads(ask("sweep", "two_towns", *words, "-o", "mine", "--workers", "1", "--json", "-q").out)
    again = json.loads(ask("sweep", "mine/sweep.yaml", "-o", "again", "--workers", "1", "--json", "-q").out)
    assert first["digest"] == again["digest"]


def test_a_dry_run_tells_the_size_and_writes_nothing(folder: Path, ask: Ask) -> None:
    answer = ask(*SWEEP, "--dry-run")
    assert "Restraint (The Crown): 3 values (0 · 0.5 · 1)" in answer.out
    assert "6 cells of 3 runs: 18 runs" in answer.out
    assert "Time: about" in answer.out
    assert "Disk: about" in answer.out
    assert (0, []) == (answer.status, os.listdir(folder))
    told = json.loads(ask(*SWEEP, "--dry-run", "--json", "-q").out)
    assert (6, 18, 2 * 8 * 18 + 350_000) == (told["cells"], told["total_runs"], told["bytes"])


@pytest.mark.parametrize(("language", "said"), [("en", "highest"), ("fr", "le plus haut")])
def test_the_terminal_tells_the_corners_and_the_cells_in_80_columns(
    folder: Path, ask: Ask, language: str, said: str
) -> None:
    answer = ask(*SWEEP, "--lang", language)
    assert (0, True) == (answer.status, said in answer.out)
    assert 80 >= max(len(line.rstrip()) for line in (answer.out + answer.err).splitlines())


def test_programs_are_told_every_corner(folder: Path, ask: Ask) -> None:
    told = json.loads(ask(*SWEEP, "--json", "-q").out, parse_constant=pytest.fail)
    levers = [corner["levers"] for corner in told["corners"]]
    assert (4, {"crown.restraint": 0.0, "crown.military_pressure": 0.2}) == (len(levers), levers[0])


def test_options_override_what_a_sweep_file_says(mine: Path, ask: Ask) -> None:
    words = ("--runs", "2", "--seed", "9", "--outcomes", "displaced", "--dry-run", "--json", "-q")
    told = json.loads(ask("sweep", "mine/sweep.yaml", *words).out)
    assert (2, 9, ["displaced"]) == (told["runs"], told["seed"], told["outcomes"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("two_towns", "--vary", "crown.restrain=0:1:3"), "Did you mean 'restraint'?"),
        (("two_towns", "--vary", "crown.restraint=0:1:1"), "one value is no sweep"),
        (("two_towns", "--vary", "crown.restraint=0:2:3"), "too high"),
        (("two_towns", "--vary", "crown.restraint=0:1:3", "--runs", "0"), "--runs takes a whole number"),
        (("two_towns", "--vary", "crown.will=0,1", "--outcomes", "displacd"), "Did you mean 'displaced'?"),
        (("two_towns", "--vary", "crown.restraint=0:1:3", "--runs", "900000"), "2700000 runs in all"),
        (("two_towns", "--vary", "crown.restraint=0,1", "--set", "crown.restraint=1"), "is set and varied"),
        (("two_towns", "--vary", "years=1,2", "--outcomes", "rebel_war_over"), "takes two years to tell"),
        (("two_towns",), "Nothing is varied in 'two_towns'"),
        (("pressure_and_inclusivity", "--vary", "crown.restraint=0,1"), "says itself what is varied"),
        (("pressure_and_inclusiveness",), "There is no sweep called"),
        (("--vary", "crown.restraint=0,1"), "is missing"),
        (("--resume", "nowhere"), "There is no unfinished run in nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_swept_is_refused_before_anything_is_run(
    folder: Path, ask: Ask, words: tuple[str, ...], said: str
) -> None:
    answer = ask("sweep", *words)
    assert (2, True, []) == (answer.status, said in " ".join(answer.err.split()), os.listdir(folder))


def test_a_fourth_lever_has_no_place(folder: Path, ask: Ask) -> None:
    names = ("restraint", "will", "services", "intelligence")
    words = [word for name in names for word in ("--vary", f"crown.{name}=0,1")]
    answer = ask("sweep", "two_towns", *words)
    assert (2, True) == (answer.status, "At most 3 levers" in answer.err)


def test_a_folder_that_is_taken_is_left_alone(mine: Path, ask: Ask) -> None:
    before = (mine / "index.html").read_bytes()
    assert 2 == ask(*SWEEP).status
    assert before == (mine / "index.html").read_bytes()


def test_a_folder_in_which_nothing_can_be_written_is_refused(folder: Path, ask: Ask) -> None:
    (folder / "file").write_text("")
    assert 2 == ask(*SWEEP[:-1], "file/mine").status


def test_a_sweep_goes_on_to_the_same_bits_without_being_named(broken_off: Path, ask: Ask) -> None:
    answer = ask(*RESUME, "--json")
    assert "60 of 120 runs are done already." in answer.err
    assert unbroken(ask) == json.loads(answer.out)["digest"]
    assert not (broken_off / "unfinished").exists()


@pytest.mark.parametrize("words", [("--seed", "9"), ("--set", "crown.skill=2")])
def test_another_sweep_is_refused_and_nothing_is_lost(
    broken_off: Path, ask: Ask, words: tuple[str, ...]
) -> None:
    answer = ask(*LONG, *words, "--resume", "mine")
    assert (2, True) == (answer.status, "Go on with the same" in answer.err)
    assert unbroken(ask) == json.loads(ask(*RESUME, "--json", "-q").out)["digest"]


@pytest.mark.parametrize(("language", "said"), [("en", "must be at least 20"), ("fr", "au moins 20")])
def test_fewer_runs_a_cell_than_are_kept_are_refused_and_nothing_is_lost(
    broken_off: Path, ask: Ask, language: str, said: str
) -> None:
    answer = ask(*RESUME, "--runs", "3", "--lang", language)
    assert (2, True) == (answer.status, said in " ".join(answer.err.split()))
    assert unbroken(ask) == json.loads(ask(*RESUME, "--json", "-q").out)["digest"]


def test_a_damaged_part_is_named_and_its_runs_are_simulated_again(broken_off: Path, ask: Ask) -> None:
    (part,) = (broken_off / "unfinished").glob("part-*.npz")
    part.write_bytes(part.read_bytes()[:-99])
    answer = ask(*RESUME, "--json")
    assert part.name in answer.err.replace("\n", "")
    assert unbroken(ask) == json.loads(answer.out)["digest"]


def test_run_and_sweep_do_not_take_up_each_others_work(broken_off: Path, ask: Ask) -> None:
    answer = ask("run", "--resume", "mine")
    assert (2, True) == (answer.status, "sahel-sim sweep --resume mine" in answer.err)
    assert "sahel-sim sweep --resume mine" in ask(*SWEEP).err


def test_where_nothing_is_done_nothing_is_left(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sahel_sim.designs.sweep_results.reduce_runs", stopped)
    assert 130 == ask(*SWEEP).status
    assert [] == os.listdir(folder)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is that of POSIX")
def test_a_sweep_that_was_killed_goes_on_to_the_same_bits(folder: Path, ask: Ask) -> None:
    words = command(*LONG, "-o", "mine", "--workers", "2")
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        kept = folder / "mine" / "unfinished"
        while process.poll() is None and not list(kept.glob("part-*")):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    again = elsewhere((*RESUME, "--json", "-q"), folder)
    assert unbroken(ask) == json.loads(again.out)["digest"]


def test_runs_that_broke_off_are_told_with_their_cell(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from sahel_sim.execution.reduction import reduce_runs
    from sahel_sim.results.chunk import Failure

    def with_failure(*words: object, **more: object) -> object:
        told = reduce_runs(*words, **more)
        return replace(told, failures=((1, Failure(2, "ValueError: a bolt is loose")),))

    monkeypatch.setattr("sahel_sim.designs.sweep_results.reduce_runs", with_failure)
    answer = ask(*SWEEP)
    told = " ".join(answer.out.split())
    assert "1 of 18 runs broke off and are left out:" in told
    assert "- number 2, seed 1, at restraint (The Crown) = 0, pressure on all (The Crown) = 0.8:" in told
    assert "a bolt is loose" in (folder / "mine" / "index.html").read_text(encoding="utf-8")


def test_python_has_the_same_sweep(mine: Path) -> None:
    story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"years": 1})
    vary = {"crown.restraint": "0:1:3", "crown.military_pressure": [0.2, 0.8]}
    found = sahel_sim.sweep(story, vary, runs=3, outcomes=["battle_deaths"], executor=1)
    assert json.loads((mine / "provenance.json").read_text())["digest"] == found.tally.digest()
    assert "Fighters killed in clashes: highest" in found.headline("en")
    assert found.map().svg in found._repr_html_()
    with pytest.raises(KeyError, match="battle_deaths"):
        found.map("displaced")
