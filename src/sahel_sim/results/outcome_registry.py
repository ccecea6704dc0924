"""Outcomes: one number for each replicate, defined once and used by every door.

Civilians killed are told by who killed them, whether by fire or by attack. Violence between communities is
not modelled, so nothing here counts it: deaths "by communal violence" cannot be had from this model.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.languages import N_, Np_, Pair, Sentence
from sahel_sim.results.accords import accord_durations, held_five_years
from sahel_sim.results.cf_conventions import about
from sahel_sim.results.endings import all_wars_over, jihadist_war_over, jihadists_dominate, rebel_war_over
from sahel_sim.results.history import History
from sahel_sim.results.peace import (
    PeaceSpells,
    deaths_before_peace,
    everyone_killed,
    time_at_peace,
    time_at_peace_after,
    time_to_next_war,
    wars_begun,
    with_jihadists,
    with_rebels,
)

Of = Callable[[History], Array]


@dataclass(frozen=True)
class Outcome:
    """One number for each replicate.

    Attributes
    ----------
    name, unit
        As in result files. The unit ``chance`` marks numbers that are 0 or 1.
    label
        For readers, by language.
    of
        History to ``(R,)``; not a number where the thing never happened.
    reads
        The measures that it is made of.

    Examples
    --------
    >>> {each.unit for each in OUTCOMES if each.name == "displaced"}
    {'persons'}
    """

    name: str
    unit: str
    label: Mapping[str, str]
    of: Of
    reads: tuple[str, ...]


BLOCS: Mapping[str, Pair] = {
    "state": Sentence(N_("the state")),
    "rebels": Sentence(Np_("in brackets", "rebels")),
    "jihadists": Sentence(Np_("in brackets", "jihadists")),
    "militias": Sentence(Np_("in brackets", "militias")),
}

_GOVERNED: Mapping[str, Mapping[str, str]] = {
    "people": {
        "state": N_("People governed by the state"),
        "rebels": N_("People governed by rebels"),
        "jihadists": N_("People governed by jihadists"),
        "militias": N_("People governed by militias"),
    },
    "places": {
        "state": N_("Places governed by the state"),
        "rebels": N_("Places governed by rebels"),
        "jihadists": N_("Places governed by jihadists"),
        "militias": N_("Places governed by militias"),
    },
    "towns": {
        "state": N_("Towns governed by the state"),
        "rebels": N_("Towns governed by rebels"),
        "jihadists": N_("Towns governed by jihadists"),
        "militias": N_("Towns governed by militias"),
    },
    "countryside": {
        "state": N_("Countryside governed by the state"),
        "rebels": N_("Countryside governed by rebels"),
        "jihadists": N_("Countryside governed by jihadists"),
        "militias": N_("Countryside governed by militias"),
    },
}


def _chance(name: str, label: str, holds: Callable[[History], NDArray[np.bool_]], reads: str) -> Outcome:
    return Outcome(name, "chance", Sentence(label), lambda h: holds(h).astype(np.float64), (reads,))


def _by_bloc(
    name: str, unit: str, words: Mapping[str, str], of: Callable[[str], Of], reads: str
) -> tuple[Outcome, ...]:
    """One outcome for each bloc; ``{}`` in the name stands for it, ``{its}`` for its adjective."""
    return tuple(
        Outcome(
            name.format(bloc, its=bloc.removesuffix("s")), unit, Sentence(words[bloc]), of(bloc), (reads,)
        )
        for bloc in BLOCS
    )


def _deaths(pairs: Callable[[History], np.ndarray]) -> Of:
    return lambda h: h.series["battle_deaths"][..., pairs(h)].sum(axis=-1).sum(axis=-1)


def _sum_of(flow: str) -> Callable[[str], Of]:
    return lambda bloc: lambda h: h.of(flow, bloc).sum(axis=1)


def _at_end(measure: str) -> Callable[[str], Of]:
    return lambda bloc: lambda h: h.at_end(measure, bloc)


def _growth(bloc: str) -> Of:
    return lambda h: h.at_end("fighters", bloc) - h.at_start("fighters", bloc)


def _jihadist_share(h: History) -> Array:
    jihadists, rebels = h.at_end("fighters", "jihadists"), h.at_end("fighters", "rebels")
    return jihadists / np.maximum(jihadists + rebels, 1.0)


def _first(h: History, happened: np.ndarray) -> Array:
    """Months until something first holds, ``(R, T)`` to ``(R,)``; not a number if it never does."""
    months: Array = np.where(happened.any(axis=1), np.argmax(happened, axis=1) * h.months_per_step, np.nan)
    return months


def _of_peace(of: Callable[[History, PeaceSpells], Array]) -> Mapping[str, Of]:
    """The same of peace with rebels and with jihadists."""
    return {"rebel": lambda h: of(h, with_rebels(h)), "jihadist": lambda h: of(h, with_jihadists(h))}


_PEACE: tuple[tuple[str, str, Mapping[str, str], Mapping[str, Of]], ...] = (
    (
        "time_at_peace_with_{}s",
        "months",
        {"rebel": N_("Time at peace with rebels"), "jihadist": N_("Time at peace with jihadists")},
        _of_peace(time_at_peace),
    ),
    (
        "{}_wars_begun",
        "events",
        {
            "rebel": N_("Wars with rebels that begin after a peace"),
            "jihadist": N_("Wars with jihadists that begin after a peace"),
        },
        _of_peace(wars_begun),
    ),
    (
        "time_to_next_{}_war",
        "months",
        {
            "rebel": N_("From the end of the first war with rebels to the next"),
            "jihadist": N_("From the end of the first war with jihadists to the next"),
        },
        _of_peace(time_to_next_war),
    ),
)
"""What is asked of peace with rebels, and with jihadists."""

_AFTER: Mapping[str, str] = {
    "accord": N_("Peace with rebels after an accord"),
    "ceasefire": N_("Peace with rebels after a ceasefire alone"),
    "victory": N_("Peace with rebels after a victory"),
    "lull": N_("Peace with rebels after the war faded"),
}


def _time_at_peace_after(kind: str) -> Of:
    return lambda h: time_at_peace_after(h, kind)


OUTCOMES: tuple[Outcome, ...] = (
    _chance("rebel_war_over", N_("The war with the rebels is over"), rebel_war_over, "battle_deaths"),
    _chance(
        "jihadist_war_over", N_("The war with the jihadists is over"), jihadist_war_over, "battle_deaths"
    ),
    _chance("all_wars_over", N_("All wars are over"), all_wars_over, "battle_deaths"),
    _chance(
        "jihadists_dominate", N_("Jihadists govern the most places"), jihadists_dominate, "places_governed"
    ),
    Outcome(
        "battle_deaths",
        "persons",
        Sentence(N_("Fighters killed in clashes")),
        _deaths(lambda h: h.all_wars),
        ("battle_deaths",),
    ),
    Outcome(
        "rebel_war_deaths",
        "persons",
        Sentence(N_("Fighters killed between state and rebels")),
        _deaths(lambda h: h.rebel_war),
        ("battle_deaths",),
    ),
    Outcome(
        "jihadist_war_deaths",
        "persons",
        Sentence(N_("Fighters killed between state and jihadists")),
        _deaths(lambda h: h.jihadist_war),
        ("battle_deaths",),
    ),
    *_by_bloc(
        "fighters_lost_by_{}",
        "persons",
        {
            "state": N_("Fighters lost by the state"),
            "rebels": N_("Fighters lost by rebels"),
            "jihadists": N_("Fighters lost by jihadists"),
            "militias": N_("Fighters lost by militias"),
        },
        _sum_of("battle_losses"),
        "battle_losses",
    ),
    *_by_bloc(
        "civilians_killed_by_{}",
        "persons",
        {
            "state": N_("Civilians killed by the state"),
            "rebels": N_("Civilians killed by rebels"),
            "jihadists": N_("Civilians killed by jihadists"),
            "militias": N_("Civilians killed by militias"),
        },
        _sum_of("civilians_killed"),
        "civilians_killed",
    ),
    *(
        each
        for what, words in _GOVERNED.items()
        for each in _by_bloc(
            f"{what}_governed_by_{{}}", "share", words, _at_end(f"{what}_governed"), f"{what}_governed"
        )
    ),
    *_by_bloc(
        "{its}_fighters",
        "persons",
        {
            "state": N_("Fighters of the state, at the end"),
            "rebels": N_("Fighters of rebels, at the end"),
            "jihadists": N_("Fighters of jihadists, at the end"),
            "militias": N_("Fighters of militias, at the end"),
        },
        _at_end("fighters"),
        "fighters",
    ),
    *_by_bloc(
        "{its}_growth",
        "persons",
        {
            "state": N_("Change in the fighters of the state"),
            "rebels": N_("Change in the fighters of rebels"),
            "jihadists": N_("Change in the fighters of jihadists"),
            "militias": N_("Change in the fighters of militias"),
        },
        _growth,
        "fighters",
    ),
    Outcome(
        "jihadist_share", "share", Sentence(N_("Jihadists among insurgents")), _jihadist_share, ("fighters",)
    ),
    Outcome(
        "displaced",
        "persons",
        Sentence(N_("People who fled, at the end")),
        lambda h: h.series["displaced"][:, -1, 0],
        ("displaced",),
    ),
    Outcome(
        "time_to_ceasefire",
        "months",
        Sentence(N_("Time to a ceasefire with rebels")),
        lambda h: _first(h, h.of("ceasefire", "rebels") > 0),
        ("ceasefire",),
    ),
    Outcome(
        "time_to_accord",
        "months",
        Sentence(N_("Time to an accord with rebels")),
        lambda h: _first(h, h.of("accord", "rebels") > 0),
        ("accord",),
    ),
    Outcome(
        "time_to_relapse",
        "months",
        Sentence(N_("Time to the fall of an accord with rebels")),
        lambda h: _first(h, h.accords_that_fell),
        ("accord",),
    ),
    Outcome(
        "peace_lasted",
        "months",
        Sentence(N_("How long the first accord held")),
        lambda h: accord_durations(h).months,
        ("accord",),
    ),
    _chance("accord_fell", N_("An accord with rebels fell"), lambda h: accord_durations(h).ends, "accord"),
    _chance("held_five_years", N_("An accord with rebels held for five years"), held_five_years, "accord"),
    *(
        Outcome(name.format(side), unit, Sentence(words[side]), of[side], ("battle_deaths",))
        for name, unit, words, of in _PEACE
        for side in words
    ),
    *(
        Outcome(
            f"peace_after_{kind}",
            "months",
            Sentence(words),
            _time_at_peace_after(kind),
            ("battle_deaths", "accord", "ceasefire", "places_governed"),
        )
        for kind, words in _AFTER.items()
    ),
    Outcome(
        "all_deaths",
        "persons",
        Sentence(N_("Fighters and civilians killed")),
        lambda h: everyone_killed(h).sum(axis=1),
        ("battle_losses", "civilians_killed"),
    ),
    Outcome(
        "deaths_before_peace",
        "persons",
        Sentence(N_("Killed before the first year of peace with rebels")),
        deaths_before_peace,
        ("battle_losses", "civilians_killed", "battle_deaths"),
    ),
)
"""Every outcome, in the order of tables."""

CIVILIANS_KILLED = Outcome(
    "civilians_killed",
    "persons",
    Sentence(N_("Civilians killed")),
    lambda h: h.series["civilians_killed"].sum(axis=(1, 2)),
    ("civilians_killed",),
)
"""By all sides together; the sum of four outcomes, and so none of the table."""


def outcome(name: str) -> Outcome:
    """The outcome of that name.

    Raises
    ------
    KeyError
        If there is none; the message names those that there are.

    Examples
    --------
    >>> outcome("time_to_accord").unit
    'months'
    """
    for candidate in OUTCOMES:
        if candidate.name == name:
            return candidate
    raise KeyError(f"There is no outcome '{name}'. There are: {', '.join(o.name for o in OUTCOMES)}.")


def about_outcome(name: str) -> dict[str, Any]:
    """The attributes of an outcome in a data set: unit, names and range."""
    told = outcome(name)
    return about(told.unit, told.label["en"], told.label["fr"])
