"""The world: what is true at one moment, in every replicate at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

import numpy as np

from sahel_sim.core.axes import (
    DIMENSION_ONLY,
    DYAD,
    FACTION_DIMENSION,
    FACTION_LOCALITY,
    FACTION_ONLY,
    FACTION_VOICE,
    LOCALITY_ONLY,
    ONE,
    PAIR_LOCALITY,
    VOICE_ONLY,
    Array,
    over_factions,
    over_localities,
)
from sahel_sim.core.factions import Factions
from sahel_sim.core.places import Places
from sahel_sim.core.quantize import GRAIN_BITS


@dataclass(frozen=True)
class Kept:
    """What one array of the world holds: its axes after the replicate, kind, unit and meaning.

    Kinds: ``people``, ``troops``, ``money``, ``share``, ``index`` and ``level`` are stocks, which the ledger
    follows to the last grain; ``order`` is set by strategies; ``lever`` by scenarios and their timelines;
    ``relation`` describes dyads; ``flow`` is what happened in this step, and starts each step at 0.

    Examples
    --------
    >>> kept()["fighters"].unit, kept()["fighters"].is_stock
    ('persons', True)
    """

    name: str
    axes: tuple[str, str]
    kind: str
    unit: str
    text: str

    @property
    def is_stock(self) -> bool:
        """Whether the ledger follows it."""
        return self.kind in GRAIN_BITS


def state(axes: tuple[str, str], kind: str, unit: str, text: str) -> Any:
    """Declare one array of the world."""
    return field(metadata={"axes": axes, "kind": kind, "unit": unit, "text": text})


@dataclass(frozen=True)
class Entry:
    """One line in the books: by how much an array changes, and why.

    Examples
    --------
    >>> Entry("fighters", np.array([[[5.0]]]), "recruited").why
    'recruited'
    """

    name: str
    amount: Array
    why: str


Changes = tuple[Entry, ...]


@dataclass(frozen=True)
class World:
    """The state of the model. A world is never altered: ``world.plus(changes)`` is the next one.

    Examples
    --------
    >>> import sahel_sim
    >>> world = sahel_sim.SahelModel("two_towns").world
    >>> from sahel_sim.core import gain
    >>> more = world.plus([gain("fighters", np.full(world.fighters.shape, 5.0), "recruited")])
    >>> float((more.fighters - world.fighters).sum())  # two factions in four places
    40.0
    """

    places: Places
    factions: Factions
    step: int
    months: float

    residents: Array = state(LOCALITY_ONLY, "people", "persons", "people at home")
    displaced: Array = state(LOCALITY_ONLY, "people", "persons", "people here who fled from elsewhere")
    away: Array = state(
        LOCALITY_ONLY, "people", "persons", "people of this place who fled and live elsewhere"
    )
    fighters: Array = state(FACTION_LOCALITY, "people", "persons", "armed members of each faction")
    fallen: Array = state(FACTION_LOCALITY, "people", "persons", "fighters killed so far")
    killed: Array = state(FACTION_LOCALITY, "people", "persons", "civilians killed so far, by perpetrator")
    in_town: Array = state(LOCALITY_ONLY, "share", "share", "part of the people at home who live in the town")
    town_control: Array = state(
        FACTION_LOCALITY, "share", "share", "how much of the town of a place each faction governs"
    )
    village_control: Array = state(
        FACTION_LOCALITY, "share", "share", "how much of the villages around a town each faction governs"
    )
    treasury: Array = state(FACTION_ONLY, "money", "million USD", "money at hand")
    grievance: Array = state(FACTION_LOCALITY, "index", "-1 to 1", "anger of the residents at each faction")
    fear: Array = state(FACTION_LOCALITY, "index", "0 to 1", "fear of each faction among the residents")

    truce: Array = state(DYAD, "index", "0 to 1", "how far a ceasefire holds between two factions")
    belief: Array = state(DYAD, "level", "log-odds", "how sure a faction is to beat another in the long run")
    weariness: Array = state(
        DYAD, "index", "share of the prize", "what fighting another is felt to cost; below 0 it pays"
    )
    approval: Array = state(FACTION_ONLY, "index", "0 to 1", "approval of a faction by its own public")
    hardline: Array = state(
        FACTION_ONLY, "index", "0 to 1", "weight of those in a faction who want no concession"
    )
    divide: Array = state(ONE, "index", "0 to 1", "how divided the people are over the war")
    stalemate: Array = state(DYAD, "index", "0 to 1", "how far a war is fought and moves nothing")
    drive: Array = state(
        DYAD, "index", "0 to 1", "part of its orders against another that a faction carries out"
    )
    talks: Array = state(FACTION_ONLY, "index", "0 or 1", "whether a faction talks with the state")
    closed: Array = state(
        FACTION_ONLY, "index", "0 or 1", "whether the state has of itself closed talks with a faction"
    )
    reserve: Array = state(
        FACTION_ONLY, "level", "sd", "how much more, or less, than it says a faction's leaders can accept"
    )
    cooling: Array = state(
        FACTION_ONLY, "index", "0 to 1", "how far talks with a faction are out of the question for now"
    )
    trust: Array = state(
        FACTION_ONLY, "index", "0 to 1", "how far a faction trusts the state to keep its word"
    )
    accord: Array = state(FACTION_ONLY, "index", "0 or 1", "whether an accord with the state is in force")
    implemented: Array = state(FACTION_ONLY, "share", "share", "how much of its accord is carried out")
    promised: Array = state(
        FACTION_ONLY, "share", "share", "how much of its accord should be carried out by now"
    )
    heard: Array = state(
        FACTION_VOICE, "index", "0 to 1", "weight of each civil voice in an accord when it was signed"
    )
    shared: Array = state(
        FACTION_DIMENSION, "index", "0 to 1", "how far an accord shares each dimension of power"
    )
    guarantee: Array = state(ONE, "index", "0 to 1", "how far guarantors of an accord are believed")
    risk: Array = state(
        FACTION_ONLY, "index", "events", "how often its peace with the state should have broken by now"
    )

    hostility: Array = state(
        DYAD, "index", "-1 to 1", "how two factions stand: 1 enemies, 0 apart, -1 allies"
    )
    blood: Array = state(DYAD, "index", "0 to 1", "how much two factions remember having killed each other")
    cohesion: Array = state(FACTION_ONLY, "index", "0 to 1", "how well a faction holds together")
    panic: Array = state(
        FACTION_LOCALITY, "index", "0 to 1", "part of a faction's fighters in a place who would run"
    )
    peacekeepers: Array = state(LOCALITY_ONLY, "troops", "persons", "peacekeepers in a place")
    intervention: Array = state(
        LOCALITY_ONLY, "troops", "persons", "foreign troops that hunt jihadists, in their camps"
    )
    prize: Array = state(LOCALITY_ONLY, "index", "0 to 1", "how much a base that was left is still a prize")
    aftershock: Array = state(
        LOCALITY_ONLY, "level", "ratio", "relative rise of fighting that past violence leaves"
    )
    blockade: Array = state(LOCALITY_ONLY, "index", "0 to 1", "how far the roads to a place are closed")
    pact: Array = state(
        LOCALITY_ONLY, "index", "0 or 1", "whether elders of a place have a pact with jihadists"
    )

    loyalty: Array = state(
        FACTION_LOCALITY, "relation", "share", "residents who side with each faction from before"
    )
    active: Array = state(FACTION_ONLY, "relation", "0 or 1", "whether the faction exists now")

    distance: Array = state(DYAD, "relation", "0 to 1", "how far apart the identities of two factions are")
    bases: Array = state(LOCALITY_ONLY, "relation", "weight", "where international missions have their bases")
    camps: Array = state(LOCALITY_ONLY, "relation", "weight", "where a foreign force has its camps")

    posture: Array = state(FACTION_LOCALITY, "order", "share", "where each faction wants its force to be")
    resolve: Array = state(FACTION_LOCALITY, "order", "0 to 1", "how readily it stands and fights there")

    offer: Array = state(DYAD, "order", "share of the prize", "what a faction would concede to another")
    demand: Array = state(DYAD, "order", "share of the prize", "what a faction wants from another for peace")
    disarm: Array = state(DYAD, "order", "0 to 1", "whether a faction dares to lay down its arms for another")

    influence: Array = state(
        FACTION_ONLY, "lever", "0 to 1", "influence of an armed faction at the table; 0: not invited"
    )
    voices: Array = state(
        VOICE_ONLY, "lever", "0 to 1", "influence of each civil voice at the table; 0: not invited"
    )
    power_sharing: Array = state(
        DIMENSION_ONLY, "lever", "0 to 1", "how far the state would share each dimension of power"
    )
    dialogue: Array = state(ONE, "lever", "0 or 1", "whether the state is open to talks")
    mediation: Array = state(ONE, "lever", "0 to 1", "skill and standing of the mediator")
    will: Array = state(FACTION_ONLY, "lever", "0 to 1", "will to carry out an accord")
    divisible: Array = state(
        FACTION_ONLY, "lever", "0 to 1", "how far a share can satisfy a faction; 0: all or nothing"
    )
    mission: Array = state(ONE, "lever", "persons", "strength to which peacekeepers are mandated")
    intervening: Array = state(ONE, "lever", "persons", "strength that is ordered for the foreign force")
    partner: Array = state(
        FACTION_ONLY, "lever", "share", "part of operations carried out with a foreign partner"
    )
    partner_restraint: Array = state(FACTION_ONLY, "lever", "0 to 1", "restraint of that partner")
    partner_skill: Array = state(FACTION_ONLY, "lever", "ratio", "fighting effectiveness of that partner")
    pressure: Array = state(DYAD, "lever", "0 to 1", "military pressure of one faction on another")
    campaign: Array = state(
        FACTION_ONLY, "lever", "share", "part of what takes the field that goes for a regional capital"
    )
    unity: Array = state(FACTION_ONLY, "lever", "0 to 1", "how far a faction fights as one")
    countryside: Array = state(
        FACTION_ONLY, "lever", "0 to 1", "how much of the villages around a town its fighters there reach"
    )
    restraint: Array = state(
        FACTION_ONLY, "lever", "0 to 1", "rules of engagement: fire withheld near civilians"
    )
    intelligence: Array = state(FACTION_ONLY, "lever", "0 to 1", "chance that fire is aimed, before any tip")
    skill: Array = state(FACTION_ONLY, "lever", "ratio", "fighting effectiveness of one fighter")
    services: Array = state(FACTION_ONLY, "lever", "0 to 1", "what it offers to those it governs")
    support: Array = state(FACTION_ONLY, "lever", "million USD / month", "money from outside the theatre")
    establishment: Array = state(FACTION_ONLY, "lever", "persons", "how many fighters it means to have")

    heat: Array = state(LOCALITY_ONLY, "flow", "log", "what multiplies the fighting in a place in this step")
    clashes: Array = state(PAIR_LOCALITY, "flow", "events", "armed clashes in this step")
    toll: Array = state(
        PAIR_LOCALITY, "flow", "persons", "fighters killed in clashes of this step, both sides"
    )
    toll_first: Array = state(PAIR_LOCALITY, "flow", "persons", "those of them on the first side of the pair")
    seized: Array = state(
        FACTION_LOCALITY,
        "flow",
        "share",
        "what contests of this step took of a town from each faction, or gave",
    )
    signed: Array = state(FACTION_ONLY, "flow", "events", "accords signed in this step")
    relapsed: Array = state(FACTION_ONLY, "flow", "events", "accords and ceasefires broken in this step")
    carried: Array = state(FACTION_ONLY, "flow", "share", "part of an accord carried out in this step")
    losses: Array = state(FACTION_LOCALITY, "flow", "persons", "own fighters killed in this step")
    stray: Array = state(FACTION_LOCALITY, "flow", "persons", "civilians in the way of each faction's fire")
    attacks: Array = state(FACTION_LOCALITY, "flow", "events", "attacks on civilians in this step")
    harmed: Array = state(
        FACTION_LOCALITY, "flow", "persons", "civilians killed in this step, by perpetrator"
    )
    unpaid: Array = state(FACTION_ONLY, "flow", "share", "part of the pay that could not be paid")

    @property
    def replicates(self) -> int:
        """How many worlds stand side by side."""
        return len(self.residents)

    def plus(self, changes: Iterable[Entry]) -> "World":
        """Return the world after the changes.

        Amounts add up: two entries for one array both count.
        """
        following: dict[str, Array] = {}
        for entry in changes:
            before = following.get(entry.name)
            if before is None:
                following[entry.name] = getattr(self, entry.name) + entry.amount
            else:
                before += entry.amount
        return self.with_arrays(following)

    def at_dawn(self) -> "World":
        """Return the world at the beginning of its step: nothing has happened in it yet."""
        return self.with_arrays({name: np.zeros_like(getattr(self, name)) for name in _flows()})

    def at_dusk(self) -> "World":
        """Return the world at the end of its step, with what happened in it still to be read."""
        return self.with_arrays({"step": self.step + 1})

    def with_arrays(self, changed: Mapping[str, Any]) -> "World":
        """Return the world with some arrays exchanged; ten times as quick as ``dataclasses.replace``."""
        following = object.__new__(World)
        following.__dict__.update(self.__dict__)
        following.__dict__.update(changed)
        return following

    @property
    def enmity(self) -> Array:
        """How much two factions fight now: hostility less what a ceasefire holds back; ``(R, F, F)``."""
        return np.maximum(self.hostility, 0.0) * (1.0 - self.truce)

    @property
    def effort(self) -> Array:
        """What a faction puts into a war with another: orders as far as its drive goes; ``(R, F, F)``."""
        return self.pressure * self.drive

    @property
    def open_to(self) -> Array:
        """How far the state is open to talks with each faction; ``(R, F, 1)``."""
        return self.dialogue * (1.0 - self.closed)

    @property
    def at_pact(self) -> Array:
        """Whether a faction of jihadists, of those who make pacts, has one with elders; ``(R, F, L)``."""
        makers = self.factions.of_bloc("jihadists") * (self.divisible > 0)
        bound: Array = self.pact * makers
        return bound

    @property
    def control(self) -> Array:
        """How much of a place, town and villages by their people, each faction governs; ``(R, F, L)``."""
        return self.by_people(self.town_control, self.village_control)

    @property
    def reached(self) -> Array:
        """How much of town and villages, by people, each faction's fighters reach; ``(R, F, L)``."""
        return self.by_people(np.ones((1, 1, 1)), self.countryside)

    def by_people(self, town: Array, villages: Array) -> Array:
        """The mean over the people at home of what holds in the town and what holds in its villages.

        Examples
        --------
        >>> import sahel_sim
        >>> world = sahel_sim.SahelModel("two_towns").world  # 30 000 in Port, 20 000 in its villages
        >>> round(float(world.by_people(np.ones((1, 1, 1)), np.zeros((1, 1, 1)))[0, 0, 0]), 9)
        0.6
        """
        return villages + self.in_town * (town - villages)

    @property
    def conduct(self) -> Array:
        """Restraint of a faction's operations, with and without its partner; ``(R, F, 1)``."""
        return self.restraint + self.partner * (self.partner_restraint - self.restraint)

    @property
    def prowess(self) -> Array:
        """Effectiveness of a faction's fighters, with and without its partner; ``(R, F, 1)``."""
        return self.skill + self.partner * (self.partner_skill - self.skill)

    @property
    def everyone(self) -> Array:
        """All persons, alive or dead, ``(R, 1, 1)``: conserved to the last grain."""
        armed = over_factions(self.fighters) + over_factions(self.fallen) + over_factions(self.killed)
        return over_localities(self.residents + self.displaced + armed)


@cache
def kept() -> dict[str, Kept]:
    """Every array of the world by name, in order.

    Examples
    --------
    >>> "fighters" in kept(), "control" in kept()  # control follows from that of towns and of villages
    (True, False)
    """
    return {f.name: Kept(f.name, **f.metadata) for f in fields(World) if f.metadata}


@cache
def stocks() -> tuple[str, ...]:
    """Names of the arrays that the ledger follows.

    Examples
    --------
    >>> "fighters" in stocks(), "posture" in stocks()
    (True, False)
    """
    return tuple(name for name, array in kept().items() if array.is_stock)


@cache
def _flows() -> tuple[str, ...]:
    return tuple(name for name, array in kept().items() if array.kind == "flow")
