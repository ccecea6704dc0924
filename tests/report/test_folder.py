"""The result folder: whole or not at all, and never over anything."""

import json

import numpy as np
import pandas
import pytest
import xarray

from sahel_sim.core import SahelError
from sahel_sim.languages import speaking
from sahel_sim.report import results_folder as room
from sahel_sim.report.results_folder import FolderTaken, check_free, write
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read


@pytest.fixture(scope="module")
def written(results, tmp_path_factory):
    return write(results, tmp_path_factory.mktemp("out") / "deep" / "results", "fr")


def test_a_result_folder_has_everything(written):
    assert sorted(path.name for path in written.iterdir()) == [
        "figures", "index.html", "outcomes.csv", "places.csv", "provenance.json", "results.nc",
        "scenario.yaml", "summary.csv", "tableur", "yearly.csv",
    ]  # fmt: skip


def test_every_figure_is_there_as_a_picture_and_as_a_drawing(written):
    names = sorted(path.name for path in (written / "figures").iterdir())

    assert {name.rsplit(".", 1)[0] for name in names} == {
        "endings", "people_governed", "town_and_country", "end_map", "fighters", "deaths", "displaced",
        *(f"what_moved_{stock}_{who}" for stock in ("towns", "fighters", "grievance")
          for who in ("crown", "league")),
    }  # fmt: skip
    assert len(names) == 2 * (7 + 6)


def test_the_outcomes_in_the_folder_are_those_of_the_results(written, results):
    table = pandas.read_csv(written / "outcomes.csv", index_col="replicate")

    assert table["ending"].tolist() == outcomes(results)["ending"].tolist()
    np.testing.assert_allclose(outcomes(results)["battle_deaths"], table["battle_deaths"], rtol=1e-5)


def test_nothing_else_is_left_beside_the_folder(written):
    assert [path.name for path in written.parent.iterdir()] == ["results"]


def test_the_page_in_the_folder_is_in_the_language(written):
    assert '<html lang="fr">' in (written / "index.html").read_text(encoding="utf-8")


def test_the_scenario_in_the_folder_is_the_same_story(written, results):
    assert read(written / "scenario.yaml").digest() == results.scenario.digest()


def test_the_provenance_in_the_folder_is_that_of_the_results(written, results):
    assert json.loads((written / "provenance.json").read_text(encoding="utf-8")) == results.provenance


def test_the_data_in_the_folder_can_be_opened(written, results):
    with xarray.open_dataset(written / "results.nc") as data:
        assert data.attrs["digest"] == results.digest()


@pytest.fixture
def quick(monkeypatch):
    """Write one small file in place of everything."""
    monkeypatch.setattr(
        room, "_fill", lambda results, folder, decided: (folder / "index.html").write_text("x")
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "is not empty. Nothing was written."), ("fr", "n'est pas vide. Rien n'a été écrit.")],
)
def test_a_folder_with_anything_in_it_is_refused(results, quick, tmp_path, language, expected):
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(FolderTaken, match=expected):
        write(results, tmp_path, language)

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(("language", "expected"), [("en", "is a file"), ("fr", "est un fichier")])
def test_a_file_is_refused(results, quick, tmp_path, language, expected):
    (tmp_path / "out").write_text("mine")

    with pytest.raises(SahelError, match=expected):
        write(results, tmp_path / "out", language)


def test_an_empty_folder_is_filled(results, quick, tmp_path):
    (tmp_path / "out").mkdir()

    write(results, tmp_path / "out")

    assert (tmp_path / "out" / "index.html").exists()


def test_a_folder_can_be_asked_for_before_a_long_run(tmp_path):
    assert check_free(tmp_path / "new") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError("disk full"), MemoryError])
def test_nothing_is_left_when_writing_is_stopped(results, monkeypatch, tmp_path, stop):
    def half(results, folder, decided):
        (folder / "index.html").write_text("half")
        raise stop

    monkeypatch.setattr(room, "_fill", half)
    with pytest.raises(stop if isinstance(stop, type) else type(stop)):
        write(results, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_fills_up_meanwhile_is_left_alone(results, monkeypatch, tmp_path):
    def slow(results, folder, decided):
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "theirs.txt").write_text("theirs")

    monkeypatch.setattr(room, "_fill", slow)
    with pytest.raises(FolderTaken):
        write(results, tmp_path / "out")

    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / "theirs.txt").read_text() == "theirs"


def test_the_refusal_speaks_both_languages(tmp_path):
    with speaking("fr"):
        refusal = FolderTaken("taken", folder="results")

    assert refusal.text("en") == (
        "The folder 'results' is not empty. Nothing was written. "
        "Name another folder, or empty this one first."
    )
    assert str(refusal).startswith("Le dossier «")
