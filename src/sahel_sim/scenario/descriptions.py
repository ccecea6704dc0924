"""What each key of a scenario file means, in both languages: for schemas, editors, docs and sliders."""

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "scenario": {
        "en": "Name of the scenario: a letter, then letters, digits, _ or -; best the name of its file",
        "fr": "Nom du scénario : une lettre, puis des lettres, chiffres, _ ou - ; de préférence le nom du "
        "fichier",
    },
    "title": {
        "en": "Title for readers, as text or by language",
        "fr": "Titre pour les lecteurs, en texte ou par langue",
    },
    "summary": {
        "en": "What the scenario is about, in one or two sentences, as text or by language",
        "fr": "De quoi parle le scénario, en une ou deux phrases, en texte ou par langue",
    },
    "en": {"en": "In English", "fr": "En anglais"},
    "fr": {"en": "In French", "fr": "En français"},
    "based_on": {
        "en": "Another scenario that this one changes: the name of one that comes with sahel_sim, or the "
        "path of "
        "a file from here. What is said here replaces what is said there, setting by setting; a timeline "
        "replaces the whole timeline, and timeline_add adds to it",
        "fr": "Un autre scénario que celui-ci modifie : le nom d'un scénario fourni avec sahel_sim, ou le "
        "chemin "
        "d'un fichier depuis celui-ci. Ce qui est dit ici remplace ce qui est dit là-bas, réglage par "
        "réglage ; "
        "une chronologie remplace toute la chronologie, et timeline_add y ajoute",
    },
    "place": {
        "en": "Where it happens: a place that comes with sahel_sim, or the path of a folder with the same "
        "tables",
        "fr": "Où cela se passe : un lieu fourni avec sahel_sim, ou le chemin d'un dossier avec les mêmes "
        "tableaux",
    },
    "state_of": {
        "en": "The month (YYYY-MM) of the place's tables from which the start is read; the last one unless "
        "said",
        "fr": "Le mois (AAAA-MM) des tableaux du lieu où le départ est lu ; le dernier si rien n'est dit",
    },
    "start": {
        "en": "First month of the run (YYYY-MM); that of state_of unless said",
        "fr": "Premier mois de la simulation (AAAA-MM) ; celui de state_of si rien n'est dit",
    },
    "years": {
        "en": "Length of the run in years; a whole number of months if the step is a month",
        "fr": "Durée de la simulation en années ; un nombre entier de mois si le pas est le mois",
    },
    "step": {
        "en": "Length of a step: month, or week (slower and finer)",
        "fr": "Longueur d'un pas : month (mois), ou week (semaine, plus lent et plus fin)",
    },
    "side": {"en": "Settings of {name}", "fr": "Réglages de : {name}"},
    "bloc": {
        "en": "Settings of every faction of the bloc {name}; a faction's own settings win",
        "fr": "Réglages de toutes les factions du bloc {name} ; ceux d'une faction l'emportent",
    },
    "strategy": {
        "en": "How the faction makes up its mind in war",
        "fr": "Comment la faction prend ses décisions à la guerre",
    },
    "diplomacy": {
        "en": "How the faction decides about talks: bargain weighs war against a deal, refuse never agrees",
        "fr": "Comment la faction décide des pourparlers : bargain compare la guerre à un accord, refuse "
        "n'accepte jamais",
    },
    "opponent": {
        "en": "How hard it is told to fight this one (0 to 1)",
        "fr": "Avec quelle force il lui est demandé de combattre celui-ci (0 à 1)",
    },
    "relations": {
        "en": "How two factions stand, for each pair (-1 to 1): 1 enemies, 0 apart, below 0 allies",
        "fr": "Rapport entre deux factions, par paire (-1 à 1) : 1 ennemies, 0 à l'écart, moins de 0 alliées",
    },
    "distances": {
        "en": "How far apart the identities and aims of two factions are, for each pair (0 to 1)",
        "fr": "Écart d'identité et de buts entre deux factions, par paire (0 à 1)",
    },
    "dialogue": {
        "en": "Talks between the state and others: whether they are open, and who sits at the table with how "
        "much influence",
        "fr": "Pourparlers entre l'État et d'autres : s'ils sont ouverts, et qui siège à la table avec "
        "quelle influence",
    },
    "opens": {
        "en": "From when on the state is open to talks: YYYY-MM or YYYY-MM-DD, inside the run; instead of "
        "open",
        "fr": "À partir de quand l'État est ouvert aux pourparlers : AAAA-MM ou AAAA-MM-JJ, pendant la "
        "simulation ; à la place de open",
    },
    "parties": {
        "en": "Influence of each party at the table (0 to 1): armed factions, their blocs, or voices of "
        "civilians; 0 unless said",
        "fr": "Influence de chaque partie à la table (0 à 1) : factions armées, leurs blocs, ou voix de la "
        "société ; 0 si rien n'est dit",
    },
    "international": {
        "en": "International forces: peacekeepers, and foreign troops that fight",
        "fr": "Forces internationales : casques bleus, et troupes étrangères qui combattent",
    },
    "mechanisms": {
        "en": "The rules of the world: which form of each is used, or off",
        "fr": "Les règles du monde : la forme employée de chacune, ou off pour l'éteindre",
    },
    "parameters": {
        "en": "The numbers of the mechanisms, each within its range",
        "fr": "Les nombres des mécanismes, chacun dans ses bornes",
    },
    "tactics": {
        "en": "The numbers of the strategies, for war and for talks, each within its range",
        "fr": "Les nombres des stratégies, de guerre et de pourparlers, chacun dans ses bornes",
    },
    "numbers_of": {"en": "The numbers of {name}", "fr": "Les nombres de {name}"},
    "timeline": {
        "en": "What changes on a date, such as an order to press less or the departure of a mission",
        "fr": "Ce qui change à une date, comme un ordre de presser moins ou le départ d'une mission",
    },
    "timeline_add": {
        "en": "More entries for the timeline of the scenario that this one is based on, which stays",
        "fr": "D'autres entrées pour la chronologie du scénario sur lequel celui-ci se fonde, qui reste",
    },
    "date": {
        "en": "When: YYYY-MM or YYYY-MM-DD, inside the run",
        "fr": "Quand : AAAA-MM ou AAAA-MM-JJ, pendant la simulation",
    },
    "set": {
        "en": "Which settings take which values from then on, by dotted names such as government.restraint",
        "fr": "Quels réglages prennent quelles valeurs à partir de là, par noms pointés comme "
        "government.restraint",
    },
    "appear": {
        "en": "Groups that come into being out of the people of their places, and their fighters",
        "fr": "Groupes qui naissent parmi les habitants de leurs lieux, et leurs combattants",
    },
    "appear_one": {"en": "With how many fighters (persons)", "fr": "Avec combien de combattants (personnes)"},
    "split": {
        "en": "Groups of which a share goes its own way, and the name of the new group",
        "fr": "Groupes dont une part s'en va, et le nom du nouveau groupe",
    },
    "split_one": {"en": "Which share of it (share)", "fr": "Quelle part (part)"},
    "merge": {
        "en": "Groups that end, and the group that each becomes: it has their fighters, money and ground",
        "fr": "Groupes qui disparaissent, et le groupe que chacun devient : il a leurs combattants, leur "
        "argent et leur terrain",
    },
    "merge_one": {"en": "The group that it becomes", "fr": "Le groupe qu'il devient"},
    "note": {
        "en": "What happens, for readers, as text or by language",
        "fr": "Ce qui se passe, pour les lecteurs, en texte ou par langue",
    },
    "runs": {
        "en": "How many times the story is simulated",
        "fr": "Combien de fois l'histoire est simulée",
    },
    "seed": {
        "en": "The number from which all chance comes: the same seed gives the same luck",
        "fr": "Le nombre d'où vient tout le hasard : la même graine donne la même chance",
    },
}
"""By key; ``{name}`` stands for a faction, bloc, mechanism or strategy."""
