"""What the data tell of each number and what not: prior beside posterior, and what verdicts hang on."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas

from sahel_sim.claim_testing.verdict import Verdict
from sahel_sim.languages import N_, _
from sahel_sim.report.claim_text import verdict_word
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import percent
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.scenario.parameter_ranges import pert_parts, value_at
from sahel_sim.validation.calibration import every_number
from sahel_sim.worded_error import WordedError

if TYPE_CHECKING:
    from sahel_sim.validation.calibration import Calibration

LEVELS = (0.05, 0.5, 0.95)
"""Quantiles that are told."""

MOVED = 0.25
"""Standard deviations of the prior by which the middle must move, or part by which the spread must shrink,
for a number to count as told by the data: assumed, about four standard errors of a mean of 300 sets."""

_GRID = 2001


class ClaimsFolderError(WordedError):
    """A folder that holds no results of claims."""

    words: ClassVar = {
        "no_claims": N_("{folder} holds no results of claims. Name a folder that 'sahel-sim claims' wrote.")
    }


def identifiability_table(found: "Calibration") -> pandas.DataFrame:
    """Each number that was drawn: quantiles of prior and posterior, and how far the data moved it.

    Columns ``shift`` (of the mean, in standard deviations of the prior), ``shrunk`` (the part of the standard
    deviation that is gone) and ``told`` (whether either counts).
    """
    numbers = every_number()
    declared = tuple(numbers.values())
    chances = (np.arange(_GRID) + 0.5) / _GRID
    prior = pert_parts(np.repeat(chances[:, None], len(declared), axis=1), declared)
    ends = pert_parts(np.repeat(np.array(LEVELS)[:, None], len(declared), axis=1), declared)
    parts, weights = found.accepted.parts, found.accepted.weights
    mean = weights @ parts
    spread = np.sqrt(weights @ (parts - mean) ** 2)
    shift = (mean - prior.mean(axis=0)) / prior.std(axis=0)
    shrunk = 1.0 - spread / prior.std(axis=0)
    fitted = np.isin(np.arange(len(declared)), found.table.fitted)
    rows = []
    for at, (name, drawn) in enumerate(numbers.items()):
        order = np.argsort(parts[:, at], kind="stable")
        passed = np.cumsum(weights[order])
        after = [parts[order][np.searchsorted(passed, p * passed[-1]), at] for p in LEVELS]
        row: dict[str, object] = {"name": name, "unit": drawn.unit, "default": drawn.default}
        row |= {
            f"prior_p{100 * p:02.0f}": value_at(drawn, float(x))
            for p, x in zip(LEVELS, ends[:, at], strict=True)
        }
        row |= {
            f"accepted_p{100 * p:02.0f}": value_at(drawn, float(x))
            for p, x in zip(LEVELS, after, strict=True)
        }
        row |= {"shift": shift[at], "shrunk": shrunk[at], "source": drawn.source}
        row["told"] = bool(fitted[at] and (abs(shift[at]) >= MOVED or shrunk[at] >= MOVED))
        rows.append(row)
    return pandas.DataFrame(rows)


def told_apart(table: pandas.DataFrame) -> PageTable:
    """The numbers that moved, and in one line how many the data tell nothing of."""
    moved = table[table["told"]].sort_values("shrunk", ascending=False)
    rows = [
        [
            str(row["name"]),
            f"{number(row['prior_p50'])}\n{number(row['prior_p05'])} – {number(row['prior_p95'])}",
            f"{number(row['accepted_p50'])}\n{number(row['accepted_p05'])} – {number(row['accepted_p95'])}",
            number(round(float(row["shift"]), 2)),
            percent(max(float(row["shrunk"]), 0.0)),
        ]
        for row in moved.to_dict("records")
    ]
    note = _(
        "Numbers of which the data tell something: median, 5 and 95 %, before and after. Of the other {n} "
        "what is declared stays as it is; they are in identifiability.csv.",
        n=len(table) - len(moved),
    )
    columns = [_("Number"), _("Before"), _("After"), _("Moved, standard deviations"), _("Narrower by")]
    return PageTable(note, columns, [Block("", rows)])


def check_claims_folder(folder: str | Path) -> list[tuple[str, str, str]]:
    """The name, the verdict and what turns it, of each claim in a folder of results.

    Raises ``ClaimsFolderError`` if there is no ``claims.csv`` in it.
    """
    try:
        with open(Path(folder) / "claims.csv", encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        return [(row["claim"], Verdict(row["verdict"]).value, row["turned_by"]) for row in rows]
    except (OSError, KeyError, ValueError):
        raise ClaimsFolderError("no_claims", folder=str(folder)) from None


def verdicts_hang_on(folder: str | Path, table: pandas.DataFrame) -> PageTable:
    """Which assumption turns each claim, from a folder of claims, and whether the data tell anything of it.

    Raises ``ClaimsFolderError`` if there is no ``claims.csv`` in it.
    """
    claims = check_claims_folder(folder)
    told = {str(name).split(".", 1)[-1] for name in table.loc[table["told"], "name"]}
    rows = []
    for claim, verdict, turned in claims:
        settings = [name for name in turned.split("; ") if name]
        known = [name for name in settings if any(each in name for each in told)]
        words = ", ".join(settings) or _("nothing that was tried")
        rows.append([claim, verdict_word(Verdict(verdict)), words, ", ".join(known) or "–"])
    note = _(
        "What turns each claim when it is changed alone, and which of it the data tell anything of. Where "
        "they tell nothing, the verdict hangs on what is assumed."
    )
    columns = [_("Claim"), _("Verdict"), _("Hangs on"), _("Told by the data")]
    return PageTable(note, columns, [Block("", rows)])
