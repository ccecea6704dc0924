"""What breaks claims, and what carries them: found where it was planted, and nowhere else."""

import numpy as np
import pytest

from planted_claims import (
    MAIN,
    NEVER,
    ON_A_FORM,
    ON_NUMBERS,
    ON_ONE,
    OPEN,
    PARAMETER,
    REFUTED,
    SUPPORTED,
    planted,
)
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.report.claim_breaking import breaker, carriers, moves, turned_claims, usual_margin
from sahel_sim.report.claim_parameters import influential_parameters
from sahel_sim.scenario.parameter_ranges import parameters, part_of
from saying import told_in


def test_a_single_change_that_turns_a_claim_is_what_breaks_it():
    found = breaker(planted()[ON_ONE])

    assert found.setting.name == "without recruitment"
    assert (found.goes, found.surely, found.searched) == (Finding.FAILS, True, False)


def test_a_claim_that_fails_is_broken_by_what_makes_it_hold():
    found = breaker(planted()[ON_A_FORM])

    assert found.setting.name == "grievance: deterrent"
    assert (found.goes, found.surely) == (Finding.HOLDS, True)


def test_where_no_single_change_turns_a_claim_the_worst_case_of_the_search_does():
    ruling = planted()[ON_NUMBERS]
    found = breaker(ruling)

    assert found.searched
    assert found.setting == ruling.trial.against_it.setting
    assert found.goes is Finding.FAILS


@pytest.mark.parametrize("name", [SUPPORTED, REFUTED, NEVER])
def test_nothing_breaks_what_nothing_turns(name):
    assert breaker(planted()[name]) is None


def test_an_open_claim_is_broken_by_what_goes_against_its_lean():
    ruling = planted()[OPEN]
    found = breaker(ruling)

    assert found is None or (found.goes is Finding.FAILS) == ruling.trial.at_defaults.leans


def test_the_mechanism_without_which_a_claim_fails_carries_it():
    (name, lost), *others = carriers(planted()[ON_ONE])

    assert (name, others) == ("recruitment", [])
    assert lost == pytest.approx(300.0)


def test_a_main_claim_is_carried_by_groups_of_mechanisms():
    found = told_in("fr", carriers, planted()[MAIN])

    assert found[0][0] == "violences contre les civils et colère"
    assert found[0][1] > 0.5


def test_nothing_carries_a_claim_that_no_mechanism_moves():
    assert carriers(planted()[SUPPORTED]) == []


def test_single_changes_are_compared_with_what_their_own_runs_give():
    trial = planted()[ON_ONE].trial
    most = [each.margin for each in trial.settings if each.setting.name.startswith("without f")]

    assert usual_margin(trial) == pytest.approx(most[0])


def test_moves_are_parts_of_ranges_and_the_furthest_comes_first():
    setting = planted()[ON_NUMBERS].trial.draws[0].setting
    found = moves(setting)
    declared = dict(parameters())[PARAMETER]
    move = next(each for each in found if each.dotted == PARAMETER)

    assert [abs(each.part) for each in found] == sorted((abs(each.part) for each in found), reverse=True)
    assert move.part == pytest.approx(part_of(declared, move.value) - part_of(declared, declared.default))
    assert (move.default, move.value) == (declared.default, setting.changes[PARAMETER])


def test_assumptions_are_told_with_the_claims_that_they_turn():
    rows = {setting.name: (fail, hold) for setting, fail, hold in turned_claims(planted().rulings)}

    assert [claim.name for claim in rows["without recruitment"][0]] == [ON_ONE]
    assert [claim.name for claim in rows["grievance: deterrent"][1]] == [ON_A_FORM]
    assert [claim.name for claim in rows["without harm"][0]] == [MAIN]


def test_the_number_on_which_a_claim_hangs_is_found_with_its_direction():
    found = influential_parameters(planted()[ON_NUMBERS])

    assert found[0][0] == PARAMETER
    assert found[0][1] < -0.9


def test_no_number_is_named_where_none_matters():
    assert influential_parameters(planted()[SUPPORTED]) == []


def test_the_correlation_is_that_of_ranks():
    from scipy.stats import spearmanr

    ruling = planted()[ON_NUMBERS]
    values = [each.setting.changes[PARAMETER] for each in ruling.trial.draws]
    margins = [each.margin for each in ruling.trial.draws]

    assert influential_parameters(ruling)[0][1] == pytest.approx(spearmanr(values, margins).statistic)
    assert np.isfinite(margins).all()
