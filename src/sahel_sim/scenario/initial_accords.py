"""A standing accord: what was signed before a run begins, how much of it is done, how much is due."""

from sahel_sim.core import Factions
from sahel_sim.scenario.faction_names import blocs_of
from sahel_sim.scenario.levers import Lever

ACCORD = Lever(
    "accord",
    "accord",
    "0 or 1",
    0.0,
    1.0,
    0.0,
    "assumed: no accord is in force unless a scenario says so",
    {
        "en": "Whether an accord with the state, and with it a ceasefire, is in force at the start: yes or "
        "no",
        "fr": "Si un accord avec l'État, et avec lui un cessez-le-feu, est en vigueur au départ : yes (oui) "
        "ou no (non)",
    },
    moves=False,
)
"""What ``dialogue.accord`` says of an armed faction."""

IMPLEMENTED = Lever(
    "implemented",
    "implemented",
    "share",
    0.0,
    1.0,
    0.0,
    "assumed: nothing of an accord is done unless a scenario says so",
    {
        "en": "How much of that accord is carried out at the start",
        "fr": "Part de cet accord appliquée au départ",
    },
    moves=False,
)
"""What ``dialogue.implemented`` says of an armed faction with an accord."""

PROMISED = Lever(
    "promised",
    "promised",
    "share",
    0.0,
    1.0,
    0.0,
    "assumed: nothing of an accord is due yet unless a scenario says so",
    {
        "en": "How much of that accord should be carried out by the start",
        "fr": "Part de cet accord qui devrait être appliquée au départ",
    },
    moves=False,
)
"""What ``dialogue.promised`` says of an armed faction with an accord."""

STANDING: tuple[Lever, ...] = (ACCORD, IMPLEMENTED, PROMISED)
"""The blocks of ``dialogue`` that tell of accords signed before the start."""


def able_to_sign(factions: Factions) -> tuple[str, ...]:
    """Who can have an accord with the state: armed factions that are not the state's."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return tuple(name for name, bloc in armed if bloc != "state")


def signatories(factions: Factions) -> tuple[str, ...]:
    """Names of signatories as a file may write them: those who can sign, and their blocs."""
    return (*able_to_sign(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))
