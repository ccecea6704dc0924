"""The headline: shares of runs in plain words, in both languages."""

import re
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.headline import findings, headline
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_headline_says_what_the_numbers_say(known):
    assert plain(headline(known)) == (
        "In this model, after 30 months, the state (The Crown) governs 30% of the people in the middle run "
        "(50% at the start; 10 to 50% in all runs). "
        "Most often, this is how it ends between the state and the rebels: war, with a front that stands "
        "still (3 of 5 runs); then a war that died down, with nothing agreed (2 of 5 runs). "
        "The war between the state and the rebels (The League) is over in 2 of 5 runs "
        "(95% interval: 12 to 77%): fewer than 25 fighters killed in each of the last two years. "
        "The rebels (The League) have more fighters at the end than at the start in 3 of 5 runs; "
        "in the middle run 500 become 600. "
        "Civilians killed in 30 months in the middle run: 102 (54 to 150 in all runs). "
        "Killed by: The Crown 29%, The League 71%."
    )


def test_the_headline_says_the_same_in_french(known):
    assert plain(headline(known, "fr")) == (
        "Dans ce modèle, après 30 mois, l'État (La Couronne) gouverne 30 % de la population "
        "dans la simulation médiane (50 % au départ ; 10 à 50 % dans toutes les simulations). "
        "Le plus souvent, voici comment cela finit entre l'État et les rebelles : la guerre, avec un "
        "front figé (3 simulations sur 5) ; puis une guerre retombée, sans rien de signé "
        "(2 simulations sur 5). "
        "La guerre entre l'État et les rebelles (La Ligue) est finie dans 2 simulations sur 5 "
        "(intervalle à 95 % : 12 à 77 %) : moins de 25 combattants tués chacune des deux dernières années. "
        "Les rebelles (La Ligue) finissent avec davantage de combattants qu'au départ dans 3 simulations "
        "sur 5 ; dans la simulation médiane, ils passent de 500 à 600. "
        "Civils tués en 30 mois dans la simulation médiane : 102 (54 à 150 dans toutes les simulations). "
        "Tués par : La Couronne 29 %, La Ligue 71 %."
    )


def with_series(results, name, values):
    return replace(results, series={**results.series, name: values})


def of_the_war(results, language="en"):
    """What is told of whether the war of state and rebels is over."""
    return findings(results, language)[2]


def test_a_war_that_kills_few_in_every_run_is_told_as_over(known):
    quiet = with_series(known, "battle_deaths", np.zeros_like(known["battle_deaths"]))

    assert of_the_war(quiet) == (
        "The war between the state and the rebels (The League) is over in every run "
        "(95% interval: 57 to 100%): fewer than 25 fighters killed in each of the last two years."
    )


def test_a_war_that_goes_on_everywhere_is_over_in_no_run(known):
    deadly = with_series(known, "battle_deaths", np.full_like(known["battle_deaths"], 3.0))

    assert of_the_war(deadly).startswith("In no run (95% interval: 0 to 43%) is the war")


@pytest.mark.parametrize(("month", "told"), [(6, "in every run"), (7, "In no run")])
def test_deaths_of_the_last_two_years_alone_make_a_war_go_on(known, month, told):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[:, month] = 1000.0

    assert told in of_the_war(with_series(known, "battle_deaths", deaths))


def test_the_headline_has_the_numbers_of_the_outcomes(north):
    told, table = headline(north), outcomes(north)

    for name, other in (
        ("rebel_war_over", "rebels (CSP)"),
        ("jihadist_war_over", "jihadists (JNIM, IS Sahel)"),
    ):
        k = int(table[name].sum())
        assert k in (0, 3), "words for none and all are told apart from numbers"
        share = "in every run" if k else "In no run"
        assert [s for s in findings(north) if share in s and f"the {other}" in s and "over" in s] != []
    assert "all wars" in told.lower()


def test_a_run_of_less_than_two_years_says_nothing_of_how_wars_end(short):
    assert "it takes two years" in headline(short)
    assert "is over in" not in headline(short)


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

    assert findings(unhurt)[-1] == "No civilian is killed in any run."
    assert findings(unhurt, "fr")[-1] == "Aucune simulation ne compte de civils tués."


def test_one_run_is_told_as_the_only_one(known):
    one = replace(known, replicates=(0,), series={name: values[4:] for name, values in known.series.items()})

    told = headline(one)
    assert "of the people in the only run (50% at the start)." in told
    assert "all runs" not in told
    assert "This is how it ends" in told
    assert "interval" not in told


def test_one_of_many_is_singular_in_french(known):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[0, -1] = 50.0

    assert "(1 simulation sur 5)." in findings(with_series(known, "battle_deaths", deaths), "fr")[1]


def test_each_bloc_that_fights_has_its_sentence(north):
    told = headline(north)

    assert "between the state and the rebels (CSP)" in told
    assert "between the state and the jihadists (JNIM, IS Sahel)" in told
    assert "he jihadists (JNIM, IS Sahel) have more fighters" in told


def test_a_bloc_without_fighters_is_not_told_of(known):
    alone = known["fighters"].copy()
    alone[:, :, 1] = 0.0

    assert "rebels" not in headline(with_series(known, "fighters", alone))
