"""Maps: marks for places on the outline of a country, with roads, a scale and the names of towns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array, Factions, Places
from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.figures.canvas import MARGIN, Canvas, blank, heading, own_settings, text_width
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.theme import (
    INK,
    LAND,
    NOBODY,
    PAGE,
    PAPER,
    SMALL,
    SOFT,
    Look,
    Theme,
    looks,
    pale,
    theme_named,
)
from sahel_sim.report.figures.town_names import name_towns, town_name
from sahel_sim.report.number_format import month_text
from sahel_sim.report.sentences import runs_text, short_name
from sahel_sim.results.dataset import leaders

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

    from sahel_sim.results.ensemble import Ensemble

ROAD, BORDER = "#B9B2A3", "#C9C3B6"
SMALLEST, LARGEST = 5.0, 15.0
"""Sizes of marks, points: their area goes with the people, within these."""

KEY_MARK = 0.3
"""Inches of a mark in a key, with the gaps beside it."""

_HEADING, _KEY = 0.3, 0.24
_KM_PER_DEGREE = 111.2
_LARGE_PLACE = 250_000.0


@dataclass(frozen=True)
class PlaceMark:
    """What a place shows.

    Attributes
    ----------
    look
        Whose it is; None for nobody's.
    full
        Whether the mark is full rather than pale.
    people
        How many live there.
    abroad
        Whether it is outside the country.
    scale
        Size relative to that on the map of start and end.
    """

    look: Look | None
    full: bool
    people: float
    abroad: bool = False
    scale: float = 1.0

    @property
    def size(self) -> float:
        """Of the mark, points."""
        root = np.sqrt(max(self.people, 0.0) / _LARGE_PLACE)
        return self.scale * float(np.clip(LARGEST * root, SMALLEST, LARGEST))


@dataclass(frozen=True)
class MapFrame:
    """What part of the world a map shows: its edges in degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return float(np.cos(np.radians((self.south + self.north) / 2.0)))

    @property
    def aspect(self) -> float:
        """Height over width."""
        return (self.north - self.south) / ((self.east - self.west) * self.squeeze)


def frame_around(places: Places) -> MapFrame:
    """All places and a margin."""
    west, east = float(places.longitude.min()), float(places.longitude.max())
    south, north = float(places.latitude.min()), float(places.latitude.max())
    margin = 0.07 * max(east - west, north - south)
    if north - south < 0.55 * (east - west):
        middle, half = (south + north) / 2.0, 0.275 * (east - west)
        south, north = middle - half, middle + half
    return MapFrame(west - margin, east + margin, south - margin, north + margin)


def draw_map(
    axes: "Axes",
    places: Places,
    marks: Sequence[PlaceMark],
    names: Sequence[str],
    theme: Theme = PAGE,
    scaled: bool = True,
) -> None:
    """Draw a map: outline, roads, a mark for each place, large below small, a scale and names of towns.

    Parameters
    ----------
    axes
        A panel.
    places
        Where everything is.
    marks
        One for each place.
    names
        Of the places, in the reader's language; none are written if there are none.
    theme
        How.
    scaled
        Whether there is a scale of kilometres.
    """
    frame = frame_around(places)
    blank(axes)
    axes.set(xlim=(frame.west, frame.east), ylim=(frame.south, frame.north), aspect=1.0 / frame.squeeze)
    _draw_ground(axes, places, theme)
    for at in sorted(range(len(marks)), key=lambda at: -marks[at].size):
        draw_mark(axes, float(places.longitude[at]), float(places.latitude[at]), marks[at], theme)
    if scaled:
        _draw_scale(axes, places, theme)
    axes.apply_aspect()
    if names:
        name_towns(axes, places, np.array([mark.size for mark in marks]), names, theme)


def _draw_ground(axes: "Axes", places: Places, theme: Theme) -> None:
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Polygon

    land, border, road = (theme.colour(colour) for colour in (LAND, BORDER, ROAD))
    for ring in places.outline:
        axes.add_patch(Polygon(ring, closed=True, facecolor=land, edgecolor=border, linewidth=0.7, zorder=1))
    at = np.column_stack([places.longitude, places.latitude])
    roads = [(at[a], at[b]) for a, b, _ in places.roads]
    axes.add_collection(LineCollection(roads, colors=road, linewidths=0.9, zorder=2))


