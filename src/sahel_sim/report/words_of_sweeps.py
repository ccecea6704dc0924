"""Words of sweeps: what is said where one scenario stands in many cells of a grid, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

MAPS: Mapping[str, Pair] = {
    "sweep_title": pair("{story}: {levers}", "{story} : {levers}"),
    "semicolon": pair("; ", " ; "),
    "cell_mean_chance": pair(
        "Share of {runs} in each cell, in per cent.", "Part de {runs} dans chaque case, en pour cent."
    ),
    "cell_mean": pair("Mean of {runs} in each cell{unit}.", "Moyenne de {runs} dans chaque case{unit}."),
    "line_mean_chance": pair(
        "Share of {runs} at each value. Band: 95% interval.",
        "Part de {runs} à chaque valeur. Bande : intervalle à 95\N{NO-BREAK SPACE}%.",
    ),
    "line_mean": pair(
        "Mean of {runs} at each value{unit}. Band: 95% interval.",
        "Moyenne de {runs} à chaque valeur{unit}. Bande : intervalle à 95\N{NO-BREAK SPACE}%.",
    ),
    "panel_for_each": pair("A panel for each value of: {lever}.", "Un panneau par valeur de : {lever}."),
    "panels_shown": pair("{shown} of {all} values are drawn.", "{shown} valeurs sur {all} sont dessinées."),
    "hatched_chance": pair(
        "hatched: not sure. The 95% interval spans one half, or more than a third of the scale",
        "hachuré : incertain. L'intervalle à 95\N{NO-BREAK SPACE}% enjambe un demi, ou plus d'un tiers de "
        "l'échelle",
    ),
    "hatched": pair(
        "hatched: not sure. The 95% interval spans more than a third of the scale",
        "hachuré : incertain. L'intervalle à 95\N{NO-BREAK SPACE}% couvre plus d'un tiers de l'échelle",
    ),
    "none_hatched": pair(
        "No cell is hatched: no interval is that wide.",
        "Aucune case n'est hachurée : aucun intervalle n'est si large.",
    ),
    "no_number": pair("grey: there is no number", "gris : il n'y a pas de nombre"),
    "lines_at": pair("lines: {levels}", "lignes : {levels}"),
    "dotted": pair("dotted", "pointillé"),
    "solid": pair("solid", "plein"),
    "dashed": pair("dashed", "tireté"),
    "unit_of": pair(", {unit}", ", {unit}"),
    "unit_persons": pair("persons", "personnes"),
    "unit_events": pair("number", "nombre"),
    "unit_share": pair("per cent", "pour cent"),
    "unit_chance": pair("per cent of the runs", "pour cent des simulations"),
    "unit_of_months": pair("months", "mois"),
    "map_alt_of": pair(
        "{title}. A map of {across} across and {up} up, {runs} in each cell.",
        "{title}. Une carte : en abscisse, {across} ; en ordonnée, {up} ; {runs} par case.",
    ),
    "maps_alt_of": pair(
        "{title}. {panels} maps, one for each value of {third}, of {across} across and {up} up, {runs} in "
        "each cell.",
        "{title}. {panels} cartes, une par valeur de {third} : en abscisse, {across} ; en ordonnée, {up} ; "
        "{runs} par case.",
    ),
    "line_alt_of": pair(
        "{title}. A line over {across}, {runs} at each value.",
        "{title}. Une ligne selon {across}, {runs} par valeur.",
    ),
    "alt_ends": pair(
        "Highest {high} ({high_range}) at {high_at}; lowest {low} ({low_range}) at {low_at}.",
        "Le plus haut : {high} ({high_range}), {high_at} ; le plus bas : {low} ({low_range}), {low_at}.",
    ),
    "alt_same": pair("The same everywhere: {value}.", "Partout pareil : {value}."),
    "alt_nothing": pair("There is no number anywhere.", "Il n'y a de nombre nulle part."),
    "alt_corners": pair("Corners ({levers}): {corners}.", "Aux coins ({levers}) : {corners}."),
    "alt_points": pair("Values ({levers}): {points}.", "Valeurs ({levers}) : {points}."),
    "alt_point": pair("{at}: {value} ({range})", "{at} : {value} ({range})"),
    "alt_unsure": pair(
        "{unsure} of {cells} cells are not sure, and hatched.",
        "{unsure} cases sur {cells} sont incertaines, et hachurées.",
    ),
}
"""Those of figures."""

IN_SHORT: Mapping[str, Pair] = {
    "corner_found": pair(
        "{what}: highest {high} ({high_range}) at {high_at}; lowest {low} ({low_range}) at {low_at}.{doubt}",
        "{what} : le plus haut, {high} ({high_range}), avec {high_at} ; le plus bas, {low} ({low_range}), "
        "avec {low_at}.{doubt}",
    ),
    "corner_same": pair(
        "{what}: the same at every corner, {value} ({range}).",
        "{what} : pareil à chaque coin, {value} ({range}).",
    ),
    "ends_same": pair(
        "{what}: the same at both ends, {value} ({range}).",
        "{what} : pareil aux deux bouts, {value} ({range}).",
    ),
    "corner_none": pair("{what}: no number at any corner.", "{what} : aucun nombre à aucun coin."),
    "more_corners": pair(" (and {n} more corners)", " (et {n} autres coins)"),
    "one_more_corner": pair(" (and one more corner)", " (et un autre coin)"),
    "they_overlap": pair(
        " Their intervals overlap: this may be chance.",
        " Leurs intervalles se recouvrent : ce peut être le hasard.",
    ),
    "no_interval": pair("no interval", "sans intervalle"),
}
"""What the corners of the grid say."""

PAGE: Mapping[str, Pair] = {
    "sweep_kicker": pair(
        "{cells} cells of {runs}, {total} runs of a model of the war",
        "{cells} cases de {runs}, {total} simulations d'un modèle de la guerre",
    ),
    "sweep_summary": pair(
        "The same story, {story}, at every point of a grid of settings. All cells draw the same chance, so "
        "that they differ by the settings alone.",
        "Le même récit, {story}, à chaque point d'une grille de réglages. Toutes les cases tirent le même "
        "hasard : elles ne diffèrent que par les réglages.",
    ),
    "what_varies": pair("What is varied", "Ce qui varie"),
    "lever_values": pair("{n} values: {values}", "{n} valeurs : {values}"),
    "maps": pair("Maps", "Cartes"),
    "lines": pair("Lines", "Lignes"),
    "corners_and_centre": pair("Corners and centre", "Coins et centre"),
    "the_cells": pair("The cells", "Les cases"),
    "all_cells": pair("All {cells} cells", "Les {cells} cases"),
    "sweep_mean": pair("Mean", "Moyenne"),
    "cells_note": pair(
        "Means of {runs} of each cell, with 95% intervals; of chances, the share of runs. Every cell is in "
        "cells.csv, every run in sweep.nc.",
        "Moyennes de {runs} par case, avec leurs intervalles à 95\N{NO-BREAK SPACE}% ; pour les chances, la "
        "part des simulations. Chaque case est dans cells.csv, chaque simulation dans sweep.nc.",
    ),
    "not_sure_in": pair("Not sure", "Incertaines"),
    "widest": pair("Widest interval", "Intervalle le plus large"),
    "of_cells": pair("{n} of {cells} cells", "{n} cases sur {cells}"),
    "sure_note": pair(
        "Not sure: cells whose 95% interval spans one half (chances), or more than a third of the scale of "
        "the figure. Four times as many runs halve an interval.",
        "Incertaines : les cases dont l'intervalle à 95\N{NO-BREAK SPACE}% enjambe un demi (chances), ou "
        "couvre plus d'un tiers de l'échelle de la figure. Quatre fois plus de simulations divisent un "
        "intervalle par deux.",
    ),
    "sweep_caution": pair(
        "These are runs of a model at settings that somebody chose, not chances in the real world. A corner "
        "of a map is no advice and no forecast.",
        "Ce sont des simulations d'un modèle, avec des réglages que quelqu'un a choisis, et non des "
        "probabilités dans le monde réel. Le coin d'une carte n'est ni un conseil ni une prévision.",
    ),
    "few_in_cell": pair(
        "With only {runs} in each cell, single cells are rough: read the shape of a map. Take 64 or more.",
        "Avec seulement {runs} par case, une case seule est grossière : lisez la forme de la carte. Il en "
        "faut 64 ou plus.",
    ),
    "too_short_to_sweep": pair(
        "Whether a war is over takes two years to tell. In so short a run it is left out.",
        "Savoir si une guerre est finie demande deux ans. C'est laissé de côté sur une durée aussi courte.",
    ),
    "one_cell_broke_off": pair(
        "{broken} of {runs} runs broke off. It is left out of its cell.",
        "{broken} simulation sur {runs} s'est interrompue. Elle manque dans sa case.",
    ),
    "cells_broke_off": pair(
        "{broken} of {runs} runs broke off. They are left out of their cells.",
        "{broken} simulations sur {runs} se sont interrompues. Elles manquent dans leurs cases.",
    ),
    "cell_broke_at": pair(
        "number {number} at {at}: {message}", "numéro {number}, avec {at} : {message}"
    ),
    "read_cell": pair(
        "A cell is the same story with other settings. Read a map for where it changes, not for one cell.",
        "Une case est le même récit avec d'autres réglages. Lisez une carte pour voir où elle change, et non "
        "pour une case.",
    ),
    "read_grid": pair(
        "Nothing is known between the cells, and nothing beyond the edges. Lines of equal height are drawn "
        "straight from cell to cell.",
        "On ne sait rien entre les cases, ni au-delà des bords. Les lignes de même hauteur vont tout droit "
        "d'une case à l'autre.",
    ),
    "read_cells_many": pair(
        "There are many cells. Of a hundred 95% intervals about five miss by chance alone, and since all "
        "cells share their luck, neighbours miss together.",
        "Il y a beaucoup de cases. Sur cent intervalles à 95\N{NO-BREAK SPACE}%, cinq environ sont à côté "
        "par le seul hasard ; comme toutes les cases partagent leur hasard, des voisines le sont ensemble.",
    ),
    "read_times_swept": pair(
        "A time counts only in the runs in which the thing happens; those may differ from cell to cell.",
        "Une durée ne compte que dans les simulations où la chose arrive ; elles peuvent différer d'une case "
        "à l'autre.",
    ),
    "levers_set": pair("Varied", "Réglages variés"),
    "runs_of_cells": pair(
        "{cells} cells of {runs}, seed {seed}", "{cells} cases de {runs}, graine {seed}"
    ),
    "of_tally": pair("outcomes {digest}", "résultats {digest}"),
}  # fmt: skip
"""Those of the page."""

TERMINAL: Mapping[str, Pair] = {
    "table_across": pair("across: {lever}", "en abscisse : {lever}"),
    "table_up": pair("up: {lever}", "en ordonnée : {lever}"),
    "signs": pair(
        "0 is {low}, 9 is {high}; every cell is in cells.csv.",
        "0 vaut {low}, 9 vaut {high} ; chaque case est dans cells.csv.",
    ),
    "signs_thinned": pair(
        "0 is {low}, 9 is {high}; every {step}th value is shown, every cell is in cells.csv.",
        "0 vaut {low}, 9 vaut {high} ; une valeur sur {step} est montrée, chaque case est dans cells.csv.",
    ),
    "more_panels": pair(
        "{n} more values of {lever} are on the page.", "{n} autres valeurs de {lever} sont sur la page."
    ),
}
"""Those of the terminal."""

REFUSED: Mapping[str, Pair] = {
    "takes_two_years": pair(
        "Whether a war is over takes two years to tell, and this sweep has runs of {years}. Leave out "
        "{names}, or make the runs longer, such as --set years=2.",
        "Savoir si une guerre est finie demande deux ans, et ce balayage a des simulations de {years}. "
        "Laissez de côté {names}, ou allongez les simulations, par exemple --set years=2.",
    ),
}
"""What is said of sweeps that cannot be told."""

SWEEPS: Mapping[str, Pair] = {**MAPS, **IN_SHORT, **PAGE, **TERMINAL, **REFUSED}
"""All of them by key."""
