"""The comments of a new scenario file, and what mechanisms and strategies are about in a line of French."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

STARTERS: Mapping[str, Pair] = {
    "starter_head": pair(
        "A new story. A line that begins with # is a comment: take the # away to use the line.\n"
        "Check it: sahel-sim check {file}\n"
        "Run it:   sahel-sim run {file}",
        "Une nouvelle histoire. Une ligne qui commence par # est un commentaire : ôtez # pour l'employer.\n"
        "La vérifier : sahel-sim check {file}\n"
        "La simuler :  sahel-sim run {file}",
    ),
    "starter_summary": pair(
        "What is different here, and what do you want to find out?",
        "Qu'est-ce qui change ici, et que voulez-vous savoir ?",
    ),
    "starter_base": pair(
        "what is not said below is as in that one", "ce qui n'est pas dit plus bas est comme là-bas"
    ),
    "starter_first": pair("Begin here: change this number.", "Commencez ici : changez ce nombre."),
    "starter_relations": pair(
        "How much two factions fight when they meet: 0 not at all, 1 always.",
        "À quel point deux factions se battent quand elles se rencontrent : 0 jamais, 1 toujours.",
    ),
    "starter_mechanisms": pair(
        "The rules of the world: another form of one, or off. 'sahel-sim show combat' tells about one.",
        "Les règles du monde : une autre forme, ou off. « sahel-sim show combat » en présente une.",
    ),
    "starter_timeline": pair("What changes on a date.", "Ce qui change à une date."),
    "starter_note": pair("What happens", "Ce qui se passe"),
    "starter_runs": pair(
        "more runs: steadier numbers, longer wait", "plus de simulations : nombres plus sûrs, plus long"
    ),
    "starter_seed": pair("the same seed gives the same results", "la même graine donne les mêmes résultats"),
}
"""By place in the file."""

GISTS: Mapping[str, str] = {
    "finance": "L'argent vient du dehors, des gouvernés et de la guerre même, et paie les combattants.",
    "movement": "Les forces vont où ordres et routes les mènent, et ne peuvent être partout.",
    "combat": "Des forces hostiles qui se cherchent s'affrontent ; la loi d'attrition dit qui perd.",
    "harm": "Des civils meurent sous les tirs, et dans des attaques qui les visent.",
    "grievance": "Les gens en veulent à qui leur fait du mal, sauf s'il est de leur camp, et le craignent.",
    "recruitment": "Les mécontents s'engagent, d'autres vengent leurs morts, d'autres ont leurs raisons.",
    "desertion": "Des combattants rentrent chez eux, plus tôt sans solde et après de lourdes pertes.",
    "control": "Il se gagne en luttes, s'étend dans le vide, et se perd là où personne ne le défend.",
    "displacement": "Les gens fuient vite la violence par les routes, et reviennent lentement.",
    "hold": "Garder ce qui est gouverné, là où cela vaut le plus et est le plus menacé.",
    "press": "Tenir l'essentiel, et envoyer contre l'ennemi autant que les ordres le disent.",
    "raid": "Vivre chez des amis, frapper quand c'est favorable, et disparaître.",
    "avoid": "Être où l'ennemi n'est pas, parmi des gens qui ne diront rien.",
    "opportunist": "Grandir là où les autres sont faibles, absents ou occupés entre eux.",
}
"""In French, by name; what is not here is told in English."""
