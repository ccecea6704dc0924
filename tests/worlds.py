"""Small worlds built by hand: they need no table and no scenario file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sahel_sim.core import (
    BEYOND,
    DIMENSIONS,
    VOICES,
    Array,
    Factions,
    Mechanism,
    Orders,
    Places,
    Seat,
    Strategy,
    World,
    apportion,
    columns,
    kept,
    overridden,
    strategy,
)
from sahel_sim.core.quantize import GRAIN_BITS, whole
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES, Setup, TimelineChange

FOUR_SIDES = {"government": "state", "csp": "rebels", "jnim": "jihadists", "is_sahel": "jihadists"}
DEFAULT_MINDS = {"state": "press", "rebels": "raid", "jihadists": "opportunist", "militias": "hold"}
BOUNDS = {
    "0 to 1": (0.0, 1.0),
    "0 or 1": (0.0, 1.0),
    "-1 to 1": (-1.0, 1.0),
    "share of the prize": (0.0, 1.0),
}
"""The ends of the ranges that units speak of."""


def land(
    people: ArrayLike,
    *,
    regions: tuple[str, ...] = (),
    roads: tuple[tuple[int, int, float], ...] = (),
    foreign: tuple[int, ...] = (),
) -> Places:
    """Localities with so many people; without roads given, each is 100 km from the next."""
    town = np.asarray(people, dtype=np.float64)
    size = len(town)
    return Places(
        name="by hand",
        names=tuple(f"place {number}" for number in range(size)),
        regions=regions or ("Coast",) * size,
        kinds=("town", "village") * (size // 2) + ("town",) * (size % 2),
        countries=tuple("Abroad" if number in foreign else "Home" for number in range(size)),
        latitude=np.arange(size, dtype=np.float64),
        longitude=np.zeros(size),
        town=town,
        hinterland=np.zeros(size),
        symbolic=np.linspace(0.0, 1.0, size).reshape(1, 1, -1),
        remoteness=np.linspace(1.0, 0.0, size).reshape(1, 1, -1),
        roads=roads or tuple((number, number + 1, 100.0) for number in range(size - 1)),
        home="Home",
    )


def sides(**blocs: str) -> Factions:
    """Factions by name, each with its bloc."""
    return Factions(tuple(blocs), tuple(blocs.values()))


def world(
    places: Places,
    factions: Factions,
    *,
    replicates: int = 1,
    months: float = 1.0,
    control: ArrayLike = 0.0,
    **given: ArrayLike,
) -> World:
    """A world in which everything is 0 but what is given, which is broadcast to its shape.

    Residents are those of the places, and every faction is active, of one will and skill 1, unless given.
    Who has ``control`` governs towns and villages alike.
    """
    sizes = {
        "one": 1,
        "faction": len(factions),
        "other": len(factions),
        "pair": len(factions.pairs),
        "voice": len(VOICES),
        "dimension": len(DIMENSIONS),
        "locality": len(places),
    }
    start: dict[str, ArrayLike] = {
        "residents": places.people,
        "in_town": places.in_town,
        "town_control": control,
        "village_control": control,
        "active": 1.0,
        "skill": 1.0,
        "partner_skill": 1.0,
        "unity": 1.0,
        "countryside": 1.0,
        "drive": at_war(factions),
        **given,
    }
    arrays = {}
    for name, array in kept().items():
        shape = (replicates, *(sizes[axis] for axis in array.axes))
        value = np.broadcast_to(np.asarray(start.pop(name, 0.0), dtype=np.float64), shape).copy()
        arrays[name] = whole(value, array.kind) if array.kind in GRAIN_BITS else value
    assert not start, f"the world has no {', '.join(start)}"
    return World(places, factions, 0, months, **arrays)


def faction_column(*values: float) -> Array:
    """One value for each faction, ``(1, F, 1)``."""
    return np.array(values, dtype=np.float64).reshape(1, -1, 1)


def at_war(factions: Factions) -> Array:
    """1 between any two factions, 0 within each, ``(1, F, F)``."""
    return (1.0 - np.eye(len(factions)))[None]


def country(replicates: int = 3, months: float = 1.0, seed: int = 2012) -> World:
    """Four factions in six places of three regions; nothing is 0, and no two replicates are alike."""
    rng = np.random.default_rng(seed)
    places = land(
        [30_000, 6_000, 2_000, 20_000, 4_000, 9_000],
        regions=("Coast", "Coast", "Coast", "Hills", "Hills", "Overland"),
        roads=(
            (0, 1, 80.0),
            (1, 2, 40.0),
            (0, 2, 130.0),
            (1, 3, 90.0),
            (3, 4, 50.0),
            (3, 5, 70.0),
            (4, 5, 60.0),
        ),
        foreign=(5,),
    )
    villagers = np.array([0.0, 2_000.0, 1_500.0, 0.0, 1_000.0, 0.0])
    places = replace(
        places,
        town=places.town - villagers,
        hinterland=villagers,
        kinds=("capital", "village", "town", "regional_capital", "town", "village"),
    )
    factions = sides(**FOUR_SIDES)
    n, size = len(factions), len(places)

    def some(low: float, high: float, *shape: int) -> Array:
        return rng.uniform(low, high, (replicates, *shape))

    def step(low: float, high: float, *shape: int) -> Array:
        return some(low, high, *shape) * months

    away = whole(some(50, 500, 1, size), "people")
    control = some(0.05, 1.0, n + 1, size)
    control /= control.sum(axis=1, keepdims=True)
    return world(
        places,
        factions,
        replicates=replicates,
        months=months,
        residents=some(0.8, 1.2, 1, size) * places.people,
        away=away,
        displaced=apportion(away.sum(axis=2, keepdims=True), some(1, 2, 1, size)),
        fighters=some(20, 300, n, size),
        fallen=some(1, 50, n, size),
        killed=some(1, 50, n, size),
        control=control[:, :n],
        village_control=np.roll(control[:, :n], 1, axis=2),
        treasury=some(0.1, 2.0, n, 1),
        grievance=some(-0.5, 0.8, n, size),
        fear=some(0.05, 0.8, n, size),
        hostility=some(0.2, 1.0, n, n) * at_war(factions),
        loyalty=some(0.05, 0.24, n, size),
        posture=some(0.1, 1.0, n, size),
        resolve=some(0.2, 1.0, n, size),
        pressure=some(0.1, 1.0, n, n) * at_war(factions),
        restraint=some(0.1, 0.8, n, 1),
        intelligence=some(0.1, 0.8, n, 1),
        skill=some(0.7, 1.5, n, 1),
        services=some(0.1, 0.8, n, 1),
        drive=some(0.2, 0.9, n, n) * at_war(factions),
        stalemate=some(0.1, 0.9, n, n) * at_war(factions),
        panic=some(0.05, 0.6, n, size),
        unity=some(0.3, 0.9, n, 1),
        countryside=some(0.1, 0.9, n, 1),
        support=some(0.1, 0.5, n, 1),
        establishment=some(1_500, 3_000, n, 1),
        clashes=step(0.5, 3, len(factions.pairs), size),
        toll=step(1, 20, len(factions.pairs), size),
        losses=step(0.5, 3, n, size),
        stray=step(1, 20, n, size),
        attacks=step(0.5, 3, n, size),
        harmed=step(0.2, 3, n, size),
        unpaid=some(0.1, 0.8, n, 1),
        **_politics(replicates, factions, size, months, seed + 1),
    )


def _politics(replicates: int, factions: Factions, size: int, months: float, seed: int) -> dict[str, Array]:
    """Some factions talk, some have a ceasefire or an accord, missions stand in bases, and so on."""
    rng = np.random.default_rng(seed)
    n, pairs, insurgent = len(factions), len(factions.pairs), factions.insurgent

    def some(low: float, high: float, *shape: int) -> Array:
        return rng.uniform(low, high, (replicates, *shape))

    def lots(*shape: int) -> Array:
        return np.rint(some(0.0, 1.0, *shape))

    def turns(every: int) -> Array:
        return (np.add.outer(np.arange(replicates), np.arange(n)) // every % 2)[..., None] * insurgent

    def both_ways(x: Array) -> Array:
        upper = np.triu(x, 1)
        return upper + np.swapaxes(upper, 1, 2)

    return {
        "truce": both_ways(some(0.1, 0.9, n, n) * lots(n, n)),
        "belief": some(-2.0, 2.0, n, n) * at_war(factions),
        "weariness": some(0.05, 0.6, n, n) * at_war(factions),
        "approval": some(0.1, 0.9, n, 1),
        "hardline": some(0.1, 0.9, n, 1),
        "divide": some(0.1, 0.9, 1, 1),
        "talks": np.maximum(turns(1), turns(2)),
        "accord": turns(1),
        "closed": turns(4),
        "reserve": some(-1.5, 1.5, n, 1) * insurgent,
        "cooling": some(0.1, 0.9, n, 1) * insurgent,
        "trust": some(0.1, 0.8, n, 1) * insurgent,
        "implemented": some(0.1, 0.5, n, 1) * insurgent,
        "promised": some(0.4, 0.9, n, 1) * insurgent,
        "heard": some(0.1, 0.9, n, len(VOICES)) * insurgent,
        "shared": some(0.1, 0.9, n, len(DIMENSIONS)) * insurgent,
        "pact": lots(1, size),
        "guarantee": some(0.1, 0.9, 1, 1),
        "blood": both_ways(some(0.1, 0.6, n, n)),
        "cohesion": some(0.2, 0.9, n, 1),
        "peacekeepers": some(50, 900, 1, size),
        "intervention": some(50, 900, 1, size),
        "camps": some(0.2, 1.0, 1, size),
        "prize": some(0.1, 0.6, 1, size),
        "aftershock": some(0.1, 0.6, 1, size),
        "blockade": some(0.1, 0.6, 1, size),
        "distance": both_ways(some(0.2, 1.0, n, n)),
        "bases": some(0.2, 1.0, 1, size),
        "offer": some(0.3, 1.0, n, n) * at_war(factions),
        "demand": some(0.1, 0.7, n, n) * at_war(factions),
        "disarm": some(0.2, 1.0, n, n),
        "campaign": some(0.1, 0.6, n, 1),
        "influence": some(0.2, 1.0, n, 1),
        "voices": some(0.1, 0.9, len(VOICES), 1),
        "power_sharing": some(0.1, 0.9, len(DIMENSIONS), 1),
        "dialogue": np.ones((1, 1, 1)),
        "mediation": some(0.1, 0.9, 1, 1),
        "will": some(0.2, 0.9, n, 1),
        "divisible": some(0.2, 1.0, n, 1),
        "mission": some(1_000, 6_000, 1, 1),
        "intervening": some(1_000, 4_000, 1, 1),
        "partner": some(0.1, 0.6, n, 1),
        "partner_restraint": some(0.1, 0.8, n, 1),
        "partner_skill": some(0.7, 1.5, n, 1),
        "heat": some(-0.3, 0.3, 1, size),
        "toll_first": some(0.1, 0.9, pairs, size) * months,
        "seized": some(-0.2, 0.2, n, size) * months,
        "risk": some(0.1, 0.6, n, 1) * insurgent,
        "relapsed": turns(3),
        "carried": some(-0.05, 0.1, n, 1) * insurgent * months,
    }


def setup_of(
    start: World,
    schedule: tuple[Mechanism, ...] = MONTH,
    *,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    minds: tuple[Any, ...] = (),
    envoys: tuple[Strategy, ...] = (),
    timeline: tuple[TimelineChange, ...] = (),
    steps: int = 12,
) -> Setup:
    """A setup with default parameters, unless given, and each bloc's default strategy; all bargain."""
    numbers = {
        m.name: columns(overridden(m.parameters(), (parameters or {}).get(m.name, {})), start.replicates)
        for m in schedule
    }
    decisions = minds or tuple(STRATEGIES[DEFAULT_MINDS[bloc]] for bloc in start.factions.blocs)
    tactics = tuple(
        columns(d.parameters(), start.replicates) if isinstance(d, Strategy) else None for d in decisions
    )
    talkers = envoys or (DIPLOMACIES["bargain"],) * len(start.factions)
    return Setup(
        start,
        schedule,
        numbers,
        decisions,
        tactics,
        talkers,
        tuple(columns(envoy.parameters(), start.replicates) for envoy in talkers),
        timeline,
        steps,
    )


