"""Keeping: finished chunks in a folder, so that a run that was broken off goes on where it stopped."""

import hashlib
import json
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy

from sahel_sim.execution.atomic_write import WRITING, write_atomically
from sahel_sim.execution.execution_errors import BEGUN_WITH, CheckpointError
from sahel_sim.execution.folder_lock import LOCK, folder_lock
from sahel_sim.execution.part_file import DamagedPart, Part, part_name, read_part, write_part
from sahel_sim.execution.replication import (
    DRAWS,
    EVERYTHING,
    EVERYTHING_AND_PLACES,
    FIXED,
    KEEP_EVERYTHING,
    LUCK,
    Replication,
    named_strategies,
)
from sahel_sim.languages import Sentence, _
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.json_record import SEED, Shape, check_record, list_of, mapping_of, read_record, text
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.accepted_set import draws_of
from sahel_sim.version import __version__

RUN, SCENARIO_FILE, ASIDE = "run.json", "scenario.yaml", ".spoilt"
"""What is run, its scenario, and the end of the names of parts that cannot be trusted."""

NAMES = "outcome_names"
"""The outcomes that alone are kept; folders in which all is kept do not say so, nor those of before."""

_SHAPES: Mapping[str, Shape] = {
    "seed": SEED,
    "strategies": mapping_of(text),
    NAMES: list_of(text, least=1),
    **dict.fromkeys(
        ("scenario", "sahel-sim", "python", "numpy", "machine", "outcomes", "name", LUCK, DRAWS), text
    ),
}
"""What each value of ``run.json`` looks like."""


@dataclass
class Checkpoint:
    """The chunks of one run that are in a folder; ``open_checkpoint`` opens it.

    Attributes
    ----------
    folder
        Where they are.
    identity
        What is run: everything on which a bit may depend, but the numbers of the replicates.
    damaged
        Part files that could not be trusted, and why: ``damaged`` or ``foreign``. They are set aside.

    Examples
    --------
    >>> import tempfile, sahel_sim
    >>> scenario = sahel_sim.read("two_towns")
    >>> with tempfile.TemporaryDirectory() as folder, open_checkpoint(folder, scenario, seed=1) as kept:
    ...     sorted(kept.done)  # nothing yet
    []
    """

    folder: Path
    identity: Mapping[str, Any]
    damaged: list[tuple[Path, str]] = field(default_factory=list)
    _homes: dict[int, Path] = field(default_factory=dict)
    _failures: dict[int, Failure] = field(default_factory=dict)

    @property
    def done(self) -> frozenset[int]:
        """The replicates that need not be simulated any more, those that broke off among them."""
        return frozenset(self._homes)

    @property
    def failures(self) -> Mapping[int, Failure]:
        """Those of them that broke off."""
        return self._failures

    def put(self, chunk: Chunk) -> None:
        """Keep a chunk; it is on the disk when this returns.

        Raises
        ------
        OSError
            If the computer refuses; what was kept before stays.
        """
        path = self.folder / part_name(chunk)
        write_part(path, chunk, self.identity)
        self.add(Part.of_chunk(chunk, path))

    def add(self, part: Part) -> None:
        """Know of a chunk that a worker has written into the folder."""
        assert part.path is not None
        self._homes |= dict.fromkeys(part.numbers, part.path)
        self._failures |= {failure.replicate: failure for failure in part.failures}

    def chunks(self, replicates: frozenset[int]) -> Iterator[Chunk]:
        """The chunks in which these replicates are, one after another.

        Raises
        ------
        DamagedPart
            If a part was altered since it was looked at.
        """
        for path in sorted({self._homes[number] for number in replicates}):
            yield read_part(path, self.identity)

    def forget(self) -> None:
        """Take the marks of a run out of the folder, of which nothing is kept in it."""
        for name in (RUN, SCENARIO_FILE):
            (self.folder / name).unlink(missing_ok=True)

    def look(self) -> None:
        """Look at every part that is not known yet, and set those aside that cannot be trusted."""
        for path in sorted(set(self.folder.glob("part-*.npz")) - set(self._homes.values())):
            try:
                self.add(Part.of_chunk(read_part(path, self.identity), path))
            except DamagedPart as why:
                path.replace(path.with_name(path.name + ASIDE))
                self.damaged.append((path, str(why)))


@contextmanager
def open_checkpoint(
    folder: str | Path,
    scenarios: Scenario | Sequence[Scenario],
    seed: int,
    strategies: Mapping[str, Any] | None = None,
    replication: Replication = KEEP_EVERYTHING,
) -> Iterator[Checkpoint]:
    """Open a folder for the chunks of a run, new or begun before, and hold it alone.

    Parameters
    ----------
    folder
        New, empty, or with chunks of the same run; folders above it are made.
    scenarios, seed, strategies
        What is run, one scenario or several.
    replication
        What is drawn for each run, and what is kept of it.

    Raises
    ------
    CheckpointError
        If another process is at work in it, if it was begun with anything else, or if it holds other things.
    OSError
        If the computer refuses.

    Examples
    --------
    >>> import tempfile, sahel_sim
    >>> scenario = sahel_sim.read("two_towns")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = sahel_sim.run(scenario, runs=2, seed=1, keep=folder, executor=1)
    ...     with open_checkpoint(folder, scenario, seed=1) as kept:
    ...         sorted(kept.done)
    [0, 1]
    """
    place = Path(folder)
    only_ours(place)
    place.mkdir(parents=True, exist_ok=True)
    told = (scenarios,) if isinstance(scenarios, Scenario) else tuple(scenarios)
    with folder_lock(place):
        kept = Checkpoint(place, identity_of(told, seed, strategies or {}, replication))
        for unfinished in place.glob(f".*{WRITING}"):
            _remove(unfinished)
        _begin_or_go_on(kept, told, tuple(getattr(replication.reducer, "names", ())))
        kept.look()
        yield kept


