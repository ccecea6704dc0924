"""The pictures of the maps of pressure and inclusivity, from the tables in ``maps/``."""

import csv
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import Array
from sahel_sim.report.figures.theme import GRID, INK, PAPER, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 3
WIDEST = 30
SCALES = {
    "rebel_war_over": (0.0, 1.0, (0.25, 0.5, 0.75)),
    "jihadist_share": (0.3, 0.9, (0.4, 0.5, 0.6, 0.7, 0.8)),
}
"""Of each outcome: the ends of its colours, and where lines of equal height are drawn."""

WORDS = {
    "defaults": "Defaults",
    "peacekeeping.calm_minus_0.1": "Peacekeepers stir violence",
    "grievance.blame_state_minus_0.08": "Harm by the state calms anger at it",
    "grievance.blame_insurgents_minus_0.03": "Harm by insurgents calms anger at them",
    "grievance.relief_minus_0.02": "Services anger people",
    "recruitment.vengeance_minus_0.3": "Harm by the state deters recruits",
    "desertion.losses_minus_0.2": "Losses weld a force together",
    "fragmentation.capital_minus_1": "Losing a capital breaks a movement",
    "fragmentation.capital_1": "Losing a capital welds a movement",
    "alliance.left_out_minus_0.5": "Those left out shun each other",
    "opinion.hardening_minus_1": "A victory opens the door to talks",
    "opinion.hardening_1": "A victory shuts the door to talks",
    "opinion.bitterness_minus_0.2": "A loss softens hardliners",
    "relapse.carried_out_minus_0.5": "Carrying an accord out shortens peace",
    "relapse.excluded_minus_0.3": "Leaving armed parties out lengthens peace",
    "relapse.voices_reversed": "Civil voices shorten peace",
    "relapse.power_shared_reversed": "Shared power shortens peace",
    "relapse.guaranteed_minus_0.2": "Guarantors shorten peace",
    "relapse.peacekept_minus_0.2": "Peacekeepers shorten peace",
    "dialogue.voices_reversed": "Civil voices ask for more",
    "implementation.voices_reversed": "Civil voices obstruct an accord",
    "dividend.voices_reversed": "What civil voices got angers people",
    "dividend.powers_minus_0.3": "Powers for regions anger people",
    "openness.hardliners_minus_1": "Hardliners keep the door open",
    "openness.approval_minus_1": "Popular leaders shut the door",
    "openness.winning_minus_1": "Who is winning keeps the door open",
    "openness.company_minus_0.3": "Jihadists at the table keep it open",
    "recruitment.pact_minus_0.5": "Local pacts starve jihadist ranks",
    "recruitment.pact_0.5": "Local pacts feed jihadist ranks",
    "bargain.company_minus_0.1": "Jihadists' company softens hardliners",
    "bargain.patron_minus_0.05": "Partners want talks with jihadists",
    "bargain.cost_0.05": "War costs next to nothing",
    "bargain.hardline_minus_0.2": "Hardliners make leaders concede more",
    "bargain.applause_minus_0.3": "Popular leaders concede more",
    "bargain.applause_0.3": "Popular leaders concede less",
    "alliance.decisiveness_1": "Power does not decide alliances",
    "weariness.stalemate_pain_0": "A stalemate hurts nobody",
    "dialogue.observance_1": "An accord stops all fighting of its parties",
    "guarantor_0.8": "Everybody believes the guarantors",
    "accurate_force": "The state's force is accurate",
}
"""What each map assumes, in words, in the order of the pictures."""


def draw(folder: Path) -> None:
    """Draw the map at defaults and all maps side by side, and say in a table how they differ."""
    at_defaults(folder).savefig(folder / "defaults.png", dpi=150)
    for column, title in (
        ("rebel_war_over", "Chance that the war with the rebels is over after the run"),
        ("jihadist_share", "Jihadists as a share of all insurgents after the run"),
    ):
        side_by_side(folder, column, title).savefig(folder / f"{column}.png", dpi=110)
    (folder / "differences.md").write_text(differences(folder), encoding="utf-8")


