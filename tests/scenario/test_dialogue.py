"""Who is invited to talks, when they open, and how wide the table is."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sahel_sim.core import VOICES, Draws, World
from sahel_sim.engine import Ledger, Setup, advance
from sahel_sim.scenario import Scenario, ScenarioError, build, cautions, read, with_changes
from sahel_sim.scenario.merge import PATHS, invitable


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return read("mali_2024_02")


def table(scenario: Scenario) -> dict[str, Any]:
    return {
        party: scenario.settings[f"dialogue.parties.{party}"] for party in invitable(scenario.place.factions)
    }


def worlds(setup: Setup, steps: int, ledger: Ledger | None = None) -> World:
    world = setup.world
    for _ in range(steps):
        world = advance(setup, world, Draws(1, range(world.replicates)), ledger)
    return world


def test_nobody_is_invited_unless_said(mali: Scenario) -> None:
    world = build(mali, 2).world

    assert not world.dialogue.any()
    assert not world.influence.any()
    assert not world.voices.any()
    assert not world.mediation.any()


def test_parties_have_the_influence_that_is_said(mali: Scenario) -> None:
    said = {"csp": 1.0, "women": 0.4, "opposition": 0.2}
    world = build(with_changes(mali, {"dialogue": {"open": True, "mediator": 0.5, "parties": said}}), 2).world

    assert world.dialogue[:, 0, 0].tolist() == [1.0, 1.0]
    assert world.mediation[:, 0, 0].tolist() == [0.5, 0.5]
    assert world.influence[0, :, 0].tolist() == [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]
    assert world.voices[0, :, 0].tolist() == [said.get(voice, 0.0) for voice in VOICES]


def test_a_bloc_invites_its_factions_and_a_faction_speaks_for_itself(mali: Scenario) -> None:
    said = {"jnim": 0.8, "jihadists": 0.3}

    invited = table(with_changes(mali, {"dialogue.parties": said}))
    assert (invited["jnim"], invited["is_sahel"], invited["csp"]) == (0.8, 0.3, 0.0)


def test_the_state_is_not_a_party(mali: Scenario) -> None:
    with pytest.raises(ScenarioError) as raised:
        with_changes(mali, {"dialogue.parties.government": 1.0})

    assert [mistake.kind for mistake in raised.value.mistakes] == ["unknown_party"]


@pytest.mark.parametrize(
    ("inclusivity", "rebels", "civil", "women_youth", "jihadists"),
    [
        (0.0, 0, 0, 0, 0),
        (0.125, 0.5, 0, 0, 0),
        (0.25, 1, 0, 0, 0),
        (0.375, 1, 0.5, 0, 0),
        (0.5, 1, 1, 0, 0),
        (0.625, 1, 1, 0.5, 0),
        (0.75, 1, 1, 1, 0),
        (0.875, 1, 1, 1, 0.5),
        (1.0, 1, 1, 1, 1),
    ],
)
def test_inclusivity_widens_the_table_step_by_step(
    mali: Scenario, inclusivity: float, rebels: float, civil: float, women_youth: float, jihadists: float
) -> None:
    expected = {
        "csp": rebels,
        "jnim": jihadists,
        "is_sahel": 0.0,
        **dict.fromkeys(("platform", "hunters"), 0.0),
        **dict.fromkeys(("civil_society", "traditional_leaders", "opposition"), civil),
        **dict.fromkeys(("women", "youth"), women_youth),
    }

    assert expected == table(with_changes(mali, {"dialogue.inclusivity": inclusivity}))


@pytest.mark.parametrize(
    ("path", "inclusivity", "csp", "jnim", "elders", "women"),
    [
        ("armed_first", 0.25, 1.0, 0.0, 0.0, 0.0),
        ("armed_first", 0.5, 1.0, 1.0, 0.0, 0.0),
        ("armed_first", 0.875, 1.0, 1.0, 1.0, 0.5),
        ("civilians_first", 0.25, 0.0, 0.0, 1.0, 0.0),
        ("civilians_first", 0.625, 0.5, 0.0, 1.0, 1.0),
        ("civilians_first", 0.75, 1.0, 0.0, 1.0, 1.0),
    ],
)
def test_other_paths_widen_the_table_in_another_order(
    mali: Scenario, path: str, inclusivity: float, csp: float, jnim: float, elders: float, women: float
) -> None:
    wide = table(with_changes(mali, {"dialogue": {"inclusivity": inclusivity, "path": path}}))

    seated = (wide["csp"], wide["jnim"], wide["traditional_leaders"], wide["women"])
    assert seated == (csp, jnim, elders, women)
    assert wide["is_sahel"] == wide["platform"] == 0.0


@pytest.mark.parametrize("path", PATHS)
def test_paths_begin_and_end_at_the_same_table(mali: Scenario, path: str) -> None:
    ends = [
        table(with_changes(mali, {"dialogue.inclusivity": width, "dialogue.path": path}))
        for width in (0.0, 1.0)
    ]

    assert ends == [table(with_changes(mali, {"dialogue.inclusivity": width})) for width in (0.0, 1.0)]


def test_a_path_waits_for_the_width_of_its_table(mali: Scenario) -> None:
    waiting = with_changes(mali, {"dialogue.path": "civilians_first"})

    assert waiting.settings == mali.settings
    assert [each.kind for each in cautions(waiting, decisive=True)] == ["path_alone"]
    wide = with_changes(waiting, {"dialogue.inclusivity": 0.5})
    assert table(wide)["women"] == 1.0
    assert not cautions(wide, decisive=True)


def test_shared_power_and_who_was_heard_are_in_an_accord_that_is_in_force(mali: Scenario) -> None:
    changes = {
        "dialogue": {
            "accord": {"csp": True},
            "parties": {"women": 0.5, "youth": 1.0},
            "power_sharing": {"military": 0.4, "economic": 1.0},
            "trust": {"csp": 0.7, "jihadists": 0.1},
        },
        "parameters.dialogue.hearing": 3.0,
    }
    world = build(with_changes(mali, changes), 2).world

    assert world.heard[1].tolist() == [[0.0] * 5, [0.0, 0.0, 0.125, 1.0, 0.0], *[[0.0] * 5] * 4]
    assert world.shared[1, 1].tolist() == pytest.approx([0.0, 0.0, 0.4, 1.0], abs=1e-9)
    assert not world.shared[1, [0, 2, 3, 4, 5]].any()
    assert world.power_sharing[0, :, 0].tolist() == [0.0, 0.0, 0.4, 1.0]
    assert world.trust[0, :, 0].tolist() == pytest.approx([0.0, 0.7, 0.1, 0.1, 0.2, 0.2], abs=1e-9)


def test_a_date_changes_what_an_accord_will_share(mali: Scenario) -> None:
    moment = {"date": "2024-04", "set": {"dialogue.power_sharing.military": 0.5}}
    setup = build(
        with_changes(mali, {"dialogue.open": True, "dialogue.parties.csp": 1, "timeline": [moment]}), 1
    )

    assert worlds(setup, 1).power_sharing[0, :, 0].tolist() == [0.0, 0.0, 0.0, 0.0]
    assert worlds(setup, 2).power_sharing[0, :, 0].tolist() == [0.0, 0.0, 0.5, 0.0]


def test_influence_beside_a_door_that_is_said_to_be_closed_is_meant(tmp_path: Path) -> None:
    closed = with_changes(read("return_to_dialogue"), {"dialogue.open": False})
    file = tmp_path / "closed.yaml"
    file.write_text(closed.resolved(), encoding="utf-8")

    assert read(file).settings == closed.settings


def test_a_table_widens_to_jihadists_whom_a_share_can_satisfy(mali: Scenario) -> None:
    wide = with_changes(mali, {"dialogue.inclusivity": 1.0})

    assert table(with_changes(wide, {"is_sahel.divisible": 0.1, "jnim.divisible": 0}))["is_sahel"] == 1.0
    assert table(with_changes(wide, {"is_sahel.divisible": 0.1, "jnim.divisible": 0}))["jnim"] == 0.0


def test_inclusivity_replaces_the_parties_below_it_and_parties_change_it(mali: Scenario) -> None:
    few = with_changes(mali, {"dialogue.parties": {"jnim": 1.0, "women": 0.3}})
    wide = with_changes(few, {"dialogue.inclusivity": 0.25})

    assert table(wide)["jnim"] == table(wide)["women"] == 0.0
    assert table(wide)["csp"] == 1.0
    assert table(with_changes(wide, {"dialogue.parties.youth": 0.7}))["youth"] == 0.7
    assert table(with_changes(wide, {"dialogue.parties.youth": 0.7}))["csp"] == 1.0


def test_an_empty_table_can_be_meant(mali: Scenario) -> None:
    empty = with_changes(mali, {"dialogue": {"open": 1, "inclusivity": 0}})

    assert not any(table(empty).values())


@pytest.mark.parametrize(
    "dialogue",
    [
        {"open": True, "inclusivity": 0.0},
        {"opens": "2025-06", "inclusivity": 0.6},
        {"opens": "2025-06-15", "parties": {"csp": 0.5}},
    ],
)
def test_a_resolved_dialogue_is_the_same_dialogue(
    mali: Scenario, dialogue: dict[str, Any], tmp_path: Path
) -> None:
    scenario = with_changes(mali, {"dialogue": dialogue})
    file = tmp_path / "my.yaml"
    file.write_text(scenario.resolved(), encoding="utf-8")

    assert read(file).settings == scenario.settings
    assert read(file).timeline == scenario.timeline
    assert read(file).digest() == scenario.digest()


def test_talks_are_closed_until_the_date_on_which_they_open(mali: Scenario) -> None:
    scenario = with_changes(mali, {"dialogue": {"opens": "2024-05", "parties": {"csp": 1.0}}})
    setup = build(scenario, 2)

    assert scenario.settings["dialogue.open"] == 0
    assert [h.step for h in setup.timeline] == [2]
    assert worlds(setup, 2).dialogue.tolist() == [[[0.0]], [[0.0]]]
    assert worlds(setup, 3).dialogue.tolist() == [[[1.0]], [[1.0]]]


def test_whether_talks_are_open_replaces_when_they_open(mali: Scenario) -> None:
    opening = with_changes(mali, {"dialogue": {"opens": "2024-05", "parties": {"csp": 1.0}}})

    assert with_changes(opening, {"dialogue.open": False}).timeline == ()
    assert with_changes(opening, {"dialogue.open": True}).timeline == ()
    assert with_changes(opening, {"dialogue.open": True}).settings["dialogue.open"] == 1
    assert [m.date for m in with_changes(opening, {"dialogue.opens": "2024-07"}).timeline] == ["2024-07"]


def test_a_new_timeline_leaves_talks_opening(mali: Scenario) -> None:
    opening = with_changes(mali, {"dialogue": {"opens": "2024-05", "parties": {"csp": 1.0}}})
    later = {"timeline": [{"date": "2024-04", "set": {"csp.will": 0.9}}]}

    assert [moment.date for moment in with_changes(opening, later).timeline] == ["2024-04", "2024-05"]


def test_a_timeline_changes_who_sits_at_the_table(mali: Scenario) -> None:
    moment = {
        "date": "2024-04",
        "set": {
            "dialogue.open": True,
            "dialogue.mediator": 0.7,
            "dialogue.parties.rebels": 0.9,
            "dialogue.parties.youth": 0.4,
        },
    }
    world = worlds(build(with_changes(mali, {"timeline": [moment]}), 2), 2)

    assert world.dialogue[0, 0, 0] == 1.0
    assert world.mediation[0, 0, 0] == 0.7
    assert world.influence[0, :, 0].tolist() == [0.0, 0.9, 0.0, 0.0, 0.0, 0.0]
    assert world.voices[0, VOICES.index("youth"), 0] == 0.4


def test_a_guest_who_comes_later_is_a_guest(mali: Scenario) -> None:
    changes = {
        "dialogue.open": True,
        "timeline": [{"date": "2025-01", "set": {"dialogue.parties.csp": 1.0}}],
    }

    assert with_changes(mali, changes).settings["dialogue.open"] == 1


def test_two_entries_of_one_date_may_say_the_same(mali: Scenario) -> None:
    twice = [{"date": date, "set": {"relations.csp-jnim": 0.5}} for date in ("2025-01", "2025-01-01")]

    assert len(with_changes(mali, {"timeline": twice}).timeline) == 2


def test_two_entries_of_one_date_must_not_contradict_each_other(mali: Scenario) -> None:
    twice = [
        {"date": "2025-01", "set": {"relations.csp-jnim": 0.5}},
        {"date": "2025-01-01", "set": {"relations.jnim-csp": 0.6}},
    ]
    with pytest.raises(ScenarioError) as raised:
        with_changes(mali, {"timeline": twice})

    assert [mistake.kind for mistake in raised.value.mistakes] == ["contradiction"]


def test_what_a_date_does_to_a_stock_is_in_the_books(mali: Scenario) -> None:
    changed = with_changes(mali, {"timeline": [{"date": "2024-04", "set": {"relations.csp-jnim": -0.3}}]})
    setup, ledger = build(changed, 2), Ledger()
    world = worlds(setup, 3, ledger)
    lines = [line for line in ledger.of("hostility") if line.mechanism == "timeline"]

    assert len(lines) == 1
    assert (lines[0].amount[:, 1, 2] < 0).all()
    assert (world.hostility - setup.world.hostility == ledger.total("hostility")).all()
    assert np.array_equal(lines[0].amount, np.swapaxes(lines[0].amount, 1, 2))


def test_how_far_a_guarantee_is_believed_is_a_start(mali: Scenario) -> None:
    world = build(with_changes(mali, {"dialogue.guarantor": 0.75}), 2).world

    assert world.guarantee[:, 0, 0].tolist() == [0.75, 0.75]


def test_guarantors_come_or_go_on_a_date(mali: Scenario) -> None:
    moment = {"date": "2024-04", "set": {"dialogue.guarantor": 0.75}}
    setup = build(with_changes(mali, {"timeline": [moment], "mechanisms.implementation": "fixed"}), 2)

    assert worlds(setup, 1).guarantee[:, 0, 0].tolist() == setup.world.guarantee[:, 0, 0].tolist()
    assert worlds(setup, 2).guarantee[:, 0, 0].tolist() == [0.75, 0.75]
