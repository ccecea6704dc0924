"""Survival curves: the share of first accords with rebels that still hold, by years since their signing."""

import textwrap
from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.fan import FOOT, LEFT, overlaid_line, short_decimal
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BASE_LOOK, INK, SCENARIO_LOOKS, SMALL, Look, Theme, theme_named
from sahel_sim.report.number_format import between, count, decimal, percent
from sahel_sim.results.accords import (
    SURVIVAL_YEARS,
    AccordHazardRatio,
    AccordSurvival,
    accord_hazard_ratio,
    accord_survival,
)
from sahel_sim.stats.survival import SurvivalCurve

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_CURVES = 5
"""Curves that are told apart where they cross."""

FEWEST = 2
"""Accords below which there is nothing to draw."""

OUTCOMES_SHOWN = ("peace_lasted", "accord_fell", "held_five_years", "time_to_relapse")
"""Where outcomes are asked for, these ask for the figure."""

_BODY, _ROW, _KEY = 2.4, 0.2, 0.42
_LETTERS = 11


@speaks
def accord_survival_figures(
    compared: PairedComparison, language: str = "en", theme: str | Theme = "page"
) -> tuple[Picture, ...]:
    """How long first accords hold in each scenario; nothing where hardly any is signed, or nobody asked."""
    if compared.asked is not None and not set(OUTCOMES_SHOWN) & set(compared.asked):
        return ()
    shown = [each for each in compared.results[:MOST_CURVES] if "accord" in each.series]
    found = [accord_survival(each) for each in shown]
    if not any(each.signed >= FEWEST for each in found):
        return ()
    ratios = [None, *(accord_hazard_ratio(shown[0], other) for other in shown[1:])]
    titles = [compared.title(each.scenario.name) for each in shown]
    return (survival_figure(list(zip(titles, found, ratios, strict=True)), theme=theme),)


@speaks
def survival_figure(
    told: Sequence[tuple[str, AccordSurvival, AccordHazardRatio | None]],
    language: str = "en",
    theme: str | Theme = "page",
) -> Picture:
    """Curves of Kaplan and Meier with 95 % bands, and the hazards below their names.

    ``told``: by scenario its name, how long its accords hold, and how fast they fall against those of the
    first.
    """
    wanted = theme_named(theme)
    title = _("How long accords with rebels hold")
    note = _("Share of first accords still in force, by years since signing (Kaplan-Meier; bands: 95%).")
    letters = max(int(_LETTERS * (wanted.width - _KEY - 0.2)), 10)
    rows = [textwrap.wrap(_in_short(*each), letters) for each in told]
    key = _ROW * sum(map(len, rows)) + 0.04
    with own_settings():
        canvas = Canvas(key + _BODY, title, note, wanted)
        axes = canvas.axes(LEFT, key + 0.05, canvas.width - LEFT - 0.1, canvas.body - key - 0.25 - FOOT)
        looks = (BASE_LOOK, *SCENARIO_LOOKS)
        for (_name, found, _ratio), look in zip(told, looks, strict=False):
            draw_survival(axes, found.curve, look, wanted)
        _set_scales(axes, [found.curve for _name, found, _ratio in told])
        row = 0
        for parts, look in zip(rows, looks, strict=False):
            drawn: dict[str, Any] = overlaid_line(look, look == BASE_LOOK, wanted)
            spots = [MARGIN + part * _KEY for part in (0.08, 0.5, 0.92)]
            canvas.line(spots, _ROW * (row + 0.3), markersize=5.5, markevery=[1], **drawn)
            for part in parts:
                canvas.write(part, _ROW * (row + 0.3), x=MARGIN + _KEY + 0.08, va="center_baseline")
                row += 1
    alt = f"{title}. {' '.join(_in_words(*each) for each in told)}"
    return Picture("accord_survival", title, alt, canvas.figure, wanted)


def draw_survival(axes: "Axes", curve: SurvivalCurve, look: Look, theme: Theme) -> None:
    """Draw a curve as steps within its band, from the signing to the longest that was watched.

    Parameters
    ----------
    axes
        A panel whose scale across is in years.
    curve
        What is drawn; nothing where nothing was watched.
    look, theme
        How.
    """
    if not curve.spells:
        return
    years = np.concatenate([[0.0], curve.months, [curve.longest]]) / 12.0
    first = curve.at(0.0) if not len(curve.months) or curve.months[0] > 0.0 else (1.0, 1.0, 1.0)
    ends = [
        np.concatenate([[at], values, values[-1:] if len(values) else [at]])
        for at, values in zip(first, (curve.share, curve.low, curve.high), strict=True)
    ]
    share, low, high = ends
    colour = theme.colour(look.colour)
    axes.fill_between(years, low, high, step="post", color=colour, alpha=0.13, linewidth=0)
    drawn = overlaid_line(look, look == BASE_LOOK, theme)
    axes.step(years, share, where="post", markersize=5.0, markevery=0.2, **drawn)


def _set_scales(axes: "Axes", curves: Sequence[SurvivalCurve]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    longest = max((curve.longest for curve in curves if curve.spells), default=12.0)
    axes.set_xlim(0.0, max(longest / 12.0, 1.0))
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: short_decimal(x)))
    axes.set_xlabel(_("years since the accord was signed"), fontsize=SMALL, color=INK)
    axes.set_ylim(0.0, 1.0)
    axes.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: percent(y)))


def _in_short(name: str, found: AccordSurvival, ratio: AccordHazardRatio | None) -> str:
    """A scenario, how many accords it has, and how fast they fall."""
    accords = ngettext("{n} accord", "{n} accords", found.signed, n=count(found.signed))
    if not isfinite(found.hazard.value):
        return _("{name}: {accords}", name=name, accords=accords)
    falls = _("{n} falls a year in force", n=decimal(found.hazard.value))
    if ratio is None or not isfinite(ratio.value):
        return _("{name}: {accords}, {falls}", name=name, accords=accords, falls=falls)
    told = {"ratio": decimal(ratio.value), "low": decimal(ratio.low), "high": decimal(ratio.high)}
    return _(
        "{name}: {accords}, {falls}; hazard ratio {ratio} ({low} to {high})",
        name=name,
        accords=accords,
        falls=falls,
        **told,
    )


def _in_words(name: str, found: AccordSurvival, ratio: AccordHazardRatio | None) -> str:
    """The same, with the share that still holds after some years."""
    parts = [
        _(
            N_("after {years} years {share} ({ends})"),
            years=short_decimal(year),
            share=percent(share),
            ends=between(low, high, "share"),
        )
        for year, (share, low, high) in ((year, found.curve.at(12.0 * year)) for year in SURVIVAL_YEARS)
        if isfinite(share)
    ]
    told = _in_short(name, found, ratio)
    return _("{told}; still in force {parts}.", told=told, parts=_("; ").join(parts)) if parts else f"{told}."
