"""The tables of each place: complete, consistent with one another, and true to their sources."""

import csv
import math
import re
from collections import defaultdict
from itertools import groupby

import pytest
from place_csv import PACKAGE, of_whole_places, parts, table, totals

PLACES = ("northern_mali", "two_towns")
COLUMNS = {
    "localities": (
        "name,lat,lon,town_population,hinterland_population,region,country,kind,symbolic,remoteness,"
        "source,tag,population_tag,note"
    ),
    "roads": "from,to,km,source,tag,note",
    "factions": "faction,bloc,name_en,name_fr,note",
    "strengths": "date,faction,low,central,high,share_in_theatre,source,tag,note",
    "holders": "date,locality,faction,part,control,source,tag,note",
    "deployments": "date,faction,locality,share,source,tag,note",
    "loyalties": "region,faction,share,source,tag,note",
    "outline": "region,part,order,lon,lat",
    "bases": "locality,weight,source,tag,note",
    "camps": "locality,weight,source,tag,note",
}
INTEGERS = {
    "localities": ("town_population", "hinterland_population", "symbolic", "remoteness"),
    "strengths": ("low", "central", "high"),
    "outline": ("part", "order"),
}
DECIMALS = {
    "localities": ("lat", "lon"),
    "roads": ("km",),
    "strengths": ("share_in_theatre",),
    "holders": ("control",),
    "deployments": ("share",),
    "loyalties": ("share",),
    "outline": ("lon", "lat"),
    "bases": ("weight",),
    "camps": ("weight",),
}
SHARES = {"strengths": "share_in_theatre", "holders": "control", "deployments": "share", "loyalties": "share"}
LEVELS = {0.1, 0.2, 0.3, 0.5, 0.7, 0.9}
TAGS = {"found", "found-2nd", "computed", "derived", "recalled, check", "proposal", "fictional"}
RESERVED = {"proposal", "derived", "recalled", "fictional"}
HOME = {"northern_mali": "Mali", "two_towns": "Twinland"}
DATES = {
    "northern_mali": {"2012-01", "2013-01", "2015-06", "2017-03", "2022-01", "2023-08", "2024-02"},
    "two_towns": {"2000-01"},
}


