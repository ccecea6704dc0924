"""Bars in a terminal: what each cause adds or takes away."""

from typing import TYPE_CHECKING

from sahel_sim.languages import _
from sahel_sim.report.ledger_text import Moved, named
from sahel_sim.report.number_format import count, round_to_total, signed

if TYPE_CHECKING:
    from rich.table import Table

LONGEST = 28
"""Characters of the longest bar."""

GAIN, LOSS = "█", "░"


def bars(account: Moved) -> "Table":
    """Start, each cause with a bar, end. Full bars add, pale bars take away."""
    from rich.table import Table

    parts = account.gathered()
    digits = account.digits
    start, end = (round(account.mean(x), digits) for x in (account.start, account.end))
    amounts = round_to_total([x for _, x in parts], end - start, digits)
    largest = max(abs(x) for x in amounts) or 1
    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_row(_("Start"), count(start, digits))
    for (why, _size), amount in zip(parts, amounts, strict=True):
        drawn = (GAIN if amount > 0 else LOSS) * max(
            round(LONGEST * abs(amount) / largest), 1 if amount else 0
        )
        grid.add_row(named(why, account.factions), signed(amount, digits), drawn)
    grid.add_row(_("End"), count(end, digits))
    return grid
