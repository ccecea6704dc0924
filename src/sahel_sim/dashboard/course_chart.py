"""The course of a run: which share of the people each bloc governs, from the start to now.

It is written as SVG by hand: a page draws it anew at every step, for which Matplotlib takes too long.
"""

from markupsafe import Markup, escape

from sahel_sim.core import BLOCS
from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import spread_labels
from sahel_sim.report.figures.theme import GRID, Look, looks
from sahel_sim.report.number_format import percent
from sahel_sim.results.history import STEPS_PER_YEAR, history

NAMES = {
    "state": N_("state"),
    "rebels": N_("rebels"),
    "jihadists": N_("jihadists"),
    "militias": N_("militias"),
}

WIDE, HIGH = 400.0, 200.0
"""Size of the drawing, in its own units."""

LEFT, RIGHT, TOP, FOOT = 48.0, 160.0, 8.0, 26.0
"""What is kept beside the lines for the scale, the names, and the years."""

LETTERS = 14.0
"""Size of letters."""

_LINE = 2.2


@speaks
def course_chart(model: WatchedModel, language: str = "en") -> Markup:
    """The lines so far, on an axis as long as the run will be; shares from 0 to 100 %.

    >>> "the League" in course_chart(WatchedModel("two_towns"))  # blocs, not factions
    False
    """
    past, factions = history(model), model.world.factions
    drawn = looks(factions)
    blocs = [bloc for bloc in BLOCS if bloc in factions.blocs]
    series = [past.of("people_governed", bloc)[0].tolist() for bloc in blocs]
    ends = [_up(each[-1]) for each in series]
    labels = spread_labels(ends, LETTERS + 2, TOP + 6, HIGH - FOOT) or ends
    texts = [f"{_(NAMES[bloc])} {percent(each[-1])}" for bloc, each in zip(blocs, series, strict=True)]
    parts = [_scale(model)]
    for bloc, line, text, label in zip(blocs, series, texts, labels, strict=True):
        look = drawn[factions.blocs.index(bloc)]
        points = " ".join(f"{_across(step, model):.1f},{_up(share):.1f}" for step, share in enumerate(line))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{look.colour}" '
            f'stroke-width="{_LINE}" stroke-dasharray="{_dashes(look)}"/>'
            f'<circle cx="{_across(len(line) - 1, model):.1f}" cy="{_up(line[-1]):.1f}" r="3.5" '
            f'fill="{look.colour}"/>'
            f'<path d="M{WIDE - RIGHT + 6:.0f},{label - 4:.0f}h18" stroke="{look.colour}" '
            f'stroke-width="{_LINE}" stroke-dasharray="{_dashes(look)}"/>'
            f'<text x="{WIDE - RIGHT + 28:.0f}" y="{label:.0f}">{escape(text)}</text>'
        )
    told = _("Share of the people that each side governs: {shares}.", shares=", ".join(texts))
    head = f'<svg class="course" viewBox="0 0 {WIDE:g} {HIGH:g}" role="img" aria-label="{escape(told)}">'
    return Markup(head + "".join(parts) + "</svg>")


def _scale(model: WatchedModel) -> str:
    """Shares on the left, and years along the bottom, not more than six of them."""
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _up(share)
        parts.append(f'<path d="M{LEFT:g},{y:.1f}H{WIDE - RIGHT:g}" stroke="{GRID}"/>')
        parts.append(
            f'<text class="scale" x="{LEFT - 6:g}" y="{y + 4:.0f}" text-anchor="end">{percent(share)}</text>'
        )
    a_year, start = STEPS_PER_YEAR[model.story.step], model.story.start
    first = round((12 - start.month + 1) % 12 * a_year / 12)
    years = range(first, model.setup.steps + 1, a_year)
    for at, step in enumerate(years):
        if at % -(-len(years) // 6) == 0:
            year = start.year + at + (1 if start.month > 1 else 0)
            parts.append(
                f'<text class="scale" x="{_across(step, model):.0f}" y="{HIGH - 6:g}" '
                f'text-anchor="middle">{year}</text>'
            )
    return "".join(parts)


def _across(step: int, model: WatchedModel) -> float:
    return LEFT + (WIDE - LEFT - RIGHT) * step / model.setup.steps


def _up(share: float) -> float:
    return TOP + (HIGH - TOP - FOOT) * (1.0 - share)


def _dashes(look: Look) -> str:
    """The dashes of a line, which Matplotlib counts in widths of the line."""
    return "none" if look.dash == "-" else " ".join(f"{_LINE * part:.1f}" for part in look.dash[1])
