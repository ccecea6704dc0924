"""The arrays of an ensemble: series, maps and ledgers of many runs, and what is needed to run them again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from sahel_sim.core import Array, Factions, Places
from sahel_sim.results.chunk import Failure, LedgerKey
from sahel_sim.results.provenance import RUN, numbered, provenance
from sahel_sim.scenario import Scenario


@dataclass(frozen=True)
class EnsembleData:
    """What many runs of one scenario gave, as arrays; ``Ensemble`` gives it as tables too.

    Attributes
    ----------
    scenario
        What was run.
    seed, replicates
        The seed, and the numbers of the replicates in order.
    factions, places
        Who and where.
    dates
        The first day of each month, or the day of each step, as ISO text; the start comes first.
    series
        For each measure, ``(R, T, 1 or F or P)``.
    final
        ``control``, ``fighters``, ``grievance`` and ``people`` at the end, ``(R, F or 1, L)``.
    opening
        The same at the start.
    ledger
        For each stock, mechanism and cause, what it moved in the whole run, ``(R, F or 1)``; for dyads
        ``(R, F * F)``.
    failures
        The replicates that broke off, which are not among ``replicates``, and why.
    strategies
        Who decided otherwise than the scenario says, by faction, as text.
    parameters
        What each run drew of parameters, strengths and pressures: the kind and the fingerprint of the draws;
        empty if all had what the scenario says.
    repeated
        If runs drew numbers: the first of them once more, with the same numbers and other luck, so that luck
        can be told from ignorance.
    by_place
        If asked for: for each of ``engine.PLACE_MEASURES``, ``(R, T, 1 or F, L)``.
    events
        If asked for: the single events, ``(E,)`` for each of ``engine.events.COLUMNS``; ``row`` is the
        position of the replicate. See ``event_table``.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=2, executor=1)  # with figures and words besides
    >>> isinstance(results, EnsembleData), results.dates[0]
    (True, '2000-01-01')
    """

    scenario: Scenario
    seed: int
    replicates: tuple[int, ...]
    factions: Factions
    places: Places
    dates: tuple[str, ...]
    series: Mapping[str, Array]
    final: Mapping[str, Array]
    opening: Mapping[str, Array]
    ledger: Mapping[LedgerKey, Array]
    failures: tuple[Failure, ...] = ()
    strategies: Mapping[str, str] = field(default_factory=dict)
    by_place: Mapping[str, Array] = field(default_factory=dict)
    events: Mapping[str, Array] = field(default_factory=dict)
    parameters: str = ""
    repeated: "EnsembleData | None" = None

    def __len__(self) -> int:
        return len(self.replicates)

    def __getitem__(self, measure: str) -> Array:
        """The series of one measure, ``(R, T, 1 or F or P)``.

        Raises
        ------
        KeyError
            If nothing of that name was measured; the message names what was.
        """
        if measure not in self.series:
            raise KeyError(f"There is no measure '{measure}'. There are: {', '.join(self.series)}.")
        return self.series[measure]

    def digest(self) -> str:
        """A fingerprint of every bit of the series, the final maps and the ledger."""
        fingerprint = hashlib.sha256()
        for part in (self.series, self.final, {" / ".join(key): x for key, x in self.ledger.items()}):
            for name in sorted(part):
                fingerprint.update(name.encode())
                fingerprint.update(np.ascontiguousarray(part[name]).tobytes())
        return fingerprint.hexdigest()

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to run this again and to know whether it is the same."""
        asked = (*self.replicates, *(failure.replicate for failure in self.failures))
        return provenance(
            RUN,
            seed=self.seed,
            digest=self.digest(),
            failures=[{"replicate": f.replicate, "message": f.message} for f in self.failures],
            scenario=self.scenario.name,
            scenario_digest=self.scenario.digest(),
            runs=len(self),
            **numbered(asked),
            strategies=dict(self.strategies),
            **({"parameters": self.parameters} if self.parameters else {}),
        )
