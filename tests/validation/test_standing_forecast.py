"""The standing forecast: what it says, that it cannot be changed unseen, and that it is scored rightly."""

import gzip
import json
from dataclasses import replace
from datetime import date

import numpy as np
import pandas
import pytest

import sahel_sim
from event_files import acled, ucdp, write
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.report.forecast_cautions import forecast_cautions, start_peak
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.forecast_register import (
    MODEL,
    RECORD,
    SAMPLES,
    read_register,
    registered_folder,
)
from sahel_sim.validation.forecast_scores import score
from sahel_sim.validation.registered_tables import RegisterError
from sahel_sim.validation.standing_forecast import LAST_DAY, MONTHS, forecast_scenario
from sahel_sim.validation.standing_score import score_register

DAY = date(2024, 2, 29)


@pytest.fixture(scope="module")
def made():
    return sahel_sim.forecast(12, seed=1, parameters="prior", executor=1)


@pytest.fixture
def folder(made, tmp_path):
    return made.write(tmp_path / "out", "en", DAY)


def later(tmp_path, first="2020-01", last="2024-08", deaths="7"):
    """Some deaths between the government and JNIM in each month."""
    months = [f"{year}-{month:02d}" for year in range(2017, 2028) for month in range(1, 13)]
    rows = [
        ucdp(id=m, year=m[:4], date_start=f"{m}-05", date_end=f"{m}-05", best=deaths, low=deaths, high=deaths)
        for m in months
        if first <= m <= last
    ]
    return write(tmp_path / "later.csv", *rows)


def test_it_is_of_the_36_months_that_follow_what_was_known(made):
    story = forecast_scenario()

    assert made.months[0] == "2024-03"
    assert len(made.months) == MONTHS == 36
    assert LAST_DAY < story.start.isoformat()
    assert not story.timeline, "the scenario knows of nothing that changes later"
    assert made.deaths.shape == (12, 36, len(made.dyads))
    assert {"Kidal", "Gao", "Timbuktu", "Bamako"} <= set(made.capitals)


def test_what_it_says_is_what_the_runs_say(made):
    story = sahel_sim.with_changes(forecast_scenario(), {"parameter_draws": "prior"})
    runs = sahel_sim.run(story, 12, seed=1, executor=1, places=True)
    kidal = runs.places.names.index("Kidal")
    holder = runs.by_place["control"][:, -1, :, kidal].argmax(axis=1)

    assert made.series["displaced"] == pytest.approx(runs["displaced"][:, 1:, 0])
    assert (made.holders[:, -1, made.capitals.index("Kidal")] == holder).all()
    shares = [made.holding("Kidal", side)[-1] for side in made.sides]
    assert sum(shares) == pytest.approx(1.0)
    killed = runs["battle_deaths"].sum() + runs["civilians_killed"].sum()
    assert 0.0 < made.deaths.sum() < 1.5 * killed
    assert made.deaths.sum() == pytest.approx(made.place_deaths.sum(), rel=0.2)


def test_intervals_of_a_year_are_of_its_sum(made, folder):
    table = pandas.read_csv(folder / "deaths.csv").set_index(["dyad", "period"])
    jnim = made.deaths[:, :, made.dyads.index("government-jnim")]

    assert table.loc[("government-jnim", "2025"), "p50"] == pytest.approx(
        np.median(jnim[:, 10:22].sum(axis=1))
    )
    assert table.loc[("government-jnim", "2024-05"), "p95"] == pytest.approx(
        np.quantile(jnim[:, 2], 0.95), rel=1e-5
    )
    assert table.loc[("state_based", "all"), "mean"] == pytest.approx(
        made.state_based.sum(axis=1).mean(), rel=1e-5
    )


def test_it_is_read_again_and_tells_what_it_was_made_with(made, folder):
    told = read_register(folder)

    assert (told.deaths == made.deaths).all()
    assert told.known["made"] == "2024-02-29"
    assert told.known["nothing_used_after"] == "2024-02-20"
    assert told.known["rules"] == rules_digest()
    assert told.same_rules
    assert told.same_scenario
    page = (folder / "index.html").read_text("utf-8")
    assert told.known["sha256"] in page
    assert "No fact after 20 February 2024 is used" in page


@pytest.mark.parametrize("name", ["deaths.csv", "holders.csv", SAMPLES])
def test_a_table_in_which_a_number_is_another_is_refused(folder, name):
    path = folder / name
    packed = name.endswith(".gz")
    text = (gzip.decompress(path.read_bytes()) if packed else path.read_bytes()).decode()
    turned = text[:-2] + ("1" if text[-2] != "1" else "2") + text[-1:]
    path.write_bytes(gzip.compress(turned.encode()) if packed else turned.encode())

    with pytest.raises(RegisterError, match=name):
        read_register(folder)


