"""The page and the folder of a calibration: what was fitted to what, and how far it can be believed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.calibration_card import FURTHEST, calibration_card, target_fit, targets_inside
from sahel_sim.report.figures.calibration_figures import numbers_figure, targets_figure
from sahel_sim.report.identifiability import identifiability_table, told_apart
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import count, percent
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.report.verdict_assumptions import TriedClaim, verdict_table, verdicts_hang_on
from sahel_sim.scenario.accepted_set import accepted_text
from sahel_sim.scenario.parameter_ranges import value_at
from sahel_sim.validation.calibration import every_number
from sahel_sim.validation.calibration_targets import HALF, targets
from sahel_sim.version import __version__

if TYPE_CHECKING:
    from sahel_sim.core import Array
    from sahel_sim.validation.calibration import Calibration

ACCEPTED_SET, CALIBRATION = "accepted_set.json", "calibration.json"

LEVELS = (0.5, 0.9)
"""Levels of intervals whose coverage is told."""


_UNEVEN = 0.001
"""Below this p-value ranks are told to be uneven: of twenty numbers, one in fifty calibrations by chance."""

_READING = (
    N_(
        "Fitted are yearly deaths by dyad to the end of 2021, from the starts of January 2012, January "
        "2013 and March 2017. Nothing of 2022 and later was used."
    ),
    N_(
        "Targets outside of what the accepted sets give are what the rules cannot give with any numbers in "
        "the ranges, or not together with the others."
    ),
    N_(
        "Numbers of which the targets tell nothing keep their whole range. That is ignorance, and it "
        "belongs into every picture."
    ),
    N_(
        "How long wars last and how they end is not fitted; 'sahel-sim patterns' holds the simulated wars "
        "against it."
    ),
)


_PARTS = (
    "in_short", "targets", "synthetic_truth", "told_by_data", "fitted_numbers", "hang_on", "what_was_run",
    "how_to_read",
)  # fmt: skip


@speaks
def calibration_page(
    found: "Calibration", language: str = "en", claims: Sequence[TriedClaim] | None = None
) -> str:
    """One HTML page of a calibration.

    ``found``: what came out; ``claims``: those of ``read_claims_folder``, of which it is told what each
    verdict hangs on.
    """
    table = identifiability_table(found)
    moved = list(table.loc[table["told"], "name"])
    return render(
        "calibration",
        [part for part in _PARTS if claims is not None or part != "hang_on"],
        title=_("Fitted to what was recorded"),
        kicker=_("{sets} sets in each of three waves", sets=count(found.sets)),
        summary=_(
            "Which parameters, strengths and pressures give what UCDP recorded of Mali to the end of 2021, "
            "and what it tells about each."
        ),
        card=calibration_card(found),
        pictures=[targets_figure(found)],
        coverage=_coverage(found),
        numbers=_numbers(found),
        shapes=[numbers_figure(found, moved)] if moved else [],
        told=told_apart(table),
        hang_on=None if claims is None else verdicts_hang_on(claims, moved),
        entries=_was_run(found),
        reading=[_(sentence) for sentence in _READING],
    )


@speaks
def write_calibration(
    found: "Calibration",
    folder: str | Path,
    language: str = "en",
    unfinished: Path | None = None,
    claims: Sequence[TriedClaim] | None = None,
) -> Path:
    """Write the page, the figure, the accepted set and the tables into a folder, and return its path.

    Parameters
    ----------
    found
        What came out.
    folder
        New or empty.
    unfinished
        The folder inside it with the runs that it was made of; it is removed at the end.
    claims
        Those of ``read_claims_folder``, of which it is told what each verdict hangs on, also in
        ``verdicts.csv``.

    Raises ``FolderTaken`` if it holds anything else, or is a file.
    """

    def fill(beside: Path) -> None:
        identified = identifiability_table(found)
        moved = list(identified.loc[identified["told"], "name"])
        known = {**found.known, "sahel-sim": __version__}
        tables = {
            "identifiability.csv": identified,
            "targets.csv": target_table(found),
            "numbers.csv": number_table(found),
        }
        if claims is not None:
            tables["verdicts.csv"] = verdict_table(claims, moved)
        fill_folder(
            beside,
            calibration_page(found, claims=claims),
            pictures=[targets_figure(found), *([numbers_figure(found, moved)] if moved else [])],
            tables=tables,
            texts={ACCEPTED_SET: accepted_text(found.drawn_sets, known, found.reporting_sets)},
            records={CALIBRATION: calibration_record(found)},
        )
        names = [found.names[at] for at in found.table.fitted]
        ranks = pandas.DataFrame(found.test.ranks, columns=names)
        ranks.to_csv(beside / "synthetic_ranks.csv", index=False, encoding="utf-8-sig", float_format="%.4g")

    return write_folder(folder, fill, unfinished)


def target_table(found: "Calibration") -> pandas.DataFrame:
    """Each target: what was recorded, and 5, 50 and 95 % of the prior and of the accepted sets, deaths."""
    inside, rows = targets_inside(found.accepted_values, found.goal), []
    for at, target in enumerate(targets()):
        row: dict[str, Any] = {"id": target.id, "start": target.start, "low": target.low}
        row |= {"recorded": target.best, "high": target.high}
        for name, values in (("prior", found.prior_values), ("accepted", found.accepted_values)):
            ends = np.exp(np.quantile(values[:, at], (0.05, 0.5, 0.95))) - HALF
            row |= dict(zip((f"{name}_p05", f"{name}_p50", f"{name}_p95"), ends.round(3), strict=True))
        row |= {"inside": bool(inside[at]), "emulated": found.emulators[0].explained[at]}
        rows.append({**row, "source": target.source, "note": target.note})
    return pandas.DataFrame(rows)


def number_table(found: "Calibration") -> pandas.DataFrame:
    """Each number that is drawn: its range, 5, 50 and 95 % of the posterior, what the targets tell of it."""
    levels = {level: found.test.coverage(level) for level in LEVELS}
    fitted = {int(position): at for at, position in enumerate(found.table.fitted)}
    uneven = found.test.uniformity()
    rows = []
    for at, (name, drawn) in enumerate(every_number().items()):
        parts = weighted_quantiles(found.accepted.parts[:, at], found.accepted.weights)
        row: dict[str, Any] = {"name": name, "unit": drawn.unit, "low": drawn.low, "high": drawn.high}
        row |= {"default": drawn.default, "told_by_targets": max(float(found.table.explained[at]), 0.0)}
        row |= dict(zip(("p05", "p50", "p95"), (value_at(drawn, float(p)) for p in parts), strict=True))
        s = fitted.get(at)
        row["recovered"] = np.nan if s is None else found.test.recovered[s]
        row |= {f"coverage_{level:.0%}": np.nan if s is None else x[s] for level, x in levels.items()}
        row["rank_p_value"] = np.nan if s is None else uneven[s]
        rows.append(row)
    return pandas.DataFrame(rows)


def weighted_quantiles(
    values: "Array", weights: "Array", levels: tuple[float, ...] = (0.05, 0.5, 0.95)
) -> "Array":
    """Quantiles of weighted values.

    >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.array([0.2, 0.2, 0.6])).tolist()
    [1.0, 2.0, 3.0]
    """
    order = np.argsort(values, kind="stable")
    passed = np.cumsum(weights[order])
    at = np.minimum(np.searchsorted(passed, np.asarray(levels) * passed[-1]), len(values) - 1)
    found: Array = values[order][at]
    return found


@speaks
def calibration_record(found: "Calibration", language: str = "en") -> dict[str, Any]:
    """What came out, as plain data; ``before`` is what the plausible numbers gave."""
    before, after = (target_fit(values, found.goal) for values in (found.prior_values, found.accepted_values))
    return {
        "sahel-sim": __version__,
        **found.known,
        "accepted": len(found.accepted.weights),
        "targets_scored": len(targets()),
        "targets_inside": after.inside,
        "targets_inside_before": before.inside,
        "targets_in_the_middle_half": after.in_half,
        "targets_in_the_middle_half_before": before.in_half,
        "width": after.width,
        "width_before": before.width,
        "coverage": {f"{level:.0%}": float(found.test.coverage(level).mean()) for level in LEVELS},
        "coverage_of_the_furthest_tenth": {
            f"{level:.0%}": float(found.test.coverage(level, FURTHEST).mean()) for level in LEVELS
        },
        "sampling_error": {f"{level:.0%}": found.test.sampling_error(level) for level in LEVELS},
        "truths": len(found.test.ranks),
    }


def calibration_sentences(found: "Calibration") -> list[str]:
    """What there is to say first."""
    before, after = (target_fit(values, found.goal) for values in (found.prior_values, found.accepted_values))
    half, most = (float(found.test.coverage(level).mean()) for level in LEVELS)
    far_half, far_most = (float(found.test.coverage(level, FURTHEST).mean()) for level in LEVELS)
    moved = int(identifiability_table(found)["told"].sum())
    return [
        _(
            "{inside} of {known} targets lie where nine of ten runs of the accepted sets do, and {before} "
            "where those of the plausible numbers do; in the middle half of runs {half} and {half_before}. "
            "That says little alone: nine of ten runs of an accepted target lie {width} times apart, of "
            "plausible numbers {width_before} times.",
            inside=after.inside,
            before=before.inside,
            known=len(targets()),
            half=after.in_half,
            half_before=before.in_half,
            width=number(after.width),
            width_before=number(before.width),
        ),
        _(
            "Of {known} numbers the targets explain 3% or more of {fitted}, which are fitted; {moved} moved "
            "or narrowed by a quarter of a standard deviation or more.",
            known=len(found.names),
            fitted=len(found.table.fitted),
            moved=moved,
        ),
        _("History matching leaves {share} of the ranges.", share=percent(found.plausible[-1])),
        _(
            "On {truths} synthetic truths, intervals of 50% held the truth in {half} and intervals of 90% "
            "in {most}.",
            truths=len(found.test.ranks),
            half=percent(half),
            most=percent(most),
        )
        + " "
        + _(
            "Of the tenth that lies furthest from what the rules mostly give, in {half} and {most}.",
            half=percent(far_half),
            most=percent(far_most),
        ),
        _(
            "Accepted are {number} sets, by their weights worth {effective}; {share} of the synthetic truths "
            "are nearer to what the rules give than what was recorded.",
            number=count(len(found.accepted.weights)),
            effective=count(found.accepted.effective),
            share=percent(found.nearer),
        ),
    ]


def _coverage(found: "Calibration") -> PageTable:
    names, test = [found.names[at] for at in found.table.fitted], found.test
    half, most = (test.coverage(level) for level in LEVELS)
    even = test.uniformity()
    rows = [
        [
            name,
            number(round(float(test.recovered[at]), 2)),
            percent(half[at]),
            percent(most[at]),
            _("no") if even[at] < _UNEVEN else _("yes"),
        ]
        for at, name in enumerate(names)
    ]
    note = _(
        "Runs whose numbers are known take the place of Mali. Right on average are 50% and 90%, give or take "
        "{half} and {most} in each row.",
        half=percent(2.0 * test.sampling_error(0.5)),
        most=percent(2.0 * test.sampling_error(0.9)),
    )
    columns = [_("Number"), _("Correlation with the truth"), "50%", "90%", _("Ranks even")]
    return PageTable(note, columns, [Block("", rows)])


def _numbers(found: "Calibration") -> PageTable:
    table = number_table(found)
    rows = [
        [
            str(row["name"]),
            f"{number(float(row['low']))} – {number(float(row['high']))}",
            f"{number(float(row['p50']))}\n{number(float(row['p05']))} – {number(float(row['p95']))}",
            percent(float(row["told_by_targets"])),
        ]
        for row in table.sort_values("told_by_targets", ascending=False).head(40).to_dict("records")
    ]
    note = _(
        "Those of which the targets tell most; all are in numbers.csv. The last column is the share of their "
        "variance that the targets explain."
    )
    columns = [_("Number"), _("Range"), _("Fitted: median, 5 and 95%"), _("Told by the targets")]
    return PageTable(note, columns, [Block("", rows)])


def _was_run(found: "Calibration") -> list[Definition]:
    known = found.known
    return [
        Definition(_("Start"), ", ".join(known["starts"])),
        Definition(_("Sets simulated"), ", ".join(count(n) for n in found.simulated)),
        Definition(_("Accepted"), count(len(found.accepted.weights))),
        Definition(
            _("To do the same again"),
            code=["sahel-sim calibrate", f"--sets {found.sets}", f"--seed {found.seed}"],
        ),
    ]
