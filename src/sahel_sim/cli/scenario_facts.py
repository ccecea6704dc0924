"""Facts: what a scenario is, in a few lines, for ``check`` and ``show``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sahel_sim.languages import N_, _, language, ngettext
from sahel_sim.report.number_format import date_text, month_text, number
from sahel_sim.scenario import Mistake, Scenario

if TYPE_CHECKING:
    from rich.table import Table

_TIME: Mapping[str, str] = {
    "month": N_("{start} to {end}, {time}, month by month"),
    "fortnight": N_("{start} to {end}, {time}, fortnight by fortnight"),
    "week": N_("{start} to {end}, {time}, week by week"),
}


def facts(story: Scenario, more: Mapping[str, str]) -> "Table":
    """Title, place, time, runs, factions, and more, as two columns that fit 80 characters.

    Parameters
    ----------
    story
        The scenario.
    voice
        In whose language.
    more
        Further facts: the heading, and the text.
    """
    from rich.table import Table

    factions = story.place.factions
    first, last = (month_text(f"{day:%Y-%m-%d}") for day in (story.start, story.first_day(story.steps)))
    time = ngettext("{n} year", "{n} years", story.years, n=number(story.years))
    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    rows = {
        _("Place"): _("{place}, as it was in {date}", place=story.place.name, date=date_text(story.state_of)),
        _("Time"): _(_TIME[story.step], start=first, end=last, time=time),
        _("Runs"): _("{runs}, from seed {seed}", runs=story.runs, seed=story.seed),
        _("Factions"): "\n".join(factions.label(name) for name in factions.names),
        **more,
    }
    for heading, text in rows.items():
        grid.add_row(heading, text)
    return grid


def warning_as_data(mistake: Mistake) -> dict[str, Any]:
    """A warning for programs: its kind, its place and what it says."""
    spot = mistake.spot
    where = {"file": spot.file, "line": spot.line, "column": spot.column} if spot else {}
    return {"kind": mistake.kind, **where, "message": mistake.text(language())}
