"""What a reader of the standing forecast must know first, and what numbers of deaths alone say beside it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import N_, _
from sahel_sim.report.forecast_comparison import OF_DEATHS, not_fitted
from sahel_sim.report.number_format import count, date_text, month_text
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.validation.calibration_targets import LAST_YEAR
from sahel_sim.validation.displaced_people import displaced_counts
from sahel_sim.validation.forecast_register import LEVELS, MODEL, periods
from sahel_sim.validation.standing_forecast import LAST_DAY, STATE_BASED

if TYPE_CHECKING:
    from sahel_sim.core import Array
    from sahel_sim.validation.baseline_register import RegisteredBaselines
    from sahel_sim.validation.standing_forecast import StandingForecast

_FIRST_MONTHS, _TIMES = 6, 1.5
"""A start-up peak is the highest month of the middle run if it is among the first six, and half as much
again as the middle one of the last twelve; assumed."""

_YEARS_BEFORE = (2022, 2023)

_NOTHING_LATER = N_(
    "No fact after {day} is used: neither in data, nor in rules, nor in the scenario. Some facts up to then "
    "are read from releases that came out later."
)
_FITTED = N_(
    "Its numbers are fitted to what was recorded to the end of {year} only. What is known of the years after "
    "sets where everybody stands at the start, and nothing else."
)
_PEAK = N_(
    "The forecast begins with a peak: {peak} people die in {month} in the middle run, and {later} in the "
    "middle one of the last twelve months. It is how runs of this model begin, and no forecast of an "
    "offensive."
)
_RECORDED = N_(
    "UCDP recorded {first} deaths of the state's wars in all of {year} and {second} in all of {next}, at "
    "most {most} in a month."
)
_FLED = N_(
    "People who have fled are counted from the start of the forecast on. The {persons} who were counted as "
    "displaced inside Mali at the end of {year} (UNHCR) are not among them, nor do they return."
)
_HELD = N_(
    "A capital is held here by whoever governs most of the town and its villages together; the backcast asks "
    "of towns alone."
)


def forecast_cautions(made: "StandingForecast", beside: "RegisteredBaselines | None") -> list[str]:
    """What is used, what is fitted to what, how runs begin, and what numbers stand for."""
    told = [_(_NOTHING_LATER, day=date_text(LAST_DAY))]
    told += not_fitted(made.draws) or [_(_FITTED, year=LAST_YEAR)]
    peak = start_peak(made)
    if peak is not None:
        middle = np.median(made.state_based, axis=0)
        later = count(float(np.median(middle[-12:])))
        month = month_text(f"{made.months[peak]}-01")
        words = [_(_PEAK, peak=count(float(middle[peak])), month=month, later=later)]
        if beside is not None:
            words.append(_recorded(beside))
        told.append(" ".join(words))
    before = next(each for each in reversed(displaced_counts()) if each.date <= LAST_DAY)
    told.append(_(_FLED, persons=count(before.persons), year=before.date[:4]))
    return [*told, _(_HELD)]


def start_peak(made: "StandingForecast") -> int | None:
    """The position of the month in which deaths of the state's wars are highest, if it is a start-up peak."""
    middle = np.median(made.state_based, axis=0)
    at = int(middle.argmax())
    return at if at < _FIRST_MONTHS and middle[at] > _TIMES * np.median(middle[-12:]) else None


def _recorded(beside: "RegisteredBaselines") -> str:
    first, second = (beside.recorded(year) for year in _YEARS_BEFORE)
    return _(
        _RECORDED,
        first=count(first.sum()),
        year=_YEARS_BEFORE[0],
        second=count(second.sum()),
        next=_YEARS_BEFORE[1],
        most=count(max(first.max(), second.max())),
    )


def beside_table(made: "StandingForecast", beside: "RegisteredBaselines") -> PageTable:
    """Deaths of the state's wars by year: the forecast of the model, and what registered baselines say."""
    chosen = [beside.dyads.index(dyad) for dyad in STATE_BASED]
    samples = {MODEL: made.state_based}
    samples |= {name: sample[:, :, chosen].sum(axis=2) for name, sample in beside.samples().items()}
    longer = {period: at for period, at in periods(made.months).items() if len(period) != len(LAST_DAY[:7])}
    blocks = [
        Block(
            _("all months") if period == "all" else period,
            [[_(OF_DEATHS[name]), *_cells(sample[:, at].sum(axis=1))] for name, sample in samples.items()],
        )
        for period, at in longer.items()
    ]
    note = _(
        "Recorded deaths between the state and all armed groups, {first} to {last}. Baselines were "
        "registered on {day}, beside the forecast; they know what UCDP had recorded to {known}, and nothing "
        "else.",
        first=made.months[0],
        last=made.months[-1],
        day=beside.known["made"],
        known=beside.past_months[-1],
    )
    columns = [_("Forecast"), _("The middle run"), _("Half of the runs"), _("Nine of ten runs")]
    return PageTable(note, columns, blocks)


def _cells(values: "Array") -> list[str]:
    low, lower, middle, upper, high = (count(float(x)) for x in np.quantile(values, LEVELS))
    return [middle, f"{lower} – {upper}", f"{low} – {high}"]


def same_months(made: "StandingForecast", beside: "RegisteredBaselines | None") -> bool:
    """Whether baselines are of the months and dyads of a forecast."""
    return beside is not None and (beside.months, beside.dyads) == (made.months, made.dyads)


SERIES_NAMES: Mapping[str, str] = {
    "displaced": N_("People who have fled since March 2024, and not returned"),
    "governed_by_jihadists": N_("Share of the people whom jihadists govern"),
    "relation": N_("How rebels and JNIM stand, from −1 (allies) to 1 (enemies)"),
}
"""What is forecast by month besides."""
