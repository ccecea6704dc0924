"""The law of attrition: Lanchester's two laws, Deitchman's ambush and all between, for every pair at once.

The equation, and what is left out, stand in ``mechanisms.combat``, which lets chance count the deaths.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core.axes import Array, over_factions, share
from sahel_sim.core.world import World


@dataclass(frozen=True)
class Fire:
    """What the law expects of one step.

    Attributes
    ----------
    on_first, on_second
        Deaths on both sides of each pair, ``(R, pair, L)``.
    near_first, near_second
        Civilians in the way of the fire of the first and of the second side, ``(R, pair, L)``.
    """

    on_first: Array
    on_second: Array
    near_first: Array
    near_second: Array


class Lethality(Protocol):
    """The numbers of the law; see ``mechanisms.combat.Parameters``."""

    @property
    def fire(self) -> Any:
        """Enemies that a fighter in full contact kills in a month if all fire is aimed."""

    @property
    def elusive(self) -> Any:
        """Visible fighters in a place at which half of those who seek them find them."""

    @property
    def acquainted(self) -> Any:
        """How far insurgents of one bloc know each other's men and hideouts."""

    @property
    def frontage(self) -> Any:
        """Fighters who can get at one enemy."""

    @property
    def withheld(self) -> Any:
        """Fighting of the state and jihadists that a local pact keeps out of a place."""


def attrition(world: World, p: Lethality, aimed: Array) -> Fire:
    """Expected deaths of a step under the law, before chance counts them.

    Parameters
    ----------
    world
        Who is where, and how eager to fight.
    p
        The numbers of the law.
    aimed
        Share of each faction's fire that is aimed, ``(R, F, L)``.
    """
    first, second = world.factions.first, world.factions.second
    orders = world.enmity * world.effort
    pressing, pressed = orders[:, first, second, None], orders[:, second, first, None]
    known = p.acquainted * world.factions.kindred[:, first, second, None]
    visible = world.fighters * world.resolve
    seek_one, seek_other = world.factions.sides(world.resolve * world.reached * (0.5 * world.months))
    found_one, found_other = world.factions.sides(share(visible, visible + p.elusive))
    bound = np.maximum(*world.factions.sides(world.at_pact))
    kept_out = p.withheld * bound * world.factions.between("state", "jihadists")
    stirred = np.exp(world.heat) * (1.0 + world.aftershock) * (1.0 - kept_out)
    meet = stirred * (
        pressing * seek_one * _either(known, found_other) + pressed * seek_other * _either(known, found_one)
    )
    one, other = world.factions.sides(world.fighters)
    effort = p.fire * world.prowess * world.fighters
    people = world.residents + world.displaced
    around = people + over_factions(world.fighters) - world.fighters
    by_one, by_other = world.factions.sides(effort)
    by_one, by_other = by_one * _engaged(one, other, p), by_other * _engaged(other, one, p)
    aim_one, aim_other = (_either(known, side) for side in world.factions.sides(aimed))
    around_one, around_other = world.factions.sides(around)
    missed_by_one = share(by_one * (1.0 - aim_one), around_one)
    missed_by_other = share(by_other * (1.0 - aim_other), around_other)
    return Fire(
        on_first=np.minimum(meet * (by_other * aim_other + missed_by_other * one), one),
        on_second=np.minimum(meet * (by_one * aim_one + missed_by_one * other), other),
        near_first=meet * missed_by_one * people,
        near_second=meet * missed_by_other * people,
    )


def _either(known: Array, found: Array) -> Array:
    """Chance that one of two independent things is so."""
    return known + (1.0 - known) * found


def _engaged(own: Array, enemies: Array, p: Lethality) -> Array:
    """Part of a force that can get at so many enemies: few face few, however large the force."""
    return share(enemies, own / p.frontage + enemies)


def casualties(world: World, fire: Fire, realised: Array) -> tuple[Array, Array, Array, Array]:
    """Who dies where there are clashes; nobody can lose more fighters than are there.

    Parameters
    ----------
    world, fire
        Who is where, and what the law expects.
    realised
        Deaths that chance counts, as a ratio to those expected, ``(R, pair, L)``; mostly 0.

    Returns
    -------
    tuple[Array, Array, Array, Array]
        Fighters lost ``(R, F, L)``, deaths in each pair and those on its first side ``(R, pair, L)``,
        and civilians in the way of each faction's fire, ``(R, F, L)``.
    """
    cell = np.nonzero(realised)
    replicate, pair, locality = cell
    ratio = np.tile(realised[cell], 2)
    deaths = np.concatenate([fire.on_first[cell], fire.on_second[cell]]) * ratio
    sides = np.concatenate([world.factions.first[pair], world.factions.second[pair]])
    at = np.ravel_multi_index((np.tile(replicate, 2), sides, np.tile(locality, 2)), world.fighters.shape)
    wanted = _added_up(world, at, deaths)
    lost = np.minimum(wanted, world.fighters)
    borne = deaths * share(lost.ravel()[at], wanted.ravel()[at])
    toll, on_first = np.zeros_like(realised), np.zeros_like(realised)
    on_first[cell] = borne[: pair.size]
    toll[cell] = borne[: pair.size] + borne[pair.size :]
    near = np.concatenate([fire.near_first[cell], fire.near_second[cell]]) * ratio
    return lost, toll, on_first, _added_up(world, at, near)


def _added_up(world: World, at: NDArray[Any], amounts: Array) -> Array:
    """Amounts added up at flat positions of an array ``(R, F, L)``."""
    total: Array = np.bincount(at, amounts, minlength=world.fighters.size).astype(np.float64)
    return total.reshape(world.fighters.shape)
