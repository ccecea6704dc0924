"""The answer of the scorecard, of scores whose bands and values are known."""

import pytest

from made_up_records import BANDED, scorecard
from sahel_sim.report.answer_card import card_text
from sahel_sim.report.patterns_card import patterns_card
from sahel_sim.report.patterns_page import patterns_html


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_answer_counts_what_matters_most_alone():
    card = patterns_card(scorecard("AAAAB", inside=3))

    assert card.answer == (
        "In 3 of the 4 statistics that matter most they do (75%); in the others they differ."
    )
    assert [(bar.name, bar.value, bar.full) for bar in card.panels[0].bars] == [
        ("Should show", "3 of 4", 0.75),
        ("Had better show", "0 of 1", 0.0),
    ]


def test_what_is_outside_is_named_with_its_patterns():
    panel = patterns_card(scorecard("AAAA", inside=3)).panels[1]

    alike = sum(each.group == BANDED[3].group for each in BANDED[:4])
    assert [(bar.name, bar.value) for bar in panel.bars] == [(BANDED[3].names["en"], f"1 of {alike}")]
    assert list(panel.sentences) == []


def test_a_scorecard_with_everything_inside_says_so_and_claims_no_more():
    card = patterns_card(scorecard("AAA", inside=3))

    assert card.answer == "In all 3 statistics that matter most they do."
    assert card.panels[1].sentences == ["Nothing: all lie in their bands."]
    assert "says nothing of others" in card.panels[2].sentences[0]


@pytest.mark.parametrize(("spread", "unsure"), [(0.5, 0), (1.5, 2)])
def test_luck_is_told_by_runs_that_reach_across_an_end_of_a_band(spread, unsure):
    card = patterns_card(scorecard("AA", inside=2, spread=spread))

    assert card.sure[0].startswith(f"Luck: 8 runs of each start; in {unsure} of the 2 that matter most")


def test_nothing_that_matters_most_is_not_taken_for_all_of_it():
    assert patterns_card(scorecard("BB", inside=2)).answer.startswith(
        "Nothing that matters most was computed"
    )


def test_it_says_that_the_two_questions_are_not_asked():
    told = card_text(patterns_card(scorecard("AA", inside=1), "fr"), 500)

    assert "La force seule réussit-elle" in told
    assert "Cette page ne pose ni l'une ni l'autre question :" in plain(told)


def test_the_page_has_the_card_at_its_top():
    page = patterns_html(scorecard("AAB", inside=1))

    assert page.index("In 1 of the 2 statistics that matter most") < page.index('<div class="sections">')
