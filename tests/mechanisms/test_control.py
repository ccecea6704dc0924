"""Control: contests by the ratio and by the difference of strengths, vacuum and neglect."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from known_values import known
from sahel_sim.core import Array, MeanField, World, columns, over_factions
from sahel_sim.mechanisms.control import Parameters, control, logit, ratio
from worlds import at_war, country, land, sides, world

CHANCE_DECIDES = {"decision": 100.0, "seizure": 1.0, "entry": 0.0, "neglect": 0.0, "backing": 0.0}
strengths = st.lists(st.floats(0.1, 500.0), min_size=2, max_size=5)


def column(forces: list[float]) -> Array:
    return np.array(forces, dtype=np.float64).reshape(1, -1, 1)


def by_ratio(forces: list[float], decisiveness: float) -> Array:
    return ratio(column(forces), columns(Parameters(decisiveness=decisiveness), 1))[0, :, 0]


def by_difference(forces: list[float], sharpness: float) -> Array:
    return logit(column(forces), columns(Parameters(sharpness=sharpness), 1))[0, :, 0]


def of_row(row: str) -> list[float]:
    inputs = known(row).inputs
    return [inputs[name] for name in ("F1", "F2", "F3") if name in inputs]


@pytest.mark.parametrize(
    "row",
    [
        "TV-M4-01",
        "TV-M4-02",
        "TV-M4-03",
        "TV-M4-04",
        "TV-M4-05",
        "TV-M4-06",
        "TV-M4-07",
    ],
)
def test_ratio_contest(row):
    assert known(row).value == by_ratio(of_row(row), known(row).inputs["m"])[0]


@pytest.mark.parametrize("row", ["TV-M4-08", "TV-M4-09"])
def test_difference_contest(row):
    """``k`` is per unit of force in the literature; here the unit is the mean force: ``sharpness = k mean``.

    One known value is not met on purpose: there an unarmed side keeps a chance of winning, here it has none.
    """
    forces = of_row(row)

    assert known(row).value == by_difference(forces, known(row).inputs["k"] * np.mean(forces))[0]


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
@given(forces=strengths, steepness=st.floats(0.0, 2.5))
def test_chances_sum_to_one(contest, forces, steepness):
    assert contest(forces, steepness).sum() == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
@given(forces=strengths, steepness=st.floats(0.0, 2.5), scale=st.floats(0.1, 10.0))
def test_chances_do_not_depend_on_the_unit_of_strength(contest, forces, steepness, scale):
    scaled = [scale * force for force in forces]

    np.testing.assert_allclose(contest(scaled, steepness), contest(forces, steepness), atol=1e-9)


@given(forces=strengths, shift=st.floats(0.0, 100.0), sharpness=st.floats(0.0, 0.01))
def test_difference_contest_depends_on_differences_once_the_unit_is_held(forces, shift, sharpness):
    shifted = [force + shift for force in forces]
    before = by_difference(forces, sharpness * np.mean(forces))
    after = by_difference(shifted, sharpness * np.mean(shifted))

    np.testing.assert_allclose(after, before, atol=1e-9)


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
@given(forces=strengths, steepness=st.floats(0.1, 2.5))
def test_the_stronger_has_the_better_chance(contest, forces, steepness):
    assume(len(set(forces)) == len(forces))
    chances = contest(forces, steepness)

    assert (
        np.array_equal(np.argsort(chances, kind="stable"), np.argsort(forces))
        or np.isclose(np.diff(np.sort(chances)), 0.0).any()
    )


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
@given(forces=strengths)
def test_at_steepness_zero_force_does_not_matter(contest, forces):
    np.testing.assert_allclose(contest(forces, 0.0), 1.0 / len(forces))


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
def test_an_absent_side_cannot_win_and_changes_nothing_for_the_others(contest):
    two, and_nobody = contest([30.0, 10.0], 1.5), contest([30.0, 10.0, 0.0], 1.5)

    assert and_nobody[2] == 0.0
    np.testing.assert_allclose(and_nobody[:2], two)


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
def test_where_nobody_is_nobody_wins(contest):
    assert contest([0.0, 0.0], 1.0).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("contest", [by_ratio, by_difference])
@given(forces=strengths, steepness=st.floats(0.0, 2.5))
def test_the_order_of_sides_does_not_matter(contest, forces, steepness):
    np.testing.assert_allclose(contest(forces[::-1], steepness), contest(forces, steepness)[::-1], atol=1e-12)


class EvenLuck:
    """Every uniform number once, spread evenly: averages over replicates are exact chances."""

    def __init__(self, replicates: int) -> None:
        self.numbers = (np.arange(replicates) + 0.5) / replicates

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """The same numbers for everything."""
        return np.broadcast_to(self.numbers[:, None, None], (len(self.numbers), *shape)).copy()


def contested(forces: list[float], replicates: int) -> World:
    factions = sides(**{f"side{i}": "rebels" if i else "state" for i in range(len(forces))})
    return world(
        land([1_000.0]),
        factions,
        replicates=replicates,
        fighters=column(forces),
        resolve=1.0,
        control=1.0 / len(forces),
        hostility=at_war(factions),
        pressure=at_war(factions),
    )


@pytest.mark.parametrize("form", ["ratio", "logit"])
@pytest.mark.parametrize("forces", [[30.0, 10.0], [10.0, 30.0], [20.0, 10.0, 40.0, 5.0]])
def test_contests_are_won_as_often_as_their_chances_say(form, forces):
    start = contested(forces, 20_000)
    rule, p = control.using(form), columns(control.parameters(**CHANCE_DECIDES), 1)
    after = start.plus(rule(start, p, EvenLuck(20_000)))
    decided = after.control.max(axis=1) > 0.99
    wins = (after.control > 0.99)[decided[:, 0]].mean(axis=(0, 2))

    assert decided.any()
    np.testing.assert_allclose(wins, rule.forms[form](column(forces), p)[0, :, 0], atol=0.02)


@pytest.mark.parametrize(
    ("governed", "challenged", "beaten"),
    [
        ([0.5, 0.5], 0.5 * 0.75 + 0.5 * 0.25, 1.0),
        ([1.0, 0.0], 0.25, 0.25),
        ([0.0, 1.0], 0.75, 0.75),
        ([0.0, 0.0], 0.0, 0.0),
    ],
)
def test_a_place_falls_as_often_as_its_masters_are_challenged_and_beaten(governed, challenged, beaten):
    """At three to one in strength; the other side's part of it challenges, and is the chance that it wins."""
    many = 100_000
    start = replace(contested([30.0, 10.0], many), town_control=np.tile(column(governed), (many, 1, 1)))
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 0.2}), 1)
    changed = start.plus(control(start, p, EvenLuck(many))).seized.any(axis=1).mean()

    assert changed == pytest.approx((1.0 - np.exp(-0.2 * challenged)) * beaten, abs=2e-3)


