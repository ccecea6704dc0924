"""Gathering: the chunks of an ensemble as one ``Ensemble``, each row in its place, whatever came first."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sahel_sim.core import Array
from sahel_sim.results.chunk import Chunk, Failure, LedgerKey
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, build


def combine(
    chunks: Iterable[Chunk],
    replicates: Sequence[int],
    failures: Mapping[int, Failure],
    scenario: Scenario,
    seed: int,
) -> Ensemble:
    """One ``Ensemble`` out of chunks that come one after another; no more than one of them is held.

    Parameters
    ----------
    chunks
        With all of the replicates, and maybe others.
    replicates
        Those that are wanted, in the order of the rows.
    failures
        Those of them that broke off; they get no rows.
    scenario, seed
        What was run.
    """
    rows: dict[int, list[int]] = {}
    through = tuple(number for number in replicates if number not in failures)
    for row, number in enumerate(through):
        rows.setdefault(number, []).append(row)
    series: dict[str, Array] = {}
    final: dict[str, Array] = {}
    opening: dict[str, Array] = {}
    ledger: dict[LedgerKey, Array] = {}
    by_place: dict[str, Array] = {}
    tables: list[Mapping[str, Array]] = []
    for chunk in chunks:
        wanted = [(at, row) for at, number in enumerate(chunk.replicates) for row in rows.get(number, ())]
        if wanted:
            source, goal = map(list, zip(*wanted, strict=True))
            for whole, part in (
                (series, chunk.series), (final, chunk.final), (opening, chunk.opening),
                (ledger, chunk.ledger), (by_place, chunk.by_place),
            ):  # fmt: skip
                _put(whole, part, source, goal, len(through))
            tables += [_events_of(chunk.events, at, row) for at, row in wanted if chunk.events]
    world = build(scenario, 1).world
    return Ensemble(
        scenario=scenario,
        seed=seed,
        replicates=through,
        factions=world.factions,
        places=world.places,
        dates=scenario.dates,
        series=series,
        final=final,
        opening=opening,
        ledger=ledger,
        failures=tuple(failures[number] for number in dict.fromkeys(replicates) if number in failures),
        by_place=by_place,
        events=_in_order(tables),
    )


def _events_of(table: Mapping[str, Array], world: int, row: int) -> dict[str, Array]:
    """The events of one world of a chunk, under the row that it has in the whole."""
    first, last = np.searchsorted(table["row"], (world, world + 1))
    part = {name: values[first:last] for name, values in table.items()}
    return {**part, "row": np.full(last - first, row, dtype=table["row"].dtype)}


def _in_order(tables: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    """One table out of those of single worlds, in the order of rows."""
    if not tables:
        return {}
    whole = {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}
    order = np.argsort(whole["row"], kind="stable")
    return {name: values[order] for name, values in whole.items()}


def _put(
    whole: dict[str, Array] | dict[LedgerKey, Array],
    part: Mapping[str, Array] | Mapping[LedgerKey, Array],
    source: list[int],
    goal: list[int],
    size: int,
) -> None:
    """Put rows of a chunk where they belong; what nothing is put into stays 0."""
    for key, values in part.items():
        if key not in whole:
            whole[key] = np.zeros((size, *values.shape[1:]), values.dtype)  # type: ignore[index]
        whole[key][goal] = values[source]  # type: ignore[index]
