"""Studies read back from folders: from what a folder says of how it was made to the study that made it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.claim_testing.effort import EFFORTS, ClaimEffort
from sahel_sim.claim_testing.paths import found_anywhere
from sahel_sim.claim_testing.serialize import FOLDER as CLAIM_FILES
from sahel_sim.designs.experiment_design import design_experiment
from sahel_sim.designs.setting_table import setting_table
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.languages import N_
from sahel_sim.report.comparison_page import SCENARIOS
from sahel_sim.report.experiment_folder import DESIGN
from sahel_sim.report.sweep_files import SCENARIO, SWEEP
from sahel_sim.results import provenance as kinds
from sahel_sim.results.json_record import (
    DamagedRecord,
    Shape,
    check_record,
    flag,
    list_of,
    number,
    optional,
    read_record,
    text,
    whole,
)
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.place_dataset import DATA as PLACES
from sahel_sim.results.provenance import FILE, Provenance, ProvenanceError, read_provenance
from sahel_sim.scenario import Scenario, read
from sahel_sim.scenario.declaration import LARGEST_SEED, MOST_RUNS
from sahel_sim.studies import experiment, sweep
from sahel_sim.studies.claims import claims_study
from sahel_sim.studies.comparison import comparison_study
from sahel_sim.studies.run import run_study
from sahel_sim.studies.study import Study
from sahel_sim.worded_error import WordedError


class NotReproducible(WordedError):
    """A folder whose study cannot be run again."""

    words: ClassVar = {
        "damaged": N_("{folder} does not hold the results of a run: {name} is missing or damaged."),
        "damaged_at": N_(
            "{folder} does not hold the results of a run: {name} is missing or damaged, since '{key}' in it "
            "cannot be right. Take the folder as it was written."
        ),
        "later": N_(
            "{folder} was written by sahel-sim {version}, which this version cannot read. Use that version, "
            "or a later one."
        ),
        "claims_again": N_(
            "{folder} holds claims that an earlier version wrote, without what runs them again. This tries "
            "the same claims with the same luck (a claim of your own is named by its file): {command}"
        ),
        "strategies": N_(
            "{folder} holds runs in which strategies of your own decided: {names}. Run them again in Python, "
            "and give them: sahel_sim.reproduce(folder, strategies={{...}})."
        ),
    }


def provenance_of(folder: Path) -> Provenance:
    """What a folder says of how it was made.

    Raises ``NotReproducible`` if it says nothing, or is of a later version.
    """
    try:
        return read_provenance(folder)
    except ProvenanceError as error:
        if error.version:
            raise NotReproducible("later", folder=folder, version=error.version) from None
        raise _damaged(folder, FILE, error.key) from None


def read_study(folder: Path, known: Provenance) -> Study[Any]:
    """The study that made a folder.

    Raises ``NotReproducible`` if a file is missing, or its provenance says too little; ``ScenarioError`` if
    one of its files cannot be read.
    """
    try:
        return _READERS[known.kind](folder, known)
    except DamagedRecord as error:
        raise _damaged(folder, FILE, str(error)) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _damaged(folder, FILE) from None


def read_begun_study(folder: Path, record: str, runs: int | None = None) -> Study[Any]:
    """The comparison or experiment that was begun in a folder, with the widths that it was asked for.

    Parameters
    ----------
    folder
        With the files of the study, and chunks of it.
    record
        The name of the file in it that says what was asked.
    runs
        Of each story or setting, if it is not as many as was asked.

    Raises ``NotReproducible`` if the record or a file is missing or damaged; ``ScenarioError`` if a file has
    mistakes.
    """
    try:
        asked = check_record(read_record(folder / record), _REQUEST, ("kind", *_ORDERS))
        _known_outcomes(asked)
        orders = {key: asked[key] for key in _ORDERS}
        if runs is not None:
            orders |= {"runs": runs, "until_width": None}
        if asked["kind"] == kinds.COMPARE:
            check_record(asked, {}, ("scenarios", "width"))
            scenarios = [read(folder / _there(folder, file)) for file in asked["scenarios"]]
            return comparison_study(*scenarios, width=asked["width"], **orders)
        table, scenario = folder / _there(folder, DESIGN), _scenario(folder, SCENARIO)
        return experiment.experiment_study(
            table, scenario, common_random_numbers=asked["common_luck"], **orders
        )
    except DamagedRecord as error:
        raise _damaged(folder, record, str(error)) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(folder, record) from None


def replicates_of(known: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbers of the runs that a provenance tells of, those that broke off among them.

    Raises ``KeyError`` and ``TypeError`` and ``ValueError`` if it says too little.
    """
    _has(known, seed=int, runs=int, digest=str)
    failed = [int(failure["replicate"]) for failure in known.get("failures", [])]
    if not 1 <= known["runs"] + len(failed) <= MOST_RUNS:
        raise DamagedRecord("runs")
    if "replicates" in known:
        return tuple(int(number) for number in known["replicates"])
    if known.get("kind") == kinds.OUTCOMES:
        first = int(known.get("first_replicate", 0))
        return tuple(range(first, first + known["runs"]))
    _has(known, first_replicate=int)
    first = min([known["first_replicate"], *failed])
    return tuple(range(first, first + known["runs"] + len(failed)))