def test_the_winner_takes_a_part_of_what_its_enemies_govern_and_leaves_the_rest():
    start = contested([50.0, 50.0], 20_000)
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 1e-2, "seizure": 0.4}), 1)
    after = start.plus(control(start, p, EvenLuck(20_000))).control
    won = after[after[:, 0, 0] > 0.5]

    assert len(won) > 0
    np.testing.assert_allclose(won[:, :, 0], [[0.7, 0.3]] * len(won), atol=1e-3)


def test_a_winner_takes_more_of_a_place_that_is_decided_several_times_in_a_step():
    """Two decisions are due: (1 - e^(-0.4 x 2)) / (1 - e^-2) of what the other governs."""
    start = contested([50.0, 50.0], 200)
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 4.0, "seizure": 0.4}), 1)
    after = start.plus(control(start, p, EvenLuck(200))).control
    won = after[after[:, 0, 0] > 0.5]

    assert len(won) > 0
    np.testing.assert_allclose(won[:, 1, 0], 0.5 * (1.0 - np.expm1(-0.8) / np.expm1(-2.0)), atol=1e-9)


@pytest.mark.parametrize("of_war", ["pressure", "drive"])
def test_nothing_is_decided_where_nobody_means_to_take_it(of_war):
    start = contested([30.0, 10.0], 50)
    idle = replace(start, **{of_war: np.zeros_like(start.pressure)})
    p = columns(control.parameters(**CHANCE_DECIDES), 1)

    assert np.array_equal(idle.plus(control(idle, p, EvenLuck(50))).control, start.control)


def fallen(start: World, **numbers: float) -> float:
    """How often the place of the state changes hands."""
    many = len(start.residents)
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 0.2, **numbers}), 1)
    return float(start.plus(control(start, p, EvenLuck(many))).seized.any(axis=1).mean())


