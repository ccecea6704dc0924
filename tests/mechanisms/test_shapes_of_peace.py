"""Peace, what holds it, trust in it, and what it is worth: at points that the equations of the rules give."""

from typing import Any

import numpy as np
import pytest

from chances import ManyDraws
from sahel_sim.core import DIMENSIONS, VOICES, Array, MeanField, World, columns, declared
from sahel_sim.mechanisms import dividend, implementation, relapse, trust
from worlds import faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0])
MANY = 20_000
NOTHING = dict.fromkeys((d.name for d in declared(relapse.Parameters) if d.unit == "log hazard"), 0.0)
"""No cause lengthens or shortens peace: what is left is the hazard of the record."""


def with_state(value: float) -> Array:
    """A dyad that holds between the state and each of the others."""
    held = np.zeros((1, 3, 3))
    held[0, 0, 1:] = held[0, 1:, 0] = value
    return held


def hazard(numbers: dict[str, float] | None = None, form: str = "by_share", **given: Any) -> float:
    """Monthly rate at which the peace of the rebels breaks, if only what is given matters."""
    p = columns(relapse.Parameters(**{**NOTHING, **(numbers or {})}), 1)
    start = world(LAND, SIDES, **{"influence": 1.0, "fighters": 10.0, **given})
    return float(relapse.relapse_rate(start, p, relapse.relapse.forms[form])[0, 1, 0])


def ratio(numbers: dict[str, float], with_it: dict[str, Any], without: dict[str, Any] | None = None) -> float:
    """How often peace breaks with something, relative to how often it does without."""
    return hazard(numbers, **with_it) / hazard(numbers, **(without or {}))


def row(columns_: tuple[str, ...], name: str, value: float) -> Array:
    """What an accord of the rebels holds of one voice or dimension."""
    held = np.zeros((1, 3, len(columns_)))
    held[0, 1, columns_.index(name)] = value
    return held


def test_a_peace_like_those_on_record_breaks_as_they_did():
    """Five peaces broke in 29.05 years: 0.172 a year."""
    assert 12.0 * hazard() == pytest.approx(5 / 29.05, abs=5e-4)


@pytest.mark.parametrize("what", [*VOICES, *DIMENSIONS, "carried_out", "guaranteed", "peacekept", "excluded"])
def test_the_sign_of_what_may_hold_a_peace_is_open(what):
    assert next(d for d in declared(relapse.Parameters) if d.name == what).signed


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_each_civil_voice_that_was_heard_lengthens_or_shortens_peace_by_its_sign(voice, sign):
    """Hazard ratio exp(-b h), with b 0.5 and half heard."""
    assert ratio({voice: 0.5 * sign}, {"heard": row(VOICES, voice, 0.5)}) == pytest.approx(
        np.exp(-0.25 * sign)
    )


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_each_dimension_of_power_shared_lengthens_or_shortens_peace_by_its_sign(dimension, sign):
    shared = {"shared": row(DIMENSIONS, dimension, 1.0)}

    assert ratio({dimension: 0.2 * sign}, shared) == pytest.approx(np.exp(-0.2 * sign))


def test_more_kinds_of_power_sharing_hold_longer():
    """As found for 38 settlements of 1945 to 1998: the more dimensions, the longer."""
    numbers = dict.fromkeys(DIMENSIONS, 0.2)
    rates = []
    for many in range(5):
        shared = np.zeros((1, 3, 4))
        shared[0, 1, :many] = 1.0
        rates.append(hazard(numbers, shared=shared))

    assert np.diff(np.log(rates)) == pytest.approx([-0.2] * 4)


def test_voices_at_todays_table_do_not_matter_to_a_peace_that_is_signed():
    numbers = dict.fromkeys((*VOICES, *DIMENSIONS), 0.5)

    assert hazard(numbers, voices=1.0, power_sharing=1.0) == hazard(numbers)


def test_presence_without_influence_changes_nothing():
    assert hazard(dict.fromkeys(VOICES, 1.0), heard=0.0) == hazard(dict.fromkeys(VOICES, 1.0), voices=0.0)


