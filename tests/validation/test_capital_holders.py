"""Who holds the capitals: the table, what is read off runs, and baselines against closed forms."""

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import sahel_sim
from contract.bibliography import bibliography
from sahel_sim.validation.capital_holders import (
    NOT_KNOWN,
    SIDES,
    HolderForecasts,
    capitals,
    chances_of,
    forecast_holders,
    holder_at_end,
    holder_baselines,
    holders_in,
    last_known_month,
    month_end,
    months_from,
    spells,
)

STATE, REBELS, JIHADISTS, NOBODY = range(4)
CONTROL = Path(__file__).parents[3] / "shared" / "evidence" / "territorial_control.csv"
AS_IN_THE_EVIDENCE = {
    "Kidal": "Kidal town",
    "Gao": "Gao town",
    "Timbuktu": "Timbuktu town",
    "Ménaka": "Ménaka town",
}


def a_season(runs):
    """Three months from January 2022 on."""
    story = sahel_sim.with_changes(sahel_sim.read("mali_2022_01"), {"years": 0.25})
    return sahel_sim.run(story, runs=runs, seed=1, executor=1, places=True)


def test_spells_of_a_town_follow_one_another_and_end_with_the_report():
    for name in capitals():
        of_town = [spell for spell in spells() if spell.capital == name]
        for before, after in pairwise(of_town):
            gap = np.datetime64(after.first) - np.datetime64(before.last)
            assert gap == np.timedelta64(1, "D"), (name, after.first)
        assert of_town[-1].last == "2024-02-20"
        assert all(spell.side in (*SIDES[:-1], "") for spell in of_town)


def test_every_spell_names_sources_that_there_are():
    known = set(bibliography())

    assert all(set(spell.source.split(";")) <= known for spell in spells())


def test_towns_are_capitals_of_the_map():
    place = sahel_sim.read("mali_2017_03").place.places
    kinds = dict(zip(place.names, place.kinds, strict=True))

    assert {kinds[name] for name in capitals()} == {"regional capital"}
    assert set(capitals()) == {name for name, kind in kinds.items() if kind == "regional capital"}


def test_days_are_those_of_the_collected_evidence():
    if not CONTROL.exists():
        pytest.skip("The tables of the evidence are not beside this project.")
    with CONTROL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name, zone in AS_IN_THE_EVIDENCE.items():
        ours = [(s.first, s.last) for s in spells() if s.capital == name]
        assert ours == [(row["date"], row["date_end"]) for row in rows if row["zone"] == zone]


@pytest.mark.parametrize(
    ("capital", "month", "holder"),
    [
        ("Kidal", "2021-12", REBELS),
        ("Kidal", "2023-10", REBELS),
        ("Kidal", "2023-11", STATE),
        ("Gao", "2012-05", NOT_KNOWN),
        ("Gao", "2012-12", JIHADISTS),
        ("Ménaka", "2022-03", STATE),
        ("Ménaka", "2012-04", REBELS),
        ("Timbuktu", "2024-01", STATE),
        ("Timbuktu", "2024-02", NOT_KNOWN),
        ("Timbuktu", "2012-01", NOT_KNOWN),
    ],
)
def test_who_held_a_town_at_the_end_of_a_month(capital, month, holder):
    assert holder_at_end(capital, month) == holder


def test_months_and_their_ends():
    assert month_end("2023-02") == "2023-02-28"
    assert last_known_month() == "2024-01"
    assert len(months_from("2022-01", "2024-01")) == 25


def test_chances_of_members_leave_nothing_impossible():
    """(n + 1/2) / (N + 4/2), by hand: three of eight, and none."""
    found = chances_of(np.array([[0, 1]] * 3 + [[2, 1]] * 5))

    assert found[0].tolist() == [3.5 / 10, 0.5 / 10, 5.5 / 10, 0.5 / 10]
    assert found[1].tolist() == [0.5 / 10, 8.5 / 10, 0.5 / 10, 0.5 / 10]


def test_baselines_are_what_can_be_counted_by_hand():
    """Two towns over four months, of which one is not known: one change in five steps that are known."""
    past = np.array([[REBELS, NOT_KNOWN], [REBELS, STATE], [STATE, STATE], [STATE, STATE]])
    found = holder_baselines(past, 2, 6)

    assert set(found) == {"persistence", "frequency", "rate_of_change"}
    assert found["persistence"][1, 0].tolist() == [6.5 / 8, 0.5 / 8, 0.5 / 8, 0.5 / 8]
    assert found["frequency"][0, 0].tolist() == [2.5 / 6, 2.5 / 6, 0.5 / 6, 0.5 / 6]
    assert found["frequency"][1, 1].tolist() == [3.5 / 5, 0.5 / 5, 0.5 / 5, 0.5 / 5]
    stays = (1.0 - 1.5 / 6.0) ** np.array([1.0, 2.0])
    assert found["rate_of_change"][:, 0, STATE] == pytest.approx(stays)
    assert found["rate_of_change"][:, 0, REBELS] == pytest.approx((1.0 - stays) / 3.0)


def test_a_month_that_is_not_known_is_not_scored():
    chances = np.tile([0.7, 0.1, 0.1, 0.1], (2, 1, 1))
    outcome = np.array([[STATE], [NOT_KNOWN]])
    found = HolderForecasts(("2022-01", "2022-02"), ("A",), outcome, np.array([STATE]), {"x": chances})

    assert found.scores()["x"].log_score == pytest.approx(np.log(0.7))
    assert found.changed == ()


def test_runs_that_know_what_came_score_better_than_all_baselines():
    months = months_from("2022-01", last_known_month())
    came = np.array([[holder_at_end(name, month) for name in capitals()] for month in months])
    found = forecast_holders({"knows": np.tile(came, (50, 1, 1))}, "2022-01")
    scores = found.scores()

    assert found.changed == ("Kidal",)
    assert min(scores, key=lambda name: scores[name].brier) == "knows"
    assert max(scores, key=lambda name: scores[name].log_score) == "knows"
    assert scores["persistence"].hits == pytest.approx(1.0 - 3.0 / 150.0)
    assert found.scores("Kidal")["persistence"].hits == pytest.approx(22.0 / 25.0)


def test_a_start_is_read_as_its_tables_say():
    told = a_season(runs=2)
    found = holders_in(told, ("Kidal", "Gao", "Ménaka"))

    assert found.shape == (2, 3, 3)
    assert (found[:, 0] == [REBELS, STATE, STATE]).all()


def test_nobody_holds_a_town_that_two_sides_govern_alike():
    told = a_season(runs=1)
    governed = np.zeros_like(told.by_place["town_control"])
    kidal, gao = told.places.names.index("Kidal"), told.places.names.index("Gao")
    sides = {name: at for at, name in enumerate(told.factions.names)}
    governed[..., sides["csp"], kidal] = governed[..., sides["government"], kidal] = 0.4
    governed[..., sides["jnim"], gao] = governed[..., sides["is_sahel"], gao] = 0.3
    governed[..., sides["government"], gao] = 0.4
    made = replace(told, by_place={**told.by_place, "town_control": governed})

    assert (holders_in(made, ("Kidal", "Gao", "Mopti")) == [NOBODY, JIHADISTS, NOBODY]).all()
