"""Levers that belong to no single faction: the table of a dialogue, and international forces."""

from sahel_sim.core import Factions
from sahel_sim.mechanisms.relapse import VOICES
from sahel_sim.scenario.faction_names import blocs_of, members
from sahel_sim.scenario.levers import Lever

DIALOGUE: tuple[Lever, ...] = (
    Lever(
        "open",
        "dialogue",
        "0 or 1",
        0.0,
        1.0,
        0.0,
        "assumed: no talks unless a scenario says so",
        {
            "en": "Whether the state is open to talks: yes or no",
            "fr": "Si l'État est ouvert aux pourparlers : yes (oui) ou no (non)",
        },
    ),
    Lever(
        "mediator",
        "mediation",
        "0 to 1",
        0.0,
        1.0,
        0.0,
        "assumed: none unless a scenario says so",
        {
            "en": "Skill and standing of the mediator; 0: there is none",
            "fr": "Habileté et crédit du médiateur ; 0 : il n'y en a pas",
        },
    ),
    Lever(
        "guarantor",
        "guarantee",
        "0 to 1",
        0.0,
        1.0,
        0.15,
        "K28;walter1997;assumed: few believed in a guarantee of the accord of 2015 after the mission left",
        {
            "en": "How far guarantors of an accord are believed, at the start or from a date",
            "fr": "Crédit des garants d'un accord, au départ ou à partir d'une date",
        },
    ),
)
"""The numbers of ``dialogue``, in the order of scenario files."""

PARTY = Lever(
    "parties",
    "influence",
    "0 to 1",
    0.0,
    1.0,
    0.0,
    "assumed: nobody is invited unless a scenario says so",
    {
        "en": "Influence at the table; 0: not invited",
        "fr": "Influence à la table ; 0 : pas invité",
    },
)
"""What ``dialogue.parties`` sets for an armed faction or a voice."""

INCLUSIVITY = Lever(
    "inclusivity",
    "influence",
    "0 to 1",
    0.0,
    1.0,
    0.0,
    "assumed: the order in which parties came to tables in Mali, armed rebels first, jihadists never yet",
    {
        "en": "Instead of parties, how wide the table is: rebels come first, then civil society, traditional "
        "leaders and opposition, then women and youth, and last the jihadists whom a share can satisfy",
        "fr": "Au lieu de parties, la largeur de la table : d'abord les rebelles, puis la société civile, "
        "les chefs traditionnels et l'opposition, puis les femmes et les jeunes, enfin les djihadistes "
        "qu'une part peut satisfaire",
    },
    moves=False,
)
"""One number for the whole table; ``table_of`` says what it stands for."""

INTERNATIONAL: tuple[Lever, ...] = (
    Lever(
        "peacekeepers",
        "mission",
        "persons",
        0.0,
        30_000.0,
        0.0,
        "assumed: none unless a scenario says so",
        {
            "en": "Peacekeepers: how many are there at the start, and how many are mandated",
            "fr": "Casques bleus : combien sont là au départ, et combien le mandat en prévoit",
        },
    ),
    Lever(
        "foreign_force",
        "intervening",
        "persons",
        0.0,
        30_000.0,
        0.0,
        "assumed: none unless a scenario says so",
        {
            "en": "Foreign troops that hunt jihadists: how many at the start, and how many are ordered",
            "fr": "Troupes étrangères qui traquent les djihadistes : combien au départ, et combien sont "
            "voulues",
        },
    ),
)
"""The numbers of ``international``."""

OPENS = "opens"
"""The key of ``dialogue`` for the date from which the state is open to talks."""

SECTIONS = {"dialogue": DIALOGUE, "international": INTERNATIONAL}

_STEP = 0.25
_FIRST = {
    "civil_society": 1,
    "traditional_leaders": 1,
    "opposition": 1,
    "women": 2,
    "youth": 2,
}


def invitable(factions: Factions) -> tuple[str, ...]:
    """Who can have influence at the table: armed factions that are not the state's, and voices."""
    armed = zip(factions.names, factions.blocs, strict=True)
    return (*(name for name, bloc in armed if bloc != "state"), *VOICES)


def guests(factions: Factions) -> tuple[str, ...]:
    """Names of parties as a file may write them: those who can be invited, and their blocs."""
    return (*invitable(factions), *(bloc for bloc in blocs_of(factions) if bloc != "state"))


def meant(factions: Factions, party: str) -> tuple[str, ...]:
    """Those for whom the name of a party, voice or bloc stands."""
    return (party,) if party in VOICES else members(factions, party)


def table_of(inclusivity: float, factions: Factions, divisible: dict[str, float]) -> dict[str, float]:
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
