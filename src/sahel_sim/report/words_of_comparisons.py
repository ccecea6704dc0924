"""Words of comparisons: what is said where stories are set side by side, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

COMPARISONS: Mapping[str, Pair] = {
    "compared_kicker": pair(
        "{runs} of each story, run beside run, of a model of the war",
        "{runs} de chaque récit, côte à côte, d'un modèle de la guerre",
    ),
    "compared_title": pair("{others}, against {base}", "{others}, face à {base}"),
    "compared_summary": pair(
        "All stories draw the same chance: run 7 of one stands beside run 7 of the other. What "
        "is told is the "
        "difference from {base}.",
        "Tous les récits tirent le même hasard : la simulation 7 de l'un est à côté de la simulation 7 de "
        "l'autre. On lit l'écart avec {base}.",
    ),
    "compared_found": pair(
        "{what}: {difference}{range}, from {base_mean} in {base} to {mean} in {story}.",
        "{what} : {difference}{range}, de {base_mean} dans {base} à {mean} dans {story}.",
    ),
    "compared_range": pair(" (95% interval: {range})", " (intervalle à 95\N{NO-BREAK SPACE}% : {range})"),
    "in_points": pair("{n} points", "{n} points"),
    "in_months": pair("{n} months", "{n} mois"),
    "low_to_high": pair("{low} to {high}", "{low} à {high}"),
    "compared_caution": pair(
        "These are differences between runs of a model, not effects in the real world. This is "
        "no forecast. "
        "Intervals show chance within the model alone.",
        "Ce sont des écarts entre simulations d'un modèle, et non des effets dans le monde réel. "
        "Ce n'est pas une prévision. Les intervalles ne montrent que le hasard du modèle.",
    ),
    "too_short_to_compare": pair(
        "Whether a war is over takes two years to tell. In so short a run it is not compared.",
        "Savoir si une guerre est finie demande deux ans. Ce n'est pas comparé sur une durée aussi courte.",
    ),
    "what_differs": pair("What differs", "Ce qui change"),
    "how_sure": pair("How sure, and how many runs", "Certitude et nombre de simulations"),
    "forest_chance": pair("What happens: differences", "Ce qui arrive : écarts"),
    "forest_share": pair("Shares: differences", "Parts : écarts"),
    "forest_persons": pair("Persons: differences", "Personnes : écarts"),
    "forest_months": pair("Months: differences", "Mois : écarts"),
    "forest_note": pair(
        "{unit}. Marks: mean difference from {base}, {runs} pair by pair. Lines: 95% interval.",
        "{unit}. Marques : écart moyen avec {base}, {runs} paire par paire. "
        "Traits : intervalle à 95\N{NO-BREAK SPACE}%.",
    ),
    "over_time": pair("How it goes over time", "Au fil du temps"),
    "over_battle_deaths": pair("Fighters killed in all wars", "Combattants tués, toutes guerres"),
    "over_civilians_killed_by_state": pair("Civilians killed by the state", "Civils tués par l'État"),
    "over_civilians_killed_by_jihadists": pair(
        "Civilians killed by jihadists", "Civils tués par les djihadistes"
    ),
    "over_people_governed_by_state": pair(
        "Share of the people governed by the state", "Part de la population gouvernée par l'État"
    ),
    "over_jihadist_fighters": pair("Fighters of the jihadists", "Combattants des djihadistes"),
    "over_displaced": pair(
        "People who have fled their homes", "Personnes qui ont fui de chez elles"
    ),
    "overlaid_note": pair(
        "Lines: middle of {runs} each. Bands: {most}.",
        "Traits : milieu de {runs} par récit. Bandes : {most}.",
    ),
    "overlaid_alone": pair(
        "Lines: the only run of each story.", "Traits : la seule simulation de chaque récit."
    ),
    "overlaid_first": pair(
        "Shown: the base and the first {shown} of the {others} others.",
        "On voit la base et les {shown} premiers des {others} autres.",
    ),
    "overlaid_alt": pair(
        "{title}, {period}. Middle of {runs} of each story; in brackets, {most}.",
        "{title}, {period}. Milieu de {runs} de chaque récit ; entre parenthèses, {most}.",
    ),
    "overlaid_alt_alone": pair(
        "{title}, {period}, in the only run of each story.",
        "{title}, {period}, dans la seule simulation de chaque récit.",
    ),
    "overlaid_period": pair("{first} to {last}", "de {first} à {last}"),
    "overlaid_starts": pair("each story from its own start", "chaque récit depuis son propre départ"),
    "overlaid_part": pair(
        "{who}: {start} at the start, {end} at the end.", "{who} : {start} au départ, {end} à la fin."
    ),
    "overlaid_year_part": pair(
        "{who}: {start} in year 1, {end} in year {last}.",
        "{who} : {start} la première année, {end} l'année {last}.",
    ),
    "since_start": pair("years since the start of each story", "années depuis le départ de chaque récit"),
    "one_broke_off": pair(
        "{broken} of {runs} runs broke off. It counts in nothing on this page.",
        "{broken} simulation sur {runs} s'est interrompue. Elle ne compte nulle part dans cette page.",
    ),
    "broke_off": pair(
        "{broken} of {runs} runs broke off. They count in nothing on this page.",
        "{broken} simulations sur {runs} se sont interrompues. Elles ne comptent nulle part dans cette page.",
    ),
    "broke_at": pair("number {number}: {message}", "numéro {number} : {message}"),
    "more_broke_off": pair("and {more} more, in provenance.json", "et {more} de plus, dans provenance.json"),
    "runs_seed_broken": pair(
        "{runs}, of which {broken} broke off; seed {seed}",
        "{runs}, dont {broken} sans aller au bout ; graine {seed}",
    ),
    "pairs_missing": pair(
        "{story} stands beside {base} in {pairs} of {runs} pairs. A pair is left out where a run of either "
        "is missing.",
        "{story} est à côté de {base} dans {pairs} paires sur {runs}. Une paire est laissée de côté quand "
        "une simulation de l'un des deux manque.",
    ),
    "low_to_high_runs": pair("{low} to {high} runs", "{low} à {high} simulations"),
    "unit_points": pair("Points of a hundred", "Points de pourcentage"),
    "unit_spreads": pair(
        "Position: in standard deviations of the runs of {base}, up to {limit}. Numbers: persons",
        "Position : en écarts-types des simulations de {base}, jusqu'à {limit}. Nombres : personnes",
    ),
    "unit_months": pair(
        "Months, in pairs in which it happens in both stories",
        "Mois, dans les paires où cela arrive dans les deux récits",
    ),
    "mean_of_runs": pair("Mean", "Moyenne"),
    "compared_outcome": pair("Outcome", "Résultat"),
    "compared_difference": pair("Difference", "Écart"),
    "compared_base": pair("Base", "Base"),
    "compared_story": pair("Story", "Récit"),
    "compared_pairs": pair("Pairs", "Paires"),
    "compared_higher": pair("Higher in", "Plus haut"),
    "compared_gain": pair("Gain", "Gain"),
    "compared_still": pair("To go", "Reste"),
    "compared_note": pair(
        "Means of {runs} of each story; of chances, the share of runs. Difference: story less "
        "base, with its "
        "95% interval.",
        "Moyennes de {runs} de chaque récit ; pour les chances, la part des simulations. Écart "
        ": récit moins "
        "base, avec son intervalle à 95\N{NO-BREAK SPACE}%.",
    ),
    "pairing_note": pair(
        "Pairs: how many count. Higher in: share of pairs in which the story has the higher "
        "number, equal ones "
        "as half. Gain: how many times as many runs the same interval takes without shared luck.",
        "Paires : combien comptent. Plus haut : part des paires où le récit a le nombre le plus grand, les "
        "égalités pour moitié. Gain : combien de fois plus de simulations sans hasard partagé.",
    ),
    "still_note": pair(
        "To go: runs still needed until the interval is {width} wide for chances and shares, "
        "{width} times the "
        "mean of the base for all else.",
        "Reste : simulations qui manquent jusqu'à un intervalle large de {width} pour chances et parts, "
        "de {width} fois la moyenne de la base pour le reste.",
    ),
    "read_pairs": pair(
        "Intervals of means are those of Student for pairs, those of chances are those of "
        "Newcombe for pairs. "
        "Where few runs are extreme, the first are rough.",
        "Les intervalles des moyennes sont ceux de Student pour des paires, ceux des chances "
        "ceux de Newcombe "
        "pour des paires. Si quelques simulations sont extrêmes, les premiers sont grossiers.",
    ),
    "read_times": pair(
        "A time counts only in pairs in which the thing happens in both stories. Those may differ from the "
        "others: read it beside how often it happens at all.",
        "Une durée ne compte que dans les paires où la chose arrive dans les deux récits. Ces "
        "paires peuvent "
        "différer des autres : voyez aussi combien de fois la chose arrive.",
    ),
    "read_many": pair(
        "Many outcomes are compared at once. Of a hundred such intervals about five miss by chance alone.",
        "Beaucoup de résultats sont comparés à la fois. Sur cent intervalles, cinq environ sont à côté par "
        "le seul hasard.",
    ),
    "one_story": pair(
        "A comparison takes two scenarios or more; there is only '{name}'. Name another one.",
        "Une comparaison demande au moins deux scénarios ; il n'y a que « {name} ». Nommez-en un autre.",
    ),
    "many_stories": pair(
        "A comparison takes {most} scenarios at most; there are {number}.",
        "Une comparaison prend {most} scénarios au plus ; il y en a {number}.",
    ),
    "same_story": pair(
        "'{one}' and '{other}' are the same story, so nothing can differ. Name another one.",
        "« {one} » et « {other} » sont le même récit : rien ne peut changer. Nommez-en un autre.",
    ),
    "same_name": pair(
        "Two different stories are called '{one}'. Give one of them another name in its file.",
        "Deux récits différents s'appellent « {one} ». Donnez un autre nom à l'un d'eux dans son fichier.",
    ),
    "other_place": pair(
        "'{one}' is set in {here}, '{other}' in {there}. No outcome can be compared: the same chance would "
        "fall on other places and sides. Name scenarios of one place.",
        "« {one} » se passe à {here}, « {other} » à {there}. Aucun résultat ne se compare : le même hasard "
        "tomberait sur d'autres lieux et d'autres camps. Nommez des scénarios d'un même lieu.",
    ),
    "other_length": pair(
        "'{one}' lasts {here} steps, '{other}' {there}. No outcome can be compared: each is "
        "told at the end or "
        "counted until then. Give all the same step and length, such as --set years=5.",
        "« {one} » dure {here} pas, « {other} » {there}. Aucun résultat ne se compare : chacun "
        "est relevé à la "
        "fin ou compté jusque-là. Donnez à tous le même pas et la même durée, comme --set years=5.",
    ),
    "unknown_outcome": pair(
        "There is no outcome '{name}'.{near} There are: {names}.",
        "Il n'y a pas de résultat « {name} ».{near} Il y a : {names}.",
    ),
    "near_outcome": pair(" Did you mean '{name}'?", " Vouliez-vous dire « {name} » ?"),
    "nothing_compared": pair(
        "Nothing is left to compare: whether a war is over takes two years to tell.",
        "Il ne reste rien à comparer : savoir si une guerre est finie demande deux ans.",
    ),
}  # fmt: skip
"""Those of reports; ``one_story`` and what follows say what cannot be compared."""
