"""Answers, bets and sentences of the page of a class in a browser: rules of cards, numbers of the grid."""

import re
from collections import Counter
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from class_visit import AXES, Visit, numbers, percent_of

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import estimated_at
from sahel_sim.classroom.lesson_answers import (
    FAILS,
    FITTED,
    HOLDS,
    PLAUSIBLE,
    SILENT,
    UNDECIDED,
    answers_at,
)
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.classroom.lesson_runs import settings

GAINED = ("the state", "the rebels", "the jihadists", "the militias", "nobody")


@pytest.mark.parametrize(
    "at", [(1.0, 0.0, 0.1), (0.0, 1.0, 0.9), (0.25, 0.5, 0.1), (0.6, 0.35, 0.45), (0.9, 0.05, 0.7)]
)
@pytest.mark.parametrize("scenario", [0, 1, 2])
def test_sliders_give_the_numbers_of_the_grid(
    visit: Visit, made_up: dict[str, Any], at: tuple[float, ...], scenario: int
) -> None:
    told = made_up["scenarios"][scenario]
    visit.bet()
    visit.page.select_option("#scenario", told["name"])
    for lever, value in zip(LEVERS, at, strict=True):
        visit.slide(lever.name, value)

    wanted = estimated_at(told, at, AXES)
    over, every, *_, killed = numbers(visit.text("#said"))
    assert over == pytest.approx(100 * wanted["rebel_war_over"], abs=0.51)
    assert every == pytest.approx(100 * wanted["all_wars_over"], abs=0.51)
    assert killed == pytest.approx(wanted["civilians_killed"], abs=0.51)
    between = any(value not in lever.values for lever, value in zip(LEVERS, at, strict=True))
    assert ("Estimated" in visit.text("#sure")) == between


FRESH = [(0.6, 0.35, 0.45), (0.9, 0.05, 0.7), (0.1, 0.0, 0.1), (1.0, 0.3, 0.1), (1.0, 0.0, 0.35)]
"""Settings between those that were run."""

ASK = """([scenario, at, whose]) => {
    const found = window.lessonRules(window.GRID).answers(window.GRID.scenarios[scenario], at, whose);
    return { test: found.test, alone: found.alone, over: found.over, stalemates: found.stalemates,
        gain: found.gain, gain_there: found.gain_there, difference: found.difference,
        sentences: found.sentences };
}"""


def same_answers(visit: Visit, grid: dict[str, Any], scenario: int, whose: str) -> set[tuple[str, str]]:
    """Asks the script and Python at every setting and between; gives what sentences did anywhere."""
    verdicts = set()
    for at in [*settings(), *FRESH]:
        found = visit.page.evaluate(ASK, [scenario, list(at), whose])
        wanted = answers_at(grid, grid["scenarios"][scenario], at, whose)
        assert set(found["alone"]) == set(wanted.alone)
        for name, share in [("over", wanted.over), *wanted.alone.items()]:
            told = found["over"] if name == "over" else found["alone"][name]
            assert told["verdict"] == share.verdict
            assert (told["k"], told["runs"], told["low"], told["high"]) == pytest.approx(
                (share.k, share.runs, share.low, share.high)
            )
        assert found["test"] == wanted.test
        assert found["stalemates"] == pytest.approx(wanted.stalemates)
        for name in ("gain", "gain_there"):
            assert found[name] == asdict(getattr(wanted, name)), (at, name)
        assert (found["difference"] is None) == (wanted.difference is None)
        if wanted.difference is not None:
            assert found["difference"] == pytest.approx(list(wanted.difference))
        assert found["sentences"] == wanted.sentences
        verdicts |= set(wanted.sentences.items())
    return verdicts


@pytest.mark.parametrize("whose", [FITTED, PLAUSIBLE])
def test_the_script_has_the_rules_of_python_whatever_the_verdict(
    visit: Visit, made_up: dict[str, Any], whose: str
) -> None:
    verdicts = set().union(*(same_answers(visit, made_up, scenario, whose) for scenario in range(3)))
    assert verdicts == set(product(("rebels", "all", "gain", "dialogue"), (HOLDS, FAILS, UNDECIDED, SILENT)))


@pytest.mark.parametrize("whose", [FITTED, PLAUSIBLE])
def test_the_shipped_page_has_the_answers_of_python(shipped: Visit, grid: dict[str, Any], whose: str) -> None:
    for scenario in range(len(grid["scenarios"])):
        same_answers(shipped, grid, scenario, whose)


def test_how_often_sentences_hold_is_counted_over_the_whole_page(
    visit: Visit, made_up: dict[str, Any]
) -> None:
    visit.bet()
    for whose in (FITTED, PLAUSIBLE):
        found = visit.page.evaluate("whose => window.lessonRules(window.GRID).tally(whose)", whose)
        wanted = [
            answers_at(made_up, scenario, at, whose).sentences
            for scenario in made_up["scenarios"]
            for at in settings()
        ]
        for name in ("rebels", "all", "gain", "dialogue"):
            counted = Counter(each[name] for each in wanted)
            assert found[name] == {kind: counted[kind] for kind in (HOLDS, FAILS, UNDECIDED, SILENT)}
            fails = counted[FAILS]
            assert f"does not hold at {fails}" in visit.text(f"[data-sentence={name}]")


