"""Why: accounts of a step balance, those of the run are those of the library, the largest are told."""

import numpy as np
import pytest

import sahel_sim
from sahel_sim.dashboard import WatchedModel
from sahel_sim.dashboard.why_text import largest, why_sentences


@pytest.fixture
def model() -> WatchedModel:
    watched = WatchedModel("two_towns", replicate=2)
    watched.step_to(8)
    return watched


def test_accounts_of_the_run_are_those_of_the_library(model):
    told = model.accounts()

    assert len(told) == 7 * 2
    assert all(account == sahel_sim.moved(model, *key) for key, account in told.items())


def test_accounts_of_a_step_balance_and_add_up_to_those_of_the_run():
    watched = WatchedModel("two_towns", replicate=2)
    sums: dict[tuple[str, str, str], float] = {}
    for _ in range(8):
        watched.step()
        for (stock, faction), account in watched.accounts_of_step().items():
            assert account.start + sum(x for _, x in account.causes) == account.end
            for why, amount in account.causes:
                sums[stock, faction, why] = sums.get((stock, faction, why), 0.0) + amount
    whole = {
        (stock, faction, why): amount
        for (stock, faction), account in watched.accounts().items()
        for why, amount in account.causes
    }

    assert {key: x for key, x in sums.items() if x != 0.0} == whole


def test_a_step_begins_where_the_one_before_ended(model):
    before = {key: account.end for key, account in model.accounts().items()}
    model.step()

    assert {key: account.start for key, account in model.accounts_of_step().items()} == before
    fighters = model.accounts_of_step()["fighters", "league"]
    world = np.asarray(model.world.fighters)[0, model.world.factions.names.index("league")].sum()
    assert fighters.end == world


def test_the_largest_movement_of_each_stock_is_told(model):
    accounts = model.accounts()
    found = {each.stock: each for each in largest(accounts)}

    assert found["fighters"] in accounts.values()
    most = max(abs(accounts["fighters", name].change) for name in ("crown", "league"))
    assert abs(found["fighters"].change) == most > 0


def test_sentences_name_causes_and_numbers_in_both_languages(model):
    change = {each.stock: each for each in largest(model.accounts())}["fighters"]
    who = {"crown": "The Crown", "league": "The League"}[change.faction]
    number = f"{abs(round(change.change)):,}"
    first = why_sentences(model, since_start=True)[0]

    assert first.startswith(who)
    assert number in first
    assert why_sentences(model, since_start=True, language="fr")[0].split(",")[0] in (
        "La Couronne",
        "La Ligue",
    )
    assert why_sentences(model) != why_sentences(model, since_start=True)


def test_before_the_first_step_nothing_has_moved():
    assert why_sentences(WatchedModel("two_towns")) == ("Nothing has moved yet: take a step.",)
    assert largest(WatchedModel("two_towns").accounts()) == ()


def test_what_a_user_changes_by_hand_is_told_too(model):
    model.world.fighters[0, 0, 0] += 5_000.0
    told = model.accounts()["fighters", "crown"]

    assert dict(told.causes)["changed by hand"] == 5_000.0
