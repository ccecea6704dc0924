"""Maps: who governs what at the start and at the end, on the outline of the country."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array, Factions, Places
from sahel_sim.languages import _, speaks
from sahel_sim.report.colours import INK, LAND, NOBODY, PAPER, SOFT, Look, looks
from sahel_sim.report.figure_layout import MARGIN, SMALL, WIDTH, Sheet, plain
from sahel_sim.report.map_labels import name_towns
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all, short
from sahel_sim.results.dataset import leaders

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sahel_sim.results.ensemble import Ensemble

ROAD, BORDER = "#B9B2A3", "#C9C3B6"
SMALLEST, LARGEST = 5.0, 15.0
"""Sizes of marks, points: their area goes with the people, within these."""

_HEADING, _KEY = 0.3, 0.24
_KM_PER_DEGREE = 111.2
_LARGE_PLACE = 250_000.0

Style = dict[str, Any]


@speaks
def end_map(results: "Ensemble", language: str = "en") -> Picture:
    """Who governs most of each place: two maps, at the start and at the end, from the mean over the runs.

    Full marks govern more than half of a place, pale ones lead with less, rings are governed by nobody more
    than by anyone. Marks are as large as the people of a place are many.
    """
    places, title = results.places, _("Who governs where, at the start and at the end")
    moments = {"start": results.opening, "end": results.final}
    west, east, south, north = frame_of(places)
    squeeze = np.cos(np.radians((south + north) / 2.0))
    wide = WIDTH - 2 * MARGIN
    tall = wide * (north - south) / ((east - west) * squeeze)
    keys = _KEY * -(-(len(results.factions) + 3) // 2)
    body = 2 * (tall + _HEADING) + keys + 0.15
    with plain():
        sheet = Sheet(
            body,
            title,
            _(
                "Who has the largest share of each place, on average over {runs}. More people, larger mark.",
                runs=in_all(len(results)),
            ),
        )
        for row, (moment, maps) in enumerate(moments.items()):
            axes = sheet.axes(MARGIN, row * (tall + _HEADING) + _HEADING, wide, tall)
            axes.set(xlim=(west, east), ylim=(south, north), aspect=1.0 / squeeze, xticks=[], yticks=[])
            axes.grid(False)
            axes.spines["bottom"].set_visible(False)
            date = results.dates[0 if moment == "start" else -1][:7]
            moment_words = _("Start") if moment == "start" else _("End")
            heading = f"{moment_words} ({date})"
            axes.set_title(heading, loc="left", fontsize=SMALL, color=INK, weight="bold", pad=4)
            draw_ground(axes, places)
            draw_marks(axes, results.factions, places, maps["control"].mean(axis=0), _people(maps))
            _scale_bar(axes, squeeze)
            name_towns(axes, places, _sizes(_people(maps)))
        key = sheet.axes(MARGIN, 2 * (tall + _HEADING) + 0.1, wide, keys)
        explain(key, results.factions)
    return Picture("end_map", title, _told(results), sheet.figure)


def frame_of(places: Places) -> tuple[float, float, float, float]:
    """West, east, south and north of the map: all places and a margin."""
    west, east = float(places.longitude.min()), float(places.longitude.max())
    south, north = float(places.latitude.min()), float(places.latitude.max())
    margin = 0.07 * max(east - west, north - south)
    if north - south < 0.55 * (east - west):
        middle, half = (south + north) / 2.0, 0.275 * (east - west)
        south, north = middle - half, middle + half
    return west - margin, east + margin, south - margin, north + margin


def _people(maps: Mapping[str, Array]) -> Array:
    people: Array = np.median(maps["people"][:, 0], axis=0)
    return people


def draw_ground(axes: "Axes", places: Places) -> None:
    """The country and its roads."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Polygon

    for ring in places.outline:
        axes.add_patch(Polygon(ring, closed=True, facecolor=LAND, edgecolor=BORDER, linewidth=0.7, zorder=1))
    at = np.column_stack([places.longitude, places.latitude])
    roads = [(at[a], at[b]) for a, b, _ in places.roads]
    axes.add_collection(LineCollection(roads, colors=ROAD, linewidths=0.9, zorder=2))


def draw_marks(
    axes: "Axes", factions: Factions, places: Places, control: Array, people: Array, scale: float = 1.0
) -> None:
    """A mark for each place, the large below the small."""
    drawn, leader, sizes = looks(factions), leaders(control), _sizes(people) * scale
    abroad = places.foreign.reshape(-1) > 0
    for at in np.argsort(-sizes, kind="stable"):
        x, y, size = places.longitude[at], places.latitude[at], sizes[at]
        if abroad[at]:
            axes.plot(x, y, "x", color=SOFT, markersize=(SMALLEST - 0.5) * scale, zorder=3)
        elif leader[at] < 0:
            ring: Style = {"markerfacecolor": PAPER, "markeredgecolor": NOBODY, "markeredgewidth": 2.0}
            axes.plot(x, y, "o", markersize=size, zorder=4, **ring)
        else:
            _mark(axes, x, y, size, drawn[leader[at]], control[leader[at], at] > 0.5)


