"""A scenario becomes a world: every array has its shape, and everybody is somewhere."""

from pathlib import Path

import numpy as np
import pytest

from sahel_sim.core import DIMENSIONS, VOICES, Draws, kept
from sahel_sim.core.quantize import GRAIN_BITS, whole
from sahel_sim.engine import MONTH, Setup, advance
from sahel_sim.scenario import RESERVE_MONTHS, Scenario, build, catalogue, read, with_changes
from sahel_sim.scenario.timeline import STEPS


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return read("mali_2024_02")


@pytest.fixture(scope="module")
def towns() -> Scenario:
    return read("two_towns")


def after(setup: Setup, steps: int, seed: int = 1) -> Setup:
    world, luck = setup.world, Draws(seed, range(setup.world.replicates))
    for _ in range(steps):
        world = advance(setup, world, luck)
    return Setup(**{**{name: getattr(setup, name) for name in Setup.__dataclass_fields__}, "world": world})


@pytest.mark.parametrize("replicates", [1, 3])
@pytest.mark.parametrize("name", catalogue())
def test_every_array_has_its_shape_and_whole_grains(name: str, replicates: int) -> None:
    world = build(read(name), replicates).world
    sizes = {
        "one": 1,
        "faction": len(world.factions),
        "other": len(world.factions),
        "pair": len(world.factions.pairs),
        "locality": len(world.places),
        "voice": len(VOICES),
        "dimension": len(DIMENSIONS),
    }

    for array in kept().values():
        values = getattr(world, array.name)
        assert values.shape == (replicates, *(sizes[axis] for axis in array.axes)), array.name
        assert np.isfinite(values).all()
        assert values.flags.c_contiguous
        assert values.flags.writeable
        if array.kind in GRAIN_BITS:
            assert (whole(values, array.kind) == values).all(), array.name


@pytest.mark.parametrize("name", catalogue())
def test_everybody_is_somewhere(name: str) -> None:
    scenario = read(name)
    world = build(scenario, 2).world
    strengths = [scenario.settings[f"{faction}.fighters"] for faction in world.factions.names]

    assert (world.residents.sum(axis=2) == world.places.people.sum()).all()
    assert (world.fighters.sum(axis=2) == whole(np.array(strengths), "people")).all()
    assert (world.control.sum(axis=1) <= 1.0).all()
    assert (world.fighters >= 0).all()


@pytest.mark.parametrize("name", catalogue())
def test_dyads_are_between_two(name: str) -> None:
    world = build(read(name), 1).world

    for dyads in (world.pressure, world.hostility, world.distance):
        assert (np.diagonal(dyads, axis1=1, axis2=2) == 0).all()
    for dyads in (world.hostility, world.distance):
        assert (dyads == np.swapaxes(dyads, 1, 2)).all()


def test_settings_reach_their_arrays(mali: Scenario) -> None:
    world = build(
        with_changes(
            mali,
            {
                "government.military_pressure.jnim": 0.9,
                "csp.restraint": 0.8,
                "jnim.intelligence": 0.7,
                "csp.skill": 2,
                "is_sahel.services": 0.6,
                "csp.support": 4,
                "csp.establishment": 9000,
                "csp.fighters": 6000,
                "relations.csp-jnim": -0.25,
                "distances.jnim-csp": 0.6,
                "csp.will": 0.9,
                "jnim.divisible": 0.2,
                "government.partner": 0.3,
                "government.partner_restraint": 0.1,
                "government.partner_skill": 1.5,
            },
        ),
        1,
    ).world
    government, csp, jnim, is_sahel = range(4)

    assert world.pressure[0, government, jnim] == 0.9
    assert world.restraint[0, csp, 0] == 0.8
    assert world.intelligence[0, jnim, 0] == 0.7
    assert world.skill[0, csp, 0] == 2
    assert world.services[0, is_sahel, 0] == 0.6
    assert world.support[0, csp, 0] == 4
    assert world.treasury[0, csp, 0] == RESERVE_MONTHS * 4
    assert world.establishment[0, csp, 0] == 9000
    assert world.fighters[0, csp].sum() == 6000
    assert world.hostility[0, csp, jnim] == world.hostility[0, jnim, csp] == -0.25
    assert world.distance[0, csp, jnim] == world.distance[0, jnim, csp] == 0.6
    assert world.will[0, csp, 0] == 0.9
    assert world.divisible[0, jnim, 0] == 0.2
    assert world.partner[0, government, 0] == 0.3
    assert world.partner_restraint[0, government, 0] == 0.1
    assert world.partner_skill[0, government, 0] == 1.5


