"""Sentences of every page: how many runs, the names of factions, and what a story leaves unsaid."""

from collections.abc import Mapping, Sequence

import numpy as np

from sahel_sim.core import Factions
from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.number_format import count, percent
from sahel_sim.scenario import Scenario, cautions
from sahel_sim.stats.variance_shares import VarianceShares

FEW = 50
"""Below so many runs a page says that shares of runs are rough."""


def quoted(words: str) -> str:
    """Words that are said already, in quotation marks as the language has them."""
    return _("“{words}”", words=words)


def luck_alone() -> str:
    """That intervals show luck and nothing else."""
    return _(
        "Ignorance: not counted. Every range here shows luck alone, not how unsure the model's own "
        "numbers are."
    )


DRAWN_FROM = {
    "prior": N_("from all that is declared plausible"),
    "accepted": N_("from those that give about what was recorded of Mali to 2021"),
}
"""Where runs draw their numbers, by what results call it."""


def ignorance(parameters: str, parts: Sequence[tuple[str, VarianceShares | None]] = ()) -> str:
    """How unsure the model's own numbers are, and which part of what differs is luck.

    ``parameters``: what runs drew, as results or scenarios have it; nothing or ``fixed`` if they drew
    nothing; ``parts``: outcomes in the reader's words, with the parts of their variance.
    """
    source = DRAWN_FROM.get(parameters.split(" ")[0])
    if source is None:
        return luck_alone()
    told = [
        _(
            "{outcome}: {luck} luck ({low} to {high}), the rest ignorance",
            outcome=outcome,
            luck=percent(each.part_of_luck),
            low=percent(each.interval[0]),
            high=percent(each.interval[1]),
        )
        for outcome, each in parts
        if each is not None and np.isfinite(each.interval[0])
    ]
    drawn = _(
        "Ignorance: what nobody knows of the numbers of the model is counted, not what its rules leave "
        "out. Each run drew its own numbers, {source}, so that every range shows luck and ignorance "
        "together.",
        source=_(source),
    )
    if not told:
        return drawn
    return drawn + " " + _("What makes runs differ: {parts}.", parts=_("; ").join(told))


def other_numbers(parameters: str = "") -> str:
    """That the model's own numbers were not varied, and that they may turn an answer around.

    ``parameters``: what runs drew; then only another theory, or numbers beyond, may do so.
    """
    if parameters.split(" ")[0] in DRAWN_FROM:
        return _(
            "Numbers beyond those that were drawn, or another theory. Nothing of the kind was tried here; "
            "sahel-sim claims switches every rule off in turn."
        )
    return _(
        "Other values of the model's own numbers, many of which are assumed, or another theory. Nothing of "
        "the kind was tried here; sahel-sim claims tries them all."
    )


def runs_text(runs: int) -> str:
    """So many runs, in words."""
    return ngettext("{n} run", "{n} runs", runs, n=count(runs))


NAMED = 3
"""Stories that are named before a sentence that is true of several."""

SHORT = 24
"""Letters of a name in figures and tables."""


def short_name(factions: Factions, name: str) -> str:
    """The name of a faction without what its label adds in brackets; of a long one the beginning."""
    label = factions.label(name).split(" (")[0]
    return label if len(label) <= SHORT else label[: SHORT - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def pair_label(factions: Factions, pair: str) -> str:
    """The names of both sides of a pair."""
    return " \N{EN DASH} ".join(short_name(factions, name) for name in pair.split("-"))


def unsaid(titles: Mapping[str, Scenario]) -> list[str]:
    """What may decide how stories end though their authors never said it; results say it first.

    ``titles``: the stories by title; titles stand before what is not true of all of them.
    """
    found: dict[str, list[str]] = {}
    for title, scenario in titles.items():
        for each in cautions(scenario, decisive=True):
            found.setdefault(each.sentence(), []).append(title)
    return [
        sentence
        if len(about) == len(titles)
        else _("{story}: {sentence}", story=_few(about), sentence=sentence)
        for sentence, about in found.items()
    ]


def _few(names: list[str]) -> str:
    """The first of some names, and that there are more."""
    return ", ".join([*names[:NAMED], *(["\N{HORIZONTAL ELLIPSIS}"] if len(names) > NAMED else [])])
