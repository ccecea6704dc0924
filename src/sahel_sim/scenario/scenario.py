"""A scenario: how the world starts and what befalls it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sahel_sim.scenario.merge import Settings
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.scenario_files import Layer
from sahel_sim.scenario.serialize import digest_of, to_yaml
from sahel_sim.scenario.timeline import TimelineEntry, first_day


@dataclass(frozen=True, eq=False, repr=False)
class Scenario:
    """A scenario, read and complete: every setting has a value.

    Attributes
    ----------
    name, title, summary
        The name as in its file; the others for readers, by language.
    place
        Where it happens.
    state_of
        The month of the place's tables at which it begins, ``YYYY-MM``.
    start
        The first day of the run.
    years
        Length of the run.
    step
        ``month`` or ``week``.
    steps
        Length of the run in steps.
    settings
        Every setting by dotted name; see ``Settings``.
    timeline
        What changes on a date, in order.
    runs, seed
        How many replicates, and where their chance comes from.
    layers
        The files that it was read from, the lowest first.
    """

    name: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    place: Place
    state_of: str
    start: date
    years: float
    step: str
    steps: int
    settings: Settings
    timeline: tuple[TimelineEntry, ...]
    runs: int
    seed: int
    layers: tuple[Layer, ...]

    def __repr__(self) -> str:
        return f"Scenario({self.name!r}, {self.place.name!r}, {self.start:%Y-%m}, {self.steps} {self.step}s)"

    def first_day(self, step: int) -> date:
        """The first day of a step; of the day after the run, if it is the number of steps."""
        return first_day(step, self.start, self.step)

    @property
    def dates(self) -> tuple[str, ...]:
        """The first day of each step as ISO text, and of the day after the run."""
        return tuple(self.first_day(step).isoformat() for step in range(self.steps + 1))

    def resolved(self) -> str:
        """The scenario as one YAML file that says everything, based on nothing."""
        return to_yaml(self)

    def digest(self) -> str:
        """SHA-256 of what it says: two scenarios with the same digest are the same.

        It does not depend on the order of keys, nor on how a number or a gap in a text is written.
        """
        return digest_of(self)

    def has_digest(self, known: object) -> bool:
        """Whether a digest is of this scenario, also if it was made of ``resolved()``, as all once were."""
        return known == self.digest() or known == hashlib.sha256(self.resolved().encode()).hexdigest()
