"""The notebook door of the standing forecast: ``forecast`` and ``score_forecast`` as people call them."""

from concurrent.futures import Executor
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from sahel_sim.execution.execution import Execution
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaking
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.figures.forecast_figures import forecast_figure
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.forecast_card import forecast_card
from sahel_sim.report.forecast_page import forecast_sentences, write_forecast
from sahel_sim.scenario import with_changes
from sahel_sim.scenario.accepted_set import draws_of, read_accepted, shipped_accepted
from sahel_sim.scenario.draw_kinds import ACCEPTED, usual_draws
from sahel_sim.validation.baseline_register import baselines_beside
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.fact_scores import score_facts, score_places
from sahel_sim.validation.forecast_register import (
    read_register,
    registered_folder,
)
from sahel_sim.validation.observed_facts import read_facts
from sahel_sim.validation.standing_forecast import (
    RUNS,
    SEED,
    StandingForecast,
    forecast_scenario,
    standing_forecast,
)
from sahel_sim.validation.standing_score import StandingScore, score_register


@dataclass(frozen=True, repr=False, eq=False)
class ForecastResults(StandingForecast):
    """The standing forecast, with words, a figure and a page.

    Examples
    --------
    >>> from sahel_sim import ForecastResults
    >>> "months" in ForecastResults.__dataclass_fields__
    True
    """

    def headline(self, language: str | None = None) -> str:
        """What is forecast, in a few sentences."""
        with speaking(spoken_language(language)):
            return " ".join(forecast_sentences(self))

    def plot(self, language: str | None = None, theme: str = "page") -> Picture:
        """Deaths by month and dyad."""
        return forecast_figure(self, spoken_language(language), theme)

    def write(self, folder: str | Path, language: str | None = None, day: date | None = None) -> Path:
        """Write it down in a new folder, with its fingerprint and the day, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_forecast(self, folder, spoken_language(language), day)

    def __repr__(self) -> str:
        return f"{card_text(forecast_card(self, spoken_language()))}\n\n.plot()  .write('folder')"

    def _repr_html_(self) -> str:
        return card_html(forecast_card(self, spoken_language()))


def forecast(
    runs: int = RUNS,
    *,
    seed: int = SEED,
    parameters: str | None = None,
    accepted: str | Path | None = None,
    executor: int | Executor | None = None,
) -> ForecastResults:
    """Forecast the 36 months from March 2024 on, with nothing that happened after 20 February 2024.

    Parameters
    ----------
    runs, seed
        How many, and where chance comes from.
    parameters
        What runs draw: ``fixed``, ``prior`` or ``accepted``; as is usual for scenarios unless said.
    accepted
        The file of an accepted set, from which runs then draw.
    executor
        As for ``run``.

    Returns
    -------
    ForecastResults
        Recorded deaths by month, dyad and place, who holds the capitals, and more; ``write`` registers it.

    Raises
    ------
    ScenarioError
        If there is no such accepted set, or it was fitted with other rules.

    Examples
    --------
    >>> made = forecast(4, seed=1, parameters="fixed", executor=1)
    >>> made.months[0], made.months[-1], made.deaths.shape
    ('2024-03', '2027-02', (4, 36, 10))
    """
    drawn = usual_draws() if parameters is None else parameters
    story = with_changes(forecast_scenario(), {"parameter_draws": drawn})
    if accepted is not None:
        chosen = read_accepted(accepted)
        draws, reporting = chosen.sets, chosen.reporting
    else:
        draws = draws_of(story)  # type: ignore[assignment]
        reporting = shipped_accepted().reporting if story.parameter_draws == ACCEPTED else None
    found = standing_forecast(draws, runs, seed=seed, reporting=reporting, execution=Execution(executor))
    return ForecastResults(**{field.name: getattr(found, field.name) for field in fields(found)})


def score_forecast(
    events: str | Path | EventTable,
    registered: str | Path | None = None,
    *,
    until: date | str | None = None,
    observed: str | Path | None = None,
) -> StandingScore:
    """Hold a registered forecast against what came: CRPS, log score and coverage, beside baselines.

    Parameters
    ----------
    events
        A file of UCDP GED with later events, or what ``events`` gave of it.
    registered
        The folder that ``forecast`` wrote; the one that comes with the library unless said.
    until
        The last day that is scored; the last of the 36 months unless said.
    observed
        A table of who holds the capitals, who has fled and who is allied (``docs/forecast.md``).

    Returns
    -------
    StandingScore
        Of deaths by month and dyad; ``places`` has the scores of deaths by place, ``facts`` those of what was
        observed besides.

    Raises
    ------
    ScenarioError
        If the events or the table of what was observed cannot be read.
    RegisterError
        If there is no such forecast, it was changed, or the events end before it begins.

    Examples
    --------
    >>> from sahel_sim.validation.registered_tables import RegisterError
    >>> try:
    ...     score_forecast("later_events.csv", "no_such_folder")
    ... except RegisterError as error:
    ...     print(error)
    There is no registered forecast in no_such_folder. Name a folder that forecast wrote.
    """
    folder = registered_folder() if registered is None else registered
    register = read_register(folder)
    last = forecast_scenario().dates[-1]
    day = date.fromisoformat(last) if until is None else until
    table = events if isinstance(events, EventTable) else read_events(events, day)
    found = score_register(register, table, baselines_beside(folder))
    facts = None if observed is None else score_facts(register, read_facts(observed, register))
    return replace(found, places=score_places(register, table, found.months), facts=facts)
