"""Baselines beside the standing forecast: what they say, that they cannot be changed unseen, and scores."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import sahel_sim
from event_files import acled, ucdp, write
from sahel_sim.report.forecast_cautions import beside_table, forecast_cautions
from sahel_sim.validation.baseline_register import (
    PAST,
    PERIODS,
    RECORD,
    baseline_files,
    baselines_beside,
    read_baselines,
    write_baselines,
)
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.forecast_baselines import baseline_forecasts, baselines
from sahel_sim.validation.forecast_register import MODEL, read_register, registered_folder
from sahel_sim.validation.registered_tables import RegisterError, rows_of

DAY = date(2024, 2, 29)


def months(first, last):
    every = [f"{year}-{month:02d}" for year in range(2015, 2028) for month in range(1, 13)]
    return [month for month in every if first <= month <= last]


def events(path, first="2017-03", last="2023-12", deaths="7"):
    """Seven deaths between the government and JNIM in each month."""
    told = {"best": deaths, "low": deaths, "high": deaths}
    rows = [
        ucdp(id=m, year=m[:4], date_start=f"{m}-05", date_end=f"{m}-05", **told) for m in months(first, last)
    ]
    return write(path, *rows)


@pytest.fixture(scope="module")
def made():
    return sahel_sim.forecast(6, seed=1, parameters="prior", executor=1)


@pytest.fixture
def folder(made, tmp_path):
    where = made.write(tmp_path / "out", "en", DAY)
    write_baselines(events(tmp_path / "past.csv"), where, DAY)
    return where


def test_what_is_registered_is_what_the_baselines_of_a_backcast_say(folder):
    """The same code forecasts 38 months from the end of 2023 on; the first two are left out."""
    told = read_baselines(folder)
    at = told.dyads.index("government-jnim")
    wanted = baseline_forecasts(np.full(82, 7.0), 38)

    assert told.months == read_register(folder).months
    assert (told.past_months[0], told.past_months[-1]) == ("2017-03", "2023-12")
    assert set(told.mean) == {"persistence", "last_year", "trend", "poisson", "negative_binomial"}
    for name, forecast in wanted.items():
        assert told.mean[name][:, at] == pytest.approx(forecast.mean[2:]), name
        assert told.dispersion[name][at] == pytest.approx(forecast.dispersion), name
    assert told.samples()["last_year"][:, :, at].mean() == pytest.approx(7.0, rel=0.02)
    assert told.recorded(2023).tolist() == [7.0] * 12


def test_samples_scatter_about_the_means_that_are_told():
    past = np.array([3.0, 0.0, 5.0, 2.0] * 12)
    told = baselines(past, 3, 4)
    means = baseline_forecasts(past, 3)

    for name, sample in told.items():
        assert sample.shape == (1000, 3)
        assert sample.mean(axis=0) == pytest.approx(means[name].mean, rel=0.25), name


def test_the_forecast_stays_as_it_was_and_baselines_are_written_once(made, folder, tmp_path):
    before = (folder / "forecast.json").read_bytes()
    with pytest.raises(RegisterError, match="There is a baselines") as refused:
        write_baselines(tmp_path / "past.csv", folder, DAY)

    assert (folder / "forecast.json").read_bytes() == before
    assert read_register(folder).deaths.shape == made.deaths.shape
    assert json.loads((folder / RECORD).read_text("utf-8"))["forecast"] == json.loads(before)["sha256"]
    assert refused.value.text("fr") != refused.value.text("en")


@pytest.mark.parametrize("name", [PERIODS, PAST])
def test_a_table_in_which_a_number_is_another_is_refused(folder, name):
    path = folder / name
    text = path.read_text("utf-8")
    path.write_text(text[:-2] + ("1" if text[-2] != "1" else "2") + text[-1:], "utf-8")
    with pytest.raises(RegisterError, match=name):
        baselines_beside(folder)


def test_events_after_2023_are_not_used_and_others_are_refused(folder, tmp_path):
    register = read_register(folder)
    known = read_events(events(tmp_path / "known.csv"))
    longer = read_events(events(tmp_path / "longer.csv", last="2024-02"), "2024-02-29")
    short = read_events(events(tmp_path / "short.csv", first="2019-01"))
    other = read_events(write(tmp_path / "acled.csv", acled()))

    assert baseline_files(register, longer, DAY) == baseline_files(register, known, DAY)
    with pytest.raises(RegisterError, match="These events are of 2019-01 to 2023-12"):
        baseline_files(register, short, DAY)
    with pytest.raises(RegisterError, match="These events are of ACLED"):
        baseline_files(register, other, DAY)


def test_a_later_file_is_scored_beside_what_was_registered(folder, tmp_path):
    """A file that reaches back nowhere has no past of its own; what was registered stands beside it."""
    later = events(tmp_path / "later.csv", first="2024-01", last="2024-08")
    found = sahel_sim.score_forecast(later, folder)
    at = found.dyads.index("government-jnim")

    assert set(found.samples) == {MODEL, *read_baselines(folder).mean}
    assert (found.samples["trend"][:, :, at] == read_baselines(folder).samples()["trend"][:, :6, at]).all()
    assert found.scores("government-jnim")["last_year"].crps < found.scores("government-jnim")[MODEL].crps


def test_the_page_has_them_beside_the_forecast(made, folder):
    told = read_baselines(folder)
    table = beside_table(made, told)
    words = " ".join(forecast_cautions(replace(made, deaths=_with_peak(made)), told))

    assert [block.heading for block in table.blocks] == ["2024", "2025", "2026", "2027", "all months"]
    assert all(len(block.rows) == 6 for block in table.blocks)
    assert table.blocks[0].rows[0][1] == f"{np.median(made.state_based[:, :10].sum(axis=1)):,.0f}"
    assert (
        "UCDP recorded 84 deaths of the state's wars in all of 2022 and 84 in all of 2023, at most 7" in words
    )


def _with_peak(made):
    deaths = np.full_like(made.deaths, 1.0)
    deaths[:, 1] = 50.0
    return deaths


def test_the_baselines_that_come_with_the_library_are_those_that_were_registered():
    if not (registered_folder() / RECORD).is_file():
        pytest.skip("No baselines come with the library yet.")
    told, register = read_baselines(registered_folder()), read_register(registered_folder())

    assert told.known["forecast"] == register.known["sha256"]
    assert (told.months, told.dyads) == (register.months, register.dyads)
    assert told.known["events"]["last"] == "2023-12"
    assert told.known["displaced_inside_before"]["persons"] == 354739.0
    assert (told.recorded(2022).sum(), told.recorded(2023).sum()) == (1440.0, 1259.0)
    rows = rows_of((registered_folder() / PERIODS).read_text("utf-8"))
    assert {row["forecast"] for row in rows} == set(told.mean)
