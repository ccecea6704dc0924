"""What is said of claim files: their arms, and the numbers of one run that they name."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = pair("Allowed: {allowed}.", "Choix possibles : {allowed}.")
_REMOVE = pair("Remove it, or use one of these.", "Retirez ce mot, ou prenez l'un de ces choix.")
_ONE_OF = pair("Use one of these.", "Prenez l'un de ces choix.")

OF_CLAIMS: Mapping[str, Wording] = {
    "unknown_claim": Wording(
        pair("There is no claim called '{name}'.", "Il n'y a pas d'affirmation nommée « {name} »."),
        pair("Claims that come with sahel_sim: {names}.", "Affirmations fournies avec sahel_sim : {names}."),
        pair(
            "Name one of these, or give the path of a file of your own that ends in .yaml.",
            "Nommez l'une de celles-ci, ou donnez le chemin d'un fichier à vous qui finit en .yaml.",
        ),
        DID_YOU_MEAN,
    ),
    "unknown_claim_key": Wording(
        pair("'{key}' is not a key of a claim.", "« {key} » n'est pas une clé d'affirmation."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "one_language": Wording(
        pair(
            "'{key}' is not said in both languages: '{language}' is missing.",
            "« {key} » n'est pas dit dans les deux langues : il manque « {language} ».",
        ),
        advice=pair(
            "Write {key}: {{en: ..., fr: ...}}, so that everybody can judge the claim.",
            "Écrivez {key}: {{en: ..., fr: ...}}, pour que chacun puisse juger l'affirmation.",
        ),
    ),
    "no_arms": Wording(
        pair("This claim compares no worlds.", "Cette affirmation ne compare aucun monde."),
        advice=pair(
            "Give each world a name and what is changed in it: arms: {{none: {{government.military_pressure: "
            "0}}, all: {{government.military_pressure: 1}}}}.",
            "Donnez à chaque monde un nom et ce qui y change : arms: {{none: {{government.military_pressure: "
            "0}}, all: {{government.military_pressure: 1}}}}.",
        ),
    ),
    "same_world": Wording(
        pair(
            "The arms '{arm}' and '{other}' are the same world, so nothing can differ between them.",
            "Les bras « {arm} » et « {other} » sont le même monde : rien ne peut les distinguer.",
        ),
        advice=pair("Change one of the two, or remove it.", "Changez l'un des deux, ou retirez-le."),
    ),
    "arm_of_other_length": Wording(
        pair(
            "The arm '{arm}' goes over {here}, and '{other}' over {there}.",
            "Le bras « {arm} » va sur {here}, et « {other} » sur {there}.",
        ),
        advice=pair(
            "Let all arms go over the same time: write 'years' once, level with 'scenario'.",
            "Faites aller tous les bras sur la même durée : écrivez « years » une seule fois, au niveau de "
            "« scenario ».",
        ),
    ),
    "arm_of_other_place": Wording(
        pair(
            "The arm '{arm}' is in {here}, and '{other}' in {there}.",
            "Le bras « {arm} » se passe dans {here}, et « {other} » dans {there}.",
        ),
        advice=pair(
            "Let all arms be in one place: only then do they share their luck.",
            "Gardez tous les bras dans un même lieu : c'est ainsi qu'ils partagent leur hasard.",
        ),
    ),
    "measure_like_outcome": Wording(
        pair(
            "'{name}' is already the name of {owner}.",
            "« {name} » est déjà le nom {owner}.",
        ),
        advice=pair("Call the measure otherwise.", "Donnez un autre nom à la mesure."),
    ),
    "odd_measure": Wording(
        pair(
            "'{key}' does not say what is measured.",
            "« {key} » ne dit pas ce qui est mesuré.",
        ),
        pair(
            "A measure says one of: of (a measure in some months), ever (whether an event comes), until "
            "(when it comes), moved (what a mechanism moves).",
            "Une mesure dit l'un de ces mots : of (une mesure pendant des mois), ever (si un événement "
            "arrive), until (quand il arrive), moved (ce qu'un mécanisme déplace).",
        ),
        pair(
            "Write {{of: fighters, whom: jihadists, how: change}}, for example.",
            "Écrivez par exemple {{of: fighters, whom: jihadists, how: change}}.",
        ),
    ),
    "unknown_measure_key": Wording(
        pair(
            "'{key}' is not a key of a measure that says '{form}'.",
            "« {key} » n'est pas une clé d'une mesure qui dit « {form} ».",
        ),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_measure": Wording(
        pair("There is no measure called '{name}'.", "Il n'y a pas de mesure nommée « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "unknown_event": Wording(
        pair("There is no event called '{name}'.", "Il n'y a pas d'événement nommé « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "unknown_stock": Wording(
        pair("The ledger follows no '{name}'.", "Le grand livre ne suit pas « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "unknown_whom": Wording(
        pair("'{of}' cannot be told of '{name}'.", "« {of} » ne se dit pas de « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "sum_of_stock": Wording(
        pair(
            "'{of}' is there at a moment, so its months cannot be summed.",
            "« {of} » existe à un moment : ses mois ne s'additionnent pas.",
        ),
        _ALLOWED,
        pair("Take the mean, for example.", "Prenez par exemple la moyenne, mean."),
    ),
    "at_has_no_first": Wording(
        pair(
            "A value 'at' a month has no first month.",
            "Une valeur « at », à un mois donné, n'a pas de premier mois.",
        ),
        advice=pair(
            "Remove 'from', and write the month after 'to'.",
            "Retirez « from », et écrivez le mois après « to ».",
        ),
    ),
    "window_backwards": Wording(
        pair(
            "The months from {first} to {last} end before they begin, or at once.",
            "Les mois de {first} à {last} finissent avant d'avoir commencé, ou aussitôt.",
        ),
        advice=pair("Let 'to' come after 'from'.", "Faites venir « to » après « from »."),
    ),
    "before_the_start": Wording(
        pair(
            "Month {month} comes before the run, which begins at month 0.",
            "Le mois {month} vient avant la simulation, qui commence au mois 0.",
        ),
        advice=pair(
            "Months below 0 need an event around which to look: around: capital_taken_by_state.",
            "Des mois au-dessous de 0 demandent un événement autour duquel regarder : around: "
            "capital_taken_by_state.",
        ),
    ),
    "after_the_end": Wording(
        pair(
            "Month {month} comes after the run, which ends with month {last}.",
            "Le mois {month} vient après la simulation, qui finit avec le mois {last}.",
        ),
        advice=pair(
            "Take an earlier month, or a longer run with 'years'.",
            "Prenez un mois plus tôt, ou une simulation plus longue avec « years ».",
        ),
    ),
}
"""By kind of mistake."""
