"""Agents are windows on the one world of their model."""

import mesa
import numpy as np
import pytest
from raiders import Gambler, Hermit, Raider

from sahel_sim.core import PlainSeat, SahelError
from sahel_sim.mesa_model import FactionAgent, LocalityAgent, SahelModel


@pytest.fixture
def model() -> SahelModel:
    model = SahelModel("two_towns", years=1, replicate=5)
    for _ in range(6):
        model.step()
    return model


def test_a_faction_shows_its_row_of_the_world(model):
    for row, agent in enumerate(model.factions):
        np.testing.assert_array_equal(agent.fighters, model.world.fighters[0, row])
        np.testing.assert_array_equal(agent.control, model.world.control[0, row])
        assert agent.treasury == model.world.treasury[0, row, 0]
        assert agent.strength == model.world.fighters[0, row].sum()


def test_a_faction_shows_the_orders_it_gave(model):
    np.testing.assert_array_equal(model.faction("league").posture, model.world.posture[0, 1])
    np.testing.assert_array_equal(model.faction("league").resolve, model.world.resolve[0, 1])


def test_a_faction_knows_its_name_and_bloc(model):
    assert [(agent.name, agent.bloc, agent.active) for agent in model.factions] == [
        ("crown", "state", True),
        ("league", "rebels", True),
    ]


def test_a_window_follows_the_world(model):
    agent = model.faction("crown")
    before = agent.strength
    while model.running:
        model.step()

    assert agent.strength != before
    assert agent.strength == model.world.fighters[0, 0].sum()


@pytest.mark.parametrize("mind", [Raider, Gambler])
def test_a_faction_can_be_asked_what_it_would_decide_next(mind):
    model = SahelModel("two_towns", strategies={"league": mind})
    for _ in range(3):
        model.step()
    decision = model.faction("league").decide()
    posture = decision[0] if isinstance(decision, tuple) else decision
    model.step()

    np.testing.assert_allclose(model.faction("league").posture, posture / posture.sum())


def test_a_subclass_is_the_agent_of_its_faction():
    model = SahelModel("two_towns", strategies={"league": Raider})

    assert [type(agent) for agent in model.factions] == [FactionAgent, Raider]


def test_a_plain_mind_has_an_ordinary_window():
    assert type(SahelModel("two_towns", strategies={"league": Hermit}).faction("league")) is FactionAgent


def test_a_faction_without_a_mind_of_its_own_says_so(model):
    with pytest.raises(NotImplementedError, match=r"write decide\(\)"):
        model.faction("crown").decide()


def test_what_a_faction_cannot_see_is_told_by_name(model):
    with pytest.raises(AttributeError, match="FactionAgent cannot see 'plans'"):
        _ = model.faction("crown").plans


def test_what_a_seat_shows_is_not_hidden_by_mesa():
    assert PlainSeat.shown & set(dir(mesa.Agent)) == set()


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda m: m.faction("league").remove(), r"remove\(\) .* leave the faction.*'league.fighters': 0"),
        (lambda m: m.locality("Pass").remove(), r"remove\(\) .* leave the locality.*folder of tables"),
        (lambda m: m.remove_all_agents(), r"remove\(\) .* leave the faction"),
        (lambda m: m.agents.do("step"), r"FactionAgent has no step of its own.*Call model\.step\(\)"),
        (lambda m: m.agents.shuffle_do("step"), r"Agent has no step of its own.*Call model\.step\(\)"),
        (lambda m: m.agents_by_type[LocalityAgent].do("step"), r"LocalityAgent has no step of its own"),
    ],
)
def test_what_a_mesa_user_would_do_to_agents_says_what_to_do_instead(model, act, message):
    before = model.world
    with pytest.raises(SahelError, match=message):
        act(model)

    assert model.world is before
    assert len(model.agents) == len(model.factions) + len(model.localities)


def test_a_faction_without_fighters_is_what_was_meant_by_removing_it():
    model = SahelModel("two_towns", rng=1, years=1, **{"league.fighters": 0})
    model.run_model()

    assert not model.faction("league").active
    assert model.faction("league").strength == 0


def test_agents_hold_no_state():
    model = SahelModel("two_towns", years=1)
    before = [dict(vars(agent)) for agent in model.agents]
    model.run_model()

    assert [vars(agent) for agent in model.agents] == before


def test_a_locality_shows_its_column_of_the_world(model):
    for column, agent in enumerate(model.localities):
        assert agent.residents == model.world.residents[0, 0, column]
        assert agent.displaced == model.world.displaced[0, 0, column]
        assert agent.away == model.world.away[0, 0, column]
        for name in ("control", "fighters", "grievance", "fear", "killed"):
            shown = getattr(agent, name)
            assert list(shown) == ["crown", "league"]
            np.testing.assert_array_equal(list(shown.values()), getattr(model.world, name)[0, :, column])


def test_a_locality_knows_its_place():
    port = SahelModel("two_towns").locality("Port")

    assert (port.name, port.region, port.kind) == ("Port", "Coast", "regional capital")
    assert port.position == (0.3, 0.4)


@pytest.mark.parametrize(("name", "holder"), [("Port", "crown"), ("Spring", "league"), ("Border", None)])
def test_the_holder_governs_more_than_anybody_and_nobody(name, holder):
    assert SahelModel("two_towns").locality(name).holder == holder


def test_what_nobody_governs_is_the_rest():
    assert SahelModel("two_towns").locality("Pass").ungoverned == pytest.approx(0.2)


def test_agents_describe_themselves():
    model = SahelModel("two_towns")

    assert repr(model.faction("crown")) == "<FactionAgent crown: 1,200 fighters>"
    assert repr(model.locality("Border")) == "<LocalityAgent Border: 20,000 residents, held by nobody>"


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda m: m.faction("leage"), "There is no faction 'leage'. Did you mean 'league'?"),
        (lambda m: m.locality("port"), "There is no locality 'port'. Did you mean 'Port'?"),
        (lambda m: m.faction("xyz"), "There is no faction 'xyz'. There are: crown, league."),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(ask, message):
    with pytest.raises(KeyError) as told:
        ask(SahelModel("two_towns"))

    assert told.value.args == (message,)


def test_localities_are_mesa_agents_that_an_agent_set_can_select(model):
    held = model.agents_by_type[LocalityAgent].select(lambda agent: agent.holder == "crown")

    assert {agent.name for agent in held} == {a.name for a in model.localities if a.holder == "crown"}
    assert len(held) > 0
