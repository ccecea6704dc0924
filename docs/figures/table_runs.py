"""What ``table.py`` simulates: the arms of each lever of the table, and what is read off each run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from as_declared import as_declared

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.results.peace import KINDS, came_from, with_rebels
from sahel_sim.scenario import Scenario, with_changes

BASE = "return_to_dialogue"
PATHS = ("mali", "armed_first", "civilians_first")
VOICES = ("civil_society", "traditional_leaders", "women", "youth", "opposition")
POWERS = ("political", "territorial", "military", "economic")
KILLERS = ("state", "rebels", "jihadists", "militias")

TOLD = (
    "time_to_accord",
    "peace_lasted",
    "accord_fell",
    "held_five_years",
    "time_at_peace_with_rebels",
    "rebel_wars_begun",
    "rebel_war_over",
    "jihadist_fighters",
    *(f"civilians_killed_by_{who}" for who in KILLERS),
)
"""Outcomes of the registry that are told of each arm."""


@dataclass(frozen=True)
class TableReducer:
    """Outcomes of the table, whether jihadists ever sign, and the first peace of each kind in a run.

    Peace is counted as in ``results.peace``: whole years in which state and rebels kill fewer than 25 of each
    other, by what it came from.
    """

    @property
    def identity(self) -> str:
        """What folders of kept chunks call it."""
        return "TableReducer(2)"

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are read."""
        more = ("accord", "ceasefire", "places_governed", "battle_deaths", "fighters")
        return tuple(dict.fromkeys((*OutcomeReducer(TOLD).measures, *more)))

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """The numbers of some runs, ``(R,)`` each; not numbers where there was no such peace."""
        past = history(told)
        found = OutcomeReducer(TOLD)(told)
        found["jihadist_accord"] = (past.of("accord", "jihadists") > 0).any(axis=1).astype(np.float64)
        spells = with_rebels(past)
        kinds = came_from(past, spells)
        for at, kind in enumerate(KINDS):
            months, broke = np.full(past.replicates, np.nan), np.full(past.replicates, np.nan)
            chosen = np.flatnonzero(kinds == at)[::-1]  # the first of a run is written last
            months[spells.row[chosen]] = spells.months[chosen]
            broke[spells.row[chosen]] = spells.broken[chosen]
            found[f"{kind}_months"], found[f"{kind}_broke"] = months, broke
        return found


@dataclass(frozen=True)
class Arm:
    """One setting of one lever: what is changed in which scenario."""

    lever: str
    value: str
    changes: Mapping[str, Any]
    base: str = BASE

    @property
    def scenario(self) -> Scenario:
        """The scenario with the changes."""
        return with_changes(as_declared(self.base), self.changes) if self.changes else as_declared(self.base)


def levers() -> Iterator[Arm]:
    """The arms of every lever; the first of a lever is what the others are compared with."""
    for step in range(9):
        yield Arm("inclusivity, path mali", f"{step / 8:g}", {"dialogue.inclusivity": step / 8})
    for path in PATHS[1:]:
        for level in (0.25, 0.5, 0.75, 1.0):
            changes = {"dialogue.inclusivity": level, "dialogue.path": path}
            yield Arm(f"inclusivity, path {path}", f"{level:g}", changes)
    for who in ("csp", *VOICES):
        yield from _numbers(f"influence of {who}", f"dialogue.parties.{who}", (0.0, 1.0))
    yield from _numbers("influence of jnim", "dialogue.parties.jnim", (0.0, 0.5, 1.0))
    yield from _numbers("guarantor", "dialogue.guarantor", (0.0, 0.5, 0.9))
    yield from _numbers("mediator", "dialogue.mediator", (0.0, 1.0))
    for opens in ("2024-09", "2027-09"):
        yield Arm("talks open", opens, {"dialogue.opens": opens})
    yield from _numbers("speed of implementation", "parameters.implementation.speed", (0.05, 0.9, 2.0))
    yield from _numbers("peacekeepers", "international.peacekeepers", (0, 10_000))
    for word, share in (("none", 0.0), ("all, in full", 1.0)):
        yield Arm("power shared", word, {f"dialogue.power_sharing.{power}": share for power in POWERS})
    yield from _numbers("weight of hardliners", "parameters.opinion.hardline", (0.0, 0.3, 0.8))
    for base, at in ((BASE, "at little pressure"), ("talks_under_fire", "at full pressure")):
        for form, word in (("ceasefire_first", "ceasefire first"), ("under_fire", "under fire")):
            yield Arm(f"form of talks, {at}", word, {"mechanisms.dialogue": form}, base)
    for moment in ("time", "victory", "stalemate", "defeat"):
        yield Arm("moment of opening", moment, {"mechanisms.openness": moment}, "talks_after_victory")
    yield from _numbers("veto of each armed party", "parameters.dialogue.veto", (0.0, 1.0))
    two = {"dialogue.parties.jnim": 1.0}
    yield from _numbers("veto, with jnim at the table", "parameters.dialogue.veto", (0.0, 1.0), two)


def _numbers(
    lever: str, key: str, values: tuple[float, ...], always: Mapping[str, Any] | None = None
) -> Iterator[Arm]:
    for value in values:
        yield Arm(lever, f"{value:g}", {**(always or {}), key: value})


DISPUTED: Mapping[str, tuple[float, float]] = {
    **{f"parameters.dialogue.{voice}": (1.0, -1.0) for voice in VOICES},
    **{f"parameters.relapse.{voice}": (1.0, -1.0) for voice in VOICES},
    **{f"parameters.implementation.{voice}": (1.0, -1.0) for voice in VOICES},
    **{f"parameters.dividend.{voice}": (1.0, -1.0) for voice in VOICES},
    "parameters.relapse.excluded": (1.0, -1.0),
    "parameters.dialogue.crowd": (-1.0, 1.0),
    "tactics.bargain.company": (-1.0, 1.0),
    "parameters.openness.company": (-1.0, 1.0),
}
"""Numbers through which a wider table acts: at which end of its range each favours it, and at which not."""

SETTINGS = ("for a wide table", "defaults", "nothing", "against a wide table")


def setting(name: str) -> dict[str, float]:
    """The disputed numbers: at the ends of their declared ranges, all 0, or as they are."""
    ends = ranges()
    if name == "defaults":
        return {}
    if name == "nothing":
        return dict.fromkeys(DISPUTED, 0.0)
    side = SETTINGS.index(name) == len(SETTINGS) - 1
    return {key: ends[key][0 if sign[side] < 0 else 1] for key, sign in DISPUTED.items()}


def ranges() -> dict[str, tuple[float, float]]:
    """The declared range of every number of the rules, by its key in scenario files."""
    from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES

    found = {f"parameters.{rule.name}.{n.name}": (n.low, n.high) for rule in MONTH for n in rule.declared}
    minds = (*STRATEGIES.values(), *DIPLOMACIES.values())
    return found | {f"tactics.{mind.name}.{n.name}": (n.low, n.high) for mind in minds for n in mind.declared}


def settings() -> Iterator[Arm]:
    """Inclusivity at five points under each setting of the disputed numbers."""
    for name in SETTINGS:
        for level in (0.0, 0.25, 0.5, 0.75, 1.0):
            yield Arm(name, f"{level:g}", {"dialogue.inclusivity": level, **setting(name)})


def starts() -> Iterator[Arm]:
    """The stories in which accords and peaces are watched, and for how many years."""
    for name, years in (("accord_2015", 15), (BASE, 20), ("mali_2024_02", 20)):
        yield Arm(name, f"{years}", {"years": years}, name)
