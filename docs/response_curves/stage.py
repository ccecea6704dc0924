"""The stage: four sides and three places by hand, and one rule that acts alone on it, without luck."""

import numpy as np
from numpy.typing import ArrayLike

from sahel_sim.core import (
    DIMENSIONS,
    VOICES,
    Array,
    Chance,
    Factions,
    MeanField,
    Mechanism,
    Places,
    Strategy,
    World,
    as_orders,
    as_terms,
    columns,
    kept,
    seats,
    whole,
)
from sahel_sim.core.quantize import GRAIN_BITS
from sahel_sim.scenario.dialogue_levers import TRUST

SIDES = Factions(("army", "rebels", "jihadists", "others"), ("state", "rebels", "jihadists", "jihadists"))
ARMY, REBELS, JIHADISTS, OTHERS = range(4)
TOWN, VILLAGE, CAMP = range(3)
LAND = Places(
    name="stage",
    names=("town", "village", "camp"),
    regions=("Centre", "East", "North"),
    kinds=("town", "village", "camp"),
    countries=("Home",) * 3,
    latitude=np.zeros(3),
    longitude=np.zeros(3),
    town=np.array([20_000.0, 5_000.0, 5_000.0]),
    hinterland=np.zeros(3),
    symbolic=np.array([1.0, 0.0, 0.0]).reshape(1, 1, -1),
    remoteness=np.array([0.0, 0.5, 1.0]).reshape(1, 1, -1),
    roads=((TOWN, VILLAGE, 50.0), (TOWN, CAMP, 300.0)),
    home="Home",
)
"""A symbolic town of 20 000; a village 50 km and a remote camp 300 km away, each of 5 000."""

_LUCKS = 1_000


def by_side(*values: float) -> Array:
    """One value for each side, 0 for those not named, ``(1, F, 1)``."""
    return np.pad(np.array(values, dtype=float), (0, len(SIDES) - len(values))).reshape(1, -1, 1)


def by_place(*values: float) -> Array:
    """One value for each place, 0 for those not named, ``(1, 1, L)``."""
    return np.pad(np.array(values, dtype=float), (0, len(LAND) - len(values))).reshape(1, 1, -1)


def each(values: Array) -> Array:
    """One value for each world, ``(R,)`` to ``(R, 1, 1)``."""
    return values.reshape(-1, 1, 1)


def dyad(who: int, whom: int, value: ArrayLike = 1.0) -> Array:
    """What one side has towards another, ``(1 or R, F, F)``."""
    given = np.atleast_1d(np.asarray(value, dtype=float))
    held = np.zeros((len(given), len(SIDES), len(SIDES)))
    held[:, who, whom] = given
    return held


def both(a: int, b: int, value: ArrayLike = 1.0) -> Array:
    """What two sides have towards each other, ``(1 or R, F, F)``."""
    return dyad(a, b, value) + dyad(b, a, value)


def fought(a: int, b: int, value: float) -> Array:
    """What happens between two sides in the town, ``(1, pair, L)``."""
    happened = np.zeros((1, len(SIDES.pairs), len(LAND)))
    happened[0, SIDES.pairs.index((a, b)), TOWN] = value
    return happened


def stage(worlds: int, months: float = 1.0, control: ArrayLike = 0.0, **given: ArrayLike) -> World:
    """So many worlds in which everything is 0 but the people, full will, little trust, and what is given.

    Who has ``control`` governs towns and villages alike.
    """
    sizes = {"one": 1, "faction": 4, "other": 4, "pair": 6, "locality": 3}
    sizes |= {"voice": len(VOICES), "dimension": len(DIMENSIONS)}
    start = {
        "residents": LAND.people,
        "in_town": LAND.in_town,
        "town_control": control,
        "village_control": control,
        "active": 1.0,
        "skill": 1.0,
        "unity": 1.0,
        "countryside": 1.0,
        "drive": 1.0,
        "trust": TRUST.default or 0.0,
        **given,
    }
    arrays = {}
    for name, array in kept().items():
        shape = (worlds, *(sizes[axis] for axis in array.axes))
        value = np.broadcast_to(np.asarray(start.pop(name, 0.0), dtype=float), shape).copy()
        arrays[name] = whole(value, array.kind) if array.kind in GRAIN_BITS else value
    if start:
        raise KeyError(f"The world has no {', '.join(start)}.")
    return World(LAND, SIDES, 0, months, **arrays)


def after(rule: Mechanism, start: World, steps: int = 1, form: str = "", **numbers: ArrayLike) -> World:
    """The worlds after so many steps in which this rule alone acts and chance counts at its mean."""
    acting, p = rule.using(form) if form else rule, columns(rule.parameters(**numbers), start.replicates)
    now = start
    for _ in range(steps):
        now = _dawn(now, rule).plus(acting(_dawn(now, rule), p, MeanField(start.replicates)))
    return now


def chances(rule: Mechanism, start: World, form: str = "", **numbers: ArrayLike) -> World:
    """The worlds after one step, each the mean over all luck in even steps: chances in place of lots."""
    acting = rule.using(form) if form else rule
    needed = {"residents", *rule.reads, *rule.writes}
    many = start.with_arrays({name: np.repeat(getattr(start, name), _LUCKS, axis=0) for name in needed})
    every = {k: np.repeat(v, _LUCKS) if np.ndim(v) else v for k, v in numbers.items()}
    p = columns(rule.parameters(**every), many.replicates)
    ended = many.plus(acting(many, p, _EveryLuck(start.replicates)))
    shape = (start.replicates, _LUCKS)
    ends = {name: getattr(ended, name) for name in rule.writes}
    return start.with_arrays({k: v.reshape(*shape, *v.shape[1:]).mean(axis=1) for k, v in ends.items()})


def posture(mind: Strategy, side: int, start: World, **numbers: ArrayLike) -> Array:
    """Where a side wants its force to be, as shares, ``(R, L)``."""
    seat = seats(start, MeanField(start.replicates))[side]
    return as_orders(seat, mind(seat, columns(mind.parameters(**numbers), start.replicates)))[0][:, 0]


def terms(mind: Strategy, side: int, other: int, start: World, **numbers: ArrayLike) -> tuple[Array, Array]:
    """What a side offers to and demands from another, both ``(R,)``."""
    seat = seats(start, MeanField(start.replicates))[side]
    decided = mind(seat, columns(mind.parameters(**numbers), start.replicates))
    offer, demand, *_ = as_terms(seat, decided)
    return offer[:, 0, other], demand[:, 0, other]


def _dawn(world: World, rule: Mechanism) -> World:
    """What the rule itself notes has not happened yet."""
    noted = [name for name in rule.writes if kept()[name].kind == "flow"]
    return world.with_arrays({name: np.zeros_like(getattr(world, name)) for name in noted})


class _EveryLuck(Chance):
    """Uniform numbers in even steps, the same for all cells of a world."""

    def __init__(self, worlds: int) -> None:
        self._luck = np.tile((np.arange(_LUCKS) + 0.5) / _LUCKS, worlds)

    def uniform(self, what: str, shape: tuple[int, ...]) -> Array:
        """Each number once for each world, ``(R, *shape)``."""
        return np.broadcast_to(self._luck.reshape(-1, *(1 for _ in shape)), (len(self._luck), *shape))

    def events(self, what: str, expected: Array, spread: Array) -> tuple[Array, Array]:
        """The expected number of events, each with the mean toll."""
        return expected, expected
