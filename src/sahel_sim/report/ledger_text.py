"""What moved it, in words: a sentence for each account, in which the numbers add up."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sahel_sim.core import Factions
from sahel_sim.report.ledger_causes import cause
from sahel_sim.report.number_format import adding_up, signed
from sahel_sim.report.words import say, short
from sahel_sim.results.accounts import ACCOUNTS, MOST, Account, Moved, moved

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel
    from sahel_sim.results.ensemble import Ensemble

__all__ = ["MOST", "STOCKS", "Moved", "moved", "named", "told"]

STOCKS: Mapping[str, Account] = ACCOUNTS
"""The accounts that can be asked for."""


def told(
    source: "Ensemble | SahelModel",
    stock: str,
    faction: str,
    language: str = "en",
    replicate: int | None = None,
) -> str:
    """What moved an account, in a sentence; the numbers are means over the runs and add up.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel(..., ledger=True)``.
    stock, faction
        Which account; see ``analysis.moved``.
    language
        ``en`` or ``fr``.
    replicate
        One run alone; the mean of all unless said.

    Raises
    ------
    KeyError
        If there is no such account, faction or replicate.
    """
    account = moved(source, stock, faction, replicate)
    parts = account.gathered()
    digits = account.digits
    amounts = adding_up([x for _, x in parts], account.change, digits)
    who = short(account.factions, faction, language)
    if not parts:
        return say("unmoved_relapse" if stock == "relapse" else "unmoved", language, who=who)
    head = say(f"moved_{stock}", language, who=who, change=signed(sum(amounts), language, digits))
    told_apart = zip(parts, amounts, strict=True)
    causes = (
        f"{named(why, language, account.factions)} {signed(x, language, digits)}"
        for (why, _), x in told_apart
    )
    return f"{head}{say('colon', language)}{', '.join(causes)}."


def named(why: str | None, language: str, factions: Factions | None = None) -> str:
    """A cause in words; None is all others together. A cause may name one of the factions."""
    return say("other_causes", language) if why is None else cause(why, language, factions)
