"""The headline: what the runs say, in a few plain sentences; shares of runs, never a forecast."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import BLOCS, Array
from sahel_sim.engine import measure
from sahel_sim.report.ending_shares import Share, how_it_ends, what_holds
from sahel_sim.report.number_format import NO_BREAK, adding_up, amount, between, count, percent
from sahel_sim.report.quantiles import low_middle_high, most
from sahel_sim.report.words import say, short
from sahel_sim.results.dataset import days, whole_run

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

_DAYS_PER_MONTH = 30.4375


def headline(results: "Ensemble", language: str = "en") -> str:
    """What the runs say, in one paragraph.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    """
    return " ".join(findings(results, language))


def findings(results: "Ensemble", language: str = "en") -> tuple[str, ...]:
    """Who governs, how wars end and which are over, who grows, who pays: a sentence for each."""
    first, *others = blocs(results)
    wars = _wars(results, others, language) if first == "state" and others else []
    growth = [_growth(results, others[-1], language)] if others else []
    return (_governs(results, first, language), *wars, *growth, _civilians(results, language))


def blocs(results: "Ensemble") -> tuple[str, ...]:
    """The blocs that have any fighters in any run, the state first."""
    factions, fighters = results.factions, results["fighters"]
    alive = {bloc for at, bloc in enumerate(factions.blocs) if fighters[..., at].any()}
    return tuple(bloc for bloc in BLOCS if bloc in alive) or factions.blocs[:1]


def length(results: "Ensemble", language: str) -> str:
    """How long the run is, in words."""
    first, last = days(results)[[0, -1]].tolist()
    months = round((last - first).days / _DAYS_PER_MONTH)
    if months < 2 and first.day != last.day:
        return say("weeks", language, n=round((last - first).days / 7))
    if months % 12 == 0:
        return say("one_year", language) if months == 12 else say("years", language, n=months // 12)
    return _months(months, language)


def _months(months: int, language: str) -> str:
    return say("one_month", language) if months == 1 else say("months", language, n=months)


def _members(results: "Ensemble", bloc: str) -> list[int]:
    return [at for at, b in enumerate(results.factions.blocs) if b == bloc]


def _names(results: "Ensemble", bloc: str, language: str) -> str:
    names = results.factions.names
    return ", ".join(short(results.factions, names[at], language) for at in _members(results, bloc))


def _named(results: "Ensemble", bloc: str, language: str) -> str:
    return say("bloc", language, bloc=say(bloc, language), names=_names(results, bloc, language))


def _governs(results: "Ensemble", bloc: str, language: str) -> str:
    share = _sum(results["people_governed"], _members(results, bloc))
    low, end, high = low_middle_high(share[:, -1])
    names = _names(results, bloc, language)
    holes = {
        "time": length(results, language),
        "governs": say(f"{bloc}_governs", language, names=names),
        "end": amount(end, "share", language),
        "start": amount(np.median(share[:, 0]), "share", language),
        "range": _in_most(between(low, high, "share", language), results, language),
    }
    return _of_middle("govern", results, language, **holes)


def _wars(results: "Ensemble", others: list[str], language: str) -> list[str]:
    """How the war of state and rebels ends, and in how many runs each war of the state, and all, are over."""
    holds = {share.name: share for share in what_holds(results, language)}
    if not holds:
        return [say("too_short", language)]
    told = [_over(holds[f"{bloc.removesuffix('s')}_war_over"], bloc, results, language) for bloc in others]
    if "all_wars_over" in holds:
        told.append(_share("all_over", holds["all_wars_over"], results, language))
    kinds = sorted(how_it_ends(results, language), key=lambda share: -share.k)
    return [*([_ends(kinds, results, language)] if kinds else []), *told]


def _over(share: Share, bloc: str, results: "Ensemble", language: str) -> str:
    other = _named(results, bloc, language)
    return _share("over", share, results, language, one=say("state", language), other=other)


def _share(key: str, share: Share, results: "Ensemble", language: str, **holes: str) -> str:
    """Words about in how many runs something holds, with the interval of that share."""
    interval = share.likely(language)
    between_them = say("with_interval", language, range=interval) if interval else ""
    return _in_runs(key, share.k, results, language, range=between_them, **holes)


def _ends(kinds: list[Share], results: "Ensemble", language: str) -> str:
    """The kind of ending that most runs have, and the next."""
    if len(results) == 1:
        return say("ends_alone", language, first=kinds[0].label)
    first, *others = [(kind.label, _of_runs(kind.k, len(results), language)) for kind in kinds]
    then = say("ends_then", language, second=others[0][0], share=others[0][1]) if others else ""
    return say("ends_most", language, first=first[0], share=first[1], then=then)


def _growth(results: "Ensemble", bloc: str, language: str) -> str:
    fighters = _sum(results["fighters"], _members(results, bloc))
    grown = int((fighters[:, -1] > fighters[:, 0]).sum())
    start, end = (count(np.median(fighters[:, t]), language) for t in (0, -1))
    who = _named(results, bloc, language)
    holes = {"who": who[:1].upper() + who[1:], "who_inside": who, "start": start, "end": end}
    return _in_runs("more", grown, results, language, **holes)


def _civilians(results: "Ensemble", language: str) -> str:
    killed = whole_run(results, measure("civilians_killed"))
    low, middle, high = low_middle_high(killed.sum(axis=1))
    if not killed.any():
        return say("no_civilians", language)
    hundredths = adding_up(killed.sum(axis=0) / killed.sum(), 1.0, digits=2)
    sides = [
        f"{short(results.factions, name, language)}{NO_BREAK}{percent(share, language)}"
        for name, share in zip(results.factions.names, hundredths, strict=True)
        if share > 0
    ]
    holes = {
        "total": count(middle, language),
        "time": length(results, language),
        "range": _in_most(between(low, high, "persons", language), results, language),
        "sides": ", ".join(sides),
    }
    return _of_middle("civilians_die", results, language, **holes)


def _in_most(ends: str, results: "Ensemble", language: str) -> str:
    return say("in_most", language, range=ends, most=most(len(results), language))


def _of_middle(key: str, results: "Ensemble", language: str, **holes: str) -> str:
    """Words about the middle run; about the only one, without a range."""
    alone = len(results) == 1
    middle = say("only_run" if alone else "middle_run", language)
    return say(f"{key}_alone" if alone else key, language, middle=middle, **holes)


def _in_runs(key: str, k: int, results: "Ensemble", language: str, **holes: str) -> str:
    """Words about how many runs something holds in."""
    runs = len(results)
    middle = say("only_run" if runs == 1 else "middle_run", language)
    if k == 0:
        return say(f"{key}_none", language, middle=middle, **holes)
    share = _of_runs(k, runs, language)
    return say(f"{key}_some", language, share=share, middle=middle, **holes)


def _of_runs(k: int, runs: int, language: str) -> str:
    if k == runs:
        return say("only_run" if runs == 1 else "every_run", language)
    words = "one_of_runs" if k == 1 else "of_runs"
    return say(words, language, k=count(k, language), runs=count(runs, language))


def _sum(x: Array, which: list[int]) -> Array:
    total: Array = x[..., which].sum(axis=-1)
    return total
