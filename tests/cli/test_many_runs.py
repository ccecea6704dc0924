"""``sahel-sim run`` on a cluster, and until its intervals are narrow enough."""

import json
import platform
from pathlib import Path

import numpy
import pytest
from spoken import Ask

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import read, with_changes
from sahel_sim.version import __version__

RUN = ("run", "two_towns", "--runs", "70", "--set", "years=2", "-o", "mine")


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_bits_of_this_computer(folder: Path, ask: Ask, no_figures: None) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    local = {"n_workers": 1, "threads_per_worker": 2, "processes": False, "dashboard_address": None}
    with distributed.LocalCluster(**local, protocol="tcp://") as cluster:
        answer = ask(*RUN, "--dask", cluster.scheduler_address, "--json", "-q")
    assert answer.status == 0, answer.err
    story = with_changes(read("two_towns"), {"years": 2, "runs": 70})
    assert json.loads(answer.out)["digest"] == run(story, execution=Execution(1)).digest()


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_without_workers_is_refused(folder: Path, ask: Ask) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    with distributed.LocalCluster(
        n_workers=0, processes=False, protocol="tcp://", dashboard_address=None
    ) as cluster:
        answer = ask(*RUN, "--dask", cluster.scheduler_address)
    assert answer.status == 2
    assert "has no workers" in answer.err
    assert not (folder / "mine").exists()


@pytest.mark.parametrize("address", ["nowhere", "tcp://", "tcp://here", "tcp://here:port"])
def test_what_is_no_address_is_told_at_once(folder: Path, ask: Ask, address: str) -> None:
    answer = ask(*RUN, "--dask", address)
    assert answer.status == 2
    assert answer.err.startswith("--dask takes the address of a scheduler")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"packages": {"numpy": numpy.__version__}}, "has sahel-sim -, not"),
        ({"packages": {"sahel_sim": __version__, "numpy": "1.0"}}, "has numpy 1.0, not"),
    ],
)
def test_workers_that_would_not_give_the_same_bits_are_refused(found: dict[str, object], said: str) -> None:
    from sahel_sim.cli.cluster import _check
    from sahel_sim.cli.usage_errors import Trouble

    with pytest.raises(Trouble) as refused:
        _check("tcp://10.0.0.2:40000", {"host": {"python": platform.python_version()}, **found})
    assert said in str(refused.value)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9"])
def test_a_cluster_that_does_not_answer_is_told_and_nothing_is_written(
    folder: Path, ask: Ask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    monkeypatch.setattr("sahel_sim.cli.cluster.PATIENCE", 1)
    answer = ask(*RUN, "--dask", address)
    assert answer.status == 2
    assert f"No Dask scheduler answers at {address}" in answer.err
    assert "Traceback" not in answer.err
    assert not (folder / "mine").exists()


def test_dask_and_workers_cannot_both_be_named(folder: Path, ask: Ask) -> None:
    answer = ask(*RUN, "--dask", "tcp://127.0.0.1:9", "--workers", "2")
    assert answer.status == 2
    assert "--workers cannot" in answer.err


def test_runs_stop_when_the_intervals_are_narrow_enough(folder: Path, ask: Ask, no_figures: None) -> None:
    asked = ("run", "two_towns", "--set", "years=2", "-o", "mine", "--workers", "1", "--until-width", "0.2")
    answer = ask(*asked, "--json")
    told = json.loads(answer.out)
    assert told["until_width"]["reached"]
    assert told["runs"] == told["until_width"]["runs"] == 256
    assert told["until_width"]["width"] <= 0.2
    assert "Stopped after 256 runs" in answer.err
    assert "Stopped after 256 runs" in (folder / "mine" / "index.html").read_text(encoding="utf-8")


def test_runs_stop_at_the_most_and_say_that_it_is_not_enough(
    folder: Path, ask: Ask, no_figures: None
) -> None:
    asked = (*RUN, "--workers", "1", "--until-width", "0.005", "--lang", "fr")
    answer = ask(*asked)
    assert answer.status == 0
    assert "Arrêté au maximum permis, 70 simulations" in " ".join(answer.out.split())


@pytest.mark.parametrize("width", ["0", "-1", "2", "wide"])
def test_a_width_that_cannot_be_is_told(folder: Path, ask: Ask, width: str) -> None:
    answer = ask(*RUN, "--until-width", width)
    assert answer.status == 2
    assert "--until-width takes a number from 0.005 to 1." in answer.err
