"""Places, holders and series of the standing forecast: held against made-up facts; wrong tables."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import sahel_sim
from event_files import ucdp, write
from sahel_sim.report.fact_text import fact_record, fact_sentences, fact_table, place_sentences
from sahel_sim.scenario import ScenarioError
from sahel_sim.validation.capital_holders import SIDES, capitals, holder_at_end, last_known_month
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.fact_scores import PERSISTENCE, score_facts, score_places, score_quantiles
from sahel_sim.validation.forecast_register import HOLDERS, MODEL, PLACES, SERIES_TABLE, read_register
from sahel_sim.validation.forecast_scores import crps
from sahel_sim.validation.observed_facts import COLUMNS, read_facts
from sahel_sim.validation.standing_score import StandingScore

DAY = date(2024, 2, 29)


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    made = sahel_sim.forecast(6, seed=1, parameters="prior", executor=1)
    return read_register(made.write(tmp_path_factory.mktemp("registered") / "out", "en", DAY))


def facts(path, *rows):
    return write(path, *(dict(zip(COLUMNS, row, strict=True)) for row in rows), columns=list(COLUMNS))


def with_rows(register, table, change):
    """The register with the rows of a table changed."""
    return replace(register, rows={**register.rows, table: [change(row) for row in register.rows[table]]})


def test_a_table_is_read_as_it_stands(register, tmp_path):
    path = facts(
        tmp_path / "facts.csv",
        ("holder", "Kidal", "2024-06", "government"),
        ("displaced", "", "2024-12", "100000"),
        ("allies", "", "2024-12", "yes"),
    )
    first, second, third = read_facts(path, register)

    assert (first.where, first.side, np.isnan(first.number)) == ("Kidal", "government", True)
    assert (second.number, second.side) == (100000.0, "")
    assert third.side == "yes"


@pytest.mark.parametrize(
    ("row", "kind", "column"),
    [
        (("holders", "Kidal", "2024-06", "government"), "facts_code", "what"),
        (("holder", "Paris", "2024-06", "government"), "facts_code", "where"),
        (("displaced", "Kidal", "2024-06", "5"), "facts_code", "where"),
        (("holder", "Kidal", "2024-02", "government"), "facts_code", "month"),
        (("holder", "Kidal", "June 2024", "government"), "facts_code", "month"),
        (("holder", "Kidal", "2024-06", "the army"), "facts_code", "value"),
        (("allies", "", "2024-06", "perhaps"), "facts_code", "value"),
        (("displaced", "", "2024-06", "many"), "facts_number", "value"),
        (("displaced", "", "2024-06", "-5"), "facts_number", "value"),
        (("displaced", "", "2024-06", "inf"), "facts_number", "value"),
        (("governed_by_jihadists", "", "2024-06", "1.2"), "facts_number", "value"),
    ],
)
def test_cells_that_cannot_be_are_refused_where_they_stand(register, tmp_path, row, kind, column):
    path = facts(tmp_path / "facts.csv", ("displaced", "", "2024-05", "5"), row)
    with pytest.raises(ScenarioError) as refused:
        read_facts(path, register)

    found = refused.value.mistakes[0]
    assert (found.kind, found.spot.line) == (kind, 3)
    assert found.fields["column"] == column
    assert refused.value.text("en") != refused.value.text("fr")


def test_tables_without_columns_without_rows_and_with_a_row_twice_are_refused(register, tmp_path):
    row = ("displaced", "", "2024-05", "5")
    lacking = write(tmp_path / "lacking.csv", {"what": "displaced", "month": "2024-05"})
    twice = facts(tmp_path / "twice.csv", row, row)
    (tmp_path / "none.csv").write_text("what,where,month,value\n", "utf-8")
    kinds = []
    for path in (lacking, twice, tmp_path / "none.csv", tmp_path / "missing.csv"):
        with pytest.raises(ScenarioError) as refused:
            read_facts(path, register)
        kinds.append(refused.value.mistakes[0].kind)

    assert kinds[:3] == ["facts_columns", "facts_twice", "facts_none"]
    assert "missing.csv" in str(refused.value)


def test_holders_are_scored_by_their_registered_chances(register, tmp_path):
    """Half a run is added to each of six sides: of six runs that all say one side, 6.5 of 9."""
    sure = with_rows(
        register,
        HOLDERS,
        lambda row: {
            name: cell if name in ("capital", "end_of") else ("1" if name == "jnim" else "0")
            for name, cell in row.items()
        },
    )
    path = facts(
        tmp_path / "facts.csv",
        ("holder", "Kidal", "2024-06", "jnim"),
        ("holder", "Gao", "2024-06", "government"),
    )
    told = score_facts(sure, read_facts(path, sure)).holders
    right, wrong = (
        (1 - 6.5 / 9) ** 2 + 5 * (0.5 / 9) ** 2,
        (6.5 / 9) ** 2 + (1 - 0.5 / 9) ** 2 + 4 * (0.5 / 9) ** 2,
    )

    assert told[MODEL].brier == pytest.approx((right + wrong) / 2)
    assert told[PERSISTENCE].brier == pytest.approx((right + wrong) / 2)
    assert told[MODEL].log_score == pytest.approx((np.log(6.5 / 9) + np.log(0.5 / 9)) / 2)
    assert told[MODEL].hits == told[PERSISTENCE].hits == 0.5


def test_the_state_held_all_capitals_when_the_forecast_began():
    assert {SIDES[holder_at_end(name, last_known_month())] for name in capitals()} == {"state"}


def test_quantiles_are_scored_by_intervals():
    """For a sample that the quantiles are of, the score of intervals is near the CRPS."""
    sample = np.random.default_rng(3).gamma(2.0, 10.0, 4000)
    quantiles = np.quantile(sample, (0.05, 0.25, 0.5, 0.75, 0.95))
    for came in (3.0, 15.0, 30.0, 70.0):
        told = score_quantiles(quantiles[None], np.array([came]))
        exact = crps(sample[:, None], np.array([came]))[0]
        assert told.interval_score == pytest.approx(exact, rel=0.25)
    told = score_quantiles(np.array([[0.0, 1.0, 2.0, 3.0, 4.0]] * 3), np.array([2.0, 3.5, 14.0]))
    assert (told.number, told.within_50, told.within_90) == (3, 1, 2)
    assert score_quantiles(np.array([[0.0, 1.0, 2.0, 3.0, 4.0]]), np.array([14.0])).interval_score == (
        pytest.approx((12.0 / 2 + 0.5 + 11.0 + 0.2 + 10.0) / 2.5)
    )


def test_series_and_alliance_are_scored(register, tmp_path):
    months = [row["month"] for row in register.rows[SERIES_TABLE] if row["series"] == "displaced"]
    middle = {row["month"]: row["p50"] for row in register.rows[SERIES_TABLE] if row["series"] == "displaced"}
    allied = with_rows(register, SERIES_TABLE, lambda row: {**row, "below_0": "1"})
    path = facts(
        tmp_path / "facts.csv",
        *(("displaced", "", month, middle[month]) for month in months),
        ("allies", "", "2025-01", "yes"),
        ("governed_by_jihadists", "", "2025-01", "1"),
    )
    told = score_facts(allied, read_facts(path, allied))

    assert told.holders == {}
    assert (told.series["displaced"].number, told.series["displaced"].within_50) == (36, 36)
    assert told.series["governed_by_jihadists"].within_90 == 0
    assert told.allies.brier == pytest.approx(2 * (0.5 / 7) ** 2)
    assert len(fact_sentences(told)) == 3
    assert (
        fact_record(scored(score_places(register, later(tmp_path), ("2024-03",)), told))["facts"]["holders"]
        == {}
    )


def scored(places, facts=None):
    """A score of which deaths by dyad do not matter."""
    return StandingScore((), (), np.zeros((0, 0)), {}, places, facts)


def later(tmp_path, first="2024-03", last="2024-08"):
    months = [f"{year}-{month:02d}" for year in range(2019, 2028) for month in range(1, 13)]
    rows = [
        ucdp(id=m, year=m[:4], date_start=f"{m}-05", date_end=f"{m}-05") for m in months if first <= m <= last
    ]
    return read_events(write(tmp_path / f"{first}.csv", *rows), "2027-02-28")


def test_places_are_scored_by_shares_and_by_counts_once_all_months_are_over(register, tmp_path):
    where = later(tmp_path).events["place"][0]
    right = with_rows(
        register,
        PLACES,
        lambda row: {**row, "mean": "288" if row["place"] == where else "0", "p50": "0"},
    )
    part = score_places(right, later(tmp_path), ("2024-03", "2024-04"))
    whole = score_places(right, later(tmp_path, last="2027-02"), right.months)
    past = score_places(right, later(tmp_path, first="2020-01"), ("2024-03", "2024-04"))

    assert part.wrong_place == {MODEL: 0.0}
    assert (part.months, part.counts) == (2, None)
    assert whole.counts.number == len(register.rows[PLACES])
    assert set(past.wrong_place) == {MODEL, "kernel"}
    assert 0.0 < past.wrong_place["kernel"] < 1.0
    assert "at the wrong place, the kernel" in place_sentences(past)[0]
    assert "scored then" in place_sentences(part)[1]
    assert "lie in its intervals of 50%" in place_sentences(whole)[1]
    assert set(fact_table(scored(whole))["what"]) == {"places"}


def test_score_forecast_takes_both(register, tmp_path):
    folder = tmp_path / "out"
    sahel_sim.forecast(4, seed=1, parameters="prior", executor=1).write(folder, "en", DAY)
    path = facts(tmp_path / "facts.csv", ("holder", "Kidal", "2024-06", "government"))
    found = sahel_sim.score_forecast(later(tmp_path), folder, observed=path)

    assert found.places.months == 6
    assert set(found.facts.holders) == {MODEL, PERSISTENCE}
    assert sahel_sim.score_forecast(later(tmp_path), folder).facts is None
