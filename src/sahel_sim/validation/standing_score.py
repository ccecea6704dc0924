"""The registered forecast beside what came, and beside baselines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sahel_sim.core import Array
from sahel_sim.validation.baseline_register import RegisteredBaselines
from sahel_sim.validation.event_series import EventTable
from sahel_sim.validation.event_sources import UCDP
from sahel_sim.validation.fact_scores import FactScores, PlaceScore
from sahel_sim.validation.forecast_baselines import baselines
from sahel_sim.validation.forecast_register import FIRST_PAST, MODEL, Register, dyad_months
from sahel_sim.validation.forecast_scores import ForecastScore, scores_by_forecast
from sahel_sim.validation.registered_tables import RegisterError

_PAST_MONTHS = 36


@dataclass(frozen=True, eq=False)
class StandingScore:
    """The forecast beside what came.

    Attributes
    ----------
    months, dyads, outcome
        What is scored, and the recorded deaths, ``(M, dyads)``.
    samples
        By forecast, ``(R, M, dyads)``: the model and, if they are registered beside it or the file reaches
        back three years, baselines.
    places, facts
        The scores of deaths by place, and of holders and series; None as long as they are not asked for.
    """

    months: tuple[str, ...]
    dyads: tuple[str, ...]
    outcome: Array
    samples: Mapping[str, Array]
    places: PlaceScore | None = None
    facts: FactScores | None = None

    def scores(self, dyad: str | None = None) -> dict[str, ForecastScore]:
        """The scores of every forecast, of one dyad or of all together."""
        part = None if dyad is None else self.dyads.index(dyad)
        return scores_by_forecast(self.samples, self.outcome, part)


def score_register(
    register: Register, events: EventTable, beside: RegisteredBaselines | None = None
) -> StandingScore:
    """Hold a registered forecast against what came.

    Parameters
    ----------
    register
        From ``read_register``.
    events
        From ``read_events``, with ``until`` a day after February 2024.
    beside
        Registered baselines of the same months and dyads; unless said they are made of the events before
        the forecast, if those reach back three years.

    Raises ``RegisterError`` if the events are not UCDP's, or end before the forecast begins.
    """
    if events.source != UCDP:
        raise RegisterError("other_source", source=events.source)
    there, counts = dyad_months(events)
    ahead = [at for at, month in enumerate(register.months) if there and month <= there[-1]]
    if not ahead:
        raise RegisterError("too_early", last=there[-1] if there else "–", first=register.months[0])
    months = tuple(register.months[at] for at in ahead)

    def table(chosen: Sequence[str]) -> Array:
        return np.array([[counts.get((dyad, month), 0.0) for dyad in register.dyads] for month in chosen])

    samples = {MODEL: register.deaths[:, ahead]}
    before = [month for month in there if FIRST_PAST <= month < months[0]]
    if beside is not None and (beside.months, beside.dyads) == (register.months, register.dyads):
        samples |= {name: sample[:, ahead] for name, sample in beside.samples().items()}
    elif len(before) >= _PAST_MONTHS:
        past = table(before)
        for at in range(len(register.dyads)):
            for name, sample in baselines(past[:, at], len(ahead), at).items():
                empty = np.zeros((len(sample), len(ahead), len(register.dyads)))
                samples.setdefault(name, empty)[:, :, at] = sample
    return StandingScore(months, register.dyads, table(months), samples)