def _mark(axes: "Axes", x: float, y: float, size: float, look: Look, full: bool) -> None:
    colour, mark = look.colour, look.mark
    axes.plot(x, y, mark, color=PAPER, markersize=size + 2.0, zorder=4)
    style: Style = {"markerfacecolor": colour if full else _pale(colour), "markeredgecolor": colour}
    axes.plot(x, y, mark, markersize=size, markeredgewidth=1.4, zorder=4, **style)


def _pale(colour: str) -> tuple[float, float, float]:
    """A quarter of a colour on white paper."""
    from matplotlib.colors import to_rgb

    red, green, blue = (1.0 - 0.25 * (1.0 - c) for c in to_rgb(colour))
    return red, green, blue


def _sizes(people: Array) -> Array:
    root = np.sqrt(np.maximum(people, 0.0))
    sizes: Array = np.clip(LARGEST * root / np.sqrt(_LARGE_PLACE), SMALLEST, LARGEST)
    return sizes


def _scale_bar(axes: "Axes", squeeze: float) -> None:
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    wide = (east - west) * squeeze * _KM_PER_DEGREE
    km = max(k for k in (10, 20, 50, 100, 200, 500) if k <= wide / 4 or k == 10)
    long = km / (_KM_PER_DEGREE * squeeze)
    x, y = east - 0.04 * (east - west), south + 0.035 * (north - south)
    axes.plot([x - long, x], [y, y], color=SOFT, linewidth=2.0, solid_capstyle="butt", zorder=5)
    axes.annotate(
        f"{km} km", (x - long / 2, y), xytext=(0, 3), textcoords="offset points",
        fontsize=SMALL - 1, color=SOFT, ha="center", zorder=5,
    )  # fmt: skip


def explain(axes: "Axes", factions: Factions, circle: str = "") -> None:
    """The key below the maps; ``circle`` says what circles are, if there are any."""
    from matplotlib.lines import Line2D

    axes.set_axis_off()
    plain_mark: Style = {"linestyle": "none", "markersize": 8}
    known = [short(factions, name) for name in factions.names]
    handles = [
        Line2D([], [], color=look.colour, marker=look.mark, label=name, **plain_mark)
        for name, look in zip(known, looks(factions), strict=True)
    ]
    first = looks(factions)[0]
    less: Style = {"marker": first.mark, "markerfacecolor": _pale(first.colour)}
    less["markeredgecolor"] = first.colour
    ring: Style = {"marker": "o", "markerfacecolor": PAPER, "markeredgecolor": NOBODY, "markeredgewidth": 2.0}
    abroad: Style = {"marker": "x", "color": SOFT}
    for words, style in (
        (_("pale: leads, below half"), less),
        (_("ring: nobody"), ring),
        (_("place abroad"), abroad),
    ):
        handles.append(Line2D([], [], label=words, **plain_mark, **style))
    if circle:
        open_circle: Style = {"marker": "o", "markerfacecolor": "none", "markeredgecolor": INK}
        handles.append(Line2D([], [], label=circle, **plain_mark, **open_circle))
    axes.legend(
        handles=handles, loc="upper left", ncols=2, fontsize=SMALL, frameon=False, borderpad=0,
        borderaxespad=0, handletextpad=0.2, columnspacing=2.0, bbox_to_anchor=(0, 1),
    )  # fmt: skip


def _told(results: "Ensemble") -> str:
    """How many places each leads at both moments, and which places change hands."""
    factions, home = results.factions, results.places.foreign.reshape(-1) == 0
    start, end = (leaders(m["control"].mean(axis=0)) for m in (results.opening, results.final))
    who = {-1: _("nobody")}
    who |= {at: short(factions, name) for at, name in enumerate(factions.names)}
    first, last = Counter(start[home].tolist()), Counter(end[home].tolist())
    order = [*range(len(factions)), -1]
    tally = [
        _("{who} {start} and {end}", who=who[at], start=first[at], end=last[at])
        for at in order
        if first[at] + last[at] > 0
    ]
    changed = [
        f"{results.places.names[at]} ({who[int(start[at])]} \N{RIGHTWARDS ARROW} {who[int(end[at])]})"
        for at in np.flatnonzero(home & (start != end))
    ]
    moves = _("Changed: {changes}.", changes=", ".join(changed)) if changed else _("No place changes hands.")
    dates = {"first": results.dates[0][:7], "last": results.dates[-1][:7]}
    head = _(
        "Two maps of {places} places, {first} and {last}, mean of {runs}. Places where each "
        "leads, start and end:",
        places=int(home.sum()),
        runs=in_all(len(results)),
        **dates,
    )
    return " ".join([head, "; ".join(tally) + ".", moves])
