"""The zoo: planted worlds whose truth is known, for every kind of rule.

Each planted world draws the values that runs of a model would give, with luck shared by all arms. Some are on
the bound, where an answer is wrong most easily: there a rule may be said to hold, or to fail, in 2.5 % of all
samples. Others are beyond it by one smallest effect or more.

Unless said otherwise numbers are normal, the luck that all arms share has deviation 10, and what each arm
adds of its own has deviation 4; the smallest effect is 1. So the difference of two arms has deviation
``4 sqrt(2)``, and its standard error in 256 runs is 0.354.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr

from sahel_sim.claim_testing.contrasts import Values
from sahel_sim.claim_testing.rules import (
    EventStudy,
    Groups,
    HazardRatio,
    Interaction,
    Mediation,
    Optimum,
    Paired,
    Rule,
    Threshold,
    Trend,
)

RUNS = 256
SHARED, OWN = 10.0, 4.0
NOMINAL = 0.025

Draw = Callable[[Generator, int], Values]


@dataclass(frozen=True)
class Planted:
    """A rule, a world in which its answer is known, and that answer.

    Attributes
    ----------
    name
        In words.
    rule, smallest, when
        As in a claim.
    draw
        Values of so many runs.
    truth
        ``holds``, ``fails`` or ``on the bound``.
    """

    name: str
    rule: Rule
    draw: Draw
    truth: str
    smallest: float = 1.0
    when: str | None = None

    @property
    def wrong(self):
        """Findings that are wrong here."""
        return {"holds": {"fails"}, "fails": {"holds"}, "on the bound": {"holds", "fails"}}[self.truth]


def numbers(**means: float) -> Draw:
    """Arms with these means of one outcome, ``y``."""

    def draw(luck: Generator, runs: int) -> Values:
        shared = SHARED * luck.standard_normal(runs)
        return {arm: {"y": mean + shared + OWN * luck.standard_normal(runs)} for arm, mean in means.items()}

    return draw


def chances(**shares: float) -> Draw:
    """Arms in which ``y`` is 1 in these shares of runs; half of the variance of what decides it is shared."""

    def draw(luck: Generator, runs: int) -> Values:
        shared = luck.standard_normal(runs)
        at = {arm: ndtr((shared + luck.standard_normal(runs)) / np.sqrt(2.0)) for arm in shares}
        return {arm: {"y": (at[arm] < share).astype(float)} for arm, share in shares.items()}

    return draw


def events(**falls: float) -> Draw:
    """Arms in which ``after`` is below ``before``, of mean 50, by these numbers."""

    def draw(luck: Generator, runs: int) -> Values:
        before = 50.0 + SHARED * luck.standard_normal(runs)
        return {
            arm: {"before": before, "after": before - fall + OWN * luck.standard_normal(runs)}
            for arm, fall in falls.items()
        }

    return draw


def accords(ratio: float, hazard: float = 0.15, fades: bool = True, signed: float = 0.9) -> Draw:
    """Accords that fall with hazards of this ratio, ten years from a start at which not all are signed.

    Months are whole, nine in ten runs sign within five years, and the hazard, a year, falls with age.
    """

    def draw(luck: Generator, runs: int) -> Values:
        shared, found = luck.standard_normal(runs), {}
        for arm, times in (("a", ratio), ("b", 1.0)):
            fate = ndtr((shared + luck.standard_normal(runs)) / np.sqrt(2.0))
            years = -np.log(fate) / (hazard * times)
            months = 12.0 * ((1.0 + years / 3.0) ** 3 - 1.0 if fades else years)
            left = 120.0 - 60.0 * luck.random(runs)
            lasted = np.where(luck.random(runs) < signed, np.ceil(np.minimum(months, left)), np.nan)
            fell = (months <= left) & np.isfinite(lasted)
            found[arm] = {"months_at_risk_of_accord_falls": lasted, "accord_falls": fell.astype(float)}
        return found

    return draw


def mediated(effect: float, part: float) -> Draw:
    """An effect on ``y`` of which this part comes through the flow ``m``, and the rest beside it."""

    def draw(luck: Generator, runs: int) -> Values:
        shared = SHARED * luck.standard_normal(runs)

        def arm(size: float) -> Mapping[str, np.ndarray]:
            flow = part * size + OWN / 4.0 * luck.standard_normal(runs)
            beside = (1.0 - part) * size + OWN / 4.0 * luck.standard_normal(runs)
            return {"m": flow, "y": shared + flow + beside}

        return {"with": arm(effect), "without": arm(0.0)}

    return draw


def grouped(effect: float) -> Draw:
    """A quarter of the runs is in ``war``, where ``y`` is higher and varies twice as much; others are not."""

    def draw(luck: Generator, runs: int) -> Values:
        war = luck.random(runs) < 0.25
        y = np.where(war, effect, 0.0) + OWN * np.where(war, 2.0, 1.0) * luck.standard_normal(runs)
        return {"a": {"y": y, "war": war.astype(float), "peace": (~war).astype(float)}}

    return draw


def only_in_state(effect: float) -> Draw:
    """An effect in the half of the runs in which ``stalemate`` is 1 in both arms, the opposite in others."""

    def draw(luck: Generator, runs: int) -> Values:
        state = (luck.random(runs) < 0.5).astype(float)
        base = SHARED * luck.standard_normal(runs)
        size = np.where(state > 0.0, effect, -effect)
        return {
            arm: {"y": base + on * size + OWN * luck.standard_normal(runs), "stalemate": state}
            for arm, on in (("a", 1.0), ("b", 0.0))
        }

    return draw


def skewed(difference: float) -> Draw:
    """Numbers like deaths: log-normal, with deviation 1 of the logarithm; most are far below their mean."""

    def draw(luck: Generator, runs: int) -> Values:
        shared = luck.standard_normal(runs)
        make = {arm: np.exp(0.8 * shared + 0.6 * luck.standard_normal(runs)) for arm in ("a", "b")}
        return {"a": {"y": 4.0 * make["a"] + difference}, "b": {"y": 4.0 * make["b"]}}

    return draw


MORE = Paired("y", "a", "b", "more")
LESS = Paired("y", "a", "b", "less")
SLOWER = HazardRatio("accord_falls", "a", "b", "less")
FASTER = HazardRatio("accord_falls", "a", "b", "more")
BELOW = Threshold("y", ("a", "b", "c"), below=0.2)
RISES = Trend("y", ("a", "b", "c", "d"), "rises")
INSIDE = Optimum("y", ("a", "b", "c", "d"), "inside", "largest")
EDGE = Optimum("y", ("a", "b", "c", "d"), "d", "largest")
TOGETHER = Interaction("y", "ab", "a", "b", "none", "more")
FALLS = EventStudy("before", "after", "a")
FALLS_MORE = EventStudy("before", "after", "a", "b")
HALVES = EventStudy("before", "after", "a", ratio=0.5)
THROUGH = Mediation("y", "with", "without", ("m",), 0.5)
IN_WAR = Groups("y", "a", "war", "peace", "more")

ZOO: tuple[Planted, ...] = (
    Planted("paired: no effect", MORE, numbers(a=0, b=0), "fails"),
    Planted("paired: the smallest effect", MORE, numbers(a=1, b=0), "on the bound"),
    Planted("paired: twice the smallest effect", MORE, numbers(a=2, b=0), "holds"),
    Planted("paired: less, the smallest effect", LESS, numbers(a=-1, b=0), "on the bound"),
    Planted("paired: less, but there is more", LESS, numbers(a=2, b=0), "fails"),
    Planted("paired chance: no effect", MORE, chances(a=0.3, b=0.3), "fails", 0.1),
    Planted("paired chance: the smallest effect", MORE, chances(a=0.4, b=0.3), "on the bound", 0.1),
    Planted("paired chance: three times the smallest", MORE, chances(a=0.6, b=0.3), "holds", 0.1),
    Planted("paired skewed: the smallest effect", MORE, skewed(1.0), "on the bound"),
    Planted("threshold: all far below", BELOW, chances(a=0.05, b=0.1, c=0.1), "holds"),
    Planted("threshold: one on the bound", BELOW, chances(a=0.02, b=0.02, c=0.2), "on the bound"),
    Planted("threshold: all on the bound", BELOW, chances(a=0.2, b=0.2, c=0.2), "on the bound"),
    Planted("threshold: force works in one arm", BELOW, chances(a=0.02, b=0.1, c=0.35), "fails"),
    Planted("trend: rises", RISES, numbers(a=0, b=1, c=2, d=3), "holds"),
    Planted("trend: flat", RISES, numbers(a=0, b=0, c=0, d=0), "fails"),
    Planted("trend: the smallest rise", RISES, numbers(a=0, b=0.3, c=0.6, d=1), "on the bound"),
    Planted("trend: rises to a plateau", RISES, numbers(a=0, b=3, c=3, d=3), "holds"),
    Planted("trend: U-shape that ends higher", RISES, numbers(a=0, b=-3, c=0, d=4), "fails"),
    Planted("trend: U-shape, as deep as the smallest", RISES, numbers(a=0, b=-1, c=2, d=5), "on the bound"),
    Planted("optimum inside: is inside", INSIDE, numbers(a=0, b=3, c=1, d=0), "holds"),
    Planted("optimum inside: all the same", INSIDE, numbers(a=0, b=0, c=0, d=0), "fails"),
    Planted("optimum inside: is at an edge", INSIDE, numbers(a=0, b=1, c=2, d=3), "fails"),
    Planted("optimum inside: two on the bound", INSIDE, numbers(a=0, b=1, c=1, d=-9), "on the bound"),
    Planted("optimum at an edge: is there", EDGE, numbers(a=0, b=1, c=2, d=3), "holds"),
    Planted("optimum at an edge: all the same", EDGE, numbers(a=0, b=0, c=0, d=0), "holds"),
    Planted("optimum at an edge: is inside", EDGE, numbers(a=0, b=3, c=1, d=0), "fails"),
    Planted(
        "optimum at an edge: passed by the smallest", EDGE, numbers(a=-9, b=-9, c=1, d=0), "on the bound"
    ),
    Planted("interaction: none", TOGETHER, numbers(none=0, a=2, b=3, ab=5), "fails"),
    Planted("interaction: the smallest", TOGETHER, numbers(none=0, a=2, b=3, ab=6), "on the bound"),
    Planted("interaction: three times the smallest", TOGETHER, numbers(none=0, a=2, b=3, ab=8), "holds"),
    Planted(
        "interaction of chances: the smallest",
        TOGETHER,
        chances(none=0.1, a=0.2, b=0.2, ab=0.5),
        "on the bound",
        0.2,
    ),
    Planted(
        "interaction of chances: three times the smallest",
        TOGETHER,
        chances(none=0.1, a=0.2, b=0.2, ab=0.9),
        "holds",
        0.2,
    ),
    Planted("event: nothing changes", FALLS, events(a=0), "fails"),
    Planted("event: falls by the smallest", FALLS, events(a=1), "on the bound"),
    Planted("event: falls by twice the smallest", FALLS, events(a=2), "holds"),
    Planted("event: falls anyhow", FALLS_MORE, events(a=9, b=9), "fails"),
    Planted("event: falls more than anyhow", FALLS_MORE, events(a=11, b=9), "holds"),
    Planted("event: falls to a half", HALVES, events(a=25), "on the bound", 0.0),
    Planted("event: falls to a third", HALVES, events(a=33), "holds", 0.0),
    Planted("mediation: full", THROUGH, mediated(3.0, 1.0), "holds"),
    Planted("mediation: none", THROUGH, mediated(3.0, 0.0), "fails"),
    Planted("mediation: exactly the share", THROUGH, mediated(3.0, 0.5), "on the bound"),
    Planted("mediation: exactly the share of a fall", THROUGH, mediated(-3.0, 0.5), "on the bound"),
    Planted("mediation: of no effect", THROUGH, mediated(0.0, 1.0), "fails"),
    Planted("groups: the other way round", IN_WAR, grouped(-1.0), "fails"),
    Planted("groups: the smallest difference", IN_WAR, grouped(1.0), "on the bound"),
    Planted("groups: four times the smallest", IN_WAR, grouped(4.0), "holds"),
    Planted("when: the smallest, in that state", MORE, only_in_state(1.0), "on the bound", when="stalemate"),
    Planted("when: thrice, in that state", MORE, only_in_state(3.0), "holds", when="stalemate"),
    Planted("when: effects of two states that cancel", MORE, only_in_state(3.0), "fails"),
    Planted("hazard: the same", SLOWER, accords(1.0), "fails", 0.6),
    Planted("hazard: the smallest effect", SLOWER, accords(0.8), "on the bound", 0.8),
    Planted("hazard: the smallest effect, few fall", SLOWER, accords(0.8, 0.03), "on the bound", 0.8),
    Planted("hazard: the smallest, at one rate", SLOWER, accords(0.8, fades=False), "on the bound", 0.8),
    Planted("hazard: half, and a fifth less is asked", SLOWER, accords(0.5), "holds", 0.8),
    Planted("hazard: half, few sign", SLOWER, accords(0.5, signed=0.5), "holds", 0.8),
    Planted("hazard: more, the smallest effect", FASTER, accords(1.25), "on the bound", 1.25),
    Planted("hazard: more, but it is less", FASTER, accords(0.7), "fails", 1.25),
)
