"""The tables of a place: their columns, what can stand in each, and how they are read."""

import csv
import hashlib
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, TypeAdapter, ValidationError

from sahel_sim.core import BLOCS, nearest
from sahel_sim.core.places import SYMBOLIC_SCALE
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, printable
from sahel_sim.scenario.merge import COLUMNS, RESERVED
from sahel_sim.scenario.timeline import MONTH_SHAPE
from sahel_sim.scenario.validation_errors import OWN, pydantic_schema
from sahel_sim.scenario.validator import (
    LONGEST_FACTION,
    LONGEST_LABEL,
    Key,
    RowSection,
    Section,
    cell_number,
    cell_word,
    no_formula,
    no_longer,
    section,
)
from sahel_sim.scenario.wording import THINGS
from sahel_sim.scenario.yaml_parser import ODD_CHARACTERS, decode, read_bounded

FACTION_SHAPE = r"^[a-z][a-z0-9_]*$"

_LARGEST_WEIGHT, _MOST_PEOPLE = 1000.0, 2e7
_DEGREES_NORTH, _DEGREES_EAST = 90.0, 180.0

OF_CELLS = (
    "cell_not_number",
    "cell_out_of_range",
    "cell_unknown",
    "cell_empty",
    "cell_not_month",
    "faction_name",
    "faction_is_column",
    "cell_formula",
    "cell_too_long",
    "odd_character",
)
"""Mistakes of single cells, which leave their tables readable."""

SEPARATORS = ",;\t"
"""What can stand between the cells of a row; spreadsheets in French write semicolons, and decimal commas."""

MOST_NAMED = 60
"""Words that are listed in a message."""

_DECIMAL_COMMA = re.compile(r"[-+]?(0|[0-9]*[1-9])?[0-9]*,[0-9]+")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+")


CellMistake: TypeAlias = tuple[str, str, Mapping[str, Any]]
"""A column, a kind of mistake, and its fields."""


@dataclass(frozen=True)
class Table:
    """A table of a place.

    Attributes
    ----------
    columns
        Those that it must have; it may have others, which are not read.
    row
        What can stand in a row.
    optional
        Whether it may be missing.
    """

    columns: tuple[str, ...]
    row: type[Section]
    optional: bool = False


@dataclass(frozen=True)
class TableRow:
    """One row of a table: its cells by column, what they say, and where it is."""

    file: str
    line: int
    text: str
    order: tuple[str, ...]
    separator: str = ","
    cells: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    def spot(self, column: str | None = None) -> Location:
        """Where the cell of that column is; without a column, the row."""
        start = cell_starts(self.text, self.separator)
        position = self.order.index(column) if column in self.order else 0
        return Location(self.file, self.line, start[position] if position < len(start) else 1, self.text)


