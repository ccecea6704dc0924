"""The answer of a run: how it ends, who gains and who pays, in plain words, in both languages."""

import re
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.run_card import headline, run_card
from sahel_sim.results.gains import GAINERS, who_gained
from sahel_sim.results.history import history
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_answer_says_what_the_numbers_say(known):
    assert plain(run_card(known).answer) == (
        "In this model, after 30 months: between state and rebels it comes most often to war, with a "
        "front that stands still (3 of 5 runs); the rebels gain most (every run); civilians killed: 102 "
        "in the middle run (54 to 150 in all runs)."
    )


def test_the_answer_says_the_same_in_french(known):
    assert plain(run_card(known, "fr").answer) == (
        "Dans ce modèle, après 30 mois : entre l'État et les rebelles, issue la plus fréquente : la "
        "guerre, avec un front figé (3 simulations sur 5) ; ce sont les rebelles qui y gagnent le plus "
        "(toutes "
        "les simulations) ; civils tués : 102 en médiane (54 à 150 dans toutes les simulations)."
    )


def test_the_parts_of_the_answer_have_its_numbers(known):
    ends, gains, pays = run_card(known).panels

    assert [(bar.name, bar.value) for bar in ends.bars] == [
        ("War, with a front that stands still", "3 of 5 (23 to 88%)"),
        ("A war that died down, with nothing agreed", "2 of 5 (12 to 77%)"),
    ]
    assert list(ends.sentences) == ["Over: fewer than 25 fighters killed in each of the last two years."]
    assert [(bar.name, bar.full) for bar in gains.bars] == [("The rebels", 1.0)]
    assert gains.sentences == [
        "In the middle run, the rebels (The League) govern 50% of the people at the end (25% at the "
        "start; 50% "
        "in all runs).",
        "In the middle run, the state (The Crown) governs 30% of the people at the end (50% at the "
        "start; 10 to "
        "50% in all runs).",
        "The rebels (The League) have more fighters at the end than at the start in 3 of 5 runs; in the "
        "middle "
        "run 500 become 600.",
    ]
    assert [(plain(bar.name), plain(bar.value)) for bar in pays.bars] == [
        ("The League", "72 (71%)"),
        ("The Crown", "30 (29%)"),
    ]


def test_full_bars_are_wars_that_are_over(known):
    still, faded = run_card(known).panels[0].bars

    assert (still.full, still.hatched) == (0.0, 0.6)
    assert (faded.full, faded.hatched) == (0.4, 0.0)


def with_series(results, name, values):
    return replace(results, series={**results.series, name: values})


@pytest.mark.parametrize(
    ("state", "rebels", "gained"),
    [
        (0.02, 0.0, "state"),
        (-0.2, 0.1, "rebels"),
        (0.1, 0.2, "rebels"),
        (0.009, -0.5, "nobody"),
        (-0.1, -0.1, "nobody"),
    ],
)
def test_who_gains_is_who_governs_more_people_by_most(known, state, rebels, gained):
    share = np.full_like(known["people_governed"], 0.5)
    share[:, -1] += (state, rebels)
    told = with_series(known, "people_governed", share)

    assert [GAINERS[at] for at in who_gained(history(told))] == [gained] * 5
    assert [bar.value for bar in run_card(told).panels[1].bars] == ["5 of 5 (57 to 100%)"]


def test_what_the_answer_says_is_not_said_again_below_it(known):
    card = run_card(known)
    below = [told for panel in card.panels for told in panel.sentences] + list(card.sure)

    assert not any("3 of 5" in told for told in card.sure)
    assert not any("102" in told for told in below)
    assert sum("grows most from start to end" in told for told in headline(known).split(". ")) == 1
    assert sum("2 runs of 5 (12 to 77%)" in told for told in (*card.asked[0].answers, *below)) == 1


def test_where_luck_may_decide_who_gains_the_answer_names_nobody(known):
    share = np.full_like(known["people_governed"], 0.5)
    share[:3, -1, 0] += 0.1
    share[3:, -1, 1] += 0.1
    card = run_card(with_series(known, "people_governed", share))

    assert "; it is not sure who gains most; " in card.answer
    assert [bar.name for bar in card.panels[1].bars] == ["The state", "The rebels"]


def test_endings_that_are_as_frequent_are_both_told(known):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[::2, -1] = 50.0
    card = run_card(many(with_series(known, "battle_deaths", deaths), 4))

    assert (
        "between state and rebels no ending is the most frequent: a war that died down, with nothing "
        "agreed and war, with a front that stands still (2 of 4 runs each);" in plain(card.answer)
    )


def of_the_war(results, language="en"):
    """What is told of whether the war of state and rebels is over."""
    return plain(run_card(results, language).asked[0].answers[0])


