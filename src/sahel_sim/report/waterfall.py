"""Waterfall: what moved a stock, from its start through each cause to its end."""

from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Factions
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.colours import INK, PAPER, SOFT, looks
from sahel_sim.report.figure_layout import SMALL, WIDTH, Sheet, plain, wide
from sahel_sim.report.ledger_text import Moved, moved, named, told
from sahel_sim.report.number_format import adding_up, count, signed
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all, short
from sahel_sim.results.history import factions_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.mesa_model import SahelModel
    from sahel_sim.results.ensemble import Ensemble

_ROW, _PAD = 0.34, 0.1
_LONGEST = 2.35


_TITLES = {
    "fighters": N_("{who}: fighters gained and lost"),
    "control": N_("{who}: places won and lost"),
    "treasury": N_("{who}: money in and out"),
    "grievance": N_("{who}: what angers people, and what calms them"),
    "relapse": N_("{who}: what breaks its peace, and what holds it"),
}
_NOTE = N_("From start to end, mean of {runs}. Full bars add, hatched bars take away.")
_NOTES = {
    "grievance": N_(
        "Anger at this side, from \N{MINUS SIGN}1 to 1, mean over places and {runs}. Full bars add, "
        "hatched bars take away."
    ),
    "relapse": N_(
        "Breaks to be expected while its peace with the state held, mean of {runs}. Full "
        "bars add, hatched bars take away."
    ),
}
"""What heads a figure and what stands below, by account."""


@speaks
def what_moved_it(
    source: "Ensemble | SahelModel",
    stock: str = "fighters",
    faction: str | None = None,
    language: str = "en",
    replicate: int | None = None,
) -> Picture:
    """What moved an account of one faction, cause by cause; means over the runs.

    Parameters
    ----------
    source
        What was run, or a ``SahelModel(..., ledger=True)``.
    stock
        ``fighters``, ``control`` (in places), ``treasury``, ``grievance`` or ``relapse``; see
        ``analysis.moved``.
    faction
        Its name; the first of the jihadists, or the last of all, unless said.
    language
        ``en`` or ``fr``.
    replicate
        One run alone; the mean of all unless said.

    Raises
    ------
    KeyError
        If there is no such account, faction or replicate.
    """
    factions = factions_of(source)
    name = _first_jihadists(factions) if faction is None else faction
    account = moved(source, stock, name, replicate)
    who = short(factions, name)
    title = _(_TITLES[stock], who=who)
    labels, starts, sizes, values = _steps(account)
    left = min(wide(labels, SMALL), _LONGEST) + 0.3
    with plain():
        note = _(_NOTES.get(stock, _NOTE), runs=in_all(account.runs))
        sheet = Sheet(_ROW * len(labels) + 2 * _PAD, title, note)
        axes = sheet.axes(left, _PAD, WIDTH - left - 0.15, _ROW * len(labels))
        colour = looks(factions)[factions.names.index(name)].colour
        _draw(axes, labels, starts, sizes, values, colour)
    sentence = told(source, stock, name, replicate=replicate)
    alt = _(
        "{title}. {start} at the start, {end} at the end, mean of the runs. {told}",
        title=title,
        start=values[0],
        end=values[-1],
        told=sentence,
    )
    return Picture(f"what_moved_{stock}_{name}", title, alt, sheet.figure)


def _first_jihadists(factions: Factions) -> str:
    jihadists = [n for n, bloc in zip(factions.names, factions.blocs, strict=True) if bloc == "jihadists"]
    return (jihadists or list(factions.names[-1:]))[0]


def _steps(account: Moved) -> tuple[list[str], list[float], list[float], list[str]]:
    """Labels, where each bar begins, how long it is, and what is written beside it.

    Gains come before losses, so that the account is never below 0 on its way.
    """
    parts = sorted(account.gathered(), key=lambda part: part[1] < 0)
    first, last = account.mean(account.start), account.mean(account.end)
    digits = account.digits
    shown = adding_up([x for _, x in parts], round(last, digits) - round(first, digits), digits)
    causes = [_capital(named(why, account.factions)) for why, _ in parts]
    labels = [_("Start"), *causes, _("End")]
    sizes = [x for _, x in parts]
    begins = [first + float(x) for x in np.cumsum([0.0, *sizes])[:-1]]
    ends = [count(x, digits) for x in (first, last)]
    values = [ends[0], *(signed(x, digits) for x in shown), ends[1]]
    return labels, [0.0, *begins, 0.0], [first, *sizes, last], values


def _draw(
    axes: "Axes", labels: list[str], starts: list[float], sizes: list[float], values: list[str], colour: str
) -> None:
    rows = np.arange(len(labels))
    whole = (rows == 0) | (rows == len(labels) - 1)
    for row, begin, size, value in zip(rows, starts, sizes, values, strict=True):
        gain = whole[row] or size >= 0
        look: dict[str, Any] = {"facecolor": PAPER, "edgecolor": colour, "hatch": "/////"}
        look = {"color": colour} if gain else look
        axes.barh(row, size, left=begin, height=0.62, alpha=1.0 if whole[row] or not gain else 0.6, **look)
        if row < len(labels) - 1:
            at = size if whole[row] else begin + size
            axes.plot([at, at], [row, row + 1], color=SOFT, linewidth=0.7)
        axes.annotate(
            value, (max(begin, begin + size), row), xytext=(4, 0), textcoords="offset points",
            va="center_baseline", fontsize=SMALL, color=INK, weight="bold" if whole[row] else "normal",
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
    axes.set_ylim(len(labels) - 0.5, -0.5)
    ends = [0.0, *(b for b in starts), *(b + s for b, s in zip(starts, sizes, strict=True))]
    low, high = min(ends), max(ends)
    span = high - low or 1.0
    axes.set_xlim(low - 0.02 * span * (low < 0), high + 0.22 * span)
    axes.set_yticks(rows, labels)
    axes.tick_params(axis="y", labelcolor=INK)
    axes.set_xticks([])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
