"""Engine: each acts in turn, in the order written."""

from sahel_sim.engine.batch import common_ground, rules_in_force, side_by_side
from sahel_sim.engine.by_place import PLACE_MEASURES, PlaceMeasure
from sahel_sim.engine.events import EventRecord
from sahel_sim.engine.formations import Appearance, Formation, Merger, Split
from sahel_sim.engine.ledger import Ledger, Line
from sahel_sim.engine.measures import MEASURES, Measure, measure
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.engine.setup import Setup, TimelineChange, with_strategies
from sahel_sim.engine.step import advance, require_finite

__all__ = [
    "DIPLOMACIES",
    "MEASURES",
    "MONTH",
    "PLACE_MEASURES",
    "STRATEGIES",
    "Appearance",
    "EventRecord",
    "Formation",
    "Ledger",
    "Line",
    "Measure",
    "Merger",
    "PlaceMeasure",
    "Setup",
    "Split",
    "TimelineChange",
    "advance",
    "common_ground",
    "measure",
    "require_finite",
    "rules_in_force",
    "side_by_side",
    "with_strategies",
]
