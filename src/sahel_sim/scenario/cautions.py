"""Cautions: what a sound scenario says that its author may not have meant."""

from sahel_sim.scenario.errors import Mistake, in_order
from sahel_sim.scenario.levers import HOSTILITY
from sahel_sim.scenario.reading import dropped_entries, finder
from sahel_sim.scenario.scenario import Scenario


def cautions(scenario: Scenario) -> list[Mistake]:
    """What its author should look at again, though the scenario can be run.

    Enemies inside one bloc, who fight each other by the ordinary rules, and militias that side with nobody.
    Relations are those of the start.
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
    return in_order(found)


def warnings(scenario: Scenario) -> tuple[Mistake, ...]:
    """All that the author of a right scenario should know: what it drops, and what may not be meant."""
    return (*dropped_entries(scenario), *cautions(scenario))
