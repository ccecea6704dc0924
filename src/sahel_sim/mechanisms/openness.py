r"""Openness: the state opens talks at a moment of its choice, and may close them again or denounce an accord.

The scenario says from when on talks are open. A junta that has opened them closes them again for a party, and
denounces what it has signed with it, at rate

.. math:: \lambda_i = \lambda_0 \exp\left[ b_h (h - \bar h) - b_A (A - \tfrac12) + b_w (p_i - \tfrac12)
          + b_J (z_J + j_i) \right]

with hardliners' weight :math:`h` and what it is in ordinary times, approval :math:`A`, the chance to win
against this party as the state believes it :math:`p`, and the influence of jihadists at the table
:math:`z_J`, which counts twice against these themselves (:math:`j_i = 1`); every sign is open. All parties
share one luck, so that a door narrows before it closes: those it pays least to talk to go first. What is
closed opens again by a *form*: after some *time*, at the *victory*, the *stalemate* or the *defeat* that a
state may wait for. In these three the first opening waits for the moment too.

Left out: parliaments, patrons who insist, a government that wants talks and cannot say so.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    ended,
    from_state,
    gain,
    mechanism,
    note,
    occurs,
    over_factions,
    over_localities,
    parameter,
    towards_state,
)
from sahel_sim.core.closing import ClosingNumbers, closing_rate


@dataclass(frozen=True)
class Parameters(ClosingNumbers):
    """What opens and closes the state's door.

    reopening: time after which a closed door opens again, if time opens it
    turn: symbolic weight that changes hands in a step of a victory or defeat
    stuck: how far a war must be a stalemate
    """

    reopening: Number = parameter(
        36.0, unit="months", low=12.0, high=96.0, source="assumed: a government's life or two"
    )
    turn: Number = parameter(
        0.3, unit="symbolic weight", low=0.1, high=1.0, source="assumed: a good part of a regional capital"
    )
    stuck: Number = parameter(
        0.5,
        unit="0 to 1",
        low=0.2,
        high=0.8,
        source="after zartman1985; assumed: half way to a full stalemate",
    )


Moment = Callable[[World, Parameters, Array], Array]


def elapsed(world: World, p: Parameters, luck: Array) -> Array:
    """Time alone opens a closed door."""
    opens: Array = occurs(luck, 1.0 / p.reopening, world.months)
    return opens


def victory(world: World, p: Parameters, luck: Array) -> Array:
    """The state opens when it has just won a place that counts."""
    return (_at_stake(np.maximum(world.seized, 0.0), world) >= p.turn).astype(np.float64)


def stalemate(world: World, p: Parameters, luck: Array) -> Array:
    """The state opens to those with whom its war is stuck."""
    return (from_state(world.factions, world.stalemate) >= p.stuck).astype(np.float64)


def defeat(world: World, p: Parameters, luck: Array) -> Array:
    """The state opens when it has just lost a place that counts."""
    return (_at_stake(np.maximum(-world.seized, 0.0), world) >= p.turn).astype(np.float64)


@mechanism(
    reads=("accord", "active", "approval", "belief", "closed", "dialogue", "hardline", "heard", "implemented",
           "influence", "promised", "seized", "shared", "stalemate", "talks", "truce"),
    writes=("accord", "closed", "heard", "implemented", "promised", "relapsed", "shared", "talks", "truce"),
    parameters=Parameters,
    sources=("weeks2008", "weeks2012", "zartman1985", "K19", "K15", "K43"),
    forms={"time": (elapsed, 0.0), "victory": (victory, 1.0), "stalemate": (stalemate, 1.0),
           "defeat": (defeat, 1.0)},
)  # fmt: skip
def openness(world: World, p: Parameters, draw: Chance, opening: tuple[Moment, float]) -> Changes:
    """Let the state open and close its door."""
    moment, patience = opening
    others = world.factions.irregular
    waits = others * patience * float(world.step == 0) * (1.0 - world.closed)
    bound = np.minimum(world.dialogue * world.influence + world.talks + world.accord, 1.0) > 0
    shut = occurs(draw.uniform("close", (1, 1)), closing_rate(world, p), world.months) * bound * others
    shut = shut * (1.0 - world.closed) * (1.0 - waits)
    opens = moment(world, p, draw.uniform("open", (1, 1))) * world.closed * (world.dialogue > 0)
    agreed = shut * ((towards_state(world.factions, world.truce) > 0) | (world.accord > 0))
    return (
        gain("closed", waits, "the state waits for its moment"),
        gain("closed", shut, "the state closed its door"),
        gain("closed", -opens, "the state opened its door"),
        *ended(world, shut, "the state closed its door"),
        note("relapsed", agreed),
    )


def _at_stake(seized: Array, world: World) -> Array:
    """Symbolic weight of what the state won or lost in this step, ``(R, 1, 1)``."""
    won: Array = over_factions(over_localities(seized * world.places.symbolic) * world.factions.state)
    return won
