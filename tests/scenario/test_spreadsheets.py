"""Tables that a spreadsheet wrote are read as they are meant, or refused in words."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from sahel_sim.scenario import Place, ScenarioError, read_place
from sahel_sim.scenario.place import place_folder


def towns(folder: Path) -> Path:
    copy = folder / "towns"
    shutil.copytree(place_folder("two_towns"), copy)
    return copy


def rewritten(folder: Path, separator: str, decimal: str = ",") -> Path:
    """The two towns with other separators, and with decimal commas in cells without letters."""
    for table in folder.glob("*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines()
        cells = [[cell.replace(".", decimal) for cell in line.split(",")] for line in lines]
        table.write_text("\n".join(separator.join(row) for row in cells) + "\n", encoding="utf-8")
    return folder


def same(one: Place, other: Place) -> bool:
    pairs = [
        (one.loyalty, other.loyalty),
        (one.bases, other.bases),
        (one.places.latitude, other.places.latitude),
        (one.places.town, other.places.town),
        *((one.control(date), other.control(date)) for date in one.dates),
        *((one.strengths[date], other.strengths[date]) for date in one.dates),
    ]
    same_names = (one.places.names, one.places.roads) == (other.places.names, other.places.roads)
    return same_names and all(np.array_equal(a, b) for a, b in pairs)


@pytest.fixture(scope="module")
def original() -> Place:
    return read_place(place_folder("two_towns"), "two_towns")


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("decimal", [",", "."])
def test_other_separators_are_read(tmp_path: Path, original: Place, separator: str, decimal: str) -> None:
    assert "," not in "".join(original.places.names)

    assert same(read_place(rewritten(towns(tmp_path), separator, decimal), "towns"), original)


def test_one_table_may_be_separated_otherwise(tmp_path: Path, original: Place) -> None:
    folder = towns(tmp_path)
    roads = folder / "roads.csv"
    roads.write_text(roads.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")

    assert same(read_place(folder, "towns"), original)


def test_a_quoted_head_with_a_mark_of_order_is_read(tmp_path: Path, original: Place) -> None:
    folder = towns(tmp_path)
    roads = folder / "roads.csv"
    head, *rest = roads.read_text(encoding="utf-8").splitlines()
    quoted = ";".join(f'"{cell}"' for cell in head.split(","))
    text = "\r\n".join([quoted, *(row.replace(",", ";") for row in rest)])
    roads.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert same(read_place(folder, "towns"), original)


def test_a_comma_that_may_mark_thousands_is_not_guessed_at(tmp_path: Path) -> None:
    folder = towns(tmp_path)
    roads = folder / "roads.csv"
    text = roads.read_text(encoding="utf-8").replace(",", ";").replace(";80;", ";1,080;")
    roads.write_text(text, encoding="utf-8")

    with pytest.raises(ScenarioError) as raised:
        read_place(folder, "towns")

    assert [(m.kind, m.fields["value"], m.spot.line) for m in raised.value.mistakes if m.spot] == [
        ("cell_not_number", "1,080", 2)
    ]


@pytest.mark.parametrize("form", ["composed", "decomposed"])
def test_letters_with_accents_are_the_same_however_they_are_composed(tmp_path: Path, form: str) -> None:
    folder = towns(tmp_path)
    other = {"composed": "Pass\u00e9", "decomposed": "Passe\u0301"}
    for table in folder.glob("*.csv"):
        spelt = other["decomposed"] if table.stem == "localities" else other[form]
        text = table.read_text(encoding="utf-8").replace("Pass", spelt)
        table.write_text(text, encoding="utf-8")

    assert "Pass\u00e9" in read_place(folder, "towns").places.names
