"""The rule of a claim as a sentence: what must be so in the runs for it to hold."""

from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.rules import (
    EventStudy,
    Groups,
    HazardRatio,
    Interaction,
    Mediation,
    Optimum,
    Paired,
    Threshold,
    Trend,
)
from sahel_sim.languages import N_, _
from sahel_sim.report.claim_effect import Scale, label_of, unit_of
from sahel_sim.report.model_names import arm_name
from sahel_sim.report.number_format import number

_PAIRED = {
    "more": N_("{outcome}: more in {arm} than in {than}, by more than {smallest}."),
    "less": N_("{outcome}: less in {arm} than in {than}, by more than {smallest}."),
}
_HAZARD = {
    "less": N_(
        "“{event}” comes slower in {arm} than in {than}, among runs at risk: a hazard ratio below {smallest}."
    ),
    "more": N_(
        "“{event}” comes faster in {arm} than in {than}, among runs at risk: a hazard ratio above {smallest}."
    ),
}
_TREND = {
    "rises": N_(
        "{outcome}: rises along {arms}, by more than {smallest} in all; no step goes back by as much as that."
    ),
    "falls": N_(
        "{outcome}: falls along {arms}, by more than {smallest} in all; no step goes back by as much as that."
    ),
}
_TOGETHER = {
    "more": N_(
        "{outcome}: both changes together ({both}) do more than {first} and {second} do "
        "added up, against {neither}, by more than {smallest}."
    ),
    "less": N_(
        "{outcome}: both changes together ({both}) do less than {first} and {second} do "
        "added up, against {neither}, by more than {smallest}."
    ),
}
_OPTIMUM = {
    ("inside", "largest"): N_(
        "{outcome}: largest inside the row {arms}: one of the inner worlds passes both ends "
        "by more than {smallest}."
    ),
    ("inside", "smallest"): N_(
        "{outcome}: smallest inside the row {arms}: one of the inner worlds is below both "
        "ends by more than {smallest}."
    ),
    ("edge", "largest"): N_(
        "{outcome}: largest in {best}: no other world of {arms} passes it by {smallest}."
    ),
    ("edge", "smallest"): N_(
        "{outcome}: smallest in {best}: no other world of {arms} is below it by {smallest}."
    ),
}
_EVENT = {
    "less": N_("In {arm}: “{after}” is less than{part} “{before}”, by more than {smallest}."),
    "more": N_("In {arm}: “{after}” is more than{part} “{before}”, by more than {smallest}."),
}
_GROUPS = {
    "less": N_(
        "{outcome}, in {arm}: less in runs with “{when}” than in runs with “{against}”, by "
        "more than {smallest}. The runs are not paired: this tells what goes together, not "
        "what causes what."
    ),
    "more": N_(
        "{outcome}, in {arm}: more in runs with “{when}” than in runs with “{against}”, by "
        "more than {smallest}. The runs are not paired: this tells what goes together, not "
        "what causes what."
    ),
}
"""What must be so for a claim to hold: a sentence for each kind of rule and each direction."""


def rule_text(claim: Claim) -> str:
    """What must be so in the runs, in a sentence or two."""
    sentences = [_sentence(claim)]
    if claim.when is not None:
        sentences.append(
            _("Only runs count in which, in all worlds: {when}.", when=label_of(claim, claim.when))
        )
    return " ".join(sentences)


def smallest_effect_text(claim: Claim) -> str:
    """The smallest effect that matters, with its unit; points where it is a share."""
    if isinstance(claim.rule, HazardRatio):
        return _("a hazard ratio of {n}", n=number(claim.smallest_effect))
    return _scale(claim).size(claim.smallest_effect)


def _scale(claim: Claim, level: bool = False) -> Scale:
    return Scale(unit_of(claim, contrasts(claim.proof)[0]), level)


def _sentence(claim: Claim) -> str:
    rule = claim.rule
    holes: dict[str, Any] = {
        "outcome": label_of(claim, rule.outcomes[0]),
        "arms": ", ".join(map(arm_name, rule.arms)),
        "smallest": smallest_effect_text(claim),
    }
    match rule:
        case Threshold():
            bound = rule.below if rule.below is not None else rule.above
            scale = _scale(claim, level=True)
            assert bound is not None
            exact_bound = scale.with_unit(scale.exact(bound))
            return _(
                N_("{outcome}: the mean is below {bound} in every one of these worlds: {arms}.")
                if rule.below is not None
                else N_("{outcome}: the mean is above {bound} in every one of these worlds: {arms}."),
                bound=exact_bound,
                **holes,
            )
        case Paired():
            return _(_PAIRED[rule.effect], arm=arm_name(rule.arm), than=arm_name(rule.than), **holes)
        case HazardRatio():
            hazards = {
                "event": label_of(claim, rule.event),
                "arm": arm_name(rule.arm),
                "than": arm_name(rule.than),
                "smallest": number(claim.smallest_effect),
            }
            return _(_HAZARD[rule.effect], **hazards)
        case Trend():
            return _(_TREND[rule.effect], **holes)
        case Interaction():
            names = {key: arm_name(getattr(rule, key)) for key in ("both", "first", "second", "neither")}
            return _(_TOGETHER[rule.effect], **names, **holes)
        case Optimum():
            where = "inside" if rule.best == "inside" else "edge"
            return _(_OPTIMUM[where, rule.effect], best=arm_name(rule.best), **holes)
        case EventStudy():
            return _event(claim, rule, holes)
        case Mediation():
            through = _("; ").join(label_of(claim, name) for name in rule.through)
            share = _("{n}%", n=number(100.0 * rule.share))
            flows = {
                "through": through,
                "share": share,
                "arm": arm_name(rule.arm),
                "than": arm_name(rule.than),
            }
            return _(
                "{outcome}: {arm} differs from {than} by more than {smallest}, and more than {share} "
                "of that comes through: {through}.",
                **flows,
                **holes,
            )
        case Groups():
            states = {key: label_of(claim, getattr(rule, key)) for key in ("when", "against")}
            return _(_GROUPS[rule.effect], arm=arm_name(rule.arm), **states, **holes)


def _event(claim: Claim, rule: EventStudy, holes: dict[str, Any]) -> str:
    part = "" if rule.ratio == 1.0 else _(" {ratio} times", ratio=number(rule.ratio))
    sides = {key: label_of(claim, getattr(rule, key)) for key in ("before", "after")}
    sentence = _(_EVENT[rule.effect], part=part, arm=arm_name(rule.arm), **sides, **holes)
    rule_event_than = _("The same difference in {than} is taken off first.", than=arm_name(rule.than or ""))
    return sentence if rule.than is None else f"{sentence} {rule_event_than}"
