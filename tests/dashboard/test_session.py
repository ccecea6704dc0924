"""A session: run n is that of the ensemble, a slider is a setting of the model, two stories share luck."""

import numpy as np
import pytest

import sahel_sim
from sahel_sim.dashboard import Session, WatchedModel
from sahel_sim.dashboard.session import AS_WRITTEN
from sahel_sim.engine import MEASURES

RESTRAINT = "crown.restraint"


def series(model: sahel_sim.SahelModel) -> dict[str, list[float]]:
    return {name: values.tolist() for name, values in model.series.items()}


def stepped(steps: int, replicate: int = 0, seed: int = 1, **changes: float) -> dict[str, list[float]]:
    """The model itself, without anything of the dashboard."""
    model = sahel_sim.SahelModel("two_towns", rng=seed, replicate=replicate, **changes)
    for _ in range(steps):
        model.step()
    return series(model)


@pytest.mark.parametrize("replicate", [0, 3])
def test_run_n_is_run_n_of_the_ensemble_bit_for_bit(replicate):
    results = sahel_sim.run("two_towns", runs=5, executor=1)
    session = Session("two_towns")
    session.step()
    session.open_run(replicate)
    session.finish()

    shown = session.models[0].series
    for measure in MEASURES:
        assert np.array_equal(shown[measure.name][0], results[measure.name][replicate]), measure.name
    assert not session.running


def test_a_slider_is_a_setting_of_the_model():
    session = Session("two_towns", replicate=2, seed=7)
    for _ in range(9):
        session.step()
    session.move(RESTRAINT, 0.9)

    assert series(session.models[0]) == stepped(9, 2, 7, **{RESTRAINT: 0.9})
    assert series(session.models[0]) != stepped(9, 2, 7)


def test_when_a_slider_is_moved_does_not_matter():
    early, late = Session("two_towns"), Session("two_towns")
    early.move(RESTRAINT, 0.1)
    for session in (early, late):
        for _ in range(6):
            session.step()
    late.move(RESTRAINT, 0.1)

    assert series(early.models[0]) == series(late.models[0])
    late.put_back()
    assert series(late.models[0]) == stepped(6)


def test_two_stories_share_their_luck():
    session = Session("two_towns", beside=AS_WRITTEN, replicate=4)
    for _ in range(5):
        session.step()
    assert series(session.models[0]) == series(session.models[1])

    session.move(RESTRAINT, 1.0)
    assert series(session.models[1]) == stepped(5, 4)
    assert series(session.models[0]) == stepped(5, 4, **{RESTRAINT: 1.0})
    first = session.models[0]
    session.stand_beside("")
    assert session.models == (first,)  # what goes on is not made anew


def test_another_story_stands_beside_at_the_same_month():
    session = Session("two_towns", beside="mali_2024_02")
    session.step()
    session.step()

    assert [model.story.name for model in session.models] == ["two_towns", "mali_2024_02"]
    assert [model.world.step for model in session.models] == [2, 2]
    assert [model.draws.seed for model in session.models] == [1, 1]


def test_reset_begins_the_same_run_anew_and_leaves_sliders():
    session = Session("two_towns", replicate=1)
    session.move(RESTRAINT, 0.8)
    session.step()
    first = series(session.models[0])
    session.reset()
    assert session.month == 0
    session.step()

    assert series(session.models[0]) == first


def test_another_story_begins_with_its_own_sliders():
    session = Session("two_towns", changes={RESTRAINT: 0.9})
    session.move("crown.services", 0.1)
    session.open_story("mali_2024_02")
    assert (session.story.name, session.month, session.moved) == ("mali_2024_02", 0, {})
    session.open_story("two_towns")

    assert session.models[0].story.settings[RESTRAINT] == 0.9  # what was asked for on the day


@pytest.mark.parametrize("replicate", [-1, 1_000_000, 1.5, True, "many"])
def test_there_is_no_such_run(replicate):
    session = Session("two_towns")
    with pytest.raises(sahel_sim.SahelError, match="Give a whole number from 0 to 999999"):
        session.open_run(replicate)

    assert (session.replicate, session.month) == (0, 0)


def test_a_seed_that_is_none_leaves_the_run_as_it_is():
    session = Session("two_towns", replicate=2)
    with pytest.raises(sahel_sim.SahelError, match="Give a whole number from 0 to 4294967295"):
        session.open_run(3, -1)
    session.step()

    assert (session.replicate, session.seed) == (2, 1)
    assert series(session.models[0]) == stepped(1, 2)


@pytest.mark.parametrize(
    ("name", "value"), [("crown.skill", 1.0), (RESTRAINT, 1.5), (RESTRAINT, float("nan"))]
)
def test_there_is_no_such_slider(name, value):
    session = Session("two_towns")
    with pytest.raises(sahel_sim.SahelError, match="There is no slider"):
        session.move(name, value)

    assert session.moved == {}


def test_a_model_that_is_watched_can_be_stepped_to_a_month_and_no_further_back():
    model = WatchedModel("two_towns")
    model.step_to(1000)
    assert model.world.step == model.setup.steps == 60
    with pytest.raises(sahel_sim.SahelError, match="does not go back"):
        model.step_to(3)
