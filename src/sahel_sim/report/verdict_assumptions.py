"""What verdicts hang on: shares before and after the record, single changes, and numbers that matter."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path
from typing import ClassVar

import numpy as np
import pandas

from sahel_sim.claim_testing.assumptions import Family, ablations, forms, nulls, signs
from sahel_sim.claim_testing.verdict import Verdict, counted_claims
from sahel_sim.languages import N_, _, language, ngettext
from sahel_sim.report.claim_text import verdict_word
from sahel_sim.report.claims_files import CLAIMS, DRAWS
from sahel_sim.report.model_names import assumption_label
from sahel_sim.report.number_format import count, number, percent
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.stats.rank_correlations import Sample, sure_rank_correlations
from sahel_sim.worded_error import WordedError

TURNED = 0.2
"""A difference of shares from which the record counts as speaking for a claim, or against it: assumed, twice
the standard error of the difference of two shares of 48 points near a half."""

NO_SHARE = "\N{EN DASH}"

_KEYS = ("claim", "family", "draw", "margin", "finding")


class ClaimsFolderError(WordedError):
    """A folder that holds no results of claims."""

    words: ClassVar = {
        "no_claims": N_("{folder} holds no results of claims. Name a folder that 'sahel-sim claims' wrote.")
    }


@dataclass(frozen=True)
class TriedClaim:
    """What a folder of results tells of one claim.

    Attributes
    ----------
    name, main, replaced_by
        What it is called, whether it is one of the main ones, and which put its sentence anew.
    statement
        What it states, by language.
    verdict
        What was said of it.
    shares, accepted_shares
        In which share of the declared ranges, and of the sets that fit the record, it holds, and the ends of
        its 95 % interval; not numbers where none was tried.
    turned_by
        Names of the single changes that turn it.
    matters
        Numbers that surely go with its margin, with their rank correlations; above 0: higher speaks for it.
    """

    name: str
    main: bool
    replaced_by: tuple[str, ...]
    statement: Mapping[str, str]
    verdict: Verdict
    shares: tuple[float, float, float]
    accepted_shares: tuple[float, float, float]
    turned_by: tuple[str, ...]
    matters: tuple[tuple[str, float], ...]

    @property
    def moved(self) -> float:
        """By how much the record raises the share in which it holds; not a number where it was not asked."""
        return self.accepted_shares[0] - self.shares[0]


def read_claims_folder(folder: str | Path) -> list[TriedClaim]:
    """What each claim hangs on, from a folder that ``sahel-sim claims`` wrote.

    Raises
    ------
    ClaimsFolderError
        If it lacks ``claims.csv`` or ``draws.csv``, or they are those of another library.
    """
    try:
        samples = _samples(Path(folder) / DRAWS)
        return [
            tried_claim(row, sure_rank_correlations(samples.get(row["claim"], [])))
            for row in _rows(Path(folder) / CLAIMS)
        ]
    except (OSError, KeyError, ValueError):
        raise ClaimsFolderError("no_claims", folder=str(folder)) from None


def tried_claim(row: Mapping[str, str], matters: Sequence[tuple[str, float]]) -> TriedClaim:
    """A claim of which a row of ``claims.csv`` tells, and ``matters`` which numbers it goes with."""
    return TriedClaim(
        row["claim"],
        row["main"] == "True",
        _listed(row["replaced_by"]),
        {"en": row["statement_en"], "fr": row["statement_fr"]},
        Verdict(row["verdict"]),
        _shares(row, "share"),
        _shares(row, "accepted_share"),
        _listed(row["turned_by"]),
        tuple(matters),
    )


def verdict_table(claims: Sequence[TriedClaim], told: Sequence[str]) -> pandas.DataFrame:
    """Each claim: its verdict, shares before and after the record, what turns it, which numbers matter.

    ``told``: names of the numbers of which the record tells something, as ``identifiability_table`` has them.
    """
    return pandas.DataFrame(
        {
            "claim": claim.name,
            "verdict": claim.verdict.value,
            "share": claim.shares[0],
            "accepted_share": claim.accepted_shares[0],
            "turned_by": "; ".join(claim.turned_by),
            "numbers": "; ".join(f"{name} {r:+.2f}" for name, r in claim.matters),
            "told_by_record": "; ".join(name for name, _r in claim.matters if name in told),
        }
        for claim in claims
    )


def verdicts_hang_on(claims: Sequence[TriedClaim], told: Sequence[str]) -> PageTable:
    """The table of a page: what each verdict hangs on, main claims first, and what the record says of it."""
    counted = counted_claims(claims)
    settings = (*ablations(), *nulls(), *signs(), *forms())
    labels = {each.name: assumption_label(each) for each in settings}
    blocks = [
        (_("Main claims"), [claim for claim in counted if claim.main]),
        (_("Other claims"), [claim for claim in counted if not claim.main]),
    ]
    columns = [
        _("Claim"),
        _("Verdict"),
        _("It holds in\nplausible numbers → those that fit the record"),
        _("What turns it, changed alone"),
        _("Numbers that matter, all changed\n+ higher is for it, − against it"),
    ]
    return PageTable(
        hanging_text(counted, told),
        columns,
        [Block(heading, [_row(claim, labels, told) for claim in some]) for heading, some in blocks if some],
    )


def hanging_text(claims: Sequence[TriedClaim], told: Sequence[str]) -> str:
    """In sentences: how many verdicts a single assumption turns, a number moves, and the record moves."""
    matter = {name for claim in claims for name, _r in claim.matters}
    turned = sum(bool(claim.turned_by) for claim in claims)
    moved = sum(bool(claim.matters) for claim in claims)
    asked = [claim for claim in claims if isfinite(claim.moved)]
    sentences = [
        ngettext(
            "Of {n} claim, {turned} turns when a single assumption is changed.",
            "Of {n} claims, {turned} turn when a single assumption is changed.",
            len(claims), turned=count(turned), n=count(len(claims)),
        ),
        ngettext(
            "With all numbers changed at once, {moved} surely goes with a number or more ({numbers} in all);",
            "With all numbers changed at once, {moved} surely go with a number or more ({numbers} in all);",
            moved, moved=count(moved), numbers=count(len(matter)),
        ),
        _(
            "the record tells something of {known} of these numbers (*), and the others hang on what is "
            "assumed.",
            known=count(len(matter.intersection(told))),
        ),
    ]  # fmt: skip
    if asked:
        sentences.append(
            _(
                "Where numbers fit the record, {up} of the claims hold more often than where they are only "
                "plausible, by a fifth of all points or more, and {down} less often.",
                up=count(sum(claim.moved >= TURNED for claim in asked)),
                down=count(sum(claim.moved <= -TURNED for claim in asked)),
            )
        )
    return " ".join(sentences)


def _row(claim: TriedClaim, labels: Mapping[str, str], told: Sequence[str]) -> list[str]:
    turned = ", ".join(labels.get(name, name) for name in claim.turned_by)
    return [
        claim.statement.get(language()) or claim.name,
        verdict_word(claim.verdict),
        _before_and_after(claim),
        turned or _("nothing surely"),
        ", ".join(_mattering(name, r, told) for name, r in claim.matters) or _("none surely"),
    ]


def _mattering(name: str, correlation: float, told: Sequence[str]) -> str:
    star = "*" if name in told else ""
    return f"{name}{star} {'+' if correlation > 0.0 else ''}{number(round(correlation, 2))}"


def _before_and_after(claim: TriedClaim) -> str:
    """Both shares, and their intervals on a line of their own; nothing where none was tried."""
    both = [each for each in (claim.shares, claim.accepted_shares) if isfinite(each[0])]
    if not both:
        return NO_SHARE
    ends = (_("{low} to {high}", low=f"{100 * low:.0f}", high=percent(high)) for _share, low, high in both)
    return "\n".join(" → ".join(each) for each in ([percent(share) for share, *_ends in both], ends))


def _rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _samples(path: Path) -> dict[str, list[Sample]]:
    """What was drawn at the points of each claim, and its margin there; the two families apart."""
    found: dict[str, dict[Family, list[dict[str, str]]]] = {}
    for row in _rows(path):
        found.setdefault(row["claim"], {}).setdefault(Family(row["family"]), []).append(row)
    return {claim: [_sample(rows) for rows in by_family.values()] for claim, by_family in found.items()}


def _sample(rows: Sequence[Mapping[str, str]]) -> Sample:
    names = [name for name in rows[0] if name not in _KEYS and all(row[name] for row in rows)]
    values = np.array([[float(row[name]) for name in names] for row in rows])
    return Sample(names, values, np.array([_number(row["margin"]) for row in rows]))


def _shares(row: Mapping[str, str], name: str) -> tuple[float, float, float]:
    share, low, high = (_number(row[key]) for key in (name, f"{name}_low", f"{name}_high"))
    return share, low, high


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("; ") if name)


def _number(cell: str) -> float:
    return float(cell) if cell else nan
