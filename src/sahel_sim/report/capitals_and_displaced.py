"""What the page of a backcast says of who holds the capitals, and of the displaced."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas

from sahel_sim.languages import N_, _
from sahel_sim.report.forecast_comparison import (
    OF_CAPITALS,
    OF_DISPLACED,
    better_baselines,
    named_forecasts,
    score_rows,
)
from sahel_sim.report.number_format import count, decimal, month_text, percent
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.validation.backcast import WITH_CHANGES, WITHOUT_CHANGES
from sahel_sim.validation.capital_holders import NOT_KNOWN, SIDES, month_end
from sahel_sim.validation.displaced_people import displaced_counts
from sahel_sim.validation.forecast_register import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sahel_sim.validation.capital_holders import HolderForecasts
    from sahel_sim.validation.displaced_people import DisplacedForecasts

MODEL = (WITH_CHANGES, WITHOUT_CHANGES)
"""The forecasts of the model; sentences tell of the first."""

_SIDE_NAMES = {
    "state": N_("the state and its allies"),
    "rebels": N_("the rebels"),
    "jihadists": N_("the jihadists"),
    "nobody": N_("nobody"),
}


def holder_name(side: str) -> str:
    """A side that can hold a capital, for readers."""
    return _(_SIDE_NAMES[side])


def capital_sentences(found: "HolderForecasts") -> list[str]:
    """Who forecasts better who holds the capitals, and what the model said where one changed hands."""
    scores = found.scores()
    told = [_better({name: s.brier for name, s in scores.items()}, OF_CAPITALS, _SAID_OF_CAPITALS)]
    for capital in found.changed:
        at = found.capitals.index(capital)
        month = int(np.flatnonzero(found.outcome[:, at] != found.before[at])[0])
        side = int(found.outcome[month, at])
        told.append(
            _(
                "{capital} changed hands in {month}: the model gave a chance of {share} that {side} would "
                "hold it then, and of {without} without changes after 2021.",
                capital=capital,
                month=month_text(month_end(found.months[month])),
                side=holder_name(SIDES[side]),
                share=percent(found.chances[MODEL[0]][month, at, side]),
                without=percent(found.chances[MODEL[1]][month, at, side]),
            )
        )
    return told


_CAPITALS_WORSE = N_(
    "Of who holds the regional capitals {number} of 3 baselines forecast better than the model: {named}."
)
_CAPITALS_WORST = N_("Of who holds the regional capitals all 3 baselines forecast better than the model.")
_CAPITALS_BEST = N_("Of who holds the regional capitals the model forecasts better than all 3 baselines.")
_DISPLACED_WORSE = N_("Of the displaced {number} of 3 baselines forecast better than the model: {named}.")
_DISPLACED_WORST = N_("Of the displaced all 3 baselines forecast better than the model.")
_DISPLACED_BEST = N_("Of the displaced the model forecasts better than all 3 baselines.")
_SAID_OF_CAPITALS = _CAPITALS_BEST, _CAPITALS_WORSE, _CAPITALS_WORST
_SAID_OF_DISPLACED = _DISPLACED_BEST, _DISPLACED_WORSE, _DISPLACED_WORST


def _better(scores: "Mapping[str, float]", names: "Mapping[str, str]", words: tuple[str, str, str]) -> str:
    """Which baselines have a smaller score than the model: none, some, or all of them."""
    best, some, worst = words
    better = better_baselines(scores)
    if len(better) in (0, len(scores) - len(MODEL)):
        return _(worst if better else best)
    return _(some, number=len(better), named=named_forecasts(better, names))


def displaced_sentences(found: "DisplacedForecasts") -> list[str]:
    """Who forecasts the displaced better, and how far the model is off at the end."""
    scores = found.scores()
    low, middle, high = np.quantile(found.samples[MODEL[0]][:, -1], (0.05, 0.5, 0.95))
    return [
        _better({name: s.log_crps for name, s in scores.items()}, OF_DISPLACED, _SAID_OF_DISPLACED),
        _(
            "At the end of {year} {counted} people were displaced inside Mali; in the middle run {middle}, "
            "in nine of ten {low} to {high}.",
            year=found.dates[-1][:4],
            counted=count(found.outcome[-1]),
            middle=count(middle),
            low=count(low),
            high=count(high),
        ),
    ]


def capital_page_table(found: "HolderForecasts") -> PageTable:
    """The scores of who holds the capitals, of all together and of those that changed hands."""
    blocks = []
    for capital in (None, *found.changed):
        scores = found.scores(capital)
        order = sorted(scores, key=lambda name: scores[name].brier)
        rows = [
            [
                _(OF_CAPITALS[name]),
                decimal(scores[name].brier),
                decimal(scores[name].log_score),
                percent(scores[name].hits),
            ]
            for name in order
        ]
        blocks.append(
            Block(_("All {n} capitals", n=len(found.capitals)) if capital is None else capital, rows)
        )
    note = _(
        "Ends of {months} months, {first} to {last}: {capitals}. Sides are the state with its allied "
        "movements, rebels, and jihadists. Brier's score is 0 for the sure and right, 2 for the sure and "
        "wrong. The best first.",
        months=len(found.months),
        first=found.months[0],
        last=found.months[-1],
        capitals=", ".join(found.capitals),
    )
    return PageTable(
        note, [_("Forecast"), _("Brier score"), _("Log score"), _("Likeliest side was right")], blocks
    )


def displaced_page_table(found: "DisplacedForecasts") -> PageTable:
    """What was counted, and each forecast with its score."""
    scores = found.scores()
    idmc = {each.date: each.by_idmc for each in displaced_counts()}
    counted = [
        _("{persons}\nIDMC: {others}", persons=count(persons / 1e3), others=count(idmc[date] / 1e3))
        for date, persons in zip(found.dates, found.outcome, strict=True)
    ]
    before = next(each.persons for each in displaced_counts() if each.date == "2016-12-31")
    rows = [[_("Counted by UNHCR"), "", *counted]]
    for name in sorted(scores, key=lambda each: scores[each].log_crps):
        ends = np.quantile(found.samples[name], (0.05, 0.5, 0.95), axis=0) / 1e3
        cells = [
            f"{count(middle)}\n{count(low)}\N{NO-BREAK SPACE}\N{EN DASH}\N{NO-BREAK SPACE}{count(high)}"
            for low, middle, high in ends.T
        ]
        rows.append([_(OF_DISPLACED[name]), decimal(scores[name].log_crps), *cells])
    note = _(
        "Thousands displaced inside Mali: the middle, and below it nine of ten; the best first. Counts are "
        "by year, so two days are scored. Runs begin in March 2017 with nobody displaced; at the end of 2016 "
        "{before} were counted.",
        before=count(before),
    )
    days = [_("End of {year}", year=date[:4]) for date in found.dates]
    return PageTable(note, [_("Forecast"), _("CRPS of logarithms"), *days], [Block("", rows)])


def capital_table(found: "HolderForecasts") -> pandas.DataFrame:
    """Who held each capital at the end of each month, and the chances of each forecast."""
    rows: list[dict[str, Any]] = []
    for name, chances in found.chances.items():
        for at, capital in enumerate(found.capitals):
            for month, end_of in enumerate(found.months):
                side = int(found.outcome[month, at])
                held = "" if side == NOT_KNOWN else SIDES[side]
                told = {"capital": capital, "end_of": end_of, "forecast": name, "held_by": held}
                rows.append({**told, **dict(zip(SIDES, chances[month, at], strict=True))})
    return pandas.DataFrame(rows)


def capital_score_table(found: "HolderForecasts") -> pandas.DataFrame:
    """Every score of capitals: a row for each, and for all together, and each forecast."""
    return score_rows(found.scores, "capital", found.capitals)


def displaced_table(found: "DisplacedForecasts") -> pandas.DataFrame:
    """The displaced at each day that is known: counted, and by each forecast."""
    rows = []
    for name, sample in found.samples.items():
        score = found.scores()[name]
        for at, date in enumerate(found.dates):
            ends = np.quantile(sample[:, at], LEVELS)
            told = {"date": date, "forecast": name, "counted": found.outcome[at]}
            named = {f"p{round(100 * p):02d}": x for p, x in zip(LEVELS, ends, strict=True)}
            rows.append({**told, **named, "log_crps_of_all": score.log_crps, "crps_of_all": score.crps})
    return pandas.DataFrame(rows)
