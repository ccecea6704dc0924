"""The same outcomes and the same accounts, whether a world is one of an ensemble or a model of its own."""

import numpy as np
import pandas
import pytest

import sahel_sim
from sahel_sim.core import SahelError
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import SahelModel
from sahel_sim.results.accounts import ACCOUNTS, moved
from sahel_sim.results.endings import ENDINGS
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import Scenario, read, with_changes

ONE, SEED = 2, 77
FACTIONS = ("government", "csp", "jnim", "is_sahel")


@pytest.fixture(scope="module")
def story() -> Scenario:
    """Three years in which an accord is signed in some of the runs."""
    return with_changes(read("return_to_dialogue"), {"years": 3})


@pytest.fixture(scope="module")
def results(story: Scenario) -> Ensemble:
    return run(story, 4, seed=SEED, execution=Execution(1))


@pytest.fixture(scope="module")
def model(story: Scenario) -> SahelModel:
    model = SahelModel(story, rng=SEED, replicate=ONE, ledger=True)
    model.run_model()
    return model


def test_a_model_has_the_outcomes_of_its_member_of_the_ensemble(results, model):
    pandas.testing.assert_frame_equal(outcomes(results).loc[[ONE]], outcomes(model))


@pytest.mark.parametrize("step", ["fortnight", "week"])
def test_shorter_steps_have_the_same_outcomes_through_both_doors(story, step):
    shorter = with_changes(story, {"years": 1, "step": step})
    model = SahelModel(shorter, rng=SEED, replicate=ONE)
    model.run_model()

    pandas.testing.assert_frame_equal(
        outcomes(run(shorter, seed=SEED, replicates=(ONE,), execution=Execution(1))), outcomes(model)
    )


def test_the_table_has_a_row_for_each_replicate_and_a_column_for_each_outcome(results):
    table = outcomes(results)

    assert (table.index.name, table.index.tolist()) == ("replicate", [0, 1, 2, 3])
    assert [*(each.name for each in OUTCOMES), "ending"] == table.columns.tolist()
    assert table.attrs["units"]["battle_deaths"] == "persons"
    assert tuple(table["ending"].cat.categories) == ENDINGS


def test_a_model_has_outcomes_before_it_is_over(story):
    model = SahelModel(story, rng=SEED)
    model.step()

    assert outcomes(model)["rebel_war_over"].tolist() == [0.0]


def test_outcomes_are_there_under_the_name_of_the_library(results):
    assert sahel_sim.outcomes(results).equals(outcomes(results))
    assert sahel_sim.moved(results, "fighters", "csp") == moved(results, "fighters", "csp")


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("faction", FACTIONS)
def test_a_model_has_the_account_of_its_member_of_the_ensemble(results, model, account, faction):
    one = moved(results, account, faction, replicate=ONE)

    assert one == moved(model, account, faction)
    assert one.runs == 1


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("faction", FACTIONS)
def test_the_account_of_many_is_the_sum_of_those_of_each(results, account, faction):
    each = [moved(results, account, faction, replicate=number) for number in results.replicates]
    many = moved(results, account, faction)

    assert many.end == sum(one.end for one in each)
    for why, total in many.causes:
        assert total == sum(dict(one.causes).get(why, 0.0) for one in each)


def test_the_account_of_grievance_is_told_as_a_mean_over_places(results):
    account = moved(results, "grievance", "government")

    assert account.mean(account.end) == pytest.approx(results.final["grievance"][:, 0].mean())


def test_a_run_that_is_not_there_has_no_account(results):
    with pytest.raises(KeyError, match="no run 9"):
        moved(results, "fighters", "csp", replicate=9)


def test_a_model_without_books_says_how_to_have_them(story):
    with pytest.raises(SahelError, match="ledger=True"):
        moved(SahelModel(story), "fighters", "csp")


@pytest.fixture(scope="module")
def many() -> Ensemble:
    """Three years of many worlds in which peace comes soon, civil voices are heard, and peace breaks soon."""
    changes = {
        "years": 3,
        "mechanisms.openness": "off",
        "parameters.dialogue.convening": 0.5,
        "parameters.dialogue.ceasefire": 0.5,
        "parameters.dialogue.signing": 0.3,
        "parameters.relapse.hazard": 0.353,
        "dialogue.parties": {"civil_society": 1.0, "traditional_leaders": 1.0},
    }
    return run(with_changes(read("return_to_dialogue"), changes), 150, seed=SEED, execution=Execution(1))


def test_the_risk_of_many_runs_is_how_often_their_peace_broke(many):
    csp = FACTIONS.index("csp")
    broke = many["relapsed"][..., csp].sum(axis=1)
    surprise = broke - many["relapse_risk"][:, -1, csp]

    assert broke.mean() > 0.2
    assert abs(surprise.mean()) < 3.0 * surprise.std() / np.sqrt(len(many))


def test_who_never_has_peace_runs_no_risk_of_losing_it(many):
    assert moved(many, "relapse", "is_sahel").causes == ()


def test_what_holds_a_peace_and_what_breaks_it_have_opposite_signs(many):
    causes = dict(moved(many, "relapse", "csp").causes)

    assert min(causes["fragility of any peace"], causes["trust"]) > 0.0
    assert causes["voices of civil society"] < 0.0
