"""Who can be named in a scenario file: factions, blocs, pairs, parties at the table, signatories."""

from sahel_sim.core import BLOCS, Factions
from sahel_sim.mechanisms.relapse import VOICES

TOP_KEYS = (
    "scenario",
    "title",
    "summary",
    "based_on",
    "place",
    "state_of",
    "start",
    "years",
    "step",
    "relations",
    "distances",
    "dialogue",
    "international",
    "mechanisms",
    "parameters",
    "tactics",
    "timeline",
    "runs",
    "seed",
)
"""The keys of a scenario file that are not a side, in the order of files."""

RESERVED = frozenset({*BLOCS, *TOP_KEYS})
"""Names that no faction can have, because they mean something else in a scenario file."""

_STEP = 0.25
_FIRST = {
    "civil_society": 1,
    "traditional_leaders": 1,
    "opposition": 1,
    "women": 2,
    "youth": 2,
}


def blocs_of(factions: Factions) -> tuple[str, ...]:
    """The blocs that have a faction, in order of the factions."""
    return tuple(dict.fromkeys(factions.blocs))


def members(factions: Factions, name: str) -> tuple[str, ...]:
    """The factions that the name of a faction or bloc stands for."""
    pairs = zip(factions.names, factions.blocs, strict=True)
    return tuple(faction for faction, bloc in pairs if name in (faction, bloc))


def opponents(factions: Factions, name: str) -> tuple[str, ...]:
    """Whom a faction, or the factions of a bloc, can press: other factions, and blocs that have any."""
    own = members(factions, name)
    others = (*factions.names, *blocs_of(factions))
    return tuple(other for other in others if any(a != b for a in own for b in members(factions, other)))


def pairs_of(factions: Factions) -> tuple[str, ...]:
    """Every pair of factions, in either order of the two names."""
    return tuple(f"{a}-{b}" for a in factions.names for b in factions.names if a != b)


def pair_in_order(factions: Factions, pair: str) -> str:
    """The same pair with the names in the order of the factions."""
    a, b = pair.split("-")
    return pair if factions.names.index(a) < factions.names.index(b) else f"{b}-{a}"


def without_reversed_pairs(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without those that are an earlier pair with its two names the other way round."""
    told: list[str] = []
    for key in keys:
        a, _, b = key.partition("-")
        if f"{b}-{a}" not in told:
            told.append(key)
    return tuple(told)


def able_to_sign(factions: Factions) -> tuple[str, ...]:
    """Who can have an accord with the state: armed factions that are not the state's."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return tuple(name for name, bloc in armed if bloc != "state")


def signatories(factions: Factions) -> tuple[str, ...]:
    """Names of signatories as a file may write them: those who can sign, and their blocs."""
    return (*able_to_sign(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))


def invitable(factions: Factions) -> tuple[str, ...]:
    """Who can have influence at the table: armed factions that are not the state's, and voices."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return (*(name for name, bloc in armed if bloc != "state"), *VOICES)


def party_names(factions: Factions) -> tuple[str, ...]:
    """Names of parties as a file may write them: those who can be invited, and their blocs."""
    return (*invitable(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))


def parties_named(factions: Factions, party: str) -> tuple[str, ...]:
    """Those for whom the name of a party, voice or bloc stands."""
    return (party,) if party in VOICES else members(factions, party)


def influence_of_inclusivity(
    inclusivity: float, factions: Factions, divisible: dict[str, float]
) -> dict[str, float]:
    """Influence of each party on the path from a closed table, 0, to an open one, 1.

    Rebels rise from 0 to 1 over the first quarter of the way; civil society, traditional leaders and
    opposition over the second; women and youth over the third; jihadists over the last, but only those
    whom a share can satisfy at all.

    Parameters
    ----------
    inclusivity
        0 to 1.
    factions
        Of the place.
    divisible
        How far a share can satisfy each faction, by name.
    """
    quarter = dict(_FIRST)
    for name, bloc in zip(factions.names, factions.blocs, strict=True):
        quarter |= {name: 0} if bloc == "rebels" else {}
        quarter |= {name: 3} if bloc == "jihadists" and divisible[name] > 0 else {}
    return {
        party: min(max(inclusivity / _STEP - quarter[party], 0.0), 1.0) if party in quarter else 0.0
        for party in invitable(factions)
    }
