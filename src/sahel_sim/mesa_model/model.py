"""The model: one world, driven step by step, with its agents and its data collector."""

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import mesa
import numpy as np

from sahel_sim.core import Array, Draws, Factions, SahelError, Seat, nearest, seats
from sahel_sim.engine import MEASURES, Ledger, advance, with_strategies
from sahel_sim.mesa_model.agents import FactionAgent, LocalityAgent
from sahel_sim.scenario import Scenario, build, read, with_changes


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
    replicate
        Which member of the ensemble it is.
    measured
        Each of ``engine.MEASURES`` in the world now, ``(1 or F or P,)``.
    ledger_book
        The books, or None.
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

    Examples
    --------
    >>> import sahel_sim
    >>> model = sahel_sim.SahelModel("two_towns", rng=1, replicate=2)
    >>> while model.running:
    ...     model.step()
    >>> results = sahel_sim.run("two_towns", seed=1, replicates=[2], executor=1)
    >>> bool((model.world.control == results.final["control"][0]).all())
    True
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
        self.replicate = int(replicate)
        self.ledger_book = Ledger() if ledger else None
        self._seats: tuple[Seat, ...] = ()
        self._seen: list[dict[str, Array]] = []
        self.factions = [_window(mind)(self, row) for row, mind in enumerate(self.setup.decisions)]
        self.localities = [LocalityAgent(self, column) for column in range(len(self.world.places))]
        self.datacollector = mesa.DataCollector(reporters(self.world.factions))
        self._observe()

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
        self._observe()

    @property
    def series(self) -> Mapping[str, Array]:
        """What was measured so far, start first, ``(1, T, 1 or F or P)``; as an ensemble of one has it."""
        return {m.name: np.stack([seen[m.name] for seen in self._seen])[None] for m in MEASURES}

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
        if not self._seats or self._seats[0].world is not self.world:
            self._seats = seats(self.world, self.draws.at("decide", self.world.step))
        return self._seats[row]

    def _observe(self) -> None:
        self.measured = {measure.name: measure.of(self.world)[0] for measure in MEASURES}
        self._seen.append(self.measured)
        self.datacollector.collect(self)


def reporters(factions: Factions) -> dict[str, Callable[[SahelModel], float]]:
    """Model reporters for a ``DataCollector``: every measure of ``engine.MEASURES``, column by column.

    A measure of factions has one column for each, such as ``fighters.csp``; of pairs, such as
    ``clashes.government-csp``; of the whole, its own name.

    Examples
    --------
    >>> import sahel_sim
    >>> factions = sahel_sim.SahelModel("two_towns").world.factions
    >>> "fighters.crown" in reporters(factions)
    True
    """
    of_whom = {"one": ("",), "faction": factions.names, "pair": factions.pair_names}
    return {
        f"{measure.name}.{name}".rstrip("."): partial(_measured, name=measure.name, column=column)
        for measure in MEASURES
        for column, name in enumerate(of_whom[measure.axis])
    }


def _measured(model: SahelModel, name: str, column: int) -> float:
    return float(model.measured[name][column])


def _window(mind: Any) -> type[FactionAgent]:
    """The kind of agent that shows a faction with this mind."""
    return mind if isinstance(mind, type) and issubclass(mind, FactionAgent) else FactionAgent


def _position(name: str, names: tuple[str, ...], kind: str) -> int:
    if name not in names:
        near = nearest(name, names)
        hint = f"Did you mean '{near}'?" if near else f"There are: {', '.join(names)}."
        raise KeyError(f"There is no {kind} '{name}'. {hint}")
    return names.index(name)
