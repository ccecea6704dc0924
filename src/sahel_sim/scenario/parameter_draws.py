"""Draws of what is not known: run ``n`` has its own parameters, strengths and pressures, fixed by ``n``.

With fixed parameters runs differ by luck alone, and bands are narrow though hardly a number is known. Here
run ``n`` draws every parameter from its declared range, most often near its default, and with it how strong
each bloc is, how hard it presses and how well the state is informed. The same ``n`` draws the same in every
story and with every seed, so that comparisons stay paired. What a story says itself stays as it says: a
parameter that it sets is not drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, Protocol

import numpy as np

from sahel_sim.core import Array, parameter
from sahel_sim.core.parameters import Declared, declared
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.scenario.levers import LEVERS, PRESSURE
from sahel_sim.scenario.merge import Settings
from sahel_sim.scenario.parameter_ranges import parameters, pert_parts, value_at
from sahel_sim.scenario.scenario import Scenario

SCALES = "scales"
"""What names of strengths and pressures begin with."""

STREAM = 11
"""Which part of the numbers that a seed gives this is, so that no other part has the same."""


@dataclass(frozen=True)
class Scales:
    """How many times what a scenario says strengths, pressures and intelligence are.

    strength_state: Fighters of the state.
    strength_rebels: Fighters of the rebels.
    strength_jihadists: Fighters of the jihadists.
    strength_militias: Fighters of militias.
    pressure_state: How hard the state presses others, 1 at most.
    pressure_rebels: How hard the rebels press others, 1 at most.
    pressure_jihadists: How hard the jihadists press others, 1 at most.
    pressure_militias: How hard militias press others, 1 at most.
    intelligence_state: The chance that the fire of the state is aimed, 1 at most.

    >>> Scales().pressure_state
    1.0
    """

    strength_state: float = parameter(
        1.0,
        unit="ratio",
        low=0.9,
        high=1.1,
        source="K27: 11 800 to 12 600 about 12 200 in 2012; assumed wider",
    )
    strength_rebels: float = parameter(
        1.0, unit="ratio", low=0.6, high=1.6, source="assumed: 3 000 to 8 000 about 5 000, no figure exists"
    )
    strength_jihadists: float = parameter(
        1.0, unit="ratio", low=0.5, high=1.5,
        source="assumed: a quarter to a half of the region's fighters are here, about 0.375",
    )  # fmt: skip
    strength_militias: float = parameter(
        1.0, unit="ratio", low=0.5, high=2.0, source="assumed: 1 000 to 4 000 about 2 000, no figure exists"
    )
    pressure_state: float = parameter(
        1.0, unit="ratio", low=0.5, high=1.6, source="assumed: orders are not counted; half to a little above"
    )
    pressure_rebels: float = parameter(
        1.0, unit="ratio", low=0.5, high=1.6, source="assumed: as of the state"
    )
    pressure_jihadists: float = parameter(
        1.0, unit="ratio", low=0.5, high=1.6, source="assumed: as of the state"
    )
    pressure_militias: float = parameter(
        1.0, unit="ratio", low=0.5, high=1.6, source="assumed: as of the state"
    )
    intelligence_state: float = parameter(
        1.0, unit="ratio", low=0.5, high=2.0, source="assumed: no estimate exists for Mali"
    )


class ParameterDraws(Protocol):
    """What each run draws."""

    @property
    def kind(self) -> str:
        """``prior`` or ``accepted``."""

    @property
    def digest(self) -> str:
        """A fingerprint of everything that the draws depend on."""

    def of(self, replicate: int) -> Mapping[str, float]:
        """What a run draws, by dotted name."""


@cache
def drawn_numbers() -> Mapping[str, Declared]:
    """Everything that is drawn, by dotted name: parameters that have a range, and ``scales``.

    >>> drawn_numbers()["scales.pressure_state"].high
    1.6
    """
    scales = {f"{SCALES}.{number.name}": number for number in declared(Scales)}
    return {**dict(parameters()), **scales}


@dataclass(frozen=True)
class PriorDraws:
    """Every number from its declared range, its default the most likely (``parameter_ranges``).

    Attributes
    ----------
    seed
        Another gives other draws.

    >>> draws = PriorDraws()
    >>> draws.of(7) == draws.of(7), draws.of(7) == draws.of(8)
    (True, False)
    """

    seed: int = 0

    @property
    def kind(self) -> str:
        """``prior``."""
        return "prior"

    @property
    def digest(self) -> str:
        """A fingerprint of the seed and of every range and default."""
        ranges = {name: (number.low, number.default, number.high) for name, number in drawn_numbers().items()}
        return sha256_of({"prior": self.seed, "ranges": ranges})

    def parts(self, replicate: int) -> Array:
        """How far through its range each number is, 0 to 1, ``(D,)``."""
        key = [self.seed, STREAM * 2**32 + int(replicate)]
        chances = np.random.Generator(np.random.Philox(key=key)).random(len(drawn_numbers()))
        return pert_parts(chances, tuple(drawn_numbers().values()))

    def of(self, replicate: int) -> Mapping[str, float]:
        """What a run draws, by dotted name."""
        return values_of(self.parts(replicate))


@dataclass(frozen=True, eq=False)
class DrawnSets:
    """Sets of numbers, of which each run draws one by its weight.

    Attributes
    ----------
    parts
        How far through its range each number of each set is, ``(N, D)``, in the order of ``drawn_numbers``.
    weights
        Of each set, ``(N,)``.
    label
        What kind of sets they are.
    """

    parts: Array
    weights: Array
    label: str = "accepted"
    _chances: Array = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_chances", np.cumsum(self.weights) / np.sum(self.weights))

    @property
    def kind(self) -> str:
        """What kind of sets they are."""
        return self.label

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the sets and their weights."""
        return sha256_of({"parts": self.parts.tolist(), "weights": self.weights.tolist()})

    def which(self, replicate: int) -> int:
        """The set that a run draws.

        Sets are dealt out evenly: of the first ``N`` runs about as many draw a set as its weight says.
        """
        turn = (0.5 + replicate * _GOLDEN) % 1.0
        return min(int(np.searchsorted(self._chances, turn)), len(self._chances) - 1)

    def of(self, replicate: int) -> Mapping[str, float]:
        """What a run draws, by dotted name."""
        return values_of(self.parts[self.which(replicate)])


