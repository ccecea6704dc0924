"""Does force alone work, who gains from a stalemate: what is said of runs whose answers are known."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.languages import speaking
from sahel_sim.report.two_questions import (
    AskedRuns,
    asked_of_settings,
    asked_of_stories,
    asked_of_story,
    may_be_chance,
    state_presses,
)
from sahel_sim.results.force_and_stalemate import ForceAndStalemate
from sahel_sim.results.gains import GAINERS
from sahel_sim.scenario import read, with_changes

STATE, REBELS, NOBODY = (GAINERS.index(name) for name in ("state", "rebels", "nobody"))


ALONE = "Force alone is pressure of the state without talks."


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def answers(over=0, runs=100, talks=0, still=0, gain=REBELS, grew=0, jihadists_over=0):
    """One setting: in so many of the first runs a war is over, talks are held, jihadists grow.

    The front stands still in so many of the last; ``gain``: who gains there, or in each of them.
    """
    gainer = np.full((1, runs), float(STATE))
    if still:
        gainer[0, runs - still :] = gain
    return ForceAndStalemate(
        first(talks, runs),
        first(over, runs),
        first(jihadists_over, runs),
        first(still, runs)[:, ::-1],
        gainer,
        first(grew, runs)[:, ::-1],
    )


def first(k, runs):
    return (np.arange(runs) < k).astype(float)[None]


def story(told, name="force_alone"):
    return AskedRuns([read(name)], [name], told)


def said(questions):
    return [[plain(told) for told in each.answers] for each in questions]


@pytest.mark.parametrize(
    ("over", "told"),
    [
        (100, "Against the rebels yes, war over in 100 runs of 100 (96 to 100%)"),
        (80, "Against the rebels mostly yes, war over in 80 runs of 100 (71 to 87%)"),
        (55, "Against the rebels these runs do not decide it, war over in 55 runs of 100 (45 to 64%)"),
        (20, "Against the rebels mostly no, war over in 20 runs of 100 (13 to 29%)"),
        (0, "Against the rebels no, war over in 0 runs of 100 (0 to 4%)"),
    ],
)
def test_force_works_where_a_war_is_over_in_most_runs_for_sure(over, told):
    force, _gains = said(asked_of_story(story(answers(over))))

    assert force == [f"{told}; against the jihadists no, war over in 0 of 100 (0 to 4%).", ALONE]


def test_a_few_runs_do_not_decide():
    force, _gains = said(asked_of_story(story(answers(over=1, runs=4))))

    assert force[0].startswith("Against the rebels these runs do not decide it, war over in 1 run of 4")


def test_one_run_has_no_interval():
    force, gains = said(asked_of_story(story(answers(over=1, runs=1))))

    assert gains[0] == "One run alone cannot tell."
    assert force[0].startswith("Against the rebels these runs do not decide it, war over in 1 run of 1;")


def test_a_story_in_which_anybody_talks_is_no_test_of_force_alone():
    force, _gains = said(asked_of_story(story(answers(over=90, talks=1))))

    assert force == [
        "No test of it, since talks are held or an accord is in force in 1 run of 100; the war with the "
        "rebels is over in 90 runs of 100 (83 to 94%); the war with the jihadists is over in 0 of 100 (0 to "
        "4%).",
        ALONE,
    ]


def test_a_state_that_presses_nobody_is_no_test_either():
    idle = with_changes(read("force_alone"), {"government.military_pressure": 0.0})
    force, _gains = said(asked_of_story(AskedRuns([idle], ["idle"], answers(over=90))))

    assert state_presses(read("force_alone"))
    assert not state_presses(idle)
    assert force[0].startswith("No test of it, since the state presses nobody; ")


def test_a_state_that_begins_to_press_on_a_date_presses():
    assert state_presses(read("talks_then_force"))


def test_who_gains_is_told_where_the_front_stands_still_and_over_all():
    _force, (gains, note) = said(asked_of_story(story(answers(still=40, grew=30))))

    assert gains == (
        "Where the front stands still at the end (40 runs of 100), the rebels gain most, in 40 runs of 40 "
        "(91 to 100%); there jihadists have more fighters at the end than at the start in 30 runs of 40 "
        "(60 to 86%); over all runs the state gains most, in 60 runs of 100 (50 to 69%)."
    )
    assert note.startswith("The side that gains most is the one whose share of the people")


def test_where_luck_may_decide_no_side_is_named_first():
    gain = np.array([REBELS] * 6 + [NOBODY] * 4, dtype=float)
    _force, (gains, _note) = said(asked_of_story(story(answers(still=10, gain=gain))))

    assert "it is not sure who gains most: the rebels in 6 runs of 10 (31 to 83%), nobody in 4;" in gains


def test_without_a_stalemate_who_gains_is_told_of_all_runs():
    _force, (gains, _note) = said(asked_of_story(story(answers())))

    assert gains.startswith(
        "No run ends with a front that stands still; over all runs the state gains most, in 100"
    )


def test_runs_that_broke_off_count_in_nothing():
    told = answers(over=50)
    lost = replace(told, **{name: np.where(np.arange(100) < 10, np.nan, x) for name, x in vars(told).items()})
    force, _gains = said(asked_of_story(story(lost)))

    assert force[0].startswith("Against the rebels these runs do not decide it, war over in 40 runs of 90")


def test_each_story_is_told_by_its_name():
    stories = [story(answers(over=90)), story(answers(over=90, talks=100), "return_to_dialogue")]
    force, gains = said(asked_of_stories(stories))

    assert force[0].startswith("“force_alone”: against the rebels mostly yes, ")
    assert force[1].startswith("“return_to_dialogue”: no test of it, since talks are held")
    assert len(gains) == 3


def several(*told):
    stacked = ForceAndStalemate(*(np.concatenate([vars(x)[name] for x in told]) for name in vars(told[0])))
    return AskedRuns([read("force_alone")] * len(told), [f"p = {at}" for at in range(len(told))], stacked)


def test_of_settings_those_without_talks_are_told_apart():
    (force,), (gains, _note) = said(
        asked_of_settings(several(answers(over=90), answers(over=10), answers(over=60, talks=100)))
    )

    assert force.startswith(
        "2 of 3 settings have pressure and no talks, which is force alone. Against the rebels "
    )
    assert "ends most often at p = 0 (90 runs of 100), least often at p = 1 (10 runs of 100)." in force
    assert "chance" not in force
    assert force.endswith(
        "In the other setting the war with the rebels is over in 60 runs of 100 (50 to 69%)."
    )
    assert gains.startswith("All settings together: no run ends with a front that stands still; ")


def test_settings_that_share_their_numbers_are_not_taken_for_more_than_they_are():
    alike = several(*[answers(over=60)] * 9)
    (force,), _gains = said(asked_of_settings(alike))

    assert "war over in 540 runs of 900 (50 to 69%)" in force


def test_where_every_setting_talks_none_is_a_test():
    (force,), _gains = said(asked_of_settings(several(answers(talks=1), answers(talks=2))))

    assert force.startswith(
        "No setting is a test of it: in each talks are held, or the state presses nobody; "
    )


def test_it_is_said_in_french():
    with speaking("fr"):
        force, gains = said(asked_of_story(story(answers(over=20, still=40))))

    assert force == [
        "Contre les rebelles, plutôt non, guerre terminée dans 20 simulations sur 100 (13 à 29 %) ; contre "
        "les djihadistes, non, guerre terminée dans 0 sur 100 (0 à 4 %).",
        "La force seule est la pression de l'État sans pourparlers.",
    ]
    assert gains[0].startswith(
        "Là où le front est figé à la fin (40 simulations sur 100), ce sont les rebelles"
    )


def test_a_difference_that_pairs_of_runs_do_not_bear_out_may_be_chance():
    (force,), (_gains, note) = said(asked_of_settings(several(answers(over=52), answers(over=50, grew=10))))
    alike = np.array([1.0] * 50 + [0.0] * 50)

    assert "least often at p = 1 (50 runs of 100)." in force
    assert note.endswith("so that ranges over several of them are wide.")
    assert may_be_chance(alike, alike[::-1], "chance", shared=True)
    assert not may_be_chance(alike, np.ones(100), "chance", shared=True)


def test_pairs_tell_what_overlapping_intervals_do_not():
    """40 and 52 of 100 runs: the intervals overlap, but no pair goes the other way."""
    low, high = first(40, 100)[0], first(52, 100)[0]

    assert not may_be_chance(low, high, "chance", shared=True)
    assert may_be_chance(low, high, "chance", shared=False)
