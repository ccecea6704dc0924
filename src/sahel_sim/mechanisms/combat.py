r"""Combat: hostile forces that seek each other clash, and the law of attrition says who loses.

Side :math:`a` fires at :math:`b` as often as the two seek a fight and find each other. Fire that is
aimed hits; fire that is not hits whoever is in the area,

.. math:: \dot F_b = -E_{ab} \left[ \mu_a + (1 - \mu_a) \frac{F_b}{P} \right], \quad
          E_{ab} = g \, s_a F_a \; h_{ab} \tfrac{u_{ab} z_a + u_{ba} z_b}{2} \;
          \tfrac{F_a z_a}{F_a z_a + c} \tfrac{F_b z_b}{F_b z_b + c}

with fire :math:`g`, skill :math:`s`, hostility :math:`h`, pressure :math:`u`, resolve :math:`z`,
:math:`P` persons in the area, and :math:`c` the visible strength at which a force is easily found; who avoids
battle is hard to find. With
:math:`\mu = 1` for all this is Lanchester's square law, with 0 his linear law, with 0 for the state
and 1 for the others Deitchman's ambush. Blended, :math:`\mu` is intelligence plus what people tell.
Deaths come in counted clashes with lognormal tolls whose mean is the law's.

Left out: wounded and captured, weapons and aircraft as such, weather, surprise, morale in the fight.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import (
    Array, Chance, Changes, World, mechanism, note, over_factions, parameter, share, transfer,
)


@dataclass(frozen=True)
class Parameters:
    """How battles go.

    fire: enemies that a fighter in full contact kills if all fire is aimed
    elusive: fighters in a place, times their resolve, at which half of those who seek them find them
    tips: gain in aimed fire where all people collaborate
    mean_toll: fighters killed in a clash, on average
    spread: standard deviation of the logarithm of the toll
    """

    fire: float = parameter(
        0.4, unit="kills / fighter / month", low=0.15, high=6.1,
        source="assumed: 0.005 to 0.2 engagements per soldier-day after kress2009; default near the low end, "
        "of the order of 1 000 battle deaths a year (K1)",
    )
    elusive: float = parameter(
        120.0, unit="fighters", low=0.0, high=500.0,
        source="assumed: small bands are hard to find; 0 is the null",
    )
    tips: float = parameter(
        0.5, unit="share", low=0.0, high=0.7,
        source="assumed: range of the pack of kalyvas2006 type models, no estimate exists",
    )
    mean_toll: float = parameter(
        7.5, unit="persons / clash", low=1.0, high=20.0, source="sundberg2013",
    )
    spread: float = parameter(
        1.1, unit="log", low=0.0, high=2.0, source="sundberg2013",
    )


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
    return np.zeros_like(world.fighters) + world.factions.insurgent


@mechanism(
    reads=(
        "aftershock", "control", "fighters", "grievance", "heat", "hostility", "truce", "intelligence", "pressure", "residents", "displaced",
        "resolve", "partner", "partner_skill", "skill",
    ),
    writes=("fighters", "fallen", "clashes", "toll", "toll_first", "losses", "stray"),
    parameters=Parameters,
    sources=("lanchester1916", "deitchman1962", "schaffer1968", "kress2014", "kress2009", "sundberg2013"),
    forms={"blended": blended, "square": square, "linear": linear, "deitchman": deitchman},
)
def combat(world: World, p: Parameters, draw: Chance, aim: Callable[[World, Parameters], Array]) -> Changes:
    """Let every pair of hostile forces clash wherever they meet."""
    fire = attrition(world, p, aim(world, p))
    expected = fire.on_first + fire.on_second
    clashes, severity = draw.events("clash", expected / p.mean_toll, p.spread)
    lost, toll, on_first, fought = _dead(world, p, fire, expected, severity)
    return (
        *transfer("fighters", "fallen", lost, "killed in battle"),
        note("clashes", clashes),
        note("toll", toll),
        note("toll_first", on_first),
        note("losses", lost),
        note("stray", fought * fire.wild),
    )


@dataclass(frozen=True)
class Fire:
    """What the law expects of one step.

    Attributes
    ----------
    on_first, on_second
        Deaths on both sides of each pair, ``(R, pair, L)``.
    meet
        How much each pair fights, ``(R, pair, L)``.
    wild
        Civilians in the way of each faction's fire if it fights all the time, ``(R, F, L)``.
    """

    on_first: Array
    on_second: Array
    meet: Array
    wild: Array


def attrition(world: World, p: Parameters, aimed: Array) -> Fire:
    """Expected deaths of a step under the law, before chance counts them."""
    first, second = world.factions.first, world.factions.second
    orders = world.enmity * world.pressure
    pressing, pressed = orders[:, first, second, None], orders[:, second, first, None]
    visible = world.fighters * world.resolve
    found = share(visible, visible + p.elusive)
    seek_one, seek_other = world.factions.sides(found * world.resolve * (0.5 * world.months))
    found_one, found_other = world.factions.sides(found * np.exp(world.heat) * (1.0 + world.aftershock))
    meet = pressing * seek_one * found_other + pressed * seek_other * found_one
    effort = p.fire * world.prowess * world.fighters
    people = world.residents + world.displaced
    around = people + over_factions(world.fighters) - world.fighters
    missing = share(effort * (1.0 - aimed), around)
    one, other = world.factions.sides(world.fighters)
    hit_by_one, hit_by_other = world.factions.sides(effort * aimed)
    missed_by_one, missed_by_other = world.factions.sides(missing)
    return Fire(
        on_first=np.minimum(meet * (hit_by_other + missed_by_other * one), one),
        on_second=np.minimum(meet * (hit_by_one + missed_by_one * other), other),
        meet=meet,
        wild=missing * people,
    )


def _dead(
    world: World, p: Parameters, fire: Fire, expected: Array, severity: Array
) -> tuple[Array, Array, Array, Array]:
    """Who dies where there are clashes; nobody can lose more fighters than are there.

    Returns
    -------
    tuple[Array, Array, Array, Array]
        Fighters lost ``(R, F, L)``, deaths in each pair and those on its first side ``(R, pair, L)``,
        and how much each faction fights, ``(R, F, L)``.
    """
    cell = np.nonzero(severity)
    replicate, pair, locality = cell
    mean_toll = np.broadcast_to(p.mean_toll[:, 0, 0], (world.replicates,))[replicate]
    realised = severity[cell] * mean_toll / expected[cell]
    deaths = np.concatenate([fire.on_first[cell], fire.on_second[cell]]) * np.tile(realised, 2)
    sides = np.concatenate([world.factions.first[pair], world.factions.second[pair]])
    at = np.ravel_multi_index((np.tile(replicate, 2), sides, np.tile(locality, 2)), world.fighters.shape)
    wanted = _added_up(world, at, deaths)
    lost = np.minimum(wanted, world.fighters)
    borne = deaths * (lost.ravel()[at] / wanted.ravel()[at])
    toll, on_first = np.zeros_like(severity), np.zeros_like(severity)
    on_first[cell] = borne[: realised.size]
    toll[cell] = on_first[cell] + borne[realised.size :]
    return lost, toll, on_first, _added_up(world, at, np.tile(fire.meet[cell] * realised, 2))


def _added_up(world: World, at: NDArray[np.intp], amounts: Array) -> Array:
    """Amounts added up at flat positions of an array ``(R, F, L)``."""
    shape = world.fighters.shape
    return np.bincount(at, amounts, minlength=world.fighters.size).reshape(shape)
