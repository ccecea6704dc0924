"""Names of towns on a map, without one covering another."""

from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.core import Array, Places
from sahel_sim.report.colours import INK, PAPER
from sahel_sim.report.figure_layout import SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

TOWNS = 9
"""Names that are tried on each map, the weightiest first."""

_CORNERS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


def name_towns(axes: "Axes", places: Places, sizes: Array) -> None:
    """Write the names of the weightiest towns, each where it covers no mark and no other name, or not at all.

    Parameters
    ----------
    axes
        A map, its scales set.
    places
        Where the towns are.
    sizes
        Of their marks, points, ``(L,)``.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.transforms import Bbox

    figure: Any = axes.figure
    renderer: Any = FigureCanvasAgg(figure).get_renderer()
    points = axes.transData.transform(np.column_stack([places.longitude, places.latitude]))
    radii = sizes / 2.0 * figure.dpi / 72.0 + 1.0
    taken = [Bbox.from_extents(*(p - r), *(p + r)) for p, r in zip(points, radii, strict=True)]
    inside = axes.get_window_extent(renderer)
    for at in _weightiest(places)[:TOWNS]:
        for corner in _CORNERS:
            text = _beside(axes, places, at, corner, radii[at] * 72.0 / figure.dpi)
            box = text.get_window_extent(renderer)
            if _free(box, taken[:at] + taken[at + 1 :], inside):
                taken.append(box)
                break
            text.remove()


def _beside(axes: "Axes", places: Places, at: int, corner: tuple[int, int], radius: float) -> "Text":
    from matplotlib.patheffects import withStroke

    right, up = corner
    away = (radius + 1.5) * (1.0 if 0 in corner else 0.75)
    return axes.annotate(
        places.names[at],
        (places.longitude[at], places.latitude[at]),
        xytext=(right * away, up * away),
        textcoords="offset points",
        fontsize=SMALL,
        color=INK,
        ha={1: "left", 0: "center", -1: "right"}[right],
        va={1: "bottom", 0: "center", -1: "top"}[up],
        zorder=6,
        path_effects=[withStroke(linewidth=2.2, foreground=PAPER)],
    )


def _weightiest(places: Places) -> list[int]:
    """Places at home, those with most symbolic weight and most people in town first."""
    weight = places.symbolic.reshape(-1) + places.town / (places.town + 30_000.0)
    weight = np.where(places.foreign.reshape(-1) > 0, -1.0, weight)
    return [int(at) for at in np.argsort(-weight, kind="stable") if weight[at] >= 0]


def _free(box: "Bbox", taken: "list[Bbox]", inside: "Bbox") -> bool:
    within = box.x0 >= inside.x0 and box.x1 <= inside.x1 and box.y0 >= inside.y0 and box.y1 <= inside.y1
    return within and not any(box.overlaps(other) for other in taken)
