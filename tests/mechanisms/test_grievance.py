"""Grievance, fear and what they do to recruitment: harm turns people against its author, or cows them."""

from dataclasses import replace

import numpy as np
import pytest

from known_values import known
from sahel_sim.core import MeanField, World, columns
from sahel_sim.mechanisms.grievance import grievance
from sahel_sim.mechanisms.recruitment import recruitment
from worlds import at_war, faction_column, land, sides, world

ARMY_AND_INSURGENTS = sides(army="state", insurgents="jihadists")
NO_MEMORY_LOSS = {
    "memory": float("inf"),
    "fear_memory": float("inf"),
    "hearsay": 0.0,
    "relief": 0.0,
    "dread": 0.0,
}


def village(people: float = 1e9, months: float = 1.0, **given: object) -> World:
    """One place that insurgents govern."""
    return world(
        land([people]),
        ARMY_AND_INSURGENTS,
        months=months,
        hostility=at_war(ARMY_AND_INSURGENTS),
        control=faction_column(0.0, 1.0),
        treasury=1.0,
        fighters=faction_column(0.0, 10.0),
        **given,
    )


def remembered(start: World, form: str = "symmetric", **numbers: float) -> World:
    p = columns(grievance.parameters(**{**NO_MEMORY_LOSS, **numbers}), 1)
    return start.plus(grievance.using(form)(start, p, MeanField(1)))


def anger_at_army(start: World, form: str = "symmetric", **numbers: float) -> float:
    return float(remembered(start, form, **numbers).grievance[0, 0, 0])


def test_anger_fades_with_its_memory():
    given = known("TV-M5-01").inputs
    start = village(months=given["t"], grievance=faction_column(given["H0"], 0.0))

    assert known("TV-M5-01").value == anger_at_army(start, memory=given["tau_H"])


@pytest.mark.parametrize("row", ["TV-M5-02", "TV-M5-03", "TV-M5-04"])
def test_anger_after_harm(row):
    """Here every death counts, with a ceiling: the literature's log of harm is ours for so many dead."""
    given = known(row).inputs
    dead = np.log1p(given["c"])
    wronged = given["beta_S"] * given["w"] * dead
    start = village(harmed=faction_column(dead, 0.0), loyalty=faction_column(1.0 - given["w"], 0.0))

    assert known(row).value == wronged
    assert anger_at_army(start, blame_state=given["beta_S"]) == pytest.approx(
        np.sign(wronged) * -np.expm1(-abs(wronged)), abs=1e-9
    )


def joining(start: World, **numbers: float) -> float:
    """Share of the people within reach who join in the step."""
    p = columns(recruitment.parameters(half_funds=0.0, presence=0.0, **numbers), 1)
    after = start.plus(recruitment.using("grievance")(start, p, MeanField(1)))
    return float((after.fighters - start.fighters)[0, 1, 0] / start.residents[0, 0, 0])


def test_hazard_of_joining():
    given = known("TV-M5-05").inputs
    start = village(
        grievance=faction_column(given["H"], 0.0), fear=faction_column(given["fear"], 0.0), months=2.0**-14
    )
    monthly = (
        joining(start, hazard=given["h0"], anger=given["kappa"], deterrence=given["delta"]) / start.months
    )

    assert known("TV-M5-05").value == monthly


@pytest.mark.parametrize("row", ["TV-M5-06", "TV-M5-07"])
def test_harm_deters_if_fear_weighs_more_than_anger(row):
    given = known(row).inputs
    quiet = village(people=1e6)
    struck = replace(quiet, harmed=faction_column(0.01, 0.0))
    after = [remembered(w, blame_state=given["beta"], dread=given["phi"]) for w in (quiet, struck)]
    calm, aroused = (joining(w, hazard=3e-3, anger=given["kappa"], deterrence=given["delta"]) for w in after)

    assert known(row).value == float(aroused < calm)


def test_fear_rises_with_harm_and_fades_with_its_memory():
    struck = remembered(village(harmed=faction_column(9.0, 0.0)), dread=0.1)
    later = remembered(replace(struck, harmed=np.zeros_like(struck.harmed), months=3.0), fear_memory=2.0)

    assert struck.fear[0, 0, 0] == pytest.approx(1.0 - np.exp(-0.9), abs=1e-9)
    assert later.fear[0, 0, 0] == pytest.approx(struck.fear[0, 0, 0] * np.exp(-1.5), abs=1e-9)


BOTH_STRIKE = faction_column(9.0, 9.0)


@pytest.mark.parametrize(
    ("form", "army", "insurgents"),
    [
        ("symmetric", 1.0, 1.0),
        ("asymmetric", 1.0, 0.0),
        ("deterrent", 0.0, 0.0),
    ],
)
def test_whom_each_form_blames(form, army, insurgents):
    anger = remembered(village(harmed=BOTH_STRIKE), form, blame_state=0.1, blame_insurgents=0.1).grievance[
        0, :, 0
    ]

    np.testing.assert_allclose(anger, (1.0 - np.exp(-0.9)) * np.array([army, insurgents]), atol=1e-9)


def test_a_massacre_angers_as_much_as_the_same_dead_one_by_one():
    at_once = anger_at_army(village(harmed=faction_column(12.0, 0.0)), blame_state=0.05)
    now = village()
    for _ in range(12):
        now = remembered(replace(now, harmed=faction_column(1.0, 0.0)), blame_state=0.05)

    assert now.grievance[0, 0, 0] == pytest.approx(at_once, abs=1e-9)


def test_beyond_the_threshold_people_are_cowed():
    some, much = (village(harmed=faction_column(harm, 0.0)) for harm in (9.0, 30.0))

    assert anger_at_army(some, "threshold", blame_state=0.1, cowed=20.0) > 0.0
    assert anger_at_army(much, "threshold", blame_state=0.1, cowed=20.0) < 0.0


@pytest.mark.parametrize(("relief", "sign"), [(0.1, -1.0), (-0.02, 1.0), (0.0, 0.0)])
def test_services_calm_or_stir_anger_at_their_giver_where_it_governs(relief, sign):
    start = village(services=1.0)
    anger = remembered(start, relief=relief).grievance[0, :, 0]

    assert anger[0] == 0.0
    assert np.sign(anger[1]) == sign


def test_people_hear_of_harm_elsewhere_in_their_region_only():
    places = land([100.0, 100.0, 100.0], regions=("Coast", "Coast", "Hills"))
    harmed = np.zeros((1, 2, 3))
    harmed[0, 0, 0] = 9.0
    start = world(places, ARMY_AND_INSURGENTS, harmed=harmed)
    anger = remembered(start, blame_state=0.1, hearsay=0.4).grievance[0, 0]

    assert anger[0] > anger[1] > 0.0
    assert anger[2] == 0.0
