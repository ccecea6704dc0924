"""The scorecard: its table, what counts as inside, and a whole one of few runs."""

import re
from importlib.resources import files

import numpy as np
import pandas
import pytest

import sahel_sim
from sahel_sim.validation import Pattern, Simulated, patterns_of_mali, scorecard
from sahel_sim.validation.scoring import Score
from sahel_sim.validation.statistic import of_runs, share_of_runs
from sahel_sim.validation.statistics import NOT_COMPUTED, STATISTICS


def pattern(low, high, weight="A"):
    words = {"en": "words", "fr": "mots"}
    return Pattern("P0", words, words, low, None, high, "share", weight, "test", "K1")


def test_every_pattern_has_a_statistic_or_a_reason_and_none_has_both():
    had = [statistic.pattern for statistic in STATISTICS]

    assert sorted([*had, *NOT_COMPUTED]) == sorted(p.id for p in patterns_of_mali())


def test_every_pattern_is_told_in_both_languages_with_a_source_of_the_bibliography():
    keys = set(re.findall(r"@\w+\{(\w+),", files("sahel_sim").joinpath("sources.bib").read_text("utf-8")))
    for each in patterns_of_mali():
        assert all(each.names.values()), each.id
        assert all(each.statistics.values()), each.id
        assert set(each.source.split(";")) <= keys, each.id


def test_targets_lie_in_their_bands():
    for each in patterns_of_mali():
        if each.has_band and each.target is not None:
            assert each.holds(each.target), each.id


@pytest.mark.parametrize(
    ("low", "high", "value", "inside"),
    [(1.0, 2.0, 1.0, True), (1.0, 2.0, 2.1, False), (31.0, None, 1e9, True), (1.0, None, np.inf, True),
     (1.0, 2.0, np.nan, False)],
)  # fmt: skip
def test_the_ends_of_a_band_belong_to_it(low, high, value, inside):
    assert pattern(low, high).holds(value) is inside


def test_what_has_no_band_is_neither_inside_nor_outside():
    assert Score(pattern(None, None), Simulated(1.0, 2.0, 3.0)).inside is None
    assert Score(pattern(0.0, 1.0), None).inside is None


def test_what_never_happens_is_longer_than_anything():
    told = of_runs(np.array([np.inf, 3.0, 5.0, np.inf, np.nan]))

    assert told.low == 3.0
    assert told.median == np.inf
    assert of_runs(np.array([1.0, 3.0, 5.0, np.inf])).median == 4.0


def test_runs_without_meaning_are_no_part_of_a_share():
    class Runs:
        replicates = 4

    value = share_of_runs(lambda past: np.array([1.0, 0.0, np.nan, 1.0]))([Runs()])

    assert value(np.ones(4)) == pytest.approx(2 / 3)
    assert value(np.array([0.0, 1.0, 5.0, 1.0])) == pytest.approx(0.5)


def test_a_scorecard_of_some_patterns_is_the_same_twice_and_changes_with_settings():
    asked = {"runs": 3, "only": ["P16", "P23"], "executor": 1}
    first, again = scorecard(**asked), scorecard(**asked)
    peaceful = scorecard(
        **asked, settings={"csp.military_pressure.government": 0.0, "mechanisms.displacement": False}
    )

    assert [score.pattern.id for score in first.scores] == ["P16a", "P16b", "P23"]
    assert [score.simulated for score in first.scores] == [score.simulated for score in again.scores]
    assert first["P16a"].simulated.median + first["P16b"].simulated.median == pytest.approx(1.0, abs=0.1)
    assert first["P23"].simulated.median > 0.0
    assert peaceful["P23"].simulated.median == 0.0


def test_draws_stand_side_by_side_and_each_is_what_it_is_alone(tmp_path):
    both = sahel_sim.patterns("P16", runs=6, parameters=["fixed", "prior"], executor=1)
    alone = sahel_sim.patterns("P16", runs=6, parameters="prior", executor=1)
    folder = both.write(tmp_path / "out", "en")
    table = pandas.read_csv(folder / "patterns_side_by_side.csv", index_col="id")

    assert both.parameters == "fixed"
    assert [other.parameters for other in both.beside] == ["prior"]
    assert [score.simulated for score in both.beside[0].scores] == [score.simulated for score in alone.scores]
    assert both["P16b"].simulated != alone["P16b"].simulated
    assert table.loc["P16b", "prior_median"] == pytest.approx(alone["P16b"].simulated.median, rel=1e-5)
    assert "drawn from their ranges" in both.headline("en")
    assert "fixed,prior" in both.page("en")


def test_an_unknown_pattern_is_told():
    with pytest.raises(KeyError, match=r"There is no pattern 'P99'\.\nThere are P1, P2"):
        scorecard(2, only=["P99"])
