"""A wording: what is wrong, what is allowed and what to do, each in English and French."""

from dataclasses import dataclass

from sahel_sim.languages import N_


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

    wrong: str
    allowed: str | None = None
    advice: str | None = None
    nearest: str | None = None


DID_YOU_MEAN = N_("Did you mean '{nearest}'?")
