"""Forecasts compared: what each is called, which baselines score better than the model, and every score."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas

from sahel_sim.languages import N_, _
from sahel_sim.report.number_format import percent
from sahel_sim.report.sentences import quoted
from sahel_sim.validation.backcast import WITH_CHANGES, WITHOUT_CHANGES
from sahel_sim.validation.forecast_register import MODEL
from sahel_sim.validation.forecast_scores import ForecastScore
from sahel_sim.validation.place_forecasts import KERNEL

OF_MODEL = {
    WITH_CHANGES: N_("The model, with the changes from outside that the record has"),
    WITHOUT_CHANGES: N_("The model, without any change after 2021"),
    MODEL: N_("The registered forecast of the model"),
}
"""What forecasts of the model are called."""

OF_DEATHS = {
    **OF_MODEL,
    "persistence": N_("The last month goes on"),
    "last_year": N_("Mean of the last twelve months"),
    "trend": N_("A line through all months"),
    "poisson": N_("Poisson regression"),
    "negative_binomial": N_("Negative binomial regression"),
    KERNEL: N_("Where events were before (kernel)"),
}
"""What each forecast of deaths, or of where they are, is called."""

OF_CAPITALS = {
    **OF_MODEL,
    "persistence": N_("Whoever held it at the end of 2021 goes on"),
    "frequency": N_("How often each side held it since 2012"),
    "rate_of_change": N_("Capitals change hands as often as since 2012"),
}
"""What each forecast of capitals is called."""

OF_DISPLACED = {
    **OF_MODEL,
    "persistence": N_("The last count goes on"),
    "last_year": N_("Mean of the last twelve months"),
    "trend": N_("A line through the ends of the years since 2017"),
}
"""What each forecast of the displaced is called."""


def better_baselines(scores: Mapping[str, float], model: str = WITH_CHANGES) -> list[str]:
    """The forecasts that have a smaller score than the model, and are not its own.

    >>> better_baselines({"with_changes": 0.3, "without_changes": 0.2, "trend": 0.1, "poisson": 0.4})
    ['trend']
    """
    return [name for name in scores if name not in OF_MODEL and scores[name] < scores[model]]


def named_forecasts(forecasts: Sequence[str], names: Mapping[str, str]) -> str:
    """Forecasts by what they are called, in quotation marks."""
    return ", ".join(quoted(_(names[each])) for each in forecasts)


def coverage_sentence(score: ForecastScore) -> str:
    """Whether the intervals of a forecast can be believed."""
    return _(
        "Its intervals of 50% held {half} of what came, and those of 90% {most}.",
        half=percent(score.coverage_50),
        most=percent(score.coverage_90),
    )


def not_fitted(draws: str) -> list[str]:
    """The caution that stands where runs do not draw from an accepted set."""
    if draws.startswith("accepted"):
        return []
    return [_("Nothing was fitted: runs do not draw from an accepted set.")]


def score_rows(
    scores: Callable[[str | None], Mapping[str, Any]], of: str, parts: Sequence[str]
) -> pandas.DataFrame:
    """Every score: a row for all together and for each part, and each forecast.

    Parameters
    ----------
    scores
        Gives those of a part by forecast, or of all together for None.
    of
        The column that names the part, such as ``dyad``.
    parts
        What is scored by itself.
    """
    rows = [
        {of: part or "all", "forecast": name, **vars(told)}
        for part in (None, *parts)
        for name, told in scores(part).items()
    ]
    return pandas.DataFrame(rows)
