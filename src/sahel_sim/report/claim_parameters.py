"""Numbers that matter: the parameters on which a claim hangs, as the draws over the whole space show it."""

import numpy as np

from sahel_sim.claim_testing.verdict import Ruling

WRONG = 0.05
"""How often any parameter may be named that does not matter: shared among all of them (Bonferroni)."""

FEWEST = 10
"""Draws below which nothing is said: assumed, as no rank correlation of fewer could be that sure."""


def influential_parameters(ruling: Ruling) -> list[tuple[str, float]]:
    """Parameters whose rank correlation with the margin over the draws is surely not 0, the strongest first.

    Returns
    -------
    list of (str, float)
        Dotted name and Spearman's correlation, above 0 where a higher value speaks for the claim.
    """
    from scipy.stats import rankdata
    from scipy.stats import t as student

    draws = [each for each in ruling.trial.draws if np.isfinite(each.margin)]
    if len(draws) < FEWEST or len({each.margin for each in draws}) == 1:
        return []
    names = list(draws[0].setting.changes)
    values = np.array([[float(each.setting.changes[name]) for name in names] for each in draws])
    ranks = rankdata(values, axis=0)
    margins = rankdata([each.margin for each in draws])
    apart = ranks - ranks.mean(axis=0)
    by = margins - margins.mean()
    spread = np.sqrt((apart**2).sum(axis=0) * (by**2).sum())
    strength = np.divide(by @ apart, spread, out=np.zeros(len(names)), where=spread > 0.0)
    limit = student.ppf(1.0 - WRONG / len(names) / 2.0, len(draws) - 2)
    least = limit / np.sqrt(len(draws) - 2 + limit**2)
    found = [(name, float(r)) for name, r in zip(names, strength, strict=True) if abs(r) > least]
    return sorted(found, key=lambda each: -abs(each[1]))
