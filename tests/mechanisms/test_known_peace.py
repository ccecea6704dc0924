"""Values that the literature gives for how long a peace holds and how an accord is carried out."""

from typing import Any

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import DIMENSIONS, VOICES, Array, MeanField, columns, declared
from sahel_sim.core.acceptance import with_vetoes
from sahel_sim.core.fragility import ON_RECORD
from sahel_sim.mechanisms import (
    dialogue,
    implementation,
    relapse,
)
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels")
TRIO = sides(army="state", a="rebels", b="rebels", c="rebels")
LAND = land([1_000.0, 1_000.0], roads=((0, 1, 1e6),))


NOTHING = dict.fromkeys((d.name for d in declared(relapse.Parameters) if d.unit == "log hazard"), 0.0)


def rate(numbers: dict[str, float], form: str = "by_share", **given: Any) -> float:
    """Yearly rate at which the peace of the rebels breaks."""
    p = columns(relapse.Parameters(**{**NOTHING, **numbers}), 1)
    start = world(LAND, TRIO, **{"influence": 1.0, "fighters": 10.0, **given})
    return 12.0 * float(relapse.relapse_rate(start, p, relapse.relapse.forms[form])[0, 1, 0])


def against_nothing(numbers: dict[str, float], form: str = "by_share", **given: Any) -> float:
    """The same, where an accord in which nothing was heard, shared or done breaks at the hazard given."""
    return numbers["hazard"] * rate(numbers, form, **given) / rate(numbers, form)


def heard(**weights: float) -> Array:
    """Weights of voices when the accord was signed."""
    return np.array([weights.get(voice, 0.0) for voice in VOICES]).reshape(1, 1, -1)


def left_out(part: float) -> dict[str, Any]:
    """The last of three factions is not invited; it has that part of the insurgents' strength."""
    return {
        "influence": faction_column(0.0, 1.0, 1.0, 0.0),
        "fighters": faction_column(0.0, (1.0 - part) * 50.0, (1.0 - part) * 50.0, part * 100.0),
    }


@pytest.mark.parametrize(("row", "form"), [("TV-M14-04", "by_share"), ("TV-M14-05", "by_capability")])
def test_spoilers(row, form):
    """The literature adds s0 x capability x (1 - share) to the hazard; here it goes into the logarithm."""
    given = known(row).inputs
    offer = np.zeros((1, 4, 4))
    offer[0, 0, 3] = given["share"]
    numbers = {"hazard": 0.17, "excluded": given["s0"]}

    broken = against_nothing(numbers, form, offer=offer, divisible=1.0, **left_out(given["capability"]))

    assert known(row).value == pytest.approx(np.log(broken / 0.17), abs=1e-10)


@pytest.mark.parametrize("row", ["TV-M15-01", "TV-M15-02"])
def test_each_armed_party_with_a_veto_must_consent(row):
    given = known(row).inputs
    pending, accepts = np.ones((1, int(given["n"]), 1)), np.full((1, int(given["n"]), 1), given["a"])

    vetoed = with_vetoes(accepts, pending, columns(dialogue.Parameters(veto=1.0), 1))

    assert all(known(row).value == pytest.approx(chance, abs=1e-12) for chance in vetoed[0, :, 0])


@pytest.mark.parametrize("row", ["TV-M15-03", "TV-M15-04"])
def test_voices_lengthen_peace_by_their_influence(row):
    given = known(row).inputs
    voices = heard(civil_society=given["omega_cs"], women=given["omega_w"])
    numbers = {"hazard": given["lambda0"], "civil_society": given["b_cs"], "women": given["b_w"]}

    assert known(row).value == against_nothing(numbers, heard=voices)


def test_voices_lengthen_peace_from_where_the_record_stood():
    """0.17 exp(-0.3 (0.5 - 0.1) - 0.2 (0.5 - 0.02)): it was heard a tenth, and women hardly."""
    numbers = {"hazard": 0.17, "civil_society": 0.3, "women": 0.2}

    assert rate(numbers, heard=heard(civil_society=0.5, women=0.5)) == pytest.approx(0.136975001, abs=1e-8)


def test_an_armed_party_left_out_shortens_peace():
    given = known("TV-M15-05").inputs
    numbers = {"hazard": given["lambda0"], "excluded": given["b_x"]}

    assert known("TV-M15-05").value == against_nothing(numbers, **left_out(given["spoil"]))


def test_the_range_of_civil_society_holds_the_most_hopeful_finding():
    given, expected = known("TV-M15-06").inputs, known("TV-M15-06").value
    numbers = {"hazard": 1.0, "civil_society": 1.021651248}
    effect = -np.log(against_nothing(numbers, heard=heard(civil_society=1.0)))

    assert expected == pytest.approx(effect, abs=1e-9)
    assert expected == -np.log(1.0 - given["reduction"])
    assert effect <= next(d.high for d in declared(relapse.Parameters) if d.name == "civil_society")


def test_the_hazard_of_any_peace_is_that_of_the_record():
    given = known("TV-P18-01").inputs
    number = next(d for d in declared(relapse.Parameters) if d.name == "hazard")

    assert known("TV-P18-01").value == given["spells_ended"] / given["total_years"]
    assert known("TV-P18-01").value == pytest.approx(number.default, abs=5e-4)
    assert np.exp(-5.0 * rate({})) == pytest.approx(0.42296536, abs=2e-3)


def test_the_record_of_what_was_carried_out_is_what_was_counted():
    """20 of 78 commitments by the end of 2018."""
    assert known("TV-M16-03").value == pytest.approx(ON_RECORD["carried out"], abs=0.01)


def test_every_centre_of_the_record_is_a_share_of_a_cause_that_there_is():
    assert set(ON_RECORD) >= {*VOICES, *DIMENSIONS}
    assert all(0.0 <= mean <= 1.0 for mean in ON_RECORD.values())


def test_an_accord_is_carried_out_at_its_pace():
    """In the literature both wills slow the pace and the end is all; here the lesser will is the end."""
    given = known("TV-M16-01").inputs
    pace = given["r_imp"] * given["will_G"] * given["will_R"]
    p = columns(implementation.Parameters(speed=pace), 1)
    now = world(LAND, SIDES, accord=faction_column(0.0, 1.0), implemented=given["m0"], will=1.0)
    for _ in range(int(12 * given["t"])):
        now = now.plus(implementation.implementation(now, p, MeanField(1)))

    assert known("TV-M16-01").value == now.implemented[0, 1, 0]


def test_an_accord_is_carried_out_as_far_as_the_lesser_will_and_no_further():
    p = columns(implementation.Parameters(speed=0.9), 1)
    now = world(LAND, SIDES, accord=faction_column(0.0, 1.0), will=faction_column(0.25, 0.8))
    after = []
    for _ in range(120):
        now = now.plus(implementation.implementation(now, p, MeanField(1)))
        after.append(now.implemented[0, 1, 0])

    assert after[11] == pytest.approx(0.25 * -np.expm1(-0.9), abs=1e-9)
    assert after[-1] == pytest.approx(0.25, abs=1e-4)


def test_what_is_overdue_shortens_peace():
    given = known("TV-M16-02").inputs
    numbers = {"hazard": given["lambda0"], "carried_out": given["b_m"], "delay": given["b_delay"]}

    done = {"implemented": given["m"], "promised": given["m_promised"]}
    assert known("TV-M16-02").value == against_nothing(numbers, **done)
