"""Themes: the size of figures, of their letters, and the colours, lines and marks of what they show.

``page`` is for reading, on a telephone as on a desk; ``slide`` is 13.3 by 7.5 inches with letters of 18
points and more; ``print`` has no colour. The colours are those of Okabe and Ito, which colour-blind readers
can tell apart. The first of each bloc also differ in grey, and lines and marks differ besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sahel_sim.core import Factions

if TYPE_CHECKING:
    from matplotlib.colors import Colormap

INK = "#222222"
SOFT = "#595959"
GRID = "#DDDDDD"
NOBODY = "#BDBDBD"
PAPER = "#FFFFFF"
LAND = "#F3F1EC"
NO_NUMBER = "#E4E4E4"
"""Where there is no number."""

BLUE, BAND_BLUE = "#0072B2", "#9CC3DD"
"""The blue of Okabe and Ito, and the same paler."""

TITLE, TEXT, SMALL = 13.0, 10.5, 9.5
"""Sizes of letters, points, before a theme enlarges them."""

Dash: TypeAlias = "Literal['-'] | tuple[int, tuple[float, ...]]"


@dataclass(frozen=True)
class Look:
    """How something is drawn: its colour, its line and its mark, as Matplotlib names them."""

    colour: str
    dash: Dash
    mark: str


@dataclass(frozen=True)
class Theme:
    """How large figures are, and whether they have colours.

    A figure is laid out in the inches and points of the page, and enlarged as a whole.

    Attributes
    ----------
    name
        ``page``, ``slide`` or ``print``.
    width, height
        Of the layout, inches; no height is as much as a figure needs.
    padding
        Empty inches around the layout.
    enlarged
        How many times as large it is saved.
    coloured
        Whether there is anything but grey.
    smallest
        Points that no letter of the layout is below.
    """

    name: str
    width: float
    height: float | None = None
    padding: float = 0.0
    enlarged: float = 1.0
    coloured: bool = True
    smallest: float = 0.0

    @property
    def wide(self) -> bool:
        """Whether panels stand beside one another rather than below."""
        return self.height is not None

    def points(self, size: float) -> float:
        """The size of letters that would be so large on a page."""
        return max(size, self.smallest)

    def colour(self, colour: str) -> str:
        """A colour as the theme has it: itself, or the grey that is as bright."""
        return colour if self.coloured else grey(colour)

    def look(self, look: Look) -> Look:
        """A look as the theme has it."""
        return Look(self.colour(look.colour), look.dash, look.mark)

    def looks(self, factions: Factions) -> tuple[Look, ...]:
        """How each faction is drawn."""
        return tuple(self.look(each) for each in looks(factions))

    @property
    def colours(self) -> "Colormap":
        """From dark, low, to pale, high; readable in grey, and for colour-blind readers."""
        from matplotlib import colormaps
        from matplotlib.colors import LinearSegmentedColormap

        if self.coloured:
            return colormaps["cividis"]
        return LinearSegmentedColormap.from_list("greys", [grey("#3A3A3A"), grey("#F4F4F4")])


PAGE = Theme("page", width=4.7)
SLIDE = Theme("slide", 13.333 / 1.9 - 0.3, 7.5 / 1.9 - 0.3, padding=0.15, enlarged=1.9, smallest=SMALL)
PRINT = Theme("print", width=4.7, coloured=False)

THEMES: Mapping[str, Theme] = {each.name: each for each in (PAGE, SLIDE, PRINT)}


def theme_named(theme: str | Theme) -> Theme:
    """A theme by its name.

    Raises ``KeyError`` if there is none of that name; the message names those that there are.
    """
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        raise KeyError(f"No theme '{theme}'. There are: {', '.join(THEMES)}.")
    return THEMES[theme]


_DOTTED, _MIXED = (0, (1.2, 1.6)), (0, (6.0, 1.6, 1.2, 1.6))

_LOOKS: Mapping[str, Sequence[Look]] = {
    "state": (Look("#0072B2", "-", "o"), Look("#56B4E9", (0, (8.0, 2.0)), "h")),
    "rebels": (Look("#E69F00", (0, (5.0, 1.8)), "s"), Look("#D55E00", (0, (3.0, 1.2)), "P")),
    "jihadists": (
        Look("#1A1A1A", _MIXED, "^"),
        Look("#009E73", _DOTTED, "D"),
        Look("#CC79A7", (0, (2.0, 3.0)), "v"),
    ),
    "militias": (Look("#7F5539", (0, (4.0, 1.2, 1.2, 1.2)), "p"), Look("#6F4E9B", (0, (1.2, 0.8)), "X")),
}

SCENARIO_LOOKS = (
    Look("#0072B2", "-", "o"),
    Look("#D55E00", (0, (5.0, 1.8)), "s"),
    Look("#1A1A1A", (0, (1.2, 1.6)), "^"),
    Look("#009E73", (0, (3.0, 1.2)), "D"),
    Look("#CC79A7", (0, (2.0, 3.0)), "v"),
)
"""How each scenario of a comparison but the base is drawn: colours, lines and marks differ."""

BASE_LOOK = Look("#9A9A9A", "-", "_")
"""How the base is drawn over time: a broad grey line without marks."""


NOBODYS_LOOK = Look("#8C8C8C", (0, (1.0, 2.4)), "x")
"""How what nobody governs is drawn."""


def looks(factions: Factions) -> tuple[Look, ...]:
    """How each faction is drawn, by its place in its bloc; a bloc with many factions begins again."""
    seen: dict[str, int] = {}
    drawn = []
    for bloc in factions.blocs:
        known = _LOOKS[bloc]
        drawn.append(known[seen.get(bloc, 0) % len(known)])
        seen[bloc] = seen.get(bloc, 0) + 1
    return tuple(drawn)


def look_of_bloc(bloc: str) -> Look:
    """How a bloc is drawn: as the first of its factions."""
    return _LOOKS[bloc][0]


def grey(colour: str) -> str:
    """The grey that is as bright as a colour (weights of Rec. 709)."""
    from matplotlib.colors import to_rgb

    red, green, blue = (part**2.2 for part in to_rgb(colour))
    level = round(255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 2.2))
    return f"#{level:02X}{level:02X}{level:02X}"


def pale(colour: str, part: float = 0.25) -> tuple[float, float, float]:
    """So much of a colour on white paper."""
    from matplotlib.colors import to_rgb

    red, green, blue = (1.0 - part * (1.0 - c) for c in to_rgb(colour))
    return red, green, blue


def hatched(colour: str) -> dict[str, Any]:
    """A white bar with lines of that colour, as Matplotlib names it."""
    return {"facecolor": PAPER, "edgecolor": colour, "hatch": "/////", "linewidth": 0.8}
