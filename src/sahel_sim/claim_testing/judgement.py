"""Judging: whether a claim holds at one setting, fails, or is open with so few runs.

Every contrast has a chance for "above its bound" and one for "below its bound", each one-sided. A proof is
put together from them:

- all parts must be so: the claim holds as surely as the least sure part, whose chance counts (the
  intersection-union test of R. L. Berger, Technometrics 24 (1982), 295-300); it fails where one part fails,
  so that the least chance counts as many times as there are parts (Bonferroni);
- one of the parts must be so: the same, turned round.

A claim holds, or fails, where this chance is below 2.5 %. Then the whole 95 % interval of the contrast that
decides is on one side of its bound; where one of ``k`` parts is enough, it is the interval of level
``1 - 0.05 / k``. So a claim that is exactly on its bound is said to hold in at most 2.5 % of all samples of
runs, and to fail in at most 2.5 %, as far as the intervals keep their level. Those of chances do so only
nearly, since shares of runs come in steps: a chance that is exactly 0.2 is said to be below 0.2 in 2.1 % of
samples of 256 runs, and above it in 3.0 %.
"""

from dataclasses import dataclass
from enum import Enum
from math import ceil, exp, inf, isfinite

from sahel_sim.claim_testing.contrast_estimates import Estimate, estimate
from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, Values, contrasts
from sahel_sim.stats.intervals import SURE
from sahel_sim.stats.paired import Interval

_Estimates = dict[Contrast, Estimate]

_MOST = 2.0**40
"""More times as many runs than anyone will run: then the estimate is on its bound."""


