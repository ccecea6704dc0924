"""The result folder: everything that a run gives, written whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from sahel_sim.execution.atomic_write import WRITING
from sahel_sim.languages import N_, language, speaks
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.run_figures import all_pictures, run_figures
from sahel_sim.report.run_page import run_html
from sahel_sim.report.spreadsheet_tables import write_spreadsheet_tables
from sahel_sim.results.cf_conventions import save
from sahel_sim.results.dataset import to_xarray, write_csv
from sahel_sim.results.luck_and_ignorance import luck_table
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.results.place_dataset import write_places
from sahel_sim.results.provenance import FILE as PROVENANCE
from sahel_sim.results.provenance import write_provenance
from sahel_sim.worded_error import WordedError

if TYPE_CHECKING:
    import pandas
    import xarray

    from sahel_sim.results.ensemble import Ensemble

PAGE = "index.html"
"""What people open."""

FIGURES = "figures"
"""The folder of the figures in a folder of results."""

MOVED = "moved"
"""The list of what is moved up from unfinished work."""

REQUEST = ".yaml"
"""How files end that say what is run: they may be there from the beginning."""


class FolderTaken(WordedError):
    """A folder that cannot be used."""

    words: ClassVar = {
        "taken": N_(
            "The folder '{folder}' is not empty. Nothing was written. Name another folder, or "
            "empty this one first."
        ),
        "a_file": N_(
            "'{folder}' is a file, not a folder. Nothing was written. Name a folder that is new or empty."
        ),
        "in_the_way": N_(
            "'{folder}' is in the way: the results need its name. Nothing was written. Move it elsewhere, or "
            "give it another name."
        ),
    }


@speaks
def check_free(folder: str | Path, language: str = "en") -> None:
    """Refuse a folder that holds anything; best asked before a long run.

    Raises ``FolderTaken`` if there is something in it, or if it is a file.
    """
    path = Path(folder)
    if path.is_dir():
        if any(path.iterdir()):
            raise FolderTaken("taken", folder=str(folder))
    elif path.exists() or path.is_symlink():
        raise FolderTaken("a_file", folder=str(folder))


@speaks
def write(
    results: "Ensemble",
    folder: str | Path,
    language: str = "en",
    unfinished: Path | None = None,
    decided: str = "",
) -> Path:
    """Write the page, the figures, the tables, the data, the scenario and the provenance into a new folder.

    Everything goes into a hidden folder beside it, which takes its name at the very end. If anything
    stops the writing, that folder is removed.

    Parameters
    ----------
    results
        What was run.
    folder
        New or empty; folders above it are made.
    unfinished
        A folder inside this one with the work that the results were made of. Then everything is filled in
        there, moved up when it is whole, the page last, and the folder of the work is removed at the end.
    decided
        Why there are so many runs, if that was decided while they ran.

    Returns
    -------
    Path
        The folder.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """
    return write_folder(folder, lambda beside: _fill(results, beside, decided), unfinished)


def fill_folder(
    beside: Path,
    page: str,
    provenance: Mapping[str, Any] | None = None,
    *,
    data: "Mapping[str, xarray.Dataset] | None" = None,
    pictures: Iterable[Picture] | None = None,
    tables: "Mapping[str, pandas.DataFrame] | None" = None,
    texts: Mapping[str, str] | None = None,
    records: Mapping[str, Mapping[str, Any]] | None = None,
    digits: int | None = 6,
) -> None:
    """Write what every study writes into a folder: page, data, figures, tables, texts and provenance.

    Parameters
    ----------
    beside
        The folder, which is there.
    page
        In HTML.
    provenance
        As plain values, if it is a study that can be reproduced.
    data
        By the name of their netCDF files.
    pictures
        The figures, which go into a folder of their own, if it is a study with figures.
    tables
        By the name of their files; an index is written if it has a name.
    texts
        By the path of their files.
    records
        Plain values for programs, by the name of their files.
    digits
        Of the numbers in tables; all that tell them from others if it is None.
    """
    for name, dataset in (data or {}).items():
        save(dataset, beside / name)
    if pictures is not None:
        (beside / FIGURES).mkdir()
        save_pictures(pictures, beside / FIGURES)
    (beside / PAGE).write_text(page, encoding="utf-8")
    written = None if digits is None else f"%.{digits}g"
    for name, table in (tables or {}).items():
        named = table.index.names != [None]
        table.to_csv(beside / name, index=named, encoding="utf-8-sig", float_format=written)
    for name, known in (records or {}).items():
        told = json.dumps(known, indent=2, ensure_ascii=False)
        (beside / name).write_text(told + "\n", encoding="utf-8")
    for name, text in (texts or {}).items():
        path = beside / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if provenance is not None:
        write_provenance(provenance, beside)


def write_figures(pictures: Iterable[Picture], folder: Path) -> None:
    """Write figures into a folder of their own, whole or not at all; those of an earlier try are replaced."""
    beside = folder.parent / f".{folder.name}.{uuid4().hex[:8]}{WRITING}"
    beside.mkdir()
    try:
        save_pictures(pictures, beside)
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def save_pictures(pictures: Iterable[Picture], folder: Path) -> None:
    """Save figures into a folder that is there."""
    for picture in pictures:
        picture.save(folder)


def write_folder(folder: str | Path, fill: Callable[[Path], None], unfinished: Path | None = None) -> Path:
    """Let something fill a folder, which appears whole or not at all.

    Parameters
    ----------
    folder
        New or empty; folders above it are made.
    fill
        Is given a hidden folder beside it, which takes its name at the very end.
    unfinished
        A folder inside it with the work that it is made of, if there is one; see ``finish_folder``.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """
    if unfinished is not None:
        return finish_folder(folder, unfinished, fill)
    check_free(folder)
    goal = Path(folder).resolve()
    goal.parent.mkdir(parents=True, exist_ok=True)
    beside = goal.parent / f".{goal.name}.{uuid4().hex[:8]}.part"
    beside.mkdir()
    try:
        fill(beside)
        write_spreadsheet_tables(beside)
        check_free(goal)
        if goal.is_dir():
            goal.rmdir()
        beside.rename(goal)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Path(folder)


def finish_folder(folder: str | Path, unfinished: Path, fill: Callable[[Path], None]) -> Path:
    """Let something fill a folder in which its unfinished work is, whole or not at all.

    What an earlier try left is written over, and nothing else: what is moved up is first put on a list. The
    page comes last, and the unfinished work is removed once all is on the disk.

    Raises ``FolderTaken`` if there is anything of the same name that is not ours.
    """
    goal, work = Path(folder).resolve(), unfinished.resolve()
    beside = work / f".page.{uuid4().hex[:8]}{WRITING}"
    beside.mkdir()
    try:
        fill(beside)
        write_spreadsheet_tables(beside)
        for file in beside.rglob("*"):
            if file.is_file():
                with open(file, "rb+") as written:
                    os.fsync(written.fileno())
        _check_ours(goal, beside, work / f"{MOVED}{WRITING}")
        for made in sorted(beside.iterdir(), key=lambda path: (path.name == PAGE, path.name)):
            if (goal / made.name).is_dir():
                shutil.rmtree(goal / made.name)
            made.replace(goal / made.name)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    shutil.rmtree(work)
    return Path(folder)


def check_free_for_results(folder: Path, unfinished: Path, pictures: bool = True) -> None:
    """Refuse a folder of unfinished work in which something has a name that all results need.

    Best asked before the work goes on; what has another of their names is refused when they are written.

    Raises ``FolderTaken`` if there is something that no earlier try has moved up.
    """
    ours = _moved_up(unfinished / f"{MOVED}{WRITING}")
    for name in (PAGE, PROVENANCE, *([FIGURES] if pictures else [])):
        if os.path.lexists(folder / name) and name not in ours:
            raise FolderTaken("in_the_way", folder=str(folder / name))


def _moved_up(listed: Path) -> list[str]:
    """What earlier tries have moved up, as the list says."""
    if os.path.lexists(listed) and (listed.is_symlink() or not listed.is_file()):
        raise FolderTaken("taken", folder=str(listed))
    return listed.read_text(encoding="utf-8", errors="replace").splitlines() if listed.exists() else []


def _check_ours(goal: Path, beside: Path, listed: Path) -> None:
    """Refuse to write over what is not ours, and put on a list what is going to be."""
    names = sorted(path.name for path in beside.iterdir())
    ours = _moved_up(listed)
    for name in names:
        path, made = goal / name, beside / name
        there = path.exists() or path.is_symlink()
        same = there and path.is_file() and made.is_file() and path.read_bytes() == made.read_bytes()
        if there and not (same or name in ours or name.endswith(REQUEST)):
            raise FolderTaken("in_the_way", folder=str(path))
    listed.write_text("".join(f"{name}\n" for name in sorted({*ours, *names})), encoding="utf-8")


def _fill(results: "Ensemble", folder: Path, decided: str) -> None:
    drawn = run_figures(results)
    write_csv(results, folder, language())
    if results.by_place:
        write_places(results, folder)
    fill_folder(
        folder,
        run_html(results, drawn=drawn, decided=decided),
        results.provenance,
        data={"results.nc": to_xarray(results)},
        pictures=all_pictures(drawn),
        tables={
            "outcomes.csv": outcomes(results),
            **({} if results.repeated is None else {"luck_and_ignorance.csv": luck_table(results)}),
        },
        texts={"scenario.yaml": results.scenario.resolved()},
    )
