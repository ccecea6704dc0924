"""Talks of one faction with the state: when they failed and why, and what became of the accords.

When is read from the measures, why from the ledger: it counts how often each cause ended talks, and how often
an accord with them. Talks that end with an accord in force did not fail; their accord ended.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Factions
from sahel_sim.results.accounts import entries, rows_of
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import factions_of, replicates_of

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel

CLOSED, WAITED = "the state closed its door", "the state waits for its moment"
"""Causes by which the ledger tells of the state's door; see ``mechanisms.openness``."""


@dataclass(frozen=True)
class Accord:
    """One accord: the steps in which it was signed and ended; None before and after the run."""

    signed: int | None
    ended: int | None


@dataclass(frozen=True)
class TalksRecord:
    """What became of talks, run by run.

    Attributes
    ----------
    faction, factions
        Whose, and who fights.
    failures
        For each run, the steps in which talks failed.
    accords
        For each run, its accords in order.
    open
        For each run, whether talks go on at the end without an accord.
    causes
        How often each cause ended talks in all runs, the most frequent first.
    denounced
        How many accords the state ended itself, in all runs.
    closings
        How often the state closed its door to the faction, in all runs.
    waited
        In how many runs the state waited for its moment, if it came in none of them; else 0.
    """

    faction: str
    factions: Factions
    failures: tuple[tuple[int, ...], ...]
    accords: tuple[tuple[Accord, ...], ...]
    open: tuple[bool, ...]
    causes: tuple[tuple[str, int], ...]
    denounced: int
    closings: int
    waited: int

    @property
    def runs(self) -> int:
        """How many runs are told of."""
        return len(self.failures)

    @property
    def came(self) -> bool:
        """Whether there were talks, or an accord, in any run."""
        return any(self.open) or any(self.failures) or any(self.accords)


def talks_record(source: "Ensemble | SahelModel", faction: str, replicate: int | None = None) -> TalksRecord:
    """What became of the talks of a faction with the state.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel(..., ledger=True)`` as far as it has come.
    faction
        Its name.
    replicate
        One run alone; all of them unless said.

    Raises ``KeyError`` if there is no such faction or replicate; ``SahelError`` if a model keeps no books.

    >>> import sahel_sim
    >>> talks_record(sahel_sim.run("two_towns", runs=2, executor=1), "league").came
    False
    """
    factions = factions_of(source)
    if faction not in factions.names:
        raise KeyError(f"There is no faction '{faction}'. There are: {', '.join(factions.names)}.")
    at, rows = factions.names.index(faction), rows_of(replicates_of(source), replicate)
    talks, accord = (source.series[name][rows, :, at] > 0 for name in ("talks", "accord"))
    lost = {stock: _losses(source, stock, rows, at) for stock in ("talks", "accord")}
    causes = lost["talks"] - lost["accord"]
    closed = _sums(source, "closed", rows, at)
    return TalksRecord(
        faction,
        factions,
        tuple(_failures(*run) for run in zip(talks, accord, strict=True)),
        tuple(_accords(run) for run in accord),
        tuple(bool(t[-1] and not a[-1]) for t, a in zip(talks, accord, strict=True)),
        tuple(causes.most_common()),
        lost["accord"][CLOSED],
        round(closed.get(CLOSED, 0.0)),
        round(closed.get(WAITED, 0.0)) if sum(closed.values()) == closed.get(WAITED, 0.0) else 0,
    )


def _failures(talks: NDArray[np.bool_], accord: NDArray[np.bool_]) -> tuple[int, ...]:
    """The steps in which talks ended that had not come to an accord."""
    ended = talks[:-1] & ~talks[1:] & ~accord[:-1]
    return tuple(np.flatnonzero(ended).tolist())


def _accords(in_force: NDArray[np.bool_]) -> tuple[Accord, ...]:
    """Each accord of a run; one that ends and is signed again in one step is one accord."""
    begins: list[int | None] = [None] if in_force[0] else []
    begins += np.flatnonzero(~in_force[:-1] & in_force[1:]).tolist()
    ends: list[int | None] = [*np.flatnonzero(in_force[:-1] & ~in_force[1:]).tolist()]
    ends += [None] * (len(begins) - len(ends))
    return tuple(Accord(begin, end) for begin, end in zip(begins, ends, strict=True))


def _losses(source: "Ensemble | SahelModel", stock: str, rows: slice, at: int) -> "Counter[str]":
    """How often each cause ended it, in all runs."""
    sums = _sums(source, stock, rows, at)
    return Counter({why: round(-total) for why, total in sums.items() if total < 0})


def _sums(source: "Ensemble | SahelModel", stock: str, rows: slice, at: int) -> dict[str, float]:
    """What each cause moved in all runs."""
    sums: dict[str, float] = {}
    for why, amounts in entries(source, stock):
        sums[why] = sums.get(why, 0.0) + float(amounts[rows, at].sum())
    return sums
