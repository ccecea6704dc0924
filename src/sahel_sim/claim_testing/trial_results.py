"""What trials give: a claim at one setting, the case that a search found, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.judgement import Judgement
from sahel_sim.claim_testing.parameter_space import ContrastMargin, holding
from sahel_sim.stats.intervals import wilson


@dataclass(frozen=True)
class TrialResult:
    """A claim at one setting.

    Attributes
    ----------
    setting
        Under which assumptions.
    judgement
        What the runs say.
    margin
        How far they are on the claim's side, in the unit of the outcome; see ``space``.
    parts
        The same of each contrast, with what luck gives to it.
    again
        What as many runs as at the defaults say, with another luck, where the verdict may hang on it.
    """

    setting: AssumptionSet
    judgement: Judgement
    margin: float
    parts: tuple[ContrastMargin, ...] = ()
    again: Judgement | None = None

    @property
    def leans(self) -> bool:
        """Whether the runs lean to the claim, surely or not."""
        return self.margin > 0.0


@dataclass(frozen=True)
class SearchedCase:
    """The best or the worst case that was found for a claim.

    Attributes
    ----------
    setting
        Its parameters.
    judgement, margin
        What runs say there that the search did not see.
    points
        How many points were tried.
    """

    setting: AssumptionSet
    judgement: Judgement
    margin: float
    points: int


@dataclass(frozen=True)
class Trial:
    """One claim under every assumption.

    Attributes
    ----------
    claim
        What is tried.
    at_defaults
        With most runs.
    settings
        One assumption changed at a time: ablations, nulls, signs, forms.
    draws
        All parameters at once.
    for_it, against_it
        The best and the worst case that a search inside the plausible ranges found.
    carried_by
        For the main claims, how much of the margin each group of mechanisms brings (Shapley); empty else.
    cells
        For the main claims, the claim over pressure and inclusivity; empty else.
    broken
        How many of its runs broke off, and count in nothing.
    accepted
        All parameters, strengths and pressures at once, as the calibration accepts them; empty where no
        accepted set fits the rules.
    """

    claim: Claim
    at_defaults: TrialResult
    settings: tuple[TrialResult, ...]
    draws: tuple[TrialResult, ...]
    for_it: SearchedCase | None = None
    against_it: SearchedCase | None = None
    carried_by: Mapping[str, float] = field(default_factory=dict)
    cells: tuple[TrialResult, ...] = ()
    broken: int = 0
    accepted: tuple[TrialResult, ...] = ()

    @property
    def share(self) -> tuple[float, float, float]:
        """In which share of the parameter space the claim holds, and its 95 % interval; see ``space``.

        Draws at which too few runs count are left out; not numbers where none is left.
        """
        return self._share_of(self.draws)

    @property
    def accepted_share(self) -> tuple[float, float, float]:
        """In which share of the accepted set the claim holds, by its weights, and its 95 % interval."""
        return self._share_of(self.accepted)

    def _share_of(self, points: tuple[TrialResult, ...]) -> tuple[float, float, float]:
        told = [each.parts for each in points if np.isfinite(each.margin)]
        if not told:
            return float("nan"), float("nan"), float("nan")
        k = int(holding(self.claim.proof, told).sum())
        return k / len(told), *wilson(k, len(told))

    def of(self, family: Family) -> tuple[TrialResult, ...]:
        """The settings of one kind."""
        return tuple(each for each in self.settings if each.setting.family is family)
