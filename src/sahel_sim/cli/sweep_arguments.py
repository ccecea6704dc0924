"""The sweep that a command line asks for: a scenario with levers, a file, or one that was begun."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sahel_sim.cli.arguments import changed_by, listed, requested
from sahel_sim.cli.output_folder import UNFINISHED, goes_on, nothing_begun
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.designs.grid import Axis, Sweep, parse_axes
from sahel_sim.designs.sweep_file import read_sweep, sweeps
from sahel_sim.languages import _
from sahel_sim.report.results_folder import PAGE
from sahel_sim.report.sweep_checks import sweep_of, with_orders
from sahel_sim.report.sweep_files import SWEEP
from sahel_sim.scenario import Mistake, ScenarioError, catalogue, with_changes
from sahel_sim.scenario.yaml_parser import SUFFIXES


def requested_sweep(
    named: str,
    vary: list[str],
    changes: list[str],
    runs: int | None = None,
    seed: int | None = None,
    outcomes: str | None = None,
) -> Sweep:
    """The sweep to run, checked.

    Parameters
    ----------
    named
        A scenario if anything is varied, by name or file; else a sweep, by name or file.
    vary
        ``LEVER=START:END:POINTS`` or ``LEVER=VALUE,VALUE``.
    changes
        ``KEY=VALUE``, in all cells.
    runs, seed, outcomes
        Instead of those of the sweep; outcomes have commas between them.

    Raises
    ------
    ScenarioError
        With every mistake in the scenario, the levers, their values or the outcomes.
    CannotSweep
        If an outcome takes longer runs.
    Trouble
        If it is not said what is varied, or said twice.
    """
    sweep = _of_scenario(named, vary, changes) if vary else _of_file(named, changes)
    return with_orders(sweep, runs, seed, listed(outcomes))


def begun_sweep(folder: Path, runs: int | None, seed: int | None) -> Sweep:
    """The sweep that was begun in a folder.

    Raises ``Trouble`` if there is nothing to go on with, or if it is a run.
    """
    if not (folder / SWEEP).is_file() and (folder / UNFINISHED).is_dir():
        raise goes_on(folder)
    if not (folder / SWEEP).is_file() or ((folder / PAGE).exists() and not (folder / UNFINISHED).is_dir()):
        raise nothing_begun(folder)
    return requested_sweep(str(folder / SWEEP), [], [], runs, seed)


def _of_scenario(named: str, vary: list[str], changes: list[str]) -> Sweep:
    if named in sweeps() or _says(named, "sweep"):
        raise Trouble(
            _(
                "'{name}' is a sweep and says itself what is varied. Leave out --vary, or name a scenario.",
                name=named,
            )
        )
    story = requested(named, changes)
    axes = parse_axes(vary)
    _check_apart(axes, changed_by(changes))
    return sweep_of(story, axes)


def _of_file(named: str, changes: list[str]) -> Sweep:
    if (named in catalogue() and named not in sweeps()) or (
        _says(named, "scenario") and not _says(named, "sweep")
    ):
        raise Trouble(
            _(
                "Nothing is varied in '{name}'. Add --vary LEVER=START:END:POINTS, such as --vary "
                "dialogue.inclusivity=0:1:5, or name a sweep. There are: {names}.",
                name=named,
                names=", ".join(sweeps()),
            )
        )
    sweep = read_sweep(named)
    if not changes:
        return sweep
    wanted = changed_by(changes)
    _check_apart(sweep.axes, wanted)
    return replace(sweep, scenario=with_changes(sweep.scenario, wanted))


def _says(named: str, key: str) -> bool:
    """Whether it is a file with this key at its left edge."""
    if not named.lower().endswith(SUFFIXES):
        return False
    try:
        lines = Path(named).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    return any(line.startswith(f"{key}:") for line in lines)


def _check_apart(axes: tuple[Axis, ...], changes: Mapping[str, Any]) -> None:
    """Refuse what is set and varied: the lever says all of it anew in every cell."""
    both = [
        Mistake("set_and_varied", {"key": axis.lever, "other": key})
        for key in changes
        for axis in axes
        if f"{key}.".startswith(f"{axis.lever}.")
    ]
    if both:
        raise ScenarioError(both)
