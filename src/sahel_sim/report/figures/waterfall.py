"""Waterfalls: a stock at the start, each cause that moved it, and the stock at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sahel_sim.core import Factions
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import Canvas, blank, own_settings, text_width
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import INK, PAGE, PAPER, SMALL, SOFT, Theme, hatched, looks, theme_named
from sahel_sim.report.ledger_text import Moved, account_text, moved, named
from sahel_sim.report.number_format import count, round_to_total, signed
from sahel_sim.report.sentences import runs_text, short_name
from sahel_sim.results.history import factions_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.mesa_model import SahelModel
    from sahel_sim.results.ensemble import Ensemble

_LONGEST, _PAD = 2.35, 0.1

_TITLES = {
    "fighters": N_("{who}: fighters gained and lost"),
    "towns": N_("{who}: towns won and lost"),
    "villages": N_("{who}: villages won and lost"),
    "treasury": N_("{who}: money in and out"),
    "grievance": N_("{who}: what angers people, and what calms them"),
    "relapse": N_("{who}: what breaks its peace, and what holds it"),
    "talks": N_("{who}: what brought it to the table, and what ended talks"),
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
    "talks": N_(
        "How often talks with the state began and ended in a run, mean of {runs}. Full bars add, hatched "
        "bars take away."
    ),
}
"""What heads a figure and what stands below, by account."""

ROW = 0.34
"""Inches of a bar."""


@dataclass(frozen=True)
class Step:
    """One bar: its name, where it begins, how long it is, what stands beside it, whether it is a stock."""

    name: str
    start: float
    size: float
    value: str
    stock: bool = False


_BESIDE = 0.12
"""Between the end of a bar and its value, and behind that, inches."""


def draw_waterfall(axes: "Axes", steps: Sequence[Step], colour: str, theme: Theme = PAGE) -> None:
    """Draw the steps from the top: full bars for stocks, paler ones for gains, hatched ones for losses.

    Parameters
    ----------
    axes
        A panel, as high as it has rows.
    steps
        What is drawn; each begins where the one before ends.
    colour
        Of the bars.
    theme
        How.
    """
    drawn = theme.colour(colour)
    for row, step in enumerate(steps):
        gain = step.stock or step.size >= 0
        look: dict[str, Any] = {"color": drawn} if gain else hatched(drawn)
        alpha = 1.0 if step.stock or not gain else 0.6
        axes.barh(row, step.size, left=step.start, height=0.62, alpha=alpha, **look)
        end = step.start + step.size
        if row < len(steps) - 1:
            axes.plot([end, end], [row, row + 1], color=SOFT, linewidth=0.7)
        axes.annotate(
            step.value, (max(step.start, end), row), xytext=(4, 0), textcoords="offset points",
            va="center_baseline", fontsize=SMALL, color=INK, weight="bold" if step.stock else "normal",
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
    places = [x for step in steps for x in (0.0, step.start, step.start + step.size)]
    low, high = min(places), max(places)
    span = high - low or 1.0
    blank(axes)
    axes.set_ylim(len(steps) - 0.5, -0.5)
    left = low - 0.02 * span * (low < 0)
    axes.set_xlim(left, _right_end(axes, steps, left, high + 0.02 * span))
    axes.set_yticks(range(len(steps)), [step.name for step in steps])
    axes.tick_params(axis="y", labelcolor=INK)


def _right_end(axes: "Axes", steps: Sequence[Step], left: float, least: float) -> float:
    """How far the scale goes, so that every value has room beside the end of its bar."""
    wide = float(axes.get_window_extent().width / axes.figure.dpi)
    found = least
    for step in steps:
        room = wide - text_width([step.value]) - _BESIDE
        found = max(found, left + (max(step.start, step.start + step.size) - left) * wide / max(room, 0.1))
    return found


@speaks
def what_moved_it(
    source: "Ensemble | SahelModel",
    stock: str = "fighters",
    faction: str | None = None,
    language: str = "en",
    replicate: int | None = None,
    theme: str | Theme = "page",
) -> Picture:
    """What moved an account of one faction, cause by cause; means over the runs.

    Parameters
    ----------
    source
        What was run, or a ``SahelModel(..., ledger=True)``.
    stock
        ``fighters``, ``control`` (in places), ``treasury``, ``grievance``, ``relapse`` or ``talks``; see
        ``results.accounts.moved``.
    faction
        Its name; the first of the jihadists, or the last of all, unless said.
    replicate
        One run alone; the mean of all unless said.

    Raises ``KeyError`` if there is no such account, faction, replicate or theme.
    """
    wanted, factions = theme_named(theme), factions_of(source)
    name = _first_jihadists(factions) if faction is None else faction
    account = moved(source, stock, name, replicate)
    title = _(_TITLES[stock], who=short_name(factions, name))
    steps = steps_of(account)
    shown = [replace(step, name=_in_two_lines(step.name)) for step in steps]
    left = min(text_width([line for step in shown for line in step.name.split("\n")]), _LONGEST) + 0.3
    with own_settings():
        note = _(_NOTES.get(stock, _NOTE), runs=runs_text(account.runs))
        canvas = Canvas(ROW * len(steps) + 2 * _PAD, title, note, wanted)
        height = min(ROW * len(steps), canvas.body - 2 * _PAD)
        axes = canvas.axes(left, _PAD, canvas.width - left - 0.15, height)
        draw_waterfall(axes, shown, looks(factions)[factions.names.index(name)].colour, wanted)
    alt = _(
        "{title}. {start} at the start, {end} at the end, mean of the runs. {told}",
        title=title,
        start=steps[0].value,
        end=steps[-1].value,
        told=account_text(source, stock, name, replicate=replicate),
    )
    return Picture(f"what_moved_{stock}_{name}", title, alt, canvas.figure, wanted)


def _in_two_lines(name: str) -> str:
    """The name of a bar, in two lines as even as can be if it is too long for one."""
    if text_width([name]) <= _LONGEST or " " not in name:
        return name
    gaps = [at for at, sign in enumerate(name) if sign == " "]
    middle = min(gaps, key=lambda at: abs(at - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"


def steps_of(account: Moved) -> list[Step]:
    """The bars of an account; gains come before losses, so that it is never below 0 on its way."""
    parts = sorted(account.gathered(), key=lambda part: part[1] < 0)
    first, last = account.mean(account.start), account.mean(account.end)
    digits = account.digits
    shown = round_to_total([x for _, x in parts], round(last, digits) - round(first, digits), digits)
    steps, at = [Step(_("Start"), 0.0, first, count(first, digits), stock=True)], first
    for (why, size), value in zip(parts, shown, strict=True):
        cause = named(why, account.factions)
        steps.append(Step(cause[:1].upper() + cause[1:], at, size, signed(value, digits)))
        at += size
    return [*steps, Step(_("End"), 0.0, last, count(last, digits), stock=True)]


def _first_jihadists(factions: Factions) -> str:
    jihadists = [n for n, bloc in zip(factions.names, factions.blocs, strict=True) if bloc == "jihadists"]
    return (jihadists or list(factions.names[-1:]))[0]
