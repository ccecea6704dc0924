"""Every kind of study has everything that a study has: one table of kinds and features, with no gap."""

import inspect

import numpy as np
import pandas
import pytest
import typer
import xarray
from study_kinds import ALL, CLAIM, OUTCOMES, STUDIES, TABLE, every_kind

import sahel_sim
from sahel_sim.cli.app import program
from sahel_sim.results.provenance import KINDS
from sahel_sim.studies.study import StudyResult


def test_there_is_a_study_of_every_kind():
    assert set(KINDS) == set(STUDIES)


@every_kind
def test_it_has_everything_that_a_result_has(kind, found):
    result = found(kind)

    assert isinstance(result, StudyResult)
    assert isinstance(result.data, xarray.Dataset)
    assert isinstance(result.frame(), pandas.DataFrame)
    assert isinstance(result.summary(), pandas.DataFrame)
    assert len(result.frame()) > 0
    assert len(result.summary()) > 0
    assert result._repr_html_().startswith("<div>")
    assert result.headline("en") != ""
    assert result.headline("en") != result.headline("fr")
    assert len(result.digest()) == 64


@every_kind
def test_its_data_follow_the_conventions(kind, found, tmp_path):
    data = found(kind).data

    assert data.attrs["Conventions"] == "CF-1.11"
    assert data.attrs["kind"] == kind
    assert [name for name, x in data.variables.items() if not x.attrs.get("long_name")] == []
    units = {x.attrs["units"] for x in data.data_vars.values() if "units" in x.attrs}
    assert not any("/" in unit or " to " in unit or unit in ("share", "chance") for unit in units), units
    for x in data.data_vars.values():
        low, high = x.attrs.get("valid_range", (-np.inf, np.inf))
        values = x.values[np.isfinite(x.values)]
        assert values.size == 0 or (low <= values.min() and values.max() <= high), x.name


@every_kind
def test_its_figures_have_names_and_one_that_is_not_there_is_told_with_those_that_are(kind, found):
    drawn = found(kind).plot()

    assert drawn.alt
    with pytest.raises(KeyError, match=r"There are|It has"):
        found(kind).plot("nope")


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda plot: plot.fan("nope"), "There is no measure 'nope'. There are: fighters, "),
        (lambda plot: plot.fan("fighters", theme="nope"), "No theme 'nope'. There are: page, slide, print"),
        (lambda plot: plot("nope"), "There is no figure 'nope'. There are: ends, "),
        (lambda plot: plot.what_moved_it("nope"), "There is no account of 'nope'. There are: fighters, "),
        (lambda plot: plot.what_moved_it("fighters", "nope"), "There is no faction 'nope'. There are: crown"),
        (lambda plot: plot.what_moved_it("fighters", "crown", replicate=99), "There is no run 99."),
    ],
)
def test_every_door_of_figures_says_what_there_is(draw, said, found):
    with pytest.raises(KeyError) as caught:
        draw(found("run").plot)
    assert said in str(caught.value)


LANGUAGE_DOORS = {
    "plot": lambda made: made.plot(language="xx"),
    "headline": lambda made: made.headline(language="xx"),
    "write": lambda made: made.write("nowhere", language="xx"),
}


@pytest.mark.parametrize("door", LANGUAGE_DOORS)
@every_kind
def test_a_language_that_is_not_there_is_told_at_every_door(kind, door, found, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"There is no language 'xx'\. There are: en, fr\."):
        LANGUAGE_DOORS[door](found(kind))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["ends", "fan", "towns", "map", "deaths", "what_moved_it"])
def test_a_language_that_is_not_there_is_told_by_every_figure_of_a_run(name, found):
    with pytest.raises(ValueError, match=r"There is no language 'xx'\. There are: en, fr\."):
        getattr(found("run").plot, name)(language="xx")


@every_kind
@pytest.mark.parametrize("argument", ["executor", "chunk", "keep", "progress", "strategies"])
def test_it_takes_the_same_arguments(kind, argument):
    assert argument in inspect.signature(STUDIES[kind][1]).parameters


@every_kind
def test_a_width_decides_its_runs_where_one_can(kind):
    taken = "until_width" in inspect.signature(STUDIES[kind][1]).parameters

    assert taken == (kind != "claims"), "each claim says itself how many runs it needs"


