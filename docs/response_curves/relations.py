"""Relations and opinions: who joins whom, who splits, who believes in victory, who tires, who hardens."""

from collections.abc import Mapping

from response_curves.response import Response
from response_curves.stage import (
    ARMY,
    JIHADISTS,
    OTHERS,
    REBELS,
    after,
    both,
    by_place,
    by_side,
    fought,
    stage,
)
from sahel_sim.core import Array
from sahel_sim.mechanisms.alliance import alliance
from sahel_sim.mechanisms.belief import belief
from sahel_sim.mechanisms.fragmentation import fragmentation
from sahel_sim.mechanisms.opinion import opinion
from sahel_sim.mechanisms.weariness import weariness

TOPIC = "Relations and opinions"
AGAINST_ALL = both(ARMY, REBELS) + both(ARMY, JIHADISTS) + both(ARMY, OTHERS)
_ALL_IN_TOWN = by_side(1_000, 500, 500) * by_place(1)
_SETTLED = 120
"""Months after which relations stand still."""
_OFTEN = 50.0
"""Times a month at which two sides think again, so that lots do not matter."""


def _related(distance: Array) -> Mapping[str, Array]:
    start = stage(
        len(distance),
        fighters=_ALL_IN_TOWN,
        hostility=AGAINST_ALL,
        distance=both(REBELS, JIHADISTS, distance),
        divisible=1.0,
    )
    return {
        form: after(alliance, start, _SETTLED, form, speed=_OFTEN).hostility[:, REBELS, JIHADISTS]
        for form in ("identity", "mixed", "power")
    }


def _left_out(pull: Array) -> Mapping[str, Array]:
    def settled(invited: Array) -> Array:
        start = stage(
            len(pull),
            fighters=_ALL_IN_TOWN + by_side(0, 0, 0, 500) * by_place(1),
            hostility=AGAINST_ALL,
            distance=0.5,
            dialogue=1.0,
            influence=invited,
            divisible=1.0,
        )
        return after(alliance, start, _SETTLED, left_out=pull, speed=_OFTEN).hostility[:, JIHADISTS, OTHERS]

    return {"one of the two is invited": settled(by_side(0, 1, 1)), "both left out": settled(by_side(0, 1))}


def _held_together(capital: Array) -> Mapping[str, Array]:
    def cohesion(lost: float) -> Array:
        start = stage(
            len(capital),
            fighters=by_side(0, 500, 500) * by_place(1),
            cohesion=0.7,
            seized=by_side(0, -lost) * by_place(1),
        )
        return after(fragmentation, start, capital=capital).cohesion[:, REBELS, 0]

    return {"after losing half of a capital": cohesion(0.5), "after losing nothing": cohesion(0.0)}


def _went_over(split: Array) -> Mapping[str, Array]:
    def gone(lost: float) -> Array:
        start = stage(
            len(split),
            fighters=by_side(0, 500, 500) * by_place(1),
            losses=by_side(0, lost) * by_place(1),
            cohesion=by_side(1, 0.7, 1, 1),
        )
        return 1.0 - after(fragmentation, start, split=split).fighters[:, REBELS].sum(axis=1) / 500.0

    return {"in a month that killed one in ten": gone(500.0 / 9.0), "in a month without losses": gone(0.0)}


def _learnt(overclaim: Array) -> Mapping[str, Array]:
    start = stage(
        len(overclaim),
        clashes=fought(ARMY, REBELS, 3.0),
        toll=fought(ARMY, REBELS, 30.0),
        toll_first=fought(ARMY, REBELS, 20.0),
    )
    read, settled = (after(belief, start, form=form, overclaim=overclaim).belief for form in belief.forms)
    return {
        "learning: rebels, who lost 10": read[:, REBELS, ARMY],
        "learning: army, which lost 20": read[:, ARMY, REBELS],
        "settled: nobody learns": settled[:, ARMY, REBELS],
    }