@pytest.mark.parametrize("key", ["made", "rules", "parameters", "seed"])
def test_a_record_that_says_something_else_is_refused(folder, key):
    path = folder / RECORD
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**told, key: "else"}), "utf-8")

    with pytest.raises(RegisterError, match="fingerprint"):
        read_register(folder)


def test_line_ends_of_another_system_do_not_matter(folder):
    path = folder / "deaths.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_register(folder).months[0] == "2024-03"


def test_it_is_scored_against_what_came_and_beside_baselines(folder, tmp_path):
    register = read_register(folder)
    found = sahel_sim.score_forecast(later(tmp_path), folder)
    at = register.dyads.index("government-jnim")

    assert found.months == ("2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08")
    assert found.outcome[:, at].tolist() == [7.0] * 6
    assert found.outcome.sum() == 42.0
    assert set(found.samples) == {
        MODEL, "persistence", "last_year", "trend", "poisson", "negative_binomial",
    }  # fmt: skip
    alone = score(register.deaths[:, :6, [at]], np.full((6, 1), 7.0))
    assert found.scores("government-jnim")[MODEL] == alone
    scores = found.scores("government-jnim")
    assert scores["last_year"].log_crps < scores[MODEL].log_crps, "a steady series is best told by its mean"


def test_a_short_file_is_scored_without_baselines_and_an_early_one_is_refused(folder, tmp_path):
    short = sahel_sim.score_forecast(later(tmp_path, first="2024-01"), folder)
    early = read_events(later(tmp_path, first="2023-01", last="2023-12"), "2027-01-01")

    assert set(short.samples) == {MODEL}
    with pytest.raises(RegisterError, match="end in 2023-12"):
        score_register(read_register(folder), early)


def test_the_page_says_what_is_fitted_and_how_runs_begin(made, folder):
    page = (folder / "index.html").read_text("utf-8")
    peak = np.zeros_like(made.deaths)
    peak[:, :, made.dyads.index("government-jnim")] = 100.0
    peak[:, 1, made.dyads.index("government-jnim")] = 400.0
    steady = np.where(peak > 0.0, 100.0, 0.0)
    accepted = replace(made, deaths=peak, draws="accepted 0")
    told = " ".join(forecast_cautions(accepted, None))

    assert "people who have fled since march 2024" in page.lower()
    assert "354,739 who were counted as displaced inside Mali at the end of 2023" in page
    assert "fitted to what was recorded to the end of 2021 only" in told
    assert "Nothing was fitted" in " ".join(forecast_cautions(made, None))
    assert "begins with a peak: 400 people die in April 2024 in the middle run, and 100 in" in told
    assert start_peak(replace(made, deaths=steady)) is None
    assert "begins with a peak" not in " ".join(forecast_cautions(replace(made, deaths=steady), None))


def test_events_of_another_source_do_not_score_what_ucdp_would_record(folder, tmp_path):
    path = write(tmp_path / "acled.csv", acled(event_date="12 May 2024", year="2024"))
    with pytest.raises(RegisterError, match="These events are of ACLED"):
        sahel_sim.score_forecast(path, folder)


def test_it_says_if_it_is_not_of_these_rules(folder, tmp_path):
    from sahel_sim.report.forecast_page import score_sentences
    from sahel_sim.scenario.canonical import sha256_of

    path = folder / RECORD
    told = json.loads(path.read_text("utf-8"))
    told = {**{key: value for key, value in told.items() if key != "sha256"}, "rules": "0" * 64}
    path.write_text(json.dumps({**told, "sha256": sha256_of(told)}), "utf-8")
    register = read_register(folder)

    assert not register.same_rules
    found = sahel_sim.score_forecast(later(tmp_path), folder)
    assert "It was made with other rules than those of this library." in score_sentences(register, found)


def test_the_forecast_that_comes_with_the_library_is_the_one_that_was_registered():
    if not registered_folder().is_dir():
        pytest.skip("No forecast comes with the library yet.")
    told = read_register(registered_folder())

    assert told.months == tuple(day[:7] for day in forecast_scenario().dates[:-1])
    assert told.known["nothing_used_after"] == LAST_DAY
    assert len(str(told.known["rules"])) == len(str(told.known["scenario_digest"])) == 64
    assert told.known["parameters"].split()[0] == "accepted"
    assert len(told.deaths) == told.known["runs"] >= 500
    page = (registered_folder() / "index.html").read_text("utf-8")
    for words in (
        "fitted to what was recorded to the end of 2021 only",
        "begins with a peak",
        "since March 2024",
    ):
        assert words in page, words
