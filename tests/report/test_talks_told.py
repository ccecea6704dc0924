"""Why talks failed in one sentence, from measures and books made by hand."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.report.talks_text import talks_told
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.talks import Accord, talks_record
from sahel_sim.scenario import with_changes

LEAGUE = 1
"""Its row among the factions of the two towns; the run begins in January 2000."""

Steps = Mapping[int, tuple[int, int]]
"""For a run, from which to which month something holds, counted from the start."""

TOO_LITTLE, UNSOLD = "what was offered was too little", "its leaders could not sell the terms"


def course(
    known: Ensemble,
    talks: list[list[tuple[int, int]]],
    accords: list[list[tuple[int, int]]],
    ledger: Mapping[tuple[str, str], list[float]],
) -> Ensemble:
    """Runs with talks and accords over these months, and with these lines of the ledger."""
    runs = len(talks)
    series = {name: values[:runs] for name, values in known.series.items()}
    for name, spans in (("talks", talks), ("accord", accords)):
        series[name] = np.zeros_like(known.series[name][:runs])
        for run, held in enumerate(spans):
            for begin, end in held:
                series[name][run, begin:end, LEAGUE] = 1.0
    lines = {
        (stock, "by hand", why): np.array([[0.0, amount] for amount in amounts])
        for (stock, why), amounts in ledger.items()
    }
    return replace(known, replicates=tuple(range(runs)), series=series, ledger=lines)


@pytest.fixture(scope="session")
def failed_twice(known: Ensemble) -> Ensemble:
    """Talks that fail in March and September 2000, and an accord of 2001 that breaks in 2002."""
    return course(
        known,
        [[(1, 3), (5, 9), (12, 28)]],
        [[(15, 28)]],
        {("talks", TOO_LITTLE): [-2.0], ("talks", "peace broke"): [-1.0], ("accord", "peace broke"): [-1.0]},
    )


def test_when_talks_failed_and_why_and_what_became_of_the_accord(failed_twice: Ensemble) -> None:
    assert talks_told(failed_twice, "league", replicate=0) == (
        "Talks with The League failed twice (March 2000, September 2000): what was offered was too little; "
        "an accord came in March 2001 and broke in April 2002."
    )


def test_the_same_in_french(failed_twice: Ensemble) -> None:
    assert talks_told(failed_twice, "league", "fr", replicate=0) == (
        "Les pourparlers avec la Ligue ont échoué deux fois (mars 2000, septembre 2000)\N{NO-BREAK SPACE}: "
        "l'offre était trop faible\N{NO-BREAK SPACE}; un accord est venu en mars 2001 et s'est rompu en "
        "avril 2002."
    )


def test_several_causes_are_told_by_how_often_they_were(known: Ensemble) -> None:
    story = course(
        known,
        [[(0, 2), (3, 4), (6, 8), (20, 31)]],
        [[]],
        {("talks", TOO_LITTLE): [-1.0], ("talks", UNSOLD): [-2.0]},
    )

    assert talks_told(story, "league", replicate=0) == (
        "Talks with The League failed 3 times (February 2000, April 2000, August 2000): "
        "its leaders could not sell the "
        "terms (2), what was offered was too little (1); they go on at the end."
    )


def test_an_accord_that_ends_is_no_failure_of_talks(failed_twice: Ensemble) -> None:
    record = talks_record(failed_twice, "league")

    assert record.failures == ((2, 8),)
    assert record.accords == ((Accord(14, 27),),)
    assert record.causes == ((TOO_LITTLE, 2),)


def test_a_state_that_ends_an_accord_is_told_from_one_that_breaks(known: Ensemble) -> None:
    why = "the state closed its door"
    story = course(
        known,
        [[(0, 12)]],
        [[(0, 12)]],
        {("talks", why): [-1.0], ("accord", why): [-1.0], ("closed", why): [1.0]},
    )

    assert talks_told(story, "league", replicate=0) == (
        "Talks with The League did not fail: the state ended the accord of the start in December 2000."
    )


def test_many_runs_are_told_by_how_often(known: Ensemble) -> None:
    story = course(
        known,
        [[(1, 3), (4, 8)], [(1, 31)], [(2, 30)], []],
        [[], [(9, 31)], [(10, 30)], []],
        {
            ("talks", TOO_LITTLE): [-2.0, 0.0, 0.0, 0.0],
            ("talks", "peace broke"): [0.0, 0.0, -1.0, 0.0],
            ("accord", "peace broke"): [0.0, 0.0, -1.0, 0.0],
        },
    )

    assert talks_told(story, "league") == (
        "Talks with The League failed 0.50 times in a run: what was offered was too little 0.50; "
        "an accord was signed in 50% of the runs, and one ended in 25%."
    )


@pytest.mark.parametrize(
    ("dialogue", "ledger", "why"),
    [
        ({}, {}, "the state was never open to talks"),
        ({"open": True, "parties": {"women": 1.0}}, {}, "it was never invited"),
        ({"open": True, "parties": {"league": 1.0}}, {}, "it never came to the table"),
        (
            {"open": True, "parties": {"league": 1.0}},
            {("closed", "the state waits for its moment"): [1.0]},
            "the state waited for a moment that did not come",
        ),
        (
            {"open": True, "parties": {"league": 1.0}},
            {("closed", "the state closed its door"): [1.0]},
            "the state closed its door",
        ),
    ],
)
def test_why_there_were_no_talks(known: Ensemble, dialogue, ledger, why) -> None:
    story = course(known, [[]], [[]], ledger)
    story = replace(story, scenario=with_changes(story.scenario, {"dialogue": dialogue} if dialogue else {}))

    assert talks_told(story, "league") == f"There were no talks with The League: {why}."
