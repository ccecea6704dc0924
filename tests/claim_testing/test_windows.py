"""Windows: a number of one run from a series, in months from the start or around an event."""

import numpy as np
import pytest
from runs_by_hand import FRONT, SIDES, capitals, course, runs_of

from sahel_sim.claim_testing.faction_groups import between, couples, members, of_whom, parties, words_for
from sahel_sim.claim_testing.run_statistics import HOWS, MeasureOf, Window, known_measures
from sahel_sim.engine import MEASURES, measure
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.history import History, history
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.scenario import read, with_changes

MONTHS = np.arange(25)


def growing() -> History:
    """In run 0 jnim gains 10 fighters a month from 100 on, in run 1 it loses 2; the front has none."""
    fighters = course(2, 24, jnim=np.array([100.0 + 10.0 * MONTHS, 100.0 - 2.0 * MONTHS]), is_sahel=50.0)
    return runs_of(fighters=fighters)


def taken() -> History:
    """A capital falls in month 5 of run 0, month 8 of run 1, never in run 2; each month has as many dead."""
    deaths = course(3, 24, "pair", army_and_front=MONTHS)
    return runs_of(battle_deaths=deaths, capitals_governed=capitals(3, 24, {0: 5, 1: 8}))


def test_a_value_at_a_month_and_at_the_end():
    assert MeasureOf("x", "fighters", "jnim", "at", last=6).of_runs(growing()).tolist() == [160.0, 88.0]
    assert MeasureOf("x", "fighters", "jnim").of_runs(growing()).tolist() == [340.0, 52.0]


def test_a_change_between_two_months():
    assert MeasureOf("x", "fighters", "jnim", "change", 6, 18).of_runs(growing()).tolist() == [120.0, -24.0]
    assert MeasureOf("x", "fighters", "jnim", "change").of_runs(growing()).tolist() == [240.0, -48.0]


def test_a_relative_change_is_a_share_of_where_it_begins():
    relative = MeasureOf("x", "fighters", "jnim", "relative_change", 0, 12)

    assert relative.of_runs(growing()) == pytest.approx([1.2, -0.24])


def test_a_relative_change_from_nothing_is_not_a_number():
    assert np.isnan(MeasureOf("x", "fighters", "front", "relative_change").of_runs(growing())).all()


def test_what_there_is_counts_at_both_ends_of_its_window():
    for how, numbers in {"mean": [120.0, 96.0], "largest": [140.0, 100.0], "least": [100.0, 92.0]}.items():
        assert MeasureOf("x", "fighters", "jnim", how, 0, 4).of_runs(growing()).tolist() == numbers


def test_what_happens_counts_after_the_first_month_and_up_to_the_last():
    for how, number in {"sum": 3 + 4 + 5.0, "mean": 4.0, "largest": 5.0, "least": 3.0}.items():
        assert MeasureOf("x", "battle_deaths", "all", how, 2, 5).of_runs(taken()).tolist() == [number] * 3


def test_a_window_follows_its_event_in_each_run():
    before = MeasureOf("x", "battle_deaths", "state-rebels", "sum", -3, 0, "capital_taken_by_state")
    after = MeasureOf("x", "battle_deaths", "state-rebels", "sum", 0, 3, "capital_taken_by_state")

    assert before.of_runs(taken())[:2].tolist() == [3 + 4 + 5, 6 + 7 + 8]
    assert after.of_runs(taken())[:2].tolist() == [6 + 7 + 8, 9 + 10 + 11]


def test_without_the_event_there_is_no_number():
    at_event = MeasureOf("x", "battle_deaths", "all", "at", last=0, around="capital_taken_by_state")

    np.testing.assert_array_equal(at_event.of_runs(taken()), [5.0, 8.0, np.nan])


def test_a_world_without_the_event_is_looked_at_in_the_months_of_another():
    after = MeasureOf("x", "battle_deaths", "all", "sum", 0, 3, "capital_taken_by_state")
    quiet = runs_of(battle_deaths=course(3, 24, "pair", army_and_front=MONTHS))
    moments = np.array([5.0, 8.0, np.nan])

    np.testing.assert_array_equal(after.of_runs(quiet, moments), [21.0, 30.0, np.nan])


@pytest.mark.parametrize(("first", "last"), [(-6, 0), (0, 17), (17, 18)])
def test_a_window_that_leaves_a_run_has_no_number_in_it(first, last):
    """The run has 24 months, and the event comes in month 5 or 8."""
    told = MeasureOf("x", "battle_deaths", "all", "sum", first, last, "capital_taken_by_state").of_runs(
        taken()
    )

    inside = [step + first >= 0 and step + last <= 24 for step in (5, 8)]
    assert (~np.isnan(told[:2])).tolist() == inside


