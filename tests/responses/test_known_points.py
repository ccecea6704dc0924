"""Each rule alone: its response at points that are worked out by hand, its null among them.

The stage has a town of 20 000 people and two places of 5 000; ``docs/response_curves`` says who is on it.
"""

from math import exp, tanh

import numpy as np
import pytest
from response_curves import RESPONSES

BY_NAME = {response.name: response for response in RESPONSES}
NEAR = {"abs": 1e-5, "rel": 0.0}


def area(own: float, people: float) -> float:
    """Part of fire into an area that hits a force of this size among so many others."""
    return own / people


def tired(pain: float, comfort: float = 0.1, moved: float = 0.0) -> float:
    """Weariness after a year with ten clashes a month, four of which stop a war, and so much that moves."""
    felt = stuck = 0.0
    for _ in range(12):
        up, down = 10 / 4, 1 / 3 + moved
        after = up / (up + down) + (stuck - up / (up + down)) * exp(-up - down)
        felt = felt * exp(-1 / 12) + (pain - comfort) * 0.5 * (stuck + after) * (1 - exp(-1 / 12))
        stuck = after
    return felt


FEW = (200 / 700) / (1_000 / 1_100)
"""How much less of 1 000 soldiers than of 200 insurgents can get at the other, two at each enemy."""


def joined(fighters: float) -> float:
    """The aggrieved of a town of 20 000 who join so many fighters with 10 million."""
    return 20_000 * (1 - exp(-1.8e-4)) * 10 / 10.5 * fighters / (fighters + 20)


def panicked(contagion: float, unity: float) -> float:
    """Who would run from a village 50 km from a garrison of the army that fell in this month."""
    return 1 - exp(-contagion * (1 - unity) / unity * exp(-50 / 600) * 3 * (1 - exp(-1 / 3)))


def bred(branching: float) -> float:
    """Rise at home after a month of usual events, which stir the town and places at 50 and 300 km."""
    return branching * (1 - exp(-3)) / (1 + exp(-0.5) + exp(-3))


def cheated(arms: float, guarantee: float) -> float:
    """Chance of being exploited after laying down a part of one's arms, by default trust."""
    return 0.6 * arms * (1.0 - guarantee) * 0.8


def accepted(room: float) -> float:
    """Chance that terms suit which leave so much room, at the default spread."""
    return 1.0 / (1.0 + exp(-room / 0.15))


