"""What ``sahel-sim show`` can show: one kind of thing a file."""

from sahel_sim.cli.showing.listing import catalogue_of_all
from sahel_sim.cli.showing.show_page import show_page
from sahel_sim.cli.showing.topic import topic

__all__ = ["catalogue_of_all", "show_page", "topic"]
