"""The headline: what the runs say, in a few plain sentences; shares of runs, never a forecast."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import BLOCS, Array
from sahel_sim.engine import measure
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.ending_shares import EndingShare, how_it_ends, outcome_shares
from sahel_sim.report.number_format import NO_BREAK, amount, between, count, percent, round_to_total
from sahel_sim.report.quantiles import band_quantiles, band_text
from sahel_sim.report.sentences import short_name
from sahel_sim.results.dataset import days, whole_run

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

_DAYS_PER_MONTH = 30.4375

_BLOCS = {
    "state": N_("the state"),
    "rebels": N_("the rebels"),
    "jihadists": N_("the jihadists"),
    "militias": N_("the militias"),
}
_GOVERN = {
    "state": N_("the state ({names}) governs"),
    "rebels": N_("the rebels ({names}) govern"),
    "jihadists": N_("the jihadists ({names}) govern"),
    "militias": N_("the militias ({names}) govern"),
}
_OVER = (
    N_(
        "The war between {one} and {other} is over in {share}{range}: fewer than 25 fighters "
        "killed in each of the last two years."
    ),
    N_(
        "In no run{range} is the war between {one} and {other} over: that would be fewer "
        "than 25 fighters killed in each of the last two years."
    ),
)
_ALL_OVER = (
    N_("All wars are over together in {share}{range}."),
    N_("In no run{range} are all wars over together."),
)
_MORE = (
    N_("{who} have more fighters at the end than at the start in {share}; in {middle} {start} become {end}."),
    N_(
        "In no run do {who_inside} have more fighters at the end than at the start; in "
        "{middle} {start} become {end}."
    ),
)
"""What holds in some runs, and in none."""

ENEMIES = ("rebels", "jihadists")
"""Blocs with which the state can be at war; militias fight beside it or others."""


@speaks
def headline(results: "Ensemble", language: str = "en") -> str:
    """What the runs say, in one paragraph.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    """
    return " ".join(findings(results))


@speaks
def findings(results: "Ensemble", language: str = "en") -> tuple[str, ...]:
    """Who governs, how wars end and which are over, who grows, who pays: a sentence for each."""
    first, *others = blocs(results)
    enemies = [bloc for bloc in others if bloc in ENEMIES]
    wars = _wars(results, enemies) if first == "state" and enemies else []
    growth = [_growth(results, (enemies or others)[-1])] if others else []
    return (_governs(results, first), *wars, *growth, _civilians(results))


def blocs(results: "Ensemble") -> tuple[str, ...]:
    """The blocs that have any fighters in any run, the state first."""
    factions, fighters = results.factions, results["fighters"]
    alive = {bloc for at, bloc in enumerate(factions.blocs) if fighters[..., at].any()}
    return tuple(bloc for bloc in BLOCS if bloc in alive) or factions.blocs[:1]


def length(results: "Ensemble") -> str:
    """How long the run is, in words."""
    first, last = days(results)[[0, -1]].tolist()
    months = round((last - first).days / _DAYS_PER_MONTH)
    if months < 2 and first.day != last.day:
        return _("{n} weeks", n=round((last - first).days / 7))
    if months % 12 == 0:
        return ngettext("{n} year", "{n} years", months // 12, n=months // 12)
    return ngettext("{n} month", "{n} months", months, n=months)


def _members(results: "Ensemble", bloc: str) -> list[int]:
    return [at for at, b in enumerate(results.factions.blocs) if b == bloc]


def _names(results: "Ensemble", bloc: str) -> str:
    names = results.factions.names
    return ", ".join(short_name(results.factions, names[at]) for at in _members(results, bloc))


def _named(results: "Ensemble", bloc: str) -> str:
    return _("{bloc} ({names})", bloc=_(_BLOCS[bloc]), names=_names(results, bloc))


def _governs(results: "Ensemble", bloc: str) -> str:
    share = _sum(results["people_governed"], _members(results, bloc))
    low, end, high = band_quantiles(share[:, -1])
    names = _names(results, bloc)
    holes = {
        "time": length(results),
        "governs": _(_GOVERN[bloc], names=names),
        "end": amount(end, "share"),
        "start": amount(np.median(share[:, 0]), "share"),
        "range": _in_most(between(low, high, "share"), results),
    }
    return _of_middle(
        (
            N_(
                "In this model, after {time}, {governs} {end} of the people in {middle} ({start} at "
                "the start; {range})."
            ),
            N_(
                "In this model, after {time}, {governs} {end} of the people in {middle} ({start} at "
                "the start)."
            ),
        ),
        results,
        **holes,
    )


def _wars(results: "Ensemble", others: list[str]) -> list[str]:
    """How the war of state and rebels ends, and in how many runs each war of the state, and all, are over."""
    holds = {share.name: share for share in outcome_shares(results)}
    if not holds:
        return [_("Whether a war is over cannot be told of so short a run: it takes two years.")]
    lines = [_over(holds[f"{bloc.removesuffix('s')}_war_over"], bloc, results) for bloc in others]
    if "all_wars_over" in holds:
        lines.append(_share(_ALL_OVER, holds["all_wars_over"], results))
    kinds = sorted(how_it_ends(results), key=lambda share: -share.k)
    return [*([_ends(kinds, results)] if kinds else []), *lines]


def _over(share: EndingShare, bloc: str, results: "Ensemble") -> str:
    other = _named(results, bloc)
    return _share(_OVER, share, results, one=_("the state"), other=other)


def _share(words: tuple[str, str], share: EndingShare, results: "Ensemble", **holes: str) -> str:
    """Words about in how many runs something holds, with the interval of that share."""
    interval = share.interval_text()
    between_them = _(" (95% interval: {range})", range=interval) if interval else ""
    return _in_runs(words, share.k, results, range=between_them, **holes)


def _ends(kinds: list[EndingShare], results: "Ensemble") -> str:
    """The kind of ending that most runs have, and the next."""
    if len(results) == 1:
        return _("This is how it ends between the state and the rebels: {first}.", first=kinds[0].label)
    first, *others = [(kind.label, _of_runs(kind.k, len(results))) for kind in kinds]
    then = _("; then {second} ({share})", second=others[0][0], share=others[0][1]) if others else ""
    return _(
        "Most often, this is how it ends between the state and the rebels: {first} ({share}){then}.",
        first=first[0],
        share=first[1],
        then=then,
    )


def _growth(results: "Ensemble", bloc: str) -> str:
    fighters = _sum(results["fighters"], _members(results, bloc))
    grown = int((fighters[:, -1] > fighters[:, 0]).sum())
    start, end = (count(np.median(fighters[:, t])) for t in (0, -1))
    who = _named(results, bloc)
    holes = {"who": who[:1].upper() + who[1:], "who_inside": who, "start": start, "end": end}
    return _in_runs(_MORE, grown, results, **holes)


def _civilians(results: "Ensemble") -> str:
    killed = whole_run(results, measure("civilians_killed"))
    low, middle, high = band_quantiles(killed.sum(axis=1))
    if not killed.any():
        return _("No civilian is killed in any run.")
    hundredths = round_to_total(killed.sum(axis=0) / killed.sum(), 1.0, digits=2)
    sides = [
        f"{short_name(results.factions, name)}{NO_BREAK}{percent(share)}"
        for name, share in zip(results.factions.names, hundredths, strict=True)
        if share > 0
    ]
    holes = {
        "total": count(middle),
        "time": length(results),
        "range": _in_most(between(low, high, "persons"), results),
        "sides": ", ".join(sides),
    }
    return _of_middle(
        (
            N_("Civilians killed in {time} in {middle}: {total} ({range}). Killed by: {sides}."),
            N_("Civilians killed in {time} in {middle}: {total}. Killed by: {sides}."),
        ),
        results,
        **holes,
    )


def _in_most(ends: str, results: "Ensemble") -> str:
    return _("{range} in {most}", range=ends, most=band_text(len(results)))


def _of_middle(words: tuple[str, str], results: "Ensemble", **holes: str) -> str:
    """Words about the middle run; about the only one, without a range."""
    alone = len(results) == 1
    middle = _(N_("the only run") if alone else N_("the middle run"))
    return _(words[alone], middle=middle, **holes)


def _in_runs(words: tuple[str, str], k: int, results: "Ensemble", **holes: str) -> str:
    """Words about how many runs something holds in."""
    runs = len(results)
    middle = _("the only run") if runs == 1 else _("the middle run")
    if k == 0:
        return _(words[1], middle=middle, **holes)
    share = _of_runs(k, runs)
    return _(words[0], share=share, middle=middle, **holes)


def _of_runs(k: int, runs: int) -> str:
    if k == runs:
        return _("the only run") if runs == 1 else _("every run")
    return ngettext("{k} of {runs} runs", "{k} of {runs} runs", k, k=count(k), runs=count(runs))


def _sum(x: Array, which: list[int]) -> Array:
    total: Array = x[..., which].sum(axis=-1)
    return total
