"""What is said of tables of settings, in files and in memory."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.sentence import Wording

OF_SETTING_TABLES: Mapping[str, Wording] = {
    "no_settings": Wording(
        pair("This table changes no setting.", "Ce tableau ne change aucun réglage."),
        pair(
            "Each column is a setting, such as government.military_pressure, and each row one world.",
            "Chaque colonne est un réglage, comme government.military_pressure, et chaque ligne un monde.",
        ),
        pair("Add a column and at least one row.", "Ajoutez une colonne et au moins une ligne."),
    ),
    "column_twice": Wording(
        pair("The column '{column}' is there twice.", "La colonne « {column} » figure deux fois."),
        advice=pair("Keep one of the two.", "Gardez l'une des deux."),
    ),
    "column_unnamed": Wording(
        pair("This column has no name.", "Cette colonne n'a pas de nom."),
        advice=pair(
            "Write the setting that it changes into the first line.",
            "Écrivez dans la première ligne le réglage qu'elle change.",
        ),
    ),
    "row_twice": Wording(
        pair("Two rows are called '{name}'.", "Deux lignes s'appellent « {name} »."),
        advice=pair("Give one of them another name.", "Donnez un autre nom à l'une d'elles."),
    ),
    "same_for_all_rows": Wording(
        pair(
            "'{key}' cannot be a column: it is the same for all rows.",
            "« {key} » ne peut pas être une colonne : il vaut pour toutes les lignes.",
        ),
        pair(
            "The scenario, the runs and the seed are said once.",
            "Le scénario, le nombre de simulations et la graine se disent une fois.",
        ),
        pair(
            "Remove the column, and write --scenario, --runs or --seed.",
            "Retirez la colonne, et écrivez --scenario, --runs ou --seed.",
        ),
    ),
    "long_cell": Wording(
        pair("This name is longer than {limit} letters.", "Ce nom dépasse {limit} lettres."),
        advice=pair("Shorten it.", "Raccourcissez-le."),
    ),
    "too_many_settings": Wording(
        pair(
            "This table has {rows} rows of {runs} runs: {total} runs in all.",
            "Ce tableau a {rows} lignes de {runs} simulations : {total} simulations en tout.",
        ),
        pair("At most {limit} runs in all.", "Au plus {limit} simulations en tout."),
        pair("Take fewer rows or fewer runs.", "Prenez moins de lignes ou moins de simulations."),
    ),
    "settings_of_other_length": Wording(
        pair(
            "In this row a run lasts {years} years, too short to tell {names}.",
            "Dans cette ligne une simulation dure {years} ans, trop peu pour {names}.",
        ),
        pair(
            "Whether a war is over takes two years to tell.",
            "Il faut deux ans pour savoir si une guerre est finie.",
        ),
        pair("Name other outcomes, or let it run longer.", "Nommez d'autres résultats, ou allongez-la."),
    ),
}
"""By kind of mistake."""
