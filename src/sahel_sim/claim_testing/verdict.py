"""Verdicts: what may be said of each claim once it has been tried under every assumption.

The rules, in their order, are those of ``science.md`` 6.10 and of the head of ``claims.md``:

1. *inconclusive*: at the defaults the runs do not decide it, all claims taken together (Holm), and it is told
   how many would; or its condition is met at none of the draws.
2. *true by construction*: it holds at the defaults, and also where nothing happens (N0) or where there is
   attrition alone (N1). Then it says nothing about war. (That nothing is worse than something else holds
   wherever all is equal; of such a claim N1 alone is asked.)
3. *supported*: it holds at the defaults, in nine tenths or more of the parameter space and in nine tenths or
   more of the accepted set, and no single change of an assumption makes it fail.
4. *not supported*: it fails at the defaults, in nine tenths or more of the parameter space and in nine tenths
   or more of the accepted set, and no single change makes it hold.
5. *depends*: everything else, with the assumptions that turn it.

Both spaces are asked, because each may mislead: the ranges weigh alike what the record speaks for and
against, and the accepted set is narrower than what is known by an amount that nobody can tell. Where no
accepted set fits the rules, the ranges alone are asked.

A single change turns a claim only if runs say so in spite of how many changes are tried; see ``turning``.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import isnan
from typing import Protocol, TypeVar

from sahel_sim.claim_testing.assumptions import AssumptionSet
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.multiple_testing import holm_adjusted
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.turning_points import MOST, holds_in_null_model, turning_changes

__all__ = [
    "MOST",
    "Ruling",
    "Verdict",
    "counted_claims",
    "counted_rulings",
    "digest_of",
    "turning_changes",
    "verdicts_of",
]


class Verdict(Enum):
    """What may be said of a claim."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not supported"
    DEPENDS = "depends"
    INCONCLUSIVE = "inconclusive"
    BY_CONSTRUCTION = "true by construction"


@dataclass(frozen=True)
class Ruling:
    """The verdict on one claim, and what it hangs on.

    Attributes
    ----------
    trial
        All that is known.
    verdict
        What may be said.
    at_defaults
        The judgement when all claims are judged at once.
    turned_by
        The single changes of assumptions that turn the claim, surely.
    """

    trial: Trial
    verdict: Verdict
    at_defaults: Judgement
    turned_by: tuple[AssumptionSet, ...]


def verdicts_of(trials: Sequence[Trial]) -> tuple[Ruling, ...]:
    """The verdicts on all claims, which are judged together.

    Claims that others replace are not among those that are judged together; each is judged with all.
    """
    anew = counted_claims([trial.claim for trial in trials])
    of_all = {trial.claim.name: trial.at_defaults.judgement for trial in trials}
    judged = holm_adjusted(of_all) | holm_adjusted({claim.name: of_all[claim.name] for claim in anew})
    return tuple(_ruled(trial, judged) for trial in trials)


class Replaceable(Protocol):
    """A claim, or what came of one: others may put its sentence anew."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def replaced_by(self) -> tuple[str, ...]:
        """Names of the claims that put it anew."""


Replaced = TypeVar("Replaced", bound=Replaceable)


def counted_claims(claims: Sequence[Replaced]) -> tuple[Replaced, ...]:
    """Claims without those that others among them replace, so that no words count twice."""
    names = {claim.name for claim in claims}
    return tuple(claim for claim in claims if not names & set(claim.replaced_by))


def counted_rulings(rulings: Sequence["Ruling"]) -> tuple["Ruling", ...]:
    """The rulings on claims without those that others among them replace."""
    names = {claim.name for claim in counted_claims([ruling.trial.claim for ruling in rulings])}
    return tuple(ruling for ruling in rulings if ruling.trial.claim.name in names)


def _ruled(trial: Trial, judged: Mapping[str, Judgement]) -> Ruling:
    now = judged[trial.claim.name]
    turned = tuple(each.setting for each in turning_changes(trial))
    return Ruling(trial, _verdict(trial, now, turned), now, turned)


def _verdict(trial: Trial, now: Judgement, turned: Sequence[AssumptionSet]) -> Verdict:
    share = trial.share[0]
    shares = [each for each in (share, trial.accepted_share[0]) if not isnan(each)]
    if now.finding is Finding.OPEN or isnan(share):
        return Verdict.INCONCLUSIVE
    if now.finding is Finding.HOLDS:
        if holds_in_null_model(trial):
            return Verdict.BY_CONSTRUCTION
        return Verdict.SUPPORTED if not turned and min(shares) >= MOST else Verdict.DEPENDS
    return Verdict.NOT_SUPPORTED if not turned and max(shares) <= 1.0 - MOST else Verdict.DEPENDS


def digest_of(rulings: Sequence[Ruling]) -> str:
    """A fingerprint of every number that the verdicts are made of."""
    mark = hashlib.sha256()
    for ruling in rulings:
        trial = ruling.trial
        mark.update(trial.claim.name.encode())
        for each in (trial.at_defaults, *trial.settings, *trial.draws, *trial.accepted, *trial.cells):
            mark.update(_told(each).encode())
        for case in (trial.for_it, trial.against_it):
            mark.update(repr(case and (dict(case.setting.changes), case.margin)).encode())
        mark.update(repr(dict(trial.carried_by)).encode())
    return mark.hexdigest()


def _told(each: TrialResult) -> str:
    looks = (each.judgement,) if each.again is None else (each.judgement, each.again)
    effects = [(look.effect.value, look.effect.low, look.effect.high, look.effect.runs) for look in looks]
    return repr((each.setting.name, each.margin, effects))
