"""Outcomes: one number for each replicate, defined once and used by every door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.analysis.endings import all_wars_over, rebel_war_over
from sahel_sim.analysis.history import History
from sahel_sim.core import Array


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
    """

    name: str
    unit: str
    label: Mapping[str, str]
    of: Callable[[History], Array]


def _total(flow: str, pairs: Callable[[History], np.ndarray]) -> Callable[[History], Array]:
    return lambda h: h.series[flow][..., pairs(h)].sum(axis=(1, 2))


def _killed_by(bloc: str) -> Callable[[History], Array]:
    return lambda h: h.series["civilians_killed"][..., h.of_bloc(bloc)].sum(axis=(1, 2))


def _at_end(measure: str, bloc: str) -> Callable[[History], Array]:
    return lambda h: h.at_end(measure, bloc)


def _growth(bloc: str) -> Callable[[History], Array]:
    return lambda h: h.at_end("fighters", bloc) - h.at_start("fighters", bloc)


def _time_to(event: str) -> Callable[[History], Array]:
    """Months until something first holds or happens to rebels; not a number if it never does."""

    def months(h: History) -> Array:
        happened = np.any(h.series[event][..., h.of_bloc("rebels")] > 0, axis=-1)
        first = np.argmax(happened, axis=1) * h.months_per_step
        return np.where(happened.any(axis=1), first, np.nan)

    return months


def _peace_lasted(h: History) -> Array:
    """Months from the first accord with rebels to the next break of the peace, or to the end."""
    rebels = h.of_bloc("rebels")
    signed = np.any(h.series["signed"][..., rebels] > 0, axis=-1)
    broke = np.any(h.series["relapsed"][..., rebels] > 0, axis=-1)
    steps = np.arange(signed.shape[1])
    first = np.argmax(signed, axis=1)
    later = broke & (steps > first[:, None])
    end = np.where(later.any(axis=1), np.argmax(later, axis=1), signed.shape[1] - 1)
    return np.where(signed.any(axis=1), (end - first) * h.months_per_step, np.nan)


def _jihadist_share(h: History) -> Array:
    jihadists, rebels = h.at_end("fighters", "jihadists"), h.at_end("fighters", "rebels")
    return jihadists / np.maximum(jihadists + rebels, 1.0)


OUTCOMES: tuple[Outcome, ...] = (
    Outcome(
        "rebel_war_over",
        "chance",
        {"en": "The war with the rebels is over", "fr": "La guerre avec les rebelles est finie"},
        lambda h: rebel_war_over(h).astype(np.float64),
    ),
    Outcome(
        "all_wars_over",
        "chance",
        {"en": "All wars are over", "fr": "Toutes les guerres sont finies"},
        lambda h: all_wars_over(h).astype(np.float64),
    ),
    Outcome(
        "battle_deaths",
        "persons",
        {"en": "Fighters killed in clashes", "fr": "Combattants tués au combat"},
        _total("battle_deaths", lambda h: h.all_wars),
    ),
    Outcome(
        "rebel_war_deaths",
        "persons",
        {"en": "Fighters killed between state and rebels", "fr": "Combattants tués entre État et rebelles"},
        _total("battle_deaths", lambda h: h.rebel_war),
    ),
    Outcome(
        "civilians_killed_by_state",
        "persons",
        {"en": "Civilians killed by the state", "fr": "Civils tués par l'État"},
        _killed_by("state"),
    ),
    Outcome(
        "civilians_killed_by_rebels",
        "persons",
        {"en": "Civilians killed by rebels", "fr": "Civils tués par les rebelles"},
        _killed_by("rebels"),
    ),
    Outcome(
        "civilians_killed_by_jihadists",
        "persons",
        {"en": "Civilians killed by jihadists", "fr": "Civils tués par les djihadistes"},
        _killed_by("jihadists"),
    ),
    Outcome(
        "people_governed_by_state",
        "share",
        {"en": "People governed by the state", "fr": "Population gouvernée par l'État"},
        _at_end("people_governed", "state"),
    ),
    Outcome(
        "people_governed_by_jihadists",
        "share",
        {"en": "People governed by jihadists", "fr": "Population gouvernée par les djihadistes"},
        _at_end("people_governed", "jihadists"),
    ),
    Outcome(
        "towns_governed_by_state",
        "share",
        {"en": "Towns governed by the state", "fr": "Villes gouvernées par l'État"},
        _at_end("towns_governed", "state"),
    ),
    Outcome(
        "countryside_governed_by_state",
        "share",
        {"en": "Countryside governed by the state", "fr": "Campagnes gouvernées par l'État"},
        _at_end("countryside_governed", "state"),
    ),
    Outcome(
        "countryside_governed_by_jihadists",
        "share",
        {"en": "Countryside governed by jihadists", "fr": "Campagnes gouvernées par les djihadistes"},
        _at_end("countryside_governed", "jihadists"),
    ),
    Outcome(
        "jihadist_growth",
        "persons",
        {"en": "Change in jihadist fighters", "fr": "Variation des combattants djihadistes"},
        _growth("jihadists"),
    ),
    Outcome(
        "jihadist_share",
        "share",
        {"en": "Jihadists among insurgents", "fr": "Part des djihadistes parmi les insurgés"},
        _jihadist_share,
    ),
    Outcome(
        "state_growth",
        "persons",
        {"en": "Change in the state's fighters", "fr": "Variation des forces de l'État"},
        _growth("state"),
    ),
    Outcome(
        "rebel_growth",
        "persons",
        {"en": "Change in rebel fighters", "fr": "Variation des combattants rebelles"},
        _growth("rebels"),
    ),
    Outcome(
        "displaced",
        "persons",
        {"en": "People who fled, at the end", "fr": "Personnes déplacées, à la fin"},
        lambda h: h.series["displaced"][:, -1, 0],
    ),
    Outcome(
        "time_to_ceasefire",
        "months",
        {"en": "Time to a ceasefire with rebels", "fr": "Délai avant un cessez-le-feu avec les rebelles"},
        _time_to("ceasefire"),
    ),
    Outcome(
        "time_to_accord",
        "months",
        {"en": "Time to an accord with rebels", "fr": "Délai avant un accord avec les rebelles"},
        _time_to("accord"),
    ),
    Outcome(
        "peace_lasted",
        "months",
        {"en": "How long the first accord held", "fr": "Durée du premier accord"},
        _peace_lasted,
    ),
)
"""Every outcome, in the order of tables."""


def outcome(name: str) -> Outcome:
    """The outcome of that name.

    Raises
    ------
    KeyError
        If there is none.
    """
    for candidate in OUTCOMES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
