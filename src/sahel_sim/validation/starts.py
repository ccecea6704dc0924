"""Starts: from which scenario, for how long and in which steps the patterns are simulated."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """One set of runs.

    Attributes
    ----------
    scenario
        Its shipped name.
    years
        How long it is run.
    step
        ``month`` or ``week``.
    begins
        Which conflicts of the state begin with the run, or not long before: ``rebels``, ``jnim``,
        ``is_sahel``.
    """

    scenario: str
    years: int
    step: str = "month"
    begins: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As tables tell it."""
        return self.scenario if self.step == "month" else f"{self.scenario} ({self.step})"


LONG = 25
"""Years in which wars of twenty years and relapses after twenty years can be seen."""

FROM_2012 = Start("mali_2012_01", LONG, begins=("rebels", "jnim", "is_sahel"))
FROM_2013 = Start("mali_2013_01", LONG)
FROM_2015 = Start("accord_2015", LONG)
FROM_2017 = Start("mali_2017_03", LONG, begins=("is_sahel",))
FROM_2022 = Start("mali_2022_01", LONG)
FROM_2023 = Start("mali_2023_08", LONG, begins=("rebels",))
FROM_2024 = Start("mali_2024_02", LONG)

WEEKS_OF_2013 = Start("mali_2013_01", 4, "week")
WEEKS_OF_2017 = Start("mali_2017_03", 7, "week")
WEEKS_OF_2023 = Start("mali_2023_08", 2, "week")

EVERY_WAR = (FROM_2012, FROM_2013, FROM_2015, FROM_2017, FROM_2022, FROM_2023, FROM_2024)
"""For what is known of wars at large: the conflicts of all starts together."""
