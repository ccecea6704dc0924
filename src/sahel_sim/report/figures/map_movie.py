"""The map that moves as a GIF: who governs each town and its villages, for slides and messages."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import SahelError
from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, blank, heading, own_settings
from sahel_sim.report.figures.moving_map import AGREED, RING, country_name, share_of_runs
from sahel_sim.report.figures.place_map import PlaceMark, draw_map, draw_mark, frame_around
from sahel_sim.report.figures.theme import NOBODY, PAGE, PAPER, SMALL, SOFT, looks
from sahel_sim.report.figures.town_names import town_name
from sahel_sim.report.number_format import month_text
from sahel_sim.report.sentences import runs_text, short_name
from sahel_sim.results.place_dataset import NOT_KEPT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.core import Places
    from sahel_sim.results.ensemble import Ensemble

FRAMES, A_SECOND, DOTS = 41, 4, 110
"""Moments at most, how many are shown in a second, and dots per inch: a file below a megabyte."""

SCALE, KEYS_A_ROW = 0.75, 4
"""Size of marks, relative to the map of start and end, and sides on a line of the key."""

SUFFIX = ".gif"

_KEY = 0.24


@speaks
def write_movie(
    results: "Ensemble", path: str | Path, language: str = "en", replicate: int | None = None
) -> Path:
    """Write the map that moves as a GIF.

    Parameters
    ----------
    results
        Runs that kept their places.
    path
        A file that ends in ``.gif``; its folder is there.
    replicate
        One run alone; who governs in most runs unless said.

    Raises
    ------
    ValueError
        If places were not kept.
    SahelError
        If the file ends otherwise.
    KeyError
        If there is no such run.
    """
    from matplotlib.animation import PillowWriter

    if not results.by_place:
        raise ValueError(NOT_KEPT)
    goal = Path(path)
    if goal.suffix.lower() != SUFFIX:
        raise SahelError(_("'{path}' does not end in .gif. Name a file that does.", path=goal))
    if replicate is not None and not 0 <= replicate < len(results):
        raise KeyError(replicate)
    moments = np.unique(np.linspace(0, len(results.dates) - 1, FRAMES).round().astype(np.intp))
    chosen = slice(None) if replicate is None else slice(replicate, replicate + 1)
    town, village = (
        share_of_runs(results.by_place[f"{part}_control"][chosen][:, moments]) for part in ("town", "village")
    )
    places, drawn = results.places, looks(results.factions)
    abroad, people = places.foreign.reshape(-1) > 0, places.people[0, 0]
    names = [town_name(places, at) for at in range(len(places))]
    note = _("The mark is the town, what is pale around it its villages.")
    if replicate is None:
        note += " " + _("Pale marks: fewer than two of three runs agree.")
    whose = runs_text(len(results)) if replicate is None else _("Run {n} alone", n=replicate)

    def marks(part: "tuple[np.ndarray, np.ndarray]", at: int, scale: float, ring: bool) -> list[PlaceMark]:
        leading, share = part[0][at], part[1][at]
        return [
            PlaceMark(
                None if leading[place] < 0 else drawn[leading[place]],
                not ring and bool(share[place] >= AGREED),
                float(people[place]),
                bool(abroad[place]),
                scale,
            )
            for place in range(len(places))
        ]

    with own_settings():
        wide, rows = PAGE.width - 2 * MARGIN, -(-(len(results.factions) + 1) // KEYS_A_ROW)
        tall = wide * frame_around(places).aspect
        canvas = Canvas(
            tall + 0.5 + _KEY * rows, _("Who governs where, month by month"), f"{whose}. {note}", PAGE
        )
        axes = canvas.axes(MARGIN, 0.35, wide, tall)
        _draw_legend(canvas.axes(MARGIN, tall + 0.42, wide, _KEY * rows), results)
        writer = PillowWriter(fps=A_SECOND)
        with writer.saving(canvas.figure, str(goal), DOTS):
            for at in range(len(moments)):
                axes.clear()
                draw_map(axes, places, marks(village, at, RING * SCALE, ring=True), names)
                for place, mark in enumerate(marks(town, at, SCALE, ring=False)):
                    if not mark.abroad:
                        draw_mark(axes, places.longitude[place], places.latitude[place], mark, PAGE)
                _name_neighbours(axes, places)
                heading(axes, month_text(results.dates[moments[at]]), pad=3)
                writer.grab_frame()
    return goal


def _draw_legend(axes: "Axes", results: "Ensemble") -> None:
    from matplotlib.lines import Line2D

    blank(axes)
    style: dict[str, Any] = {"linestyle": "none", "markersize": 7}
    handles = [
        Line2D([], [], marker=look.mark, color=look.colour, label=short_name(results.factions, name), **style)
        for look, name in zip(looks(results.factions), results.factions.names, strict=True)
    ]
    ring: dict[str, Any] = {"marker": "o", "markerfacecolor": PAPER, "markeredgecolor": NOBODY}
    handles.append(Line2D([], [], label=_("nobody"), markeredgewidth=2, **style, **ring))
    axes.legend(
        handles=handles, loc="upper left", ncols=KEYS_A_ROW, fontsize=SMALL, frameon=False, borderpad=0,
        borderaxespad=0, handletextpad=0.2, columnspacing=1.0, bbox_to_anchor=(0, 1),
    )  # fmt: skip


def _name_neighbours(axes: "Axes", places: "Places") -> None:
    """Write the name of each neighbour beside its gateways, on the side away from the middle of the map."""
    abroad = places.foreign.reshape(-1) > 0
    for country in dict.fromkeys(name for name, far in zip(places.countries, abroad, strict=True) if far):
        own = [at for at in np.flatnonzero(abroad).tolist() if places.countries[at] == country]
        x, y = float(places.longitude[own].mean()), float(places.latitude[own].mean())
        right, up = x > places.longitude.mean(), y > places.latitude.mean()
        axes.annotate(
            country_name(country), (x, y), xytext=(0, 8 if up else -8), textcoords="offset points",
            ha="center" if right and not up else "left" if right else "right", va="bottom" if up else "top",
            fontsize=SMALL - 1, color=SOFT, style="italic", zorder=6,
        )  # fmt: skip
