"""Northern Mali is as its sources have it."""

import csv
from pathlib import Path

import pytest
from place_csv import of_whole_places, table

CENSUS_2009 = {
    ("Timbuktu", "Taoudénit"): 674_793,
    ("Gao", "Ménaka"): 542_304,
    ("Kidal",): 67_739,
    ("Mopti",): 2_036_209,
}


def test_northern_mali_has_46_localities_at_home_and_8_over_the_borders() -> None:
    countries = [row["country"] for row in table("northern_mali", "localities")]
    assert len(countries) == 54
    assert countries.count("Mali") == 46


@pytest.mark.parametrize(("regions", "persons"), CENSUS_2009.items())
def test_northern_mali_has_as_many_people_as_the_census_of_2009(
    regions: tuple[str, ...], persons: int
) -> None:
    rows = [row for row in table("northern_mali", "localities") if row["region"] in regions]
    assert sum(int(row["town_population"]) + int(row["hinterland_population"]) for row in rows) == persons
    countryside = [int(row["hinterland_population"]) for row in rows if row["kind"] != "regional capital"]
    assert max(countryside) - min(countryside) <= 1, "spread equally"
    assert sum(int(row["hinterland_population"]) for row in rows) == sum(countryside)


def test_northern_mali_has_no_countryside_in_the_rear() -> None:
    rear = [row for row in table("northern_mali", "localities") if row["region"] in ("Ségou", "Bamako")]
    assert all(row["hinterland_population"] == "0" for row in rear)


@pytest.mark.parametrize(
    ("date", "locality", "leader"),
    [
        ("2012-01", "Kidal", "government"),
        ("2012-01", "Ménaka", "government"),
        ("2013-01", "Kidal", "ansar_dine"),
        ("2013-01", "Gao", "aqim"),
        ("2013-01", "Timbuktu", "aqim"),
        ("2013-01", "Ménaka", "aqim"),
        ("2013-01", "Mopti", "government"),
        ("2017-03", "Kidal", "csp"),
        ("2017-03", "Gao", "government"),
        ("2017-03", "Timbuktu", "government"),
        ("2022-01", "Kidal", "csp"),
        ("2022-01", "Ménaka", "platform"),
        ("2022-01", "Tidermène", "platform"),
        ("2023-08", "Kidal", "csp"),
        ("2023-08", "Aguelhok", "csp"),
        ("2023-08", "Gao", "government"),
        ("2023-08", "Timbuktu", "government"),
        ("2023-08", "Ménaka", "government"),
        ("2023-08", "Tidermène", "is_sahel"),
        ("2024-02", "Kidal", "government"),
        ("2024-02", "Aguelhok", "government"),
        ("2024-02", "Tessalit", "government"),
        ("2024-02", "Anéfis", "government"),
        ("2024-02", "Abeïbara", "csp"),
        ("2024-02", "Tidermène", "is_sahel"),
    ],
)
def test_northern_mali_starts_with_who_held_what(date: str, locality: str, leader: str) -> None:
    held = {
        who: x
        for (when, where, who), x in of_whole_places("northern_mali").items()
        if (when, where) == (date, locality)
    }
    assert max(held, key=lambda who: held[who]) == leader


def test_northern_mali_has_its_places_where_a_wider_gazetteer_has_them() -> None:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    if not (folder / "localities.csv").is_file():
        pytest.skip("the wider gazetteer is not beside the repository")
    with (folder / "localities.csv").open(encoding="utf-8", newline="") as file:
        wider = {(row["name"], row["country"], row["region"]): row for row in csv.DictReader(file)}
    old_names = {"Timbuktu": "Tombouctou", "Taoudénit": "Tombouctou"}
    compared, apart = 0, []
    for row in table("northern_mali", "localities"):
        region = old_names.get(row["region"], row["region"]) if row["country"] == "Mali" else ""
        other = wider.get((row["name"], row["country"], region))
        if other is None:
            continue
        compared += 1
        if max(abs(float(row[c]) - float(other[c])) for c in ("lat", "lon")) > 0.25:
            apart.append(row["name"])
    assert compared >= 30
    assert apart == ["Tessit"], "the gazetteer has Tessit in the west; event records have it in the east"
