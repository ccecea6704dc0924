"""What is said when something is wrong: with what was typed, with the computer, or with us."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

TROUBLE: Mapping[str, Pair] = {
    "no_such_command": pair("There is no command '{name}'.", "Il n'y a pas de commande « {name} »."),
    "no_such_option": pair("There is no option '{name}'.", "Il n'y a pas d'option « {name} »."),
    "commands_are": pair("Commands: {names}.", "Commandes : {names}."),
    "options_are": pair("Options: {names}.", "Options : {names}."),
    "did_you_mean": pair("Did you mean '{nearest}'?", "Vouliez-vous dire « {nearest} » ?"),
    "missing_argument": pair("{name} is missing.", "Il manque {name}."),
    "missing_value": pair("The option {name} needs a value.", "L'option {name} demande une valeur."),
    "too_much": pair(
        "There is more on the line than '{command}' can take.",
        "La ligne en dit plus que « {command} » ne peut prendre.",
    ),
    "bad_line": pair("This line cannot be read: {message}", "Cette ligne ne peut pas être lue : {message}"),
    "see_help": pair(
        "'{command} --help' says how it is used.", "« {command} --help » dit comment l'employer."
    ),
    "takes_runs": pair(
        "--runs takes a whole number from 1 to 1000000.", "--runs prend un nombre entier de 1 à 1000000."
    ),
    "takes_seed": pair(
        "--seed takes a whole number from 0 to 4294967295.",
        "--seed prend un nombre entier de 0 à 4294967295.",
    ),
    "takes_workers": pair(
        "--workers takes a whole number from 1 to 256.", "--workers prend un nombre entier de 1 à 256."
    ),
    "takes_width": pair("--width takes a number from 0.0001 to 2.", "--width prend un nombre de 0.0001 à 2."),
    "takes_replicate": pair(
        "--replicate takes a whole number from 0 to 999999.",
        "--replicate prend un nombre entier de 0 à 999999.",
    ),
    "takes_lang": pair(
        "--lang takes en (English) or fr (French), not '{value}'.",
        "--lang prend en (anglais) ou fr (français), et non « {value} ».",
    ),
    "takes_set": pair(
        "'{value}' is not a change. Write KEY=VALUE, such as --set government.restraint=0.9.",
        "« {value} » n'est pas un changement. Écrivez CLE=VALEUR, comme --set government.restraint=0.9.",
    ),
    "set_twice": pair(
        "'{key}' is set twice. Give one value.", "« {key} » est réglé deux fois. Donnez une seule valeur."
    ),
    "not_a_folder": pair(
        "{path} is a file, so no folder can have its name. Name another folder.",
        "{path} est un fichier : un dossier ne peut pas porter son nom. Nommez un autre dossier.",
    ),
    "no_folder_there": pair(
        "There is no folder {path} to write into.", "Il n'y a pas de dossier {path} où écrire."
    ),
    "cannot_write": pair(
        "Nothing can be written into {path}. Name another folder.",
        "On ne peut rien écrire dans {path}. Nommez un autre dossier.",
    ),
    "file_exists": pair(
        "{path} is already there. Nothing is overwritten: choose another name, or move that file away.",
        "{path} existe déjà. Rien n'est écrasé : choisissez un autre nom, ou déplacez ce fichier.",
    ),
    "bad_new_name": pair(
        "'{name}' cannot be the name of a scenario: a letter first, then letters, digits, _ or -, at most "
        "60. For example: {example}.",
        "« {name} » ne peut pas être le nom d'un scénario : une lettre d'abord, puis des lettres sans "
        "accent, des chiffres, _ ou -, 60 au plus. Par exemple : {example}.",
    ),
    "name_taken": pair(
        "A scenario that comes with sahel-sim is called '{name}'. Choose another name, such as {example}.",
        "Un scénario fourni avec sahel-sim s'appelle « {name} ». Choisissez un autre nom, comme {example}.",
    ),
    "no_such_stock": pair("There is no stock '{name}'.", "Il n'y a pas de stock « {name} »."),
    "stocks_are": pair("Stocks: {names}.", "Stocks : {names}."),
    "no_such_faction": pair(
        "There is no faction '{name}' in this scenario.", "Il n'y a pas de faction « {name} » ici."
    ),
    "factions_are": pair("Factions: {names}.", "Factions : {names}."),
    "nothing_called": pair(
        "Nothing here is called '{name}': no scenario, sweep, claim, mechanism, strategy, faction or "
        "setting.",
        "Rien ne s'appelle « {name} » ici : ni scénario, ni balayage, ni affirmation, ni mécanisme, ni "
        "stratégie, ni faction, ni réglage.",
    ),
    "no_page": pair(
        "'{name}' has no page. Scenarios that come with sahel-sim have one.",
        "« {name} » n'a pas de page. Les scénarios fournis avec sahel-sim en ont une.",
    ),
    "page_of_what": pair("--page needs the name of a scenario.", "--page demande le nom d'un scénario."),
    "see_show": pair("'sahel-sim show' lists what there is.", "« sahel-sim show » liste ce qu'il y a."),
    "holds_unfinished": pair(
        "{folder} holds a run that is not finished. To go on: sahel-sim {command} --resume {folder}",
        "{folder} contient une simulation inachevée. Pour continuer : sahel-sim {command} --resume {folder}",
    ),
    "nothing_to_resume": pair(
        "There is no unfinished run in {folder}. Look at the name of the folder; a finished run needs "
        "nothing more.",
        "Il n'y a pas de simulation inachevée dans {folder}. Vérifiez le nom du dossier ; une simulation "
        "achevée n'a plus besoin de rien.",
    ),
    "fewer_than_kept": pair(
        "{kept} runs are kept in {folder}, and {runs} are too few to use all of them. Nothing was changed. "
        "--runs must be at least {least}, or leave it out.",
        "{kept} simulations sont conservées dans {folder}, et {runs} ne suffisent pas pour les reprendre "
        "toutes. Rien n'a été changé. --runs doit être au moins {least}, ou ne le dites pas.",
    ),
    "fewer_than_kept_of_cells": pair(
        "{kept} runs are kept in {folder}, and {runs} in each cell are too few to use all of them. Nothing "
        "was changed. --runs must be at least {least}, or leave it out.",
        "{kept} simulations sont conservées dans {folder}, et {runs} par case ne suffisent pas pour les "
        "reprendre toutes. Rien n'a été changé. --runs doit être au moins {least}, ou ne le dites pas.",
    ),
    "narrow_before_kept": pair(
        "{kept} runs are kept in {folder}, and {runs} are enough for --until-width {width}, so the others "
        "would be lost. Nothing was changed. Ask for a narrower width, or leave it out and give --runs.",
        "{kept} simulations sont conservées dans {folder}, et {runs} suffisent pour --until-width {width} : "
        "les autres seraient perdues. Rien n'a été changé. Demandez une largeur plus petite, ou ne la dites "
        "pas et donnez --runs.",
    ),
    "name_it_too": pair(
        "{text}\nThe scenario that is kept there cannot be read any more. Name it too: "
        "sahel-sim run SCENARIO --resume {folder}",
        "{text}\nLe scénario conservé là ne peut plus être lu. Nommez-le aussi : "
        "sahel-sim run SCENARIO --resume {folder}",
    ),
    "resume_or_output": pair(
        "--resume already names the folder, so --output cannot name another.",
        "--resume nomme déjà le dossier : --output ne peut pas en nommer un autre.",
    ),
    "needs_vary": pair(
        "Nothing is varied in '{name}'. Add --vary LEVER=START:END:POINTS, such as "
        "--vary dialogue.inclusivity=0:1:5, or name a sweep. There are: {names}.",
        "Rien ne varie dans « {name} ». Ajoutez --vary LEVIER=DEBUT:FIN:POINTS, comme "
        "--vary dialogue.inclusivity=0:1:5, ou nommez un balayage. Il y a : {names}.",
    ),
    "vary_or_file": pair(
        "'{name}' is a sweep and says itself what is varied. Leave out --vary, or name a scenario.",
        "« {name} » est un balayage et dit lui-même ce qui varie. Retirez --vary, ou nommez un scénario.",
    ),
    "process_died": pair(
        "A process that simulated was ended from outside, perhaps because memory ran out. Fewer at once need "
        "less of it: --workers 1.",
        "Un processus qui simulait a été arrêté de l'extérieur, peut-être faute de mémoire. Moins à la fois "
        "en demandent moins : --workers 1.",
    ),
    "stopped": pair("Stopped.", "Arrêté."),
    "kept_so_far": pair(
        "{done} of {runs} runs are kept. To go on: sahel-sim {command} --resume {folder}",
        "{done} simulations sur {runs} sont conservées. Pour continuer : sahel-sim {command} --resume "
        "{folder}",
    ),
    "not_results": pair(
        "{folder} does not hold the results of a run: {name} is missing or damaged.",
        "{folder} ne contient pas les résultats d'une simulation : {name} manque ou est endommagé.",
    ),
    "claims_again": pair(
        "{folder} holds claims, and 'reproduce' does not run claims again. This tries the same claims with "
        "the same luck (a claim of your own is named by its file): {command}",
        "{folder} contient des affirmations, que « reproduce » ne refait pas. Ceci éprouve les mêmes avec le "
        "même hasard (une affirmation à vous se nomme par son fichier) : {command}",
    ),
    "interrupted": pair("Stopped. No results were written.", "Arrêté. Aucun résultat n'a été écrit."),
    "computer_says_no": pair(
        "The computer refuses: {reason} ({path}).", "L'ordinateur refuse : {reason} ({path})."
    ),
    "ours": pair(
        "Something is wrong in sahel-sim itself, not in what you wrote.",
        "Quelque chose ne va pas dans sahel-sim même, et non dans ce que vous avez écrit.",
    ),
    "how_to_report": pair(
        "Please report it with the command you typed, your scenario file and this line:",
        "Merci de le signaler avec la commande tapée, votre fichier de scénario et cette ligne :",
    ),
    "how_to_see_more": pair(
        "SAHEL_SIM_DEBUG=1 before the command shows where it happens.",
        "SAHEL_SIM_DEBUG=1 devant la commande montre où cela se passe.",
    ),
}
"""By kind of trouble."""
