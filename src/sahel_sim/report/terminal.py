"""The summary in the terminal: the few numbers that people ask for first."""

from typing import TYPE_CHECKING

from sahel_sim.languages import in_language
from sahel_sim.report.brief import brief
from sahel_sim.report.headline import headline
from sahel_sim.report.words import say

if TYPE_CHECKING:
    from rich.table import Table

    from sahel_sim.ensemble import Results

FIRST = ("people_governed", "fighters", "civilians_killed", "battle_losses", "displaced")
"""The measures that are shown."""

__all__ = ["FIRST", "headline", "summary_table"]


def summary_table(results: "Results", language: str = "en") -> "Table":
    """The few numbers that people ask for first, as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = Text(in_language(results.scenario.title, language) or results.scenario.name)
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column(say("who", language), overflow="fold", max_width=36)
    for heading in ("start", "middle", "nine_in_ten"):
        table.add_column(say(heading, language), justify="right", no_wrap=True)
    for block in brief(results, language, FIRST):
        alone = len(block.rows) == 1
        if not alone:
            table.add_row(Text(block.heading, style="bold"))
        for row in block.rows:
            who = Text(block.heading, style="bold") if alone else Text(f"  {row.who}")
            table.add_row(who, row.start, row.middle, row.likely)
    return table
