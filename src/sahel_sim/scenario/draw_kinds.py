"""Kinds of draws: nothing, from declared ranges, or from the accepted set; and what holds if nobody says.

Which numbers a calibration accepted says nothing of other rules than those it was done with, so the set that
comes with the library counts only while its rules are these.
"""

from functools import cache
from pathlib import Path

from sahel_sim.engine.rules_digest import rules_digest

FIXED, PRIOR, ACCEPTED = DRAWS = ("fixed", "prior", "accepted")
"""What runs can draw: nothing, from the declared ranges, or from the sets that calibration accepted."""

SHIPPED = Path(__file__).with_name("accepted_set.json")
"""The accepted set that comes with the library, if one was fitted with its rules."""

USUAL_DRAWS = ACCEPTED
"""What they draw unless a scenario says otherwise: then ranges show luck and ignorance together."""


def usual_draws() -> str:
    """What runs draw unless a scenario says otherwise; nothing if no accepted set is of these rules."""
    return FIXED if USUAL_DRAWS == ACCEPTED and not accepted_is_of_these_rules() else USUAL_DRAWS


@cache
def accepted_is_of_these_rules() -> bool:
    """Whether the accepted set that comes with the library was fitted with its rules."""
    return SHIPPED.is_file() and f'"rules":"{rules_digest()}"' in SHIPPED.read_text("utf-8")
