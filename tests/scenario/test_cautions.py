"""What a sound scenario says that its author may not have meant."""

from pathlib import Path

import pytest

from sahel_sim.scenario import Scenario, cautions, read, with_changes


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


def test_enemies_inside_a_bloc_are_told_where_they_are_said() -> None:
    (told,) = cautions(read("mali_2024_02"))

    assert (told.kind, told.fields["one"], told.fields["other"]) == ("kin_at_war", "jnim", "is_sahel")
    assert told.spot is not None
    assert told.spot.text.strip().startswith("jnim-is_sahel: 1.0")


def test_a_militia_that_sides_with_nobody_is_told(mali: Scenario) -> None:
    alone = with_changes(mali, {"relations.government-hunters": 0})

    assert kinds(alone) == ["militia_alone"]
    assert "government-hunters: -0.5" in cautions(alone)[0].text("en")
    assert "government-hunters: -0.5" in cautions(alone)[0].text("fr")


def test_a_militia_may_side_with_rebels(mali: Scenario) -> None:
    changed = {"relations.government-platform": 1, "relations.csp-platform": -0.5}

    assert kinds(with_changes(mali, changed)) == []
