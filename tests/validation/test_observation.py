"""Observation: what a source would have recorded, held against what must be true of any recording."""

import re
from dataclasses import fields, replace
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sahel_sim
from sahel_sim.validation.observation import PERFECT, Reporting, observe, reporting_numbers
from sahel_sim.validation.observed_series import active, observe_series, recorded_share

YEARS = 3


@pytest.fixture(scope="module")
def results():
    story = sahel_sim.with_changes(sahel_sim.read("mali_2017_03"), {"years": YEARS})
    return sahel_sim.run(story, runs=24, seed=5, executor=1, places=True)


def at(results, *names):
    return tuple(results.factions.names.index(name) for name in names)


def test_every_number_has_a_range_and_a_source():
    keys = set(re.findall(r"@\w+\{(\w+),", files("sahel_sim").joinpath("sources.bib").read_text("utf-8")))
    numbers = reporting_numbers()

    assert {number.name for number in numbers} == {field.name for field in fields(Reporting)}
    for number in numbers:
        assert number.low < number.high
        assert number.source.startswith("assumed: ") or number.source.split(":")[0] in keys
        assert number.text, number.name


def test_who_knows_everything_counts_what_the_world_counted(results):
    seen = observe(results, PERFECT)
    government, csp, jnim = at(results, "government", "csp", "jnim")
    pairs = list(results.factions.pairs)
    fought = results["battle_deaths"][:, 1:, pairs.index((government, csp))].sum(axis=1)
    attacked = results["civilians_killed"][:, 1:, :].sum(axis=(1, 2))
    counted = seen.by_step()

    assert seen.best.sum() == seen.low.sum() == seen.high.sum()
    assert counted[:, :, government, csp].sum(axis=1) == pytest.approx(fought, abs=60)
    whole = results["battle_deaths"][:, 1:].sum(axis=(1, 2)) + attacked
    raids = results["battle_losses"][:, 1:].sum(axis=(1, 2)) - (whole - attacked)
    assert counted.sum(axis=(1, 2, 3)) == pytest.approx(whole + raids, rel=0.02)
    assert counted[:, :, jnim, -1].sum() > 0


def test_years_are_sums_of_steps_and_thin_years_are_left_out(results):
    seen = observe(results)
    yearly, coded = seen.by_year(), seen.coded()

    assert seen.years.tolist() == [2017, 2018, 2019, 2020]
    assert yearly.sum(axis=1) == pytest.approx(seen.by_step().sum(axis=1))
    assert ((coded == 0.0) | (coded >= 25.0)).all()
    assert (coded[yearly >= 25.0] == yearly[yearly >= 25.0]).all()
    assert ((yearly > 0.0) & (coded == 0.0)).any()


def test_a_run_is_recorded_alike_alone_and_among_others(results):
    story = results.scenario
    alone = sahel_sim.run(story, seed=5, replicates=[7], executor=1, places=True)

    assert observe(alone).by_step()[0] == pytest.approx(observe(results).by_step()[7])


def test_single_events_are_needed():
    plain = sahel_sim.run("two_towns", runs=1, executor=1)

    with pytest.raises(ValueError, match="places=True"):
        observe(plain)


@settings(deadline=None, max_examples=30)
@given(
    deaths=st.floats(1.0, 500.0),
    remoteness=st.floats(0.0, 1.0),
    reported=st.floats(0.4, 1.0),
    remote=st.floats(0.5, 1.0),
    size=st.floats(0.0, 1.0),
    unknown=st.floats(0.0, 0.3),
)
def test_more_dead_nearer_and_better_reported_is_known_more(
    deaths, remoteness, reported, remote, size, unknown
):
    numbers = Reporting(reported=reported, remote=remote, size=size, unknown=unknown, state=1.0)

    def known(numbers=numbers, deaths=deaths, remoteness=remoteness):
        return float(numbers.known(np.array([deaths]), np.array([remoteness]), np.array([False]))[0])

    assert 0.0 < known() <= 1.0 - unknown + 1e-12
    assert known(deaths=deaths * 2.0) >= known() - 1e-12
    assert known(remoteness=min(remoteness + 0.2, 1.0)) <= known() + 1e-12
    assert known(numbers=replace(numbers, unknown=unknown + 0.1)) < known()
    assert known(numbers=replace(numbers, reported=min(reported + 0.1, 1.0))) >= known() - 1e-12
    single = numbers.known(np.array([1.0]), np.array([0.0]), np.array([False]))[0]
    assert single == pytest.approx(reported * (1.0 - unknown))


