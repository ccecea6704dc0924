"""A table of settings: each row is one world to simulate, each column a lever, a parameter or a switch.

In a CSV file the first line has the settings by dotted name, as scenario files have them. A cell that is
empty leaves the setting as the scenario says. A column called ``setting`` names the rows; without one they
are numbered from 1. Columns stand between commas, or between semicolons as a French spreadsheet writes them,
and then numbers may have a decimal comma.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sahel_sim.designs.experiment_catalogue import opened
from sahel_sim.designs.grid_check import OWN_LINES, change_mistakes, of_key
from sahel_sim.scenario import Location, Mistake, Scenario, ScenarioError, with_changes
from sahel_sim.scenario.errors import Cell, in_order, printable
from sahel_sim.scenario.merge import ORDINARY_PATH, WAY, WIDTH
from sahel_sim.scenario.place_tables import cell_starts
from sahel_sim.scenario.yaml_parser import INTEGER, NUMBER, decode

if TYPE_CHECKING:
    import pandas

NAME = "setting"
"""The column with the names of the rows."""

LONGEST_NAME = 60
"""Letters of the name of a row."""

Source: TypeAlias = "str | Path | pandas.DataFrame | Sequence[Mapping[str, Any]]"
"""A table: the path of a CSV file, a data frame, or a list of rows."""

_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True)
class SettingRow:
    """One row: its name, the settings that it changes, and where they stand.

    Attributes
    ----------
    name
        As the column ``setting`` has it, or its number.
    changes
        Values by dotted name.
    spots
        Where each value stands; under an empty key, the row.
    """

    name: str
    changes: Mapping[str, Any]
    spots: Mapping[str, Location]


@dataclass(frozen=True)
class SettingTable:
    """A table that was read.

    Attributes
    ----------
    columns
        The settings, in order.
    rows
        One for each world.
    heads
        Where the head of each column stands.
    """

    columns: tuple[str, ...]
    rows: tuple[SettingRow, ...]
    heads: Mapping[str, Location]

    def scenarios(self, scenario: Scenario) -> tuple[Scenario, ...]:
        """The scenario with the changes of each row.

        Raises ``ScenarioError`` with every mistake in every row, where it stands.
        """
        told: list[Scenario] = []
        mistakes: list[Mistake] = []
        for row in self.rows:
            try:
                told.append(with_changes(scenario, row.changes) if row.changes else scenario)
            except ScenarioError as error:
                mistakes += self._placed(scenario, row, error.mistakes)
        if mistakes:
            raise ScenarioError(in_order(mistakes))
        return tuple(told)

    def on_path(self, path: str) -> "SettingTable":
        """The table with the path of the scenario in each row that says how wide the table of a dialogue is.

        So it is told apart from its scenario, which has no trace of a path once everything in it is said.
        """
        if path == ORDINARY_PATH or WAY in self.columns or WIDTH not in self.columns:
            return self
        rows = [
            replace(row, changes={**row.changes, WAY: path}, spots={**row.spots, WAY: row.spots[WIDTH]})
            if WIDTH in row.changes
            else row
            for row in self.rows
        ]
        return replace(
            self, columns=(*self.columns, WAY), rows=tuple(rows), heads={**self.heads, WAY: self.heads[WIDTH]}
        )

    def to_csv(self) -> str:
        """The table as the text of a CSV file from which the same can be read."""
        written = io.StringIO()
        rows = csv.writer(written, lineterminator="\n")
        rows.writerow([NAME, *self.columns])
        for row in self.rows:
            rows.writerow([row.name, *(_written(row.changes.get(column)) for column in self.columns)])
        return written.getvalue()

    def _placed(self, scenario: Scenario, row: SettingRow, mistakes: Iterable[Mistake]) -> list[Mistake]:
        """The mistakes of a row where they stand; those of several cells together at the row."""
        together = {mistake.text("en"): mistake for mistake in mistakes}
        found = []
        for key, value in row.changes.items():
            for mistake in change_mistakes(scenario, {key: value}):
                if together.pop(mistake.text("en"), None):
                    spot = self.heads[key] if of_key(mistake) else row.spots[key]
                    found.append(replace(mistake, spot=spot))
        return [*found, *(replace(mistake, spot=row.spots[""]) for mistake in together.values())]


def setting_table(source: Source) -> SettingTable:
    """Read a table.

    ``source``: the path of a CSV file, a ``pandas.DataFrame``, or a list of dictionaries.

    Raises ``ScenarioError`` with every mistake in it: no rows, no settings, rows or columns of one name, or a
    file that cannot be read.
    """
    table = _of_file(Path(source)) if isinstance(source, str | Path) else _in_memory(source)
    return _checked(table)


def plain_value(text: str) -> Any:
    """A number, or yes or no, where the word is one, as in scenario files; else the word.

    >>> plain_value("0.5"), plain_value("12"), plain_value("yes"), plain_value("raid")
    (0.5, 12, True, 'raid')
    """
    if text in _TRUTHS:
        return _TRUTHS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text


def _of_file(path: Path) -> SettingTable:
    lines = decode(opened(path, str(path)), str(path)).splitlines()
    sign = ";" if lines and ";" in lines[0] and "," not in lines[0] else ","
    reader = csv.reader(lines, delimiter=sign, strict=True)
    try:
        records = [(reader.line_num, record) for record in reader if any(cell.strip() for cell in record)]
    except csv.Error:
        at = max(reader.line_num, 1)
        spot = Location(str(path), at, 1, lines[at - 1] if at <= len(lines) else "")
        raise ScenarioError([Mistake("broken_row", {}, spot)]) from None
    if not records:
        raise ScenarioError([Mistake("no_settings", {}, Location(str(path)))])

    def spot_of(line: int, position: int) -> Location:
        starts = cell_starts(lines[line - 1], sign)
        return Location(str(path), line, starts[min(position, len(starts) - 1)], lines[line - 1])

    (top, head), *below = records
    names = [cell.strip() for cell in head]
    mistakes = []
    rows = []
    for number, (line, record) in enumerate(below, start=1):
        if len(record) != len(names):
            fields = {"cells": len(record), "columns": len(names)}
            mistakes.append(Mistake("ragged_row", fields, spot_of(line, 0)))
            continue
        cells = {name: cell.strip() for name, cell in zip(names, record, strict=True)}
        spots = {"": spot_of(line, 0)} | {name: spot_of(line, at) for at, name in enumerate(names)}
        rows.append(_row(cells, spots, number, decimal_comma=sign == ";"))
    heads = [(name, spot_of(top, at)) for at, name in enumerate(names)]
    mistakes += _of_heads(heads)
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    return SettingTable(tuple(name for name in names if name != NAME), tuple(rows), dict(heads))


def _row(
    cells: Mapping[str, str], spots: Mapping[str, Location], number: int, decimal_comma: bool
) -> SettingRow:
    def value(text: str) -> Any:
        pointed = text.replace(",", ".", 1)
        return plain_value(pointed if decimal_comma and NUMBER.fullmatch(pointed) else text)

    said = {name: value(text) for name, text in cells.items() if text and name != NAME}
    return SettingRow(cells.get(NAME) or str(number), said, spots)


def _in_memory(source: "pandas.DataFrame | Sequence[Mapping[str, Any]]") -> SettingTable:
    given = source.to_dict("records") if hasattr(source, "to_dict") else list(source)
    names = list(dict.fromkeys(str(name) for row in given for name in row))
    if hasattr(source, "columns"):
        names = [str(name) for name in source.columns]
    rows = []
    for number, row in enumerate(given, start=1):
        said = {str(name): _plain(value) for name, value in row.items() if not _is_empty(value)}
        spots: dict[str, Location] = {
            name: Cell("", number, at, "", name) for at, name in enumerate(names, 1)
        }
        name = str(said.pop(NAME, number))
        rows.append(SettingRow(name, said, {**spots, "": Cell("", number)}))
    heads = [(name, Cell("", 0, at, "", name)) for at, name in enumerate(names, 1)]
    mistakes = _of_heads(heads)
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    return SettingTable(tuple(name for name in names if name != NAME), tuple(rows), dict(heads))


def _plain(value: Any) -> Any:
    """Words as files have them, and what NumPy holds as what Python holds."""
    plain = value.item() if hasattr(value, "item") else value
    return plain_value(plain.strip()) if isinstance(plain, str) else plain


def _written(value: Any) -> str:
    """A value as a cell has it; numbers with all their digits."""
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _is_empty(value: Any) -> bool:
    """Whether a cell leaves the setting as it is: nothing, or what pandas has for nothing."""
    return value is None or (isinstance(value, str) and not value.strip()) or bool(value != value)


def _of_heads(heads: Sequence[tuple[str, Location]]) -> list[Mistake]:
    found = []
    for at, (name, spot) in enumerate(heads):
        if not name:
            found.append(Mistake("column_unnamed", {}, spot))
        elif name in [other for other, _ in heads[:at]]:
            found.append(Mistake("column_twice", {"column": printable(name)}, spot))
        elif name in OWN_LINES:
            found.append(Mistake("same_for_all_rows", {"key": printable(name)}, spot))
    return found


def _checked(table: SettingTable) -> SettingTable:
    """The table itself, if it has rows of different names, and settings."""
    if not table.rows or not table.columns:
        file = next(iter(table.heads.values())).file if table.heads else ""
        raise ScenarioError([Mistake("no_settings", {}, Location(file) if file else None)])
    mistakes = []
    for at, row in enumerate(table.rows):
        spot = row.spots.get(NAME, row.spots[""])
        if row.name in [other.name for other in table.rows[:at]]:
            mistakes.append(Mistake("row_twice", {"name": printable(row.name)}, spot))
        elif len(row.name) > LONGEST_NAME:
            mistakes.append(Mistake("long_cell", {"limit": LONGEST_NAME}, spot))
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    return table