def test_a_sentence_that_nothing_breaks_says_so(
    browser: Any, made_up: dict[str, Any], tmp_path: Path
) -> None:
    never = [
        {**each, "counts": {**each["counts"], "all_wars_over": [0] * len(settings())}}
        for each in made_up["scenarios"]
    ]
    page = tmp_path / "never.html"
    page.write_text(classroom_html({**made_up, "scenarios": never}, "en"), encoding="utf-8")
    opened = Visit(browser, page.as_uri())
    opened.bet()

    said = "with numbers that fit the record no setting breaks it"
    assert said in opened.text("[data-sentence=all]")
    assert said not in opened.text("[data-sentence=rebels]")
    assert "then no setting breaks it" not in opened.text("[data-sentence=all]")
    opened.context.close()


def test_both_questions_are_answered_in_the_words_of_cards(visit: Visit, made_up: dict[str, Any]) -> None:
    visit.bet()
    told = answers_at(made_up, made_up["scenarios"][0], (1.0, 0.0, 0.1))
    wide = answers_at(made_up, made_up["scenarios"][0], (1.0, 0.0, 0.1), PLAUSIBLE)
    force, rebels, allowed = visit.text("#force"), told.alone["rebel_war_over"], wide.alone["rebel_war_over"]

    works = {"all": "yes", "most": "mostly yes", "open": "these runs do not decide it", "few": "mostly no"}
    assert force.startswith(
        f"Against the rebels {works.get(rebels.verdict, 'no')}, war over in {rebels.k:.0f} run"
    )
    low, high = percent_of(rebels.low), percent_of(rebels.high)
    assert (
        f"{rebels.k:.0f} run{'s' * (rebels.k != 1)} of 48 ({low} to {high}%); against the jihadists" in force
    )
    low, high = percent_of(allowed.low), percent_of(allowed.high)
    assert f"rebels {allowed.k:.0f} of 48 ({low} to {high}%): " in visit.text("#force-overturned")
    assert "everything plausible is allowed" in visit.text("#gain-overturned")


def test_without_pressure_or_with_talks_force_is_told_for_what_it_is(visit: Visit) -> None:
    visit.bet()
    visit.slide("inclusivity", 0.5)
    assert visit.text("#force").startswith("Without talks, all else as it is set: against the rebels")
    visit.slide("inclusivity", 0.0)
    visit.slide("pressure", 0.0)
    assert visit.text("#force").startswith(
        "No test of it, since the state presses nobody; the war with the rebels"
    )
    assert visit.page.get_attribute("[data-sentence=rebels]", "class") == SILENT


def test_between_settings_the_error_at_fresh_points_is_told(visit: Visit, made_up: dict[str, Any]) -> None:
    visit.bet()
    visit.slide("pressure", 0.6)

    assert str(made_up["error"]["rebel_war_over"]["mean"]).removesuffix(".0") in visit.text("#sure")
    assert f"At {made_up['error']['points']} fresh settings" in visit.text("#sure")


def test_bets_are_right_wrong_or_undecided(browser: Any, made_up: dict[str, Any], tmp_path: Path) -> None:
    def outcome(over: int, gains: int) -> list[str]:
        counts = {name: [k * 0 for k in column] for name, column in made_up["scenarios"][0]["counts"].items()}
        cells = len(counts["runs"])
        counts |= dict.fromkeys(("runs", "rebel_war_told", "few_neither"), [48] * cells)
        counts |= {"rebel_war_over": [over] * cells}
        counts |= {"gains_jihadists": [gains] * cells, "gains_state": [48 - gains] * cells}
        page = tmp_path / f"bets_{over}_{gains}.html"
        scenarios = [{**each, "counts": counts} for each in made_up["scenarios"]]
        page.write_text(classroom_html({**made_up, "scenarios": scenarios}, "en"), encoding="utf-8")
        opened = Visit(browser, page.as_uri())
        opened.bet()
        said = opened.text("#verdict")
        opened.context.close()
        told = re.findall(r"\? (Right|Wrong|Undecided: the runs do not tell)\.", said)
        return [*told, said.split("Right so far: ")[1]]

    undecided = "Undecided: the runs do not tell"
    assert outcome(40, 40) == ["Right", "Right", "2 of 2 bets; in 0 more the runs do not tell."]
    assert outcome(8, 8) == ["Wrong", "Wrong", "0 of 2 bets; in 0 more the runs do not tell."]
    assert outcome(26, 26) == [undecided, undecided, "0 of 0 bets; in 2 more the runs do not tell."]


@pytest.mark.parametrize("move", ["slider", "scenario", "link"])
def test_another_setting_has_no_verdict_until_it_is_bet_on(visit: Visit, move: str) -> None:
    visit.bet()
    assert "Right so far" in visit.text("#verdict")
    visit.page.click("[data-language=en]")
    visit.page.select_option("#measure", "1")
    assert "Right so far" in visit.text("#verdict")
    if move == "slider":
        visit.slide("pressure", 0.5)
    elif move == "scenario":
        visit.page.select_option("#scenario", "accurate_force")
    else:
        visit.page.evaluate("window.location.hash = 'pressure=0.5'")
        visit.page.wait_for_function("document.querySelector('output').textContent === '0.50'")

    assert visit.text("#verdict") == "You look at this setting without a bet."
    visit.page.click("#again")
    assert not visit.page.is_visible("#answer")
    assert visit.page.locator("#betting input:checked").count() == 0
    visit.bet()
    assert re.search(r"Right so far: [01234] of [01234] bets", visit.text("#verdict"))
