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
        What holds if nobody says; None where that depends on the place's tables or on the bloc.
    source
        As of a parameter: see ``sahel_sim.core.parameter``.
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
        "campaign",
        "campaign",
        "share",
        0.0,
        1.0,
        0.0,
        "assumed: none unless a scenario says so",
        {
            "en": "Part of what takes the field that goes for the nearest regional capital of those it "
            "fights, if its strategy is press or raid",
            "fr": "Part des forces en campagne qui marche sur la capitale régionale la plus proche de ceux "
            "qu'elle combat, si sa stratégie est press ou raid",
        },
    ),
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
        "unity",
        "unity",
        "0 to 1",
        0.1,
        1.0,
        0.7,
        "assumed: most of it; no scale exists",
        {
            "en": "How far it fights as one: how much of its strength it brings to bear, and how it stands a "
            "defeat",
            "fr": "À quel point elle combat unie : la part de sa force qu'elle engage, et sa tenue dans la "
            "défaite",
        },
    ),
    Lever(
        "countryside",
        "countryside",
        "0 to 1",
        0.0,
        1.0,
        None,
        "assumed: little for soldiers, who keep to towns and roads (kalyvas2006, zhukov2012), all for others",
        {
            "en": "How much of the villages around a town its fighters there reach; by its bloc unless said",
            "fr": "La part des villages autour d'une ville que ses combattants y atteignent ; selon son bloc "
            "si rien n'est dit",
        },
    ),
    Lever(
        "will",
        "will",
        "0 to 1",
        0.0,
        1.0,
        0.5,
        "assumed: half way; no scale exists",
        {
            "en": "Will to carry out an accord that it has signed",
            "fr": "Volonté d'appliquer un accord qu'elle a signé",
        },
    ),
    Lever(
        "divisible",
        "divisible",
        "0 to 1",
        0.0,
        1.0,
        None,
        "after svensson, K43; assumed: state and rebels can share power and land, jihadists only in part",
        {
            "en": "How far a share can satisfy it: 1 wholly, 0 all or nothing; by its bloc unless said",
            "fr": "À quel point une part peut la satisfaire : 1 tout à fait, 0 tout ou rien ; selon son "
            "bloc si rien n'est dit",
        },
    ),
    Lever(
        "partner",
        "partner",
        "share",
        0.0,
        1.0,
        0.0,
        "assumed: none unless a scenario says so",
        {
            "en": "Part of its operations that it carries out with a foreign partner",
            "fr": "Part de ses opérations menée avec un partenaire étranger",
        },
    ),
    Lever(
        "partner_restraint",
        "partner_restraint",
        "0 to 1",
        0.0,
        1.0,
        0.5,
        "assumed: half way, as of any faction",
        {
            "en": "Restraint of that partner near civilians",
            "fr": "Retenue de ce partenaire à proximité des civils",
        },
    ),
    Lever(
        "partner_skill",
        "partner_skill",
        "ratio",
        0.1,
        10.0,
        1.0,
        "assumed: that of an ordinary fighter",
        {
            "en": "Fighting effectiveness of that partner, as a ratio to an ordinary fighter",
            "fr": "Efficacité au combat de ce partenaire, rapportée à celle d'un combattant ordinaire",
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
    "-1 to 1",
    -1.0,
    1.0,
    1.0,
    "assumed: factions of other blocs are enemies unless a scenario says so, but militias not of the state",
    {
        "en": "How the two factions stand: 1 enemies who fight when they meet, 0 apart, below 0 allies",
        "fr": "Rapport entre les deux factions : 1 ennemies qui se battent à chaque rencontre, 0 à l'écart, "
        "moins de 0 alliées",
    },
)
"""What ``relations`` sets for a pair of factions, both ways."""

DISTANCE = Lever(
    "distances",
    "distance",
    "0 to 1",
    0.0,
    1.0,
    None,
    "after christia2012; assumed: the order of the blocs; no measure exists",
    {
        "en": "How far apart the identities and aims of the two factions are; by their blocs unless said",
        "fr": "Écart d'identité et de buts entre les deux factions ; selon leurs blocs si rien n'est dit",
    },
    moves=False,
)
"""What ``distances`` sets for a pair of factions, both ways."""

RESERVE_MONTHS = 3.0
"""Money at hand at the start, in months of support; assumed: a quarter's budget is in the accounts."""

MIND_OF_BLOC: Mapping[str, str] = {
    "state": "press",
    "rebels": "raid",
    "jihadists": "opportunist",
    "militias": "hold",
}
"""The strategy of the factions of each bloc unless a scenario says otherwise."""

DIPLOMACY = "bargain"
"""How every faction decides about talks unless a scenario says otherwise."""

DIVISIBLE_OF_BLOC: Mapping[str, float] = {"state": 1.0, "rebels": 1.0, "jihadists": 0.4, "militias": 1.0}
"""How far a share can satisfy the factions of each bloc unless a scenario says otherwise."""

COUNTRYSIDE_OF_BLOC: Mapping[str, float] = {"state": 0.1, "rebels": 1.0, "jihadists": 1.0, "militias": 1.0}
"""How much of the villages around a town the fighters of each bloc reach unless a scenario says otherwise."""

_APART: Mapping[frozenset[str], float] = {
    frozenset({"rebels", "jihadists"}): 0.5,
    frozenset({"state", "rebels"}): 0.8,
    frozenset({"state", "jihadists"}): 1.0,
    frozenset({"state", "militias"}): 0.3,
    frozenset({"rebels", "militias"}): 0.6,
    frozenset({"militias", "jihadists"}): 1.0,
}
_AKIN = 0.3


def distance_of_blocs(a: str, b: str) -> float:
    """How far apart two factions of these blocs are unless a scenario says otherwise."""
    return _AKIN if a == b else _APART[frozenset({a, b})]


def hostility_of_blocs(a: str, b: str) -> float:
    """How two factions of these blocs stand unless a scenario says otherwise: kin and militias apart."""
    apart = a == b or {a, b} == {"state", "militias"}
    return 0.0 if apart else 1.0


def lever(name: str) -> Lever:
    """The lever of that name.

    Raises
    ------
    KeyError
        If there is none.
    """
    for candidate in (*LEVERS, HOSTILITY, DISTANCE):
        if candidate.name == name:
            return candidate
    raise KeyError(name)
