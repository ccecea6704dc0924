"""Wars at large: how long episodes last, how they end, and how long peace does (P5 to P9, P18, P22c)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.endings import DEATHS_OF_A_WAR
from sahel_sim.validation.episodes import STILL_ON, Episode, Spells
from sahel_sim.validation.past import Past
from sahel_sim.validation.statistic import AllRuns

ALL = ("rebels", "jnim", "is_sahel")
"""The conflicts of the state: with rebels, with JNIM and those that merged into it, and with IS Sahel."""

AZAWAD = ("rebels",)
"""The conflict over the north."""

THOUSAND = 1_000.0
"""Deaths in a year from which UCDP speaks of war."""


def episodes_of(pasts: Sequence[Past], sides: Sequence[str] = ALL) -> list[Episode]:
    """The episodes of all starts; rows are counted on from start to start."""
    before, found = 0, []
    for past in pasts:
        for side, episodes in past.episodes.items():
            if side in sides:
                found += [replace(episode, row=episode.row + before) for episode in episodes]
        before += past.replicates
    return found


def of_war(episodes: Sequence[Episode]) -> Spells:
    """How long episodes last, calendar years."""
    return _spells([(e.row, e.years, e.ending != STILL_ON, e.before) for e in episodes])


def of_peace(episodes: Sequence[Episode]) -> Spells:
    """How long peace lasts after episodes whose end was seen, years."""
    return _spells([(e.row, e.peace, e.again, 0.0) for e in episodes if e.ending != STILL_ON])


def still_active(years: int) -> AllRuns:
    """P5a to P5f: the share of episodes that lasts longer than so many calendar years."""
    return _of_spells(lambda spells, weights: spells.survival(years, weights))


def falling_hazard(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P5g: the hazard of ending in the fifth year over that in the first."""
    spells = of_war(episodes_of(pasts))

    def value(weights: Array) -> float:
        first = spells.hazard(1, weights)
        return spells.hazard(5, weights) / first if first > 0.0 else np.nan

    return value


def mean_length(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P5h: of episodes whose beginning and end were seen, calendar years."""
    return of_war(_from_the_beginning(episodes_of(pasts))).mean_ended


def internationalised(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P5i: the mean length of such episodes with a foreign force in them, over that of those without."""
    episodes = _from_the_beginning(episodes_of(pasts))
    foreign, others = (of_war([e for e in episodes if e.foreign == is_so]) for is_so in (True, False))
    return lambda weights: foreign.mean_ended(weights) / others.mean_ended(weights)


def _from_the_beginning(episodes: Sequence[Episode]) -> list[Episode]:
    """Those that began within the run, as those of the evidence began within its years."""
    return [episode for episode in episodes if episode.before == 0]


def ended_by(ending: str) -> AllRuns:
    """P6: the share of the episodes whose end was seen that ended so."""

    def together(pasts: Sequence[Past]) -> Callable[[Array], float]:
        ends = [(e.row, e.ending == ending) for e in episodes_of(pasts) if e.ending != STILL_ON]
        rows, so = (
            np.array([row for row, _ in ends], dtype=np.intp),
            np.array([s for _, s in ends], dtype=float),
        )

        def value(weights: Array) -> float:
            total = weights[rows].sum()
            return float((weights[rows] * so).sum() / total) if total > 0.0 else np.nan

        return value

    return together


def relapse(years: int) -> AllRuns:
    """P7: the share of ended episodes after which the same conflict is active again within so many years."""

    def together(pasts: Sequence[Past]) -> Callable[[Array], float]:
        spells = of_peace(episodes_of(pasts))
        return lambda weights: 1.0 - spells.survival(years, weights)

    return together


def accord_less_victory(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P8: relapse within five years after accords, less that after victories."""
    episodes = episodes_of(pasts)
    after = [of_peace([e for e in episodes if e.ending == ending]) for ending in ("accord", "victory")]
    return lambda weights: after[1].survival(5, weights) - after[0].survival(5, weights)


def hazard_of_azawad(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P18a: relapses of the conflict with rebels for each year of peace."""
    return of_peace(episodes_of(pasts, AZAWAD)).rate


def peace_of_azawad(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P18b: the median of its peace spells, years."""
    return of_peace(episodes_of(pasts, AZAWAD)).median


def _dyad_years(pasts: Sequence[Past]) -> tuple[Array, Array]:
    """The run and the deaths of every dyad-year with 25 deaths or more."""
    rows, deaths, before = [], [], 0
    for past in pasts:
        yearly = past.by_calendar_year(past.against_state)
        active = np.nonzero(yearly >= DEATHS_OF_A_WAR)
        rows.append(active[0] + before)
        deaths.append(yearly[active])
        before += past.replicates
    return np.concatenate(rows), np.concatenate(deaths)


def median_dyad_year(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P9a."""
    rows, deaths = _dyad_years(pasts)
    order = np.argsort(deaths)

    def value(weights: Array) -> float:
        passed = np.cumsum(weights[rows][order])
        return float(deaths[order][np.searchsorted(passed, passed[-1] / 2.0)]) if len(order) else np.nan

    return value


def thousand(pasts: Sequence[Past]) -> Callable[[Array], float]:
    """P9b: the share of active dyad-years with 1,000 deaths or more."""
    rows, deaths = _dyad_years(pasts)

    def value(weights: Array) -> float:
        total = weights[rows].sum()
        return float((weights[rows] * (deaths >= THOUSAND)).sum() / total) if total > 0.0 else np.nan

    return value


def years_without_war(past: Past) -> Array:
    """P22c: years until the first death of the first active year with rebels; infinity if there is none."""
    conflict = past.conflict("rebels")
    lasted = np.full(past.replicates, np.inf)
    for row, line in enumerate(conflict.active):
        if line.any():
            begins = np.searchsorted(conflict.year, conflict.year[0] + np.argmax(line))
            fatal = np.flatnonzero(conflict.deaths[row] > 0.0)
            lasted[row] = fatal[fatal >= begins][0] * conflict.years_per_step
    return lasted


def _of_spells(of: Callable[[Spells, Array], float]) -> AllRuns:
    def together(pasts: Sequence[Past]) -> Callable[[Array], float]:
        spells = of_war(episodes_of(pasts))
        return lambda weights: of(spells, weights)

    return together


def _spells(found: Sequence[tuple[int, float, bool, float]]) -> Spells:
    rows, lengths, ended, seen = zip(*found, strict=True) if found else ((), (), (), ())
    return Spells(
        np.array(rows, dtype=np.intp),
        np.array(lengths, dtype=np.float64),
        np.array(ended, dtype=np.bool_),
        np.array(seen, dtype=np.float64),
    )
