"""The headline: what the runs say, in a few plain sentences; shares of runs, never a forecast."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import BLOCS, Array
from sahel_sim.engine import measure
from sahel_sim.report.numbers import NO_BREAK, adding_up, amount, between, count, percent
from sahel_sim.report.words import say, short
from sahel_sim.tables import days, whole_run

if TYPE_CHECKING:
    from sahel_sim.ensemble import Results

DEADLY = 25
"""Deaths in a year from which fighting counts as going on; the sentences say this number."""

_DAYS_PER_MONTH = 30.4375


def headline(results: "Results", language: str = "en") -> str:
    """What the runs say, in one paragraph.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    """
    return " ".join(findings(results, language))


def findings(results: "Results", language: str = "en") -> tuple[str, ...]:
    """Who governs, which fighting goes on, who grows, who pays: a sentence for each."""
    first, *others = blocs(results)
    wars = [_war(results, first, other, language) for other in others]
    growth = [_growth(results, others[-1], language)] if others else []
    return (_governs(results, first, language), *wars, *growth, _civilians(results, language))


def blocs(results: "Results") -> tuple[str, ...]:
    """The blocs that have any fighters in any run, the state first."""
    factions, fighters = results.factions, results["fighters"]
    alive = {bloc for at, bloc in enumerate(factions.blocs) if fighters[..., at].any()}
    return tuple(bloc for bloc in BLOCS if bloc in alive) or factions.blocs[:1]


def length(results: "Results", language: str) -> str:
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


def _members(results: "Results", bloc: str) -> list[int]:
    return [at for at, b in enumerate(results.factions.blocs) if b == bloc]


def _names(results: "Results", bloc: str, language: str) -> str:
    names = results.factions.names
    return ", ".join(short(results.factions, names[at], language) for at in _members(results, bloc))


def _named(results: "Results", bloc: str, language: str) -> str:
    return say("bloc", language, bloc=say(bloc, language), names=_names(results, bloc, language))


def _governs(results: "Results", bloc: str, language: str) -> str:
    share = _sum(results["people_governed"], _members(results, bloc))
    low, end, high = np.quantile(share[:, -1], (0.05, 0.5, 0.95))
    names = _names(results, bloc, language)
    holes = {
        "time": length(results, language),
        "governs": say(f"{bloc}_governs", language, names=names),
        "end": amount(end, "share", language),
        "start": amount(np.median(share[:, 0]), "share", language),
        "range": say("in_most", language, range=between(low, high, "share", language)),
    }
    return _of_middle("govern", results, language, **holes)


def _war(results: "Results", one: str, other: str, language: str) -> str:
    """In how many runs the last year still has as many deaths in clashes as make a war go on."""
    ours, theirs = set(_members(results, one)), set(_members(results, other))
    pairs = [p for p, (a, b) in enumerate(results.factions.pairs) if {a, b} & ours and {a, b} & theirs]
    dates = days(results)
    recent = dates[:-1] >= _year_before(dates[-1].item())
    deaths = _sum(results["battle_deaths"][:, 1:][:, recent], pairs).sum(axis=1)
    still = int((deaths >= DEADLY).sum())
    months = round(int((dates[-1] - dates[:-1][recent][0]).astype(int)) / _DAYS_PER_MONTH)
    time = say("last_months", language, n=months) if months > 1 else say("last_month", language)
    holes = {"one": say(one, language), "other": _named(results, other, language), "time": time}
    return _in_runs("war", still, results, language, **holes)


def _year_before(day: date) -> np.datetime64:
    return np.datetime64(day.replace(year=day.year - 1, day=min(day.day, 28)))


def _growth(results: "Results", bloc: str, language: str) -> str:
    fighters = _sum(results["fighters"], _members(results, bloc))
    grown = int((fighters[:, -1] > fighters[:, 0]).sum())
    start, end = (count(np.median(fighters[:, t]), language) for t in (0, -1))
    who = _named(results, bloc, language)
    holes = {"who": who[:1].upper() + who[1:], "who_inside": who, "start": start, "end": end}
    return _in_runs("more", grown, results, language, **holes)


def _civilians(results: "Results", language: str) -> str:
    killed = whole_run(results, measure("civilians_killed"))
    low, middle, high = np.quantile(killed.sum(axis=1), (0.05, 0.5, 0.95))
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
        "range": say("in_most", language, range=between(low, high, "persons", language)),
        "sides": ", ".join(sides),
    }
    return _of_middle("civilians_die", results, language, **holes)


def _of_middle(key: str, results: "Results", language: str, **holes: str) -> str:
    """Words about the middle run; about the only one, without a range."""
    alone = len(results) == 1
    middle = say("only_run" if alone else "middle_run", language)
    return say(f"{key}_alone" if alone else key, language, middle=middle, **holes)


def _in_runs(key: str, k: int, results: "Results", language: str, **holes: str) -> str:
    """Words about how many runs something holds in."""
    runs = len(results)
    middle = say("only_run" if runs == 1 else "middle_run", language)
    if k == 0:
        return say(f"{key}_none", language, middle=middle, **holes)
    if k == runs:
        share = say("only_run" if runs == 1 else "every_run", language)
    else:
        words = "one_of_runs" if k == 1 else "of_runs"
        share = say(words, language, k=count(k, language), runs=count(runs, language))
    return say(f"{key}_some", language, share=share, middle=middle, **holes)


def _sum(x: Array, which: list[int]) -> Array:
    total: Array = x[..., which].sum(axis=-1)
    return total
