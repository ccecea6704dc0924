"""Engine: each acts in turn, in the order written."""

from sahel_sim.engine.by_place import PLACE_MEASURES, PlaceMeasure
from sahel_sim.engine.events import EventRecord
from sahel_sim.engine.formations import Appearance, Formation, Merger, Split
from sahel_sim.engine.ledger import Ledger, Line
from sahel_sim.engine.measures import MEASURES, Measure, measure
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.engine.setup import Happening, Setup, with_strategies
from sahel_sim.engine.side_by_side import alike, side_by_side
from sahel_sim.engine.step import advance

__all__ = [
    "DIPLOMACIES",
    "MEASURES",
    "MONTH",
    "PLACE_MEASURES",
    "STRATEGIES",
    "Appearance",
    "EventRecord",
    "Formation",
    "Happening",
    "Ledger",
    "Line",
    "Measure",
    "Merger",
    "PlaceMeasure",
    "Setup",
    "Split",
    "advance",
    "alike",
    "measure",
    "side_by_side",
    "with_strategies",
]
