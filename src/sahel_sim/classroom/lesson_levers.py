"""What a class can move: levers of the state, each with the settings of scenarios that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sahel_sim.languages import N_
from sahel_sim.scenario import Scenario, with_changes
from sahel_sim.scenario.draw_kinds import ACCEPTED


@dataclass(frozen=True)
class LessonLever:
    """One lever of the page.

    Attributes
    ----------
    name
        In links and files.
    values
        Where it was run, from least to most; the page estimates between them.
    pictured
        Those of them of which single runs and a map are kept, and at which other plausible numbers are tried.
    label, least, most, short
        What it is called, what its ends mean, and what it is called within a sentence; English, to be
        translated.
    settings
        The dotted settings that all get its value; ``BLOC`` stands for each faction of a bloc.
    """

    name: str
    values: tuple[float, ...]
    pictured: tuple[float, ...]
    label: str
    least: str
    most: str
    short: str
    settings: tuple[str, ...]


BLOC = "{enemy}"
"""Stands for every faction of the rebels and of the jihadists."""

LEVERS: tuple[LessonLever, ...] = (
    LessonLever(
        "pressure",
        (0.0, 0.25, 0.5, 0.65, 0.75, 0.85, 1.0),
        (0.0, 0.25, 0.5, 0.75, 1.0),
        N_("Military pressure of the state"),
        N_("no operations"),
        N_("as much as it can, everywhere"),
        N_("pressure"),
        (f"government.military_pressure.{BLOC}",),
    ),
    LessonLever(
        "inclusivity",
        (0.0, 0.25, 0.5, 0.75, 1.0),
        (0.0, 0.5, 1.0),
        N_("Inclusivity of the dialogue"),
        N_("no talks"),
        N_("all at the table, jihadists too"),
        N_("inclusivity"),
        ("dialogue.inclusivity",),
    ),
    LessonLever(
        "restraint",
        (0.1, 0.6, 0.9),
        (0.1, 0.9),
        N_("Restraint near civilians"),
        N_("hardly any"),
        N_("strict rules, kept"),
        N_("restraint"),
        ("government.restraint",),
    ),
)
"""All have the settings of the exercise sheets, pressure and inclusivity quarters, where the path of
inclusivity bends. Pressure has more above a half, where answers change most."""

FEW = 0.25
"""Inclusivity at which the rebels alone sit at the table with the state, the first quarter of its path."""

STARTS: tuple[str, ...] = ("mali_2024_02", "accurate_force", "return_to_dialogue")
"""Scenarios that a class can choose from: the start of the report, an army that is accurate, and talks with a
mediator and a share of power on offer."""

YEARS = 10
"""How long every run of a lesson is."""


def in_lesson(
    start: Scenario, levers: Sequence[LessonLever], at: Sequence[float], draws: str = ACCEPTED
) -> Scenario:
    """A scenario with levers at these values, ten years long; its state is open to talks from the start.

    ``draws``: what its runs draw (``draw_kinds``).
    """
    factions = start.place.factions
    pairs = zip(factions.names, factions.blocs, strict=True)
    enemies = [name for name, bloc in pairs if bloc in ("rebels", "jihadists")]
    changes: dict[str, Any] = {"years": YEARS, "dialogue.open": 1, "parameter_draws": draws}
    for lever, value in zip(levers, at, strict=True):
        for setting in lever.settings:
            names = [setting.replace(BLOC, enemy) for enemy in enemies] if BLOC in setting else [setting]
            changes |= dict.fromkeys(names, value)
    return with_changes(start, changes)
