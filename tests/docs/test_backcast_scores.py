"""The page of the backcast tells the scores that lie beside it, and baselines are what they are today."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest

from sahel_sim.validation.backcast import FROM, RUNS
from sahel_sim.validation.capital_holders import capitals, chances_of, forecast_holders
from sahel_sim.validation.displaced_people import displaced_baselines, displaced_counts

DOCS = Path(__file__).parents[2] / "docs"
NAMES = {
    "whoever held it at the end of 2021 goes on": "persistence",
    "capitals change hands as often as since 2012": "rate_of_change",
    "how often each side held it since 2012": "frequency",
    "the model, no change after 2021": "without_changes",
    "the model, with the changes that the record has": "with_changes",
}


def rows(name):
    with (DOCS / "backcast_2022" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_capitals_is_that_of_the_file():
    text = (DOCS / "backcast.md").read_text("utf-8").replace("\N{MINUS SIGN}", "-")
    scores = {(row["capital"], row["forecast"]): row for row in rows("capital_scores.csv")}
    for words, name in NAMES.items():
        found = re.search(rf"^\| {re.escape(words)} \| (.*) \|$", text, flags=re.MULTILINE)
        assert found is not None, words
        told = [float(cell) for cell in found[1].split(" | ")]
        wanted = [
            float(scores[capital, name][of]) for capital in ("all", "Kidal") for of in ("brier", "log_score")
        ]
        assert told == pytest.approx(wanted, abs=0.006), words


def test_baselines_of_capitals_are_those_of_today():
    empty = np.zeros((RUNS, 25, len(capitals())), dtype=np.intp)
    today = forecast_holders({"with_changes": empty}, FROM)
    scores = {(row["capital"], row["forecast"]): row for row in rows("capital_scores.csv")}

    assert chances_of(empty).shape == (25, len(capitals()), 4)
    for name in ("persistence", "frequency", "rate_of_change"):
        for capital in (None, *capitals()):
            told = scores[capital or "all", name]
            assert today.scores(capital)[name].brier == pytest.approx(
                float(told["brier"]), rel=1e-5, abs=1e-9
            )
            assert today.scores(capital)[name].log_score == pytest.approx(float(told["log_score"]), rel=1e-5)


def test_baselines_and_counts_of_the_displaced_are_those_of_today():
    persons = {each.date: each.persons for each in displaced_counts()}
    past = np.array([persons[f"{year}-12-31"] for year in range(2017, 2022)])
    for row in rows("displaced.csv"):
        assert float(row["counted"]) == persons[row["date"]]
    for name, sample in displaced_baselines(past, 2).items():
        told = [float(row["p50"]) for row in rows("displaced.csv") if row["forecast"] == name]
        assert np.median(sample, axis=0) == pytest.approx(told, rel=1e-4), name
