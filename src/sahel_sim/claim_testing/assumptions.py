"""Settings: under which assumptions a claim is tried, one by one and all together.

A setting is a set of changes that comes before what the arms of a claim change themselves. There are

- the defaults;
- *ablations*: one mechanism switched off;
- *nulls*, after ``science.md`` 6.10: N0 no mechanism acts; N1 attrition alone (movement, combat, control);
  N2 the same with recruits that come for reasons of their own; N3 nobody negotiates; N4 alliances by identity
  alone; N5 rebels and jihadists are alike;
- *signs*: one effect that the literature disputes, at the far end of its range over zero;
- *forms*: one rival theory of a mechanism in place of that of the defaults;
- *draws*: all parameters at once, anywhere in their ranges;
- *accepted*: all parameters, strengths and pressures at once, as a calibration on the record accepts them.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np

from sahel_sim.core import INSURGENTS, Array
from sahel_sim.engine import MONTH
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.accepted_set import shipped_accepted
from sahel_sim.scenario.draw_kinds import accepted_is_of_these_rules
from sahel_sim.scenario.parameter_draws import DrawnSets
from sahel_sim.scenario.parameter_ranges import DIGITS, parameters, value_at

ATTRITION = ("movement", "combat", "control")
"""What is left on in N1."""

ALIKE = (
    "fighters",
    "skill",
    "restraint",
    "intelligence",
    "services",
    "support",
    "establishment",
    "will",
    "divisible",
    "campaign",
    "unity",
    "countryside",
)
"""Levers that are the same for rebels and jihadists in N5: each the mean of what they are. So are pressures,
relations and distances, among them and towards the state."""


class Family(Enum):
    """What kind of assumption a setting changes."""

    DEFAULTS = "defaults"
    ABLATION = "ablation"
    NULL = "null"
    SIGN = "sign"
    FORM = "form"
    DRAW = "draw"
    ACCEPTED = "accepted"
    CELL = "cell"
    COALITION = "coalition"


@dataclass(frozen=True)
class AssumptionSet:
    """Assumptions under which a claim is tried.

    Attributes
    ----------
    name
        What it is called in tables.
    family
        What kind of assumption it changes.
    label
        For readers, by language.
    changes
        Settings by dotted name, as ``--set`` has them.
    exchangeable
        Whether rebels and jihadists are made alike; this hangs on the scenario.
    drawn
        What is drawn as a run draws it, by dotted name: what a scenario or an arm sets itself stays, and what
        they say of strengths and pressures is scaled.
    """

    name: str
    family: Family
    label: Mapping[str, str]
    changes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    exchangeable: bool = False
    drawn: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def in_scenario(self, scenario: Scenario) -> dict[str, Any]:
        """The changes as they are in a scenario."""
        return {**self.changes, **(_alike(scenario) if self.exchangeable else {})}


DEFAULTS = AssumptionSet("defaults", Family.DEFAULTS, Sentence(N_("Defaults")))
"""Nothing is changed."""


def ablations() -> tuple[AssumptionSet, ...]:
    """Each mechanism off."""
    return tuple(
        AssumptionSet(
            f"without {rule.name}",
            Family.ABLATION,
            Sentence(N_("Without {rule}"), {"rule": rule.name}),
            {f"mechanisms.{rule.name}": "off"},
        )
        for rule in MONTH
    )


def nulls() -> tuple[AssumptionSet, ...]:
    """The null models."""
    silent = {f"mechanisms.{rule.name}": "off" for rule in MONTH}
    attrition = {key: value for key, value in silent.items() if key.split(".")[1] not in ATTRITION}
    recruits = {key: value for key, value in attrition.items() if key != "mechanisms.recruitment"}
    return (
        _null("N0", N_("nothing happens"), silent),
        _null("N1", N_("attrition alone"), attrition),
        _null(
            "N2",
            N_("attrition, and recruits from nowhere"),
            {**recruits, "mechanisms.recruitment": "exogenous"},
        ),
        _null("N3", N_("nobody negotiates"), {"mechanisms.dialogue": "off"}),
        _null("N4", N_("alliances by identity alone"), {"mechanisms.alliance": "identity"}),
        AssumptionSet("N5", Family.NULL, Sentence(N_("N5: rebels and jihadists alike")), exchangeable=True),
    )


def signs() -> tuple[AssumptionSet, ...]:
    """Each disputed effect at the far end of its range over zero; one whose default is 0 has two ends."""
    found = []
    for dotted, number in parameters():
        if number.low < 0.0 < number.high:
            ends = [number.low] if number.default > 0 else [number.high] if number.default < 0 else []
            for end in ends or [number.low, number.high]:
                short = dotted.partition(".")[2]
                label = Sentence(N_("{name} = {value}"), {"name": short, "value": f"{end:g}"})
                found.append(AssumptionSet(f"{short} = {end:g}", Family.SIGN, label, {dotted: end}))
    return tuple(found)


def forms() -> tuple[AssumptionSet, ...]:
    """Each rival theory of each mechanism that is not its default."""
    return tuple(
        AssumptionSet(
            f"{rule.name}: {form}",
            Family.FORM,
            Sentence(N_("{name}: {change}"), {"name": rule.name, "change": form}),
            {f"mechanisms.{rule.name}": form},
        )
        for rule in MONTH
        for form in list(rule.forms)[1:]
    )


def draws(number: int, seed: int) -> tuple[AssumptionSet, ...]:
    """All parameters anywhere in their ranges: a Latin hypercube."""
    from scipy.stats import qmc

    known = list(parameters())
    points = qmc.LatinHypercube(len(known), rng=np.random.Generator(np.random.Philox(seed))).random(number)
    return tuple(at_point(f"draw {row}", point) for row, point in enumerate(points))


def accepted_sets() -> DrawnSets | None:
    """The accepted set that comes with the library; None where none is for these rules."""
    return shipped_accepted().sets if accepted_is_of_these_rules() else None


def accepted_draws(number: int) -> tuple[AssumptionSet, ...]:
    """What the first runs of a scenario draw from the accepted set that comes with the library.

    Sets come as often as their weights say. There are none where the set was fitted with other rules than
    these, or is missing.

    >>> [each.name for each in accepted_draws(2)]
    ['accepted 0', 'accepted 1']
    """
    sets = accepted_sets()
    return () if sets is None else _first_draws(sets, number)


@cache
def _first_draws(sets: DrawnSets, number: int) -> tuple[AssumptionSet, ...]:
    return tuple(
        AssumptionSet(
            f"accepted {at}",
            Family.ACCEPTED,
            Sentence(N_("accepted numbers {number}"), {"number": str(at)}),
            drawn=sets.of(at),
        )
        for at in range(number)
    )


def at_point(name: str, point: Array, label: Pair | None = None) -> AssumptionSet:
    """The setting at a point of the unit cube, whose sides are all parameters in their order."""
    known = list(parameters())
    values = {dotted: value_at(number, float(x)) for (dotted, number), x in zip(known, point, strict=True)}
    return AssumptionSet(
        name,
        Family.DRAW,
        label or Sentence(N_("draw {number}"), {"number": name.removeprefix("draw ")}),
        values,
    )


def _null(name: str, told: str, changes: Mapping[str, Any]) -> AssumptionSet:
    label = Sentence(N_("{name}: {change}"), {"name": name, "change": Sentence(told)})
    return AssumptionSet(name, Family.NULL, label, changes)


def _alike(scenario: Scenario) -> dict[str, Any]:
    """Insurgents at their mean: their levers, and what they are to each other and to the state.

    Those who have no fighters at the start, and militias, stay what they are.
    """
    factions = scenario.place.factions
    blocs = zip(factions.names, factions.blocs, strict=True)
    side = {
        name: bloc
        for name, bloc in blocs
        if bloc == "state" or (bloc in INSURGENTS and float(scenario.settings[f"{name}.fighters"]) > 0.0)
    }
    insurgents = [name for name in side if side[name] != "state"]
    if not insurgents:
        return {}
    groups: dict[object, list[str]] = {}
    for dotted in scenario.settings:
        if kind := _kind_of_lever(dotted, side):
            groups.setdefault(kind, []).append(dotted)
    found: dict[str, Any] = {}
    for dotted_names in groups.values():
        held = [scenario.settings[dotted] for dotted in dotted_names]
        if all(isinstance(value, int | float) for value in held):
            mean = sum(map(float, held)) / len(held)
            found |= dict.fromkeys(dotted_names, float(f"{mean:.{DIGITS}g}"))
    for lever in ("strategy", "diplomacy"):
        same = scenario.settings[f"{insurgents[0]}.{lever}"]
        found |= {f"{name}.{lever}": same for name in insurgents}
    return found


def _kind_of_lever(dotted: str, side: Mapping[str, str]) -> object:
    """What a lever is alike with: the same of other insurgents, towards the same; None if it stays."""
    owner, _, rest = dotted.partition(".")
    if owner in side and rest in ALIKE:
        return rest if side[owner] != "state" else None
    if owner in side and rest.startswith("military_pressure."):
        whom = rest.removeprefix("military_pressure.")
        return ("pressure", side[owner] == "state", side[whom] == "state") if whom in side else None
    if owner in ("relations", "distances"):
        ends = rest.split("-")
        return (owner, any(side[end] == "state" for end in ends)) if side.keys() >= set(ends) else None
    return None


PRESSURE, INCLUSIVITY = "government.military_pressure", "dialogue.inclusivity"
"""The lever up the map, of the state on all its enemies; and the lever across."""


def levels(points: int) -> list[float]:
    """So many values from 0 to 1."""
    return [float(f"{x:.6g}") for x in np.linspace(0.0, 1.0, points)]


def cells(points: int) -> tuple[AssumptionSet, ...]:
    """The cells of the map, inclusivity fastest. Levers that an arm sets itself stay as the arm says."""
    return tuple(
        AssumptionSet(
            f"pressure {pressure:g}, inclusivity {inclusivity:g}",
            Family.CELL,
            Sentence(
                N_("pressure {pressure}, inclusivity {inclusivity}"),
                {"pressure": f"{pressure:g}", "inclusivity": f"{inclusivity:g}"},
            ),
            {PRESSURE: pressure, INCLUSIVITY: inclusivity},
        )
        for pressure, inclusivity in itertools.product(levels(points), levels(points))
    )
