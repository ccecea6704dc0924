r"""Rules: what must be so for a claim to hold, each as a proof made of contrasts of means.

Below :math:`\bar Y_a` is the mean of the outcome over the runs of arm :math:`a`, and :math:`s` the smallest
effect that matters. A contrast tells first what it speaks of, with weight 1; where the claim is that this is
*less*, all its signs are turned. A hazard ratio is told by its natural logarithm.

A rule knows nothing of which outcomes there are: whoever reads it from a file looks that up.
"""

from typing import TypeAlias

from sahel_sim.claim_testing.causal_rules import EventStudy, Mediation
from sahel_sim.claim_testing.level_rules import Groups, HazardRatio, Paired, Threshold
from sahel_sim.claim_testing.shape_rules import Interaction, Optimum, Trend

Rule: TypeAlias = (
    Threshold | Paired | HazardRatio | Trend | Interaction | Optimum | EventStudy | Mediation | Groups
)

RULES: tuple[type[Rule], ...] = (
    Threshold,
    Paired,
    HazardRatio,
    Trend,
    Interaction,
    Optimum,
    EventStudy,
    Mediation,
    Groups,
)
"""All kinds of rule, each with its ``kind`` as claim files call it."""

__all__ = [
    "RULES",
    "EventStudy",
    "Groups",
    "HazardRatio",
    "Interaction",
    "Mediation",
    "Optimum",
    "Paired",
    "Rule",
    "Threshold",
    "Trend",
]
