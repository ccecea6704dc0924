"""The box of plausible numbers: all declared ranges at once, and what moves "held five years" in it.

Points are of Sobol's sequence, scrambled. Two designs: the numbers of all rules and the levers of the table;
the levers alone, with the rules at their defaults.

Of each number, *alone* is the part of the variance between points that a curve of the second degree in it
accounts for, adjusted for its two terms. *Total* is what would be lost if it were known no more, interactions
included (M. J. W. Jansen, Computer Physics Communications 117 (1999), 35-43). It is that of a surrogate, in
which each number is drawn anew. A surrogate sees what is smooth and strong enough for so few points; its
cross-validated share of the variance says how much that is. Of two kinds, a sparse polynomial and a random
forest, the one that tells left-out points better is used, five times, each on four fifths of the points: the
lowest and the highest of the five stand beside their mean. One that tells hardly anything is not asked; then
numbers can only be ordered by their rank correlation, one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from as_declared import as_declared
from scipy.stats import qmc, spearmanr
from sklearn.base import BaseEstimator, RegressorMixin, clone
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LassoCV
from sklearn.model_selection import KFold
from table_runs import BASE, VOICES, ranges

from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.scenario import with_changes

Table = pd.DataFrame
Executions = Callable[[str], Execution]

LEVERS: Mapping[str, tuple[float, float]] = {
    "dialogue.guarantor": (0.0, 0.9),
    "dialogue.mediator": (0.0, 1.0),
    **{f"dialogue.parties.{voice}": (0.0, 1.0) for voice in VOICES},
    "dialogue.parties.jnim": (0.0, 1.0),
}
"""The levers of the table that vary in a design; the CSP has its full seat at every point."""

VOICE_KEYS = [f"dialogue.parties.{voice}" for voice in VOICES]
GROUPS: Mapping[str, list[str]] = {**{name: [name] for name in LEVERS}, "all five voices": VOICE_KEYS}

RUNS, RUNS_AT_DEFAULTS = 8, 12
TOLD = OutcomeReducer(("time_to_accord", "held_five_years"))
SPLITS = 5
SURROGATE_POINTS = 1024
PRODUCTS = 12
USEFUL = 0.2
"""The share of the variance of left-out points below which a surrogate has nothing to tell."""


def design(limits: Mapping[str, tuple[float, float]], points: int, seed: int) -> Table:
    """Points of Sobol's sequence in a box."""
    low, high = np.array(list(limits.values())).T
    unit = qmc.Sobol(len(limits), rng=seed).random(points)
    return pd.DataFrame(low + unit * (high - low), columns=list(limits))


def _run(points: Table, runs: int, seed: int, execution: Execution) -> Mapping[str, Array]:
    story = as_declared(BASE)
    scenarios = [
        with_changes(story, {k: float(v) for k, v in row.items()}) for row in points.to_dict("records")
    ]
    return reduce_runs(scenarios, TOLD, runs, seed=seed, execution=execution).values


class SparsePolynomial(RegressorMixin, BaseEstimator):
    """Legendre polynomials of the first and second degree, and products of the strongest, by Lasso."""

    def __init__(self, products: int = PRODUCTS) -> None:
        self.products = products

    def fit(self, x: Array, y: Array) -> "SparsePolynomial":
        """Fit to inputs between -1 and 1, ``(N, K)``."""
        single = LassoCV(cv=SPLITS, alphas=30, max_iter=20_000).fit(_terms(x), y)
        weight = np.abs(single.coef_).reshape(2, x.shape[1]).max(axis=0)
        self.strongest_ = np.argsort(-weight)[: min(self.products, x.shape[1])]
        self.lasso_ = LassoCV(cv=SPLITS, alphas=30, max_iter=20_000).fit(self._all_terms(x), y)
        return self

    def predict(self, x: Array) -> Array:
        """The surrogate of the outcome, ``(N,)``."""
        told: Array = self.lasso_.predict(self._all_terms(x))
        return told

    def _all_terms(self, x: Array) -> Array:
        chosen = x[:, self.strongest_]
        first, second = np.triu_indices(chosen.shape[1], 1)
        return np.hstack([_terms(x), 3.0 * chosen[:, first] * chosen[:, second]])


def _terms(x: Array) -> Array:
    return np.hstack([np.sqrt(3.0) * x, np.sqrt(5.0) * (1.5 * x**2 - 0.5)])


SURROGATES: Mapping[str, BaseEstimator] = {
    "polynomial": SparsePolynomial(),
    "forest": RandomForestRegressor(200, min_samples_leaf=3, max_features=0.33, random_state=1),
}


def fitted(x: Array, y: Array) -> tuple[str, dict[str, float], list[Any]]:
    """The surrogate that tells left-out points best: its name, how well each does, and its five fits."""
    folds = KFold(SPLITS, shuffle=True, random_state=1)
    fits: dict[str, list[Any]] = {}
    found: dict[str, float] = {}
    for name, kind in SURROGATES.items():
        told = np.empty_like(y)
        fits[name] = []
        for kept, left in folds.split(x):
            fit = clone(kind).fit(x[kept], y[kept])
            told[left] = fit.predict(x[left])
            fits[name].append(fit)
        found[name] = 1.0 - float(((y - told) ** 2).mean() / y.var())
    best = max(found, key=lambda name: found[name])
    return best, found, fits[best]


