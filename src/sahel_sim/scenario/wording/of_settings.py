"""What is said of keys that do not exist, are missing, or do not go together."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = pair("Allowed: {allowed}.", "Choix possibles : {allowed}.")
_REMOVE = pair("Remove it, or use one of these.", "Retirez ce mot, ou prenez l'un de ces choix.")

RANGES: Mapping[str, Pair] = {
    "between": pair("{low} to {high}{unit}", "de {low} à {high}{unit}"),
    "above": pair("more than {low}, at most {high}{unit}", "plus de {low}, au plus {high}{unit}"),
}
"""How the range of a number is said."""

ENTRY = pair("timeline, entry {number}", "timeline, entrée {number}")
"""How an entry of the timeline is called."""

TRUTHS: Mapping[bool, Pair] = {True: pair("true", "vrai"), False: pair("false", "faux")}

OF_SETTINGS: Mapping[str, Wording] = {
    "cut_by_comma": Wording(
        pair(
            "'{key}' stands where a key should be: inside braces a comma ends an entry.",
            "« {key} » est à la place d'une clé : entre accolades, une virgule termine une entrée.",
        ),
        advice=pair(
            "If the comma is part of a number, write 0.5 for 0,5 and 12000 for 12,000.",
            "Si la virgule fait partie d'un nombre, écrivez 0.5 pour 0,5 et 12000 pour 12,000.",
        ),
    ),
    "unknown_key": Wording(
        pair("'{key}' is not a key of a scenario.", "« {key} » n'est pas une clé de scénario."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_setting": Wording(
        pair("'{key}' is not a setting of {owner}.", "« {key} » n'est pas un réglage de {owner}."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_opponent": Wording(
        pair("'{key}' is not an opponent of {owner}.", "« {key} » n'est pas un adversaire de {owner}."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_pair": Wording(
        pair("'{key}' is not a pair of factions.", "« {key} » n'est pas une paire de factions."),
        pair(
            "Allowed: {allowed}, with the two names in either order.",
            "Choix possibles : {allowed}, les deux noms dans un ordre ou dans l'autre.",
        ),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_party": Wording(
        pair("'{key}' cannot sit at the table.", "« {key} » ne peut pas siéger à la table."),
        pair(
            "Allowed: {allowed}. The state is there already.",
            "Choix possibles : {allowed}. L'État y est déjà.",
        ),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_signatory": Wording(
        pair(
            "'{key}' cannot have an accord with the state.",
            "« {key} » ne peut pas avoir d'accord avec l'État.",
        ),
        pair(
            "Allowed: {allowed}. Voices of civilians sit at the table and sign nothing.",
            "Choix possibles : {allowed}. Les voix de la société siègent à la table et ne signent rien.",
        ),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "accord_with_nobody": Wording(
        pair(
            "Here an accord is in force with '{name}', which has no fighters at the start: it is an accord "
            "with nobody.",
            "Un accord est ici en vigueur avec « {name} », qui n'a pas de combattants au départ : c'est un "
            "accord avec personne.",
        ),
        pair(
            "An accord can be in force with: {allowed}.", "Un accord peut être en vigueur avec : {allowed}."
        ),
        pair(
            "Remove it, or give {name} fighters.",
            "Retirez-le, ou donnez des combattants à {name}.",
        ),
    ),
    "no_accord": Wording(
        pair(
            "'{key}' tells of an accord with '{name}', and none is in force.",
            "« {key} » parle d'un accord avec « {name} », et aucun n'est en vigueur.",
        ),
        advice=pair(
            "Remove it, or add to 'dialogue': accord: {{{name}: yes}}.",
            "Retirez-le, ou ajoutez à « dialogue » : accord: {{{name}: yes}}.",
        ),
    ),
    "unknown_mechanism": Wording(
        pair("There is no mechanism called '{key}'.", "Il n'y a pas de mécanisme nommé « {key} »."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_strategy": Wording(
        pair("There is no strategy called '{key}'.", "Il n'y a pas de stratégie nommée « {key} »."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_parameter": Wording(
        pair("'{key}' is not a parameter of {owner}.", "« {key} » n'est pas un paramètre de {owner}."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "no_parameters": Wording(
        pair(
            "'{key}' is not a parameter of {owner}, which has none.",
            "« {key} » n'est pas un paramètre de {owner}, qui n'en a aucun.",
        ),
        advice=pair("Remove it.", "Retirez-le."),
    ),
    "unknown_language": Wording(
        pair("'{key}' is not a language of sahel_sim.", "« {key} » n'est pas une langue de sahel_sim."),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_moment": Wording(
        pair(
            "'{key}' is not part of an entry of the timeline.",
            "« {key} » ne fait pas partie d'une entrée de la chronologie.",
        ),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "nobody_armed": Wording(
        pair(
            "Nobody has any fighters at the start, {date}.",
            "Personne n'a de combattants au départ, {date}.",
        ),
        advice=pair(
            "Add strengths for that month to the tables of the place, or give a faction 'fighters'.",
            "Ajoutez des effectifs pour ce mois aux tableaux du lieu, ou donnez « fighters » à une faction.",
        ),
    ),
    "kin_at_war": Wording(
        pair(
            "'{one}' and '{other}' are both of the bloc {bloc} and enemies ({value}): they fight each other.",
            "« {one} » et « {other} » sont du même bloc, {bloc}, et ennemies ({value}) : elles se battent.",
        ),
        advice=pair(
            "Leave it if that is meant; if not, write 'relations: {{{one}-{other}: 0}}'.",
            "Laissez ainsi si c'est voulu ; sinon, écrivez « relations: {{{one}-{other}: 0}} ».",
        ),
    ),
    "militia_alone": Wording(
        pair(
            "'{name}' is of the bloc militias and has no ally: it sides with nobody.",
            "« {name} » est du bloc militias et n'a pas d'alliée : elle n'est du côté de personne.",
        ),
        advice=pair(
            "Leave it if that is meant; if not, say whose ally it is: 'relations: {{{state}-{name}: -0.5}}'.",
            "Laissez ainsi si c'est voulu ; sinon, dites de qui elle est l'alliée : « relations: "
            "{{{state}-{name}: -0.5}} ».",
        ),
    ),
    "unknown_group": Wording(
        pair(
            "'{key}' is not a group that can merge, split or appear.",
            "« {key} » n'est pas un groupe qui peut fusionner, se scinder ou apparaître.",
        ),
        _ALLOWED,
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "group_not_there": Wording(
        pair(
            "'{name}' can neither merge nor split on {date}: it has no fighters at the start and never came.",
            "« {name} » ne peut ni fusionner ni se scinder en {date} : sans combattants au départ, il n'est "
            "pas encore apparu.",
        ),
        pair("There on that date: {allowed}.", "Présents à cette date : {allowed}."),
        pair(
            "Name one of these, or let '{name}' appear earlier, as in 'appear: {{{name}: 500}}'.",
            "Nommez l'un d'eux, ou faites apparaître « {name} » plus tôt, comme « appear: {{{name}: 500}} ».",
        ),
    ),
    "group_there_already": Wording(
        pair(
            "'{name}' cannot come on {date}: it is there already.",
            "« {name} » ne peut pas apparaître en {date} : il est déjà là.",
        ),
        advice=pair(
            "Remove this, or begin without it: '{name}: {{fighters: 0}}'.",
            "Retirez ceci, ou commencez sans lui : « {name}: {{fighters: 0}} ».",
        ),
    ),
    "merged_into_ended": Wording(
        pair(
            "'{name}' cannot take over another group on {date}: it ends itself on that date.",
            "« {name} » ne peut pas reprendre un autre groupe en {date} : il disparaît lui-même ce jour-là.",
        ),
        advice=pair(
            "Name the group that is left in the end for both.",
            "Nommez pour les deux le groupe qui reste à la fin.",
        ),
    ),
    "unknown_lever": Wording(
        pair("A timeline cannot change '{key}'.", "Une chronologie ne peut pas changer « {key} »."),
        pair(
            "Allowed: side.setting, side.military_pressure.enemy, relations.pair, dialogue.parties.party, "
            "{others}. Sides and enemies: {sides}. Settings: {settings}. Parties: {parties}.",
            "Choix possibles : camp.réglage, camp.military_pressure.ennemi, relations.paire, "
            "dialogue.parties.partie, {others}. Camps et ennemis : {sides}. Réglages : {settings}. Parties : "
            "{parties}.",
        ),
        pair("Write {example}, for example.", "Écrivez par exemple {example}."),
        DID_YOU_MEAN,
    ),
    "missing": Wording(
        pair("'{key}' is missing here.", "Il manque ici « {key} »."),
        advice=pair("Add it, for example: {example}", "Ajoutez-le, par exemple : {example}"),
    ),
    "no_beginning": Wording(
        pair(
            "This scenario says neither 'based_on' nor 'place', so it has nowhere to begin.",
            "Ce scénario ne dit ni « based_on » ni « place » : il n'a pas de point de départ.",
        ),
        advice=pair(
            "Add the line 'based_on: mali_2024_02' to change a scenario, or 'place: northern_mali' to write "
            "a new one.",
            "Ajoutez la ligne « based_on: mali_2024_02 » pour modifier un scénario, ou « place: "
            "northern_mali » pour en "
            "écrire un nouveau.",
        ),
    ),
    "pair_twice": Wording(
        pair("'{key}' and '{other}' are the same pair.", "« {key} » et « {other} » sont la même paire."),
        advice=pair("Keep one of the two.", "Gardez l'une des deux."),
    ),
    "two_ways": Wording(
        pair(
            "'{key}' and '{other}' say the same thing in two ways.",
            "« {key} » et « {other} » disent la même chose de deux façons.",
        ),
        advice=pair("Keep one of the two.", "Gardez l'un des deux."),
    ),
    "contradiction": Wording(
        pair(
            "Two entries for {date} give '{key}' different values: {first} and {second}.",
            "Deux entrées pour {date} donnent à « {key} » des valeurs différentes : {first} et {second}.",
        ),
        advice=pair(
            "Keep one of the two, or change a date.",
            "Gardez l'une des deux, ou changez une date.",
        ),
    ),
    "nobody": Wording(
        pair(
            "The state is open to talks here, but nobody is invited: every influence is 0.",
            "L'État est ici ouvert aux pourparlers, mais personne n'est invité : toutes les influences sont "
            "à 0.",
        ),
        pair("You can invite: {allowed}.", "Vous pouvez inviter : {allowed}."),
        pair(
            "Add to 'dialogue', for example: parties: {{{example}: 1.0}}. If an empty table is what you "
            "mean, write inclusivity: 0.",
            "Ajoutez à « dialogue », par exemple : parties: {{{example}: 1.0}}. Si c'est bien une table vide "
            "que vous voulez, écrivez inclusivity: 0.",
        ),
    ),
    "outside_run": Wording(
        pair("{date} lies outside the run.", "{date} est en dehors de la simulation."),
        pair("The run goes from {first} to {last}.", "La simulation va de {first} à {last}."),
        pair(
            "Change the date, or 'start' and 'years'.",
            "Changez la date, ou « start » et « years ».",
        ),
    ),
    "unknown_date": Wording(
        pair(
            "The tables of {place} say nothing about {value}.",
            "Les tableaux de {place} ne disent rien de {value}.",
        ),
        _ALLOWED,
        pair(
            "Take one of these for 'state_of'; 'start' may be any month.",
            "Prenez l'un de ceux-ci pour « state_of » ; « start » peut être n'importe quel mois.",
        ),
    ),
    "part_of_month": Wording(
        pair(
            "'years' is {value}, which is not a whole number of months.",
            "« years » vaut {value}, ce qui ne fait pas un nombre entier de mois.",
        ),
        advice=pair(
            "Write {fewer} for {fewer_months} months, or {more} for {more_months}.",
            "Écrivez {fewer} pour {fewer_months} mois, ou {more} pour {more_months}.",
        ),
    ),
    "unknown_place": Wording(
        pair("There is no place called '{name}'.", "Il n'y a pas de lieu nommé « {name} »."),
        pair("Places that come with sahel_sim: {names}.", "Lieux fournis avec sahel_sim : {names}."),
        pair(
            "Name one of these, or give the path of a folder with the tables of a place.",
            "Nommez l'un de ceux-ci, ou donnez le chemin d'un dossier avec les tableaux d'un lieu.",
        ),
        DID_YOU_MEAN,
    ),
    "too_many_moments": Wording(
        pair("The timeline has more than {limit} entries.", "La chronologie a plus de {limit} entrées."),
        advice=pair("Write fewer.", "Écrivez-en moins."),
    ),
}