def draw_mark(axes: "Axes", x: float, y: float, mark: PlaceMark, theme: Theme) -> None:
    """Draw the mark of a place at its longitude and latitude."""
    if mark.abroad:
        axes.plot(x, y, "x", color=SOFT, markersize=SMALLEST - 0.5, zorder=3)
    elif mark.look is None:
        ring: dict[str, Any] = {"markerfacecolor": PAPER, "markeredgecolor": NOBODY, "markeredgewidth": 2.0}
        axes.plot(x, y, "o", markersize=mark.size, zorder=4, **ring)
    else:
        look = theme.look(mark.look)
        axes.plot(x, y, look.mark, color=PAPER, markersize=mark.size + 2.0, zorder=4)
        fill = look.colour if mark.full else pale(look.colour)
        style: dict[str, Any] = {"markerfacecolor": fill, "markeredgecolor": look.colour}
        axes.plot(x, y, look.mark, markersize=mark.size, markeredgewidth=1.4, zorder=4, **style)


def _draw_scale(axes: "Axes", places: Places, theme: Theme) -> None:
    """A line of so many kilometres: at the lower right, on slides in the corner with the fewest places."""
    frame = frame_around(places)
    across, up = frame.east - frame.west, frame.north - frame.south
    wide = across * frame.squeeze * _KM_PER_DEGREE
    km = max(k for k in (10, 20, 50, 100, 200, 500) if k <= wide / 4 or k == 10)
    long = km / (_KM_PER_DEGREE * frame.squeeze)
    x, y = frame.east - 0.04 * across, frame.south + 0.035 * up
    if theme.wide:
        corners = [(x, y), (frame.west + 0.04 * across + long, y)]
        corners += [(right, frame.north - 0.13 * up) for right, _y in corners]

        def crowd(corner: tuple[float, float]) -> int:
            aside = (places.longitude < corner[0] - 1.4 * long) | (places.longitude > corner[0] + 0.4 * long)
            above = (places.latitude < corner[1] - 0.05 * up) | (places.latitude > corner[1] + 0.16 * up)
            return int((~(aside | above)).sum())

        x, y = min(corners, key=crowd)
    axes.plot([x - long, x], [y, y], color=SOFT, linewidth=2.0, solid_capstyle="butt", zorder=5)
    axes.annotate(
        f"{km} km", (x - long / 2, y), xytext=(0, 3), textcoords="offset points",
        fontsize=theme.points(SMALL - 1), color=SOFT, ha="center", zorder=5,
    )  # fmt: skip


