r"""Combat: hostile forces that seek each other clash, and the law of attrition says who loses.

Side :math:`a` fires at :math:`b` as often as the two seek a fight and find each other. Fire that is
aimed hits; fire that is not hits whoever is in the area,

.. math:: \dot F_b = -E_{ab} \left[ \mu_a + (1 - \mu_a) \frac{F_b}{P} \right], \quad
          E_{ab} = g \, s_a F_a \tfrac{k F_b}{F_a + k F_b} \;
          h_{ab} \tfrac{u_{ab} z_a y_a v_b + u_{ba} z_b y_b v_a}{2}, \quad
          v = \tfrac{F z}{F z + c}

with fire :math:`g`, skill :math:`s`, hostility :math:`h`, effort :math:`u`, resolve :math:`z`, the part
:math:`y` of town and villages that a side reaches from where it stands, and
:math:`P` persons in the area but its own. Who seeks a fight gets it as far as the *other* is found,
:math:`v`: a small band that hides has the initiative over garrisons that cannot. Only :math:`k` fighters
can get at one enemy, so that few face few. Insurgents of one bloc come from the same villages: they know
where the others are and who is one of them, and neither hiding nor aiming is hard. With :math:`\mu = 1` for
all this is Lanchester's square law, with 0 his linear law, with 0 for the state and 1 for the others
Deitchman's ambush. Blended, :math:`\mu` is intelligence plus what people tell. Deaths come in counted
clashes with lognormal tolls whose mean is the law's. Where elders have a pact with jihadists, a part of
the clashes of these with the state does not happen.

Left out: wounded and captured, weapons and aircraft as such, weather, surprise, morale in the fight.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, Chance, Changes, Number, World, mechanism, note, parameter, share, transfer
from sahel_sim.core.attrition import attrition, casualties


@dataclass(frozen=True)
class Parameters:
    """How battles go.

    fire: enemies that a fighter in full contact kills if all fire is aimed
    elusive: fighters in a place, times their resolve, at which half of those who seek them find them
    acquainted: how far insurgents of one bloc know each other's men and hideouts
    frontage: fighters who can get at one enemy
    tips: gain in aimed fire where all people collaborate
    withheld: fighting of the state and jihadists that stays out of a place where elders have a pact
    mean_toll: fighters killed in a clash, on average
    spread: standard deviation of the logarithm of the toll
    """

    fire: Number = parameter(
        0.6,
        unit="kills / fighter / month",
        low=0.15,
        high=6.1,
        source="assumed: 0.005 to 0.2 engagements per soldier-day after kress2009; default near the low end, "
        "of the order of 1 000 battle deaths a year (K1)",
    )
    elusive: Number = parameter(
        30.0,
        unit="fighters",
        low=0.0,
        high=500.0,
        source="assumed: small bands are hard to find; 0 is the null",
    )
    acquainted: Number = parameter(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        source="assumed: the same recruits and villages; 0 is the null, strangers",
    )
    frontage: Number = parameter(
        2.0,
        unit="fighters / enemy",
        low=0.5,
        high=20.0,
        source="assumed: losses grow with far less than numbers; 20 is nearly the null",
    )
    tips: Number = parameter(
        0.5,
        unit="share",
        low=0.0,
        high=0.7,
        source="assumed: range of the pack of kalyvas2006 type models, no estimate exists",
    )
    withheld: Number = parameter(
        0.3, unit="share", low=0.0, high=0.8, source="after K43; assumed: some of it; 0 is the null"
    )
    mean_toll: Number = parameter(7.5, unit="persons / clash", low=1.0, high=20.0, source="ged241: computed")
    spread: Number = parameter(1.1, unit="log", low=0.0, high=2.0, source="ged241: computed")


def blended(world: World, p: Parameters) -> Array:
    """Aimed share of fire: intelligence, and tips where people are governed and not angry."""
    telling = world.control * (1.0 - np.maximum(world.grievance, 0.0))
    return np.minimum(world.intelligence + p.tips * telling, 1.0)


def square(world: World, p: Parameters) -> Array:
    """All fire is aimed (Lanchester's square law)."""
    return np.ones_like(world.fighters)


def linear(world: World, p: Parameters) -> Array:
    """All fire goes into the area (Lanchester's linear law)."""
    return np.zeros_like(world.fighters)


def deitchman(world: World, p: Parameters) -> Array:
    """Insurgents aim from ambush, the state fires into the area (Deitchman)."""
    return np.zeros_like(world.fighters) + world.factions.irregular


@mechanism(
    reads=("aftershock", "countryside", "displaced", "divisible", "drive", "fighters", "grievance", "heat",
           "hostility", "in_town", "intelligence", "pact", "partner", "partner_skill", "pressure",
           "residents", "resolve", "skill", "town_control", "truce", "village_control"),
    writes=("fighters", "fallen", "clashes", "toll", "toll_first", "losses", "stray"),
    parameters=Parameters,
    sources=("lanchester1916", "deitchman1962", "schaffer1968", "kress2014", "kress2009", "ged241"),
    forms={"blended": blended, "square": square, "linear": linear, "deitchman": deitchman},
)  # fmt: skip
def combat(world: World, p: Parameters, draw: Chance, aim: Callable[[World, Parameters], Array]) -> Changes:
    """Let every pair of hostile forces clash wherever they meet."""
    fire = attrition(world, p, aim(world, p))
    expected = fire.on_first + fire.on_second
    clashes, severity = draw.events("clash", expected / p.mean_toll, p.spread)
    lost, toll, on_first, near = casualties(world, fire, severity * share(p.mean_toll, expected))
    return (
        *transfer("fighters", "fallen", lost, "killed in battle"),
        note("clashes", clashes),
        note("toll", toll),
        note("toll_first", on_first),
        note("losses", lost),
        note("stray", near),
    )
