"""Cautions: what a sound scenario says that its author may not have meant."""

import math

from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, PATH
from sahel_sim.scenario.errors import Mistake, in_order
from sahel_sim.scenario.levers import HOSTILITY, PRESSURE
from sahel_sim.scenario.merge import WAY
from sahel_sim.scenario.reading import dropped_entries, finder
from sahel_sim.scenario.scenario import Scenario
from sahel_sim.scenario.solvency import shortfalls


def cautions(scenario: Scenario) -> list[Mistake]:
    """What its author should look at again, though the scenario can be run.

    Enemies inside one bloc, who fight each other by the ordinary rules, and militias that side with nobody
    (relations are those of the start); and what ``decisive_cautions`` has.
    """
    factions = scenario.place.factions
    blocs = dict(zip(factions.names, factions.blocs, strict=True))
    find = finder(scenario.layers)
    found = []
    allied: set[str] = set()
    for one, other in (pair.split("-") for pair in factions.pair_names):
        value = float(scenario.settings[f"{HOSTILITY.name}.{one}-{other}"])
        allied |= {one, other} if value < 0 else set()
        if value > 0 and blocs[one] == blocs[other]:
            trails = [(HOSTILITY.name, pair) for pair in (f"{one}-{other}", f"{other}-{one}")]
            spot = next((spot for trail in trails if (spot := find(trail))), None)
            fields = {"one": one, "other": other, "bloc": blocs[one], "value": value}
            found.append(Mistake("kin_at_war", fields, spot))
    state = next(name for name, bloc in blocs.items() if bloc == "state")
    for name in (name for name, bloc in blocs.items() if bloc == "militias" and name not in allied):
        found.append(Mistake("militia_alone", {"name": name, "state": state}, find((name,))))
    return in_order([*found, *decisive_cautions(scenario)])


def decisive_cautions(scenario: Scenario) -> list[Mistake]:
    """What may decide how a story ends though its author never said it, so that results say it first.

    Armies that cannot be paid, sides that fight by defaults alone, and a path that leads to no table.
    """
    find, factions = finder(scenario.layers), scenario.place.factions
    said = {key for layer in scenario.layers for key in layer.tree.said}
    found = []
    for short in shortfalls(scenario):
        name = short.faction
        bloc = factions.blocs[factions.names.index(name)]
        trails = ((name, "support"), (bloc, "support"), (name,))
        spot = next((spot for trail in trails if (spot := find(trail))), None)
        fields = {
            "name": name,
            "fighters": round(short.fighters),
            "owed": _three_figures(short.owed),
            "income": _three_figures(short.income),
            "support": _three_figures(short.support),
            "unpaid": round(100.0 * short.unpaid),
            "months": round(short.months),
            "day": f"{short.day:%Y-%m}",
            "enough": math.ceil(10.0 * (short.support + short.owed - short.income)) / 10.0,
        }
        found.append(Mistake("army_unpaid" if short.months >= 1 else "army_unpaid_at_once", fields, spot))
    silent = tuple(
        name
        for name, bloc in zip(factions.names, factions.blocs, strict=True)
        if float(scenario.settings[f"{name}.fighters"]) > 0 and not {name, bloc} & said
    )
    if silent:
        fields = {"names": silent, "first": silent[0], "pressure": PRESSURE.default}
        found.append(Mistake("side_by_defaults", fields, find(("place",)) or find(("based_on",))))
    tables = [layer.tree.said.get("dialogue") or {} for layer in scenario.layers]
    if any(PATH in table for table in tables) and not any(INCLUSIVITY.name in table for table in tables):
        found.append(Mistake("path_alone", {"key": WAY}, find(("dialogue", PATH))))
    return in_order(found)


def _three_figures(x: float) -> float:
    return float(f"{x:.3g}")


def warnings(scenario: Scenario) -> tuple[Mistake, ...]:
    """All that the author of a right scenario should know: what it drops, and what may not be meant."""
    return (*dropped_entries(scenario), *cautions(scenario))
