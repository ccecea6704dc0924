"""Where runs draw their numbers, cards tell luck from ignorance; where they do not, they say so."""

import numpy as np
import pytest

import sahel_sim
from sahel_sim.report.comparison_card import comparison_card
from sahel_sim.report.run_card import run_card
from sahel_sim.results.luck_and_ignorance import luck_and_ignorance, luck_table
from sahel_sim.results.outcome_registry import outcome


def story(draws, **changes):
    base = sahel_sim.read("mali_2024_02")
    return sahel_sim.with_changes(base, {"years": 3, "parameter_draws": draws, **changes})


@pytest.fixture(scope="module")
def drawn():
    return sahel_sim.run(story("prior"), 70, seed=3, executor=1)


def test_what_is_run_again_has_the_same_numbers_and_other_luck(drawn):
    again = drawn.repeated

    assert again.replicates == drawn.replicates[:64]
    assert again.parameters == drawn.parameters
    first, second = (x["fighters"][:64, :, 0] for x in (drawn, again))
    assert (first[:, 0] == second[:, 0]).all(), "strengths are drawn, so they are the same"
    assert not (first[:, -1] == second[:, -1]).all()


def test_the_parts_are_those_of_the_formula(drawn):
    found = luck_and_ignorance(drawn, outcome("displaced"))
    first, again = (x["displaced"][:, -1, 0] for x in (drawn, drawn.repeated))
    luck = ((first[:64] - again) ** 2).mean() / 2.0

    assert found is not None
    assert found.luck == pytest.approx(luck)
    assert found.ignorance == pytest.approx(np.cov(first[:64], again)[0, 1])
    assert found.part_of_luck < 0.5, "numbers from whole ranges matter more than luck"
    table = luck_table(drawn).set_index("outcome")
    assert table.loc["displaced", "part_of_luck"] == pytest.approx(found.part_of_luck)


def test_cards_tell_both_and_not_that_luck_is_alone(drawn, tmp_path):
    for language, word in (("en", "ignorance"), ("fr", "ignorance")):
        told = " ".join(run_card(drawn, language).sure)
        assert word in told
    sure = " ".join(run_card(drawn, "en").sure)
    assert "is counted, not what its rules leave" in sure
    assert "luck alone" not in sure
    assert "sahel-sim claims tries them all" not in " ".join(run_card(drawn, "en").overturned)
    folder = drawn.write(tmp_path / "out", "en")
    assert (folder / "luck_and_ignorance.csv").is_file()


def test_runs_with_fixed_numbers_say_that_luck_is_alone():
    fixed = sahel_sim.run(story("fixed"), 4, seed=3, executor=1)

    assert fixed.repeated is None
    assert luck_table(fixed).empty
    assert "luck alone" in " ".join(run_card(fixed, "en").sure)


def test_differences_have_parts_of_their_own():
    base, other = story("prior"), story("prior", scenario="careful", **{"government.restraint": 0.9})
    found = sahel_sim.compare(base, other, runs=20, seed=3, executor=1)
    first, second = found.results
    told = luck_and_ignorance(second, outcome("displaced"), first)
    gaps = [x["displaced"][:, -1, 0] - y["displaced"][:, -1, 0] for x, y in (
        (second, first), (second.repeated, first.repeated))]  # fmt: skip

    assert told is not None
    assert told.luck == pytest.approx(((gaps[0] - gaps[1]) ** 2).mean() / 2.0)
    assert told.ignorance == pytest.approx(np.cov(*gaps)[0, 1])
    card = comparison_card(found, "en")
    told = [sentence for panel in card.panels for sentence in panel.sentences]
    assert any("in nine of ten pairs of runs" in sentence for sentence in told)
    assert "What makes runs differ" in " ".join(card.sure)
