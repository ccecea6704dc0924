r"""History matching: leave out those parts of the parameter space that can hardly give what was recorded.

An emulator of the targets is learnt from the first runs: what a set of numbers gives on average. A set is
implausible by

.. math:: I = \frac{|z - E[y(\theta)]|}{\sqrt{\mathrm{Var}}}

with :math:`z` what was recorded, :math:`y` what the emulator gives, and the variance of what it leaves open,
luck and its own error together, held against runs that it was not learnt from. A set is left out if more
than a few targets are implausible, so that what the model cannot give at all does not decide alone (Craig
and others 1997; Vernon, Goldstein and Bower 2010). Within what is left the prior is as it was.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array

CUT = 3.0
"""Implausibility from which on a target speaks against a set: three standard deviations (Pukelsheim 1994)."""

SPARED = 3
"""So many targets may be implausible all the same: assumed; what the rules cannot give is no set's fault."""

PRODUCTS = 15
"""Numbers whose products the emulator has too."""

FOLDS = 4
"""Parts of the runs that are predicted from the others, to see what the emulator leaves open."""


@dataclass(frozen=True, eq=False)
class Emulator:
    """What sets of numbers give on average: a ridge regression on them, their squares and some products.

    Attributes
    ----------
    model
        Of all targets.
    products
        Positions of the numbers whose products count, those that matter most.
    left_open
        Standard deviation of a run about what the emulator says of it, ``(T,)``.
    explained
        The share of the variance of runs that it explains, in runs it was not learnt from, ``(T,)``.
    """

    model: Any
    products: NDArray[np.intp]
    left_open: Array
    explained: Array

    def implausibility(self, parts: Array, recorded: Array) -> Array:
        """Of each target at each set, ``(N, T)``."""
        expected = np.asarray(self.model.predict(_terms(parts, self.products)))
        far: Array = np.abs(recorded - expected) / self.left_open
        return far

    def plausible(self, parts: Array, recorded: Array) -> NDArray[np.bool_]:
        """Which sets are not left out, ``(N,)``."""
        against = (self.implausibility(parts, recorded) > CUT).sum(axis=1)
        return np.asarray(against <= SPARED, dtype=np.bool_)


def learn_emulator(parts: Array, values: Array) -> Emulator:
    """Learn what sets of numbers give from runs of them.

    Parameters
    ----------
    parts
        How far through its range each number is, ``(N, D)``.
    values
        What came out, on the scale of the targets, ``(N, T)``.
    """
    from sklearn.linear_model import RidgeCV
    from sklearn.model_selection import KFold, cross_val_predict

    def ridge() -> Any:
        return RidgeCV(np.logspace(-1, 4, 11))

    nothing = np.zeros(0, dtype=np.intp)
    alone = ridge().fit(_terms(parts, nothing), values / np.maximum(values.std(axis=0), 1e-9))
    weight = (np.asarray(alone.coef_) ** 2).reshape(values.shape[1], 2, -1).sum(axis=(0, 1))
    products = np.sort(np.argsort(-weight, kind="stable")[:PRODUCTS])
    terms = _terms(parts, products)
    told = cross_val_predict(ridge(), terms, values, cv=KFold(FOLDS, shuffle=True, random_state=0))
    off = ((values - told) ** 2).mean(axis=0)
    explained = 1.0 - off / np.maximum(values.var(axis=0), 1e-12)
    return Emulator(ridge().fit(terms, values), products, np.maximum(np.sqrt(off), 1e-6), explained)


def _terms(parts: Array, products: NDArray[np.intp]) -> Array:
    """Numbers about the middle of their ranges, their squares, and products of some."""
    about = parts * 2.0 - 1.0
    first, second = np.triu_indices(len(products), 1)
    some = about[:, products]
    return np.concatenate([about, about**2 - 1.0 / 3.0, some[:, first] * some[:, second]], axis=1)
