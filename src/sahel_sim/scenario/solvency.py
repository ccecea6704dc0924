"""Solvency: who cannot pay its fighters, and from when on, if forces and governed people stay as they are."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sahel_sim.core import MeanField
from sahel_sim.scenario.building import build
from sahel_sim.scenario.scenario import Scenario

UNPAID = 0.1
"""Part of the pay from which on it is told: desertion is then about twice what it is in ordinary times."""


PLENTY = 1e5
"""Million USD: with so much at hand everything that is owed is paid, and so can be read off."""


@dataclass(frozen=True)
class Shortfall:
    """An army that its side cannot pay.

    Attributes
    ----------
    faction
        Its name.
    fighters
        When pay is first missing, persons.
    owed, income
        Then, million USD / month; income without savings.
    support
        Of it from outside, million USD / month.
    unpaid
        Part of the pay that is missing then, 0 to 1.
    months
        Until then, from the start.
    day
        The first day of that step.
    """

    faction: str
    fighters: float
    owed: float
    income: float
    support: float
    unpaid: float
    months: float
    day: date


def shortfalls(scenario: Scenario) -> tuple[Shortfall, ...]:
    """Each faction that cannot pay a tenth or more of its pay at some time, in the order of the place.

    The rule ``finance`` of the scenario is followed alone, with its numbers and what its timeline changes on
    dates: nobody fights, so that what is told is what the story itself says.
    """
    setup = build(scenario, 1)
    rule = next((mechanism for mechanism in setup.schedule if mechanism.name == "finance"), None)
    if rule is None:
        return ()
    world, found = setup.world, dict[str, Shortfall]()
    for step in range(setup.steps):
        for formation in setup.formations:
            world = world.plus(formation.changes(world)) if formation.step == step else world
        for change in setup.timeline:
            world = change.apply(world) if change.step == step else world
        after = world.plus(rule(world, setup.parameters[rule.name], MeanField(1)))
        for row in np.flatnonzero(after.unpaid[0, :, 0] >= UNPAID):
            name = world.factions.names[row]
            if name not in found:
                rich = world.with_arrays({"treasury": np.full_like(world.treasury, PLENTY)})
                told = rule(rich, setup.parameters[rule.name], MeanField(1))
                monthly = {entry.why: float(entry.amount[0, row, 0]) / world.months for entry in told}
                found[name] = Shortfall(
                    faction=name,
                    fighters=float(world.fighters[0, row].sum()),
                    owed=-monthly["pay"],
                    income=monthly["support from outside"] + monthly["taxes"] + monthly["war income"],
                    support=monthly["support from outside"],
                    unpaid=float(after.unpaid[0, row, 0]),
                    months=step * world.months,
                    day=scenario.first_day(step),
                )
        world = after.at_dusk().at_dawn()
    return tuple(found[name] for name in world.factions.names if name in found)