KNOWN: dict[str, dict[str, dict[float, float]]] = {
    "movement_over_reach": {
        "village, 50 km away": {400.0: (1 - exp(-0.5)) / (1 + exp(-250 / 400))},
        "camp, 300 km away": {
            400.0: (1 - exp(-0.5)) / (1 + exp(250 / 400)),
            50.0: (1 - exp(-0.5)) / (1 + exp(5)),
        },
    },
    "combat_over_intelligence": {
        "square": {0.0: 5.0 * FEW, 0.2: 5.0 * FEW, 1.0: 5.0 * FEW},
        "linear": {0.0: 21.0 / 20.2 * FEW, 1.0: 21.0 / 20.2 * FEW},
        "deitchman": {0.0: 5.0 * FEW * area(200, 20_200), 1.0: 5.0 * FEW * area(200, 20_200)},
        "blended": {
            0.0: 5.0 * FEW * area(200, 20_200) / (0.5 + 0.5 * area(1_000, 21_000)),
            1.0: 5.0 * FEW / (0.5 + 0.5 * area(1_000, 21_000)),
        },
    },
    "combat_over_frontage": {
        "1,000 soldiers": {2.0: 150 * 200 / 1_200, 20.0: 150 * 2_000 / 3_000},
        "200 soldiers": {2.0: 15.0, 20.0: 30 * 2_000 / 2_200},
    },
    "drive_over_provocation": {
        "30 of its own died": {0.0: 0.2, 0.035: 1 - 0.8 * exp(-1.05), 0.2: 1 - 0.8 * exp(-6)},
        "5 died": {0.0: 0.2, 0.035: 1 - 0.8 * exp(-0.175)},
    },
    "drive_over_fatigue": {
        "it wants all or nothing": {0.0: 1.0, 0.3: exp(-0.18), 1.0: exp(-0.6)},
        "it can share": {0.0: 1.0, 0.3: exp(-3.6)},
        "it can share, and the war hurts": {0.0: 1.0, 0.3: exp(-3.6 * 1.8)},
    },
    "rout_over_contagion": {
        "unity 0.3": {0.0: 0.0, 2.0: panicked(2.0, 0.3), 5.0: panicked(5.0, 0.3)},
        "unity 0.7": {0.0: 0.0, 2.0: panicked(2.0, 0.7)},
        "unity 1.0": {0.0: 0.0, 5.0: 0.0},
    },
    "intervention_over_elusive": {
        "2,000 jihadists in sight": {0.0: 150.0, 500.0: 120.0, 2_000.0: 75.0},
        "500 in sight": {0.0: 150.0, 500.0: 75.0},
    },
    "spillover_over_branching": {
        "in the same place": {0.0: 0.0, 0.6: bred(0.6)},
        "50 km down the road": {0.0: 0.0, 0.6: bred(0.6) * exp(-0.5)},
        "300 km down the road": {0.0: 0.0, 0.6: bred(0.6) * exp(-3.0)},
    },
    "peacekeeping_over_calm": {
        "1,000 stay": {-0.1: exp(0.1), 0.0: 1.0, 0.5: exp(-0.5)},
        "a month after the last one left": {-0.1: 3.0 ** exp(-1 / 6), 0.5: 3.0 ** exp(-1 / 6)},
    },
    "harm_over_control": {
        "by control": {0.0: 0.4125, 0.25: 2.475, 0.5: 0.375, 0.75: 2.325, 1.0: 0.1125},
        "anywhere": {0.0: 2.55, 0.5: 2.4, 1.0: 2.25},
    },
    "grievance_over_blame_state": {
        "symmetric, asymmetric": {-0.08: exp(-2.64) - 1, 0.0: 0.0, 0.04: 1 - exp(-1.32)},
        "threshold (cowed beyond 20)": {0.0: 0.0, 0.04: exp(-1.32) - 1},
        "deterrent": {-0.08: 0.0, 0.16: 0.0},
    },
    "recruitment_over_vengeance": {
        "collateral": {-0.3: -30.0, 0.0: 0.0, 0.6: 60.0},
        "exogenous": {0.0: 365.25 / 6 / 3, 0.6: 365.25 / 6 / 3},
        "grievance": {0.0: joined(500)},
        "all": {0.0: 365.25 / 18 + joined(500)},
    },
    "drafting_over_pace": {
        "with 5 million USD at hand": {0.0: 0.0, 0.1: 1_000 * (1 - exp(-0.1)) * 5 / 5.5},
        "with half a million": {0.0: 0.0, 0.1: 1_000 * (1 - exp(-0.1)) / 2},
    },
    "desertion_over_losses": {
        "all are paid": {-0.2: 0.0, 0.0: 1 - exp(-0.01), 1.0: 0.1 + 1 - exp(-0.01)},
        "half of the pay is missing": {0.0: 1 - exp(-0.01) + (1 - exp(-0.1)) / 2},
    },
    "displacement_over_flight": {
        "1 killed of each 1,000": {0.0: 0.0, 50.0: 1 - exp(-0.05), 200.0: 1 - exp(-0.2)},
        "10 killed of each 1,000": {0.0: 0.0, 50.0: 1 - exp(-0.5)},
    },
    "displacement_over_fall": {
        "nine in ten are for the rebels": {0.0: 0.0, 3.0: 0.9 * (1 - exp(-1.8))},
        "three in ten are": {0.0: 0.0, 3.0: 0.3 * (1 - exp(-1.8))},
    },
    "displacement_over_homecoming": {
        "calm at home": {0.0: 0.0, 0.005: 1 - exp(-0.06), 0.03: 1 - exp(-0.36)},
        "half fear somebody": {0.005: 1 - exp(-0.03)},
    },
    "control_over_decisiveness": {
        "ratio": {0.0: 0.5, 0.5: 0.63397460, 1.0: 0.75, 2.0: 0.9},
        "logit": {0.0: 0.5, 1.0: 1 / (1 + exp(-1)), 2.5: 1 / (1 + exp(-2.5))},
    },
    "control_over_neglect": {
        "nobody": {0.0: 1.0, 0.1: exp(-1.2), 0.5: exp(-6)},
        "nobody, half are loyal": {0.0: 1.0, 0.1: (0.5 + 0.5 * exp(-0.1)) ** 12},
        "60 fighters there": {0.0: 1.0},
    },
    "finance_over_war_rent": {
        "governs nobody": {0.0: -300.0, 1.0: 0.0, 1.2: 60.0},
        "governs 200,000 people": {0.0: -200.0, 1.0: 100.0},
        "the same, its roads blocked": {0.0: -260.0, 1.0: 40.0},
    },
    "blockade_over_speed": {
        "after a month": {0.0: 0.0, 1.0: 1 - exp(-1)},
        "after three months": {0.0: 0.0, 0.3: 1 - exp(-0.9)},
        "after a year": {0.0: 0.0, 0.3: 1 - exp(-3.6)},
    },
    "alliance_over_distance": {
        "identity": {0.0: -tanh(1.2), 0.5: -tanh(0.2), 0.6: 0.0, 1.0: tanh(0.8)},
        "power": {0.0: -tanh(0.5), 1.0: -tanh(0.5)},
        "mixed": {0.0: -tanh(0.85), 1.0: tanh(0.15)},
    },
    "alliance_over_left_out": {
        "both left out": {-0.5: tanh(0.65), 0.0: -tanh(0.35), 1.0: -tanh(2.35)},
        "one of the two is invited": {-0.5: -tanh(0.35), 1.0: -tanh(0.35)},
    },
    "fragmentation_over_capital": {
        "after losing half of a capital": {-1.0: 0.2, 0.0: 0.7, 0.4: 0.9, 1.0: 1.0},
        "after losing nothing": {-1.0: 0.7, 1.0: 0.7},
    },
    "fragmentation_over_split": {
        "in a month without losses": {0.0: 0.0, 0.1: (1 - exp(-0.03)) / 2},
        "in a month that killed one in ten": {0.0: 0.0, 0.1: (1 - exp(-0.06)) / 2},
    },
    "belief_over_overclaim": {
        "learning: rebels, who lost 10": {1.0: 0.02, 2.0: 0.06 * 0.6, 15.0: 0.06 * (2 * 300 / 310 - 1)},
        "learning: army, which lost 20": {1.0: -0.02, 2.0: 0.0, 15.0: 0.06 * (2 * 150 / 170 - 1)},
        "settled: nobody learns": {1.0: 0.0, 15.0: 0.0},
    },
    "weariness_over_stalemate_pain": {
        "nothing moves": {0.1: 0.0, 0.5: tired(0.5)},
        "places change hands": {1.0: tired(1.0, moved=0.5)},
        "nothing moves, but war pays": {0.5: 0.0, 1.0: tired(1.0, comfort=0.5)},
    },
    "opinion_over_hardening": {
        "after a victory": {-0.5: 0.05, 0.0: 0.3, 0.5: 0.55},
        "after a loss": {-0.5: 0.35, 0.5: 0.35},
    },
    "implementation_over_will": {
        "rebels wholly willing": {0.0: 0.0, 0.5: 0.5 * (1 - exp(-2.7)), 1.0: 1 - exp(-2.7)},
        "rebels half willing": {0.0: 0.0, 1.0: 0.5 * (1 - exp(-2.7))},
    },
    "implementation_over_trust_memory": {
        "fixed": {12.0: 0.8, 240.0: 0.8},
        "decaying": {12.0: 0.8 * exp(-5), 60.0: 0.8 * exp(-1)},
        "none": {12.0: 0.0, 240.0: 0.0},
    },
    "dividend_over_powers": {
        "nobody sides with rebels": {-0.3: 0.5, 0.8: 0.5},
        "half do": {-0.3: 0.65, 0.0: 0.5},
        "all do": {0.0: 0.5, 0.2: 0.3},
    },
    "trust_over_habit": {
        "nothing is overdue": {24.0: 1 - 0.8 * exp(-5), 60.0: 1 - 0.8 * exp(-2)},
        "all of the accord is overdue": {24.0: 1 - 0.8 * exp(-2.5), 60.0: 1 - 0.8 * exp(-1)},
    },
    "integration_over_pace": {
        "they dare": {0.0: 1.0, 0.2: exp(-0.4), 1.0: exp(-2)},
        "they do not dare": {0.0: 1.0, 1.0: 1.0},
    },
    "relapse_over_civil_society": {
        "as little heard as on record": {-0.5: 1 - exp(-0.172), 1.1: 1 - exp(-0.172)},
        "fully heard when it was signed": {0.0: 1 - exp(-0.172), 0.5: 1 - exp(-0.172 * exp(-0.45))},
    },
    "relapse_over_offer": {
        "by share": {0.0: 1 - exp(-0.172 * exp(0.08)), 1.0: 1 - exp(-0.172 * exp(-0.12))},
        "by capability": {0.0: 1 - exp(-0.172 * exp(0.08)), 1.0: 1 - exp(-0.172 * exp(0.08))},
    },
    "press_over_pressure": {
        "three in ten can (default)": {0.0: 0.0, 0.5: 0.15, 1.0: 0.3},
        "all can take the field": {0.0: 0.0, 1.0: 1.0},
    },
    "hold_over_alarm": {
        "village with an enemy": {0.0: 1 / 7, 1.0: 7 / 13, 5.0: 31 / 37},
        "town without one": {0.0: 6 / 7, 5.0: 6 / 37},
    },
    "raid_over_striking": {
        "camp of friends": {0.0: 1.0, 0.4: 0.6, 1.0: 0.0},
        "unguarded village": {0.0: 0.0, 1.0: 10 / 13},
        "town with a garrison": {0.0: 0.0, 1.0: 3 / 13},
    },
    "avoid_over_anywhere": {
        "remote camp, some friends": {0.0: 1.0, 0.2: 1.0 / 1.4},
        "village, no friends": {0.0: 0.0, 0.2: 0.3 / 1.4},
        "town with an enemy": {0.0: 0.0, 0.2: 0.1 / 1.4},
    },
    "opportunist_over_appetite": {
        "village that nobody governs": {0.0: 1.0, 0.5: 6 / 11, 3.0: 1 / 6},
        "camp governed, unguarded": {0.0: 0.0, 0.5: 3 / 11},
        "town, evenly held": {0.0: 0.0, 0.5: 2 / 11},
    },
    "opportunist_over_striking": {
        "town with a garrison of 400": {0.0: 0.0},
        "village with a post of 40": {0.0: 0.0},
    },
    "bargain_over_weariness": {
        "offer of the state": {0.0: 0.39, 0.6: 0.99},
        "demand of rebels": {0.0: (0.55 + cheated(0.3, 0.15) / 2) / (1 - cheated(0.3, 0.15))},
        "demand of jihadists": {0.0: 2.5 * (0.55 + cheated(0.3, 0.15) / 2) / (1 - cheated(0.3, 0.15))},
    },
    "bargain_over_guarantee": {
        "if all arms are laid down": {0.0: (0.35 + 0.24) / 0.52, 1.0: 0.35},
        "if few are (default)": {0.0: (0.35 + 0.072) / 0.856, 1.0: 0.35},
    },
    "bargain_over_hardline": {
        "some hardliners: 0.3": {-0.2: 0.81, 0.0: 0.75, 0.5: 0.6},
        "hardliners rule: 1": {-0.2: 0.95, 0.0: 0.75, 0.5: 0.25},
    },
    "refuse_over_weariness": {
        "refuse: offer": {0.0: 0.0, 0.6: 0.0},
        "refuse: demand": {0.0: 2.0, 0.6: 2.0},
    },
}
"""For each figure and line, values of the number that moves and what must come out there."""

