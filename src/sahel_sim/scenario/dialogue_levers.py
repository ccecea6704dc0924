"""Levers of no single faction: the table of a dialogue, accords in force, international forces."""

from sahel_sim.languages import N_, Sentence
from sahel_sim.scenario.levers import Lever, fraction_lever

DIALOGUE: tuple[Lever, ...] = (
    fraction_lever(
        "open",
        0.0,
        "assumed: no talks unless a scenario says so",
        N_("Whether the state is open to talks: yes or no"),
        unit="0 or 1",
        array="dialogue",
    ),
    fraction_lever(
        "mediator",
        0.0,
        "assumed: none unless a scenario says so",
        N_("Skill and standing of the mediator; 0: there is none"),
        (N_("there is none"), N_("one whom all sides hear")),
        array="mediation",
    ),
    fraction_lever(
        "guarantor",
        0.15,
        "after K28, walter1997; assumed: few believed in guarantees after the mission left",
        N_("How far guarantors of an accord are believed, at the start or from a date"),
        (N_("nobody believes them"), N_("everybody believes them")),
        array="guarantee",
    ),
)
"""The numbers of ``dialogue``, in the order of scenario files."""

PARTY = fraction_lever(
    "parties",
    0.0,
    "assumed: nobody is invited unless a scenario says so",
    N_("Influence at the table; 0: not invited"),
    (N_("not invited"), N_("all the influence there is")),
    array="influence",
)
"""What ``dialogue.parties`` sets for an armed faction or a voice."""

INCLUSIVITY = fraction_lever(
    "inclusivity",
    0.0,
    "assumed: a scale of this library; the order in which parties come is that of its path",
    N_(
        "Instead of parties, how far the table has widened on its path: 0 nobody has influence, 1 "
        "everybody who can come has all of it"
    ),
    (N_("nobody has a say"), N_("all at the table, jihadists too")),
    array="influence",
    moves=False,
)
"""One number for the whole table; ``influence_of_inclusivity`` says what it stands for."""

INTERNATIONAL: tuple[Lever, ...] = (
    Lever(
        "peacekeepers",
        "mission",
        "persons",
        0.0,
        30_000.0,
        0.0,
        "assumed: none unless a scenario says so",
        Sentence(N_("Peacekeepers: how many are there at the start, and how many are mandated")),
    ),
    Lever(
        "foreign_force",
        "intervening",
        "persons",
        0.0,
        30_000.0,
        0.0,
        "assumed: none unless a scenario says so",
        Sentence(N_("Foreign troops that hunt jihadists: how many at the start, and how many are ordered")),
    ),
)
"""The numbers of ``international``."""

ACCORD = fraction_lever(
    "accord",
    0.0,
    "assumed: no accord is in force unless a scenario says so",
    N_("Whether an accord with the state, and with it a ceasefire, is in force at the start: yes or no"),
    unit="0 or 1",
    moves=False,
)
"""What ``dialogue.accord`` says of an armed faction."""

IMPLEMENTED = fraction_lever(
    "implemented",
    0.0,
    "assumed: nothing of an accord is done unless a scenario says so",
    N_("How much of that accord is carried out at the start"),
    (N_("nothing is carried out"), N_("all of it is carried out")),
    unit="share",
    moves=False,
)
"""What ``dialogue.implemented`` says of an armed faction with an accord."""

PROMISED = fraction_lever(
    "promised",
    0.0,
    "assumed: nothing of an accord is due yet unless a scenario says so",
    N_("How much of that accord should be carried out by the start"),
    (N_("nothing is due"), N_("all of it is due")),
    unit="share",
    moves=False,
)
"""What ``dialogue.promised`` says of an armed faction with an accord."""

TRUST = fraction_lever(
    "trust",
    0.2,
    "assumed: little; no estimate exists",
    N_("How far it trusts the state to keep its word, at the start"),
    (N_("no trust"), N_("full trust")),
    moves=False,
)
"""What ``dialogue.trust`` says of an armed faction."""

POWER_SHARING = fraction_lever(
    "power_sharing",
    0.0,
    "assumed: nothing is shared unless a scenario says so",
    N_("How far an accord, once signed or in force at the start, shares this kind of power"),
    (N_("nothing is shared"), N_("all of it is shared")),
)
"""What ``dialogue.power_sharing`` sets for a dimension of power."""

STANDING: tuple[Lever, ...] = (ACCORD, IMPLEMENTED, PROMISED)
"""The blocks of ``dialogue`` that tell of accords signed before the start."""

PATH = "path"
"""The key of ``dialogue`` for the order in which parties come as inclusivity grows."""

OPENS = "opens"
"""The key of ``dialogue`` for the date from which the state is open to talks."""

SECTIONS = {"dialogue": DIALOGUE, "international": INTERNATIONAL}