def test_a_war_that_kills_few_in_every_run_is_told_as_over(known):
    quiet = with_series(known, "battle_deaths", np.zeros_like(known["battle_deaths"]))

    assert "over in 5 runs of 5 (57 to 100%)" in of_the_war(quiet)


def test_a_war_that_goes_on_everywhere_is_over_in_no_run(known):
    deadly = with_series(known, "battle_deaths", np.full_like(known["battle_deaths"], 3.0))

    assert "over in 0 runs of 5 (0 to 43%)" in of_the_war(deadly)


@pytest.mark.parametrize(("month", "told"), [(6, "in 5 runs of 5"), (7, "in 0 runs of 5")])
def test_deaths_of_the_last_two_years_alone_make_a_war_go_on(known, month, told):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[:, month] = 1000.0

    assert told in of_the_war(with_series(known, "battle_deaths", deaths))


def test_the_answer_has_the_numbers_of_the_outcomes(north):
    told, table = run_card(north), outcomes(north)

    rebels, jihadists = (int(table[name].sum()) for name in ("rebel_war_over", "jihadist_war_over"))
    force = told.asked[0].answers[0]
    assert re.search(rf"against the rebels .* over in {rebels} runs? of 3 ", force, re.IGNORECASE)
    assert re.search(rf"against the jihadists .* over in {jihadists} of 3 ", force)
    goes_on = "goes on in every run" if not table["jihadist_war_over"].any() else "is over in every run"
    assert f"the war with the jihadists {goes_on}" in told.answer


def test_a_run_of_less_than_two_years_says_nothing_of_how_wars_end(short):
    card = run_card(short)

    assert "the run is too short to tell whether a war is over" in card.answer
    assert "it takes two years" in card.panels[0].sentences[0]
    assert list(card.panels[0].bars) == []


@pytest.fixture(scope="module")
def short():
    return run(with_changes(read("two_towns"), {"years": 1}), 3, execution=Execution(1))


def test_below_twenty_runs_nothing_speaks_of_nine_in_ten(known):
    assert re.findall("nine (in|of) ten", headline(known)) == []
    assert "nine of ten runs" in headline(many(known, 20))


def many(results, runs):
    """The same runs again and again, until there are so many."""
    rows = np.arange(runs) % len(results)
    return replace(
        results,
        replicates=tuple(range(runs)),
        series={name: values[rows] for name, values in results.series.items()},
    )


def test_nobody_killed_is_told_in_a_sentence(known):
    unhurt = with_series(known, "civilians_killed", np.zeros_like(known["civilians_killed"]))

    assert run_card(unhurt).panels[2].sentences[0] == "No civilian is killed in any run."
    assert run_card(unhurt, "fr").panels[2].sentences[0] == "Aucune simulation ne compte de civils tués."
    assert run_card(unhurt).answer.endswith("no civilian is killed.")


def test_one_run_is_told_as_the_only_one(known):
    one = replace(known, replicates=(0,), series={name: values[4:] for name, values in known.series.items()})

    told = headline(one)
    assert "of the people at the end (50% at the start)." in told
    assert "In the only run" in told
    assert "all runs" not in told
    assert "interval" not in told
    assert run_card(one).sure[0] == "Luck: there is one run alone, so luck cannot be told from the rest."


def test_one_of_many_is_singular_in_french(known):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[1:, -1] = 50.0

    told = run_card(with_series(known, "battle_deaths", deaths), "fr")
    assert "terminée dans 1 simulation sur 5 " in told.asked[0].answers[0]


def test_each_bloc_that_fights_has_its_sentence(north):
    told = headline(north)

    assert "gainst the rebels " in told
    assert "against the jihadists " in told
    assert "he jihadists (JNIM, IS Sahel) have more fighters" in told


def test_a_bloc_without_fighters_is_not_told_of(known):
    alone = known["fighters"].copy()
    alone[:, :, 1] = 0.0

    assert "(The League) have more" not in headline(with_series(known, "fighters", alone))


def test_two_endings_that_are_close_are_said_to_hang_on_luck(known):
    assert any("luck may decide which comes first" in told for told in run_card(known).overturned)


def test_a_card_always_says_that_ignorance_is_not_counted(known, north):
    for card in (run_card(known), run_card(north)):
        assert card.sure[-1].startswith("Ignorance: not counted.")
        assert "many of which are assumed" in card.overturned[-1]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 80])
def test_a_card_fits_a_terminal(north, language, width):
    card = run_card(north, language)
    lines = card_text(card, width).splitlines()

    assert max(map(len, lines)) <= width
    assert "".join(card.answer.split()) in "".join("".join(lines).split())


def test_a_card_in_a_notebook_has_no_script_and_escapes_what_it_is_told(known):
    hostile = replace(known, scenario=replace(known.scenario, title={"en": "<script>alert(1)</script>"}))
    written = card_html(run_card(hostile))

    assert "<script" not in written
    assert "&lt;script&gt;" in written
