"""How sure the answer of a run is: what luck does, and how much is ignorance."""

from typing import TYPE_CHECKING

from sahel_sim.languages import _, in_language
from sahel_sim.report.ending_shares import EndingShare
from sahel_sim.report.sentences import FEW, ignorance, runs_text
from sahel_sim.results.luck_and_ignorance import luck_and_ignorance
from sahel_sim.results.outcome_registry import CIVILIANS_KILLED, outcome
from sahel_sim.stats.variance_shares import VarianceShares

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble


def how_sure(kinds: list[EndingShare], results: "Ensemble") -> list[str]:
    """What luck does, and how much is ignorance if runs draw their numbers."""
    runs = len(results)
    unknown = ignorance(results.parameters, _parts_of_variance(results))
    if runs == 1:
        return [_("Luck: there is one run alone, so luck cannot be told from the rest."), unknown]
    few = [_("With only {runs}, shares of runs are rough. Take 100 or more.", runs=runs_text(runs))]
    few = few if runs < FEW else []
    luck = _("Luck: {runs} that differ by chance alone.", runs=runs_text(runs))
    if results.parameters:
        luck = _("Runs: {runs}, each with its own luck and its own numbers.", runs=runs_text(runs))
    first = [
        _("Run again, the most frequent ending might have {range} of the runs.", range=each.interval_text())
        for each in kinds[:1]
    ]
    return [luck, *first, *few, unknown]


def _parts_of_variance(results: "Ensemble") -> list[tuple[str, VarianceShares | None]]:
    """Luck and ignorance of a few outcomes, where runs draw their numbers."""
    if results.repeated is None:
        return []
    asked = [outcome("jihadist_fighters")] if "jihadists" in results.factions.blocs else []
    asked += [CIVILIANS_KILLED, outcome("displaced")]
    return [(in_language(each.label), luck_and_ignorance(results, each)) for each in asked]
