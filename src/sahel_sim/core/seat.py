"""A seat: what one faction can see when it decides, in one world or in many at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sahel_sim.core.axes import Array, over_factions, over_localities, share
from sahel_sim.core.draws import Chance
from sahel_sim.core.world import World

CAMPAIGN_REACH = 400.0
"""Way by road, km, over which an objective loses 63 % of its pull. Assumed: as of any movement."""


@dataclass(frozen=True)
class Ground:
    """What every faction sees alike, ``(R, 1, L)``.

    Attributes
    ----------
    worth
        What a place is worth: its share of the people, plus its symbolic weight over the number of
        places.
    ungoverned
        Share of each place that nobody governs.
    """

    worth: Array
    ungoverned: Array


@dataclass(frozen=True)
class Seat:
    """What one faction sees. Arrays are ``(R, 1, L)`` or ``(R, 1, 1)``, whatever the number of worlds.

    Attributes
    ----------
    faction
        Whose seat it is, by position.
    world
        The world it looks at.
    ground
        What every faction sees alike.
    draw
        Chance, by name.
    """

    faction: int
    world: World
    ground: Ground
    draw: Chance

    @property
    def name(self) -> str:
        """Name of the faction."""
        return self.world.factions.names[self.faction]

    @property
    def fighters(self) -> Array:
        """Its own fighters in each place."""
        return self.own(self.world.fighters)

    @property
    def control(self) -> Array:
        """Share of each place that it governs."""
        return self.own(self.world.control)

    @property
    def treasury(self) -> Array:
        """Money at hand, million USD, ``(R, 1, 1)``."""
        return self.own(self.world.treasury)

    @property
    def worth(self) -> Array:
        """What a place is worth, to anyone."""
        return self.ground.worth

    @property
    def ungoverned(self) -> Array:
        """Share of each place that nobody governs."""
        return self.ground.ungoverned

    @cached_property
    def enemies(self) -> Array:
        """Fighters of factions it is at odds with, weighted by hostility."""
        return self._of_others(self._hostility, self.world.fighters)

    @cached_property
    def prey(self) -> Array:
        """Enemies weighted also by its orders to press them (its military pressure)."""
        return self._of_others(self._orders, self.world.fighters)

    @cached_property
    def pressing(self) -> Array:
        """The strongest pressure it is told to put on anyone, 0 to 1, ``(R, 1, 1)``."""
        strongest: Array = self._orders.max(axis=2, keepdims=True)
        return strongest

    @cached_property
    def rival_control(self) -> Array:
        """Share of each place that its enemies govern, weighted by hostility."""
        return self._of_others(self._hostility, self.world.control)

    @cached_property
    def sympathy(self) -> Array:
        """Prior loyalty to it less anger at it, at least 0."""
        warm: Array = np.maximum(self.own(self.world.loyalty) - self.own(self.world.grievance), 0.0)
        return warm

    @property
    def campaign(self) -> Array:
        """Part of what takes the field that goes for its objective, ``(R, 1, 1)``."""
        return self.own(self.world.campaign)

    @cached_property
    def column(self) -> Array:
        """The part of what takes the field that a campaign sends to each place."""
        campaign = self.campaign
        return campaign * self.objective if campaign.any() else np.zeros((1, 1, 1))

    @cached_property
    def objective(self) -> Array:
        """1 at the place that a campaign goes for, 0 elsewhere; 0 everywhere if no enemy holds any.

        It is the capital, national or regional, of which those whom it is told to press govern most, times
        how near its own forces are by road.
        """
        places = self.world.places
        near = places.over_regions(share(self.fighters, over_localities(self.fighters)))
        way = np.exp(-places.hub_distance / CAMPAIGN_REACH)
        nearness = (way * near[..., None, :]).sum(axis=-1)[..., places.region_of]
        prize = self._of_others(self._orders, self.world.control) * places.capital * nearness * self.reachable
        best = np.argmax(prize, axis=-1)[..., None] == np.arange(len(places))
        goal: Array = best * (prize > 0.0)
        return goal

    @property
    def reachable(self) -> Array:
        """1 where it may go: insurgents everywhere, the state at home only; ``(1, 1, L)``."""
        is_state = float(self.world.factions.state[0, self.faction, 0])
        return 1.0 - is_state * self.world.places.foreign

    @cached_property
    def odds(self) -> Array:
        """Own fighters as a share of own and enemy fighters in each place; 1 where no enemy is."""
        return 1.0 - share(self.enemies, self.fighters + self.enemies)

    @cached_property
    def _hostility(self) -> Array:
        return self.own(self.world.enmity)

    @cached_property
    def _orders(self) -> Array:
        return self._hostility * self.own(self.world.pressure)

    def own(self, x: Array) -> Array:
        """Its own row of an array by faction, or of a dyad: ``(R, F, ...)`` to ``(R, 1, ...)``."""
        return x[:, self.faction : self.faction + 1]

    def _of_others(self, weights: Array, x: Array) -> Array:
        """Sum over the other factions of ``weights (R, 1, F)`` times ``x (R, F, L)``, in order."""
        others = [other for other in range(x.shape[1]) if other != self.faction]
        total = weights[:, :, others[0], None] * x[:, others[0] : others[0] + 1]
        for other in others[1:]:
            total += weights[:, :, other, None] * x[:, other : other + 1]
        return total


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
    resolve: Array | float


def seats(world: World, draw: Chance) -> tuple[Seat, ...]:
    """One seat for each faction, all on the same world."""
    people = world.residents + world.displaced
    ground = Ground(
        worth=share(people, over_localities(people)) + world.places.symbolic / len(world.places),
        ungoverned=np.maximum(1.0 - over_factions(world.control), 0.0),
    )
    return tuple(Seat(faction, world, ground, draw) for faction in range(len(world.factions)))