@pytest.mark.parametrize(
    ("numbers", "with_it", "log"),
    [
        ({"carried_out": 1.0}, {"implemented": 0.5, "promised": 0.5}, -0.5),
        ({"delay": 0.5}, {"implemented": 0.2, "promised": 0.8}, 0.3),
        ({"delay": 0.5}, {"implemented": 0.8, "promised": 0.2}, 0.0),
        ({"guaranteed": 0.8}, {"guarantee": 0.5}, -0.4),
        ({"guaranteed": -0.2}, {"guarantee": 0.5}, 0.1),
        ({"trusted": 2.0}, {"trust": faction_column(0.0, 0.5, 1.0)}, -1.0),
        ({"peacekept": 0.8}, {"peacekeepers": [[[1_000.0, 0.0]]]}, -0.4),
        ({"peacekept": -0.2}, {"peacekeepers": [[[500.0, 500.0]]]}, 0.1),
    ],
)
def test_each_other_cause_adds_to_the_log_hazard_what_the_equation_says(numbers, with_it, log):
    """Done less promised; half a mission at 1 000 peacekeepers counts half."""
    assert np.log(ratio(numbers, with_it)) == pytest.approx(log, abs=1e-9)


def test_armed_factions_left_out_count_by_their_strength():
    """A third of the insurgents has no seat, or half a seat."""
    fighters = faction_column(500.0, 40.0, 20.0) / 2.0
    for seat, out in ((0.0, 1 / 3), (0.5, 1 / 6), (1.0, 0.0)):
        left = {"influence": faction_column(1.0, 1.0, seat), "fighters": fighters}
        assert np.log(ratio({"excluded": 0.9}, left)) == pytest.approx(0.9 * out)


def test_an_offer_buys_spoilers_as_far_as_a_share_satisfies_them_in_one_view_and_not_in_the_other():
    """Half of the insurgents are left out: 1/2 x (1 - offer 0.8 x how far it can be divided)."""
    left_out = {"influence": faction_column(1.0, 1.0, 0.0), "offer": with_state(0.8)}
    for divisible, unbought in ((0.0, 1.0), (0.5, 0.6), (1.0, 0.2)):
        given = {"divisible": faction_column(1.0, 1.0, divisible), **left_out}
        logs = [
            np.log(hazard({"excluded": 1.0}, form, **given) / hazard({"excluded": 1.0}))
            for form in ("by_share", "by_capability")
        ]
        assert logs == pytest.approx([0.5 * unbought, 0.5])


def test_parts_of_the_rate_add_up_and_the_record_is_where_nothing_differs():
    """At the record itself, written here by hand, every cause adds nothing."""
    record = {
        "heard": np.array([0.1, 0.2, 0.02, 0.0, 0.0]),
        "shared": np.array([0.3, 0.5, 0.5, 0.3]),
        "implemented": 0.25,
        "promised": 0.75,
        "guarantee": 0.3,
        "trust": 0.4,
        "peacekeepers": [[[1_000.0 / 3.0, 0.0]]],
        "influence": faction_column(1.0, 1.0, 0.4),
    }
    p = columns(relapse.Parameters(), 1)
    parts = relapse.parts_of_rate(world(LAND, SIDES, fighters=10.0, **record), p, relapse.by_capability)

    assert parts.pop("fragility of any peace").item() == pytest.approx(0.172 / 12.0)
    assert all(abs(part[0, 1, 0]) < 1e-8 for part in parts.values())


def broken(**given: Any) -> World:
    start = world(LAND, SIDES, **{"influence": 1.0, "talks": faction_column(0.0, 1.0, 1.0), **given})
    p = columns(relapse.Parameters(hazard=1e5), 1)
    return start.plus(relapse.relapse(start, p, MeanField(1)))


def test_when_peace_breaks_all_that_was_agreed_is_gone():
    accord = faction_column(0.0, 1.0, 1.0)
    held = {"implemented": 0.3 * accord, "promised": 0.6 * accord, "heard": accord, "shared": accord}
    after = broken(truce=with_state(0.9), accord=accord, **held)

    for name in ("truce", "accord", "talks", *held):
        assert getattr(after, name).max() == 0.0, name
    assert after.relapsed[0, :, 0].tolist() == [0.0, 1.0, 1.0]


def test_where_there_is_no_peace_none_breaks():
    after = broken(truce=0.0)

    assert after.relapsed.max() == 0.0
    assert after.talks[0, :, 0].tolist() == [0.0, 1.0, 1.0]


