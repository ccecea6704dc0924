"""The model: one world, driven step by step, with its agents and its data collector."""

import datetime
import secrets
from collections.abc import Callable, Mapping
from functools import partial
from operator import index
from pathlib import Path
from typing import Any

import mesa
import numpy as np

from sahel_sim.core import (
    Array,
    Draws,
    Factions,
    SahelError,
    Seat,
    World,
    gain,
    kept,
    nearest,
    seats,
    stocks,
)
from sahel_sim.engine import MEASURES, Ledger, advance, require_finite, with_strategies
from sahel_sim.languages import _
from sahel_sim.mesa_model.agents import FactionAgent, LocalityAgent
from sahel_sim.scenario import Scenario, build, read, with_changes
from sahel_sim.scenario.accepted_set import drawn_scenario
from sahel_sim.version import __version__

BY_HAND = "changed by hand"
"""Why a stock moved that a user has changed between steps, as the books tell it."""

LONGEST = 60
"""Letters of what was given for a seed that are repeated."""


class SahelModel(mesa.Model):
    """Northern Mali, or any other place, in one world.

    Parameters
    ----------
    scenario
        A shipped name, a path to a YAML file, or a ``Scenario``.
    rng
        The seed, a whole number from 0 on. The word is Mesa's. Where it is left out, the scenario's if a
        ``replicate`` is asked for, and otherwise a fresh one, so that models differ; ``provenance`` has it.
    replicate
        Which member of the ensemble to be; 0 unless said.
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
    provenance
        What was run, and with which seed; enough to run it again.
    ledger_book
        The books, or None.
    datacollector
        A Mesa ``DataCollector`` with one column for each measure and faction, such as
        ``fighters.csp``; its first row is the start.
    running
        False once the scenario is over.

    ``world`` may be changed between steps, as in ``model.world = model.world.plus(changes)`` or in place;
    stocks are rounded to whole grains, and the books tell of it as "by hand".

    Raises
    ------
    ScenarioError
        If the scenario cannot be read, or a change is not allowed.
    TypeError, ValueError
        If ``rng`` or ``replicate`` is not a whole number from 0 on.
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
        replicate: int | None = None,
        strategies: Mapping[str, Any] | None = None,
        ledger: bool = False,
        **changes: Any,
    ) -> None:
        story = scenario if isinstance(scenario, Scenario) else read(scenario)
        story = with_changes(story, changes) if changes else story
        number = 0 if replicate is None else _whole("replicate", replicate)
        seed = _seed(rng, story.seed if replicate is not None else None)
        super().__init__(rng=seed)
        self.story = story
        self.setup = with_strategies(build(drawn_scenario(story, number), 1), strategies or {})
        self.world = _own(self.setup.world)
        self.draws = Draws(seed, (number,))
        self.replicate = number
        self._ledger = Ledger() if ledger else None
        self._entered = _stocks(self.world)
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
        self._enter_changes()
        self.world = advance(self.setup, self.world, self.draws, self._ledger)
        self._entered = _stocks(self.world)
        require_finite(self.world.step, self._entered)
        self.running = self.world.step < self.setup.steps
        self._observe()

    @property
    def provenance(self) -> dict[str, Any]:
        """What was run, with which seed and which replicate, and the version of the library."""
        return {
            "scenario": self.story.name,
            "scenario_digest": self.story.digest(),
            "seed": self.draws.seed,
            "replicate": self.replicate,
            "strategies": {agent.name: type(agent).__name__ for agent in self.factions},
            "version": __version__,
        }

    @property
    def ledger_book(self) -> Ledger | None:
        """The books, or None where none are kept; what was changed by hand since the last step is in them."""
        if self._ledger is not None:
            self._enter_changes()
        return self._ledger

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

    def _enter_changes(self) -> None:
        """Round what a user has changed since the last step to whole grains, and enter it into the books."""
        changed = {
            name: getattr(self.world, name) - before
            for name, before in self._entered.items()
            if not np.array_equal(getattr(self.world, name), before)
        }
        if not changed:
            return
        require_finite(self.world.step, changed)
        changes = tuple(gain(name, amount, BY_HAND) for name, amount in changed.items())
        whole = {entry.name: self._entered[entry.name] + entry.amount for entry in changes}
        self.world = self.world.with_arrays(whole)
        self._entered = _stocks(self.world)
        if self._ledger is not None:
            self._ledger.enter("by hand", changes)

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


def _own(world: World) -> World:
    """The same world with arrays of its own, so that writing into them alters no other."""
    return world.with_arrays({name: getattr(world, name).copy() for name in kept()})


def _stocks(world: World) -> dict[str, Array]:
    """Copies of all that the books follow."""
    return {name: getattr(world, name).copy() for name in stocks()}


def _seed(asked: Any, otherwise: int | None) -> int:
    """The seed that is asked for, or another one, or a fresh one of 62 bits."""
    if asked is not None:
        return _whole("rng", asked)
    return secrets.randbits(62) if otherwise is None else otherwise


def _whole(name: str, asked: Any) -> int:
    """A whole number from 0 on.

    Raises
    ------
    TypeError, ValueError
        If it is none; the message says what to give instead.
    """
    wrong = _(
        "SahelModel takes a whole number from 0 on as {name}, not {given}: chance comes from named streams, "
        "not from a generator. Give a number such as {name}=7, or leave it out.",
        name=name,
        given=" ".join(f"{asked!r}".split())[:LONGEST],
    )
    try:
        number = index(asked)
    except TypeError:
        raise TypeError(wrong) from None
    if number < 0 or isinstance(asked, bool):
        raise ValueError(wrong)
    return number


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
