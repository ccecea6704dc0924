"""Numbers that matter: on which a claim hangs, as points of the ranges and of the accepted set show it."""

from collections.abc import Sequence

import numpy as np

from sahel_sim.claim_testing.trial_results import TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.stats.rank_correlations import Sample, sure_rank_correlations


def influential_parameters(ruling: Ruling) -> list[tuple[str, float]]:
    """Numbers whose rank correlation with the margin, within ranges and accepted set, is surely not 0.

    Returns
    -------
    list of (str, float)
        Dotted name and Spearman's correlation, above 0 where a higher value speaks for the claim; the
        strongest first.
    """
    families = (ruling.trial.draws, ruling.trial.accepted)
    return sure_rank_correlations([_sample(points) for points in families if points])


def _sample(points: Sequence[TrialResult]) -> Sample:
    """What was drawn at some points, and the margin of the claim at each."""
    drawn = [{**each.setting.changes, **each.setting.drawn} for each in points]
    names = [name for name, value in drawn[0].items() if isinstance(value, float | int)]
    values = np.array([[float(each[name]) for name in names] for each in drawn])
    return Sample(names, values, np.array([each.margin for each in points], dtype=np.float64))