def besieged(many: int = 100_000, **given: object) -> World:
    """A town of the state, and no village around it, with as many soldiers as rebels."""
    held = np.tile(column([1.0, 0.0]), (many, 1, 1))
    start = replace(contested([30.0, 30.0], many), town_control=held)
    shaped = {k: np.broadcast_to(v, getattr(start, k).shape) for k, v in given.items()}
    return replace(start, **shaped)


def decided_and_lost(rate: float, challenger: float) -> float:
    return float(-np.expm1(-rate * challenger) * challenger)


@pytest.mark.parametrize(("unity", "panic"), [(0.5, 0.0), (1.0, 0.5)])
def test_a_force_counts_as_far_as_it_fights_as_one_and_does_not_panic(unity, panic):
    start = besieged(unity=column([unity, 1.0]), panic=column([panic, 0.0]))

    assert fallen(start) == pytest.approx(decided_and_lost(0.2, 1.0 / 1.5), abs=2e-3)


def test_a_campaign_decides_its_objective_and_needs_no_more_than_an_order():
    start = besieged(
        pressure=0.01 * at_war(sides(side0="state", side1="rebels")), campaign=column([0.0, 0.3])
    )
    capital = replace(start, places=replace(start.places, kinds=("regional_capital",)))

    assert fallen(start) == pytest.approx(0.0, abs=2e-3)
    assert fallen(capital, storm=2.0) == pytest.approx(decided_and_lost(2.0, 0.5), abs=2e-3)


def lost(start: World, part: str) -> float:
    """How often the first side loses its town, or its villages."""
    many = len(start.residents)
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 0.2}), 1)
    after = start.plus(control(start, p, EvenLuck(many)))
    return float((getattr(after, part)[:, 0] < getattr(start, part)[:, 0]).mean())


@pytest.mark.parametrize(("patrols", "challenger"), [(1.0, 0.5), (1.0 / 3.0, 0.75), (0.0, 1.0)])
def test_a_garrison_holds_its_town_and_patrols_a_part_of_the_villages(patrols, challenger):
    """As many soldiers as rebels; the rebels live in both, the soldiers reach so much of the villages."""
    start = besieged(countryside=column([patrols, 1.0]))
    start = replace(start, village_control=start.town_control)

    assert lost(start, "town_control") == pytest.approx(decided_and_lost(0.2, 0.5), abs=2e-3)
    assert lost(start, "village_control") == pytest.approx(decided_and_lost(0.2, challenger), abs=2e-3)


def test_one_side_can_hold_the_town_and_another_its_villages():
    """Nobody's ground at first, soldiers who never leave the town, and ten times as few rebels around it."""
    factions = sides(army="state", rebels="rebels")
    start = world(
        replace(land([500.0]), hinterland=np.array([500.0])),
        factions,
        fighters=column([300.0, 30.0]),
        resolve=1.0,
        hostility=at_war(factions),
        pressure=at_war(factions),
        countryside=column([0.0, 1.0]),
    )
    p = columns(control.parameters(), 1)
    for _ in range(240):
        start = start.plus(control(start, p, MeanField(1)))

    town, villages = start.town_control[0, :, 0], start.village_control[0, :, 0]

    assert town[0] > 0.7 > 0.1 > town[1]
    assert villages[1] > 0.4 > 0.01 > villages[0]
    assert start.control[0, :, 0] == pytest.approx((town + villages) / 2.0)


def test_a_campaign_storms_the_town_and_not_its_villages():
    war = 0.01 * at_war(sides(side0="state", side1="rebels"))
    start = besieged(pressure=war, campaign=column([0.0, 0.3]))
    start = replace(start, places=replace(start.places, kinds=("regional_capital",)))
    start = replace(start, village_control=start.town_control)
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 0.0, "storm": 2.0}), 1)
    after = start.plus(control(start, p, EvenLuck(len(start.residents))))

    assert (after.town_control != start.town_control).any()
    assert np.array_equal(after.village_control, start.village_control)


@pytest.mark.parametrize(("bloc", "challenger"), [("jihadists", 0.25), ("rebels", 0.5)])
def test_foreign_troops_stand_beside_the_state_against_jihadists(bloc, challenger):
    """Six soldiers who count for ten each, beside 30 of the state, against 30."""
    many = 20_000
    factions = sides(state="state", foe=bloc)
    start = replace(besieged(many), factions=factions, intervention=np.full((many, 1, 1), 6.0))
    start = replace(start, town_control=np.tile(column([0.9, 0.1]), (many, 1, 1)))
    p = columns(control.parameters(**{**CHANCE_DECIDES, "decision": 50.0, "foreign": 10.0}), 1)
    after = start.plus(control(start, p, EvenLuck(many))).control

    assert (after[:, 1, 0] > 0.99).mean() == pytest.approx(challenger, abs=0.02)