def test_a_window_without_a_last_month_closes_with_the_run():
    rest = MeasureOf("x", "battle_deaths", "all", "sum", 0, None, "capital_taken_by_state")

    assert rest.of_runs(taken())[:2].tolist() == [sum(range(6, 25)), sum(range(9, 25))]


def test_nothing_can_happen_after_an_event_at_the_very_end():
    late = runs_of(
        battle_deaths=course(1, 24, "pair", army_and_front=1.0), capitals_governed=capitals(1, 24, {0: 24})
    )

    assert np.isnan(MeasureOf("x", "battle_deaths", around="capital_taken_by_state", how="sum").of_runs(late))


def test_months_are_months_in_a_weekly_run():
    """52 weeks make up 12 months: one death a week is 52 / 12 a month, and month 6 is week 26."""
    weekly = runs_of(52, battle_deaths=course(1, 104, "pair", army_and_front=1.0))
    weekly.series["fighters"][0, :, FRONT] = np.arange(105)

    assert MeasureOf("x", "battle_deaths", how="mean").of_runs(weekly) == pytest.approx(52 / 12)
    assert MeasureOf("x", "battle_deaths", how="sum", first=0, last=6).of_runs(weekly) == [26.0]
    assert MeasureOf("x", "fighters", "front", last=6).of_runs(weekly) == [26.0]


def test_the_sides_of_a_bloc_are_added_up():
    assert MeasureOf("x", "fighters", "jihadists", "at", last=0).of_runs(growing()).tolist() == [150.0, 150.0]
    assert MeasureOf("x", "fighters", "all", "at", last=0).of_runs(growing()).tolist() == [150.0, 150.0]
    assert MeasureOf("x", "fighters", "rebels", "at", last=0).of_runs(growing()).tolist() == [0.0, 0.0]


def test_an_index_of_a_bloc_weighs_each_side_by_its_fighters():
    told = runs_of(
        hardliners=course(2, 0, jnim=0.2, is_sahel=0.8),
        fighters=course(2, 0, jnim=[[300.0], [0.0]], is_sahel=100.0),
    )

    assert MeasureOf("x", "hardliners", "jihadists").of_runs(told) == pytest.approx([0.35, 0.8])


def test_where_nobody_has_fighters_all_sides_weigh_the_same():
    told = runs_of(hardliners=course(1, 0, jnim=0.2, is_sahel=0.8), fighters=course(1, 0))

    assert MeasureOf("x", "hardliners", "jihadists").of_runs(told) == pytest.approx([0.5])


def test_of_a_bloc_it_is_asked_whether_any_has_an_accord():
    told = runs_of(accord=course(3, 0, jnim=[[0.0], [1.0], [1.0]], is_sahel=[[0.0], [0.0], [1.0]]))

    assert MeasureOf("x", "accord", "jihadists").of_runs(told).tolist() == [0.0, 1.0, 1.0]


def test_an_index_of_pairs_weighs_each_by_both_sides_fighters():
    told = runs_of(
        hostility=course(1, 0, "pair", front_and_jnim=-0.5, front_and_is_sahel=1.0),
        fighters=course(1, 0, front=10.0, jnim=200.0, is_sahel=100.0),
    )

    assert MeasureOf("x", "hostility", "rebels-jihadists").of_runs(told) == pytest.approx([0.0])
    assert MeasureOf("x", "hostility", "jnim-front").of_runs(told) == [-0.5]


def test_pairs_are_named_in_either_order():
    numbers = [MeasureOf("x", "battle_deaths", whom, "sum").of_runs(taken())[0] for whom in
               ("army-front", "front-army", "state-rebels", "rebels-army", "all")]  # fmt: skip

    assert numbers == [300.0] * 5
    assert MeasureOf("x", "battle_deaths", "state-jihadists", "sum").of_runs(taken())[0] == 0.0


def test_the_words_for_sides():
    assert parties(SIDES) == (
        "state",
        "rebels",
        "jihadists",
        "militias",
        "army",
        "front",
        "jnim",
        "is_sahel",
    )
    assert members(SIDES, "jihadists").tolist() == [2, 3]
    assert [SIDES.pair_names[at] for at in between(SIDES, "jihadists-jihadists")] == ["jnim-is_sahel"]
    assert {"state-rebels", "front-jnim", "jihadists-jihadists"} <= set(couples(SIDES))
    assert "rebels-rebels" not in couples(SIDES)


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_every_measure_can_be_told_of_all_its_words(m):
    told = runs_of(fighters=course(2, 3, jnim=5.0))

    for whom in words_for(m, SIDES):
        assert of_whom(told, m, whom).shape == (2, 4)