def test_each_number_moves_what_it_says_it_moves(results):
    government, jnim = at(results, "government", "jnim")
    usual, number = observe(results), len(results.factions)

    def total(seen, figure="best", a=government, b=number):
        return seen.by_year(figure)[..., a, b].sum()

    hidden = observe(results, Reporting(state=0.4))
    assert total(hidden) < 0.7 * total(usual)
    assert total(hidden, a=jnim) == total(usual, a=jnim)

    passed = observe(results, Reporting(passed_off=0.6))
    moved = total(usual) - total(passed)
    assert moved > 0.2 * total(usual)
    assert passed.best.sum() == usual.best.sum()

    remote = results.places.remoteness[0, 0] >= 1.0
    far = observe(results, Reporting(remote=0.5))
    lost = {side: far.best[s(far.place)].sum() / usual.best[s(usual.place)].sum()
            for side, s in {"far": lambda p: remote[p], "near": lambda p: ~remote[p]}.items()}  # fmt: skip
    assert lost["far"] < lost["near"] < 1.0

    assert (observe(results, Reporting(doubted=0.5)).best == 0.0).mean() > (usual.best == 0.0).mean()


def test_figures_of_the_defaults_look_like_those_of_ucdp(results):
    """Of UCDP's events in Mali 14.9 % have 0 as best figure; low and high are 0.96 and 1.27 of the best."""
    seen = observe(results)

    assert 0.05 < (seen.best == 0.0).mean() < 0.2
    assert seen.low.sum() / seen.best.sum() == pytest.approx(0.96, abs=0.03)
    assert seen.high.sum() / seen.best.sum() == pytest.approx(1.27, abs=0.15)
    assert (seen.low <= seen.best).all()
    assert (seen.best <= seen.high).all()


def test_numbers_may_differ_from_run_to_run(results):
    half = np.where(np.arange(len(results)) % 2 == 0, 1.0, 0.4)
    mixed, one = observe(results, Reporting(reported=half)), observe(results, Reporting(reported=0.4))

    assert mixed.by_year()[1::2] == pytest.approx(one.by_year()[1::2])
    assert mixed.by_year()[::2].sum() > one.by_year()[::2].sum()


@pytest.mark.parametrize("spread", [0.3, 1.1])
@pytest.mark.parametrize("toll", [3.0, 8.0])
def test_series_have_the_moments_of_single_events(toll, spread):
    """Against drawing single events: 4 000 sums of 30 tolls each."""
    numbers, chance = Reporting(), np.random.Generator(np.random.Philox(3))
    tolls = toll * np.exp(spread * chance.standard_normal((4000, 30)) - spread**2 / 2.0)
    known = numbers.known(tolls, np.full_like(tolls, 0.5), np.zeros_like(tolls, dtype=bool))
    known = known * (1.0 - numbers.doubted / np.maximum(tolls, 1.0))
    scatter = np.exp(numbers.scatter * chance.standard_normal(tolls.shape) - numbers.scatter**2 / 2.0)
    seen = (tolls * scatter * (chance.random(tolls.shape) < known)).sum(axis=1)
    killed = tolls.sum(axis=1)
    share, variance = recorded_share(numbers, toll, spread)

    assert seen.mean() == pytest.approx(share * killed.mean(), rel=0.03)
    expected = (tolls**2 * known * (np.exp(numbers.scatter**2) - known)).sum(axis=1).mean() / killed.mean()
    assert variance == pytest.approx(expected, rel=0.15)
    drawn = observe_series(killed, numbers, mean_toll=toll, spread=spread)
    assert drawn.mean() == pytest.approx(seen.mean(), rel=0.03)


@settings(deadline=None, max_examples=30)
@given(killed=st.lists(st.floats(0.0, 5_000.0), min_size=1, max_size=20), seed=st.integers(0, 1000))
def test_series_are_never_below_nothing_and_nothing_stays_nothing(killed, seed):
    dead = np.array(killed)
    seen = observe_series(dead, mean_toll=8.0, spread=1.1, seed=seed)

    assert (seen >= 0.0).all()
    assert (seen[dead == 0.0] == 0.0).all()
    assert set(active(seen)[active(seen) > 0.0] >= 25.0) <= {True}
    with pytest.raises(ValueError, match="fewer than 0"):
        observe_series(-dead - 1.0, mean_toll=8.0, spread=1.1)
