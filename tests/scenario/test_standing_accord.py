"""Accords that are in force when a run begins."""

from pathlib import Path
from typing import Any

import pytest

from sahel_sim.core import Draws
from sahel_sim.engine import advance
from sahel_sim.scenario import Scenario, ScenarioError, build, read, with_changes


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return read("mali_2024_02")


def test_no_accord_is_in_force_unless_said(mali: Scenario) -> None:
    world = build(mali, 2).world

    for array in (world.accord, world.implemented, world.promised, world.truce, world.talks):
        assert not array.any()


def test_an_accord_in_force_brings_its_ceasefire_and_its_talks(mali: Scenario) -> None:
    said = {"accord": {"csp": True}, "implemented": {"csp": 0.25}, "promised": {"csp": 0.75}}
    world = build(with_changes(mali, {"dialogue": said}), 2).world

    assert world.accord[:, :, 0].tolist() == [[0.0, 1.0, 0.0, 0.0, 0.0, 0.0]] * 2
    assert world.talks[0, :, 0].tolist() == [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]
    assert world.implemented[0, :, 0].tolist() == [0.0, 0.25, 0.0, 0.0, 0.0, 0.0]
    assert world.promised[0, :, 0].tolist() == [0.0, 0.75, 0.0, 0.0, 0.0, 0.0]
    assert world.truce[0, 0].tolist() == pytest.approx([0.0, 0.98, 0.0, 0.0, 0.0, 0.0])
    assert world.truce[0, 1].tolist() == pytest.approx([0.98, 0.0, 0.0, 0.0, 0.0, 0.0])


def test_its_ceasefire_holds_as_far_as_that_of_any_accord(mali: Scenario) -> None:
    changes = {"dialogue.accord.csp": 1, "parameters.dialogue.observance": 0.85}

    assert build(with_changes(mali, changes), 1).world.truce[0, 0, 1] == pytest.approx(0.85)


def test_an_accord_that_nothing_breaks_stays_in_force(mali: Scenario) -> None:
    setup = build(with_changes(mali, {"dialogue.accord.csp": 1, "mechanisms.relapse": False}), 4)
    world = setup.world
    for _ in range(12):
        world = advance(setup, world, Draws(1, range(4)), None)

    assert world.accord[:, 1, 0].tolist() == [1.0] * 4
    assert (world.implemented[:, 1, 0] > 0).all()
    assert (world.promised[:, 1, 0] > world.implemented[:, 1, 0]).all()


def test_a_bloc_signs_for_its_factions_and_a_faction_for_itself(mali: Scenario) -> None:
    settings = with_changes(mali, {"dialogue.accord": {"jihadists": True, "jnim": False}}).settings

    assert [settings[f"dialogue.accord.{name}"] for name in ("csp", "jnim", "is_sahel")] == [0.0, 0.0, 1.0]


def test_an_accord_of_the_file_below_can_be_taken_away() -> None:
    world = build(with_changes(read("accord_2015"), {"dialogue.accord.csp": 0}), 1).world

    assert not world.accord.any()
    assert not world.truce.any()


@pytest.mark.parametrize(
    ("dialogue", "kind"),
    [
        ({"accord": {}}, "no_words"),
        ({"accord": {"women": True}}, "unknown_signatory"),
        ({"accord": {"government": True}}, "unknown_signatory"),
        ({"implemented": {"csp": 0.3}}, "no_accord"),
        ({"promised": {"rebels": 0.3}}, "no_accord"),
        ({"accord": {"csp": False}, "implemented": {"csp": 0.3}}, "no_accord"),
    ],
)
def test_an_accord_with_nobody_is_a_mistake(mali: Scenario, dialogue: dict[str, Any], kind: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        with_changes(mali, {"dialogue": dialogue})

    assert [mistake.kind for mistake in raised.value.mistakes] == [kind]


def test_an_accord_with_a_faction_without_fighters_is_a_mistake(mali: Scenario) -> None:
    with pytest.raises(ScenarioError) as raised:
        with_changes(mali, {"dialogue.accord.csp": 1, "csp.fighters": 0})

    assert [mistake.kind for mistake in raised.value.mistakes] == ["accord_with_nobody"]


def test_a_resolved_accord_is_the_same_accord(tmp_path: Path) -> None:
    scenario = read("accord_2015")
    file = tmp_path / "my.yaml"
    file.write_text(scenario.resolved(), encoding="utf-8")

    assert read(file).settings == scenario.settings
    assert read(file).digest() == scenario.digest()
