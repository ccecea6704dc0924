"""What is measured of each place at the end of a step, where it is asked for.

Summed over places these are the series of ``MEASURES`` of the same name, to the last bit; control is what
shares of people and of places governed are made of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sahel_sim.core import Array, World
from sahel_sim.languages import N_, Sentence


@dataclass(frozen=True)
class PlaceMeasure:
    """One number of each place, or one for each faction there, at a moment.

    Attributes
    ----------
    name, unit
        As in result files.
    axis
        ``one`` or ``faction``.
    label
        For readers, by language.
    of
        World to ``(R, 1 or F, L)``.
    """

    name: str
    unit: str
    axis: str
    label: Mapping[str, str]
    of: Callable[[World], Array]


PLACE_MEASURES: tuple[PlaceMeasure, ...] = (
    PlaceMeasure(
        "control",
        "share",
        "faction",
        Sentence(N_("Share of a place governed")),
        lambda w: w.control,
    ),
    PlaceMeasure(
        "town_control",
        "share",
        "faction",
        Sentence(N_("Share of a town governed")),
        lambda w: w.town_control,
    ),
    PlaceMeasure(
        "village_control",
        "share",
        "faction",
        Sentence(N_("Share of the villages around a town governed")),
        lambda w: w.village_control,
    ),
    PlaceMeasure("fighters", "persons", "faction", Sentence(N_("Fighters")), lambda w: w.fighters),
    PlaceMeasure(
        "battle_losses",
        "persons / step",
        "faction",
        Sentence(N_("Own fighters killed")),
        lambda w: w.losses,
    ),
    PlaceMeasure(
        "civilians_killed",
        "persons / step",
        "faction",
        Sentence(N_("Civilians killed, by perpetrator")),
        lambda w: w.harmed,
    ),
    PlaceMeasure(
        "displaced",
        "persons",
        "one",
        Sentence(N_("People of the place who fled it")),
        lambda w: w.away,
    ),
    PlaceMeasure(
        "refuge",
        "persons",
        "one",
        Sentence(N_("People from elsewhere who found refuge there")),
        lambda w: w.displaced,
    ),
)
"""Every measure of places, in the order of result files."""
