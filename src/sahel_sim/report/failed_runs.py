"""Broken off: what is said of replicates that came to no end, which count in nothing."""

from html import escape
from typing import TYPE_CHECKING

from sahel_sim.report.number_format import count
from sahel_sim.report.words import say

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 3
"""So many are named one by one."""


def asked_for(results: "Ensemble") -> int:
    """How many runs were asked for, whether they came through or broke off."""
    return len(results) + len(results.failures)


def broken_off(results: "Ensemble", language: str, story: str = "") -> str:
    """A part of a page, as HTML, on which runs broke off and why; nothing if all came through.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    story
        The title of the story where there are several.
    """
    failures = results.failures
    if not failures:
        return ""
    holes = {"broken": count(len(failures), language), "runs": count(asked_for(results), language)}
    told = say("one_broke_off" if len(failures) == 1 else "broke_off", language, **holes)
    if story:
        told = f"{story}{say('colon', language)}{told}"
    named = [say("broke_at", language, number=f.replicate, message=f.message) for f in failures[:FEW]]
    if len(failures) > FEW:
        named.append(say("more_broke_off", language, more=count(len(failures) - FEW, language)))
    items = "\n".join(f"<li>{escape(each)}</li>" for each in named)
    return f'<div class="care"><p>{escape(told)}</p>\n<ul class="findings">\n{items}\n</ul></div>'


def runs_and_seed(results: "Ensemble", language: str) -> str:
    """How many runs were asked for, how many of them broke off, and the seed."""
    key = "runs_seed_broken" if results.failures else "runs_seed"
    runs, broken = count(asked_for(results), language), count(len(results.failures), language)
    return say(key, language, runs=runs, broken=broken, seed=results.seed)
