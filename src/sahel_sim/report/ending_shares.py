"""Shares of runs: how wars end and whether they are over, each with its interval and the number of runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import INSURGENTS
from sahel_sim.languages import N_, _, in_language
from sahel_sim.report.number_format import between, count, percent
from sahel_sim.report.quantiles import ENOUGH
from sahel_sim.results.endings import ENDINGS, QUIET_YEARS, endings, rebel_war_over
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.intervals import wilson

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

CHANCES = ("rebel_war_over", "jihadist_war_over", "all_wars_over", "jihadists_dominate")
"""The outcomes that either hold or do not, in the order in which they are told."""


@dataclass(frozen=True)
class EndingShare:
    """In how many runs something holds.

    Attributes
    ----------
    name
        Of an ending or an outcome.
    label
        In the reader's language, as it stands in a sentence.
    k, runs
        In how many of how many.
    quiet
        In how many of these the war of state and rebels is over.
    """

    name: str
    label: str
    k: int
    runs: int
    quiet: int

    @property
    def part(self) -> float:
        """The share, 0 to 1."""
        return self.k / self.runs

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share; see ``stats.intervals.wilson``."""
        return wilson(self.k, self.runs)

    def title(self) -> str:
        """The label as it begins a line."""
        return self.label[:1].upper() + self.label[1:]

    def text(self) -> str:
        """The share: a per cent, or so many of so few runs."""
        if self.runs >= ENOUGH:
            return percent(self.part)
        return _("{k} of {runs}", k=count(self.k), runs=count(self.runs))

    def interval_text(self) -> str:
        """The interval in words; nothing where there is one run."""
        return "" if self.runs == 1 else between(*self.interval, "share")


KINDS = {
    "accord": N_("an accord that holds"),
    "state_victory": N_("a victory of the state"),
    "rebel_victory": N_("a victory of the rebels"),
    "ceasefire": N_("a ceasefire that holds, without an accord"),
    "low_activity": N_("a war that died down, with nothing agreed"),
    "relapsed": N_("war, after an accord that did not hold"),
    "paper_peace": N_("peace on paper, without two quiet years"),
    "jihadist_dominance": N_("war, with jihadists governing most places"),
    "stalemate": N_("war, with a front that stands still"),
    "war": N_("war, with a front that moves"),
}
"""What each kind of ending is called, as it stands in a sentence."""


def can_end(results: "Ensemble") -> bool:
    """Whether state and rebels both fight, for long enough to say that their war is over."""
    past = history(results)
    fought = all(past.of("fighters", bloc).any() for bloc in ("state", "rebels"))
    return fought and past.years >= QUIET_YEARS


def how_it_ends(results: "Ensemble") -> tuple[EndingShare, ...]:
    """Each kind of ending that occurs, in the order of ``endings.ENDINGS``, where one can be told."""
    if not can_end(results):
        return ()
    past = history(results)
    kinds, quiet = endings(past), rebel_war_over(past)
    return tuple(
        EndingShare(kind, _(KINDS[kind]), int(of_kind.sum()), len(results), int((of_kind & quiet).sum()))
        for at, kind in enumerate(ENDINGS)
        for of_kind in [kinds == at]
        if of_kind.any()
    )


def outcome_shares(results: "Ensemble", names: Iterable[str] = CHANCES) -> tuple[EndingShare, ...]:
    """Of each chance in how many runs it holds; of a bloc that never fights nothing is told."""
    past = history(results)
    if past.years < QUIET_YEARS:
        return ()
    absent = [bloc for bloc in INSURGENTS if not past.of("fighters", bloc).any()]
    silent = {"all_wars_over"} if absent else set()
    silent |= {f"{bloc.removesuffix('s')}_war_over" for bloc in absent}
    silent |= {"jihadists_dominate"} & {f"{bloc}_dominate" for bloc in absent}
    found = []
    for each in (outcome(name) for name in names if name not in silent):
        k = int(np.sum(each.of(past) > 0))
        found.append(EndingShare(each.name, in_language(each.label), k, len(results), k))
    return tuple(found)
