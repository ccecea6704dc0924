"""Readings: outcomes chosen before the run, read off each chunk where it was simulated."""

from dataclasses import dataclass
from typing import Protocol

from sahel_sim.analysis.history import history
from sahel_sim.analysis.outcomes import OUTCOMES, outcome
from sahel_sim.core import Array
from sahel_sim.ensemble import Results


class OfResults(Protocol):
    """A number of each run that is no outcome of every table."""

    @property
    def name(self) -> str:
        """What it is called."""

    def of(self, told: Results) -> Array:
        """The number of each run, ``(R,)``."""


@dataclass(frozen=True)
class Readings:
    """What is read off each run.

    Attributes
    ----------
    names
        Of ``OUTCOMES``.
    more
        Other numbers, such as the measures of a claim.

    Raises
    ------
    KeyError
        If there is no such outcome.
    """

    names: tuple[str, ...]
    more: tuple[OfResults, ...] = ()

    def __post_init__(self) -> None:
        for name in self.names:
            outcome(name)

    def __call__(self, told: Results) -> dict[str, Array]:
        """The numbers of some runs, ``(R,)`` each."""
        past = history(told)
        numbers = {name: outcome(name).of(past) for name in self.names}
        return numbers | {each.name: each.of(told) for each in self.more}


def every_outcome() -> Readings:
    """All outcomes of the tables."""
    return Readings(tuple(each.name for each in OUTCOMES))
