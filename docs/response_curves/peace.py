"""Peace: who comes to the table, who signs, what is carried out, and what breaks it."""

from collections.abc import Mapping

import numpy as np

from response_curves.response import Response
from response_curves.stage import (
    ARMY,
    JIHADISTS,
    REBELS,
    TOWN,
    after,
    both,
    by_place,
    by_side,
    chances,
    dyad,
    each,
    stage,
)
from sahel_sim.core import Array
from sahel_sim.mechanisms.dialogue import dialogue
from sahel_sim.mechanisms.implementation import implementation
from sahel_sim.mechanisms.integration import integration
from sahel_sim.mechanisms.relapse import relapse

TOPIC = "Peace"
_ALL_VOICES = np.ones((1, 5, 1))


def _came(influence: Array) -> Mapping[str, Array]:
    def talking(mediation: float) -> Array:
        start = stage(
            len(influence),
            months=6.0,
            dialogue=1.0,
            influence=each(influence) * by_side(0, 1),
            mediation=mediation,
        )
        return chances(dialogue, start).talks[:, REBELS, 0]

    return {"the best mediator": talking(1.0), "no mediator": talking(0.0)}


def _agreed(acceptance: Array) -> Mapping[str, Array]:
    def paused(form: str, seated: Array) -> Array:
        start = stage(len(acceptance), months=6.0, dialogue=1.0, influence=1.0, talks=seated, offer=1.0)
        truce = chances(dialogue, start, form, acceptance=acceptance, adherence=1.0).truce
        return truce[:, ARMY, REBELS]

    return {
        "tracks: each for itself": paused("tracks", by_side(0, 1, 1, 1)),
        "common table of two": paused("common_table", by_side(0, 1, 1)),
        "common table of three": paused("common_table", by_side(0, 1, 1, 1)),
    }


def _carried_out(will: Array) -> Mapping[str, Array]:
    def done(rebels: float) -> Array:
        start = stage(
            len(will),
            accord=by_side(0, 1),
            will=each(will) * by_side(1) + by_side(0, rebels),
        )
        ended = after(implementation, start, 36)
        return ended.implemented[:, REBELS, 0]

    return {"rebels wholly willing": done(1.0), "rebels half willing": done(0.5)}


def _believed(memory: Array) -> Mapping[str, Array]:
    start = stage(len(memory), guarantee=0.8)
    return {
        form: after(implementation, start, 60, form, trust_memory=memory).guarantee[:, 0, 0]
        for form in ("fixed", "decaying", "none")
    }


def _tempered(powers: Array) -> Mapping[str, Array]:
    def anger(loyalty: float) -> Array:
        start = stage(
            len(powers),
            accord=by_side(0, 1),
            will=1.0,
            loyalty=by_side(0, loyalty),
            grievance=by_side(0.5),
        )
        return after(implementation, start, 120, powers=powers).grievance[:, ARMY, TOWN]

    return {"nobody sides with rebels": anger(0.0), "half do": anger(0.5), "all do": anger(1.0)}


def _integrated(pace: Array) -> Mapping[str, Array]:
    def left(dares: float) -> Array:
        start = stage(
            len(pace),
            accord=by_side(0, 1),
            will=1.0,
            fighters=by_side(0, 1_000) * by_place(1),
            disarm=dyad(REBELS, ARMY, dares),
        )
        return after(integration, start, 24, pace=pace).fighters[:, REBELS, TOWN] / 1_000.0

    return {"they do not dare": left(0.0), "they dare": left(1.0)}


def _broke(civil: Array) -> Mapping[str, Array]:
    def broken(influence: float) -> Array:
        start = stage(
            len(civil),
            months=12.0,
            fighters=by_side(0, 500),
            influence=1.0,
            truce=both(ARMY, REBELS, 0.9),
            voices=influence * _ALL_VOICES,
        )
        return after(relapse, start, civil=civil, women_youth=0.0).risk[:, REBELS, 0]

    return {"seats without influence": broken(0.0), "voices that are heard": broken(1.0)}


