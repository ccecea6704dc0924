"""The agents: a faction and a locality, each a window on the one world of a model."""

from typing import Any, Protocol

import mesa

from sahel_sim.core import Array, PlainSeat, SahelError, Seat, World
from sahel_sim.languages import _


class ModelWithWorld(Protocol):
    """What agents need of their model, a ``SahelModel``."""

    world: World

    def seat(self, row: int) -> Seat:
        """What the faction in that row can see now."""


class WorldView(mesa.Agent):
    """An agent that is a window on the world: it does not move by itself."""

    def step(self) -> None:
        """Refuse: factions and localities do not move one by one.

        Raises
        ------
        SahelError
            Always.
        """
        raise SahelError(
            _(
                "{agent} has no step of its own: all factions decide on the same view, and the world answers "
                "at once. Call model.step(); what a faction does is its decide().",
                agent=type(self).__name__,
            )
        )


class FactionAgent(PlainSeat, WorldView):
    """A faction: a window on its row of the world. Subclass it and write ``decide`` to make up its mind.

    It shows what a ``PlainSeat`` shows, and the properties below. A subclass decides the same, bit for
    bit, in ``SahelModel(strategies={"csp": Raider})`` and in ``run(..., strategies={"csp": Raider})``: in
    both, ``decide`` sees the faction's seat and nothing else, neither ``self.model`` nor what an
    earlier call left on ``self``. Chance comes from ``self.draw``.

    Examples
    --------
    >>> import sahel_sim
    >>> class Raider(sahel_sim.FactionAgent):
    ...     def decide(self):
    ...         return self.prey, 0.2  # go where people can be robbed, and slip away
    >>> model = sahel_sim.SahelModel("two_towns", strategies={"league": Raider})
    >>> model.step()
    >>> type(model.faction("league")).__name__
    'Raider'
    """

    _replicate = 0

    def __init__(self, model: ModelWithWorld, row: int) -> None:
        super().__init__(model)
        self._row = row

    def __getattr__(self, name: str) -> Any:
        if name == "_view":  # only a seat taken by ``look`` holds its own
            return self.model.seat(self._row)
        return super().__getattr__(name)

    def remove(self) -> None:
        """Refuse: what is seen through a window stays when the window is gone.

        Raises
        ------
        SahelError
            Always.
        """
        raise SahelError(
            _(
                "remove() would take away the window '{name}' and leave the faction. Make a model without "
                "its fighters, SahelModel(..., **{{'{name}.fighters': 0}}), or let the timeline of the "
                "scenario merge it into another faction.",
                name=self.name,
            )
        )

    @property
    def name(self) -> str:
        """Its name, as in scenario files."""
        return self._view.name

    @property
    def bloc(self) -> str:
        """``state``, ``rebels`` or ``jihadists``."""
        return self._view.world.factions.blocs[self._view.faction]

    @property
    def strength(self) -> float:
        """All its fighters."""
        return float(self._own("fighters").sum())

    @property
    def active(self) -> bool:
        """Whether it exists now."""
        return bool(self._own("active")[0])

    @property
    def posture(self) -> Array:
        """Where it wanted its force in the last step, shares that sum to 1, ``(L,)``."""
        return self._own("posture")

    @property
    def resolve(self) -> Array:
        """How readily it stood and fought in the last step, 0 to 1, ``(L,)``."""
        return self._own("resolve")

    def _own(self, name: str) -> Array:
        row: Array = getattr(self._view.world, name)[self._replicate, self._view.faction]
        return row.copy()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.strength:,.0f} fighters>"


class LocalityAgent(WorldView):
    """A locality and its people: a window on one column of the world.

    Examples
    --------
    >>> import sahel_sim
    >>> model = sahel_sim.SahelModel("two_towns")
    >>> [place.name for place in model.localities]
    ['Port', 'Pass', 'Spring', 'Border']
    """

    def __init__(self, model: ModelWithWorld, column: int) -> None:
        super().__init__(model)
        self._column = column

    def remove(self) -> None:
        """Refuse: what is seen through a window stays when the window is gone.

        Raises
        ------
        SahelError
            Always.
        """
        raise SahelError(
            _(
                "remove() would take away the window '{name}' and leave the locality. Make a folder of "
                "tables without it, and name that folder as the place of a scenario.",
                name=self.name,
            )
        )

    @property
    def name(self) -> str:
        """Its name, as on the map."""
        return self._world.places.names[self._column]

    @property
    def region(self) -> str:
        """The region it lies in."""
        return self._world.places.regions[self._column]

    @property
    def kind(self) -> str:
        """Town, village, camp, gateway and so on."""
        return self._world.places.kinds[self._column]

    @property
    def position(self) -> tuple[float, float]:
        """Longitude and latitude in degrees."""
        places = self._world.places
        return float(places.longitude[self._column]), float(places.latitude[self._column])

    @property
    def residents(self) -> float:
        """People at home."""
        return self._people("residents")

    @property
    def displaced(self) -> float:
        """People here who fled from elsewhere."""
        return self._people("displaced")

    @property
    def away(self) -> float:
        """People of this place who live elsewhere."""
        return self._people("away")

    @property
    def control(self) -> dict[str, float]:
        """Share of the place that each faction governs."""
        return self._by_faction("control")

    @property
    def fighters(self) -> dict[str, float]:
        """Fighters of each faction here."""
        return self._by_faction("fighters")

    @property
    def grievance(self) -> dict[str, float]:
        """Anger of the residents at each faction, -1 to 1."""
        return self._by_faction("grievance")

    @property
    def fear(self) -> dict[str, float]:
        """Fear of each faction among the residents, 0 to 1."""
        return self._by_faction("fear")

    @property
    def killed(self) -> dict[str, float]:
        """Civilians killed here so far, by perpetrator."""
        return self._by_faction("killed")

    @property
    def ungoverned(self) -> float:
        """Share of the place that nobody governs."""
        return max(0.0, 1.0 - sum(self.control.values()))

    @property
    def holder(self) -> str | None:
        """The faction that governs most of it; None where nobody governs more than any of them does."""
        control = self.control
        name = max(control, key=lambda faction: control[faction])
        return name if control[name] > self.ungoverned else None

    @property
    def _world(self) -> World:
        world: World = self.model.world
        return world

    def _people(self, name: str) -> float:
        return float(getattr(self._world, name)[0, 0, self._column])

    def _by_faction(self, name: str) -> dict[str, float]:
        column = getattr(self._world, name)[0, :, self._column]
        return {faction: float(x) for faction, x in zip(self._world.factions.names, column, strict=True)}

    def __repr__(self) -> str:
        holder = self.holder or "nobody"
        return f"<{type(self).__name__} {self.name}: {self.residents:,.0f} residents, held by {holder}>"
