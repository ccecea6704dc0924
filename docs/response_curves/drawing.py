"""Drawing: one response on a sheet, its lines named at their ends, the default and zero marked."""

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from response_curves.response import Response
from sahel_sim.report.figures.canvas import Canvas, own_settings, spread_labels
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import INK, SMALL, SOFT, Look
from sahel_sim.report.number_format import MINUS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = (
    Look("#0072B2", "-", "o"),
    Look("#D55E00", (0, (5.0, 1.8)), "s"),
    Look("#1A1A1A", (0, (6.0, 1.6, 1.2, 1.6)), "^"),
    Look("#009E73", (0, (1.2, 1.6)), "D"),
)
"""How the lines of a figure are drawn, in their order: not by faction, for most lines are not factions."""

_LEFT, _TOP, _WIDE, _TALL, _BODY = 0.55, 0.42, 2.65, 2.0, 3.05
_LETTERS = 16
_LINE = 0.155
"""Inches from one line of letters to the next."""


def drawn(response: Response) -> Picture:
    """The figure of one response."""
    with own_settings():
        sheet = Canvas(_BODY, response.title, response.see)
        axes = sheet.axes(_LEFT, _TOP, _WIDE, _TALL)
        for look, line in zip(LOOKS, response.curves.values(), strict=False):
            axes.plot(
                response.points,
                line,
                color=look.colour,
                linestyle=look.dash,
                linewidth=2.0,
                solid_capstyle="butt",
            )
        _scales(axes, response)
        _marks(axes, response)
        _names(axes, response)
        down = (sheet.top + 0.02) / sheet.height
        sheet.figure.text(0.011, 1.0 - down, response.upright, fontsize=SMALL, color=INK, va="top")
    return Picture(response.name, response.title, spoken(response), sheet.figure, language="en")


def spoken(response: Response) -> str:
    """The figure in words: what is on the axes, and each line at the ends and at the default."""
    low, high = response.span
    told = [("at the lowest", low), ("at the highest", high)]
    if response.default is not None and low < response.default < high:
        told.insert(1, ("at the default", response.default))
    values = response.at(np.array([x for _, x in told]))
    words = [
        f"{name}: "
        + ", ".join(f"{_number(y, response.shares)} {when}" for y, (when, _) in zip(line, told, strict=True))
        for name, line in values.items()
    ]
    ends = f"Across: {response.across}, from {_number(low)} to {_number(high)}"
    usual = "" if len(told) < 3 else f", by default {_number(told[1][1])}"
    return f"{response.upright}. {ends}{usual}. " + "; ".join(words) + "."


def _scales(axes: "Axes", response: Response) -> None:
    from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullLocator

    lines = np.array(list(response.curves.values()))
    axes.set_xlim(*response.span)
    axes.set_xlabel(response.across, fontsize=SMALL, color=INK, x=-_LEFT / _WIDE + 0.02, ha="left")
    axes.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    if "x" in response.logs:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(FixedLocator(_round_numbers(*response.span)))
        axes.xaxis.set_minor_locator(NullLocator())
    if "y" in response.logs:
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(LogLocator(10))
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        low, high = min(0.0, lines.min()), max(0.0, lines.max())
        slack = 0.04 * (high - low)
        axes.set_ylim(low - slack, high + slack)
        axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
        if low < 0.0 < high:
            axes.axhline(0.0, color=SOFT, linewidth=1.0)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: _number(x)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: _number(y, response.shares)))


def _round_numbers(low: float, high: float) -> list[float]:
    """1, 3, 10, 30 and so on, between two numbers."""
    powers = [step * 10.0**n for n in range(-4, 6) for step in (1, 3)]
    return [x for x in powers if low <= x <= high]


def _marks(axes: "Axes", response: Response) -> None:
    """Upright rules at the default, and at zero where the sign is open."""
    low, high = response.span
    across = axes.get_xaxis_transform()
    words: dict[float, list[str]] = {}
    if response.signed:
        words[0.0] = ["zero"]
    if response.default is not None:
        words.setdefault(response.default, []).append("default")
    close = len(words) == 2 and abs(response.default or 0.0) < 0.25 * (high - low)
    for x, said in words.items():
        axes.axvline(x, color=SOFT, linewidth=1.0, linestyle="-" if said[-1] == "default" else (0, (2, 2)))
        where = (np.log(x / low) / np.log(high / low)) if "x" in response.logs else (x - low) / (high - low)
        side = "left" if where < 0.2 else "right" if where > 0.8 else "center"
        if close:
            side = "left" if x > 0.0 else "right"
        axes.text(x, 1.02, ", ".join(said), transform=across, fontsize=SMALL - 1, color=SOFT, ha=side)


def _names(axes: "Axes", response: Response) -> None:
    """The name of each line beside its end, apart from one another."""
    texts = [textwrap.wrap(name, _LETTERS) for name in response.curves]
    ends = [_height(axes, float(line[-1])) for line in response.curves.values()]
    gap = (max(len(text) for text in texts) * _LINE + 0.05) / _TALL
    placed = spread_labels(ends, gap, 0.02, 1.04) or ends
    for look, text, end, y in zip(LOOKS, texts, ends, placed, strict=False):
        style = {"transform": axes.transAxes, "clip_on": False, "color": look.colour}
        axes.plot([1.0, 1.03], [end, y], linewidth=1.0, **style)
        axes.plot([1.03, 1.10], [y, y], linewidth=2.0, linestyle=look.dash, **style)
        axes.text(1.125, y, "\n".join(text), transform=axes.transAxes, fontsize=SMALL, color=INK, va="center")


def _height(axes: "Axes", y: float) -> float:
    """How far up the axes a value is, 0 to 1."""
    return float(axes.transAxes.inverted().transform(axes.transData.transform((axes.get_xlim()[1], y)))[1])


def _number(x: float, share: bool = False) -> str:
    """A number as short as it can be written, in per cent if it is a share."""
    text = f"{100.0 * x:.3g}%" if share else f"{x:,.6g}" if abs(x) >= 1_000 else f"{x:.3g}"
    return text.replace("-", MINUS)
