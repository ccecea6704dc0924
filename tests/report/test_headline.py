"""The headline: shares of runs in plain words, in both languages."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.report.headline import findings, headline

pytestmark = pytest.mark.xdist_group("report")


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_headline_says_what_the_numbers_say(known):
    assert plain(headline(known)) == (
        "In this model, after 30 months, the state (The Crown) governs 30% of the people in the middle run "
        "(50% at the start; 12 to 48% in nine of ten runs). "
        "Fighting between the state and the rebels (The League) still kills 25 fighters or more in the last "
        "12 months in 3 of 5 runs. "
        "The rebels (The League) have more fighters at the end than at the start in 3 of 5 runs; "
        "in the middle run 500 become 600. "
        "Civilians killed in 30 months in the middle run: 102 (59 to 145 in nine of ten runs). "
        "Killed by: The Crown 29%, The League 71%."
    )


def test_the_headline_says_the_same_in_french(known):
    assert plain(headline(known, "fr")) == (
        "Dans ce modèle, après 30 mois, l'État (La Couronne) gouverne 30 % de la population "
        "dans la simulation "
        "médiane (50 % au départ ; 12 à 48 % dans neuf simulations sur dix). "
        "Les combats entre l'État et les rebelles (La Ligue) tuent encore au moins 25 "
        "combattants pendant les "
        "12 derniers mois dans 3 simulations sur 5. "
        "Les rebelles (La Ligue) finissent avec davantage de combattants qu'au départ dans 3 "
        "simulations sur 5 ; "
        "dans la simulation médiane, ils passent de 500 à 600. "
        "Civils tués en 30 mois dans la simulation médiane : 102 (59 à 145 dans neuf simulations sur dix). "
        "Tués par : La Couronne 29 %, La Ligue 71 %."
    )


def with_series(results, name, values):
    return replace(results, series={**results.series, name: values})


def test_a_war_that_kills_fewer_in_every_run_is_told_as_over(known):
    quiet = with_series(known, "battle_deaths", np.zeros_like(known["battle_deaths"]))

    assert findings(quiet)[1] == (
        "In no run does fighting between the state and the rebels (The League) still kill 25 "
        "fighters or more in "
        "the last 12 months."
    )


def test_a_war_that_goes_on_everywhere_is_told_of_every_run(known):
    deadly = with_series(known, "battle_deaths", np.full_like(known["battle_deaths"], 3.0))

    assert "in the last 12 months in every run." in findings(deadly)[1]


def test_deaths_of_earlier_years_do_not_make_a_war_go_on(known):
    early = np.zeros_like(known["battle_deaths"])
    early[:, 18] = 1000.0

    assert "In no run" in findings(with_series(known, "battle_deaths", early))[1]


def test_deaths_a_year_before_the_end_make_a_war_go_on(known):
    late = np.zeros_like(known["battle_deaths"])
    late[:, 19] = 1000.0

    assert "in every run" in findings(with_series(known, "battle_deaths", late))[1]


def test_nobody_killed_is_told_in_a_sentence(known):
    unhurt = with_series(known, "civilians_killed", np.zeros_like(known["civilians_killed"]))

    assert findings(unhurt)[-1] == "No civilian is killed in any run."
    assert findings(unhurt, "fr")[-1] == "Aucune simulation ne compte de civils tués."


def test_one_run_is_told_as_the_only_one(known):
    one = replace(known, replicates=(0,), series={name: values[4:] for name, values in known.series.items()})

    told = headline(one)
    assert "of the people in the only run (50% at the start)." in told
    assert "nine of ten" not in told


def test_one_of_many_is_singular_in_french(known):
    deaths = np.zeros_like(known["battle_deaths"])
    deaths[0, -1] = 50.0

    assert "dans 1 simulation sur 5." in findings(with_series(known, "battle_deaths", deaths), "fr")[1]


def test_each_bloc_that_fights_has_its_sentence(north):
    told = headline(north)

    assert "between the state and the rebels (CSP)" in told
    assert "between the state and the jihadists (JNIM, IS Sahel)" in told
    assert "The jihadists (JNIM, IS Sahel)" in told


def test_a_bloc_without_fighters_is_not_told_of(known):
    alone = known["fighters"].copy()
    alone[:, :, 1] = 0.0

    assert "rebels" not in headline(with_series(known, "fighters", alone))
