r"""History matching: leave out those parts of the parameter space that can hardly give what was recorded.

An emulator of the targets is learnt from runs: what a set of numbers gives on average. A set is implausible
by

.. math:: I^2 = (z - E[y(\theta)])^\top \, \Sigma^{-1} \, (z - E[y(\theta)])

with :math:`z` what was recorded, :math:`y` what the emulator gives, and :math:`\Sigma` the covariance of
what it leaves open, luck and its own error together, of runs that it was not learnt from (Craig and others
1997; Vernon, Goldstein and Bower 2010). A set is left out if it is further off than nearly all of those runs
are from what the emulator says of them: so a set that is right is hardly ever lost. Where what was recorded
is far from everything, because the rules cannot give it, the nearest part is kept. Within what is left the
prior is as it was.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array

KEPT = 0.95
"""Share of the runs that are nearer to what the emulator says of them than a set may be to what came."""

HARDLY_ANY, NEAREST = 0.01, 0.5
"""If a smaller part of the runs than the first is near enough, the second is kept: assumed, so that what the
rules cannot give narrows little."""

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
    whitening
        Makes what the emulator leaves open alike and apart in all directions, ``(T, T)``.
    cut
        Implausibility from which on a set is left out.
    explained
        The share of the variance of runs that it explains, in runs it was not learnt from, ``(T,)``.
    """

    model: Any
    products: NDArray[np.intp]
    whitening: Array
    cut: float
    explained: Array

    def implausibility(self, parts: Array, recorded: Array) -> Array:
        """Of each set, ``(N,)``."""
        return _length((recorded - self.expected(parts)) @ self.whitening)

    def expected(self, parts: Array) -> Array:
        """What each set gives on average, ``(N, T)``."""
        return np.asarray(self.model.predict(_terms(parts, self.products)), dtype=np.float64)

    def plausible(self, parts: Array, recorded: Array) -> NDArray[np.bool_]:
        """Which sets are not left out, ``(N,)``."""
        return np.asarray(self.implausibility(parts, recorded) <= self.cut, dtype=np.bool_)


def learn_emulator(parts: Array, values: Array, recorded: Array) -> Emulator:
    """Learn what sets of numbers give from runs of them.

    Parameters
    ----------
    parts
        How far through its range each number is, ``(N, D)``.
    values
        What came out, on the scale of the targets, ``(N, T)``.
    recorded
        What was recorded, ``(T,)``.
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
    off = values - told
    explained = 1.0 - (off**2).mean(axis=0) / np.maximum(values.var(axis=0), 1e-12)
    covariance = np.cov(off.T) + 1e-6 * np.eye(values.shape[1])
    whitening = np.linalg.cholesky(np.linalg.inv(covariance))
    model = ridge().fit(terms, values)
    usual = float(np.quantile(_length(off @ whitening), KEPT))
    away = _length((recorded - np.asarray(model.predict(terms))) @ whitening)
    near = float((away <= usual).mean())
    cut = usual if near >= HARDLY_ANY else float(np.quantile(away, NEAREST))
    return Emulator(model, products, whitening, cut, explained)


def _length(vectors: Array) -> Array:
    """How long each row is, ``(N, T)`` to ``(N,)``."""
    found: Array = np.sqrt((vectors**2).sum(axis=1))
    return found


def _terms(parts: Array, products: NDArray[np.intp]) -> Array:
    """Numbers about the middle of their ranges, their squares, and products of some."""
    about = parts * 2.0 - 1.0
    first, second = np.triu_indices(len(products), 1)
    some = about[:, products]
    return np.concatenate([about, about**2 - 1.0 / 3.0, some[:, first] * some[:, second]], axis=1)
