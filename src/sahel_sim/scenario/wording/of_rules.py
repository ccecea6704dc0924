"""What is said of the rule of a claim, and of what it can and cannot decide."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = N_("Allowed: {allowed}.")
_REMOVE = N_("Remove it, or use one of these.")
_ONE_OF = N_("Use one of these.")
_ARMS = N_("Arms of this claim: {allowed}.")
_BOUND = N_("Give another bound.")

OF_RULES: Mapping[str, Wording] = {
    "unknown_rule": Wording(N_("There is no rule of the kind '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "unknown_rule_key": Wording(
        N_("'{key}' is not a key of a rule of the kind {rule}."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "unknown_arm": Wording(
        N_("This claim has no arm called '{name}'."),
        _ARMS,
        N_("Name one of these, or add it to 'arms'."),
        DID_YOU_MEAN,
    ),
    "arm_against_itself": Wording(
        N_("The arm '{name}' is compared with itself."), _ARMS, N_("Name two that differ.")
    ),
    "same_twice": Wording(N_("'{first}' and '{second}' are the same."), advice=N_("Name two that differ.")),
    "too_few_arms": Wording(
        N_("This rule names too few arms: {number}, where it needs {least} or more."),
        _ARMS,
        N_("Name more of them, in order."),
    ),
    "one_arm": Wording(
        N_("This rule looks at one arm, and {number} are named."),
        advice=N_("Write 'arm' for the arm with the event and 'than' for the one without it."),
    ),
    "one_bound": Wording(
        N_("A threshold has one bound, and this one has {number}."),
        advice=N_("Write either 'below' or 'above', with a number."),
    ),
    "best_not_an_edge": Wording(
        N_("The best cannot be '{name}'."),
        _ALLOWED,
        N_("Write 'inside', or the name of the first or of the last arm."),
        DID_YOU_MEAN,
    ),
    "not_a_state": Wording(
        N_("'{name}' is not a state in which a run is or is not."),
        _ALLOWED,
        N_("Name an event, or an outcome or a measure that is 0 or 1."),
        DID_YOU_MEAN,
    ),
    "when_beside_groups": Wording(
        N_("Groups have states of their own, so nothing can be said of them with 'when' at the left edge."),
        advice=N_("Keep the 'when' inside the rule, and remove the other."),
    ),
    "through_nothing": Wording(
        N_("This rule goes through nothing."),
        advice=N_("Name a measure of what a mechanism moves, for example through: [recruited]."),
    ),
    "not_a_flow": Wording(
        N_("'{name}' is not what a mechanism moves."),
        advice=N_(
            "Add it to 'measures', for example: {name}: {{moved: fighters, whom: jihadists, by: "
            "recruitment}}."
        ),
    ),
    "other_unit": Wording(
        N_("'{name}' and '{other}' are not in the same unit, so they cannot be compared."),
        advice=N_("Take two of the same unit."),
    ),
    "never_fails": Wording(
        N_("This claim cannot fail, whatever the runs say."),
        N_("What it speaks of is always within: {ranges}."),
        _BOUND,
    ),
    "never_holds": Wording(
        N_("This claim cannot hold, whatever the runs say."),
        N_("What it speaks of is always within: {ranges}."),
        N_("Give another bound, or a smaller smallest_effect."),
    ),
    "takes_years": Wording(
        N_("Runs of {years} cannot tell whether a war is over: {names}."),
        N_("It takes {least} years or more: a war is over when its last {least} years were quiet."),
        N_("Write 'years: {least}' or more, or take another outcome."),
    ),
    "takes_five_years": Wording(
        N_("Runs of {years} cannot tell whether an accord held for five years: {names}."),
        N_("It takes {least} years or more."),
        N_("Write 'years: {least}' or more, or take another outcome."),
    ),
    "ratio_not_less": Wording(
        N_("smallest_effect is {wanted}, and a hazard ratio that is less is below 1."),
        N_("Allowed: above 0, below 1. It is a ratio: 0.8 asks for a hazard that is a fifth less."),
        N_("Write such a ratio, or 'effect: more'."),
    ),
    "ratio_not_more": Wording(
        N_("smallest_effect is {wanted}, and a hazard ratio that is more is above 1."),
        N_("Allowed: above 1. It is a ratio: 1.25 asks for a hazard that is a quarter more."),
        N_("Write such a ratio, or 'effect: less'."),
    ),
    "too_few_ends": Wording(
        N_(
            "{runs} runs, if it ends in half of them, tell this hazard ratio within a factor of {times}, and "
            "smallest_effect is {wanted}."
        ),
        N_("It would take {needed} runs, unless shared luck makes fewer do."),
        N_("Raise 'runs', or be content with a smallest_effect further from 1."),
    ),
    "replaced_by_itself": Wording(
        N_("The claim '{name}' is said to be replaced by itself."),
        advice=N_("Name another claim, or remove 'replaced_by'."),
    ),
    "main_and_replaced": Wording(
        N_("A claim that is replaced by another is not one of the main claims."),
        advice=N_("Remove 'main', or 'replaced_by'."),
    ),
    "never_sure": Wording(
        N_("{runs} runs could not show this claim even if every one of them spoke for it."),
        None,
        N_("Raise 'runs'."),
    ),
    "too_few_runs": Wording(
        N_("{runs} runs tell this chance within {half} at worst, and smallest_effect is {wanted}."),
        N_("It would take {needed} runs, unless shared luck makes fewer do."),
        N_("Raise 'runs', or be content with a larger smallest_effect."),
    ),
    "unused_arm": Wording(N_("The rule does not use the arm '{name}'."), advice=N_("Use it, or remove it.")),
    "unused_measure": Wording(
        N_("The rule does not use the measure '{name}'."), advice=Np_("a measure", "Use it, or remove it.")
    ),
}
"""By kind of mistake or warning."""