def bounds(name: str) -> tuple[float, float]:
    """Between what ends the values of an array of the world must lie."""
    array = kept()[name]
    if array.kind in ("people", "troops", "money"):
        return 0.0, np.inf
    if array.kind == "share":
        return 0.0, 1.0
    if array.kind == "flow":
        return (-np.inf, np.inf) if name in ("heat", "seized", "carried") else (0.0, np.inf)
    if name == "risk":
        return 0.0, np.inf
    if name == "weariness":
        return -1.0, 1.0
    if name == "demand":
        return 0.0, BEYOND
    return BOUNDS.get(array.unit, (0.0, np.inf) if array.unit == "ratio" else (-np.inf, np.inf))


def alone(start: World, replicate: int) -> World:
    """One of the replicates, by itself."""
    return replace(start, **{name: getattr(start, name)[replicate : replicate + 1] for name in kept()})


def part(numbers: Any, rows: slice) -> Any:
    """The same parameters for some of the replicates."""
    every = {f.name: getattr(numbers, f.name) for f in fields(numbers)}
    return replace(numbers, **{name: x if x.shape[0] == 1 else x[rows] for name, x in every.items()})


@contextmanager
def untouchable(start: World, *numbers: Any) -> Iterator[None]:
    """Within this context, whoever writes into an array of the world or the parameters fails."""
    arrays = [getattr(start, name) for name in kept()]
    arrays += [getattr(p, f.name) for p in numbers for f in fields(p)]
    before = [array.flags.writeable for array in arrays]
    for array in arrays:
        array.setflags(write=False)
    try:
        yield
    finally:
        for array, writeable in zip(arrays, before, strict=True):
            array.setflags(write=writeable)


@dataclass(frozen=True)
class NoNumbers:
    """The parameters of a rule that has none."""


@strategy(parameters=NoNumbers, sources=("lanchester1916",))
def stand_and_fight(seat: Seat, p: NoNumbers) -> Orders:
    """Be everywhere alike, and seek battle."""
    return Orders(np.ones((1, 1, 1)), np.ones((1, 1, 1)))
