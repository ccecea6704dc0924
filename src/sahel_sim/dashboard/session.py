"""A session at a dashboard: one story or two, their run, where the sliders stand, and the month on show."""

import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sahel_sim.core import SahelError
from sahel_sim.dashboard.slider_levers import moved_settings
from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.languages import _
from sahel_sim.scenario import Scenario, read, with_changes

AS_WRITTEN = "as_written"
"""The second story that is the first one without what sliders moved."""

LARGEST_SEED, LARGEST_REPLICATE = 2**32 - 1, 999_999
"""As on the command line."""


class Session:
    """What one person does at a dashboard.

    Every change makes the run anew from the start, with the same luck, and takes it to the month that is on
    show. So what is seen never depends on when a slider was moved: it is ``WatchedModel`` with these settings
    after so many steps.

    Parameters
    ----------
    scenario
        A shipped name, a path, or a ``Scenario``.
    beside
        A second story: a shipped name, or ``AS_WRITTEN``; none unless said.
    seed, replicate
        Which run: replicate ``n`` of ``run(scenario, seed=seed)``; the scenario's seed and 0 unless said.
    changes
        Settings of the first story by dotted name; sliders move what is left.

    Attributes
    ----------
    story, own
        The first story, and the one that was first on the day.
    source, changes
        How that one was named, and what was changed in it.
    beside
        What stands beside it; empty for nothing.
    seed, replicate
        Which run.
    moved
        Where sliders stand that were moved, by name.
    models
        The run of each story, as far as it has come.

    Raises
    ------
    ScenarioError
        If a scenario cannot be read, or a change is not allowed.
    SahelError
        If seed or replicate is none.

    Examples
    --------
    >>> session = Session("two_towns", replicate=2)
    >>> session.step()
    >>> session.move("crown.restraint", 0.9)
    >>> session.month, session.models[0].story.settings["crown.restraint"]
    (1, 0.9)
    """

    def __init__(
        self,
        scenario: str | Path | Scenario = "mali_2024_02",
        *,
        beside: str = "",
        seed: int | None = None,
        replicate: int = 0,
        changes: Mapping[str, Any] | None = None,
    ) -> None:
        self._lock = threading.RLock()
        story = scenario if isinstance(scenario, Scenario) else read(scenario)
        self.source = story.name if isinstance(scenario, Scenario) else str(scenario)
        self.changes = dict(changes or {})
        self.own = self.story = with_changes(story, self.changes) if changes else story
        self.seed = _whole(self.story.seed if seed is None else seed, LARGEST_SEED)
        self.replicate = _whole(replicate, LARGEST_REPLICATE)
        self.beside = beside
        self.moved: dict[str, float] = {}
        self.models: tuple[WatchedModel, ...] = ()
        self.reset()

    @property
    def month(self) -> int:
        """How many steps the run has taken."""
        return max(model.world.step for model in self.models)

    @property
    def running(self) -> bool:
        """Whether any story goes on."""
        return any(model.running for model in self.models)

    def held(self) -> AbstractContextManager[bool]:
        """A lock, so that nothing moves while a page is written."""
        return self._lock

    def step(self) -> None:
        """Let every story that goes on take a step."""
        with self._lock:
            for model in self.models:
                if model.running:
                    model.step()

    def finish(self) -> None:
        """Let every story come to its end."""
        with self._lock:
            while self.running:
                self.step()

    def reset(self) -> None:
        """Begin the same run anew; sliders stay where they are."""
        self._make(0)

    def move(self, name: str, value: float) -> None:
        """Move a slider of the first story.

        Raises
        ------
        SahelError
            If there is no such slider, or the value is beyond its ends.
        """
        found = {each.name: each for each in self.models[0].levers}.get(name)
        if found is None or not found.low <= value <= found.high:
            raise SahelError(
                _("There is no slider '{name}' that could stand at {value}.", name=name, value=value)
            )
        self._set_sliders({**self.moved, name: float(value)})

    def put_back(self) -> None:
        """Put every slider back to where the story has it."""
        self._set_sliders({})

    def open_run(self, replicate: int, seed: int | None = None) -> None:
        """Open another run of the ensemble, at the month on show.

        Raises ``SahelError`` if there is no such run.
        """
        asked = (
            _whole(replicate, LARGEST_REPLICATE),
            self.seed if seed is None else _whole(seed, LARGEST_SEED),
        )
        with self._lock:
            self.replicate, self.seed = asked
            self._make(self.month)

    def open_story(self, scenario: str) -> None:
        """Open another story from its start; sliders are where it has them."""
        with self._lock:
            self.story = self.own if scenario == self.own.name else read(scenario)
            self.moved = {}
            self._make(0)

    def stand_beside(self, beside: str) -> None:
        """Put a second story beside the first, or none."""
        with self._lock:
            second = self._second(beside, self.month)
            self.beside, self.models = beside, (self.models[0], *second)

    @property
    def settings(self) -> dict[str, Any]:
        """What is changed in the first story, by hand and by sliders, by dotted name."""
        given = self.changes if self.story is self.own else {}
        return {**given, **moved_settings(self.models[0].levers, self.moved)}

    def _make(self, month: int) -> None:
        """Make the runs anew and take them to a month."""
        with self._lock:
            self.models = (self._run(self.story, self.moved, month), *self._second(self.beside, month))

    def _set_sliders(self, moved: Mapping[str, float]) -> None:
        """Make the first run anew with sliders there; the second stays as it is."""
        with self._lock:
            first = self._run(self.story, moved, self.month)
            self.moved, self.models = dict(moved), (first, *self.models[1:])

    def _second(self, beside: str, month: int) -> tuple[WatchedModel, ...]:
        """The run of the second story at a month, if there is one."""
        if not beside:
            return ()
        return (self._run(self.story if beside == AS_WRITTEN else read(beside), {}, month),)

    def _run(self, story: Scenario, moved: Mapping[str, float], month: int) -> WatchedModel:
        model = WatchedModel(story, seed=self.seed, replicate=self.replicate, **moved)
        model.step_to(month)
        return model


def _whole(number: Any, most: int) -> int:
    """A whole number from 0 to the most.

    Raises ``SahelError`` if it is none.
    """
    if number == "":
        raise SahelError(_("No number is given. Give a whole number from 0 to {most}.", most=most))
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= most:
        raise SahelError(
            _(
                "{given} is no number of a run or a seed. Give a whole number from 0 to {most}.",
                given=number,
                most=most,
            )
        )
    return number
