"""Cards of recorded events, forecasts, backcasts and calibrations, of numbers that are known."""

import numpy as np
import pytest

from event_files import ucdp, write
from sahel_sim.report.answer_card import card_text
from sahel_sim.report.backcast_card import backcast_card
from sahel_sim.report.calibration_card import target_fit
from sahel_sim.report.events_card import events_card
from sahel_sim.report.events_page import events_page
from sahel_sim.report.forecast_card import forecast_card
from sahel_sim.report.forecast_page import forecast_page
from sahel_sim.validation.backcast import DYADS, WITH_CHANGES, WITHOUT_CHANGES, Backcast
from sahel_sim.validation.capital_holders import SIDES, HolderForecasts
from sahel_sim.validation.displaced_people import DisplacedForecasts
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.place_forecasts import KERNEL, PlaceForecasts
from sahel_sim.validation.standing_forecast import STATE_BASED, StandingForecast

FORECAST = tuple(f"{2024 + at // 12}-{at % 12 + 1:02d}" for at in range(2, 38))
MONTHS = ("2022-01", "2022-02")
MADE = {"made": "2024-02-29", "sha256": "0" * 64, "sahel-sim": "0"}


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def recorded(tmp_path):
    """Two years of events: eight dead of JNIM's war in 2017, five of that of the Islamic State in 2018."""
    rows = (
        ucdp(),
        ucdp(
            id="2", side_b="IS", adm_2="Ménaka cercle", year="2018", date_start="2018-03-05",
            date_end="2018-03-05", best="5", low="4", high="3000",
        ),
    )  # fmt: skip
    return read_events(write(tmp_path / "some.csv", *rows))


def test_events_are_counted_by_dyad_place_and_year(recorded):
    card = events_card(recorded)
    dyads, _places, years = card.panels

    assert plain(card.answer) == "From 1 May 2017 to 5 March 2018 UCDP has 2 events with 13 deaths."
    assert [bar.value for bar in dyads.bars] == ["8 (7 to 9)", "5 (4 to 3,000)"]
    assert [(bar.name, bar.value) for bar in years.bars] == [
        ("2017", "8 (7 to 9)"),
        ("2018", "5 (4 to 3,000)"),
    ]
    assert years.bars[1].full == pytest.approx(5.0 / 3000.0)
    assert years.bars[1].interval == (pytest.approx(4.0 / 3000.0), pytest.approx(1.0))


def test_what_is_odd_in_a_file_is_told_without_its_folder_and_its_line(tmp_path):
    odd = read_events(write(tmp_path / "some.csv", ucdp(best="80")))
    page = events_page(odd, "en")

    assert len(odd.warnings) == 1
    assert "some.csv, line 2" in page
    assert str(tmp_path) not in page
    assert "Two lines" not in page


def forecast(csp=3):
    """Four runs of three years: 10 and more deaths a run, and Kidal held by the CSP in so many of them."""
    dyads = tuple(STATE_BASED)
    deaths = np.zeros((4, 36, len(dyads)))
    deaths[:, 0, 0] = [10.0, 20.0, 30.0, 40.0]
    holders = np.zeros((4, 36, 1), dtype=np.intp)
    holders[:csp, 1:] = 1
    series = {
        "displaced": np.full((4, 36), 1000.0),
        "governed_by_jihadists": np.full((4, 36), 0.25),
        "relation": np.zeros((4, 36)),
    }
    return StandingForecast(
        FORECAST, dyads, deaths, ("Gao",), np.ones((4, 1)), ("Kidal",), ("government", "csp"),
        holders, series, "mali_2024_02", "0" * 64, "0" * 64, "fixed", 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("csp", "told"), [(3, "CSP, in 75% of the runs"), (1, "Government, in 75% of the runs")]
)
def test_a_forecast_says_how_many_die_and_who_holds_kidal(csp, told):
    card = forecast_card(forecast(csp))

    assert plain(card.question).startswith("What does the model forecast for March 2024 to February 2027")
    assert plain(card.answer).startswith("In 36 months 25 people die in recorded fighting")
    assert plain(card.answer).endswith(f"Kidal at the end: {told}.")
    assert card.panels[2].bars[0].value == "25% (25%)"
    assert f"In {25 * csp}% of the runs another side holds" in card.panels[2].sentences[1]


