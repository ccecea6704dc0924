"""Errors of decisions: what comes out of a mind that a user has written is checked before it is used."""

from collections.abc import Mapping

import numpy as np

from sahel_sim.core.axes import Array
from sahel_sim.core.exceptions import SahelError
from sahel_sim.languages import N_, _, speaks

_WRONG: Mapping[str, str] = {
    "nothing": N_("{mind} gave nothing (None) for the faction '{faction}'."),
    "not_numbers": N_("{mind} gave {given} for the faction '{faction}', which is not an array of numbers."),
    "not_a_pair": N_("{mind} gave {given} things for the faction '{faction}'."),
    "not_orders": N_("{mind} gave {given} for the faction '{faction}'."),
    "shape": N_("The {part} that {mind} gave for the faction '{faction}' has the shape {given}."),
    "not_finite": N_(
        "The {part} that {mind} gave for the faction '{faction}' is not a number (NaN) or infinite somewhere."
    ),
    "negative": N_("The posture that {mind} gave for the faction '{faction}' is below 0 somewhere: {given}."),
    "resolve": N_("The resolve that {mind} gave for the faction '{faction}' is not from 0 to 1: {given}."),
    "nowhere": N_(
        "The posture that {mind} gave for the faction '{faction}' is 0 wherever it may go, and it has "
        "fighters."
    ),
}

_EXPECTED: Mapping[str, str] = {
    "plain": N_(
        "Return {places} weights of at least 0, one for each place and one of them above 0, or a pair of "
        "these and a resolve from 0 to 1. np.ones({places}) is everywhere alike."
    ),
    "orders": N_(
        "Return Orders(posture, resolve) with finite numbers that fit the shape ({worlds}, 1, {places})."
    ),
    "terms": N_(
        "Return Terms(offer, demand, disarm) with finite numbers that fit the shape "
        "({worlds}, 1, {factions})."
    ),
}


class DecisionError(SahelError):
    """What a mind decided cannot be used; the message says whose it is and what is expected.

    Parameters
    ----------
    key
        What is wrong.
    expected
        What should have come: ``plain``, ``orders`` or ``terms``.
    fields
        What fills the sentences; ``mind`` and ``faction`` among them.

    Examples
    --------
    >>> told = {"mind": "Raider.decide()", "faction": "csp", "places": 4}
    >>> print(DecisionError("nothing", "plain", told).text("en").split(". ")[0])
    Raider.decide() gave nothing (None) for the faction 'csp'
    """

    def __init__(self, key: str, expected: str, fields: Mapping[str, object]) -> None:
        super().__init__(key, expected, fields)
        self.key, self.expected, self.fields = key, expected, dict(fields)

    @speaks
    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        return _(_WRONG[self.key], **self.fields) + " " + _(_EXPECTED[self.expected], **self.fields)

    def __str__(self) -> str:
        return self.text()


LARGEST = 1e100
"""Numbers above are taken for infinite, since their sums are."""


def missing_or(
    key: str, expected: str, given: object, fields: Mapping[str, object]
) -> tuple[str, str, Mapping[str, object]]:
    """What is wrong with something that is not what should have come: it is nothing, or something else."""
    if given is None:
        return "nothing", expected, fields
    return key, expected, {**fields, "given": type(given).__name__}


def fitting(
    given: object, part: str, shape: tuple[int, ...], expected: str, fields: Mapping[str, object]
) -> Array:
    """Finite numbers of that shape, or an error that says what came instead.

    Raises
    ------
    DecisionError
        If they are no numbers, do not fit the shape, or are not finite.
    """
    try:
        plain = np.asarray(given)
        if plain.dtype.kind in "cMmSUV":  # NumPy makes numbers of dates, and drops what is imaginary
            raise TypeError
        numbers = plain.astype(np.float64)
    except (TypeError, ValueError):
        told = {**fields, "given": type(given).__name__}
        raise DecisionError("not_numbers", expected, told) from None
    try:
        array: Array = np.broadcast_to(numbers, shape)
    except ValueError:
        told = {**fields, "part": part, "given": numbers.shape}
        raise DecisionError("shape", expected, told) from None
    if not (np.abs(numbers) < LARGEST).all():
        raise DecisionError("not_finite", expected, {**fields, "part": part})
    return array
