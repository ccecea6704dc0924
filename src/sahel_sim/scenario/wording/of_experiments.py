"""What is said of experiment files: sweeps and claims."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.of_claims import OF_CLAIMS
from sahel_sim.scenario.wording.of_rules import OF_RULES
from sahel_sim.scenario.wording.of_setting_tables import OF_SETTING_TABLES
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = pair("Allowed: {allowed}.", "Choix possibles : {allowed}.")
_REMOVE = pair("Remove it, or use one of these.", "Retirez ce mot, ou prenez l'un de ces choix.")
_ONE_OF = pair("Use one of these.", "Prenez l'un de ces choix.")
_SWEEPS = pair("Sweeps that come with sahel_sim: {names}.", "Balayages fournis avec sahel_sim : {names}.")
_OWN_FILE = pair(
    "Name one of these, or give the path of a file of your own that ends in .yaml.",
    "Nommez l'un de ceux-ci, ou donnez le chemin d'un fichier à vous qui finit en .yaml.",
)

OF_SWEEPS: Mapping[str, Wording] = {
    "unknown_sweep": Wording(
        pair("There is no sweep called '{name}'.", "Il n'y a pas de balayage nommé « {name} »."),
        _SWEEPS,
        _OWN_FILE,
        DID_YOU_MEAN,
    ),
    "no_experiment": Wording(
        pair("There is no file '{file}'.", "Le fichier « {file} » n'existe pas."),
        advice=pair("Check the path.", "Vérifiez le chemin."),
        nearest=DID_YOU_MEAN,
    ),
    "unknown_sweep_key": Wording(
        pair("'{key}' is not a key of a sweep.", "« {key} » n'est pas une clé de balayage."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "bad_experiment_name": Wording(
        pair(
            "'{value}' cannot be a name here.",
            "« {value} » ne peut pas servir de nom ici.",
        ),
        pair(
            "A letter first, then up to {limit} letters without accents, digits, _ or -.",
            "D'abord une lettre, puis jusqu'à {limit} lettres sans accent, chiffres, _ ou -.",
        ),
        pair("Write {example}, for example.", "Écrivez par exemple {example}."),
    ),
    "block_expected": Wording(
        pair(
            "'{key}' must be a block of keys and values.",
            "« {key} » doit être un bloc de clés et de valeurs.",
        ),
        advice=pair("Write {example}, for example.", "Écrivez par exemple {example}."),
    ),
    "list_expected": Wording(
        pair("'{key}' must be a list.", "« {key} » doit être une liste."),
        advice=pair("Write {example}, for example.", "Écrivez par exemple {example}."),
    ),
    "own_line": Wording(
        pair(
            "'{key}' cannot stand here: it has a line of its own.",
            "« {key} » n'a pas sa place ici : il a sa propre ligne.",
        ),
        advice=pair(
            "Write it at the left edge, level with 'scenario'.",
            "Écrivez-le contre la marge, au même niveau que « scenario ».",
        ),
    ),
    "nothing_varied": Wording(
        pair("This sweep varies nothing.", "Ce balayage ne fait rien varier."),
        pair("One to {limit} levers can be varied.", "De un à {limit} leviers peuvent varier."),
        pair(
            "Write dialogue.inclusivity: {{from: 0, to: 1, points: 17}}, for example.",
            "Écrivez par exemple dialogue.inclusivity: {{from: 0, to: 1, points: 17}}.",
        ),
    ),
    "too_many_levers": Wording(
        pair(
            "'{key}' is lever number {number} of this sweep.",
            "« {key} » est le levier numéro {number} de ce balayage.",
        ),
        pair("At most {limit} levers can be varied.", "Au plus {limit} leviers peuvent varier."),
        pair(
            "Make two sweeps, or fix a lever in 'set'.",
            "Faites deux balayages, ou fixez un levier dans « set ».",
        ),
    ),
    "lever_twice": Wording(
        pair("'{key}' is varied twice.", "« {key} » varie deux fois."),
        advice=pair("Keep one of the two.", "Gardez l'un des deux."),
    ),
    "covered_lever": Wording(
        pair(
            "Varying '{key}' changes nothing here: '{other}' is narrower and says all of it anew.",
            "Faire varier « {key} » ne change rien ici : « {other} », plus précis, redit tout.",
        ),
        advice=pair("Vary one of the two.", "Faites varier l'un des deux."),
    ),
    "dead_lever": Wording(
        pair(
            "Varying '{key}' changes nothing in this scenario.",
            "Faire varier « {key} » ne change rien dans ce scénario.",
        ),
        advice=pair("Vary another lever.", "Faites varier un autre levier."),
    ),
    "set_and_varied": Wording(
        pair(
            "'{key}' is set and varied: '{other}' in 'set' says the same thing.",
            "« {key} » est fixé et varie : « {other} », dans « set », dit la même chose.",
        ),
        advice=pair("Remove it from 'set'.", "Retirez-le de « set »."),
    ),
    "no_numbers": Wording(
        pair(
            "'{key}' cannot be varied, since it is not one number.",
            "« {key} » ne peut pas varier : ce n'est pas un seul nombre.",
        ),
        pair(
            "Any setting that is one number can be varied, such as government.military_pressure, "
            "dialogue.inclusivity or parameters.combat.fire.",
            "Tout réglage qui est un seul nombre peut varier, comme government.military_pressure, "
            "dialogue.inclusivity ou parameters.combat.fire.",
        ),
        pair("Vary another, or compare scenarios.", "Faites-en varier un autre, ou comparez des scénarios."),
    ),
    "not_an_axis": Wording(
        pair(
            "'{key}' needs several values, and one is given.",
            "« {key} » a besoin de plusieurs valeurs, et une seule est donnée.",
        ),
        pair(
            "Allowed: a block with from, to and points, or a list of numbers.",
            "Choix possibles : un bloc avec from, to et points, ou une liste de nombres.",
        ),
        pair(
            "Write {{from: 0, to: 1, points: 17}} or [0, 0.5, 1], for example.",
            "Écrivez par exemple {{from: 0, to: 1, points: 17}} ou [0, 0.5, 1].",
        ),
    ),
    "unknown_axis_key": Wording(
        pair(
            "'{key}' does not say how a lever is varied.",
            "« {key} » ne dit pas comment un levier varie.",
        ),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "one_point": Wording(
        pair(
            "'{key}' has one value, and one value is no sweep.",
            "« {key} » a une seule valeur, et une valeur ne fait pas un balayage.",
        ),
        pair("Allowed: 2 to {limit} values.", "Valeurs possibles : de 2 à {limit} valeurs."),
        pair(
            "Give more, or write it in 'set'.",
            "Donnez-en d'autres, ou écrivez-le dans « set ».",
        ),
    ),
    "too_many_points": Wording(
        pair("'{key}' has {number} values.", "« {key} » a {number} valeurs."),
        pair("Allowed: 2 to {limit} values.", "Valeurs possibles : de 2 à {limit} valeurs."),
        pair("Take fewer.", "Prenez-en moins."),
    ),
    "same_ends": Wording(
        pair(
            "'{key}' ends where it starts, at {value}.",
            "« {key} » finit où il commence, à {value}.",
        ),
        advice=pair("Change one of the two ends.", "Changez l'une des deux extrémités."),
    ),
    "value_twice": Wording(
        pair("'{key}' has the value {value} twice.", "« {key} » a deux fois la valeur {value}."),
        advice=pair("Keep one of the two.", "Gardez l'une des deux."),
    ),
    "too_many_runs": Wording(
        pair(
            "This sweep has {cells} cells of {runs} runs: {total} runs in all.",
            "Ce balayage a {cells} cases de {runs} simulations : {total} simulations en tout.",
        ),
        pair("At most {limit} runs in all.", "Au plus {limit} simulations en tout."),
        pair("Take fewer points or fewer runs.", "Prenez moins de points ou moins de simulations."),
    ),
    "vary_form": Wording(
        pair(
            "'{text}' does not say what to vary.",
            "« {text} » ne dit pas quoi faire varier.",
        ),
        pair(
            "Allowed: LEVER=START:END:POINTS, or LEVER=VALUE,VALUE,VALUE.",
            "Choix possibles : LEVIER=DÉBUT:FIN:POINTS, ou LEVIER=VALEUR,VALEUR,VALEUR.",
        ),
        pair(
            "Write dialogue.inclusivity=0:1:17, for example.",
            "Écrivez par exemple dialogue.inclusivity=0:1:17.",
        ),
    ),
    "vary_number": Wording(
        pair(
            "'{word}' in '{text}' is not a number.",
            "« {word} », dans « {text} », n'est pas un nombre.",
        ),
        pair(
            "Numbers are written with a point: 0.5. POINTS is a whole number.",
            "Les nombres s'écrivent avec un point : 0.5. POINTS est un nombre entier.",
        ),
        pair(
            "Write dialogue.inclusivity=0:1:17, for example.",
            "Écrivez par exemple dialogue.inclusivity=0:1:17.",
        ),
    ),
}
"""What is said of sweeps, and of experiment files of every kind."""

OF_OUTCOMES: Mapping[str, Wording] = {
    "unknown_outcome": Wording(
        pair("There is no outcome called '{name}'.", "Il n'y a pas de résultat nommé « {name} »."),
        _ALLOWED,
        _ONE_OF,
        DID_YOU_MEAN,
    ),
    "name_twice": Wording(
        pair("'{name}' is named twice in this list.", "« {name} » figure deux fois dans cette liste."),
        advice=pair("Keep one of the two.", "Gardez l'un des deux."),
    ),
}
"""What is said of names in experiment files."""

OF_EXPERIMENTS: Mapping[str, Wording] = {
    **OF_SWEEPS,
    **OF_OUTCOMES,
    **OF_SETTING_TABLES,
    **OF_CLAIMS,
    **OF_RULES,
}
"""By kind of mistake."""
