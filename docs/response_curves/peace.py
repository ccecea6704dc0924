"""Peace: who comes to the table, who signs, what is carried out, and what breaks it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

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
from sahel_sim.core import DIMENSIONS, VOICES, Array, World
from sahel_sim.core.fragility import ON_RECORD
from sahel_sim.mechanisms.dialogue import dialogue
from sahel_sim.mechanisms.dividend import dividend
from sahel_sim.mechanisms.implementation import implementation
from sahel_sim.mechanisms.integration import integration
from sahel_sim.mechanisms.openness import openness
from sahel_sim.mechanisms.pacts import pacts
from sahel_sim.mechanisms.relapse import relapse
from sahel_sim.mechanisms.trust import trust

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


def _agreed(offer: Array) -> Mapping[str, Array]:
    def after_talks(form: str, seated: Array, veto: float) -> World:
        start = stage(
            len(offer),
            months=6.0,
            dialogue=1.0,
            influence=1.0,
            talks=seated,
            offer=each(offer),
            demand=0.5,
        )
        return chances(dialogue, start, form, adherence=1.0, veto=veto)

    alone, three = by_side(0, 1), by_side(0, 1, 1, 1)
    return {
        "ceasefire first: a ceasefire": after_talks("ceasefire_first", alone, 0.0).truce[:, ARMY, REBELS],
        "under fire: an accord": after_talks("under_fire", alone, 0.0).accord[:, REBELS, 0],
        "of three at the table": after_talks("under_fire", three, 0.0).accord[:, REBELS, 0],
        "each with a veto": after_talks("under_fire", three, 1.0).accord[:, REBELS, 0],
    }


def _closed(hardline: Array) -> Mapping[str, Array]:
    def shut(accord: float) -> Array:
        start = stage(
            len(hardline),
            months=12.0,
            dialogue=1.0,
            influence=by_side(0, 1),
            accord=by_side(0, accord),
            approval=0.5,
            hardline=each(hardline),
        )
        return chances(openness, start).closed[:, REBELS, 0]

    return {"talks": shut(0.0), "an accord in force": shut(1.0)}


def _reopened(seized: Array) -> Mapping[str, Array]:
    def opened(form: str) -> Array:
        start = stage(
            len(seized),
            dialogue=1.0,
            closed=by_side(0, 1),
            seized=each(seized) * by_side(1) * by_place(1),
            stalemate=both(ARMY, REBELS, 0.4),
        )
        return 1.0 - chances(openness, start, form).closed[:, REBELS, 0]

    return {form: opened(form) for form in ("time", "victory", "stalemate", "defeat")}


def _trusted(habit: Array) -> Mapping[str, Array]:
    def grown(promised: float) -> Array:
        start = stage(len(habit), truce=both(ARMY, REBELS, 0.9), promised=by_side(0, promised))
        return after(trust, start, 120, habit=habit).trust[:, REBELS, 0]

    return {"nothing is overdue": grown(0.0), "all of the accord is overdue": grown(1.0)}


def _at_pact(unasked: Array) -> Mapping[str, Array]:
    def agreed(elders: float) -> Array:
        start = stage(
            len(unasked),
            fighters=by_side(0, 0, 100) * by_place(1),
            divisible=0.4,
            voices=elders * _ALL_VOICES,
        )
        return chances(pacts, start, unasked=unasked).pact[:, 0, TOWN]

    return {"elders at the national table": agreed(1.0), "no elders there": agreed(0.0)}


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
            carried=by_side(0, 1),
            loyalty=by_side(0, loyalty),
            grievance=by_side(0.5),
        )
        return after(dividend, start, powers=powers).grievance[:, ARMY, TOWN]

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


def _peace_on_record(worlds: int, left_out: float, **given: ArrayLike) -> World:
    """A peace of a year that differs in nothing from those on record but in what is given."""
    k = ON_RECORD["peacekeepers"]
    usual: dict[str, ArrayLike] = {
        "fighters": by_side(0, 1.0 - left_out, left_out) * by_place(1_000),
        "influence": by_side(0, 1, 0),
        "truce": both(ARMY, REBELS, 0.9),
        "divisible": 1.0,
        "heard": np.array([[[ON_RECORD[voice] for voice in VOICES]]]),
        "shared": np.array([[[ON_RECORD[dimension] for dimension in DIMENSIONS]]]),
        "implemented": ON_RECORD["carried out"],
        "promised": ON_RECORD["carried out"] + ON_RECORD["overdue"],
        "guarantee": ON_RECORD["guaranteed"],
        "trust": ON_RECORD["trust"],
        "peacekeepers": by_place(1_000.0 * k / (1.0 - k)),
    }
    return stage(worlds, months=12.0, **{**usual, **given})


def _broke(civil_society: Array) -> Mapping[str, Array]:
    def broken(influence: float) -> Array:
        heard = np.array([[[ON_RECORD[voice] for voice in VOICES]]])
        heard[..., VOICES.index("civil_society")] = influence
        start = _peace_on_record(len(civil_society), ON_RECORD["left out"], heard=heard)
        return after(relapse, start, civil_society=civil_society).risk[:, REBELS, 0]

    return {
        "as little heard as on record": broken(ON_RECORD["civil_society"]),
        "fully heard when it was signed": broken(1.0),
    }


def _bought(offer: Array) -> Mapping[str, Array]:
    start = _peace_on_record(len(offer), 0.5, offer=dyad(ARMY, JIHADISTS, offer))
    return {
        name: after(relapse, start, form=form).risk[:, REBELS, 0]
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
        "offer",
        TOPIC,
        "What half a year of talks comes to, if the rebels demand half of the prize",
        "Terms that nearly suit are nearly accepted. Ceasefire first, an accord has to wait for a ceasefire; "
        "under fire it needs none. Each further armed party leaves less that suits all, and with a veto for "
        "each of three the line sags.",
        "offer of the state (share of the prize)",
        "Chance that it is agreed within half a year",
        _agreed,
        shares=True,
        ends=(0.0, 1.0),
    ),
    Response(
        openness,
        "hardline",
        TOPIC,
        "Does the state close its door within a year?",
        "The stronger the hardliners, the sooner talks are closed, and an accord in force is denounced, "
        "which happens less often. The sign of this is open as well.",
        "weight of hardliners (0 to 1)",
        "Chance that the state closes its door",
        _closed,
        shares=True,
        ends=(0.0, 1.0),
    ),
    Response(
        openness,
        "seized",
        TOPIC,
        "When does a closed door open again?",
        "By time it opens at any moment, rarely. By victory, only when a place that counts has just been "
        "won; by defeat, when it has been lost. This war is not stuck enough for the form stalemate.",
        "symbolic weight that the state wins, below 0 loses, in a month",
        "Chance that the door opens in that month",
        _reopened,
        shares=True,
        ends=(-1.0, 1.0),
    ),
    Response(
        trust,
        "habit",
        TOPIC,
        "How far the state is trusted after ten years of peace",
        "Trust begins at a fifth and grows while peace holds, half as fast where all of an accord is "
        "overdue. It is lost in a day: a broken peace halves it.",
        "habit: time in which peace makes up 63 % of missing trust (months)",
        "Trust after ten years of peace",
        _trusted,
        shares=True,
    ),
    Response(
        pacts,
        "unasked",
        TOPIC,
        "Does a town that 100 jihadists press come to a pact within a month?",
        "Where elders have a full say at the national table, what they do unasked does not count. At 0 no "
        "pact is made without such a table.",
        "unasked: part of the pace where elders have no say (share)",
        "Chance of a pact within a month",
        _at_pact,
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
        dividend,
        "powers",
        TOPIC,
        "What powers for the regions do to anger at the state",
        "The sign is open: right of zero an accord that is wholly carried out calms anger, left of zero it "
        "stirs it. Only those who side with the signatory are moved.",
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
        "civil_society",
        TOPIC,
        "Does a peace like those on record break within a year?",
        "The sign is open: right of zero a civil society that was heard when the accord was signed lengthens "
        "peace, left of zero it shortens it. Heard as little as on record, it changes nothing.",
        "civil_society: durability gained from it, if fully heard (log hazard)",
        "Chance that the peace breaks within a year",
        _broke,
        shares=True,
    ),
    Response(
        relapse,
        "offer",
        TOPIC,
        "Can spoilers be bought?",
        "Half of the insurgents are left out, all else is as on record. By share, an offer buys them off; "
        "by capability, who can spoil spoils, and what is offered does not count.",
        "offer of the state to those left out (share of the prize)",
        "Chance that the peace breaks within a year",
        _bought,
        shares=True,
        ends=(0.0, 1.0),
    ),
)
"""Responses of the rules of peace."""