def _bought(offer: Array) -> Mapping[str, Array]:
    start = stage(
        len(offer),
        months=12.0,
        fighters=by_side(0, 500, 500),
        influence=by_side(0, 1, 0),
        truce=both(ARMY, REBELS, 0.9),
        divisible=1.0,
        offer=dyad(ARMY, JIHADISTS, offer),
    )
    return {
        name: after(relapse, start, form=form, spoilers=0.05).risk[:, REBELS, 0]
        for form, name in (("by_capability", "by capability"), ("by_share", "by share"))
    }


RESPONSES = (
    Response(
        dialogue,
        "influence",
        TOPIC,
        "Who comes to the table within half a year",
        "At 0 a faction is not invited, and does not come. The more its word counts the sooner it comes; a "
        "mediator doubles the pace.",
        "influence of the faction at the table (0 to 1)",
        "Chance that it talks within half a year",
        _came,
        shares=True,
    ),
    Response(
        dialogue,
        "acceptance",
        TOPIC,
        "A ceasefire that suits everybody: is it agreed within half a year?",
        "On tracks each party agrees for itself. At a common table each has a veto, and chances multiply: "
        "with every party more, the line sags.",
        "acceptance: chance that one armed party accepts",
        "Chance that the rebels stop fighting",
        _agreed,
        shares=True,
    ),
    Response(
        implementation,
        "will",
        TOPIC,
        "How much of an accord is carried out in three years",
        "It takes two: what the lesser will does not want is never done. Even two willing sides are not "
        "quite done after three years, while the timetable ends after two and a half.",
        "will of the state (0 to 1)",
        "Part of the accord carried out after three years",
        _carried_out,
        shares=True,
    ),
    Response(
        implementation,
        "trust_memory",
        TOPIC,
        "How far guarantors are believed after five years",
        "They began at 80%. Fixed, they stay so; decaying, it depends on the memory; in the form none "
        "nobody is believed from the first month.",
        "trust_memory: how long guarantors are believed (months)",
        "Credibility of the guarantors after five years",
        _believed,
        shares=True,
        logs="x",
    ),
    Response(
        implementation,
        "powers",
        TOPIC,
        "What powers for the regions do to anger at the state",
        "The sign is open: right of zero an accord that is carried out for ten years calms anger, left of "
        "zero it stirs it. Only those who side with the signatory are moved.",
        "powers: anger taken away once an accord is carried out",
        "Anger at the state, from 0.5 at the start",
        _tempered,
    ),
    Response(
        integration,
        "pace",
        TOPIC,
        "Who is still under arms two years after an accord",
        "At 0 nobody disarms: the accord is words on paper. So it is at any pace, if the rebels do not dare "
        "to lay down their arms.",
        "pace: how fast fighters of a side that dares disarm (a year)",
        "Part of the rebels still under arms",
        _integrated,
        shares=True,
    ),
    Response(
        relapse,
        "civil",
        TOPIC,
        "Does a peace break within a year?",
        "The sign is open: right of zero civil voices lengthen peace, left of zero they shorten it. Seats "
        "without influence change nothing, whatever the sign.",
        "civil: durability gained from civil society (log hazard)",
        "Chance that the peace breaks within a year",
        _broke,
        shares=True,
    ),
    Response(
        relapse,
        "offer",
        TOPIC,
        "Can spoilers be bought?",
        "Half of the insurgents are left out, and spoil at 0.05 a month. By share, an offer buys them off; "
        "by capability, who can spoil spoils, and what is offered does not count.",
        "offer of the state to those left out (share of the prize)",
        "Chance that the peace breaks within a year",
        _bought,
        shares=True,
        ends=(0.0, 1.0),
    ),
)
"""Responses of the rules of peace."""