def test_the_establishment_is_the_strength_unless_said(mali: Scenario) -> None:
    world = build(with_changes(mali, {"csp.fighters": 6000}), 1).world

    assert world.establishment[0, 1, 0] == 6000
    assert world.establishment[0, 0, 0] == 36_600


def test_who_has_no_fighters_and_never_comes_is_not_in_the_run() -> None:
    story = read("mali_2012_01")

    assert story.place.whole is not None
    assert "hunters" in story.place.whole.factions.names
    assert "hunters" not in story.place.factions.names
    assert not any("hunters" in setting for setting in story.settings)


def test_who_has_no_fighters_any_more_is_not_active(mali: Scenario) -> None:
    world = build(with_changes(mali, {"csp.fighters": 0}), 1).world

    assert world.active[0, :, 0].tolist() == [name != "csp" for name in world.factions.names]


def test_a_run_without_some_factions_reads_back_the_same(tmp_path: Path) -> None:
    story = read("mali_2012_01")
    file = tmp_path / "mali_2012_01.yaml"
    file.write_text(story.resolved(), encoding="utf-8")

    assert read(file).digest() == story.digest()


def test_fighters_that_no_table_deploys_are_where_people_lean_to_them() -> None:
    world = build(with_changes(read("mali_2012_01"), {"hunters.fighters": 400}), 1).world
    row = world.factions.names.index("hunters")

    assert world.fighters[0, row].sum() == 400
    assert (world.fighters[0, row][world.loyalty[0, row] == 0] == 0).all()
    assert world.active[0, row, 0] == 1


def test_mechanisms_can_be_switched_off_and_take_their_form(towns: Scenario) -> None:
    setup = build(
        with_changes(towns, {"mechanisms.displacement": "off", "mechanisms.combat": "deitchman"}), 2
    )

    assert [m.name for m in setup.schedule] == [m.name for m in MONTH if m.name != "displacement"]
    assert {m.name: m.form for m in setup.schedule}["combat"] == "deitchman"
    assert "displacement" not in setup.parameters


def test_all_mechanisms_can_be_switched_off(towns: Scenario) -> None:
    setup = build(with_changes(towns, {f"mechanisms.{m.name}": False for m in MONTH}), 2)

    assert setup.schedule == ()
    assert (after(setup, 3).world.fighters == setup.world.fighters).all()


def test_numbers_reach_their_rules(towns: Scenario) -> None:
    setup = build(with_changes(towns, {"parameters.combat.fire": 0.5, "tactics.press.watch": 0.9}), 3)

    assert setup.parameters["combat"].fire.ndim == setup.tactics[0].watch.ndim == 3
    assert (setup.parameters["combat"].fire == 0.5).all()
    assert (setup.tactics[0].watch == 0.9).all()
    assert [mind.name for mind in setup.decisions] == ["press", "raid"]


def test_diplomacy_is_chosen_for_each_faction(towns: Scenario) -> None:
    setup = build(with_changes(towns, {"league.diplomacy": "refuse", "tactics.bargain.company": 0.5}), 3)

    assert [envoy.name for envoy in setup.diplomacy] == ["bargain", "refuse"]
    assert (setup.conditions[0].company == 0.5).all()
    assert setup.conditions[0].company.ndim == 3
    assert len(setup.conditions) == 2


