"""The tables of ``docs/pressure.md``, out of the numbers that ``pressure.py`` keeps."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

TOP = 6
"""Causes that are told of each arm."""

COLUMNS: Mapping[str, tuple[str, str]] = {
    "years_at_peace": ("years at peace", "{:.1f}"),
    "rebel_wars_begun": ("wars begun anew", "{:.2f}"),
    "rebel_war_over": ("rebel war over", "{:.0%}"),
    "jihadist_war_over": ("jihadist war over", "{:.0%}"),
    "all_deaths": ("all deaths", "{:,.0f}"),
    "civilians_killed": ("civilians killed", "{:,.0f}"),
    "jihadist_fighters": ("jihadist fighters", "{:,.0f}"),
    "people_governed_by_jihadists": ("people: jihadists", "{:.0%}"),
    "people_governed_by_state": ("people: state", "{:.0%}"),
}
"""Outcomes in the order of the table: heading, and how a number is written."""


def write_tables(found: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table into a folder."""
    told = {
        "outcomes": outcomes(found["outcomes"]),
        "changes": changes(found["changes"]),
        "endings": endings(found["endings"]),
        "peaces": peaces(found["peaces"]),
        "causes": causes(found["causes"]),
    }
    for name, lines in told.items():
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def outcomes(rows: pd.DataFrame) -> Iterator[str]:
    """A row for each arm; means, with 95 % intervals below them."""
    yield from _head("pressure", *(heading for heading, _ in COLUMNS.values()))
    for arm, mine in rows.groupby("arm", sort=False):
        by_name = mine.set_index("outcome")
        cells = [
            "{} ({} to {})".format(*(shape.format(by_name.loc[name, end]) for end in ("mean", "low", "high")))
            for name, (_, shape) in COLUMNS.items()
        ]
        yield _row(str(arm), *cells)


CHANGED: Mapping[str, str] = {
    "years_at_peace": "{:+.1f}",
    "rebel_wars_begun": "{:+.2f}",
    "rebel_war_over": "{:+.2f}",
    "all_deaths": "{:+,.0f}",
    "civilians_killed": "{:+,.0f}",
    "jihadist_fighters": "{:+,.0f}",
}
"""Outcomes of which it is told what talks change, and how a change is written."""


def changes(rows: pd.DataFrame) -> Iterator[str]:
    """What talks change at each pressure; mean of the paired runs, with 95 % intervals."""
    yield from _head("pressure", *(COLUMNS[name][0] for name in CHANGED))
    for arm, mine in rows.groupby("arm", sort=False):
        by_name = mine.set_index("outcome")
        ends = {
            name: [shape.format(by_name.loc[name, end]) for end in ("mean", "low", "high")]
            for name, shape in CHANGED.items()
        }
        yield _row(str(arm), *(f"{mean} ({low} to {high})" for mean, low, high in ends.values()))


def endings(rows: pd.DataFrame) -> Iterator[str]:
    """The share of runs in each kind of ending; kinds that never come are left out."""
    wide = rows.pivot_table(index="arm", columns="ending", values="share", sort=False)
    wide = wide.loc[:, wide.max() > 0.0]
    yield from _head("pressure", *(str(kind).replace("_", " ") for kind in wide.columns))
    for arm, shares in wide.iterrows():
        yield _row(str(arm), *(f"{share:.0%}" for share in shares))


def peaces(rows: pd.DataFrame) -> Iterator[str]:
    """How often war comes back after each kind of peace; kinds that never come are left out."""
    yield from _head(
        "pressure", "peace by", "peaces", "broken", "years it lasted", "war back in 2 years", "in 5 years"
    )
    for each in rows[rows["peaces"] > 0].itertuples():
        back = ("-" if pd.isna(x) else f"{x:.0%}" for x in (each.back_2, each.back_5))
        yield _row(
            str(each.arm), str(each.kind), f"{each.peaces}", f"{each.broke}", f"{each.years:.1f}", *back
        )


def causes(rows: pd.DataFrame) -> Iterator[str]:
    """What moved the fighters of both jihadist groups together, the largest first."""
    yield from _head("pressure", "what moved jihadist fighters, persons in ten years")
    total = rows.groupby(["arm", "cause"], sort=False, as_index=False)["persons"].sum()
    for arm, mine in total.groupby("arm", sort=False):
        largest = mine.reindex(mine["persons"].abs().sort_values(ascending=False, kind="stable").index)[:TOP]
        yield _row(str(arm), "; ".join(f"{c.cause} {c.persons:+,.0f}" for c in largest.itertuples()))


def _head(*names: str) -> tuple[str, str]:
    return _row(*names), "|---" * len(names) + "|"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
