"""A seat: what one faction can see when it decides, in one world or in many at once."""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core.axes import Array, over_factions, over_localities, share
from sahel_sim.core.draws import Chance
from sahel_sim.core.world import World


@dataclass(frozen=True)
class Seat:
    """What one faction sees. Arrays are ``(R, 1, L)`` or ``(R, 1, 1)``, whatever the number of worlds.

    Attributes
    ----------
    faction, world
        Whose seat it is, and the world it looks at.
    fighters
        Its own fighters in each locality.
    enemies
        Fighters of factions it is at odds with, weighted by hostility.
    prey
        The same, weighted also by its orders to press them (its military pressure).
    pressing
        The strongest pressure it is told to put on anyone, 0 to 1, ``(R, 1, 1)``.
    control, rival_control, ungoverned
        Share of each place that it governs, that its enemies govern, and that nobody does.
    sympathy
        Prior loyalty to it less anger at it, at least 0.
    worth
        What a place is worth: its share of the people, plus its symbolic weight.
    reachable
        1 where it may go: insurgents everywhere, the state at home only.
    draw
        Chance, by name.
    """

    faction: int
    world: World
    fighters: Array
    enemies: Array
    prey: Array
    pressing: Array
    control: Array
    rival_control: Array
    ungoverned: Array
    sympathy: Array
    worth: Array
    reachable: Array
    draw: Chance

    @property
    def name(self) -> str:
        """Name of the faction."""
        return self.world.factions.names[self.faction]

    @property
    def treasury(self) -> Array:
        """Money at hand, million USD, ``(R, 1, 1)``."""
        return self._own(self.world.treasury)

    @property
    def odds(self) -> Array:
        """Own fighters as a share of own and enemy fighters in each place; 1 where no enemy is."""
        return 1.0 - share(self.enemies, self.fighters + self.enemies)

    def _own(self, x: Array) -> Array:
        return x[:, self.faction : self.faction + 1]


@dataclass(frozen=True)
class Orders:
    """What a faction decides: where it wants its force, and how readily it stands and fights there.

    Attributes
    ----------
    posture
        Weights, at least 0, in any unit; ``(R, 1, L)`` or anything that fits it.
    resolve
        0 (slip away) to 1 (seek battle, hold ground), same shape.
    """

    posture: Array
    resolve: Array


def seats(world: World, draw: Chance) -> tuple[Seat, ...]:
    """One seat for each faction, all on the same world."""
    people = world.residents + world.displaced
    worth = share(people, over_localities(people)) + world.places.symbolic / len(world.places)
    ungoverned = 1.0 - over_factions(world.control)
    return tuple(_seat(world, draw, faction, worth, ungoverned) for faction in range(len(world.factions)))


def _seat(world: World, draw: Chance, own: int, worth: Array, ungoverned: Array) -> Seat:
    row = slice(own, own + 1)
    hostile, pressing = world.hostility[:, row], world.hostility[:, row] * world.pressure[:, row]
    sides = range(len(world.factions))
    state = world.factions.state[0, own, 0]
    return Seat(
        faction=own,
        world=world,
        fighters=world.fighters[:, row],
        enemies=_weighted(hostile, world.fighters, sides),
        prey=_weighted(pressing, world.fighters, sides),
        pressing=pressing.max(axis=2, keepdims=True),
        control=world.control[:, row],
        rival_control=_weighted(hostile, world.control, sides),
        ungoverned=ungoverned,
        sympathy=np.maximum(world.loyalty[:, row] - world.grievance[:, row], 0.0),
        worth=worth,
        reachable=1.0 - state * world.places.foreign,
        draw=draw,
    )


def _weighted(weights: Array, x: Array, sides: range) -> Array:
    """Sum over factions of ``weights (R, 1, F)`` times ``x (R, F, L)``, in order."""
    total = weights[:, :, :1] * x[:, :1]
    for other in sides[1:]:
        total = total + weights[:, :, other : other + 1] * x[:, other : other + 1]
    return total
