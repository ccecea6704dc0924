"""Replication: what each replicate draws besides its random numbers, and what is kept of it."""

import hashlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from typing import Any

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.accepted_set import draws_of
from sahel_sim.scenario.parameter_draws import ParameterDraws

Reducer = Callable[[Ensemble], Mapping[str, Array]]
"""Reads numbers off some runs, ``(R,)`` each, by name; it can be sent to another process.

One that needs only some measures may say so with a property ``measures``, their names: then the others are
not taken, and the ledger is not kept unless a property ``ledger`` asks for it. One that needs places and
single events says so with a property ``places``. What it reads beside what was asked for, it names with a
property ``beside``.
"""

EVERYTHING, EVERYTHING_AND_PLACES = "everything", "everything, and places"
"""What is read off runs that keep no outcomes alone; the second of those with places and single events."""

LUCK = "luck"
"""Whether the replicates of several scenarios share it; folders in which they do need not say so."""

DRAWS, FIXED = "parameters", "fixed"
"""What runs draw; folders in which they draw nothing need not say so."""

LONGEST = 200
"""Letters of the name of what is read off; of a longer one only a print is kept."""


@dataclass(frozen=True)
class Replication:
    """How each replicate is made, and what is kept of it; everything of the results may depend on it.

    Attributes
    ----------
    reducer
        What is read off; everything is kept unless said.
    common_random_numbers
        Whether replicate 7 of every scenario draws the same numbers; if not, what a world is called fixes its
        random numbers, so that no two worlds share any.
    places
        Whether places and single events are kept too.
    draws
        What each run draws of parameters, strengths and pressures, by its replicate; what the scenarios
        themselves say unless said.

    >>> Replication(places=True).outcomes
    'everything, and places'
    """

    reducer: Reducer | None = None
    common_random_numbers: bool = True
    places: bool = False
    draws: ParameterDraws | None = None

    @property
    def keeps_places(self) -> bool:
        """Whether places and single events are needed, to be kept or to be read off."""
        return self.places or bool(getattr(self.reducer, "places", False))

    def drawn(self, scenario: Scenario) -> ParameterDraws | None:
        """What the runs of a scenario draw; None if nothing."""
        return draws_of(scenario) if self.draws is None else self.draws

    @property
    def outcomes(self) -> str:
        """A name for what is read off the runs; the same for everything that reads the same."""
        if self.reducer is None:
            return EVERYTHING_AND_PLACES if self.places else EVERYTHING
        if not is_dataclass(self.reducer):
            return strategy_name(self.reducer)
        told: str = getattr(self.reducer, "identity", repr(self.reducer))
        short = f"{told.partition('(')[0]} {hashlib.sha256(told.encode()).hexdigest()}"
        return told if len(told) <= LONGEST else short

    def identity(self, scenarios: Sequence[Scenario]) -> dict[str, str]:
        """Everything in it on which a bit of the results may depend, as a folder says it."""
        drawn = self.drawn(scenarios[0])
        return {
            "outcomes": self.outcomes,
            **({} if self.common_random_numbers else {LUCK: "independent"}),
            **({} if drawn is None else {DRAWS: f"{drawn.kind} {drawn.digest}"}),
        }


KEEP_EVERYTHING = Replication()
"""Everything but places and single events is kept, and what is drawn is what the scenarios say."""


def named_strategies(strategies: Mapping[str, Any] | None) -> dict[str, str]:
    """Who decides otherwise than a scenario says, by faction, as text that is the same for the same code."""
    return {faction: strategy_name(mind) for faction, mind in sorted((strategies or {}).items())}


def strategy_name(mind: Any) -> str:
    """A name for a strategy, and a print of its source where there is one."""
    code = getattr(mind, "mind", mind)
    name = f"{getattr(code, '__module__', '')}.{getattr(code, '__qualname__', type(mind).__name__)}"
    try:
        return f"{name} {hashlib.sha256(inspect.getsource(code).encode()).hexdigest()[:12]}"
    except (OSError, TypeError):
        return name
