"""What is said when kept work cannot be used: each sentence in English and French."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

SENTENCES: Mapping[str, Pair] = {
    "at_work": pair(
        "Another run is at work in '{folder}': process {pid} on {host} holds the file {lock}. Wait until it "
        "is done, or name another folder.",
        "Une autre simulation travaille dans « {folder} » : le processus {pid} sur {host} tient le fichier "
        "{lock}. Attendez qu'elle finisse, ou indiquez un autre dossier.",
    ),
    "at_work_elsewhere": pair(
        "Another run is at work in '{folder}': process {pid} on {host}, which cannot be asked from here. "
        "If it has ended, remove the file {lock} and try again.",
        "Une autre simulation travaille dans « {folder} » : processus {pid} sur {host}, qui ne peut pas être "
        "interrogé d'ici. S'il est terminé, supprimez le fichier {lock} et recommencez.",
    ),
    "is_link": pair(
        "{path} is a link to something else, which nobody would expect to be changed. Remove the link, or "
        "name another folder.",
        "{path} est un lien vers autre chose, que personne ne s'attend à voir changer. Supprimez le lien, ou "
        "indiquez un autre dossier.",
    ),
    "begun_before": pair(
        "'{folder}' holds {done} finished runs. Go on with them (resume=True), or name another folder.",
        "« {folder} » contient {done} simulations terminées. Continuez-les (resume=True), ou indiquez un "
        "autre dossier.",
    ),
    "not_kept_work": pair(
        "'{folder}' holds other things than kept runs, such as '{name}'. Name a folder that is new or empty.",
        "« {folder} » contient autre chose que des simulations conservées, comme « {name} ». Indiquez un "
        "dossier nouveau ou vide.",
    ),
    "unreadable": pair(
        "{path} is damaged, so nobody can say what was begun here. Nothing was changed. Name another folder.",
        "{path} est endommagé : rien ne dit plus ce qui a été commencé ici. Rien n'a été changé. Indiquez un "
        "autre dossier.",
    ),
    "another": pair(
        "'{folder}' was begun with {what} {was}, not {now}. Nothing was changed. Go on with the same, or "
        "name another folder.",
        "« {folder} » a été commencé avec {what} {was}, et non {now}. Rien n'a été changé. Continuez avec la "
        "même chose, ou indiquez un autre dossier.",
    ),
    "no_workers": pair(
        "The processes that were to simulate were killed before any run was done, perhaps for want of "
        "memory. Take smaller chunks, or stay in this process (executor=1).",
        "Les processus qui devaient simuler ont été tués avant la première simulation, peut-être faute de "
        "mémoire. Prenez des blocs plus petits, ou restez dans ce processus (executor=1).",
    ),
    "another_version": pair(
        "'{folder}' was begun with another version of the scenario {name} (other settings). Nothing was "
        "changed. Go on with the same, or name another folder.",
        "« {folder} » a été commencé avec une autre version du scénario {name} (d'autres réglages). Rien n'a "
        "été changé. Continuez avec la même chose, ou indiquez un autre dossier.",
    ),
    "all_failed": pair(
        "All runs broke off, so there are no results. The first, number {replicate}: {message}.",
        "Toutes les simulations se sont interrompues : il n'y a pas de résultats. La première, numéro "
        "{replicate} : {message}.",
    ),
    "scenario": pair("the scenario", "le scénario"),
    "seed": pair("the seed", "la graine"),
    "sahel-sim": pair("sahel-sim", "sahel-sim"),
    "python": pair("Python", "Python"),
    "numpy": pair("numpy", "numpy"),
    "machine": pair("a machine of kind", "une machine de type"),
    "strategies": pair("the strategies", "les stratégies"),
    "luck": pair("luck of kind", "un hasard de type"),
    "outcomes": pair("the outcomes", "les résultats"),
}
"""By key; holes are named, and the same in both languages."""


def say(key: str, language: str, /, **holes: object) -> str:
    """One sentence in one language."""
    return SENTENCES[key][language].format(**holes)