_GOLDEN = (5.0**0.5 - 1.0) / 2.0
"""Multiples of it fill the range from 0 to 1 evenly, however many there are (Weyl 1916)."""


def values_of(parts: Array) -> dict[str, float]:
    """The numbers at some parts of the way through their ranges, by dotted name."""
    numbers = zip(drawn_numbers().items(), parts.tolist(), strict=True)
    return {name: value_at(number, part) for (name, number), part in numbers}


def with_draw(scenario: Scenario, drawn: Mapping[str, float]) -> Scenario:
    """The scenario with what one run draws.

    ``scenario``: whose own numbers stay: a parameter that it sets is not drawn, not even if it sets it to its
    default; ``drawn``: from ``of``.

    >>> import sahel_sim
    >>> story = sahel_sim.read("two_towns")
    >>> with_draw(story, {"scales.strength_state": 1.1}).settings["crown.fighters"]
    1320.0
    """
    settings = dict(scenario.settings)
    for name, value in drawn.items():
        number = drawn_numbers()[name]
        free = name not in scenario.not_drawn and settings.get(name) == number.default
        if free and not name.startswith(f"{SCALES}."):
            settings[name] = value
    scales = _scales(scenario, drawn)
    settings = _scaled(settings, scales)
    timeline = tuple(replace(entry, settings=_scaled(entry.settings, scales)) for entry in scenario.timeline)
    return replace(scenario, settings=settings, timeline=timeline, own_draws=FIXED)


def _scales(scenario: Scenario, drawn: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """By faction and lever, how many times what the scenario says it is."""
    names, blocs = scenario.place.factions.names, scenario.place.factions.blocs
    found = {}
    for lever, word in _SCALED.items():
        for name, bloc in zip(names, blocs, strict=True):
            scale = drawn.get(f"{SCALES}.{word}_{bloc}")
            if scale is not None:
                found[name, lever] = scale
    return found


_SCALED = {"fighters": "strength", PRESSURE.name: "pressure", "intelligence": "intelligence"}
"""Levers that are scaled, and the word for it."""


def _scaled(settings: Settings, scales: Mapping[tuple[str, str], float]) -> dict[str, Any]:
    """The settings with those levers scaled, as far as they can be."""
    most = {lever.name: lever.high for lever in LEVERS}
    found = dict(settings)
    for key, value in settings.items():
        faction, _, rest = key.partition(".")
        lever = rest.split(".")[0]
        if (faction, lever) in scales and isinstance(value, int | float):
            found[key] = min(float(value) * scales[faction, lever], most[lever])
    return found
