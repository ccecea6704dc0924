"""``sahel-sim reproduce``: the same bits, or what differs."""

import hashlib
import json
from pathlib import Path

import h5py
import pytest
from spoken import Ask

QUICK = ("run", "two_towns", "--runs", "3", "--workers", "1", "--set", "years=1", "-o", "mine", "-q")
AGAIN = ("reproduce", "mine", "--workers", "1")


@pytest.fixture
def mine(folder: Path, ask: Ask) -> Path:
    """A result folder."""
    assert 0 == ask(*QUICK).status
    return folder / "mine"


def test_results_that_nobody_touched_are_the_same(mine: Path, ask: Ask) -> None:
    answer = ask(*AGAIN)
    assert (0, "The same bits: 3 runs of two_towns, seed 1.\n") == (answer.status, answer.out)


ODD = """
scenario: odd
based_on: two_towns
title: "Two\\u0085towns"
years: 1
dialogue: {parties: {league: 1.0}}
timeline:
  - date: 2000-05
    set: {relations.crown-league: 0.5, league.skill: 2, dialogue.open: 1, crown.restraint: 0.3}
"""


def test_results_of_a_scenario_with_keys_in_any_order_are_the_same(folder: Path, ask: Ask) -> None:
    (folder / "odd.yaml").write_text(ODD, encoding="utf-8")
    assert 0 == ask("run", "odd.yaml", "-n", "2", "--workers", "1", "-o", "mine", "-q").status
    answer = ask(*AGAIN)
    assert (0, "The same bits: 2 runs of odd, seed 1.\n") == (answer.status, answer.out)


def test_results_with_a_digest_of_the_written_scenario_are_the_same(mine: Path, ask: Ask) -> None:
    known = json.loads((mine / "provenance.json").read_text())
    text = (mine / "scenario.yaml").read_bytes().replace(b"runs: 200", b"runs: 3")
    known["scenario_digest"] = hashlib.sha256(text).hexdigest()
    (mine / "provenance.json").write_text(json.dumps(known))
    answer = ask(*AGAIN)
    assert (0, "The same bits: 3 runs of two_towns, seed 1.\n") == (answer.status, answer.out)


def test_a_number_that_was_changed_is_found(mine: Path, ask: Ask) -> None:
    with h5py.File(mine / "results.nc", "a") as file:
        file["fighters"][1, 2, 0] += 5
    answer = ask(*AGAIN)
    assert 1 == answer.status
    assert "- fighters: 1 of 78 numbers, in 1 runs, by 5 at most" in answer.out


def test_another_fingerprint_is_told_with_the_versions(mine: Path, ask: Ask) -> None:
    known = json.loads((mine / "provenance.json").read_text())
    known["digest"], known["versions"]["numpy"] = "0" * 64, "0.1"
    (mine / "provenance.json").write_text(json.dumps(known))
    answer = ask(*AGAIN)
    assert 1 == answer.status
    assert "- the fingerprint of all results: 000000000000 then" in answer.out
    assert "- numpy: 0.1 then" in answer.out


def test_a_scenario_that_was_changed_is_told_to_programs(mine: Path, ask: Ask) -> None:
    text = (mine / "scenario.yaml").read_text(encoding="utf-8")
    (mine / "scenario.yaml").write_text(text.replace("seed: 1", "seed: 2"), encoding="utf-8")
    answer = ask(*AGAIN, "--json", "-q")
    told = json.loads(answer.out)
    assert (1, False, ["scenario"]) == (answer.status, told["same"], [d["kind"] for d in told["differs"]])


def test_data_that_cannot_be_read_is_a_difference(mine: Path, ask: Ask) -> None:
    (mine / "results.nc").write_bytes(b"years of work")
    answer = ask(*AGAIN, "--lang", "fr")
    assert (1, True) == (answer.status, "le fichier ne peut pas être lu" in answer.out)


@pytest.mark.parametrize("name", ["provenance.json", "scenario.yaml"])
def test_a_folder_that_holds_no_results_is_refused(mine: Path, ask: Ask, name: str) -> None:
    (mine / name).unlink()
    answer = ask(*AGAIN)
    assert (2, True) == (answer.status, f"{name} is missing or damaged" in answer.err)
