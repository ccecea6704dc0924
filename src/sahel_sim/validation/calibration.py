"""Calibration: which sets of parameters, strengths and pressures give what was recorded of Mali to 2021.

A first wave draws sets from the declared ranges and simulates the three starts with them. History matching
leaves out what can hardly give what was recorded; a second wave draws from what is left. Approximate
Bayesian computation accepts the nearest sets of all, and the same computation with known truths in place of
Mali shows whether it can be believed. The accepted set is simulated once more, to see what it gives.

Every run is kept as it is done, so that a calibration that is broken off goes on where it stopped.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.core.parameters import Declared
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.languages import N_
from sahel_sim.scenario.parameter_draws import DrawnSets, ParameterDraws, PriorDraws, drawn_numbers
from sahel_sim.validation.approximate_bayes import (
    Posterior,
    ReferenceTable,
    SyntheticTest,
    posterior,
    reference_table,
    synthetic_test,
)
from sahel_sim.validation.calibration_targets import (
    TargetReader,
    by_target,
    digest_of_start,
    fitted_reporting,
    recorded,
    reporting_parts,
    starting_scenario,
    starts,
    targets,
    targets_digest,
)
from sahel_sim.validation.history_matching import Emulator, learn_emulator
from sahel_sim.worded_error import WordedError

SETS, SEED = 5000, 1
"""Sets in each wave unless said, and where chance comes from."""

WAVES = 3
"""Waves of history matching: each emulator is learnt where those before leave anything."""

FEWEST = 200
"""Sets in a wave below which nothing can be learnt."""

TRUTHS = 400
"""Synthetic truths on which the method is tested."""

PREDICTIONS = 512
"""Runs of the accepted set."""

MOST_LOOKED_AT = 200
"""So many times as many sets are looked at for the second wave as are simulated."""

_BLOCK = 4096

Note = Callable[[str, int, int], None]
"""Called with what is done, and with the numbers of runs done and wanted."""


class CalibrationError(WordedError):
    """A calibration that cannot be done."""

    words: ClassVar = {
        "no_library": N_(
            "scikit-learn is not installed. It fits the model to what was recorded, and nothing else "
            "here needs it. Install it with: pip install 'sahel-sim[calibration]'"
        ),
        "too_few": N_("{sets} sets are too few to learn anything from. Take {fewest} or more."),
        "nothing_left": N_(
            "Of {looked} sets only {left} can give what was recorded, so that nothing can be fitted. "
            "Either more sets are needed, or the rules cannot give it."
        ),
    }


@dataclass(frozen=True, eq=False)
class Calibration:
    """What came out.

    Attributes
    ----------
    sets, seed
        Sets in each wave, and where chance comes from.
    simulated
        Sets that were simulated in each wave.
    plausible
        The share of the prior that was left before each wave.
    emulators
        What each wave but the last taught.
    table
        The runs that the posterior is made of.
    accepted
        The posterior.
    test
        The same with known truths.
    goal
        What was recorded of the targets, on their scale, ``(T,)``.
    prior_values, accepted_values
        What the prior (the first wave) and the accepted set give of the targets, on their scale, ``(N, T)``.
    """

    sets: int
    seed: int
    simulated: tuple[int, ...]
    plausible: tuple[float, ...]
    emulators: tuple[Emulator, ...]
    table: ReferenceTable
    accepted: Posterior
    test: SyntheticTest
    goal: Array
    prior_values: Array
    accepted_values: Array

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that was drawn, by dotted name: the model's numbers, then those of reporting."""
        return tuple(every_number())

    @property
    def drawn_sets(self) -> DrawnSets:
        """The accepted sets of the model's numbers, for runs to draw from."""
        return DrawnSets(self.accepted.parts[:, : len(drawn_numbers())], self.accepted.weights)

    @property
    def reporting_sets(self) -> DrawnSets:
        """How events come to be recorded in each of these sets."""
        found = self.accepted
        return DrawnSets(found.parts[:, len(drawn_numbers()) :], found.weights, "reporting")

    @property
    def nearer(self) -> float:
        """Share of synthetic truths that are nearer to the runs than what was recorded is."""
        return self.test.nearer(self.accepted.radius)

    @property
    def known(self) -> dict[str, Any]:
        """What was fitted to what, for the file of the accepted set."""
        fitted = [self.names[at] for at in self.table.fitted]
        return {
            "targets": targets_digest(),
            "last_year": max(target.last for target in targets()),
            "starts": {start: digest_of_start(start) for start in starts()},
            "seed": self.seed,
            "sets": self.sets,
            "simulated": list(self.simulated),
            "plausible": [round(share, 5) for share in self.plausible],
            "fitted": fitted,
            "effective": round(self.accepted.effective, 1),
            "nearer": round(self.nearer, 4),
        }


