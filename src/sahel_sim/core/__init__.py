"""Core: what is true at one moment, in every replicate at once."""

from sahel_sim.core.accord import ended
from sahel_sim.core.agent_view import PlainSeat
from sahel_sim.core.axes import Array, against, over_factions, over_localities, share
from sahel_sim.core.counting import counted
from sahel_sim.core.decision_errors import DecisionError
from sahel_sim.core.decomposition import added_by
from sahel_sim.core.draws import Chance, Draws, MeanField
from sahel_sim.core.dyads import from_state, of_pairs, of_state, towards_state, with_state
from sahel_sim.core.entries import gain, note, transfer
from sahel_sim.core.exceptions import SahelError, nearest
from sahel_sim.core.factions import BLOCS, INSURGENTS, Factions
from sahel_sim.core.mechanism import Mechanism, mechanism
from sahel_sim.core.parameters import Declared, Number, columns, declared, overridden, parameter
from sahel_sim.core.places import Places
from sahel_sim.core.presence import abandoned
from sahel_sim.core.quantize import apportion, trimmed, whole
from sahel_sim.core.rates import DAYS_PER_MONTH, chance, drawn, lasting, meanwhile, occurs
from sahel_sim.core.seat import Orders, Seat, seats
from sahel_sim.core.strategy import Strategy, as_orders, strategy
from sahel_sim.core.terms import BEYOND, DIMENSIONS, VOICES, Terms, as_terms, weighted
from sahel_sim.core.world import Changes, Entry, Kept, World, kept, stocks

__all__ = [
    "BEYOND",
    "BLOCS",
    "DAYS_PER_MONTH",
    "DIMENSIONS",
    "INSURGENTS",
    "VOICES",
    "Array",
    "Chance",
    "Changes",
    "DecisionError",
    "Declared",
    "Draws",
    "Entry",
    "Factions",
    "Kept",
    "MeanField",
    "Mechanism",
    "Number",
    "Orders",
    "Places",
    "PlainSeat",
    "SahelError",
    "Seat",
    "Strategy",
    "Terms",
    "World",
    "abandoned",
    "added_by",
    "against",
    "apportion",
    "as_orders",
    "as_terms",
    "chance",
    "columns",
    "counted",
    "declared",
    "drawn",
    "ended",
    "from_state",
    "gain",
    "kept",
    "lasting",
    "meanwhile",
    "mechanism",
    "nearest",
    "note",
    "occurs",
    "of_pairs",
    "of_state",
    "over_factions",
    "over_localities",
    "overridden",
    "parameter",
    "seats",
    "share",
    "stocks",
    "strategy",
    "towards_state",
    "transfer",
    "trimmed",
    "weighted",
    "whole",
    "with_state",
]
