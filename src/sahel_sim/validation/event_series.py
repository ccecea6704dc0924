"""Tables and series of recorded events: deaths and events by month or year, by dyad, kind and place."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pandas

from sahel_sim.results.endings import DEATHS_OF_A_WAR
from sahel_sim.scenario import Mistake
from sahel_sim.validation.event_sources import STATE_BASED
from sahel_sim.validation.event_tables import CIVILIANS, ON_THE_MAP, factions

OTHER = "other"
"""A side that is no faction of the map."""

COUNTS = ("events", "best", "low", "high", "civilians")
"""What is counted of events: their number, and deaths, persons."""

EVERY = {"month": "M", "year": "Y"}
"""Lengths of time that series can have, as pandas names them."""

BY = ("dyad", "kind", "place", "region")
"""What series can be divided by."""


@dataclass(frozen=True, eq=False)
class EventTable:
    """The events of one file, on the map and with the factions of the model.

    Attributes
    ----------
    source
        ``UCDP`` or ``ACLED``.
    path
        Of the file.
    version
        Of UCDP GED, if the name of the file tells it.
    until
        The last day that is used.
    events
        A row for each event: see ``COLUMNS``.
    warnings
        What was left out, or told without a faction or a place.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "id", "line", "start", "end", "kind", "side_a", "side_b", "name_a", "name_b", "place", "area",
        "region", "cercle", "latitude", "longitude", "exact", "best", "low", "high", "civilians",
    )  # fmt: skip
    """``kind``: state_based, non_state or one_sided; ``side_a``, ``side_b``: factions, ``civilians``, or
    nothing; ``name_a``, ``name_b``: as the source has them; ``place``: of the map, or nothing; ``area``: on
    the map, off the map or unknown; ``best``, ``low``, ``high``, ``civilians``: deaths, persons."""

    source: str
    path: str
    version: int | None
    until: date
    events: pandas.DataFrame
    warnings: tuple[Mistake, ...]

    def __len__(self) -> int:
        return len(self.events)

    @property
    def dyads(self) -> tuple[str, ...]:
        """The dyads that there are, those with most deaths first."""
        deaths = self._told().groupby("dyad")["best"].sum()
        return tuple(deaths.sort_values(ascending=False, kind="stable").index)

    def series(
        self, by: str | tuple[str, ...] = (), every: str = "month", area: str = ""
    ) -> pandas.DataFrame:
        """Counts by time, and by dyad, kind, place or region.

        An event counts where it begins. All months between the first and the last are there, those in which
        nothing was recorded with 0; that something was not recorded does not mean that it did not happen.

        Parameters
        ----------
        by
            One or several of ``dyad``, ``kind``, ``place`` and ``region``; all together unless said.
        every
            ``month`` or ``year``.
        area
            ``on the map`` for the events of the modelled area alone; all of Mali unless said.

        Returns
        -------
        pandas.DataFrame
            A row for each time and part: ``events``, and ``best``, ``low``, ``high``, ``civilians`` deaths.

        Raises ``ValueError`` if there is nothing of that name to divide by, or no such length of time.
        """
        parts = (by,) if isinstance(by, str) else tuple(by)
        if not set(parts) <= set(BY) or every not in EVERY:
            raise ValueError(f"Series are by {', '.join(BY)}, every {' or '.join(EVERY)}.")
        told = self._told()
        told["time"] = pandas.to_datetime(told["start"]).dt.to_period(EVERY[every])
        times = pandas.period_range(told["time"].min(), told["time"].max(), name=every)
        if area:
            told = told[told["area"] == area]
        counted = told.groupby([*parts, "time"])[list(COUNTS)].sum().rename_axis(index={"time": every})
        if not parts:
            return counted.reindex(times, fill_value=0)
        keys = list(dict.fromkeys(tuple(key[:-1]) for key in counted.index))
        whole = pandas.MultiIndex.from_tuples(
            [(*key, time) for key in keys for time in times], names=[*parts, every]
        )
        return counted.reindex(whole, fill_value=0).reset_index()

    def dyad_years(self) -> pandas.DataFrame:
        """State-based deaths by calendar year and dyad as the source names it.

        Returns
        -------
        pandas.DataFrame
            Columns ``year``, ``side_a``, ``side_b``, ``best``, ``low``, ``high`` and ``active``: whether the
            best figure has 25 deaths or more, from which on UCDP speaks of an armed conflict.
        """
        told = self._told()
        fights = told[told["kind"] == STATE_BASED].assign(year=lambda each: [d.year for d in each["start"]])
        keys = ["year", "name_a", "name_b"]
        yearly = fights.groupby(keys)[["best", "low", "high"]].sum().reset_index()
        yearly = yearly.rename(columns={"name_a": "side_a", "name_b": "side_b"})
        return yearly.assign(active=yearly["best"] >= DEATHS_OF_A_WAR)

    def on_the_map(self) -> "EventTable":
        """The events of the modelled area alone."""
        chosen = self.events[self.events["area"] == ON_THE_MAP].reset_index(drop=True)
        return EventTable(self.source, self.path, self.version, self.until, chosen, self.warnings)

    def _told(self) -> pandas.DataFrame:
        """The events with their dyads, and numbers where nothing is told."""
        events = self.events
        dyads = [dyad(a, b) for a, b in zip(events["side_a"], events["side_b"], strict=True)]
        civilians = pandas.to_numeric(events["civilians"]).fillna(0).astype(int)
        return events.assign(dyad=dyads, civilians=civilians, events=1)


def dyad(side_a: str, side_b: str) -> str:
    """The name of a dyad: its factions in the order of the map, civilians last, others before them.

    >>> dyad("jnim", "government"), dyad("jnim", "civilians"), dyad("hunters", "")
    ('government-jnim', 'jnim-civilians', 'hunters-other')
    """
    order = (*factions(), OTHER, CIVILIANS)
    return "-".join(sorted((side_a or OTHER, side_b or OTHER), key=order.index))
