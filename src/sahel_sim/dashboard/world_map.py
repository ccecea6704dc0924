"""The map of a run at its moment: who governs each town and its villages, drawn, counted and in words."""

from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.languages import _, speaks
from sahel_sim.report.figures.moving_map import map_drawing, mark_sample, of_one_run
from sahel_sim.report.figures.theme import NOBODYS_LOOK, looks
from sahel_sim.report.sentences import short_name


@dataclass(frozen=True)
class MapSide:
    """A line of the legend: a mark as SVG, whose it is, and how many towns and rural areas they govern."""

    mark: Markup
    name: str
    towns: int
    villages: int


@dataclass(frozen=True)
class WorldMap:
    """What a page shows of who governs where.

    Attributes
    ----------
    drawing
        The map, as SVG.
    legend
        Each side, and nobody.
    tally
        The same in a sentence, for those who cannot see it.
    """

    drawing: Markup
    legend: tuple[MapSide, ...]
    tally: str


@speaks
def world_map(model: WatchedModel, language: str = "en") -> WorldMap:
    """Who governs most of each place now.

    >>> told = world_map(WatchedModel("two_towns"))
    >>> [(side.name, side.towns) for side in told.legend]
    [('The Crown', 2), ('The League', 1), ('nobody', 0)]
    """
    world = model.world
    places, factions = world.places, world.factions
    parts = [of_one_run(getattr(world, f"{part}_control")) for part in ("town", "village")]
    leading, shares = ([part[of][0] for part in parts] for of in (0, 1))
    drawn = [*looks(factions), NOBODYS_LOOK]
    names = [*(short_name(factions, name) for name in factions.names), _("nobody")]
    home = places.foreign.reshape(-1) == 0
    there = (home & ((places.town > 0) | (places.hinterland == 0)), home & (places.hinterland > 0))
    counts = [
        np.bincount(np.where(whose < 0, len(factions), whose)[of], minlength=len(names))
        for whose, of in zip(leading, there, strict=True)
    ]
    legend = tuple(
        MapSide(mark_sample(look), name, int(towns), int(villages))
        for look, name, towns, villages in zip(drawn, names, *counts, strict=True)
    )
    return WorldMap(map_drawing(places, leading, drawn, shares), legend, _tally(legend))


def _tally(legend: tuple[MapSide, ...]) -> str:
    """Towns and villages of each side that governs any, the largest first."""
    towns = [(side.towns, side.name) for side in legend]
    villages = [(side.villages, side.name) for side in legend]
    return f"{_('Towns: {tally}.', tally=_listed(towns))} {_('Villages: {tally}.', tally=_listed(villages))}"


def _listed(counted: list[tuple[int, str]]) -> str:
    return ", ".join(f"{name} {n}" for n, name in sorted(counted, key=lambda side: -side[0]) if n)
