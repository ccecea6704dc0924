"""Report: what people read. Figures, one page, a result folder, a summary in the terminal."""

from sahel_sim.report.figures.maps_over_time import maps_over_time
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.place_map import control_map
from sahel_sim.report.figures.run_figures import (
    deaths_by_perpetrator,
    fan_chart,
    how_wars_end,
    run_figures,
    town_and_country,
)
from sahel_sim.report.figures.waterfall import what_moved_it
from sahel_sim.report.ledger_text import Moved, account_text, moved
from sahel_sim.report.results_folder import FolderTaken, check_free, write
from sahel_sim.report.run_card import headline, run_card
from sahel_sim.report.run_page import run_html
from sahel_sim.report.run_terminal import summary_table

__all__ = [
    "FolderTaken",
    "Moved",
    "Picture",
    "account_text",
    "check_free",
    "control_map",
    "deaths_by_perpetrator",
    "fan_chart",
    "headline",
    "how_wars_end",
    "maps_over_time",
    "moved",
    "run_card",
    "run_figures",
    "run_html",
    "summary_table",
    "town_and_country",
    "what_moved_it",
    "write",
]
