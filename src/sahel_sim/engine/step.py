"""One step: what befalls the world, then the factions decide, then the world answers."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from sahel_sim.core import Array, Chance, Changes, Entry, SahelError, World, as_orders, as_terms, seats
from sahel_sim.engine.setup import Setup, mind_name
from sahel_sim.languages import _


class Luck(Protocol):
    """Where the random numbers of a step come from: ``Draws`` or ``MeanField``."""

    def at(self, mechanism: str, step: int) -> Chance:
        """The random numbers of one mechanism in one step."""


class Books(Protocol):
    """Who is told what each mechanism changes: a ``Ledger``, or anything else that listens."""

    def enter(self, mechanism: str, changes: Changes) -> None:
        """Hear what one mechanism changes in one step."""


def advance(setup: Setup, world: World, luck: Luck, ledger: Books | None = None) -> World:
    """Return the world one step later.

    Mechanisms act one after another, each on the world that the last one left; inside a mechanism
    every faction and locality acts at once. The ledger, if there is one, is told what each changes,
    and what the timeline does to stocks. Groups merge, split and appear before levers move.
    """
    world = world.at_dawn()
    for formation in setup.formations:
        if formation.step == world.step:
            changes = formation.changes(world)
            world = world.plus(changes)
            if ledger is not None:
                ledger.enter("timeline", changes)
    for happening in setup.timeline:
        if happening.step == world.step:
            before, world = world, happening.apply(world)
            if ledger is not None:
                moved = getattr(world, happening.lever) - getattr(before, happening.lever)
                ledger.enter("timeline", (Entry(happening.lever, moved, "on a date"),))
    world = deliberate(setup, world, luck)
    for mechanism in setup.schedule:
        draw = luck.at(mechanism.name, world.step)
        changes = mechanism(world, setup.parameters[mechanism.name], draw)
        world = world.plus(changes)
        if ledger is not None:
            ledger.enter(mechanism.name, changes)
    return world.at_dusk()


def deliberate(setup: Setup, world: World, luck: Luck) -> World:
    """Return the world with the orders of all factions, each decided on the same view."""
    draw = luck.at("decide", world.step)
    around = seats(world, draw)
    minds = [mind_name(decision) for decision in setup.decisions]
    envoys = [mind_name(envoy) for envoy in setup.diplomacy]
    orders = [as_orders(seat, setup.decide(seat), mind) for seat, mind in zip(around, minds, strict=True)]
    terms = [as_terms(seat, setup.negotiate(seat), mind) for seat, mind in zip(around, envoys, strict=True)]
    decided = [(*order, *term) for order, term in zip(orders, terms, strict=True)]
    names = ("posture", "resolve", "offer", "demand", "disarm")
    rows = zip(names, zip(*decided, strict=True), strict=True)
    return world.with_arrays({name: np.concatenate(row, axis=1) for name, row in rows})


def require_finite(step: int, arrays: Mapping[str, Array]) -> None:
    """Let nothing pass for a result that is not a number.

    Raises
    ------
    SahelError
        If any of the arrays has NaN or infinity in it; the message names the array and the step.
    """
    for name, values in arrays.items():
        if not np.isfinite(values).all():
            raise SahelError(
                _(
                    "The world is not finite after step {step}: '{name}' is not a number or infinite. Look "
                    "at what drives it: a mind of your own, or numbers far from their ranges.",
                    step=step,
                    name=name,
                )
            )
