"""The answers of the page: the rules of cards, on counts that are made up, and in the page's own script."""

import math
from typing import Any

import numpy as np
import pytest

from sahel_sim.classroom.lesson_answers import (
    FAILS,
    HOLDS,
    SILENT,
    UNDECIDED,
    answers_at,
    gainer_of,
    on_difference,
    on_force,
    on_gain,
    share_of,
)
from sahel_sim.classroom.lesson_counts import PAIRS, FactReducer, counts_of, facts_of, paired_with_few
from sahel_sim.classroom.lesson_levers import LEVERS, in_lesson
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.report.two_questions import AskedRuns, asked_of_story
from sahel_sim.results.endings import ENDINGS
from sahel_sim.results.force_and_stalemate import force_and_stalemate
from sahel_sim.results.gains import GAINERS
from sahel_sim.results.history import history
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes
from sahel_sim.scenario.draw_kinds import PRIOR
from sahel_sim.stats.paired import of_chances

RUNS = 48
WHERE = {"pressure": 1.0, "inclusivity": 0.0, "restraint": 0.1}


@pytest.fixture(scope="module")
def north() -> Any:
    story = with_changes(read("mali_2024_02"), {"years": 2, "parameter_draws": "prior"})
    return run(story, 8, seed=3, execution=Execution(1))


def test_counts_are_those_of_outcomes(north: Any) -> None:
    counts, table = counts_of(facts_of(history(north))), outcomes(north)

    assert counts["runs"] == len(north) == 8
    for name in ("rebel_war_over", "jihadist_war_over", "all_wars_over"):
        assert counts[name] == int(table[name].sum())


def test_every_run_ends_in_one_way_and_is_gained_by_one(north: Any) -> None:
    counts = counts_of(facts_of(history(north)))

    assert sum(counts[f"ends_{kind}"] for kind in ENDINGS) == 8
    assert sum(counts[f"gains_{who}"] for who in GAINERS) == 8
    assert sum(counts[f"stalemate_gains_{who}"] for who in GAINERS) == counts["stalemates"]
    assert counts["stalemates"] == counts["ends_stalemate"]


def test_what_is_read_off_runs_that_are_not_kept_is_the_same() -> None:
    story = in_lesson(read("return_to_dialogue"), LEVERS, (0.5, 0.5, 0.1), PRIOR)
    short = with_changes(story, {"years": 2})
    kept = facts_of(history(run(short, 3, seed=1, execution=Execution(1))))
    read_off = reduce_runs([short], FactReducer(), 3, seed=1, execution=Execution(1)).of_scenario(0)

    assert kept.keys() == read_off.keys()
    assert all((kept[name] == read_off[name]).all() for name in kept)


def counts(
    over: int = 0, all_over: int = 0, there: tuple[int, ...] = (0, 0, 0, 0, 0), talks: int = 0
) -> dict[str, int]:
    """Of 48 runs: in how many wars are over, and who gains at stalemates, in the order of ``GAINERS``."""
    zero = counts_of(
        {name: np.zeros(RUNS) for name in ("jihadist_war_over", *(f"gains_{w}" for w in GAINERS))}
    )
    gains = {f"stalemate_gains_{who}": k for who, k in zip(GAINERS, there, strict=True)}
    pairs = dict.fromkeys(PAIRS, 0) | {"few_neither": RUNS}
    return {
        **zero,
        **gains,
        **pairs,
        "rebel_war_told": RUNS,
        "jihadist_war_told": RUNS,
        "rebel_war_over": over,
        "all_wars_over": all_over,
        "stalemates": sum(there),
        "talks": talks,
    }


def answered(told: dict[str, int], **where: float) -> Any:
    """What is answered at a setting of a grid whose settings are all alike."""
    at = [{**WHERE, **where}[lever.name] for lever in LEVERS]
    grid = {"levers": [{"values": lever.values} for lever in LEVERS], "error": {}}
    cells = math.prod(len(lever.values) for lever in LEVERS)
    names = ("rebel_war_over", "jihadist_war_over", "all_wars_over", "gains_jihadists")
    grid["error"] = {name: {"mean": 5.0} for name in names}  # type: ignore[dict-item]
    return answers_at(grid, {"counts": {name: [k] * cells for name, k in told.items()}}, at)


@pytest.mark.parametrize(("over", "verdict"), [(0, HOLDS), (16, HOLDS), (24, UNDECIDED), (30, UNDECIDED)])
@pytest.mark.parametrize("war", ["rebels", "all"])
def test_force_does_not_end_a_war_holds_or_is_undecided(over: int, verdict: str, war: str) -> None:
    told = counts(over=over) if war == "rebels" else counts(all_over=over)
    assert answered(told).sentences[war] == verdict


