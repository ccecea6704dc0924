"""Engine: each acts in turn, in the order written."""

from sahel_sim.engine.batch import common_ground, rules_in_force, side_by_side
from sahel_sim.engine.ledger import Ledger, Line
from sahel_sim.engine.measures import MEASURES, Measure, measure
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.engine.setup import Setup, TimelineChange, with_strategies
from sahel_sim.engine.step import advance

__all__ = [
    "DIPLOMACIES",
    "MEASURES",
    "MONTH",
    "STRATEGIES",
    "Ledger",
    "Line",
    "Measure",
    "Setup",
    "TimelineChange",
    "advance",
    "common_ground",
    "measure",
    "rules_in_force",
    "side_by_side",
    "with_strategies",
]
