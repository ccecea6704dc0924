"""First accords of the rebels in many worlds: when they were signed, how long they held, and what ratio."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from chances import ManyDraws
from sahel_sim.core import Array, Mechanism, World, columns, seats
from sahel_sim.engine import MONTH
from sahel_sim.strategies.bargain import bargain
from worlds import at_war, faction_column, land, sides, world

SIDES = sides(army="state", rebels="rebels", others="rebels")
LAND = land([1_000.0, 1_000.0])
YEARS = 15
TABLE = ("relapse", "trust", "dialogue", "implementation")
REBELS = 1


@dataclass(frozen=True)
class Accords:
    """The first accord of each world, if any.

    Attributes
    ----------
    signed
        Month in which it was signed; infinite where none was.
    held
        Months for which it held, or could be watched.
    broke
        Whether it broke while it was watched.
    """

    signed: Array
    held: Array
    broke: Array

    @property
    def share(self) -> float:
        """Part of the worlds that saw one."""
        return float(np.isfinite(self.signed).mean())

    @property
    def wait(self) -> float:
        """Months until it was signed, on average, where one was."""
        return float(self.signed[np.isfinite(self.signed)].mean())

    def survival(self, months: float) -> float:
        """Part that holds for so long (Kaplan and Meier)."""
        left = 1.0
        for age in range(1, int(months) + 1):
            at_risk = (self.held >= age).sum()
            left *= 1.0 - ((self.held == age) & self.broke).sum() / max(at_risk, 1)
        return float(left)


def first_accords(history: Iterable[World], rebels: int = REBELS) -> Accords:
    """What the first accord of each world was like, from the world after each month."""
    signed = held = broke = None
    for month, now in enumerate(history):
        there = now.accord[:, rebels, 0] > 0
        if signed is None:
            signed, held = np.full(there.shape, np.inf), np.zeros(there.shape)
            broke = np.zeros(there.shape, dtype=bool)
        begins = there & np.isinf(signed)
        signed[begins] = month
        lives = np.isfinite(signed) & ~broke & ~begins
        held[lives] += 1
        broke |= lives & ~there
    assert signed is not None
    return Accords(signed, held, broke)


def hazard_ratio(one: Accords, other: Accords) -> tuple[float, float, float]:
    """Hazard of one over the other, age by age (Mantel and Haenszel), with its 99 % interval."""
    above = below = deaths_one = deaths_other = 0.0
    for age in range(1, 12 * YEARS + 1):
        at_risk = [(x.held >= age).sum() for x in (one, other)]
        dead = [((x.held == age) & x.broke).sum() for x in (one, other)]
        if min(at_risk) > 0:
            above += dead[0] * at_risk[1] / sum(at_risk)
            below += dead[1] * at_risk[0] / sum(at_risk)
            deaths_one, deaths_other = deaths_one + dead[0], deaths_other + dead[1]
    ratio, error = above / below, np.sqrt(1.0 / deaths_one + 1.0 / deaths_other)
    return float(ratio), float(ratio * np.exp(-2.58 * error)), float(ratio * np.exp(2.58 * error))


def negotiated(
    many: int,
    numbers: Mapping[str, Mapping[str, float]] | None = None,
    forms: Mapping[str, str] | None = None,
    minds: Mapping[str, float] | None = None,
    seed: int = 1,
    **given: Any,
) -> Accords:
    """First accords in worlds of nothing but a table: the army, the rebels, and others if they are invited.

    Parameters
    ----------
    many
        Worlds; the same worlds have the same luck whatever else is given.
    numbers, forms
        Of mechanisms, other than by default.
    minds
        Numbers of ``bargain``, if the army and the rebels bargain; else they want and give what is given.
    """
    rules = [_rule(name, (forms or {}).get(name)) for name in TABLE]
    p = {m.name: columns(m.parameters(**(numbers or {}).get(m.name, {})), many) for m in rules}
    base = {
        "dialogue": 1.0,
        "influence": faction_column(0.0, 1.0, 0.0),
        "divisible": 1.0,
        "will": 0.5,
        "fighters": 10.0,
        "offer": 0.6,
        "demand": 0.5 * at_war(SIDES),
    }
    now = world(LAND, SIDES, replicates=many, **{**base, **given})
    return first_accords(_months(now, rules, p, minds, ManyDraws(seed, many)))


def _months(
    now: World,
    rules: list[Mechanism],
    p: Mapping[str, Any],
    minds: Mapping[str, float] | None,
    luck: ManyDraws,
) -> Iterable[World]:
    chosen = None if minds is None else columns(bargain.parameters(**minds), now.replicates)
    for month in range(12 * YEARS):
        now = now.at_dawn()
        if chosen is not None:
            terms = [bargain(seat, chosen) for seat in seats(now, luck.at("decide", month))]
            shape = (now.replicates, 1, len(SIDES))
            bounds = {"offer": 1.0, "demand": 2.0}
            now = now.with_arrays(
                {
                    name: np.concatenate(
                        [np.broadcast_to(np.clip(getattr(t, name), 0.0, high), shape) for t in terms], axis=1
                    )
                    for name, high in bounds.items()
                }
            )
        for rule in rules:
            now = now.plus(rule(now, p[rule.name], luck.at(rule.name, month)))
        now = now.at_dusk()
        yield now


def _rule(name: str, form: str | None) -> Mechanism:
    rule = next(m for m in MONTH if m.name == name)
    return rule.using(form) if form else rule
