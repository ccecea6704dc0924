"""Failures: which runs broke off, told on the screen."""

from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 5
"""Runs that broke off which are told one by one; the others are in the provenance."""


def tell_failures(results: "Ensemble", voice: Voice) -> None:
    """Say which runs broke off, the first few of them one by one."""
    failures = results.failures
    if not failures:
        return
    voice.show(
        _(
            "{number} of {runs} runs broke off and are left out:",
            number=len(failures),
            runs=len(failures) + len(results),
        )
    )
    for each in failures[:FEW]:
        voice.show(
            _(
                "- number {replicate}, seed {seed}: {message}",
                replicate=each.replicate,
                seed=results.seed,
                message=each.message,
            )
        )
    if len(failures) > FEW:
        voice.show(_("and {number} more", number=len(failures) - FEW))
    voice.show()
