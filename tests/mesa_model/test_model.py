"""A model behaves as a Mesa user expects."""

import ast
import copy
import datetime
import inspect
import pickle
import random

import mesa
import numpy as np
import pytest
from raiders import Gambler

from sahel_sim.core import SahelError, kept, over_localities, stocks
from sahel_sim.mesa_model import FactionAgent, LocalityAgent, SahelModel, reporters
from sahel_sim.scenario import ScenarioError, read


@pytest.fixture
def model() -> SahelModel:
    return SahelModel("two_towns", rng=1, years=1)


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


def test_a_member_of_an_ensemble_has_the_seed_of_the_scenario_unless_it_is_given():
    scenario = read("two_towns")

    assert SahelModel(scenario, replicate=3).draws.seed == scenario.seed
    assert SahelModel(scenario, rng=7, replicate=3).draws.seed == 7
    assert SahelModel(scenario, rng=7).draws.seed == 7


def test_without_a_seed_models_differ_and_their_provenance_brings_them_back():
    one, other = SahelModel("two_towns", years=1), SahelModel("two_towns", years=1)
    again = SahelModel("two_towns", years=1, rng=one.provenance["seed"])
    for model in (one, other, again):
        model.run_model()

    assert one.provenance["seed"] != other.provenance["seed"]
    assert one.world.fighters.tobytes() != other.world.fighters.tobytes()
    assert one.world.fighters.tobytes() == again.world.fighters.tobytes()
    assert one.provenance == again.provenance


def test_iterations_of_a_batch_run_of_mesa_differ():
    rows = mesa.batch_run(
        SahelModel, {"scenario": "two_towns", "years": 1}, iterations=3, display_progress=False
    )

    assert len({row["fighters.crown"] for row in rows}) == 3


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (np.random.default_rng(7), TypeError),
        (np.random.SeedSequence(7), TypeError),
        (random.Random(7), TypeError),
        (7.0, TypeError),
        ("7", TypeError),
        (-7, ValueError),
        (True, ValueError),
    ],
)
def test_what_is_no_seed_is_refused_with_a_sentence(given, error):
    with pytest.raises(
        error, match=r"takes a whole number from 0 on as rng, not .*Give a number such as rng=7"
    ):
        SahelModel("two_towns", rng=given)


def test_what_is_no_replicate_is_refused_with_a_sentence():
    with pytest.raises(TypeError, match=r"takes a whole number from 0 on as replicate, not 1\.5"):
        SahelModel("two_towns", replicate=1.5)


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
    untouched = SahelModel("two_towns", rng=1, years=1)
    model.run_model()

    assert model.random.getstate() == untouched.random.getstate()
    assert model.rng.bit_generator.state == untouched.rng.bit_generator.state


def test_a_ledger_balances_with_the_world():
    model = SahelModel("two_towns", years=1, ledger=True)
    model.run_model()
    gained = over_localities(model.world.fighters) - over_localities(model.setup.world.fighters)

    np.testing.assert_array_equal(model.ledger_book.total("fighters"), gained)


class Angry(SahelModel):
    """People become angrier by a rule of the user's own."""

    def step(self) -> None:
        """A little more anger at the crown after every month."""
        super().step()
        self.world = self.world.with_arrays({"grievance": self.world.grievance + 1.0 / 300.0})


class Shaken(SahelModel):
    """The same, written into the array itself, before the month."""

    def step(self) -> None:
        """A little more fear and money."""
        self.world.fear[0, 0, 1] += 0.01
        self.world.treasury[0, 1, 0] += 1.0 / 3.0
        super().step()


@pytest.mark.parametrize("kind", [Angry, Shaken])
def test_what_a_user_changes_by_hand_is_in_the_books_to_the_last_grain(kind):
    model = kind("two_towns", rng=1, years=1, ledger=True)
    model.run_model()

    for stock in stocks():
        held, start = getattr(model.world, stock), getattr(model.setup.world, stock)
        by_place = kept()[stock].axes[1] == "locality"
        gained = over_localities(held - start) if by_place else held - start
        assert (model.ledger_book.total(stock) == gained).all(), stock
    by_hand = {line.stock: line.amount.sum() for line in model.ledger_book if line.why == "changed by hand"}
    expected = {Angry: {"grievance": 12 * 8 / 300}, Shaken: {"fear": 0.12, "treasury": 4.0}}[kind]
    assert by_hand == pytest.approx(expected, abs=1e-8)


def test_a_change_by_hand_gives_the_same_bits_without_books():
    with_books, without = (Angry("two_towns", rng=1, years=1, ledger=kept_) for kept_ in (True, False))
    with_books.run_model()
    without.run_model()

    assert with_books.world.grievance.tobytes() == without.world.grievance.tobytes()


def test_a_change_by_hand_leaves_other_models_of_the_story_alone():
    story = read("two_towns")
    one = SahelModel(story, rng=1)
    one.world.fighters[:] = 0.0

    assert SahelModel(story, rng=1).faction("crown").strength == 1200
    assert one.setup.world.fighters.sum() > 0


def test_a_change_by_hand_that_is_no_number_is_refused():
    model = SahelModel("two_towns", rng=1)
    model.world.fear[:] = np.nan

    with pytest.raises(SahelError, match="'fear' is not a number or infinite"):
        model.step()


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
