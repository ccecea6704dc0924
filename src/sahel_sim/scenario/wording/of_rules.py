"""What is said of the rule of a claim, and of what it can and cannot decide."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = pair("Allowed: {allowed}.", "Choix possibles : {allowed}.")
_REMOVE = pair("Remove it, or use one of these.", "Retirez ce mot, ou prenez l'un de ces choix.")
_ONE_OF = pair("Use one of these.", "Prenez l'un de ces choix.")
_ARMS = pair("Arms of this claim: {allowed}.", "Bras de cette affirmation : {allowed}.")
_BOUND = pair("Give another bound.", "Donnez une autre borne.")

OF_RULES: Mapping[str, Wording] = {
    "unknown_rule": Wording(
        pair("There is no rule of the kind '{name}'.", "Il n'y a pas de règle du genre « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "unknown_rule_key": Wording(
        pair(
            "'{key}' is not a key of a rule of the kind {rule}.",
            "« {key} » n'est pas une clé d'une règle du genre {rule}.",
        ),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_arm": Wording(
        pair("This claim has no arm called '{name}'.", "Cette affirmation n'a pas de bras nommé « {name} »."),
        _ARMS,
        pair("Name one of these, or add it to 'arms'.", "Nommez l'un de ceux-ci, ou ajoutez-le à « arms »."),
        DID_YOU_MEAN,
    ),
    "arm_against_itself": Wording(
        pair("The arm '{name}' is compared with itself.", "Le bras « {name} » est comparé à lui-même."),
        _ARMS,
        pair("Name two that differ.", "Nommez-en deux qui diffèrent."),
    ),
    "same_twice": Wording(
        pair("'{first}' and '{second}' are the same.", "« {first} » et « {second} » sont les mêmes."),
        advice=pair("Name two that differ.", "Nommez-en deux qui diffèrent."),
    ),
    "too_few_arms": Wording(
        pair(
            "This rule names too few arms: {number}, where it needs {least} or more.",
            "Cette règle nomme trop peu de bras : {number}, alors qu'il en faut {least} ou plus.",
        ),
        _ARMS,
        pair("Name more of them, in order.", "Nommez-en d'autres, dans l'ordre."),
    ),
    "one_arm": Wording(
        pair(
            "This rule looks at one arm, and {number} are named.",
            "Cette règle regarde un seul bras, et {number} sont nommés.",
        ),
        advice=pair(
            "Write 'arm' for the arm with the event and 'than' for the one without it.",
            "Écrivez « arm » pour le bras avec l'événement et « than » pour celui qui ne l'a pas.",
        ),
    ),
    "one_bound": Wording(
        pair(
            "A threshold has one bound, and this one has {number}.",
            "Un seuil a une borne, et celui-ci en a {number}.",
        ),
        advice=pair(
            "Write either 'below' or 'above', with a number.",
            "Écrivez soit « below » (au-dessous), soit « above » (au-dessus), avec un nombre.",
        ),
    ),
    "best_not_an_edge": Wording(
        pair(
            "The best cannot be '{name}'.",
            "Le meilleur ne peut pas être « {name} ».",
        ),
        _ALLOWED,
        pair(
            "Write 'inside', or the name of the first or of the last arm.",
            "Écrivez « inside » (à l'intérieur), ou le nom du premier ou du dernier bras.",
        ),
        DID_YOU_MEAN,
    ),
    "not_a_state": Wording(
        pair(
            "'{name}' is not a state in which a run is or is not.",
            "« {name} » n'est pas un état dans lequel une simulation est ou n'est pas.",
        ),
        _ALLOWED,
        pair(
            "Name an event, or an outcome or a measure that is 0 or 1.",
            "Nommez un événement, ou un résultat ou une mesure qui vaut 0 ou 1.",
        ),
        DID_YOU_MEAN,
    ),
    "when_beside_groups": Wording(
        pair(
            "Groups have states of their own, so nothing can be said of them with 'when' at the left edge.",
            "Les groupes ont leurs propres états : « when » contre la marge n'a rien à y ajouter.",
        ),
        advice=pair(
            "Keep the 'when' inside the rule, and remove the other.",
            "Gardez le « when » de la règle, et retirez l'autre.",
        ),
    ),
    "through_nothing": Wording(
        pair("This rule goes through nothing.", "Cette règle ne passe par rien."),
        advice=pair(
            "Name a measure of what a mechanism moves, for example through: [recruited].",
            "Nommez une mesure de ce qu'un mécanisme déplace, par exemple through: [recruited].",
        ),
    ),
    "not_a_flow": Wording(
        pair(
            "'{name}' is not what a mechanism moves.",
            "« {name} » n'est pas ce qu'un mécanisme déplace.",
        ),
        advice=pair(
            "Add it to 'measures', for example: {name}: {{moved: fighters, whom: jihadists, by: "
            "recruitment}}.",
            "Ajoutez-le à « measures », par exemple : {name}: {{moved: fighters, whom: jihadists, by: "
            "recruitment}}.",
        ),
    ),
    "other_unit": Wording(
        pair(
            "'{name}' and '{other}' are not in the same unit, so they cannot be compared.",
            "« {name} » et « {other} » ne sont pas dans la même unité : on ne peut pas les comparer.",
        ),
        advice=pair("Take two of the same unit.", "Prenez-en deux de même unité."),
    ),
    "never_fails": Wording(
        pair(
            "This claim cannot fail, whatever the runs say.",
            "Cette affirmation ne peut pas échouer, quoi que disent les simulations.",
        ),
        pair(
            "What it speaks of is always within: {ranges}.",
            "Ce dont elle parle est toujours dans : {ranges}.",
        ),
        _BOUND,
    ),
    "never_holds": Wording(
        pair(
            "This claim cannot hold, whatever the runs say.",
            "Cette affirmation ne peut pas tenir, quoi que disent les simulations.",
        ),
        pair(
            "What it speaks of is always within: {ranges}.",
            "Ce dont elle parle est toujours dans : {ranges}.",
        ),
        pair(
            "Give another bound, or a smaller smallest_effect.",
            "Donnez une autre borne, ou un smallest_effect plus petit.",
        ),
    ),
    "takes_years": Wording(
        pair(
            "Runs of {years} cannot tell whether a war is over: {names}.",
            "Des simulations de {years} ne disent pas si une guerre est finie : {names}.",
        ),
        pair(
            "It takes {least} years or more: a war is over when its last {least} years were quiet.",
            "Il faut {least} ans ou plus : une guerre est finie quand ses {least} dernières années ont été "
            "calmes.",
        ),
        pair(
            "Write 'years: {least}' or more, or take another outcome.",
            "Écrivez « years: {least} » ou plus, ou prenez un autre résultat.",
        ),
    ),
    "never_sure": Wording(
        pair(
            "{runs} runs could not show this claim even if every one of them spoke for it.",
            "{runs} simulations ne pourraient pas montrer cette affirmation, même si toutes parlaient "
            "pour elle.",
        ),
        None,
        pair("Raise 'runs'.", "Augmentez « runs »."),
    ),
    "too_few_runs": Wording(
        pair(
            "{runs} runs tell this chance within {half} at worst, and smallest_effect is {wanted}.",
            "{runs} simulations donnent cette chance à {half} près au pire, et smallest_effect vaut "
            "{wanted}.",
        ),
        pair(
            "It would take {needed} runs, unless shared luck makes fewer do.",
            "Il en faudrait {needed}, à moins que le hasard partagé n'en demande moins.",
        ),
        pair(
            "Raise 'runs', or be content with a larger smallest_effect.",
            "Augmentez « runs », ou contentez-vous d'un smallest_effect plus grand.",
        ),
    ),
    "unused_arm": Wording(
        pair("The rule does not use the arm '{name}'.", "La règle n'utilise pas le bras « {name} »."),
        advice=pair("Use it, or remove it.", "Utilisez-le, ou retirez-le."),
    ),
    "unused_measure": Wording(
        pair("The rule does not use the measure '{name}'.", "La règle n'utilise pas la mesure « {name} »."),
        advice=pair("Use it, or remove it.", "Utilisez-la, ou retirez-la."),
    ),
}
"""By kind of mistake or warning."""
