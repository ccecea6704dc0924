r"""Opinion: victories rally, losses and time wear approval down, hardliners gain or lose by them.

.. math:: \Delta A = -\frac{A - \tfrac12}{\tau_A} + r \, g - l \, d, \qquad
          \Delta h = -\frac{h - h_0 - k D}{\tau_h} + c \, g + b \, d

with approval :math:`A` by a faction's own public, hardliners' weight :math:`h`, symbolic gains :math:`g`
and losses :math:`d` of the step (control won or lost in contests, by symbolic weight). The sign of
:math:`c` is open: a victory may strengthen those who want no concession, or give a leader the standing to
make one. Every clash of the state and rebels, who have publics of their own, drives the people apart; calm
heals the divide :math:`D`, slowly, and where people are divided hardliners weigh more.

Left out: elites and juntas as such, censorship, what people hide from pollsters.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core import (
    Array,
    Chance,
    Changes,
    Number,
    World,
    gain,
    lasting,
    mechanism,
    over_factions,
    over_localities,
    parameter,
)


@dataclass(frozen=True)
class Parameters:
    """How the public answers to war.

    rally: approval gained by taking a place of full symbolic weight
    shame: approval lost by losing one
    approval_memory: how long a rally lasts
    hardening: weight that hardliners gain by such a victory
    bitterness: weight that hardliners gain by such a loss
    hardline: weight of hardliners in ordinary times
    hardline_memory: how long hardening lasts
    divide: part of what unites the people that one clash between publics takes away
    healing: how long a divide lasts
    polarising: weight that hardliners gain where people are wholly divided
    """

    rally: Number = parameter(
        0.1, unit="share", low=0.0, high=0.3, source="after mueller1970; assumed: no estimate for Mali"
    )
    shame: Number = parameter(
        0.1, unit="share", low=0.0, high=0.3, source="assumed: as much as a victory gives"
    )
    approval_memory: Number = parameter(
        6.0, unit="months", low=3.0, high=9.0, source="after mueller1970; assumed: half a year"
    )
    hardening: Number = parameter(
        0.0,
        unit="share",
        low=-1.0,
        high=1.0,
        source="after fearon1994, weeks2008; assumed: the sign is open, one case runs both ways",
    )
    bitterness: Number = parameter(
        0.1, unit="share", low=-0.2, high=0.5, source="after fearon1994; assumed: losses harden a little"
    )
    hardline: Number = parameter(0.3, unit="share", low=0.0, high=0.8, source="assumed: no estimate exists")
    hardline_memory: Number = parameter(
        24.0, unit="months", low=6.0, high=60.0, source="assumed: a government's life"
    )
    divide: Number = parameter(
        0.01, unit="share / clash", low=0.0, high=0.1, source="after S0; assumed: the report says it deepened"
    )
    healing: Number = parameter(60.0, unit="months", low=12.0, high=240.0, source="assumed: years")
    polarising: Number = parameter(
        0.2,
        unit="share",
        low=0.0,
        high=0.6,
        source="after esteban1994; assumed: 0 is the null, no size is known",
    )


@mechanism(
    reads=("approval", "clashes", "divide", "hardline", "seized"),
    writes=("approval", "divide", "hardline"),
    parameters=Parameters,
    sources=("mueller1970", "fearon1994", "weeks2008", "weeks2012", "esteban1994"),
)
def opinion(world: World, p: Parameters, draw: Chance) -> Changes:
    """Let publics rally, harden and divide."""
    symbolic = world.seized * world.places.symbolic
    won = over_localities(np.maximum(symbolic, 0.0))
    lost = over_localities(np.maximum(-symbolic, 0.0))
    calm = (0.5 - world.approval) * (1.0 - lasting(p.approval_memory, world.months))
    ordinary = np.minimum(p.hardline + p.polarising * world.divide, 1.0)
    cooled = (ordinary - world.hardline) * (1.0 - lasting(p.hardline_memory, world.months))
    swing = np.clip(world.approval + calm + p.rally * won - p.shame * lost, 0.0, 1.0) - world.approval - calm
    turn = np.clip(world.hardline + cooled + p.hardening * won + p.bitterness * lost, 0.0, 1.0)
    healed = world.divide * (lasting(p.healing, world.months) - 1.0)
    return (
        gain("approval", calm, "back to normal"),
        gain("approval", swing, "after victories and losses"),
        gain("hardline", cooled, "back to what divides people"),
        gain("hardline", turn - world.hardline - cooled, "after victories and losses"),
        gain("divide", healed, "healed"),
        gain("divide", (1.0 - world.divide) * _strife(world, p), "driven apart by war"),
    )


def _strife(world: World, p: Parameters) -> Array:
    """How much this step's war between the state and rebels divides the people, ``(R, 1, 1)``."""
    clashes = over_factions(over_localities(world.clashes * world.factions.between("state", "rebels")))
    return -np.expm1(-p.divide * clashes)