def backcast(better):
    """Two months in which nobody dies; the model says so or is far off, baselines are a little off."""
    near, far = np.zeros((4, 2, len(DYADS))), np.full((4, 2, len(DYADS)), 50.0)
    model, sample = (near, far - 49.0) if better else (far, near + 1.0)
    others = ("persistence", "last_year", "trend", "poisson", "negative_binomial")
    sure = np.full((2, 1, len(SIDES)), 0.01)
    sure[..., 0 if better else 1] = 0.97
    half = np.full((2, 1, len(SIDES)), 1.0 / len(SIDES))
    held = {name: sure for name in (WITH_CHANGES, WITHOUT_CHANGES)}
    held |= {name: half for name in ("persistence", "frequency", "rate_of_change")}
    fled = {name: np.full((4, 1), 10.0 if better else 1e6) for name in (WITH_CHANGES, WITHOUT_CHANGES)}
    fled |= {name: np.full((4, 1), 100.0) for name in ("persistence", "last_year", "trend")}
    right, wrong = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    shares = {
        WITH_CHANGES: right if better else wrong,
        WITHOUT_CHANGES: wrong,
        KERNEL: np.array([0.5, 0.5]),
    }
    at_places = {name: np.tile(10.0 * share, (4, 1)) for name, share in shares.items()}
    return Backcast(
        MONTHS, DYADS, np.zeros((2, len(DYADS))),
        {WITH_CHANGES: model, WITHOUT_CHANGES: far, **{name: sample for name in others}},
        PlaceForecasts(("Gao", "Kidal"), 10.0 * right, at_places, shares),
        HolderForecasts(MONTHS, ("Gao",), np.zeros((2, 1), dtype=np.intp), np.zeros(1, dtype=np.intp), held),
        DisplacedForecasts(
            ("2022-12-31",), np.array([10.0]), (), fled, MONTHS,
            {name: np.full((4, 2), 10.0) for name in (WITH_CHANGES, WITHOUT_CHANGES)},
        ),
        4, 1, "fixed", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("better", "told"),
    [
        (
            True,
            "In this test it forecasts deaths by month better than all 5 simple forecasts; where they fall, "
            "better than the kernel of past events; who holds the capitals, better than all 3; how many are "
            "displaced, better than all 3.",
        ),
        (
            False,
            "In this test it forecasts deaths by month worse than all 5 simple forecasts; where they fall, "
            "worse than the kernel of past events; who holds the capitals, worse than all 3; how many are "
            "displaced, worse than all 3.",
        ),
    ],
)
def test_a_backcast_says_whether_simple_forecasts_are_better(better, told):
    card = backcast_card(backcast(better))

    assert card.answer == told
    errors = [bar.full + bar.hatched for bar in card.panels[0].bars]
    assert errors == sorted(errors)
    first = card.panels[0].bars[0]
    assert ("The model, with" in first.name) is better
    assert (first.full >= first.hatched) is better


def test_targets_in_wide_runs_are_inside_and_said_to_be_wide():
    narrow, wide = (width * np.linspace(-1.0, 1.0, 201)[:, None] for width in (0.5, 5.0))
    goal = np.array([1.0])

    assert target_fit(narrow, goal).inside == 0
    assert (target_fit(wide, goal).inside, target_fit(wide, goal).in_half) == (1, 1)
    assert target_fit(wide, goal).width == pytest.approx(np.exp(9.0), rel=0.02)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "sahel-sim run and compare answer both for a story, sahel-sim claims for the report."),
        ("fr", "sahel-sim run et compare y répondent pour un scénario, sahel-sim claims pour le rapport."),
    ],
)
def test_a_page_that_answers_neither_question_says_which_command_does(recorded, language, told):
    cards = (
        events_card(recorded, language),
        forecast_card(forecast(), language),
        backcast_card(backcast(better=True), language),
    )
    pages = (events_page(recorded, language), forecast_page(forecast(), MADE, language))

    assert all(told in plain(card_text(card, 500)) for card in cards)
    for page in pages:
        assert plain(page).index(told) < page.index('<div class="sections">')
