"""Facts: what a scenario is, in a few lines, for ``check`` and ``show``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.scenario import Scenario

if TYPE_CHECKING:
    from rich.table import Table


def facts(story: Scenario, voice: Voice, more: Mapping[str, str]) -> "Table":
    """Title, place, time, runs, factions, and more, as two columns that fit 80 characters.

    Parameters
    ----------
    story
        The scenario.
    voice
        In whose language.
    more
        Further facts: the key of the heading, and the text.
    """
    from rich.table import Table

    language, say = voice.language, voice.sentence
    factions = story.place.factions
    last = story.first_day(story.steps)
    years = f"{story.years:.6g}"
    kind = "time_weeks" if story.step == "week" else "time_months"
    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    rows = {
        "fact_place": say("state_of", place=story.place.name, date=story.state_of),
        "fact_time": say(kind, start=f"{story.start:%Y-%m}", end=f"{last:%Y-%m}", years=years),
        "fact_runs": say("runs_and_seed", runs=story.runs, seed=story.seed),
        "fact_factions": "\n".join(factions.label(name, language) for name in factions.names),
        **more,
    }
    for heading, text in rows.items():
        grid.add_row(say(heading), text)
    return grid
