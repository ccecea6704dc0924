"""Fighting: who is where, who dies by which law, who stirs or calms it."""

from collections.abc import Mapping

import numpy as np

from response_curves.response import Response
from response_curves.stage import (
    ARMY,
    CAMP,
    JIHADISTS,
    REBELS,
    TOWN,
    VILLAGE,
    after,
    both,
    by_place,
    by_side,
    each,
    fought,
    stage,
)
from sahel_sim.core import Array
from sahel_sim.mechanisms.combat import combat
from sahel_sim.mechanisms.drive import drive
from sahel_sim.mechanisms.intervention import intervention
from sahel_sim.mechanisms.movement import movement
from sahel_sim.mechanisms.peacekeeping import peacekeeping
from sahel_sim.mechanisms.rout import rout
from sahel_sim.mechanisms.spillover import spillover

TOPIC = "Fighting"


def _marched(reach: Array) -> Mapping[str, Array]:
    start = stage(len(reach), fighters=by_side(1_000) * by_place(1), posture=by_place(0, 1, 1))
    there = after(movement, start, reach=reach).fighters[:, ARMY] / 1_000.0
    return {"village, 50 km away": there[:, VILLAGE], "camp, 300 km away": there[:, CAMP]}


def _traded(intelligence: Array) -> Mapping[str, Array]:
    start = stage(
        len(intelligence),
        fighters=by_side(1_000, 200) * by_place(1),
        resolve=1.0,
        hostility=both(ARMY, REBELS),
        pressure=both(ARMY, REBELS, 0.3),
        intelligence=each(intelligence) * by_side(1) + by_side(0, 0.5),
    )
    lines = {}
    for form in ("square", "blended", "linear", "deitchman"):
        ended = after(combat, start, form=form)
        soldiers = ended.toll_first[:, 0, TOWN]
        lines[form] = (ended.toll[:, 0, TOWN] - soldiers) / soldiers
    return lines


def _faced(frontage: Array) -> Mapping[str, Array]:
    def killed(army: float) -> Array:
        start = stage(
            len(frontage),
            fighters=by_side(army, 100) * by_place(1),
            resolve=1.0,
            hostility=both(ARMY, REBELS),
            pressure=both(ARMY, REBELS, 0.3),
        )
        ended = after(combat, start, form="square", fire=0.5, elusive=0.0, frontage=frontage)
        return ended.toll[:, 0, TOWN] - ended.toll_first[:, 0, TOWN]

    return {"1,000 soldiers": killed(1_000.0), "200 soldiers": killed(200.0)}


def _willing(provocation: Array) -> Mapping[str, Array]:
    def will(dead: float) -> Array:
        toll = fought(ARMY, REBELS, dead)
        start = stage(
            len(provocation),
            divisible=1.0,
            hostility=both(ARMY, REBELS),
            drive=both(ARMY, REBELS, 0.2),
            toll=toll,
            toll_first=toll,
        )
        return after(drive, start, provocation=provocation, fatigue=0.0).drive[:, ARMY, REBELS]

    return {"30 of its own died": will(30.0), "5 died": will(5.0)}


def _faded(fatigue: Array) -> Mapping[str, Array]:
    def will(divisible: float, weariness: float) -> Array:
        start = stage(len(fatigue), divisible=by_side(1, divisible), weariness=both(ARMY, REBELS, weariness))
        return after(drive, start, 12, fatigue=fatigue).drive[:, REBELS, ARMY]

    return {
        "it wants all or nothing": will(0.0, 0.0),
        "it can share": will(1.0, 0.0),
        "it can share, and the war hurts": will(1.0, 0.1),
    }


def _routed(contagion: Array) -> Mapping[str, Array]:
    def panicked(unity: float) -> Array:
        start = stage(
            len(contagion),
            fighters=by_side(1_000) * by_place(0, 1),
            seized=by_side(-1, 1) * by_place(1),
            unity=by_side(unity, 1, 1, 1),
        )
        return after(rout, start, contagion=contagion).panic[:, ARMY, VILLAGE]

    return {f"unity {unity}": panicked(unity) for unity in (0.3, 0.7, 1.0)}


def _hunted(elusive: Array) -> Mapping[str, Array]:
    def killed(jihadists: float) -> Array:
        start = stage(
            len(elusive),
            fighters=by_side(0, 0, jihadists) * by_place(1),
            resolve=1.0,
            intervention=5_000.0 * by_place(1),
            camps=by_place(1),
            intervening=5_000.0,
        )
        return after(intervention, start, elusive=elusive).losses[:, JIHADISTS].sum(axis=1)

    return {"2,000 jihadists in sight": killed(2_000.0), "500 in sight": killed(500.0)}


