"""Planted cases: which verdict is the right one, for every kind of claim and every planted model."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from planted import CARRIER, DISPUTED, FREE, KINDS, LARGE, SMALLEST, Model, Size, claim, course, is_null, part
from scipy import stats

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.verdict import Verdict

SUPPORTED, NOT, DEPENDS = Verdict.SUPPORTED, Verdict.NOT_SUPPORTED, Verdict.DEPENDS
OPEN, TRIVIAL = Verdict.INCONCLUSIVE, Verdict.BY_CONSTRUCTION


@dataclass(frozen=True)
class Case:
    """A claim asked of a planted model, and what should be said of it.

    Attributes
    ----------
    model, claim
        Who is asked what.
    kind
        The kind of claim.
    right
        The verdict.
    turned_by
        The names of the settings that turn it.
    on_the_bound
        Whether the effect is exactly the smallest that matters: only ``inconclusive`` is right then.
    deviation
        Of the contrast in one run, where the margin is 1 and luck may hide it; else 0.
    """

    model: Model
    claim: Claim
    kind: str
    right: Verdict
    turned_by: frozenset[str] = frozenset()
    on_the_bound: bool = False
    deviation: float = 0.0

    @property
    def name(self) -> str:
        """That of its claim."""
        return self.claim.name

    @property
    def power(self) -> float:
        """How often luck leaves the claim decided at the defaults: the noncentral law of Student."""
        if not self.deviation:
            return 1.0
        runs = self.claim.runs
        away = np.sqrt(runs) / self.deviation
        return float(stats.nct.sf(stats.t.ppf(0.975, runs - 1), runs - 1, away))


def otherwise_in_nulls(size: Size) -> Size:
    """The effect, turned round where most mechanisms are off: so no claim holds there for want of events."""
    return lambda force, talks, world: (
        -size(force, talks, world) if is_null(world) else size(force, talks, world)
    )


WORKS = Model("force works", otherwise_in_nulls(lambda force, talks, world: LARGE * force))
BACKFIRES = Model("force never works", otherwise_in_nulls(lambda force, talks, world: -LARGE * force))
NOTHING = Model("no effect", lambda force, talks, world: 0.0)
_U, _HUMP = course(0.0, -5.0, -3.0, LARGE), course(0.0, LARGE, 3.0, 0.0)
U_SHAPE = Model("U-shape that ends higher", otherwise_in_nulls(lambda force, talks, world: _U(force)))
HUMP = Model("hump", otherwise_in_nulls(lambda force, talks, world: _HUMP(force)))
SYNERGY = Model(
    "only together with talks", otherwise_in_nulls(lambda force, talks, world: LARGE * force * talks)
)
FLOWS = Model("through the flow", lambda force, talks, world: 0.0 if is_null(world) else LARGE * force)
BESIDE = Model("beside the flow", FLOWS.size, through=0.0)
THROUGH_ONE = Model(
    "through one mechanism",
    lambda force, talks, world: LARGE * force if world.get(f"mechanisms.{CARRIER}") != "off" else 0.0,
)
ALWAYS = Model("by construction", lambda force, talks, world: LARGE * force)
SIGN = Model(
    "with one sign",
    otherwise_in_nulls(
        lambda force, talks, world: LARGE * force * (1 if world.get(DISPUTED, 1.0) > 0.0 else -1)
    ),
)
SOME = Model(
    "in 30 % of the space",
    otherwise_in_nulls(lambda force, talks, world: LARGE * force * (1 if part(world, FREE) < 0.3 else -1)),
)
ELSEWHERE = Model(
    "in 30 % of the space, not at the defaults",
    otherwise_in_nulls(lambda force, talks, world: LARGE * force * (1 if part(world, FREE) > 0.7 else -1)),
)

_VERDICTS: dict[Model, dict[str, Verdict]] = {
    WORKS: {
        **dict.fromkeys(("threshold above", "paired", "trend", "optimum at an edge", "event"), SUPPORTED),
        **dict.fromkeys(("condition", "groups", "hazard ratio"), SUPPORTED),
        **dict.fromkeys(("threshold below", "interaction", "optimum inside", "lowest inside"), NOT),
    },
    BACKFIRES: {
        "threshold below": SUPPORTED,
        **dict.fromkeys(("threshold above", "paired", "trend", "interaction", "optimum inside"), NOT),
        **dict.fromkeys(("optimum at an edge", "event", "condition", "groups", "hazard ratio"), NOT),
    },
    NOTHING: {
        **dict.fromkeys(("threshold above", "paired", "trend", "interaction", "optimum inside"), NOT),
        **dict.fromkeys(("lowest inside", "event", "mediation", "condition", "groups", "hazard ratio"), NOT),
        # both hold where nothing happens, so they say nothing
        **dict.fromkeys(("threshold below", "optimum at an edge"), TRIVIAL),
    },
    U_SHAPE: {"trend": NOT, "optimum inside": NOT, "lowest inside": SUPPORTED, "paired": SUPPORTED},
    HUMP: {"trend": NOT, "optimum inside": SUPPORTED, "optimum at an edge": NOT, "lowest inside": NOT},
    SYNERGY: {"interaction": SUPPORTED, "paired": NOT},
    FLOWS: {"mediation": SUPPORTED},
    BESIDE: {"mediation": NOT, "paired": SUPPORTED},
    ALWAYS: dict.fromkeys(
        ("threshold above", "paired", "trend", "mediation", "groups", "hazard ratio"), TRIVIAL
    ),
}
_TURNED: dict[Model, frozenset[str]] = {
    THROUGH_ONE: frozenset({f"without {CARRIER}"}),
    SIGN: frozenset({"recruitment.vengeance = -0.3"}),
    SOME: frozenset(),
    ELSEWHERE: frozenset(),
}
_CLEAR = ("threshold above", "paired", "trend", "condition", "groups", "hazard ratio")

_EDGE, _INNER = course(-9.0, -9.0, SMALLEST, 0.0), course(0.0, SMALLEST, 0.0, 0.0)
_BOUND: dict[str, Model] = {
    **dict.fromkeys(
        ("threshold above", "paired", "trend", "event", "condition", "groups", "hazard ratio"),
        Model("the smallest effect", lambda force, talks, world: SMALLEST * force),
    ),
    "threshold below": Model("a chance of one in five", lambda force, talks, world: SMALLEST),
    "interaction": Model(
        "the smallest effect together", lambda force, talks, world: SMALLEST * force * talks
    ),
    "optimum inside": Model("the smallest hump", lambda force, talks, world: _INNER(force)),
    "lowest inside": Model("the smallest dip", lambda force, talks, world: -_INNER(force)),
    "optimum at an edge": Model("passed by the smallest", lambda force, talks, world: _EDGE(force)),
    "mediation": Model("half through the flow", lambda force, talks, world: LARGE * force, through=0.5),
}

_FAINT = 3.5
"""Deviation of a contrast that luck hides in one of five samples of 96 runs, if its margin is 1."""
_OF_OWN = {"paired": 2.0, "event": np.sqrt(2.0), "interaction": np.sqrt(8.0)}
"""How many times the deviation of an arm's own luck the deviation of the contrast is."""


def _faint(kind: str, size: float) -> Model:
    """An effect of this size, hard to tell from 1."""
    name = "a faint effect" if size else "no effect, and much luck"
    return Model(
        name,
        otherwise_in_nulls(
            lambda force, talks, world: size * force * (talks if kind == "interaction" else 1.0)
        ),
        own=_FAINT / _OF_OWN[kind],
    )


def cases() -> Iterator[Case]:
    """All cases whose verdict is clear, then faint ones, then those on the bound."""
    for model, verdicts in _VERDICTS.items():
        for kind, right in verdicts.items():
            yield Case(model, claim(model, kind), kind, right)
    for model, turned in _TURNED.items():
        for kind in _CLEAR:
            main = model is THROUGH_ONE and kind == "paired"
            yield Case(model, claim(model, kind, main=main), kind, DEPENDS, turned)
    for kind in _OF_OWN:
        for size, right in ((2.0 * SMALLEST, SUPPORTED), (0.0, NOT)):
            model = _faint(kind, size)
            yield Case(model, claim(model, kind), kind, right, deviation=_FAINT)
    for kind in KINDS:
        model = _BOUND[kind]
        yield Case(model, claim(model, kind), kind, OPEN, on_the_bound=True)


CASES = tuple(cases())
