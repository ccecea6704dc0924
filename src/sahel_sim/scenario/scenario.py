"""A scenario: how the world starts and what changes in it on a date; and how it is written as a file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sahel_sim.scenario.canonical import canonical_json, sha256_of
from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, PARTY, PATH
from sahel_sim.scenario.draw_kinds import FIXED, usual_draws
from sahel_sim.scenario.merge import ORDINARY_PATH, Settings, nest_settings
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.timeline import TimelineEntry, first_day
from sahel_sim.scenario.yaml_parser import Resolver, Tree

WIDTH = 110

BLOCKS = ("relations", "distances", "dialogue", "international", "mechanisms", "parameters", "tactics")
"""The blocks of settings that belong to no single faction, in the order in which they are written."""


@dataclass(frozen=True)
class Layer:
    """One file, or changes that are in no file.

    Attributes
    ----------
    tree
        What it says, and where.
    folder
        What its relative paths start from.
    is_file
        Whether it is a file; changes keep the name and the title of what they change.
    """

    tree: Tree
    folder: Path
    is_file: bool = True


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
        ``month``, ``fortnight`` or ``week``.
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
    own_draws
        What it says itself that runs draw, one of ``DRAWS``; None if it says nothing of it.
    not_drawn
        Numbers of the model that it sets itself to what they are by default, so that runs do not draw them.

    Examples
    --------
    >>> import sahel_sim
    >>> story = sahel_sim.read("two_towns")
    >>> story.years, story.settings["crown.restraint"]
    (5.0, 0.5)
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
    own_draws: str | None = None
    not_drawn: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Scenario({self.name!r}, {self.place.name!r}, {self.start:%Y-%m}, {self.steps} {self.step}s)"

    @property
    def parameter_draws(self) -> str:
        """What runs draw of parameters, strengths and pressures: one of ``DRAWS``.

        Where the scenario does not say it, that is decided when it is asked for: to find whether an accepted
        set is of these rules, all their code is read.
        """
        return usual_draws() if self.own_draws is None else self.own_draws

    def first_day(self, step: int) -> date:
        """The first day of a step; of the day after the run, if it is the number of steps."""
        return first_day(step, self.start, self.step)

    @property
    def path(self) -> str:
        """The path on which its table widens wherever an inclusivity says how far; see ``PATHS``.

        Settings have no trace of it where no inclusivity is said, nor has ``resolved()``.
        """
        tables = [layer.tree.said.get("dialogue") or {} for layer in self.layers]
        return str(next((table[PATH] for table in reversed(tables) if PATH in table), ORDINARY_PATH))

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


def to_yaml(scenario: Scenario) -> str:
    """The scenario as one YAML file that says everything, based on nothing."""
    body: str = yaml.dump(scenario_data(scenario), Dumper=_Dumper)
    return f"# tables of the place: sha256 {scenario.place.fingerprint}\n{body}"


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """What that file says, as plain data.

    A table at which nobody sits is written as one of no width, which says that this is meant.
    """
    blocks = nest_settings(scenario.settings)
    if not any(blocks["dialogue"][PARTY.name].values()):
        blocks["dialogue"] = {**blocks["dialogue"], INCLUSIVITY.name: 0.0}
        del blocks["dialogue"][PARTY.name]
    said: dict[str, Any] = {
        "scenario": scenario.name,
        "title": dict(scenario.title),
        "summary": dict(scenario.summary),
        "place": scenario.place.name,
        "state_of": scenario.state_of,
        "start": scenario.start.strftime("%Y-%m"),
        "years": scenario.years,
        "step": scenario.step,
        **{name: blocks[name] for name in scenario.place.factions.names},
        **{name: blocks[name] for name in BLOCKS},
        "timeline": [_entry(entry) for entry in scenario.timeline],
        "runs": scenario.runs,
        "seed": scenario.seed,
    }
    if not scenario.summary:
        del said["summary"]
    if scenario.own_draws is not None and scenario.own_draws != usual_draws():
        said["parameter_draws"] = scenario.own_draws
    if scenario.not_drawn and scenario.own_draws != FIXED:
        said["not_drawn"] = sorted(scenario.not_drawn)
    return said


def digest_of(scenario: Scenario) -> str:
    """SHA-256 of what the scenario says, with entries of one date in any order, and of its place's tables.

    Where the tables lie is no part of it.
    """
    said = scenario_data(scenario)
    said["place"] = Path(scenario.place.name).name
    said["timeline"] = sorted(said["timeline"], key=lambda entry: (entry["date"], canonical_json(entry)))
    return sha256_of({**said, "tables": scenario.place.fingerprint})


def _entry(entry: Any) -> dict[str, Any]:
    note = {"note": dict(entry.note)} if entry.note else {}
    changes = {"set": dict(entry.settings)} if entry.settings else {}
    return {"date": entry.date, **entry.formed, **changes, **note}


class _Dumper(yaml.emitter.Emitter, yaml.serializer.Serializer, yaml.representer.SafeRepresenter, Resolver):
    """Writes plain values so that this library reads them back as they are."""

    def __init__(self, stream: Any, **style: Any) -> None:
        yaml.emitter.Emitter.__init__(self, stream, width=WIDTH, allow_unicode=True)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, sort_keys=False, default_flow_style=False)
        Resolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True
