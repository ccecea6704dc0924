"""What is measured of a world at the end of a step: one definition, used by every door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array, World, from_state, over_factions, over_localities, share, towards_state
from sahel_sim.languages import N_, Sentence

TOGETHER = ("sum", "mean", "any")
"""How a measure of several factions or pairs is told as one number."""


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
    together
        What several factions or pairs have together: their ``sum``; the ``mean``, each weighing as much
        as it has fighters; or the largest, that is whether ``any`` of them has it.
    """

    name: str
    unit: str
    axis: str
    label: Mapping[str, str]
    of: Callable[[World], Array]
    together: str = "sum"


def _governed(world: World, control: Array, people: Array) -> Array:
    at_home = people * world.places.domestic
    return share(over_localities(control * at_home), over_localities(at_home))[..., 0]


def _people(world: World) -> Array:
    return world.residents + world.displaced


def _capitals(world: World) -> Array:
    """How many capitals each faction governs more of than any other does, ``(R, F)``."""
    held = world.town_control[..., world.places.capital[0, 0] > 0]
    largest = held == held.max(axis=1, keepdims=True)
    alone = largest & (largest.sum(axis=1, keepdims=True) == 1)
    counted: Array = alone.sum(axis=-1).astype(np.float64)
    return counted


def _of_both_sides(world: World, dyads: Array) -> Array:
    """The mean of what the two sides of each pair hold of each other: ``(R, F, F)`` to ``(R, P)``."""
    first, second = world.factions.first, world.factions.second
    both: Array = (dyads[:, first, second] + dyads[:, second, first]) / 2.0
    return both


def _offered(world: World) -> Array:
    """What the state would concede to each other faction, ``(R, F)``; 0 for the state itself."""
    return (from_state(world.factions, world.offer) * world.factions.insurgent)[..., 0]


def _bargaining_range(world: World) -> Array:
    """What the state offers each other faction less what that one demands, ``(R, F)``."""
    demanded = towards_state(world.factions, world.demand) * world.factions.insurgent
    return _offered(world) - demanded[..., 0]


def _terms_overlap(world: World) -> Array:
    """Whether that is not below 0, ``(R, F)``; nobody has named terms before the first step."""
    named = (world.factions.insurgent * world.active)[..., 0] * float(world.step > 0)
    return named * (_bargaining_range(world) >= 0.0)


def _deaths_abroad(world: World) -> Array:
    """Fighters and civilians killed at the gateways in this step, ``(R, 1)``."""
    killed = over_factions(world.toll) + over_factions(world.harmed)
    return over_localities(killed * world.places.foreign)[..., 0]


