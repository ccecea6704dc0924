"""What a sound scenario says that its author may not have meant."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

import sahel_sim
from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.cli import main
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.claims_overview import scenarios_of
from sahel_sim.report.experiment_folder import experiment_html
from sahel_sim.report.run_page import run_html
from sahel_sim.report.sentences import unsaid
from sahel_sim.scenario import HOSTILITY, Scenario, catalogue, cautions, read, with_changes
from sahel_sim.scenario.scenario_pages import page as scenario_page
from sahel_sim.scenario.solvency import shortfalls


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return with_changes(read("mali_2024_02"), {"relations.jnim-is_sahel": 0})


def kinds(scenario: Scenario) -> list[str]:
    return [mistake.kind for mistake in cautions(scenario)]


def test_there_is_nothing_to_say_of_a_story_without_enemies_inside_a_bloc(mali: Scenario) -> None:
    assert kinds(mali) == []
    assert kinds(read("two_towns")) == []


def test_factions_of_one_bloc_are_apart_unless_said(tmp_path: Path) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text("scenario: bare\nplace: northern_mali\nstate_of: 2017-03\n", encoding="utf-8")
    story = read(file)

    assert story.settings["relations.jnim-is_sahel"] == 0.0
    assert story.settings["relations.platform-hunters"] == 0.0
    assert story.settings["relations.government-platform"] == 0.0
    assert story.settings["relations.csp-jnim"] == 1.0
    assert HOSTILITY.default is None  # it depends on the blocs, and nothing may say that it is 1


def test_allies_of_the_state_do_not_fight_it_by_default(tmp_path: Path) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text("scenario: bare\nplace: northern_mali\nstate_of: 2017-03\nyears: 2\n", encoding="utf-8")
    results = run(read(file), 3, execution=Execution(1))
    fought = dict(zip(results.factions.pair_names, results["clashes"].sum(axis=(0, 1)), strict=True))

    assert fought["government-platform"] == fought["government-hunters"] == 0
    assert fought["government-csp"] > 0
    assert fought["csp-platform"] > 0


def test_factions_without_a_word_and_without_money_are_told_with_numbers(tmp_path: Path) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text("scenario: bare\nplace: northern_mali\nstate_of: 2017-03\n", encoding="utf-8")
    found = {mistake.fields.get("name", "all"): mistake for mistake in cautions(read(file), decisive=True)}

    assert set(found) == {"all", "government", "csp", "is_sahel", "platform", "hunters"}
    assert set(found["all"].fields["names"]) == {"jnim", *found} - {"all"}
    assert found["government"].kind == "army_unpaid_at_once"
    assert found["government"].fields["owed"] == pytest.approx(14_000 * 1.6e-3)
    assert found["government"].fields["support"] == 0
    assert all(word in found["government"].text("en") for word in ("14,000 fighters", "22.4 million USD"))
    assert all(
        word in found["government"].text("fr")
        for word in ("14 000 combattants", "en millions de dollars par mois, 22,4")
    )


def test_what_enough_support_is_said_to_be_is_enough() -> None:
    poor = with_changes(read("two_towns"), {"crown.support": 1})
    (told,) = cautions(poor, decisive=True)
    paid = with_changes(poor, {"crown.support": told.fields["enough"]})
    pinched = with_changes(poor, {"crown.support": told.fields["enough"] - 0.3})

    assert cautions(paid, decisive=True) == ()
    assert [mistake.fields["name"] for mistake in cautions(pinched, decisive=True)] == ["crown"]


def test_the_month_that_is_told_is_the_one_in_which_pay_is_missing() -> None:
    """A budget of 1 and 3 months of it in the accounts, against a pay of 1.92 and taxes of 0.03."""
    (told,) = cautions(with_changes(read("two_towns"), {"crown.support": 1}), decisive=True)

    assert told.fields["months"] == int(3 * 1 / (1200 * 1.6e-3 - told.fields["income"]))
    assert told.fields["day"] == "2000-04"


@pytest.mark.parametrize(
    "changes",
    [
        {"crown.fighters": 2500},
        {"crown.support": 0.5},
        {"parameters.finance.pay_state": 3e-3},
        {"crown.partner": 0.4},
        {"league.fighters": 3000},
        {"timeline": [{"date": "2002-01", "set": {"crown.support": 0}}]},
    ],
    ids=str,
)
def test_whatever_makes_an_army_too_dear_is_told(changes: dict[str, Any]) -> None:
    assert [
        m.kind.removesuffix("_at_once")
        for m in cautions(with_changes(read("two_towns"), changes), decisive=True)
    ] == ["army_unpaid"]


def test_a_budget_that_ends_on_a_date_is_told_with_its_date() -> None:
    moment = {"date": "2002-01", "set": {"crown.support": 0}}
    (told,) = cautions(with_changes(read("two_towns"), {"timeline": [moment]}), decisive=True)

    assert "2002-01" <= told.fields["day"] <= "2002-05"
    assert told.fields["support"] == 0


def test_without_a_rule_of_money_nobody_goes_unpaid() -> None:
    assert (
        cautions(
            with_changes(read("two_towns"), {"crown.support": 0, "mechanisms.finance": "off"}), decisive=True
        )
        == ()
    )


@pytest.mark.parametrize("name", catalogue())
def test_no_shipped_scenario_is_decided_by_what_it_does_not_say(name: str) -> None:
    assert cautions(read(name), decisive=True) == ()


def test_the_page_of_results_says_it_first() -> None:
    poor = with_changes(read("two_towns"), {"crown.support": 0, "years": 1})
    results = run(poor, 2, execution=Execution(1))
    (told,) = cautions(poor, decisive=True)

    for language in ("en", "fr"):
        written = run_html(results, language)
        assert 0 < written.index(escape(told.sentence(language))) < written.index('class="lead"')
    assert (
        'class="care"' not in run_html(run("two_towns", 2, execution=Execution(1))).split('class="lead"')[0]
    )


def test_pages_of_comparisons_sweeps_and_outcomes_say_it_before_their_numbers(tmp_path: Path) -> None:
    towns = with_changes(read("two_towns"), {"years": 1})
    file = tmp_path / "poor.yaml"
    file.write_text("scenario: poor\nbased_on: two_towns\nyears: 1\ncrown: {support: 0}\n", encoding="utf-8")
    poor = read(file)
    (told,) = cautions(poor, decisive=True)
    compared = sahel_sim.compare(towns, poor, runs=2, executor=1)
    swept = sahel_sim.sweep(poor, {"crown.restraint": [0.1, 0.9]}, runs=2, executor=1)

    for found in (compared, swept):
        written = found.page("en")
        assert str(escape(told.sentence("en"))) in written.split('<ul class="findings">')[0]
    sample = sahel_sim.run(poor, runs=2, outcomes=["displaced"], executor=1)
    sample.write(tmp_path / "sample")
    written = (tmp_path / "sample" / "index.html").read_text(encoding="utf-8")
    assert str(escape(told.sentence("en"))) in written.split("<table")[0]


def test_enemies_inside_a_bloc_are_told_where_they_are_said() -> None:
    (told,) = cautions(read("mali_2024_02"))

    assert (told.kind, told.fields["one"], told.fields["other"]) == ("kin_at_war", "jnim", "is_sahel")
    assert told.spot is not None
    assert told.spot.text.strip().startswith("jnim-is_sahel: 1.0")


def test_what_a_shipped_scenario_says_is_not_held_against_one_that_is_based_on_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("scenario: mine\nbased_on: mali_2024_02\nyears: 2\n", encoding="utf-8")
    assert kinds(read(file)) == []

    file.write_text(
        "scenario: mine\nbased_on: mali_2024_02\nrelations: {jnim-is_sahel: 0.5}\n", encoding="utf-8"
    )
    assert kinds(read(file)) == ["kin_at_war"]


def test_what_is_said_of_a_faction_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    start = "scenario: mine\nbased_on: mali_2024_02\naqim: {restraint: 0.4}\n"
    file.write_text(start, encoding="utf-8")
    (told,) = cautions(read(file))

    assert (told.kind, told.fields["name"]) == ("said_of_nobody", "aqim")
    assert "'aqim' has no fighters in this story and never comes" in told.text("en")
    assert "government, csp, jnim" in told.text("en")
    assert "appear: {aqim: 500}" in told.text("fr")
    file.write_text(start + "timeline_add: [{date: 2025-01, appear: {aqim: 500}}]\n", encoding="utf-8")
    assert "said_of_nobody" not in kinds(read(file))
    there = with_changes(read("mali_2024_02"), {"aqim.fighters": 300, "aqim.support": 5})
    assert "said_of_nobody" not in kinds(there)


def test_a_militia_that_sides_with_nobody_is_told(mali: Scenario) -> None:
    alone = with_changes(mali, {"relations.government-hunters": 0})

    assert kinds(alone) == ["militia_alone"]
    assert "government-hunters: -0.5" in cautions(alone)[0].text("en")
    assert "government-hunters: -0.5" in cautions(alone)[0].text("fr")


def test_a_militia_may_side_with_rebels(mali: Scenario) -> None:
    changed = {"relations.government-platform": 1, "relations.csp-platform": -0.5}

    assert kinds(with_changes(mali, changed)) == []


def test_pages_of_experiments_and_claims_say_it_before_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "poor.yaml"
    file.write_text("scenario: poor\nbased_on: two_towns\nyears: 1\ncrown: {support: 0}\n", encoding="utf-8")
    (told,) = cautions(read(file), decisive=True)
    rows = [{"setting": "as it is"}, {"setting": "paid", "crown.support": 5}]
    written = experiment_html(sahel_sim.experiment(rows, file, runs=2, outcomes="displaced", executor=1))
    claim = replace(read_claim("C12b_one_softer_side_is_enough"), scenario=str(file))

    assert str(escape(f"as it is: {told.sentence('en')}")) in written.split("<table")[0]
    assert [told.sentence("en")] == unsaid(scenarios_of([claim]))


def test_the_terminal_says_it_before_the_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    (tmp_path / "poor.yaml").write_text("scenario: poor\nbased_on: two_towns\ncrown: {support: 0}\n")
    (tmp_path / "t.csv").write_text("crown.restraint\n0.1\n0.9\n")
    few = ("--runs", "2", "--workers", "1")
    for words, first in [
        (("run", "poor.yaml", "--outcomes", "displaced", *few), "Outcome"),
        (
            ("experiment", "t.csv", "--scenario", "poor.yaml", "--outcomes", "displaced", *few),
            "crown.restraint",
        ),
    ]:
        assert main(words) == 0
        assert "'crown' cannot pay its 1,200 fighters" in capsys.readouterr().out.split(first)[0]


def test_what_is_true_of_all_stories_is_said_once_and_of_some_with_their_names(tmp_path: Path) -> None:
    file = tmp_path / "poor.yaml"
    file.write_text("scenario: poor\nbased_on: two_towns\ncrown: {support: 0}\n", encoding="utf-8")
    poor, towns = read(file), read("two_towns")
    (told,) = (each.sentence("en") for each in cautions(poor, decisive=True))

    assert unsaid({"a": poor, "b": poor}) == [told]
    assert unsaid({"a": poor, "b": towns}) == [f"a: {told}"]
    assert unsaid({name: towns if name == "f" else poor for name in "abcdef"}) == [f"a, b, c, …: {told}"]


def test_shipped_stories_that_come_near_the_warning_say_so_on_their_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sahel_sim.scenario.solvency.UNPAID", 0.05)
    near = {name: found for name in catalogue() if (found := shortfalls(read(name)))}

    assert set(near) == {"un_stays_2023", "un_exit_2023", "no_war_2023"}
    for name, (told,) in near.items():
        assert (f"{told.day:%Y-%m}", f"{100 * told.unpaid:.0f}") == ("2025-11", "9")
        for language, month in (("en", "November 2025"), ("fr", "novembre 2025")):
            page = " ".join(scenario_page(name, language).split())
            assert month in page
            assert "government.support=66" in page


def test_numbers_in_what_is_told_are_written_as_the_language_has_them(tmp_path: Path) -> None:
    file = tmp_path / "poor.yaml"
    file.write_text("scenario: poor\nbased_on: two_towns\ncrown: {support: 0}\n", encoding="utf-8")
    (told,) = cautions(read(file))

    assert "its 1,200 fighters: they cost 1.92 million USD" in told.text("en")
    assert "1\N{NARROW NO-BREAK SPACE}200 combattants" in told.text("fr")
    assert "1,92" in told.text("fr")
    assert "crown: {support: 1.9}" in told.text("fr")  # what is written in a file has a point
