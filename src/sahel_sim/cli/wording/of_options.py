"""What each argument and option means, and what is written in place of its value."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

OPTIONS: Mapping[str, Pair] = {
    "option_scenario": pair(
        "A scenario that comes with sahel-sim ('sahel-sim show' lists them), or a YAML file",
        "Un scénario fourni avec sahel-sim (« sahel-sim show » les liste), ou un fichier YAML",
    ),
    "option_scenarios": pair(
        "Two to six scenarios of one place and length; the others are compared with the first",
        "De deux à six scénarios d'un même lieu et d'une même durée ; les autres sont comparés au premier",
    ),
    "option_outcomes": pair(
        "Compare these outcomes only, with commas between them",
        "Ne comparer que ces résultats, séparés par des virgules",
    ),
    "option_swept": pair(
        "A scenario, of which --vary says what is varied; or a sweep: one that comes with sahel-sim, or a "
        "YAML file",
        "Un scénario, dont --vary dit ce qui varie ; ou un balayage, fourni avec sahel-sim ou dans un "
        "fichier YAML",
    ),
    "option_vary": pair(
        "Vary a setting: LEVER=START:END:POINTS or LEVER=VALUE,VALUE; up to three times: across, up, and a "
        "map for each value",
        "Faire varier un réglage : LEVIER=DEBUT:FIN:POINTS ou LEVIER=VALEUR,VALEUR ; jusqu'à trois fois : en "
        "abscisse, en ordonnée, et une carte par valeur",
    ),
    "option_cell_runs": pair(
        "How many runs each cell has; 64, or as the sweep says, unless given",
        "Combien de simulations a chaque case ; 64, ou ce que dit le balayage, si rien n'est dit",
    ),
    "option_cell_seed": pair(
        "The number from which all chance comes; all cells share it",
        "Le nombre d'où vient tout le hasard ; toutes les cases le partagent",
    ),
    "option_swept_outcomes": pair(
        "What is told of each cell, with commas between",
        "Ce qui est relevé dans chaque case, séparé par des virgules",
    ),
    "option_maps": pair(
        "Where the maps go: a new or empty folder; results/sweep-SCENARIO unless given",
        "Où vont les cartes : un dossier nouveau ou vide ; results/sweep-SCENARIO si rien n'est dit",
    ),
    "option_resume_sweep": pair(
        "Go on with a sweep that was broken off, in the folder of its maps; it need not be named",
        "Continuer un balayage interrompu, dans le dossier de ses cartes ; il n'est pas besoin de le nommer",
    ),
    "option_dry_run": pair(
        "Only say how many runs it is, how long they take and how much disk; write nothing",
        "Dire seulement combien de simulations, combien de temps et de disque ; ne rien écrire",
    ),
    "option_width": pair(
        "Say how many runs are still needed for intervals this wide, such as 0.02",
        "Dire combien de simulations manquent pour des intervalles de cette largeur, comme 0.02",
    ),
    "option_file": pair(
        "A YAML file, or a scenario, sweep or claim that comes with sahel-sim",
        "Un fichier YAML, ou un scénario, balayage ou affirmation fourni avec sahel-sim",
    ),
    "option_topic": pair(
        "A scenario, sweep, claim, mechanism, strategy, faction, section such as dialogue, or setting such "
        "as combat.fire; nothing lists all",
        "Un scénario, balayage, affirmation, mécanisme, stratégie, faction, section comme dialogue, ou "
        "réglage comme combat.fire ; sans rien, leur liste",
    ),
    "option_name": pair(
        "Name of the new scenario, and of its file", "Nom du nouveau scénario, et de son fichier"
    ),
    "option_runs": pair(
        "How many times the story is simulated, as many as the scenario says unless given",
        "Combien de fois l'histoire est simulée ; si rien n'est dit, autant que le dit le scénario",
    ),
    "option_seed": pair(
        "The number from which all chance comes; the same seed gives the same results",
        "Le nombre d'où vient tout le hasard ; la même graine donne les mêmes résultats",
    ),
    "option_output": pair(
        "Where the results go: a new or empty folder; results/SCENARIO unless given",
        "Où vont les résultats : un dossier nouveau ou vide ; results/SCENARIO si rien n'est dit",
    ),
    "option_compared_folder": pair(
        "Where the comparison goes: a new or empty folder; results/compare-SCENARIO-SCENARIO unless given",
        "Où va la comparaison : un dossier nouveau ou vide ; results/compare-SCENARIO-SCENARIO si rien n'est "
        "dit",
    ),
    "option_resume": pair(
        "Go on with a run that was broken off, in the folder of its results; the scenario need not be named",
        "Continuer une simulation interrompue, dans le dossier de ses résultats ; le scénario est connu",
    ),
    "option_results": pair("The folder of results to run again", "Le dossier de résultats à refaire"),
    "option_output_file": pair(
        "Write into this file instead of the screen", "Écrire dans ce fichier plutôt qu'à l'écran"
    ),
    "option_workers": pair(
        "Processes at work; all cores unless given. Results do not depend on it",
        "Processus au travail ; tous les cœurs si rien n'est dit. Les résultats n'en dépendent pas",
    ),
    "option_set": pair(
        "Change a setting, such as government.restraint=0.9; may be given many times",
        "Changer un réglage, comme government.restraint=0.9 ; peut être répété",
    ),
    "option_lang": pair(
        "Language; also taken from SAHEL_SIM_LANG or from the system",
        "Langue ; sinon celle de SAHEL_SIM_LANG ou du système",
    ),
    "option_quiet": pair("Say nothing but mistakes", "Ne rien dire, sauf les erreurs"),
    "option_json": pair(
        "Print a summary for programs; everything else goes to the error stream",
        "Afficher un résumé pour programmes ; tout le reste va vers la sortie d'erreur",
    ),
    "option_from": pair(
        "The scenario that the new one changes, or that the new claim starts from",
        "Le scénario que le nouveau modifie, ou d'où part la nouvelle affirmation",
    ),
    "option_stock": pair(
        "Which number: fighters, control (in places), treasury (in million USD), grievance (anger at a side) "
        "or relapse (risk that its peace breaks)",
        "Quel nombre : fighters (combattants), control (localités), treasury (millions de dollars), "
        "grievance (colère contre un camp) ou relapse (risque que sa paix se rompe)",
    ),
    "option_faction": pair(
        "Of which faction; of all, one after another, unless given",
        "De quelle faction ; de toutes, l'une après l'autre, si rien n'est dit",
    ),
    "option_replicate": pair(
        "One single run by its number, instead of the mean of many",
        "Une seule simulation, par son numéro, au lieu de la moyenne de toutes",
    ),
    "option_page": pair(
        "The page of a scenario: how it works, what to notice and to try",
        "La page d'un scénario : comment il marche, quoi observer et essayer",
    ),
    "option_version": pair("Print the version", "Afficher la version"),
    "option_help": pair("Show this page", "Afficher cette page"),
    "metavar_scenario": pair("SCENARIO", "SCENARIO"),
    "metavar_scenarios": pair("SCENARIO...", "SCENARIO..."),
    "metavar_outcomes": pair("NAMES", "NOMS"),
    "metavar_swept": pair("SCENARIO|SWEEP", "SCENARIO|BALAYAGE"),
    "metavar_vary": pair("LEVER=VALUES", "LEVIER=VALEURS"),
    "metavar_cell_runs": pair("N", "N"),
    "metavar_cell_seed": pair("N", "N"),
    "metavar_swept_outcomes": pair("NAMES", "NOMS"),
    "metavar_maps": pair("FOLDER", "DOSSIER"),
    "metavar_resume_sweep": pair("FOLDER", "DOSSIER"),
    "metavar_width": pair("X", "X"),
    "metavar_file": pair("FILE", "FICHIER"),
    "metavar_topic": pair("NAME", "NOM"),
    "metavar_name": pair("NAME", "NOM"),
    "metavar_runs": pair("N", "N"),
    "metavar_seed": pair("N", "N"),
    "metavar_output": pair("FOLDER", "DOSSIER"),
    "metavar_compared_folder": pair("FOLDER", "DOSSIER"),
    "metavar_resume": pair("FOLDER", "DOSSIER"),
    "metavar_results": pair("FOLDER", "DOSSIER"),
    "metavar_output_file": pair("FILE", "FICHIER"),
    "metavar_workers": pair("N", "N"),
    "metavar_set": pair("KEY=VALUE", "CLE=VALEUR"),
    "metavar_lang": pair("en|fr", "en|fr"),
    "metavar_from": pair("SCENARIO", "SCENARIO"),
    "metavar_stock": pair("NAME", "NOM"),
    "metavar_faction": pair("NAME", "NOM"),
    "metavar_replicate": pair("N", "N"),
}
"""By name of the option: ``option_...`` says what it does, ``metavar_...`` stands for its value."""
