"""The map of a lesson: drawn once in every language; the script of the page changes nothing but its marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup

from sahel_sim.classroom.lesson_places import places_from_data
from sahel_sim.core import BLOCS
from sahel_sim.languages import LANGUAGES, speaking
from sahel_sim.report.figures.moving_map import AGREED, SHAPES, map_drawing
from sahel_sim.report.figures.theme import NOBODYS_LOOK, look_of_bloc


@dataclass(frozen=True)
class LessonMap:
    """What a page needs of the map.

    Attributes
    ----------
    drawings
        By language, the map with nobody governing, as SVG.
    looks
        Of each bloc and of nobody, in the order of ``GAINERS``: the path of its mark, of radius 1, and its
        colour.
    places
        How many have marks.
    agreed
        Share of runs from which on they agree.
    """

    drawings: Mapping[str, Markup]
    looks: Sequence[tuple[str, str]]
    places: int
    agreed: float = AGREED


def lesson_map(places_in_grid: Mapping[str, Any]) -> LessonMap:
    """The map of the places that a grid holds; marks and names stand where the page of a run has them."""
    places = places_from_data(places_in_grid)
    looks = [*(look_of_bloc(bloc) for bloc in BLOCS), NOBODYS_LOOK]
    nobody = np.full(len(places), -1)
    drawings = {}
    for language in LANGUAGES:
        with speaking(language):
            drawings[language] = map_drawing(places, (nobody, nobody), looks)
    return LessonMap(
        drawings=drawings,
        looks=[(SHAPES[look.mark], look.colour) for look in looks],
        places=int((places.foreign == 0).sum()),
    )
