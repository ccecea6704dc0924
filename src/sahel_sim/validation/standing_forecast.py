"""The standing forecast: what the model says of the 36 months from March 2024 on, before anybody looks.

It begins in ``mali_2024_02``, which holds what was known on 20 February 2024. Nothing of what came
afterwards is used, neither data nor rules nor scenario. It is written down once, with a fingerprint and a
date, so that whoever has later events can score it (``score_register``) and nobody can change it unseen.

Deaths are those that UCDP would record of the simulated worlds. All dyads that are forecast had 25 deaths or
more in a year before, so that UCDP codes every event of theirs. Who holds a place is the side that governs
more of it than any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.scenario.parameter_draws import DrawnSets, ParameterDraws
from sahel_sim.validation.backcast import DYADS
from sahel_sim.validation.calibration_targets import RecordReader
from sahel_sim.validation.event_tables import CIVILIANS
from sahel_sim.validation.past import Past

START, MONTHS = "mali_2024_02", 36
"""Where runs begin, and how many months are forecast."""

RUNS, SEED = 1000, 1
"""Runs unless said, and where chance comes from."""

LAST_DAY = "2024-02-20"
"""The last day of which anything is used."""

STATE_BASED = tuple(dyad for dyad in DYADS if dyad.startswith("government-") and CIVILIANS not in dyad)
"""Dyads of the state with an armed group."""

RIVALS = ("csp", "jnim")
"""The rebels and the jihadists whose relation is forecast."""

SERIES = ("displaced", "governed_by_jihadists", "relation")
"""What else is forecast by month: persons who have fled since it begins; the share of the people
whom jihadists govern; and how rebels and JNIM stand, from -1 (allies) to 1 (enemies)."""


@dataclass(frozen=True, eq=False)
class StandingForecast:
    """What came out.

    Attributes
    ----------
    months
        ``YYYY-MM``, ``M`` of them.
    dyads, deaths
        Who fights whom, and the deaths that are recorded, ``(R, M, dyads)``.
    places, place_deaths
        The places of the map, and the deaths recorded there in all months together, ``(R, L)``.
    capitals, sides, holders
        Kidal and all other capitals; factions; and who holds them at the end of each month, as positions in
        ``sides``, ``(R, M, capitals)``.
    series
        By name of ``SERIES``, ``(R, M)``.
    scenario, scenario_digest, rules, draws, seed
        What was run, with which rules, and what runs drew.
    """

    months: tuple[str, ...]
    dyads: tuple[str, ...]
    deaths: Array
    places: tuple[str, ...]
    place_deaths: Array
    capitals: tuple[str, ...]
    sides: tuple[str, ...]
    holders: NDArray[np.intp]
    series: Mapping[str, Array]
    scenario: str
    scenario_digest: str
    rules: str
    draws: str
    seed: int

    @property
    def runs(self) -> int:
        """How many runs tell something."""
        return len(self.deaths)

    @property
    def state_based(self) -> Array:
        """Deaths between the state and any armed group, ``(R, M)``."""
        chosen = [self.dyads.index(dyad) for dyad in STATE_BASED]
        summed: Array = self.deaths[:, :, chosen].sum(axis=2)
        return summed

    def holding(self, capital: str, side: str) -> Array:
        """The share of runs in which a side holds a capital at the end of each month, ``(M,)``."""
        held: Array = (self.holders[:, :, self.capitals.index(capital)] == self.sides.index(side)).mean(
            axis=0
        )
        return held


@dataclass(frozen=True)
class StandingReader(RecordReader):
    """Reads off some runs what is forecast.

    Attributes
    ----------
    scenario
        What is run.
    seed
        Where the numbers of reporting and the luck of reporters come from.
    reporting
        Accepted numbers of reporting, of which each run draws those of its set; from their ranges unless
        said.
    """

    measures: ClassVar[tuple[str, ...]] = ("fighters", "displaced", "people_governed", "hostility")
    scenario: str
    seed: int
    reporting: DrawnSets | None = None

    @property
    def identity(self) -> str:
        """What is read off, for folders of kept work."""
        return self.named(self.scenario)

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """Everything that is forecast, ``(R,)`` each."""
        seen, past = self.observed(told), Past(told)
        deaths = seen.by_step()
        found: dict[str, Array] = {}
        for dyad in DYADS:
            first, second = seen.dyad(dyad)
            found |= _by_month(f"deaths {dyad}", deaths[:, :, first, second])
        by_place = seen.by_place(len(told.places))
        found |= {f"place {name}": by_place[:, at] for at, name in enumerate(told.places.names)}
        strongest = told.by_place["control"].argmax(axis=2)[:, 1:]
        for capital in capitals_of(told):
            at = told.places.names.index(capital)
            found |= _by_month(f"holder {capital}", strongest[:, :, at].astype(np.float64))
        governed = told["people_governed"][:, 1:, past.of_bloc("jihadists")].sum(axis=2)
        pair = told.factions.pairs.index(seen.dyad("-".join(RIVALS)))
        found |= _by_month("displaced", told["displaced"][:, 1:, 0])
        found |= _by_month("governed_by_jihadists", governed)
        return found | _by_month("relation", told["hostility"][:, 1:, pair])


def _by_month(name: str, values: Array) -> dict[str, Array]:
    """A series, ``(R, M)``, as numbers with names of their own."""
    return {f"{name} {month}": values[:, month] for month in range(values.shape[1])}


def capitals_of(told: Ensemble) -> tuple[str, ...]:
    """The capital and the regional capitals of the map."""
    pairs = zip(told.places.names, told.places.kinds, strict=True)
    return tuple(name for name, kind in pairs if "capital" in kind)


def forecast_scenario() -> Scenario:
    """The scenario that is run: that of February 2024, by months, as long as is forecast; draws are apart."""
    return with_changes(read(START), {"years": MONTHS / 12.0, "step": "month", "parameter_draws": FIXED})


def standing_forecast(
    draws: ParameterDraws | None = None,
    runs: int = RUNS,
    *,
    seed: int = SEED,
    reporting: DrawnSets | None = None,
    execution: Execution = ALL_CORES,
) -> StandingForecast:
    """Forecast the 36 months from March 2024 on.

    Parameters
    ----------
    draws
        What runs draw: an accepted set, or the prior; nothing unless said.
    runs, seed
        How many, and where chance comes from.
    reporting
        Accepted numbers of reporting; from their ranges unless said.
    execution
        As for ``run``.
    """
    story = forecast_scenario()
    reader = StandingReader(story.name, seed, reporting)
    told = reduce_runs([story], reader, runs, seed=seed, execution=execution, draws=draws).of_scenario(0)
    whole = ~np.isnan(told[f"displaced {MONTHS - 1}"])
    names = [name for name in told if name.startswith("holder ") and name.endswith(" 0")]
    capitals = tuple(name[len("holder ") : -len(" 0")] for name in names)
    places = tuple(name[len("place ") :] for name in told if name.startswith("place "))

    def months_of(name: str) -> Array:
        return np.stack([told[f"{name} {month}"][whole] for month in range(MONTHS)], axis=1)

    return StandingForecast(
        months=tuple(day[:7] for day in story.dates[:-1]),
        dyads=DYADS,
        deaths=np.stack([months_of(f"deaths {dyad}") for dyad in DYADS], axis=2),
        places=places,
        place_deaths=np.stack([told[f"place {name}"][whole] for name in places], axis=1),
        capitals=capitals,
        sides=tuple(story.place.factions.names),
        holders=np.stack([months_of(f"holder {name}") for name in capitals], axis=2).astype(np.intp),
        series={name: months_of(name) for name in SERIES},
        scenario=story.name,
        scenario_digest=read(START).digest(),
        rules=rules_digest(),
        draws="fixed" if draws is None else f"{draws.kind} {draws.digest}",
        seed=seed,
    )
