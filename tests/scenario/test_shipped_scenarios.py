"""The scenarios that come with the library: whole, sourced, and in both languages."""

import re
from datetime import date

import pytest

from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import catalogue, read, shipped

KEY = re.compile(r"\b(?:K\d+b?|S0|[a-z]+(?:19|20)\d\d)\b")
NUMBER = re.compile(r":\s*-?[\d.]+\s*(#.*)?$")
SELF_EVIDENT = ("start:", "years:", "state_of:", "- date:")
BIBLIOGRAPHY = (shipped("two_towns").parents[1] / "src" / "sahel_sim" / "sources.bib").read_text(
    encoding="utf-8"
)


@pytest.mark.parametrize("name", catalogue())
def test_a_scenario_is_called_like_its_file(name: str) -> None:
    assert read(name).name == name


@pytest.mark.parametrize("name", catalogue())
def test_a_scenario_has_words_in_both_languages(name: str) -> None:
    scenario = read(name)

    for words in (scenario.title, scenario.summary, *(moment.note for moment in scenario.timeline)):
        assert set(words) == set(LANGUAGES)
        assert words["en"] != words["fr"]


@pytest.mark.parametrize("name", catalogue())
def test_every_number_says_where_it_is_from(name: str) -> None:
    for line in shipped(name).read_text(encoding="utf-8").splitlines():
        number = NUMBER.search(line.strip())
        if number and not line.strip().startswith(SELF_EVIDENT):
            assert number.group(1), f"{name}: {line.strip()} has no source"


@pytest.mark.parametrize("name", catalogue())
def test_every_source_is_in_the_bibliography(name: str) -> None:
    comments = " ".join(
        line.partition("#")[2] for line in shipped(name).read_text(encoding="utf-8").splitlines()
    )

    for key in KEY.findall(comments):
        assert f"{{{key}," in BIBLIOGRAPHY, key


@pytest.mark.parametrize("name", catalogue())
def test_no_state_is_later_than_the_record(name: str) -> None:
    scenario = read(name)

    assert scenario.state_of <= "2024-02"
    assert scenario.start <= date(2024, 3, 1)


@pytest.mark.parametrize("name", catalogue())
def test_nothing_is_promised(name: str) -> None:
    summary = read(name).summary

    assert "not simulated yet" not in summary["en"]
    assert not re.search("pas encore simul", summary["fr"])


@pytest.mark.parametrize("name", [n for n in catalogue() if n.startswith(("mali_2023", "mali_2024", "un_"))])
def test_nobody_talks_where_the_record_ends(name: str) -> None:
    scenario = read(name)

    assert scenario.settings["dialogue.open"] == 0
    assert not any("dialogue.open" in moment.settings for moment in scenario.timeline)


@pytest.mark.parametrize(
    ("name", "csp", "civil_society", "jnim"),
    [
        ("return_to_dialogue", 1.0, 0.6, 0.0),
        ("exclusive_dialogue", 0.0, 0.6, 0.0),
        ("token_inclusion", 1.0, 0.05, 0.0),
        ("jihadists_at_the_table", 1.0, 0.6, 1.0),
    ],
)
def test_tables_differ_in_who_sits_there(name: str, csp: float, civil_society: float, jnim: float) -> None:
    settings = read(name).settings

    seats = [settings[f"dialogue.parties.{party}"] for party in ("csp", "civil_society", "jnim")]
    assert seats == [csp, civil_society, jnim]


def test_a_return_to_dialogue_stays_open_and_forces_no_ceasefire() -> None:
    scenario = read("return_to_dialogue")

    assert [(m.date, dict(m.settings)) for m in scenario.timeline] == [("2024-09", {"dialogue.open": 1.0})]


def test_sequences_differ_in_when_the_state_presses_and_when_it_talks() -> None:
    def told(name: str) -> list[tuple[str, str, float]]:
        """Pressure on the CSP and the door, at the start and on every date."""
        story = read(name)
        levers = ("dialogue.open", "government.military_pressure.csp")
        moments = [("start", story.settings), *((m.date, m.settings) for m in story.timeline)]
        return [(date, lever, said[lever]) for date, said in moments for lever in levers if lever in said]

    door, pressure = "dialogue.open", "government.military_pressure.csp"
    assert told("force_then_talks") == [
        ("start", door, 0.0),
        ("start", pressure, 1.0),
        ("2026-03", door, 1.0),
        ("2026-03", pressure, 0.05),
    ]
    assert told("talks_then_force") == [
        ("start", door, 0.0),
        ("start", pressure, 0.05),
        ("2024-09", door, 1.0),
        ("2026-09", door, 0.0),
        ("2026-09", pressure, 1.0),
    ]
    assert told("talks_under_fire") == [
        ("start", door, 0.0),
        ("start", pressure, 1.0),
        ("2024-09", door, 1.0),
    ]
    assert read("talks_under_fire").settings["mechanisms.dialogue"] == "under_fire"


