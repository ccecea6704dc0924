"""The folder of a sweep: page, figures, table, data, files to run it again, and provenance."""

import json
from pathlib import Path

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import speaks
from sahel_sim.report.figures.sweep_figures import sweep_figures
from sahel_sim.report.results_folder import PAGE, finish_folder, write_folder
from sahel_sim.report.sweep_files import SCENARIO, SWEEP, scenario_text, sweep_text
from sahel_sim.report.sweep_page import sweep_html
from sahel_sim.report.sweep_provenance import record

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
    language
        ``en`` or ``fr``.
    unfinished
        A folder inside this one with the work that the sweep was made of; it is removed at the end.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FolderTaken
        If it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        _fill(swept, beside)

    if unfinished is not None:
        return finish_folder(folder, unfinished, fill)
    return write_folder(folder, fill)


def write_data(swept: SweepOutcomes, path: str | Path) -> Path:
    """Write every run of every cell into a netCDF file, packed, and return its path."""
    data = swept.to_xarray()
    packed = {name: {"zlib": True, "complevel": 1} for name in data.data_vars}
    data.to_netcdf(path, engine="h5netcdf", encoding=packed)
    return Path(path)


def _fill(swept: SweepOutcomes, folder: Path) -> None:
    drawn = sweep_figures(swept)
    (folder / "figures").mkdir()
    for picture in drawn:
        picture.save(folder / "figures")
    (folder / PAGE).write_text(sweep_html(swept, drawn=drawn), encoding="utf-8")
    table = swept.to_pandas()
    table.to_csv(folder / CELLS, index=False, encoding="utf-8-sig", float_format="%.6g")
    write_data(swept, folder / DATA)
    (folder / SCENARIO).write_text(scenario_text(swept.sweep), encoding="utf-8")
    (folder / SWEEP).write_text(sweep_text(swept.sweep), encoding="utf-8")
    text = json.dumps(record(swept), indent=2, ensure_ascii=False, sort_keys=True)
    (folder / "provenance.json").write_text(text + "\n", encoding="utf-8")
