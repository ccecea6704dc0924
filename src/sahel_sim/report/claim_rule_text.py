"""The rule of a claim as a sentence: what must be so in the runs for it to hold."""

from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.contrasts import contrasts
from sahel_sim.claim_testing.rules import (
    EventStudy,
    Groups,
    Interaction,
    Mediation,
    Optimum,
    Paired,
    Threshold,
    Trend,
)
from sahel_sim.report.claim_effect import Scale, label_of, unit_of
from sahel_sim.report.lever_names import number
from sahel_sim.report.words import say


def rule_told(claim: Claim, language: str) -> str:
    """What must be so in the runs, in a sentence or two.

    Parameters
    ----------
    claim
        Whose rule it is.
    language
        ``en`` or ``fr``.
    """
    told = [_sentence(claim, language)]
    if claim.when is not None:
        told.append(say("rule_when", language, when=label_of(claim, claim.when, language)))
    return " ".join(told)


def smallest_told(claim: Claim, language: str) -> str:
    """The smallest effect that matters, with its unit; points where it is a share."""
    return _scale(claim, language).size(claim.smallest_effect)


def _scale(claim: Claim, language: str, level: bool = False) -> Scale:
    return Scale(unit_of(claim, contrasts(claim.proof)[0]), level, language)


def _sentence(claim: Claim, language: str) -> str:
    rule = claim.rule
    holes: dict[str, Any] = {
        "outcome": label_of(claim, rule.outcomes[0], language),
        "arms": ", ".join(rule.arms),
        "smallest": smallest_told(claim, language),
    }
    match rule:
        case Threshold():
            bound = rule.below if rule.below is not None else rule.above
            scale = _scale(claim, language, level=True)
            assert bound is not None
            told = scale.with_unit(scale.exact(bound))
            return say(
                "rule_below" if rule.below is not None else "rule_above", language, bound=told, **holes
            )
        case Paired():
            return say(f"rule_{rule.effect}", language, arm=rule.arm, than=rule.than, **holes)
        case Trend():
            return say(f"rule_{rule.effect}", language, **holes)
        case Interaction():
            names = {key: getattr(rule, key) for key in ("both", "first", "second", "neither")}
            return say(f"rule_together_{rule.effect}", language, **names, **holes)
        case Optimum():
            where = "inside" if rule.best == "inside" else "edge"
            return say(f"rule_{where}_{rule.effect}", language, best=rule.best, **holes)
        case EventStudy():
            return _event(claim, rule, holes, language)
        case Mediation():
            through = say("semicolon", language).join(
                label_of(claim, name, language) for name in rule.through
            )
            share = say("claim_per_cent", language, n=number(100.0 * rule.share, language))
            flows = {"through": through, "share": share, "arm": rule.arm, "than": rule.than}
            return say("rule_through", language, **flows, **holes)
        case Groups():
            states = {key: label_of(claim, getattr(rule, key), language) for key in ("when", "against")}
            return say(f"rule_groups_{rule.effect}", language, arm=rule.arm, **states, **holes)


def _event(claim: Claim, rule: EventStudy, holes: dict[str, Any], language: str) -> str:
    part = "" if rule.ratio == 1.0 else say("rule_part", language, ratio=number(rule.ratio, language))
    sides = {key: label_of(claim, getattr(rule, key), language) for key in ("before", "after")}
    told = say(f"rule_event_{rule.effect}", language, part=part, arm=rule.arm, **sides, **holes)
    return told if rule.than is None else f"{told} {say('rule_event_than', language, than=rule.than)}"
