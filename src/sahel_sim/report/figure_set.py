"""The album: the figures of a report, in the order in which people ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sahel_sim.languages import speaks
from sahel_sim.report.control_map import end_map
from sahel_sim.report.deaths_figure import deaths_by_perpetrator
from sahel_sim.report.ending_bars import how_wars_end
from sahel_sim.report.fan import fan_chart, town_and_country
from sahel_sim.report.ledger_text import moved
from sahel_sim.report.maps_over_time import maps_over_time
from sahel_sim.report.picture import Picture
from sahel_sim.report.waterfall import what_moved_it

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

Album = Mapping[str, tuple[Picture, ...]]
"""The pictures of each part of a report; the keys are words of its headings."""


@speaks
def album(results: "Ensemble", language: str = "en") -> Album:
    """Draw every figure of a report.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    """
    names = results.factions.names
    present = [name for at, name in enumerate(names) if results["fighters"][..., at].any()]
    at_peace = [name for name in present if moved(results, "relapse", name).causes]
    return {
        "how_it_ends": (
            how_wars_end(results),
            *(what_moved_it(results, "relapse", name) for name in at_peace),
        ),
        "who_governs": (
            fan_chart(results, "people_governed"),
            town_and_country(results),
            end_map(results),
            *((maps_over_time(results),) if results.by_place else ()),
            *(what_moved_it(results, "control", name) for name in present),
        ),
        "who_fights": (
            fan_chart(results, "fighters"),
            *(what_moved_it(results, "fighters", name) for name in present),
        ),
        "who_pays": (
            deaths_by_perpetrator(results),
            fan_chart(results, "displaced"),
            *(what_moved_it(results, "grievance", name) for name in present),
        ),
    }


def pictures(drawn: Album) -> tuple[Picture, ...]:
    """All pictures of an album, in order."""
    return tuple(picture for part in drawn.values() for picture in part)
