"""Building: from a scenario to a world at its start and everything that drives it."""

import numpy as np

from sahel_sim.core import (
    DAYS_PER_MONTH,
    Array,
    Mechanism,
    Places,
    World,
    apportion,
    columns,
    kept,
    overridden,
    whole,
)
from sahel_sim.engine.schedule import MONTH, STRATEGIES
from sahel_sim.engine.setup import Happening, Setup
from sahel_sim.scenario.dates import DAYS_PER_WEEK
from sahel_sim.scenario.levers import HOSTILITY, LEVERS, PRESSURE, RESERVE_MONTHS, lever
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.story import Moment, Scenario


def build(scenario: Scenario, replicates: int) -> Setup:
    """The worlds of a scenario at step 0, all alike, with the rules and minds that drive them.

    Parameters
    ----------
    scenario
        From ``read`` or ``with_changes``.
    replicates
        How many worlds stand side by side, at least 1.

    Returns
    -------
    Setup
        Every array with a full leading axis of ``replicates``.

    Raises
    ------
    ValueError
        If there is to be no world at all.
    """
    if replicates < 1:
        raise ValueError(f"At least one world is needed, not {replicates}.")
    schedule = tuple(
        _in_form(m, scenario) for m in MONTH if scenario.settings[f"mechanisms.{m.name}"] != "off"
    )
    minds = [STRATEGIES[str(scenario.settings[f"{f}.strategy"])] for f in scenario.place.factions.names]
    return Setup(
        world=_world(scenario, replicates),
        schedule=schedule,
        parameters={m.name: _numbers(m, f"parameters.{m.name}", scenario, replicates) for m in schedule},
        decisions=tuple(minds),
        tactics=tuple(_numbers(mind, f"tactics.{mind.name}", scenario, replicates) for mind in minds),
        timeline=tuple(h for moment in scenario.timeline for h in happenings(moment, scenario.place)),
        steps=scenario.steps,
    )


def happenings(moment: Moment, place: Place) -> tuple[Happening, ...]:
    """What befalls the world at one entry of the timeline, cell by cell."""
    names = place.factions.names
    found = []
    for dotted, value in moment.settings.items():
        owner, name, *other = dotted.split(".")
        if owner == HOSTILITY.name:
            a, b = (names.index(side) for side in name.split("-"))
            cells = [(HOSTILITY.array, a, b), (HOSTILITY.array, b, a)]
        else:
            cells = [(lever(name).array, names.index(owner), names.index(other[0]) if other else 0)]
        found += [
            Happening(moment.step, array, row, column, value, moment.note) for array, row, column in cells
        ]
    return tuple(found)


def _in_form(mechanism: Mechanism, scenario: Scenario) -> Mechanism:
    form = str(scenario.settings[f"mechanisms.{mechanism.name}"])
    return mechanism.using(form) if mechanism.forms else mechanism


def _numbers(owner: object, prefix: str, scenario: Scenario, replicates: int) -> object:
    declared = owner.declared  # type: ignore[attr-defined]
    values = {number.name: scenario.settings[f"{prefix}.{number.name}"] for number in declared}
    return columns(overridden(owner.parameters(), values), replicates)  # type: ignore[attr-defined]


def _world(scenario: Scenario, replicates: int) -> World:
    place = scenario.place
    factions, places = place.factions, place.places
    extent = {"one": 1, "faction": len(factions), "other": len(factions), "pair": len(factions.pairs)}
    extent["locality"] = len(places)
    start = {
        name: np.zeros((replicates, extent[array.axes[0]], extent[array.axes[1]]))
        for name, array in kept().items()
    }
    levers = {each.array: _of_factions(scenario, each.name) for each in LEVERS if each is not PRESSURE}
    strength = levers.pop("fighters")
    strength = whole(strength, "people")
    given = {
        **levers,
        "residents": whole(places.people, "people"),
        "fighters": apportion(strength, _whereabouts(place, scenario.state_of), "people"),
        "control": whole(place.control[scenario.state_of][None], "share"),
        "treasury": whole(RESERVE_MONTHS * levers["support"], "money"),
        "loyalty": place.loyalty[None],
        "active": (strength > 0).astype(np.float64),
        "posture": np.full((1, len(factions), len(places)), 1.0 / len(places)),
        "pressure": _dyads(scenario, PRESSURE.name),
        "hostility": _dyads(scenario, HOSTILITY.name),
    }
    for name, values in given.items():
        start[name] += values
    months = 1.0 if scenario.step == "month" else DAYS_PER_WEEK / DAYS_PER_MONTH
    return World(places=places, factions=factions, step=0, months=months, **start)


def _of_factions(scenario: Scenario, name: str) -> Array:
    values = [float(scenario.settings[f"{faction}.{name}"]) for faction in scenario.place.factions.names]
    return np.array(values).reshape(1, -1, 1)


def _dyads(scenario: Scenario, name: str) -> Array:
    """Pressure of each faction on each other, or hostility of each pair both ways; ``(1, F, F)``."""
    names = scenario.place.factions.names
    dyads = np.zeros((1, len(names), len(names)))
    for a, own in enumerate(names):
        for b, other in enumerate(names):
            if a == b:
                continue
            pair = (own, other) if a < b else (other, own)
            key = f"{HOSTILITY.name}.{'-'.join(pair)}" if name == HOSTILITY.name else f"{own}.{name}.{other}"
            dyads[0, a, b] = float(scenario.settings[key])
    return dyads


def _whereabouts(place: Place, state_of: str) -> Array:
    """Weights of where each faction's fighters are, ``(1, F, L)``.

    The tables say; for a faction of which they do not, where it governs, or else where people lean to
    it, or else everywhere in the country alike.
    """
    weights = place.deployments[state_of].copy()
    people = place.places.people[0, 0] * place.places.domestic[0, 0]
    for faction in range(len(place.factions)):
        for other in (
            place.control[state_of][faction],
            place.loyalty[faction] * people,
            _domestic(place.places),
        ):
            if not weights[faction].any():
                weights[faction] = other
    return weights[None]


def _domestic(places: Places) -> Array:
    domestic: Array = places.domestic[0, 0]
    return domestic
