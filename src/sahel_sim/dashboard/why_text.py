"""Why: the largest movements of a step or of the run so far, each with its causes as the ledger has them."""

from sahel_sim.dashboard.watched_model import Accounts, WatchedModel
from sahel_sim.languages import _, speaks
from sahel_sim.report.ledger_text import moved_text
from sahel_sim.report.talks_text import talks_told
from sahel_sim.results.accounts import ACCOUNTS, Moved

TALKS = "talks"


def largest(accounts: Accounts) -> tuple[Moved, ...]:
    """Of each stock the account of the faction in which it moved most, if it moved enough to be told.

    Stocks have different units, so none is larger than another; they come in the order of ``ACCOUNTS``, and
    of two factions that moved alike the first.

    >>> import sahel_sim
    >>> model = WatchedModel("two_towns")
    >>> [(each.stock, each.faction) for each in largest(model.accounts_of_step())]
    []
    """
    found = []
    for stock in ACCOUNTS:
        of_stock = [account for (name, _), account in accounts.items() if name == stock]
        most = max(of_stock, key=lambda account: abs(account.change), default=None)
        if most is not None and round(most.change, most.digits) != 0.0:
            found.append(most)
    return tuple(found)


@speaks
def why_sentences(model: WatchedModel, since_start: bool = False, language: str = "en") -> tuple[str, ...]:
    """A sentence for each of the largest movements; one that says so if there are none.

    Parameters
    ----------
    model
        The run.
    since_start
        Whether of the run so far; of the last step unless said.
    """
    if model.world.step == 0:
        return (_("Nothing has moved yet: take a step."),)
    accounts = model.accounts() if since_start else model.accounts_of_step()
    told = [moved_text(account) for account in largest(accounts) if account.stock != TALKS]
    talked = [name for (stock, name), account in accounts.items() if stock == TALKS and account.causes]
    told += [talks_told(model, name) for name in talked]
    return tuple(told) or (_("Nothing moved by as much as could be told."),)
