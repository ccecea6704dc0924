"""Levers: what a scenario sets for each faction, in which unit, how far, and what holds if nobody says."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Lever:
    """One declared number of a faction, as scenario files, schemas, docs and sliders see it.

    Attributes
    ----------
    name
        As in scenario files.
    array
        The array of the world that it sets.
    unit
        In words.
    low, high
        What a scenario may say.
    default
        What holds if nobody says; None where the place's tables say.
    source
        Keys of ``sources.bib``, or ``assumed: ...`` and the reason.
    text
        What it means, by language.
    moves
        Whether a timeline may change it during a run.
    """

    name: str
    array: str
    unit: str
    low: float
    high: float
    default: float | None
    source: str
    text: Mapping[str, str]
    moves: bool = True


PRESSURE = Lever(
    "military_pressure",
    "pressure",
    "0 to 1",
    0.0,
    1.0,
    0.5,
    "assumed: half way, so that it can rise and fall",
    {
        "en": "How hard it is told to fight the others: a number for every enemy, or one for each faction "
        "or bloc",
        "fr": "Avec quelle force il lui est demandé de combattre les autres : un nombre pour tous ses "
        "ennemis, "
        "ou un par faction ou par bloc",
    },
)

LEVERS: tuple[Lever, ...] = (
    PRESSURE,
    Lever(
        "restraint",
        "restraint",
        "0 to 1",
        0.0,
        1.0,
        0.5,
        "assumed: half way; no scale of rules of engagement exists",
        {
            "en": "Rules of engagement: the share of fire withheld near civilians",
            "fr": "Règles d'engagement : la part des tirs retenue à proximité des civils",
        },
    ),
    Lever(
        "intelligence",
        "intelligence",
        "0 to 1",
        0.0,
        1.0,
        0.2,
        "assumed: low, as in the insurgencies of kress2009; no estimate exists for Mali",
        {
            "en": "Chance that its fire is aimed, before anyone tells it anything",
            "fr": "Chance que ses tirs soient ajustés, avant tout renseignement de la population",
        },
    ),
    Lever(
        "skill",
        "skill",
        "ratio",
        0.1,
        10.0,
        1.0,
        "assumed: equal to all others",
        {
            "en": "Fighting effectiveness of one fighter, as a ratio to an ordinary one",
            "fr": "Efficacité au combat d'un combattant, rapportée à celle d'un combattant ordinaire",
        },
    ),
    Lever(
        "services",
        "services",
        "0 to 1",
        0.0,
        1.0,
        0.3,
        "assumed: little, as everywhere in the north",
        {
            "en": "What it offers to those it governs: courts, care, water, order",
            "fr": "Ce qu'elle offre à ceux qu'elle gouverne : justice, soins, eau, ordre",
        },
    ),
    Lever(
        "support",
        "support",
        "million USD / month",
        0.0,
        500.0,
        0.0,
        "assumed: nothing unless a scenario says so",
        {
            "en": "Money from outside the theatre: budget, partners, patrons",
            "fr": "Argent venu de l'extérieur du théâtre : budget, partenaires, protecteurs",
        },
    ),
    Lever(
        "establishment",
        "establishment",
        "persons",
        0.0,
        200_000.0,
        None,
        "assumed: the fighters at the start, so that losses are replaced and no more",
        {
            "en": "How many fighters it means to have; the fighters at the start unless said",
            "fr": "Effectif de combattants visé ; celui du départ si rien n'est dit",
        },
    ),
    Lever(
        "fighters",
        "fighters",
        "persons",
        0.0,
        200_000.0,
        None,
        "the place's table of strengths: central figure times share in the theatre",
        {
            "en": "Fighters in the theatre at the start; the place's own figure unless said",
            "fr": "Combattants sur le théâtre au départ ; le chiffre du lieu si rien n'est dit",
        },
        moves=False,
    ),
)
"""Every number of a faction, in the order of scenario files."""

HOSTILITY = Lever(
    "relations",
    "hostility",
    "0 to 1",
    0.0,
    1.0,
    1.0,
    "assumed: all factions are enemies unless a scenario says so",
    {
        "en": "How much the two factions fight when they meet: 0 not at all, 1 always",
        "fr": "À quel point les deux factions se battent quand elles se rencontrent : 0 jamais, 1 toujours",
    },
)
"""What ``relations`` sets for a pair of factions, both ways."""

RESERVE_MONTHS = 3.0
"""Money at hand at the start, in months of support; assumed: a quarter's budget is in the accounts."""

MIND_OF_BLOC: Mapping[str, str] = {"state": "press", "rebels": "raid", "jihadists": "opportunist"}
"""The strategy of the factions of each bloc unless a scenario says otherwise."""


def lever(name: str) -> Lever:
    """The lever of that name.

    Raises
    ------
    KeyError
        If there is none.
    """
    for candidate in (*LEVERS, HOSTILITY):
        if candidate.name == name:
            return candidate
    raise KeyError(name)
