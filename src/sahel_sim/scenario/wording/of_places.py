"""What is said of the tables of a place."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

THINGS: Mapping[str, Pair] = {
    "bloc": pair("a bloc", "un bloc"),
    "faction": pair("a faction of factions.csv", "une faction de factions.csv"),
    "factions": pair("factions", "factions"),
    "locality": pair("a locality of localities.csv", "une localité de localities.csv"),
    "localities": pair("localities", "localités"),
    "region": pair("a region of localities.csv", "une région de localities.csv"),
}
"""What a cell can name."""

_ONE_ROW = pair("Keep one of the two rows.", "Gardez une seule des deux lignes.")

OF_PLACES: Mapping[str, Wording] = {
    "no_table": Wording(
        pair("This table is missing or cannot be opened.", "Ce tableau manque ou ne peut pas être ouvert."),
        pair("Its columns: {columns}.", "Ses colonnes : {columns}."),
        pair(
            "Add the file; the folder of a place has one for each table.",
            "Ajoutez le fichier ; le dossier d'un lieu en a un par tableau.",
        ),
    ),
    "broken_row": Wording(
        pair("This row cannot be read.", "Cette ligne ne peut pas être lue."),
        advice=pair(
            "Close every quotation mark on its own line.", "Fermez chaque guillemet sur sa propre ligne."
        ),
    ),
    "no_column": Wording(
        pair("The column '{column}' is missing.", "Il manque la colonne « {column} »."),
        pair("Columns of this table: {columns}.", "Colonnes de ce tableau : {columns}."),
        pair("Add it to the first line.", "Ajoutez-la à la première ligne."),
        pair("Rename '{nearest}' to '{column}'.", "Renommez « {nearest} » en « {column} »."),
    ),
    "no_rows": Wording(
        pair("This table has no rows below its first line.", "Ce tableau n'a aucune ligne sous la première."),
        advice=pair("Add at least one.", "Ajoutez-en au moins une."),
    ),
    "ragged_row": Wording(
        pair(
            "This row has {cells} cells, and the table has {columns} columns.",
            "Cette ligne a {cells} cellules, et le tableau {columns} colonnes.",
        ),
        advice=pair(
            "Count the commas; put a text that has a comma in double quotes.",
            "Comptez les virgules ; mettez entre guillemets doubles un texte qui contient une virgule.",
        ),
    ),
    "cell_not_number": Wording(
        pair(
            "In the column '{column}' there is '{value}', which is not a number.",
            "La colonne « {column} » contient « {value} », qui n'est pas un nombre.",
        ),
        advice=pair(
            "Write a number, with a point for decimals and without spaces.",
            "Écrivez un nombre, avec un point pour les décimales et sans espaces.",
        ),
    ),
    "cell_out_of_range": Wording(
        pair(
            "In the column '{column}' there is {value}, which is out of range.",
            "La colonne « {column} » contient {value}, qui est hors limites.",
        ),
        pair("Allowed: {low} to {high}.", "Valeurs possibles : de {low} à {high}."),
        pair("Write a number in this range.", "Écrivez un nombre entre ces bornes."),
    ),
    "cell_not_month": Wording(
        pair(
            "In the column '{column}' there is '{value}', which is not a month.",
            "La colonne « {column} » contient « {value} », qui n'est pas un mois.",
        ),
        advice=pair(
            "Write the year and the month, as in 2024-02.", "Écrivez l'année et le mois, comme 2024-02."
        ),
    ),
    "cell_empty": Wording(
        pair("The column '{column}' is empty here.", "La colonne « {column} » est vide ici."),
        advice=pair("Write a name.", "Écrivez un nom."),
    ),
    "cell_unknown": Wording(
        pair(
            "In the column '{column}' there is '{value}', which is not {thing}.",
            "La colonne « {column} » contient « {value} », qui n'est pas {thing}.",
        ),
        pair("Allowed: {allowed}.", "Choix possibles : {allowed}."),
        pair("Use one of these, spelt the same way.", "Prenez l'un de ces choix, écrit de la même façon."),
        DID_YOU_MEAN,
    ),
    "faction_name": Wording(
        pair(
            "'{value}' cannot be the name of a faction.", "« {value} » ne peut pas être le nom d'une faction."
        ),
        pair(
            "Small letters without accents, digits and _, beginning with a letter; but no key of a scenario "
            "file and "
            "no bloc.",
            "Des minuscules sans accent, des chiffres et _, une lettre d'abord ; mais ni une clé de "
            "scénario ni un bloc.",
        ),
        pair("Choose another name.", "Choisissez un autre nom."),
    ),
    "faction_is_column": Wording(
        pair(
            "'{value}' cannot be the name of a faction: it is a word of the tables of results, or a voice at "
            "the table.",
            "« {value} » ne peut pas être le nom d'une faction : c'est un mot des tableaux de résultats, ou "
            "une voix à la table.",
        ),
        advice=pair("Choose another name.", "Choisissez un autre nom."),
    ),
    "no_state": Wording(
        pair(
            "This place has no state: no faction here is of the bloc 'state'.",
            "Ce lieu n'a pas d'État : aucune faction n'y est du bloc « state ».",
        ),
        advice=pair(
            "Give one faction the bloc 'state': accords, drafts and capitals are the state's.",
            "Donnez à une faction le bloc « state » : accords, conscription et capitales sont de l'État.",
        ),
    ),
    "start_without_strengths": Wording(
        pair(
            "The start {value} has no strengths: strengths.csv says nothing of it.",
            "Le départ {value} n'a pas d'effectifs : strengths.csv n'en dit rien.",
        ),
        pair("Starts with strengths: {allowed}.", "Départs avec effectifs : {allowed}."),
        pair(
            "Add a row for each faction to strengths.csv, or remove the rows of this start.",
            "Ajoutez une ligne par faction à strengths.csv, ou retirez les lignes de ce départ.",
        ),
    ),
    "too_few": Wording(
        pair("A place needs at least two {things}.", "Il faut à un lieu au moins deux {things}."),
        advice=pair("Add a row.", "Ajoutez une ligne."),
    ),
    "scattered_region": Wording(
        pair(
            "The rows of the region '{value}' do not stand together.",
            "Les lignes de la région « {value} » ne se suivent pas.",
        ),
        advice=pair(
            "Move this row to the others of its region; the first of them is its hub.",
            "Déplacez cette ligne auprès des autres de sa région ; la première en est le centre.",
        ),
    ),
    "road_to_itself": Wording(
        pair("This road leads from '{value}' to itself.", "Cette route va de « {value} » à « {value} »."),
        advice=pair("Name two localities, or delete the row.", "Nommez deux localités, ou effacez la ligne."),
    ),
    "road_twice": Wording(
        pair(
            "There is already a road between {start} and {end}.",
            "Il y a déjà une route entre {start} et {end}.",
        ),
        advice=_ONE_ROW,
    ),
    "no_road": Wording(
        pair("No road leads from {hub} to '{value}'.", "Aucune route ne mène de {hub} à « {value} »."),
        advice=pair(
            "Add a row to roads.csv that connects it; forces and people move by road.",
            "Ajoutez une ligne à roads.csv qui la relie ; forces et habitants se déplacent par la route.",
        ),
    ),
    "no_strength": Wording(
        pair(
            "The strength of {faction} is missing for {date}.",
            "Il manque l'effectif de {faction} pour {date}.",
        ),
        advice=pair(
            "Add a row, with 0 if the faction does not exist then.",
            "Ajoutez une ligne, avec 0 si la faction n'existe pas alors.",
        ),
    ),
    "said_twice": Wording(
        pair(
            "'{what}' stands here twice; the first time in line {first}.",
            "« {what} » figure ici deux fois ; la première fois à la ligne {first}.",
        ),
        advice=_ONE_ROW,
    ),
    "shares_above_one": Wording(
        pair("The shares of {whose} add up to {total}.", "Les parts de {whose} font {total} au total."),
        pair(
            "At most 1; what is missing to 1 is nobody's.",
            "Au plus 1 ; ce qui manque pour faire 1 n'est à personne.",
        ),
        pair("Lower one of them.", "Baissez l'une d'elles."),
    ),
    "shares_not_one": Wording(
        pair(
            "The shares of {whose} for {date} add up to {total}.",
            "Les parts de {whose} pour {date} font {total} au total.",
        ),
        pair("They must add up to 1.", "Elles doivent faire 1 au total."),
        pair("Change one of them, or add a row.", "Changez l'une d'elles, ou ajoutez une ligne."),
    ),
}
