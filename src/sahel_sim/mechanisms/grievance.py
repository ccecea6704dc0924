r"""Grievance and fear: people blame who hurts them, unless they side with him; and they fear him.

.. math:: \frac{dH_k}{dt} = -\frac{H_k}{\tau_H} - r \, s_k c^+_k + \beta_k \, w_k \, \dot c_k (1 - |H_k|),
          \quad \frac{dF_k}{dt} = -\frac{F_k}{\tau_F} + \varphi \, \dot c_k (1 - F_k)

with civilians :math:`c_k` killed by :math:`k`, and :math:`w_k` one minus prior loyalty to :math:`k`; of the
rest of the region the mean counts in part. The more anger there is, the less another death adds.
The sign of :math:`\beta` is open: in Iraq and Afghanistan harm turned people against its author, in
Chechnya shelled villages went quiet. Forms: *symmetric* (all are blamed), *asymmetric* (insurgents are
not), *deterrent* (there is only fear), *threshold* (beyond some harm, people are cowed). Services
:math:`s` calm anger at whoever provides them where he governs, :math:`c^+`, or, where the sign of :math:`r`
is turned, stir it.

Left out: anger that leads to flight (see displacement), group identity, rumours, media.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, Chance, Changes, Number, World, drawn, gain, lasting, mechanism, parameter


@dataclass(frozen=True)
class Parameters:
    """How harm is remembered.

    blame_state: anger for each civilian killed by the state
    blame_insurgents: anger for each civilian killed by others
    memory: how long anger lasts
    hearsay: weight of what happens elsewhere in the region
    relief: anger that full services take away where their giver governs
    dread: fear for each civilian killed
    fear_memory: how long fear lasts
    cowed: civilians killed in a month beyond which people are cowed (form threshold)
    """

    blame_state: Number = parameter(
        0.04,
        unit="1 / person",
        low=-0.08,
        high=0.16,
        source="after condra2012, lyall2013, kocher2011, dell2018, lyall2009; assumed: no size in them",
    )
    blame_insurgents: Number = parameter(
        0.07,
        unit="1 / person",
        low=-0.03,
        high=0.16,
        source="after condra2012, lyall2013; assumed: no size there",
    )
    memory: Number = parameter(
        36.0,
        unit="months",
        low=12.0,
        high=120.0,
        source="assumed: years for anger bound to identity; attacks respond within weeks (condra2012)",
    )
    hearsay: Number = parameter(0.1, unit="share", low=0.0, high=0.4, source="assumed: no estimate exists")
    relief: Number = parameter(
        0.02,
        unit="1 / month",
        low=-0.02,
        high=0.1,
        source="after berman2011, sexton2016, crost2014; assumed: no size there",
    )
    dread: Number = parameter(
        0.08, unit="1 / person", low=0.0, high=0.3, source="assumed: no estimate exists"
    )
    fear_memory: Number = parameter(
        2.0,
        unit="months",
        low=0.46,
        high=12.0,
        source="assumed: weeks to a year, after condra2012",
    )
    cowed: Number = parameter(
        20.0,
        unit="persons / month",
        low=5.0,
        high=200.0,
        source="assumed: after zhukov2014, who gives no number here",
    )


Response = Callable[[World, Parameters, Array], Array]


def symmetric(world: World, p: Parameters, harm: Array) -> Array:
    """All perpetrators are blamed."""
    state = world.factions.state
    return p.blame_state * state + p.blame_insurgents * (1.0 - state) + np.zeros_like(harm)


def asymmetric(world: World, p: Parameters, harm: Array) -> Array:
    """Only the state is blamed."""
    return p.blame_state * world.factions.state + np.zeros_like(harm)


def deterrent(world: World, p: Parameters, harm: Array) -> Array:
    """Nobody is blamed: harm only frightens."""
    return np.zeros_like(harm)


def threshold(world: World, p: Parameters, harm: Array) -> Array:
    """All are blamed up to some harm; beyond it people are cowed."""
    return symmetric(world, p, harm) * np.where(harm > p.cowed, -1.0, 1.0)


@mechanism(
    reads=(
        "fear",
        "grievance",
        "harmed",
        "in_town",
        "loyalty",
        "services",
        "town_control",
        "village_control",
    ),
    writes=("grievance", "fear"),
    parameters=Parameters,
    sources=("condra2012", "lyall2013", "kocher2011", "dell2018", "lyall2009", "downes2007", "bennett2008"),
    forms={"symmetric": symmetric, "asymmetric": asymmetric, "deterrent": deterrent, "threshold": threshold},
)
def grievance(world: World, p: Parameters, draw: Chance, response: Response) -> Changes:
    """Let anger and fear rise with harm and fade with time."""
    news = _news(world, p)
    blame = response(world, p, world.harmed / world.months) * (1.0 - world.loyalty) * news
    anger, fear = world.grievance, world.fear
    calmed = (
        anger * lasting(p.memory, world.months) - p.relief * world.services * world.control * world.months
    )
    soothed = np.clip(calmed, -1.0, 1.0)
    afraid, calmer = drawn(fear, p.dread * news, world.months / p.fear_memory)
    return (
        gain("grievance", soothed - anger, "faded and soothed"),
        gain("grievance", np.sign(blame) * -np.expm1(-np.abs(blame)) * (1.0 - np.abs(soothed)), "after harm"),
        gain("fear", calmer, "faded"),
        gain("fear", afraid, "after harm"),
    )


def _news(world: World, p: Parameters) -> Array:
    """The dead of whom people hear: all here, and in part the mean of the region, ``(R, F, L)``."""
    places = world.places
    region = places.over_regions(world.harmed) / places.region_size
    return world.harmed + p.hearsay * region[..., places.region_of]
