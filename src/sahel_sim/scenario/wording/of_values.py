"""What is said of values: numbers, texts, choices, dates and blocks."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_RANGE = pair("Allowed: {range}.", "Valeurs possibles : {range}.")
_CHOICES = pair("Allowed: {allowed}.", "Choix possibles : {allowed}.")
_NUMBER = pair("Write a number.", "Écrivez un nombre.")
_QUOTES = pair("Put it in quotes: '{written}'.", "Mettez-le entre guillemets droits : '{written}'.")

OF_VALUES: Mapping[str, Wording] = {
    "not_a_number": Wording(
        pair(
            "'{key}' is '{value}', which is not a number.",
            "« {key} » vaut « {value} », qui n'est pas un nombre.",
        ),
        _RANGE,
        _NUMBER,
    ),
    "decimal_comma": Wording(
        pair(
            "'{key}' is '{value}', and YAML takes a number with a comma for text.",
            "« {key} » vaut « {value} », et YAML prend un nombre à virgule pour du texte.",
        ),
        _RANGE,
        pair("Write {point}.", "Écrivez {point}, avec un point."),
    ),
    "thousands": Wording(
        pair(
            "'{key}' is '{value}', and YAML takes a number with a mark between thousands for text.",
            "« {key} » vaut « {value} », et YAML prend un nombre aux milliers séparés pour du texte.",
        ),
        _RANGE,
        pair("Write {plain}.", "Écrivez {plain}."),
    ),
    "not_yes_or_no": Wording(
        pair(
            "'{key}' is '{value}', which is neither yes nor no.",
            "« {key} » vaut « {value} », ce qui n'est ni oui ni non.",
        ),
        pair("Allowed: yes, no.", "Choix possibles : yes (oui), no (non)."),
        pair("Write one of them, without quotes.", "Écrivez l'un des deux, sans guillemets."),
    ),
    "percent": Wording(
        pair(
            "'{key}' is '{value}', and numbers are written without %.",
            "« {key} » vaut « {value} », et les nombres s'écrivent sans %.",
        ),
        _RANGE,
        pair("Write {point}.", "Écrivez {point}."),
    ),
    "number_in_quotes": Wording(
        pair(
            "'{key}' is the text '{value}', not a number.",
            "« {key} » est le texte « {value} », pas un nombre.",
        ),
        _RANGE,
        pair("Remove the quotes.", "Retirez les guillemets."),
    ),
    "truth_for_number": Wording(
        pair(
            "'{key}' must be a number, and YAML reads {written} as {truth}.",
            "« {key} » doit être un nombre, et YAML lit {written} comme {truth}.",
        ),
        _RANGE,
        _NUMBER,
    ),
    "block_for_number": Wording(
        pair(
            "'{key}' must be one number, not a list or a block.",
            "« {key} » doit être un seul nombre, pas une liste ni un bloc.",
        ),
        _RANGE,
        pair("Write one number after the colon.", "Écrivez un seul nombre après les deux-points."),
    ),
    "not_whole": Wording(
        pair(
            "'{key}' is {value}, and must be a whole number.",
            "« {key} » vaut {value}, et doit être un nombre entier.",
        ),
        _RANGE,
        pair("Write {rounded}, for example.", "Écrivez par exemple {rounded}."),
    ),
    "not_finite": Wording(
        pair(
            "'{key}' is {value}, which is not an ordinary number.",
            "« {key} » vaut {value}, qui n'est pas un nombre ordinaire.",
        ),
        _RANGE,
        _NUMBER,
    ),
    "too_low": Wording(
        pair("'{key}' is {value}, which is too low.", "« {key} » vaut {value}, ce qui est trop bas."),
        _RANGE,
        pair("The nearest value allowed is {bound}.", "La valeur permise la plus proche est {bound}."),
    ),
    "too_high": Wording(
        pair("'{key}' is {value}, which is too high.", "« {key} » vaut {value}, ce qui est trop élevé."),
        _RANGE,
        pair("The nearest value allowed is {bound}.", "La valeur permise la plus proche est {bound}."),
    ),
    "not_above": Wording(
        pair("'{key}' is {value}, which is too low.", "« {key} » vaut {value}, ce qui est trop bas."),
        _RANGE,
        pair("Write a number above {bound}.", "Écrivez un nombre plus grand que {bound}."),
    ),
    "whole_percent": Wording(
        pair("'{key}' is {value}, which is too high.", "« {key} » vaut {value}, ce qui est trop élevé."),
        _RANGE,
        pair("If you mean {value} %, write {point}.", "Si vous voulez dire {value} %, écrivez {point}."),
    ),
    "nothing": Wording(
        pair("'{key}' has no value.", "« {key} » n'a pas de valeur."),
        advice=pair(
            "Write one after the colon, or delete the line and keep the usual one.",
            "Écrivez-en une après les deux-points, ou effacez la ligne pour garder la valeur habituelle.",
        ),
    ),
    "number_for_text": Wording(
        pair(
            "'{key}' must be text, and YAML reads {written} as a number.",
            "« {key} » doit être un texte, et YAML lit {written} comme un nombre.",
        ),
        advice=_QUOTES,
    ),
    "truth_for_text": Wording(
        pair(
            "'{key}' must be text, and YAML reads {written} as {truth}.",
            "« {key} » doit être un texte, et YAML lit {written} comme {truth}.",
        ),
        advice=_QUOTES,
    ),
    "block_for_text": Wording(
        pair(
            "'{key}' must be one text, not a list or a block.",
            "« {key} » doit être un seul texte, pas une liste ni un bloc.",
        ),
        advice=pair("Write the text after the colon.", "Écrivez le texte après les deux-points."),
    ),
    "too_long": Wording(
        pair("'{key}' is longer than {limit} characters.", "« {key} » dépasse {limit} caractères."),
        advice=pair("Write it shorter.", "Écrivez-le plus court."),
    ),
    "no_words": Wording(
        pair("'{key}' says nothing.", "« {key} » ne dit rien."),
        advice=pair(
            "Write something, or delete the line.",
            "Écrivez quelque chose, ou effacez la ligne.",
        ),
    ),
    "unknown_choice": Wording(
        pair("'{key}' cannot be '{value}'.", "« {key} » ne peut pas être « {value} »."),
        _CHOICES,
        pair("Use one of these.", "Prenez l'un de ces choix."),
        DID_YOU_MEAN,
    ),
    "unknown_form": Wording(
        pair(
            "The mechanism {owner} has no form called '{value}'.",
            "Le mécanisme {owner} n'a pas de forme nommée « {value} ».",
        ),
        _CHOICES,
        pair(
            "Use one of these; 'off' removes the mechanism.",
            "Prenez l'un de ces choix ; « off » retire le mécanisme.",
        ),
        DID_YOU_MEAN,
    ),
    "truth_for_choice": Wording(
        pair(
            "'{key}' must be a word, and YAML reads {written} as {truth}.",
            "« {key} » doit être un mot, et YAML lit {written} comme {truth}.",
        ),
        _CHOICES,
        pair("Use one of these.", "Prenez l'un de ces choix."),
    ),
    "not_a_block": Wording(
        pair(
            "'{key}' must be a block of keys and values.",
            "« {key} » doit être un bloc de clés et de valeurs.",
        ),
        pair("Keys in it: {allowed}.", "Clés possibles : {allowed}."),
        pair(
            "Write them on the lines below, two spaces further in.",
            "Écrivez-les sur les lignes suivantes, deux espaces plus loin.",
        ),
    ),
    "not_a_list": Wording(
        pair("'{key}' must be a list.", "« {key} » doit être une liste."),
        advice=pair(
            "Begin each entry with a dash: - {{date: 2025-06, set: {{government.restraint: 0.8}}}}",
            "Commencez chaque entrée par un tiret : - {{date: 2025-06, set: {{government.restraint: 0.8}}}}",
        ),
    ),
    "bad_month": Wording(
        pair(
            "'{key}' is '{value}', which is not a month.",
            "« {key} » vaut « {value} », qui n'est pas un mois.",
        ),
        advice=pair(
            "Write the year and the month, as in 2024-03.",
            "Écrivez l'année et le mois, comme 2024-03.",
        ),
    ),
    "bad_day": Wording(
        pair(
            "'{key}' is '{value}', which is not a date.",
            "« {key} » vaut « {value} », qui n'est pas une date.",
        ),
        advice=pair(
            "Write a month, as in 2024-03, or a day, as in 2024-03-15.",
            "Écrivez un mois, comme 2024-03, ou un jour, comme 2024-03-15.",
        ),
    ),
    "bad_name": Wording(
        pair(
            "'{value}' cannot be the name of a scenario.",
            "« {value} » ne peut pas être le nom d'un scénario.",
        ),
        pair(
            "A letter first, then up to {limit} letters without accents, digits, _ or -.",
            "D'abord une lettre, puis jusqu'à {limit} lettres sans accent, chiffres, _ ou -.",
        ),
        pair("Write {example}, for example.", "Écrivez par exemple {example}."),
    ),
}
