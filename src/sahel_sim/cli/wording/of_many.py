"""What is said of runs on a cluster, and of runs that stop by themselves."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

MANY: Mapping[str, Pair] = {
    "option_places": pair(
        "Keep each place over time and single events too, as tables, netCDF and maps. It takes about 2 MB of "
        "memory a run",
        "Garder aussi chaque localité dans le temps et les événements un à un, en tableaux, netCDF et "
        "cartes. Il faut environ 2 Mo de mémoire par simulation",
    ),
    "places_or_outcomes": pair(
        "With --outcomes nothing else is kept of a run, so --places cannot be. Leave out one of them.",
        "Avec --outcomes, rien d'autre n'est gardé d'une simulation : --places ne peut pas l'être. Retirez "
        "l'une des deux options.",
    ),
    "option_dask": pair(
        "Simulate on the Dask cluster whose scheduler is at this address. Results do not depend on it",
        "Simuler sur la grappe Dask de cet ordonnanceur. Les résultats n'en dépendent pas",
    ),
    "metavar_dask": pair("tcp://HOST:PORT", "tcp://HOTE:PORT"),
    "option_until_width": pair(
        "Run on until every chance is known this well: 0.05 for 5 points from end to end of its interval. "
        "The number given with --runs is then the most",
        "Simuler jusqu'à ce que chaque probabilité soit connue à ce point, comme 0.05 pour 5 points d'un "
        "bout à l'autre de son intervalle ; --runs est alors le maximum",
    ),
    "metavar_until_width": pair("X", "X"),
    "takes_until_width": pair(
        "--until-width takes a number from 0.005 to 1.", "--until-width prend un nombre de 0.005 à 1."
    ),
    "takes_dask": pair(
        "--dask takes the address of a scheduler, such as tcp://10.0.0.1:8786.",
        "--dask prend l'adresse d'un ordonnanceur, comme tcp://10.0.0.1:8786.",
    ),
    "no_dask": pair(
        "--dask needs Dask, which is not installed. To install it: pip install 'sahel-sim[dask]'",
        "--dask demande Dask, qui n'est pas installé. Pour l'installer : pip install 'sahel-sim[dask]'",
    ),
    "no_cluster": pair(
        "No Dask scheduler answers at {address} within {seconds} seconds. Nothing was run. Look at the "
        "address, and whether 'dask scheduler' is at work there; without --dask this computer does the work.",
        "Aucun ordonnanceur Dask ne répond à {address} en {seconds} secondes. Rien n'a été simulé. Vérifiez "
        "l'adresse, et que « dask scheduler » y travaille ; sans --dask, cet ordinateur fait le travail.",
    ),
    "no_workers_there": pair(
        "The Dask scheduler at {address} has no workers. Start some with 'dask worker {address}', then try "
        "again.",
        "L'ordonnanceur Dask à {address} n'a pas de processus de travail. Lancez-en avec "
        "« dask worker {address} », puis recommencez.",
    ),
    "other_version_there": pair(
        "The worker {worker} has {name} {found}, not {here}, so it may give other numbers. Install the "
        "same version there.",
        "Le processus {worker} a {name} {found}, et non {here} : il peut donner d'autres nombres. "
        "Installez-y la même version.",
    ),
    "dask_or_workers": pair(
        "--dask names who does the work, so --workers cannot.",
        "--dask dit déjà qui fait le travail : --workers ne le peut pas.",
    ),
    "cluster_lost": pair(
        "The cluster was lost while it worked.", "La grappe a été perdue pendant qu'elle travaillait."
    ),
    "option_only_outcomes": pair(
        "Keep these outcomes alone, with commas between them: for very many runs. Tables, no page",
        "Ne garder que ces résultats, séparés par des virgules, pour de très nombreuses simulations. Des "
        "tableaux, pas de page",
    ),
    "metavar_only_outcomes": pair("NAMES", "NOMS"),
    "no_such_outcome": pair("There is no outcome '{name}'.", "Il n'y a pas de résultat « {name} »."),
    "outcomes_are": pair("Outcomes: {names}.", "Résultats : {names}."),
    "width_or_outcomes": pair(
        "--until-width looks at every chance, so --outcomes cannot leave some out. Use one of the two.",
        "--until-width regarde toutes les probabilités ; --outcomes ne peut pas en laisser de côté. "
        "Choisissez l'un des deux.",
    ),
    "tables_are": pair(
        "A row for each run is in outcomes.csv, the means in summary.csv, in {folder}",
        "Une ligne par simulation se trouve dans outcomes.csv, les moyennes dans summary.csv, dans {folder}",
    ),
    "differs_outcome": pair(
        "The outcome {name} is not the same in every run.",
        "Le résultat {name} n'est pas le même dans toutes les simulations.",
    ),
    "width_reached": pair(
        "Stopped after {runs} runs: the widest 95 % interval of a chance ({outcome}) is {width}, and "
        "{wanted} was asked for. Rounds: {rounds}.",
        "Arrêté après {runs} simulations : le plus large intervalle à 95 % d'une probabilité ({outcome}) est "
        "{width}, pour {wanted} demandé. Étapes : {rounds}.",
    ),
    "width_not_reached": pair(
        "Stopped at the most runs allowed, {runs}: the widest 95 % interval of a chance ({outcome}) is still "
        "{width}, and {wanted} was asked for. Rounds: {rounds}. More: --runs.",
        "Arrêté au maximum permis, {runs} simulations : le plus large intervalle à 95 % d'une probabilité "
        "({outcome}) est encore {width}, pour {wanted} demandé. Étapes : {rounds}. Davantage : --runs.",
    ),
}
"""By key: options, what they take, troubles and answers."""
