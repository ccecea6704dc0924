"""``sahel-sim check``: it says what a scenario is, or what is wrong with it."""

import json
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.scenario import catalogue


@pytest.mark.parametrize("name", catalogue())
def test_every_scenario_that_comes_with_the_library_is_right(ask: Ask, name: str) -> None:
    answer = ask("check", name)
    assert (0, "") == (answer.status, answer.err)
    assert answer.out.startswith(f"{name} is right.")


def test_it_says_what_differs_from_the_base(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text(
        "scenario: mine\nbased_on: two_towns\nyears: 3\ncrown: {restraint: 0.9}\nmechanisms: {displacement: off}\n"
    )
    told = json.loads(ask("check", "mine.yaml", "--json").out)
    expected = {"years": "5 → 3", "crown.restraint": "0.5 → 0.9", "mechanisms.displacement": "on → off"}
    assert ("two_towns", expected) == (told["based_on"], told["changes"])


def test_it_says_that_a_timeline_differs(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text(
        "scenario: mine\nbased_on: two_towns\ntimeline: [{date: 2001-01, set: {crown.restraint: 1}}]\n"
    )
    assert ["timeline"] == list(json.loads(ask("check", "mine.yaml", "--json").out)["changes"])


def test_a_base_that_is_a_file_is_found_beside_the_file(folder: Path, ask: Ask) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "base.yaml").write_text("scenario: base\nbased_on: two_towns\nyears: 2\n")
    (folder / "deep" / "mine.yaml").write_text("scenario: mine\nbased_on: base.yaml\nyears: 4\n")
    told = json.loads(ask("check", "deep/mine.yaml", "--json").out)
    assert ("base.yaml", {"years": "2 → 4"}) == (told["based_on"], told["changes"])


def test_a_scenario_that_changes_nothing_is_called_the_same_story(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\n")
    assert "the same story as two_towns" in ask("check", "mine.yaml").out


def test_all_mistakes_are_told_at_once(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text(
        "scenario: mine\nbased_on: two_towns\nyaers: 3\ncrown: {restraint: much}\n"
    )
    answer = ask("check", "mine.yaml")
    assert (2, "") == (answer.status, answer.out)
    assert [line for line in ("line 3, column 1", "line 4, column 20") if line not in answer.err] == []


def test_it_tells_place_time_runs_and_factions_in_french(ask: Ask) -> None:
    told = ask("check", "mali_2024_02", "--lang", "fr").out
    assert [word for word in ("Lieu", "mois par mois", "graine 1", "Gouvernement") if word not in told] == []
