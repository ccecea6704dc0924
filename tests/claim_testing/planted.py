"""Planted models: they answer the questions of a trial, and what they are is known.

A planted model says how large an effect is, given the pressure and the talks of an arm and everything else
that the setting and the arm change. All outcomes follow from that size ``s``:

- ``y`` is ``s`` more than without force; what all arms share has deviation 10, what each adds of its own 0.5;
- ``over`` is 1 with the chance ``0.01 + 0.19 s``, so that 1 is as large as a chance of one in five;
- ``after`` is ``s`` below ``before``;
- ``flow`` is the part of ``s`` that comes through one flow, the rest of ``y`` comes beside it;
- ``y_in`` is ``s`` more in the half of the runs that is in ``stalemate``, and ``s`` less in the others;
- an event comes at a hazard of 0.15 a year times ``0.3`` to the power of ``s``, and is watched for ten years;
- ``y_war`` is ``s`` more in the half of the runs that is in ``war``, and not in those in ``peace``.

The smallest effect that matters is 1 everywhere, and an effect that is there is of size 6. Every number hangs
on ``(seed, claim, setting, arm, replicate)`` alone; what arms share hangs on all of these but the arm.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator, Philox, SeedSequence
from scipy.special import ndtr, ndtri

from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.contrasts import Values
from sahel_sim.claim_testing.query import Answer, Question
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
from sahel_sim.core import Array
from sahel_sim.engine import MONTH
from sahel_sim.scenario.parameter_ranges import parameters, part_of

FORCE, TALKS = "government.military_pressure", "dialogue.inclusivity"
LARGE, SMALLEST = 6.0, 1.0
SHARED, OWN = 10.0, 0.5
HAZARD, SLOWED, WATCHED = 0.15, 0.3, 10.0
"""A year, times this for each unit of the effect, for so many years."""

HALF = len(MONTH) / 2.0
"""With more mechanisms off than this, a world is one of the null models N0 to N2."""

DECLARED = dict(parameters())
CARRIER = "recruitment"
DISPUTED = "parameters.recruitment.vengeance"
"""An effect whose sign is disputed: above 0 by default, and one flip takes it below."""

FREE = "parameters.finance.tax"
"""A parameter of one sign, with its default in the lower part of its range."""

World = Mapping[str, Any]
Size = Callable[[float, float, World], float]


@dataclass(frozen=True)
class Model:
    """A planted model.

    Attributes
    ----------
    name
        In words.
    size
        How large the effect is, from pressure, talks and all that is changed.
    through
        The part of it that comes through the flow.
    own
        Deviation of what each arm adds of its own.
    """

    name: str
    size: Size
    through: float = 1.0
    own: float = OWN


def answering(models: Mapping[str, Model], seed: int) -> Answer:
    """The answers of planted models, each to the claim of its name."""

    def answer(questions: Sequence[Question]) -> list[Values]:
        return [_values(question, models[question.claim.name], seed) for question in questions]

    return answer


def is_null(world: World) -> bool:
    """Whether most mechanisms are off."""
    return sum(key.startswith("mechanisms.") and value == "off" for key, value in world.items()) > HALF


def part(world: World, dotted: str) -> float:
    """How far a parameter is through its range."""
    number = DECLARED[dotted]
    return part_of(number, float(world.get(dotted, number.default)))


def _values(question: Question, model: Model, seed: int) -> Values:
    claim = question.claim
    names = dict.fromkeys([*claim.rule.outcomes, *([claim.when] if claim.when else [])])
    shared = _luck(question, seed, "")
    values: dict[str, dict[str, Array]] = {}
    for arm in claim.arms:
        world = {**question.setting.changes, **question.setting.drawn, **arm.changes}
        size = model.size(float(world.get(FORCE, 0.0)), float(world.get(TALKS, 0.0)), world)
        runs = _Runs(size, model, shared, _luck(question, seed, arm.name))
        values[arm.name] = {name: getattr(runs, name)() for name in names}
    return values


def _luck(question: Question, seed: int, arm: str) -> Array:
    """Four uniform numbers for each replicate: one step of the counter gives as many."""
    words = (question.claim.name, question.setting.name, arm)
    source = Philox(SeedSequence([seed, *(zlib.crc32(word.encode()) for word in words)]))
    return Generator(source.advance(question.first)).random((question.runs, 4)).T


@dataclass(frozen=True)
class _Runs:
    """The runs of one arm: an effect, the luck that arms share and its own."""

    size: float
    model: Model
    shared: Array
    own: Array

    def y(self) -> Array:
        beside = (1.0 - self.model.through) * self.size + self.model.own * ndtri(self.own[0])
        return SHARED * ndtri(self.shared[0]) + self.flow() + beside

    def flow(self) -> Array:
        return self.model.through * self.size + self.model.own * ndtri(self.own[1])

    def over(self) -> Array:
        at = ndtr((ndtri(self.shared[1]) + ndtri(self.own[2])) / np.sqrt(2.0))
        return (at < 0.01 + 0.19 * self.size).astype(float)

    def before(self) -> Array:
        return 50.0 + SHARED * ndtri(self.shared[0])

    def after(self) -> Array:
        return self.before() - self.size + self.model.own * ndtri(self.own[0])

    def stalemate(self) -> Array:
        return (self.shared[2] < 0.5).astype(float)

    def y_in(self) -> Array:
        side = np.where(self.shared[2] < 0.5, 1.0, -1.0)
        return SHARED * ndtri(self.shared[0]) + side * self.size + self.model.own * ndtri(self.own[0])

    def _years(self) -> Array:
        fate = ndtr((ndtri(self.shared[1]) + ndtri(self.own[2])) / np.sqrt(2.0))
        return -np.log(fate) / (HAZARD * SLOWED**self.size)

    def accord_falls(self) -> Array:
        return (self._years() <= WATCHED).astype(float)

    def months_at_risk_of_accord_falls(self) -> Array:
        return np.ceil(12.0 * np.minimum(self._years(), WATCHED))

    def war(self) -> Array:
        return (self.shared[3] < 0.5).astype(float)

    def peace(self) -> Array:
        return 1.0 - self.war()

    def y_war(self) -> Array:
        return self.size * self.war() + self.model.own * ndtri(self.own[0])


def course(none: float, little: float, much: float, full: float) -> Callable[[float], float]:
    """An effect by pressure, straight between four levels of it."""
    return lambda pressure: float(np.interp(pressure, LEVELS, (none, little, much, full)))


LEVELS = (0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0)
ROW = ("none", "little", "much", "full")
ARMS = {name: Arm(name, {FORCE: level, TALKS: 0.0}) for name, level in zip(ROW, LEVELS, strict=True)}
ARMS |= {"talks": Arm("talks", {FORCE: 0.0, TALKS: 1.0}), "both": Arm("both", {FORCE: 1.0, TALKS: 1.0})}

KINDS: Mapping[str, Rule] = {
    "threshold above": Threshold("over", ("full",), above=0.2),
    "threshold below": Threshold("over", ("none", "little", "full"), below=0.2),
    "paired": Paired("y", "full", "none", "more"),
    "hazard ratio": HazardRatio("accord_falls", "full", "none", "less"),
    "trend": Trend("y", ROW, "rises"),
    "interaction": Interaction("y", "both", "full", "talks", "none", "more"),
    "optimum inside": Optimum("y", ROW, "inside", "largest"),
    "lowest inside": Optimum("y", ROW, "inside", "smallest"),
    "optimum at an edge": Optimum("y", ROW, "full", "largest"),
    "event": EventStudy("before", "after", "full", "none"),
    "mediation": Mediation("y", "full", "none", ("flow",), 0.5),
    "condition": Paired("y_in", "full", "none", "more"),
    "groups": Groups("y_war", "full", "war", "peace", "more"),
}
"""One claim of each kind: that force works, each in its own words."""


def claim(model: Model, kind: str, runs: int = 96, main: bool = False) -> Claim:
    """The claim of one kind, to be asked of one model; its name tells both."""
    rule = KINDS[kind]
    return Claim(
        name=f"{model.name}: {kind}",
        report="planted",
        statement={"en": kind, "fr": kind},
        scenario="planted",
        arms=tuple(ARMS[name] for name in rule.arms),
        rule=rule,
        smallest_effect=SLOWED if kind == "hazard ratio" else SMALLEST,
        runs=runs,
        when="stalemate" if kind == "condition" else None,
        main=main,
    )
