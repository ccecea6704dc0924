"""The mean of every world of a threshold, which has one bound for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.rules import Threshold
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _
from sahel_sim.report.claim_effect import Scale, unit_of
from sahel_sim.report.model_names import arm_name

MOST_ALONE = 3
"""So many worlds besides the one that decides are told one by one in few signs."""


@dataclass(frozen=True)
class ArmMean:
    """The mean of one world.

    Attributes
    ----------
    arm
        Which world.
    mean
        In the unit of the outcome; not a number where fewer than two runs count.
    decides
        Whether the claim is decided by it.
    """

    arm: str
    mean: float
    decides: bool


def arm_means(ruling: Ruling) -> tuple[ArmMean, ...]:
    """The means of all worlds of a threshold at the defaults, in their order.

    Empty for other rules, and where there is one world alone, whose mean is the effect.
    """
    trial, decides = ruling.trial, ruling.at_defaults.effect.contrast
    all_of_it, parts = contrasts(trial.claim.proof), trial.at_defaults.parts
    if not isinstance(trial.claim.rule, Threshold) or len(all_of_it) < 2 or len(parts) != len(all_of_it):
        return ()
    found = []
    for contrast, part in zip(all_of_it, parts, strict=True):
        ((term, sign),) = contrast.weights
        found.append(ArmMean(term.arm, sign * (part.margin + contrast.bound), contrast == decides))
    return tuple(found)


def deciding_arm(ruling: Ruling) -> str:
    """Which world decides a threshold and why, in a sentence; empty for other rules and for one world."""
    means, claim = arm_means(ruling), ruling.trial.claim
    by = next((each.arm for each in means if each.decides), None)
    if by is None:
        return ""
    arm = next(each for each in claim.arms if each.name == by)
    changes = ", ".join(f"{lever}={value}" for lever, value in arm.changes.items())
    fields = {"n": len(means), "arm": arm_name(by), "setting": changes or arm.scenario or claim.scenario}
    match ruling.at_defaults.finding:
        case Finding.FAILS:
            return _(
                "It must hold in all {n} worlds, and it fails in one, {arm} ({setting}), which decides.",
                **fields,
            )
        case Finding.HOLDS:
            return _(
                "It must hold in all {n} worlds; the one that comes closest to breaking it, {arm} "
                "({setting}), decides.",
                **fields,
            )
        case _other:
            return _(
                "It must hold in all {n} worlds; the runs do not tell whether it does in one, {arm} "
                "({setting}), which decides.",
                **fields,
            )


def arm_means_text(ruling: Ruling) -> str:
    """Every world with its mean, and which of them decides, in a sentence; empty where there is none."""
    means = arm_means(ruling)
    listed = _listed(ruling, means)
    by = next((each.arm for each in means if each.decides), None)
    return _("Means: {means}; decided by {arm}.", means=listed, arm=arm_name(by)) if listed and by else ""


def arm_means_in_short(ruling: Ruling) -> str:
    """The world that decides with its mean first, then the others; empty where there is none.

    Where there are many others, only how many they are, and the least and the greatest of their means.
    """
    means = arm_means(ruling)
    first = [each for each in means if each.decides]
    others = [each for each in means if not each.decides]
    known = [each.mean for each in others if isfinite(each.mean)]
    if len(others) <= MOST_ALONE or not known:
        return _listed(ruling, [*first, *others])
    low, high = (_written(ruling, mean) for mean in (min(known), max(known)))
    rest = _("{n} others {low} to {high}", n=len(others), low=low, high=high)
    return f"{_listed(ruling, first)}, {rest}"


def _listed(ruling: Ruling, means: Sequence[ArmMean]) -> str:
    return ", ".join(
        _("{arm} {mean}", arm=arm_name(each.arm), mean=_written(ruling, each.mean)) for each in means
    )


def _written(ruling: Ruling, mean: float) -> str:
    """A mean with its unit, as closely as that of the world that decides."""
    if not isfinite(mean):
        return _("no number")
    effect = ruling.at_defaults.effect
    scale = Scale(unit_of(ruling.trial.claim, effect.contrast), True)
    return scale.with_unit(scale.written(mean, scale.digits(effect.high - effect.low)))