def differences(folder: Path) -> str:
    """A table in Markdown: what each assumption does to the map, on average and where it does most."""
    base = table(folder / "defaults.csv")
    rows = [
        "| assumption | war with rebels over: mean | change | largest change of a cell "
        "| jihadists among insurgents: mean | change |",
        "|---|---|---|---|---|---|",
    ]
    for name, words in WORDS.items():
        found = table(folder / f"{name}.csv")
        over, share = found["rebel_war_over"], found["jihadist_share"]
        away, moved = over - base["rebel_war_over"], (share - base["jihadist_share"]).mean()
        most = float(away.flat[np.abs(away).argmax()])
        told = (
            f"{over.mean():.2f}",
            f"{away.mean():+.2f}",
            f"{most:+.2f}",
            f"{share.mean():.2f}",
            f"{moved:+.2f}",
        )
        rows.append(" | ".join(["| " + words, *told]) + " |")
    return "\n".join(rows) + "\n"


def table(path: Path) -> dict[str, Array]:
    """The columns of one map, ``(pressure, inclusivity)``, and its two levers."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    size = round(len(rows) ** 0.5)
    return {name: np.array([float(r[name]) for r in rows]).reshape(size, size) for name in rows[0]}


def at_defaults(folder: Path) -> "Figure":
    """Two maps: whether the war with rebels is over, and how large jihadists are among insurgents."""
    figure = _empty(7.2, 4.3)
    found = table(folder / "defaults.csv")
    for at, (column, title) in enumerate(
        (
            ("rebel_war_over", "War with rebels over: chance"),
            ("jihadist_share", "Jihadists among insurgents"),
        )
    ):
        axes = figure.add_subplot(1, 2, at + 1)
        axes.set_title(title, fontsize=11, color=INK, loc="left")
        shown = _map(axes, found, column)
        axes.set_xlabel("Inclusivity of the dialogue")
        if at == 0:
            axes.set_ylabel("Military pressure of the state")
        figure.colorbar(shown, ax=axes, orientation="horizontal", pad=0.03, fraction=0.05)
    return figure


def side_by_side(folder: Path, column: str, title: str) -> "Figure":
    """The same map under each assumption, with how far it is from that at defaults."""
    paths = [folder / f"{name}.csv" for name in WORDS]
    base = table(folder / "defaults.csv")[column]
    rows = -(-len(paths) // COLUMNS)
    figure = _empty(7.2, 2.7 * rows + 0.6)
    figure.suptitle(
        f"{title}\nacross: inclusivity 0 to 1; up: military pressure 0 to 1", fontsize=12, color=INK
    )
    for at, path in enumerate(paths):
        axes = figure.add_subplot(rows, COLUMNS, at + 1)
        found = table(path)
        _map(axes, found, column)
        axes.set_xticks([0, 1])
        axes.set_yticks([0, 1])
        away = float(np.mean(found[column] - base))
        told = "" if at == 0 else f"\nmean difference {away:+.2f}"
        axes.set_title(fill(WORDS[path.stem], WIDEST) + told, fontsize=8.5, color=INK, loc="left")
    return figure


def _map(axes: "Axes", found: dict[str, Array], column: str) -> object:
    low, high, steps = SCALES[column]
    drawn = {"origin": "lower", "extent": (0, 1, 0, 1), "cmap": "cividis", "aspect": "equal"}
    shown = axes.imshow(found[column], vmin=low, vmax=high, **drawn)
    lines = axes.contour(
        found["inclusivity"], found["pressure"], found[column], levels=steps, colors=PAPER, linewidths=0.8
    )
    axes.clabel(lines, fontsize=7, fmt="%.2f")
    axes.tick_params(colors=SOFT, labelsize=8)
    for spine in axes.spines.values():
        spine.set_color(GRID)
    return shown


def _empty(width: float, height: float) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor=PAPER)