BY_LOT: dict[str, dict[str, dict[float, float]]] = {
    "control_over_decision": {
        "only the enemy is there": {0.1: 1 - exp(-0.06), 1.0: 1 - exp(-0.6)},
        "only the army is there": {0.1: 0.0, 1.0: 0.0},
    },
    "control_over_countryside": {
        "of the town": {0.0: (1 - exp(-0.6 / 6)) / 6, 1.0: (1 - exp(-0.6 / 6)) / 6},
        "of the villages": {0.0: 1 - exp(-0.6), 0.2: (1 - exp(-0.6 / 2)) / 2, 1.0: (1 - exp(-0.6 / 6)) / 6},
    },
    "dialogue_over_influence": {
        "the best mediator": {0.0: 0.0, 0.5: 1 - exp(-0.45), 1.0: 1 - exp(-0.9)},
        "no mediator": {0.0: 0.0, 1.0: 1 - exp(-0.45)},
    },
    "dialogue_over_offer": {
        "ceasefire first: a ceasefire": {0.5: 1 - exp(-0.45), 0.8: 1 - exp(-0.9 * accepted(0.3))},
        "under fire: an accord": {0.5: 1 - exp(-0.24), 0.8: 1 - exp(-0.48 * accepted(0.3))},
        "of three at the table": {0.5: 1 - exp(-0.48 * accepted(-0.16))},
        "each with a veto": {0.5: 1 - exp(-0.48 * accepted(-0.16) ** 3)},
    },
    "openness_over_hardline": {
        "talks": {0.0: 1 - exp(-0.12 * exp(-0.6)), 1.0: 1 - exp(-0.12 * exp(1.4))},
        "an accord in force": {0.0: 1 - exp(-0.036 * exp(-0.6)), 1.0: 1 - exp(-0.036 * exp(1.4))},
    },
    "openness_over_seized": {
        "time": {-1.0: 1 - exp(-1 / 36), 1.0: 1 - exp(-1 / 36)},
        "victory": {-1.0: 0.0, 0.2: 0.0, 0.4: 1.0},
        "stalemate": {-1.0: 0.0, 1.0: 0.0},
        "defeat": {-0.4: 1.0, -0.2: 0.0, 1.0: 0.0},
    },
    "pacts_over_unasked": {
        "elders at the national table": {0.0: 1 - exp(-0.04), 1.0: 1 - exp(-0.04)},
        "no elders there": {0.0: 0.0, 0.5: 1 - exp(-0.02), 1.0: 1 - exp(-0.04)},
    },
}
"""The same where lots are drawn: a chance is counted over a thousand numbers in even steps."""


def points(table: dict[str, dict[str, dict[float, float]]]) -> list[tuple[str, str, float, float]]:
    return [(name, line, x, y) for name, at in table.items() for line, p in at.items() for x, y in p.items()]


def told(name: str, line: str, x: float) -> float:
    return float(BY_NAME[name].at(np.array([x]))[line][0])


def test_every_response_has_a_known_point():
    assert {*KNOWN, *BY_LOT} == set(BY_NAME)


@pytest.mark.parametrize(("name", "line", "x", "expected"), points(KNOWN))
def test_a_rule_alone_does_what_its_equation_says(name, line, x, expected):
    assert expected == pytest.approx(told(name, line, x), **NEAR)


@pytest.mark.parametrize(("name", "line", "x", "expected"), points(BY_LOT))
def test_a_lot_falls_as_often_as_its_equation_says(name, line, x, expected):
    assert expected == pytest.approx(told(name, line, x), abs=0.01)
