"""Conditions: whether an event comes in a run, as 0 or 1, how long it takes, how long it could have come."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sahel_sim.claim_testing.run_events import EVENTS, as_history, event_named
from sahel_sim.claim_testing.run_statistics import Window, within
from sahel_sim.core import Array
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import History


@dataclass(frozen=True)
class Ever:
    """Whether an event comes, or a condition holds, at any step of a window: 1 or 0.

    Attributes
    ----------
    name
        What the claim calls it.
    event
        One of ``EVENTS``.
    first, last, around
        The window, both ends included; see ``Window``.

    Raises ``KeyError`` if there is no such event; the message names those that there are; ``ValueError`` if
    the window ends before it begins.
    """

    name: str
    event: str
    first: float | None = None
    last: float | None = None
    around: str | None = None

    unit = "chance"

    def __post_init__(self) -> None:
        event_named(self.event)
        _ = self.window

    @property
    def window(self) -> Window:
        """Its months."""
        return Window(self.first, self.last, self.around)

    @property
    def reads(self) -> tuple[str, ...]:
        """The measures of ``engine.MEASURES`` that must be taken for it."""
        return (*event_named(self.event).reads, *self.window.reads)

    @property
    def label(self) -> Pair:
        """For readers, by language."""
        label = EVENTS[self.event].label
        if self.window == Window():
            return label
        return Sentence("{event}, {window}", {"event": label, "window": self.window.label})

    def of_runs(self, told: Ensemble | History, moments: Array | None = None) -> Array:
        """One number for each run, ``(R,)``; not a number where the run does not have the window.

        ``moments`` are steps that stand for the event around which to look, as in ``MeasureOf``.
        """
        runs = as_history(told)
        holds = event_named(self.event).holds(runs)
        first, last = self.window.ends(runs, moments)
        known = ~np.isnan(last)
        ever = (holds & within(holds, np.nan_to_num(first), np.nan_to_num(last))).any(axis=1)
        return np.where(known, ever.astype(np.float64), np.nan)


@dataclass(frozen=True)
class Until:
    """Months from the start to the first coming of an event; not a number where it never comes.

    Attributes
    ----------
    name
        What the claim calls it.
    event
        One of ``EVENTS``.

    Raises ``KeyError`` if there is no such event; the message names those that there are.
    """

    name: str
    event: str

    unit = "months"

    def __post_init__(self) -> None:
        event_named(self.event)

    @property
    def reads(self) -> tuple[str, ...]:
        """The measures of ``engine.MEASURES`` that must be taken for it."""
        return event_named(self.event).reads

    @property
    def label(self) -> Pair:
        """For readers, by language."""
        label = EVENTS[self.event].label
        return Sentence(N_("Months until: {event}"), {"event": label})

    def of_runs(self, told: Ensemble | History, moments: Array | None = None) -> Array:
        """One number for each run, ``(R,)``; ``moments`` is not needed."""
        runs = as_history(told)
        return event_named(self.event).first(runs) * runs.months_per_step


@dataclass(frozen=True)
class AtRisk:
    """Months in which an event could have come: until it first does, or to the end of the run.

    They are counted from the start, or from the event that must come before: an accord cannot fall before
    there is one. Not a number in runs that were never at risk: the one before it never comes, or the event
    holds from the start.

    Attributes
    ----------
    name
        What it is called.
    event
        One of ``EVENTS``.
    """

    name: str
    event: str

    unit = "months"

    @property
    def reads(self) -> tuple[str, ...]:
        """The measures of ``engine.MEASURES`` that must be taken for it."""
        since = event_named(self.event).since
        return (*event_named(self.event).reads, *(event_named(since).reads if since else ()))

    @property
    def label(self) -> Pair:
        """For readers, by language."""
        return Sentence(N_("Months at risk: {event}"), {"event": EVENTS[self.event].label})

    def of_runs(self, told: Ensemble | History, moments: Array | None = None) -> Array:
        """One number for each run, ``(R,)``; ``moments`` is not needed."""
        runs = as_history(told)
        event = event_named(self.event)
        first = event.first(runs)
        last = runs.series["fighters"].shape[1] - 1
        begins = event_named(event.since).first(runs) if event.since else np.where(first == 0.0, np.nan, 0.0)
        months: Array = (np.where(np.isnan(first), last, first) - begins) * runs.months_per_step
        return months


def months_at_risk(event: str) -> str:
    """The name of the months in which an event could have come."""
    return f"months_at_risk_of_{event}"


CONDITIONS: Mapping[str, Ever | AtRisk] = {
    **{name: Ever(name, name) for name in EVENTS},
    **{months_at_risk(name): AtRisk(months_at_risk(name), name) for name in EVENTS},
}
"""For each event, whether it ever comes in a run: what ``when`` can name besides outcomes and measures; and
for how long it could have come, which rules about hazards read."""
