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


@pytest.mark.parametrize("name", [name for name in catalogue() if name.startswith("mali_")])
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


def test_the_mission_of_2023_is_told_to_leave_at_once() -> None:
    scenario = read("un_exit_2023")

    assert scenario.settings["international.peacekeepers"] == 12_000
    assert scenario.timeline[0].settings == {"international.peacekeepers": 0.0}
    assert scenario.timeline[0].step == 0


@pytest.mark.parametrize("name", ["mali_2012_01", "mirror_of_2012"])
def test_rebels_and_jihadists_are_allies_in_2012_and_in_its_mirror(name: str) -> None:
    assert read(name).settings["relations.csp-jnim"] < 0
