"""Parts of sentences: how many runs, and the names of factions."""

from sahel_sim.core import Factions
from sahel_sim.languages import ngettext
from sahel_sim.report.number_format import count


def runs_text(runs: int) -> str:
    """So many runs, in words."""
    return ngettext("{n} run", "{n} runs", runs, n=count(runs))


def short(factions: Factions, name: str) -> str:
    """The name of a faction without what its label adds in brackets."""
    return factions.label(name).split(" (")[0]


def pair_label(factions: Factions, pair: str) -> str:
    """The names of both sides of a pair."""
    return " \N{EN DASH} ".join(short(factions, name) for name in pair.split("-"))
