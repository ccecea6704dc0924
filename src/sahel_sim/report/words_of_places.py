"""Words of the maps over time."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

PLACES: Mapping[str, Pair] = {
    "maps_over_time": pair("Who governs where, and where people die", "Qui gouverne où, et où l'on meurt"),
    "maps_over_time_note": pair(
        "Mean of {runs}. Marks as on the map of start and end. Circles: fighters and civilians killed "
        "since the date before; the largest stands for {most}.",
        "Moyenne de {runs}. Marques comme sur la carte du départ et de la fin. Cercles : combattants et "
        "civils tués depuis la date précédente ; le plus grand en représente {most}.",
    ),
    "maps_over_time_key": pair("circle: killed there", "cercle : tués sur place"),
    "maps_over_time_alt": pair(
        "Six maps of {places} places, mean of {runs}.", "Six cartes de {places} localités, moyenne de {runs}."
    ),
    "maps_over_time_part": pair(
        "{date}: places where each leads: {tally}; {dead} killed since the date before, most of them in "
        "{where}.",
        "{date} : localités où chacun est en tête : {tally} ; {dead} tués depuis la date précédente, "
        "surtout à {where}.",
    ),
    "maps_over_time_first": pair(
        "{date}: places where each leads: {tally}.", "{date} : localités où chacun est en tête : {tally}."
    ),
}
