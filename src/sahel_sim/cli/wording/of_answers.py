"""What commands answer."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

ANSWERS: Mapping[str, Pair] = {
    # run
    "simulating": pair("Simulating", "Simulation"),
    "wait_seconds": pair(
        "{runs} runs: about {number} seconds.", "{runs} simulations : environ {number} secondes."
    ),
    "wait_minutes": pair(
        "{runs} runs: about {number} minutes.", "{runs} simulations : environ {number} minutes."
    ),
    "drawing": pair("Drawing figures and writing the page.", "Dessin des figures et écriture de la page."),
    "page_is_at": pair("To read, open this page: {path}", "À lire, ouvrez cette page : {path}"),
    "tables_beside": pair(
        "Figures and tables are beside it, in {folder}",
        "Les figures et les tableaux sont à côté, dans {folder}",
    ),
    # check and show
    "is_right": pair("{file} is right.", "{file} est juste."),
    "fact_place": pair("Place", "Lieu"),
    "fact_time": pair("Time", "Temps"),
    "fact_runs": pair("Runs", "Simulations"),
    "fact_factions": pair("Factions", "Factions"),
    "fact_based_on": pair("Based on", "Basé sur"),
    "fact_differs": pair("Changes", "Changements"),
    "state_of": pair("{place}, as it was in {date}", "{place}, tel qu'en {date}"),
    "time_months": pair(
        "{start} to {end}, {years} years, month by month", "{start} à {end}, {years} ans, mois par mois"
    ),
    "time_weeks": pair(
        "{start} to {end}, {years} years, week by week", "{start} à {end}, {years} ans, semaine par semaine"
    ),
    "runs_and_seed": pair("{runs}, from seed {seed}", "{runs}, à partir de la graine {seed}"),
    "no_difference": pair(
        "none: it is the same story as {base}", "aucun : c'est la même histoire que {base}"
    ),
    "other_timeline": pair("the timeline is another one", "la chronologie est une autre"),
    "and_more": pair("and {number} more", "et {number} autres"),
    # show
    "list_scenarios": pair("Scenarios", "Scénarios"),
    "list_mechanisms": pair("Mechanisms", "Mécanismes"),
    "list_strategies": pair("Strategies", "Stratégies"),
    "list_factions": pair("Factions", "Factions"),
    "scenario_in": pair(
        "{title} ({place}, {start}, {years} years)", "{title} ({place}, {start}, {years} ans)"
    ),
    "faction_in": pair("{label} ({place})", "{label} ({place})"),
    "show_more": pair(
        "'sahel-sim show NAME' tells more about any of these.",
        "« sahel-sim show NOM » en dit plus sur chacun d'eux.",
    ),
    "levers": pair("Levers at the start", "Leviers au départ"),
    "column_lever": pair("lever", "levier"),
    "lever_military_pressure": pair("pressure on {other}", "pression sur {other}"),
    "lever_restraint": pair("restraint", "retenue"),
    "lever_intelligence": pair("intelligence", "renseignement"),
    "lever_skill": pair("skill", "savoir-faire"),
    "lever_services": pair("services", "services"),
    "lever_support": pair("support (M USD / month)", "soutien (M USD / mois)"),
    "lever_establishment": pair("fighters it wants", "effectif visé"),
    "lever_fighters": pair("fighters", "combattants"),
    "lever_strategy": pair("strategy", "stratégie"),
    "timeline": pair("Timeline", "Chronologie"),
    "run_it": pair("To run it: sahel-sim run {name}", "Pour le simuler : sahel-sim run {name}"),
    "forms": pair("Forms", "Formes"),
    "parameters": pair("Parameters", "Paramètres"),
    "sources": pair("Sources", "Sources"),
    "default_and_range": pair(
        "{name} = {default}{unit}, from {low} to {high}", "{name} = {default}{unit}, de {low} à {high}"
    ),
    "no_default": pair("{name}: from {low} to {high}{unit}", "{name} : de {low} à {high}{unit}"),
    "from_source": pair("Source: {source}", "Source : {source}"),
    "in_a_file": pair("In a scenario file: {path}", "Dans un fichier de scénario : {path}"),
    "in_english": pair("", "Ce texte est en anglais, comme les fichiers du modèle."),
    "fighters_on": pair("Fighters in {date}: {number}", "Combattants en {date} : {number}"),
    "of_bloc": pair("Bloc: {bloc}", "Bloc : {bloc}"),
    "can_be_set": pair("What a scenario can set", "Ce qu'un scénario peut régler"),
    # new and schema
    "new_written": pair(
        "{file} is written. Open it in any text editor, then:",
        "{file} est écrit. Ouvrez-le dans un éditeur, puis :",
    ),
    "schema_beside": pair(
        "{file} beside it lets editors such as VS Code complete and check it.",
        "{file}, à côté, permet à des éditeurs comme VS Code de le compléter et de le vérifier.",
    ),
    "schema_written": pair("The schema is in {file}.", "Le schéma est dans {file}."),
    # explain
    "of_many": pair(
        "{title}: mean of {runs} runs, {start} to {end}",
        "{title} : moyenne de {runs} simulations, de {start} à {end}",
    ),
    "of_one": pair(
        "{title}: run number {number}, {start} to {end}",
        "{title} : simulation numéro {number}, de {start} à {end}",
    ),
}
"""By what is said."""
