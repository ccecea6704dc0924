"""Side by side: worlds of several stories in one setup; a grid of settings costs what one story does."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import kept
from sahel_sim.engine.setup import Setup

P = TypeVar("P")


def alike(setup: Setup) -> tuple[object, ...]:
    """What worlds must share to stand side by side: place, rules, minds, dates and length.

    Two setups fit beside each other if this is equal for both. Levers, stocks and parameters may differ.
    """
    world = setup.world
    return (
        world.places.content,
        world.factions.names,
        world.factions.blocs,
        world.months,
        tuple((rule.name, rule.form) for rule in setup.schedule),
        setup.decisions,
        setup.diplomacy,
        tuple(
            (h.step, h.lever, h.row, h.column, h.value, tuple(sorted(h.note.items()))) for h in setup.timeline
        ),
        setup.steps,
    )


def side_by_side(setups: Sequence[Setup], of_setup: Sequence[int]) -> Setup:
    """One setup of many worlds out of setups of one world each.

    Parameters
    ----------
    setups
        Each with one world; ``alike`` is equal for all of them.
    of_setup
        For each world of the result, which setup it is of, ``(R,)``.

    Returns
    -------
    Setup
        With ``R`` worlds. Each goes on with the same bits as it would alone.

    Raises
    ------
    ValueError
        If they do not fit beside each other.
    """
    first, rows = setups[0], np.asarray(of_setup, dtype=np.intp)
    shared = alike(first)
    if any(alike(other) != shared for other in setups[1:]):
        raise ValueError("Stories that differ in place, rules, minds, dates or length have no common setup.")
    arrays = {name: np.concatenate([getattr(s.world, name) for s in setups])[rows] for name in kept()}
    return replace(
        first,
        world=first.world.with_arrays(arrays),
        parameters={name: _stacked([s.parameters[name] for s in setups], rows) for name in first.parameters},
        tactics=tuple(_stacked(each, rows) for each in zip(*(s.tactics for s in setups), strict=True)),
        conditions=tuple(_stacked(each, rows) for each in zip(*(s.conditions for s in setups), strict=True)),
    )


def _stacked(owners: Sequence[P], rows: NDArray[np.intp]) -> P:
    """The same parameters with a row for each world; numbers that are equal everywhere stay one."""
    first: Any = owners[0]
    values = {}
    for f in fields(first):
        columns = [getattr(owner, f.name) for owner in owners]
        same = all(np.array_equal(column, columns[0]) for column in columns)
        values[f.name] = columns[0] if same else np.concatenate(columns)[rows]
    stacked: P = replace(first, **values)
    return stacked
