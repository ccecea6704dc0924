"""The numbers of a scenario as plain Python numbers, for the oracle that shares no code with the library."""

from dataclasses import fields
from typing import Any

from sahel_sim.core import VOICES, World
from sahel_sim.engine import Setup

LEVERS = (
    "skill",
    "restraint",
    "intelligence",
    "services",
    "support",
    "establishment",
    "treasury",
    "unity",
    "divisible",
    "countryside",
)


def numbers_of(setup: Setup) -> dict[str, Any]:
    """What ``PlainModel`` needs to know, taken from a setup of one world."""
    world, names = setup.world, setup.world.factions.names
    return {
        "months": world.months,
        "parameters": {name: plain(parameters) for name, parameters in setup.parameters.items()},
        "armies": [_army(setup, row) for row in range(len(names))],
        "towns": [_town(world, column) for column in range(len(world.places))],
        "roads": [(world.places.names[a], world.places.names[b], km) for a, b, km in world.places.roads],
        "hostility": dyads(names, world.hostility[0].tolist()),
        "pressure": dyads(names, world.pressure[0].tolist()),
        "truce": dyads(names, world.truce[0].tolist()),
        "elders": world.voices[0, VOICES.index("traditional_leaders"), 0].item(),
    }


def _army(setup: Setup, row: int) -> dict[str, Any]:
    world = setup.world
    return {
        "name": world.factions.names[row],
        "bloc": world.factions.blocs[row],
        "strength": world.fighters[0, row].sum().item(),
        "strategy": setup.decisions[row].name,
        "tactics": plain(setup.tactics[row]),
        **{name: getattr(world, name)[0, row, 0].item() for name in LEVERS},
    }


def _town(world: World, column: int) -> dict[str, Any]:
    places, factions = world.places, world.factions.names
    by_faction = {
        name: dict(zip(factions, getattr(world, name)[0, :, column].tolist(), strict=True))
        for name in ("town_control", "village_control", "fighters", "loyalty")
    }
    return {
        "name": places.names[column],
        "region": places.regions[column],
        "foreign": places.countries[column] != places.home,
        "symbolic": places.symbolic[0, 0, column].item(),
        "remoteness": places.remoteness[0, 0, column].item(),
        "capital": bool(places.capital[0, 0, column]),
        "in_town": places.in_town[0, 0, column].item(),
        "people": world.residents[0, 0, column].item(),
        "pact": bool(world.pact[0, 0, column]),
        **by_faction,
    }


def plain(parameters: Any) -> dict[str, float]:
    """The parameters of one rule or one mind."""
    return {f.name: getattr(parameters, f.name).item() for f in fields(parameters)}


def dyads(names: tuple[str, ...], table: list[list[float]]) -> dict[tuple[str, str], float]:
    """A table by pair of names."""
    return {(a, b): table[i][j] for i, a in enumerate(names) for j, b in enumerate(names)}
