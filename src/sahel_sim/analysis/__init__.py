"""Analysis: what the runs say, and how sure we are."""

from sahel_sim.analysis.accounts import ACCOUNTS, Account, Moved, moved
from sahel_sim.analysis.comparison import Against, Difference, differences
from sahel_sim.analysis.endings import ENDINGS, endings, rebel_war_over
from sahel_sim.analysis.estimates import Estimates, estimated
from sahel_sim.analysis.grid import Axis, Sweep
from sahel_sim.analysis.history import History, history
from sahel_sim.analysis.intervals import wilson
from sahel_sim.analysis.only_outcomes import OnlyOutcomes, only_outcomes
from sahel_sim.analysis.outcome_table import outcomes
from sahel_sim.analysis.outcomes import OUTCOMES, Outcome, outcome
from sahel_sim.analysis.readings import Readings, every_outcome
from sahel_sim.analysis.swept import Swept, swept

__all__ = [
    "ACCOUNTS",
    "ENDINGS",
    "OUTCOMES",
    "Account",
    "Against",
    "Axis",
    "Difference",
    "Estimates",
    "History",
    "Moved",
    "OnlyOutcomes",
    "Outcome",
    "Readings",
    "Sweep",
    "Swept",
    "differences",
    "endings",
    "estimated",
    "every_outcome",
    "history",
    "moved",
    "only_outcomes",
    "outcome",
    "outcomes",
    "rebel_war_over",
    "swept",
    "wilson",
]
