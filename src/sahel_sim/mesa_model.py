"""The Mesa door: one world, with factions and localities as agents that are windows on it.

``SahelModel(scenario, rng=seed, replicate=123)`` is replicate 123 of ``run(scenario, seed=seed)``, bit
for bit, so an outlier in a fan chart is something one can open and watch. It works with Mesa's
``DataCollector``, with SolaraViz and in any loop that calls ``step()``, and it can be pickled and
copied in the middle of a run.

The model never uses ``model.random``, ``model.rng`` or ``shuffle_do``: they differ between versions of Mesa.
Agents remember nothing; whatever lasts is in ``model.world``.

Mesa 3.3.1, the newest for Python 3.11, keeps every model alive (Mesa issue 3179, mended in 3.4.2): a
loop that makes thousands of them grows. Use ``run`` for that, or let go of each with
``mesa.Agent._ids.pop(model, None)``.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import mesa
import numpy as np

from sahel_sim.core import Array, Draws, PlainSeat, SahelError, Seat, World, nearest, seats
from sahel_sim.engine import MEASURES, Ledger, Setup, advance, with_strategies
from sahel_sim.scenario import Scenario, build, read


class FactionAgent(PlainSeat, mesa.Agent):
    """A faction: a window on its row of the world. Subclass it and write ``decide`` to make up its mind.

    It shows what a ``PlainSeat`` shows, and the properties below. A subclass decides the same, bit for
    bit, in ``SahelModel(strategies={"csp": Raider})`` and in ``run(..., strategies={"csp": Raider})``: in
    both, ``decide`` sees the faction's seat and nothing else, neither ``self.model`` nor what an
    earlier call left on ``self``. Chance comes from ``self.draw``.
    """

    _replicate = 0

    def __init__(self, model: "SahelModel", row: int) -> None:
        super().__init__(model)
        self._row = row

    def __getattr__(self, name: str) -> Any:
        if name == "_view":  # only a seat taken by ``look`` holds its own
            return self.model.seat(self._row)
        return super().__getattr__(name)

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
        array: Array = getattr(self._view.world, name)
        return array[self._replicate, self._view.faction]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.strength:,.0f} fighters>"


class LocalityAgent(mesa.Agent):
    """A locality and its people: a window on one column of the world."""

    def __init__(self, model: "SahelModel", column: int) -> None:
        super().__init__(model)
        self._column = column

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
        return f"<{type(self).__name__} {self.name}: {self.residents:,.0f} residents, held by {self.holder or 'nobody'}>"


class SahelModel(mesa.Model):
    """Northern Mali, or any other place, in one world.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    rng
        The seed; otherwise the scenario's. The word is Mesa's.
    replicate
        Which member of the ensemble to be.
    strategies
        For factions by name, a ``Strategy`` or a subclass of ``FactionAgent`` or ``PlainSeat``.
    ledger
        Whether to keep the books of what moves every stock, in ``ledger_book``.
    **changes
        Settings of the scenario by dotted name, as in ``with_changes``: ``years=5`` or
        ``**{"government.restraint": 0.7}``. Sliders of SolaraViz can carry these names.

    Attributes
    ----------
    story, setup
        The scenario, and what it amounts to: the world at its start and everything that drives it.
    world
        The world now; ``model.world.step`` counts the steps.
    draws
        The random numbers.
    factions, localities
        The agents, in the order of the world's arrays.
    datacollector
        A Mesa ``DataCollector`` with one column for each measure and faction, such as
        ``fighters.csp``; its first row is the start.
    running
        False once the scenario is over.

    Raises
    ------
    ScenarioError
        If the scenario cannot be read, or a change is not allowed.
    KeyError
        If ``strategies`` names no faction.
    """

    def __init__(
        self,
        scenario: str | Path | Scenario = "mali_2024_02",
        *,
        rng: int | None = None,
        replicate: int = 0,
        strategies: Mapping[str, Any] | None = None,
        ledger: bool = False,
        **changes: Any,
    ) -> None:
        story = scenario if isinstance(scenario, Scenario) else read(scenario)
        story = with_changes(story, changes) if changes else story
        seed = story.seed if rng is None else int(rng)
        super().__init__(rng=seed)
        self.story = story
        self.setup = with_strategies(build(story, 1), strategies or {})
        self.world = self.setup.world
        self.draws = Draws(seed, (replicate,))
        self.ledger_book = Ledger() if ledger else None
        self._measured = _Remembered(_measure)
        self._seated = _Remembered(seats)
        self.factions = [_window(mind)(self, row) for row, mind in enumerate(self.setup.decisions)]
        self.localities = [LocalityAgent(self, column) for column in range(len(self.world.places))]
        self.datacollector = mesa.DataCollector(reporters(self.world.factions))
        self.datacollector.collect(self)

    def step(self) -> None:
        """Let the factions decide and the world answer, and collect the data.

        Raises
        ------
        SahelError
            If the scenario is already over.
        """
        if self.world.step >= self.setup.steps:
            raise SahelError(
                f"{self.story.name} is over after {self.setup.steps} steps. "
                "Loop while model.running, or give the model more years."
            )
        self.world = advance(self.setup, self.world, self.draws, self.ledger_book)
        self.running = self.world.step < self.setup.steps
        self.datacollector.collect(self)

    @property
    def date(self) -> datetime.date:
        """The first day of the step that comes next."""
        return self.story.first_day(self.world.step)

    def faction(self, name: str) -> FactionAgent:
        """The faction of that name.

        Raises
        ------
        KeyError
            If there is none; the message names the nearest.
        """
        return self.factions[_position(name, self.world.factions.names, "faction")]

    def locality(self, name: str) -> LocalityAgent:
        """The locality of that name.

        Raises
        ------
        KeyError
            If there is none; the message names the nearest.
        """
        return self.localities[_position(name, self.world.places.names, "locality")]

    def seat(self, row: int) -> Seat:
        """What the faction in that row can see now."""
        return self._seats[row]