def great_circle(a: dict[str, str], b: dict[str, str]) -> float:
    """Kilometres between two localities on a sphere of radius 6,371 km."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(float(x)) for x in (a["lat"], a["lon"], b["lat"], b["lon"]))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def localities(place: str) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in table(place, "localities")}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_has_exactly_its_columns(place: str, name: str) -> None:
    text = (PACKAGE / "places" / place / f"{name}.csv").read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff"), "no byte order mark"
    assert text.splitlines()[0] == COLUMNS[name]
    width = COLUMNS[name].count(",") + 1
    assert {len(row) for row in csv.reader(text.splitlines())} == {width}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_has_a_number_wherever_one_belongs(place: str, name: str) -> None:
    for row in table(place, name):
        for column in INTEGERS.get(name, ()):
            assert int(row[column]) >= 0, row
        for column in DECIMALS.get(name, ()):
            assert math.isfinite(float(row[column])), row


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_leaves_nothing_but_notes_empty(place: str, name: str) -> None:
    for row in table(place, name):
        assert all(value.strip() for column, value in row.items() if column not in ("note", "part")), row


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_has_shares_from_0_to_1(place: str, name: str) -> None:
    if name not in SHARES:
        return
    assert all(0.0 <= float(row[SHARES[name]]) <= 1.0 for row in table(place, name))


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_cites_only_what_the_bibliography_has(place: str, name: str) -> None:
    if "source" not in COLUMNS[name].split(","):
        return
    bibliography = (PACKAGE / "sources.bib").read_text(encoding="utf-8")
    known = set(re.findall(r"^@\w+\{([^,\s]+),", bibliography, flags=re.MULTILINE)) | RESERVED
    for row in table(place, name):
        assert set(row["source"].split(";")) <= known, row
        assert row["tag"] in TAGS, row


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_cites_in_its_notes_only_what_the_bibliography_has(place: str, name: str) -> None:
    bibliography = (PACKAGE / "sources.bib").read_text(encoding="utf-8")
    known = set(re.findall(r"^@\w+\{([^,\s]+),", bibliography, flags=re.MULTILINE))
    notes = " ".join(row.get("note", "") for row in table(place, name))
    assert set(re.findall(r"\b[KLS]\d+b?\b", notes)) <= known


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_names_only_what_exists(place: str, name: str) -> None:
    names = {row["name"] for row in table(place, "localities")}
    factions = {row["faction"] for row in table(place, "factions")}
    regions = {row["region"] for row in table(place, "localities")}
    for row in table(place, name):
        assert {row[c] for c in ("from", "to", "locality") if c in row} <= names, row
        assert row.get("faction") in factions | {None}, row
        if name == "loyalties":
            assert row["region"] in regions, row
        if "date" in row:
            assert row["date"] in DATES[place], row


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_repeats_no_row(place: str, name: str) -> None:
    keys = {
        "localities": ("name",),
        "roads": ("from", "to"),
        "factions": ("faction",),
        "strengths": ("date", "faction"),
        "holders": ("date", "locality", "faction", "part"),
        "deployments": ("date", "faction", "locality"),
        "loyalties": ("region", "faction"),
        "outline": ("region", "part", "order"),
        "bases": ("locality",),
        "camps": ("locality",),
    }[name]
    seen = [tuple(row[k] for k in keys) for row in table(place, name)]
    if name == "roads":
        seen = [tuple(sorted(ends)) for ends in seen]
    assert len(seen) == len(set(seen))


def test_localities_are_sorted_by_region(place: str) -> None:
    regions = [row["region"] for row in table(place, "localities")]
    runs = [region for region, _ in groupby(regions)]
    assert len(runs) == len(set(runs)), "each region is one run of rows"
    assert runs == sorted(runs)


def test_localities_begin_each_region_with_its_hub(place: str) -> None:
    for region, rows in groupby(table(place, "localities"), key=lambda row: row["region"]):
        kinds = [row["kind"] for row in rows]
        assert not any("capital" in kind for kind in kinds[1:]), region


def test_localities_have_a_hub_that_is_no_smaller_than_the_rest(place: str) -> None:
    for region, rows in groupby(table(place, "localities"), key=lambda row: row["region"]):
        sizes = [int(row["town_population"]) for row in rows]
        assert sizes[0] == max(sizes), region


def test_localities_abroad_have_their_country_as_region_and_no_countryside(place: str) -> None:
    abroad = [row for row in table(place, "localities") if row["country"] != HOME[place]]
    assert abroad
    for row in abroad:
        assert row["region"] == row["country"]
        assert row["kind"] in {"gateway", "refugee camp"}
        assert row["hinterland_population"] == "0"


def test_localities_at_home_are_not_gateways(place: str) -> None:
    kinds = {row["kind"] for row in table(place, "localities") if row["country"] == HOME[place]}
    assert not kinds & {"gateway", "refugee camp"}


def test_localities_have_codes_from_0_to_3(place: str) -> None:
    for row in table(place, "localities"):
        assert 0 <= int(row["symbolic"]) <= 3
        assert 0 <= int(row["remoteness"]) <= 3


def test_roads_are_no_shorter_than_the_great_circle(
    place: str, localities: dict[str, dict[str, str]]
) -> None:
    for road in table(place, "roads"):
        straight = great_circle(localities[road["from"]], localities[road["to"]])
        assert float(road["km"]) >= 0.99 * straight, road


def test_roads_join_every_locality_to_every_other(place: str) -> None:
    neighbours = defaultdict(set)
    for road in table(place, "roads"):
        neighbours[road["from"]].add(road["to"])
        neighbours[road["to"]].add(road["from"])
    names = {row["name"] for row in table(place, "localities")}
    reached, frontier = set(), {min(names)}
    while frontier:
        reached |= frontier
        frontier = set().union(*(neighbours[name] for name in frontier)) - reached
    assert reached == names


def test_start_has_every_faction_and_every_table_on_every_date(place: str) -> None:
    factions = {row["faction"] for row in table(place, "factions")}
    for date in DATES[place]:
        assert {row["faction"] for row in table(place, "strengths") if row["date"] == date} == factions
        assert any(row["date"] == date for row in table(place, "holders"))
        assert any(row["date"] == date for row in table(place, "deployments"))


def test_start_has_strengths_in_order(place: str) -> None:
    for row in table(place, "strengths"):
        assert int(row["low"]) <= int(row["central"]) <= int(row["high"]), row


def test_start_deploys_all_of_each_faction_that_has_fighters(place: str) -> None:
    deployed = totals(table(place, "deployments"), "share", "date", "faction")
    armed = {(row["date"], row["faction"]) for row in table(place, "strengths") if int(row["high"]) > 0}
    assert set(deployed) == armed
    for who, total in deployed.items():
        assert total == pytest.approx(1.0, abs=1e-9), who


def test_start_deploys_nobody_in_name_only(place: str) -> None:
    assert all(float(row["share"]) > 0 for row in table(place, "deployments"))


def test_start_holds_no_more_than_the_whole_of_a_town_or_of_its_villages(place: str) -> None:
    for where, total in totals(parts(place), "control", "date", "locality", "part").items():
        assert total <= 1.0 + 1e-12, where


def test_start_uses_the_levels_that_the_readme_explains(place: str) -> None:
    """Rounded to a thousandth where a level is told apart for town and villages."""
    for where, share in of_whole_places(place).items():
        assert min(abs(share - level) for level in LEVELS) < 1e-3, where


def test_start_says_who_holds_every_locality_at_home_and_none_abroad(
    place: str, localities: dict[str, dict[str, str]]
) -> None:
    home = {name for name, row in localities.items() if row["country"] == HOME[place]}
    for date in DATES[place]:
        assert {row["locality"] for row in table(place, "holders") if row["date"] == date} == home


def test_start_has_loyalties_of_every_faction_in_every_region_at_home(
    place: str, localities: dict[str, dict[str, str]]
) -> None:
    home = {row["region"] for row in localities.values() if row["country"] == HOME[place]}
    factions = {row["faction"] for row in table(place, "factions")}
    rows = table(place, "loyalties")
    assert {(row["region"], row["faction"]) for row in rows} == {(r, f) for r in home for f in factions}
    for region, total in totals(rows, "share", "region").items():
        assert total <= 1.0 + 1e-12, region


def test_every_faction_is_in_a_known_bloc(place: str) -> None:
    assert {row["bloc"] for row in table(place, "factions")} <= {"state", "rebels", "jihadists", "militias"}


def test_outline_is_made_of_closed_rings_in_order(place: str) -> None:
    rings = defaultdict(list)
    for row in table(place, "outline"):
        rings[row["region"], row["part"]].append(row)
    for ring, points in rings.items():
        assert [int(point["order"]) for point in points] == list(range(len(points))), ring
        assert [points[0][c] for c in ("lon", "lat")] == [points[-1][c] for c in ("lon", "lat")], ring


def test_a_place_is_only_data(place: str) -> None:
    names = {entry.name for entry in (PACKAGE / "places" / place).iterdir()}
    assert names == {f"{name}.csv" for name in COLUMNS} | {"README.md"}
