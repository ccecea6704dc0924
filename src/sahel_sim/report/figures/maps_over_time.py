"""Maps over time: who governs what, and where people die, on six dates of a run that kept its places."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, heading, own_settings
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.place_map import draw_key, draw_map, frame_around, place_marks
from sahel_sim.report.figures.theme import INK, Theme, theme_named
from sahel_sim.report.figures.town_names import town_name
from sahel_sim.report.number_format import count, month_text
from sahel_sim.report.sentences import runs_text, short_name
from sahel_sim.results.dataset import leaders
from sahel_sim.results.place_dataset import NOT_KEPT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

DATES, DATES_ON_SLIDE = 6, 3
"""Maps on the sheet; a slide leaves out the start, which is on the map of start and end."""

MARKS = 0.5
"""Size of marks, relative to the map of start and end."""

WIDEST, WIDEST_ON_SLIDE = 22.0, 14.0
"""Width of the largest circle, points; the area of the others goes with the dead."""

_HEADING, _KEY = 0.28, 0.24


@speaks
def maps_over_time(results: "Ensemble", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Who governs most of each place on six dates, and how many died there since the date before.

    Raises ``ValueError`` if the run was not asked to keep places.
    """
    if not results.by_place:
        raise ValueError(NOT_KEPT)
    wanted, title = theme_named(theme), _("Who governs where, and where people die")
    dates = DATES_ON_SLIDE + 1 if wanted.wide else DATES
    moments = np.unique(np.linspace(0, len(results.dates) - 1, dates).round().astype(np.intp))
    dead = _dead(results, moments)
    if wanted.wide:
        moments, dead = moments[1:], dead[1:]
    note = _(
        N_("Mean of {runs}. Circles: killed since the date before; the largest: {most}.")
        if wanted.wide
        else N_(
            "Mean of {runs}. Marks as on the map of start and end. Circles: fighters and civilians killed "
            "since the date before; the largest stands for {most}."
        ),
        runs=runs_text(len(results)),
        most=count(float(dead.max())),
    )
    columns, keys_a_row = (DATES_ON_SLIDE, 5) if wanted.wide else (2, 2)
    rows = -(-len(moments) // columns)
    keys = _KEY * -(-(len(results.factions) + 4) // keys_a_row)
    tall = wanted.width / columns * frame_around(results.places).aspect
    names = [town_name(results.places, at) for at in range(len(results.places.names))]
    with own_settings():
        canvas = Canvas(rows * (tall + _HEADING) + keys + 0.15, title, note, wanted)
        tall = (canvas.body - keys - 0.1) / rows - _HEADING if wanted.wide else tall
        for at, (row, _column, left, width) in enumerate(canvas.columns(len(moments), columns)):
            axes = canvas.axes(left, row * (tall + _HEADING) + _HEADING, width, tall)
            control = results.by_place["control"][:, moments[at]].mean(axis=0)
            marks = place_marks(results, control, _people(results), MARKS)
            shown = names if wanted.wide else ()
            draw_map(axes, results.places, marks, shown, wanted, scaled=at == 0 or not wanted.wide)
            _circles(axes, results, dead[at], float(dead.max()), WIDEST_ON_SLIDE if wanted.wide else WIDEST)
            heading(axes, month_text(results.dates[moments[at]]), pad=3)
        key = canvas.axes(MARGIN, canvas.body - keys - 0.05, canvas.width - 2 * MARGIN, keys)
        draw_key(key, results.factions, keys_a_row, wanted, _("circle: killed there"))
    return Picture("maps_over_time", title, _in_words(results, moments, dead), canvas.figure, wanted)


def _people(results: "Ensemble") -> Array:
    people: Array = np.median(results.opening["people"][:, 0], axis=0)
    return people


def _dead(results: "Ensemble", moments: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> Array:
    """Fighters and civilians killed in each place between one date and the next, the mean of the runs."""
    kept = results.by_place
    by_step = (kept["battle_losses"].sum(axis=2) + kept["civilians_killed"].sum(axis=2)).mean(axis=0)
    so_far = np.cumsum(by_step, axis=0)[moments]
    return np.diff(so_far, axis=0, prepend=so_far[:1])


def _circles(axes: "Axes", results: "Ensemble", dead: Array, most: float, widest: float) -> None:
    places = results.places
    for at in np.flatnonzero(dead > 0.0):
        size = widest * float(np.sqrt(dead[at] / most))
        style: dict[str, Any] = {"markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 0.8}
        axes.plot(places.longitude[at], places.latitude[at], "o", markersize=size, zorder=5, **style)


def _in_words(results: "Ensemble", moments: "np.ndarray[tuple[int], np.dtype[np.intp]]", dead: Array) -> str:
    """On each date how many places each leads, how many died, and where most of them."""
    home = results.places.foreign.reshape(-1) == 0
    who = {-1: _("nobody")}
    who |= {at: short_name(results.factions, name) for at, name in enumerate(results.factions.names)}
    runs = runs_text(len(results))
    maps = N_("Six maps of {places} places, mean of {runs}.")
    if len(moments) != DATES:
        maps = N_("Maps of {places} places, mean of {runs}.")
    parts = [_(maps, places=int(home.sum()), runs=runs)]
    for at, moment in enumerate(moments):
        leading = leaders(results.by_place["control"][:, moment].mean(axis=0))
        held = Counter(leading[home].tolist())
        order = [*range(len(results.factions)), -1]
        tally = ", ".join(f"{who[each]} {held[each]}" for each in order if held[each])
        fields = {"date": month_text(results.dates[moment]), "tally": tally}
        if dead[at].sum() > 0.0:
            parts.append(
                _(
                    "{date}: places where each leads: {tally}; {dead} killed since the date before, most of "
                    "them in {where}.",
                    dead=count(float(dead[at].sum())),
                    where=town_name(results.places, int(dead[at].argmax())),
                    **fields,
                )
            )
        else:
            parts.append(_("{date}: places where each leads: {tally}.", **fields))
    return " ".join(parts)
