"""Words of endings: what each kind is called, and what the bars beside it mean, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

ENDS: Mapping[str, Pair] = {
    "how_wars_end": pair("How the wars end", "Comment finissent les guerres"),
    "kinds_of_ending": pair(
        "Between the state and the rebels, at the end", "Entre l'État et les rebelles, à la fin"
    ),
    "what_holds": pair("What is true at the end", "Ce qui est vrai à la fin"),
    "ends_note": pair(
        "Share of {runs}. Full bars: the war is over, two years with fewer than 25 fighters killed in each. "
        "Hatched bars: it is not. Thin lines and brackets: 95% interval.",
        "Part de {runs}. Barres pleines : la guerre est finie, deux ans avec moins de 25 combattants tués "
        "chaque année. Hachures : elle ne l'est pas. Traits fins et parenthèses : "
        "intervalle à 95\N{NO-BREAK SPACE}%.",
    ),
    "ends_note_alone": pair(
        "The only run. Full bars: the war is over, two years with fewer than 25 fighters killed in each. "
        "Hatched bars: it is not.",
        "La seule simulation. Barres pleines : la guerre est finie, deux ans avec moins de 25 combattants "
        "tués chaque année. Hachures : elle ne l'est pas.",
    ),
    "share_of_runs": pair("Runs", "Part"),
    "interval": pair("95% interval", "Intervalle à 95\N{NO-BREAK SPACE}%"),
    "k_of": pair("{k} of {runs}", "{k} sur {runs}"),
    "ending_accord": pair("an accord that holds", "un accord qui tient"),
    "ending_state_victory": pair("a victory of the state", "une victoire de l'État"),
    "ending_rebel_victory": pair("a victory of the rebels", "une victoire des rebelles"),
    "ending_ceasefire": pair(
        "a ceasefire that holds, without an accord", "un cessez-le-feu qui tient, sans accord"
    ),
    "ending_low_activity": pair(
        "a war that died down, with nothing agreed", "une guerre retombée, sans rien de signé"
    ),
    "ending_relapsed": pair(
        "war, after an accord that did not hold", "la guerre, après un accord qui n'a pas tenu"
    ),
    "ending_paper_peace": pair(
        "peace on paper, without two quiet years", "une paix sur le papier, sans deux ans de calme"
    ),
    "ending_jihadist_dominance": pair(
        "war, with jihadists governing most places", "la guerre, avec les djihadistes en tête"
    ),
    "ending_stalemate": pair("war, with a front that stands still", "la guerre, avec un front figé"),
    "ending_war": pair("war, with a front that moves", "la guerre, avec un front mouvant"),
}
"""Labels of kinds begin as they stand in a sentence; ``ending_`` and the name of the kind is their key."""