@speaks
def control_map(results: "Ensemble", language: str = "en", theme: str | Theme = "page") -> Picture:
    """Who governs most of each place: two maps, at the start and at the end, from the mean over the runs.

    Full marks govern more than half of a place, pale ones lead with less, rings are governed by nobody more
    than by anyone. Marks are as large as the people of a place are many.
    """
    wanted, places = theme_named(theme), results.places
    title = _("Who governs where, at the start and at the end")
    note = _(
        N_("Who leads in each place, mean of {runs}. More people, larger mark.")
        if wanted.wide
        else N_("Who has the largest share of each place, on average over {runs}. More people, larger mark."),
        runs=runs_text(len(results)),
    )
    tall = (wanted.width - 2 * MARGIN) * frame_around(places).aspect
    keys = 0.0 if wanted.wide else _KEY * -(-(len(results.factions) + 3) // 2)
    with own_settings():
        canvas = Canvas(2 * (tall + _HEADING) + keys + 0.15, title, note, wanted)
        beside = key_width(results.factions, wanted) if wanted.wide else 0.0
        width = (canvas.width - beside) / 2 - 0.1 if wanted.wide else canvas.width - 2 * MARGIN
        tall = canvas.body - 0.1 - _HEADING if wanted.wide else tall
        size = width / (PAGE.width - 2 * MARGIN)
        for at, (moment, maps, date) in enumerate(
            ((_("Start"), results.opening, 0), (_("End"), results.final, -1))
        ):
            left = at * (width + 0.1) if wanted.wide else MARGIN
            top = (0 if wanted.wide else at) * (tall + _HEADING) + _HEADING
            axes = canvas.axes(left, top, width, tall)
            names = [town_name(places, each) for each in range(len(places.names))]
            marks = place_marks(results, maps["control"].mean(axis=0), _people(maps), size)
            draw_map(axes, places, marks, names, wanted, scaled=at == 0 or not wanted.wide)
            heading(axes, f"{moment} ({month_text(results.dates[date])})", pad=4)
        if wanted.wide:
            key = canvas.axes(canvas.width - beside, _HEADING, beside, canvas.body - _HEADING - 0.1)
        else:
            key = canvas.axes(MARGIN, canvas.body - keys - 0.05, canvas.width - 2 * MARGIN, keys)
        draw_key(key, results.factions, 1 if wanted.wide else 2, wanted)
    return Picture("end_map", title, _map_in_words(results), canvas.figure, wanted)


def _people(maps: Any) -> Array:
    people: Array = np.median(maps["people"][:, 0], axis=0)
    return people


def place_marks(results: "Ensemble", control: Array, people: Array, scale: float = 1.0) -> list[PlaceMark]:
    """What each place shows at a moment.

    Parameters
    ----------
    results
        What was run.
    control
        Mean share of each place that each faction governs, ``(F, L)``.
    people
        In each place, ``(L,)``.
    scale
        Of the marks.
    """
    abroad, drawn = results.places.foreign.reshape(-1) > 0, looks(results.factions)
    return [
        PlaceMark(
            None if leader < 0 else drawn[leader],
            bool(control[leader, at] > 0.5),
            float(people[at]),
            bool(abroad[at]),
            scale,
        )
        for at, leader in enumerate(leaders(control).tolist())
    ]


def draw_key(axes: "Axes", factions: Factions, columns: int, theme: Theme, circle: str = "") -> None:
    """The key of the maps; ``circle`` says what circles are, if there are any."""
    axes.set_axis_off()
    handles = _key_marks(factions, theme, circle)
    if theme.wide:
        columns = _fitting([str(handle.get_label()) for handle in handles], columns, axes)
    axes.legend(
        handles=handles, loc="upper left", ncols=columns, fontsize=SMALL, frameon=False, borderpad=0,
        borderaxespad=0, handletextpad=0.2, columnspacing=2.0 if columns == 2 else 1.0, bbox_to_anchor=(0, 1),
    )  # fmt: skip


def key_width(factions: Factions, theme: Theme, circle: str = "") -> float:
    """Inches of a key in one column."""
    return text_width([str(mark.get_label()) for mark in _key_marks(factions, theme, circle)]) + KEY_MARK


def _key_marks(factions: Factions, theme: Theme, circle: str) -> "list[Line2D]":
    from matplotlib.lines import Line2D

    style: dict[str, Any] = {"linestyle": "none", "markersize": 8}
    drawn = theme.looks(factions)
    marks = [
        Line2D([], [], color=look.colour, marker=look.mark, label=short_name(factions, name), **style)
        for name, look in zip(factions.names, drawn, strict=True)
    ]
    first = drawn[0]
    less = {"marker": first.mark, "markerfacecolor": pale(first.colour), "markeredgecolor": first.colour}
    ring = {"marker": "o", "markerfacecolor": PAPER, "markeredgecolor": NOBODY, "markeredgewidth": 2.0}
    for words, look in (
        (_("pale: leads, below half"), less),
        (_("ring: nobody"), ring),
        (_("place abroad"), {"marker": "x", "color": SOFT}),
    ):
        marks.append(Line2D([], [], label=words, **style, **look))
    if circle:
        open_circle: dict[str, Any] = {"marker": "o", "markerfacecolor": "none", "markeredgecolor": INK}
        marks.append(Line2D([], [], label=circle, **style, **open_circle))
    return marks


def _fitting(words: list[str], most: int, axes: "Axes") -> int:
    """Into how many columns the words of a key go, so that none is cut off."""
    room = float(axes.get_position().width * axes.figure.get_size_inches()[0])  # type: ignore[union-attr]
    for columns in range(most, 1, -1):
        parts = np.array_split(np.array(words), columns)
        if sum(text_width(part.tolist()) + KEY_MARK for part in parts) <= room:
            return columns
    return 1


def _map_in_words(results: "Ensemble") -> str:
    """How many places each leads at both moments, and which places change hands."""
    factions, home = results.factions, results.places.foreign.reshape(-1) == 0
    start, end = (leaders(m["control"].mean(axis=0)) for m in (results.opening, results.final))
    who = {-1: _("nobody")}
    who |= {at: short_name(factions, name) for at, name in enumerate(factions.names)}
    first, last = Counter(start[home].tolist()), Counter(end[home].tolist())
    order = [*range(len(factions)), -1]
    tally = [
        _("{who} {start} and {end}", who=who[at], start=first[at], end=last[at])
        for at in order
        if first[at] + last[at] > 0
    ]
    changed = [
        f"{town_name(results.places, at)} ({who[int(start[at])]} \N{RIGHTWARDS ARROW} {who[int(end[at])]})"
        for at in np.flatnonzero(home & (start != end)).tolist()
    ]
    moves = _("Changed: {changes}.", changes=", ".join(changed)) if changed else _("No place changes hands.")
    dates = {"first": month_text(results.dates[0]), "last": month_text(results.dates[-1])}
    head = _(
        "Two maps of {places} places, {first} and {last}, mean of {runs}. Places where each "
        "leads, start and end:",
        places=int(home.sum()),
        runs=runs_text(len(results)),
        **dates,
    )
    return " ".join([head, "; ".join(tally) + ".", moves])
