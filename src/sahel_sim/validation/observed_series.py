r"""Observation of series: the same model where only sums of deaths are known, not single events.

A sum :math:`D` is taken as made of events with lognormal tolls :math:`d` of a mean :math:`m` and a spread
:math:`\sigma`, each recorded with chance :math:`p(d)` and a scatter :math:`s` of its figure. What is recorded
of it then has

.. math:: \mathrm{mean} = \frac{D}{m} E[d \, p(d)], \quad
          \mathrm{variance} = \frac{D}{m} E[d^2 \, p(d) \, (e^{s^2} - p(d))]

and is drawn from a gamma distribution with these two moments. Single events say more; this is for tables and
for models that have none.
"""

from functools import cache

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.endings import DEATHS_OF_A_WAR
from sahel_sim.validation.observation import STREAM, Reporting

POINTS = 80
"""Points at which the expectations over tolls are taken."""


def recorded_share(
    reporting: Reporting, mean_toll: float, spread: float, remoteness: float = 0.5, by_state: bool = False
) -> tuple[float, float]:
    """The share of deaths that is recorded, and the variance of what is recorded for each death.

    Parameters
    ----------
    reporting
        How events come to be recorded, one number each.
    mean_toll, spread
        Mean of the tolls of events, persons, and standard deviation of their logarithm.
    remoteness
        Of the places of the events, 0 to 1.
    by_state
        Whether they are attacks on civilians by the state.

    >>> from sahel_sim.validation.observation import PERFECT
    >>> share, variance = recorded_share(PERFECT, 8.0, 1.1)
    >>> round(share, 6), round(variance, 6)
    (1.0, 0.0)
    """
    toll, weight = _tolls(mean_toll, spread)
    known = reporting.known(toll, np.full_like(toll, remoteness), np.full(len(toll), by_state))
    known = known * (1.0 - reporting.doubted / np.maximum(toll, 1.0))
    share = float((weight * toll * known).sum() / mean_toll)
    scattered = np.exp(reporting.scatter**2) - known
    return share, float((weight * toll**2 * known * scattered).sum() / mean_toll)


def observe_series(
    killed: Array,
    reporting: Reporting | None = None,
    *,
    mean_toll: float,
    spread: float,
    remoteness: float = 0.5,
    by_state: bool = False,
    seed: int = 1,
) -> Array:
    """What would have been recorded of sums of deaths.

    Parameters
    ----------
    killed
        Persons, of any shape.
    reporting
        How events come to be recorded; the defaults unless said.
    mean_toll, spread, remoteness, by_state
        As for ``recorded_share``.
    seed
        Where chance comes from.

    Returns
    -------
    Array
        Best figures, of the same shape; not yet cut at 25 deaths a year.

    Raises ``ValueError`` if there are deaths below 0.

    >>> from sahel_sim.validation.observation import PERFECT
    >>> observe_series(np.array([30.0, 0.0]), PERFECT, mean_toll=8.0, spread=1.1).round(6).tolist()
    [30.0, 0.0]
    """
    if (killed < 0.0).any():
        raise ValueError("Nobody can count fewer than 0 dead.")
    share, variance = recorded_share(reporting or Reporting(), mean_toll, spread, remoteness, by_state)
    mean = killed * share
    if variance <= 1e-12:
        return mean
    draws = np.random.Generator(np.random.Philox(key=[seed, STREAM]))
    scale = variance / share
    return np.where(killed > 0.0, draws.gamma(np.maximum(mean / scale, 1e-9)) * scale, 0.0)


def active(yearly: Array) -> Array:
    """The same deaths with dyad-years below 25 left out, as UCDP leaves them out."""
    return np.where(yearly >= DEATHS_OF_A_WAR, yearly, 0.0)


@cache
def _tolls(mean: float, spread: float) -> tuple[Array, Array]:
    """Tolls and their weights, so that sums over them are expectations over a lognormal distribution."""
    node, weight = np.polynomial.hermite_e.hermegauss(POINTS)
    toll = mean * np.exp(spread * node - spread**2 / 2.0)
    return toll, weight / weight.sum()
