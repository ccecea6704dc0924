"""Ways to break the tables of a place: what is altered, and the mistake that is told of it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.scenario.place import place_folder


@dataclass(frozen=True)
class Break:
    """One alteration of a table of the two towns: ``old`` becomes ``new``; the mistake is in ``line``."""

    table: str
    old: str
    new: str
    line: int


BREAKS: Mapping[str, tuple[Break, ...]] = {
    "no_column": (Break("roads", "from,to,km", "from,too,km", 1), Break("loyalties", "share", "portion", 1)),
    "no_rows": (
        Break(
            "roads",
            "Port,Pass,80,fictional,fictional,\nPass,Spring,90,fictional,fictional,\n"
            "Spring,Border,70,fictional,fictional,\n",
            "",
            1,
        ),
    ),
    "broken_row": (Break("roads", "Port,Pass", '"Port"x,Pass', 2),),
    "ragged_row": (Break("roads", "Port,Pass,80", "Port,Pass,80,90", 2),),
    "cell_not_number": (
        Break("roads", ",80,", ",eighty,", 2),
        Break("localities", "30000", "30 000", 2),
        Break("holders", "0.9", "nan", 2),
    ),
    "cell_out_of_range": (
        Break("roads", ",80,", ",-80,", 2),
        Break("holders", "crown,,0.9", "crown,,1.9", 2),
        Break("strengths", "1200", "1200000", 2),
        Break("localities", "Port,0.4", "Port,140.4", 2),
    ),
    "cell_not_month": (Break("strengths", "2000-01,crown", "January,crown", 2),),
    "cell_empty": (Break("localities", "Port,", ",", 2),),
    "cell_unknown": (
        Break("roads", "Pass,Spring", "Pas,Spring", 3),
        Break("holders", "Port,crown", "Port,crwn", 2),
        Break("loyalties", "Coast,crown", "Cost,crown", 2),
        Break("factions", "league,rebels", "league,rebel", 3),
    ),
    "start_without_strengths": (
        Break("deployments", "2000-01,crown", "2001-01,crown", 2),
        Break("holders", "2000-01,Port", "1999-12,Port", 2),
    ),
    "no_state": (Break("factions", "crown,state", "crown,militias", 2),),
    "faction_is_column": (
        Break("factions", "crown,state", "people,state", 2),
        Break("factions", "league,rebels", "nobody,rebels", 3),
        Break("factions", "league,rebels", "women,rebels", 3),
    ),
    "faction_name": (
        Break("factions", "crown,state", "Crown,state", 2),
        Break("factions", "crown,state", "timeline,state", 2),
        Break("factions", "crown,state", "rebels,state", 2),
        Break("factions", "crown,state", "the-crown,state", 2),
        Break("factions", "crown,state", "timeline_add,state", 2),
    ),
    "cell_formula": (
        Break("localities", "Port,", "=1+1,", 2),
        Break("localities", "Port,", "@SUM(A1),", 2),
        Break("localities", "Port,", "+Port,", 2),
        Break("localities", "Port,", "-Port,", 2),
        Break("factions", "The League", "=HYPERLINK(A1)", 3),
    ),
    "cell_too_long": (
        Break("factions", "The League", "L" * 81, 3),
        Break("factions", "crown,state", f"{'c' * 31},state", 2),
        Break("localities", "Port,", f"{'P' * 81},", 2),
    ),
    "odd_character": (
        Break("localities", "Port,", "Po\x07rt,", 2),
        Break("factions", "The League", "The \u202eLeague", 3),
        Break("localities", ",village,", ",vil\x1blage,", 3),
    ),
    "too_few": (Break("factions", "league,rebels,The League,La Ligue,fictional\n", "", 2),),
    "scattered_region": (
        Break("localities", "Port,", "Harbour,0.4,0.3,1,1,Hills,Twinland,town,0,0,x,x,x,x\nPort,", 5),
    ),
    "road_to_itself": (Break("roads", "Port,Pass", "Port,Port", 2),),
    "road_twice": (Break("roads", "Port,Pass", "Spring,Pass", 3),),
    "no_road": (Break("roads", "Spring,Border,70,fictional,fictional,\n", "", 5),),
    "no_strength": (Break("strengths", "2000-01,league", "2001-01,league", 2),),
    "said_twice": (
        Break("loyalties", "Hills,crown", "Coast,crown", 4),
        Break("localities", "Pass,", "Port,", 3),
    ),
    "shares_above_one": (
        Break("holders", "Pass,league,,0.3", "Pass,league,,0.6", 4),
        Break("loyalties", ",0.1,", ",0.5,", 3),
    ),
    "shares_not_one": (Break("deployments", "Port,0.6", "Port,0.5", 3),),
}
"""By kind of mistake."""


def broken_place(folder: Path, alteration: Break) -> Path:
    """A copy of the two towns in ``folder``, with one alteration."""
    copy = folder / "towns"
    shutil.copytree(place_folder("two_towns"), copy)
    table = copy / f"{alteration.table}.csv"
    text = table.read_text(encoding="utf-8")
    assert alteration.old in text, f"{alteration.table}.csv has no '{alteration.old}'"
    table.write_text(text.replace(alteration.old, alteration.new, 1), encoding="utf-8")
    return copy