def total_of_surrogate(fits: Sequence[Any], columns: Sequence[Sequence[int]], inputs: int) -> Array:
    """Jansen's total index of some groups of inputs in each fit, ``(fits, groups)``."""
    at, anew = np.split(2.0 * qmc.Sobol(2 * inputs, rng=2).random(SURROGATE_POINTS) - 1.0, 2, axis=1)
    rows = []
    for fit in fits:
        base = fit.predict(at)
        row = []
        for group in columns:
            changed = at.copy()
            changed[:, list(group)] = anew[:, list(group)]
            row.append(float(((base - fit.predict(changed)) ** 2).mean()) / 2.0)
        rows.append(np.array(row) / max(base.var(), 1e-12))
    return np.array(rows)


def chance_share(values: Array) -> float:
    """The part of the variance between means over runs that is chance in the runs; values are ``(S, R)``.

    All points share their luck, so what a run has in common at all of them is taken out first.
    """
    points, runs = values.shape
    means = values.mean(axis=1, keepdims=True)
    rest = values - means - values.mean(axis=0, keepdims=True) + values.mean()
    chance = (rest**2).sum() / ((points - 1) * (runs - 1)) / runs
    return float(chance / means.var(ddof=1))


def alone(x: Array, y: Array) -> float:
    """Adjusted part of the variance that a curve of the second degree accounts for."""
    terms = np.stack([np.ones_like(x), x, x**2], axis=1)
    rest = y - terms @ np.linalg.lstsq(terms, y, rcond=None)[0]
    return float(1.0 - (rest**2).sum() / (len(y) - 3) / y.var(ddof=1))


def compute(points: int, seed: int, execution: Executions) -> dict[str, Table]:
    """All tables of the box."""
    rules = ranges()
    both = {**rules, **LEVERS}
    everything = design(both, points, seed)
    at_defaults = design(LEVERS, points // 2, seed)
    told = {
        "rules and levers": _run(everything, RUNS, seed, execution("box")),
        "levers": _run(at_defaults, RUNS_AT_DEFAULTS, seed, execution("box_defaults")),
    }
    inputs = {"rules and levers": (everything, both), "levers": (at_defaults, LEVERS)}
    shares, fits, levers = [], [], []
    tables: dict[str, Table] = {}
    for name, values in told.items():
        x, limits = inputs[name]
        shares.append(_shares(name, values))
        y = values["held_five_years"].mean(axis=1)
        low, high = np.array(list(limits.values())).T
        unit = (2.0 * (x.to_numpy() - low) / (high - low)) - 1.0
        best, scores, five = fitted(unit, y)
        chance = chance_share(values["held_five_years"])
        fits.append({"design": name, "points": len(y), "best": best, **scores, "chance": chance})
        names = [*limits, "all five voices"]
        groups = [[at] for at in range(len(limits))] + [[list(limits).index(k) for k in VOICE_KEYS]]
        total = total_of_surrogate(five, groups, len(limits))
        if scores[best] < USEFUL:
            total[:] = np.nan
        table = pd.DataFrame({"number": names, "total": total.mean(axis=0)})
        table["low"], table["high"] = total.min(axis=0), total.max(axis=0)
        table["alone"] = [*(alone(unit[:, at], y) for at in range(len(limits))), np.nan]
        table["direction"] = [*(spearmanr(unit[:, at], y).statistic for at in range(len(limits))), np.nan]
        ranked = table.iloc[table["direction"].abs().sort_values(ascending=False, kind="stable").index]
        tables["box_top" if name != "levers" else "box_top_defaults"] = ranked.head(25)
        chosen = table[table["number"].isin(GROUPS)]
        levers += [{"design": name, **row} for row in chosen.to_dict("records")]
    return {
        **tables,
        "box_shares": pd.DataFrame(shares),
        "box_fits": pd.DataFrame(fits),
        "box_levers": pd.DataFrame(levers),
        "box_points": _points(told),
    }


def _shares(name: str, values: Mapping[str, Array]) -> dict[str, Any]:
    accord = np.isfinite(values["time_to_accord"]).mean(axis=1)
    held = values["held_five_years"].mean(axis=1)
    return {
        "design": name,
        "points": len(accord),
        "runs": values["held_five_years"].shape[1],
        "accord_never": (accord == 0).mean(),
        "accord_always": (accord == 1).mean(),
        "held_never": (held == 0).mean(),
        "held_always": (held == 1).mean(),
        "accord_mean": accord.mean(),
        "held_mean": held.mean(),
    }


def _points(told: Mapping[str, Mapping[str, Array]]) -> Table:
    parts = []
    for name, values in told.items():
        accord = np.isfinite(values["time_to_accord"]).mean(axis=1)
        held = values["held_five_years"].mean(axis=1)
        parts.append(
            pd.DataFrame({"design": name, "point": np.arange(len(accord)), "accord": accord, "held": held})
        )
    return pd.concat(parts)