def test_blocs_say_how_far_a_share_satisfies_and_how_far_apart_factions_are() -> None:
    scenario = read("mali_2023_08")
    world = build(scenario, 1).world

    assert world.divisible[0, :, 0].tolist() == [1.0, 1.0, 0.4, 0.0, 1.0, 1.0]
    assert world.distance[0, 0].tolist() == [0.0, 0.8, 1.0, 1.0, 0.3, 0.3]
    assert world.distance[0, 2].tolist() == [1.0, 0.5, 0.0, 0.9, 1.0, 1.0]


def test_minds_start_where_their_mechanisms_come_back_to(towns: Scenario) -> None:
    world = build(
        with_changes(towns, {"parameters.fragmentation.cohesion": 0.5, "parameters.opinion.hardline": 0.25}),
        1,
    ).world

    assert world.cohesion[0, :, 0].tolist() == [0.5, 0.5]
    assert world.hardline[0, :, 0].tolist() == [0.25, 0.25]
    assert world.approval[0, :, 0].tolist() == [0.5, 0.5]
    assert not any(getattr(world, name).any() for name in ("belief", "weariness", "blood", "truce", "talks"))


def test_a_timeline_moves_levers_when_its_date_comes(towns: Scenario) -> None:
    setup = build(
        with_changes(
            towns,
            {
                "mechanisms.alliance": "off",
                "timeline": [
                    {
                        "date": "2000-03",
                        "set": {
                            "relations.league-crown": 0.25,
                            "crown.military_pressure": 0.1,
                            "league.restraint": 1,
                        },
                        "note": "Truce",
                    }
                ],
            },
        ),
        2,
    )

    before, then = after(setup, 2).world, after(setup, 3).world
    assert before.hostility[0, 0, 1] == 1.0
    assert then.hostility[:, 0, 1].tolist() == then.hostility[:, 1, 0].tolist() == [0.25, 0.25]
    assert then.pressure[:, 0, 1].tolist() == [0.1, 0.1]
    assert then.restraint[:, 1, 0].tolist() == [1.0, 1.0]
    assert {happening.step for happening in setup.timeline} == {2}
    assert setup.timeline[0].note["en"] == "Truce"


def test_a_week_is_shorter_than_a_month(towns: Scenario) -> None:
    weekly = build(with_changes(towns, {"step": "week"}), 1)

    assert weekly.world.months == pytest.approx(7 / 30.4375)
    assert weekly.steps == 261


def test_a_fortnight_is_two_weeks(towns: Scenario) -> None:
    fortnightly = build(with_changes(towns, {"step": "fortnight"}), 1)

    assert fortnightly.world.months == pytest.approx(14 / 30.4375)
    assert fortnightly.steps == 130


def test_months_fortnights_and_weeks_end_on_about_the_same_day() -> None:
    """Within half a step of the end of the months."""
    ends = {step: with_changes(read("mali_2024_02"), {"step": step}) for step in STEPS}
    last = {step: story.first_day(story.steps) for step, story in ends.items()}

    assert last["month"].isoformat() == "2034-03-01"
    assert abs((last["fortnight"] - last["month"]).days) <= 7
    assert abs((last["week"] - last["month"]).days) <= 4
    assert last["fortnight"] == last["week"]


def test_worlds_do_not_share_their_arrays(towns: Scenario) -> None:
    one, other = build(towns, 2).world, build(towns, 2).world
    one.loyalty[:] = 0.5
    one.residents[:] = 0.0

    assert other.loyalty[0, 0, 0] == 0.6
    assert (build(towns, 2).world.residents == other.residents).all()


def test_there_is_at_least_one_world(towns: Scenario) -> None:
    with pytest.raises(ValueError, match="At least one world"):
        build(towns, 0)


@pytest.mark.parametrize("name", catalogue())
def test_a_year_passes_in_every_shipped_scenario(name: str) -> None:
    setup = build(read(name), 2)

    world = after(setup, 12).world
    assert (world.everyone == setup.world.everyone).all()
    assert all(np.isfinite(getattr(world, array)).all() for array in kept())


def test_a_place_of_ones_own_can_be_built(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(
        "scenario: my\nplace: two_towns\nrebels: {fighters: 0}\n", encoding="utf-8"
    )

    assert build(read(tmp_path / "my.yaml"), 1).world.fighters[0, 1].sum() == 0
