"""Terms: what a faction would concede to each other one, and what it wants for peace."""

from dataclasses import dataclass

import numpy as np

from sahel_sim.core.axes import Array
from sahel_sim.core.decision_errors import DecisionError, fitting, missing_or
from sahel_sim.core.seat import Seat

BEYOND = 2.0
"""A demand that no offer meets: twice the whole prize."""

VOICES = ("civil_society", "traditional_leaders", "women", "youth", "opposition")
"""The civil voices at the table, in the order of ``World.voices``."""

DIMENSIONS = ("political", "territorial", "military", "economic")
"""The dimensions of power that an accord may share, as in ``World.power_sharing`` (hartzell2003)."""


def weighted(numbers: object, names: tuple[str, ...], columns: Array) -> Array:
    """Sum of columns, each weighed by the number of that name: ``(R, F, names)`` to ``(R, F, 1)``.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> weighted(SimpleNamespace(women=0.5, youth=2.0), ("women", "youth"), np.array([[[1.0, 3.0]]])).tolist()
    [[[6.5]]]
    """
    total: Array = np.zeros_like(columns[:, :, :1])
    for at, name in enumerate(names):
        total = total + getattr(numbers, name) * columns[:, :, at : at + 1]
    return total


@dataclass(frozen=True)
class Terms:
    """What a faction decides about talks; shares of the prize, ``(R, 1, F)`` or anything that fits it.

    Attributes
    ----------
    offer
        The most that it would concede to each other faction, 0 to 1.
    demand
        The least that it wants from each other faction for peace; above 1 nothing satisfies it.
    disarm
        Whether it would lay down its arms towards each other faction under an accord, 0 to 1.

    Examples
    --------
    >>> Terms(offer=np.array(0.4), demand=np.array(0.7), disarm=np.array(1.0)).demand.item()
    0.7
    """

    offer: Array | float
    demand: Array | float
    disarm: Array | float = 0.0


def as_terms(seat: Seat, terms: Terms, mind: str = "decide()") -> tuple[Array, Array, Array]:
    """Offer within [0, 1], demand within [0, 2] and disarm within [0, 1], each ``(R, 1, F)``.

    Raises
    ------
    DecisionError
        If they are no terms, do not fit, or are not finite; it names the ``mind`` that gave them.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.core import MeanField, seats
    >>> seat = seats(sahel_sim.SahelModel("two_towns").world, MeanField())[0]
    >>> given = Terms(offer=np.array(4.0), demand=np.array(0.7), disarm=np.array(1.0))
    >>> [float(part.max()) for part in as_terms(seat, given)]
    [1.0, 0.7, 1.0]
    """
    shape = (seat.world.replicates, 1, len(seat.world.factions))
    told = {"mind": mind, "faction": seat.name, "worlds": shape[0], "factions": shape[2]}
    if not isinstance(terms, Terms):
        raise DecisionError(*missing_or("not_orders", "terms", terms, told))
    offer, demand, disarm = (
        fitting(getattr(terms, part), part, shape, "terms", told) for part in ("offer", "demand", "disarm")
    )
    return np.clip(offer, 0.0, 1.0), np.clip(demand, 0.0, BEYOND), np.clip(disarm, 0.0, 1.0)
