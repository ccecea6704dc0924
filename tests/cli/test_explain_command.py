"""``sahel-sim explain``: what moved a number, exactly."""

import json
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim import SahelModel
from sahel_sim.core import over_localities

QUICK = ("explain", "two_towns", "--runs", "5", "--workers", "1")


@pytest.mark.parametrize("stock", ["fighters", "towns", "villages", "treasury"])
def test_start_plus_causes_is_the_end(ask: Ask, stock: str) -> None:
    accounts = json.loads(ask(*QUICK, "--stock", stock, "--json").out)["accounts"]
    assert ["crown", "league"] == [account["faction"] for account in accounts]
    for account in accounts:
        assert account["end"] == pytest.approx(account["start"] + sum(account["causes"].values()), abs=1e-9)


def test_the_numbers_that_are_shown_add_up(ask: Ask) -> None:
    rows = [
        line.split("  ")
        for line in ask(*QUICK, "--faction", "crown").out.splitlines()
        if line.startswith("  ")
    ]
    numbers = [
        int(
            next(x for x in row if x.strip(" +\N{MINUS SIGN},░█"))
            .replace(",", "")
            .replace("\N{MINUS SIGN}", "-")
        )
        for row in ([cell for cell in row[2:] if cell.strip()] for row in rows)
    ]
    start, *causes, end = numbers
    assert end == start + sum(causes)


def test_one_run_is_told_of_by_its_number(ask: Ask) -> None:
    told = json.loads(ask("explain", "two_towns", "--replicate", "7", "--faction", "league", "--json").out)
    model = SahelModel("two_towns", replicate=7)
    while model.running:
        model.step()
    expected = float(over_localities(model.world.fighters)[0, 1, 0])
    assert (7, 1, expected) == (told["replicate"], told["runs"], told["accounts"][0]["end"])


def test_causes_are_named_in_french(ask: Ask) -> None:
    assert "tués au combat" in ask(*QUICK, "--lang", "fr").out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_80_columns(ask: Ask, language: str) -> None:
    assert 80 >= max(len(line) for line in ask(*QUICK, "--lang", language).out.splitlines())


def test_a_gain_has_a_full_bar_and_a_loss_a_pale_one(ask: Ask) -> None:
    lines = ask(*QUICK, "--faction", "crown").out.splitlines()
    (drafted,) = [line for line in lines if line.strip().startswith("drafted")]
    (fallen,) = [line for line in lines if line.strip().startswith("killed in battle")]
    assert (True, False) == ("█" in drafted, "░" in drafted)
    assert (False, True) == ("█" in fallen, "░" in fallen)


def test_a_change_of_settings_is_explained_too(ask: Ask) -> None:
    told = ask(*QUICK, "--set", "mechanisms.desertion=off", "--json")
    assert "deserted" not in json.loads(told.out)["accounts"][0]["causes"]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "June 2000: Economic"), ("fr", "juin 2000\u00a0: Des")]
)
def test_events_are_named_at_their_dates(folder: Path, ask: Ask, language: str, told: str) -> None:
    (folder / "story.yaml").write_text(
        "scenario: story\nbased_on: two_towns\nyears: 2\ntimeline: [{event: sanctions, at: 2000-06}]\n",
        encoding="utf-8",
    )
    answer = ask("explain", "story.yaml", "--runs", "2", "--workers", "1", "--lang", language)

    assert answer.status == 0
    assert f"  {told}" in answer.out
