"""The folder of a sweep: page, figures, table, data, files to run it again, and provenance."""

from pathlib import Path

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import speaks
from sahel_sim.report.figures.sweep_figures import sweep_figures
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.report.sweep_files import SCENARIO, SWEEP, scenario_text, sweep_text
from sahel_sim.report.sweep_page import sweep_html

CELLS, DATA = "cells.csv", "sweep.nc"
"""A row for each cell and outcome; every run of every cell, with named axes."""


@speaks
def write_sweep(
    swept: SweepOutcomes, folder: str | Path, language: str = "en", unfinished: Path | None = None
) -> Path:
    """Write everything that a sweep gives into a folder, whole or not at all.

    Parameters
    ----------
    swept
        What was run.
    folder
        New or empty; folders above it are made.
    unfinished
        A folder inside this one with the work that the sweep was made of; it is removed at the end.

    Returns
    -------
    Path
        The folder.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        drawn = sweep_figures(swept)
        fill_folder(
            beside,
            sweep_html(swept, drawn=drawn),
            swept.provenance,
            data={DATA: swept.data},
            pictures=drawn,
            tables={CELLS: swept.to_pandas()},
            texts={SCENARIO: scenario_text(swept.sweep), SWEEP: sweep_text(swept.sweep)},
        )

    return write_folder(folder, fill, unfinished)
