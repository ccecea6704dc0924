"""Colours, lines and marks: one of each for every faction, the same in every figure.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart. The first of each
bloc also differ in grey, and lines and marks differ besides.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sahel_sim.core import Factions

INK = "#222222"
SOFT = "#595959"
GRID = "#DDDDDD"
NOBODY = "#BDBDBD"
PAPER = "#FFFFFF"
LAND = "#F3F1EC"


Dash: TypeAlias = "Literal['-'] | tuple[int, tuple[float, ...]]"


@dataclass(frozen=True)
class Look:
    """How a faction is drawn: its colour, its line and its mark, as Matplotlib names them."""

    colour: str
    dash: Dash
    mark: str


_DOTTED, _MIXED = (0, (1.2, 1.6)), (0, (6.0, 1.6, 1.2, 1.6))

_LOOKS = {
    "state": (Look("#0072B2", "-", "o"), Look("#56B4E9", (0, (8.0, 2.0)), "h")),
    "rebels": (Look("#E69F00", (0, (5.0, 1.8)), "s"), Look("#D55E00", (0, (3.0, 1.2)), "P")),
    "jihadists": (
        Look("#1A1A1A", _MIXED, "^"),
        Look("#009E73", _DOTTED, "D"),
        Look("#CC79A7", (0, (2.0, 3.0)), "v"),
    ),
    "militias": (Look("#7F5539", (0, (4.0, 1.2, 1.2, 1.2)), "p"), Look("#6F4E9B", (0, (1.2, 0.8)), "X")),
}


def looks(factions: Factions) -> tuple[Look, ...]:
    """How each faction is drawn, by its place in its bloc; a bloc with many factions begins again."""
    seen: dict[str, int] = {}
    drawn = []
    for bloc in factions.blocs:
        known = _LOOKS[bloc]
        drawn.append(known[seen.get(bloc, 0) % len(known)])
        seen[bloc] = seen.get(bloc, 0) + 1
    return tuple(drawn)
