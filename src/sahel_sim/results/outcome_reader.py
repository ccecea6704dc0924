"""Outcomes chosen before the run, read off each chunk where it was simulated."""

from dataclasses import dataclass

from sahel_sim.core import Array
from sahel_sim.results import force_and_stalemate
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import outcome


@dataclass(frozen=True)
class OutcomeReducer:
    """What is read off each run.

    Attributes
    ----------
    names
        Of ``OUTCOMES``; one may be said alone.

    Raises ``KeyError`` if there is no such outcome.
    """

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if isinstance(self.names, str):
            object.__setattr__(self, "names", (self.names,))
        for name in self.names:
            outcome(name)

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """The numbers of some runs, ``(R,)`` each."""
        past = history(told)
        return {name: outcome(name).of(past) for name in self.names}

    @property
    def identity(self) -> str:
        """What folders of kept chunks call it, whatever this class is called."""
        return f"Readings(names={self.names!r})"

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that these outcomes are made of; no others need be taken."""
        needed = ["fighters", *(name for each in self.names for name in outcome(each).reads)]
        return tuple(dict.fromkeys(needed))


@dataclass(frozen=True)
class AnsweringReducer(OutcomeReducer):
    """The same, and beside it what every run says of force alone and of stalemates.

    See ``ForceAndStalemate``. It is told on the page of a study, and stands in no table and no digest.

    Examples
    --------
    >>> AnsweringReducer(("displaced",)).beside[0]
    'force_and_stalemate_talks'
    """

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """The numbers of some runs, ``(R,)`` each."""
        return {**super().__call__(told), **force_and_stalemate.named_numbers(history(told))}

    @property
    def beside(self) -> tuple[str, ...]:
        """What is read beside what was asked for."""
        return force_and_stalemate.NAMES

    @property
    def identity(self) -> str:
        """What folders of kept chunks call it, whatever this class is called."""
        return f"Readings(names={self.names!r}, beside='force and stalemate')"

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that all of it is made of."""
        return tuple(dict.fromkeys((*super().measures, *force_and_stalemate.MEASURES)))