def _run(folder: Path, known: Provenance) -> Study[Any]:
    numbers = replicates_of(known.known)
    outcomes = None
    if known.kind == kinds.OUTCOMES:
        _has(known.known, outcomes=list)
        _known_outcomes(known.known)
        outcomes = known.known["outcomes"]
        _has(known.known, prints=dict, failures=list)
    scenario = replace(_scenario(folder, SCENARIO), seed=known.known["seed"], runs=len(numbers))
    places = outcomes is None and (folder / PLACES).is_file()
    return run_study(scenario, seed=known.known["seed"], replicates=numbers, outcomes=outcomes, places=places)


def _comparison(folder: Path, known: Provenance) -> Study[Any]:
    _known_outcomes(known.known)
    every = known.known["scenarios"]
    _check_orders(every[0])
    numbers = [replicates_of(each) for each in every]
    files = [f"{SCENARIOS}/{at}_{each['scenario']}.yaml" for at, each in enumerate(every, start=1)]
    scenarios = [_scenario(folder, file) for file in files]
    return comparison_study(
        *scenarios,
        runs=max(map(len, numbers)),
        seed=every[0]["seed"],
        outcomes=known.known.get("outcomes"),
        width=known.known.get("width"),
    )


def _sweep(folder: Path, known: Provenance) -> Study[Any]:
    _has(known.known, seed=int, runs=int, digest=str, failures=list)
    _check_orders(known.known)
    for name in (SWEEP, SCENARIO):
        _there(folder, name)
    asked = read_sweep(folder / SWEEP)
    return sweep.study_of(replace(asked, runs=known.known["runs"], seed=known.known["seed"]))


def _experiment(folder: Path, known: Provenance) -> Study[Any]:
    _has(known.known, seed=int, runs=int, digest=str, outcomes=list, common_luck=bool, failures=list)
    _known_outcomes(known.known)
    _check_orders(known.known)
    _there(folder, DESIGN)
    table, scenario = setting_table(folder / DESIGN), _scenario(folder, SCENARIO)
    orders = (known.known[key] for key in ("outcomes", "runs", "seed", "common_luck"))
    return experiment.study_of(design_experiment(scenario, table, *orders))


def _claims(folder: Path, known: Provenance) -> Study[Any]:
    if known.format == 1:
        raise NotReproducible("claims_again", folder=folder, command=_command(known.known))
    _has(known.known, seed=int, digest=str, claims=dict, verdicts=dict, effort=dict)
    paths = [folder / _there(folder, f"{CLAIM_FILES}/{name}.yaml") for name in known.known["claims"]]
    asked = [found_anywhere(read_claim(path), path) for path in paths]
    return claims_study(asked, ClaimEffort(**known.known["effort"]), known.known["seed"])


_READERS: Mapping[str, Callable[[Path, Provenance], Study[Any]]] = {
    kinds.RUN: _run,
    kinds.OUTCOMES: _run,
    kinds.COMPARE: _comparison,
    kinds.SWEEP: _sweep,
    kinds.EXPERIMENT: _experiment,
    kinds.CLAIMS: _claims,
}
"""How each kind of study is read back."""


_ORDERS = ("runs", "seed", "outcomes", "until_width")

_REQUEST: Mapping[str, Shape] = {
    "kind": lambda value: value in (kinds.COMPARE, kinds.EXPERIMENT),
    "format": whole(1, kinds.FORMAT),
    "runs": optional(whole(1, MOST_RUNS)),
    "seed": optional(whole(0, LARGEST_SEED)),
    "outcomes": optional(list_of(text, least=1)),
    "until_width": optional(lambda value: number(value) and value > 0),
    "width": optional(lambda value: number(value) and value > 0),
    "common_luck": flag,
    "scenarios": list_of(text, least=2),
}
"""What each value of the record of an unfinished study looks like."""


def _damaged(folder: Path, name: str, key: str = "") -> NotReproducible:
    return NotReproducible("damaged_at" if key else "damaged", folder=folder, name=name, key=key)


def _has(known: Mapping[str, Any], **expected: type) -> None:
    for key, kind in expected.items():
        if not isinstance(known.get(key), kind):
            raise DamagedRecord(key)


def _check_orders(known: Mapping[str, Any]) -> None:
    check_record(known, {key: _REQUEST[key] for key in ("runs", "seed")})


def _known_outcomes(known: Mapping[str, Any]) -> None:
    if not {each.name for each in OUTCOMES}.issuperset(known.get("outcomes") or ()):
        raise DamagedRecord("outcomes")


def _there(folder: Path, name: str) -> str:
    if not (folder / name).is_file():
        raise NotReproducible("damaged", folder=folder, name=name)
    return name


def _scenario(folder: Path, name: str) -> Scenario:
    return read(folder / _there(folder, name))


def _command(known: Mapping[str, Any]) -> str:
    """What tries the same claims again, as their page says it; the files of one's own are not known here."""
    shipped = claim_names()
    names = sorted(known["claims"])
    own = [name if name in shipped else f"{name}.yaml" for name in names]
    which = "" if names == sorted(shipped) else "".join(f" {name}" for name in own)
    effort, runs = known["effort"]["name"], known["effort"]["runs"]
    usual = EFFORTS[effort].runs if effort in EFFORTS else runs
    more = "" if runs in (None, usual) else f" --runs {runs}"
    return f"sahel-sim claims{which} --seed {known['seed']} --precision {effort}{more}"
