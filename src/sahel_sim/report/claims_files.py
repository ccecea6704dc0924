"""Files of claims: tables of what came out, and scenarios in which a claim turns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.judgement import Judgement
from sahel_sim.claim_testing.simulator import scenario_of
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.report.claim_breaking import FOLDER, breaker, scenario_files
from sahel_sim.report.claim_effect import unit_of

if TYPE_CHECKING:
    import pandas

CLAIMS, SETTINGS, DRAWS = "claims.csv", "settings.csv", "draws.csv"
"""A row for each claim; for each claim at each setting; for each claim at each point of the space."""

SEARCH = "search"
"""What ``settings.csv`` calls the family of the cases that a search found."""


def claim_tables(rulings: Sequence[Ruling]) -> "dict[str, pandas.DataFrame]":
    """The three tables by the names of their files; their heads are the same in both languages."""
    import pandas

    return {
        CLAIMS: pandas.DataFrame([claim_row(ruling) for ruling in rulings]),
        SETTINGS: pandas.DataFrame([row for ruling in rulings for row in setting_rows(ruling)]),
        DRAWS: pandas.DataFrame([row for ruling in rulings for row in draw_rows(ruling)]),
    }


def write_breaking(rulings: Sequence[Ruling], folder: str | Path) -> None:
    """Write, for each claim that turns somewhere, its worlds there as scenario files that can be run.

    Each begins with a comment that says which claim it turns and how.
    """
    (Path(folder) / FOLDER).mkdir()
    for ruling in rulings:
        found = breaker(ruling)
        if found is not None:
            claim = ruling.trial.claim
            for path, arm in scenario_files(claim).items():
                story = scenario_of(claim, arm, found.setting)
                head = f"# {claim.name}, {arm.name}: {found.goes.value}: {found.setting.label['en']}\n"
                (Path(folder) / path).write_text(head + story.resolved(), encoding="utf-8")


def claim_row(ruling: Ruling) -> dict[str, Any]:
    """What came out of one claim, in the unit of its outcome, turned as readers say it."""
    trial, found = ruling.trial, ruling.at_defaults
    claim, (share, low, high) = trial.claim, trial.share
    fitted, fitted_low, fitted_high = trial.accepted_share
    broken = breaker(ruling)
    return {
        "claim": claim.name,
        "kind": claim.rule.kind,
        "main": claim.main,
        "replaced_by": "; ".join(claim.replaced_by),
        "verdict": ruling.verdict.value,
        "finding": found.finding.value,
        **_numbers(claim, found),
        "margin": trial.at_defaults.margin,
        "smallest_effect": claim.smallest_effect,
        "runs_needed": found.runs_needed,
        "share": share,
        "share_low": low,
        "share_high": high,
        "draws": len(trial.draws),
        "accepted_share": fitted,
        "accepted_share_low": fitted_low,
        "accepted_share_high": fitted_high,
        "accepted_draws": len(trial.accepted),
        "turned_by": "; ".join(setting.name for setting in ruling.turned_by),
        "breaker": broken.setting.name if broken else "",
        "breaker_finding": broken.judgement.finding.value if broken else "",
        "best_margin": trial.for_it.margin if trial.for_it else None,
        "worst_margin": trial.against_it.margin if trial.against_it else None,
        **{f"carried_by_{group}": value for group, value in trial.carried_by.items()},
        "statement_en": claim.statement.get("en", ""),
        "statement_fr": claim.statement.get("fr", ""),
        "report": claim.report,
    }


def setting_rows(ruling: Ruling) -> Iterator[dict[str, Any]]:
    """One claim at the defaults, at each single change, in the cases of the search and in each cell.

    Changes that were looked at again come twice; the margin is that of the first look.
    """
    trial = ruling.trial
    defaults = replace(trial.at_defaults, judgement=ruling.at_defaults)
    seconds = [replace(each, judgement=each.again) for each in trial.settings if each.again is not None]
    for each in (defaults, *trial.settings, *seconds):
        yield _setting_row(trial.claim, each.setting.family.value, each.setting, each.judgement, each.margin)
    for case in (trial.for_it, trial.against_it):
        if case is not None:
            yield _setting_row(trial.claim, SEARCH, case.setting, case.judgement, case.margin)
    for each in trial.cells:
        yield _setting_row(trial.claim, Family.CELL.value, each.setting, each.judgement, each.margin)


def draw_rows(ruling: Ruling) -> Iterator[dict[str, Any]]:
    """One claim at each point of the parameter space and of the accepted set, with all that is drawn."""
    for each in (*ruling.trial.draws, *ruling.trial.accepted):
        family = each.setting.family.value
        yield {
            "claim": ruling.trial.claim.name,
            "family": family,
            "draw": each.setting.name.removeprefix(f"{family} "),
            "margin": each.margin,
            "finding": each.judgement.finding.value,
            **each.setting.changes,
            **each.setting.drawn,
        }


def _setting_row(
    claim: Claim, family: str, setting: AssumptionSet, judgement: Judgement, margin: float
) -> dict[str, Any]:
    return {
        "claim": claim.name,
        "family": family,
        "setting": setting.name,
        "finding": judgement.finding.value,
        "margin": margin,
        **_numbers(claim, judgement),
    }


def _numbers(claim: Claim, judgement: Judgement) -> dict[str, Any]:
    value, low, high, bound = judgement.effect.as_read
    return {
        "effect": value,
        "low": low,
        "high": high,
        "level": judgement.effect.level,
        "claimed": "below" if judgement.effect.less else "above",
        "bound": bound,
        "unit": unit_of(claim, judgement.effect.contrast),
        "runs": judgement.runs,
        "runs_counted": judgement.effect.runs,
    }
