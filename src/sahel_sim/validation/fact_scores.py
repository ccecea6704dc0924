r"""Scores of what the standing forecast registered besides deaths by month: places, holders, and series.

Who holds a capital, and whether rebels and JNIM are allied, are chances, and have the score of Brier. Of
people who have fled and of those whom jihadists govern five quantiles are registered, and the score is that
of intervals (Bracher and others 2021), :math:`\frac{1}{5/2}\left(\frac12 |y - m| + \sum_\alpha \frac\alpha2
S_\alpha\right)` for those of 50 and 90 %, where :math:`S_\alpha` is the width of the interval and
:math:`2/\alpha` times by how much it misses; for many intervals it is the CRPS. Places have five quantiles of
all 36 months together, so that they are scored so once the events reach over all of them; before, it is the
part of the deaths that is put at the wrong place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_tables import positions
from sahel_sim.validation.forecast_baselines import kernel_shares
from sahel_sim.validation.forecast_register import HOLDERS, LEVELS, MODEL, PLACES, SERIES_TABLE, Register
from sahel_sim.validation.forecast_scores import CategoryScore, score_categories
from sahel_sim.validation.observed_facts import ALLIES, ANSWERS, HOLDER, ObservedFact
from sahel_sim.validation.place_forecasts import KERNEL, deaths_at_places, events_between, shares_of

PERSISTENCE = "persistence"
"""Whoever held a capital when the forecast began goes on: the state, which held all of them."""

_STATE = "government"
_LEAST = 0.5
"""What is added to the runs of each side, so that nothing is impossible; see ``capital_holders``."""

_COLUMNS = tuple(f"p{round(100 * level):02d}" for level in LEVELS)


@dataclass(frozen=True)
class QuantileScore:
    """The score of quantiles that were registered, mean over what was observed.

    Attributes
    ----------
    number
        How many observations.
    interval_score
        In the unit of what is observed; smaller is better.
    within_50, within_90
        How many lay within the intervals.
    """

    number: int
    interval_score: float
    within_50: int
    within_90: int


@dataclass(frozen=True)
class PlaceScore:
    """Deaths by place beside what came.

    Attributes
    ----------
    months
        How many of the 36 the events reach over.
    wrong_place
        By forecast, the part of the deaths that is at the wrong place; the kernel of past events is beside
        the model if the file has events before.
    counts
        The score of the quantiles, over all places; None before all 36 months are over.
    """

    months: int
    wrong_place: Mapping[str, float]
    counts: QuantileScore | None


@dataclass(frozen=True)
class FactScores:
    """What was registered of holders and series beside what was observed.

    Attributes
    ----------
    holders
        By forecast, of all observed capitals and months; empty if none was observed.
    allies
        Whether rebels and JNIM are allied, of the model; None if that was not observed.
    series
        By name of the series.
    """

    holders: Mapping[str, CategoryScore]
    allies: CategoryScore | None
    series: Mapping[str, QuantileScore]


def score_quantiles(quantiles: Array, outcome: Array) -> QuantileScore:
    """The score of quantiles of 5, 25, 50, 75 and 95 %.

    ``quantiles``: ``(N, 5)``; ``outcome``: ``(N,)``.

    >>> score_quantiles(np.array([[0.0, 1.0, 2.0, 3.0, 4.0]]), np.array([2.0])).interval_score
    0.28
    """
    low, lower, middle, upper, high = quantiles.T
    total = np.abs(outcome - middle) / 2.0
    inside = {}
    for alpha, below, above in ((0.5, lower, upper), (0.1, low, high)):
        miss = np.maximum(below - outcome, 0.0) + np.maximum(outcome - above, 0.0)
        total = total + alpha / 2.0 * (above - below) + miss
        inside[alpha] = int(((outcome >= below) & (outcome <= above)).sum())
    return QuantileScore(len(outcome), float((total / 2.5).mean()), inside[0.5], inside[0.1])


def score_places(register: Register, events: EventTable, months: Sequence[str]) -> PlaceScore:
    """Hold registered deaths by place against events.

    ``register``: the forecast; ``events``: from ``read_events``; ``months``: those of the forecast that the
    events reach over.
    """
    rows = {row["place"]: row for row in register.rows[PLACES]}
    came = deaths_at_places(events, months[0], months[-1])
    shares = {MODEL: shares_of(np.array([float(rows[name]["mean"]) for name in positions()]))}
    past = events_between(events, "", _before(months[0]))
    if len(past):
        columns = {"latitude": "latitude", "longitude": "longitude", "deaths": "best"}
        known = {name: past[column].to_numpy(dtype=np.float64) for name, column in columns.items()}
        shares[KERNEL] = kernel_shares(known, positions())
    wrong = {name: float(np.abs(share - shares_of(came)).sum() / 2.0) for name, share in shares.items()}
    counts = None
    if len(months) == len(register.months):
        quantiles = np.array([[float(rows[name][column]) for column in _COLUMNS] for name in positions()])
        counts = score_quantiles(quantiles, came)
    return PlaceScore(len(months), wrong, counts)


def score_facts(register: Register, facts: Sequence[ObservedFact]) -> FactScores:
    """Hold what was registered of holders and series against what was observed.

    ``facts``: from ``read_facts``.
    """
    held = [fact for fact in facts if fact.what == HOLDER]
    allied = [fact for fact in facts if fact.what == ALLIES]
    series = {(row["series"], row["month"]): row for row in register.rows[SERIES_TABLE]}
    runs = float(register.known["runs"])
    names = dict.fromkeys(fact.what for fact in facts if not np.isnan(fact.number))
    scores = {}
    for name in names:
        those = [fact for fact in facts if fact.what == name]
        told = [[float(series[name, fact.month][column]) for column in _COLUMNS] for fact in those]
        scores[name] = score_quantiles(np.array(told), np.array([fact.number for fact in those]))
    allies = None
    if allied:
        below = np.array([float(series["relation", fact.month]["below_0"]) for fact in allied])
        chances = _smoothed(np.stack([below, 1.0 - below], axis=1), runs)
        allies = score_categories(chances, np.array([ANSWERS.index(fact.side) for fact in allied]))
    return FactScores(_holders(register, held, runs), allies, scores)


def _holders(register: Register, held: Sequence[ObservedFact], runs: float) -> dict[str, CategoryScore]:
    if not held:
        return {}
    rows = {(row["capital"], row["end_of"]): row for row in register.rows[HOLDERS]}
    sides = [name for name in register.rows[HOLDERS][0] if name not in ("capital", "end_of")]
    shares = [[float(rows[fact.where, fact.month][side]) for side in sides] for fact in held]
    came = np.array([sides.index(fact.side) for fact in held], dtype=np.intp)
    stays = [[float(side == _STATE) for side in sides] for _fact in held]
    return {
        MODEL: score_categories(_smoothed(np.array(shares), runs), came),
        PERSISTENCE: score_categories(_smoothed(np.array(stays), runs), came),
    }


def _smoothed(shares: Array, runs: float) -> Array:
    """Chances of shares of runs, ``(N, K)``, as ``capital_holders.chances_of`` has them."""
    found: Array = (shares * runs + _LEAST) / (runs + _LEAST * shares.shape[1])
    return found


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"
