"""Validation: the simulated wars held against patterns of the real ones."""

from sahel_sim.validation.pattern import Pattern, patterns_of_mali
from sahel_sim.validation.scoring import Score, Scorecard, scorecard
from sahel_sim.validation.statistic import Simulated

__all__ = ["Pattern", "Score", "Scorecard", "Simulated", "patterns_of_mali", "scorecard"]
