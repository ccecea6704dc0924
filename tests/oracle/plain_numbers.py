"""The numbers of a scenario as plain Python numbers, for the oracle that shares no code with the library."""

from dataclasses import fields
from typing import Any

from sahel_sim.engine import Setup


def numbers_of(setup: Setup) -> dict[str, Any]:
    """What ``PlainModel`` needs to know, taken from a setup of one world."""
    world, places, factions = setup.world, setup.world.places, setup.world.factions
    names = factions.names
    lever = {
        name: getattr(world, name)[0, :, 0].tolist()
        for name in ("skill", "restraint", "intelligence", "services", "support", "establishment", "treasury")
    }
    return {
        "months": world.months,
        "parameters": {name: plain(parameters) for name, parameters in setup.parameters.items()},
        "armies": [
            {"name": name, "bloc": factions.blocs[f], "strategy": setup.decisions[f].name,
             "tactics": plain(setup.tactics[f]), "strength": float(world.fighters[0, f].sum()),
             **{key: values[f] for key, values in lever.items()}}
            for f, name in enumerate(names)
        ],
        "towns": [
            {"name": name, "region": places.regions[column], "foreign": places.countries[column] != places.home,
             "symbolic": float(places.symbolic[0, 0, column]), "remoteness": float(places.remoteness[0, 0, column]),
             "people": float(world.residents[0, 0, column]),
             **{key: dict(zip(names, getattr(world, key)[0, :, column].tolist(), strict=True))
                for key in ("control", "fighters", "loyalty")}}
            for column, name in enumerate(places.names)
        ],
        "roads": [(places.names[a], places.names[b], km) for a, b, km in places.roads],
        "hostility": dyads(names, world.hostility[0].tolist()),
        "pressure": dyads(names, world.pressure[0].tolist()),
    }


def plain(parameters: Any) -> dict[str, float]:
    """The parameters of one rule or one mind."""
    return {f.name: getattr(parameters, f.name).item() for f in fields(parameters)}


def dyads(names: tuple[str, ...], table: list[list[float]]) -> dict[tuple[str, str], float]:
    """A table by pair of names."""
    return {(a, b): table[i][j] for i, a in enumerate(names) for j, b in enumerate(names)}
