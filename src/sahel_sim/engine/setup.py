"""A setup: a world at its start, and everything that will drive it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from sahel_sim.core import (
    Array,
    Mechanism,
    Orders,
    PlainSeat,
    SahelError,
    Seat,
    Strategy,
    Terms,
    World,
    columns,
    kept,
    whole,
)
from sahel_sim.engine.formations import Formation
from sahel_sim.languages import _

LONGEST = 80
"""Letters of what a user gave in place of a mind that are repeated."""

Decision = Any
"""A ``Strategy``, or a class with a plain-Python ``decide`` (a subclass of ``PlainSeat``)."""


@dataclass(frozen=True)
class TimelineChange:
    """Something that befalls the world on a date: a lever takes another value.

    Attributes
    ----------
    step
        At the beginning of which step.
    lever
        Name of an array of the world.
    row, column
        The cell: a faction, and for dyads the other faction, else 0.
    value
        The new value.
    note
        What happened, for readers, by language.
    """

    step: int
    lever: str
    row: int
    column: int
    value: float
    note: Mapping[str, str]

    def apply(self, world: World) -> World:
        """Return the world with the lever moved; a stock takes the nearest whole grain."""
        array: Array = getattr(world, self.lever).copy()
        array[:, self.row, self.column] = self.value
        if kept()[self.lever].is_stock:
            array = whole(array, kept()[self.lever].kind)
        return world.with_arrays({self.lever: array})


@dataclass(frozen=True)
class Setup:
    """A world at its start, and everything that will drive it.

    Attributes
    ----------
    world
        ``R`` worlds at step 0.
    schedule
        The mechanisms of a step, in their order.
    parameters
        For each mechanism by name, its ``Parameters`` as arrays ``(R, 1, 1)``.
    decisions
        For each faction, how it decides.
    tactics
        For each faction, the ``Parameters`` of its strategy as arrays.
    diplomacy
        For each faction, how it decides about talks.
    conditions
        For each faction, the ``Parameters`` of its diplomacy as arrays.
    timeline
        What befalls the world, in order of steps.
    steps
        Length of the run.
    formations
        The groups that merge, split or appear, in order of steps.
    """

    world: World
    schedule: tuple[Mechanism, ...]
    parameters: Mapping[str, Any]
    decisions: tuple[Decision, ...]
    tactics: tuple[Any, ...]
    diplomacy: tuple[Strategy, ...]
    conditions: tuple[Any, ...]
    timeline: tuple[TimelineChange, ...]
    steps: int
    formations: tuple[Formation, ...] = ()

    def decide(self, seat: Seat) -> Orders:
        """What the faction in this seat decides."""
        decision = self.decisions[seat.faction]
        if isinstance(decision, Strategy):
            return cast(Orders, decision(seat, self.tactics[seat.faction]))
        orders: Orders = decision.in_every_world(seat)
        return orders

    def negotiate(self, seat: Seat) -> Terms:
        """What the faction in this seat offers and demands."""
        return cast(Terms, self.diplomacy[seat.faction](seat, self.conditions[seat.faction]))


def mind_name(decision: Decision) -> str:
    """What a mind is called in messages: the function of a strategy, or ``decide()`` of a class."""
    return f"{decision.name}()" if isinstance(decision, Strategy) else f"{decision.__name__}.decide()"


def with_strategies(setup: Setup, strategies: Mapping[str, Any]) -> Setup:
    """The same setup with other minds for some factions.

    Raises
    ------
    KeyError
        If there is no such faction.
    SahelError
        If something is neither a strategy nor a class with ``decide``.
    """
    decisions, tactics = list(setup.decisions), list(setup.tactics)
    for faction, mind in strategies.items():
        if faction not in setup.world.factions.names:
            raise KeyError(
                f"There is no faction '{faction}'. There are: {', '.join(setup.world.factions.names)}."
            )
        if not isinstance(mind, Strategy) and not (isinstance(mind, type) and issubclass(mind, PlainSeat)):
            given = f"{type(mind).__name__} {mind!r}"[:LONGEST]
            raise SahelError(
                _(
                    "'{faction}' cannot be led by {given}. Give a class derived from PlainSeat or "
                    "FactionAgent, not an object made of it, or a function declared with @strategy.",
                    faction=faction,
                    given=given,
                )
            )
        position = setup.world.factions.names.index(faction)
        decisions[position] = mind
        if isinstance(mind, Strategy):
            tactics[position] = columns(mind.parameters(), setup.world.replicates)
    return replace(setup, decisions=tuple(decisions), tactics=tuple(tactics))
