"""Deaths by place: what was recorded, what the model said, and a kernel of past events as a baseline.

The kernel spreads what was recorded before over the places of the map, and expects as many deaths a month as
in the last twelve. How far places scatter about that is estimated from the same forecast made as many months
earlier, when what came is known. What came in Ménaka to September 2022 was looked at while the rules were
made, so that all is scored without the places of that region too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas

from sahel_sim.core import Array
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_tables import cercles, positions
from sahel_sim.validation.forecast_baselines import LAG, SMALLEST, dispersion, drawn, kernel_shares
from sahel_sim.validation.forecast_scores import ForecastScore, score

KERNEL = "kernel"
"""The baseline of places."""

SEEN_REGION = "Ménaka"
"""The region whose dead to September 2022 were looked at while the rules were made."""


@dataclass(frozen=True, eq=False)
class PlaceForecasts:
    """Deaths recorded at each place in all months that are forecast, and what was forecast of them.

    Attributes
    ----------
    places
        ``L`` of them.
    outcome
        Recorded deaths, ``(L,)``.
    samples
        By forecast, deaths, ``(R, L)``.
    shares
        By forecast, the share of the deaths that each place has on average, ``(L,)``.
    """

    places: tuple[str, ...]
    outcome: Array
    samples: Mapping[str, Array]
    shares: Mapping[str, Array]

    def share_errors(self, without: Sequence[str] = ()) -> dict[str, float]:
        """Half of the sum of absolute errors of shares: the part of the deaths that is at the wrong place.

        ``without``: places that are left out; the shares of the others then add up to 1 again.
        """
        kept = self._kept(without)
        came = shares_of(self.outcome[kept])
        return {
            name: float(np.abs(shares_of(share[kept]) - came).sum() / 2.0)
            for name, share in self.shares.items()
        }

    def scores(self, without: Sequence[str] = ()) -> dict[str, ForecastScore]:
        """The scores of the counts of every forecast, over all places but some."""
        kept = self._kept(without)
        return {name: score(sample[:, kept], self.outcome[kept]) for name, sample in self.samples.items()}

    def _kept(self, without: Sequence[str]) -> list[int]:
        return [at for at, name in enumerate(self.places) if name not in without]


def seen_places() -> tuple[str, ...]:
    """The places of the region that was looked at.

    >>> seen_places()
    ('Ménaka', 'Andéramboukane', 'Inékar', 'Tidermène')
    """
    return tuple(name for c in cercles() if c.region == SEEN_REGION for name in c.localities)


def forecast_places(
    of_model: Mapping[str, Array], events: EventTable, first_known: str, first: str, last: str, seed: int
) -> PlaceForecasts:
    """Hold what the model says of places against what was recorded, beside the kernel of past events.

    Parameters
    ----------
    of_model
        By forecast, deaths at each place of the map, ``(R, L)``.
    events
        From ``read_events``.
    first_known, first, last
        Months, ``YYYY-MM``: from which on the kernel sees events, and which are forecast.
    seed
        Where the luck of the baseline comes from.
    """
    shares = {name: shares_of(sample.mean(axis=0)) for name, sample in of_model.items()}
    months = _number(last) - _number(first) + 1
    mean = _expected(events, first_known, first, months)
    earlier = _month(_number(first) - months)
    before = _expected(events, first_known, earlier, months)
    scatter = dispersion(deaths_at_places(events, earlier, _month(_number(first) - 1)), before)
    chance = np.random.Generator(np.random.Philox(key=[seed, _STREAM]))
    return PlaceForecasts(
        places=tuple(positions()),
        outcome=deaths_at_places(events, first, last),
        samples={**of_model, KERNEL: drawn(mean, scatter, chance)},
        shares={**shares, KERNEL: shares_of(mean)},
    )


_STREAM = 29


def _expected(events: EventTable, first: str, end: str, months: int) -> Array:
    """Deaths at each place in the months from ``end`` on, by those who know what came before it, ``(L,)``."""
    past = events_between(events, first, _month(_number(end) - 1))
    columns = {"latitude": "latitude", "longitude": "longitude", "deaths": "best"}
    known = {name: past[column].to_numpy(dtype=np.float64) for name, column in columns.items()}
    rate = (
        float(events_between(events, _month(_number(end) - LAG), _month(_number(end) - 1))["best"].sum())
        / LAG
    )
    found: Array = kernel_shares(known, positions()) * max(rate, SMALLEST) * months
    return found


def deaths_at_places(events: EventTable, first: str, last: str) -> Array:
    """Deaths recorded at each place of the map from one month to another, ``(L,)``."""
    total = events_between(events, first, last).groupby("place")["best"].sum()
    return np.array([float(total.get(name, 0.0)) for name in positions()])


def events_between(events: EventTable, first: str, last: str) -> pandas.DataFrame:
    """Events at places of the map that begin from one month to another, ``YYYY-MM``."""
    table = events.events
    months = np.array([day.strftime("%Y-%m") for day in table["start"]])
    return table[(months >= first) & (months <= last) & (table["place"] != "").to_numpy()]


def shares_of(deaths: Array) -> Array:
    """Parts of a sum, ``(L,)``; all 0 where there is none."""
    found: Array = deaths / max(float(deaths.sum()), 1e-9)
    return found


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
