"""Windows: a number of one run, from what was measured between two months of it.

Months count from the start of the run, or from the first time that an event comes; then they may be below 0.
What happens in a step belongs to the window if the step ends after its first month and not after its last:
from -3 to 0 are the three steps up to the event and its own step, from 0 to 3 the three after it. What there
is at a moment is looked at from the first month to the last, both included.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sahel_sim.claim_testing.faction_groups import ALL, in_words, of_whom
from sahel_sim.claim_testing.run_events import EVENTS, as_history, event_named
from sahel_sim.core import Array
from sahel_sim.engine import MEASURES, Measure, measure
from sahel_sim.languages import N_, Pair, Sentence, _, in_every_language
from sahel_sim.results.cf_conventions import PER_STEP
from sahel_sim.results.dataset import is_flow
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import History

HOWS: Mapping[str, Pair] = {
    "at": Sentence(N_("value")),
    "change": Sentence(N_("change")),
    "relative_change": Sentence(N_("relative change")),
    "sum": Sentence(N_("sum")),
    "mean": Sentence(N_("mean")),
    "largest": Sentence(N_("largest value")),
    "least": Sentence(N_("least value")),
}
"""The ways to make one number of a window, and how readers are told of them.

``at`` is the value at its last month; ``change`` that value less the one at its first month, and
``relative_change`` the same as a share of the one at its first; ``sum`` is for what happens in a step only;
``mean`` is for a month of what happens, else over time; ``largest`` and ``least`` are of single steps.
"""

_SPREAD = {"0 to 1": "-1 to 1", "0 or 1": "-1 to 1", "-1 to 1": "-2 to 2"}
"""What the change of an index can be."""


def known_measures() -> tuple[str, ...]:
    """Every word for what a number of one run can be made of."""
    return tuple(m.name for m in MEASURES)


@dataclass(frozen=True)
class Window:
    """From one month of a run to another.

    Attributes
    ----------
    first, last
        Months from the start, or from the event. Without ``first`` it opens at the start, or with the
        event; without ``last`` it closes with the run.
    around
        The event whose first coming is month 0; ``None`` for the start of the run.

    Raises ``KeyError`` if there is no such event; the message names those that there are; ``ValueError`` if
    the last month is not after the first.
    """

    first: float | None = None
    last: float | None = None
    around: str | None = None

    def __post_init__(self) -> None:
        if self.around is not None:
            event_named(self.around)
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(
                f"A window from month {self.first:g} to month {self.last:g} ends before it begins."
            )

    def ends(self, told: History, moments: Array | None = None) -> tuple[Array, Array]:
        """The steps at its two ends, two of ``(R,)``; not a number where the run does not have them both.

        ``told``: the runs; ``moments``: steps that stand for the event, ``(R,)``; by default those at which
        it comes in these runs.
        """
        end = told.series["fighters"].shape[1] - 1
        zero = np.zeros(told.replicates)
        if self.around is not None:
            zero = (
                event_named(self.around).first(told)
                if moments is None
                else np.asarray(moments, dtype=np.float64)
            )
        first = zero + self._steps(told, self.first or 0.0)
        last = (
            zero + self._steps(told, self.last) if self.last is not None else np.full(len(zero), float(end))
        )
        inside = (first >= 0) & (last <= end) & (first <= last) & ~np.isnan(zero)
        return np.where(inside, first, np.nan), np.where(inside, last, np.nan)

    @property
    def reads(self) -> tuple[str, ...]:
        """The measures that its ends hang on; the length of the run is that of ``fighters``."""
        return ("fighters", *(() if self.around is None else event_named(self.around).reads))

    @property
    def label(self) -> Pair:
        """Its months, for readers."""
        first, last = self.first or 0.0, self.last
        ends = {"first": f"{first:g}", "last": "" if last is None else f"{last:g}"}
        if last == first:
            months = Sentence(N_("at month {last}"), ends)
        elif last is None:
            months = Sentence(N_("from month {first} to the end"), ends)
        else:
            months = Sentence(N_("from month {first} to month {last}"), ends)
        if self.around is None:
            return months
        event = EVENTS[self.around].label
        return Sentence(N_("{months}, month 0 being: {event}"), {"months": months, "event": event})

    @staticmethod
    def _steps(told: History, months: float) -> int:
        return round(months / told.months_per_step)


@dataclass(frozen=True)
class MeasureOf:
    """A number of each run, from a measure in a window of months.

    Attributes
    ----------
    name
        What the claim calls it.
    of
        A measure of ``engine.MEASURES``.
    whom
        A faction, a bloc, ``a-b`` for measures of pairs (each a faction or a bloc), or ``all``; see
        ``parties.of_whom`` for what several of them have together.
    how
        One of ``HOWS``.
    first, last, around
        The window; see ``Window``. ``at`` has a last month only.

    Raises ``KeyError`` if there is no such measure, way or event; the message names those that there are;
    ``ValueError`` if the window ends before it begins, or the way does not fit the measure.
    """

    name: str
    of: str
    whom: str = ALL
    how: str = "at"
    first: float | None = None
    last: float | None = None
    around: str | None = None

    def __post_init__(self) -> None:
        if self.of not in known_measures():
            raise KeyError(f"There is no measure '{self.of}'. There are: {', '.join(known_measures())}.")
        if self.how not in HOWS:
            raise KeyError(f"There is no way '{self.how}' to tell a window. There are: {', '.join(HOWS)}.")
        if self.how == "sum" and not self.is_flow:
            raise ValueError(f"'{self.of}' is there at a moment: its months cannot be summed. Take the mean.")
        if self.how == "at" and self.first is not None:
            raise ValueError("A value 'at' a month has a last month only, no first one.")
        if self.last is not None and self.last == self.first and (self.is_flow or "change" in self.how):
            raise ValueError(f"Nothing can happen from month {self.first:g} to month {self.last:g}.")
        _ = self.window

    @property
    def measure(self) -> Measure:
        """What it is made of."""
        return measure(self.of)

    @property
    def reads(self) -> tuple[str, ...]:
        """The measures of ``engine.MEASURES`` that must be taken for it."""
        return (self.of, *self.window.reads)

    @property
    def is_flow(self) -> bool:
        """Whether that says what happened in a step."""
        return is_flow(self.measure)

    @property
    def window(self) -> Window:
        """Its months. The one month of ``at`` is the last of them, before or after an event."""
        return Window(self.last if self.how == "at" else self.first, self.last, self.around)

    @property
    def unit(self) -> str:
        """Its unit; ``chance`` marks numbers that are 0 or 1, as for outcomes."""
        unit = self.measure.unit
        if self.how == "relative_change":
            return "share"
        if self.how == "change":
            return _SPREAD.get(unit, unit)
        if self.is_flow and self.how in ("sum", "mean"):
            return unit.removesuffix(PER_STEP) + (" / month" if self.how == "mean" else "")
        if unit == "0 or 1":
            return "share" if self.how == "mean" else "chance"
        return unit

    @property
    def label(self) -> Pair:
        """For readers, by language."""
        return in_every_language(self._told)

    def of_runs(self, told: Ensemble | History, moments: Array | None = None) -> Array:
        """One number for each run, ``(R,)``.

        ``told``: what ``run`` gives, or a history; ``moments``: steps around which to look, ``(R,)``, instead
        of those at which the event comes in these runs: so a world without the event is looked at in the same
        months as the one with it.

        Returns
        -------
        Array
            Not a number where the event never comes, the window leaves the run, or a relative change
            begins at 0.

        Raises ``KeyError`` if the measure cannot be told of ``whom``; the message names of whom it can.
        """
        runs = as_history(told)
        series = of_whom(runs, self.measure, self.whom)
        first, last = self.window.ends(runs, moments)
        known = ~np.isnan(last)
        if self.how != "at" and (self.is_flow or "change" in self.how):
            known &= first < last
        number = np.full(len(series), np.nan)
        if known.any():
            number[known] = self._number(series[known], first[known], last[known], runs.months_per_step)
        return number

    def _number(self, series: Array, first: Array, last: Array, months_per_step: float) -> Array:
        """The number of each of some runs that all have their window."""
        if self.how in ("at", "change", "relative_change"):
            end, start = _value(series, last), _value(series, first)
            if self.how == "at":
                return end
            divisor = np.where(start == 0.0, np.nan, start) if self.how == "relative_change" else 1.0
            change: Array = (end - start) / divisor
            return change
        inside = within(series, first + 1 if self.is_flow else first, last)
        if self.how == "largest":
            largest: Array = np.where(inside, series, -np.inf).max(axis=1)
            return largest
        if self.how == "least":
            least: Array = np.where(inside, series, np.inf).min(axis=1)
            return least
        total: Array = np.where(inside, series, 0.0).sum(axis=1)
        if self.how == "sum":
            return total
        long = inside.sum(axis=1) * (months_per_step if self.is_flow else 1.0)
        mean: Array = total / long
        return mean

    def _told(self) -> str:
        of = f"{self.measure.label}{in_words(self.whom)}"
        if self.how == "at" and self.last is None:
            return of + _(", at the end")
        how = "" if self.how == "at" else f"{HOWS[self.how]} "
        return f"{of}, {how}{self.window.label}"


def _value(series: Array, steps: Array) -> Array:
    """The value of each run at its own step, ``(R, T)`` and ``(R,)`` to ``(R,)``."""
    value: Array = series[np.arange(len(series)), steps.astype(np.intp)]
    return value


def within(series: NDArray[Any], first: Array, last: Array) -> NDArray[np.bool_]:
    """Whether each step of each run is in its window, ends included, ``(R, T)``."""
    steps = np.arange(series.shape[1])
    inside: NDArray[np.bool_] = (steps >= first[:, None]) & (steps <= last[:, None])
    return inside
