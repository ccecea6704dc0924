"""Words of the page on which simulated wars are held against real ones."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

PATTERNS: Mapping[str, Pair] = {
    "patterns_title": pair(
        "The simulated wars beside the real ones", "Les guerres simulées à côté des vraies"
    ),
    "patterns_kicker": pair(
        "{statistics} statistics, {runs} runs of each start",
        "{statistics} statistiques, {runs} simulations par départ",
    ),
    "patterns_summary": pair(
        "What is known of the war in Mali and of wars like it, each with a band, and what the model "
        "shows of it.",
        "Ce que l'on sait de la guerre au Mali et de guerres semblables, avec pour chaque statistique "
        "une bande, et ce que le modèle en montre.",
    ),
    "patterns_of_A": pair(
        "Weight A, what the model should show: {inside} of {known} inside their bands.",
        "Poids A, ce que le modèle devrait montrer : {inside} sur {known} dans leur bande.",
    ),
    "patterns_of_B": pair(
        "Weight B, what it had better show: {inside} of {known} inside.",
        "Poids B, ce qu'il ferait bien de montrer : {inside} sur {known} dans leur bande.",
    ),
    "patterns_of_C": pair(
        "Weight C, context that neither accepts nor rejects it: {inside} of {known} inside.",
        "Poids C, contexte qui ne l'accepte ni ne le rejette : {inside} sur {known} dans leur bande.",
    ),
    "patterns_caution": pair(
        "Every one of these statistics was looked at while the rules were made. So this is a list of "
        "what the model was built to do, and says nothing about what it can predict.",
        "Chacune de ces statistiques a été regardée pendant que les règles étaient faites. C'est donc la "
        "liste de ce que le modèle est fait pour montrer, et elle ne dit rien de ce qu'il peut prédire.",
    ),
    "patterns_table": pair("Statistic by statistic", "Statistique par statistique"),
    "patterns_note": pair(
        "Simulated: the median, and below it 5 and 95 % of the runs; of shares of runs or of spells, of "
        "runs drawn again with replacement. Inside: whether the median is in the band. ∞: it never "
        "happened within the run.",
        "Simulé : la médiane et, dessous, 5 et 95 % des simulations ; pour les parts de simulations ou "
        "de périodes, des simulations retirées avec remise. Dedans : la médiane est dans la bande. ∞ : "
        "cela n'est jamais arrivé dans la simulation.",
    ),
    "patterns_statistic": pair("Statistic", "Statistique"),
    "patterns_target": pair("Target, band", "Cible, bande"),
    "patterns_simulated": pair("Simulated", "Simulé"),
    "patterns_inside": pair("Inside", "Dedans"),
    "patterns_weight": pair("Weight, use", "Poids, usage"),
    "patterns_starts": pair("Start", "Départ"),
    "patterns_yes": pair("yes", "oui"),
    "patterns_no": pair("no", "non"),
    "patterns_calibration": pair("calibration", "calibration"),
    "patterns_test": pair("test", "test"),
    "patterns_not_computed": pair("What could not be computed", "Ce qui n'a pas pu être calculé"),
    "patterns_several": pair("all starts together", "tous les départs ensemble"),
    "patterns_settings": pair("Changed in every start", "Changé dans tous les départs"),
    "patterns_sources": pair(
        "Sources are the keys of the bibliography that 'sahel-sim show bibliography' lists; they are in "
        "patterns_scored.csv.",
        "Les sources sont les clés de la bibliographie que « sahel-sim show bibliography » affiche ; "
        "elles sont dans patterns_scored.csv.",
    ),
    "patterns_rules": pair(
        "Deaths of state-based fighting are counted as UCDP does: a conflict is active in a calendar "
        "year with 25 deaths or more; raids of a foreign force count as the state's.",
        "Les morts des conflits étatiques sont comptés comme l'UCDP : un conflit est actif dans une "
        "année civile de 25 morts ou plus ; les raids d'une force étrangère comptent comme ceux de "
        "l'État.",
    ),
}

UNITS: Mapping[str, Pair] = {
    "exponent": pair("exponent", "exposant"),
    "log units": pair("log units", "unités de log"),
    "deaths": pair("deaths", "morts"),
    "share": pair("share", "part"),
    "-": pair("", ""),
    "ratio": pair("ratio", "rapport"),
    "probability": pair("probability", "probabilité"),
    "calendar years": pair("calendar years", "années civiles"),
    "sign": pair("difference", "différence"),
    "months": pair("months", "mois"),
    "per year": pair("a year", "par an"),
    "weeks": pair("weeks", "semaines"),
    "years": pair("years", "ans"),
    "days": pair("days", "jours"),
}
"""Units of patterns."""
