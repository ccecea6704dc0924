"""The figures of results: one method for each, as people call them in a notebook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.languages import language as spoken_language
from sahel_sim.report.figures.ending_figures import how_wars_end
from sahel_sim.report.figures.maps_over_time import maps_over_time
from sahel_sim.report.figures.place_map import control_map
from sahel_sim.report.figures.run_figures import deaths_by_perpetrator, fan_chart, town_and_country
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.figures.waterfall import what_moved_it
from sahel_sim.results.ensemble import Ensemble

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture


@dataclass(frozen=True)
class Plots:
    """The figures of results. A notebook shows them; ``.save(folder)`` writes them as PNG and SVG.

    Each comes in a theme: ``page``; ``slide``, 13.3 by 7.5 inches with letters of 18 points and more; or
    ``print``, without colours.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=2, executor=1)
    >>> results.plot.fan("fighters", theme="slide").size  # inches
    (13.333, 7.5)
    """

    results: Ensemble

    def __call__(
        self, name: str = "ends", language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """The figure of that name, or the fan of that measure.

        Raises
        ------
        KeyError
            If there is none; the message names those that there are.
        """
        figures = {"ends": self.ends, "towns": self.towns, "map": self.map, "deaths": self.deaths}
        if self.results.by_place:
            figures["places"] = self.places
        if name in figures:
            return figures[name](language, theme)
        if name not in self.results.series:
            known = ", ".join((*figures, *self.results.series))
            raise KeyError(f"There is no figure '{name}'. There are: {known}.")
        return self.fan(name, language, theme)

    def ends(self, language: str | None = None, theme: str | Theme = "page") -> "Picture":
        """How the war of state and rebels ends, and which wars are over: shares of runs with intervals."""
        return how_wars_end(self.results, spoken_language(language), theme)

    def fan(
        self, measure: str = "people_governed", language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """One measure over time, with bands for half and most of the runs.

        Raises
        ------
        KeyError
            If nothing of that name was measured.
        """
        return fan_chart(self.results, measure, spoken_language(language), theme)

    def towns(self, language: str | None = None, theme: str | Theme = "page") -> "Picture":
        """Who governs the towns, and who the countryside, over time."""
        return town_and_country(self.results, spoken_language(language), theme)

    def map(self, language: str | None = None, theme: str | Theme = "page") -> "Picture":
        """Who governs most of each place, at the start and at the end."""
        return control_map(self.results, spoken_language(language), theme)

    def places(self, language: str | None = None, theme: str | Theme = "page") -> "Picture":
        """Who governs most of each place, and who died there, on six dates of a run that kept its places.

        Raises
        ------
        ValueError
            If it did not: run again with ``places=True``.
        """
        return maps_over_time(self.results, spoken_language(language), theme)

    def deaths(self, language: str | None = None, theme: str | Theme = "page") -> "Picture":
        """Civilians killed by each side, and fighters that each side lost, year by year."""
        return deaths_by_perpetrator(self.results, spoken_language(language), theme)

    def what_moved_it(
        self,
        stock: str = "fighters",
        faction: str | None = None,
        language: str | None = None,
        replicate: int | None = None,
        theme: str | Theme = "page",
    ) -> "Picture":
        """What moved an account of a faction, cause by cause; in all runs or in one. See ``Results.why``.

        Raises
        ------
        KeyError
            If there is no such account, faction or run.
        """
        return what_moved_it(self.results, stock, faction, spoken_language(language), replicate, theme)
