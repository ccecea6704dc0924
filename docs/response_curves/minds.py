"""Minds: where a strategy sends its force, what a diplomacy offers and demands."""

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
    both,
    by_place,
    by_side,
    dyad,
    each,
    posture,
    stage,
    terms,
)
from sahel_sim.core import Array, World
from sahel_sim.strategies.avoid import avoid
from sahel_sim.strategies.bargain import bargain
from sahel_sim.strategies.hold import hold
from sahel_sim.strategies.opportunist import opportunist
from sahel_sim.strategies.press import press
from sahel_sim.strategies.raid import raid
from sahel_sim.strategies.refuse import refuse

STRATEGIES, DIPLOMACIES = "Strategies for war", "Strategies for talks"


def _pressed(pressure: Array) -> Mapping[str, Array]:
    start = stage(
        len(pressure),
        control=by_side(1) * by_place(1, 1) + by_side(0, 0, 1) * by_place(0, 0, 1),
        fighters=by_side(1_000) * by_place(1) + by_side(0, 0, 200) * by_place(0, 0, 1),
        hostility=both(ARMY, JIHADISTS),
        pressure=dyad(ARMY, JIHADISTS, pressure),
    )
    return {
        "all can take the field": posture(press, ARMY, start, field=1.0)[:, CAMP],
        "three in ten can (default)": posture(press, ARMY, start)[:, CAMP],
    }


def _guarded(alarm: Array) -> Mapping[str, Array]:
    start = stage(
        len(alarm),
        control=by_side(1) * by_place(1, 1),
        fighters=by_side(1_000) * by_place(1) + by_side(0, 100) * by_place(0, 1),
        hostility=both(ARMY, REBELS),
    )
    sent = posture(hold, ARMY, start, alarm=alarm)
    return {"village with an enemy": sent[:, VILLAGE], "town without one": sent[:, TOWN]}


def _raided(striking: Array) -> Mapping[str, Array]:
    start = stage(
        len(striking),
        control=by_side(1) * by_place(1, 1),
        fighters=by_side(1_900, 100) * by_place(1),
        loyalty=by_side(0, 1) * by_place(0, 0, 1),
        hostility=both(ARMY, REBELS),
    )
    sent = posture(raid, REBELS, start, striking=striking)
    return {
        "camp of friends": sent[:, CAMP],
        "unguarded village": sent[:, VILLAGE],
        "town with a garrison": sent[:, TOWN],
    }


def _hidden(anywhere: Array) -> Mapping[str, Array]:
    start = stage(
        len(anywhere),
        fighters=by_side(100, 100) * by_place(1),
        loyalty=by_side(0, 0.3) * by_place(0, 0, 1),
        hostility=both(ARMY, REBELS),
    )
    sent = posture(avoid, REBELS, start, anywhere=anywhere)
    return {
        "remote camp, some friends": sent[:, CAMP],
        "village, no friends": sent[:, VILLAGE],
        "town with an enemy": sent[:, TOWN],
    }


def _lured(appetite: Array) -> Mapping[str, Array]:
    start = stage(
        len(appetite),
        control=by_side(1) * by_place(1, 0, 1),
        fighters=by_side(100, 0, 100) * by_place(1),
        hostility=both(ARMY, JIHADISTS),
    )
    sent = posture(opportunist, JIHADISTS, start, appetite=appetite)
    return {
        "village that nobody governs": sent[:, VILLAGE],
        "camp governed, unguarded": sent[:, CAMP],
        "town, evenly held": sent[:, TOWN],
    }


def _massed(striking: Array) -> Mapping[str, Array]:
    start = stage(
        len(striking),
        control=by_side(1) * by_place(1, 1, 0),
        fighters=by_side(400, 0, 1_000) * by_place(0, 0, 1)
        + by_side(400) * by_place(1)
        + by_side(40) * by_place(0, 1),
        hostility=both(ARMY, JIHADISTS),
        pressure=dyad(JIHADISTS, ARMY),
    )
    sent = posture(opportunist, JIHADISTS, start, striking=striking, hunting=0.0)
    return {
        "town with a garrison of 400": sent[:, TOWN],
        "village with a post of 40": sent[:, VILLAGE],
    }


def _weary(weariness: Array) -> World:
    costs = both(ARMY, REBELS, weariness) + both(ARMY, JIHADISTS, weariness)
    divisible = by_side(1.0, 1.0, 0.4)
    sure = float(np.log(0.7 / 0.3))
    return stage(
        len(weariness), weariness=costs, belief=sure, hardline=0.3, guarantee=0.15, divisible=divisible
    )


def _bargained(weariness: Array) -> Mapping[str, Array]:
    start = _weary(weariness)
    return {
        "demand of jihadists": terms(bargain, JIHADISTS, ARMY, start)[1],
        "demand of rebels": terms(bargain, REBELS, ARMY, start)[1],
        "offer of the state": terms(bargain, ARMY, REBELS, start)[0],
    }


