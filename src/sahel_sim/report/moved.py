"""What moved a stock of one faction, from the ledger: start, causes, end; exactly, over all runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.core import Array
from sahel_sim.report.causes import cause
from sahel_sim.report.numbers import adding_up, signed
from sahel_sim.report.words import say, short

if TYPE_CHECKING:
    from sahel_sim.ensemble import Results

STOCKS = {"fighters": 0, "control": 1, "treasury": 1}
"""Stocks of factions whose start is kept with the results, and the decimals with which they are told."""

MOST = 6
"""Causes that are told apart; the others are gathered."""

SMALLEST = 0.02
"""Causes below this part of the largest are gathered."""


@dataclass(frozen=True)
class Moved:
    """The account of one stock of one faction; sums over all runs, so that the books balance exactly.

    Attributes
    ----------
    stock, faction
        Which account.
    runs
        How many runs are added up.
    start, end
        The stock, summed over runs and localities.
    causes
        Each cause and what it moved, the largest first.
    """

    stock: str
    faction: str
    runs: int
    start: float
    causes: tuple[tuple[str, float], ...]
    end: float

    @property
    def change(self) -> float:
        """Mean change of a run."""
        return (self.end - self.start) / self.runs

    def gathered(self) -> tuple[tuple[str | None, float], ...]:
        """Means over the runs, the largest first; last, under None, the sum of the small ones."""
        largest = max((abs(x) for _, x in self.causes), default=0.0)
        large = [(why, x) for why, x in self.causes[:MOST] if abs(x) >= SMALLEST * largest]
        small = self.causes[len(large) :]
        if len(small) == 1:
            large, small = [*large, *small], ()
        rest = [(None, sum(x for _, x in small))] if small else []
        return tuple((why, x / self.runs) for why, x in (*large, *rest))


def moved(results: "Results", stock: str, faction: str) -> Moved:
    """What moved a stock of one faction.

    Parameters
    ----------
    results
        What was run.
    stock
        ``fighters``, ``control`` (in places) or ``treasury``.
    faction
        Its name.

    Raises
    ------
    KeyError
        If there is no such stock or faction.
    """
    if stock not in STOCKS:
        raise KeyError(f"There is no account of '{stock}'. There are: {', '.join(STOCKS)}.")
    if faction not in results.factions.names:
        raise KeyError(f"There is no faction '{faction}'. There are: {', '.join(results.factions.names)}.")
    at = results.factions.names.index(faction)
    sums: dict[str, float] = {}
    for (name, _, why), amounts in results.ledger.items():
        if name == stock:
            sums[why] = sums.get(why, 0.0) + float(amounts[:, at].sum())
    start, end = _ends(results, stock, at)
    causes = sorted(((why, x) for why, x in sums.items() if x != 0.0), key=lambda c: -abs(c[1]))
    return Moved(stock, faction, len(results), start, tuple(causes), end)


def told(results: "Results", stock: str, faction: str, language: str = "en") -> str:
    """What moved a stock, in a sentence; the numbers are means over the runs and add up.

    Raises
    ------
    KeyError
        If there is no such stock or faction.
    """
    account = moved(results, stock, faction)
    parts = account.gathered()
    digits = STOCKS[stock]
    amounts = adding_up([x for _, x in parts], account.change, digits)
    who = short(results.factions, faction, language)
    head = say(f"moved_{stock}", language, who=who, change=signed(sum(amounts), language, digits))
    if not parts:
        return say("unmoved", language, who=who)
    told_apart = zip(parts, amounts, strict=True)
    causes = (f"{named(why, language)} {signed(x, language, digits)}" for (why, _), x in told_apart)
    return f"{head}{say('colon', language)}{', '.join(causes)}."


def named(why: str | None, language: str) -> str:
    """A cause in words; None is all others together."""
    return say("other_causes", language) if why is None else cause(why, language)


def _ends(results: "Results", stock: str, at: int) -> tuple[float, float]:
    if stock in results.opening:
        return _sum(results.opening[stock][:, at]), _sum(results.final[stock][:, at])
    return _sum(results[stock][:, 0, at]), _sum(results[stock][:, -1, at])


def _sum(x: Array) -> float:
    return float(x.sum())
