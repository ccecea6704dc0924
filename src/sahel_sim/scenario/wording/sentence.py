"""A wording: what is wrong, what is allowed and what to do, each in English and French."""

from dataclasses import dataclass

from sahel_sim.languages import Pair, pair


@dataclass(frozen=True)
class Wording:
    """What to say of one kind of mistake.

    Attributes
    ----------
    wrong
        What is wrong.
    allowed
        What is allowed.
    advice
        What to do.
    nearest
        What to do if there is a nearest right word; it replaces the advice.
    """

    wrong: Pair
    allowed: Pair | None = None
    advice: Pair | None = None
    nearest: Pair | None = None


DID_YOU_MEAN = pair("Did you mean '{nearest}'?", "Vouliez-vous dire « {nearest} » ?")