def test_moments_differ_in_nothing_but_what_the_state_waits_for() -> None:
    stories = [read(f"talks_{when}") for when in ("after_victory", "at_stalemate", "after_defeat")]
    moments = [story.settings["mechanisms.openness"] for story in stories]
    others = [{k: v for k, v in story.settings.items() if k != "mechanisms.openness"} for story in stories]

    assert moments == ["victory", "stalemate", "defeat"]
    assert others[0] == others[1] == others[2]


def test_the_mission_of_2023_is_told_to_leave_at_once() -> None:
    scenario = read("un_exit_2023")

    assert scenario.settings["international.peacekeepers"] == 12_000
    assert scenario.timeline[0].settings == {"international.peacekeepers": 0.0}
    assert scenario.timeline[0].step == 0


def test_the_exit_of_the_mission_is_all_that_parts_leaving_from_staying() -> None:
    leaves, stays = read("un_exit_2023"), read("un_stays_2023")

    assert leaves.settings == stays.settings
    assert leaves.timeline[1:] == stays.timeline


def test_without_the_war_of_2023_the_mission_leaves_all_the_same_and_nothing_else_is_dated() -> None:
    assert read("no_war_2023").timeline == read("un_exit_2023").timeline[:1]


@pytest.mark.parametrize(
    ("name", "base", "changed"),
    [
        ("exclusive_dialogue", "return_to_dialogue", {"dialogue.parties.csp"}),
        (
            "token_inclusion",
            "return_to_dialogue",
            {
                f"dialogue.parties.{voice}"
                for voice in ("civil_society", "traditional_leaders", "women", "youth", "opposition")
            },
        ),
        ("jihadists_at_the_table", "return_to_dialogue", {"dialogue.parties.jnim"}),
        (
            "force_and_dialogue",
            "return_to_dialogue",
            {f"government.military_pressure.{name}" for name in ("jnim", "is_sahel")},
        ),
        (
            "comfortable_stalemate",
            "return_to_dialogue",
            {
                "government.military_pressure.csp",
                "csp.military_pressure.government",
                "parameters.weariness.stalemate_pain",
                "parameters.finance.war_rent",
            },
        ),
        (
            "hurting_stalemate",
            "comfortable_stalemate",
            {"parameters.weariness.stalemate_pain", "parameters.finance.war_rent"},
        ),
        (
            "force_alone",
            "mali_2024_02",
            {f"government.military_pressure.{name}" for name in ("csp", "jnim", "is_sahel")},
        ),
        (
            "no_war_2023",
            "un_exit_2023",
            {"government.military_pressure.csp", "csp.military_pressure.government"},
        ),
        (
            "mirror_of_2012",
            "mali_2023_08",
            {"relations.csp-jnim", "csp.military_pressure.jnim", "jnim.military_pressure.csp"},
        ),
    ],
)
def test_a_story_changes_only_what_it_tells_of(name: str, base: str, changed: set[str]) -> None:
    told, below = read(name).settings, read(base).settings

    assert changed == {key for key in told if told[key] != below[key]}


def test_accurate_force_presses_as_hard_as_force_alone_and_differs_in_how_it_fights() -> None:
    accurate, alone = read("accurate_force").settings, read("force_alone").settings

    assert {f"government.{lever}" for lever in ("restraint", "intelligence", "skill")} == {
        key for key in accurate if accurate[key] != alone[key]
    }


def test_the_accord_of_2015_is_signed_and_nothing_else_about_it_is_settled() -> None:
    scenario = read("accord_2015")

    assert scenario.settings["dialogue.accord.csp"] == 1.0
    assert scenario.settings["dialogue.implemented.csp"] == 0.0
    assert not any(moment.settings for moment in scenario.timeline)


@pytest.mark.parametrize(
    ("name", "pair"),
    [("mali_2012_01", "csp-ansar_dine"), ("mali_2012_01", "csp-aqim"), ("mirror_of_2012", "csp-jnim")],
)
def test_rebels_and_jihadists_are_allies_in_2012_and_in_its_mirror(name: str, pair: str) -> None:
    assert read(name).settings[f"relations.{pair}"] < 0


@pytest.mark.parametrize("name", ["mali_2012_01", "accord_2015"])
def test_the_groups_of_al_qaida_merge_in_march_2017(name: str) -> None:
    scenario = read(name)
    (moment,) = (moment for moment in scenario.timeline if moment.merge)

    assert moment.merge == {"ansar_dine": "jnim", "aqim": "jnim"}
    assert scenario.first_day(moment.step) == date(2017, 3, 1)
    assert scenario.settings["jnim.fighters"] == 0.0


@pytest.mark.parametrize("name", [n for n in catalogue() if n.startswith(("mali_2017", "mali_202", "un_"))])
def test_militias_side_with_the_state_and_fight_jihadists_since_2017(name: str) -> None:
    settings = read(name).settings

    for militia in ("platform", "hunters"):
        assert settings[f"{militia}.fighters"] > 0
        assert settings[f"relations.government-{militia}"] < 0
        assert settings[f"government.military_pressure.{militia}"] == 0.0
        assert settings[f"{militia}.military_pressure.jnim"] > 0
