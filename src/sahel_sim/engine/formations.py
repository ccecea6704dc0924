"""Formations: on a date, groups merge, split or appear."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from sahel_sim.core import Array, Changes, World
from sahel_sim.core.merging import appeared, merged, split


@dataclass(frozen=True)
class Merger:
    """Groups become one.

    Attributes
    ----------
    step
        At the beginning of which step.
    members
        Positions of the groups that end.
    successor
        Position of the group that they become.
    note
        What happened, for readers, by language.
    """

    step: int
    members: tuple[int, ...]
    successor: int
    note: Mapping[str, str]

    def changes(self, world: World) -> Changes:
        """What this changes in the world of that step."""
        return merged(world, self.members, self.successor)


@dataclass(frozen=True)
class Split:
    """Part of a group goes its own way.

    Attributes
    ----------
    step
        At the beginning of which step.
    parent, offspring
        Positions of the group and of the new one.
    part
        Share of the parent that goes.
    note
        What happened, for readers, by language.
    """

    step: int
    parent: int
    offspring: int
    part: float
    note: Mapping[str, str]

    def changes(self, world: World) -> Changes:
        """What this changes in the world of that step."""
        return split(world, self.parent, self.offspring, self.part)


@dataclass(frozen=True)
class Appearance:
    """A group comes into being.

    Attributes
    ----------
    step
        At the beginning of which step.
    group
        Position of the group.
    fighters
        How many take up arms in each locality, persons.
    loyalty
        Share of the residents of each locality who side with it.
    reserve
        How many months of its support it begins with.
    note
        What happened, for readers, by language.
    """

    step: int
    group: int
    fighters: tuple[float, ...]
    loyalty: tuple[float, ...]
    reserve: float
    note: Mapping[str, str]

    def changes(self, world: World) -> Changes:
        """What this changes in the world of that step."""
        return appeared(world, self.group, _row(self.fighters), _row(self.loyalty), self.reserve)


Formation: TypeAlias = Merger | Split | Appearance


def _row(by_locality: tuple[float, ...]) -> Array:
    return np.array(by_locality).reshape(1, 1, -1)
