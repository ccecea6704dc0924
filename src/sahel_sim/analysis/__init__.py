"""Analysis: what the runs say, and how sure we are."""

from sahel_sim.analysis.accounts import ACCOUNTS, Account, Moved, moved
from sahel_sim.analysis.comparison import Against, Difference, differences
from sahel_sim.analysis.endings import ENDINGS, endings, rebel_war_over
from sahel_sim.analysis.history import History, history
from sahel_sim.analysis.intervals import wilson
from sahel_sim.analysis.outcome_table import outcomes
from sahel_sim.analysis.outcomes import OUTCOMES, Outcome, outcome

__all__ = [
    "ACCOUNTS",
    "ENDINGS",
    "OUTCOMES",
    "Account",
    "Against",
    "Difference",
    "History",
    "Moved",
    "Outcome",
    "differences",
    "endings",
    "history",
    "moved",
    "outcome",
    "outcomes",
    "rebel_war_over",
    "wilson",
]
