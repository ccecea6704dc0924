"""Broken off: what is said of replicates that came to no end, which count in nothing."""

from html import escape
from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.number_format import count

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 3
"""So many are named one by one."""


def asked_for(results: "Ensemble") -> int:
    """How many runs were asked for, whether they came through or broke off."""
    return len(results) + len(results.failures)


def broken_off(results: "Ensemble", story: str = "") -> str:
    """A part of a page, as HTML, on which runs broke off and why; nothing if all came through.

    Parameters
    ----------
    results
        What was run.
    story
        The title of the story where there are several.
    """
    failures = results.failures
    if not failures:
        return ""
    holes = {"broken": count(len(failures)), "runs": count(asked_for(results))}
    told = ngettext(
        "{broken} of {runs} runs broke off. It counts in nothing on this page.",
        "{broken} of {runs} runs broke off. They count in nothing on this page.",
        len(failures),
        **holes,
    )
    if story:
        colon = _(": ")
        told = f"{story}{colon}{told}"
    named = [_("number {number}: {message}", number=f.replicate, message=f.message) for f in failures[:FEW]]
    if len(failures) > FEW:
        named.append(_("and {more} more, in provenance.json", more=count(len(failures) - FEW)))
    items = "\n".join(f"<li>{escape(each)}</li>" for each in named)
    return f'<div class="care"><p>{escape(told)}</p>\n<ul class="findings">\n{items}\n</ul></div>'


def runs_and_seed(results: "Ensemble") -> str:
    """How many runs were asked for, how many of them broke off, and the seed."""
    key = (
        N_("{runs}, of which {broken} broke off; seed {seed}")
        if results.failures
        else N_("{runs}, seed {seed}")
    )
    runs, broken = count(asked_for(results)), count(len(results.failures))
    return _(key, runs=runs, broken=broken, seed=results.seed)
