"""Sides: the names that settings can be given to, a faction's or its bloc's."""

from sahel_sim.core import BLOCS, Factions

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


def each_pair_once(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without those that are an earlier pair with its two names the other way round."""
    told: list[str] = []
    for key in keys:
        a, _, b = key.partition("-")
        if f"{b}-{a}" not in told:
            told.append(key)
    return tuple(told)
