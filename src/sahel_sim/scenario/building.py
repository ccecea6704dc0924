"""Building: from a scenario to a world at its start and everything that drives it."""

import numpy as np

from sahel_sim.core import (
    DAYS_PER_MONTH,
    DIMENSIONS,
    VOICES,
    Array,
    Mechanism,
    Places,
    World,
    apportion,
    columns,
    kept,
    overridden,
    whole,
    with_state,
)
from sahel_sim.engine.formations import Appearance, Formation, Merger, Split
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.engine.setup import Setup, TimelineChange
from sahel_sim.scenario.dialogue_levers import PARTY, POWER_SHARING, SECTIONS, STANDING, TRUST
from sahel_sim.scenario.levers import DISTANCE, HOSTILITY, LEVERS, PRESSURE, RESERVE_MONTHS, lever
from sahel_sim.scenario.place import Place
from sahel_sim.scenario.scenario import Scenario, TimelineEntry
from sahel_sim.scenario.timeline import DAYS_OF_STEP, coming

APPROVAL = 0.5
"""Approval of each faction by its public at the start; assumed: half of it."""


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
    names = scenario.place.factions.names
    minds = [STRATEGIES[str(scenario.settings[f"{name}.strategy"])] for name in names]
    envoys = [DIPLOMACIES[str(scenario.settings[f"{name}.diplomacy"])] for name in names]
    return Setup(
        world=_world(scenario, replicates),
        schedule=schedule,
        parameters={m.name: _numbers(m, f"parameters.{m.name}", scenario, replicates) for m in schedule},
        decisions=tuple(minds),
        tactics=tuple(_numbers(mind, f"tactics.{mind.name}", scenario, replicates) for mind in minds),
        diplomacy=tuple(envoys),
        conditions=tuple(_numbers(envoy, f"tactics.{envoy.name}", scenario, replicates) for envoy in envoys),
        timeline=tuple(h for moment in scenario.timeline for h in timeline_changes(moment, scenario.place)),
        steps=scenario.steps,
        formations=tuple(f for moment in scenario.timeline for f in formations(moment, scenario.place)),
    )


def timeline_changes(moment: TimelineEntry, place: Place) -> tuple[TimelineChange, ...]:
    """What befalls the world at one entry of the timeline, cell by cell."""
    found = []
    for dotted, value in moment.settings.items():
        found += [
            TimelineChange(moment.step, array, row, column, value, moment.note)
            for array, row, column in _cells(dotted, place)
        ]
    return tuple(found)


def _cells(dotted: str, place: Place) -> list[tuple[str, int, int]]:
    """Which cells of which array of the world a setting is: array, row and column."""
    names = place.factions.names
    owner, name, *more = dotted.split(".")
    if owner in (HOSTILITY.name, DISTANCE.name):
        a, b = (names.index(side) for side in name.split("-"))
        return [(lever(owner).array, a, b), (lever(owner).array, b, a)]
    if owner in SECTIONS and name == PARTY.name:
        voice = more[0] in VOICES
        return [("voices", VOICES.index(more[0]), 0) if voice else (PARTY.array, names.index(more[0]), 0)]
    if owner in SECTIONS and name == POWER_SHARING.name:
        return [(POWER_SHARING.array, DIMENSIONS.index(more[0]), 0)]
    if owner in SECTIONS:
        return [(next(each.array for each in SECTIONS[owner] if each.name == name), 0, 0)]
    return [(lever(name).array, names.index(owner), names.index(more[0]) if more else 0)]


def formations(moment: TimelineEntry, place: Place) -> tuple[Formation, ...]:
    """What befalls groups at one entry of the timeline: they appear, then split, then merge."""
    names, step, note = place.factions.names, moment.step, moment.note
    found: list[Formation] = []
    for name, persons in moment.appear.items():
        row = names.index(name)
        fighters = _where_it_appears(place, row, persons, moment.date[:7])
        loyalty = tuple(place.loyalty[row].tolist())
        found.append(Appearance(step, row, fighters, loyalty, RESERVE_MONTHS, note))
    for name, parts in moment.split.items():
        for child, part in parts.items():
            found.append(Split(step, names.index(name), names.index(child), part, note))
    for successor in dict.fromkeys(moment.merge.values()):
        members = tuple(names.index(name) for name, into in moment.merge.items() if into == successor)
        found.append(Merger(step, members, names.index(successor), note))
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
    extent |= {"locality": len(places), "voice": len(VOICES), "dimension": len(DIMENSIONS)}
    start = {
        name: np.zeros((replicates, extent[array.axes[0]], extent[array.axes[1]]))
        for name, array in kept().items()
    }
    levers = {each.array: _of_factions(scenario, each.name) for each in LEVERS if each is not PRESSURE}
    strength = levers.pop("fighters")
    strength = whole(strength, "people")
    later = coming(scenario.timeline)
    known = np.array([float(name not in later) for name in factions.names]).reshape(1, -1, 1)
    there = np.maximum(known, strength > 0)
    given = {
        **levers,
        **_at_large(scenario),
        **_minds(scenario),
        **_signed(scenario),
        "residents": whole(places.people, "people"),
        "fighters": apportion(strength, _whereabouts(place, scenario.state_of), "people"),
        "in_town": whole(places.in_town, "share"),
        "town_control": whole(place.town_control[scenario.state_of][None], "share"),
        "village_control": whole(place.village_control[scenario.state_of][None], "share"),
        "treasury": whole(RESERVE_MONTHS * levers["support"] * there, "money"),
        "loyalty": place.loyalty[None] * there,
        "drive": 1.0 - np.eye(len(factions))[None],
        "active": (strength > 0).astype(np.float64),
        "posture": np.full((1, len(factions), len(places)), 1.0 / len(places)),
        "pressure": _dyads(scenario, PRESSURE.name),
        "hostility": whole(_dyads(scenario, HOSTILITY.name), "index"),
        "distance": _dyads(scenario, DISTANCE.name),
    }
    for name, values in given.items():
        start[name] += values
    days = DAYS_OF_STEP.get(scenario.step, DAYS_PER_MONTH)
    return World(places=places, factions=factions, step=0, months=days / DAYS_PER_MONTH, **start)


