"""What is said of a claim file or a sweep file: what it claims, its rule, and the comments of a new one."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

CLAIM_FILES: Mapping[str, Pair] = {
    # check and show
    "list_sweeps": pair("Sweeps", "Balayages"),
    "list_claims": pair("Claims", "Affirmations"),
    "sweep_in": pair("{title} ({cells} cells)", "{title} ({cells} cases)"),
    "fact_claim": pair("Claim", "Affirmation"),
    "fact_report": pair("The report's words", "Mots du rapport"),
    "fact_start": pair("Starts from", "Part de"),
    "fact_years": pair("{scenario}; years: {years}", "{scenario} ; années : {years}"),
    "fact_arms": pair("Worlds compared", "Mondes comparés"),
    "fact_holds_if": pair("It holds if", "Tient si"),
    "fact_smallest": pair("Smallest effect", "Plus petit effet"),
    "fact_true_by": pair("Could be true by", "Vraie peut-être par"),
    "fact_false_by": pair("Could be false by", "Fausse peut-être par"),
    "fact_main": pair("Main claim", "Principale"),
    "fact_sources": pair("Drawn from", "D'après"),
    "fact_outcomes": pair("Told of each cell", "Relevé par case"),
    "fact_levers": pair("Varied", "Varie"),
    "is_main": pair(
        "yes: also what carries it, and a map of pressure and inclusivity",
        "oui : aussi ce qui la porte, et une carte de la pression et de l'inclusivité",
    ),
    "as_scenario": pair("as the scenario has it", "comme dans le scénario"),
    "claim_runs": pair("{runs} runs of each world", "{runs} simulations de chaque monde"),
    "claim_runs_of_which": pair(
        "{runs} runs of each world (teaching makes {made} of them; --runs {runs} or --precision overnight "
        "makes them all)",
        "{runs} simulations de chaque monde (teaching en fait {made} ; --runs {runs} ou --precision "
        "overnight les fait toutes)",
    ),
    "warnings": pair(
        "To consider, though it can be tested as it is:",
        "À considérer, même si cela peut être testé tel quel :",
    ),
    "test_it": pair(
        "To test it: sahel-sim claims {name}", "Pour la mettre à l'épreuve : sahel-sim claims {name}"
    ),
    "sweep_it": pair("To run it: sahel-sim sweep {name}", "Pour le simuler : sahel-sim sweep {name}"),
    "set_beside_experiment": pair(
        "'{name}' is a {kind}, and --set changes scenarios. Leave it out, or change the file.",
        "« {name} » : c'est le fichier d'une autre sorte ({kind}), et --set change des scénarios. "
        "Retirez-la, ou changez le fichier.",
    ),
    "kind_claim": pair("claim", "affirmation"),
    "quoted": pair("“{label}”", "« {label} »"),
    # a new claim
    "option_new": pair(
        "Name of the new scenario, and of its file; or 'claim' and the name of a new claim",
        "Nom du nouveau scénario, et de son fichier ; ou « claim » et le nom d'une nouvelle affirmation",
    ),
    "metavar_new": pair("[claim] NAME", "[claim] NOM"),
    "option_new_file": pair(
        "Write into this file; NAME.yaml unless given", "Écrire dans ce fichier ; NOM.yaml si rien n'est dit"
    ),
    "metavar_new_file": pair("FILE", "FICHIER"),
    "claim_head": pair(
        "A new claim. A line that begins with # is a comment: take the # away to use the line.\n"
        "Check it: sahel-sim check {file}\n"
        "Test it:  sahel-sim claims {file}",
        "Une affirmation nouvelle. Une ligne qui commence par # est un commentaire : ôtez # pour l'employer."
        "\nLa vérifier : sahel-sim check {file}\n"
        "La tester :   sahel-sim claims {file}",
    ),
    "claim_report": pair(
        "Write here the words that are put to the test", "Écrivez ici les mots qui sont mis à l'épreuve"
    ),
    "claim_report_note": pair("exact, as they were said", "exacts, comme ils ont été dits"),
    "claim_statement": pair(
        "What must be so, as a sentence that may turn out wrong; in both languages.",
        "Ce qui doit être, en une phrase qui peut se révéler fausse ; dans les deux langues.",
    ),
    "claim_start": pair("where all worlds start from", "d'où partent tous les mondes"),
    "claim_years": pair(
        "how long all of them go on; as the scenario says unless given",
        "combien de temps tous durent ; comme le dit le scénario si rien n'est dit",
    ),
    "claim_arms": pair(
        "The worlds that are compared: a name, and what is changed in it. They share their luck.",
        "Les mondes comparés : un nom, et ce qui y change. Ils partagent leur hasard.",
    ),
    "claim_measures": pair(
        "Numbers of one run that the rule needs beyond the outcomes, in months from the start or around an "
        "event.",
        "Nombres d'une simulation dont la règle a besoin en plus des résultats, en mois depuis le début ou "
        "autour d'un événement.",
    ),
    "claim_when": pair(
        "only runs count in which this comes true in all worlds",
        "seules comptent les simulations où cela arrive dans tous les mondes",
    ),
    "claim_rule": pair(
        "What must be so for the claim to hold. It must be able to fail.",
        "Ce qui doit être pour que l'affirmation tienne. Elle doit pouvoir échouer.",
    ),
    "claim_rules": pair(
        "Other kinds of rule, one of which may stand in its place:",
        "D'autres sortes de règles, dont l'une peut prendre sa place :",
    ),
    "claim_smallest": pair(
        "the least that matters, in the unit of the outcome; say why",
        "le moins qui compte, dans l'unité du résultat ; dites pourquoi",
    ),
    "claim_runs_note": pair(
        "of each world (teaching makes {made} of them; --runs {runs} or --precision overnight makes them "
        "all)",
        "de chaque monde (teaching en fait {made} ; --runs {runs} ou --precision overnight les fait toutes)",
    ),
    "claim_true_by": pair("mechanisms that could make it true", "mécanismes qui peuvent la rendre vraie"),
    "claim_false_by": pair("mechanisms that could make it false", "mécanismes qui peuvent la rendre fausse"),
    "claim_main": pair(
        "also what carries it, and a map of pressure and inclusivity",
        "aussi ce qui la porte, et une carte de la pression et de l'inclusivité",
    ),
    "claim_sources": pair("keys of works, for readers", "clés d'ouvrages, pour les lecteurs"),
    "name_of_claim_taken": pair(
        "A claim that comes with sahel-sim is called '{name}'. Choose another name, such as {example}.",
        "Une affirmation fournie avec sahel-sim s'appelle « {name} ». Choisissez un autre nom, comme "
        "{example}.",
    ),
    "bad_claim_name": pair(
        "'{name}' cannot be the name of a claim: a letter first, then letters, digits, _ or -, at most 60. "
        "For example: {example}.",
        "« {name} » ne peut pas être le nom d'une affirmation : une lettre d'abord, puis des lettres sans "
        "accent, des chiffres, _ ou -, 60 au plus. Par exemple : {example}.",
    ),
    "new_claim_of": pair(
        "'claim' needs the name of the new claim: sahel-sim new claim my_claim",
        "« claim » demande le nom de la nouvelle affirmation : sahel-sim new claim mon_affirmation",
    ),
    "new_claim_written": pair(
        "{file} is written, and can be tested as it is. To change it, open it in any text editor.",
        "{file} est écrit, et peut servir tel quel. Pour le changer, ouvrez-le dans un éditeur.",
    ),
}
"""By key."""