def _guaranteed(guarantee: Array) -> Mapping[str, Array]:
    start = stage(len(guarantee), guarantee=each(guarantee), divisible=1.0)
    return {
        "if all arms are laid down": terms(bargain, REBELS, ARMY, start, disarmed=1.0)[1],
        "if few are (default)": terms(bargain, REBELS, ARMY, start)[1],
    }


def _conceded(hardline: Array) -> Mapping[str, Array]:
    def offered(weight: float) -> Array:
        start = stage(len(hardline), weariness=both(ARMY, REBELS, 0.1), hardline=weight, divisible=1.0)
        return terms(bargain, ARMY, REBELS, start, hardline=hardline)[0]

    return {"some hardliners: 0.3": offered(0.3), "hardliners rule: 1": offered(1.0)}


def _refused(weariness: Array) -> Mapping[str, Array]:
    start = _weary(weariness)
    offer, demand = terms(refuse, ARMY, REBELS, start)
    return {
        "refuse: demand": demand,
        "bargain: offer": terms(bargain, ARMY, REBELS, start)[0],
        "refuse: offer": offer,
    }


RESPONSES = (
    Response(
        press,
        "pressure",
        STRATEGIES,
        "What an army that presses sends against the enemy",
        "At 0 everybody stays in garrison. What goes out is what can take the field times the pressure that "
        "it is told to put on others: even at 1 most of it stays.",
        "military pressure of the army (0 to 1)",
        "Part of the force wanted at the enemy's camp",
        _pressed,
        shares=True,
    ),
    Response(
        hold,
        "alarm",
        STRATEGIES,
        "Where a defender puts its force",
        "At 0 it guards what is worth most, and does not look at the enemy. The more alarm counts, the more "
        "of the force leaves the town for the threatened village.",
        "alarm: weight of enemies against worth",
        "Part of the force wanted in each place",
        _guarded,
        shares=True,
    ),
    Response(
        raid,
        "striking",
        STRATEGIES,
        "Where raiders live, and where they strike",
        "At 0 all shelter among friends, at 1 all raid. More go for the unguarded village than for the "
        "town, which is worth far more but has a garrison.",
        "striking: share of the force that raids",
        "Part of the force wanted in each place",
        _raided,
        shares=True,
    ),
    Response(
        avoid,
        "anywhere",
        STRATEGIES,
        "Where those who avoid battle hide",
        "Near 0 they stay where they have friends. The more they trust strangers, the wider they spread, "
        "and least to where the enemy is.",
        "anywhere: sympathy counted on where there is none",
        "Part of the force wanted in each place",
        _hidden,
        shares=True,
    ),
    Response(
        opportunist,
        "appetite",
        STRATEGIES,
        "What draws an opportunist: the vacuum, or what others hold weakly",
        "At 0 it goes only where nobody governs. As appetite grows it turns to what is governed: to the "
        "camp without a guard first, to the town where it is no stronger than the guard last.",
        "appetite: weight of weakly held places against the vacuum",
        "Part of the force wanted in each place",
        _lured,
        shares=True,
    ),
    Response(
        opportunist,
        "striking",
        STRATEGIES,
        "Where an opportunist of 1,000 masses, by how much of it strikes",
        "At 0 it goes only where it is stronger as it stands. The more strike together, the more they dare "
        "the garrison; a post is taken on first.",
        "striking: part of the force that strikes",
        "Part of the force that it sends there",
        _massed,
        shares=True,
    ),
    Response(
        bargain,
        "weariness",
        DIPLOMACIES,
        "When a deal is possible",
        "All believe that they win seven wars in ten: at 0 no offer meets a demand. The more the war costs, "
        "the more the state offers and the less rebels want: right of where the lines cross there is a "
        "deal. Jihadists, whom a share satisfies less, need far more.",
        "felt cost of the war to both (share of the prize)",
        "Share of the prize",
        _bargained,
        shares=True,
        ends=(0.0, 0.6),
    ),
    Response(
        bargain,
        "guarantee",
        DIPLOMACIES,
        "What those who must disarm want for it",
        "Without a guarantee, laying down arms is dear: one may be cheated. The more a guarantor is "
        "believed, the less a side wants for disarming; at 1 it makes no difference.",
        "guarantee: how far guarantors are believed (0 to 1)",
        "Demand of the rebels (share of the prize)",
        _guaranteed,
        shares=True,
    ),
    Response(
        bargain,
        "hardline",
        DIPLOMACIES,
        "What hardliners do to an offer",
        "The sign is open: right of zero each bit of weight that hardliners have lowers the offer, left of "
        "zero it raises it, as when only a hawk can make peace.",
        "hardline: cost of a concession for each unit of hardliners' weight",
        "Offer of the state (share of the prize)",
        _conceded,
        shares=True,
    ),
    Response(
        refuse,
        "weariness",
        DIPLOMACIES,
        "Who refuses does not count the cost",
        "However much the war costs, who refuses offers nothing and demands twice all there is. Who "
        "bargains offers more as the cost rises.",
        "felt cost of the war to both (share of the prize)",
        "Share of the prize",
        _refused,
        shares=True,
        ends=(0.0, 0.6),
    ),
)
"""Responses of the strategies for war and for talks."""
