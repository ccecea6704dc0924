"""Tables of results open in columns in a spreadsheet, in any language; for programs they are the same."""

import csv
from pathlib import Path

import pandas
import pytest

import sahel_sim
from sahel_sim.report.results_folder import write

TABLES = ["outcomes.csv", "places.csv", "summary.csv", "yearly.csv"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = sahel_sim.run("two_towns", runs=2, executor=1)
    place = tmp_path_factory.mktemp("both")
    return {language: write(found, place / language, language) for language in ("en", "fr")}


def rows(path: Path, sign: str) -> list[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=sign))


def test_in_french_tables_have_copies_with_semicolons_and_decimal_commas(folders: dict[str, Path]) -> None:
    assert sorted(path.name for path in (folders["fr"] / "tableur").iterdir()) == TABLES
    for name in TABLES:
        plain, copy = rows(folders["fr"] / name, ","), rows(folders["fr"] / "tableur" / name, ";")
        assert [len(row) for row in copy] == [len(row) for row in plain]
    table = pandas.read_csv(
        folders["fr"] / "tableur" / "outcomes.csv", sep=";", decimal=",", encoding="utf-8-sig"
    )
    plain = pandas.read_csv(folders["fr"] / "outcomes.csv", encoding="utf-8-sig")
    pandas.testing.assert_frame_equal(table, plain)


def test_tables_for_programs_are_the_same_in_both_languages(folders: dict[str, Path]) -> None:
    assert not (folders["en"] / "tableur").exists()
    assert (folders["en"] / "outcomes.csv").read_bytes() == (folders["fr"] / "outcomes.csv").read_bytes()


def test_dates_versions_and_words_keep_their_points(tmp_path: Path) -> None:
    from sahel_sim.languages import speaking
    from sahel_sim.report.spreadsheet_tables import write_spreadsheet_tables

    (tmp_path / "a.csv").write_text('a,b,c,d,e\n0.1.0,2000-01-01,"x, y.z",-1.5e-07,3\n', encoding="utf-8-sig")
    with speaking("fr"):
        write_spreadsheet_tables(tmp_path)

    assert rows(tmp_path / "tableur" / "a.csv", ";")[1] == ["0.1.0", "2000-01-01", "x, y.z", "-1,5e-07", "3"]