def refuse_link(folder: Path) -> None:
    """Refuse a folder of ours that has become a link: what it leads to is not ours to change or remove.

    Raises ``CheckpointError`` if it is one.
    """
    if folder.is_symlink():
        raise CheckpointError("is_link", path=folder)


def identity_of(
    scenarios: Sequence[Scenario],
    seed: int,
    strategies: Mapping[str, Any],
    replication: Replication = KEEP_EVERYTHING,
) -> dict[str, Any]:
    """Everything on which a bit of the results may depend, but the numbers of the replicates.

    How many runs the scenario asks for is not part of it: more can be added to those that are kept.
    """
    return {
        "seed": int(seed),
        "scenario": replace(scenarios[0], runs=1, seed=0).digest()
        if len(scenarios) == 1
        else _of_all(scenarios),
        "sahel-sim": __version__,
        "python": ".".join(map(str, sys.version_info[:2])),
        "numpy": numpy.__version__,
        "machine": platform.machine(),
        "strategies": named_strategies(strategies),
        **replication.identity(scenarios),
    }


def _of_all(scenarios: Sequence[Scenario]) -> str:
    """A digest of many scenarios: of what decides them, since to write each out would take far longer."""
    mark, places = hashlib.sha256(), {}
    for scenario in scenarios:
        place = scenario.place.places
        if id(place) not in places:
            sides = (scenario.place.factions.names, scenario.place.factions.blocs)
            places[id(place)] = hashlib.sha256(repr((place.content, sides)).encode()).hexdigest()
        told = (
            scenario.name,
            places[id(place)],
            scenario.state_of,
            scenario.start,
            scenario.step,
            scenario.steps,
        )
        dated = [(m.step, sorted(m.settings.items()), sorted(m.formed.items())) for m in scenario.timeline]
        mark.update(repr((told, sorted(scenario.settings.items()), dated)).encode())
        if draws_of(scenario) is not None:
            mark.update(scenario.parameter_draws.encode())
            mark.update(" ".join(sorted(scenario.not_drawn)).encode())
    return mark.hexdigest()


def kept_outcomes(known: Mapping[str, Any]) -> tuple[str, ...]:
    """The outcomes that alone are kept of each run, by what a folder says was begun; none if all is kept.

    >>> kept_outcomes({"outcomes": "Readings(names=('displaced', 'all_deaths'))"})
    ('displaced', 'all_deaths')
    >>> kept_outcomes({"outcomes": "everything"})
    ()
    """
    names = known.get(NAMES) or re.findall(r"'(\w+)'", str(known.get("outcomes")))
    return tuple(map(str, names))


def only_ours(place: Path) -> None:
    """Refuse a folder with anything in it that is not kept work."""
    known = (RUN, SCENARIO_FILE, LOCK)
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        name = path.name
        part = name.startswith("part-") and name.endswith((".npz", ".npz" + ASIDE))
        if not (name in known or part or name.endswith(WRITING)):
            raise CheckpointError("not_kept_work", folder=place, name=name)


def _begin_or_go_on(kept: Checkpoint, scenarios: Sequence[Scenario], outcomes: tuple[str, ...]) -> None:
    """Say in the folder what is run, or make sure that it is the same as it says."""
    path, scenario = kept.folder / RUN, scenarios[0]
    if not path.exists():
        write_atomically(kept.folder / SCENARIO_FILE, lambda file: _fill(file, scenario.resolved()))
        known = {**kept.identity, "name": scenario.name, **({NAMES: outcomes} if outcomes else {})}
        write_atomically(path, lambda file: _fill(file, json.dumps(known, indent=2) + "\n"))
        return
    try:
        usual = {LUCK: "common", DRAWS: FIXED}
        begun = {**usual, **check_record(read_record(path), _SHAPES, tuple(set(kept.identity) - {DRAWS}))}
        if len(scenarios) == 1 and replace(scenario, runs=1, seed=0).has_digest(begun["scenario"]):
            kept.identity = {**kept.identity, "scenario": begun["scenario"]}
        identity = {**usual, NAMES: outcomes, **kept.identity}
        differs = [key for key in identity if key != NAMES and begun[key] != identity[key]]
    except (ValueError, TypeError, KeyError):
        raise CheckpointError("unreadable", path=path) from None
    if differs:
        key = differs[0]
        if key == "scenario" and begun.get("name") == scenario.name:
            raise CheckpointError("another_version", folder=kept.folder, name=scenario.name)
        was, now = _told(key, begun, begun.get("name")), _told(key, identity, scenario.name)
        raise CheckpointError("another", folder=kept.folder, what=Sentence(BEGUN_WITH[key]), was=was, now=now)


def _remove(path: Path) -> None:
    """Remove what was being written when somebody was stopped."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _fill(file: Any, text: str) -> None:
    file.write(text.encode())


def _told(key: str, identity: Mapping[str, Any], name: str | None) -> str:
    """A value for readers: of a scenario its name and the beginning of its digest, of outcomes the names."""
    if key == "scenario":
        return f"{name} ({str(identity[key])[:12]})"
    if key == "outcomes":
        whole = {EVERYTHING: _("everything"), EVERYTHING_AND_PLACES: _("everything, and places")}
        return whole.get(identity[key]) or ", ".join(kept_outcomes(identity)) or _("others")
    return json.dumps(identity[key]) if key == "strategies" else str(identity[key])