@every_kind
def test_it_goes_on_where_it_was_broken_off_with_the_same_bits(kind, soft, found, tmp_path):
    class Enough(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done >= 2:
            raise Enough

    with pytest.raises(Enough):
        STUDIES[kind][0](soft, executor=1, chunk=2, keep=tmp_path / "kept", progress=stop)
    kept = list((tmp_path / "kept").rglob("part-*.npz"))
    assert kept
    first = []
    again = STUDIES[kind][0](
        soft, executor=1, chunk=2, keep=tmp_path / "kept", progress=lambda done, of: first.append(done)
    )
    assert first[0] >= 2
    assert again.digest() == found(kind).digest()


@pytest.fixture(scope="module")
def dask():
    """The workers of a Dask cluster on this computer."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    local = {"n_workers": 1, "threads_per_worker": 2, "processes": False, "dashboard_address": None}
    with (
        distributed.LocalCluster(**local, protocol="tcp://") as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client.get_executor()


@pytest.mark.filterwarnings("ignore")
@every_kind
def test_a_cluster_gives_the_bits_of_this_computer_and_reproduces_them(kind, soft, found, folders, dask):
    assert STUDIES[kind][0](soft, executor=dask).digest() == found(kind).digest()

    again = sahel_sim.reproduce(folders(kind), executor=dask)
    assert again.same, again


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "claims"])
def test_a_seed_that_is_no_whole_number_is_refused(kind, soft):
    wrong = {
        "run": lambda: sahel_sim.run("two_towns", 2, seed=1.9),
        "outcomes": lambda: sahel_sim.run("two_towns", 2, seed=1.9, outcomes=OUTCOMES),
        "compare": lambda: sahel_sim.compare("two_towns", soft, runs=2, seed=1.9),
        "sweep": lambda: sahel_sim.sweep("two_towns", {"crown.restraint": [0, 1]}, seed=1.9),
        "experiment": lambda: sahel_sim.experiment(TABLE, "two_towns", seed=1.9),
    }
    with pytest.raises(TypeError, match=r"A seed is a whole number from 0 on, not 1\.9\."):
        wrong[kind]()


def test_claims_refuse_a_seed_that_is_no_whole_number():
    with pytest.raises(TypeError, match=r"A seed is a whole number from 0 on, not 1\.9\."):
        sahel_sim.claims(CLAIM, seed=1.9)


@pytest.mark.parametrize("kind", ["run", "outcomes", "compare", "sweep", "experiment"])
def test_runs_are_added_until_intervals_are_narrow_and_it_is_written_down(kind, soft):
    wide = {
        "run": lambda: sahel_sim.run("two_towns", 600, executor=1, until_width=0.3),
        "outcomes": lambda: sahel_sim.run("two_towns", 600, executor=1, outcomes=OUTCOMES, until_width=0.3),
        "compare": lambda: sahel_sim.compare("two_towns", soft, runs=600, executor=1, until_width=0.3),
        "sweep": lambda: sahel_sim.sweep(
            "two_towns", {"crown.restraint": [0, 1]}, runs=600, executor=1, outcomes=OUTCOMES, until_width=0.3
        ),
        "experiment": lambda: sahel_sim.experiment(
            TABLE, "two_towns", runs=600, executor=1, outcomes=OUTCOMES, until_width=0.3
        ),
    }
    made = wide[kind]()

    assert made.decision.reached
    assert made.decision.width <= 0.3
    assert made.decision.runs < 600
    assert made.provenance["until_width"]["wanted"] == 0.3


COMMANDS = ("run", "compare", "sweep", "experiment", "claims")


def options_of(command: str) -> set[str]:
    """The options that a command takes."""
    known = typer.main.get_command(program("en")).commands[command]
    return {name for parameter in known.params for name in parameter.opts}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_has_the_same_options_for_every_study(command):
    same = {"--runs", "--seed", "--output", "--resume", "--workers", "--dask", "--lang", "--quiet", "--json"}

    assert same <= options_of(command)
    assert ("--until-width" in options_of(command)) == (command != "claims")
    assert ("--set" in options_of(command)) == (command != "claims"), "arms of claims say what changes"


def test_the_command_line_reproduces_as_it_runs():
    assert {"--workers", "--dask", "--lang", "--quiet", "--json"} <= options_of("reproduce")
