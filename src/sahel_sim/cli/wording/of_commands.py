"""What each command does, its examples, and the words around them on a help page."""

from collections.abc import Mapping

from sahel_sim.languages import LANGUAGES, Pair, pair

COMMANDS: Mapping[str, Pair] = {
    "about": pair(
        "See how the war in northern Mali may go, and why: who holds what, who pays, how often it ends.\n\n"
        "For learning and for testing claims. It predicts nothing and is of no use for operations.",
        "Voir comment la guerre au nord du Mali peut évoluer, et pourquoi : qui tient quoi, qui en paie le "
        "prix, combien de fois elle finit.\n\n"
        "Pour apprendre et pour mettre des affirmations à l'épreuve. Rien n'est prédit ici, et rien ne "
        "sert à des opérations.",
    ),
    "about_examples": pair(
        "sahel-sim show\n"
        "sahel-sim run return_to_dialogue\n"
        "sahel-sim new my_story --from return_to_dialogue\n"
        "sahel-sim run my_story.yaml --lang fr",
        "sahel-sim show\n"
        "sahel-sim run return_to_dialogue\n"
        "sahel-sim new mon_histoire --from return_to_dialogue\n"
        "sahel-sim run mon_histoire.yaml --lang fr",
    ),
    "run": pair(
        "Simulate a scenario many times, and write a folder with a page to read.",
        "Simuler un scénario de nombreuses fois, et écrire un dossier avec une page à lire.",
    ),
    "run_examples": pair(
        "sahel-sim run return_to_dialogue\n"
        "sahel-sim run my_story.yaml --runs 1000 -o my_results\n"
        "sahel-sim run force_alone --set government.restraint=0.9\n"
        "sahel-sim run --resume my_results",
        "sahel-sim run return_to_dialogue\n"
        "sahel-sim run mon_histoire.yaml --runs 1000 -o mes_resultats\n"
        "sahel-sim run force_alone --set government.restraint=0.9\n"
        "sahel-sim run --resume mes_resultats",
    ),
    "reproduce": pair(
        "Run the results in a folder again, and say whether every bit is the same, or what differs.",
        "Refaire les résultats d'un dossier, et dire si chaque bit est le même, ou ce qui diffère.",
    ),
    "reproduce_examples": pair("sahel-sim reproduce my_results", "sahel-sim reproduce mes_resultats"),
    "compare": pair(
        "Run scenarios with the same luck, and say what each changes against the first.",
        "Simuler des scénarios avec le même hasard, et dire ce que chacun change par rapport au premier.",
    ),
    "compare_examples": pair(
        "sahel-sim compare mali_2024_02 return_to_dialogue\n"
        "sahel-sim compare mali_2024_02 my_story.yaml --runs 500 --width 0.02\n"
        "sahel-sim compare force_alone return_to_dialogue --outcomes rebel_war_over",
        "sahel-sim compare mali_2024_02 return_to_dialogue\n"
        "sahel-sim compare mali_2024_02 mon_histoire.yaml --runs 500 --width 0.02\n"
        "sahel-sim compare force_alone return_to_dialogue --outcomes rebel_war_over",
    ),
    "sweep": pair(
        "Simulate a scenario at every point of a grid of settings, and write a folder with maps to read.",
        "Simuler un scénario à chaque point d'une grille de réglages, et écrire un dossier avec des cartes à "
        "lire.",
    ),
    "sweep_examples": pair(
        "sahel-sim sweep return_to_dialogue --vary dialogue.inclusivity=0:1:9\n"
        "sahel-sim sweep my_story.yaml --vary government.restraint=0:1:5 \\\n"
        "    --vary government.military_pressure.csp=0,0.5,1 --runs 32 --dry-run\n"
        "sahel-sim sweep pressure_and_inclusivity -o my_maps\n"
        "sahel-sim sweep --resume my_maps",
        "sahel-sim sweep return_to_dialogue --vary dialogue.inclusivity=0:1:9\n"
        "sahel-sim sweep mon_histoire.yaml --vary government.restraint=0:1:5 \\\n"
        "    --vary government.military_pressure.csp=0,0.5,1 --runs 32 --dry-run\n"
        "sahel-sim sweep pressure_and_inclusivity -o mes_cartes\n"
        "sahel-sim sweep --resume mes_cartes",
    ),
    "check": pair(
        "Say whether a scenario, a sweep or a claim is right and what it does, or every mistake in it.",
        "Dire si un scénario, un balayage ou une affirmation est juste et ce que c'est, ou toutes ses "
        "erreurs.",
    ),
    "check_examples": pair("sahel-sim check my_story.yaml", "sahel-sim check mon_histoire.yaml"),
    "show": pair(
        "List what there is, or tell about one scenario, sweep, claim, mechanism, strategy, faction, section "
        "of a file or setting.",
        "Lister ce qu'il y a, ou présenter un scénario, balayage, affirmation, mécanisme, stratégie, "
        "faction, section de fichier ou réglage.",
    ),
    "show_examples": dict.fromkeys(
        LANGUAGES,
        "sahel-sim show\nsahel-sim show force_alone\nsahel-sim show force_alone --page\n"
        "sahel-sim show dialogue\nsahel-sim show combat.fire",
    ),
    "new": pair(
        "Write a scenario file or a claim file with comments, to start from.",
        "Écrire un fichier de scénario ou d'affirmation commenté, pour commencer.",
    ),
    "new_examples": pair(
        "sahel-sim new my_story\nsahel-sim new my_story --from force_alone\nsahel-sim new claim my_claim",
        "sahel-sim new mon_histoire\nsahel-sim new mon_histoire --from force_alone\n"
        "sahel-sim new claim mon_affirmation",
    ),
    "explain": pair(
        "Say what moved a number from the start to the end, cause by cause.",
        "Dire ce qui a changé un nombre du début à la fin, cause par cause.",
    ),
    "explain_examples": pair(
        "sahel-sim explain return_to_dialogue --stock relapse --faction csp\n"
        "sahel-sim explain return_to_dialogue --stock treasury --faction csp --replicate 12",
        "sahel-sim explain return_to_dialogue --stock relapse --faction csp\n"
        "sahel-sim explain return_to_dialogue --stock treasury --faction csp --replicate 12",
    ),
    "schema": pair(
        "Print the JSON Schema of scenario files, with which editors complete and check them.",
        "Afficher le schéma JSON des scénarios, avec lequel les éditeurs les complètent et les vérifient.",
    ),
    "schema_examples": pair(
        "sahel-sim schema -o scenario.schema.json", "sahel-sim schema --lang fr -o scenario.schema.json"
    ),
    "usage": pair("Usage: ", "Usage : "),
    "usage_options": pair("[OPTIONS]", "[OPTIONS]"),
    "usage_command": pair("COMMAND", "COMMANDE"),
    "heading_arguments": pair("What to name:", "À nommer :"),
    "heading_options": pair("Options:", "Options :"),
    "heading_commands": pair("Commands:", "Commandes :"),
    "heading_examples": pair("Examples:", "Exemples :"),
    "more_help": pair(
        "'sahel-sim COMMAND --help' tells more about one command.",
        "« sahel-sim COMMANDE --help » en dit plus sur une commande.",
    ),
}
"""By name of the command, and by place on the page."""
