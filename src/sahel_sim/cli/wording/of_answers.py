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
    "goes_on": pair(
        "{done} of {runs} runs are done already.", "{done} simulations sur {runs} sont déjà faites."
    ),
    "part_damaged": pair(
        "{path} is damaged. It is set aside, and its runs are simulated again.",
        "{path} est endommagé. Il est mis de côté, et ses simulations sont refaites.",
    ),
    "part_foreign": pair(
        "{path} belongs to another run. It is set aside, and nothing of it is used.",
        "{path} appartient à une autre simulation. Il est mis de côté, et rien n'en est utilisé.",
    ),
    "runs_failed": pair(
        "{number} of {runs} runs broke off and are left out:",
        "{number} simulations sur {runs} se sont interrompues et ne sont pas comptées :",
    ),
    "run_failed": pair(
        "- number {replicate}, seed {seed}: {message}", "- numéro {replicate}, graine {seed} : {message}"
    ),
    # sweep
    "sweep_lever": pair("{lever}: {n} values ({values})", "{lever} : {n} valeurs ({values})"),
    "sweep_size": pair(
        "{cells} cells of {runs} runs: {total} runs",
        "{cells} cases de {runs} simulations : {total} simulations",
    ),
    "sweep_left": pair("Still to do: {left} runs", "Reste à faire : {left} simulations"),
    "sweep_time": pair(
        "Time: {time} with {workers} at work, told from the first steps of one chunk",
        "Temps : {time} avec {workers} au travail, d'après les premiers pas d'un lot",
    ),
    "sweep_disk": pair(
        "Disk: about {size}: {total} runs of {outcomes} outcomes of 8 bytes, kept twice until the end, and "
        "figures",
        "Disque : environ {size} : {total} simulations de {outcomes} résultats de 8 octets, gardés deux fois "
        "jusqu'à la fin, et les figures",
    ),
    "sweep_dry": pair(
        "Nothing was run, and nothing was written.", "Rien n'a été simulé, et rien n'a été écrit."
    ),
    "in_seconds": pair("about {n} seconds", "environ {n} secondes"),
    "in_minutes": pair("about {n} minutes", "environ {n} minutes"),
    "in_hours": pair("about {n} hours", "environ {n} heures"),
    "in_kilobytes": pair("{n} kB", "{n} ko"),
    "in_megabytes": pair("{n} MB", "{n} Mo"),
    "in_gigabytes": pair("{n} GB", "{n} Go"),
    "one_worker": pair("1 process", "1 processus"),
    "n_workers": pair("{n} processes", "{n} processus"),
    "cell_failed": pair(
        "- number {replicate}, seed {seed}, at {at}: {message}",
        "- numéro {replicate}, graine {seed}, avec {at} : {message}",
    ),
    "maps_beside": pair(
        "Figures, cells.csv and sweep.nc are beside it, in {folder}",
        "Les figures, cells.csv et sweep.nc sont à côté, dans {folder}",
    ),
    # reproduce
    "same_bits": pair(
        "The same bits: {runs} runs of {name}, seed {seed}.",
        "Les mêmes bits : {runs} simulations de {name}, graine {seed}.",
    ),
    "not_same_bits": pair("Not the same bits. What differs:", "Pas les mêmes bits. Ce qui diffère :"),
    "differs_scenario": pair(
        "- the scenario: scenario.yaml, or a table of its place, is not what was run",
        "- le scénario : scenario.yaml, ou une table de son lieu, n'est pas ce qui a été simulé",
    ),
    "same_bits_compared": pair(
        "The same bits: {runs} runs of each of {names}, seed {seed}.",
        "Les mêmes bits : {runs} simulations de chacun de {names}, graine {seed}.",
    ),
    "differs_in_story": pair("{name}:", "{name} :"),
    "differs_story_file": pair(
        "- the scenario: {file}, or a table of its place, is not what was run",
        "- le scénario : {file}, ou une table de son lieu, n'est pas ce qui a été simulé",
    ),
    "differs_digest": pair(
        "- the fingerprint of all results: {was} then, {now} now",
        "- l'empreinte de tous les résultats : {was} alors, {now} maintenant",
    ),
    "differs_failures": pair(
        "- which runs broke off: {was} then, {now} now",
        "- quelles simulations se sont interrompues : {was} alors, {now} maintenant",
    ),
    "differs_values": pair(
        "- {name}: {number} of {size} numbers, in {runs} runs, by {most} at most",
        "- {name} : {number} nombres sur {size}, dans {runs} simulations, de {most} au plus",
    ),
    "differs_shape": pair(
        "- {name}: it is there only once, or has another shape",
        "- {name} : présent une seule fois, ou d'une autre forme",
    ),
    "differs_version": pair("- {name}: {was} then, {now} now", "- {name} : {was} alors, {now} maintenant"),
    "unlike_here": pair("It was made elsewhere or earlier:", "Cela a été fait ailleurs ou plus tôt :"),
    "file_damaged": pair("- {name}: the file cannot be read", "- {name} : le fichier ne peut pas être lu"),
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
    "list_strategies": pair("Strategies for war", "Stratégies de guerre"),
    "list_diplomacies": pair("Strategies for talks", "Stratégies de pourparlers"),
    "list_factions": pair("Factions", "Factions"),
    "list_sections": pair("Sections of a scenario file", "Sections d'un fichier de scénario"),
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
    "lever_campaign": pair("marches on a capital", "marche sur une capitale"),
    "lever_restraint": pair("restraint", "retenue"),
    "lever_intelligence": pair("intelligence", "renseignement"),
    "lever_skill": pair("skill", "savoir-faire"),
    "lever_services": pair("services", "services"),
    "lever_support": pair("support (M USD / month)", "soutien (M USD / mois)"),
    "lever_establishment": pair("fighters it wants", "effectif visé"),
    "lever_unity": pair("unity", "unité"),
    "lever_countryside": pair("reach into the countryside", "prise sur les campagnes"),
    "lever_fighters": pair("fighters", "combattants"),
    "lever_will": pair("will to carry out", "volonté d'appliquer"),
    "lever_divisible": pair("content with a share", "part acceptable"),
    "lever_partner": pair("with a partner", "avec un partenaire"),
    "lever_partner_restraint": pair("restraint of partner", "retenue du partenaire"),
    "lever_partner_skill": pair("skill of partner", "savoir-faire du partenaire"),
    "minds": pair("How they decide", "Comment elles décident"),
    "mind": pair("{war} in war, {talks} in talks", "{war} à la guerre, {talks} aux pourparlers"),
    "between_factions": pair("Between factions at the start", "Entre factions au départ"),
    "column_pair": pair("pair", "paire"),
    "column_relations": pair(
        "relation (1 enemies, below 0 allies)", "rapport (1 ennemies, moins de 0 alliées)"
    ),
    "column_distances": pair("distance (0 to 1)", "distance (0 à 1)"),
    "talks": pair("Talks", "Pourparlers"),
    "talks_state": pair("The state", "L'État"),
    "talks_open": pair("is open to talks", "est ouvert aux pourparlers"),
    "talks_later": pair("is open to talks from {date} on", "est ouvert aux pourparlers à partir de {date}"),
    "talks_closed": pair("is not open to talks", "n'est pas ouvert aux pourparlers"),
    "talks_mediator": pair("Mediator", "Médiateur"),
    "talks_guarantor": pair("Guarantors", "Garants"),
    "talks_parties": pair("At the table", "À la table"),
    "talks_nobody": pair("nobody", "personne"),
    "talks_accord": pair("Accord in force", "Accord en vigueur"),
    "talks_signed": pair("{who} ({done} carried out, {due} due)", "{who} (appliqué : {done}, dû : {due})"),
    "talks_unsigned": pair("none", "aucun"),
    "party_civil_society": pair("civil society", "société civile"),
    "party_traditional_leaders": pair("traditional leaders", "chefs traditionnels"),
    "party_women": pair("women", "femmes"),
    "party_youth": pair("youth", "jeunes"),
    "party_opposition": pair("political opposition", "opposition politique"),
    "forces": pair("International forces at the start", "Forces internationales au départ"),
    "forces_peacekeepers": pair("Peacekeepers", "Casques bleus"),
    "forces_foreign_force": pair("Foreign troops", "Troupes étrangères"),
    "forces_none": pair("none", "aucune"),
    "timeline": pair("Timeline", "Chronologie"),
    "run_it": pair("To run it: sahel-sim run {name}", "Pour le simuler : sahel-sim run {name}"),
    "read_page": pair(
        "How it works, what to notice, what to try:\n  sahel-sim show {name} --page",
        "Comment ça marche, qu'observer, qu'essayer :\n  sahel-sim show {name} --page",
    ),
    "forms": pair("Forms", "Formes"),
    "parameters": pair("Parameters", "Paramètres"),
    "sources": pair("Sources", "Sources"),
    "default_and_range": pair(
        "{name} = {default}{unit}, from {low} to {high}", "{name} = {default}{unit}, de {low} à {high}"
    ),
    "no_default": pair("{name}: from {low} to {high}{unit}", "{name} : de {low} à {high}{unit}"),
    "from_source": pair("Source: {source}", "Source : {source}"),
    "in_a_file": pair("In a scenario file: {path}", "Dans un fichier de scénario : {path}"),
    "in_section": pair("In a scenario file, under {name}:", "Dans un fichier de scénario, sous {name} :"),
    "moves": pair(
        "A timeline can change it during a run.", "Une chronologie peut le changer en cours de simulation."
    ),
    "stays": pair("It holds for the whole run.", "Il vaut pour toute la simulation."),
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
