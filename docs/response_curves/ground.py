"""Ground and money: who wins a place, who keeps it, who pays."""

from collections.abc import Mapping

import numpy as np

from response_curves.response import Response
from response_curves.stage import (
    ARMY,
    JIHADISTS,
    TOWN,
    after,
    both,
    by_place,
    by_side,
    chances,
    each,
    stage,
)
from sahel_sim.core import Array, columns
from sahel_sim.mechanisms.blockade import blockade
from sahel_sim.mechanisms.control import control
from sahel_sim.mechanisms.finance import finance

TOPIC = "Ground and money"


def _won(steepness: Array) -> Mapping[str, Array]:
    strength = np.broadcast_to(by_side(300, 100) * by_place(1), (len(steepness), 4, 3))
    p = columns(control.parameters(decisiveness=steepness, sharpness=steepness), len(steepness))
    return {name: rivalry(strength, p)[:, 0, TOWN] for name, rivalry in control.forms.items()}


def _lost(decision: Array) -> Mapping[str, Array]:
    def ground(army: float, jihadists: float) -> Array:
        start = stage(
            len(decision),
            control=by_side(1) * by_place(1),
            fighters=by_side(army, 0, jihadists) * by_place(1),
            resolve=1.0,
            hostility=both(ARMY, JIHADISTS),
            pressure=both(ARMY, JIHADISTS),
        )
        return -chances(control, start, decision=decision).seized[:, ARMY, TOWN]

    return {"only the enemy is there": ground(0.0, 500.0), "only the army is there": ground(500.0, 0.0)}


def _kept(countryside: Array) -> Mapping[str, Array]:
    start = stage(
        len(countryside),
        control=by_side(1) * by_place(1),
        fighters=by_side(500, 0, 100) * by_place(1),
        resolve=1.0,
        hostility=both(ARMY, JIHADISTS),
        pressure=both(ARMY, JIHADISTS),
        countryside=each(countryside) * by_side(1) + by_side(0, 1, 1, 1),
    )
    ended = chances(control, start, neglect=0.0)
    return {
        "of the villages": 1.0 - ended.village_control[:, ARMY, TOWN],
        "of the town": 1.0 - ended.town_control[:, ARMY, TOWN],
    }


def _held(neglect: Array) -> Mapping[str, Array]:
    def kept(fighters: float, loyalty: float) -> Array:
        start = stage(
            len(neglect),
            control=by_side(1) * by_place(1),
            fighters=by_side(fighters) * by_place(1),
            loyalty=by_side(loyalty) * by_place(1),
        )
        return after(control, start, steps=12, neglect=neglect).control[:, ARMY, TOWN]

    return {
        "60 fighters there": kept(60.0, 0.0),
        "nobody, half are loyal": kept(0.0, 0.5),
        "nobody": kept(0.0, 0.0),
    }


def _earned(rent: Array) -> Mapping[str, Array]:
    def gained(people: float, ring: float) -> Array:
        start = stage(
            len(rent),
            residents=by_place(people),
            fighters=by_side(0, 0, 1_000) * by_place(1),
            control=by_side(0, 0, 1) * by_place(1),
            blockade=ring,
            treasury=1.0,
        )
        return 1_000.0 * (after(finance, start, war_rent=rent).treasury[:, JIHADISTS, 0] - 1.0)

    return {
        "governs 200,000 people": gained(200_000.0, 0.0),
        "the same, its roads blocked": gained(200_000.0, 1.0),
        "governs nobody": gained(0.0, 0.0),
    }


def _closed(speed: Array) -> Mapping[str, Array]:
    start = stage(
        len(speed),
        control=by_side(1) * by_place(1) + by_side(0, 0, 1) * by_place(0, 1, 1),
        village_control=by_side(0, 0, 1),
        hostility=both(ARMY, JIHADISTS),
    )
    return {
        name: after(blockade, start, steps=months, speed=speed).blockade[:, 0, TOWN]
        for months, name in ((12, "after a year"), (3, "after three months"), (1, "after a month"))
    }


RESPONSES = (
    Response(
        control,
        "decisiveness",
        TOPIC,
        "Who wins a contested place, at three to one",
        "At 0 numbers do not count, and it is a coin. The steeper the contest, the surer the strong side "
        "wins, in the form ratio (number: decisiveness) more than in the form logit (number: sharpness).",
        "decisiveness (of ratio) or sharpness (of logit)",
        "Chance of the side that is three times as strong",
        _won,
        shares=True,
    ),
    Response(
        control,
        "decision",
        TOPIC,
        "What the army loses of a town that it governs, in a month",
        "Where only the enemy stands, sooner or later the town falls: the faster places are decided, the "
        "more of it is lost on average in a month. Where only the army stands, nothing is.",
        "decision: rate at which a challenged place is decided (a month)",
        "Part of the town lost in contests, on average",
        _lost,
        shares=True,
    ),
    Response(
        control,
        "countryside",
        TOPIC,
        "What a garrison of 500 loses to 100 jihadists in a month",
        "In the town it is the strong side. In the villages it is strong only as far as it patrols them: "
        "at 0 it is as if it were not there, at 1 town and villages are one.",
        "how much of the villages around a town its garrison reaches (0 to 1)",
        "Part lost in contests, on average",
        _kept,
        shares=True,
        usual=0.1,
    ),
    Response(
        control,
        "neglect",
        TOPIC,
        "What is left of a hold after a year",
        "Nobody contests the place. A hold fades where nobody stands for it, slowly where people are loyal, "
        "and a garrison takes back what fades. At 0 nothing is ever lost without a contest.",
        "neglect: rate at which an undefended hold fades (a month)",
        "Part of the place still governed after a year",
        _held,
        shares=True,
    ),
    Response(
        finance,
        "war_rent",
        TOPIC,
        "What a month of war costs or earns a group of 1,000",
        "Where a line crosses zero, the war pays for itself, and a stalemate is comfortable. Taxes bring "
        "that point nearer; a blockade takes more than half of them away.",
        "war_rent: war income as a share of the group's costs",
        "Money gained in a month (thousand USD)",
        _earned,
    ),
    Response(
        blockade,
        "speed",
        TOPIC,
        "How far the roads to a ringed town are closed",
        "All places around the town are the enemy's. At 0 roads stay open for ever; at the default the ring "
        "is half closed after three months and nearly shut within a year.",
        "speed: how fast a blockade tightens or opens (a month)",
        "How far the roads are closed",
        _closed,
        shares=True,
    ),
)
"""Responses of the rules of ground and money."""
