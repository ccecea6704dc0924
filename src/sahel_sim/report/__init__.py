"""Report: what people read. Figures, one page, a result folder, a summary in the terminal."""

from sahel_sim.report.control_map import end_map
from sahel_sim.report.deaths_figure import deaths_by_perpetrator
from sahel_sim.report.ending_bars import how_wars_end
from sahel_sim.report.fan import fan_chart, town_and_country
from sahel_sim.report.figure_set import album
from sahel_sim.report.headline import headline
from sahel_sim.report.ledger_text import Moved, moved, told
from sahel_sim.report.maps_over_time import maps_over_time
from sahel_sim.report.picture import Picture
from sahel_sim.report.results_folder import FolderTaken, check_free, write
from sahel_sim.report.run_page import page
from sahel_sim.report.run_terminal import summary_table
from sahel_sim.report.waterfall import what_moved_it

__all__ = [
    "FolderTaken",
    "Moved",
    "Picture",
    "album",
    "check_free",
    "deaths_by_perpetrator",
    "end_map",
    "fan_chart",
    "headline",
    "how_wars_end",
    "maps_over_time",
    "moved",
    "page",
    "summary_table",
    "told",
    "town_and_country",
    "what_moved_it",
    "write",
]
