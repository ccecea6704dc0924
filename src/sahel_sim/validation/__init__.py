"""Validation: the simulated wars held against patterns of the real ones."""

from sahel_sim.validation.observation import Recorded, Reporting, observe
from sahel_sim.validation.pattern import Pattern, patterns_of_mali
from sahel_sim.validation.scoring import PatternScores, Score, scorecard
from sahel_sim.validation.statistic import Simulated

__all__ = [
    "Pattern",
    "PatternScores",
    "Recorded",
    "Reporting",
    "Score",
    "Simulated",
    "observe",
    "patterns_of_mali",
    "scorecard",
]
