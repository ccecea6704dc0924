"""Words of the answers to the two questions: whether force alone works, and who gains from a stalemate."""

from collections.abc import Mapping

from sahel_sim.languages import N_
from sahel_sim.results.gains import NOBODY

WORKS: Mapping[str, Mapping[str, str]] = {
    "rebels": {
        "all": N_("against the rebels yes, war over in {share}"),
        "most": N_("against the rebels mostly yes, war over in {share}"),
        "open": N_("against the rebels these runs do not decide it, war over in {share}"),
        "few": N_("against the rebels mostly no, war over in {share}"),
        "none": N_("against the rebels no, war over in {share}"),
    },
    "jihadists": {
        "all": N_("against the jihadists yes, war over in {share}"),
        "most": N_("against the jihadists mostly yes, war over in {share}"),
        "open": N_("against the jihadists these runs do not decide it, war over in {share}"),
        "few": N_("against the jihadists mostly no, war over in {share}"),
        "none": N_("against the jihadists no, war over in {share}"),
    },
}
"""Whether force alone works, by the interval of the share of runs in which a war is over."""

AS_IT_IS = {
    "rebels": N_("the war with the rebels is over in {share}"),
    "jihadists": N_("the war with the jihadists is over in {share}"),
}
AT_STALEMATE = {
    "state": N_("where the front stands still at the end ({still}), the state gains most, in {share}"),
    "rebels": N_("where the front stands still at the end ({still}), the rebels gain most, in {share}"),
    "jihadists": N_("where the front stands still at the end ({still}), the jihadists gain most, in {share}"),
    "militias": N_("where the front stands still at the end ({still}), the militias gain most, in {share}"),
    NOBODY: N_("where the front stands still at the end ({still}), nobody gains, in {share}"),
    "": N_("where the front stands still at the end ({still}), it is not sure who gains most: {counts}"),
}
STILL_IN_SHORT = {
    "state": N_("the front stands still in {still}; there the state gains most, in {share}"),
    "rebels": N_("the front stands still in {still}; there the rebels gain most, in {share}"),
    "jihadists": N_("the front stands still in {still}; there the jihadists gain most, in {share}"),
    "militias": N_("the front stands still in {still}; there the militias gain most, in {share}"),
    NOBODY: N_("the front stands still in {still}; there nobody gains, in {share}"),
    "": N_("the front stands still in {still}; it is not sure who gains most there: {counts}"),
}
OVER_ALL = {
    "state": N_("over all runs the state gains most, in {share}"),
    "rebels": N_("over all runs the rebels gain most, in {share}"),
    "jihadists": N_("over all runs the jihadists gain most, in {share}"),
    "militias": N_("over all runs the militias gain most, in {share}"),
    NOBODY: N_("over all runs nobody gains, in {share}"),
    "": N_("over all runs it is not sure who gains most: {counts}"),
}
"""Who gains most; under an empty word what is said where luck may decide who is first."""

COUNTED = {
    "state": N_("the state in {k}"),
    "rebels": N_("the rebels in {k}"),
    "jihadists": N_("the jihadists in {k}"),
    "militias": N_("the militias in {k}"),
    NOBODY: N_("nobody in {k}"),
}
GREW = N_("jihadists have more fighters at the end than at the start in {share}")
GREW_THERE = N_("there jihadists have more fighters at the end than at the start in {share}")