class TableReader:
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
        self.digest = hashlib.sha256()

    def rows(self, name: str, table: Table) -> list[TableRow]:
        """The rows of a table; none if it cannot be read."""
        file = f"{self.shown_as}/{name}.csv"
        text = self._text(self.folder / f"{name}.csv", file, table)
        if text is None:
            return []
        lines = text.splitlines()
        separator = next((sign for sign in SEPARATORS if _has_columns(lines[:1], sign, table)), ",")
        reader = csv.reader(lines, strict=True, delimiter=separator)
        try:
            records = [(reader.line_num, record) for record in reader if any(record)]
        except csv.Error:
            here = lines[reader.line_num - 1] if 0 < reader.line_num <= len(lines) else ""
            self.mistakes.append(Mistake("broken_row", {}, Location(file, max(reader.line_num, 1), 1, here)))
            return []
        return self._with_columns(file, lines, records, table, separator)

    def _text(self, path: Path, file: str, table: Table) -> str | None:
        """What a table says, with letters and their accents as one letter each."""
        try:
            data = read_bounded(path)
        except OSError:
            if not table.optional:
                self.mistakes.append(Mistake("no_table", {"columns": table.columns}, Location(file)))
            data = None
        self.digest.update(b"" if data is None else data.replace(b"\r\n", b"\n"))
        self.digest.update(b"\0")
        try:
            return None if data is None else unicodedata.normalize("NFC", decode(data, file))
        except ScenarioError as error:
            self.mistakes.extend(error.mistakes)
            return None

    def _with_columns(
        self,
        file: str,
        lines: Sequence[str],
        records: list[tuple[int, list[str]]],
        table: Table,
        separator: str,
    ) -> list[TableRow]:
        header = tuple(cell.strip() for cell in records[0][1]) if records else ()
        top = Location(file, 1, 1, lines[0]) if lines else Location(file)
        missing = [column for column in table.columns if column not in header]
        for column in missing:
            others = [name for name in header if name not in table.columns]
            fields = {"column": column, "columns": table.columns}
            self.mistakes.append(Mistake("no_column", fields, top, nearest(column, others)))
        if missing:
            return []
        whole: list[tuple[int, dict[str, str]]] = []
        for line, record in records[1:]:
            if len(record) == len(header):
                words = [cell.strip() for cell in record]
                words = words if separator == "," else [_with_point(word) for word in words]
                whole.append((line, dict(zip(header, words, strict=True))))
            else:
                row = TableRow(file, line, lines[line - 1], header, separator)
                self.wrong("ragged_row", row, cells=str(len(record)), columns=str(len(header)))
        if not whole:
            self.mistakes.append(Mistake("no_rows", {}, top))
        found = validate_rows([cells for _, cells in whole], table)
        is_odd = ODD_CHARACTERS.search("".join(lines)) is not None
        rows = []
        for (line, cells), (values, wrong) in zip(whole, found, strict=True):
            rows.append(TableRow(file, line, lines[line - 1], header, separator, cells, values))
            self._note(rows[-1], [*(_odd_characters(cells, table) if is_odd else ()), *wrong])
        return rows

    def _note(self, row: TableRow, wrong: Sequence[CellMistake]) -> None:
        for column, kind, fields in wrong:
            near, told = None, dict(fields)
            if "thing" in told:
                near, told["thing"] = nearest(row.cells[column], told["allowed"]), THINGS[told["thing"]]
            self.wrong(kind, row, column, near, **told)

    def wrong(
        self, kind: str, row: TableRow, column: str | None = None, near: str | None = None, **fields: object
    ) -> None:
        """Note a mistake in a cell of a row."""
        said = {"value": printable(row.cells.get(column or "", "")), "column": column or "", **fields}
        self.mistakes.append(Mistake(kind, said, row.spot(column), near))

    def word(self, row: TableRow, column: str, known: Sequence[str], thing: Mapping[str, str]) -> str | None:
        """The word in a cell, which must be one of those known; None where it is not."""
        word = row.cells[column]
        if word in known:
            return word
        allowed = tuple(known) if len(known) <= MOST_NAMED else (*known[:MOST_NAMED], "…")
        self.wrong("cell_unknown", row, column, nearest(word, known), thing=thing, allowed=allowed)
        return None


def validate_rows(
    rows: Sequence[Mapping[str, str]], table: Table
) -> list[tuple[dict[str, Any], list[CellMistake]]]:
    """What the rows of a table say, in the types of its columns, and what is wrong with each.

    Parameters
    ----------
    rows
        The cells of each by column, as they are written; other columns are passed over.
    table
        What can stand in a row.

    Returns
    -------
    list[tuple[dict[str, Any], list[CellMistake]]]
        For each row its values by column, with the least number that is allowed where one is wrong; and for
        each mistake its column, its kind and its fields.
    """
    try:
        made = _rows_of(table.row).validate_python(rows)
        return [(dict(zip(table.columns, row.__dict__.values(), strict=True)), []) for row in made]
    except ValidationError:
        return [_validate_row(row, table) for row in rows]


@cache
def _rows_of(row: type[Section]) -> TypeAdapter[list[Section]]:
    return TypeAdapter(list[row])  # type: ignore[valid-type]


def _validate_row(cells: Mapping[str, str], table: Table) -> tuple[dict[str, Any], list[CellMistake]]:
    columns = pydantic_schema(table.row)["properties"]
    wrong: list[CellMistake] = []
    try:
        table.row.model_validate(cells)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            column, kind = str(each["loc"][0]), each["type"]
            node = columns[column]
            ends = {"low": node.get("minimum", -math.inf), "high": node.get("maximum", math.inf)}
            if kind.startswith(OWN):
                wrong.append((column, kind.removeprefix(OWN), dict(each.get("ctx", {}))))
            elif kind in ("finite_number", "float_parsing"):
                wrong.append((column, "cell_not_number", {}))
            else:
                wrong.append((column, "cell_out_of_range", ends))
    values: dict[str, Any] = dict(cells)
    amiss = {column for column, _, _ in wrong}
    for column in (name for name, node in columns.items() if node.get("type") == "number"):
        values[column] = float(columns[column].get("minimum", 0.0) if column in amiss else cells[column])
    return values, wrong


