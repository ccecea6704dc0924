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
    "starter_meaning": pair("{low}-{high}: {text}", "{low}-{high} : {text}"),
    "starter_first": pair("Begin here: change this number.", "Commencez ici : changez ce nombre."),
    "starter_relations": pair(
        "How two factions stand at the start: 1 enemies, 0 apart, below 0 allies.",
        "Rapport entre deux factions au départ : 1 ennemies, 0 à l'écart, moins de 0 alliées.",
    ),
    "starter_distances": pair(
        "How far apart their identities and aims are, 0 to 1; those who are close may become allies.",
        "Écart entre leurs identités et leurs buts, 0 à 1 ; des factions proches peuvent s'allier.",
    ),
    "starter_dialogue": pair(
        "Talks between the state and others. A line with two # is another way to say what stands above it:\n"
        "use one of the two.",
        "Pourparlers entre l'État et d'autres. Une ligne à deux # dit autrement ce qui la précède :\n"
        "employez l'une des deux.",
    ),
    "starter_opens": pair(
        "from when on the state is open to talks", "à partir de quand l'État est ouvert aux pourparlers"
    ),
    "starter_open": pair(
        "yes or no: the state is open to talks", "yes (oui) ou no (non) : l'État est ouvert aux pourparlers"
    ),
    "starter_parties": pair(
        "influence of each at the table, 0-1; 0: not invited",
        "influence de chacun à la table, 0-1 ; 0 : pas invité",
    ),
    "starter_inclusivity": pair(
        "0-1, how wide the table is, in place of all parties",
        "0-1, largeur de la table, à la place de toutes les parties",
    ),
    "starter_international": pair(
        "International forces at the start, in persons.",
        "Forces internationales au départ, en personnes.",
    ),
    "starter_strategy": pair("how it decides in war", "comment elle décide à la guerre"),
    "starter_diplomacy": pair("how it decides in talks", "comment elle décide aux pourparlers"),
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
    "peacekeeping": "Des missions ont des bases, calment ou agitent les alentours, et partent sur ordre.",
    "combat": "Des forces hostiles qui se cherchent s'affrontent ; la loi d'attrition dit qui perd.",
    "intervention": "Une force étrangère traque les djihadistes aux côtés de l'État tant qu'elle est là.",
    "harm": "Des civils meurent sous les tirs, et dans des attaques qui les visent.",
    "grievance": "Les gens en veulent à qui leur fait du mal, sauf s'il est de leur camp, et le craignent.",
    "drive": "L'ardeur à combattre s'use, et renaît avec ses morts et les civils tués par l'ennemi.",
    "rout": "Qui perd du terrain prend peur, et la peur gagne les garnisons le long des routes.",
    "recruitment": "Les mécontents s'engagent, d'autres vengent leurs morts, d'autres ont leurs raisons.",
    "drafting": "L'État remplit ses rangs jusqu'à l'effectif qu'il vise.",
    "desertion": "Des combattants rentrent chez eux, plus tôt sans solde et après de lourdes pertes.",
    "fragmentation": "Une faction qui perd se divise, et les siens rejoignent ceux dont peu les sépare.",
    "control": "Il se gagne en luttes, s'étend dans le vide, et se perd là où personne ne le défend.",
    "blockade": "Qui gouverne les routes autour d'une ville peut couper son commerce, donc ses impôts.",
    "displacement": "Les gens fuient vite la violence par les routes, et reviennent lentement.",
    "spillover": "La violence appelle la violence : ici, le long des routes et au-delà des frontières.",
    "alliance": "D'ennemis on devient alliés, et l'inverse : puissance, identité et sang versé en décident.",
    "belief": "Chaque camp apprend de ses combats s'il est fort, et lit les nouvelles à son avantage.",
    "weariness": "Le coût de la guerre se sent et s'oublie ; une impasse peut faire mal ou être confortable.",
    "opinion": "Les victoires rassemblent, les pertes usent, et les intransigeants y gagnent ou y perdent.",
    "relapse": "Une paix se rompt, moins vite si chacun y a part et si l'on tient ce qui est promis.",
    "dialogue": "Les invités peuvent venir parler ; on peut en tirer un cessez-le-feu, puis un accord.",
    "implementation": "Un accord s'applique autant que les deux camps le veulent, et moins vite que promis.",
    "integration": "Sous un accord, des combattants rejoignent l'armée ou rentrent, si leurs chefs l'osent.",
    "hold": "Garder ce qui est gouverné, là où cela vaut le plus et est le plus menacé.",
    "press": "Tenir l'essentiel, et envoyer contre l'ennemi autant que les ordres le disent.",
    "raid": "Vivre chez des amis, frapper quand c'est favorable, et disparaître.",
    "avoid": "Être où l'ennemi n'est pas, parmi des gens qui ne diront rien.",
    "opportunist": "Grandir là où les autres sont faibles, absents ou occupés entre eux.",
    "bargain": "Offrir et demander ce que la guerre donnerait, moins son coût, et craindre d'être trompé.",
    "refuse": "Ne rien concéder, et n'accepter aucune offre.",
}
"""In French, by name; what is not here is told in English."""
