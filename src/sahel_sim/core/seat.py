"""A seat: what one faction can see when it decides, in one world or in many at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sahel_sim.core.axes import Array, over_factions, over_localities, share
from sahel_sim.core.draws import Chance
from sahel_sim.core.objective import objectives
from sahel_sim.core.world import World


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

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.core import MeanField, seats
    >>> crown, league = seats(sahel_sim.SahelModel("two_towns").world, MeanField())
    >>> crown.name, league.fighters.shape
    ('crown', (1, 1, 4))
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
    def others(self) -> list[int]:
        """All other factions, by position."""
        return [other for other in range(len(self.world.factions)) if other != self.faction]

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
    def faced(self) -> Array:
        """The same as far as they reach: few of the soldiers in a town are met in the villages around it."""
        return self._of_others(self._hostility, self.world.fighters * self.world.reached)

    @cached_property
    def allies(self) -> Array:
        """Fighters of its allies, weighted by how close they are."""
        return self._of_others(np.maximum(-self.own(self.world.hostility), 0.0), self.world.fighters)

    @cached_property
    def prey(self) -> Array:
        """Enemies weighted also by what it puts into the war with them: orders as far as its drive goes."""
        return self._of_others(self.towards, self.world.fighters)

    @cached_property
    def pressing(self) -> Array:
        """The most that it puts into a war with anyone, 0 to 1, ``(R, 1, 1)``."""
        strongest: Array = self.towards.max(axis=2, keepdims=True)
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
        """1 at the place that a campaign goes for, 0 elsewhere; see ``core.objective``."""
        return self.own(objectives(self.world))

    @property
    def reachable(self) -> Array:
        """1 where it may go: insurgents everywhere, the state at home only; ``(1, 1, L)``."""
        is_state = float(self.world.factions.state[0, self.faction, 0])
        return 1.0 - is_state * self.world.places.foreign

    @cached_property
    def odds(self) -> Array:
        """Own and allied fighters as a share of these and the enemies it faces; 1 where there are none."""
        return 1.0 - share(self.faced, self.fighters + self.allies + self.faced)

    @cached_property
    def _hostility(self) -> Array:
        return self.own(self.world.enmity)

    @cached_property
    def towards(self) -> Array:
        """What it puts into its war with each other faction, 0 to 1, ``(R, 1, F)``."""
        return self._hostility * self.own(self.world.effort)

    def own(self, x: Array) -> Array:
        """Its own row of an array by faction, or of a dyad: ``(R, F, ...)`` to ``(R, 1, ...)``."""
        return x[:, self.faction : self.faction + 1]

    def _of_others(self, weights: Array, x: Array) -> Array:
        """Sum over the other factions of ``weights (R, 1, F)`` times ``x (R, F, L)``, in order."""
        others = self.others
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

    Examples
    --------
    >>> Orders(posture=np.array([3.0, 1.0]), resolve=0.5).resolve
    0.5
    """

    posture: Array
    resolve: Array | float


def seats(world: World, draw: Chance) -> tuple[Seat, ...]:
    """One seat for each faction, all on the same world.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.core import MeanField
    >>> [seat.name for seat in seats(sahel_sim.SahelModel("two_towns").world, MeanField())]
    ['crown', 'league']
    """
    people = world.residents + world.displaced
    ground = Ground(
        worth=share(people, over_localities(people)) + world.places.symbolic / len(world.places),
        ungoverned=np.maximum(1.0 - over_factions(world.control), 0.0),
    )
    return tuple(Seat(faction, world, ground, draw) for faction in range(len(world.factions)))
