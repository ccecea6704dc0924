"""A sweep: what it varies, from which scenario, and how many cells and runs that is."""

from typing import TYPE_CHECKING, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.sweep_workload import tell_grid
from sahel_sim.designs.grid import Sweep
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.languages import _, in_language
from sahel_sim.report.number_format import count
from sahel_sim.results.outcome_registry import outcome

if TYPE_CHECKING:
    from rich.table import Table


def show_sweep(name: str, voice: Voice) -> None:
    """Show a sweep.

    Raises ``ScenarioError`` with every mistake in its file.
    """
    sweep = read_sweep(name, voice.language)
    voice.show(in_language(sweep.title, voice.language) + "\n")
    voice.show(sweep_facts(sweep))
    voice.show("\n" + _("To run it: sahel-sim sweep {name}", name=name), whole=True)
    voice.data({"done": True, **sweep_as_data(sweep, voice)})


def sweep_facts(sweep: Sweep) -> "Table":
    """What a sweep is, in two columns that fit 80 characters."""
    from rich.table import Table

    cells = cells_of(sweep)
    sizes = {"cells": count(cells), "runs": sweep.runs, "total": count(cells * sweep.runs)}
    rows = {
        _("Starts from"): sweep.scenario.name,
        _("Varied"): "\n".join(tell_grid(sweep)),
        _("Runs"): _("{cells} cells of {runs} runs: {total} runs", **sizes),
        _("Told of each cell"): "\n".join(in_language(outcome(name).label) for name in sweep.outcomes),
    }
    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    for heading, text in rows.items():
        grid.add_row(heading, text)
    return grid


def sweep_as_data(sweep: Sweep, voice: Voice) -> dict[str, Any]:
    """The same for programs."""
    cells = cells_of(sweep)
    return {
        "sweep": sweep.name,
        "title": in_language(sweep.title, voice.language),
        "scenario": sweep.scenario.name,
        "seed": sweep.seed,
        "levers": {axis.lever: list(axis.values) for axis in sweep.axes},
        "outcomes": list(sweep.outcomes),
        "cells": cells,
        "runs": sweep.runs,
        "total_runs": cells * sweep.runs,
    }


def cells_of(sweep: Sweep) -> int:
    """How many cells it has."""
    cells = 1
    for size in sweep.shape:
        cells *= size
    return cells
