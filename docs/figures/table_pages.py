"""The tables of ``docs/table.md`` in Markdown, from the numbers in ``table/``."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

Table = pd.DataFrame

RECORD_YEARS = (2.0, 3.0, 5.0, 10.0)
RECORD = (0.734, 0.629, 0.517, 0.426)
"""Share of UCDP conflicts since 1989 that had not come back so many years after an episode (P7)."""

CONSTANT = (0.709, 0.597, 0.423, 0.179)
"""The same at the constant hazard of the peaces of the north, 0.172 a year (P18)."""


def short_name(name: str) -> str:
    """A number by a shorter name: what rule, what number."""
    return name.removeprefix("parameters.").removeprefix("tactics.").removeprefix("dialogue.parties.")


def write_pages(found: Mapping[str, Table], folder: Path) -> None:
    """Write each table whose numbers are there."""
    for name, write in PAGES.items():
        if name in found:
            (folder / f"{name}.md").write_text("\n".join(write(found[name])) + "\n", encoding="utf-8")


def _levers(table: Table) -> list[str]:
    rows = [
        "| lever | value | accord | months to it | falls a year | S5 | held five years | change "
        "| hazard ratio | years at peace | wars anew | war over | civilians | jihadists "
        "| accord with jihadists |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    before = ""
    for row in table.to_dict("records"):
        told = (
            "" if row["lever"] == before else row["lever"],
            str(row["value"]),
            _two(row["accord"]),
            _whole(row["months_to_accord"]),
            _two(row["hazard"]),
            _two(row["survival_5"]),
            f"{_two(row['held_five_years'])} ({_two(row['held_low'])}-{_two(row['held_high'])})",
            _interval(row, "held_change", "+.2f"),
            _interval(row, "ratio", ".2f"),
            f"{row['years_at_peace']:.1f}",
            _two(row["wars_begun"]),
            _two(row["rebel_war_over"]),
            _whole(row["civilians_killed"]),
            _whole(row["jihadists"]),
            _two(row["jihadist_accord"]),
        )
        rows.append(f"| {' | '.join(told)} |")
        before = row["lever"]
    return rows


def _survival(table: Table) -> list[str]:
    rows = ["| first accords in force after | accords | 2 years | 3 | 5 | 10 |", "|---|---|---|---|---|---|"]
    for name, group in table.groupby("scenario", sort=False):
        by_month = group.set_index("month")
        told = [
            f"{_two(at.share)} ({_two(at.low)}-{_two(at.high)})" if at is not None else "-"
            for at in (by_month.loc[12 * y] if 12 * y in by_month.index else None for y in RECORD_YEARS)
        ]
        rows.append(f"| {name} | {group['accords'].iloc[0]} | {' | '.join(told)} |")
    rows.append(f"| wars that stayed over (P7) | 311 | {' | '.join(map(_two, RECORD))} |")
    rows.append(f"| a constant 0.172 a year (P18) | 5 | {' | '.join(map(_two, CONSTANT))} |")
    return rows


def _hazard_by_age(table: Table) -> list[str]:
    ages = list(dict.fromkeys(zip(table["from_year"], table["to_year"], strict=True)))
    head = " | ".join(f"year {low:.0f} to {high:.0f}" for low, high in ages)
    rows = [f"| falls a year of first accords | {head} |", "|---|" + "---|" * len(ages)]
    for name, group in table.groupby("scenario", sort=False):
        told = [
            f"{_two(row['hazard'])} ({_two(row['low'])}-{_two(row['high'])})"
            for row in group.to_dict("records")
        ]
        rows.append(f"| {name} | {' | '.join(told)} |")
    return rows


def _war_back(table: Table) -> list[str]:
    rows = ["| start | peace came by | peaces | war within 2 years | 3 | 5 |", "|---|---|---|---|---|---|"]
    for (start, kind), group in table.groupby(["scenario", "kind"], sort=False):
        told = [
            f"{_two(row['war_back'])} ({_two(row['low'])}-{_two(row['high'])})" if row["peaces"] else "-"
            for row in group.to_dict("records")
        ]
        rows.append(f"| {start} | {kind} | {group['peaces'].iloc[0]} | {' | '.join(told)} |")
    rows.append(f"| UCDP, any (P7) |  | 311 | {' | '.join(_two(1 - each) for each in RECORD[:3])} |")
    return rows


def _box_shares(table: Table) -> list[str]:
    rows = [
        "| what varies | points | runs each | accord in none | in all | held five years in none | in all "
        "| accord, mean | held, mean |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    columns = ("accord_never", "accord_always", "held_never", "held_always", "accord_mean", "held_mean")
    for row in table.to_dict("records"):
        told = " | ".join(_two(row[column]) for column in columns)
        rows.append(f"| {row['design']} | {row['points']} | {row['runs']} | {told} |")
    return rows


def _box_fits(table: Table) -> list[str]:
    rows = [
        "| what varies | points | polynomial: R2 of left-out points | forest | used | chance in the runs |",
        "|---|---|---|---|---|---|",
    ]
    for row in table.to_dict("records"):
        scores = f"{_two(row['polynomial'])} | {_two(row['forest'])}"
        rows.append(
            f"| {row['design']} | {row['points']} | {scores} | {row['best']} | {_two(row['chance'])} |"
        )
    return rows


def _box_top(table: Table) -> list[str]:
    rows = ["| number | total | alone | rank correlation |", "|---|---|---|---|"]
    for row in table[table["number"] != "all five voices"].head(10).to_dict("records"):
        total = f"{_two(row['total'])} ({_two(row['low'])}-{_two(row['high'])})"
        rows.append(f"| `{row['number']}` | {total} | {_two(row['alone'])} | {row['direction']:+.2f} |")
    return rows


def _box_levers(table: Table) -> list[str]:
    rows = [
        "| lever | over the box: total | alone | rank correlation | at the defaults: total | alone "
        "| rank correlation |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(table["number"]):
        told = []
        for where in ("rules and levers", "levers"):
            row = table[(table["number"] == name) & (table["design"] == where)].to_dict("records")[0]
            told += [f"{_two(row['total'])} ({_two(row['low'])}-{_two(row['high'])})", _two(row["alone"])]
            told += [f"{row['direction']:+.2f}" if pd.notna(row["direction"]) else "-"]
        rows.append(f"| {short_name(name)} | {' | '.join(told)} |")
    return rows


PAGES: Mapping[str, Callable[[Table], list[str]]] = {
    "levers": _levers,
    "settings": _levers,
    "survival": _survival,
    "hazard_by_age": _hazard_by_age,
    "war_back": _war_back,
    "box_shares": _box_shares,
    "box_fits": _box_fits,
    "box_top": _box_top,
    "box_levers": _box_levers,
}
"""Each table of the page, by the file of its numbers."""


def _two(value: float) -> str:
    return "-" if pd.isna(value) else f"{value:.2f}"


def _whole(value: float) -> str:
    return "-" if pd.isna(value) else f"{value:,.0f}"


def _interval(row: Mapping[str, float], name: str, form: str) -> str:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return "" if pd.isna(row[name]) else f"{row[name]:{form}} ({low:{form}} to {high:{form}})"
