"""Tables of a place: CSV files read row by row, with the line and column of every mistake."""

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.core import nearest
from sahel_sim.scenario.mistakes import Mistake, ScenarioError, Spot, shown
from sahel_sim.scenario.yaml_parser import decoded


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column, and where it is."""

    file: str
    line: int
    text: str
    cells: Mapping[str, str]
    order: tuple[str, ...]

    def spot(self, column: str | None = None) -> Spot:
        """Where the cell of that column is; without a column, the row."""
        start = _starts(self.text)
        position = self.order.index(column) if column in self.order else 0
        return Spot(self.file, self.line, start[position] if position < len(start) else 1, self.text)


class Desk:
    """Where the tables of one folder are read; it collects every mistake.

    Parameters
    ----------
    folder
        Where the tables are.
    shown_as
        The folder as the reader knows it.
    """

    def __init__(self, folder: Path, shown_as: str) -> None:
        self.folder, self.shown_as = folder, shown_as
        self.mistakes: list[Mistake] = []

    def rows(self, table: str, columns: Sequence[str], optional: bool = False) -> list[Row]:
        """The rows of a table that must have these columns; none if it cannot be read."""
        file = f"{self.shown_as}/{table}.csv"
        try:
            text = decoded((self.folder / f"{table}.csv").read_bytes(), file)
            lines = text.splitlines()
            reader = csv.reader(lines, strict=True)
            records = [(reader.line_num, record) for record in reader if any(record)]
        except OSError:
            if not optional:
                self.mistakes.append(Mistake("no_table", {"columns": tuple(columns)}, Spot(file)))
            return []
        except ScenarioError as error:
            self.mistakes.extend(error.mistakes)
            return []
        except csv.Error:
            here = lines[reader.line_num - 1] if 0 < reader.line_num <= len(lines) else ""
            self.mistakes.append(Mistake("broken_row", {}, Spot(file, max(reader.line_num, 1), 1, here)))
            return []
        return self._with_columns(file, lines, records, columns)

    def _with_columns(
        self, file: str, lines: Sequence[str], records: list[tuple[int, list[str]]], columns: Sequence[str]
    ) -> list[Row]:
        header = tuple(cell.strip() for cell in records[0][1]) if records else ()
        top = Spot(file, 1, 1, lines[0]) if lines else Spot(file)
        for column in columns:
            if column not in header:
                others = [name for name in header if name not in columns]
                holes = {"column": column, "columns": tuple(columns)}
                self.mistakes.append(Mistake("no_column", holes, top, nearest(column, others)))
        if any(column not in header for column in columns):
            return []
        rows = []
        for line, record in records[1:]:
            cells = {name: cell.strip() for name, cell in zip(header, record, strict=False)}
            row = Row(file, line, lines[line - 1], cells, header)
            if len(record) == len(header):
                rows.append(row)
            else:
                self.wrong("ragged_row", row, cells=str(len(record)), columns=str(len(header)))
        if not rows:
            self.mistakes.append(Mistake("no_rows", {}, top))
        return rows

    def wrong(
        self, kind: str, row: Row, column: str | None = None, near: str | None = None, **holes: object
    ) -> None:
        """Note a mistake in a cell of a row."""
        said = {"value": shown(row.cells.get(column or "", "")), "column": column or "", **holes}
        self.mistakes.append(Mistake(kind, said, row.spot(column), near))

    def number(self, row: Row, column: str, low: float = -math.inf, high: float = math.inf) -> float:
        """The number in a cell; ``low`` or else 0 where there is a mistake."""
        try:
            value = float(row.cells[column])
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.wrong("cell_not_number", row, column)
        elif not low <= value <= high:
            self.wrong("cell_out_of_range", row, column, low=low, high=high)
        else:
            return value
        return low if math.isfinite(low) else 0.0

    def word(self, row: Row, column: str, known: Sequence[str], thing: Mapping[str, str]) -> str | None:
        """The word in a cell, which must be one of those known; None where it is not."""
        word = row.cells[column]
        if word in known:
            return word
        allowed = tuple(known) if len(known) <= 60 else (*known[:60], "…")
        self.wrong("cell_unknown", row, column, nearest(word, known), thing=thing, allowed=allowed)
        return None


def _starts(line: str) -> list[int]:
    """The column, from 1, at which each cell of a line begins."""
    starts, quoted = [1], False
    for position, character in enumerate(line, start=2):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            starts.append(position)
    return starts