def _tired(pain: Array) -> Mapping[str, Array]:
    def felt(moved: float, **numbers: float) -> Array:
        start = stage(
            len(pain),
            fighters=by_side(500, 500) * by_place(1),
            clashes=fought(ARMY, REBELS, 10.0),
            seized=by_side(moved, -moved) * by_place(1),
        )
        return after(weariness, start, 12, stalemate_pain=pain, **numbers).weariness[:, ARMY, REBELS]

    return {
        "nothing moves": felt(0.0),
        "places change hands": felt(0.5),
        "nothing moves, but war pays": felt(0.0, comfort=0.5),
    }


def _hardened(hardening: Array) -> Mapping[str, Array]:
    def hardliners(seized: float) -> Array:
        start = stage(len(hardening), hardline=0.3, approval=0.5, seized=by_side(seized) * by_place(1))
        return after(opinion, start, hardening=hardening).hardline[:, ARMY, 0]

    return {"after a victory": hardliners(0.5), "after a loss": hardliners(-0.5)}


RESPONSES = (
    Response(
        alliance,
        "distance",
        TOPIC,
        "Where relations of rebels and jihadists settle",
        "Below zero they are allies. By identity the near are friends and the far enemies; by power alone "
        "two weak sides who share a town join against a strong army, whoever they are. Mixed, the default, "
        "lies between.",
        "distance of the two identities (0 to 1)",
        "Hostility (1 enemies, −1 allies)",
        _related,
        usual=0.5,
    ),
    Response(
        alliance,
        "left_out",
        TOPIC,
        "Two who are left out of a dialogue to which a third is invited",
        "The sign is open: right of zero exclusion drives those left out together, left of zero apart. As "
        "soon as one of the two is invited, the number does nothing.",
        "left_out: pull between those who are both left out",
        "Hostility of the two (1 enemies, −1 allies)",
        _left_out,
    ),
    Response(
        fragmentation,
        "capital",
        TOPIC,
        "How well a movement holds together after losing a capital",
        "The sign is open: left of zero the loss breaks the movement, right of zero it welds it. At the "
        "default, zero, it does neither.",
        "capital: change of cohesion when a whole capital is lost",
        "Cohesion after the month (0 to 1)",
        _held_together,
    ),
    Response(
        fragmentation,
        "split",
        TOPIC,
        "Who goes over to another group within a month",
        "At 0 nobody ever changes sides. Losing one in ten doubles the flow: defeat splits.",
        "split: rate at which members without cohesion leave (a month)",
        "Part of the force that goes over",
        _went_over,
        shares=True,
    ),
    Response(
        belief,
        "overclaim",
        TOPIC,
        "What the same three clashes teach both sides",
        "The army lost 20, the rebels 10. Counted truly, at 1, one side learns what the other unlearns. "
        "From 2 on neither believes that it loses: optimism on both sides, and no deal.",
        "overclaim: how many times the enemy's dead are counted",
        "Gain in belief in victory (log-odds)",
        _learnt,
        logs="x",
    ),
    Response(
        weariness,
        "stalemate_pain",
        TOPIC,
        "What a year of full fighting without deaths is felt to cost",
        "At 0 a stalemate is painless. It hurts most where nothing moves. Below zero the war pays more than "
        "it hurts: a comfortable stalemate, which gives nobody a reason to talk.",
        "stalemate_pain: cost of a full stalemate (share of the prize)",
        "Felt cost (share of the prize)",
        _tired,
        shares=True,
    ),
    Response(
        opinion,
        "hardening",
        TOPIC,
        "Hardliners after half of a capital was won or lost",
        "The sign is open: right of zero a victory strengthens those who want no concession, left of zero "
        "it gives a leader the standing to make one. What a loss does is another number, bitterness.",
        "hardening: weight that hardliners gain by taking a capital",
        "Weight of hardliners (0 to 1)",
        _hardened,
    ),
)
"""Responses of the rules of relations and opinions."""
