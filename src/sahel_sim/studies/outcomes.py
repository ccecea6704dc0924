"""Outcomes of many runs of one scenario, of which nothing else is kept, with words, a figure and a folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.designs.outcomes_only import OutcomeSample
from sahel_sim.designs.until_width import Decision, with_decision
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaks
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.figures.outcome_intervals import outcome_intervals
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.outcomes_card import outcomes_card
from sahel_sim.report.outcomes_folder import write_outcomes
from sahel_sim.report.study_text import estimate_lines
from sahel_sim.studies.study import table_html

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture


@dataclass(frozen=True, eq=False, repr=False)
class OutcomeResults(OutcomeSample):
    """Outcomes of many runs of one scenario, with words, a figure and a folder.

    Attributes
    ----------
    decision
        Why there are so many runs, if a width was asked for.

    Examples
    --------
    >>> import sahel_sim
    >>> alone = sahel_sim.run("two_towns", runs=4, outcomes=["rebel_war_over"], executor=1)
    >>> list(alone.frame().columns), len(alone.frame())
    (['rebel_war_over'], 4)
    """

    decision: Decision | None = None

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run this again and to know whether it is the same."""
        return with_decision(super().provenance, self.decision)

    @speaks
    def headline(self, language: str | None = None) -> str:
        """The mean of each outcome with its interval; never a forecast."""
        return " ".join(estimate_lines(self.values, 0))

    @speaks
    def plot(
        self, outcome: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """The means of the outcomes that have the unit of this one, with their intervals.

        Raises
        ------
        KeyError
            If there is no such outcome in these results.
        """
        return outcome_intervals(self.values, (self.scenario.name,), outcome, theme)

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write tables, data, the scenario and the provenance into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_outcomes(self, folder, spoken_language(language))

    def __repr__(self) -> str:
        return "\n".join((super().__repr__(), "", card_text(outcomes_card(self, spoken_language()))))

    def _repr_html_(self) -> str:
        heading = f"{self.scenario.name}: {len(self)}, seed {self.seed}"
        return table_html(
            heading, self.summary().reset_index(), card_html(outcomes_card(self, spoken_language()))
        )
