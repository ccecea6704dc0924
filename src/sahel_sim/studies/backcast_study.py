"""The notebook door of the backcast: ``backcast`` as people call it in Python."""

from concurrent.futures import Executor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.execution.execution import Execution
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaking
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.backcast_card import backcast_card
from sahel_sim.report.backcast_page import backcast_page, backcast_sentences, score_table, write_backcast
from sahel_sim.report.capitals_and_displaced import capital_score_table, displaced_table
from sahel_sim.scenario.draw_kinds import SHIPPED
from sahel_sim.validation import backcast as forecasting
from sahel_sim.validation.backcast import RUNS, SEED, judged_set
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import EventTable

if TYPE_CHECKING:
    import pandas

    from sahel_sim.report.figures.picture import Picture


@dataclass(frozen=True, repr=False, eq=False)
class BackcastResults(forecasting.Backcast):
    """Every forecast of 2022 and 2023 beside what came, with words, a table, a figure and a page.

    Examples
    --------
    >>> from sahel_sim import BackcastResults
    >>> "samples" in BackcastResults.__dataclass_fields__
    True
    """

    def headline(self, language: str | None = None) -> str:
        """Who forecasts best, and whether the model's intervals can be believed."""
        with speaking(spoken_language(language)):
            return " ".join(backcast_sentences(self))

    def score_table(self) -> "pandas.DataFrame":
        """Every score: a row for each dyad, and for all together, and each forecast."""
        return score_table(self)

    def capital_score_table(self) -> "pandas.DataFrame":
        """Every score of who holds the capitals: a row for each, and for all together, and each forecast."""
        return capital_score_table(self.capitals)

    def displaced_table(self) -> "pandas.DataFrame":
        """The displaced at the end of each year: counted, and by each forecast, with its scores."""
        return displaced_table(self.displaced)

    def plot(self, theme: str = "page", language: str | None = None) -> "Picture":
        """What came by month, and what the model said of it."""
        from sahel_sim.report.figures.backcast_figures import backcast_figure

        return backcast_figure(self, spoken_language(language), theme)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return backcast_page(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, the figure and the tables into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_backcast(self, folder, spoken_language(language))

    def __repr__(self) -> str:
        told = card_text(backcast_card(self, spoken_language()))
        return f"{told}\n\n.score_table()  .plot()  .write('folder')"

    def _repr_html_(self) -> str:
        return card_html(backcast_card(self, spoken_language()))


def backcast(
    events: str | Path | EventTable,
    accepted: str | Path | None = None,
    runs: int = RUNS,
    *,
    seed: int = SEED,
    executor: int | Executor | None = None,
) -> BackcastResults:
    """Hold what the model, fitted to data to the end of 2021, says of 2022 and 2023 against what came.

    It needs statsmodels: ``pip install 'sahel-sim[calibration]'``.

    Parameters
    ----------
    events
        A file of UCDP GED, or what ``events`` gave.
    accepted
        The file of an accepted set; the one that comes with the library unless said.
    runs, seed
        Of each of the two forecasts of the model.
    executor
        As for ``run``.

    Returns
    -------
    BackcastResults
        With samples, scores of the model and of baselines, and a page.

    Raises
    ------
    ScenarioError
        If the events or the accepted set cannot be read, or the set was fitted with other rules, to anything
        after 2021, or to other targets.
    BackcastError
        If the events are not UCDP's, or do not reach from March 2017 to at least six months after 2021.

    Examples
    --------
    >>> try:
    ...     backcast("no_such_file.csv")
    ... except Exception as error:
    ...     print(str(error).splitlines()[0])
    There is no file 'no_such_file.csv'.
    """
    table = events if isinstance(events, EventTable) else read_events(events)
    fitted = judged_set(SHIPPED if accepted is None else accepted)
    how = {"seed": seed, "reporting": fitted.reporting, "execution": Execution(executor)}
    found = forecasting.backcast(table, fitted.sets, runs, **how)  # type: ignore[arg-type]
    return BackcastResults(**{field.name: getattr(found, field.name) for field in fields(found)})
