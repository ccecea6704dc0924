"""A plain seat: one faction in one world, for strategies written in plain Python."""

from typing import Any, ClassVar

import numpy as np

from sahel_sim.core.axes import Array
from sahel_sim.core.decision_errors import DecisionError, fitting
from sahel_sim.core.seat import Orders, Seat

_PER_LOCALITY = frozenset(
    {
        "fighters",
        "enemies",
        "prey",
        "control",
        "rival_control",
        "ungoverned",
        "sympathy",
        "worth",
        "odds",
        "objective",
    }
)
_NUMBERS = ("pressing", "treasury", "campaign")


class PlainSeat:
    """One faction in one world. Subclass it, write ``decide``, and use it through either door.

    What a seat shows (``fighters``, ``enemies``, ``prey``, ``control``, ``rival_control``,
    ``ungoverned``, ``sympathy``, ``worth``, ``odds``, ``objective``, ``reachable``) is an array ``(L,)``,
    and ``pressing``, ``treasury`` and ``campaign`` are numbers. A seat has no memory of its own: what a
    faction remembers is in the world. Chance comes from ``self.draw``.

    Examples
    --------
    >>> import sahel_sim
    >>> class Homebody(sahel_sim.PlainSeat):
    ...     def decide(self):
    ...         return self.control  # be where one governs
    >>> results = sahel_sim.run("two_towns", runs=2, strategies={"league": Homebody}, executor=1)
    >>> results.final["fighters"].shape
    (2, 2, 4)
    """

    _view: Seat
    _replicate: int
    shown: ClassVar[frozenset[str]] = _PER_LOCALITY | {"reachable", *_NUMBERS}

    def decide(self) -> Any:
        """The posture, or a pair of posture and resolve; resolve is 1 if it is not given.

        Posture is ``(L,)``, finite, at least 0 and above 0 somewhere unless the faction has no fighters, or
        a plain number for everywhere alike; resolve is a number or ``(L,)``, 0 to 1. Anything else is a
        ``DecisionError``.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how it decides: write decide().")

    def look(self, view: Seat, replicate: int) -> None:
        """Sit down: see one faction of one of the worlds of ``view``."""
        self._view, self._replicate = view, replicate

    def __getattr__(self, name: str) -> Any:
        if name in PlainSeat.shown:
            array: Array = getattr(self._view, name)
            row = array[min(self._replicate, array.shape[0] - 1), 0].copy()
            return float(row[0]) if name in _NUMBERS else row
        raise AttributeError(f"{type(self).__name__} cannot see '{name}'.")

    def draw(self, what: str, size: int = 1) -> Array:
        """Uniform numbers in [0, 1), ``(size,)``, the same through either door."""
        stream = f"{self._view.name}/{what}"
        numbers: Array = self._view.draw.uniform(stream, (size,))[self._replicate]
        return numbers

    @classmethod
    def in_every_world(cls, view: Seat) -> Orders:
        """Decide in each of the worlds of ``view``, one after another."""
        decisions = [cls._decision(view, replicate) for replicate in range(view.world.replicates)]
        return Orders(
            np.stack([posture for posture, _ in decisions])[:, None],
            np.stack([resolve for _, resolve in decisions])[:, None],
        )

    @classmethod
    def _decision(cls, view: Seat, replicate: int) -> tuple[Array, Array]:
        seat = object.__new__(cls)
        PlainSeat.look(seat, view, replicate)
        return _checked(seat.decide(), cls, view, replicate)


def _checked(decision: object, mind: type, view: Seat, replicate: int) -> tuple[Array, Array]:
    """Posture and resolve, ``(L,)`` each.

    Raises
    ------
    DecisionError
        If they cannot be used.
    """
    places = (len(view.world.places),)
    told = {"mind": f"{mind.__name__}.decide()", "faction": view.name, "places": places[0]}
    if decision is None:
        raise DecisionError("nothing", "plain", told)
    if isinstance(decision, tuple) and len(decision) != 2:
        raise DecisionError("not_a_pair", "plain", {**told, "given": len(decision)})
    said, readiness = decision if isinstance(decision, tuple) else (decision, 1.0)
    posture = fitting(said, "posture", places, "plain", told)
    resolve = fitting(readiness, "resolve", places, "plain", told)
    if np.shape(said) not in ((), places):
        raise DecisionError("shape", "plain", {**told, "part": "posture", "given": np.shape(said)})
    if posture.min() < 0:
        raise DecisionError("negative", "plain", {**told, "given": f"{posture.min():g}"})
    outside = resolve[(resolve < 0) | (resolve > 1)]
    if outside.size:
        raise DecisionError("resolve", "plain", {**told, "given": f"{outside[0]:g}"})
    if not (posture * view.reachable[0, 0]).any() and view.fighters[replicate].any():
        raise DecisionError("nowhere", "plain", told)
    return posture, resolve