MEASURES: tuple[Measure, ...] = (
    Measure(
        "fighters",
        "persons",
        "faction",
        Sentence(N_("Fighters")),
        lambda w: over_localities(w.fighters)[..., 0],
    ),
    Measure(
        "people_governed",
        "share",
        "faction",
        Sentence(N_("Share of the people governed")),
        lambda w: _governed(w, w.control, _people(w)),
    ),
    Measure(
        "places_governed",
        "share",
        "faction",
        Sentence(N_("Share of the places governed")),
        lambda w: _governed(w, w.control, np.ones_like(w.residents)),
    ),
    Measure(
        "towns_governed",
        "share",
        "faction",
        Sentence(N_("Share of the towns governed")),
        lambda w: _governed(w, w.town_control, w.places.urban + np.zeros_like(w.residents)),
    ),
    Measure(
        "countryside_governed",
        "share",
        "faction",
        Sentence(N_("Share of the countryside governed")),
        lambda w: _governed(w, w.village_control, w.residents * (1.0 - w.in_town)),
    ),
    Measure(
        "treasury", "million USD", "faction", Sentence(N_("Money at hand")), lambda w: w.treasury[..., 0]
    ),
    Measure(
        "grievance",
        "-1 to 1",
        "faction",
        Sentence(N_("Anger of the people at each side")),
        lambda w: share(over_localities(w.grievance * _people(w)), over_localities(_people(w)))[..., 0],
        "mean",
    ),
    Measure(
        "battle_losses",
        "persons / step",
        "faction",
        Sentence(N_("Own fighters killed")),
        lambda w: over_localities(w.losses)[..., 0],
    ),
    Measure(
        "civilians_killed",
        "persons / step",
        "faction",
        Sentence(N_("Civilians killed, by perpetrator")),
        lambda w: over_localities(w.harmed)[..., 0],
    ),
    Measure(
        "clashes",
        "events / step",
        "pair",
        Sentence(N_("Clashes")),
        lambda w: over_localities(w.clashes)[..., 0],
    ),
    Measure(
        "battle_deaths",
        "persons / step",
        "pair",
        Sentence(N_("Deaths in clashes")),
        lambda w: over_localities(w.toll)[..., 0],
    ),
    Measure(
        "talks", "0 or 1", "faction", Sentence(N_("Talks with the state")), lambda w: w.talks[..., 0], "any"
    ),
    Measure(
        "ceasefire",
        "0 to 1",
        "faction",
        Sentence(N_("Ceasefire with the state")),
        lambda w: towards_state(w.factions, w.truce)[..., 0],
        "mean",
    ),
    Measure(
        "accord",
        "0 or 1",
        "faction",
        Sentence(N_("Accord with the state in force")),
        lambda w: w.accord[..., 0],
        "any",
    ),
    Measure(
        "implemented",
        "share",
        "faction",
        Sentence(N_("Part of the accord carried out")),
        lambda w: w.implemented[..., 0],
        "mean",
    ),
    Measure("signed", "events / step", "faction", Sentence(N_("Accords signed")), lambda w: w.signed[..., 0]),
    Measure(
        "relapsed", "events / step", "faction", Sentence(N_("Peaces broken")), lambda w: w.relapsed[..., 0]
    ),
    Measure(
        "relapse_risk",
        "breaks",
        "faction",
        Sentence(N_("Breaks of its peace to be expected so far")),
        lambda w: w.risk[..., 0],
    ),
    Measure(
        "approval",
        "0 to 1",
        "faction",
        Sentence(N_("Approval by its own public")),
        lambda w: w.approval[..., 0],
        "mean",
    ),
    Measure(
        "divide", "0 to 1", "one", Sentence(N_("How divided the people are")), lambda w: w.divide[..., 0]
    ),
    Measure(
        "displaced",
        "persons",
        "one",
        Sentence(N_("People who fled their homes")),
        lambda w: over_localities(w.away)[..., 0],
    ),
    Measure(
        "capitals_governed",
        "capitals",
        "faction",
        Sentence(N_("National and regional capitals governed")),
        _capitals,
    ),
    Measure(
        "hardliners",
        "0 to 1",
        "faction",
        Sentence(N_("Weight of its hardliners")),
        lambda w: w.hardline[..., 0],
        "mean",
    ),
    Measure(
        "offered",
        "share of the prize",
        "faction",
        Sentence(N_("What the state would concede to it")),
        _offered,
        "mean",
    ),
    Measure(
        "bargaining_range",
        "share of the prize",
        "faction",
        Sentence(N_("The state's offer less its demand")),
        _bargaining_range,
        "mean",
    ),
    Measure(
        "terms_overlap",
        "0 or 1",
        "faction",
        Sentence(N_("The state's offer meets its demand")),
        _terms_overlap,
        "any",
    ),
    Measure(
        "hostility",
        "-1 to 1",
        "pair",
        Sentence(N_("How two sides stand, from allies to enemies")),
        lambda w: _of_both_sides(w, w.hostility),
        "mean",
    ),
    Measure(
        "weariness",
        "share of the prize",
        "pair",
        Sentence(N_("What their war is felt to cost each of two sides")),
        lambda w: _of_both_sides(w, w.weariness),
        "mean",
    ),
    Measure(
        "deaths_abroad", "persons / step", "one", Sentence(N_("Killed beyond the border")), _deaths_abroad
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
