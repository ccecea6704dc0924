"""What is measured of a world at the end of a step: one definition, used by every door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, World, over_localities, share, towards_state


@dataclass(frozen=True)
class Measure:
    """One number, or one for each faction or pair, of a world at a moment.

    Attributes
    ----------
    name, unit
        As in result files.
    axis
        ``one``, ``faction`` or ``pair``.
    label
        For readers, by language.
    of
        World to ``(R, 1 or F or P)``.
    """

    name: str
    unit: str
    axis: str
    label: Mapping[str, str]
    of: Callable[[World], Array]


def _governed(world: World, people: Array) -> Array:
    at_home = people * world.places.domestic
    return share(over_localities(world.control * at_home), over_localities(at_home))[..., 0]


def _people(world: World) -> Array:
    return world.residents + world.displaced


MEASURES: tuple[Measure, ...] = (
    Measure(
        "fighters",
        "persons",
        "faction",
        {"en": "Fighters", "fr": "Combattants"},
        lambda w: over_localities(w.fighters)[..., 0],
    ),
    Measure(
        "people_governed",
        "share",
        "faction",
        {"en": "Share of the people governed", "fr": "Part de la population gouvernée"},
        lambda w: _governed(w, _people(w)),
    ),
    Measure(
        "places_governed",
        "share",
        "faction",
        {"en": "Share of the places governed", "fr": "Part des localités gouvernées"},
        lambda w: _governed(w, np.ones_like(w.residents)),
    ),
    Measure(
        "towns_governed",
        "share",
        "faction",
        {"en": "Share of the towns governed", "fr": "Part des villes gouvernées"},
        lambda w: _governed(w, w.places.urban + np.zeros_like(w.residents)),
    ),
    Measure(
        "countryside_governed",
        "share",
        "faction",
        {"en": "Share of the countryside governed", "fr": "Part des campagnes gouvernées"},
        lambda w: _governed(w, (1.0 - w.places.urban) + np.zeros_like(w.residents)),
    ),
    Measure(
        "treasury",
        "million USD",
        "faction",
        {"en": "Money at hand", "fr": "Trésorerie"},
        lambda w: w.treasury[..., 0],
    ),
    Measure(
        "grievance",
        "-1 to 1",
        "faction",
        {"en": "Anger of the people at each side", "fr": "Colère de la population envers chaque camp"},
        lambda w: share(over_localities(w.grievance * _people(w)), over_localities(_people(w)))[..., 0],
    ),
    Measure(
        "battle_losses",
        "persons / step",
        "faction",
        {"en": "Own fighters killed", "fr": "Combattants perdus"},
        lambda w: over_localities(w.losses)[..., 0],
    ),
    Measure(
        "civilians_killed",
        "persons / step",
        "faction",
        {"en": "Civilians killed, by perpetrator", "fr": "Civils tués, par auteur"},
        lambda w: over_localities(w.harmed)[..., 0],
    ),
    Measure(
        "clashes",
        "events / step",
        "pair",
        {"en": "Clashes", "fr": "Affrontements"},
        lambda w: over_localities(w.clashes)[..., 0],
    ),
    Measure(
        "battle_deaths",
        "persons / step",
        "pair",
        {"en": "Deaths in clashes", "fr": "Morts au combat"},
        lambda w: over_localities(w.toll)[..., 0],
    ),
    Measure(
        "talks",
        "0 or 1",
        "faction",
        {"en": "Talks with the state", "fr": "Pourparlers avec l'État"},
        lambda w: w.talks[..., 0],
    ),
    Measure(
        "ceasefire",
        "0 to 1",
        "faction",
        {"en": "Ceasefire with the state", "fr": "Cessez-le-feu avec l'État"},
        lambda w: towards_state(w.factions, w.truce)[..., 0],
    ),
    Measure(
        "accord",
        "0 or 1",
        "faction",
        {"en": "Accord with the state in force", "fr": "Accord avec l'État en vigueur"},
        lambda w: w.accord[..., 0],
    ),
    Measure(
        "implemented",
        "share",
        "faction",
        {"en": "Part of the accord carried out", "fr": "Part de l'accord appliquée"},
        lambda w: w.implemented[..., 0],
    ),
    Measure(
        "signed",
        "events / step",
        "faction",
        {"en": "Accords signed", "fr": "Accords signés"},
        lambda w: w.signed[..., 0],
    ),
    Measure(
        "relapsed",
        "events / step",
        "faction",
        {"en": "Peaces broken", "fr": "Paix rompues"},
        lambda w: w.relapsed[..., 0],
    ),
    Measure(
        "relapse_risk",
        "breaks",
        "faction",
        {"en": "Breaks of its peace to be expected so far", "fr": "Ruptures de sa paix attendues à ce jour"},
        lambda w: w.risk[..., 0],
    ),
    Measure(
        "approval",
        "0 to 1",
        "faction",
        {"en": "Approval by its own public", "fr": "Approbation par son propre public"},
        lambda w: w.approval[..., 0],
    ),
    Measure(
        "divide",
        "0 to 1",
        "one",
        {"en": "How divided the people are", "fr": "Division de la population"},
        lambda w: w.divide[..., 0],
    ),
    Measure(
        "displaced",
        "persons",
        "one",
        {"en": "People who fled their homes", "fr": "Personnes déplacées"},
        lambda w: over_localities(w.away)[..., 0],
    ),
)
"""Every measure, in the order of result files."""


def measure(name: str) -> Measure:
    """The measure of that name.

    Raises
    ------
    KeyError
        If there is none.
    """
    for candidate in MEASURES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
