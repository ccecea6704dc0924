"""The notebook door: results that draw themselves and say what they are; names that are fetched when used."""

import subprocess
import sys
from pathlib import Path

import pytest

import sahel_sim
from sahel_sim.execution import runner
from sahel_sim.execution.execution import Execution


@pytest.fixture(scope="module")
def results() -> sahel_sim.Results:
    return sahel_sim.run("two_towns", runs=5, executor=1)


@pytest.mark.parametrize("name", sahel_sim.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(sahel_sim, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'rum'"):
        sahel_sim.rum  # noqa: B018


def test_names_are_listed_for_those_who_complete_them() -> None:
    assert set(sahel_sim.__all__) == set(dir(sahel_sim))


def test_importing_the_library_imports_nothing_heavy() -> None:
    code = "import sys, sahel_sim; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "scipy", "pandas", "mesa", "matplotlib", "yaml"}
    assert set() == heavy & set(done.stdout.split())


def test_the_bits_are_those_of_the_ensemble(results: sahel_sim.Results) -> None:
    assert runner.run("two_towns", runs=5, execution=Execution(1)).digest() == results.digest()


def test_the_repr_says_what_came_out_and_what_can_be_done(
    results: sahel_sim.Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    told = repr(results)
    assert [
        word for word in ("Two towns", "5 ×", "governs", ".plot.map()", "'league'") if word not in told
    ] == []


def test_the_repr_is_in_the_language_of_the_reader(
    results: sahel_sim.Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAHEL_SIM_LANG", "fr")
    assert "Deux villes" in repr(results)
    assert "gouverne" in results._repr_html_()


def test_a_notebook_is_shown_no_markup_of_the_scenario() -> None:
    story = sahel_sim.with_changes(
        sahel_sim.read("two_towns"), {"title": "<script>alert(1)</script>", "years": 1}
    )
    shown = sahel_sim.run(story, runs=2, executor=1)._repr_html_()
    assert (False, True) == ("<script>" in shown, "&lt;script&gt;" in shown)


@pytest.mark.parametrize("figure", ["fan", "towns", "map", "deaths", "what_moved_it"])
def test_every_figure_is_drawn_with_words_that_tell_it(results: sahel_sim.Results, figure: str) -> None:
    picture = getattr(results.plot, figure)(language="fr")
    assert (True, "fr") == (len(picture.alt) > 40, picture.language)


def test_why_is_the_sentence_of_the_ledger(results: sahel_sim.Results) -> None:
    assert results.why("fighters", "crown", "en").startswith("The Crown ")
    assert results.why(language="en").startswith("The League ")


def test_a_stock_that_is_not_there_is_named_with_those_that_are(results: sahel_sim.Results) -> None:
    with pytest.raises(KeyError, match="fighters, towns, villages, treasury"):
        results.why("horses")


@pytest.mark.usefixtures("no_figures")
def test_results_write_their_folder(results: sahel_sim.Results, tmp_path: Path) -> None:
    assert (results.write(tmp_path / "mine") / "index.html").is_file()
