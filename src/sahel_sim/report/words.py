"""Every word that reports say, in both languages, in one place."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.core import Factions
from sahel_sim.engine import Measure
from sahel_sim.languages import Pair, pair
from sahel_sim.report.number_format import count
from sahel_sim.report.words_of_claims import CLAIMS
from sahel_sim.report.words_of_comparisons import COMPARISONS
from sahel_sim.report.words_of_endings import ENDS
from sahel_sim.report.words_of_sweeps import SWEEPS

WHO: Mapping[str, Pair] = {
    "state": pair("the state", "l'État"),
    "rebels": pair("the rebels", "les rebelles"),
    "jihadists": pair("the jihadists", "les djihadistes"),
    "bloc": pair("{bloc} ({names})", "{bloc} ({names})"),
    "nobody": pair("nobody", "personne"),
    "everyone": pair("all", "tous"),
}

TIME: Mapping[str, Pair] = {
    "years": pair("{n} years", "{n} ans"),
    "one_year": pair("1 year", "1 an"),
    "months": pair("{n} months", "{n} mois"),
    "one_month": pair("1 month", "1 mois"),
    "weeks": pair("{n} weeks", "{n} semaines"),
    "last_months": pair("the last {n} months", "les {n} derniers mois"),
    "last_month": pair("the last month", "le dernier mois"),
    "n_runs": pair("{n} runs", "{n} simulations"),
    "one_run": pair("1 run", "1 simulation"),
    "nine_of_ten": pair("nine of ten runs", "neuf simulations sur dix"),
    "all_of_few": pair("all runs", "toutes les simulations"),
    "start": pair("Start", "Départ"),
    "end": pair("End", "Fin"),
}

HEADLINE: Mapping[str, Pair] = {
    "state_governs": pair("the state ({names}) governs", "l'État ({names}) gouverne"),
    "rebels_governs": pair("the rebels ({names}) govern", "les rebelles ({names}) gouvernent"),
    "jihadists_governs": pair("the jihadists ({names}) govern", "les djihadistes ({names}) gouvernent"),
    "middle_run": pair("the middle run", "la simulation médiane"),
    "only_run": pair("the only run", "la seule simulation"),
    "every_run": pair("every run", "toutes les simulations"),
    "of_runs": pair("{k} of {runs} runs", "{k} simulations sur {runs}"),
    "one_of_runs": pair("1 of {runs} runs", "1 simulation sur {runs}"),
    "in_most": pair("{range} in {most}", "{range} dans {most}"),
    "govern": pair(
        "In this model, after {time}, {governs} {end} of the people in {middle} "
        "({start} at the start; {range}).",
        "Dans ce modèle, après {time}, {governs} {end} de la population dans {middle} "
        "({start} au départ ; {range}).",
    ),
    "govern_alone": pair(
        "In this model, after {time}, {governs} {end} of the people in {middle} ({start} at the start).",
        "Dans ce modèle, après {time}, {governs} {end} de la population dans {middle} ({start} au départ).",
    ),
    "over_some": pair(
        "The war between {one} and {other} is over in {share}{range}: fewer than 25 fighters killed in each "
        "of the last two years.",
        "La guerre entre {one} et {other} est finie dans {share}{range} : moins de 25 combattants tués "
        "chacune des deux dernières années.",
    ),
    "over_none": pair(
        "In no run{range} is the war between {one} and {other} over: that would be fewer than 25 fighters "
        "killed in each of the last two years.",
        "Dans aucune simulation{range}, la guerre entre {one} et {other} n'est finie : il faudrait moins de "
        "25 combattants tués chacune des deux dernières années.",
    ),
    "all_over_some": pair(
        "All wars are over together in {share}{range}.",
        "Toutes les guerres sont finies à la fois dans {share}{range}.",
    ),
    "all_over_none": pair(
        "In no run{range} are all wars over together.",
        "Aucune simulation{range} ne voit finir toutes les guerres à la fois.",
    ),
    "with_interval": pair(" (95% interval: {range})", " (intervalle à 95\N{NO-BREAK SPACE}% : {range})"),
    "ends_most": pair(
        "Most often, this is how it ends between the state and the rebels: {first} ({share}){then}.",
        "Le plus souvent, voici comment cela finit entre l'État et les rebelles : {first} ({share}){then}.",
    ),
    "ends_alone": pair(
        "This is how it ends between the state and the rebels: {first}.",
        "Voici comment cela finit entre l'État et les rebelles : {first}.",
    ),
    "ends_then": pair("; then {second} ({share})", " ; puis {second} ({share})"),
    "too_short": pair(
        "Whether a war is over cannot be told of so short a run: it takes two years.",
        "Une simulation aussi courte ne dit pas si une guerre est finie : il faut deux ans.",
    ),
    "more_some": pair(
        "{who} have more fighters at the end than at the start in {share}; in {middle} {start} become {end}.",
        "{who} finissent avec davantage de combattants qu'au départ dans {share} ; "
        "dans {middle}, ils passent de {start} à {end}.",
    ),
    "more_none": pair(
        "In no run do {who_inside} have more fighters at the end than at the start; "
        "in {middle} {start} become {end}.",
        "Dans aucune simulation, {who_inside} ne finissent avec davantage de combattants qu'au départ ; "
        "dans {middle}, ils passent de {start} à {end}.",
    ),
    "civilians_die": pair(
        "Civilians killed in {time} in {middle}: {total} ({range}). Killed by: {sides}.",
        "Civils tués en {time} dans {middle} : {total} ({range}). Tués par : {sides}.",
    ),
    "civilians_die_alone": pair(
        "Civilians killed in {time} in {middle}: {total}. Killed by: {sides}.",
        "Civils tués en {time} dans {middle} : {total}. Tués par : {sides}.",
    ),
    "no_civilians": pair("No civilian is killed in any run.", "Aucune simulation ne compte de civils tués."),
    "caution": pair(
        "These are shares of runs of a model, not chances in the real world. This is no forecast.",
        "Ce sont des parts de simulations d'un modèle, et non des probabilités dans le monde réel. "
        "Ce n'est pas une prévision.",
    ),
}

FANS: Mapping[str, Pair] = {
    "title_people_governed": pair("Who governs the people", "Qui gouverne la population"),
    "title_fighters": pair("How many fighters each side has", "Combien de combattants a chaque camp"),
    "title_displaced": pair(
        "How many people have fled their homes", "Combien de personnes ont fui de chez elles"
    ),
    "town_and_country": pair(
        "Who governs the towns, and who the countryside",
        "Qui gouverne les villes, et qui les campagnes",
    ),
    "towns": pair("Towns, share of them", "Villes, part d'entre elles"),
    "countryside": pair("Countryside, share of the villages", "Campagnes, part des villages"),
    "fan_of": pair(
        "Line: middle of {runs}. Dark band: half of them; pale band: {most}.",
        "Trait : milieu de {runs}. Bande foncée : la moitié ; bande claire : {most}.",
    ),
    "fan_alone": pair("Line: the only run.", "Trait : la seule simulation."),
    "own_scale": pair("Each panel has its own scale.", "Chaque panneau a sa propre échelle."),
    "a_year": pair("{what}, in each year of the run", "{what}, par année de simulation"),
    "fan_alt": pair(
        "{title}, {first} to {last}, middle of {runs}.",
        "{title}, de {first} à {last}, milieu de {runs}.",
    ),
    "fan_part": pair(
        "{who}: {start} at the start, {end} at the end ({most}: {range}).",
        "{who} : {start} au départ, {end} à la fin ({most} : {range}).",
    ),
    "year_part": pair(
        "{who}: {start} in year 1, {end} in year {last} ({most}: {range}).",
        "{who} : {start} la première année, {end} l'année {last} ({most} : {range}).",
    ),
    "nothing_ever": pair("Nothing of this happens in any run.", "Rien de tel dans aucune simulation."),
}

MAPS: Mapping[str, Pair] = {
    "map": pair("Who governs where, at the start and at the end", "Qui gouverne où, au départ et à la fin"),
    "map_note": pair(
        "Who has the largest share of each place, on average over {runs}. More people, larger mark.",
        "Qui tient la plus grande part de chaque lieu, en moyenne sur {runs}. "
        "Plus d'habitants, plus grande marque.",
    ),
    "map_less": pair("pale: leads, below half", "pâle : en tête, sous la moitié"),
    "map_nobody": pair("ring: nobody", "anneau : personne"),
    "map_abroad": pair("place abroad", "lieu à l'étranger"),
    "map_alt": pair(
        "Two maps of {places} places, {first} and {last}, mean of {runs}. "
        "Places where each leads, start and end:",
        "Deux cartes de {places} lieux, {first} et {last}, moyenne de {runs}. "
        "Lieux où chacun est en tête, au départ et à la fin :",
    ),
    "map_part": pair("{who} {start} and {end}", "{who} {start} et {end}"),
    "map_changes": pair("Changed: {changes}.", "Changements : {changes}."),
    "map_same": pair("No place changes hands.", "Aucun lieu ne change de mains."),
}

DEATHS: Mapping[str, Pair] = {
    "deaths": pair(
        "Who kills civilians, and who loses fighters", "Qui tue des civils, qui perd des combattants"
    ),
    "deaths_note": pair(
        "Persons in each year of the run. Marks: middle of {runs}; bars: {most}.",
        "Personnes par année de simulation. Points : milieu de {runs} ; barres : {most}.",
    ),
    "civilians": pair(
        "Civilians killed, by the side that killed them", "Civils tués, par le camp qui les tue"
    ),
    "fighters_lost": pair("Fighters killed, by the side they were on", "Combattants tués, par camp"),
    "year_of_run": pair("year of the run (it starts in {start})", "année de simulation (départ : {start})"),
    "deaths_part": pair(
        "{who}, year by year (and in {most}): {years}; in the whole run {total}.",
        "{who}, année par année (et dans {most}) : {years} ; en tout {total}.",
    ),
}

ACCOUNTS: Mapping[str, Pair] = {
    "colon": pair(": ", " : "),
    "other_causes": pair("other causes", "autres causes"),
    "moved_fighters": pair("{who} {change} fighters", "{who} {change} combattants"),
    "moved_control": pair("{who} {change} places", "{who} {change} localités"),
    "moved_treasury": pair("{who} {change} million USD", "{who} {change} M USD"),
    "moved_grievance": pair(
        "Anger at {who}, from \N{MINUS SIGN}1 to 1, {change}",
        "Colère envers {who}, de \N{MINUS SIGN}1 à 1, {change}",
    ),
    "moved_relapse": pair(
        "{who} {change} breaks of its peace to be expected", "{who} {change} rupture de paix attendue"
    ),
    "unmoved_relapse": pair("{who}: no peace to break.", "{who} : aucune paix à rompre."),
    "unmoved": pair("{who}: nothing moved it.", "{who} : rien ne l'a fait varier."),
    "why_fighters": pair("{who}: fighters gained and lost", "{who} : combattants gagnés et perdus"),
    "why_control": pair("{who}: places won and lost", "{who} : localités gagnées et perdues"),
    "why_treasury": pair("{who}: money in and out", "{who} : argent gagné et dépensé"),
    "why_grievance": pair(
        "{who}: what angers people, and what calms them",
        "{who} : ce qui irrite les gens, et ce qui les apaise",
    ),
    "why_relapse": pair(
        "{who}: what breaks its peace, and what holds it", "{who} : ce qui rompt sa paix, et ce qui la tient"
    ),
    "why_note_grievance": pair(
        "Anger at this side, from \N{MINUS SIGN}1 to 1, mean over places and {runs}. "
        "Full bars add, hatched bars take away.",
        "Colère envers ce camp, de \N{MINUS SIGN}1 à 1, moyenne des lieux et de {runs}. "
        "Barres pleines : hausses ; hachurées : baisses.",
    ),
    "why_note_relapse": pair(
        "Breaks to be expected while its peace with the state held, mean of {runs}. "
        "Full bars add, hatched bars take away.",
        "Ruptures attendues tant que sa paix avec l'État tenait, moyenne de {runs}. "
        "Barres pleines : hausses ; hachurées : baisses.",
    ),
    "why_note": pair(
        "From start to end, mean of {runs}. Full bars add, hatched bars take away.",
        "Du départ à la fin, moyenne de {runs}. Barres pleines : gains ; hachurées : pertes.",
    ),
    "why_alt": pair(
        "{title}. {start} at the start, {end} at the end, mean of the runs. {told}",
        "{title}. {start} au départ, {end} à la fin, moyenne des simulations. {told}",
    ),
}

NUMBERS: Mapping[str, Pair] = {
    "who": pair("Who", "Qui"),
    "middle": pair("Middle", "Milieu"),
    "nine_in_ten": pair("Nine in ten", "Neuf sur dix"),
    "all_runs": pair("All runs", "Toutes"),
    "whole_run": pair("{what}, whole run", "{what}, toute la simulation"),
    "in_millions": pair("{what}, million USD", "{what}, millions USD"),
    "numbers_note": pair(
        "End of the run: the middle of {runs}, and within what {most} lie. "
        "Deaths and clashes are summed over the whole run.",
        "Fin de la simulation : le milieu de {runs}, et l'intervalle où se trouvent {most}. "
        "Morts et affrontements sont comptés sur toute la simulation.",
    ),
}

PAGE: Mapping[str, Pair] = {
    "kicker": pair("{runs} of a model of the war", "{runs} d'un modèle de la guerre"),
    "in_short": pair("In short", "En bref"),
    "how_it_ends": pair("How it ends", "Comment cela finit"),
    "who_governs": pair("Who governs", "Qui gouverne"),
    "who_fights": pair(
        "Who fights, and why their numbers change", "Qui combat, et pourquoi leur nombre change"
    ),
    "who_pays": pair("Who pays", "Qui en paie le prix"),
    "the_numbers": pair("The numbers", "Les chiffres"),
    "what_was_run": pair("What was run", "Ce qui a été simulé"),
    "how_to_read": pair("How to read this, and how not to", "Comment lire ceci, et comment ne pas le lire"),
    "in_words": pair("In words", "En toutes lettres"),
    "sides": pair("Sides", "Camps"),
    "scenario": pair("Scenario", "Scénario"),
    "place": pair("Place", "Lieu"),
    "period": pair("Period", "Période"),
    "from_to": pair("{first} to {last}, {time}", "de {first} à {last}, {time}"),
    "runs": pair("Runs", "Simulations"),
    "runs_seed": pair("{runs}, seed {seed}", "{runs}, graine {seed}"),
    "again": pair("To run it again, in this folder", "Pour recommencer, dans ce dossier"),
    "versions": pair("Versions", "Versions"),
    "fingerprints": pair("Fingerprints", "Empreintes"),
    "of_scenario": pair("scenario {digest}", "scénario {digest}"),
    "of_results": pair("results {digest}", "résultats {digest}"),
    "changes": pair("What changes on the way", "Ce qui change en cours de route"),
    "at_start": pair("Month 1", "Mois 1"),
    "read_middle": pair(
        "The middle run is not one run: for each number by itself, half of the runs are above and "
        "half below.",
        "La simulation médiane n'est pas une simulation précise : pour chaque chiffre pris à part, "
        "la moitié des "
        "simulations sont au-dessus, l'autre moitié au-dessous.",
    ),
    "read_bands": pair(
        "The spread shows chance within the model. It does not show how unsure the model's own numbers are; "
        "many of them are assumed, and other values can turn a result around.",
        "La dispersion montre la part du hasard dans le modèle. Elle ne montre pas l'incertitude "
        "sur les nombres du "
        "modèle lui-même ; beaucoup sont supposés, et d'autres valeurs peuvent renverser un résultat.",
    ),
    "read_purpose": pair(
        "The model is for testing theories and claims about this war. It predicts nothing, and it "
        "must not guide "
        "any operation. The people in it are audiences and victims, never targets.",
        "Le modèle sert à mettre à l'épreuve des théories et des affirmations sur cette guerre. Il "
        "ne prédit rien et ne "
        "doit guider aucune opération. Les populations y sont public et victimes, jamais des cibles.",
    ),
    "read_agents": pair(
        "Sides decide and places are fought over; single bands, leaders and persons are not in the model.",
        "Des camps décident et des lieux sont disputés ; ni bandes armées, ni chefs, ni personnes "
        "n'y figurent.",
    ),
    "few_runs": pair(
        "With only {runs}, shares of runs are rough. Take 100 or more.",
        "Avec seulement {runs}, les parts de simulations sont grossières. Il en faut 100 ou plus.",
    ),
}

FOLDER: Mapping[str, Pair] = {
    "taken": pair(
        "The folder '{folder}' is not empty. Nothing was written. Name another folder, or empty "
        "this one first.",
        "Le dossier « {folder} » n'est pas vide. Rien n'a été écrit. Indiquez un autre dossier, ou "
        "videz d'abord "
        "celui-ci.",
    ),
    "a_file": pair(
        "'{folder}' is a file, not a folder. Nothing was written. Name a folder that is new or empty.",
        "« {folder} » est un fichier, pas un dossier. Rien n'a été écrit. Indiquez un dossier "
        "nouveau ou vide.",
    ),
}

WORDS: Mapping[str, Pair] = {
    **WHO, **TIME, **HEADLINE, **ENDS, **FANS, **MAPS, **DEATHS, **ACCOUNTS, **NUMBERS, **PAGE, **FOLDER,
    **COMPARISONS, **SWEEPS, **CLAIMS,
}  # fmt: skip
"""All of them by key."""


def say(key: str, language: str, **holes: Any) -> str:
    """The words of that key, with their holes filled.

    Raises
    ------
    KeyError
        If there are no such words.
    """
    return WORDS[key][language].format(**holes)


def in_all(runs: int, language: str) -> str:
    """So many runs, in words."""
    return say("one_run", language) if runs == 1 else say("n_runs", language, n=count(runs, language))


def title_of(m: Measure, language: str) -> str:
    """What a chart of a measure is called."""
    words = WORDS.get(f"title_{m.name}", m.label)
    return words[language]


def short(factions: Factions, name: str, language: str) -> str:
    """The name of a faction without what its label adds in brackets."""
    return factions.label(name, language).split(" (")[0]


def short_pair(factions: Factions, pair: str, language: str) -> str:
    """The names of both sides of a pair."""
    return " \N{EN DASH} ".join(short(factions, name, language) for name in pair.split("-"))
