"""The page and the folder of the standing forecast, with its fingerprint and date; and its scores."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.fact_text import fact_sentences, place_sentences
from sahel_sim.report.figures.event_figures import dyad_label, side_label
from sahel_sim.report.figures.forecast_figures import forecast_figure
from sahel_sim.report.forecast_card import forecast_card
from sahel_sim.report.forecast_cautions import (
    SERIES_NAMES,
    beside_table,
    forecast_cautions,
    same_months,
)
from sahel_sim.report.forecast_comparison import (
    OF_DEATHS,
    better_baselines,
    coverage_sentence,
    named_forecasts,
    score_rows,
)
from sahel_sim.report.number_format import amount, count, date_text, decimal, percent
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.validation.baseline_register import baselines_beside
from sahel_sim.validation.forecast_register import (
    ALL_STATE_BASED,
    LEVELS,
    MODEL,
    RECORD,
    periods,
    register_files,
    registered_folder,
)
from sahel_sim.validation.standing_forecast import LAST_DAY, SERIES

if TYPE_CHECKING:
    from sahel_sim.core import Array
    from sahel_sim.validation.baseline_register import RegisteredBaselines
    from sahel_sim.validation.forecast_register import Register
    from sahel_sim.validation.standing_forecast import StandingForecast
    from sahel_sim.validation.standing_score import StandingScore

_UNITS = {"displaced": "persons", "governed_by_jihadists": "share", "relation": ""}

_READING = (
    N_(
        "What is forecast is what UCDP would record if nobody changed course and the rules were right. The "
        "model is for testing theories; it must not guide any operation."
    ),
    N_(
        "A forecast can be judged by its intervals: nine of ten recorded numbers should lie in those of 90%. "
        "'sahel-sim forecast --score FILE' holds it against later events, once there are any."
    ),
    N_(
        "Months of one dyad hang together, so that intervals of a year are told apart, and cannot be had by "
        "adding those of months."
    ),
)

_YEARS_AHEAD = (12, 24, 36)
_MOST_PLACES = 15
Known = Mapping[str, Any]


@speaks
def forecast_page(
    made: "StandingForecast",
    known: Known,
    language: str = "en",
    beside: "RegisteredBaselines | None" = None,
) -> str:
    """One HTML page of the standing forecast, with baselines beside it if they are of the same months."""
    beside = beside if same_months(made, beside) else None
    contents = ("in_short", "over_time", "by_dyad", "who_governs", "the_numbers", "by_place")
    return render(
        "forecast",
        (*contents, "what_was_run", "how_to_read"),
        title=_(
            "Standing forecast of {first} to {last}",
            first=date_text(made.months[0]),
            last=date_text(made.months[-1]),
        ),
        kicker=_(
            "{runs} runs, written down on {day}", runs=count(made.runs), day=date_text(str(known["made"]))
        ),
        summary=_(
            "What the model says of the war in northern Mali if nobody changes course, registered with a "
            "fingerprint so that it can be scored and not be changed."
        ),
        card=forecast_card(made),
        cautions=forecast_cautions(made, beside),
        pictures=[forecast_figure(made)],
        deaths=_deaths(made),
        beside=None if beside is None else beside_table(made, beside),
        holders=_holders(made),
        series=_series(made),
        places=_places(made),
        entries=_was_run(made, known),
        reading=[_(sentence) for sentence in _READING],
    )


@speaks
def write_forecast(
    made: "StandingForecast", folder: str | Path, language: str = "en", day: date | None = None
) -> Path:
    """Write the page, the figure, the tables and the record into a new folder, and return its path.

    Parameters
    ----------
    made
        What was forecast.
    folder
        New or empty.
    day
        The day on which it is written down; today unless said.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """
    told = baselines_beside(registered_folder())

    def fill(beside: Path) -> None:
        files = register_files(made, day or date.today())
        for name, content in files.items():
            (beside / name).write_bytes(content)
        known = json.loads(files[RECORD])
        fill_folder(beside, forecast_page(made, known, beside=told), pictures=[forecast_figure(made)])

    return write_folder(folder, fill)


def forecast_sentences(made: "StandingForecast") -> list[str]:
    """What there is to say first."""
    low, middle, high = np.quantile(made.state_based.sum(axis=1), (0.05, 0.5, 0.95))
    told = [
        _(
            "In 36 months {middle} people die in recorded fighting between the state and armed groups in the "
            "middle run, {low} to {high} in nine of ten.",
            middle=count(middle),
            low=count(low),
            high=count(high),
        )
    ]
    if "Kidal" in made.capitals:
        shares = {side: made.holding("Kidal", side)[-1] for side in made.sides}
        side = max(shares, key=lambda each: shares[each])
        told.append(
            _("At the end Kidal is held by {side} in {share} of the runs.", side=side_label(side),
              share=percent(shares[side]))
        )  # fmt: skip
    lost = np.any(made.holders[:, -1] != made.holders[:, 0], axis=1).mean()
    told.append(
        _(
            "In {share} of the runs another side holds some capital at the end than after the first month.",
            share=percent(float(lost)),
        )
    )
    for name in SERIES[:2]:
        ends = np.quantile(made.series[name][:, -1], (0.05, 0.5, 0.95))
        words = [amount(float(x), _UNITS[name]) for x in ends]
        told.append(
            _("{what} at the end: {middle} ({low} to {high} in nine of ten runs).",
              what=_(SERIES_NAMES[name]),
              low=words[0], middle=words[1], high=words[2])
        )  # fmt: skip
    return told


@speaks
def forecast_record(folder: Path, language: str = "en") -> dict[str, Any]:
    """What was registered, as plain data."""
    told: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return told


def score_sentences(register: "Register", found: "StandingScore") -> list[str]:
    """Whether the forecast was good, and whether it is the one of these rules."""
    scores = found.scores()
    better = better_baselines({name: told.log_crps for name, told in scores.items()}, MODEL)
    words = [
        _(
            "Scored are {months} months, {first} to {last}; the forecast was registered on {day}.",
            months=len(found.months),
            first=found.months[0],
            last=found.months[-1],
            day=register.known["made"],
        ),
        coverage_sentence(scores[MODEL]),
    ]
    if len(scores) == 1:
        words.append(
            _("The file does not reach back three years before the forecast, so it is beside no baseline.")
        )
    elif better:
        named = named_forecasts(better, OF_DEATHS)
        words.append(_("By month and dyad these forecast better than the model: {named}.", named=named))
    else:
        words.append(_("By month and dyad the model forecasts better than all baselines."))
    if found.places is not None:
        words += place_sentences(found.places)
    if found.facts is not None:
        words += fact_sentences(found.facts)
    if not register.same_rules:
        words.append(_("It was made with other rules than those of this library."))
    if not register.same_scenario:
        words.append(_("It was made with another scenario than that of this library."))
    return words


def standing_score_table(found: "StandingScore") -> pandas.DataFrame:
    """Every score: a row for each dyad, and for all together, and each forecast."""
    return score_rows(found.scores, "dyad", found.dyads)


def _cells(values: "Array", unit: str = "persons") -> list[str]:
    """The middle, and the intervals of 50 and 90 %."""
    low, lower, middle, upper, high = (
        count(x) if unit == "persons" else percent(float(x)) if unit == "share" else decimal(float(x))
        for x in np.quantile(values, LEVELS)
    )
    return [middle, f"{lower} – {upper}", f"{low} – {high}"]


def _interval_columns() -> list[str]:
    return [_("The middle run"), _("Half of the runs"), _("Nine of ten runs")]


def _deaths(made: "StandingForecast") -> PageTable:
    by_dyad = {dyad: made.deaths[:, :, at] for at, dyad in enumerate(made.dyads)}
    blocks = []
    for dyad, deaths in {ALL_STATE_BASED: made.state_based, **by_dyad}.items():
        longer = {period: at for period, at in periods(made.months).items() if len(period) != len("2024-03")}
        rows = [
            [_("all months") if period == "all" else period, *_cells(deaths[:, at].sum(axis=1))]
            for period, at in longer.items()
        ]
        title = _("The state and all armed groups") if dyad == ALL_STATE_BASED else dyad_label(dyad)
        blocks.append(Block(title, rows))
    note = _(
        "Recorded deaths by calendar year, as far as it is forecast ({first} to {last}); by month they are "
        "in deaths.csv.",
        first=made.months[0],
        last=made.months[-1],
    )
    return PageTable(note, [_("Year"), *_interval_columns()], blocks)


def _holders(made: "StandingForecast") -> PageTable:
    blocks = []
    for capital in made.capitals:
        rows = [
            [side_label(side), *(percent(float(made.holding(capital, side)[at - 1])) for at in _YEARS_AHEAD)]
            for side in made.sides
            if made.holding(capital, side).max() > 0.0
        ]
        blocks.append(Block(capital, rows))
    columns = [_("Who"), *(_("After {n} months", n=n) for n in _YEARS_AHEAD)]
    note = _(
        "In how many runs each side governs more of a capital, the town and its villages, than any other "
        "does."
    )
    return PageTable(note, columns, blocks)


def _series(made: "StandingForecast") -> PageTable:
    blocks = []
    for name in SERIES:
        rows = [
            [_("After {n} months", n=n), *_cells(made.series[name][:, n - 1], _UNITS[name] or "-")]
            for n in _YEARS_AHEAD
        ]
        if name == "relation":
            nearer = [percent(float((made.series[name][:, n - 1] < 0.0).mean())) for n in _YEARS_AHEAD]
            label = _("nearer to allies than to enemies, after 12, 24 and 36 months")
            rows.append([label, *nearer])
        blocks.append(Block(_(SERIES_NAMES[name]), rows))
    return PageTable(_("Each month is in series.csv."), [_("When"), *_interval_columns()], blocks)


def _places(made: "StandingForecast") -> PageTable:
    order = np.argsort(-made.place_deaths.mean(axis=0), kind="stable")[:_MOST_PLACES]
    rows = [[made.places[at], *_cells(made.place_deaths[:, at])] for at in order]
    note = _(
        "Recorded deaths in all months, of the {n} places with most of them; all are in places.csv.",
        n=len(rows),
    )
    return PageTable(note, [_("Place"), *_interval_columns()], [Block("", rows)])


def _was_run(made: "StandingForecast", known: Known) -> list[Definition]:
    kind, _space, digest = made.draws.partition(" ")
    return [
        Definition(_("Written down on"), str(known["made"])),
        Definition(_("Nothing is used after"), LAST_DAY),
        Definition(_("Fingerprint"), _("SHA-256 of the tables and of all that is said here"),
                   digest=str(known["sha256"])),
        Definition(_("Scenario"), made.scenario, digest=made.scenario_digest),
        Definition(_("Rules"), str(known["sahel-sim"]), digest=made.rules),
        Definition(_("Parameters"), kind, digest=digest),
        Definition(
            _("To do the same again"),
            code=["sahel-sim forecast", f"--runs {made.runs}", f"--seed {made.seed}", f"--parameters {kind}"],
        ),
    ]  # fmt: skip
