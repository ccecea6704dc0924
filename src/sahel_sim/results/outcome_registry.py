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
from sahel_sim.languages import Pair, pair
from sahel_sim.results.cf_conventions import about
from sahel_sim.results.endings import (
    all_wars_over,
    jihadist_war_over,
    jihadists_dominate,
    rebel_war_over,
)
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
    """

    name: str
    unit: str
    label: Mapping[str, str]
    of: Of
    reads: tuple[str, ...]


BLOCS: Mapping[str, Pair] = {
    "state": pair("the state", "l'État"),
    "rebels": pair("rebels", "les rebelles"),
    "jihadists": pair("jihadists", "les djihadistes"),
    "militias": pair("militias", "les milices"),
}

_GOVERNED: Mapping[str, Pair] = {
    "people": pair("People governed by {}", "Population gouvernée par {}"),
    "places": pair("Places governed by {}", "Localités gouvernées par {}"),
    "towns": pair("Towns governed by {}", "Villes gouvernées par {}"),
    "countryside": pair("Countryside governed by {}", "Campagnes gouvernées par {}"),
}


def _chance(
    name: str, en: str, fr: str, holds: Callable[[History], NDArray[np.bool_]], reads: str
) -> Outcome:
    return Outcome(name, "chance", pair(en, fr), lambda h: holds(h).astype(np.float64), (reads,))


def _told_of(words: Pair, bloc: str) -> Pair:
    return pair(*(words[language].format(BLOCS[bloc][language]) for language in ("en", "fr")))


def _by_bloc(name: str, unit: str, words: Pair, of: Callable[[str], Of], reads: str) -> tuple[Outcome, ...]:
    """One outcome for each bloc; ``{}`` in name and words stands for it, ``{its}`` for its adjective."""
    return tuple(
        Outcome(
            name.format(bloc, its=bloc.removesuffix("s")), unit, _told_of(words, bloc), of(bloc), (reads,)
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


def _peace_lasted(h: History) -> Array:
    """Months from the first accord with rebels to the first fall of one, or to the end of the run."""
    last = (h.series["accord"].shape[1] - 1) * h.months_per_step
    fell = _first(h, h.accords_that_fell)
    return np.where(np.isnan(fell), last, fell) - _first(h, h.of("accord", "rebels") > 0)


def _of_peace(of: Callable[[History, PeaceSpells], Array]) -> Mapping[str, Of]:
    """The same of peace with rebels and with jihadists."""
    return {
        "rebel": lambda h: of(h, with_rebels(h)),
        "jihadist": lambda h: of(h, with_jihadists(h)),
    }


_WITH: Mapping[str, Pair] = {
    "rebel": pair("rebels", "les rebelles"),
    "jihadist": pair("jihadists", "les djihadistes"),
}

_PEACE: tuple[tuple[str, str, Pair, Mapping[str, Of]], ...] = (
    (
        "time_at_peace_with_{}s",
        "months",
        pair("Time at peace with {}", "Temps de paix avec {}"),
        _of_peace(time_at_peace),
    ),
    (
        "{}_wars_begun",
        "events",
        pair("Wars with {} that begin after a peace", "Guerres avec {} qui commencent après une paix"),
        _of_peace(wars_begun),
    ),
    (
        "time_to_next_{}_war",
        "months",
        pair(
            "From the end of the first war with {} to the next",
            "De la fin de la première guerre avec {} à la suivante",
        ),
        _of_peace(time_to_next_war),
    ),
)
"""What is asked of peace with rebels, and with jihadists."""

_AFTER: Mapping[str, Pair] = {
    "accord": pair("Peace with rebels after an accord", "Paix avec les rebelles après un accord"),
    "ceasefire": pair(
        "Peace with rebels after a ceasefire alone", "Paix avec les rebelles après un simple cessez-le-feu"
    ),
    "victory": pair("Peace with rebels after a victory", "Paix avec les rebelles après une victoire"),
    "lull": pair(
        "Peace with rebels after the war faded", "Paix avec les rebelles après l'extinction de la guerre"
    ),
}


def _time_at_peace_after(kind: str) -> Of:
    return lambda h: time_at_peace_after(h, kind)


OUTCOMES: tuple[Outcome, ...] = (
    _chance(
        "rebel_war_over",
        "The war with the rebels is over",
        "La guerre avec les rebelles est finie",
        rebel_war_over,
        "battle_deaths",
    ),
    _chance(
        "jihadist_war_over",
        "The war with the jihadists is over",
        "La guerre avec les djihadistes est finie",
        jihadist_war_over,
        "battle_deaths",
    ),
    _chance(
        "all_wars_over", "All wars are over", "Toutes les guerres sont finies", all_wars_over, "battle_deaths"
    ),
    _chance(
        "jihadists_dominate",
        "Jihadists govern the most places",
        "Les djihadistes gouvernent le plus de localités",
        jihadists_dominate,
        "places_governed",
    ),
    Outcome(
        "battle_deaths",
        "persons",
        pair("Fighters killed in clashes", "Combattants tués au combat"),
        _deaths(lambda h: h.all_wars),
        ("battle_deaths",),
    ),
    Outcome(
        "rebel_war_deaths",
        "persons",
        pair("Fighters killed between state and rebels", "Combattants tués entre État et rebelles"),
        _deaths(lambda h: h.rebel_war),
        ("battle_deaths",),
    ),
    Outcome(
        "jihadist_war_deaths",
        "persons",
        pair("Fighters killed between state and jihadists", "Combattants tués entre État et djihadistes"),
        _deaths(lambda h: h.jihadist_war),
        ("battle_deaths",),
    ),
    *_by_bloc(
        "fighters_lost_by_{}",
        "persons",
        pair("Fighters lost by {}", "Combattants perdus par {}"),
        _sum_of("battle_losses"),
        "battle_losses",
    ),
    *_by_bloc(
        "civilians_killed_by_{}",
        "persons",
        pair("Civilians killed by {}", "Civils tués par {}"),
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
        pair("Fighters of {}, at the end", "Combattants à la fin : {}"),
        _at_end("fighters"),
        "fighters",
    ),
    *_by_bloc(
        "{its}_growth",
        "persons",
        pair("Change in the fighters of {}", "Variation des combattants : {}"),
        _growth,
        "fighters",
    ),
    Outcome(
        "jihadist_share",
        "share",
        pair("Jihadists among insurgents", "Part des djihadistes parmi les insurgés"),
        _jihadist_share,
        ("fighters",),
    ),
    Outcome(
        "displaced",
        "persons",
        pair("People who fled, at the end", "Personnes déplacées, à la fin"),
        lambda h: h.series["displaced"][:, -1, 0],
        ("displaced",),
    ),
    Outcome(
        "time_to_ceasefire",
        "months",
        pair("Time to a ceasefire with rebels", "Délai avant un cessez-le-feu avec les rebelles"),
        lambda h: _first(h, h.of("ceasefire", "rebels") > 0),
        ("ceasefire",),
    ),
    Outcome(
        "time_to_accord",
        "months",
        pair("Time to an accord with rebels", "Délai avant un accord avec les rebelles"),
        lambda h: _first(h, h.of("accord", "rebels") > 0),
        ("accord",),
    ),
    Outcome(
        "time_to_relapse",
        "months",
        pair("Time to the fall of an accord with rebels", "Délai avant la fin d'un accord avec les rebelles"),
        lambda h: _first(h, h.accords_that_fell),
        ("accord",),
    ),
    Outcome(
        "peace_lasted",
        "months",
        pair("How long the first accord held", "Durée du premier accord"),
        _peace_lasted,
        ("accord",),
    ),
    *(
        Outcome(
            name.format(side),
            unit,
            pair(*(words[language].format(_WITH[side][language]) for language in ("en", "fr"))),
            of[side],
            ("battle_deaths",),
        )
        for name, unit, words, of in _PEACE
        for side in _WITH
    ),
    *(
        Outcome(
            f"peace_after_{kind}",
            "months",
            words,
            _time_at_peace_after(kind),
            ("battle_deaths", "accord", "ceasefire", "places_governed"),
        )
        for kind, words in _AFTER.items()
    ),
    Outcome(
        "all_deaths",
        "persons",
        pair("Fighters and civilians killed", "Combattants et civils tués"),
        lambda h: everyone_killed(h).sum(axis=1),
        ("battle_losses", "civilians_killed"),
    ),
    Outcome(
        "deaths_before_peace",
        "persons",
        pair(
            "Killed before the first year of peace with rebels",
            "Tués avant la première année de paix avec les rebelles",
        ),
        deaths_before_peace,
        ("battle_losses", "civilians_killed", "battle_deaths"),
    ),
)
"""Every outcome, in the order of tables."""


def outcome(name: str) -> Outcome:
    """The outcome of that name.

    Raises
    ------
    KeyError
        If there is none; the message names those that there are.
    """
    for candidate in OUTCOMES:
        if candidate.name == name:
            return candidate
    raise KeyError(f"There is no outcome '{name}'. There are: {', '.join(o.name for o in OUTCOMES)}.")


def about_outcome(name: str) -> dict[str, Any]:
    """The attributes of an outcome in a data set: unit, names and range."""
    told = outcome(name)
    return about(told.unit, told.label["en"], told.label["fr"])