def _odd_characters(cells: Mapping[str, str], table: Table) -> list[CellMistake]:
    found = ((column, ODD_CHARACTERS.search(cells[column])) for column in table.columns)
    return [(column, "odd_character", {"code": f"U+{ord(odd.group()):04X}"}) for column, odd in found if odd]


def _number(low: float = -math.inf, high: float = math.inf) -> Key:
    limits = {"ge": low, "le": high}
    return Key(cell_number(), limits={key: end for key, end in limits.items() if math.isfinite(end)})


def _table(name: str, columns: Mapping[str, Key], optional: bool = False) -> Table:
    return Table(tuple(columns), section(f"Row_{name}", columns, RowSection), optional)


def _has_columns(first: Sequence[str], separator: str, table: Table) -> bool:
    """Whether the first line has all columns if cells are separated in that way."""
    header = [cell.strip().strip('"') for line in first for cell in line.split(separator)]
    return all(column in header for column in table.columns)


def _with_point(word: str) -> str:
    """A number with a decimal comma with a point instead, unless the comma may mark thousands."""
    is_number = _DECIMAL_COMMA.fullmatch(word) and not _THOUSANDS.fullmatch(word)
    return word.replace(",", ".") if is_number else word


def cell_starts(line: str, separator: str) -> list[int]:
    """The column, from 1, at which each cell of a line begins.

    >>> cell_starts('a,"b,c",d', ",")
    [1, 3, 9]
    """
    starts, quoted = [1], False
    for position, character in enumerate(line, start=2):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            starts.append(position)
    return starts


_WORD = Key(str)
_LABEL = Key(Annotated[str, AfterValidator(no_formula), AfterValidator(no_longer(LONGEST_LABEL))])
_FILLED = Key(cell_word("cell_empty"))
_MONTH = Key(cell_word("cell_not_month", MONTH_SHAPE))
_SHARE = _number(0.0, 1.0)
_SCALE = _number(0.0, SYMBOLIC_SCALE)
_PEOPLE = _number(0.0, _MOST_PEOPLE)
_LATITUDE = _number(-_DEGREES_NORTH, _DEGREES_NORTH)
_LONGITUDE = _number(-_DEGREES_EAST, _DEGREES_EAST)
_SITES = {"locality": _WORD, "weight": _number(0.0, _LARGEST_WEIGHT)}

TABLES: Mapping[str, Table] = {
    "localities": _table(
        "localities",
        {
            "name": _FILLED,
            "lat": _LATITUDE,
            "lon": _LONGITUDE,
            "town_population": _PEOPLE,
            "hinterland_population": _PEOPLE,
            "region": _FILLED,
            "country": _FILLED,
            "kind": _FILLED,
            "symbolic": _SCALE,
            "remoteness": _SCALE,
        },
    ),
    "roads": _table("roads", {"from": _WORD, "to": _WORD, "km": _number(0.1, 10_000.0)}),
    "factions": _table(
        "factions",
        {
            "faction": Key(
                cell_word("faction_name", FACTION_SHAPE, RESERVED, COLUMNS, longest=LONGEST_FACTION)
            ),
            "bloc": Key(cell_word("cell_unknown", known=BLOCS, thing="bloc")),
            "name_en": _LABEL,
            "name_fr": _LABEL,
        },
    ),
    "strengths": _table(
        "strengths",
        {"date": _MONTH, "faction": _WORD, "central": _number(0.0), "share_in_theatre": _SHARE},
    ),
    "holders": _table("holders", {"date": _WORD, "locality": _WORD, "faction": _WORD, "control": _SHARE}),
    "deployments": _table(
        "deployments", {"date": _WORD, "faction": _WORD, "locality": _WORD, "share": _SHARE}
    ),
    "loyalties": _table("loyalties", {"region": _WORD, "faction": _WORD, "share": _SHARE}),
    "outline": _table(
        "outline",
        {"region": _WORD, "part": _WORD, "order": _number(), "lon": _LONGITUDE, "lat": _LATITUDE},
        optional=True,
    ),
    "bases": _table("bases", _SITES, optional=True),
    "camps": _table("camps", _SITES, optional=True),
}
"""The tables of a place by the names of their files."""
