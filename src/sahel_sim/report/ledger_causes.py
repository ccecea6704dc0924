"""Causes: what the ledger calls them, and the same in the reader's language."""

from sahel_sim.core import Factions
from sahel_sim.languages import N_, _
from sahel_sim.report.faction_names import of_whom, with_article

CAUSES = frozenset(
    {
        N_("a peace broke"),
        N_("a symbolic place was lost"),
        N_("accord carried out"),
        N_("accord overdue"),
        N_("after harm"),
        N_("after victories and losses"),
        N_("agreed by elders and jihadists"),
        N_("an accord carried out or undone"),
        N_("armed factions left out"),
        N_("arrived"),
        N_("back to normal"),
        N_("back to what divides people"),
        N_("bases left"),
        N_("broken or lapsed"),
        N_("budget that lapsed"),
        N_("calm, or places that changed hands"),
        N_("came and went"),
        N_("came into being"),
        N_("came to the table"),
        N_("camps left"),
        N_("carried out"),
        N_("ceasefire agreed or given up"),
        N_("changed by hand"),
        N_("civil voices asked for more"),
        N_("clashes"),
        N_("credibility of guarantors"),
        N_("deserted"),
        N_("disarmed and went home"),
        N_("drafted"),
        N_("driven apart by war"),
        N_("events here and down the road"),
        N_("faded"),
        N_("faded and soothed"),
        N_("faded for want of force"),
        N_("fell back"),
        N_("fell due"),
        N_("felt"),
        N_("fled"),
        N_("fled and returned"),
        N_("forgotten"),
        N_("fragility of any peace"),
        N_("guarantors believed"),
        N_("healed"),
        N_("integrated into the army"),
        N_("its leaders could not sell the terms"),
        N_("joined after harm"),
        N_("joined for other reasons"),
        N_("joined out of grievance"),
        N_("killed"),
        N_("killed by foreign forces"),
        N_("killed each other"),
        N_("killed in battle"),
        N_("learnt from clashes"),
        N_("left"),
        N_("moved"),
        N_("moved into a vacuum"),
        N_("on a date"),
        N_("own dead"),
        N_("pay"),
        N_("peace broke"),
        N_("peace held"),
        N_("peacekeepers"),
        N_("places lost, and calm again"),
        N_("power shared"),
        N_("ran home"),
        N_("reasons to fight or to join"),
        N_("returned"),
        N_("roads closed or opened"),
        N_("signed"),
        N_("support from outside"),
        N_("talks failed"),
        N_("taxes"),
        N_("the state closed its door"),
        N_("the state opened its door"),
        N_("the state waits for its moment"),
        N_("the terms suited, and yet it left"),
        N_("too many armed parties at the table"),
        N_("trust"),
        N_("undone by fighting"),
        N_("voices of civil society"),
        N_("voices of women and youth"),
        N_("war income"),
        N_("what was offered was too little"),
        N_("won and lost in contests"),
    }
)
"""Each cause that a mechanism names; a test collects them from runs."""

_OF_FACTIONS = {
    "from ": (N_("defectors ({who})"), of_whom),
    "split from ": (N_("split from {who}"), of_whom),
    "merged into ": (N_("merged into {who}"), with_article),
}
"""How the ledger begins a cause that names a faction, and what is said of it."""


def cause(why: str, factions: Factions | None = None) -> str:
    """The cause in the reader's language; as the ledger has it where the table does not know it.

    ``why``: as in the ledger; ``factions``: of the place; a cause may name one of them, which without them is
    told as the ledger has it.
    """
    for lead, (words, said) in _OF_FACTIONS.items():
        name = why.removeprefix(lead)
        if why != name:
            who = name if factions is None or name not in factions.names else said(factions, name)
            return _(words, who=who)
    return _(why) if why in CAUSES else why
