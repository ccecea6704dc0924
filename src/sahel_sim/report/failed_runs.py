"""What is said of replicates that failed, which count in nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.number_format import count

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 3
"""So many are named one by one."""


@dataclass(frozen=True)
class FailedRuns:
    """How many runs failed, in a sentence, and the first of them with their errors."""

    sentence: str
    named: tuple[str, ...]


def runs_asked_for(results: "Ensemble") -> int:
    """How many runs were asked for, whether they came through or broke off."""
    return len(results) + len(results.failures)


def failed_runs(results: "Ensemble", title: str = "") -> FailedRuns | None:
    """Which runs failed and why; None if all came through.

    ``results``: what was run; ``title``: that of the scenario where there are several.
    """
    failures = results.failures
    if not failures:
        return None
    sentence = ngettext(
        "{broken} of {runs} runs broke off. It counts in nothing on this page.",
        "{broken} of {runs} runs broke off. They count in nothing on this page.",
        len(failures),
        broken=count(len(failures)),
        runs=count(runs_asked_for(results)),
    )
    if title:
        sentence = f"{title}{_(': ')}{sentence}"
    named = [_("number {number}: {message}", number=f.replicate, message=f.message) for f in failures[:FEW]]
    return FailedRuns(sentence, (*named, *and_more(len(failures))))


def and_more(failures: int) -> tuple[str, ...]:
    """That there are more than are named, if there are."""
    if failures <= FEW:
        return ()
    return (_("and {more} more, in provenance.json", more=count(failures - FEW)),)


def runs_and_seed(results: "Ensemble") -> str:
    """How many runs were asked for, how many of them broke off, and the seed."""
    key = (
        N_("{runs}, of which {broken} broke off; seed {seed}")
        if results.failures
        else N_("{runs}, seed {seed}")
    )
    runs, broken = count(runs_asked_for(results)), count(len(results.failures))
    return _(key, runs=runs, broken=broken, seed=results.seed)
