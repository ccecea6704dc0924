"""Keeping: finished chunks in a folder, so that a run that was broken off goes on where it stopped."""

import hashlib
import inspect
import json
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy

from sahel_sim.execution.atomic_write import WRITING, write_atomically
from sahel_sim.execution.execution_errors import CheckpointError
from sahel_sim.execution.folder_lock import LOCK, folder_lock
from sahel_sim.execution.part_file import DamagedPart, Part, part_name, read_part, write_part
from sahel_sim.languages import _
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.json_record import SEED, Shape, check_record, list_of, mapping_of, read_record, text
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.accepted_set import draws_of
from sahel_sim.scenario.parameter_draws import ParameterDraws
from sahel_sim.version import __version__

RUN, SCENARIO_FILE, ASIDE = "run.json", "scenario.yaml", ".spoilt"
"""What is run, its scenario, and the end of the names of parts that cannot be trusted."""

EVERYTHING, EVERYTHING_AND_PLACES = "everything", "everything, and places"
"""What is read off runs that keep no outcomes alone; the second of those with places and single events."""

NAMES = "outcome_names"
"""The outcomes that alone are kept; folders in which all is kept do not say so, nor those of before."""

LUCK = "luck"
"""Whether the replicates of several scenarios share it; folders in which they do need not say so."""

DRAWS, FIXED = "parameters", "fixed"
"""What runs draw; folders in which they draw nothing need not say so."""

_SHAPES: Mapping[str, Shape] = {
    "seed": SEED,
    "strategies": mapping_of(text),
    NAMES: list_of(text, least=1),
    **dict.fromkeys(
        ("scenario", "sahel-sim", "python", "numpy", "machine", "outcomes", "name", LUCK, DRAWS), text
    ),
}
"""What each value of ``run.json`` looks like."""

LONGEST = 200
"""Letters of the name of what is read off; of a longer one only a print is kept."""


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
    reducer: Any = None,
    common_random_numbers: bool = True,
    places: bool = False,
    draws: ParameterDraws | None = None,
) -> Iterator[Checkpoint]:
    """Open a folder for the chunks of a run, new or begun before, and hold it alone.

    Parameters
    ----------
    folder
        New, empty, or with chunks of the same run; folders above it are made.
    scenarios, seed, strategies
        What is run, one scenario or several.
    reducer
        What is read off the runs; everything is kept unless said.
    common_random_numbers
        Whether the replicates of several scenarios share their random numbers.
    places
        Whether places and single events are kept too.
    draws
        What each run draws of parameters, strengths and pressures.

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
        minds = strategies or {}
        what = (reducer, common_random_numbers, places, draws)
        kept = Checkpoint(place, identity_of(told, seed, minds, *what))
        for unfinished in place.glob(f".*{WRITING}"):
            _remove(unfinished)
        _begin_or_go_on(kept, told, tuple(getattr(reducer, "names", ())))
        kept.look()
        yield kept


def refuse_link(folder: Path) -> None:
    """Refuse a folder of ours that has become a link: what it leads to is not ours to change or remove.

    Raises
    ------
    CheckpointError
        If it is one.
    """
    if folder.is_symlink():
        raise CheckpointError("is_link", {"path": folder})


def identity_of(
    scenarios: Sequence[Scenario],
    seed: int,
    strategies: Mapping[str, Any],
    reducer: Any = None,
    common_random_numbers: bool = True,
    places: bool = False,
    draws: ParameterDraws | None = None,
) -> dict[str, Any]:
    """Everything on which a bit of the results may depend, but the numbers of the replicates.

    How many runs the scenario asks for is not part of it: more can be added to those that are kept.
    """
    luck = {} if common_random_numbers else {LUCK: "independent"}
    drawn = draws_of(scenarios[0]) if draws is None else draws
    numbers = {} if drawn is None else {DRAWS: f"{drawn.kind} {drawn.digest}"}
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
        "outcomes": _read_off(reducer, places),
        **luck,
        **numbers,
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
    return mark.hexdigest()


def _read_off(reducer: Any, places: bool) -> str:
    """A name for what is read off the runs; the same for everything that reads the same."""
    if reducer is None:
        return EVERYTHING_AND_PLACES if places else EVERYTHING
    if not is_dataclass(reducer):
        return strategy_name(reducer)
    told = getattr(reducer, "identity", repr(reducer))
    short = f"{told.partition('(')[0]} {hashlib.sha256(told.encode()).hexdigest()}"
    return told if len(told) <= LONGEST else short


def kept_outcomes(known: Mapping[str, Any]) -> tuple[str, ...]:
    """The outcomes that alone are kept of each run, by what a folder says was begun; none if all is kept.

    Examples
    --------
    >>> kept_outcomes({"outcomes": "Readings(names=('displaced', 'all_deaths'))"})
    ('displaced', 'all_deaths')
    >>> kept_outcomes({"outcomes": "everything"})
    ()
    """
    names = known.get(NAMES) or re.findall(r"'(\w+)'", str(known.get("outcomes")))
    return tuple(map(str, names))


def named_strategies(strategies: Mapping[str, Any] | None) -> dict[str, str]:
    """Who decides otherwise than a scenario says, by faction, as text that is the same for the same code."""
    return {faction: strategy_name(mind) for faction, mind in sorted((strategies or {}).items())}


def strategy_name(mind: Any) -> str:
    """A name for a strategy, and a print of its source where there is one."""
    code = getattr(mind, "mind", mind)
    name = f"{getattr(code, '__module__', '')}.{getattr(code, '__qualname__', type(mind).__name__)}"
    try:
        return f"{name} {hashlib.sha256(inspect.getsource(code).encode()).hexdigest()[:12]}"
    except (OSError, TypeError):
        return name


def only_ours(place: Path) -> None:
    """Refuse a folder with anything in it that is not kept work."""
    known = (RUN, SCENARIO_FILE, LOCK)
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        name = path.name
        part = name.startswith("part-") and name.endswith((".npz", ".npz" + ASIDE))
        if not (name in known or part or name.endswith(WRITING)):
            raise CheckpointError("not_kept_work", {"folder": place, "name": name})


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
        raise CheckpointError("unreadable", {"path": path}) from None
    if differs:
        key = differs[0]
        if key == "scenario" and begun.get("name") == scenario.name:
            raise CheckpointError("another_version", {"folder": kept.folder, "name": scenario.name})
        was, now = _told(key, begun, begun.get("name")), _told(key, identity, scenario.name)
        raise CheckpointError("another", {"folder": kept.folder, "what": key, "was": was, "now": now})


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
