"""A place is read from its tables, and every mistake in them is told with its line."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from place_mistakes import BREAKS, Break, broken_place

from sahel_sim.scenario import ScenarioError, places, read, read_place
from sahel_sim.scenario.place import ROUNDING, place_folder

CASES = [(kind, alteration) for kind, alterations in BREAKS.items() for alteration in alterations]


@pytest.mark.parametrize(
    ("kind", "alteration"), CASES, ids=lambda case: case if isinstance(case, str) else case.table
)
def test_a_mistake_in_a_table_is_told_with_its_line(kind: str, alteration: Break, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as raised:
        read_place(broken_place(tmp_path, alteration), "towns")

    lines = {(m.kind, m.spot.file, m.spot.line) for m in raised.value.mistakes if m.spot}
    assert (
        kind,
        f"towns/{alteration.table}.csv" if kind != "no_road" else "towns/localities.csv",
        alteration.line,
    ) in lines


@pytest.mark.parametrize(
    ("kind", "alteration"), CASES, ids=lambda case: case if isinstance(case, str) else case.table
)
def test_a_mistake_in_a_table_can_be_said_in_both_languages(
    kind: str, alteration: Break, tmp_path: Path
) -> None:
    with pytest.raises(ScenarioError) as raised:
        read_place(broken_place(tmp_path, alteration), "towns")

    assert raised.value.text("en").startswith("towns/")
    assert "ligne" in raised.value.text("fr")


def test_the_cell_is_shown(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as raised:
        read_place(broken_place(tmp_path, Break("roads", "Pass,Spring", "Pass,Sprng", 3)), "towns")

    assert raised.value.text("en") == (
        "towns/roads.csv, line 3, column 6: In the column 'to' there is 'Sprng', which is not a locality of "
        "localities.csv.\n"
        "    3 | Pass,Sprng,90,fictional,fictional,\n"
        "             ^\n"
        "  Allowed: Port, Pass, Spring, Border.\n"
        "  Did you mean 'Spring'?"
    )


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    (tmp_path / "towns" / "roads.csv").unlink()
    (tmp_path / "towns" / "outline.csv").unlink()

    with pytest.raises(ScenarioError) as raised:
        read_place(tmp_path / "towns", "towns")

    assert [m.kind for m in raised.value.mistakes] == ["no_table"]


def test_a_table_of_another_encoding_is_told(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    roads = tmp_path / "towns" / "roads.csv"
    roads.write_bytes(roads.read_bytes() + "Kidal,Anéfis,115,x,x,x\n".encode("latin-1"))

    with pytest.raises(ScenarioError) as raised:
        read_place(tmp_path / "towns", "towns")

    assert [(m.kind, m.spot.line) for m in raised.value.mistakes if m.spot] == [("not_utf8", 5)]


def test_mistakes_in_the_tables_reach_who_reads_a_scenario(tmp_path: Path) -> None:
    broken_place(tmp_path, Break("holders", "Pass,league,,0.3", "Pass,league,,0.6", 4))
    (tmp_path / "my.yaml").write_text("scenario: my\nplace: ./towns\nyears: 80\n", encoding="utf-8")

    with pytest.raises(ScenarioError) as raised:
        read(tmp_path / "my.yaml")

    assert {m.kind for m in raised.value.mistakes} == {"shares_above_one", "too_high"}


def test_a_folder_of_ones_own_is_read_from_where_the_file_is(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    (tmp_path / "my.yaml").write_text("scenario: my\nplace: ./towns\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("scenario: other\nplace: towns\n", encoding="utf-8")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "up.yaml").write_text("scenario: up\nbased_on: ../my.yaml\n", encoding="utf-8")

    assert [
        read(tmp_path / file).place.factions.names for file in ("my.yaml", "other.yaml", "deeper/up.yaml")
    ] == [("crown", "league")] * 3


def test_the_fingerprint_is_that_of_the_tables(tmp_path: Path) -> None:
    own = broken_place(tmp_path, Break("roads", ",80,", ",81,", 2))

    assert read_place(own, "towns").fingerprint != read_place(place_folder("two_towns"), "towns").fingerprint


def test_line_ends_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    for table in (tmp_path / "towns").glob("*.csv"):
        table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))

    assert (
        read_place(tmp_path / "towns", "t").fingerprint
        == read_place(place_folder("two_towns"), "t").fingerprint
    )


@pytest.mark.parametrize("name", places())
def test_shipped_places_are_whole(name: str) -> None:
    place = read_place(place_folder(name), name)

    for date in place.dates:
        for held in (place.town_control[date], place.village_control[date], place.control(date)):
            assert (held.sum(axis=0) <= 1.0 + ROUNDING).all()
        dealt = place.deployments[date].sum(axis=1)
        assert np.allclose(dealt[place.strengths[date] > 0], 1.0)
    assert (place.loyalty.sum(axis=0) <= 1.0).all()
    assert np.isfinite(place.places.road_distance).all()


def test_home_is_the_country_with_most_localities() -> None:
    assert read_place(place_folder("northern_mali"), "northern_mali").places.home == "Mali"


def test_localities_that_all_lie_at_one_point_are_refused(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    table = tmp_path / "towns" / "localities.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    moved = [",".join([row.split(",")[0], "0.4", "0.3", *row.split(",")[3:]]) for row in rows]
    table.write_text("\n".join([head, *moved]) + "\n", encoding="utf-8")

    with pytest.raises(ScenarioError) as raised:
        read_place(tmp_path / "towns", "towns")

    assert [(m.kind, m.spot.line) for m in raised.value.mistakes if m.spot] == [("same_coordinates", 3)]


def test_a_row_can_be_about_the_town_or_about_its_villages(tmp_path: Path) -> None:
    place = read_place(place_folder("northern_mali"), "northern_mali")
    douentza, csp = place.places.where("Douentza"), place.factions.names.index("jnim")

    assert place.town_control["2024-02"][csp, douentza] == 0.0
    assert place.village_control["2024-02"][csp, douentza] > 0.3


@pytest.mark.parametrize(
    ("part", "kind"), [("suburb", "cell_unknown"), ("town", None), ("villages", None), ("", None)]
)
def test_which_part_of_a_place_a_row_is_about(tmp_path: Path, part: str, kind: str | None) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "own")
    own, table = tmp_path / "own", tmp_path / "own" / "holders.csv"
    first, *rows = table.read_text(encoding="utf-8").splitlines()
    cells = [row.split(",", 4) for row in rows]
    table.write_text("\n".join([first, *(",".join([*c[:3], part, c[4]]) for c in cells)]), encoding="utf-8")

    if kind is None:
        found = read_place(own, "own")
        towns = sum(held.sum() for held in found.town_control.values())
        villages = sum(held.sum() for held in found.village_control.values())
        assert (towns > 0.0, villages > 0.0) == (part != "villages", part != "town")
    else:
        with pytest.raises(ScenarioError) as told:
            read_place(own, "own")
        assert {mistake.kind for mistake in told.value.mistakes} == {kind}