class Finding(Enum):
    """What the runs of one setting say of a claim."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True)
class Effect:
    """The contrast that decides a claim, as the runs tell it.

    Attributes
    ----------
    contrast
        Which one; the claim needs its value to be above ``contrast.bound``.
    value, low, high
        The estimate and the ends of its interval, in the unit of the outcome, of a hazard ratio its natural
        logarithm; not numbers with fewer than two runs.
    level
        Of the interval.
    runs
        How many runs count in it.
    """

    contrast: Contrast
    value: float
    low: float
    high: float
    level: float
    runs: int

    @property
    def bound(self) -> float:
        """What the value must be above."""
        return self.contrast.bound

    @property
    def less(self) -> bool:
        """Whether the claim speaks of less: its first mean has a weight below 0."""
        return self.contrast.weights[0][1] < 0.0

    @property
    def as_read(self) -> tuple[float, float, float, float]:
        """Value, low, high and bound as a reader says them: turned where the claim speaks of less.

        Of a hazard ratio it is the ratio.
        """
        told = (self.value, self.low, self.high, self.bound)
        if self.less:
            told = (-self.value, -self.high, -self.low, -self.bound)
        if not self.contrast.of_hazards:
            return told
        value, low, high, bound = (exp(x) if isfinite(x) else x for x in told)
        return value, low, high, bound


@dataclass(frozen=True)
class Judgement:
    """What the runs of one setting say of a claim.

    Attributes
    ----------
    finding
        Holds, fails, or open.
    effect
        The contrast that decides: of those that must all be so the one with the least margin, of those of
        which one is enough the one with the greatest.
    chance_holds, chance_fails
        The one-sided chance of runs that speak so clearly for it, or against it, were it on its bound.
    runs
        Of each arm.
    runs_needed
        Where it is open: how many runs would decide it if means and spread stay as they are. ``None`` where
        it is decided, where an estimate is on its bound, or where fewer than two runs count.
    """

    finding: Finding
    effect: Effect
    chance_holds: float
    chance_fails: float
    runs: int
    runs_needed: int | None = None

    @property
    def chance(self) -> float:
        """The two-sided chance."""
        return min(1.0, 2.0 * min(self.chance_holds, self.chance_fails))


def judge(proof: Proof, values: Values, sure: float = SURE) -> Judgement:
    """Whether a proof holds in these runs.

    Parameters
    ----------
    proof
        What must be so.
    values
        By arm and outcome, a number of each run.
    sure
        Level of the two-sided intervals: 0.95 unless asked otherwise.

    Raises ``KeyError`` if an arm or an outcome of the proof is not there.
    """
    estimates = {contrast: estimate(contrast, values) for contrast in contrasts(proof)}
    holds, fails = (_side(proof, estimates, above) for above in (True, False))
    tail = (1.0 - sure) / 2.0
    finding = Finding.HOLDS if holds.chance < tail else Finding.FAILS if fails.chance < tail else Finding.OPEN
    decides = fails if finding is Finding.FAILS else holds
    runs = max(len(numbers) for arm in values.values() for numbers in arm.values())
    needed = _needed(proof, estimates, tail) if finding is Finding.OPEN else inf
    return Judgement(
        finding,
        _effect(decides, estimates, tail),
        holds.chance,
        fails.chance,
        runs,
        ceil(needed * runs) if isfinite(needed) else None,
    )


@dataclass(frozen=True)
class _Side:
    """One side of a proof: its chance, the contrast that decides it, and of how many parts one is enough."""

    chance: float
    contrast: Contrast
    parts: int
    margin: float


def _side(proof: Proof, estimates: _Estimates, above: bool) -> _Side:
    if isinstance(proof, Contrast):
        return _one(proof, estimates[proof], above)
    sides = [_side(part, estimates, above) for part in proof.parts]
    if isinstance(proof, All) == above:
        return max(sides, key=lambda side: (side.chance, -side.margin))
    best = min(sides, key=lambda side: (side.chance, -side.margin))
    return _Side(min(1.0, len(sides) * best.chance), best.contrast, best.parts * len(sides), best.margin)


def _one(contrast: Contrast, found: Estimate, above: bool) -> _Side:
    """One contrast; its margin is in widths of its interval."""
    chance = found.chance_above(contrast.bound) if above else found.chance_below(contrast.bound)
    low, high = found.interval()
    margin = (found.value - contrast.bound) / (high - low)
    return _Side(chance, contrast, 1, (margin if above else -margin) if isfinite(margin) else -inf)


def _effect(side: _Side, estimates: _Estimates, tail: float) -> Effect:
    found, level = estimates[side.contrast], 1.0 - 2.0 * tail / side.parts
    low, high = found.interval(level)
    return Effect(side.contrast, found.value, low, high, level, found.runs)


def _needed(proof: Proof, estimates: _Estimates, tail: float) -> float:
    """How many times as many runs decide a proof one way or the other; infinite if none do."""
    return min(_times(proof, estimates, tail, above) for above in (True, False))


def _times(proof: Proof, estimates: _Estimates, tail: float, above: bool) -> float:
    if isinstance(proof, Contrast):
        return _times_of_one(proof.bound, estimates[proof], tail, above)
    if isinstance(proof, All) == above:
        return max(_times(part, estimates, tail, above) for part in proof.parts)
    return min(_times(part, estimates, tail / len(proof.parts), above) for part in proof.parts)


def _times_of_one(bound: float, found: Estimate, tail: float, above: bool) -> float:
    """How many times as many runs put an interval on one side of its bound."""

    def excluded(ends: Interval) -> bool:
        return ends[0] > bound if above else ends[1] < bound

    level = 1.0 - 2.0 * tail
    if excluded(found.interval(level)):
        return 1.0
    if found.law is None or not (found.value > bound if above else found.value < bound):
        return inf
    low, high = 1.0, 2.0
    while not excluded(found.interval(level, high)):
        low, high = high, high * 2.0
        if high > _MOST:
            return inf
    while (high - low) * found.runs > 0.5:
        middle = (low + high) / 2.0
        low, high = (low, middle) if excluded(found.interval(level, middle)) else (middle, high)
    return high
