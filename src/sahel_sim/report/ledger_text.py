"""What moved it, in words: a sentence for each account, in which the numbers add up."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sahel_sim.core import Factions
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.faction_names import with_article
from sahel_sim.report.ledger_causes import cause
from sahel_sim.report.number_format import round_to_total, signed
from sahel_sim.report.sentences import short_name
from sahel_sim.report.talks_text import talks_told
from sahel_sim.results.accounts import ACCOUNTS, MOST, Account, Moved, moved

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel
    from sahel_sim.results.ensemble import Ensemble

__all__ = ["MOST", "STOCKS", "Moved", "account_text", "moved", "named"]

STOCKS: Mapping[str, Account] = ACCOUNTS
"""The accounts that can be asked for."""

_MOVED = {
    "grievance": N_("Anger at {who}, from \N{MINUS SIGN}1 to 1, {change}"),
    "relapse": N_("{who} {change} breaks of its peace to be expected"),
}
"""How much an account changed, by account."""


@speaks
def account_text(
    source: "Ensemble | SahelModel",
    stock: str,
    faction: str,
    language: str = "en",
    replicate: int | None = None,
) -> str:
    """What moved an account, in a sentence; the numbers are means over the runs and add up.

    Of talks it says when they failed and why, and what became of accords.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel(..., ledger=True)``.
    stock, faction
        Which account; see ``results.accounts.moved``.
    replicate
        One run alone; the mean of all unless said.

    Raises ``KeyError`` if there is no such account, faction or replicate.
    """
    if stock == "talks":
        return talks_told(source, faction, replicate=replicate)
    return moved_text(moved(source, stock, faction, replicate))


@speaks
def moved_text(account: Moved, language: str = "en") -> str:
    """What moved an account other than talks, in a sentence, from its own numbers alone.

    >>> import sahel_sim
    >>> model = sahel_sim.SahelModel("two_towns", rng=1, ledger=True)
    >>> moved_text(sahel_sim.moved(model, "fighters", "league"))
    'The League: nothing moved it.'
    """
    stock, faction, parts = account.stock, account.faction, account.gathered()
    digits = account.digits
    amounts = round_to_total([x for _, x in parts], account.change, digits)
    who = short_name(account.factions, faction)
    if not parts:
        return _(
            N_("{who}: no peace to break.") if stock == "relapse" else N_("{who}: nothing moved it."), who=who
        )
    head = _head(stock, faction, account, round(sum(amounts), digits))
    told_apart = zip(parts, amounts, strict=True)
    causes = (f"{named(why, account.factions)} {signed(x, digits)}" for (why, _), x in told_apart)
    colon = _(": ")
    return f"{head}{colon}{', '.join(causes)}."


def _head(stock: str, faction: str, account: Moved, change: float) -> str:
    """By how much it changed in all."""
    holes = {"who": short_name(account.factions, faction), "change": signed(change, account.digits)}
    if stock == "fighters":
        return ngettext("{who} {change} fighter", "{who} {change} fighters", change, **holes)
    if stock == "towns":
        return ngettext("{who} {change} town", "{who} {change} towns", change, **holes)
    if stock == "villages":
        return ngettext("{who} {change} rural area", "{who} {change} rural areas", change, **holes)
    if stock == "treasury":
        return ngettext("{who} {change} million USD", "{who} {change} million USD", change, **holes)
    if stock == "grievance":
        holes["who"] = with_article(account.factions, faction)
    return _(_MOVED[stock], **holes)


def named(why: str | None, factions: Factions | None = None) -> str:
    """A cause in words; None is all others together. A cause may name one of the factions."""
    return _("other causes") if why is None else cause(why, factions)