def _at_large(scenario: Scenario) -> dict[str, Array]:
    """Who sits at the table, and international forces where they are; each fits ``(1, rows, columns)``."""
    found = {
        each.array: _one(scenario, f"{block}.{each.name}")
        for block, levers in SECTIONS.items()
        for each in levers
    }
    seat = f"dialogue.{PARTY.name}."
    seats = [float(scenario.settings.get(seat + name, 0.0)) for name in scenario.place.factions.names]
    bases, camps = scenario.place.bases[None, None], scenario.place.camps[None, None]
    return found | {
        "influence": np.array(seats).reshape(1, -1, 1),
        "voices": _voices(scenario),
        "power_sharing": _power_sharing(scenario),
        "guarantee": whole(found["guarantee"], "index"),
        "bases": bases,
        "camps": camps,
        "peacekeepers": _stationed(found["mission"], bases),
        "intervention": _stationed(found["intervening"], camps),
    }


def _voices(scenario: Scenario) -> Array:
    """Influence of each civil voice at the table, ``(1, V, 1)``."""
    return np.array([float(scenario.settings[f"dialogue.{PARTY.name}.{v}"]) for v in VOICES]).reshape(
        1, -1, 1
    )


def _power_sharing(scenario: Scenario) -> Array:
    """How far each dimension of power would be shared, ``(1, D, 1)``."""
    key = f"dialogue.{POWER_SHARING.name}."
    return np.array([float(scenario.settings[key + each]) for each in DIMENSIONS]).reshape(1, -1, 1)


def _stationed(troops: Array, sites: Array) -> Array:
    """Foreign troops at their sites, ``(1, 1, L)``; nowhere if there is no site."""
    sent = whole(troops, "troops") if sites.any() else np.zeros((1, 1, 1))
    return apportion(sent, sites, "troops")


def _signed(scenario: Scenario) -> dict[str, Array]:
    """Accords in force: what is done, due, shared and heard in each, and the ceasefire and talks with it.

    Who is heard at the start was heard when it was signed. Trust is of all who can sign.
    """
    factions = scenario.place.factions
    found = {}
    for each in (*STANDING, TRUST):
        said = [float(scenario.settings.get(f"dialogue.{each.name}.{name}", 0.0)) for name in factions.names]
        found[each.array] = whole(np.array(said).reshape(1, -1, 1), kept()[each.array].kind)
    holds = _one(scenario, "parameters.dialogue.observance")
    truce = whole(holds * with_state(factions, found["accord"]), "index")
    weights = np.power(np.swapaxes(_voices(scenario), 1, 2), _one(scenario, "parameters.dialogue.hearing"))
    return found | {
        "talks": found["accord"],
        "truce": truce,
        "heard": whole(found["accord"] * weights, "index"),
        "shared": whole(found["accord"] * np.swapaxes(_power_sharing(scenario), 1, 2), "index"),
    }


def _minds(scenario: Scenario) -> dict[str, Array]:
    """How well factions hold together, how many in them want no concession, and what their public says."""
    cohesion = _one(scenario, "parameters.fragmentation.cohesion")
    hardline = _one(scenario, "parameters.opinion.hardline")
    return {
        "cohesion": whole(cohesion, "index"),
        "hardline": whole(hardline, "index"),
        "approval": np.full((1, 1, 1), APPROVAL),
    }


def _one(scenario: Scenario, setting: str) -> Array:
    return np.full((1, 1, 1), float(scenario.settings[setting]))


def _of_factions(scenario: Scenario, name: str) -> Array:
    values = [float(scenario.settings[f"{faction}.{name}"]) for faction in scenario.place.factions.names]
    return np.array(values).reshape(1, -1, 1)


def _dyads(scenario: Scenario, name: str) -> Array:
    """Pressure of each faction on each other, or what holds for each pair both ways; ``(1, F, F)``."""
    names = scenario.place.factions.names
    dyads = np.zeros((1, len(names), len(names)))
    for a, own in enumerate(names):
        for b, other in enumerate(names):
            if a == b:
                continue
            pair = "-".join((own, other) if a < b else (other, own))
            key = f"{own}.{name}.{other}" if name == PRESSURE.name else f"{name}.{pair}"
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
            place.control(state_of)[faction],
            place.loyalty[faction] * people,
            _domestic(place.places),
        ):
            if not weights[faction].any():
                weights[faction] = other
    return weights[None]


def _domestic(places: Places) -> Array:
    domestic: Array = places.domestic[0, 0]
    return domestic


def _where_it_appears(place: Place, row: int, persons: float, month: str) -> tuple[float, ...]:
    """Persons by locality: as the tables first deploy the group from then on, or where people lean to it."""
    tables = sorted(place.deployments.items(), key=lambda table: (table[0] < month, table[0]))
    known = [table[row] for _, table in tables if table[row].any()]
    people = place.places.people[0, 0] * place.places.domestic[0, 0]
    weights = next((w for w in (*known[:1], place.loyalty[row] * people) if w.any()), people)
    total = whole(np.full((1, 1, 1), float(persons)), "people")
    return tuple(apportion(total, weights[None, None], "people")[0, 0].tolist())
