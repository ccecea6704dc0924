"""Merging: groups that merge, split or appear, and what each takes over, to the last grain.

What can be counted moves: fighters, money, ground, and those who side with a group. What can only be felt
is shared: a successor is as tired of the others, and as bound to them, as its members were on average, each
counted by its fighters. Every change is an entry of the ledger, and none makes or loses a grain.
"""

from collections.abc import Sequence

import numpy as np

from sahel_sim.core.axes import DYAD, Array, over_localities, share
from sahel_sim.core.entries import gain, transfer
from sahel_sim.core.quantize import trimmed, whole
from sahel_sim.core.world import Changes, Entry, World, kept

COUNTED = ("fighters", "treasury", "town_control", "village_control", "loyalty")
"""What a group has, and can hand over whole or in part."""

REMEMBERED = ("fallen", "killed")
"""What was done under the name of a group: a merged group takes it over, and one that splits off does not."""

BINDING = ("talks", "accord", "implemented", "promised", "heard", "shared", "risk", "truce")
"""What holds of who signed. One that splits off has signed nothing."""

_UNANIMOUS = ("talks", "accord", "closed")
_OF_AN_ACCORD = ("implemented", "promised", "heard", "shared")
_NEARLY_ONE = 1.0 - 1e-9


def merged(world: World, members: Sequence[int], successor: int) -> Changes:
    """What changes when groups merge into one.

    Parameters
    ----------
    world
        In which they do.
    members
        Positions of the groups that end.
    successor
        Position of the group that has all of theirs from now on; it may exist already.

    Returns
    -------
    Changes
        An accord of one member ends if not all had one. How far identities are apart, and what the successor
        is told to do, stay as the scenario says.
    """
    why = f"merged into {world.factions.names[successor]}"
    group = [successor, *members]
    changes = [Entry(name, _handed_over(world, name, members, successor), why) for name in _owned()]
    joint = over_localities(world.fighters)[:, group]
    weights = share(joint, joint.sum(axis=1, keepdims=True))
    weights = np.where(joint.sum(axis=1, keepdims=True) > 0, weights, 1.0 / len(group))
    agreed = _mixed(world.accord, weights, group)[:, successor] >= _NEARLY_ONE
    for name in _felt():
        held = getattr(world, name)
        after = _mixed(held, weights, group)
        if kept()[name].axes == DYAD:
            after = _mixed(after.swapaxes(1, 2), weights, group).swapaxes(1, 2)
            after[:, successor, successor] = 0.0
        elif name in _UNANIMOUS:
            after[:, successor] = after[:, successor] >= _NEARLY_ONE
        elif name in _OF_AN_ACCORD:
            after[:, successor] *= agreed
        changes.append(gain(name, after - held, why))
    return (*changes, _present(world, [successor], 1.0), _present(world, members, 0.0))


def split(world: World, parent: int, offspring: int, part: float) -> Changes:
    """What changes when part of a group goes its own way.

    Parameters
    ----------
    world
        In which it does.
    parent, offspring
        Positions of the group and of the new one, which does not exist yet.
    part
        Share of the parent's fighters, money, ground and followers that go, 0 to 1.

    Returns
    -------
    Changes
        The new group feels as its parent does, has all its drive, and has signed nothing; how it stands to
        the others is as the scenario says.
    """
    why = f"split from {world.factions.names[parent]}"
    changes = []
    for name in COUNTED:
        held = getattr(world, name)
        moved = np.zeros_like(held)
        going = held[:, parent] * part
        moved[:, offspring] = trimmed(going, kept()[name].kind) if kept()[name].is_stock else going
        moved[:, parent] = -moved[:, offspring]
        changes.append(Entry(name, moved, why))
    for name in _felt():
        if name in BINDING or name in ("hostility", "drive"):
            continue
        after = getattr(world, name).copy()
        after[:, offspring] = after[:, parent]
        if kept()[name].axes == DYAD:
            after[:, :, offspring] = after[:, :, parent]
            for pair in ((offspring, offspring), (offspring, parent), (parent, offspring)):
                after[:, *pair] = 0.0
        changes.append(gain(name, after - getattr(world, name), why))
    return (*changes, _driven(world, offspring), _present(world, [offspring], 1.0))


def appeared(world: World, group: int, fighters: Array, loyalty: Array, reserve: float) -> Changes:
    """What changes when a group comes into being out of the people of its places.

    Parameters
    ----------
    world
        In which it does.
    group
        Position of the group, which does not exist yet.
    fighters
        How many take up arms in each place, ``(1, 1, L)``; no more than live there do.
    loyalty
        Share of the residents who side with it, ``(1, 1, L)``.
    reserve
        How many months of its support it begins with.
    """
    row = np.zeros((1, len(world.factions), 1))
    row[:, group] = 1.0
    joining = np.minimum(whole(fighters, "people"), world.residents)
    return (
        *transfer("residents", "fighters", joining * row, "came into being"),
        gain("treasury", row * world.support * reserve, "came into being"),
        Entry("loyalty", row * loyalty - world.loyalty * row, "came into being"),
        _driven(world, group),
        _present(world, [group], 1.0),
    )


def _owned() -> tuple[str, ...]:
    return (*COUNTED, *REMEMBERED)


def _felt() -> tuple[str, ...]:
    """The stocks of a faction that are not counted."""
    return tuple(
        name
        for name, array in kept().items()
        if array.is_stock and array.axes[0] == "faction" and name not in _owned()
    )


def _handed_over(world: World, name: str, members: Sequence[int], successor: int) -> Array:
    held = getattr(world, name)
    moved: Array = np.zeros_like(held)
    for member in members:
        moved[:, member] -= held[:, member]
        moved[:, successor] += held[:, member]
    return moved


def _mixed(held: Array, weights: Array, group: Sequence[int]) -> Array:
    """Rows of a group put together into its first, by weight; the other rows are empty."""
    after: Array = held.copy()
    after[:, group[0]] = (held[:, group] * weights).sum(axis=1)
    after[:, list(group[1:])] = 0.0
    return after


def _driven(world: World, group: int) -> Entry:
    """All that it is told, a new group does."""
    full = 1.0 - np.eye(len(world.factions))[None]
    lacking = np.zeros_like(world.drive)
    lacking[:, group] = full[:, group] - world.drive[:, group]
    lacking[:, :, group] = full[:, :, group] - world.drive[:, :, group]
    return gain("drive", lacking, "came into being")


def _present(world: World, groups: Sequence[int], now: float) -> Entry:
    """Whether groups exist from now on."""
    change = np.zeros_like(world.active)
    change[:, list(groups)] = now - world.active[:, list(groups)]
    return Entry("active", change, "came into being" if now else "ended")
