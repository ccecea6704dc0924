"""The library and an independent plain-Mesa model of the same rules agree."""

from typing import Any

import numpy as np
import pytest
from plain_chance import Average, Luck
from plain_mesa import PlainModel
from plain_numbers import numbers_of
from scipy.stats import ks_2samp

from sahel_sim.core import Draws, MeanField
from sahel_sim.engine import advance, measure
from sahel_sim.scenario import Scenario, build, read, with_changes

ORACLE_RUNS, LIBRARY_RUNS = 150, 800
POLITICS = (
    "alliance",
    "belief",
    "blockade",
    "dialogue",
    "fragmentation",
    "implementation",
    "integration",
    "intervention",
    "opinion",
    "peacekeeping",
    "relapse",
    "spillover",
    "weariness",
)
"""Mechanisms that are no part of the oracle."""

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
        np.testing.assert_allclose(getattr(world, array)[0], expected, rtol=1e-6, atol=1e-3, err_msg=array)


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
        for name in ("residents", "displaced", "away")
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
