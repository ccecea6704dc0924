"""Deaths by year, dyad and kind (P9 to P11, P14 to P16, P17a, P17c, P19c, P27)."""

from typing import Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine.events import KINDS
from sahel_sim.validation.past import Past, Positions
from sahel_sim.validation.statistic import EachRun

BEFORE_EXITS = (2017, 2018, 2019, 2020, 2021)
"""Calendar years before the foreign troops left."""

OF_2023 = ("2023-08-01", "2024-01-01")
"""The part of 2023 that the start of August 2023 covers; the war of the CSP was in it."""

REST_OF_2023 = 12.0 / 5.0
"""A whole year over that part, for wars that went on all year."""


def one_sided_or_other(past: Past, first: str, last: str) -> Array:
    """Share of all deaths that is not of state-based fighting: of attacks on civilians, of others' fights."""
    events = past.results.events
    when = past.between(first, last)[events["step"]]
    attack = events["kind"] == KINDS.index("attack")
    civilians = events["civilians_by_first"] + events["civilians_by_second"]
    attacked = np.bincount(events["row"], civilians * (attack & when), past.replicates)
    in_the_way = np.bincount(events["row"], civilians * (~attack & when), past.replicates)
    others = past.in_time(past.between_others, first, last)
    outside = attacked + others
    return _ratio(outside, outside + in_the_way + past.in_time(past.state_based, first, last))


def outside_battle_2017_2021(past: Past) -> Array:
    """P10a: the median of the yearly values."""
    return np.median([one_sided_or_other(past, f"{y}-01-01", f"{y + 1}-01-01") for y in BEFORE_EXITS], axis=0)


def outside_battle_2022(past: Past) -> Array:
    """P10b."""
    return one_sided_or_other(past, "2022-01-01", "2023-01-01")


def outside_battle_2023(past: Past) -> Array:
    """P10c: from August on."""
    return one_sided_or_other(past, *OF_2023)


def _attackers(past: Past, whom: Positions) -> Array:
    """The share of some factions in attacks on civilians, over the first year of the run."""
    events = past.results.events
    year = past.days[:-1] < past.days[0] + np.timedelta64(365, "D")
    attack = (events["kind"] == KINDS.index("attack")) & year[events["step"]]
    theirs = attack & np.isin(events["first"], whom)
    count = [np.bincount(events["row"], some, past.replicates) for some in (theirs, attack)]
    return _ratio(*count)


def attacks_by_jnim(past: Past) -> Array:
    """P11a."""
    return _attackers(past, past.jnim)


def attacks_by_state(past: Past) -> Array:
    """P11b."""
    return _attackers(past, past.of_bloc("state"))


def attacks_by_is_sahel(past: Past) -> Array:
    """P11c."""
    return _attackers(past, past.is_sahel)


def of_year(past: Past, year: int, whom: Positions) -> Array:
    """Deaths between the state and some factions in a calendar year, ``(R,)``."""
    killed: Array = past.in_year(past.against_state, year)[:, whom].sum(axis=-1)
    return killed


def growth_of_jnim(past: Past) -> Array:
    """P14a: a year, from 2017 to 2021."""
    return _growth(past, past.jnim)


def growth_of_jihadist_wars(past: Past) -> Array:
    """P14b."""
    return _growth(past, past.of_bloc("jihadists"))


def rises_of_jnim(past: Past) -> Array:
    """P14c: the share of the years 2018 to 2021 with more deaths than the year before."""
    yearly = np.stack([of_year(past, year, past.jnim) for year in BEFORE_EXITS], axis=1)
    rises: Array = (np.diff(yearly, axis=1) > 0.0).mean(axis=1)
    return rises


def state_based_2022(past: Past) -> Array:
    """P15a: 2022 over 2021."""
    return _ratio(past.in_year(past.state_based, 2022), past.in_year(past.state_based, 2021))


def jnim_2022(past: Past) -> Array:
    """P15b."""
    return _ratio(of_year(past, 2022, past.jnim), of_year(past, 2021, past.jnim))


def is_sahel_2022(past: Past) -> Array:
    """P15c."""
    return _ratio(of_year(past, 2022, past.is_sahel), of_year(past, 2021, past.is_sahel))


def jnim_2023(past: Past) -> Array:
    """P15d: 2023 over 2022."""
    return _ratio(of_year(past, 2023, past.jnim), of_year(past, 2022, past.jnim))


def state_based_2023(past: Past) -> Array:
    """P15e."""
    return _ratio(past.in_year(past.state_based, 2023), past.in_year(past.state_based, 2022))


def level_of_jnim(year: int) -> EachRun:
    """P29: deaths between JNIM and the state in a year."""
    return lambda past: of_year(past, year, past.jnim)


def _in_2023(past: Past) -> tuple[Array, Array]:
    """Deaths of the wars with rebels and jihadists in 2023; the latter went on all year at one rate."""
    killed = past.in_time(past.against_state, *OF_2023)
    rebels = killed[:, past.of_bloc("rebels")].sum(axis=-1)
    return rebels, killed[:, past.of_bloc("jihadists")].sum(axis=-1) * REST_OF_2023


def csp_share(past: Past) -> Array:
    """P16a."""
    rebels, jihadists = _in_2023(past)
    return _ratio(rebels, rebels + jihadists)


def jihadist_share(past: Past) -> Array:
    """P16b."""
    rebels, jihadists = _in_2023(past)
    return _ratio(jihadists, rebels + jihadists)


def fall_after_2013(past: Past) -> Array:
    """P17a: the fall of state-based deaths from 2013 to 2014."""
    return 1.0 - _ratio(past.in_year(past.state_based, 2014), past.in_year(past.state_based, 2013))


def regrowth_2017(past: Past) -> Array:
    """P17c: 2017 over 2016."""
    return _ratio(past.in_year(past.state_based, 2017), past.in_year(past.state_based, 2016))


def deaths_of_csp_war(past: Past) -> Array:
    """P19c: in 2023."""
    return of_year(past, 2023, past.of_bloc("rebels"))


def civilians_after_2021(past: Past) -> Array:
    """P27a: December 2021 to January 2023 over the twelve months before."""
    after = past.in_time(past.civilians, "2021-12-01", "2023-02-01")
    return _ratio(after, past.in_time(past.civilians, "2020-12-01", "2021-12-01"))


def civilians_2022(past: Past) -> Array:
    """P27b: 2022 over 2021."""
    return _ratio(past.in_year(past.civilians, 2022), past.in_year(past.civilians, 2021))


def _growth(past: Past, whom: Positions) -> Array:
    first, last = of_year(past, BEFORE_EXITS[0], whom), of_year(past, BEFORE_EXITS[-1], whom)
    return _ratio(last, first) ** (1.0 / (len(BEFORE_EXITS) - 1)) - 1.0


def _ratio(part: Any, whole: Any) -> Array:
    """One over the other; not a number where there is nothing to divide by."""
    return np.where(whole > 0.0, part / np.where(whole > 0.0, whole, 1.0), np.nan)
