"""Figures of a calibration: what was recorded, and what the prior and the accepted sets give of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, own_settings
from sahel_sim.report.figures.event_figures import side_label
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import BLUE, INK, SMALL, SOFT, Theme, pale, theme_named
from sahel_sim.report.number_format import count, number
from sahel_sim.scenario.parameter_ranges import part_of, pert_parts, value_at
from sahel_sim.validation.calibration import every_number
from sahel_sim.validation.calibration_targets import HALF, Target, targets

if TYPE_CHECKING:
    from sahel_sim.validation.calibration import Calibration

_ROW, _NAMES = 0.23, 2.25
_TICKS = (0, 25, 100, 400, 1600, 6400)

_PANEL, _BINS, _DRAWN = 1.0, 20, 4000
"""Height of a panel, inches; bars of a panel; and draws that stand for what is declared."""


@speaks
def targets_figure(found: "Calibration", language: str = "en", theme: str | Theme = "page") -> Picture:
    """What was recorded of each target, and what 9 of 10 runs of the prior and of the accepted sets give."""
    wanted, title = theme_named(theme), _("What was recorded, and what the accepted sets give")
    note = _(
        "Deaths. Points: recorded by UCDP. Thick lines: nine of ten runs of the accepted sets. Pale lines: "
        "of sets drawn from the whole ranges."
    )
    rows, words = targets(), []
    with own_settings():
        canvas = Canvas(_ROW * len(rows) + 0.45, title, note, wanted)
        axes = canvas.axes(_NAMES, 0.1, canvas.width - _NAMES - MARGIN, canvas.body - 0.45)
        colour = wanted.colour(BLUE)
        for at, target in enumerate(rows):
            before, after = (
                np.quantile(x[:, at], (0.05, 0.95)) for x in (found.prior_values, found.accepted_values)
            )
            axes.plot(before, [at, at], color=pale(colour, 0.35), linewidth=5.0, solid_capstyle="butt")
            axes.plot(after, [at, at], color=colour, linewidth=2.4, solid_capstyle="butt")
            axes.plot([np.log(target.best + HALF)], [at], "o", color=INK, markersize=3.6)
            axes.text(
                -0.02, at, target_label(target), transform=axes.get_yaxis_transform(), ha="right",
                va="center_baseline", fontsize=SMALL, color=SOFT,
            )  # fmt: skip
            low, high = np.exp(after) - HALF
            words.append(
                _(
                    "{target}: {best} recorded, {low} to {high} of the accepted sets.",
                    target=target_label(target),
                    best=count(target.best),
                    low=count(low),
                    high=count(high),
                )
            )
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_yticks([])
        axes.set_xticks([np.log(x + HALF) for x in _TICKS], [count(x) for x in _TICKS])
        axes.grid(axis="y", visible=False)
    return Picture("targets", title, " ".join(words), canvas.figure, wanted)


def target_label(target: Target) -> str:
    """Both sides and the years of a target."""
    years = str(target.first) if target.first == target.last else f"{target.first}–{target.last}"
    return f"{side_label(target.side_a)} – {side_label(target.side_b)} {years}"


@speaks
def numbers_figure(
    found: "Calibration", names: Sequence[str], language: str = "en", theme: str | Theme = "page"
) -> Picture:
    """What is declared of some numbers, pale, and what the accepted sets leave of it, a panel for each."""
    wanted, title = theme_named(theme), _("What the data tell of the numbers")
    note = _("Pale: before, as it is declared. Dark: the accepted sets, by their weights. Line: the default.")
    numbers, across = every_number(), 4 if wanted.wide else 2
    places, edges = list(numbers), np.linspace(0.0, 1.0, _BINS + 1)
    chances = (np.arange(_DRAWN) + 0.5) / _DRAWN
    words = []
    with own_settings():
        rows = -(-len(names) // across)
        canvas = Canvas(_PANEL * rows + 0.1, title, note, wanted)
        height, colour = canvas.body / rows, wanted.colour(BLUE)
        for at, (row, _column, left, width) in enumerate(canvas.columns(len(names), across, gap=0.15)):
            drawn, position = numbers[names[at]], places.index(names[at])
            axes = canvas.axes(left + 0.25, row * height + 0.3, width - 0.5, height - 0.6)
            before = pert_parts(chances[:, None], (drawn,))[:, 0]
            for parts, weights, shade in (
                (before, np.full(_DRAWN, 1.0 / _DRAWN), pale(colour, 0.35)),
                (found.accepted.parts[:, position], found.accepted.weights, colour),
            ):
                tall, _edges = np.histogram(parts, edges, weights=weights / weights.sum())
                filled = shade != colour
                axes.stairs(tall, edges, fill=filled, color=shade, linewidth=1.4)
            axes.axvline(part_of(drawn, drawn.default), color=INK, linewidth=0.8)
            axes.set_xlim(0.0, 1.0)
            axes.set_yticks([])
            axes.set_xticks([0.0, 1.0], [number(drawn.low), number(drawn.high)])
            canvas.write(names[at].split(".", 1)[-1], row * height + 0.08, left + MARGIN, weight="bold")
            mean = float(found.accepted.weights @ found.accepted.parts[:, position])
            words.append(
                _(
                    "{name}: {mean} on average of the accepted sets, {default} by default.",
                    name=names[at],
                    mean=number(value_at(drawn, mean)),
                    default=number(drawn.default),
                )
            )
    return Picture("numbers", title, " ".join(words), canvas.figure, wanted)
