"""Each rule alone: where its response rises or falls all the way, and which line lies above which."""

import numpy as np
import pytest
from response_curves import RESPONSES

BY_NAME = {response.name: response for response in RESPONSES}
RISES = {
    "combat_over_intelligence": ["blended"],
    "dialogue_over_offer": ["ceasefire first: a ceasefire", "under fire: an accord"],
    "dialogue_over_influence": ["the best mediator", "no mediator"],
    "belief_over_overclaim": ["learning: rebels, who lost 10", "learning: army, which lost 20"],
    "displacement_over_flight": ["10 killed of each 1,000", "1 killed of each 1,000"],
    "hold_over_alarm": ["village with an enemy"],
    "movement_over_reach": ["camp, 300 km away"],
}
FALLS = {
    "control_over_neglect": ["60 fighters there", "nobody, half are loyal", "nobody"],
    "intervention_over_elusive": ["2,000 jihadists in sight", "500 in sight"],
    "movement_over_reach": ["village, 50 km away"],
    "peacekeeping_over_calm": ["1,000 stay", "a month after the exit is announced"],
    "relapse_over_civil_society": ["fully heard when it was signed"],
    "relapse_over_offer": ["by share"],
}


def lines(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, line) for name, own in table.items() for line in own]


@pytest.mark.parametrize(("name", "line"), lines(RISES))
def test_a_line_rises_all_the_way(name, line):
    assert (np.diff(BY_NAME[name].curves[line]) > 0.0).all()


@pytest.mark.parametrize(("name", "line"), lines(FALLS))
def test_a_line_falls_all_the_way(name, line):
    assert (np.diff(BY_NAME[name].curves[line]) < 0.0).all()


@pytest.mark.parametrize(
    ("name", "above", "below"),
    [
        ("control_over_neglect", "60 fighters there", "nobody, half are loyal"),
        ("displacement_over_homecoming", "calm at home", "half fear somebody"),
        ("weariness_over_stalemate_pain", "nothing moves", "nothing moves, but war pays"),
    ],
)
def test_one_line_lies_above_another_wherever_the_rule_acts(name, above, below):
    curves = BY_NAME[name].curves

    assert (curves[above][1:] > curves[below][1:]).all()


def test_an_announced_exit_calms_less_than_staying_and_more_than_having_left():
    curves = BY_NAME["peacekeeping_over_calm"].curves
    calms = BY_NAME["peacekeeping_over_calm"].points > 0.0

    stays, announced, left = (
        curves[line][calms]
        for line in ("1,000 stay", "a month after the exit is announced", "a month after the last one left")
    )

    assert (stays < announced).all()
    assert (announced < left).all()


def test_a_deal_with_rebels_is_possible_from_less_weariness_on_than_one_with_jihadists():
    response = BY_NAME["bargain_over_weariness"]
    offer = response.curves["offer of the state"]
    first = [
        response.points[np.argmax(offer >= response.curves[f"demand of {who}"])]
        for who in ("rebels", "jihadists")
    ]

    assert 0.0 < first[0] < first[1]


def test_guards_make_raiders_pass_by_the_richer_place():
    curves = BY_NAME["raid_over_striking"].curves

    assert (curves["unguarded village"][1:] > curves["town with a garrison"][1:]).all()
