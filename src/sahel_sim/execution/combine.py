"""Combining: the chunks of an ensemble as one, each row in its place, whatever came first."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.chunk import Chunk, Failure
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, build

GROUPS = ("series", "final", "opening", "ledger", "by_place")
"""The groups of arrays of a chunk."""


def combine(chunks: Iterable[Chunk], replicates: Sequence[int], scenario: Scenario, seed: int) -> Ensemble:
    """One ensemble out of chunks that come one after another, in any order; no more than one of them is held.

    Parameters
    ----------
    chunks
        With all of the replicates, and maybe others.
    replicates
        Those that are wanted, in the order of the rows; those that broke off get no row.
    scenario, seed
        What was run.
    """
    rows: dict[int, list[int]] = {}
    for row, number in enumerate(replicates):
        rows.setdefault(number, []).append(row)
    arrays: dict[str, dict[object, Array]] = {group: {} for group in GROUPS}
    first: dict[tuple[str, object], tuple[int, int]] = {}
    failures: dict[int, Failure] = {}
    tables: list[Mapping[str, Array]] = []
    for chunk in chunks:
        failures |= {each.replicate: each for each in chunk.failures if each.replicate in rows}
        wanted = [(at, row) for at, number in enumerate(chunk.replicates) for row in rows.get(number, ())]
        if not wanted:
            continue
        source, goal = (np.array(each) for each in zip(*wanted, strict=True))
        for group in GROUPS:
            for at, (key, values) in enumerate(getattr(chunk, group).items()):
                _put(arrays[group], key, values, source, goal, len(replicates))
                place = (int(goal.min()), at)
                first[group, key] = min(place, first.get((group, key), place))
        tables += [_events_of(chunk.events, at, row) for at, row in wanted if chunk.events]
    there = [row for row, number in enumerate(replicates) if number not in failures]
    world = build(scenario, 1).world
    parts = {group: _in_order(arrays[group], group, first, there, len(replicates)) for group in GROUPS}
    return Ensemble(
        scenario=scenario,
        seed=seed,
        replicates=tuple(replicates[row] for row in there),
        factions=world.factions,
        places=world.places,
        dates=scenario.dates,
        failures=tuple(failures[number] for number in dict.fromkeys(replicates) if number in failures),
        events=_in_order_of_rows(tables, there),
        **parts,  # type: ignore[arg-type]
    )


def _events_of(table: Mapping[str, Array], world: int, row: int) -> dict[str, Array]:
    """The events of one world of a chunk, under the row that it has in the whole."""
    first, last = np.searchsorted(table["row"], (world, world + 1))
    part = {name: values[first:last] for name, values in table.items()}
    return {**part, "row": np.full(last - first, row, dtype=table["row"].dtype)}


def _in_order_of_rows(tables: Sequence[Mapping[str, Array]], there: Sequence[int]) -> dict[str, Array]:
    """One table out of those of single worlds, in the order of the rows that are there."""
    if not tables:
        return {}
    whole = {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}
    whole["row"] = np.searchsorted(there, whole["row"]).astype(whole["row"].dtype)
    order = np.argsort(whole["row"], kind="stable")
    return {name: values[order] for name, values in whole.items()}


def _put(
    whole: dict[object, Array], key: object, values: Array, source: Array, goal: Array, size: int
) -> None:
    """Put rows of a chunk where they belong; what nothing is put into stays 0, and takes no room."""
    if key not in whole:
        whole[key] = np.zeros((size, *values.shape[1:]), values.dtype)
    if len(source) == len(values) and (np.diff(goal) == 1).all() and (np.diff(source) == 1).all():
        whole[key][goal[0] : goal[-1] + 1] = values
    else:
        whole[key][goal] = values[source]


def _in_order(
    whole: dict[object, Array],
    group: str,
    first: Mapping[tuple[str, object], tuple[int, int]],
    there: list[int],
    size: int,
) -> dict[object, Array]:
    """The arrays in the order in which the rows have them, without the rows of what broke off."""
    names = sorted(whole, key=lambda key: first[group, key])
    if len(there) == size:
        return {name: whole[name] for name in names}
    return {name: whole.pop(name)[there] for name in names}
