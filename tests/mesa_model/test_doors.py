"""Two doors, one world: a Mesa model is the member of the ensemble that bears its number."""

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import numpy as np
import pytest
from raiders import Accountant, Curious, Dicer, Forgetful, Gambler, Hermit, Raider

from sahel_sim.engine import MEASURES, STRATEGIES
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import SahelModel
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import Scenario, read, with_changes

ONE = 123
MINDS = [Raider, Gambler, Accountant, Forgetful, Hermit, STRATEGIES["hold"]]


@pytest.fixture(scope="module")
def mali() -> Scenario:
    return with_changes(read("mali_2024_02"), {"years": 1})


@pytest.fixture(scope="module")
def towns() -> Scenario:
    return with_changes(read("two_towns"), {"years": 1})


def watched(model: SahelModel) -> dict[str, np.ndarray]:
    """The series of every measure of a model run to its end, ``(T, 1 or F or P)``."""
    seen = [model.measured]
    while model.running:
        model.step()
        seen.append(model.measured)
    return {m.name: np.array([measured[m.name] for measured in seen]) for m in MEASURES}


def assert_is_member(series: dict[str, np.ndarray], results: Ensemble, replicate: int) -> None:
    row = results.replicates.index(replicate)
    for name, values in series.items():
        assert values.tobytes() == results[name][row].tobytes(), name


@pytest.mark.parametrize(
    ("replicates", "chunk"), [((122, 123), 1), (range(119, 133), 7), (range(100, 164), 64)]
)
def test_a_model_is_its_member_of_an_ensemble_of_any_chunk(mali, replicates, chunk):
    results = run(mali, replicates=replicates, execution=Execution(1, chunk=chunk))

    assert_is_member(watched(SahelModel(mali, replicate=ONE)), results, ONE)


def test_a_model_with_a_seed_is_in_the_ensemble_of_that_seed(towns):
    results = run(towns, replicates=(ONE,), seed=77, execution=Execution(1))

    assert_is_member(watched(SahelModel(towns, rng=77, replicate=ONE)), results, ONE)


def test_the_data_collector_holds_the_series_of_the_ensemble(towns):
    results = run(towns, replicates=(ONE,), execution=Execution(1))
    model = SahelModel(towns, replicate=ONE)
    model.run_model()
    frame = model.datacollector.get_model_vars_dataframe()

    for position, faction in enumerate(results.factions.names):
        np.testing.assert_array_equal(frame[f"fighters.{faction}"], results["fighters"][0, :, position])


def test_the_books_of_a_model_are_those_of_the_ensemble(towns):
    results = run(towns, replicates=(ONE,), execution=Execution(1))
    model = SahelModel(towns, replicate=ONE, ledger=True)
    model.run_model()

    for line in model.ledger_book:
        np.testing.assert_array_equal(
            line.amount[0].reshape(-1), results.ledger[line.stock, line.mechanism, line.why][0]
        )
    assert {(line.stock, line.mechanism, line.why) for line in model.ledger_book} == set(results.ledger)


@pytest.mark.parametrize("mind", MINDS, ids=lambda mind: getattr(mind, "__name__", getattr(mind, "name", "")))
def test_a_mind_decides_the_same_through_either_door(towns, mind):
    results = run(towns, replicates=range(120, 126), strategies={"league": mind}, execution=Execution(1))

    assert_is_member(watched(SahelModel(towns, replicate=ONE, strategies={"league": mind})), results, ONE)


class Post(Executor):
    """Sends everything by pickle, as other processes would get it."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """The result, at once."""
        answered: Future[Any] = Future()
        answered.set_result(pickle.loads(pickle.dumps(work))(*pickle.loads(pickle.dumps(args)), **named))
        return answered


def test_minds_survive_the_way_to_other_processes(towns):
    minds = {"league": Gambler, "crown": STRATEGIES["hold"]}
    here = run(towns, 4, execution=Execution(1, chunk=2), strategies=minds)

    assert run(towns, 4, execution=Execution(Post(), chunk=2), strategies=minds).digest() == here.digest()


def test_a_mind_makes_a_difference(towns):
    usual, raided = SahelModel(towns, rng=1), SahelModel(towns, rng=1, strategies={"league": Raider})

    assert not np.array_equal(watched(usual)["fighters"], watched(raided)["fighters"])


@pytest.mark.parametrize(("mind", "word"), [(Curious, "model"), (Dicer, "random")])
@pytest.mark.parametrize(
    "door", [lambda s, m: SahelModel(s, strategies=m).step(), lambda s, m: run(s, 1, strategies=m)]
)
def test_a_mind_cannot_see_beyond_its_seat_through_either_door(towns, door, mind, word):
    with pytest.raises(AttributeError, match=f"{mind.__name__} cannot see '{word}'"):
        door(towns, {"league": mind})