@pytest.mark.parametrize(
    ("of", "whom", "named"),
    [
        ("fighters", "fron", "front"),
        ("battle_deaths", "front", "state-rebels"),
        ("battle_deaths", "front-fron", "state-rebels"),
        ("displaced", "front", "all"),
        ("hardliners", "all", "jihadists"),
        ("hostility", "all", "rebels-jihadists"),
    ],
)
def test_whom_a_measure_cannot_be_told_of(of, whom, named):
    with pytest.raises(KeyError, match=rf"'{whom}'.*\b{named}\b"):
        MeasureOf("x", of, whom).of_runs(runs_of(fighters=course(1, 2)))


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"of": "fighter"}, "fighters"),
        ({"of": "fighters", "how": "average"}, "mean"),
        ({"of": "fighters", "around": "fall_of_kidal"}, "capital_taken_by_state"),
    ],
)
def test_words_that_are_not_there(given, named):
    with pytest.raises(KeyError, match=named):
        MeasureOf("x", **given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"of": "fighters", "how": "sum"}, "cannot be summed"),
        ({"of": "fighters", "how": "mean", "first": 6, "last": 3}, "ends before it begins"),
        ({"of": "fighters", "how": "at", "first": 3}, "no first one"),
        ({"of": "fighters", "how": "change", "first": 3, "last": 3}, "Nothing can happen"),
        ({"of": "clashes", "how": "sum", "first": 3, "last": 3}, "Nothing can happen"),
    ],
)
def test_what_makes_no_number(given, told):
    with pytest.raises(ValueError, match=told):
        MeasureOf("x", **given)


@pytest.mark.parametrize(
    ("of", "how", "unit"),
    [
        ("fighters", "at", "persons"),
        ("fighters", "change", "persons"),
        ("fighters", "relative_change", "share"),
        ("battle_deaths", "sum", "persons"),
        ("battle_deaths", "mean", "persons / month"),
        ("battle_deaths", "largest", "persons / step"),
        ("terms_overlap", "at", "chance"),
        ("terms_overlap", "mean", "share"),
        ("accord", "change", "-1 to 1"),
        ("approval", "change", "-1 to 1"),
        ("hostility", "change", "-2 to 2"),
        ("hostility", "least", "-1 to 1"),
    ],
)
def test_units_follow_from_the_measure_and_the_way(of, how, unit):
    assert MeasureOf("x", of, how=how).unit == unit


@pytest.mark.parametrize("how", HOWS)
def test_every_number_is_told_in_both_languages(how):
    around = MeasureOf(
        "x", "battle_deaths", "state-rebels", how, None if how == "at" else 0, 3, "accord"
    ).label
    plain = MeasureOf("x", "battle_deaths", "state-jnim", how).label

    assert all(around[language] != plain[language] for language in ("en", "fr"))
    assert around["en"] != around["fr"]
    assert "l'État et les rebelles" in around["fr"]
    assert measure("battle_deaths").label["fr"] in around["fr"]


def test_how_a_number_is_told():
    assert MeasureOf("x", "fighters", "jihadists", "change", 0, 24).label["en"] == (
        "Fighters (jihadists), change from month 0 to month 24"
    )
    assert MeasureOf("x", "displaced", last=6).label["fr"] == "Personnes déplacées, au mois 6"
    assert MeasureOf("x", "displaced").label["fr"] == "Personnes déplacées, à la fin"


def test_every_measure_is_known():
    assert known_measures() == tuple(m.name for m in MEASURES)


def test_a_run_has_the_same_number_alone_as_among_others():
    rng = np.random.default_rng(3)
    fighters = rng.uniform(0.0, 1e4, (40, 25, 4))
    hardliners = rng.uniform(0.0, 1.0, (40, 25, 4))
    some = MeasureOf("x", "hardliners", "jihadists", "mean", 3, 19)

    together = some.of_runs(runs_of(fighters=fighters, hardliners=hardliners))
    alone = [
        some.of_runs(runs_of(fighters=fighters[r : r + 1], hardliners=hardliners[r : r + 1]))[0]
        for r in range(40)
    ]
    assert together.tolist() == alone


def test_numbers_of_a_whole_run_are_those_of_outcomes():
    results = run(with_changes(read("mali_2024_02"), {"years": 1}), 3, execution=Execution(1))
    same = {
        "rebel_war_deaths": MeasureOf("x", "battle_deaths", "state-rebels", "sum"),
        "jihadist_growth": MeasureOf("x", "fighters", "jihadists", "change"),
        "countryside_governed_by_state": MeasureOf("x", "countryside_governed", "state"),
        "civilians_killed_by_rebels": MeasureOf("x", "civilians_killed", "rebels", "sum"),
        "displaced": MeasureOf("x", "displaced"),
    }

    for name, number in same.items():
        np.testing.assert_allclose(number.of_runs(results), outcome(name).of(history(results)), rtol=1e-12)


def test_a_window_says_where_it_stands():
    first, last = Window(-2, 3, "capital_taken_by_state").ends(taken())

    np.testing.assert_array_equal(first, [3.0, 6.0, np.nan])
    np.testing.assert_array_equal(last, [8.0, 11.0, np.nan])