def every_number() -> Mapping[str, Declared]:
    """Everything that is drawn in a calibration, by dotted name."""
    return {**drawn_numbers(), **{f"reporting.{number.name}": number for number in fitted_reporting()}}


def check_calibration(sets: int) -> None:
    """Refuse a calibration that cannot be done; best asked before anything is written.

    Raises ``CalibrationError`` if scikit-learn is missing, or there are too few sets.
    """
    if find_spec("sklearn") is None:
        raise CalibrationError("no_library")
    if sets < FEWEST:
        raise CalibrationError("too_few", sets=sets, fewest=FEWEST)


def runs_of(sets: int) -> int:
    """How many runs a calibration with so many sets in each wave is, if none of them breaks off.

    >>> runs_of(5000)
    46536
    """
    return (WAVES * sets + PREDICTIONS) * len(starts())


def calibrate(
    sets: int = SETS,
    *,
    seed: int = SEED,
    goal: Array | None = None,
    execution: Execution = ALL_CORES,
    note: Note | None = None,
) -> Calibration:
    """Fit the model to what UCDP recorded of Mali to the end of 2021.

    Parameters
    ----------
    sets
        Sets that are simulated in each of the three waves.
    seed
        Where chance comes from.
    goal
        What is fitted instead of what was recorded, on the scale of ``on_scale``, ``(T,)``: for a test, what
        a run gives whose numbers are known.
    execution
        Who does the work; with ``keep``, a folder in which runs are kept as they are done, so that the same
        call goes on where the last was broken off.
    note
        Called as the work goes on.

    Raises ``CalibrationError`` if scikit-learn is missing, there are too few sets, or none can give what was
    recorded; ``CheckpointError`` if the folder cannot be used.
    """
    check_calibration(sets)
    prior = PriorDraws(seed)
    goal = recorded() if goal is None else goal
    work = _Work(seed, execution, note)
    waves = _Waves(prior, goal, seed)
    for wave in range(1, WAVES + 1):
        waves.add(*work.simulated(f"wave {wave}", waves.following(sets), prior))
        if wave < WAVES:
            waves.learn()
    parts, values = waves.left()
    if len(parts) < FEWEST:
        raise CalibrationError("nothing_left", looked=waves.looked, left=len(parts))
    table = reference_table(parts, values, seed, execution.processes)
    found = posterior(table, table.summary(goal))
    chance = np.random.Generator(np.random.Philox(key=[seed, 17]))
    truths = chance.permutation(len(parts))[:TRUTHS]
    made = Calibration(
        sets=sets,
        seed=seed,
        simulated=tuple(len(rows) for rows in waves.rows),
        plausible=tuple(waves.shares),
        emulators=tuple(waves.emulators),
        table=table,
        accepted=found,
        test=synthetic_test(table, [int(row) for row in truths]),
        goal=goal,
        prior_values=waves.values[0],
        accepted_values=values[:0],
    )
    sets_drawn = made.drawn_sets, made.reporting_sets
    _rows, again = work.simulated("accepted", list(range(PREDICTIONS)), *sets_drawn)
    return replace(made, accepted_values=again)


