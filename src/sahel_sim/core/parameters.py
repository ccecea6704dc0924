"""Parameters: each is declared where it is used, with its unit, its range and its source."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np

from sahel_sim.core.axes import Array

P = TypeVar("P")

Number: TypeAlias = Array
"""One number for each replicate, ``(R, 1, 1)`` or ``(1, 1, 1)``, once ``columns`` has been over it."""


def parameter(default: float, *, unit: str, low: float, high: float, source: str) -> Any:
    """Declare one parameter inside the ``Parameters`` class of a mechanism or a strategy.

    Parameters
    ----------
    default
        The value in use unless a scenario says otherwise.
    unit
        In words; ``-`` for a pure number.
    low, high
        What a scenario may say, and the range that sensitivity analysis explores.
    source
        A key of ``sources.bib`` whose work holds the number, and where (``K3: computed from its spells of
        peace``); or the reason of an assumption (``assumed: why``), after the works whose idea it is, if any
        (``after kalyvas2006; assumed: why``).

    Raises
    ------
    ValueError
        If the default lies outside its own range.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Parameters:
    ...     pay: float = parameter(0.5, unit="USD / day", low=0.1, high=2.0, source="assumed: for show")
    ...     "What a guard is paid."
    >>> Parameters().pay
    0.5
    """
    if not low <= default <= high:
        raise ValueError(f"The default {default} lies outside its own range [{low}, {high}].")
    return field(default=default, metadata={"unit": unit, "low": low, "high": high, "source": source})


@dataclass(frozen=True)
class Declared:
    """One declared number, as scenario files, schemas, docs and sliders see it.

    Examples
    --------
    >>> from sahel_sim.engine import MONTH
    >>> number = MONTH[0].declared[0]
    >>> number.low <= number.default <= number.high
    True
    """

    name: str
    default: float
    unit: str
    low: float
    high: float
    source: str
    text: str

    @property
    def signed(self) -> bool:
        """Whether the range spans zero, so that the sign itself is open."""
        return self.low < 0 < self.high


@cache
def declared(parameters: type) -> tuple[Declared, ...]:
    """All parameters that a ``Parameters`` class declares, in order.

    Examples
    --------
    >>> from sahel_sim.engine import MONTH
    >>> all(number.source for number in declared(MONTH[0].parameters))
    True
    """
    texts = _texts(parameters)
    return tuple(_read(f, texts.get(f.name, "")) for f in fields(parameters) if "unit" in f.metadata)


def columns(parameters: P, replicates: int) -> P:
    """The same parameters with every number as an array.

    A number becomes ``(1, 1, 1)``, the same in every replicate, so that what depends on parameters
    alone is computed once. An array of ``replicates`` numbers becomes ``(replicates, 1, 1)``. A power
    with a Python number as exponent does not give the same bits as one with an array: hence arrays
    always, even for one world.

    Examples
    --------
    >>> from sahel_sim.engine import MONTH
    >>> rule = MONTH[0]
    >>> name = rule.declared[0].name
    >>> numbers = columns(overridden(rule.parameters(), {name: np.array([0.1, 0.2])}), 2)
    >>> getattr(numbers, name).shape
    (2, 1, 1)
    """
    values = {f.name: _column(getattr(parameters, f.name), replicates) for f in fields(parameters)}  # type: ignore[arg-type]
    return replace(parameters, **values)  # type: ignore[type-var]


def overridden(parameters: P, values: Mapping[str, Any]) -> P:
    """The same parameters with some values replaced.

    Examples
    --------
    >>> from sahel_sim.engine import MONTH
    >>> rule = MONTH[0]
    >>> name, high = rule.declared[0].name, rule.declared[0].high
    >>> getattr(overridden(rule.parameters(), {name: high}), name) == high
    True
    """
    return replace(parameters, **values)  # type: ignore[type-var]


def _column(value: Any, replicates: int) -> Any:
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        return array.reshape(1, 1, 1)
    return array.reshape(replicates, 1, 1)


def _read(f: "Field[Any]", text: str) -> Declared:
    m = f.metadata
    return Declared(f.name, float(cast(float, f.default)), m["unit"], m["low"], m["high"], m["source"], text)


def _texts(parameters: type) -> dict[str, str]:
    """What class docstrings say of parameters, inherited ones too: lines of the form ``name: text``."""
    texts = "\n".join(each.__doc__ or "" for each in reversed(parameters.__mro__[:-1]))
    pairs = (line.strip().split(":", 1) for line in texts.splitlines() if ":" in line)
    return {name.strip(): text.strip() for name, text in pairs}
