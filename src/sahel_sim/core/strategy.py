"""A strategy: how one faction makes up its mind."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from sahel_sim.core.axes import Array, over_localities, share
from sahel_sim.core.decision_errors import DecisionError, fitting, missing_or
from sahel_sim.core.parameters import Declared, declared
from sahel_sim.core.seat import Orders, Seat
from sahel_sim.core.terms import Terms

Mind = Callable[[Seat, Any], Orders | Terms]


@dataclass(frozen=True)
class Strategy:
    """A mind and its declaration: name, numbers and sources.

    Examples
    --------
    >>> from sahel_sim.engine.schedule import STRATEGIES
    >>> STRATEGIES["hold"].name
    'hold'
    """

    name: str
    mind: Mind
    parameters: type
    sources: tuple[str, ...]

    def __call__(self, seat: Seat, p: Any) -> Orders | Terms:
        """What the faction in this seat decides."""
        return self.mind(seat, p)

    @property
    def declared(self) -> tuple[Declared, ...]:
        """Its parameters with units, ranges and sources."""
        return declared(self.parameters)

    @property
    def story(self) -> str:
        """What its file says of it."""
        return inspect.getdoc(inspect.getmodule(self.mind)) or ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by name: the name of the mind now means the strategy, so the mind cannot be found by it."""
        return _recalled, (self.mind.__module__, self.mind.__qualname__)


def strategy(*, parameters: type, sources: tuple[str, ...]) -> Callable[[Mind], Strategy]:
    """Declare the function below as a strategy, named after it.

    Examples
    --------
    >>> import numpy as np, sahel_sim
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Parameters:
    ...     resolve: float = sahel_sim.parameter(
    ...         0.5, unit="-", low=0.0, high=1.0, source="assumed: for show"
    ...     )
    ...     "How readily it fights."
    >>> @sahel_sim.strategy(parameters=Parameters, sources=())
    ... def stay(seat, p):
    ...     return sahel_sim.Orders(posture=seat.fighters, resolve=p.resolve)
    >>> stay.name, stay.declared[0].high
    ('stay', 1.0)
    """

    def declare(mind: Mind) -> Strategy:
        return Strategy(mind.__name__, mind, parameters, sources)

    return declare


def as_orders(seat: Seat, orders: Orders, mind: str = "decide()") -> tuple[Array, Array]:
    """Posture as shares that sum to 1 and resolve within [0, 1], both ``(R, 1, L)``.

    Nobody is sent where the faction may not go. Where a posture is 0 everywhere the force is to be
    spread evenly.

    Raises
    ------
    DecisionError
        If they are no orders, do not fit, or are not finite; it names the ``mind`` that gave them.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.core import MeanField, Orders, seats
    >>> seat = seats(sahel_sim.SahelModel("two_towns").world, MeanField())[0]
    >>> posture, resolve = as_orders(seat, Orders(posture=np.ones(4), resolve=2.0))
    >>> round(float(posture.sum()), 9), float(resolve.max())
    (1.0, 1.0)
    """
    shape = (seat.world.replicates, 1, len(seat.world.places))
    told = {"mind": mind, "faction": seat.name, "worlds": shape[0], "places": shape[2]}
    if not isinstance(orders, Orders):
        raise DecisionError(*missing_or("not_orders", "orders", orders, told))
    weights = np.maximum(fitting(orders.posture, "posture", shape, "orders", told), 0.0) * seat.reachable
    resolve = fitting(orders.resolve, "resolve", shape, "orders", told)
    total = over_localities(weights)
    posture = np.where(total > 0, share(weights, total), seat.reachable / over_localities(seat.reachable))
    return posture, np.clip(resolve, 0.0, 1.0)


def _recalled(module: str, name: str) -> Strategy:
    """The strategy declared under that name."""
    found: Strategy = getattr(import_module(module), name)
    return found
