"""``sahel-sim reproduce`` for a comparison, story by story, and what it says of claims."""

import json
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.effort import TEACHING

SPARING = (
    "scenario: sparing\ntitle: {en: Sparing, fr: Retenue}\nbased_on: two_towns\ncrown: {restraint: 1.0}\n"
)
COMPARE = ("compare", "two_towns", "sparing.yaml", "--runs", "3", "--workers", "1", "--set", "years=1")
AGAIN = ("reproduce", "mine", "--workers", "1")


@pytest.fixture
def mine(folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a comparison, without its figures."""
    monkeypatch.setattr("sahel_sim.report.comparison_page.comparison_figures", lambda *_: {})
    (folder / "sparing.yaml").write_text(SPARING, encoding="utf-8")
    assert 0 == ask(*COMPARE, "--outcomes", "battle_deaths", "-o", "mine", "-q").status
    return folder / "mine"


def test_a_comparison_that_nobody_touched_is_the_same(mine: Path, ask: Ask) -> None:
    answer = ask(*AGAIN)
    assert (0, "The same bits: 3 runs of each of two_towns, sparing, seed 1.\n") == (
        answer.status,
        answer.out,
    )
    assert "Identique au bit près" in ask(*AGAIN, "--lang", "fr").out


def test_the_story_that_differs_is_named(mine: Path, ask: Ask) -> None:
    path = mine / "scenarios" / "2_sparing.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("restraint: 1.0", "restraint: 0.5"), encoding="utf-8")
    answer, told = ask(*AGAIN), json.loads(ask(*AGAIN, "--json", "-q").out)
    assert 1 == answer.status
    assert "sparing:\n- the scenario: scenarios/2_sparing.yaml" in answer.out
    assert "two_towns" not in answer.out
    assert [True, False] == [each["same"] for each in told["stories"]]
    assert ["story_file", "digest"] == [each["kind"] for each in told["stories"][1]["differs"]]


@pytest.mark.parametrize("name", ["scenarios/2_sparing.yaml", "provenance.json"])
def test_a_comparison_that_is_damaged_is_refused(mine: Path, ask: Ask, name: str) -> None:
    (mine / name).write_text("[{}]") if name == "provenance.json" else (mine / name).unlink()
    answer = ask(*AGAIN)
    assert (2, True) == (answer.status, f"{name} is missing or damaged" in " ".join(answer.err.split()))


CLAIMS = {
    "all": (claim_names(), 96, ""),
    "some": (("mine", claim_names()[0]), 96, f" {claim_names()[0]} mine.yaml"),
    "few runs": (claim_names()[:1], 8, f" {claim_names()[0]}"),
}


@pytest.mark.parametrize("which", CLAIMS)
def test_of_claims_the_command_is_told_that_tries_them_again(folder: Path, ask: Ask, which: str) -> None:
    names, runs, told = CLAIMS[which]
    effort = {"name": TEACHING.name, "runs": runs}
    known = {"kind": "claims", "claims": dict.fromkeys(names, ""), "seed": 7, "effort": effort}
    (folder / "provenance.json").write_text(json.dumps(known), encoding="utf-8")
    english, french = (ask("reproduce", ".", "--lang", language) for language in ("en", "fr"))
    few = " --runs 8" if runs == 8 else ""
    command = f"sahel-sim claims{told} --seed 7 --precision teaching{few}\n"
    assert (2, 2) == (english.status, french.status)
    assert english.err.endswith(command)
    assert french.err.endswith(command)


def test_claims_that_say_too_little_are_damaged(folder: Path, ask: Ask) -> None:
    (folder / "provenance.json").write_text('{"kind": "claims"}', encoding="utf-8")
    answer = ask("reproduce", ".")
    assert (2, True) == (answer.status, "provenance.json is missing or damaged" in answer.err)
