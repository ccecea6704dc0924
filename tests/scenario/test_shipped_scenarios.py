"""The scenarios that come with the library: whole, sourced, and in both languages."""

import re
from datetime import date

import pytest

from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import catalogue, read, shipped

KEY = re.compile(r"\b(?:K\d+b?|S0|[a-z]+(?:19|20)\d\d)\b")
NUMBER = re.compile(r":\s*[\d.]+\s*(#.*)?$")
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


def test_dialogue_is_not_promised() -> None:
    summary = read("return_to_dialogue").summary

    assert "not simulated yet" in summary["en"]
    assert "pas encore simulés" in summary["fr"]
