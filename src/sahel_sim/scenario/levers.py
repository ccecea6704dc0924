"""Levers: what a scenario sets for each faction, in which unit, how far, and what holds if nobody says."""

from collections.abc import Mapping
from dataclasses import dataclass

from sahel_sim.core import BLOCS
from sahel_sim.languages import N_, Sentence


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
    anchors
        What some of its values stand for, from the least to the most, each a marked sentence; none of a
        number whose unit says it, and of a switch.
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
    anchors: tuple[tuple[float, str], ...] = ()


def fraction_lever(
    name: str,
    default: float | None,
    source: str,
    text: str,
    ends: tuple[str, str] | None = None,
    *,
    unit: str = "0 to 1",
    array: str | None = None,
    moves: bool = True,
) -> Lever:
    """A lever from 0 to 1, whose array has its name unless said; text and ends are marked sentences.

    ``ends``: what 0 and 1 stand for; None of a switch.
    """
    anchors = () if ends is None else ((0.0, ends[0]), (1.0, ends[1]))
    return Lever(name, array or name, unit, 0.0, 1.0, default, source, Sentence(text), moves, anchors)


_ORDINARY = N_("an ordinary fighter")
"""What a ratio of 1 stands for."""

PRESSURE = fraction_lever(
    "military_pressure",
    0.5,
    "assumed: half way, so that it can rise and fall",
    N_("How hard it is told to fight the others: a number for every enemy, or one for each faction or bloc"),
    (N_("no operations"), N_("as much as it can, everywhere")),
    array="pressure",
)

LEVERS: tuple[Lever, ...] = (
    PRESSURE,
    fraction_lever(
        "campaign",
        0.0,
        "assumed: none unless a scenario says so",
        N_(
            "Part of what takes the field that goes for the nearest regional capital of those it "
            "fights, if its strategy is press or raid"
        ),
        (N_("nobody of those in the field"), N_("all who take the field")),
        unit="share",
    ),
    fraction_lever(
        "restraint",
        0.5,
        "assumed: half way; no scale of rules of engagement exists",
        N_("Rules of engagement: the share of fire withheld near civilians"),
        (N_("no restraint"), N_("strict rules, kept")),
    ),
    fraction_lever(
        "intelligence",
        0.2,
        "assumed: low, as in the insurgencies of kress2009; no estimate exists for Mali",
        N_("Chance that its fire is aimed, before anyone tells it anything"),
        (N_("no fire is aimed"), N_("all fire is aimed")),
    ),
    Lever(
        "skill",
        "skill",
        "ratio",
        0.1,
        10.0,
        1.0,
        "assumed: equal to all others",
        Sentence(N_("Fighting effectiveness of one fighter, as a ratio to an ordinary one")),
        anchors=((1.0, _ORDINARY),),
    ),
    fraction_lever(
        "services",
        0.3,
        "assumed: little, as everywhere in the north",
        N_("What it offers to those it governs: courts, care, water, order"),
        (N_("nothing for the people"), N_("courts, care, water, order for all")),
    ),
    Lever(
        "support",
        "support",
        "million USD / month",
        0.0,
        500.0,
        0.0,
        "assumed: nothing unless a scenario says so",
        Sentence(N_("Money from outside the theatre: budget, partners, patrons")),
    ),
    Lever(
        "establishment",
        "establishment",
        "persons",
        0.0,
        200_000.0,
        None,
        "assumed: the fighters at the start, so that losses are replaced and no more",
        Sentence(N_("How many fighters it means to have; the fighters at the start unless said")),
    ),
    Lever(
        "unity",
        "unity",
        "0 to 1",
        0.1,
        1.0,
        0.7,
        "assumed: most of it; no scale exists",
        Sentence(
            N_(
                "How far it fights as one: how much of its strength it brings to bear, and how it "
                "stands a defeat"
            )
        ),
        anchors=((1.0, N_("wholly united")),),
    ),
    fraction_lever(
        "countryside",
        None,
        "assumed: little for soldiers, who keep to towns and roads (kalyvas2006, zhukov2012), all for others",
        N_("How much of the villages around a town its fighters there reach; by its bloc unless said"),
        (N_("towns alone"), N_("every village around")),
    ),
    fraction_lever(
        "will",
        0.5,
        "assumed: half way; no scale exists",
        N_("Will to carry out an accord that it has signed"),
        (N_("carries out nothing"), N_("carries out all of it")),
    ),
    fraction_lever(
        "divisible",
        None,
        "after svensson, K43; assumed: state and rebels can share power and land, jihadists only in part",
        N_("How far a share can satisfy it: 1 wholly, 0 all or nothing; by its bloc unless said"),
        (N_("all or nothing"), N_("a share satisfies it wholly")),
    ),
    fraction_lever(
        "partner",
        0.0,
        "assumed: none unless a scenario says so",
        N_("Part of its operations that it carries out with a foreign partner"),
        (N_("never with the partner"), N_("always with the partner")),
        unit="share",
    ),
    fraction_lever(
        "partner_restraint",
        0.5,
        "assumed: half way, as of any faction",
        N_("Restraint of that partner near civilians"),
        (N_("no restraint"), N_("strict rules, kept")),
    ),
    Lever(
        "partner_skill",
        "partner_skill",
        "ratio",
        0.1,
        10.0,
        1.0,
        "assumed: that of an ordinary fighter",
        Sentence(N_("Fighting effectiveness of that partner, as a ratio to an ordinary fighter")),
        anchors=((1.0, _ORDINARY),),
    ),
    Lever(
        "fighters",
        "fighters",
        "persons",
        0.0,
        200_000.0,
        None,
        "the place's table of strengths: central figure times share in the theatre",
        Sentence(N_("Fighters in the theatre at the start; the place's own figure unless said")),
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
    None,
    "assumed: factions of other blocs are enemies unless a scenario says so, but militias not of the state",
    Sentence(N_("How the two factions stand: 1 enemies who fight when they meet, 0 apart, below 0 allies")),
    anchors=((-1.0, N_("allies")), (0.0, N_("apart")), (1.0, N_("enemies"))),
)
"""What ``relations`` sets for a pair of factions, both ways."""

DISTANCE = fraction_lever(
    "distances",
    None,
    "after christia2012; assumed: the order of the blocs; no measure exists",
    N_("How far apart the identities and aims of the two factions are; by their blocs unless said"),
    (N_("the same aims"), N_("as far apart as can be")),
    array="distance",
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

DISTANCE_OF_BLOCS: Mapping[tuple[str, str], float] = {
    (a, b): _AKIN if a == b else _APART[frozenset({a, b})] for a in BLOCS for b in BLOCS
}
"""How far apart two factions of these blocs are unless a scenario says otherwise."""

HOSTILITY_OF_BLOCS: Mapping[tuple[str, str], float] = {
    (a, b): 0.0 if a == b or {a, b} == {"state", "militias"} else 1.0 for a in BLOCS for b in BLOCS
}
"""How two factions of these blocs stand unless a scenario says otherwise: kin and militias apart."""


def lever(name: str) -> Lever:
    """The lever of that name.

    Raises ``KeyError`` if there is none.
    """
    for candidate in (*LEVERS, HOSTILITY, DISTANCE):
        if candidate.name == name:
            return candidate
    raise KeyError(name)
