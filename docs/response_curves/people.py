"""People: who is hurt, who is angry, who joins, who leaves, who flees."""

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
    each,
    stage,
)
from sahel_sim.core import Array
from sahel_sim.mechanisms.desertion import desertion
from sahel_sim.mechanisms.displacement import displacement
from sahel_sim.mechanisms.drafting import drafting
from sahel_sim.mechanisms.grievance import grievance
from sahel_sim.mechanisms.harm import harm
from sahel_sim.mechanisms.recruitment import recruitment

TOPIC = "People"


def _attacked(control: Array) -> Mapping[str, Array]:
    start = stage(
        len(control),
        fighters=by_side(100, 60) * by_place(1),
        hostility=both(ARMY, REBELS),
        control=each(control) * by_side(1) * by_place(1),
        restraint=0.5,
        intelligence=0.2,
    )
    a_year = 12.0 * 100_000.0 / 20_000.0
    return {
        name: after(harm, start, form=form).attacks[:, ARMY, TOWN] * a_year
        for form, name in (("by_control", "by control"), ("anywhere", "anywhere"))
    }


def _angered(blame: Array) -> Mapping[str, Array]:
    start = stage(len(blame), harmed=by_side(30) * by_place(1))

    def anger(form: str) -> Array:
        return after(grievance, start, form=form, blame_state=blame).grievance[:, ARMY, TOWN]

    return {
        "symmetric, asymmetric": anger("symmetric"),
        "threshold (cowed beyond 20)": anger("threshold"),
        "deterrent": anger("deterrent"),
    }


def _joined(vengeance: Array) -> Mapping[str, Array]:
    start = stage(
        len(vengeance),
        fighters=by_side(0, 0, 500) * by_place(1),
        harmed=by_side(100) * by_place(1),
        hostility=both(ARMY, JIHADISTS),
        control=by_side(0, 0, 1) * by_place(1),
        treasury=10.0,
    )
    return {
        form: after(recruitment, start, form=form, vengeance=vengeance).fighters[:, JIHADISTS, TOWN] - 500.0
        for form in ("all", "collateral", "exogenous", "grievance")
    }


def _drafted(pace: Array) -> Mapping[str, Array]:
    def soldiers(money: float) -> Array:
        start = stage(
            len(pace),
            fighters=by_side(1_000) * by_place(1),
            establishment=by_side(2_000),
            control=by_side(1),
            treasury=money,
        )
        return after(drafting, start, pace=pace).fighters[:, ARMY].sum(axis=1) - 1_000.0

    return {"with 5 million USD at hand": soldiers(5.0), "with half a million": soldiers(0.5)}


def _deserted(losses: Array) -> Mapping[str, Array]:
    def gone(unpaid: float) -> Array:
        start = stage(
            len(losses),
            fighters=by_side(0, 900) * by_place(1),
            losses=by_side(0, 100) * by_place(1),
            unpaid=unpaid,
        )
        return 1.0 - after(desertion, start, losses=losses).fighters[:, REBELS, TOWN] / 900.0

    return {"half of the pay is missing": gone(0.5), "all are paid": gone(0.0)}


def _fled(flight: Array) -> Mapping[str, Array]:
    def part(deaths: float) -> Array:
        start = stage(len(flight), harmed=by_side(20.0 * deaths) * by_place(1))
        return after(displacement, start, flight=flight).away[:, 0, TOWN] / 20_000.0

    return {f"{n} killed of each 1,000": part(float(n)) for n in (10, 1)}


def _returned(homecoming: Array) -> Mapping[str, Array]:
    def part(fear: float) -> Array:
        start = stage(
            len(homecoming),
            away=by_place(10_000),
            displaced=by_place(0, 10_000),
            residents=by_place(10_000, 5_000, 5_000),
            fear=by_side(fear) * by_place(1),
        )
        back = after(displacement, start, steps=12, homecoming=homecoming).away[:, 0, TOWN]
        return np.asarray(1.0 - back / 10_000.0)

    return {"calm at home": part(0.0), "half fear somebody": part(0.5)}


def _ran(fall: Array) -> Mapping[str, Array]:
    def part(rebels: float) -> Array:
        start = stage(
            len(fall),
            seized=by_side(0.6, -0.6) * by_place(1),
            loyalty=by_side(0, rebels),
            hostility=both(ARMY, REBELS),
        )
        return after(displacement, start, fall=fall).away[:, 0, TOWN] / 20_000.0

    return {"nine in ten are for the rebels": part(0.9), "three in ten are": part(0.3)}


RESPONSES = (
    Response(
        harm,
        "control",
        TOPIC,
        "Where a force attacks civilians",
        "Two humps: people are denounced where one side is strong and the other present, not at parity. "
        "Under them the slope of blind violence, which falls as more is governed. The other form has no "
        "humps.",
        "control of the place by the force (share)",
        "Attacks a year on 100,000 people",
        _attacked,
        ends=(0.0, 1.0),
    ),
    Response(
        grievance,
        "blame_state",
        TOPIC,
        "Anger at the army after it killed 30 civilians in a month",
        "The sign is open. Right of zero harm angers, left of zero it silences. In the form threshold 30 "
        "dead are beyond the limit, and the line is turned round; in the form deterrent nobody blames "
        "anyone.",
        "blame_state: anger for each civilian killed by the state",
        "Anger at the army (−1 to 1)",
        _angered,
    ),
    Response(
        recruitment,
        "vengeance",
        TOPIC,
        "Recruits in a month in which the army killed 100 civilians",
        "The sign is open: left of zero harm deters, and fighters go home. The forms grievance and "
        "exogenous do not ask who was killed. All is the sum of the three.",
        "vengeance: recruits for each civilian harmed by the enemy",
        "Recruits of a group of 500 in a month",
        _joined,
    ),
    Response(
        drafting,
        "pace",
        TOPIC,
        "Soldiers drafted in a month when 1,000 are missing",
        "At 0 the army never fills its ranks. A poor state keeps only a part of those whom it drafts.",
        "pace: how fast missing soldiers are found (a month)",
        "Soldiers drafted in a month",
        _drafted,
    ),
    Response(
        desertion,
        "losses",
        TOPIC,
        "Who goes home after a month in which one in ten died",
        "The sign is open: right of zero losses break a force, left of zero they weld it. Missing pay lifts "
        "the line, whatever the sign.",
        "losses: more desertion for each share of the force lost",
        "Part of the force that deserts in a month",
        _deserted,
        shares=True,
    ),
    Response(
        displacement,
        "flight",
        TOPIC,
        "Who flees in a month of violence",
        "Each death makes so many flee; ten times the deaths ten times as many, until few are left.",
        "flight: people who flee from each death",
        "Part of the people who flee in a month",
        _fled,
        shares=True,
    ),
    Response(
        displacement,
        "homecoming",
        TOPIC,
        "Who has come home after a year",
        "At the default one in seventeen is back after a year of calm, and at the upper end three in ten: "
        "flight is quick, return is slow. Fear of whoever kills at home keeps people away.",
        "homecoming: share that returns in calm times (a month)",
        "Part of those who fled who are back after a year",
        _returned,
        shares=True,
    ),
    Response(
        displacement,
        "fall",
        TOPIC,
        "Who flees a town of which the army takes six tenths",
        "At 0 nobody minds who rules. At the default most of those who side with the rebels are gone; the "
        "others stay, whatever the number.",
        "fall: how surely those run who side with the losers",
        "Part of the people who flee",
        _ran,
        shares=True,
    ),
)
"""Responses of the rules of people."""
