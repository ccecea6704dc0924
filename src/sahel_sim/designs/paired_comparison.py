"""Scenarios run with common random numbers, what each changes against the first, as arrays and as tables."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.designs.until_width import Decision, with_decision
from sahel_sim.languages import in_language
from sahel_sim.results.cf_conventions import attributes, numbers
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES, about_outcome, outcome
from sahel_sim.results.outcome_table import outcomes as outcome_table
from sahel_sim.results.paired_differences import (
    Difference,
    ScenarioDifferences,
    differences,
    table,
    unavailable_outcomes,
)
from sahel_sim.results.provenance import COMPARE, provenance

if TYPE_CHECKING:
    import pandas
    import xarray

DIFFERENCES = {
    "difference": "difference from the base",
    "low": "lower end of the 95 % interval of the difference, within the model alone",
    "high": "upper end of the 95 % interval of the difference, within the model alone",
}
"""What is told of a difference, as attributes of a data set say it."""


@dataclass(frozen=True, eq=False)
class PairedComparison:
    """Scenarios run with common random numbers, and what each changes against the first.

    Attributes
    ----------
    results
        The ensembles, the base first.
    against
        Each of the others against it.
    asked
        Outcomes that were asked for by name; None for all.
    width
        How wide intervals may be; None if nobody asked.
    decision
        Why there are so many runs, if a width decided it.
    """

    results: tuple[Ensemble, ...]
    against: tuple[ScenarioDifferences, ...]
    asked: tuple[str, ...] | None = None
    width: float | None = None
    decision: Decision | None = None

    @property
    def base(self) -> str:
        """The name of the base."""
        return self.results[0].scenario.name

    def title(self, name: str) -> str:
        """The title of a scenario in the reader's language."""
        found = next(r.scenario for r in self.results if r.scenario.name == name)
        return in_language(found.title) or name

    def shown(self, against: ScenarioDifferences, first: Sequence[str]) -> list[Difference]:
        """The differences of these outcomes, or all where some were asked for by name."""
        return [d for d in against.differences if self.asked is not None or d.name in first]

    @property
    def data(self) -> "xarray.Dataset":
        """Every outcome by scenario and replicate, the differences from the base with their intervals.

        Replicates that broke off in a scenario are no numbers in it.
        """
        import xarray

        asked = sorted({number for each in self.results for number in each.replicates})
        names = [each.scenario.name for each in self.results]
        variables: dict[str, Any] = {}
        for name in self._outcomes():
            values = np.full((len(names), len(asked)), np.nan)
            for at, each in enumerate(self.results):
                columns = np.searchsorted(asked, each.replicates)
                values[at, columns] = outcome(name).of(history(each))
            variables[name] = (("scenario", "replicate"), values, about_outcome(name))
        for name in dict.fromkeys(d.name for a in self.against for d in a.differences):
            told = [a.of(name) for a in self.against]
            unit = about_outcome(name.removesuffix("_happens")) | {"long_name": told[0].label["en"]}
            for part in ("difference", "low", "high"):
                column = name if part == "difference" else f"{name}_{part}"
                described = {
                    "units": "1" if told[0].unit == "chance" else unit["units"],
                    "long_name": f"{unit['long_name']}: {DIFFERENCES[part]}",
                }
                variables[f"difference_of_{column}"] = (
                    ("other",),
                    [getattr(each, part) for each in told],
                    described,
                )
        coordinates: dict[str, Any] = {
            "scenario": ("scenario", names, {"long_name": "scenario; first, the base"}),
            "other": ("other", names[1:], {"long_name": "scenario that is compared with the base"}),
            "replicate": ("replicate", numbers(asked), {"long_name": "number of the run"}),
        }
        title = f"sahel_sim: {', '.join(names)}"
        return xarray.Dataset(variables, coordinates, attributes(title, self.provenance))

    def frame(self) -> "pandas.DataFrame":
        """A row for each scenario and run, with every outcome that is compared."""
        import pandas

        parts = []
        for each in self.results:
            part = outcome_table(each)[list(self._outcomes())].reset_index()
            part.insert(0, "scenario", each.scenario.name)
            parts.append(part)
        whole = pandas.concat(parts, ignore_index=True)
        whole.attrs["units"] = {name: outcome(name).unit for name in self._outcomes()}
        return whole

    def summary(self) -> "pandas.DataFrame":
        """A row for each scenario and outcome: means, difference and its interval."""
        return table(self.base, self.against)

    def digest(self) -> str:
        """A fingerprint of every bit of every ensemble."""
        return hashlib.sha256("".join(each.digest() for each in self.results).encode()).hexdigest()

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run it again and to know whether it is the same; that of each run in it."""
        first = self.results[0]
        known = provenance(
            COMPARE,
            seed=first.seed,
            digest=self.digest(),
            failures=[
                {"scenario": each.scenario.name, "replicate": failure.replicate, "message": failure.message}
                for each in self.results
                for failure in each.failures
            ],
            runs=len(first) + len(first.failures),
            scenarios=[each.provenance for each in self.results],
            outcomes=list(self.asked) if self.asked else None,
            width=self.width,
            strategies=dict(first.strategies),
        )
        return with_decision(known, self.decision)

    def _outcomes(self) -> tuple[str, ...]:
        """Names of the outcomes that are compared."""
        left_out = unavailable_outcomes(int(self.results[0].scenario.years))
        return tuple(name for name in self.asked or (each.name for each in OUTCOMES) if name not in left_out)


def comparison(
    results: Sequence[Ensemble], outcomes: Sequence[str] | None = None, width: float | None = None
) -> PairedComparison:
    """Set ensembles side by side; the first is the base. See ``results.paired_differences.differences``."""
    base, *others = results
    against = [ScenarioDifferences(r.scenario.name, differences(base, r, outcomes, width)) for r in others]
    return PairedComparison(tuple(results), tuple(against), tuple(outcomes) if outcomes else None, width)
