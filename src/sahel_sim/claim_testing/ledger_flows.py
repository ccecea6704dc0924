"""Flows: how much one mechanism moved a stock in the whole run, from the ledger.

The books are kept to the last grain: over all of ``MOVERS``, the flows of a stock add up to its change.
"""

from dataclasses import dataclass

import numpy as np

from sahel_sim.claim_testing.faction_groups import ALL, between, couples, in_words, members, parties
from sahel_sim.core import Array, Factions, kept, stocks
from sahel_sim.core.axes import DYAD
from sahel_sim.engine import MEASURES, MONTH
from sahel_sim.languages import Pair, _, in_every_language
from sahel_sim.results.ensemble import Ensemble

MOVERS: tuple[str, ...] = (*(mechanism.name for mechanism in MONTH), "timeline")
"""What can move a stock: every mechanism, and what a scenario does on a date."""


def words_for_stock(stock: str, factions: Factions) -> tuple[str, ...]:
    """Of whom the flow of a stock can be told among those factions."""
    axis = kept()[stock].axes
    if axis == DYAD:
        return (ALL, *couples(factions))
    return (ALL, *parties(factions)) if axis[0] == "faction" else (ALL,)


@dataclass(frozen=True)
class Flow:
    """How much of a stock one mechanism moved in the whole run.

    Attributes
    ----------
    name
        What the claim calls it.
    stock
        An array of the world that the ledger follows.
    whom
        A faction, a bloc, ``a-b`` for what holds between two sides (each a faction or a bloc), or ``all``.
        Persons, money and shares of places are added up over factions. An index is a mean over the
        factions, or over both views of each pair, all weighing the same. What a stock holds for each place
        is added up over places.
    by
        One of ``MOVERS``.

    Raises ``KeyError`` if there is no such stock or mechanism; the message names those that there are.
    """

    name: str
    stock: str
    whom: str
    by: str

    def __post_init__(self) -> None:
        if self.stock not in stocks():
            raise KeyError(f"The ledger follows no '{self.stock}'. It follows: {', '.join(stocks())}.")
        if self.by not in MOVERS:
            raise KeyError(f"There is no mechanism '{self.by}'. There are: {', '.join(MOVERS)}.")

    @property
    def reads(self) -> tuple[str, ...]:
        """No measures; it is read off the ledger."""
        return ()

    @property
    def unit(self) -> str:
        """Its unit, that of the stock."""
        return kept()[self.stock].unit

    @property
    def label(self) -> Pair:
        """For readers, by language."""
        known = {m.name: m.label for m in MEASURES}
        stock = known.get(self.stock, self.stock)
        return in_every_language(
            lambda: _("{stock}{whom}, moved by {by}", stock=stock, whom=in_words(self.whom), by=self.by)
        )

    def of_runs(self, told: Ensemble, moments: Array | None = None) -> Array:
        """What it moved in each run, ``(R,)``; 0 where it never moved it.

        ``told``: what ``run`` gives; ``moments``: not needed: a flow is of the whole run.

        Raises ``KeyError`` if the flow cannot be told of ``whom``; the message names of whom it can.
        """
        columns = self._columns(told.factions)
        moved = np.zeros(len(told))
        for (stock, mechanism, _cause), amounts in told.ledger.items():
            if (stock, mechanism) == (self.stock, self.by) and len(columns):
                parts = amounts[:, columns]
                moved = moved + (parts.mean(axis=1) if self._is_index else parts.sum(axis=1))
        return moved

    @property
    def _is_index(self) -> bool:
        return kept()[self.stock].kind in ("index", "level")

    def _columns(self, factions: Factions) -> np.ndarray:
        """Positions in the ledger of those whom it is told of."""
        axis = kept()[self.stock].axes
        if axis == DYAD:
            at = between(factions, self.whom)
            first, second, size = factions.first[at], factions.second[at], len(factions)
            return np.concatenate([first * size + second, second * size + first])
        if axis[0] == "faction":
            return members(factions, self.whom)
        if self.whom != ALL:
            raise KeyError(f"'{self.stock}' is of nobody in particular. Say '{ALL}', not '{self.whom}'.")
        return np.array([0])
