"""The library and an independent plain-Mesa model of the same rules agree."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from plain_chance import Average, Luck
from plain_mesa import PlainModel
from plain_numbers import numbers_of
from scipy.stats import ks_2samp

from sahel_sim.core import Draws, MeanField
from sahel_sim.engine import MONTH, advance, measure
from sahel_sim.scenario import Scenario, build, read, with_changes
from worlds import alone

ORACLE_RUNS, LIBRARY_RUNS = 150, 800
PACT_RUNS, PACT_MONTHS = 1_000, 12
POLITICS = (
    "alliance",
    "belief",
    "blockade",
    "dialogue",
    "dividend",
    "fragmentation",
    "implementation",
    "integration",
    "intervention",
    "openness",
    "opinion",
    "peacekeeping",
    "relapse",
    "spillover",
    "trust",
    "weariness",
)
"""Mechanisms that are no part of the oracle."""

ATOL = {"in_town": 1e-7, "control": 1e-6}
"""What two models may differ by in a share; of persons, a thousandth."""

OUTCOMES = ("fighters", "people governed", "fighters killed")


@pytest.mark.parametrize(
    ("name", "changes", "steps"),
    [
        pytest.param("two_towns", {}, 60, id="two_towns"),
        pytest.param("two_towns", {"step": "week"}, 60, id="two_towns, by the week"),
        pytest.param("mali_2024_02", {}, 12, id="mali_2024_02"),
    ],
)
def test_without_chance_the_two_models_tell_the_same_story(
    name: str, changes: dict[str, Any], steps: int
) -> None:
    setup = build(war_only(name, changes), 1)
    world, oracle = setup.world, PlainModel(numbers_of(setup), Average())
    for _ in range(steps):
        world = advance(setup, world, MeanField())
        oracle.step()

    for array, expected in arrays_of(oracle).items():
        np.testing.assert_allclose(
            getattr(world, array)[0], expected, rtol=1e-6, atol=ATOL.get(array, 1e-3), err_msg=array
        )


@pytest.mark.parametrize("feeds", [0.5, -0.5])
def test_the_two_models_agree_on_what_pacts_and_truces_do(feeds: float) -> None:
    """Elders of every other place have a pact at first, and the state a truce with all insurgents but one."""
    changes = {
        "parameters.recruitment.pact": feeds,
        "parameters.pacts.lapsing": 0.5,
        "parameters.pacts.violated": 1.0,
    }
    setup = build(war_only("mali_2024_02", changes), 1)
    signed = np.zeros_like(setup.world.truce)
    rebels, jnim = (setup.world.factions.names.index(name) for name in ("csp", "jnim"))
    for at, held in ((rebels, 0.9), (jnim, 0.4)):
        signed[:, 0, at] = signed[:, at, 0] = held
    pact = (np.arange(setup.world.pact.size) % 2.0).reshape(setup.world.pact.shape)
    world = setup.world.with_arrays({"truce": signed, "pact": pact})
    oracle = PlainModel(numbers_of(replace(setup, world=world)), Average())
    for _ in range(12):
        world = advance(setup, world, MeanField())
        oracle.step()

    assert 0.0 < world.pact.sum() < pact.sum()
    for array, expected in arrays_of(oracle).items():
        np.testing.assert_allclose(
            getattr(world, array)[0], expected, rtol=1e-6, atol=ATOL.get(array, 1e-3), err_msg=array
        )


def test_the_two_models_make_and_break_as_many_pacts() -> None:
    """Where nobody moves or fights, elders have half a say, and pacts lapse."""
    setup = build(
        war_only("mali_2024_02", {"mechanisms.combat": "off", "mechanisms.movement": "off"}), PACT_RUNS
    )
    voices = np.full_like(setup.world.voices, 0.5)
    world = setup.world.with_arrays({"voices": voices})
    numbers = numbers_of(replace(build(war_only("mali_2024_02"), 1), world=alone(world, 0)))
    oracle, ends = PlainModel(numbers, Luck(0)), []
    for _ in range(PACT_RUNS):
        for town in oracle.towns:
            town.pact = False
        for _ in range(PACT_MONTHS):
            oracle.pacts()
        ends.append([float(town.pact) for town in oracle.towns])
    pacts, luck = next(m for m in MONTH if m.name == "pacts"), Draws(3, range(PACT_RUNS))
    for month in range(PACT_MONTHS):
        world = world.plus(pacts(world, setup.parameters["pacts"], luck.at("pacts", month)))

    oracles, library = np.array(ends).mean(axis=0), world.pact.mean(axis=0)[0]
    error = np.sqrt((oracles * (1 - oracles) + library * (1 - library)) / PACT_RUNS)
    assert oracles.max() > 0.1
    assert (np.abs(oracles - library) <= 4.5 * error).all()


@pytest.fixture(scope="module")
def oracle_ends() -> np.ndarray:
    setup = build(war_only("two_towns"), 1)
    numbers = numbers_of(setup)
    return np.array([end_of(PlainModel(numbers, Luck(run)), setup.steps) for run in range(ORACLE_RUNS)])


def test_ends_agree_in_distribution(oracle_ends: np.ndarray) -> None:
    assert disagreements(oracle_ends, library_ends({})) == []


@pytest.mark.slow
def test_half_as_much_fire_again_would_be_noticed(oracle_ends: np.ndarray) -> None:
    fire = build(war_only("two_towns"), 1).parameters["combat"].fire.item()

    assert disagreements(oracle_ends, library_ends({"parameters.combat.fire": 1.5 * fire})) != []


def war_only(name: str, changes: dict[str, Any] | None = None) -> Scenario:
    """A shipped scenario without politics."""
    return with_changes(read(name), {f"mechanisms.{rule}": "off" for rule in POLITICS} | (changes or {}))


def arrays_of(oracle: PlainModel) -> dict[str, np.ndarray]:
    """The state of the oracle in the shapes of a world, ``(F, L)``, ``(1, L)`` or ``(F, 1)``."""
    names = [army.name for army in oracle.armies]
    by_faction = {
        name: np.array([[getattr(town, name)[faction] for town in oracle.towns] for faction in names])
        for name in ("fighters", "control", "grievance", "fear", "losses", "harmed", "panic")
    }
    by_town = {
        name: np.array([[getattr(town, name) for town in oracle.towns]])
        for name in ("residents", "displaced", "away", "in_town")
    }
    drive = np.array([[oracle.drive[a, b] for b in names] for a in names])
    return (
        by_faction
        | by_town
        | {"drive": drive, "treasury": np.array([[army.treasury] for army in oracle.armies])}
    )


def end_of(oracle: PlainModel, steps: int) -> list[float]:
    """The outcomes of one run of the oracle, for each faction."""
    for _ in range(steps):
        oracle.step()
    armies = oracle.armies
    return [x for army in armies for x in (army.strength(), oracle.governed(army.name), army.fallen)]


def library_ends(changes: dict[str, float]) -> np.ndarray:
    """The same of runs of the library, ``(runs, outcomes)``."""
    setup = build(war_only("two_towns", changes), LIBRARY_RUNS)
    world, draws = setup.world, Draws(1, range(LIBRARY_RUNS))
    for _ in range(setup.steps):
        world = advance(setup, world, draws)
    outcomes = measure("fighters").of(world), measure("people_governed").of(world), world.fallen.sum(axis=2)
    return np.stack(outcomes, axis=2).reshape(LIBRARY_RUNS, -1)


def disagreements(one: np.ndarray, other: np.ndarray) -> list[str]:
    """Outcomes whose distributions differ (Kolmogorov-Smirnov) or whose means do (4 standard errors)."""
    found = []
    for column, (a, b) in enumerate(zip(one.T, other.T, strict=True)):
        faction, outcome = divmod(column, len(OUTCOMES))
        error = np.sqrt(a.var(ddof=1) / a.size + b.var(ddof=1) / b.size)
        apart, p = abs(a.mean() - b.mean()) / error, ks_2samp(a, b).pvalue
        if apart > 4 or p <= 0.001:
            found.append(f"{OUTCOMES[outcome]} of faction {faction}: {apart:.1f} standard errors, p {p:.2g}")
    return found
