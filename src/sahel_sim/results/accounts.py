"""Accounts: what moved strength, control, money, grievance, talks or the risk of relapse.

An account begins with what there was, goes through every cause that the ledger names, and ends with what
there is. The books balance to the last grain, so nothing is left over for "other reasons".

Grievance is the anger of the people of each place, summed over places; its mean counts each place once,
however many live there.

Relapse is told as risk. While a peace with the state holds, the chance that it breaks in a step is added
up, cause by cause. So the risk of many runs is, on average, how often peace broke in them, and the risk of
one run is how often it should have broken in it, whether it did or not. Causes below 0 held the peace.
Those that multiply the risk share the product as ``core.added_by`` says, so that none of them comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.core import Array, Factions, SahelError
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import factions_of, replicates_of

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel


@dataclass(frozen=True)
class Account:
    """One kind of account: the stock that it follows, and how it is told.

    Attributes
    ----------
    stock
        An array of the world.
    digits
        Decimals with which it is told.
    measure
        The measure that holds it over time; empty where maps of it are kept.
    by_place
        Whether it is told as a mean over places.
    """

    stock: str
    digits: int
    measure: str = ""
    by_place: bool = False


ACCOUNTS: Mapping[str, Account] = {
    "fighters": Account("fighters", 0),
    "towns": Account("town_control", 1),
    "villages": Account("village_control", 1),
    "treasury": Account("treasury", 1, "treasury"),
    "grievance": Account("grievance", 2, by_place=True),
    "relapse": Account("risk", 2, "relapse_risk"),
    "talks": Account("talks", 2, "talks"),
}
"""The accounts that can be asked for."""

MOST = 6
"""Causes that are told apart; the others are gathered."""

SMALLEST = 0.02
"""Causes below this part of the largest are gathered."""


@dataclass(frozen=True)
class Moved:
    """The account of one faction; sums over all runs and places, so that the books balance exactly.

    Attributes
    ----------
    stock, faction
        Which account.
    factions
        Who fights; a cause may name one of them.
    runs
        How many runs are added up.
    start, end
        What there was and is, summed.
    causes
        Each cause and what it moved, the largest first.
    places
        How many places are added up, where the account is told as a mean over them; else 1.

    Examples
    --------
    >>> import sahel_sim
    >>> told = sahel_sim.moved(sahel_sim.run("two_towns", runs=2, executor=1), "fighters", "league")
    >>> told.causes[0][0]
    'joined out of grievance'
    """

    stock: str
    faction: str
    factions: Factions
    runs: int
    start: float
    causes: tuple[tuple[str, float], ...]
    end: float
    places: int = 1

    @property
    def digits(self) -> int:
        """Decimals with which it is told."""
        return ACCOUNTS[self.stock].digits

    @property
    def change(self) -> float:
        """Mean change of a run."""
        return self.mean(self.end - self.start)

    def mean(self, total: float) -> float:
        """What such a sum is for one run, and one place where that is how it is told."""
        return total / (self.runs * self.places)

    def gathered(self) -> tuple[tuple[str | None, float], ...]:
        """Means over the runs, the largest first; last, under None, the sum of the small ones."""
        largest = max((abs(x) for _, x in self.causes), default=0.0)
        large = [(why, x) for why, x in self.causes[:MOST] if abs(x) >= SMALLEST * largest]
        small = self.causes[len(large) :]
        if len(small) == 1:
            large, small = [*large, *small], ()
        rest = [(None, sum(x for _, x in small))] if small else []
        return tuple((why, self.mean(x)) for why, x in (*large, *rest))


def moved(source: "Ensemble | SahelModel", stock: str, faction: str, replicate: int | None = None) -> Moved:
    """What moved an account of one faction.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel(..., ledger=True)`` as far as it has come.
    stock
        ``fighters``, ``towns`` and ``villages`` (governed, in places), ``treasury``, ``grievance`` (anger at
        the faction),
        ``relapse`` (the risk that its peace with the state breaks) or ``talks`` (how often they began and
        ended).
    faction
        Its name.
    replicate
        One run alone; all of them unless said.

    Raises
    ------
    KeyError
        If there is no such account, faction or replicate.
    SahelError
        If a model keeps no books.

    Examples
    --------
    >>> import sahel_sim
    >>> told = sahel_sim.moved(sahel_sim.run("two_towns", runs=2, executor=1), "fighters", "league")
    >>> told.runs, told.start  # in all runs together
    (2, 1000.0)
    >>> told.start + sum(amount for _, amount in told.causes) == told.end  # the books balance exactly
    True
    """
    if stock not in ACCOUNTS:
        raise KeyError(f"There is no account of '{stock}'. There are: {', '.join(ACCOUNTS)}.")
    factions = factions_of(source)
    if faction not in factions.names:
        raise KeyError(f"There is no faction '{faction}'. There are: {', '.join(factions.names)}.")
    account, at = ACCOUNTS[stock], factions.names.index(faction)
    rows = rows_of(replicates_of(source), replicate)
    sums: dict[str, float] = {}
    for why, amounts in entries(source, account.stock):
        sums[why] = sums.get(why, 0.0) + float(amounts[rows, at].sum())
    start, end = (float(x[rows, at].sum()) for x in _ends(source, account))
    causes = sorted(((why, x) for why, x in sums.items() if x != 0.0), key=lambda c: -abs(c[1]))
    places = len(source.places if isinstance(source, Ensemble) else source.world.places)
    runs = len(replicates_of(source)[rows])
    counted = places if account.by_place else 1
    return Moved(stock, faction, factions, runs, start, tuple(causes), end, counted)


def rows_of(numbers: tuple[int, ...], replicate: int | None) -> slice:
    """The rows of all runs, or that of one."""
    if replicate is None:
        return slice(None)
    if replicate not in numbers:
        raise KeyError(f"There is no run {replicate}. There are {len(numbers)}, from {numbers[0]} on.")
    return slice(numbers.index(replicate), numbers.index(replicate) + 1)


def entries(source: "Ensemble | SahelModel", stock: str) -> list[tuple[str, Array]]:
    """Causes and what each moved, ``(R, F)`` or ``(R, F, 1)``."""
    if isinstance(source, Ensemble):
        return [(why, amounts) for (name, _, why), amounts in source.ledger.items() if name == stock]
    if source.ledger_book is None:
        raise SahelError("This model keeps no books. Give it ledger=True when it is made.")
    return [(line.why, line.amount) for line in source.ledger_book.of(stock)]


def _ends(source: "Ensemble | SahelModel", account: Account) -> tuple[Array, Array]:
    """What there was and what there is, ``(R, F)`` or ``(R, F, 1 or L)``."""
    if not isinstance(source, Ensemble):
        return getattr(source.setup.world, account.stock), getattr(source.world, account.stock)
    if account.measure:
        return source[account.measure][:, 0], source[account.measure][:, -1]
    return source.opening[account.stock], source.final[account.stock]
