"""The ledger: of any stock, what moved it, by how much, to the last grain."""

from collections.abc import Iterator
from dataclasses import dataclass

from sahel_sim.core import Array, Changes, kept, over_localities, stocks


@dataclass(frozen=True)
class Line:
    """What one cause did to one stock over the time of the ledger.

    Attributes
    ----------
    stock, mechanism, why
        Which stock, moved by which mechanism, and the cause in words.
    amount
        ``(R, F, 1)``; with localities kept, ``(R, F, L)``; for dyads ``(R, F, F)``; singletons as the
        stock has them.
    """

    stock: str
    mechanism: str
    why: str
    amount: Array


class Ledger:
    """Adds up what each mechanism changes, cause by cause.

    Parameters
    ----------
    by_locality
        Whether to keep localities apart; otherwise amounts are summed over them.
    """

    def __init__(self, by_locality: bool = False) -> None:
        self.by_locality = by_locality
        self._totals: dict[tuple[str, str, str], Array] = {}
        self._followed = frozenset(stocks())

    def enter(self, mechanism: str, changes: Changes) -> None:
        """Enter what one mechanism changes in one step."""
        for entry in changes:
            if entry.name in self._followed:
                summed = kept()[entry.name].axes[1] == "locality" and not self.by_locality
                amount = over_localities(entry.amount) if summed else entry.amount
                key = (entry.name, mechanism, entry.why)
                held = self._totals.get(key)
                if held is None:
                    self._totals[key] = amount if summed else amount.copy()
                elif held.shape == amount.shape:
                    held += amount
                else:
                    self._totals[key] = held + amount

    def __iter__(self) -> Iterator[Line]:
        for (stock, mechanism, why), amount in self._totals.items():
            yield Line(stock, mechanism, why, amount.copy())

    def of(self, stock: str) -> tuple[Line, ...]:
        """The lines of one stock, in the order in which they were first entered."""
        return tuple(line for line in self if line.stock == stock)

    def total(self, stock: str) -> Array | float:
        """The sum of all lines of one stock: exactly what it gained since the ledger was opened."""
        total: Array | float = 0.0
        for line in self.of(stock):
            total = total + line.amount
        return total
