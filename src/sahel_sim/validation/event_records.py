"""Records of a file of events: the rows of a CSV file as they stand, with the line of each.

A file of all countries has hundreds of thousands of rows with long texts, so rows are handed over one by one,
and only the columns that are wanted are kept.
"""

import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.scenario import Location, Mistake, ScenarioError
from sahel_sim.scenario.place_tables import cell_starts
from sahel_sim.scenario.yaml_errors import unread
from sahel_sim.scenario.yaml_parser import BEGINNINGS, read_bounded

_SEPARATORS = ",;\t"
_LONGEST_CELL = 10_000_000


@dataclass(frozen=True)
class EventRow:
    """One row.

    Attributes
    ----------
    line
        Where it begins, counted from 1.
    cells
        What stands in each column of the file, in order.
    """

    line: int
    cells: tuple[str, ...]


class EventFile:
    """A CSV file whose first line names its columns.

    Parameters
    ----------
    path
        Of the file.

    Attributes
    ----------
    name
        The path as the reader knows it.
    columns
        Names in the first line.

    Raises ``ScenarioError`` if there is no such file, or it cannot be read, is empty, is not UTF-8 or not
    plain text.
    """

    def __init__(self, path: str | Path) -> None:
        self.path, self.name = Path(path), str(path)
        try:
            read_bounded(self.path)
            with self.path.open("rb") as file:
                beginning = file.read(4096)
        except FileNotFoundError:
            raise ScenarioError([Mistake("no_experiment", {"file": self.name})]) from None
        except OSError as error:
            raise ScenarioError([unread(error, self.name)]) from None
        for kind, signs in BEGINNINGS.items():
            if beginning.startswith(signs):
                raise ScenarioError([Mistake(kind, {}, Location(self.name))])
        if b"\0" in beginning:
            raise ScenarioError([Mistake("utf16", {}, Location(self.name))])
        if not beginning.strip():
            raise ScenarioError([Mistake("events_empty", {}, Location(self.name))])
        head = beginning.decode("utf-8-sig", "replace").split("\n", 1)[0]
        self.separator = max(_SEPARATORS, key=head.count)
        self.columns = tuple(cell.strip() for cell in next(self._rows()).cells)

    def records(self) -> Iterator[EventRow]:
        """The rows below the first, one after another; those without anything in them are left out.

        Raises ``ScenarioError`` at a row that cannot be read.
        """
        for record in itertools.islice(self._rows(), 1, None):
            if any(cell.strip() for cell in record.cells):
                if len(record.cells) != len(self.columns):
                    fields = {"cells": len(record.cells), "columns": len(self.columns)}
                    raise ScenarioError([self.mistake("ragged_row", record.line, "", **fields)])
                yield record

    def place_of(self, column: str) -> int:
        """Which cell of a row is of a column."""
        return self.columns.index(column)

    def mistake(self, kind: str, line: int, column: str = "", **fields: object) -> Mistake:
        """A mistake in a row, and in the cell of a column if one is named."""
        told = {**({"column": column} if column else {}), **fields}
        return Mistake(kind, told, self.location(line, column))

    def location(self, line: int, column: str = "") -> Location:
        """Where a cell begins; the row, if it goes over several lines; the file, if there is no line."""
        if not line:
            return Location(self.name)
        text = self._line(line)
        starts = cell_starts(text, self.separator)
        at = self.columns.index(column) if column in self.columns else 0
        return Location(self.name, line, starts[at] if at < len(starts) else 1, text)

    def _rows(self) -> Iterator[EventRow]:
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(self._lines(), delimiter=self.separator, strict=True)
        line = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise ScenarioError([self.mistake("broken_row", line)]) from None
            yield EventRow(line, tuple(cells))
            line = reader.line_num + 1

    def _lines(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as error:
                    text = line.decode("utf-8", "replace").rstrip("\r\n")
                    spot = Location(self.name, number, error.start + 1, text)
                    raise ScenarioError([Mistake("not_utf8", {}, spot)]) from None

    def _line(self, number: int) -> str:
        with self.path.open("rb") as file:
            line = next(itertools.islice(file, number - 1, None), b"")
        return line.decode("utf-8-sig", "replace").rstrip("\r\n")


def lacking(columns: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """Those that are wanted and not there."""
    return tuple(name for name in wanted if name not in columns)
