"""Names of towns on a map: the weightiest, each where it covers nothing."""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array, Places
from sahel_sim.languages import N_, _
from sahel_sim.report.figures.theme import INK, PAPER, SMALL, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

TOWNS = 9
"""Names that are tried on each map, the weightiest first."""

TRANSLATED_TOWNS = (N_("Timbuktu"),)
"""Names that are not the same in all languages."""

_CORNERS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


def town_name(places: Places, at: int) -> str:
    """What a place is called in the reader's language."""
    name = places.names[at]
    return _(name) if name in TRANSLATED_TOWNS else name


def name_towns(axes: "Axes", places: Places, sizes: Array, names: Sequence[str], theme: Theme) -> None:
    """Write the names of the weightiest towns, each where it covers nothing, or not at all.

    On slides, whose letters are large, a name may cover places that are not named.

    Parameters
    ----------
    axes
        A map, whose limits are set.
    places
        Where everything is.
    sizes
        Of the marks, points, ``(L,)``.
    names
        Of the places, in the reader's language.
    theme
        How.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.transforms import Bbox

    figure: Any = axes.figure
    renderer: Any = FigureCanvasAgg(figure).get_renderer()
    points = axes.transData.transform(np.column_stack([places.longitude, places.latitude]))
    radii = sizes / 2.0 * figure.dpi / 72.0 + 1.0
    marks = [Bbox.from_extents(*(p - r), *(p + r)) for p, r in zip(points, radii, strict=True)]
    inside = axes.get_window_extent(renderer)
    towns, written = weightiest(places)[:TOWNS], list[Bbox]()
    for at in towns:
        for covering, corner in itertools.product((False, True) if theme.wide else (False,), _CORNERS):
            kept = [marks[each] for each in (towns if covering else range(len(marks))) if each != at]
            radius = radii[at] * 72.0 / figure.dpi
            place = float(places.longitude[at]), float(places.latitude[at])
            text = _write_beside(axes, place, names[at], corner, radius)
            box = text.get_window_extent(renderer)
            if _is_free(box, [*kept, *written], inside):
                written.append(box)
                break
            text.remove()


def _write_beside(
    axes: "Axes", place: tuple[float, float], name: str, corner: tuple[int, int], radius: float
) -> "Text":
    from matplotlib.patheffects import withStroke

    right, up = corner
    away = (radius + 1.5) * (1.0 if 0 in corner else 0.75)
    return axes.annotate(
        name,
        place,
        xytext=(right * away, up * away),
        textcoords="offset points",
        fontsize=SMALL,
        color=INK,
        ha={1: "left", 0: "center", -1: "right"}[right],
        va={1: "bottom", 0: "center", -1: "top"}[up],
        zorder=6,
        path_effects=[withStroke(linewidth=2.2, foreground=PAPER)],
    )


def weightiest(places: Places) -> list[int]:
    """Places at home, those with most symbolic weight and most people in town first."""
    weight = places.symbolic.reshape(-1) + places.town / (places.town + 30_000.0)
    weight = np.where(places.foreign.reshape(-1) > 0, -1.0, weight)
    return [int(at) for at in np.argsort(-weight, kind="stable") if weight[at] >= 0]


def _is_free(box: "Bbox", taken: "list[Bbox]", inside: "Bbox") -> bool:
    within = box.x0 >= inside.x0 and box.x1 <= inside.x1 and box.y0 >= inside.y0 and box.y1 <= inside.y1
    return within and not any(box.overlaps(other) for other in taken)
