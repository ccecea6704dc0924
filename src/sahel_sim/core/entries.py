"""Entries: lines in the books, of what a stock gains or loses, what happens in a step, and what moves."""

from sahel_sim.core.axes import Array, over_factions, over_localities
from sahel_sim.core.quantize import trimmed, whole
from sahel_sim.core.world import Changes, Entry, kept


def gain(name: str, amount: Array, why: str) -> Entry:
    """Enter a change of a stock, rounded to whole grains. Negative amounts are losses.

    Examples
    --------
    >>> import numpy as np
    >>> entry = gain("fighters", np.array([[[5.0]]]), "recruited")
    >>> entry.name, float(entry.amount.sum())
    ('fighters', 5.0)
    """
    return Entry(name, whole(amount, kept()[name].kind), why)


def note(name: str, amount: Array) -> Entry:
    """Enter what happened in this step into a flow.

    Examples
    --------
    >>> import numpy as np
    >>> note("toll", np.array([[[2.0]]])).name
    'toll'
    """
    return Entry(name, amount, "this step")


def transfer(source: str, target: str, amount: Array, why: str) -> Changes:
    """Enter a movement between two stocks of one kind: what one loses the other gains.

    Parameters
    ----------
    source, target
        Names of two stocks of the same kind.
    amount
        ``(R, F, L)``, or with singletons; summed over the axes that a stock does not have.
    why
        The cause, as the ledger will tell it.

    Amounts are trimmed towards 0, so parts of a stock never take more than there is.

    Examples
    --------
    >>> import numpy as np
    >>> lost, gained = transfer("treasury", "treasury", np.array([[[1.5]]]), "paid")
    >>> float(lost.amount.sum()), float(gained.amount.sum())
    (-1.5, 1.5)
    """
    rounded = trimmed(amount, kept()[source].kind)
    return (
        Entry(source, -_on_axes(source, rounded), why),
        Entry(target, _on_axes(target, rounded), why),
    )


def _on_axes(name: str, amount: Array) -> Array:
    over_faction, over_locality = kept()[name].axes
    if over_faction == "one" and amount.shape[1] > 1:
        amount = over_factions(amount)
    if over_locality == "one" and amount.shape[2] > 1:
        amount = over_localities(amount)
    return amount