def test_peaces_break_at_their_rate():
    start = world(LAND, SIDES, replicates=MANY, truce=with_state(0.9), influence=1.0, fighters=10.0)
    p = columns(relapse.Parameters(**{**NOTHING, "hazard": 1.2}), MANY)
    after = start.plus(relapse.relapse(start, p, ManyDraws(2, MANY).at("relapse", 0)))

    assert after.relapsed[:, 1:].mean() == pytest.approx(1.0 - np.exp(-0.1), abs=0.005)
    assert after.risk[0, 1, 0] == pytest.approx(1.0 - np.exp(-0.1), abs=1e-9)


def trusted(months: float, steps: int, numbers: dict[str, float] | None = None, **given: Any) -> float:
    now = world(LAND, SIDES, months=months, **{"truce": with_state(0.9), **given})
    p = columns(trust.Parameters(**(numbers or {})), 1)
    for _ in range(steps):
        now = now.plus(trust.trust(now, p, MeanField(1)))
    return float(now.trust[0, 1, 0])


@pytest.mark.parametrize("start", [0.0, 0.4])
def test_trust_grows_as_its_closed_form_whatever_the_step(start):
    """1 - (1 - t0) exp(-t / 60): in five years 63 % of what was missing."""
    for months, steps in ((1.0, 60), (0.25, 240)):
        assert trusted(months, steps, trust=start) == pytest.approx(1.0 - (1.0 - start) / np.e, abs=1e-6)


def test_trust_grows_more_slowly_where_promises_are_overdue():
    """At half speed where all is overdue and ``overdue`` is 1/2; what is done early does not hasten it."""
    slow = {"promised": faction_column(0, 1, 0), "implemented": 0.0}
    early = {"promised": 0.0, "implemented": faction_column(0, 1, 0)}

    assert trusted(1.0, 60, {"overdue": 0.5}, **slow) == pytest.approx(1.0 - np.exp(-0.5), abs=1e-6)
    assert trusted(1.0, 60, {"overdue": 1.0}, **slow) == 0.0
    assert trusted(1.0, 60, {"overdue": 0.5}, **early) == pytest.approx(1.0 - np.exp(-1.0), abs=1e-6)


def test_without_peace_no_trust_grows_and_none_is_lost():
    assert trusted(1.0, 60, truce=0.0, trust=0.4) == pytest.approx(0.4, abs=1e-9)


@pytest.mark.parametrize("betrayal", [0.0, 0.5, 1.0])
def test_a_broken_peace_betrays_trust_at_once_and_puts_talks_out_of_the_question(betrayal):
    start = world(
        LAND, SIDES, relapsed=faction_column(0, 1, 0), trust=0.8, cooling=0.25, truce=with_state(0.0)
    )
    after = start.plus(trust.trust(start, columns(trust.Parameters(betrayal=betrayal), 1), MeanField(1)))

    assert after.trust[0, :, 0] == pytest.approx([0.8, 0.8 * (1.0 - betrayal), 0.8], abs=1e-9)
    assert after.cooling[0, :, 0].tolist() == [0.25, 1.0, 0.25]


def carried_out(form: str = "fixed", numbers: dict[str, float] | None = None, **given: Any) -> World:
    now = world(LAND, SIDES, **{"accord": faction_column(0.0, 1.0, 0.0), "guarantee": 0.5, **given})
    p = columns(implementation.Parameters(**{"speed": 1.0, **(numbers or {})}), 1)
    for _ in range(12):
        now = now.at_dawn().with_arrays({"clashes": now.clashes})
        now = now.plus(implementation.implementation.using(form)(now, p, MeanField(1)))
    return now


@pytest.mark.parametrize(("state", "rebels", "done"), [(1.0, 1.0, 0.632), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)])
def test_an_accord_is_carried_out_only_if_both_will(state, rebels, done):
    after = carried_out(will=faction_column(state, rebels, 1.0))

    assert after.implemented[0, :, 0] == pytest.approx([0.0, done, 0.0], abs=1e-3)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_voices_that_were_heard_watch_or_obstruct_by_their_sign(voice, sign):
    """Where it stops is the lesser will times exp(c h): 0.4 exp(0.5 x 0.5), and 63 % of that in a year."""
    off = dict.fromkeys(VOICES, 0.0)
    after = carried_out(numbers={**off, voice: 0.5 * sign}, will=0.4, heard=row(VOICES, voice, 0.5))

    expected = 0.4 * np.exp(0.25 * sign) * (1.0 - np.exp(-1.0))
    assert after.implemented[0, 1, 0] == pytest.approx(expected, abs=1e-6)


