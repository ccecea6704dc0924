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
    if set(PAGES) <= set(found):
        (folder / "in_short.md").write_text("\n".join(in_short(found)) + "\n", encoding="utf-8")


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
    rows = ["| number | rank correlation | alone | total |", "|---|---|---|---|"]
    for row in table[table["number"] != "all five voices"].head(10).to_dict("records"):
        rows.append(f"| `{row['number']}` | {row['direction']:+.2f} | {_two(row['alone'])} | {_total(row)} |")
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
            told += [_total(row), _two(row["alone"])]
            told += [f"{row['direction']:+.2f}" if pd.notna(row["direction"]) else "-"]
        rows.append(f"| {short_name(name)} | {' | '.join(told)} |")
    return rows


def in_short(found: Mapping[str, Table]) -> list[str]:
    """The answer in eleven lines; ``tests/docs/test_table.py`` holds its words against the numbers."""
    levers, disputed = found["levers"], found["settings"]

    def at(column: str, *values: str, lever: str = "inclusivity, path mali", table: Table = levers) -> str:
        rows = table[table["lever"] == lever].astype({"value": str}).set_index("value")
        forms = {"years_at_peace": ".1f", "civilians_killed": ",.0f", "months_to_accord": ".0f"}
        form = forms.get(column, ".2f")
        return ", ".join(f"{rows.loc[value, column]:{form}}" for value in values)

    def back(start: str, kind: str) -> str:
        told = found["war_back"]
        chosen = told[(told["scenario"] == start) & (told["kind"] == kind) & (told["years"] == 5)]
        return _two(chosen["war_back"].iloc[0])

    wide, last = ("0.25", "0.5", "0.75", "1"), found["survival"]
    in_2015 = last[last["scenario"] == "accord_2015"].set_index("month")["share"]
    lasting = ", ".join(_two(in_2015[12 * year]) for year in RECORD_YEARS)
    moves, nothing = moving(levers), still(levers)
    box, share = found["box_shares"].set_index("design").loc["rules and levers"], found["box_levers"]
    alone = share[share["design"] == "levers"].set_index("number")["total"]
    strongest = found["box_top"].dropna(subset="direction").head(3).to_dict("records")
    most = ", ".join(f"`{short_name(row['number'])}` ({row['direction']:+.2f})" for row in strongest)
    told = [
        "**Does inclusivity help here? Up to a point, by making accords last.** In how many runs one "
        "holds for five years: "
        f"{at('held_five_years', '0')} with nobody at the table; {at('held_five_years', '0.25')} with "
        "rebels alone; "
        f"{at('held_five_years', '0.5')} with civil society, elders and the opposition too; "
        f"{at('held_five_years', '0.75')} with women and youth too; {at('held_five_years', '1')} with "
        "jihadists too.",
        f"Accords come hardly more often for civil voices (in {at('accord', *wide)} of runs at these "
        "four tables); the "
        f"first one falls {at('hazard', *wide)} times a year in force.",
        "**Where it hurts: jihadists at the table** delay an accord with the rebels (middle run that signs: "
        f"{at('months_to_accord', '0.75')} months without them, "
        f"{at('months_to_accord', '1')} with them), and so "
        "cost five years held; **before civil voices** (half way on `armed_first`) one holds so long in "
        f"{at('held_five_years', '0.5', lever='inclusivity, path armed_first')} of runs. "
        "**Civilians without the rebels** are worse than nobody: the war with rebels is over in "
        f"{at('rebel_war_over', '0.5', lever='inclusivity, path civilians_first')} of runs, and in "
        f"{at('rebel_war_over', '0')} with nobody at the table.",
        f"**Peace needs the table less than accords do**: {at('years_at_peace', '0')} years of ten are "
        "at peace with "
        f"rebels without one, {at('years_at_peace', '0.75')} at the best; at little pressure the war "
        "fades by itself.",
        "**But a lull does not last**: within five years war is back after "
        f"{back('return_to_dialogue', 'lull')} of lulls and {back('return_to_dialogue', 'accord')} of "
        "accords in "
        f"*Return to dialogue*, {back('accord_2015', 'lull')} and {back('accord_2015', 'accord')} from "
        "2015 on.",
        f"Civilians killed by anybody: {at('civilians_killed', '0', *wide)} at the five tables of the "
        "first line.",
        f"**What moves five years held beyond chance**, of all levers alone: {moves}.",
        f"**Within chance of nothing** there and in the hazard, with {levers['runs'].iloc[0]} runs: "
        f"{nothing}.",
        "**It hangs on numbers that nobody has measured**: from 0.25 to 0.75 of inclusivity five years "
        "held go from "
        + "; ".join(
            f"{at('held_five_years', '0.25', lever=name, table=disputed)} to "
            f"{at('held_five_years', '0.75', lever=name, table=disputed)} ({name})"
            for name in dict.fromkeys(disputed["lever"])
        )
        + ".",
        f"Over the box an accord comes in no run at {box['accord_never']:.0%} of points and in all at "
        f"{box['accord_always']:.0%}. Five years held go there most with {most} (rank correlations; the "
        "levers of the table, one by one, are within chance of nothing there). "
        f"At the defaults, in {round(found['box_shares'].set_index('design').loc['levers', 'runs'])} runs "
        "that all tables share, all voices carry "
        f"{alone['all five voices']:.0%} of what differs between tables, JNIM's seat "
        f"{alone['dialogue.parties.jnim']:.0%}, the guarantor {alone['dialogue.guarantor']:.0%}, "
        "the mediator "
        f"{alone['dialogue.mediator']:.0%}.",
        f"Accords of 2015 hold 2, 3, 5 and 10 years in {lasting} of runs; the record has "
        f"{', '.join(map(_two, RECORD))} (P7) and {', '.join(map(_two, CONSTANT))} (P18).",
    ]
    return [f"{number}. {line}" for number, line in enumerate(told, start=1)]


def moving(levers: Table) -> str:
    """The levers, but for inclusivity, whose change in five years held is beyond chance, largest first."""
    single = levers[~levers["lever"].str.startswith("inclusivity")]
    beyond = single[(single["held_change_low"] > 0) | (single["held_change_high"] < 0)]
    order = beyond["held_change"].abs().sort_values(ascending=False, kind="stable").index
    rows = beyond.loc[order].drop_duplicates("lever")
    return "; ".join(f"{r['lever']} ({r['held_change']:+.2f})" for r in rows.to_dict("records")) or "none"


def still(levers: Table) -> str:
    """The levers, but for inclusivity, none of whose changes is beyond chance."""
    single = levers[~levers["lever"].str.startswith("inclusivity") & levers["held_change"].notna()]
    beyond = (single["held_change_low"] > 0) | (single["held_change_high"] < 0)
    beyond |= (single["ratio_low"] > 1) | (single["ratio_high"] < 1)
    moved = set(single["lever"][beyond])
    return "; ".join(name for name in dict.fromkeys(single["lever"]) if name not in moved) or "none"


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


def _total(row: Mapping[str, float]) -> str:
    return "-" if pd.isna(row["total"]) else f"{_two(row['total'])} ({_two(row['low'])}-{_two(row['high'])})"


def _whole(value: float) -> str:
    return "-" if pd.isna(value) else f"{value:,.0f}"


def _interval(row: Mapping[str, float], name: str, form: str) -> str:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return "" if pd.isna(row[name]) else f"{row[name]:{form}} ({low:{form}} to {high:{form}})"
