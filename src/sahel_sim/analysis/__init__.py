"""Analysis: what the runs say, and how sure we are."""

from sahel_sim.analysis.endings import ENDINGS, endings
from sahel_sim.analysis.history import History, history
from sahel_sim.analysis.outcomes import OUTCOMES, Outcome, outcome

__all__ = ["ENDINGS", "OUTCOMES", "History", "Outcome", "endings", "history", "outcome"]