def _bred(branching: Array) -> Mapping[str, Array]:
    start = stage(len(branching), clashes=fought(ARMY, REBELS, 3.0))
    rise = after(spillover, start, branching=branching).aftershock[:, 0]
    return {
        "in the same place": rise[:, TOWN],
        "50 km down the road": rise[:, VILLAGE],
        "300 km down the road": rise[:, CAMP],
    }


def _calmed(calm: Array) -> Mapping[str, Array]:
    def fighting(mission: float, troops: float, prize: float) -> Array:
        start = stage(
            len(calm),
            bases=by_place(1),
            mission=mission,
            peacekeepers=by_place(troops),
            prize=by_place(prize),
        )
        return np.exp(after(peacekeeping, start, calm=calm).heat[:, 0, TOWN])

    return {
        "1,000 stay": fighting(1_000.0, 1_000.0, 0.0),
        "a month after the exit is announced": fighting(0.0, 1_000.0, 0.0),
        "a month after the last one left": fighting(0.0, 0.0, 1.0),
    }


RESPONSES = (
    Response(
        movement,
        "reach",
        TOPIC,
        "How far a force gets in a month",
        "A town sends its force to two places alike. With a short reach only the near one sees it; with a "
        "long reach distance stops counting. Either way most of the force has not left yet.",
        "reach: road distance over which the pull falls to 37% (km)",
        "Part of the force that is there after a month",
        _marched,
        shares=True,
        logs="x",
    ),
    Response(
        combat,
        "intelligence",
        TOPIC,
        "Insurgents killed for each soldier killed, by the law of combat",
        "1,000 soldiers meet 200 insurgents. If all fire is aimed, numbers win; if none is, the two lose "
        "about alike; from ambush the few win. Only the blended law asks what the army knows.",
        "intelligence of the army (0 to 1)",
        "Insurgents killed for each soldier killed",
        _traded,
        logs="y",
    ),
    Response(
        combat,
        "frontage",
        TOPIC,
        "Rebels of 100 killed in a month, by how many can get at one",
        "Few face few: with a narrow front a thousand soldiers do little more than two hundred.",
        "frontage: fighters who can get at one enemy",
        "Rebels killed in a month",
        _faced,
    ),
    Response(
        drive,
        "provocation",
        TOPIC,
        "The will to fight after a month with own dead, from 0.2",
        "At 0 a war that has faded never comes back. At the default thirty dead bring most of it back, and "
        "five a little.",
        "provocation: part of the missing will that one death brings back",
        "Part of its orders that the army carries out",
        _willing,
        shares=True,
    ),
    Response(
        drive,
        "fatigue",
        TOPIC,
        "The will to fight after a year in which nobody dies",
        "A war for all or nothing hardly fades; one over shares is forgotten within the year, sooner if it "
        "hurts.",
        "fatigue: rate at which the will fades where aims can be shared (a month)",
        "Part of their orders that rebels carry out",
        _faded,
        shares=True,
    ),
    Response(
        rout,
        "contagion",
        TOPIC,
        "Panic in a village in the month in which the town next to it falls",
        "At 0 nobody is frightened by the news, and an army of one mind never is. A divided one is about to "
        "run.",
        "contagion: fear next door after the fall of a town",
        "Part of the garrison that would run",
        _routed,
        shares=True,
    ),
    Response(
        intervention,
        "elusive",
        TOPIC,
        "Jihadists whom a foreign force of 5,000 kills in a month",
        "At 0 it finds every one it looks for. The harder a small movement is to find, the sooner the force "
        "runs out of targets: the few are safer than the many.",
        "elusive: fighters in sight at which half of the raids find them",
        "Jihadists killed in a month",
        _hunted,
    ),
    Response(
        spillover,
        "branching",
        TOPIC,
        "How much fighting one bad month stirs in the next",
        "Three clashes in a town. At 0 nothing follows from them. The rise falls with the road: at 300 km "
        "hardly anything is felt.",
        "branching: events that one event breeds, here and down the road",
        "Rise of fighting in the next month",
        _bred,
        shares=True,
    ),
    Response(
        peacekeeping,
        "calm",
        TOPIC,
        "Fighting around a base, with peacekeepers and without",
        "The sign is open: left of zero a mission stirs what it should calm. An announced exit costs part "
        "of the calm at once, and the base that is left is a prize whatever the sign.",
        "calm: fall of log fighting for each 1,000 troops",
        "Fighting, where 1 is a place without a mission",
        _calmed,
    ),
)
"""Responses of the rules of fighting."""
