"""Causes: what the ledger calls them, and the same in French."""

from collections.abc import Mapping

from sahel_sim.core import Factions
from sahel_sim.languages import pair
from sahel_sim.report.words import short

CAUSES: Mapping[str, str] = {
    "a peace broke": "rupture d'une paix",
    "a symbolic place was lost": "perte d'un lieu symbolique",
    "accord carried out": "accord appliqué",
    "accord overdue": "accord en retard",
    "after harm": "après des violences",
    "after victories and losses": "après victoires et pertes",
    "armed factions left out": "groupes armés laissés dehors",
    "arrived": "arrivés",
    "back to normal": "retour à la normale",
    "back to what divides people": "retour à ce qui divise les gens",
    "bases left": "bases abandonnées",
    "budget that lapsed": "budget non dépensé, perdu",
    "calm, or places that changed hands": "calme, ou localités qui changent de mains",
    "came and went": "arrivées et départs",
    "came into being": "apparition",
    "came to the table or left it": "venus à la table ou partis",
    "camps left": "camps abandonnés",
    "carried out": "appliqué",
    "ceasefire agreed or given up": "cessez-le-feu conclu ou abandonné",
    "clashes": "affrontements",
    "credibility of guarantors": "crédit des garants",
    "deserted": "ont déserté",
    "disarmed and went home": "désarmés et rentrés chez eux",
    "drafted": "enrôlés",
    "driven apart by war": "division par la guerre",
    "events here and down the road": "violences ici et le long des routes",
    "faded": "oubli",
    "faded and soothed": "oubli et apaisement",
    "faded for want of force": "perdu faute de forces sur place",
    "fell back": "repliés",
    "fell due": "arrivé à échéance",
    "felt": "coûts ressentis",
    "fled": "ont fui",
    "forgotten": "oubli",
    "fragility of any peace": "fragilité de toute paix",
    "healed": "apaisement",
    "integrated into the army": "intégrés dans l'armée",
    "joined after harm": "ralliés après des violences",
    "joined for other reasons": "ralliés pour d'autres raisons",
    "joined out of grievance": "ralliés par colère",
    "killed": "tués",
    "killed by foreign forces": "tués par des forces étrangères",
    "killed each other": "morts de part et d'autre",
    "killed in battle": "tués au combat",
    "learnt from clashes": "leçons des affrontements",
    "left": "partis",
    "moved": "déplacés",
    "moved into a vacuum": "occupation d'un vide",
    "on a date": "à une date de la chronologie",
    "own dead": "propres morts",
    "pay": "soldes",
    "peace broke": "rupture de la paix",
    "places lost, and calm again": "localités perdues, puis retour au calme",
    "powers for the regions": "pouvoirs pour les régions",
    "ran home": "rentrés chez eux en fuyant",
    "reasons to fight or to join": "raisons de se combattre ou de s'allier",
    "returned": "revenus chez eux",
    "roads closed or opened": "routes fermées ou rouvertes",
    "signed": "signature",
    "spoilers": "saboteurs de la paix",
    "support from outside": "soutien extérieur",
    "taxes": "taxes",
    "undone by fighting": "défait par les combats",
    "voices of civil society": "voix de la société civile",
    "voices of women and youth": "voix des femmes et des jeunes",
    "war income": "revenus de la guerre",
    "won and lost in contests": "gagné et perdu dans les affrontements",
}
"""Each cause that a mechanism names, in French; a test collects them from runs."""

FROM = "from "
"""How the ledger begins a cause that names the faction whose people went over to others."""

_OF_FACTIONS = {
    FROM: pair("defectors ({who})", "transfuges ({who})"),
    "split from ": pair("split from {who}", "scission de {who}"),
    "merged into ": pair("merged into {who}", "fusion dans {who}"),
}


def is_named(why: str) -> bool:
    """Whether there are French words for a cause."""
    return why in CAUSES or why.startswith(tuple(_OF_FACTIONS))


def cause(why: str, language: str, factions: Factions | None = None) -> str:
    """The cause in the reader's language; as the ledger has it where the table does not know it.

    Parameters
    ----------
    why
        As in the ledger.
    language
        ``en`` or ``fr``.
    factions
        Of the place; a cause may name one of them, which without them is told as the ledger has it.
    """
    for lead, words in _OF_FACTIONS.items():
        name = why.removeprefix(lead)
        if why != name:
            who = short(factions, name, language) if factions and name in factions.names else name
            return words[language].format(who=who)
    return CAUSES.get(why, why) if language == "fr" else why
