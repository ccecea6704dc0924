"""A model behaves as a Mesa user expects."""

import ast
import copy
import datetime
import inspect
import pickle

import mesa
import numpy as np
import pytest
from raiders import Gambler

from sahel_sim.core import SahelError, over_localities
from sahel_sim.mesa_model import FactionAgent, LocalityAgent, SahelModel, reporters
from sahel_sim.scenario import ScenarioError, read


@pytest.fixture
def model() -> SahelModel:
    return SahelModel("two_towns", years=1)


def test_the_first_row_of_the_data_is_the_start(model):
    frame = model.datacollector.get_model_vars_dataframe()

    assert len(frame) == 1
    assert frame.loc[0, "fighters.crown"] == 1200


def test_the_data_have_a_column_for_each_measure_and_whom_it_is_of(model):
    columns = set(model.datacollector.get_model_vars_dataframe().columns)

    assert {"fighters.crown", "fighters.league", "clashes.crown-league", "displaced"} <= columns


def test_every_step_adds_a_row(model):
    for _ in range(3):
        model.step()

    assert len(model.datacollector.get_model_vars_dataframe()) == 4


def test_a_loop_of_the_user_ends_with_the_scenario(model):
    steps = 0
    while model.running:
        model.step()
        steps += 1

    assert steps == 12


def test_stepping_beyond_the_end_is_refused(model):
    model.run_model()

    with pytest.raises(SahelError, match=r"two_towns is over after 12 steps\. Loop while model\.running"):
        model.step()


def test_a_refused_step_changes_nothing(model):
    model.run_model()
    before = model.world
    with pytest.raises(SahelError):
        model.step()

    assert model.world is before


def test_the_date_is_the_first_day_of_the_coming_step(model):
    model.step()

    assert model.date == datetime.date(2000, 2, 1)


def test_the_seed_is_the_scenario_s_unless_it_is_given():
    scenario = read("two_towns")

    assert SahelModel(scenario).draws.seed == scenario.seed
    assert SahelModel(scenario, rng=7).draws.seed == 7


def test_a_seed_of_numpy_is_a_seed():
    assert SahelModel("two_towns", rng=np.int64(7)).draws.seed == 7


def test_replicates_differ():
    ends = []
    for replicate in range(4):
        model = SahelModel("two_towns", years=1, replicate=replicate)
        model.run_model()
        ends.append(model.measured["fighters"].tobytes())

    assert len(set(ends)) == 4


def test_changes_are_those_of_scenario_files():
    model = SahelModel("two_towns", years=2, **{"crown.restraint": 0.9, "parameters.combat.fire": 0.5})

    assert model.setup.steps == 24
    assert model.world.restraint[0, 0, 0] == 0.9
    assert model.setup.parameters["combat"].fire.item() == 0.5


def test_a_misspelt_change_is_told_as_in_scenario_files():
    with pytest.raises(ScenarioError, match="restraint"):
        SahelModel("two_towns", **{"crown.restrant": 0.9})


def test_an_unknown_faction_in_strategies_is_refused():
    with pytest.raises(KeyError, match="There is no faction 'crwn'"):
        SahelModel("two_towns", strategies={"crwn": Gambler})


def test_chance_of_mesa_is_left_alone(model):
    untouched = SahelModel("two_towns", years=1)
    model.run_model()

    assert model.random.getstate() == untouched.random.getstate()
    assert model.rng.bit_generator.state == untouched.rng.bit_generator.state


def test_a_ledger_balances_with_the_world():
    model = SahelModel("two_towns", years=1, ledger=True)
    model.run_model()
    gained = over_localities(model.world.fighters) - over_localities(model.setup.world.fighters)

    np.testing.assert_array_equal(model.ledger_book.total("fighters"), gained)


def test_no_ledger_is_kept_unless_it_is_asked_for(model):
    assert model.ledger_book is None


@pytest.mark.parametrize(
    "copied", [lambda m: pickle.loads(pickle.dumps(m)), copy.deepcopy], ids=["pickle", "deepcopy"]
)
@pytest.mark.parametrize("strategies", [{}, {"league": Gambler}], ids=["usual minds", "a user's mind"])
def test_a_copy_made_in_mid_run_goes_on_to_the_same_bits(copied, strategies):
    model = SahelModel("two_towns", strategies=strategies, ledger=True)
    for _ in range(50):
        model.step()
    twin = copied(model)
    model.run_model()
    twin.run_model()
    data, its_data = (m.datacollector.get_model_vars_dataframe() for m in (model, twin))

    assert len(its_data) == 61
    assert its_data.equals(data)
    np.testing.assert_array_equal(twin.ledger_book.total("fighters"), model.ledger_book.total("fighters"))


def test_a_copy_has_agents_and_a_world_of_its_own(model):
    twin = copy.deepcopy(model)
    model.run_model()

    assert twin.world.step == 0
    assert all(agent.model is twin for agent in twin.agents)
    assert twin.faction("crown").strength == 1200


def test_all_windows_are_registered_with_mesa(model):
    assert list(model.agents) == [*model.factions, *model.localities]
    assert set(model.agents_by_type) == {FactionAgent, LocalityAgent}


def test_a_user_can_collect_more():
    class Watched(SahelModel):
        def __init__(self, **keywords):
            super().__init__("two_towns", **keywords)
            self.datacollector = mesa.DataCollector(
                {**reporters(self.world.factions), "fled from Pass": lambda m: m.locality("Pass").away},
                agenttype_reporters={LocalityAgent: {"residents": "residents"}},
            )

    model = Watched(years=1)
    for _ in range(3):
        model.step()
    frame = model.datacollector.get_model_vars_dataframe()
    people = model.datacollector.get_agenttype_vars_dataframe(LocalityAgent)

    assert frame["fled from Pass"].iloc[-1] == model.locality("Pass").away
    assert len(people) == 3 * len(model.localities)


def test_no_name_of_ours_is_a_name_of_mesa():
    class Bare(mesa.Model):
        def __init__(self):
            super().__init__(rng=1)

        def step(self):
            pass

    written = ast.walk(ast.parse(inspect.getsource(SahelModel)))
    assigned = {n.attr for n in written if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
    defined = {name for name in set(vars(SahelModel)) - set(vars(Bare)) if not name.startswith("__")}

    assert {"story", "world", "faction"} <= assigned | defined
    assert (assigned | defined) & set(dir(Bare())) == {"running"}