@pytest.mark.parametrize("over", [33, 48])
@pytest.mark.parametrize("war", ["rebels", "all"])
def test_force_does_not_end_a_war_fails_where_most_runs_end_it(over: int, war: str) -> None:
    told = counts(over=over) if war == "rebels" else counts(all_over=over)
    assert answered(told).sentences[war] == FAILS


@pytest.mark.parametrize(
    ("told", "where"),
    [(counts(), {"pressure": 0.0}), (counts(), {"inclusivity": 0.25}), (counts(talks=1), {})],
)
def test_of_force_nothing_is_said_where_it_is_not_alone(
    told: dict[str, int], where: dict[str, float]
) -> None:
    found = answered(told, **where).sentences
    assert (found["rebels"], found["all"]) == (SILENT, SILENT)


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        ((0, 0, 9, 0, 0), HOLDS),
        ((9, 0, 0, 0, 0), FAILS),
        ((0, 0, 0, 0, 9), FAILS),
        ((4, 0, 6, 0, 0), UNDECIDED),
        ((0, 0, 1, 0, 0), UNDECIDED),
        ((0, 0, 0, 0, 0), SILENT),
    ],
)
def test_stalemates_benefit_jihadists_holds_fails_or_is_undecided(there: Any, verdict: str) -> None:
    assert answered(counts(there=there)).sentences["gain"] == verdict


@pytest.mark.parametrize(
    ("here", "few", "verdict"), [(14, 2, HOLDS), (2, 14, FAILS), (7, 3, UNDECIDED), (0, 0, UNDECIDED)]
)
def test_a_wide_table_is_better_holds_fails_or_is_undecided(here: int, few: int, verdict: str) -> None:
    pairs = {"few_both": 10, "few_here_only": here, "few_there_only": few, "few_neither": 38 - here - few}
    found = answered(counts() | pairs, inclusivity=0.75)

    assert found.sentences["dialogue"] == verdict
    one = np.repeat([1.0, 1.0, 0.0, 0.0], list(pairs.values()))
    other = np.repeat([1.0, 0.0, 1.0, 0.0], list(pairs.values()))
    assert found.difference[1:] == pytest.approx(of_chances(other, one))
    assert answered(counts() | pairs, inclusivity=0.25).sentences["dialogue"] == SILENT


def test_between_settings_every_interval_is_wider_by_the_error() -> None:
    told = counts(over=33) | {"few_both": 10, "few_here_only": 14, "few_there_only": 2, "few_neither": 22}
    on, between = (answered(told, pressure=at) for at in (1.0, 0.95))
    wide = answered(told, pressure=0.95, inclusivity=0.75)
    narrow = answered(told, inclusivity=0.75)

    share = on.alone["rebel_war_over"]
    assert (share.low - 0.05, share.high + 0.05) == pytest.approx(
        (between.alone["rebel_war_over"].low, between.alone["rebel_war_over"].high)
    )
    assert (on.sentences["rebels"], between.sentences["rebels"]) == (FAILS, UNDECIDED)
    assert wide.difference[1] == pytest.approx(narrow.difference[1] - 0.1)


@pytest.mark.parametrize("story", ["force_alone", "return_to_dialogue"])
def test_verdicts_are_the_words_of_cards(story: str) -> None:
    results = run(with_changes(read(story), {"years": 3}), 12, seed=2, execution=Execution(1))
    told = history(results)
    found, card = counts_of(facts_of(told)), AskedRuns([read(story)], [story], force_and_stalemate(told))
    force, gains = ((each.answers[0]) for each in asked_of_story(card))

    assert force.startswith("No test of it") == (found["talks"] > 0)
    words = {"all": "yes", "most": "mostly yes", "open": "do not decide", "few": "mostly no", "none": "no,"}
    if not found["talks"]:
        assert words[share_of(found["rebel_war_over"], 12).verdict] in force.split(";")[0]
    there = gainer_of({who: found[f"stalemate_gains_{who}"] for who in GAINERS})
    assert ("not sure who gains most" in gains.split(";")[0]) == (bool(there.ranked) and not there.clear)
    assert on_gain(there) in (HOLDS, FAILS, UNDECIDED, SILENT)
    assert on_force(share_of(0, 12)) == HOLDS
    assert on_difference(None) == SILENT


def test_nothing_is_said_of_a_war_that_there_is_not() -> None:
    found = answered(counts() | {"rebel_war_told": 0})
    assert set(found.alone) == {"jihadist_war_over", "all_wars_over"}
    assert (found.sentences["rebels"], found.sentences["all"]) == (SILENT, HOLDS)


def test_pairs_leave_out_runs_that_broke_off() -> None:
    found = paired_with_few(np.array([1.0, np.nan, 0.0]), np.array([1.0, 1.0, np.nan]))
    assert found == {"few_both": 1, "few_here_only": 0, "few_there_only": 0, "few_neither": 0}
