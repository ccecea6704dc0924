"""Tables for spreadsheets in French, which separate columns by semicolons and write decimal commas.

The tables of a folder are the same in every language, so that programs read them in the same way. A
spreadsheet in French shows such a table in one column, and takes 0.5 for text. So where a folder is written
in French, copies of its tables that open in columns stand in a folder of their own.
"""

import csv
import re
from pathlib import Path

from sahel_sim.languages import language

FOLDERS = {"fr": "tableur"}
"""The folder of the copies, by the languages whose spreadsheets want other signs than a comma and a point."""

_WITH_POINT = re.compile(r"[-+]?[0-9]*\.[0-9]+([eE][-+]?[0-9]+)?")


def write_spreadsheet_tables(folder: Path) -> None:
    r"""Write a copy of every table of a folder for the spreadsheets of the language that is spoken.

    ``folder``: with tables that end in ``.csv``; nothing is written where the language needs no copies.

    >>> import tempfile
    >>> from sahel_sim.languages import speaking
    >>> with tempfile.TemporaryDirectory() as folder, speaking("fr"):
    ...     _ = (Path(folder) / "a.csv").write_text("who,share\ncrown,0.5\n", encoding="utf-8-sig")
    ...     write_spreadsheet_tables(Path(folder))
    ...     (Path(folder) / "tableur" / "a.csv").read_text(encoding="utf-8-sig")
    'who;share\ncrown;0,5\n'
    """
    tables = sorted(folder.glob("*.csv"))
    name = FOLDERS.get(language())
    if name is None or not tables:
        return
    (folder / name).mkdir()
    for table in tables:
        with (
            open(table, encoding="utf-8-sig", newline="") as source,
            open(folder / name / table.name, "w", encoding="utf-8-sig", newline="") as copy,
        ):
            rows = csv.writer(copy, delimiter=";", lineterminator="\n")
            rows.writerows([_with_comma(cell) for cell in row] for row in csv.reader(source))


def _with_comma(cell: str) -> str:
    """A number with a decimal comma; other words as they are."""
    return cell.replace(".", ",") if _WITH_POINT.fullmatch(cell) else cell