def test_nobody_watches_more_done_than_all():
    after = carried_out(numbers={"women": 5.0}, will=0.9, heard=row(VOICES, "women", 1.0))

    assert after.implemented[0, 1, 0] == pytest.approx(1.0 - np.exp(-1.0), abs=1e-6)


def test_promises_run_ahead_by_the_timetable():
    assert carried_out().promised[0, :, 0] == pytest.approx([0.0, 12.0 / 30.0, 0.0])


@pytest.mark.parametrize(
    ("form", "left"), [("fixed", 0.5), ("none", 0.0), ("decaying", 0.5 * np.exp(-12.0 / 60.0))]
)
def test_guarantors_are_believed_as_their_form_says(form, left):
    assert carried_out(form).guarantee[0, 0, 0] == pytest.approx(left)


def test_fighting_between_the_parties_undoes_what_was_done_and_that_counts_as_less_than_nothing_carried():
    """Three clashes in each of two places, each month, undo 1 - exp(-6 s) of it, s being 0.005."""
    after = carried_out(will=0.0, implemented=faction_column(0, 0.5, 0), clashes=3.0)

    assert after.implemented[0, 1, 0] == pytest.approx(0.5 * np.exp(-12 * 6 * 0.005), abs=1e-6)
    assert after.carried[0, 1, 0] == pytest.approx(
        -0.5 * np.exp(-11 * 6 * 0.005) * -np.expm1(-0.03), abs=1e-6
    )


def relieved(numbers: dict[str, float], carried: float = 0.5, **given: Any) -> Array:
    """How anger at each side changed in each place, where a part of the rebels' accord is carried out."""
    loyal = np.array([[[0.2, 0.0], [0.5, 0.0], [0.1, 1.0]]])
    start = world(
        LAND, SIDES, **{"loyalty": loyal, "carried": faction_column(0, carried, 0), "grievance": 0.1, **given}
    )
    off = {d.name: 0.0 for d in declared(dividend.Parameters)}
    after = start.plus(
        dividend.dividend(start, columns(dividend.Parameters(**{**off, **numbers}), 1), MeanField(1))
    )
    return (after.grievance - start.grievance)[0]


@pytest.mark.parametrize("sign", [0.2, -0.2])
def test_powers_of_the_regions_calm_or_anger_those_who_side_with_the_signatory(sign):
    """Half of it x u x those on the rebels' side: half in the first place, nobody in the second."""
    np.testing.assert_allclose(
        relieved({"powers": sign}), [[-0.5 * sign * 0.5, 0.0], [0.0, 0.0], [0.0, 0.0]], atol=1e-9
    )


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("sign", [0.1, -0.1])
def test_what_a_voice_put_into_an_accord_is_worth_it_to_all_who_do_not_side_with_the_state(voice, sign):
    """Half of it x e x half heard x (1 - 0.2), and all in the second place."""
    heard = row(VOICES, voice, 0.5)
    expected = [[-0.5 * sign * 0.5 * 0.8, -0.5 * sign * 0.5], [0.0, 0.0], [0.0, 0.0]]

    np.testing.assert_allclose(relieved({voice: sign}, heard=heard), expected, atol=1e-9)


def test_what_is_undone_is_taken_back():
    done, undone = relieved({"powers": 0.2}, 0.5), relieved({"powers": 0.2}, -0.5)

    np.testing.assert_allclose(done, -undone, atol=1e-9)


def test_nobody_is_less_angry_than_not_at_all():
    after = relieved({"powers": 0.8}, 1.0, grievance=-0.9, loyalty=1.0)

    assert after[0] == pytest.approx([-0.1, -0.1], abs=1e-9)


@pytest.mark.parametrize("number", [d for d in declared(dividend.Parameters)], ids=lambda d: d.name)
def test_the_sign_of_each_dividend_is_open(number):
    assert number.signed
