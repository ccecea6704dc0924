"""The summary in the terminal: the few numbers that people ask for first, and how wars end."""

from typing import TYPE_CHECKING

from sahel_sim.languages import _, in_language, pgettext, speaks
from sahel_sim.report.ending_shares import how_it_ends, outcome_shares
from sahel_sim.report.quantiles import heading
from sahel_sim.report.run_card import headline
from sahel_sim.report.summary_rows import measure_rows

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from sahel_sim.results.ensemble import Ensemble

FIRST = ("people_governed", "fighters", "civilians_killed", "battle_losses", "displaced")
"""The measures that are shown."""

__all__ = ["FIRST", "headline", "summary_table"]


@speaks
def summary_table(results: "Ensemble", language: str = "en") -> "Group":
    """The few numbers that people ask for first, and how wars end, as tables that fit 80 columns."""
    from rich.console import Group

    ends = _ends(results)
    return Group(_numbers(results), *([ends] if ends.row_count else []))


def _numbers(results: "Ensemble") -> "Table":
    from rich.text import Text

    title = in_language(results.scenario.title) or results.scenario.name
    columns = (_("Start"), _("Middle"), heading(len(results)))
    table = _table(title, _("Who"), columns, 36)
    for block in measure_rows(results, FIRST):
        alone = len(block.rows) == 1
        if not alone:
            table.add_row(Text(block.heading, style="bold"))
        for row in block.rows:
            who = Text(block.heading, style="bold") if alone else Text(f"  {row.who}")
            table.add_row(who, row.start, row.middle, row.likely)
    return table


def _ends(results: "Ensemble") -> "Table":
    """Kinds of ending and wars that are over: share of runs, and its interval."""
    from rich.text import Text

    interval = _("95% interval") if len(results) > 1 else ""
    columns = (pgettext("share of the runs", "Runs"), interval)
    table = _table(_("How the wars end"), _("Between the state and the rebels, at the end"), columns, 48)
    for share in how_it_ends(results):
        table.add_row(Text(share.title()), share.text(), share.interval_text())
    if table.row_count:
        table.add_section()
    for share in outcome_shares(results):
        table.add_row(Text(share.title()), share.text(), share.interval_text())
    return table


def _table(title: str, first: str, others: tuple[str, ...], widest: int) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column(first, overflow="fold", max_width=widest)
    for other in others:
        table.add_column(other, justify="right", no_wrap=True)
    return table
