"""What is said of testing claims: the command, its options, its stages, its answers and its troubles."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

CLAIMS: Mapping[str, Pair] = {
    "claims": pair(
        "Put claims to the test: under the defaults, with each assumption changed, and over all plausible "
        "numbers; write a folder with a page to read.\n\n"
        "'sahel-sim claims freeze' writes down first what is claimed and how it will be decided.",
        "Mettre des affirmations à l'épreuve : avec les valeurs par défaut, en changeant chaque hypothèse, "
        "et sur tous les nombres plausibles ; écrire un dossier avec une page à lire.\n\n"
        "« sahel-sim claims freeze » note d'abord ce qui est affirmé et comment cela sera décidé.",
    ),
    "claims_examples": pair(
        "sahel-sim claims\n"
        "sahel-sim claims C05_war_benefits_jihadists -o my_page\n"
        "sahel-sim claims my_claim.yaml --precision overnight\n"
        "sahel-sim claims freeze\n"
        "sahel-sim claims --lock claims.lock\n"
        "sahel-sim claims --resume my_page",
        "sahel-sim claims\n"
        "sahel-sim claims C05_war_benefits_jihadists -o ma_page\n"
        "sahel-sim claims mon_affirmation.yaml --precision overnight\n"
        "sahel-sim claims freeze\n"
        "sahel-sim claims --lock claims.lock\n"
        "sahel-sim claims --resume ma_page",
    ),
    "option_claims": pair(
        "Claims that come with sahel-sim, or YAML files; all that come with it unless named. 'freeze' as "
        "the first word writes the lock of them and tests nothing",
        "Affirmations fournies avec sahel-sim, ou fichiers YAML ; toutes celles qui sont fournies si rien "
        "n'est nommé. « freeze » en premier mot écrit leur verrou et ne teste rien",
    ),
    "metavar_claims": pair("CLAIM|FILE...", "AFFIRMATION|FICHIER..."),
    "option_precision": pair(
        "How closely they are looked at: teaching, which takes minutes, or overnight; teaching unless given",
        "Avec quelle finesse : teaching, en quelques minutes, ou overnight ; teaching si rien n'est dit",
    ),
    "metavar_precision": pair("NAME", "NOM"),
    "option_claim_runs": pair(
        "How many runs each world has at the defaults; as the precision and the claim say unless given",
        "Combien de simulations a chaque monde avec les valeurs par défaut ; ce que disent la précision et "
        "l'affirmation si rien n'est dit",
    ),
    "metavar_claim_runs": pair("N", "N"),
    "option_claims_output": pair(
        "Where the page goes: a new or empty folder; results/claims unless given. With freeze, the file of "
        "the lock; claims.lock unless given",
        "Où va la page : un dossier nouveau ou vide ; results/claims si rien n'est dit. Avec freeze, le "
        "fichier du verrou ; claims.lock si rien n'est dit",
    ),
    "metavar_claims_output": pair("PATH", "CHEMIN"),
    "option_resume_claims": pair(
        "Go on with claims that were broken off, in the folder of their page; nothing else need be said",
        "Continuer une épreuve interrompue, dans le dossier de sa page ; rien d'autre n'est à dire",
    ),
    "metavar_resume_claims": pair("FOLDER", "DOSSIER"),
    "option_lock": pair(
        "A lock that freeze wrote: seed and precision are as it says unless given, and the page tells what "
        "was changed since",
        "Un verrou écrit par freeze : la graine et la précision sont les siennes si rien n'est dit, et la "
        "page dit ce qui a changé depuis",
    ),
    "metavar_lock": pair("FILE", "FICHIER"),
    "takes_precision": pair(
        "--precision takes {names}, not '{value}'.", "--precision prend {names}, et non « {value} »."
    ),
    "takes_claim_runs": pair(
        "--runs takes a whole number from 2 to 1000000.", "--runs prend un nombre entier de 2 à 1000000."
    ),
    # before it begins
    "claims_size": pair(
        "Claims: {claims}, each under {settings} assumptions; about {runs} runs in all",
        "Affirmations : {claims}, chacune sous {settings} hypothèses ; environ {runs} simulations en tout",
    ),
    "claims_time": pair(
        "Time: {time} with {workers} at work, told from the first steps of a chunk of each scenario",
        "Temps : {time} avec {workers} au travail, d'après les premiers pas d'un lot de chaque scénario",
    ),
    "claims_seconds": pair("about {n} seconds", "environ {n} secondes"),
    "claims_minutes": pair("about {n} minutes", "environ {n} minutes"),
    "claims_hours": pair("about {n} hours", "environ {n} heures"),
    "claims_left": pair("Still to do: {left} runs", "Il reste à faire : {left} simulations"),
    # while it goes on
    "stage_begins": pair("{at} of {of}: {what}, {runs} runs", "{at} sur {of} : {what}, {runs} simulations"),
    "stage_all": pair("all of it", "le tout"),
    "stage_defaults": pair("the defaults", "valeurs par défaut"),
    "stage_settings": pair("one assumption at a time", "une hypothèse à la fois"),
    "stage_draws": pair("all plausible numbers", "tous les nombres plausibles"),
    "stage_search": pair("best and worst cases", "meilleurs et pires cas"),
    "stage_coalitions": pair("what carries the main ones", "ce qui porte les principales"),
    "stage_cells": pair("maps of the main ones", "cartes des principales"),
    # when it is done
    "claims_runs_failed": pair(
        "Runs that broke off, and count in nothing: {number}.",
        "Simulations interrompues, qui ne comptent pour rien\N{NO-BREAK SPACE}: {number}.",
    ),
    "claims_of_model": pair(
        "They are judged together (Holm). This is what follows from the assumptions of a model, and each "
        "verdict may fall with them: the page says with which.",
        "Elles sont jugées ensemble (Holm). C'est ce qui suit des hypothèses d'un modèle, et chaque verdict "
        "peut tomber avec elles : la page dit avec lesquelles.",
    ),
    "claims_beside": pair(
        "Figures and tables are beside it, in {folder}.",
        "Les figures et les tableaux sont à côté, dans {folder}.",
    ),
    # the lock
    "lock_written": pair(
        "{file} is written on {day}. Claims in it: {claims}, with their rules and runs; seed {seed}, "
        "precision {precision}, sahel-sim {version}.",
        "{file} est écrit le {day}. Affirmations notées : {claims}, avec leurs règles et leurs simulations ; "
        "graine {seed}, précision {precision}, sahel-sim {version}.",
    ),
    "lock_next": pair(
        "To test what it holds: sahel-sim claims{names} --lock {file}",
        "Pour mettre à l'épreuve ce qu'il contient : sahel-sim claims{names} --lock {file}",
    ),
    "lock_same": pair(
        "Nothing was edited since the lock of {day}.", "Rien n'a été modifié depuis le verrou du {day}."
    ),
    "lock_differs": pair(
        "Not all is as the lock of {day} says:", "Tout n'est pas comme le dit le verrou du {day} :"
    ),
    "lock_edited_claims": pair("- edited since: {names}", "- modifiées depuis : {names}"),
    "lock_added": pair("- not in the lock: {names}", "- absentes du verrou : {names}"),
    "lock_missing": pair(
        "- in the lock, and not tested now: {names}", "- dans le verrou, et non testées ici : {names}"
    ),
    "lock_otherwise": pair("- different: {names}", "- différents : {names}"),
    "other_seed": pair("the seed", "la graine"),
    "other_effort": pair("the precision", "la précision"),
    "other_method": pair("how claims are tried", "la façon de les éprouver"),
    "other_version": pair("the version of sahel-sim", "la version de sahel-sim"),
    # what is wrong
    "no_lock_there": pair(
        "There is no lock {file}. 'sahel-sim claims freeze -o {file}' writes one.",
        "Il n'y a pas de verrou {file}. « sahel-sim claims freeze -o {file} » en écrit un.",
    ),
    "lock_damaged": pair(
        "{file} is no lock, or is damaged: it cannot be read as 'sahel-sim claims freeze' writes it. Take "
        "the file as it was written, or leave out --lock.",
        "{file} n'est pas un verrou, ou est endommagé : il ne se lit pas comme « sahel-sim claims freeze » "
        "l'écrit. Reprenez le fichier d'origine, ou retirez --lock.",
    ),
    "lock_edited": pair(
        "{file} was edited after it was written: its own fingerprint does not fit it. Nothing was run. Take "
        "the file as it was written, or leave out --lock.",
        "{file} a été modifié après avoir été écrit : son empreinte ne lui correspond pas. Rien n'a été "
        "simulé. Reprenez le fichier d'origine, ou retirez --lock.",
    ),
    "lock_newer": pair(
        "{file} was written by a newer version of sahel-sim, in a way that this one does not know. Install "
        "that version, or leave out --lock.",
        "{file} a été écrit par une version plus récente de sahel-sim, d'une façon que celle-ci ne connaît "
        "pas. Installez cette version, ou retirez --lock.",
    ),
    "freeze_takes": pair(
        "'freeze' tests nothing, so {option} has no place beside it. Leave it out.",
        "« freeze » ne teste rien : {option} n'y a pas sa place. Retirez-la.",
    ),
    "not_a_claim": pair(
        "'{name}' is a {kind}, and no claim. 'sahel-sim show' lists claims; 'sahel-sim new claim my_claim' "
        "writes one.",
        "« {name} » est un {kind}, et non une affirmation. « sahel-sim show » liste les affirmations ; "
        "« sahel-sim new claim mon_affirmation » en écrit une.",
    ),
    "kind_scenario": pair("scenario", "scénario"),
    "kind_sweep": pair("sweep", "balayage"),
    "claim_twice": pair(
        "Two claims are called '{name}'. Name each once, or give one of them another name in its file.",
        "Deux affirmations s'appellent « {name} ». Nommez chacune une fois, ou changez le nom de l'une dans "
        "son fichier.",
    ),
    "cannot_be_tried": pair(
        "{name} cannot be tried under every assumption: arm '{arm}', {setting}.\n{text}",
        "{name} ne peut pas être mise à l'épreuve sous toutes les hypothèses : bras « {arm} », {setting}.\n"
        "{text}",
    ),
    "look_at_arms": pair(
        "Look at the arms of {file}: what they set must go with each mechanism on or off.",
        "Regardez les bras de {file} : ce qu'ils règlent doit aller avec chaque mécanisme, actif ou non.",
    ),
    "resume_knows": pair(
        "--resume goes on with what was begun, so {option} has no place beside it. Leave it out, or begin "
        "anew in another folder.",
        "--resume continue ce qui a été commencé : {option} n'y a pas sa place. Retirez-la, ou recommencez "
        "dans un autre dossier.",
    ),
    "record_damaged": pair(
        "{path} is damaged, so it is not known what was begun there. Begin anew in another folder.",
        "{path} est endommagé : on ne sait plus ce qui a été commencé là. Recommencez dans un autre dossier.",
    ),
    "edited_since_begun": pair(
        "Edited since the work in {folder} began: {names}. Put the files back as they were, or begin anew in "
        "another folder.",
        "Modifiées depuis le début du travail dans {folder} : {names}. Remettez les fichiers en l'état, ou "
        "recommencez dans un autre dossier.",
    ),
}
"""By key."""
