"""The pictures of ``docs/table.md``, from the tables in ``table/``."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from table_pages import RECORD, RECORD_YEARS, short_name, write_pages
from table_runs import PATHS, SETTINGS

from sahel_sim.report.figures.theme import BLUE, GRID, INK, PAPER, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Table = pd.DataFrame
RED, GREEN, ORANGE = "#D55E00", "#009E73", "#E69F00"
LOOKS = ((BLUE, "-", "o"), (RED, "--", "s"), (GREEN, ":", "^"), (ORANGE, "-.", "D"))
"""Colour, line and mark: the colours of Okabe and Ito, which differ in grey by their marks."""

HAZARD = 0.172
"""Breaks a year of the peaces of the north since 1991 (P18)."""

PEACES = ("accord", "ceasefire", "victory", "lull")
FEWEST = 15
"""Peaces below which no share of them is drawn."""


def draw(folder: Path) -> None:
    """Draw every picture whose table is there, and write the tables of the page."""
    found = {file.stem: pd.read_csv(file) for file in sorted(folder.glob("*.csv"))}
    write_pages(found, folder)
    for name, (needed, picture) in PICTURES.items():
        if needed in found:
            picture(found).savefig(folder / f"{name}.png", dpi=130)


def inclusivity(found: Mapping[str, Table]) -> "Figure":
    """What widening the table does, by path."""
    figure = _empty(7.2, 6.2)
    for at, (column, title, band) in enumerate(
        (
            ("accord", "An accord with rebels is signed", None),
            ("survival_5", "The first accord holds five years", "survival_5"),
            ("held_five_years", "An accord held for five years", "held"),
            ("years_at_peace", "Years at peace with rebels, of ten", None),
        )
    ):
        axes = _axes(figure, (2, 2, at + 1), title)
        for path, look in zip(PATHS, LOOKS, strict=False):
            rows = _lever(found["levers"], f"inclusivity, path {path}")
            limits = (f"{band}_low", f"{band}_high") if band else None
            _line(axes, rows, column, f"path {path}", look, limits)
        axes.set_xlim(-0.03, 1.03)
        axes.set_ylim(0, 10 if column == "years_at_peace" else 1)
        if at > 1:
            axes.set_xlabel("inclusivity", color=INK, fontsize=9)
    _key(figure)
    return figure


def settings(found: Mapping[str, Table]) -> "Figure":
    """What widening the table does, by setting of the disputed numbers."""
    figure = _empty(7.2, 3.8)
    for at, (column, title, limits) in enumerate(
        (
            ("held_five_years", "An accord held for five years", ("held_low", "held_high")),
            ("accord", "An accord with rebels is signed", None),
        )
    ):
        axes = _axes(figure, (1, 2, at + 1), title)
        for name, look in zip(SETTINGS, LOOKS, strict=True):
            _line(axes, _lever(found["settings"], name), column, name, look, limits)
        axes.set_ylim(0, 1)
        axes.set_xlabel("inclusivity, path mali", color=INK, fontsize=9)
    _key(figure)
    return figure


def levers(found: Mapping[str, Table]) -> "Figure":
    """What each lever changes in "held five years" and in the hazard of the first accord."""
    told = found["levers"]
    rows = told[told["held_change"].notna() & ~told["lever"].str.startswith("inclusivity")].iloc[::-1]
    figure = _empty(7.2, 0.27 * len(rows) + 1.2)
    firsts = told.drop_duplicates("lever").set_index("lever")["value"]
    labels = [
        f"{lever.replace('_', ' ')}: {value} against {firsts[lever]}"
        for lever, value in rows[["lever", "value"]].to_numpy()
    ]
    place = np.arange(len(rows))
    for at, (column, title, nothing) in enumerate(
        (("held_change", "Held five years: change", 0.0), ("ratio", "Falls: hazard ratio", 1.0))
    ):
        axes = _axes(figure, (1, 2, at + 1), title)
        axes.axvline(nothing, color=SOFT, linewidth=0.9)
        known = rows[f"{column}_low"].notna().to_numpy()
        axes.hlines(
            place[known],
            rows[f"{column}_low"][known],
            rows[f"{column}_high"][known],
            color=BLUE,
            linewidth=1.4,
        )
        axes.plot(rows[column][known], place[known], "o", color=BLUE, markersize=4)
        axes.set_yticks(place, labels if at == 0 else [""] * len(place), fontsize=7.5)
        axes.set_ylim(-0.7, len(place) - 0.3)
        if at:
            axes.set_xscale("log")
            axes.set_xlim(0.1, 10)
            axes.set_xticks([0.1, 0.3, 1, 3, 10], ["0.1", "0.3", "1", "3", "10"])
    return figure


def survival(found: Mapping[str, Table]) -> "Figure":
    """How long first accords hold, against the record."""
    figure = _empty(7.2, 4.0)
    axes = _axes(figure, (1, 1, 1), "First accords that still hold, by years since the signing")
    for (name, rows), look in zip(_accords(found["survival"]), LOOKS, strict=False):
        years = rows["month"] / 12.0
        colour, dash, _mark = look
        axes.fill_between(
            years, rows["low"], rows["high"], step="post", color=colour, alpha=0.15, linewidth=0
        )
        label = f"{name} ({rows['accords'].iloc[0]} accords)"
        axes.step(years, rows["share"], where="post", color=colour, linestyle=dash, label=label)
    smooth = np.linspace(0.0, 15.0, 61)
    axes.plot(
        smooth, np.exp(-HAZARD * smooth), color=SOFT, linewidth=1.2, label="a constant 0.172 a year (P18)"
    )
    axes.plot(
        RECORD_YEARS, RECORD, "D", color=INK, markersize=6, label="wars that stayed over, worldwide (P7)"
    )
    axes.set_xlim(0, 15)
    axes.set_ylim(0, 1)
    axes.legend(frameon=False, fontsize=8.5, labelcolor=INK)
    return figure


def _accords(table: Table) -> list[tuple[str, Table]]:
    """The scenarios with enough accords to draw, in order."""
    groups = [(str(name), rows) for name, rows in table.groupby("scenario", sort=False)]
    return [(name, rows) for name, rows in groups if rows["accords"].iloc[0] >= FEWEST]


def war_back(found: Mapping[str, Table]) -> "Figure":
    """How often war comes back after each kind of peace."""
    told = found["war_back"]
    names = list(dict.fromkeys(told["scenario"]))
    figure = _empty(7.2, 3.7)
    for at, name in enumerate(names):
        axes = _axes(figure, (1, len(names), at + 1), name)
        for kind, (colour, dash, mark) in zip(PEACES, LOOKS, strict=True):
            rows = told[(told["scenario"] == name) & (told["kind"] == kind) & (told["peaces"] >= FEWEST)]
            if len(rows):
                shift = 0.07 * (PEACES.index(kind) - 1.5)
                axes.vlines(rows["years"] + shift, rows["low"], rows["high"], color=colour, linewidth=1.2)
                label = f"after {'an' if kind == 'accord' else 'a'} {kind}"
                drawn = {"color": colour, "linestyle": dash, "marker": mark, "markersize": 5, "label": label}
                axes.plot(rows["years"] + shift, rows["war_back"], **drawn)
        axes.plot(
            RECORD_YEARS[:3], [1.0 - each for each in RECORD[:3]], "D", color=INK, markersize=5, label="P7"
        )
        axes.set_ylim(0, 1)
        axes.set_xticks([2, 3, 5])
        axes.set_xlabel("years of peace", color=INK, fontsize=9)
    _key(figure)
    return figure


def box(found: Mapping[str, Table]) -> "Figure":
    """How the chance of an accord is spread over the box, and the numbers that matter most."""
    figure = _empty(7.2, 4.0)
    axes = _axes(figure, (1, 2, 1), "Points of the box, by the share of runs")
    points = found["box_points"]
    edges = np.array([-0.001, 0.001, 0.2, 0.4, 0.6, 0.8, 0.999, 1.001])
    words = ["none", "to 0.2", "to 0.4", "to 0.6", "to 0.8", "below 1", "all"]
    for at, (column, label, colour) in enumerate(
        (("accord", "with an accord", BLUE), ("held", "with one that held five years", ORANGE))
    ):
        chosen = points[points["design"] == "rules and levers"][column]
        counts = np.histogram(chosen, edges)[0] / len(chosen)
        axes.bar(np.arange(7) + 0.4 * at - 0.2, counts, 0.38, color=colour, label=label)
    axes.set_xticks(np.arange(7), words, rotation=40, ha="right", fontsize=8)
    axes.legend(frameon=False, fontsize=8, labelcolor=INK)
    top = found["box_top"]
    top = top[top["number"] != "all five voices"].head(10).iloc[::-1]
    axes = _axes(figure, (1, 2, 2), "Held five years: rank correlation over the box")
    place = np.arange(len(top))
    noise = 2.0 / np.sqrt((points["design"] == "rules and levers").sum())
    axes.axvspan(-noise, noise, color=GRID)
    axes.axvline(0.0, color=SOFT, linewidth=0.9)
    axes.plot(top["direction"], place, "o", color=BLUE, markersize=5)
    labels = [fill(short_name(name), 30) for name in top["number"]]
    axes.set_yticks(place, labels, fontsize=7.5)
    axes.set_xlim(-0.5, 0.5)
    return figure


PICTURES = {
    "inclusivity": ("levers", inclusivity),
    "changes": ("levers", levers),
    "settings": ("settings", settings),
    "survival": ("survival", survival),
    "war_back": ("war_back", war_back),
    "box": ("box_points", box),
}
"""Each picture, and the table without which it cannot be drawn."""


def _lever(table: Table, lever: str) -> Table:
    rows = table[table["lever"] == lever].copy()
    rows["value"] = rows["value"].astype(float)
    return rows


def _line(
    axes: "Axes",
    rows: Table,
    column: str,
    label: str,
    look: tuple[str, str, str],
    limits: tuple[str, str] | None,
) -> None:
    colour, dash, mark = look
    if limits:
        axes.fill_between(
            rows["value"], rows[limits[0]], rows[limits[1]], color=colour, alpha=0.12, linewidth=0
        )
    axes.plot(
        rows["value"], rows[column], color=colour, linestyle=dash, marker=mark, markersize=4.5, label=label
    )


def _axes(figure: "Figure", place: tuple[int, int, int], title: str) -> "Axes":
    axes = figure.add_subplot(*place)
    width = 74 // place[1]
    axes.set_title(fill(title, width), fontsize=10, color=INK, loc="left")
    axes.tick_params(colors=SOFT, labelsize=8)
    axes.grid(True, color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_color(GRID)
    return axes


def _key(figure: "Figure") -> None:
    drawn: dict[str, object] = {}
    for axes in figure.axes:
        drawn |= {label: line for line, label in zip(*axes.get_legend_handles_labels(), strict=True)}
    figure.legend(drawn.values(), drawn.keys(), loc="outside lower center", ncols=min(len(drawn), 4),
                  frameon=False, fontsize=8.5, labelcolor=INK)  # fmt: skip


def _empty(width: float, height: float) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor=PAPER)
