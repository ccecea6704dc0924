"""The plain-Mesa oracle as Mesa's ``batch_run`` asks for it: a model with a data collector.

It has the rules of the war alone: ten of the mechanisms, none of the politics. Nothing of the library is
imported here, so that the processes of ``batch_run`` do not wait for it.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mesa import DataCollector

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "oracle"))

from plain_chance import Luck
from plain_mesa import PlainModel

RULES = (
    "finance",
    "movement",
    "combat",
    "harm",
    "grievance",
    "recruitment",
    "drafting",
    "desertion",
    "control",
    "displacement",
)
"""The mechanisms that ``PlainModel`` has."""


class BatchModel(PlainModel):
    """The oracle, which stops at its last step and collects its outcomes then.

    Parameters
    ----------
    numbers
        What ``PlainModel`` needs to know.
    length
        Steps of a run.
    replicate
        The seed of its luck.
    rng
        What newer versions of ``batch_run`` pass to every model; the luck does not come from it.
    """

    def __init__(self, numbers: Mapping[str, Any], length: int, replicate: int, rng: Any = None) -> None:
        super().__init__(numbers, Luck(replicate))
        self.length, self.taken = length, 0
        names = [army.name for army in self.armies]
        self.datacollector = DataCollector(
            model_reporters={name: at_the_end(outcome) for name, outcome in outcomes_for(names).items()}
        )

    def step(self) -> None:
        """One month; after the last, the outcomes are there."""
        super().step()
        self.taken += 1
        self.running = self.taken < self.length
        self.datacollector.collect(self)


Outcome = Callable[[BatchModel], float]


def outcomes_for(factions: list[str]) -> dict[str, Outcome]:
    """What is kept of a run: battle deaths, displaced, fighters and people governed by faction."""

    def fighters(position: int) -> Outcome:
        return lambda model: model.armies[position].strength()

    def governed(name: str) -> Outcome:
        return lambda model: model.governed(name)

    return {
        "battle_deaths": lambda model: sum(army.fallen for army in model.armies),
        "displaced": lambda model: sum(town.displaced for town in model.towns),
        **{f"fighters {name}": fighters(position) for position, name in enumerate(factions)},
        **{f"people_governed {name}": governed(name) for name in factions},
    }


def at_the_end(outcome: Outcome) -> Callable[[BatchModel], float | None]:
    """The outcome after the last step; nothing before, so that collecting costs nothing."""
    return lambda model: None if model.running else outcome(model)
