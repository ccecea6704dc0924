"""The command line: ``sahel-sim``. One command a file; heavy things are imported when they are needed."""

from sahel_sim.cli.entry_point import main

__all__ = ["main"]