@dataclass(frozen=True)
class _Work:
    """Simulating the starts with sets of numbers."""

    seed: int
    execution: Execution
    note: Note | None

    def simulated(
        self, wave: str, replicates: Sequence[int], draws: ParameterDraws, reporting: DrawnSets | None = None
    ) -> tuple[NDArray[np.intp], Array]:
        """The runs in which nothing broke off, ``(N,)``, and what they give of all targets, ``(N, T)``."""
        found = []
        for start in starts():
            keep = self.execution.keep
            folder = None if keep is None else Path(str(keep)) / f"{wave.replace(' ', '_')}_{start}"
            how = replace(self.execution, keep=folder, progress=self._progress(wave, start))
            reading = TargetReader(start, self.seed, reporting)
            told = reduce_runs(
                [starting_scenario(start)],
                reading,
                seed=self.seed,
                replicates=replicates,
                execution=how,
                draws=draws,
            )
            found.append(told.of_scenario(0))
        values = by_target(found)
        whole = ~np.isnan(values).any(axis=1)
        return np.asarray(replicates, dtype=np.intp)[whole], values[whole]

    def _progress(self, wave: str, start: str) -> Callable[[int, int], None] | None:
        note = self.note
        return None if note is None else lambda done, total: note(f"{wave}, {start}", done, total)


class _Waves:
    """Waves of history matching: what was simulated, what it taught, and what is left."""

    def __init__(self, prior: PriorDraws, goal: Array, seed: int) -> None:
        self.prior, self.goal, self.seed = prior, goal, seed
        self.emulators: list[Emulator] = []
        self.rows: list[NDArray[np.intp]] = []
        self.values: list[Array] = []
        self.shares: list[float] = []
        self.looked = 0

    def following(self, sets: int) -> list[int]:
        """The next draws of the prior that can give what was recorded, as far as is known."""
        found: list[int] = []
        looked = 0
        while len(found) < sets and looked < MOST_LOOKED_AT * sets:
            block = range(self.looked + looked, self.looked + looked + _BLOCK)
            good = self._plausible(np.array([self.prior.parts(n) for n in block]))
            kept = [n for n, keep in zip(block, good, strict=True) if keep]
            if len(found) + len(kept) >= sets:  # go on behind the last that is taken
                kept = kept[: sets - len(found)]
                looked += kept[-1] + 1 - block[0]
            else:
                looked += _BLOCK
            found += kept
        self.looked += looked
        self.shares.append(len(found) / looked)
        if len(found) < FEWEST:
            raise CalibrationError("nothing_left", looked=self.looked, left=len(found))
        return found

    def add(self, rows: NDArray[np.intp], values: Array) -> None:
        """Remember a wave."""
        self.rows.append(rows)
        self.values.append(values)

    def learn(self) -> None:
        """Learn from the last wave, and from what of those before lies where it does."""
        parts, told = self.left()
        self.emulators.append(learn_emulator(parts[:, : len(drawn_numbers())], told, self.goal))

    def left(self) -> tuple[Array, Array]:
        """What was drawn and what came out of every run that is plausible by now."""
        drawn = np.array([_parts(n, self.prior, self.seed) for rows in self.rows for n in rows])
        good = self._plausible(drawn[:, : len(drawn_numbers())])
        return drawn[good], np.concatenate(self.values)[good]

    def _plausible(self, parts: Array) -> NDArray[np.bool_]:
        good = np.ones(len(parts), dtype=np.bool_)
        for emulator in self.emulators:
            good &= emulator.plausible(parts, self.goal)
        return good


def _parts(replicate: int, prior: PriorDraws, seed: int) -> Array:
    """What a run drew, of the model and of reporting, ``(D,)``."""
    drawn: Array = np.concatenate([prior.parts(int(replicate)), reporting_parts(seed, int(replicate))])
    return drawn
