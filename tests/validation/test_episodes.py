"""Episodes of war and spells of peace, on histories made by hand."""

import numpy as np
import pytest

from sahel_sim.validation.episodes import STILL_ON, Conflict, Spells


def conflict(yearly, accord=(), won=(), before=0):
    """One run with these deaths in each calendar year from 2001 on, all in June; months."""
    steps = 12 * len(yearly)
    deaths = np.zeros((1, steps))
    deaths[0, 5::12] = yearly
    flags = {name: np.zeros((1, steps), dtype=bool) for name in ("accord", "won")}
    for name, years in (("accord", accord), ("won", won)):
        for year in years:
            flags[name][0, 12 * (year - 2001) : 12 * (year - 2000)] = True
    return Conflict(
        deaths=deaths,
        raided=np.zeros((1, steps), dtype=bool),
        year=np.repeat(np.arange(2001, 2001 + len(yearly)), 12),
        years_per_step=1.0 / 12.0,
        before=before,
        **flags,
    )


def test_a_year_of_25_deaths_is_active_and_a_quiet_year_ends_the_episode():
    first, second = conflict([25.0, 400.0, 24.9, 30.0, 0.0]).episodes()

    assert (first.years, first.ending, first.again) == (2, "fade", True)
    assert (second.years, second.ending, second.again) == (1, "fade", False)


def test_peace_runs_from_the_last_death_to_the_first_of_the_next_episode_or_to_the_end():
    first, second = conflict([100.0, 0.0, 0.0, 100.0, 0.0]).episodes()

    assert first.peace == pytest.approx(3.0)
    assert second.peace == pytest.approx(19.0 / 12.0)


def test_a_few_deaths_in_a_quiet_year_do_not_shorten_peace():
    (first, _) = conflict([100.0, 3.0, 0.0, 100.0, 0.0]).episodes()

    assert first.peace == pytest.approx(3.0)


def test_an_episode_that_is_on_at_the_end_has_not_ended():
    (only,) = conflict([0.0, 100.0, 100.0]).episodes()

    assert (only.years, only.ending, only.again) == (2, STILL_ON, False)


def test_an_episode_that_is_on_in_the_first_year_has_its_age():
    first, second = conflict([50.0, 0.0, 50.0, 0.0], before=5).episodes()

    assert (first.years, first.before) == (6, 5)
    assert (second.years, second.before) == (1, 0)


def test_a_war_that_begins_later_has_no_age():
    (only,) = conflict([0.0, 50.0, 0.0], before=5).episodes()

    assert (only.years, only.before) == (1, 0)


@pytest.mark.parametrize(
    ("accord", "won", "ending"),
    [([2002], [], "accord"), ([2002], [2002], "accord"), ([], [2002], "victory"), ([2001], [2001], "fade")],
)
def test_how_an_episode_ends_is_what_stands_after_the_first_quiet_year(accord, won, ending):
    (only,) = conflict([60.0, 0.0, 0.0], accord, won).episodes()

    assert only.ending == ending


def test_survival_is_that_of_kaplan_and_meier():
    # the worked example: six spells, of which those of 2 and 4 years are cut off
    spells = Spells(
        np.zeros(6, dtype=np.intp),
        np.array([1.0, 2.0, 2.0, 3.0, 4.0, 5.0]),
        np.array([True, True, False, True, False, True]),
        np.zeros(6),
    )
    once = np.ones(1)

    assert spells.survival(0.5, once) == 1.0
    assert spells.survival(1.0, once) == pytest.approx(5 / 6)
    assert spells.survival(2.0, once) == pytest.approx(5 / 6 * 4 / 5)
    assert spells.survival(3.5, once) == pytest.approx(5 / 6 * 4 / 5 * 2 / 3)
    assert spells.survival(5.0, once) == 0.0
    assert spells.median(once) == 3.0
    assert spells.rate(once) == pytest.approx(4 / 17)
    assert spells.mean_ended(once) == pytest.approx(11 / 4)
    assert spells.hazard(2.0, once) == pytest.approx(1 / 5)


def test_a_run_that_is_drawn_twice_counts_twice():
    spells = Spells(np.array([0, 1]), np.array([1.0, 9.0]), np.array([True, True]), np.zeros(2))

    assert spells.survival(1.0, np.array([3.0, 1.0])) == pytest.approx(0.25)
    assert spells.survival(1.0, np.array([0.0, 2.0])) == 1.0


def test_the_likeliest_hazard_of_the_peace_spells_of_azawad_is_that_of_the_evidence():
    # UCDP conflicts 372 and 16038: 2.902, 12.701, 3.003, 2.127 and 8.320 years, all ended (K3)
    lengths = np.array([2.902, 12.701, 3.003, 2.127, 8.320])
    spells = Spells(np.zeros(5, dtype=np.intp), lengths, np.full(5, True), np.zeros(5))

    assert spells.rate(np.ones(1)) == pytest.approx(0.172, abs=5e-4)
    assert spells.median(np.ones(1)) == pytest.approx(3.003)


def test_a_war_that_was_old_at_the_start_counts_from_its_age_on():
    # three wars end after 1, 2 and 6 years; the third was 4 years old when it came under watch
    spells = Spells(
        np.zeros(3, dtype=np.intp), np.array([1.0, 2.0, 6.0]), np.full(3, True), np.array([0.0, 0.0, 4.0])
    )
    once = np.ones(1)

    assert spells.survival(1.0, once) == pytest.approx(1 / 2)
    assert spells.survival(2.0, once) == 0.0
    assert spells.rate(once) == pytest.approx(3 / 5)
