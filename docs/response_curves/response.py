"""A response: which number of a rule moves, over what range, and what is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sahel_sim.core import Array, Declared, Mechanism, Strategy
from sahel_sim.scenario import LEVERS, Lever
from sahel_sim.scenario.dialogue_levers import DIALOGUE, INTERNATIONAL, PARTY
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY

POINTS = 61
"""Values of the number at which a rule is tried."""

_LEVERS = {lever.array: lever for lever in (*LEVERS, HOSTILITY, DISTANCE, PARTY, *DIALOGUE, *INTERNATIONAL)}


@dataclass(frozen=True)
class Response:
    """One figure: a rule alone, over one of its numbers.

    Attributes
    ----------
    rule
        The mechanism or strategy.
    over
        Name of the number that moves: a parameter of the rule, or an array of the world that it reads.
    topic
        The part of the page to which it belongs.
    title
        What the figure shows, in a line.
    see
        What to look at.
    across, upright
        What stands on the two axes, with units.
    lines
        Values of the number, ``(R,)``, to what each line shows there, ``(R,)``, by the name of the line.
    shares
        Whether the upright scale is in per cent.
    logs
        Which axes are logarithmic, of ``x`` and ``y``.
    ends
        The range, where ``over`` is neither a parameter nor a lever.
    usual
        What to mark as the default where the declaration of a lever leaves it to the place.
    """

    rule: Mechanism | Strategy
    over: str
    topic: str
    title: str
    see: str
    across: str
    upright: str
    lines: Callable[[Array], Mapping[str, Array]]
    shares: bool = False
    logs: str = ""
    ends: tuple[float, float] | None = None
    usual: float | None = None

    @property
    def name(self) -> str:
        """One word, for files."""
        return f"{self.rule.name}_over_{self.over}"

    @cached_property
    def declaration(self) -> Declared | Lever | None:
        """The declaration of the number that moves; None where it is a state of the world."""
        own = [number for number in self.rule.declared if number.name == self.over]
        return own[0] if own else _LEVERS.get(self.over)

    @property
    def span(self) -> tuple[float, float]:
        """The lower and the upper end of what is tried: the declared range, if there is one."""
        if self.ends is not None:
            return self.ends
        assert self.declaration is not None
        return self.declaration.low, self.declaration.high

    @property
    def default(self) -> float | None:
        """The value in use unless a scenario says otherwise; None for a state of the world."""
        return self.usual if self.usual is not None or not self.declaration else self.declaration.default

    @property
    def signed(self) -> bool:
        """Whether the range spans zero, so that the sign itself is open."""
        low, high = self.span
        return low < 0.0 < high

    @cached_property
    def points(self) -> Array:
        """What is tried, in order: the range in even steps, the default, and zero if it lies within."""
        low, high = self.span
        even = np.geomspace(low, high, POINTS) if "x" in self.logs else np.linspace(low, high, POINTS)
        marked = [x for x in (self.default, 0.0) if x is not None and low <= x <= high]
        apart = [x for x in np.clip(even, low, high) if all(abs(x - m) > 1e-9 * (high - low) for m in marked)]
        tried: Array = np.unique([*apart, *marked])
        return tried

    @cached_property
    def curves(self) -> Mapping[str, Array]:
        """Each line at each of the points."""
        return self.at(self.points)

    def at(self, values: Array) -> Mapping[str, Array]:
        """Each line at values of the number, ``(R,)``."""
        return {
            name: np.broadcast_to(line, values.shape).astype(float)
            for name, line in self.lines(values).items()
        }
