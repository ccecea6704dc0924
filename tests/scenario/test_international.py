"""International forces: how many, and where they have their bases."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from sahel_sim.scenario import Scenario, ScenarioError, build, read, with_changes
from sahel_sim.scenario.place import place_folder


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return read("mali_2024_02")


def test_there_are_none_unless_said(mali: Scenario) -> None:
    world = build(mali, 1).world

    assert not world.peacekeepers.any()
    assert not world.mission.any()
    assert not world.intervention.any()
    assert not world.intervening.any()


def test_peacekeepers_are_at_their_bases_and_as_many_as_mandated(mali: Scenario) -> None:
    world = build(with_changes(mali, {"international.peacekeepers": 12_000}), 2).world

    assert (world.peacekeepers.sum(axis=2) == 12_000).all()
    assert (world.mission == 12_000).all()
    assert ((world.peacekeepers > 0) == (world.bases > 0)).all()
    assert world.peacekeepers[0, 0, world.places.where("Kidal")] == pytest.approx(
        12_000 * 12.3 / 129.1, abs=1e-4
    )


def test_a_foreign_force_is_there_and_ordered_to_stay(mali: Scenario) -> None:
    world = build(with_changes(mali, {"international.foreign_force": 2400}), 2).world

    assert world.intervention.sum(axis=(1, 2)).tolist() == [2400, 2400]
    assert ((world.intervention > 0) == (world.camps > 0)).all()
    assert world.intervening[:, 0, 0].tolist() == [2400, 2400]


def test_a_timeline_moves_mandates(mali: Scenario) -> None:
    moment = {
        "date": "2024-05",
        "set": {"international.peacekeepers": 500, "international.foreign_force": 100},
    }
    setup = build(with_changes(mali, {"timeline": [moment]}), 1)

    assert [(h.lever, h.row, h.column, h.value) for h in setup.timeline] == [
        ("mission", 0, 0, 500.0),
        ("intervening", 0, 0, 100.0),
    ]


def test_thirteen_places_have_a_base(mali: Scenario) -> None:
    names = np.array(mali.place.places.names)[mali.place.bases > 0]

    assert len(names) == 13
    assert {"Kidal", "Tessalit", "Aguelhok", "Ber", "Gao", "Timbuktu", "Ménaka", "Mopti"} <= set(names)


def towns(folder: Path, bases: str | None) -> Path:
    shutil.copytree(place_folder("two_towns"), folder / "towns")
    (folder / "towns" / "bases.csv").unlink()
    if bases is not None:
        (folder / "towns" / "bases.csv").write_text(bases, encoding="utf-8")
    scenario = folder / "my.yaml"
    scenario.write_text("scenario: my\nplace: towns\ninternational: {peacekeepers: 600}\n", encoding="utf-8")
    return scenario


def test_without_a_table_of_bases_a_mission_is_nowhere(tmp_path: Path) -> None:
    world = build(read(towns(tmp_path, None)), 1).world

    assert not world.bases.any()
    assert not world.peacekeepers.any()


def test_weights_say_how_much_of_a_mission_is_where(tmp_path: Path) -> None:
    world = build(read(towns(tmp_path, "locality,weight\nPort,2\nPass,1\n")), 1).world

    assert world.peacekeepers[0, 0, world.places.where("Port")] == 400
    assert world.peacekeepers[0, 0, world.places.where("Pass")] == 200


@pytest.mark.parametrize(
    ("row", "kind"),
    [("Prt,1", "cell_unknown"), ("Port,-1", "cell_out_of_range"), ("Port,1\nPort,2", "said_twice")],
)
def test_mistakes_in_bases_are_told(tmp_path: Path, row: str, kind: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        read(towns(tmp_path, f"locality,weight\n{row}\n"))

    assert [mistake.kind for mistake in raised.value.mistakes] == [kind]