def test_friends_decide_nothing_between_them():
    start = contested([30.0, 10.0], 50)
    friends = replace(start, hostility=np.zeros_like(start.hostility))
    p = columns(control.parameters(**CHANCE_DECIDES), 1)

    assert np.array_equal(friends.plus(control(friends, p, EvenLuck(50))).control, start.control)


def alone_in(control_held: float, months: float, fighters: float = 60.0) -> World:
    return world(
        land([1_000.0]), sides(rebels="rebels"), months=months, fighters=fighters, control=control_held
    )


def entered(start: World, **numbers: float) -> float:
    values = {"decision": 0.0, "neglect": 0.0, "backing": 0.0, **numbers}
    after = start.plus(control(start, columns(control.parameters(**values), 1), MeanField(1)))
    return float((after.control - start.control)[0, 0, 0])


def test_hazard_of_entry_into_a_vacuum():
    """Distance is left to movement here: its part of the known value, ``exp(-b dist)``, goes into the rate.

    The vacuum is what nobody governs. In the literature it is one minus the strongest presence; both are the
    same where only one side governs.
    """
    given = known("TV-M11-02").inputs
    start = alone_in(1.0 - given["V"], months=1.0)
    gained = entered(start, entry=given["l0"] * np.exp(-given["b"] * given["dist"]), vacuum=given["a"])
    present = 60.0 / (60.0 + 60.0)

    assert known("TV-M11-02").value == -np.log1p(-gained / (present * given["V"]))


def test_control_spreads_into_a_vacuum_as_governance_does_without_contest():
    """With elasticity 0, ``S' = r presence (1 - S)``: the saturating form of the two in the literature."""
    given = known("TV-M11-04").inputs

    def grown(steps: int) -> float:
        now = alone_in(given["S0"], months=given["t"] / steps)
        p = columns(
            control.parameters(decision=0.0, neglect=0.0, entry=2.0 * given["r_times_presence"], vacuum=0.0),
            1,
        )
        for _ in range(steps):
            now = now.plus(control(now, p, MeanField(1)))
        return float(now.control[0, 0, 0])

    coarse, finer, finest = grown(100), grown(200), grown(400)
    first, second = 2.0 * finer - coarse, 2.0 * finest - finer
    assert known("TV-M11-04").value == (4.0 * second - first) / 3.0


def test_elasticity_zero_makes_entry_proportional_to_the_vacuum_alone():
    half, tenth = (entered(alone_in(1.0 - v, 1.0), entry=0.1, vacuum=0.0) / v for v in (0.5, 0.1))

    assert half == pytest.approx(tenth, rel=1e-9)


def faded(loyalty: float, fighters: float) -> float:
    start = replace(alone_in(0.8, 1.0, fighters), loyalty=np.full((1, 1, 1), loyalty))
    values = {"decision": 0.0, "entry": 0.0, "neglect": 0.1, "backing": 0.0, "garrison": 60.0}
    after = start.plus(control(start, columns(control.parameters(**values), 1), MeanField(1)))
    return float((start.control - after.control)[0, 0, 0])


def test_a_hold_without_force_fades_at_the_rate_of_neglect():
    assert faded(loyalty=0.0, fighters=0.0) == pytest.approx(0.8 * -np.expm1(-0.1), abs=1e-9)


def test_a_hold_with_a_garrison_fades_half_as_fast():
    assert faded(loyalty=0.0, fighters=60.0) == pytest.approx(
        0.5 * faded(loyalty=0.0, fighters=0.0), abs=1e-9
    )


def test_a_hold_among_the_loyal_does_not_fade():
    assert faded(loyalty=1.0, fighters=0.0) == 0.0


def test_control_never_exceeds_the_whole_however_places_are_won():
    start = country(50)
    rule = control.using("logit")
    p = columns(rule.parameters(decision=100.0, seizure=1.0, entry=100.0), 1)
    after = start.plus(rule(start, p, EvenLuck(50)))

    assert over_factions(after.control).max() <= 1.0 + 1e-9
    assert after.control.min() >= 0.0
