"""Starts: from which scenario, for how long and in which steps the patterns are simulated."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
        ``month``, ``fortnight`` or ``week``.
    ages
        How many active years in a row each conflict of the state had behind it when the first calendar year
        of the run began, as UCDP has it (K1, K3); nothing if none: the conflicts with ``rebels`` (over
        Azawad), with ``jnim`` (and those that merged into it) and with ``is_sahel``.
    """

    scenario: str
    years: int
    step: str = "month"
    ages: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """As tables tell it."""
        return self.scenario if self.step == "month" else f"{self.scenario} ({self.step})"


LONG = 25
"""Years in which wars of twenty years and relapses after twenty years can be seen."""

FROM_2012 = Start("mali_2012_01", LONG)
FROM_2013 = Start("mali_2013_01", LONG, ages={"rebels": 1, "jnim": 1})
FROM_2015 = Start("accord_2015", LONG, ages={"rebels": 1, "jnim": 3})
FROM_2017 = Start("mali_2017_03", LONG, ages={"jnim": 5})
FROM_2022 = Start("mali_2022_01", LONG, ages={"jnim": 10, "is_sahel": 5})
FROM_2023 = Start("mali_2023_08", LONG, ages={"jnim": 11, "is_sahel": 6})
FROM_2024 = Start("mali_2024_02", LONG, ages={"rebels": 1, "jnim": 12, "is_sahel": 7})
WITH_TALKS = Start("return_to_dialogue", LONG, ages={"rebels": 1, "jnim": 12, "is_sahel": 7})

WEEKS_OF_2013 = Start("mali_2013_01", 1, "week")
WEEKS_OF_2017 = Start("mali_2017_03", 2, "week")
WEEKS_OF_2023 = Start("mali_2023_08", 1, "week")

EVERY_WAR = (FROM_2012, FROM_2013, FROM_2015, FROM_2017, FROM_2022, FROM_2023, FROM_2024, WITH_TALKS)
"""For what is known of wars at large: the conflicts of all starts together. In most of them the state
refuses to talk, so one in which it talks is among them; without it no war since 2022 could end by an
accord."""
